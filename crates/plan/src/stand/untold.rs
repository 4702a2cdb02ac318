//! What was declined and turns out not to be for the child: only because of what was not given or recorded, or
//! whatever had been.

use crate::Status;
use crate::facts::worlds::Worlds;
use crate::place::{self, Applies};
use crate::records::history::History;
use crate::stand::contents::One;
use crate::stand::doses::series;
use crate::stand::visits::judged;
use crate::stand::{Reason, Standing};
use crate::tables::NamedFacts;
use crate::view::Given;
use alloc::vec::Vec;
use stafett_model::{FactId, ItemId};

impl One<'_> {
    /// Whether the visit is not for the child only because of what will not be given or recorded any more.
    pub(super) fn is_for_others_as_untold(&self, verdict: Standing) -> bool {
        let given = self.all.given;
        let facts = self.row.condition.facts();
        let untold = |fact: &FactId| given.history.nothing.contains(fact);
        let is_born = self.row.is_for_birth(given.child.born);
        if verdict.reason != Reason::OtherChildren || !is_born || !facts.iter().any(untold) {
            return false;
        }
        let history = History {
            nothing: Vec::new(),
            ..given.history.clone()
        };
        let if_told = Given {
            history: &history,
            worlds: &Worlds::default(),
            ..given
        };
        let (follows, _) = self.all.after_visit(self.visit);
        let named = NamedFacts::once(&facts);
        follows.is_none_or(|follows| follows.status != Status::NotApplicable)
            && place::applies(if_told, &self.row.condition, named, self.placed.judged_on)
                != Applies::No
    }

    /// Whether a dose that is not for the child would not be for it either had an earlier one been given.
    pub(super) fn is_never_needed(&self, item: Option<ItemId>, own: Option<Standing>) -> bool {
        let given = self.all.given;
        let (day, _) = judged(given);
        item.filter(|_| own.is_some_and(|own| own.status == Status::NotApplicable))
            .is_some_and(|item| series::is_never_needed(given, item, day))
    }
}
