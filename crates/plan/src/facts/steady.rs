//! Days on which nothing changes that something rests on.

use stafett_model::Day;

/// Days on which nothing changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Steady {
    /// The first of them.
    pub(crate) from: Day,
    /// The last of them.
    pub(crate) through: Day,
}

impl Steady {
    /// Every day.
    pub(crate) const ALWAYS: Steady = Steady {
        from: Day::FIRST,
        through: Day::LAST,
    };

    /// One day.
    pub(crate) fn on(day: Day) -> Steady {
        Steady {
            from: day,
            through: day,
        }
    }

    /// The days that are in both.
    pub(crate) fn and(self, other: Steady) -> Steady {
        Steady {
            from: self.from.max(other.from),
            through: self.through.min(other.through),
        }
    }

    /// The days around `day` from one of `turns`, which ascend, until the next.
    pub(crate) fn between(turns: &[Day], day: Day) -> Steady {
        let next = turns.partition_point(|turn| *turn <= day);
        let last = next.checked_sub(1).and_then(|last| turns.get(last));
        Steady {
            from: last.copied().unwrap_or(Day::FIRST),
            through: turns.get(next).map_or(Day::LAST, |next| next.before()),
        }
    }

    pub(crate) fn holds(self, day: Day) -> bool {
        self.from <= day && day <= self.through
    }
}
