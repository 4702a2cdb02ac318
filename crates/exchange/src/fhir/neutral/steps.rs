//! Visits as tasks.

use super::{Progress, Span};
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
}

impl<'p> Step<'p> {
    /// The contents that were done: what came out of the visit.
    pub(crate) fn done(&self) -> impl Iterator<Item = &'p ContentEntry> {
        let contents = self.item.contents.iter();
        contents.filter(|entry| entry.status == Status::Done)
    }

    /// The contents that were not done: what the visit is for, or was for.
    pub(crate) fn not_done(&self) -> impl Iterator<Item = &'p ContentEntry> {
        let contents = self.item.contents.iter();
        contents.filter(|entry| entry.status != Status::Done)
    }
}

/// One step for each visit of the plan. Those that are not for the child are among them: what was
/// written for it yesterday must be called off today.
pub(super) fn of<'p>(plan: &'p Plan, ids: &Ids<'_>) -> Vec<Step<'p>> {
    let step = |item: &'p VisitItem| Step {
        id: ids.of_visit(&item.id),
        item,
        progress: Progress::of(item.status),
        window: Span::window(&item.window),
        recommended: Span::recommended(&item.window),
    };
    plan.items.iter().map(step).collect()
}
