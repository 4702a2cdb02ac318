//! The days of one child cut into stretches on which nothing changes, with the possible states of
//! the points that may or may not have come.

use crate::history::AnyChild;
use crate::timeline::{Class, Timeline, cuts};
use stafett_model::locate::{Known, known, shifted, variable_of};
use stafett_model::{Day, Located, Variable};
use std::collections::{BTreeMap, BTreeSet};

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
    let child = AnyChild {
        programme: timeline.programme,
        birth,
        start,
    };
    let orders = Orders::new(timeline, located, &child);
    let mut moments = Vec::new();
    for (stretch, first) in cuts.iter().enumerate() {
        let until = cuts.get(stretch + 1).copied();
        for passed in states(timeline, located, birth, start, &orders, *first) {
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
    orders: &Orders,
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
    let open = by_variable(timeline, located, &child);
    open.values().flatten().for_each(|at| settled[*at] = false);
    let mut states = vec![settled];
    for thresholds in open.values() {
        let subsets = orders.possible(located, thresholds, day);
        states = states
            .iter()
            .flat_map(|state| {
                subsets.iter().map(|come| {
                    let mut state = state.clone();
                    come.iter().for_each(|at| state[*at] = true);
                    state
                })
            })
            .collect();
    }
    states.retain(|state| {
        timeline
            .waits
            .iter()
            .all(|(event, bound)| !state[*event] || state[*bound])
    });
    states
}

/// Of the points that rest on one variable, which can never come after which, whatever day the
/// variable falls on.
#[derive(Default)]
struct Orders {
    never_after: BTreeSet<(usize, usize)>,
}

impl Orders {
    /// Looks at every day on which the variables can fall; for one without a last day, at a whole
    /// cycle of leap years, within which every order of calendar distances shows.
    fn new(timeline: &Timeline, located: &[Located], child: &AnyChild) -> Orders {
        let mut orders = Orders::default();
        for (variable, points) in by_variable(timeline, located, child) {
            let Some(Known::Between { first, last }) = known(timeline.programme, variable, child)
            else {
                continue;
            };
            let last = last.or_else(|| first.plus(1_461)).unwrap_or(first);
            let roots = || (first.number()..=last.number()).filter_map(Day::from_number);
            let day = |at: usize, root| shifted(timeline.programme, &timeline.points[at], root);
            for one in &points {
                for other in points.iter().filter(|other| *other != one) {
                    if roots().all(|root| day(*one, root) <= day(*other, root)) {
                        orders.never_after.insert((*one, *other));
                    }
                }
            }
        }
        orders
    }

    /// The sets of points of one variable that can have come on `day`, the others not.
    fn possible(&self, located: &[Located], points: &[usize], day: Day) -> Vec<Vec<usize>> {
        let may_have_come = |at: &usize| located[*at].first().is_some_and(|first| first <= day);
        let may_be_to_come = |at: &usize| located[*at].last().is_none_or(|last| day < last);
        let mut possible = Vec::new();
        for set in 0..1_u32 << points.len().min(16) {
            let chosen = |place: usize| set & (1 << place) != 0;
            let pick = |wanted: bool| -> Vec<usize> {
                let picked = points
                    .iter()
                    .enumerate()
                    .filter(|(place, _)| chosen(*place) == wanted);
                picked.map(|(_, at)| *at).collect()
            };
            let (come, to_come) = (pick(true), pick(false));
            let in_order = !to_come.iter().any(|late| {
                come.iter()
                    .any(|early| self.never_after.contains(&(*late, *early)))
            });
            if in_order && come.iter().all(may_have_come) && to_come.iter().all(may_be_to_come) {
                possible.push(come);
            }
        }
        possible
    }
}

/// The open points, by the variable on which they rest.
fn by_variable(
    timeline: &Timeline,
    located: &[Located],
    child: &AnyChild,
) -> BTreeMap<Variable, Vec<usize>> {
    let mut open: BTreeMap<Variable, Vec<usize>> = BTreeMap::new();
    for (at, place) in located.iter().enumerate() {
        if let (Located::Open { .. }, Some(variable)) = (
            place,
            variable_of(timeline.programme, &timeline.points[at], child),
        ) {
            open.entry(variable).or_default().push(at);
        }
    }
    open
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
    let wanted = by_variable(timeline, &located, &child);
    let mut chosen = BTreeMap::new();
    for (variable, points) in wanted {
        let known = known(timeline.programme, variable, &child)?;
        let Known::Between { first, last } = known else {
            continue;
        };
        let first = first.max(not_before(timeline, &child, variable, &chosen).unwrap_or(first));
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

/// The first day of an event, given the days chosen for what it waits for. Terms and due dates are
/// chosen before events.
fn not_before(
    timeline: &Timeline,
    child: &AnyChild,
    variable: Variable,
    chosen: &BTreeMap<Variable, Option<Day>>,
) -> Option<Day> {
    let Variable::Event(event) = variable else {
        return None;
    };
    let earliest = &timeline.programme.event(event)?.earliest;
    let rests_on = variable_of(timeline.programme, earliest, child)?;
    shifted(timeline.programme, earliest, (*chosen.get(&rests_on)?)?)
}
