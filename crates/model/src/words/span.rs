//! Spans in words: from when and until when something holds, as one says it to another person.

use super::{duration, period, point, season_words, title};
use crate::proof::Words;
use crate::{Duration, Edge, Leg, Period, Point, Programme};
use alloc::format;

/// From when a period of responsibility lasts and until when, and what holds of an event with which it ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LegSpan {
    /// "från födseln tills ”Kontakt mellan familjen och BVC” har inträffat".
    pub from_until: Words,
    /// The day by which that event should happen, as a sentence; `None` where nothing is said.
    pub deadline: Option<Words>,
    /// The day on which the responsibility ends without the event, as a sentence; `None` where nothing is said.
    pub limit: Option<Words>,
}

impl LegSpan {
    /// All of it, as one text without a full stop at its end.
    pub fn in_one(&self) -> Words {
        let parts = [
            Some(&self.from_until),
            self.deadline.as_ref(),
            self.limit.as_ref(),
        ];
        let mut all = Words::default();
        for part in parts.into_iter().flatten() {
            super::push(&mut all.sv, ". ", &part.sv);
            super::push(&mut all.en, ". ", &part.en);
        }
        all
    }
}

/// The span of a period of responsibility.
pub fn leg_span(programme: &Programme, leg: &Leg) -> LegSpan {
    let limit = leg.limit.as_ref().map(|limit| on(programme, limit));
    LegSpan {
        from_until: from_until(programme, &leg.from, &leg.until),
        deadline: leg.deadline.as_ref().map(|deadline| {
            let by = by(programme, deadline);
            Words::new(
                format!("Det ska ske senast {}", by.sv),
                format!("It should happen no later than {}", by.en),
            )
        }),
        limit: limit.map(|on| match leg.until {
            Point::Event(_) => Words::new(
                format!("Sker det inte upphör ansvaret ändå {}", on.sv),
                format!("If it does not, the responsibility still ends {}", on.en),
            ),
            _ => Words::new(
                format!("Ansvaret upphör senast {}", on.sv),
                format!("The responsibility ends {} at the latest", on.en),
            ),
        }),
    }
}

/// "från skolstart tills barnet fyller 18 år".
pub fn from_until(programme: &Programme, first: &Point, end: &Point) -> Words {
    let (first, end) = (from(programme, first), until(programme, end));
    Words::new(
        format!("{} {}", first.sv, end.sv),
        format!("{} {}", first.en, end.en),
    )
}

/// The first day of a span: "från skolstart", "från den dag då ”Kontakt mellan familjen och BVC” inträffar".
pub fn from(programme: &Programme, first: &Point) -> Words {
    let (sv, en) = match first {
        Point::Event(_) => {
            let event = named(programme, first);
            return Words::new(
                format!("från den dag då {} inträffar", event.sv),
                format!("from the day on which {} happens", event.en),
            );
        }
        Point::Period(Period::CalendarYear(turning), Edge::First) => (
            format!("från och med det år barnet fyller {turning}"),
            format!("from the year in which the child turns {turning}"),
        ),
        Point::Period(of @ Period::SchoolYear(_), Edge::First) => {
            let name = called(programme, *of);
            (
                format!("från och med {}", name.sv),
                format!("from {}", name.en),
            )
        }
        Point::Period(of, Edge::First) => {
            let name = called(programme, *of);
            (format!("från {}", name.sv), format!("from {}", name.en))
        }
        other => {
            let name = named(programme, other);
            (format!("från {}", name.sv), format!("from {}", name.en))
        }
    };
    Words::new(sv, en)
}

/// The end of a span, the first day that is not in it: "tills barnet fyller 18 år", "fram till skolstart".
pub fn until(programme: &Programme, end: &Point) -> Words {
    match end {
        Point::Event(_) => {
            let event = named(programme, end);
            Words::new(
                format!("tills {} har inträffat", event.sv),
                format!("until {} has happened", event.en),
            )
        }
        Point::After(of, length) if is_age(of, *length) => {
            let age = reaches(*length);
            Words::new(
                format!("tills barnet {}", age.sv),
                format!("until the child {}", age.en),
            )
        }
        Point::Period(of, edge) => until_period(programme, *of, *edge),
        other => {
            let name = named(programme, other);
            Words::new(
                format!("fram till {}", name.sv),
                format!("until {}", name.en),
            )
        }
    }
}

fn until_period(programme: &Programme, of: Period, edge: Edge) -> Words {
    let name = called(programme, of);
    match (of, edge) {
        (Period::CalendarYear(turning), Edge::First) => through_year(turning.saturating_sub(1)),
        (Period::CalendarYear(turning), Edge::After) => through_year(turning),
        (Period::YearOfAge(years), Edge::First) => Words::new(
            format!("tills barnet fyller {years} år"),
            format!("until the child turns {years}"),
        ),
        (_, Edge::First) => Words::new(
            format!("tills {} börjar", name.sv),
            format!("until {} begins", name.en),
        ),
        (_, Edge::Last) => Words::new(
            format!("fram till sista dagen i {}", name.sv),
            format!("until the last day of {}", name.en),
        ),
        (_, Edge::After) => Words::new(
            format!("till och med {}", name.sv),
            format!("through {}", name.en),
        ),
    }
}

/// A period by a name that stands inside a sentence.
fn called(programme: &Programme, of: Period) -> Words {
    match of {
        Period::Term { turning, season } => {
            let term = season_words(season);
            Words::new(
                format!("{} det år barnet fyller {turning}", term.sv),
                format!("{} of the year in which the child turns {turning}", term.en),
            )
        }
        other => period(programme, other),
    }
}

fn through_year(turning: u8) -> Words {
    Words::new(
        format!("till och med det år barnet fyller {turning}"),
        format!("through the year in which the child turns {turning}"),
    )
}

/// A day as the last on which something may happen: "den dag barnet blir 3 veckor".
fn by(programme: &Programme, day: &Point) -> Words {
    match day {
        Point::After(of, length) if is_age(of, *length) => {
            let (age, years) = (reaches(*length), is_years(*length));
            let sv = if years { age.sv } else { becomes(*length) };
            Words::new(
                format!("den dag barnet {sv}"),
                format!("the day the child {}", age.en),
            )
        }
        other => named(programme, other),
    }
}

/// The same after a verb: "vid skolstart", "den dag barnet blir 4 veckor".
fn on(programme: &Programme, day: &Point) -> Words {
    match day {
        Point::After(of, length) if is_age(of, *length) => {
            let by = by(programme, day);
            Words::new(by.sv, format!("on {}", by.en))
        }
        Point::Period(of, Edge::First) => {
            let name = called(programme, *of);
            Words::new(
                format!("när {} börjar", name.sv),
                format!("when {} begins", name.en),
            )
        }
        other => {
            let name = named(programme, other);
            Words::new(format!("vid {}", name.sv), format!("at {}", name.en))
        }
    }
}

/// What a child does on the day of an age: "fyller 18 år", "är 4 veckor".
fn reaches(length: Duration) -> Words {
    let age = duration(length);
    if is_years(length) {
        return Words::new(
            format!("fyller {}", age.sv),
            format!("turns {}", length.years),
        );
    }
    Words::new(format!("är {}", age.sv), format!("is {} old", age.en))
}

fn becomes(length: Duration) -> alloc::string::String {
    format!("blir {}", duration(length).sv)
}

fn is_years(length: Duration) -> bool {
    let years = length.years;
    length
        == Duration {
            years,
            ..Duration::ZERO
        }
}

/// Whether a point counted from another is the day on which the child reaches an age.
fn is_age(of: &Point, length: Duration) -> bool {
    let (_, back) = length.ahead_and_back();
    *of == Point::Birth && back.is_zero()
}

/// A point as a noun phrase, with the title that it may name in quotation marks: a title is written to stand
/// alone, and bends to no sentence.
pub fn named(programme: &Programme, at: &Point) -> Words {
    let plain = point(programme, at);
    let meta = match at.root() {
        Point::Event(id) => programme.event(*id).map(|row| &row.meta),
        Point::Visit(id) => programme.visit(*id).map(|row| &row.meta),
        Point::Item(id) => programme.item(*id).map(|row| &row.meta),
        _ => return plain,
    };
    let title = title(meta).sv;
    if title.is_empty() {
        return plain;
    }
    Words::new(
        plain.sv.replacen(&title, &format!("”{title}”"), 1),
        plain.en.replacen(&title, &format!("“{title}”"), 1),
    )
}
