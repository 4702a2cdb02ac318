//! When a visit comes again.

use super::age::{Age, Clock, begins, counted, later, next};
use super::{MOST, told};
use crate::resolved::{MOST_YEARS, TERM_YEARS};
use stafett_diag::{Diagnostic, Span};
use stafett_syntax::tree::{
    Duration, End, Every, Period, Point, Reach, Repetition, SchoolTerm, Spanned, Term, TermYear,
    Unit, When, WhenPart,
};

/// The window of each time, in order; never empty, and not more than [`MOST`].
pub(super) fn times(repetition: &Spanned<Repetition>) -> Result<Vec<When>, Diagnostic> {
    let Repetition { every, reach } = &repetition.value;
    let times = match every {
        Every::Terms(terms) => of_terms(terms, reach),
        Every::Duration(step) => of_ages(step, reach),
    }?;
    match times.len() {
        0 => Err(told::none(repetition.span)),
        count if count > MOST as usize => Err(told::too_many(count, repetition.span)),
        _ => Ok(times),
    }
}

fn part(part: WhenPart, span: Span) -> Spanned<WhenPart> {
    Spanned::new(part, span)
}

// ---------------------------------------------------------------- terms

/// The years that a term is counted by.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Years {
    Turning,
    Calendar,
}

/// A term as a place in the order of all terms.
fn place(point: &Spanned<Point>) -> Result<(Years, i64), Diagnostic> {
    let Point::Period(Period::Term { term, year }) = point.value else {
        return Err(told::no_term(point.span));
    };
    let (years, year, (least, most)) = match year.value {
        TermYear::Turning(age) => (Years::Turning, i64::from(age), (0, i64::from(MOST_YEARS))),
        TermYear::Calendar(year) => {
            let (first, last) = TERM_YEARS;
            (
                Years::Calendar,
                i64::from(year),
                (i64::from(first), i64::from(last)),
            )
        }
    };
    if year < least || most < year {
        return Err(told::no_year(year, (least, most), point.span));
    }
    // The spring term comes first in a calendar year.
    Ok((years, 2 * year + i64::from(term == SchoolTerm::Autumn)))
}

fn of_terms(terms: &[SchoolTerm], reach: &Reach) -> Result<Vec<When>, Diagnostic> {
    let (end, through) = match &reach.end.value {
        End::Until(point) => (point, 0),
        End::Through(point) => (point, 1),
    };
    let (years, first) = place(&reach.from)?;
    let (same, end_place) = place(end)?;
    if years != same {
        return Err(told::two_countings(end.span));
    }
    let span = reach.from.span.merge(end.span);
    let all = (first..end_place + through).take(4 * MOST as usize);
    let windows = all.filter_map(|place| {
        let (year, odd) = (place.div_euclid(2), place.rem_euclid(2));
        let term = if odd == 1 {
            SchoolTerm::Autumn
        } else {
            SchoolTerm::Spring
        };
        let year = match years {
            Years::Turning => TermYear::Turning(u32::try_from(year).ok()?),
            Years::Calendar => TermYear::Calendar(i32::try_from(year).ok()?),
        };
        let year = Spanned::new(year, span);
        terms
            .contains(&term)
            .then(|| whole_term(Period::Term { term, year }, span))
    });
    Ok(windows.collect())
}

/// From the term's first day, which is aimed at, through its last.
fn whole_term(term: Period, span: Span) -> When {
    let term = Point::Period(term);
    When {
        parts: vec![
            part(WhenPart::Earliest(term.clone()), span),
            part(WhenPart::Recommended(term.clone()), span),
            part(WhenPart::Latest(term), span),
        ],
    }
}

// ---------------------------------------------------------------- ages

/// The end of a repetition by age.
struct Limit {
    /// The ages between which the first day that is no longer meant lies, both included.
    between: (Age, Age),
    /// The last day that is meant.
    last: Point,
}

fn of_ages(step: &Spanned<Duration>, reach: &Reach) -> Result<Vec<When>, Diagnostic> {
    let Some((clock, first)) = counted(&reach.from.value) else {
        return Err(told::no_age(reach.from.span));
    };
    if !Age::of(&step.value).is_forward() {
        return Err(told::not_forward(step.span));
    }
    let limit = limit(clock, &reach.end)?;
    let span = reach.from.span.merge(reach.end.span);
    let at = |times: u16| later(clock, &first, &step.value, times, span);
    let mut windows = Vec::new();
    // One more than may be, so that too many is seen.
    for number in 0..=MOST {
        let number = u16::try_from(number).unwrap_or(u16::MAX);
        let begins = at(number);
        if !is_before(&begins, &limit, reach.end.span)? {
            break;
        }
        let next = at(number.saturating_add(1));
        let last = if is_before(&next, &limit, reach.end.span)? {
            day_before(next, span)
        } else {
            limit.last.clone()
        };
        windows.push(When {
            parts: vec![
                part(WhenPart::Recommended(begins.clone()), span),
                part(WhenPart::Earliest(begins), span),
                part(WhenPart::Latest(last), span),
            ],
        });
    }
    Ok(windows)
}

/// Whether every child reaches an age before the end; an error where only some do.
fn is_before(point: &Point, limit: &Limit, end: Span) -> Result<bool, Diagnostic> {
    let (_, age) = counted(point).unwrap_or((Clock::Birth, Duration { terms: Vec::new() }));
    let age = Age::of(&age);
    if age.before(limit.between.0) == Some(true) {
        return Ok(true);
    }
    match age.before(limit.between.1) {
        Some(false) => Ok(false),
        _ => Err(told::some_children(end)),
    }
}

fn limit(clock: Clock, end: &Spanned<End>) -> Result<Limit, Diagnostic> {
    let wrong = || told::no_end(end.span);
    let of_birth = clock == Clock::Birth;
    match &end.value {
        End::Until(point) => {
            let between = match &point.value {
                Point::Period(period) if of_birth => begins(period),
                other => counted(other)
                    .filter(|(of, _)| *of == clock)
                    .map(|(_, age)| (Age::of(&age), Age::of(&age))),
            };
            Ok(Limit {
                between: between.ok_or_else(wrong)?,
                last: day_before(point.value.clone(), point.span),
            })
        }
        End::Through(point) => {
            let Point::Period(period) = &point.value else {
                return Err(wrong());
            };
            let after = next(period).filter(|_| of_birth);
            Ok(Limit {
                between: after.as_ref().and_then(begins).ok_or_else(wrong)?,
                last: point.value.clone(),
            })
        }
    }
}

fn day_before(point: Point, span: Span) -> Point {
    let day = Term {
        amount: 1,
        unit: Unit::Days,
    };
    let duration = Duration {
        terms: vec![Spanned::new(day, span)],
    };
    Point::Before {
        duration: Spanned::new(duration, span),
        of: Box::new(Spanned::new(point, span)),
    }
}
