//! Visits as tasks.

use super::{Progress, Span};
use crate::fhir::{Settings, Shape};
use crate::ids::Ids;
use stafett_plan::{ContentEntry, Plan, Status, VisitItem};

/// One visit of the plan.
pub(crate) struct Step<'p> {
    /// The id of its task.
    pub(crate) id: String,
    /// The line.
    pub(crate) item: &'p VisitItem,
    /// How far it has come.
    pub(crate) progress: Progress,
    /// The days on which it may be done.
    pub(crate) window: Option<Span>,
    /// The days aimed at.
    pub(crate) recommended: Option<Span>,
    /// Whether it is only said that the visit is not for the child.
    pub(crate) called_off: bool,
    /// The contents that are written.
    contents: Vec<&'p ContentEntry>,
}

impl<'p> Step<'p> {
    /// The contents that were done: what came out of the visit.
    pub(crate) fn done(&self) -> impl Iterator<Item = &'p ContentEntry> {
        let contents = self.contents.iter().copied();
        contents.filter(|entry| entry.status == Status::Done)
    }

    /// The contents that were not done: what the visit is for, or was for.
    pub(crate) fn not_done(&self) -> impl Iterator<Item = &'p ContentEntry> {
        let contents = self.contents.iter().copied();
        contents.filter(|entry| entry.status != Status::Done)
    }
}

/// One step for each visit that is written, and whether it is written whole: see [`Settings::all`].
pub(super) fn of<'p>(plan: &'p Plan, ids: &Ids<'_>, settings: &Settings) -> Vec<Step<'p>> {
    let is_for_child = |status: Status| settings.all || status != Status::NotApplicable;
    let ended = plan.receipt.ended.is_some();
    let step = |item: &'p VisitItem| {
        let contents = item.contents.iter();
        Step {
            id: ids.of_visit(&item.id),
            item,
            progress: Progress::of(item.status, ended),
            window: Span::window(&item.window),
            recommended: Span::recommended(&item.window),
            called_off: !is_for_child(item.status),
            contents: contents
                .filter(|entry| is_for_child(entry.status))
                .collect(),
        }
    };
    let steps = plan.items.iter().map(step);
    steps
        .filter(|step| !step.called_off || settings.shape == Shape::Transaction)
        .collect()
}
