//! Days as numbers, and their only conversions to and from year, month and day of month.

use alloc::string::{String, ToString};
use chrono::{Datelike, NaiveDate};
use core::fmt;
use core::num::NonZeroU32;
use serde::{Deserialize, Serialize};

/// A day of the proleptic Gregorian calendar, as the number of days since 1970-01-01.
///
/// Kept as its place in the range, from 1, so that `Option<Day>` is no larger than a day.
///
/// Arithmetic holds from 1600-01-01 to 2799-12-31, both included; whatever would leave that range
/// is `None`. Written and read as `2026-08-18`: exactly ten characters, nothing around them.
///
/// ```
/// use stafett_model::Day;
/// let day = Day::parse("2024-02-29").unwrap();
/// assert_eq!(day.plus(1).unwrap().to_string(), "2024-03-01");
/// assert!(Day::parse("2025-02-29").is_err());
/// assert!(Day::parse("2025-2-9").is_err());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(NonZeroU32);

/// A text or number that names no day between 1600-01-01 and 2799-12-31.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotADay {
    /// What was given.
    pub given: String,
}

impl fmt::Display for NotADay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "\"{}\" is not a day of the form 2026-08-18 between 1600 and 2799",
            self.given
        )
    }
}

impl core::error::Error for NotADay {}

/// Days from 0001-01-01 (which chrono counts as day 1) to 1970-01-01.
const CE_OF_EPOCH: i32 = 719_163;

/// The number of the day before the first of the range.
const BEFORE_FIRST: i32 = -135_141;

impl Day {
    /// 1600-01-01, the first day of the range.
    pub const FIRST: Day = Day(NonZeroU32::MIN);
    /// 2799-12-31, the last day of the range.
    pub const LAST: Day = Day(NonZeroU32::MIN.saturating_add(438_290));

    /// The day with this number, counted from 1970-01-01 as 0.
    #[inline]
    pub fn from_number(number: i32) -> Option<Day> {
        // What wraps lies beyond the range all the same.
        Self::at(number.wrapping_sub(BEFORE_FIRST).cast_unsigned())
    }

    /// The day at a place of the range, counted from 1.
    #[inline]
    fn at(place: u32) -> Option<Day> {
        let day = Day(NonZeroU32::new(place)?);
        (day <= Self::LAST).then_some(day)
    }

    /// Days since 1970-01-01; negative before.
    #[inline]
    pub fn number(self) -> i32 {
        self.0.get().cast_signed().wrapping_add(BEFORE_FIRST)
    }

    /// The day of `year`, `month` (1–12) and `day` (1–31), where the calendar has it.
    #[inline]
    pub fn from_ymd(year: i32, month: u32, day: u32) -> Option<Day> {
        let date = NaiveDate::from_ymd_opt(year, month, day)?;
        Self::from_number(date.num_days_from_ce().checked_sub(CE_OF_EPOCH)?)
    }

    /// Year, month (1–12) and day of month (1–31).
    ///
    /// After Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `civil_from_days`.
    #[inline]
    #[allow(clippy::arithmetic_side_effects)] // the range of Day keeps every term far inside i32
    pub fn ymd(self) -> (i32, u32, u32) {
        let shifted = (self.number() + 719_468).unsigned_abs();
        let (era, day_of_era) = (shifted / 146_097, shifted % 146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_from_march = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
        let month = if month_from_march < 10 {
            month_from_march + 3
        } else {
            month_from_march - 9
        };
        let year = year_of_era + era * 400 + u32::from(month <= 2);
        (year.cast_signed(), month, day)
    }

    /// The calendar year.
    #[inline]
    pub fn year(self) -> i32 {
        self.ymd().0
    }

    /// The day `days` later, or earlier where `days` is negative.
    #[inline]
    pub fn plus(self, days: i32) -> Option<Day> {
        // As above: what wraps lies beyond the range.
        Self::at(self.0.get().wrapping_add_signed(days))
    }

    /// The day before; at the start of the range, the first day itself.
    #[inline]
    pub fn before(self) -> Day {
        self.plus(-1).unwrap_or(self)
    }

    /// Days from `earlier` to this day; negative where `earlier` is later.
    #[inline]
    pub fn since(self, earlier: Day) -> i32 {
        self.number().saturating_sub(earlier.number())
    }

    /// Reads `2026-08-18`.
    ///
    /// # Errors
    /// [`NotADay`] for any other form, a day that the calendar lacks, or one out of range.
    pub fn parse(text: &str) -> Result<Day, NotADay> {
        let not_a_day = || NotADay {
            given: text.chars().take(40).collect(),
        };
        let bytes = text.as_bytes();
        let form = bytes.len() == 10
            && bytes.iter().enumerate().all(|(at, byte)| match at {
                4 | 7 => *byte == b'-',
                _ => byte.is_ascii_digit(),
            });
        if !form {
            return Err(not_a_day());
        }
        let part =
            |from: usize, to: usize| text.get(from..to).and_then(|digits| digits.parse().ok());
        let (year, month, day): (Option<u32>, Option<u32>, Option<u32>) =
            (part(0, 4), part(5, 7), part(8, 10));
        year.and_then(|year| i32::try_from(year).ok())
            .zip(month)
            .zip(day)
            .and_then(|((year, month), day)| Day::from_ymd(year, month, day))
            .ok_or_else(not_a_day)
    }

    /// Whether a text names a day as [`Day::parse`] reads it, but for its year, which lies out of range.
    ///
    /// ```
    /// # use stafett_model::Day;
    /// assert!(Day::is_out_of_range("1066-10-14"));
    /// assert!(!Day::is_out_of_range("1066-02-29"));
    /// assert!(!Day::is_out_of_range("2026-08-18"));
    /// ```
    pub fn is_out_of_range(text: &str) -> bool {
        // Every fourth century has the same days.
        let in_range = |year: u32| year.checked_rem(400)?.checked_add(2_000);
        let year = text.get(..4).and_then(|year| year.parse().ok());
        let like = year.and_then(in_range).zip(text.get(4..));
        let is_day = like.is_some_and(|(year, rest)| {
            let like = alloc::format!("{year}{rest}");
            Day::parse(&like).is_ok()
        });
        is_day && Day::parse(text).is_err()
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.ymd();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Day {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <alloc::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        Day::parse(&text).map_err(|error| serde::de::Error::custom(error.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::format;
    extern crate std;

    #[test]
    fn every_day_of_the_range_converts_as_chrono_does() {
        let mut date = NaiveDate::from_ymd_opt(1600, 1, 1).unwrap();
        let mut number = Day::FIRST.number();
        while number <= Day::LAST.number() {
            let day = Day::from_number(number).unwrap();
            assert_eq!(day.ymd(), (date.year(), date.month(), date.day()));
            assert_eq!(
                Day::from_ymd(date.year(), date.month(), date.day()),
                Some(day)
            );
            date = date.succ_opt().unwrap();
            number += 1;
        }
        assert_eq!(date, NaiveDate::from_ymd_opt(2800, 1, 1).unwrap());
    }

    #[test]
    fn nothing_beyond_the_range_is_a_day() {
        for number in [i32::MIN, -135_142, -135_141, 303_151, i32::MAX] {
            assert_eq!(Day::from_number(number), None);
        }
        for days in [i32::MIN, -1, 438_291, i32::MAX] {
            assert_eq!(Day::FIRST.plus(days), None);
        }
        assert_eq!(Day::LAST.plus(1), None);
        assert_eq!(Day::FIRST.plus(438_290), Some(Day::LAST));
        assert_eq!(
            (Day::FIRST.number(), Day::LAST.number()),
            (-135_140, 303_150)
        );
        assert_eq!(size_of::<Option<Day>>(), 4);
    }

    #[test]
    fn only_the_exact_form_is_read() {
        for text in [
            "2025-2-9",
            " 2025-02-01",
            "+2025-01-1",
            "2025-02-30",
            "2025/02/01",
            "1599-12-31",
            "2800-01-01",
            "２０２５-01-01",
            "",
        ] {
            assert!(Day::parse(text).is_err(), "{text}");
        }
        assert_eq!(
            format!("{}", Day::parse("1600-01-01").unwrap()),
            "1600-01-01"
        );
    }
}
