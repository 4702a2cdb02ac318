//! Where each visit lies for the child, and whether it is for the child at all.

use crate::facts::{Follows, follows};
use crate::overlay;
use crate::pregnancy;
use crate::span::{Span, points};
use crate::view::Given;
use alloc::vec::Vec;
use stafett_model::locate::locate;
use stafett_model::programme::Change;
use stafett_model::{Condition, Day, FactId, Period, Point, Variable, Visit, Window};

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
        .map(|visit| place(given, visit))
        .collect()
}

fn place(given: Given<'_>, visit: &Visit) -> Placed {
    let span = Span::of(&given.view(), &visit.window);
    let span = pregnancy::until_birth(given, visit, span);
    let last = span.upper.and_then(|upper| upper.last);
    let judged_on = last.map_or(given.as_of, |last| last.min(given.as_of));
    let applies = applies(given, &visit.condition, judged_on);
    let view = given.view();
    let in_force = visit.is_for_birth(given.child.born)
        && overlay::in_force(visit, |point| locate(given.programme, point, &view));
    let applies = if in_force { applies } else { Applies::No };
    let applies = match (applies, unknown_start(given, &visit.window)) {
        (Applies::No, _) => Applies::No,
        (Applies::Yes, Some(start)) => Applies::Depends(Vec::from([start])),
        (Applies::Depends(mut facts), Some(start)) => {
            facts.push(start);
            facts.sort();
            facts.dedup();
            Applies::Depends(facts)
        }
        (applies, _) => applies,
    };
    Placed {
        span,
        applies,
        judged_on,
    }
}

/// Whether a condition holds for the child on `day`, under every completion of what is unknown.
pub(crate) fn applies(given: Given<'_>, condition: &Condition, day: Day) -> Applies {
    if *condition == Condition::Always {
        return Applies::Yes;
    }
    let recorded = |fact| crate::facts::recorded(given.programme, given.child, fact, day).is_some();
    let outcome = follows(given, day, &condition.facts(), &[condition], &|assumed| {
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

/// The fact that decides school start, where a window hangs on school start and it is unknown.
pub(crate) fn unknown_start(given: Given<'_>, window: &Window) -> Option<FactId> {
    let fact = start_fact(given, points(window))?;
    given.value(fact, given.as_of).is_none().then_some(fact)
}

/// The fact that decides school start, where one of the points hangs on school start.
pub(crate) fn start_fact<'p>(
    given: Given<'_>,
    mut points: impl Iterator<Item = &'p Point>,
) -> Option<FactId> {
    let fact = given.programme.school.as_ref()?.start_fact?;
    let school = |point: &Point| {
        matches!(
            point.root(),
            Point::SchoolStart | Point::Period(Period::SchoolYear(_), _)
        )
    };
    points.any(school).then_some(fact)
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
