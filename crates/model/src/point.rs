//! Points in a childhood, as data. What day a point is for one child, [`crate::locate`] tells.

use crate::{Day, EventId, ItemId, VisitId};
use alloc::boxed::Box;
use serde::{Deserialize, Serialize};

/// A length of time in calendar terms, each with its own sign. Years and months are added first,
/// then weeks and days; see [`crate::calendar::add`].
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(default)]
pub struct Duration {
    /// Calendar years.
    #[serde(skip_serializing_if = "is_zero")]
    pub years: i32,
    /// Calendar months.
    #[serde(skip_serializing_if = "is_zero")]
    pub months: i32,
    /// Weeks of seven days.
    #[serde(skip_serializing_if = "is_zero")]
    pub weeks: i32,
    /// Days.
    #[serde(skip_serializing_if = "is_zero")]
    pub days: i32,
}

fn is_zero(term: &i32) -> bool {
    *term == 0
}

impl Duration {
    /// No time at all.
    pub const ZERO: Duration = Duration {
        years: 0,
        months: 0,
        weeks: 0,
        days: 0,
    };

    /// Whether it is no time at all, term by term.
    pub fn is_zero(&self) -> bool {
        *self == Duration::ZERO
    }

    /// `days` days.
    pub fn days(days: i32) -> Self {
        Duration { days, ..Self::ZERO }
    }

    /// The same length counted backwards: every term with the opposite sign.
    #[must_use]
    pub fn backwards(self) -> Self {
        Duration {
            years: self.years.saturating_neg(),
            months: self.months.saturating_neg(),
            weeks: self.weeks.saturating_neg(),
            days: self.days.saturating_neg(),
        }
    }

    /// What is counted forwards, and what is counted back from there, as a length: of "15 years −1 day"
    /// 15 years and 1 day.
    pub fn ahead_and_back(self) -> (Duration, Duration) {
        (self.terms_ahead(), self.backwards().terms_ahead())
    }

    fn terms_ahead(self) -> Duration {
        Duration {
            years: self.years.max(0),
            months: self.months.max(0),
            weeks: self.weeks.max(0),
            days: self.days.max(0),
        }
    }
}

/// A school term.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Season {
    /// The autumn term: from its first day to the day before the spring term.
    Autumn,
    /// The spring term: from its first day to the day before the next autumn term.
    Spring,
}

/// A named stretch of time: an interval whose first and last day both belong to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Period {
    /// A school year counted from the child's own school start (0 = the first). Grade labels of the
    /// nine- and ten-year schemes are names for these; see [`crate::school::SchoolCalendar`]. Runs
    /// to the day before the next school year.
    SchoolYear(u8),
    /// A term of the calendar year in which the child turns `turning`.
    Term {
        /// The age reached in that calendar year.
        turning: u8,
        /// Which term.
        season: Season,
    },
    /// A term of a dated calendar year.
    DatedTerm {
        /// The calendar year.
        year: i32,
        /// Which term.
        season: Season,
    },
    /// The calendar year in which the child turns this many years.
    CalendarYear(u8),
    /// The year of age: from the birthday of this number to the day before the next.
    YearOfAge(u8),
}

/// Which end of a period is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Edge {
    /// Its first day.
    First,
    /// Its last day.
    Last,
    /// The day after its last day.
    After,
}

/// A point in a childhood.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Point {
    /// The day of birth.
    Birth,
    /// The day on which the birth was expected; corrected age counts from it.
    DueDate,
    /// The child's first day in school: the first day of school year 0.
    SchoolStart,
    /// A dated day.
    Date(Day),
    /// An end of a period.
    Period(Period, Edge),
    /// The day on which a named event happened.
    Event(EventId),
    /// The day on which a visit was done.
    Visit(VisitId),
    /// The day on which a content item (a dose, say) was done.
    Item(ItemId),
    /// That long after another point.
    After(Box<Point>, Duration),
    /// The day of month and month in the calendar year of another point.
    DayOfYear {
        /// The point whose calendar year is meant.
        of: Box<Point>,
        /// Month, 1–12.
        month: u8,
        /// Day of month, 1–31; where the month lacks it, the month's last day.
        day: u8,
    },
}

impl Point {
    /// An age counted from birth.
    pub fn age(duration: Duration) -> Point {
        Point::Birth.plus(duration)
    }

    /// That long after this point; the point itself where `duration` is zero.
    #[must_use]
    pub fn plus(self, duration: Duration) -> Point {
        if duration == Duration::ZERO {
            self
        } else {
            Point::After(Box::new(self), duration)
        }
    }

    /// The point that this one is counted from in the end: one that is neither `After` nor
    /// `DayOfYear`.
    pub fn root(&self) -> &Point {
        match self {
            Point::After(of, _) | Point::DayOfYear { of, .. } => of.root(),
            root => root,
        }
    }
}
