//! Whether one of two points can never come after another, as far as their form alone tells.

use stafett_model::{Duration, Point};

/// Whether `one` never comes after `other`, wherever the point falls from which both are counted:
/// they are the same, or distances from the same point of which neither the months nor the days of
/// the first are more. Adding months to a day and adding days both keep the order, so this holds
/// under every rule for the ends of months.
pub(crate) fn never_later(one: &Point, other: &Point) -> bool {
    let (near, far) = (Distance::of(one), Distance::of(other));
    near.from == far.from && near.months <= far.months && near.days <= far.days
}

/// A point as so many months, and then so many days, after another.
struct Distance<'p> {
    from: &'p Point,
    months: i64,
    days: i64,
}

impl Distance<'_> {
    /// Days that are added after days, or after months and days, are as many days more; months that
    /// are added after days cannot be taken together with them.
    fn of(point: &Point) -> Distance<'_> {
        let (mut from, mut months, mut days) = (point, 0, 0);
        while let Point::After(of, duration) = from
            && months == 0
        {
            months = in_months(*duration);
            days += in_days(*duration);
            from = of;
        }
        Distance { from, months, days }
    }
}

fn in_months(duration: Duration) -> i64 {
    i64::from(duration.years) * 12 + i64::from(duration.months)
}

fn in_days(duration: Duration) -> i64 {
    i64::from(duration.weeks) * 7 + i64::from(duration.days)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(months: i32, days: i32) -> Duration {
        Duration {
            months,
            days,
            ..Duration::ZERO
        }
    }

    #[test]
    fn a_distance_is_never_later_than_a_longer_one() {
        let month = Point::DueDate.plus(after(1, 7));
        let longer = Point::DueDate.plus(after(1, 2)).plus(after(0, 6));
        assert!(never_later(&Point::DueDate, &month));
        assert!(never_later(&month, &month));
        assert!(never_later(&month, &longer));
        assert!(!never_later(&longer, &month));
    }

    #[test]
    fn what_the_lengths_of_months_decide_is_not_told() {
        let month = Point::DueDate.plus(after(1, 0));
        let days = Point::DueDate.plus(after(0, 30));
        assert!(!never_later(&month, &days) && !never_later(&days, &month));
        // A month after the 30th day may be sooner than 30 days after it.
        let days_first = days.clone().plus(after(1, 0));
        assert!(!never_later(
            &days_first,
            &Point::DueDate.plus(after(1, 30))
        ));
        assert!(!never_later(&Point::Birth, &Point::DueDate));
    }
}
