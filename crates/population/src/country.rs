//! A synthetic country: children who never were, for tests, measurements and demonstrations.
//!
//! What the children are like comes from the programme and its statistics: their facts are the
//! programme's facts, their visits its visits, near the recommended days. Nothing is known here of any
//! one programme. Each child comes from the seed and its own number alone, so that a larger country
//! begins with the same children, and threads do not matter.
//!
//! | file | holds |
//! | --- | --- |
//! | `random` | chance that is the same everywhere |
//! | `births` | on which days children are born |
//! | `school` | when terms begin at a child's school, and its age as schools count |
//! | `facts` | what is true of a child, as it changes |
//! | `course` | what happens to a child: visits, events, results |
//! | `child` | what of it is written down: not all, not always in time, not always right |
//! | `generate` | the table of children |
//!
//! The shares below are no statistics. They are chosen so that everything that a planner must cope
//! with occurs: late, missed and declined visits, missing and wrong records, arrivals without a
//! history, moves, ends.

mod births;
mod child;
mod course;
mod facts;
mod generate;
mod random;
mod school;
#[cfg(test)]
mod school_tests;
#[cfg(test)]
pub(crate) mod tests;

pub use generate::{Country, generate};

use births::Births;
use facts::Drawn;
use random::Random;
use stafett_figures::statistics::Statistics;
use stafett_model::{Child, Day, Programme};

/// The children of a country.
pub struct Children<'a> {
    programme: &'a Programme,
    seed: u64,
    as_of: Day,
    births: Births,
    facts: Drawn,
}

impl<'a> Children<'a> {
    /// The children of a country as they are known on `as_of`.
    pub fn new(
        programme: &'a Programme,
        statistics: &Statistics,
        seed: u64,
        as_of: Day,
    ) -> Children<'a> {
        Children {
            programme,
            seed,
            as_of,
            births: Births::of(programme, statistics, as_of),
            facts: Drawn::of(programme, statistics),
        }
    }

    /// The child of a number; `None` where the programme's population has nobody born until the
    /// as-of day.
    pub fn child(&self, number: u64) -> Option<Child> {
        let mut random = Random::of(self.seed, number);
        let born = self.births.draw(&mut random)?;
        Some(child::of(self, number, born, random))
    }
}
