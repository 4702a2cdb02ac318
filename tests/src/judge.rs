//! An own judge of the checker: small random programmes whose faults are found a second time, by
//! brute force, for every birth date, every value of the facts, every first day of a term, every due
//! date, the event on every day and never.
//!
//! What is true is read from the definitions, with nothing of `stafett_model`'s evaluation and nothing
//! of `stafett_check`; only the findings are theirs. The programme of a number is the same in every
//! run, so a disagreement is named by family, seed and number.
//!
//! Where the definitions leave something open, a finding may be told or not, and only what is certain
//! is asked for: who counts as next to a leg, or how a visit counts, that has no day; which of two
//! windows follows, where one lies inside the other; what a span without a day demands; how far a
//! distance narrows a window; and which leg is next after a gap where the first day of a term decides
//! it. Each stands as such beside its code.
//!
//! | family | claims |
//! | --- | --- |
//! | [`Family::Relay`] | no gap, no overlap, no leg that never begins |
//! | [`Family::Moves`] | nobody who moves between variants loses what both offer |
//! | [`Family::Visits`] | windows, distances, legs and visits, changes, requirements, recovery |

mod almanac;
mod checked;
mod days;
mod moves;
mod point;
mod random;
mod region;
mod relay;
mod translate;
mod visits;

use almanac::{Almanac, Day};
pub use random::Random;
pub use relay::{Depth, Kinds};
use std::collections::BTreeSet;

/// What the random programmes of a family are about.
#[derive(Clone, Copy, Debug)]
pub enum Family {
    /// Responsibility, over legs that rest on these kinds of points.
    Relay(Kinds, Depth),
    /// Variants of places, and children who move between them.
    Moves,
    /// Visits, over ages alone or over terms too.
    Visits {
        /// Whether points rest on terms, which the checker takes at their worst.
        school: bool,
    },
}

const PLAIN: Kinds = Kinds {
    event: false,
    due_date: false,
    school: false,
    crossing: false,
    event_after_school_start: false,
};

impl Family {
    /// Every family in which the checker is known to agree, by name.
    pub const ALL: &'static [(&'static str, Family)] = &[
        ("ages", Family::Relay(PLAIN, Depth::Exact)),
        (
            "event",
            Family::Relay(
                Kinds {
                    event: true,
                    ..PLAIN
                },
                Depth::Days,
            ),
        ),
        (
            "due-date",
            Family::Relay(
                Kinds {
                    due_date: true,
                    ..PLAIN
                },
                Depth::Days,
            ),
        ),
        (
            "school",
            Family::Relay(
                Kinds {
                    school: true,
                    ..PLAIN
                },
                Depth::Days,
            ),
        ),
        (
            "event-in-school",
            Family::Relay(
                Kinds {
                    event: true,
                    school: true,
                    event_after_school_start: true,
                    ..PLAIN
                },
                Depth::Days,
            ),
        ),
        (
            "everything",
            Family::Relay(
                Kinds {
                    event: true,
                    due_date: true,
                    school: true,
                    ..PLAIN
                },
                Depth::Days,
            ),
        ),
        ("moves", Family::Moves),
        ("visits", Family::Visits { school: false }),
        ("visits-in-school", Family::Visits { school: true }),
        (
            "crossing",
            Family::Relay(
                Kinds {
                    crossing: true,
                    ..PLAIN
                },
                Depth::Missed,
            ),
        ),
    ];

    /// The family of a name.
    pub fn named(name: &str) -> Option<Family> {
        let found = Family::ALL.iter().find(|(known, _)| *known == name);
        found.map(|(_, family)| *family)
    }
}

/// What came of one random programme.
#[derive(Clone, Debug, Default)]
pub struct Trial {
    /// The names of the findings that it should have, by the judge.
    pub names: BTreeSet<&'static str>,
    /// Where judge and checker differ: what differs, and the smallest programme found that shows it.
    pub disagreement: Option<String>,
}

/// Judges random programmes, one by one.
pub struct Judge {
    almanac: Almanac,
    /// About how many histories of one programme are tried: birth dates are left out beyond it.
    histories: usize,
}

impl Judge {
    /// A judge that tries about so many histories of each programme.
    pub fn new(histories: usize) -> Judge {
        Judge {
            almanac: Almanac::new(),
            histories,
        }
    }

    /// The text of the programme of a number: the same in every run.
    pub fn text(&self, family: Family, seed: u64, number: u64) -> String {
        let mut random = Random::of(seed, number);
        match family {
            Family::Relay(kinds, _) => {
                relay::text(&self.almanac, &mut random, kinds, self.histories)
            }
            Family::Moves => moves::text(&self.almanac, &mut random, self.histories),
            Family::Visits { school } => {
                visits::text(&self.almanac, &mut random, school, self.histories)
            }
        }
    }

    /// Judges the programme of a number: the same in every run.
    pub fn trial(&self, family: Family, seed: u64, number: u64) -> Trial {
        let mut random = Random::of(seed, number);
        match family {
            Family::Relay(kinds, depth) => {
                relay::trial(&self.almanac, &mut random, kinds, depth, self.histories)
            }
            Family::Moves => moves::trial(&self.almanac, &mut random, self.histories),
            Family::Visits { school } => {
                visits::trial(&self.almanac, &mut random, school, self.histories)
            }
        }
    }
}

impl Trial {
    /// Of a programme that the compiler refuses.
    fn refused(why: String) -> Trial {
        Trial {
            disagreement: Some(why),
            ..Trial::default()
        }
    }
}

/// Leaves out what is not needed for a disagreement; what is left, in words.
fn shrink<P>(
    (mut programme, mut says): (P, String),
    smaller: impl Fn(&P) -> Vec<P>,
    disagreement: impl Fn(&P) -> Option<String>,
    text: impl Fn(&P) -> String,
) -> String {
    loop {
        let found = smaller(&programme).into_iter().find_map(|smaller| {
            let says = disagreement(&smaller)?;
            Some((smaller, says))
        });
        match found {
            Some(found) => (programme, says) = found,
            None => return format!("{says}\n{}", text(&programme)),
        }
    }
}

/// The two halves of a stretch of more than one day.
fn halves((first, last): (Day, Day)) -> impl Iterator<Item = (Day, Day)> {
    let middle = i32::midpoint(first, last);
    let halves = [(first, middle), (middle + 1, last)];
    halves.into_iter().filter(move |_| first < last)
}
