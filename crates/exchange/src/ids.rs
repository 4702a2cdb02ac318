//! The ids of what is written. They follow from the names of the programme, the child and the plan's
//! line, so that a later plan of the child updates what an earlier one wrote and doubles nothing.

use crate::uuid::named;
use stafett_plan::Plan;

/// Makes the ids of one child's plan.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ids<'p> {
    system: &'p str,
    child: &'p str,
    programme: &'p str,
}

impl<'p> Ids<'p> {
    /// Those of this plan; `system` is the one in which the embedder's id of the child is unique.
    pub(crate) fn of(plan: &'p Plan, system: Option<&'p str>) -> Ids<'p> {
        Ids {
            system: system.unwrap_or_default(),
            child: &plan.receipt.child,
            programme: &plan.receipt.programme.id,
        }
    }

    /// The id of one thing of this child's: its kind and its name.
    pub(crate) fn of_child(&self, kind: &str, name: &str) -> String {
        named(&[
            "urn:stafett",
            self.programme,
            self.system,
            self.child,
            kind,
            name,
        ])
    }

    /// The id of a thing that is the same for all children: its kind and its name.
    pub(crate) fn of_all(&self, kind: &str, name: &str) -> String {
        named(&["urn:stafett", self.programme, kind, name])
    }

    /// The id of a visit.
    pub(crate) fn of_visit(&self, item: &str) -> String {
        self.of_child("visit", item)
    }

    /// The id of a handover.
    pub(crate) fn of_handover(&self, transition: &str) -> String {
        self.of_child("handover", transition)
    }
}
