//! Whether one of two points can never come after another, as far as their form alone tells.

use stafett_model::{Duration, Point};

/// Whether `one` never comes after `other`, wherever the point falls from which both are counted:
/// they are the same, or distances from the same point of which the first is no longer, whatever the
/// lengths of the months. From one month after a day to the next are 28 to 31 days, under every rule
/// for the ends of months.
pub(crate) fn never_later(one: &Point, other: &Point) -> bool {
    let (near, far) = (Distance::of(one), Distance::of(other));
    let months = far.months - near.months;
    let at_least = months * if months < 0 { 31 } else { 28 };
    near.from == far.from && near.days <= far.days + at_least
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
    use stafett_model::calendar::add;
    use stafett_model::{Day, MonthEnd};

    fn after(months: i32, days: i32) -> Duration {
        Duration {
            months,
            days,
            ..Duration::ZERO
        }
    }

    fn distances() -> Vec<Duration> {
        let months = [0, 1, 2, 3, 11, 12, 13];
        let days = [-31, -28, -1, 0, 1, 28, 31, 60];
        let all = months.iter().map(|months| days.map(|days| (months, days)));
        all.flatten()
            .map(|(months, days)| after(*months, days))
            .collect()
    }

    #[test]
    fn what_is_never_later_is_so_from_every_day() {
        let first = Day::parse("2027-01-01").expect("a day");
        let roots: Vec<Day> = (0..1_461).filter_map(|days| first.plus(days)).collect();
        for rule in [MonthEnd::LastDay, MonthEnd::NextMonth] {
            let comes = |far: Duration| roots.iter().map(move |root| add(*root, far, rule));
            for one in distances() {
                for other in distances() {
                    let point = |distance| Point::DueDate.plus(distance);
                    if never_later(&point(one), &point(other)) {
                        assert!(
                            comes(one)
                                .zip(comes(other))
                                .all(|(one, other)| one <= other)
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn a_distance_is_never_later_than_a_longer_one() {
        let week = Point::DueDate.plus(after(0, 7));
        let months = Point::DueDate.plus(after(1, 2));
        assert!(never_later(&Point::DueDate, &week));
        assert!(never_later(&week.clone().plus(after(0, 1)), &months));
        assert!(never_later(&months, &months.clone().plus(after(0, 1))));
        assert!(!never_later(&months, &week));
    }

    #[test]
    fn what_the_lengths_of_months_decide_is_not_told() {
        let month = Point::DueDate.plus(after(1, 0));
        let days = Point::DueDate.plus(after(0, 30));
        assert!(!never_later(&month, &days) && !never_later(&days, &month));
        // A month is added to another day than before.
        let days_first = days.plus(after(1, 0));
        assert!(!never_later(&days_first, &month.plus(after(0, 30))));
        assert!(!never_later(&Point::Birth, &Point::DueDate));
    }
}
