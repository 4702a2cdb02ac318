//! The calendar against an independent, slow definition: a list of all days, made by counting, and
//! months added one by one. Over every birth date of the 400-year cycle.
#![allow(missing_docs)]

use stafett_model::calendar::add;
use stafett_model::{Day, Duration, MonthEnd};

/// Every day from 1600-01-01 to 2799-12-31, by counting.
struct Almanac {
    days: Vec<(i32, u32, u32)>,
    first_of_month: Vec<usize>,
}

impl Almanac {
    fn new() -> Self {
        let (mut days, mut first_of_month) = (Vec::new(), Vec::new());
        for year in 1600..2800 {
            let leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
            let february = if leap { 29 } else { 28 };
            let lengths = [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
            for (month, length) in (1..).zip(lengths) {
                first_of_month.push(days.len());
                days.extend((1..=length).map(|day| (year, month, day)));
            }
        }
        Almanac {
            days,
            first_of_month,
        }
    }

    /// The same number in the month that many months on; else the last day of that month, or the
    /// first of the one after.
    fn months_later(&self, birth: usize, months: usize, rule: MonthEnd) -> usize {
        let (year, month, day) = self.days[birth];
        let month_place = usize::try_from(year - 1600).unwrap() * 12 + month as usize - 1 + months;
        let (first, next) = (
            self.first_of_month[month_place],
            self.first_of_month[month_place + 1],
        );
        match ((first..next).find(|at| self.days[*at].2 == day), rule) {
            (Some(same_number), _) => same_number,
            (None, MonthEnd::LastDay) => next - 1,
            (None, MonthEnd::NextMonth) => next,
        }
    }
}

fn day(almanac: &Almanac, at: usize) -> Day {
    let (year, month, day) = almanac.days[at];
    Day::from_ymd(year, month, day).unwrap()
}

#[test]
fn every_birth_date_of_the_cycle_reaches_every_age_as_counted_by_hand() {
    let almanac = Almanac::new();
    let start = almanac
        .days
        .iter()
        .position(|day| *day == (1900, 1, 1))
        .unwrap();
    let zero = day(&almanac, 0).number();
    let ages = [
        1, 2, 3, 5, 6, 8, 10, 12, 13, 18, 30, 36, 48, 60, 66, 72, 144, 216, 252,
    ];
    let mut births = 0;
    for birth in start..start + 146_097 {
        let born = day(&almanac, birth);
        for rule in [MonthEnd::LastDay, MonthEnd::NextMonth] {
            for months in ages {
                let age = Duration {
                    years: months / 12,
                    months: months % 12,
                    weeks: 1,
                    days: -2,
                };
                let expected = almanac.months_later(birth, months as usize, rule) + 5;
                let reached = add(born, age, rule).unwrap();
                assert_eq!(
                    reached.number() - zero,
                    i32::try_from(expected).unwrap(),
                    "{born} + {age:?} by {rule:?}"
                );
            }
        }
        births += 1;
    }
    assert_eq!(births, 146_097);
}

#[test]
fn negative_months_use_the_same_rule_in_the_month_they_reach() {
    let born = Day::from_ymd(2024, 3, 31).unwrap();
    let back = Duration {
        months: -1,
        ..Duration::ZERO
    };
    assert_eq!(
        add(born, back, MonthEnd::LastDay),
        Day::from_ymd(2024, 2, 29)
    );
    assert_eq!(
        add(born, back, MonthEnd::NextMonth),
        Day::from_ymd(2024, 3, 1)
    );
}

#[test]
fn months_are_added_before_days_whatever_the_order_of_terms() {
    let born = Day::from_ymd(2025, 1, 30).unwrap();
    let mixed = Duration {
        months: 1,
        days: 1,
        ..Duration::ZERO
    };
    // Months first: 28 February, then one day. Days first would give 28 February.
    assert_eq!(
        add(born, mixed, MonthEnd::LastDay),
        Day::from_ymd(2025, 3, 1)
    );
}

#[test]
fn beyond_the_range_there_is_no_day() {
    let last = Day::from_ymd(2799, 12, 31).unwrap();
    assert_eq!(add(last, Duration::days(1), MonthEnd::LastDay), None);
    assert_eq!(
        add(
            last,
            Duration {
                years: i32::MAX,
                ..Duration::ZERO
            },
            MonthEnd::LastDay
        ),
        None
    );
}
