//! Where each visit lies for the child, and whether it is for the child at all.

use crate::facts::{Follows, follows};
use crate::overlay;
use crate::pregnancy;
use crate::span::Span;
use crate::tables::{Named, hangs_on_school_start};
use crate::view::Given;
use crate::visits::judged;
use alloc::vec::Vec;
use stafett_model::locate::locate;
use stafett_model::programme::Change;
use stafett_model::{Condition, Day, FactId, Point, Variable, Visit, VisitId};

/// Where a visit lies, and whether it is for the child.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Placed {
    pub(crate) span: Span,
    pub(crate) applies: Applies,
    /// The day on which its condition was judged.
    pub(crate) judged_on: Day,
}

/// Whether a visit is for the child.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Applies {
    /// It is.
    Yes,
    /// It is not.
    No,
    /// That depends on these facts, ascending.
    Depends(Vec<FactId>),
    /// There are too many combinations of these and linked facts.
    TooMany(Vec<FactId>),
}

impl Applies {
    /// The unknown facts on which it depends.
    pub(crate) fn facts(&self) -> &[FactId] {
        match self {
            Applies::Yes | Applies::No => &[],
            Applies::Depends(facts) | Applies::TooMany(facts) => facts,
        }
    }
}

/// Where every visit lies, by id.
pub(crate) fn place_all(given: Given<'_>) -> Vec<Placed> {
    given
        .programme
        .visits
        .iter()
        .zip(0_u16..)
        .map(|(visit, place)| placed(given, VisitId(place), visit))
        .collect()
}

fn placed(given: Given<'_>, id: VisitId, visit: &Visit) -> Placed {
    let span = match given.tables.is_settled(id) {
        true => given.spans.visit(id),
        false => Span::of(given, &given.view(), &visit.window),
    };
    let span = pregnancy::until_birth(given, id, span);
    let last = span.upper.and_then(|upper| upper.last);
    let (day, _) = judged(given);
    let judged_on = last.map_or(day, |last| last.min(day));
    Placed {
        span,
        applies: for_child(given, id, visit, judged_on),
        judged_on,
    }
}

/// Whether a visit is for the child, judged on `day`.
fn for_child(given: Given<'_>, id: VisitId, visit: &Visit, day: Day) -> Applies {
    let view = given.view();
    let in_force = visit.is_for_birth(given.child.born)
        && overlay::in_force(visit, |point| locate(given.programme, point, &view));
    if !in_force {
        return Applies::No;
    }
    match (
        applies(given, &visit.condition, given.tables.named_by(id), day),
        unknown_start(given, id),
    ) {
        (Applies::Yes, Some(start)) => Applies::Depends(Vec::from([start])),
        (Applies::Depends(mut facts), Some(start)) => {
            facts.push(start);
            facts.sort();
            facts.dedup();
            Applies::Depends(facts)
        }
        (applies, _) => applies,
    }
}

/// Whether a condition holds for the child on `day`, under every completion of what is unknown.
pub(crate) fn applies(
    given: Given<'_>,
    condition: &Condition,
    named: Named<'_>,
    day: Day,
) -> Applies {
    if *condition == Condition::Always {
        return Applies::Yes;
    }
    let recorded = |fact| given.facts.has(fact, day);
    if named.bounded {
        // What is certain without looking at completions is the same under each of them.
        match condition.truth(&|fact| given.value(fact, day), &recorded) {
            Some(true) => return Applies::Yes,
            Some(false) => return Applies::No,
            None => {}
        }
    }
    let outcome = follows(given, day, named.facts, &[condition], &|assumed| {
        let value = |fact| assumed.value(fact).or_else(|| given.value(fact, day));
        condition.holds_knowing(&value, &recorded)
    });
    match outcome {
        Follows::Same(true) => Applies::Yes,
        Follows::Same(false) => Applies::No,
        Follows::Differs(facts, _) => Applies::Depends(facts),
        Follows::TooMany(facts) => Applies::TooMany(facts),
    }
}

/// The fact that decides school start, where a visit's window hangs on school start and it is
/// unknown.
fn unknown_start(given: Given<'_>, visit: VisitId) -> Option<FactId> {
    let hangs = given.tables.is_from_school(visit);
    let fact = given
        .programme
        .school
        .as_ref()
        .filter(|_| hangs)?
        .start_fact?;
    given.value(fact, given.as_of).is_none().then_some(fact)
}

/// The fact that decides school start, where one of the points hangs on school start.
pub(crate) fn start_fact<'p>(
    given: Given<'_>,
    mut points: impl Iterator<Item = &'p Point>,
) -> Option<FactId> {
    let fact = given.programme.school.as_ref()?.start_fact?;
    points.any(hangs_on_school_start).then_some(fact)
}

/// The visits at which the unknown facts are recorded, as things to wait for.
pub(crate) fn recorded_at(given: Given<'_>, facts: &[FactId]) -> Vec<Variable> {
    facts
        .iter()
        .filter_map(|fact| match given.programme.fact(*fact)?.change {
            Change::RecordedAt(visit) => Some(visit),
            Change::Fixed | Change::MayChange => None,
        })
        .filter(|visit| {
            given
                .history
                .visits
                .get(visit.index())
                .is_some_and(|at| at.done.is_none())
        })
        .map(Variable::Visit)
        .collect()
}
