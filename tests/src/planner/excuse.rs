//! Where planner and judge may differ. Each excuse names one situation and hides what it names, nothing more.

use std::collections::BTreeSet;

/// A situation in which the definitions leave something open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Excuse {
    /// The days of what had not happened when offers ended.
    DaysAfterEnd,
}

/// What a line is excused of.
pub type Excuses = BTreeSet<Excuse>;

impl Excuse {
    /// In words, as the referee prints it.
    pub fn says(self) -> &'static str {
        match self {
            Excuse::DaysAfterEnd => "the days of what hung on something when offers ended",
        }
    }

    /// Whether it hides a field of a line.
    pub fn hides(self, field: &str) -> bool {
        match self {
            Excuse::DaysAfterEnd => !matches!(field, "status" | "done_on"),
        }
    }
}
