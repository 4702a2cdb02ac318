//! The days of one child cut into stretches on which nothing changes, with the possible states of
//! the points that may or may not have come.

use crate::history::AnyChild;
use crate::timeline::{Class, Timeline, cuts};
use stafett_model::locate::{Known, known, shifted, variable_of};
use stafett_model::{Day, Located, Variable};
use std::collections::BTreeMap;

/// A stretch of days of one child on which no point comes, together with one possible state of the
/// points that may or may not have come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// Number of the stretch; equal numbers are equal stretches in every child of the class.
    pub stretch: usize,
    /// First day.
    pub first: Day,
    /// The day after the last; `None` for the stretch that never ends.
    pub until: Option<Day>,
    /// For each point whether it has come.
    pub passed: Vec<bool>,
}

impl Class {
    /// The stretches and states of the least child of the class.
    pub fn moments(&self, timeline: &Timeline) -> Vec<Moment> {
        let birth = self.births[0].0;
        moments(timeline, &self.located, birth, self.start)
    }
}

/// The stretches and states of a child born on `birth`.
pub fn moments(
    timeline: &Timeline,
    located: &[Located],
    birth: Day,
    start: Option<i32>,
) -> Vec<Moment> {
    let cuts = cuts(located, birth);
    let mut moments = Vec::new();
    for (stretch, first) in cuts.iter().enumerate() {
        let until = cuts.get(stretch + 1).copied();
        for passed in states(timeline, located, birth, start, *first) {
            moments.push(Moment {
                stretch,
                first: *first,
                until,
                passed,
            });
        }
    }
    moments
}

/// The possible states on `day`: points that rest on one variable come in their order, different
/// variables are free of each other.
fn states(
    timeline: &Timeline,
    located: &[Located],
    birth: Day,
    start: Option<i32>,
    day: Day,
) -> Vec<Vec<bool>> {
    let mut settled: Vec<bool> = located
        .iter()
        .map(|place| place.passed(day) == Some(true))
        .collect();
    let child = AnyChild {
        programme: timeline.programme,
        birth,
        start,
    };
    let mut open: BTreeMap<Variable, Vec<usize>> = BTreeMap::new();
    for (at, place) in located.iter().enumerate() {
        if let (Located::Open { .. }, Some(variable)) = (
            place,
            variable_of(timeline.programme, &timeline.points[at], &child),
        ) {
            open.entry(variable).or_default().push(at);
            settled[at] = false;
        }
    }
    let mut states = vec![settled];
    for thresholds in open.values_mut() {
        thresholds.sort_by_key(|at| {
            (
                located[*at].first(),
                located[*at].last().is_none(),
                located[*at].last(),
                *at,
            )
        });
        let counts: Vec<usize> = (0..=thresholds.len())
            .filter(|passed| feasible(located, thresholds, *passed, day))
            .collect();
        states = states
            .iter()
            .flat_map(|state| {
                counts.iter().map(|passed| {
                    let mut state = state.clone();
                    thresholds
                        .iter()
                        .take(*passed)
                        .for_each(|at| state[*at] = true);
                    state
                })
            })
            .collect();
    }
    states
}

/// Whether on `day` exactly the first `passed` of the thresholds of one variable can have come.
fn feasible(located: &[Located], thresholds: &[usize], passed: usize, day: Day) -> bool {
    let has_come = passed == 0
        || located[thresholds[passed - 1]]
            .first()
            .is_some_and(|first| first <= day);
    let has_not = thresholds
        .get(passed)
        .is_none_or(|next| located[*next].last().is_none_or(|last| day < last));
    let together = passed == 0
        || thresholds.get(passed).is_none_or(|next| {
            let before = located[thresholds[passed - 1]];
            (before.first(), before.last()) != (located[*next].first(), located[*next].last())
        });
    has_come && has_not && together
}

/// A day for each open variable that brings about `passed` on `day` for a child born on `birth`:
/// the first possible one, at which the points `just_come` come on `day` itself. `None` for a variable that has not come and may never come.
pub fn choose(
    timeline: &Timeline,
    birth: Day,
    start: Option<i32>,
    day: Day,
    passed: &[bool],
    just_come: &[usize],
) -> Option<BTreeMap<Variable, Option<Day>>> {
    let child = AnyChild {
        programme: timeline.programme,
        birth,
        start,
    };
    let located = timeline.locate_all(birth, start);
    let mut wanted: BTreeMap<Variable, Vec<usize>> = BTreeMap::new();
    for (at, place) in located.iter().enumerate() {
        if let (Located::Open { .. }, Some(variable)) = (
            place,
            variable_of(timeline.programme, &timeline.points[at], &child),
        ) {
            wanted.entry(variable).or_default().push(at);
        }
    }
    let mut chosen = BTreeMap::new();
    for (variable, points) in wanted {
        let known = known(timeline.programme, variable, &child)?;
        let Known::Between { first, last } = known else {
            continue;
        };
        let fits = |root: Day| {
            points.iter().all(|at| {
                let comes = shifted(timeline.programme, &timeline.points[*at], root);
                let just = !just_come.contains(at) || comes == Some(day);
                just && comes.is_some_and(|comes| comes <= day) == passed[*at]
            })
        };
        let none_come = points.iter().all(|at| !passed[*at]);
        if none_come && last.is_none() {
            chosen.insert(variable, None);
            continue;
        }
        let end = last.unwrap_or(day).max(first);
        let mut root = first;
        while !fits(root) {
            root = root.plus(1).filter(|next| *next <= end)?;
        }
        chosen.insert(variable, Some(root));
    }
    Some(chosen)
}
