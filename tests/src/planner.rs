//! A reference planner: slow, obvious, day by day, written from the definitions alone.
//!
//! It shares the tables of `stafett_model` with the planner and nothing else: days are counted out,
//! what is unknown is settled in every way in turn, and what is the same in every way is decided.
//!
//! Where the definitions leave something open, or the planner is known to be wrong, a line is excused and
//! not compared: each such case is a named [`Excuse`], and they are counted.

mod almanac;
mod case;
mod compare;
mod course;
mod dates;
mod doses;
mod duty;
mod excuse;
mod following;
mod holding;
mod judge;
mod once;
mod performing;
mod random;
mod records;
mod relay;
mod shrink;
mod stand;
mod told;
mod truth;
mod warnings;
mod window;

use crate::judge::Random;
pub use almanac::Almanac;
pub use case::Case;
pub use compare::Difference;
use compare::{Comparison, compare};
pub use excuse::Excuse;
pub use random::programme::Kinds;
use stafett_model::{AsOf, Child, Programme};
use stafett_plan::Planner;
use std::collections::BTreeMap;

/// So many children and days of each are tried with one programme.
#[derive(Clone, Copy)]
pub struct Depth {
    /// Children of a programme.
    pub children: usize,
    /// Days of a child.
    pub days: usize,
}

/// The families in which planner and judge agree.
pub const FAMILIES: &[(&str, Kinds)] = &[
    ("plain", PLAIN),
    (
        "facts",
        Kinds {
            facts: true,
            ..PLAIN
        },
    ),
    (
        "doses",
        Kinds {
            doses: true,
            ..PLAIN
        },
    ),
    (
        "results",
        Kinds {
            facts: true,
            results: true,
            ..PLAIN
        },
    ),
    (
        "records",
        Kinds {
            facts: true,
            results: true,
            doses: true,
            records: true,
            ..PLAIN
        },
    ),
    (
        "months",
        Kinds {
            facts: true,
            results: true,
            doses: true,
            months: true,
            ..PLAIN
        },
    ),
    (
        "school",
        Kinds {
            school: true,
            ..PLAIN
        },
    ),
    (
        "responsibility",
        Kinds {
            facts: true,
            legs: true,
            ..PLAIN
        },
    ),
    (
        "school doses",
        Kinds {
            school: true,
            facts: true,
            doses: true,
            ..PLAIN
        },
    ),
    (
        "modes",
        Kinds {
            facts: true,
            doses: true,
            modes: true,
            ..PLAIN
        },
    ),
];

const PLAIN: Kinds = Kinds {
    school: false,
    doses: false,
    facts: false,
    results: false,
    legs: false,
    records: false,
    months: false,
    modes: false,
};

/// Holds the planner against the judge.
pub struct Referee {
    almanac: Almanac,
    depth: Depth,
}

/// What came of one programme.
#[derive(Default)]
pub struct Bout {
    /// How many plans were compared; none where the compiler refuses the programme.
    pub plans: u64,
    /// How many more were not, since more is open in them than the judge can list.
    pub too_open: u64,
    /// How many lines they have.
    pub lines: u64,
    /// On how many of them something was excused, by the excuse.
    pub excused: BTreeMap<Excuse, u64>,
    /// Each difference, and the case that shows it.
    pub found: Vec<(Difference, Case)>,
}

impl Referee {
    /// A referee that tries so many children and days of each programme.
    pub fn new(depth: Depth) -> Referee {
        Referee {
            almanac: Almanac::default(),
            depth,
        }
    }

    /// Calls `of` with the programme of a number and each of its children and days: the same in every
    /// run. Not at all where the compiler refuses the programme.
    pub fn each(
        &self,
        kinds: Kinds,
        seed: u64,
        number: u64,
        mut of: impl FnMut(&Programme, &Child, AsOf),
    ) {
        let mut random = Random::of(seed, number);
        let text = random::programme::text(&mut random, kinds);
        let Some(programme) = random::programme::compiled(&text) else {
            return;
        };
        self.each_day(&mut random, kinds, &programme, |child, as_of| {
            of(&programme, child, as_of);
        });
    }

    /// Calls `of` with each random child of a programme and each of its days.
    fn each_day(
        &self,
        random: &mut Random,
        kinds: Kinds,
        programme: &Programme,
        mut of: impl FnMut(&Child, AsOf),
    ) {
        for _ in 0..self.depth.children {
            let child = random::kid::child(random, &self.almanac, programme, kinds);
            for _ in 0..self.depth.days {
                of(&child, random::kid::as_of(random, &child, kinds));
            }
        }
    }

    /// Compares all plans of the programme of a number: the same in every run.
    pub fn bout(&self, kinds: Kinds, seed: u64, number: u64) -> Bout {
        let mut random = Random::of(seed, number);
        let text = random::programme::text(&mut random, kinds);
        let mut bout = Bout::default();
        let Some(programme) = random::programme::compiled(&text) else {
            return bout;
        };
        let planner = Planner::new(&programme);
        self.each_day(&mut random, kinds, &programme, |child, as_of| {
            let Comparison {
                lines,
                excused,
                is_too_open,
                found,
            } = compare(&self.almanac, &planner, child, as_of);
            bout.plans += u64::from(!is_too_open);
            bout.too_open += u64::from(is_too_open);
            bout.lines += lines;
            for (excuse, times) in excused {
                *bout.excused.entry(excuse).or_default() += times;
            }
            for difference in found {
                let case = Case {
                    programme: programme.clone(),
                    text: text.clone(),
                    child: child.clone(),
                    as_of,
                };
                bout.found.push((difference, case));
            }
        });
        bout
    }

    /// The smallest case found that shows a difference of the same kind, in words.
    pub fn told(&self, difference: &Difference, case: &Case) -> String {
        let of = |case: &Case| {
            let mut found = self.found(case).into_iter();
            found.find(|found| found.kind == difference.kind)
        };
        let case = shrink::smallest(case.clone(), &|case| of(case).is_some());
        let says = of(&case).map_or(difference.says.clone(), |found| found.says);
        format!("{says}\n{case}\n")
    }

    /// Every difference of one case, in words.
    pub fn differences(&self, case: &Case) -> Vec<String> {
        let found = self.found(case).into_iter();
        found.map(|found| found.says).collect()
    }

    fn found(&self, case: &Case) -> Vec<Difference> {
        let planner = Planner::new(&case.programme);
        compare(&self.almanac, &planner, &case.child, case.as_of).found
    }

    /// Both plans of one case, side by side.
    pub fn beside(&self, case: &Case) -> String {
        compare::beside(&self.almanac, &case.programme, &case.child, case.as_of)
    }
}
