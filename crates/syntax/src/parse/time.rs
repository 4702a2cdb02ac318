use stafett_grammar::Rule;

use super::node::Node;
use crate::tree::{
    AgeRange, DateRange, Duration, End, Identifier, MonthDay, Period, Point, Reach, Scheme,
    SchoolTerm, Spanned, Term, TermYear, Unit, When, WhenPart,
};

pub(super) fn duration(node: &Node<'_>) -> Option<Spanned<Duration>> {
    let terms = node
        .all(Rule::duration_term)
        .map(|term| {
            let amount = i32::try_from(term.number()?.value).unwrap_or(i32::MAX);
            let negative = term.child(Rule::minus).is_some();
            let unit = unit(&term.child(Rule::unit)?)?;
            Some(term.spanned(Term {
                amount: if negative { -amount } else { amount },
                unit,
            }))
        })
        .collect::<Option<Vec<_>>>()?;
    Some(node.spanned(Duration { terms }))
}

/// The duration among the children of `node`.
pub(super) fn child_duration(node: &Node<'_>) -> Option<Spanned<Duration>> {
    duration(&node.child(Rule::duration)?)
}

fn unit(node: &Node<'_>) -> Option<Unit> {
    match node.first()?.rule() {
        Rule::kw_years => Some(Unit::Years),
        Rule::kw_months => Some(Unit::Months),
        Rule::kw_weeks => Some(Unit::Weeks),
        Rule::kw_days => Some(Unit::Days),
        _ => None,
    }
}

pub(super) fn month_day(node: &Node<'_>) -> Option<Spanned<MonthDay>> {
    const MONTHS: [Rule; 12] = [
        Rule::kw_january,
        Rule::kw_february,
        Rule::kw_march,
        Rule::kw_april,
        Rule::kw_may,
        Rule::kw_june,
        Rule::kw_july,
        Rule::kw_august,
        Rule::kw_september,
        Rule::kw_october,
        Rule::kw_november,
        Rule::kw_december,
    ];
    let spelled = node.child(Rule::month)?.first()?.rule();
    let month = (1..).zip(MONTHS).find(|(_, rule)| *rule == spelled)?.0;
    Some(node.spanned(MonthDay {
        day: node.number()?.value,
        month,
    }))
}

/// The point among the children of `node`.
pub(super) fn child_point(node: &Node<'_>) -> Option<Spanned<Point>> {
    point(&node.child(Rule::point)?)
}

pub(super) fn point(node: &Node<'_>) -> Option<Spanned<Point>> {
    let inner = node.first()?;
    let value = match inner.rule() {
        Rule::kw_birth => Point::Birth,
        Rule::kw_due_date => Point::DueDate,
        Rule::kw_school_start => Point::SchoolStart,
        Rule::date => Point::Date(inner.as_date()?),
        Rule::period => Point::Period(period(&inner)?),
        Rule::counted => counted(&inner)?,
        Rule::same_year => Point::SameYear {
            day: month_day(&inner.child(Rule::month_day)?)?,
            of: Box::new(child_point(&inner)?),
        },
        Rule::dose_given => Point::Dose {
            series: inner.name(),
            number: inner.number()?,
        },
        Rule::named => Point::Named(inner.name()?.value),
        _ => return None,
    };
    Some(node.spanned(value))
}

fn counted(node: &Node<'_>) -> Option<Point> {
    let duration = child_duration(node)?;
    if let Some(after) = node.child(Rule::counted_after) {
        Some(Point::After {
            duration,
            of: Box::new(child_point(&after)?),
        })
    } else if let Some(before) = node.child(Rule::counted_before) {
        Some(Point::Before {
            duration,
            of: Box::new(child_point(&before)?),
        })
    } else if node.child(Rule::kw_corrected_age).is_some() {
        Some(Point::CorrectedAge(duration.value))
    } else {
        Some(Point::Age(duration.value))
    }
}

fn period(node: &Node<'_>) -> Option<Period> {
    let inner = node.first()?;
    match inner.rule() {
        Rule::grade => {
            let scheme = match inner.child(Rule::grade_scheme)?.first()?.rule() {
                Rule::kw_nine_year => Scheme::NineYear,
                _ => Scheme::TenYear,
            };
            Some(Period::Grade {
                scheme,
                number: inner.number()?,
            })
        }
        Rule::upper_grade => Some(Period::Grade {
            scheme: Scheme::UpperSecondary,
            number: inner.number()?,
        }),
        Rule::kw_preschool_class => Some(Period::PreschoolClass),
        Rule::term => Some(Period::Term {
            term: school_term(&inner)?,
            year: term_year(&inner)?,
        }),
        Rule::turning => Some(Period::YearOfTurning(inner.number()?)),
        _ => None,
    }
}

/// The school term among the children of `node`.
pub(super) fn school_term(node: &Node<'_>) -> Option<SchoolTerm> {
    one_term(&node.child(Rule::school_term)?)
}

/// Every school term among the children of `node`.
pub(super) fn school_terms(node: &Node<'_>) -> Option<Vec<SchoolTerm>> {
    let terms = node.all(Rule::school_term).map(|term| one_term(&term));
    terms.collect()
}

fn one_term(node: &Node<'_>) -> Option<SchoolTerm> {
    match node.first()?.rule() {
        Rule::kw_autumn_term => Some(SchoolTerm::Autumn),
        Rule::kw_spring_term => Some(SchoolTerm::Spring),
        _ => None,
    }
}

fn term_year(node: &Node<'_>) -> Option<Spanned<TermYear>> {
    if let Some(turning) = node.child(Rule::turning) {
        return Some(turning.spanned(TermYear::Turning(turning.number()?.value)));
    }
    Some(year(node)?.map(TermYear::Calendar))
}

/// The four-digit year among the children of `node`.
pub(super) fn year(node: &Node<'_>) -> Option<Spanned<i32>> {
    let year = node.child(Rule::year)?;
    Some(year.spanned(year.text().trim().parse().ok()?))
}

/// The end among the children of `node`.
pub(super) fn child_end(node: &Node<'_>) -> Option<Spanned<End>> {
    let node = node.child(Rule::end)?;
    let inner = node.first()?;
    let value = match inner.rule() {
        Rule::until => End::Until(child_point(&inner)?),
        _ => End::Through(through_time(&inner.child(Rule::through_time)?)?),
    };
    Some(node.spanned(value))
}

fn through_time(node: &Node<'_>) -> Option<Spanned<Point>> {
    let inner = node.first()?;
    let value = match inner.rule() {
        Rule::year_of_age => Point::Period(Period::YearOfAge(inner.number()?)),
        Rule::period => Point::Period(period(&inner)?),
        Rule::date => Point::Date(inner.as_date()?),
        _ => return None,
    };
    Some(node.spanned(value))
}

/// The start (`från …`) among the children of `node`.
pub(super) fn child_from(node: &Node<'_>) -> Option<Spanned<Point>> {
    child_point(&node.child(Rule::from)?)
}

/// The reach (`från … fram till …`) among the children of `node`.
pub(super) fn child_reach(node: &Node<'_>) -> Option<Reach> {
    let reach = node.child(Rule::reach)?;
    Some(Reach {
        from: child_from(&reach)?,
        end: child_end(&reach)?,
    })
}

/// The range of dates among the children of `node`.
pub(super) fn child_date_range(node: &Node<'_>) -> Option<DateRange> {
    let range = node.child(Rule::date_range)?;
    let mut dates = range.dates();
    Some(DateRange {
        from: dates.next()?,
        through: dates.next()?,
    })
}

/// A `when` field, or the parts of a dose.
pub(super) fn when(node: &Node<'_>) -> Option<Spanned<When>> {
    let parts = node
        .children()
        .filter_map(|part| match part.rule() {
            Rule::bare_time => Some(preferred(&part).map(|value| part.spanned(value))),
            Rule::when_part => Some(when_part(&part).map(|value| part.spanned(value))),
            _ => None,
        })
        .collect::<Option<Vec<_>>>()?;
    Some(node.spanned(When { parts }))
}

fn when_part(node: &Node<'_>) -> Option<WhenPart> {
    let inner = node.first()?;
    match inner.rule() {
        Rule::recommended => preferred(&inner),
        Rule::earliest => Some(WhenPart::Earliest(child_point(&inner)?.value)),
        Rule::latest => Some(WhenPart::Latest(child_point(&inner)?.value)),
        Rule::at_least_after => Some(WhenPart::AtLeast {
            duration: child_duration(&inner)?,
            after: child_point(&inner)?,
        }),
        Rule::at_most_after => Some(WhenPart::AtMost {
            duration: child_duration(&inner)?,
            after: child_point(&inner)?,
        }),
        Rule::in_window => Some(WhenPart::Window(Identifier::clone(&inner.name()?.value))),
        _ => None,
    }
}

fn preferred(node: &Node<'_>) -> Option<WhenPart> {
    let Some(range) = node.child(Rule::age_range) else {
        return Some(WhenPart::Recommended(child_point(node)?.value));
    };
    let mut numbers = range.numbers();
    Some(WhenPart::Range(AgeRange {
        first: numbers.next()?,
        last: numbers.next()?,
        unit: unit(&range.child(Rule::unit)?)?,
        corrected: range.child(Rule::kw_corrected_age).is_some(),
    }))
}
