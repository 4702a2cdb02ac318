//! Exchanges between services as tasks: one for each transition, however many areas it covers. A coming
//! exchange and one that has come and waits for its confirmation are the same task at different times.

use super::{Progress, Span};
use crate::ids::Ids;
use stafett_model::Day;
use stafett_model::proof::Words;
use stafett_plan::{HoldingState, Named, NextHandover, Plan, PlannedDay, ResponsibleNow};
use std::collections::BTreeMap;

/// An exchange.
pub(crate) struct Handover<'p> {
    /// The id of its task.
    pub(crate) id: String,
    /// The transition.
    pub(crate) transition: &'p Named,
    /// The service that hands over, where it is known.
    pub(crate) giver: Option<&'p Named>,
    /// The service that receives, where it is known.
    pub(crate) receiver: Option<&'p Named>,
    /// The areas that pass, in the order of their names.
    pub(crate) areas: Vec<&'p Named>,
    /// How it stands.
    pub(crate) state: HandoverState,
    /// How it stands, in a sentence, once its day has come.
    pub(crate) reason: Option<&'p Words>,
    /// The days on which information is to be handed over.
    pub(crate) window: Option<Span>,
    /// The last day on which the receiver should confirm, once the day of the transition has come.
    pub(crate) confirm_by: Option<PlannedDay>,
    /// What is said of it while it lies ahead.
    pub(crate) next: Option<&'p NextHandover>,
}

/// How an exchange stands on the as-of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum HandoverState {
    /// Its first day has not come, or is not known.
    Upcoming,
    /// Its first day has come.
    Open,
    /// Its last day has passed, or that on which it should have been confirmed.
    Late,
    /// The day of the transition has come, and the confirmation is waited for.
    Awaiting,
    /// The receiver has confirmed.
    Confirmed,
    /// The receiver has refused.
    Refused,
    /// It is not known whether the receiver has confirmed.
    Unknown,
}

impl HandoverState {
    /// Its code, in our code system of handover states.
    pub(crate) fn code(self) -> &'static str {
        match self {
            HandoverState::Upcoming => "upcoming",
            HandoverState::Open => "open",
            HandoverState::Late => "late",
            HandoverState::Awaiting => "awaiting",
            HandoverState::Confirmed => "confirmed",
            HandoverState::Refused => "refused",
            HandoverState::Unknown => "unknown",
        }
    }

    /// How far the task has come.
    pub(crate) fn progress(self) -> Progress {
        match self {
            HandoverState::Upcoming | HandoverState::Unknown => Progress::Draft,
            HandoverState::Open => Progress::Ready,
            HandoverState::Late | HandoverState::Awaiting => Progress::Requested,
            HandoverState::Confirmed => Progress::Completed,
            HandoverState::Refused => Progress::Rejected,
        }
    }
}

/// The exchanges of a plan, by name.
pub(super) fn of<'p>(plan: &'p Plan, ids: &Ids<'_>) -> Vec<Handover<'p>> {
    let mut found: BTreeMap<&str, Handover<'p>> = BTreeMap::new();
    for area in needed(plan) {
        let both = [come(area, ids), coming(area, plan.receipt.as_of, ids)];
        for handover in both.into_iter().flatten() {
            let name = handover.transition.id.as_str();
            let known = found.entry(name).or_insert(handover);
            known.areas.push(&area.area);
        }
    }
    found.into_values().collect()
}

/// The areas of which the programme does not say that nobody need be responsible for this child: whoever follows children
/// in the others does not follow this one.
pub(crate) fn needed(plan: &Plan) -> impl Iterator<Item = &ResponsibleNow> {
    let areas = plan.responsible_now.iter();
    areas.filter(|area| area.demanded != Some(false))
}

/// The exchange by which the area's service came to hold the child, or is about to.
fn come<'p>(area: &'p ResponsibleNow, ids: &Ids<'_>) -> Option<Handover<'p>> {
    let holding = &area.holding;
    let transition = holding.transition.as_ref()?;
    let (state, giver) = match holding.state {
        HoldingState::WithDuty => return None,
        HoldingState::Confirmed => (HandoverState::Confirmed, None),
        HoldingState::Awaiting => (HandoverState::Awaiting, holding.service.as_ref()),
        HoldingState::Late => (HandoverState::Late, holding.service.as_ref()),
        HoldingState::Refused => (HandoverState::Refused, holding.service.as_ref()),
        HoldingState::Unknown => (HandoverState::Unknown, None),
    };
    Some(Handover {
        id: ids.of_handover(&transition.id),
        transition,
        giver,
        receiver: area.service.holder.as_ref(),
        areas: Vec::new(),
        state,
        reason: Some(&holding.sentence),
        window: None,
        confirm_by: holding.due_by,
        next: None,
    })
}

/// The next exchange from the area's service.
fn coming<'p>(area: &'p ResponsibleNow, as_of: Day, ids: &Ids<'_>) -> Option<Handover<'p>> {
    let next = area.handover.as_ref()?;
    let begun = next.earliest.is_some_and(|first| first.on <= as_of);
    Some(Handover {
        id: ids.of_handover(&next.transition.id),
        transition: &next.transition,
        giver: area.service.holder.as_ref(),
        receiver: Some(&next.to),
        areas: Vec::new(),
        state: match (next.refused_on, next.late, begun) {
            (Some(_), ..) => HandoverState::Refused,
            (None, true, _) => HandoverState::Late,
            (None, false, true) => HandoverState::Open,
            (None, false, false) => HandoverState::Upcoming,
        },
        reason: None,
        window: Span::new(next.earliest, next.latest),
        confirm_by: None,
        next: Some(next),
    })
}
