//! Days by counting: no formula, no library, nothing shared with `stafett_model`.

use std::fmt;

/// A length of time, each term with its own sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Length {
    pub months: i32,
    pub days: i32,
}

pub const fn months(months: i32) -> Length {
    Length { months, days: 0 }
}

pub const fn weeks(weeks: i32) -> Length {
    Length {
        months: 0,
        days: 7 * weeks,
    }
}

pub const fn days(days: i32) -> Length {
    Length { months: 0, days }
}

/// What a number stands for in a month that is too short for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MonthEnd {
    LastDay,
    NextMonth,
}

/// Place of a day in the [`Almanac`].
pub type Day = i32;

/// Every day of some years, in order.
pub struct Almanac {
    days: Vec<(i32, u32, u32)>,
    /// Where each month begins.
    months: Vec<usize>,
}

const FIRST_YEAR: i32 = 2015;
const LAST_YEAR: i32 = 2040;

impl Almanac {
    pub fn new() -> Almanac {
        let mut almanac = Almanac {
            days: Vec::new(),
            months: Vec::new(),
        };
        for year in FIRST_YEAR..=LAST_YEAR {
            let february = if year % 4 == 0 { 29 } else { 28 };
            let lengths = [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
            for (month, length) in (1..).zip(lengths) {
                almanac.months.push(almanac.days.len());
                almanac
                    .days
                    .extend((1..=length).map(|day| (year, month, day)));
            }
        }
        almanac
    }

    fn date(&self, day: Day) -> (i32, u32, u32) {
        self.days[usize::try_from(day).expect("a day of the almanac")]
    }

    pub fn year(&self, day: Day) -> i32 {
        self.date(day).0
    }

    pub fn show(&self, day: Day) -> String {
        let (year, month, of_month) = self.date(day);
        format!("{year:04}-{month:02}-{of_month:02}")
    }

    /// The day written as `2026-08-18`.
    pub fn parse(&self, text: impl fmt::Display) -> Day {
        let text = text.to_string();
        let part = |from, to| text[from..to].parse::<i32>().expect("a number");
        let month = u32::try_from(part(5, 7)).expect("a month");
        self.day(
            part(0, 4),
            month,
            u32::try_from(part(8, 10)).expect("a day"),
        )
    }

    pub fn day(&self, year: i32, month: u32, of_month: u32) -> Day {
        let at = self
            .month(year, month)
            .find(|at| self.days[*at].2 == of_month);
        Day::try_from(at.expect("a day of the month")).expect("a small number")
    }

    /// The places of the days of a month.
    fn month(&self, year: i32, month: u32) -> std::ops::Range<usize> {
        let at = usize::try_from((year - FIRST_YEAR) * 12).expect("a year of the almanac");
        let at = at + usize::try_from(month).expect("a month") - 1;
        self.months[at]..self.months[at + 1]
    }

    /// Months first, from the day itself and in one step; then days.
    pub fn after(&self, day: Day, length: Length, rule: MonthEnd) -> Day {
        let (year, month, of_month) = self.date(day);
        let (mut year, mut month) = (year, month);
        for _ in 0..length.months.abs() {
            (year, month) = match (length.months > 0, month) {
                (true, 12) => (year + 1, 1),
                (true, _) => (year, month + 1),
                (false, 1) => (year - 1, 12),
                (false, _) => (year, month - 1),
            };
        }
        let whole = self.month(year, month);
        let same_number = whole.clone().find(|at| self.days[*at].2 == of_month);
        let at = match (same_number, rule) {
            (Some(at), _) => at,
            (None, MonthEnd::LastDay) => whole.end - 1,
            (None, MonthEnd::NextMonth) => whole.end,
        };
        Day::try_from(at).expect("a small number") + length.days
    }

    /// A day of the year; where the month is too short, the month's last.
    pub fn in_year(&self, year: i32, month: u32, of_month: u32) -> Day {
        let whole = self.month(year, month);
        let at = whole
            .clone()
            .find(|at| self.days[*at].2 == of_month)
            .unwrap_or(whole.end - 1);
        Day::try_from(at).expect("a small number")
    }
}
