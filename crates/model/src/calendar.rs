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
pub fn add(anchor: Day, duration: Duration, rule: MonthEnd) -> Option<Day> {
    let months = duration
        .years
        .checked_mul(12)?
        .checked_add(duration.months)?;
    let days = duration.weeks.checked_mul(7)?.checked_add(duration.days)?;
    let moved = if months == 0 {
        anchor
    } else {
        add_months(anchor, months, rule)?
    };
    moved.plus(days)
}

fn add_months(anchor: Day, months: i32, rule: MonthEnd) -> Option<Day> {
    let (year, month, day) = anchor.ymd();
    let zero_based = i32::try_from(month)
        .ok()?
        .checked_sub(1)?
        .checked_add(months)?;
    let year = year.checked_add(zero_based.div_euclid(12))?;
    let month = u32::try_from(zero_based.rem_euclid(12))
        .ok()?
        .checked_add(1)?;
    if let Some(same_number) = Day::from_ymd(year, month, day) {
        return Some(same_number);
    }
    let last = Day::from_ymd(year, month, days_in_month(year, month))?;
    match rule {
        MonthEnd::LastDay => Some(last),
        MonthEnd::NextMonth => last.plus(1),
    }
}

/// Number of days in `month` (1–12) of `year`.
pub fn days_in_month(year: i32, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.rem_euclid(4) == 0
            && (year.rem_euclid(100) != 0 || year.rem_euclid(400) == 0) =>
        {
            29
        }
        2 => 28,
        _ => 31,
    }
}
