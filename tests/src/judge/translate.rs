//! The model's points in the judge's own terms.

use super::almanac::{Almanac, Length};
use super::point::{At, End, Season};
use stafett_model as model;
use stafett_model::{Edge, Period, Point};

/// A model's point in the judge's terms.
pub fn at(almanac: &Almanac, point: &Point) -> At {
    let end = |edge: &Edge| match edge {
        Edge::First => End::First,
        Edge::Last => End::Last,
        Edge::After => End::After,
    };
    let season = |season: model::Season| match season {
        model::Season::Autumn => Season::Autumn,
        model::Season::Spring => Season::Spring,
    };
    match point {
        Point::Birth => At::Birth,
        Point::DueDate => At::DueDate,
        Point::SchoolStart => At::SchoolYear(0, End::First),
        Point::Date(day) => At::Date(almanac.parse(day)),
        Point::Event(_) => At::Event,
        Point::Period(Period::SchoolYear(number), edge) => At::SchoolYear(*number, end(edge)),
        Point::Period(
            Period::Term {
                turning,
                season: of,
            },
            edge,
        ) => At::Term(*turning, season(*of), end(edge)),
        Point::Period(Period::CalendarYear(turning), edge) => {
            At::YearOfTurning(*turning, end(edge))
        }
        Point::Period(Period::YearOfAge(age), edge) => At::YearOfAge(*age, end(edge)),
        Point::After(of, length) => at(almanac, of).after(Length {
            months: length.years * 12 + length.months,
            days: length.weeks * 7 + length.days,
        }),
        Point::DayOfYear { of, month, day } => {
            At::SameYear(Box::new(at(almanac, of)), (*month).into(), (*day).into())
        }
        other => panic!("no point of these programmes: {other:?}"),
    }
}
