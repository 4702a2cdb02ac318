//! Ages to which a bound can be moved, in the units in which its author counted.

use stafett_model::{Duration, Point, Window};

/// Ages to which the last day can be moved back.
pub(super) fn last(window: &Window) -> Option<Ages> {
    let age = Age::of(&window.latest)?;
    let floor = Age::of(&window.recommended).map_or(0, Age::about_days);
    let steps = (0..age.count)
        .take_while(|less| age.plus(-1 - less).about_days() >= floor)
        .count();
    Some(Ages {
        from: age,
        step: -1,
        steps,
    })
}

/// Ages to which the first day can be moved on.
pub(super) fn first(window: &Window) -> Option<Ages> {
    let age = Age::of(&window.earliest)?;
    let ceiling = Age::of(&window.recommended).or_else(|| Age::of(&window.latest))?;
    let steps = (0..ceiling.about_days())
        .take_while(|more| age.plus(1 + more).about_days() <= ceiling.about_days())
        .count();
    Some(Ages {
        from: age,
        step: 1,
        steps,
    })
}

/// Ages one after another, each closing at least what the one before closes.
pub(super) struct Ages {
    from: Age,
    step: i32,
    steps: usize,
}

impl Ages {
    /// The first age that `closes`: found by halving, since a narrower window has fewer faults.
    pub(super) fn least_change(&self, closes: impl Fn(&Point) -> bool) -> Option<Point> {
        let at = |place: usize| {
            let moved = i32::try_from(place).unwrap_or(i32::MAX).saturating_add(1);
            self.from.plus(self.step.saturating_mul(moved)).point()
        };
        let (mut low, mut high) = (0, self.steps);
        while low < high {
            let middle = low + (high - low) / 2;
            if closes(&at(middle)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        (low < self.steps).then(|| at(low))
    }
}

/// An age in whole units of one kind, as its author counted it.
#[derive(Clone, Copy)]
pub(super) struct Age {
    count: i32,
    unit: Unit,
}

#[derive(Clone, Copy)]
enum Unit {
    Months,
    Weeks,
    Days,
}

impl Age {
    /// The age that a point is, where it is counted in units of one kind.
    pub(super) fn of(point: &Point) -> Option<Age> {
        let Point::After(of, length) = point else {
            return None;
        };
        let months = length
            .years
            .saturating_mul(12)
            .saturating_add(length.months);
        let (count, unit) = match (months, length.weeks, length.days) {
            (months, 0, 0) => (months, Unit::Months),
            (0, weeks, 0) => (weeks, Unit::Weeks),
            (0, 0, days) => (days, Unit::Days),
            _ => return None,
        };
        (**of == Point::Birth && count > 0).then_some(Age { count, unit })
    }

    /// The age so many units later; earlier where that is negative.
    pub(super) fn plus(self, more: i32) -> Age {
        let count = self.count.saturating_add(more);
        Age { count, ..self }
    }

    /// The age as a point.
    pub(super) fn point(self) -> Point {
        let length = match self.unit {
            Unit::Months => Duration {
                years: self.count / 12,
                months: self.count % 12,
                ..Duration::ZERO
            },
            Unit::Weeks => Duration {
                weeks: self.count,
                ..Duration::ZERO
            },
            Unit::Days => Duration::days(self.count),
        };
        Point::age(length)
    }

    /// About how many days it is: enough to tell which of two ages is the greater.
    fn about_days(self) -> i32 {
        match self.unit {
            Unit::Months => self.count.saturating_mul(1461) / 48,
            Unit::Weeks => self.count.saturating_mul(7),
            Unit::Days => self.count,
        }
    }
}
