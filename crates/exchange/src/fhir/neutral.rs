//! What a plan comes to in FHIR's words, for every version of FHIR: which lines become what, in which
//! state, with which ids, who owns them, and between which days. A writer of one version adds nothing
//! to this but the names and places of its elements.

mod actors;
mod forecast;
mod handovers;
mod judged;
mod progress;
mod span;
mod steps;

pub(crate) use actors::{Actor, ActorKind, Actors};
pub(crate) use forecast::{Forecast, ForecastStatus};
pub(crate) use handovers::{Handover, HandoverState, needed};
pub(crate) use judged::Judged;
pub(crate) use progress::Progress;
pub(crate) use span::Span;
pub(crate) use steps::Step;

use super::Settings;
use crate::ids::Ids;
use crate::say::Say;
use stafett_plan::{Plan, Status};

/// A plan, sorted by what it becomes.
pub(crate) struct Neutral<'p> {
    /// The plan.
    pub(crate) plan: &'p Plan,
    /// The language of sentences.
    pub(crate) say: Say,
    /// The ids of what is written.
    pub(crate) ids: Ids<'p>,
    /// How the plan itself stands.
    pub(crate) state: PlanState,
    /// From the first day of the first line to the last day of the last that is for the child.
    pub(crate) covers: Span,
    /// Services and bodies that what is written names, by kind and name.
    pub(crate) actors: Actors<'p>,
    /// One for each visit that is written, in the plan's order.
    pub(crate) steps: Vec<Step<'p>>,
    /// One for each coming exchange, by name.
    pub(crate) handovers: Vec<Handover<'p>>,
    /// What is to be given, in the plan's order.
    pub(crate) forecasts: Vec<Forecast<'p>>,
    /// Doses that were given.
    pub(crate) judged: Vec<Judged<'p>>,
}

/// How a plan itself stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PlanState {
    /// Of a programme that is a draft: not to be acted upon.
    Draft,
    /// Something is still to come or to be settled.
    Active,
    /// Every line is settled.
    Completed,
}

/// Sorts a plan by what it becomes.
pub(crate) fn of<'p>(plan: &'p Plan, settings: &'p Settings) -> Neutral<'p> {
    let ids = Ids::of(plan, settings.child_system.as_deref());
    let steps = steps::of(plan, &ids, settings);
    Neutral {
        plan,
        say: Say(settings.language),
        state: state(plan),
        covers: Span::around(
            plan.items
                .iter()
                .filter(|item| item.status != Status::NotApplicable)
                .map(|item| &item.window),
        ),
        actors: Actors::of(plan, &steps),
        steps,
        handovers: handovers::of(plan, &ids),
        forecasts: forecast::of(plan),
        judged: judged::of(plan, &ids),
        ids,
    }
}

fn state(plan: &Plan) -> PlanState {
    // Of a part of a plan nobody can say that all is settled.
    let part = plan.receipt.view.is_some();
    let mut items = plan.items.iter();
    let ended = plan.receipt.ended.is_some();
    let open = part || items.any(|item| !Progress::of(item.status, ended).settled());
    match (plan.receipt.draft.is_some(), open) {
        (true, _) => PlanState::Draft,
        (false, true) => PlanState::Active,
        (false, false) => PlanState::Completed,
    }
}
