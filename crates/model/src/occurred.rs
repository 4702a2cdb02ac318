//! When something happened, as exactly as it is known: on a day, in a month, in a year, or on one of
//! several days.

use crate::{Day, NotADay};
use alloc::string::{String, ToString};
use core::fmt;
use serde::{Deserialize, Serialize};

/// The days on one of which something happened: from `first` to `last`, both included. A single day
/// has them equal.
///
/// Written and read as shortly as it can be said: a day, a whole month, a whole year, or else both days.
///
/// ```
/// use stafett_model::Occurred;
/// let may = Occurred::parse("2024-05").unwrap();
/// assert_eq!((may.first.to_string(), may.last.to_string()), ("2024-05-01".into(), "2024-05-31".into()));
/// for text in ["2024-05-03", "2024-05", "2024", "2024-05-03/2024-05-20"] {
///     assert_eq!(Occurred::parse(text).unwrap().to_string(), text);
/// }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Occurred {
    /// First possible day, included.
    pub first: Day,
    /// Last possible day, included.
    pub last: Day,
}

impl From<Day> for Occurred {
    #[inline]
    fn from(day: Day) -> Occurred {
        Occurred {
            first: day,
            last: day,
        }
    }
}

impl Occurred {
    /// On one of the days from the sooner to the later of two, both included.
    pub fn between(one: Day, other: Day) -> Occurred {
        Occurred {
            first: one.min(other),
            last: one.max(other),
        }
    }

    /// On some day of a month (1–12), where the calendar has it.
    pub fn month(year: i32, month: u32) -> Option<Occurred> {
        let first = Day::from_ymd(year, month, 1)?;
        let last = Day::from_ymd(year, month, crate::calendar::days_in_month(year, month))?;
        Some(Occurred { first, last })
    }

    /// On some day of a calendar year, where the calendar has it.
    pub fn year(year: i32) -> Option<Occurred> {
        Some(Occurred {
            first: Day::from_ymd(year, 1, 1)?,
            last: Day::from_ymd(year, 12, 31)?,
        })
    }

    /// The day, where it is known.
    #[inline]
    pub fn day(self) -> Option<Day> {
        (self.first == self.last).then_some(self.first)
    }

    /// The year and month (1–12), where it is exactly a whole month that is known.
    pub fn as_month(self) -> Option<(i32, u32)> {
        let (year, month, _) = self.first.ymd();
        (Occurred::month(year, month) == Some(self)).then_some((year, month))
    }

    /// The year, where it is exactly a whole calendar year that is known.
    pub fn as_year(self) -> Option<i32> {
        let year = self.first.year();
        (Occurred::year(year) == Some(self)).then_some(year)
    }

    /// The days that it has in common with `from`–`through`, both included; `None` where there are none.
    #[inline]
    pub fn within(self, from: Day, through: Day) -> Option<Occurred> {
        let (first, last) = (self.first.max(from), self.last.min(through));
        (first <= last).then_some(Occurred { first, last })
    }

    /// Whether both may have happened on one day.
    #[inline]
    pub fn meets(self, other: Occurred) -> bool {
        self.within(other.first, other.last).is_some()
    }

    /// When the first of the two happened.
    #[inline]
    pub fn sooner(self, other: Occurred) -> Occurred {
        Occurred {
            first: self.first.min(other.first),
            last: self.last.min(other.last),
        }
    }

    /// When the last of the two happened.
    #[inline]
    pub fn later(self, other: Occurred) -> Occurred {
        Occurred {
            first: self.first.max(other.first),
            last: self.last.max(other.last),
        }
    }

    /// Reads `2024-05-03`, `2024-05`, `2024` or `2024-05-03/2024-05-20`.
    ///
    /// # Errors
    /// [`NotADay`] for any other form, and for days that the calendar lacks or has in the other order.
    pub fn parse(text: &str) -> Result<Occurred, NotADay> {
        let none = || NotADay {
            given: text.chars().take(40).collect(),
        };
        if let Some((first, last)) = text.split_once('/') {
            let (first, last) = (Day::parse(first)?, Day::parse(last)?);
            return if first <= last {
                Ok(Occurred { first, last })
            } else {
                Err(none())
            };
        }
        // Of a month and a year, the first day tells whether it is written in the one right form.
        let from = |rest: &str| Day::parse(&[text, rest].concat()).ok();
        match text.len() {
            4 => from("-01-01").and_then(|day| Occurred::year(day.year())),
            7 => from("-01").and_then(|day| Occurred::month(day.year(), day.ymd().1)),
            _ => Day::parse(text).ok().map(Occurred::from),
        }
        .ok_or_else(none)
    }
}

impl fmt::Display for Occurred {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(year) = self.as_year() {
            write!(f, "{year:04}")
        } else if let Some((year, month)) = self.as_month() {
            write!(f, "{year:04}-{month:02}")
        } else if let Some(day) = self.day() {
            write!(f, "{day}")
        } else {
            write!(f, "{}/{}", self.first, self.last)
        }
    }
}

impl Serialize for Occurred {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Occurred {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Occurred::parse(&text).map_err(|error| serde::de::Error::custom(error.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Occurred {
        Occurred::parse(text).unwrap()
    }

    #[test]
    fn a_month_has_all_its_days() {
        assert_eq!(
            read("2024-02"),
            Occurred::between(
                Day::parse("2024-02-01").unwrap(),
                Day::parse("2024-02-29").unwrap()
            )
        );
        assert_eq!(read("2023-02").last, Day::parse("2023-02-28").unwrap());
    }

    #[test]
    fn what_is_no_day_month_or_year_is_refused() {
        for text in [
            "",
            "24",
            "2024-5",
            "2024-13",
            "2024-05-32",
            "2024-05-03T10:00",
            "2024-05-20/2024-05-03",
            "2024-05/2024-06",
            "1599",
            "2800-01",
            "abcd",
            "+202",
        ] {
            assert!(Occurred::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn the_first_and_the_last_of_two_are_as_uncertain_as_they_are() {
        let (may, day) = (read("2024-05"), read("2024-05-10"));
        assert_eq!(may.sooner(day), read("2024-05-01/2024-05-10"));
        assert_eq!(may.later(day), read("2024-05-10/2024-05-31"));
        assert!(may.meets(day) && !day.meets(read("2024-06")));
    }
}
