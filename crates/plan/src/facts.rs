//! What is known of a child's facts, and what follows when some are unknown.

mod completions;
mod counting;
pub(crate) mod judgements;
pub(crate) mod reading;
pub(crate) mod remembered;
pub(crate) mod steady;
pub(crate) mod worlds;

use crate::facts::completions::{Completions, Set};
use crate::facts::steady::Steady;
use crate::facts::worlds::World;
use crate::view::{Given, Seen};
use alloc::sync::Arc;
use alloc::vec::Vec;
use stafett_model::locate::{first_school_autumn, locate};
use stafett_model::{Condition, Day, FactId, Point, Programme, Values, View};

/// More completions of unknown facts than this are not looked at.
pub(crate) const COMPLETIONS: usize = 4096;

/// Whether a fact with these values may have this one.
pub(crate) fn allowed(values: &Values, value: i32) -> bool {
    match values {
        Values::YesNo => value == 0 || value == 1,
        Values::OneOf(names) => usize::try_from(value).is_ok_and(|place| place < names.len()),
        Values::Whole { from, through } => *from <= value && value <= *through,
        Values::Date => Day::from_number(value).is_some(),
    }
}

/// Values assumed for unknown facts: one completion.
#[derive(Clone, Copy)]
pub(crate) struct Assumed<'a> {
    pub(crate) facts: &'a [Unknown],
    /// The place of the value of each.
    pub(crate) places: &'a [usize],
}

impl Assumed<'_> {
    /// Nothing is assumed.
    pub(crate) const NOTHING: Assumed<'static> = Assumed {
        facts: &[],
        places: &[],
    };

    /// The value assumed for a fact, if any.
    pub(crate) fn value(&self, fact: FactId) -> Option<i32> {
        let at = self.facts.iter().position(|unknown| unknown.fact == fact)?;
        self.facts
            .get(at)?
            .values
            .get(*self.places.get(at)?)
            .copied()
    }
}

/// An unknown fact and one value for each class of values that the conditions tell apart.
#[derive(Debug)]
pub(crate) struct Unknown {
    pub(crate) fact: FactId,
    pub(crate) values: Vec<i32>,
}

/// What follows under every completion of the unknown facts that the population allows.
pub(crate) enum Follows<T> {
    /// The same under all of them.
    Same(T),
    /// Not the same: the facts that matter, ascending, and every outcome.
    Differs(Vec<FactId>, Vec<T>),
    /// There are more than [`COMPLETIONS`]; the unknown facts, ascending.
    TooMany(Vec<FactId>),
}

/// What `outcome` gives under every completion of the unknown ones of the facts `named`, on `day`.
/// `conditions` are those that `outcome` judges: they tell which values must be told apart. It looks at no
/// other unknown facts than those named.
pub(crate) fn follows<T: PartialEq + Clone>(
    given: Given<'_>,
    day: Day,
    named: &[FactId],
    conditions: &[&Condition],
    outcome: &dyn Fn(Assumed<'_>) -> T,
) -> Follows<T> {
    let asked = unknown_of(given, day, named);
    if asked.is_empty() {
        return Follows::Same(outcome(Assumed::NOTHING));
    }
    let world = world(given, day, asked, conditions);
    let asked = world.asked.clone();
    let Some((all, allowed)) = &world.completions else {
        return Follows::TooMany(asked);
    };
    let outcomes = world.outcomes((all, allowed), outcome);
    settled(&all.facts, asked, outcomes)
}

/// Whether a condition holds under every completion of the unknown ones of the facts that it names, on `day`.
pub(crate) fn holds(
    given: Given<'_>,
    day: Day,
    named: &[FactId],
    condition: &Condition,
) -> Follows<bool> {
    let value = |fact| given.value(fact, day);
    let recorded = |fact| given.has(fact, day);
    let asked = unknown_of(given, day, named);
    if asked.is_empty() {
        return Follows::Same(condition.holds_knowing(&value, &recorded));
    }
    let world = world(given, day, asked, &[condition]);
    let asked = || world.asked.clone();
    let Some((all, allowed)) = &world.completions else {
        return Follows::TooMany(asked());
    };
    let holds = all.where_holds(condition, &value, &recorded);
    let fails = allowed.clone().and(&holds.clone().not());
    let holds = allowed.clone().and(&holds);
    match (holds.is_empty(), fails.is_empty()) {
        (false, true) => Follows::Same(true),
        (true, false) => Follows::Same(false),
        (true, true) => Follows::TooMany(asked()),
        (false, false) => {
            let mut matter = all.between(&holds, &fails);
            matter.retain(|fact| world.asked.contains(fact));
            let facts = if matter.is_empty() { asked() } else { matter };
            Follows::Differs(facts, Vec::from([true, false]))
        }
    }
}

/// The unknown ones of some facts on a day.
fn unknown_of(given: Given<'_>, day: Day, facts: &[FactId]) -> Vec<FactId> {
    let is_unknown = |fact: &FactId| given.value(*fact, day).is_none();
    facts.iter().copied().filter(is_unknown).collect()
}

/// The completions of unknown facts on a day.
fn world(given: Given<'_>, day: Day, asked: Vec<FactId>, conditions: &[&Condition]) -> Arc<World> {
    match given.worlds.get(day, &asked) {
        Some(world) => world,
        None => looked_at(given, day, asked, conditions),
    }
}

/// The completions of unknown facts on a day; kept for other conditions, where these tell no other values
/// apart.
fn looked_at(
    given: Given<'_>,
    day: Day,
    asked: Vec<FactId>,
    conditions: &[&Condition],
) -> Arc<World> {
    let programme = given.programme;
    let invariants = invariants(given, day);
    let told_apart: Vec<&Condition> = conditions
        .iter()
        .copied()
        .chain(invariants.iter().map(|invariant| invariant.condition))
        .collect();
    let unknown: Vec<Unknown> = linked(&invariants, &asked)
        .into_iter()
        .filter(|fact| given.value(*fact, day).is_none())
        .map(|fact| Unknown {
            fact,
            values: classes(programme, fact, &told_apart),
        })
        .collect();
    let alike = |of: &Unknown| {
        let values = programme.fact(of.fact).map(|row| &row.values);
        matches!(values, Some(Values::YesNo | Values::OneOf(_)))
    };
    let for_all = unknown.iter().all(alike);
    let completions = Completions::of(unknown, COMPLETIONS).map(|all| {
        let allowed = permitted(given, day, &all, &invariants);
        // The recorded facts contradict each other already: each is taken as it stands.
        let allowed = match allowed.is_empty() {
            true => Set::all(all.count),
            false => allowed,
        };
        (all, allowed)
    });
    let world = Arc::new(World {
        days: steady(given, day, &asked),
        asked,
        completions,
    });
    if for_all {
        given.worlds.keep(world.clone());
    }
    world
}

/// The days around `day` on which nothing changes that the completions of some facts rest on.
fn steady(given: Given<'_>, day: Day, asked: &[FactId]) -> Steady {
    let facts = asked.iter().copied().chain(given.tables.constrained());
    let stretches = facts.map(|fact| given.steady(fact, day));
    stretches.fold(given.spans.steady(day), Steady::and)
}

/// The completions under which the invariants hold.
fn permitted(given: Given<'_>, day: Day, all: &Completions, invariants: &[InForce<'_>]) -> Set {
    let value = |fact| given.value(fact, day);
    let recorded = |fact| given.view().recorded(fact, day);
    let is_open = |fact: &FactId| {
        value(*fact).is_none() && all.facts.iter().all(|unknown| unknown.fact != *fact)
    };
    // What is said of other unknown facts can be met whatever these are.
    let of_these = invariants
        .iter()
        .filter(|invariant| !invariant.facts.iter().any(is_open));
    let each = of_these.map(|invariant| {
        let holds = all.where_holds(invariant.condition, &value, &recorded);
        match invariant.days {
            None => holds,
            // What is assumed may decide whether it is in force.
            Some(_) => holds.or(&not_in_force(given, day, all, invariant.days)),
        }
    });
    each.fold(Set::all(all.count), |permitted, holds| {
        permitted.and(&holds)
    })
}

/// The completions under which `day` does not certainly lie in `days`.
fn not_in_force(given: Given<'_>, day: Day, all: &Completions, days: Days<'_>) -> Set {
    all.filter(|assumed| {
        let view = Seen { given, assumed };
        !in_force(given.programme, &view, days, day)
    })
}

fn settled<T: PartialEq>(
    unknown: &[Unknown],
    asked: Vec<FactId>,
    outcomes: Vec<Option<T>>,
) -> Follows<T> {
    let mut all = outcomes.iter().flatten();
    let first = all.next();
    if all.any(|other| Some(other) != first) {
        let matter = mattering(unknown, &asked, &outcomes);
        let facts = if matter.is_empty() { asked } else { matter };
        return Follows::Differs(facts, outcomes.into_iter().flatten().collect());
    }
    match outcomes.into_iter().flatten().next() {
        Some(outcome) => Follows::Same(outcome),
        None => Follows::TooMany(asked),
    }
}

/// The days on which an invariant holds; `None` for every day.
pub(crate) type Days<'p> = Option<&'p (Point, Point)>;

/// What holds between the facts of a child on a day.
struct InForce<'p> {
    condition: &'p Condition,
    /// The facts that it names, ascending.
    facts: &'p [FactId],
    days: Days<'p>,
}

/// The invariants that may be in force on `day`.
fn invariants(given: Given<'_>, day: Day) -> Vec<InForce<'_>> {
    let population = &given.programme.population;
    let always = population.always.iter().map(|condition| (condition, None));
    let during = population
        .during
        .iter()
        .map(|invariant| (&invariant.condition, invariant.days.as_ref()));
    let all = always.chain(during).enumerate();
    let all = all.map(|(place, (condition, days))| InForce {
        condition,
        facts: given.tables.invariant_facts.get(place),
        days,
    });
    let Some(in_force) = given.spans.in_force(day) else {
        // What is assumed, or what happens, decides which of them are.
        return all
            .filter(|row| may_be_in_force(given, row.days, day))
            .collect();
    };
    let always = population.always.iter().map(|_| &1);
    let in_force = always.chain(in_force);
    all.zip(in_force)
        .filter(|(_, in_force)| **in_force == 1)
        .map(|(invariant, _)| InForce {
            days: None,
            ..invariant
        })
        .collect()
}

/// Whether an invariant may be in force on `day`, where what is assumed of school start may decide it.
fn may_be_in_force(given: Given<'_>, days: Days<'_>, day: Day) -> bool {
    let view = given.view();
    first_school_autumn(given.programme, &view).is_none()
        || in_force(given.programme, &view, days, day)
}

/// Whether `day` certainly lies in `days`.
pub(crate) fn in_force(programme: &Programme, view: &dyn View, days: Days<'_>, day: Day) -> bool {
    let Some((from, until)) = days else {
        return true;
    };
    let passed = |point| locate(programme, point, view).passed(day);
    passed(from) == Some(true) && passed(until) == Some(false)
}

/// The facts named and those that invariants link to them, ascending.
fn linked(invariants: &[InForce<'_>], named: &[FactId]) -> Vec<FactId> {
    let links: Vec<&[FactId]> = invariants.iter().map(|invariant| invariant.facts).collect();
    closure(&links, named)
}

/// The facts named and those that stand in one list with them, or with such a fact, ascending.
pub(crate) fn closure(lists: &[&[FactId]], named: &[FactId]) -> Vec<FactId> {
    let mut facts = named.to_vec();
    loop {
        let before = facts.len();
        for list in lists {
            if list.iter().any(|fact| facts.contains(fact)) {
                facts.extend_from_slice(list);
                facts.sort();
                facts.dedup();
            }
        }
        if facts.len() == before {
            facts.sort();
            return facts;
        }
    }
}

/// One value of each class of a fact's values that the conditions tell apart, ascending.
pub(crate) fn classes(programme: &Programme, fact: FactId, conditions: &[&Condition]) -> Vec<i32> {
    let Some(row) = programme.fact(fact) else {
        return Vec::new();
    };
    let (from, through) = match &row.values {
        Values::YesNo => return Vec::from([0, 1]),
        Values::OneOf(names) => {
            return (0..names.len())
                .filter_map(|place| i32::try_from(place).ok())
                .collect();
        }
        Values::Whole { from, through } => (*from, *through),
        Values::Date => (Day::FIRST.number(), Day::LAST.number()),
    };
    let mut starts = Vec::from([from]);
    for condition in conditions {
        each_range(condition, fact, &mut |low, high| {
            starts.push(low);
            starts.extend(high.checked_add(1));
        });
    }
    starts.retain(|start| from <= *start && *start <= through);
    starts.sort_unstable();
    starts.dedup();
    starts
}

fn each_range(condition: &Condition, fact: FactId, visit: &mut dyn FnMut(i32, i32)) {
    match condition {
        Condition::Fact(range) if range.fact == fact => {
            range
                .allowed
                .iter()
                .for_each(|(low, high)| visit(*low, *high));
        }
        Condition::Not(inner) => each_range(inner, fact, visit),
        Condition::All(parts) | Condition::Any(parts) => {
            parts.iter().for_each(|part| each_range(part, fact, visit));
        }
        Condition::Always | Condition::Fact(_) | Condition::Unknown(_) => {}
    }
}

/// The asked facts of which another value alone gives another outcome.
fn mattering<T: PartialEq>(
    unknown: &[Unknown],
    asked: &[FactId],
    outcomes: &[Option<T>],
) -> Vec<FactId> {
    let mut matter = Vec::new();
    let mut stride = 1_usize;
    for fact in unknown {
        let block = stride.saturating_mul(fact.values.len()).max(1);
        let matters = outcomes.chunks(block).any(|chunk| {
            (0..stride).any(|offset| {
                let mut seen = chunk.iter().skip(offset).step_by(stride).flatten();
                let first = seen.next();
                seen.any(|other| Some(other) != first)
            })
        });
        if matters && asked.contains(&fact.fact) {
            matter.push(fact.fact);
        }
        stride = block;
    }
    matter
}
