//! Which calendar years of birth look alike to a point.
//!
//! How far from birth a point lies depends on the day of birth, on the lengths of the years that are
//! counted through, and on nothing else, unless a date comes in. Seen from the first of January of
//! the birth year, two calendars are the same for as long as the same years are leap years: every
//! step by which a point is located (months, days, a day of the year, a period of the calendar)
//! then ends the same number of days later. A date comes in by a published term; so the days on
//! which the terms in question begin, if published, are part of the look of a year. A year from
//! which a point might lead out of the range of [`Day`] looks like no other.

use crate::history::AnyChild;
use stafett_model::locate::{Located, locate, variable_of};
use stafett_model::{Day, Duration, Edge, Period, Point, Programme, Variable};

/// How many calendar years before and after the year of birth a place may rest on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Reach {
    /// Years before the year of birth.
    pub(crate) back: i32,
    /// Years after it.
    pub(crate) ahead: i32,
}

impl Reach {
    /// As far as there are days, and further.
    pub(crate) const UNBOUNDED: Reach = Reach {
        back: i32::MAX,
        ahead: i32::MAX,
    };

    /// What covers both.
    pub(crate) fn and(self, other: Reach) -> Reach {
        Reach {
            back: self.back.max(other.back),
            ahead: self.ahead.max(other.ahead),
        }
    }

    /// This one and that much further.
    pub(crate) fn ahead_by(self, other: Reach) -> Reach {
        Reach {
            back: self.back.saturating_add(other.back),
            ahead: self.ahead.saturating_add(other.ahead),
        }
    }

    /// The reach of whatever lies a duration away from a day within this one.
    pub(crate) fn plus(self, duration: Duration) -> Reach {
        let months = duration
            .years
            .saturating_mul(12)
            .saturating_add(duration.months);
        let days = duration
            .weeks
            .saturating_mul(7)
            .saturating_add(duration.days);
        self.step(years_of(months, 12)).step(years_of(days, 365))
    }

    fn step(self, years: i32) -> Reach {
        Reach {
            back: self.back.saturating_add(years.saturating_neg().max(0)),
            ahead: self.ahead.saturating_add(years.max(0)),
        }
    }
}

/// How many years a number of units can lead away, with its sign.
fn years_of(units: i32, in_a_year: i32) -> i32 {
    let years = units.saturating_abs().saturating_add(in_a_year - 1) / in_a_year;
    years * units.signum()
}

/// What a place is counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Footing {
    /// A date: the place is the same for every child.
    Date,
    /// The calendar year of birth: the place is the same for all who are born in a year.
    BirthYear(Reach),
    /// The day of birth.
    BirthDay(Reach),
}

/// What the place of a point is counted from, for [any child](AnyChild).
pub(crate) fn footing(programme: &Programme, point: &Point) -> Footing {
    match point {
        Point::After(of, duration) => match footing(programme, of) {
            Footing::Date => Footing::Date,
            Footing::BirthYear(reach) => Footing::BirthYear(reach.plus(*duration)),
            Footing::BirthDay(reach) => Footing::BirthDay(reach.plus(*duration)),
        },
        Point::DayOfYear { of, .. } => footing(programme, of),
        Point::Birth | Point::Visit(_) | Point::Item(_) => Footing::BirthDay(Reach::default()),
        Point::DueDate => Footing::BirthDay(due_date(programme)),
        Point::Date(_) => Footing::Date,
        Point::SchoolStart => period(programme, Period::SchoolYear(0), Edge::First),
        Point::Period(of, edge) => period(programme, *of, *edge),
        Point::Event(_) => match awaited(programme, point) {
            None => Footing::BirthDay(Reach::default()),
            Some(earliest) => match footing(programme, earliest) {
                // An event that waits for a day outside the range of days may come from birth on.
                Footing::Date if dated(programme, earliest) != Located::Never => Footing::Date,
                Footing::Date => Footing::BirthDay(Reach::default()),
                Footing::BirthYear(reach) | Footing::BirthDay(reach) => Footing::BirthDay(reach),
            },
        },
    }
}

/// The point for which an event waits; `None` where it may come from birth on.
fn awaited<'p>(programme: &'p Programme, point: &Point) -> Option<&'p Point> {
    let Point::Event(event) = point.root() else {
        return None;
    };
    let earliest = &programme.event(*event)?.earliest;
    (!matches!(earliest, Point::Event(_))).then_some(earliest)
}

fn due_date(programme: &Programme) -> Reach {
    let (early, late) = AnyChild::due_range(programme);
    Reach::default()
        .plus(early)
        .and(Reach::default().plus(late))
}

fn period(programme: &Programme, period: Period, edge: Edge) -> Footing {
    let years = |turning: u8| Reach {
        // The last day of a period is the day before another: perhaps in the year before.
        back: i32::from(edge == Edge::Last),
        ahead: i32::from(turning).saturating_add(1),
    };
    match period {
        Period::DatedTerm { .. } => Footing::Date,
        Period::YearOfAge(age) => Footing::BirthDay(years(age)),
        Period::CalendarYear(turning) | Period::Term { turning, .. } => {
            Footing::BirthYear(years(turning))
        }
        Period::SchoolYear(index) => {
            let turning = programme
                .school
                .as_ref()
                .and_then(|school| school.start_turning.iter().max());
            Footing::BirthYear(years(index).step(turning.map_or(0, |age| i32::from(*age))))
        }
    }
}

/// Where a point that is counted from a date lies, whoever the child.
pub(crate) fn dated(programme: &Programme, point: &Point) -> Located {
    let child = AnyChild {
        programme,
        birth: programme.population.born_from,
        start: None,
    };
    locate(programme, point, &child)
}

/// What a calendar year of birth looks like to a point: years that look alike have equal looks.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Look {
    /// By which of the years in reach are leap years, and by the published first days of the terms
    /// on which the point rests, by value of the start fact, in days from the first of January.
    Of {
        /// One bit for each year in reach, the first in the lowest.
        leap: u128,
        /// Published first days.
        terms: Vec<Option<i32>>,
    },
    /// Like no other.
    Alone(i32),
}

impl Look {
    /// The look of a year, of which `first` is the first of January, to points of this reach.
    pub(crate) fn calendar(first: Day, reach: Reach) -> Look {
        let year = first.year();
        let from = year.saturating_sub(reach.back);
        let through = year.saturating_add(reach.ahead);
        let in_range = Day::FIRST.year() <= from && through <= Day::LAST.year();
        let Some(leap) = in_range.then(|| leap_years(from, through)).flatten() else {
            return Look::Alone(year);
        };
        Look::Of {
            leap,
            terms: Vec::new(),
        }
    }

    /// The look of a year to one point, which may rest on the published days of terms, too.
    pub(crate) fn to_point(
        programme: &Programme,
        point: &Point,
        reach: Reach,
        first: Day,
        starts: &[Option<i32>],
    ) -> Look {
        let look = Look::calendar(first, reach);
        let terms: Vec<Option<Day>> = starts
            .iter()
            .map(|start| published(programme, point, first, *start))
            .collect();
        let year = first.year();
        let in_reach = |day: &Day| {
            year.saturating_sub(reach.back) <= day.year()
                && day.year() <= year.saturating_add(reach.ahead)
        };
        match look {
            Look::Of { leap, .. } if terms.iter().flatten().all(in_reach) => {
                let since = |day: &Option<Day>| day.map(|day| day.since(first));
                let terms = terms.iter().map(since).collect();
                Look::Of { leap, terms }
            }
            _ => Look::Alone(year),
        }
    }
}

fn leap_years(from: i32, through: i32) -> Option<u128> {
    let years = through.checked_sub(from)?;
    (years < 128).then(|| {
        (0..=years)
            .filter(|at| Day::from_ymd(from + at, 2, 29).is_some())
            .fold(0, |leap, at| leap | (1 << at))
    })
}

/// The published first day of the term on which a point rests in the end, for a child born on
/// `first`.
fn published(programme: &Programme, point: &Point, first: Day, start: Option<i32>) -> Option<Day> {
    let mut ground = point;
    // An event waits for a point, perhaps one that is counted from another event.
    for _ in 0..=programme.events.len() {
        match awaited(programme, ground) {
            Some(earliest) => ground = earliest,
            None => break,
        }
    }
    let child = AnyChild {
        programme,
        birth: first,
        start,
    };
    let Some(Variable::Term(year, season)) = variable_of(programme, ground, &child) else {
        return None;
    };
    let terms = &programme.school.as_ref()?.published;
    let term = terms
        .iter()
        .find(|term| term.year == year && term.season == season)?;
    Some(term.first_day)
}
