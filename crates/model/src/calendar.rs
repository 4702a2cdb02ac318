//! The only code that adds months to a day: always from the anchor, in one step.
//!
//! Two rules are in use for a month that lacks the day. Swedish law computes legal time by SFS
//! 1930:173, 1 §: the period ends on the same number in the end month or, where that month lacks
//! it, on its last day. The forecasting logic of the American CDC (CALCDT-5, Clinical Decision
//! Support for Immunization, Logic Specification) moves forward to the first of the next month.
//! A programme declares which it means.

use crate::{Day, Duration};
use serde::{Deserialize, Serialize};

/// What a day of month stands for in a month that lacks it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum MonthEnd {
    /// The month's last day (SFS 1930:173, 1 §): one month from 31 January 2026 is 28 February.
    LastDay,
    /// The first day of the next month (CDC CALCDT-5): one month from 31 January 2026 is 1 March.
    NextMonth,
}

/// The day that lies `duration` after `anchor`: years and months first, in one step, then weeks
/// and days; each term with its own sign. `None` where the range of [`Day`] is left.
///
/// ```
/// use stafett_model::{Day, Duration, MonthEnd, calendar::add};
/// let birth = Day::parse("2024-02-29").unwrap();
/// let year = Duration { years: 1, ..Duration::ZERO };
/// assert_eq!(add(birth, year, MonthEnd::LastDay).unwrap().to_string(), "2025-02-28");
/// assert_eq!(add(birth, year, MonthEnd::NextMonth).unwrap().to_string(), "2025-03-01");
/// ```
#[inline]
pub fn add(anchor: Day, duration: Duration, rule: MonthEnd) -> Option<Day> {
    if duration.years == 0 && duration.months == 0 {
        return anchor.plus(days_of(duration)?);
    }
    Anchor::of(anchor).plus(duration, rule)
}

/// Weeks and days of a duration, in days.
fn days_of(duration: Duration) -> Option<i32> {
    duration.weeks.checked_mul(7)?.checked_add(duration.days)
}

/// A day from which many others are counted: its place in the calendar is looked up once.
#[derive(Clone, Copy, Debug)]
pub struct Anchor {
    day: Day,
    /// Months since the beginning of the year 0.
    months: i32,
    day_of_month: u32,
}

impl Anchor {
    /// The anchor on `day`.
    #[inline]
    pub fn of(day: Day) -> Anchor {
        let (year, month, day_of_month) = day.ymd();
        let of_year = i32::try_from(month).unwrap_or(1).saturating_sub(1);
        Anchor {
            day,
            months: year.saturating_mul(12).saturating_add(of_year),
            day_of_month,
        }
    }

    /// The day that lies `duration` after the anchor, as [`add`] says.
    #[inline]
    pub fn plus(self, duration: Duration, rule: MonthEnd) -> Option<Day> {
        let months = duration
            .years
            .checked_mul(12)?
            .checked_add(duration.months)?;
        let moved = if months == 0 {
            self.day
        } else {
            self.months_later(months, rule)?
        };
        moved.plus(days_of(duration)?)
    }

    fn months_later(self, months: i32, rule: MonthEnd) -> Option<Day> {
        let months = self.months.checked_add(months)?;
        let year = months.div_euclid(12);
        let month = u32::try_from(months.rem_euclid(12)).ok()?.checked_add(1)?;
        let last = days_in_month(year, month);
        if self.day_of_month <= last {
            return Day::from_ymd(year, month, self.day_of_month);
        }
        let last = Day::from_ymd(year, month, last)?;
        match rule {
            MonthEnd::LastDay => Some(last),
            MonthEnd::NextMonth => last.plus(1),
        }
    }
}

/// Number of days in `month` (1–12) of `year`.
#[inline]
pub fn days_in_month(year: i32, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}
