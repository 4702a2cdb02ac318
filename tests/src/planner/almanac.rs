//! Days by counting: no formula, no library, nothing shared with `stafett_model::calendar`. Days bear
//! the model's numbers, but what year, month and day of month they are is counted out here.

use stafett_model::{Day, Duration, MonthEnd};

/// First and last year that are counted out.
const YEARS: (i32, i32) = (1880, 2200);

/// Every day of some years, in order.
pub struct Almanac {
    /// The model's number of the first of `days`.
    first: i32,
    days: Vec<(i32, u32, u32)>,
    /// Where each month begins.
    months: Vec<usize>,
}

impl Default for Almanac {
    fn default() -> Self {
        let mut almanac = Almanac {
            first: Day::parse("1880-01-01").expect("a day").number(),
            days: Vec::new(),
            months: Vec::new(),
        };
        for year in YEARS.0..=YEARS.1 {
            let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
            let february = if leap { 29 } else { 28 };
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
}

impl Almanac {
    fn date(&self, day: i32) -> (i32, u32, u32) {
        self.days[usize::try_from(day - self.first).expect("a day of the almanac")]
    }

    /// The calendar year of a day.
    pub fn year(&self, day: i32) -> i32 {
        self.date(day).0
    }

    /// The place of a month among all months.
    fn month(&self, year: i32, month: u32) -> i32 {
        (year - YEARS.0) * 12 + i32::try_from(month).expect("a month") - 1
    }

    /// The places of the days of a month, in order.
    fn days_of(&self, month: i32) -> std::ops::Range<usize> {
        let at = usize::try_from(month).expect("a month of the almanac");
        self.months[at]..self.months[at + 1]
    }

    /// The place of a day of a month; none where the month is too short.
    fn place(&self, month: i32, of_month: u32) -> Option<usize> {
        let whole = self.days_of(month);
        let place = whole.start + usize::try_from(of_month).expect("a small number") - 1;
        whole.contains(&place).then_some(place)
    }

    fn number(&self, place: usize) -> i32 {
        self.first + i32::try_from(place).expect("a small number")
    }

    /// Years and months first, from the day itself and in one step; then weeks and days.
    pub fn after(&self, day: i32, length: Duration, rule: MonthEnd) -> i32 {
        let (year, month, of_month) = self.date(day);
        let month = self.month(year, month) + length.years * 12 + length.months;
        let whole = self.days_of(month);
        let place = match (self.place(month, of_month), rule) {
            (Some(at), _) => at,
            (None, MonthEnd::LastDay) => whole.end - 1,
            (None, MonthEnd::NextMonth) => whole.end,
        };
        self.number(place) + 7 * length.weeks + length.days
    }

    /// A day of the year; where the month is too short, the month's last.
    pub fn in_year(&self, year: i32, month: u32, of_month: u32) -> i32 {
        let month = self.month(year, month);
        let found = self.place(month, of_month);
        self.number(found.unwrap_or(self.days_of(month).end - 1))
    }
}
