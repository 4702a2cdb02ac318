//! Ages, compared for every child at once.

use stafett_diag::Span;
use stafett_syntax::tree::{Duration, Period, Point, Spanned, Term, Unit};

/// What an age is counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Clock {
    /// Birth.
    Birth,
    /// The due date.
    DueDate,
}

/// An age in months and days, the months counted first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Age {
    pub(super) months: i64,
    pub(super) days: i64,
}

/// The length of a mean month in thousandths of a day, and by how much less or more so many months
/// can be, in the same.
const MONTH: i64 = 30_437;
const TOLERANCE: i64 = 4_000;

impl Age {
    /// A duration as an age.
    pub(super) fn of(duration: &Duration) -> Age {
        let mut age = Age { months: 0, days: 0 };
        for term in &duration.terms {
            let amount = i64::from(term.value.amount);
            match term.value.unit {
                Unit::Years => age.months += 12 * amount,
                Unit::Months => age.months += amount,
                Unit::Weeks => age.days += 7 * amount,
                Unit::Days => age.days += amount,
            }
        }
        age
    }

    /// An age of whole years and days.
    pub(super) fn years(years: i64, days: i64) -> Age {
        Age {
            months: 12 * years,
            days,
        }
    }

    /// Whether every child reaches this age before the other; `None` where that depends on the birth
    /// date.
    pub(super) fn before(self, other: Age) -> Option<bool> {
        if self.months == other.months {
            return Some(self.days < other.days);
        }
        let between = (self.months - other.months) * MONTH + (self.days - other.days) * 1_000;
        (between.abs() > TOLERANCE).then_some(between < 0)
    }

    /// Whether it is a time forward.
    pub(super) fn is_forward(self) -> bool {
        Age { months: 0, days: 0 }.before(self) == Some(true)
    }
}

/// The clock and the duration of a point that is an age.
pub(super) fn counted(point: &Point) -> Option<(Clock, Duration)> {
    let nothing = || Duration { terms: Vec::new() };
    match point {
        Point::Birth => Some((Clock::Birth, nothing())),
        Point::DueDate => Some((Clock::DueDate, nothing())),
        Point::Age(duration) => Some((Clock::Birth, duration.clone())),
        Point::CorrectedAge(duration) => Some((Clock::DueDate, duration.clone())),
        _ => None,
    }
}

/// `first` and `times` times `step` more, each unit once, as a point of the clock.
pub(super) fn later(
    clock: Clock,
    first: &Duration,
    step: &Duration,
    times: u16,
    span: Span,
) -> Point {
    const UNITS: [Unit; 4] = [Unit::Years, Unit::Months, Unit::Weeks, Unit::Days];
    let sum = |duration: &Duration, unit: Unit| -> i64 {
        let terms = duration.terms.iter().filter(|term| term.value.unit == unit);
        terms.map(|term| i64::from(term.value.amount)).sum()
    };
    let terms: Vec<Spanned<Term>> = UNITS
        .into_iter()
        .map(|unit| (sum(first, unit) + i64::from(times) * sum(step, unit), unit))
        .filter(|(amount, _)| *amount != 0)
        .map(|(amount, unit)| {
            let amount = i32::try_from(amount).unwrap_or(i32::MAX);
            Spanned::new(Term { amount, unit }, span)
        })
        .collect();
    match (clock, terms.is_empty()) {
        (Clock::Birth, true) => Point::Birth,
        (Clock::DueDate, true) => Point::DueDate,
        (Clock::Birth, false) => Point::Age(Duration { terms }),
        (Clock::DueDate, false) => Point::CorrectedAge(Duration { terms }),
    }
}

/// The ages between which, both included, a period begins, by the clock of birth. It begins on one day
/// of a calendar year, or on a birthday.
pub(super) fn begins(period: &Period) -> Option<(Age, Age)> {
    match period {
        Period::YearOfTurning(years) => {
            let years = i64::from(years.value);
            // Whoever is born on the last day of a year is a year younger than who is born on the first.
            Some((Age::years(years - 1, 1), Age::years(years, 0)))
        }
        Period::YearOfAge(years) => {
            let age = Age::years(years.value.into(), 0);
            Some((age, age))
        }
        _ => None,
    }
}

/// The period after a year.
pub(super) fn next(period: &Period) -> Option<Period> {
    let more = |years: &Spanned<u32>| years.map(|years| years.saturating_add(1));
    match period {
        Period::YearOfTurning(years) => Some(Period::YearOfTurning(more(years))),
        Period::YearOfAge(years) => Some(Period::YearOfAge(more(years))),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::Age;

    #[test]
    fn ages_are_compared_for_every_birth_date() {
        let months = |months| Age { months, days: 0 };
        let days = |days| Age { months: 0, days };
        assert_eq!(months(3).before(months(4)), Some(true));
        assert_eq!(months(24).before(months(24)), Some(false));
        assert_eq!(days(7 * 13).before(months(3)), None);
        assert_eq!(days(7 * 13).before(months(4)), Some(true));
        assert_eq!(Age::years(19, 0).before(Age::years(19, 1)), Some(true));
        assert!(!days(0).is_forward() && days(14).is_forward());
    }
}
