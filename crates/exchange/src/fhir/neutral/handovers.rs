//! Exchanges between services as tasks: one for each transition, however many areas it covers.

use super::{Progress, Span};
use crate::ids::Ids;
use stafett_model::Day;
use stafett_plan::{Named, NextHandover, Plan};
use std::collections::BTreeMap;

/// A coming exchange.
pub(crate) struct Handover<'p> {
    /// The id of its task.
    pub(crate) id: String,
    /// The exchange.
    pub(crate) next: &'p NextHandover,
    /// The service that hands over, where it is certain.
    pub(crate) giver: Option<&'p Named>,
    /// The areas that pass, in the order of their names.
    pub(crate) areas: Vec<&'p Named>,
    /// How it stands.
    pub(crate) state: HandoverState,
    /// The days on which information is to be handed over.
    pub(crate) window: Option<Span>,
}

/// How an exchange stands on the as-of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum HandoverState {
    /// Its first day has not come, or is not known.
    Upcoming,
    /// Its first day has come.
    Open,
    /// Its last day has passed.
    Late,
}

impl HandoverState {
    /// Its code, in our code system of handover states.
    pub(crate) fn code(self) -> &'static str {
        match self {
            HandoverState::Upcoming => "upcoming",
            HandoverState::Open => "open",
            HandoverState::Late => "late",
        }
    }

    /// How far the task has come.
    pub(crate) fn progress(self) -> Progress {
        match self {
            HandoverState::Upcoming => Progress::Draft,
            HandoverState::Open => Progress::Ready,
            HandoverState::Late => Progress::Requested,
        }
    }
}

/// The coming exchanges of a plan, by name.
pub(super) fn of<'p>(plan: &'p Plan, ids: &Ids<'_>) -> Vec<Handover<'p>> {
    let mut found: BTreeMap<&str, Handover<'p>> = BTreeMap::new();
    for area in &plan.responsible_now {
        let Some(next) = &area.handover else {
            continue;
        };
        let name = next.transition.id.as_str();
        let handover = found.entry(name).or_insert_with(|| Handover {
            id: ids.of_handover(name),
            next,
            giver: area.service.holder.as_ref(),
            areas: Vec::new(),
            state: state(next, plan.receipt.as_of),
            window: Span::new(next.earliest, next.latest),
        });
        handover.areas.push(&area.area);
    }
    found.into_values().collect()
}

fn state(next: &NextHandover, as_of: Day) -> HandoverState {
    let begun = next.earliest.is_some_and(|first| first.on <= as_of);
    match (next.late, begun) {
        (true, _) => HandoverState::Late,
        (false, true) => HandoverState::Open,
        (false, false) => HandoverState::Upcoming,
    }
}
