//! Words of time → points.
//!
//! A period stands for one of its ends, by the operator before it: its first day after `från`,
//! `fram till`, `tidigast`, `efter`, `före`, `samma år som`; its last after `senast`; the day after
//! its last where `till och med` ends a span.

use super::room::Room;
use crate::words::Kind;
use stafett_diag::{Name, Span, Text};
use stafett_model::{Duration, Edge, EventId, ItemId, Period, Point, Season, VisitId};
use stafett_syntax::tree::{self, Identifier, Reach, Scheme, SchoolTerm, Spanned, TermYear};

/// What a point's meaning depends on besides its words.
#[derive(Clone, Copy)]
pub(super) struct Sense<'s> {
    /// Which end of a period is meant.
    pub(super) edge: Edge,
    /// The series inside which the point stands.
    pub(super) series: Option<&'s str>,
}

impl Sense<'_> {
    /// The first day.
    pub(super) const FIRST: Sense<'static> = Sense {
        edge: Edge::First,
        series: None,
    };
    /// The last day.
    pub(super) const LAST: Sense<'static> = Sense {
        edge: Edge::Last,
        series: None,
    };

    /// The same with another end of periods.
    pub(super) fn at(self, edge: Edge) -> Self {
        Sense { edge, ..self }
    }
}

impl Room<'_> {
    /// The first day of a span and the day after its last.
    pub(super) fn reach(&mut self, reach: &Reach) -> Option<(Point, Point)> {
        let from = self.point(&reach.from, Sense::FIRST);
        let until = self.end(&reach.end);
        Some((from?, until?))
    }

    /// The day after the last of a span that ends so.
    pub(super) fn end(&mut self, end: &Spanned<tree::End>) -> Option<Point> {
        match &end.value {
            tree::End::Until(point) => self.point(point, Sense::FIRST),
            tree::End::Through(point) => self.through(point),
        }
    }

    fn through(&mut self, point: &Spanned<tree::Point>) -> Option<Point> {
        match &point.value {
            tree::Point::Date(date) => {
                let last = self.day_at(*date, point.span)?;
                let next = last.plus(1);
                if next.is_none() {
                    return self.out_of_range(point.span, i64::from(last.year()), 1600, 2799);
                }
                next.map(Point::Date)
            }
            tree::Point::Period(_) => self.point(point, Sense::FIRST.at(Edge::After)),
            _ => self.wrong(
                Name::WrongKind,
                point.span,
                Text::new("`till och med` kan bara stå före en hel period eller ett datum", "`through` can only stand before a whole period or a date"),
                Text::new("skriv `fram till` och den första dag som inte räknas med, eller en period: till och med årskurs 4 (nioårig)", "write `until` and the first day that is not included, or a period: through grade 4 (nine-year)"),
            ),
        }
    }

    /// The point that the words mean.
    pub(super) fn point(
        &mut self,
        point: &Spanned<tree::Point>,
        sense: Sense<'_>,
    ) -> Option<Point> {
        self.point_at(&point.value, point.span, sense)
    }

    /// The same, at a place.
    pub(super) fn point_at(
        &mut self,
        point: &tree::Point,
        span: Span,
        sense: Sense<'_>,
    ) -> Option<Point> {
        match point {
            tree::Point::Birth => Some(Point::Birth),
            tree::Point::DueDate => Some(Point::DueDate),
            tree::Point::SchoolStart => self.has_school(span).then_some(Point::SchoolStart),
            tree::Point::Age(age) => self.forward(age, span).map(Point::age),
            tree::Point::CorrectedAge(age) => {
                self.forward(age, span).map(|age| Point::DueDate.plus(age))
            }
            tree::Point::Period(period) => {
                let period = self.period(period, span)?;
                Some(Point::Period(period, sense.edge))
            }
            tree::Point::Date(date) => self.day_at(*date, span).map(Point::Date),
            tree::Point::Named(name) => self.named_point(name, span),
            tree::Point::Dose { series, number } => self
                .dose_point(series.as_ref(), number, sense.series)
                .map(Point::Item),
            tree::Point::After { duration, of } => {
                let length = self.forward(&duration.value, duration.span);
                let of = self.point(of, sense.at(Edge::First));
                Some(of?.plus(length?))
            }
            tree::Point::Before { duration, of } => {
                let length = self.forward(&duration.value, duration.span);
                let of = self.point(of, sense.at(Edge::First));
                Some(of?.plus(length?.backwards()))
            }
            tree::Point::SameYear { day, of } => {
                let on = self.month_day(day, 2000);
                let of = self.point(of, sense.at(Edge::First));
                let on = on?;
                Some(Point::DayOfYear {
                    of: Box::new(of?),
                    month: on.month,
                    day: on.day,
                })
            }
        }
    }

    fn named_point(&mut self, name: &Identifier, span: Span) -> Option<Point> {
        let kinds = [Kind::Event, Kind::Visit, Kind::Item];
        let text = name.as_str();
        for kind in kinds {
            if let Some(id) = self.named.find(kind, text) {
                return Some(match kind {
                    Kind::Event => Point::Event(EventId(id)),
                    Kind::Visit => Point::Visit(VisitId(id)),
                    _ => Point::Item(ItemId(id)),
                });
            }
        }
        if self.named.series.find(text).is_some() {
            return self.which_dose(text, span);
        }
        self.not_found(&kinds, text, span);
        None
    }

    /// Tells that a series is named where one of its doses is meant.
    pub(super) fn which_dose<T>(&mut self, series: &str, span: Span) -> Option<T> {
        let dose = self.word(stafett_grammar::Rule::kw_dose, span);
        self.wrong(
            Name::WrongKind,
            span,
            Text::new(
                format!("\"{series}\" är en vaccinserie, men här ska en av dess doser stå"),
                format!("\"{series}\" is a vaccine series, but here one of its doses must stand"),
            ),
            Text::new(
                format!("skriv vilken dos, till exempel: {series} {dose} 1"),
                format!("write which dose, for example: {series} {dose} 1"),
            ),
        )
    }

    fn dose_point(
        &mut self,
        series: Option<&Spanned<Identifier>>,
        number: &Spanned<u32>,
        inside: Option<&str>,
    ) -> Option<ItemId> {
        match (series, inside) {
            (Some(series), _) => self.dose_id(series, number),
            (None, Some(inside)) => self.dose_of(inside, number),
            (None, None) => self.wrong(
                Name::MissingField,
                number.span,
                Text::new(
                    "här står inte vilken vaccinserie dosen hör till",
                    "this does not say to which vaccine series the dose belongs",
                ),
                Text::new(
                    "skriv seriens namn före dosen",
                    "write the name of the series before the dose",
                ),
            ),
        }
    }

    /// The period that the words mean.
    pub(super) fn period(&mut self, period: &tree::Period, span: Span) -> Option<Period> {
        match period {
            tree::Period::Grade {
                scheme: Scheme::UpperSecondary,
                number,
            } => self.upper_secondary_year(number),
            tree::Period::Grade { scheme, number } => self.school_year(*scheme, number, span),
            tree::Period::PreschoolClass => self.preschool_year(span),
            tree::Period::Term { term, year } => {
                let season = season(*term);
                let year_span = year.span;
                let has_school = self.has_school(span);
                let period = match year.value {
                    TermYear::Turning(turning) => Period::Term {
                        turning: self.years(&Spanned::new(turning, year_span))?,
                        season,
                    },
                    TermYear::Calendar(year) => Period::DatedTerm {
                        year: self.term_year(year, year_span)?,
                        season,
                    },
                };
                has_school.then_some(period)
            }
            tree::Period::YearOfTurning(turning) => self.years(turning).map(Period::CalendarYear),
            tree::Period::YearOfAge(age) => self.years(age).map(Period::YearOfAge),
        }
    }

    /// How far from birth a point lies that is counted from birth alone.
    pub(super) fn distance_from_birth(&mut self, point: &Spanned<tree::Point>) -> Option<Duration> {
        match self.point(point, Sense::FIRST)? {
            Point::Birth => Some(Duration::ZERO),
            Point::After(of, distance) if *of == Point::Birth => Some(distance),
            _ => self.wrong(
                Name::WrongKind,
                point.span,
                Text::new(
                    "här ska ett avstånd från födseln stå",
                    "here a distance from birth must stand",
                ),
                Text::new(
                    "skriv till exempel: 3 veckor före födseln, eller: 18 veckor efter födseln",
                    "write for example: 3 weeks before birth, or: 18 weeks after birth",
                ),
            ),
        }
    }

    /// The ages between which an age range lies, both included, as points.
    pub(super) fn age_range(&mut self, range: &tree::AgeRange) -> Option<(Point, Point)> {
        let span = range.first.span.merge(range.last.span);
        if range.first.value > range.last.value {
            return self.reversed(span);
        }
        let first = self.amount(range.first.value, range.unit, range.first.span)?;
        let last = self.amount(range.last.value, range.unit, range.last.span)?;
        let from = if range.corrected {
            Point::DueDate
        } else {
            Point::Birth
        };
        Some((from.clone().plus(first), from.plus(last)))
    }
}

pub(super) fn season(term: SchoolTerm) -> Season {
    match term {
        SchoolTerm::Autumn => Season::Autumn,
        SchoolTerm::Spring => Season::Spring,
    }
}
