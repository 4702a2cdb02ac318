//! A child as it is known on a day, ready to be asked about: the records that stand, and its history.

use crate::history::History;
use crate::place::Placed;
use crate::view::Given;
use crate::visits::Stood;
use crate::{Planner, doses, outcomes, records, settled};
use alloc::borrow::Cow;
use alloc::vec::Vec;
use stafett_model::{AsOf, Child, Day};

/// A child as it is known on a day.
pub(crate) struct Known<'c> {
    planner: &'c Planner<'c>,
    /// With the facts that stand and those that its events say; of its events, read the history.
    pub(crate) child: Cow<'c, Child>,
    /// The day for which it holds.
    pub(crate) as_of: Day,
    pub(crate) history: History,
}

impl<'c> Known<'c> {
    /// What counts of a child's records.
    pub(crate) fn read(planner: &'c Planner<'c>, child: &'c Child, as_of: AsOf) -> Known<'c> {
        let programme = planner.programme;
        let standing = records::standing(programme, child, as_of.known);
        let mut history = History::empty(programme, standing.warnings);
        let events = history.counted(programme, child, as_of.day, standing.events);
        let said = outcomes::said(programme, &events);
        let whole = standing.facts.len() == child.facts.len() && said.is_empty();
        let seen = if whole {
            Cow::Borrowed(child)
        } else {
            let facts = standing.facts.into_iter().cloned().chain(said);
            Cow::Owned(Child {
                id: child.id.clone(),
                born: child.born,
                due_date: child.due_date,
                history_complete_from: child.history_complete_from,
                facts: facts.collect(),
                events: Vec::new(),
                terms: child.terms.clone(),
            })
        };
        history.note_all(planner, &seen, &events);
        doses::judge(planner, &seen, as_of.day, &mut history);
        Known {
            planner,
            child: seen,
            as_of: as_of.day,
            history,
        }
    }

    /// Where each visit lies and where it stands; see [`settled::stand`].
    pub(crate) fn stand(&mut self) -> (Vec<Placed>, Vec<Stood>) {
        settled::stand(self.planner, &self.child, self.as_of, &mut self.history)
    }

    /// Everything that a plan is made from.
    pub(crate) fn given(&self) -> Given<'_> {
        Given {
            programme: self.planner.programme,
            tables: &self.planner.tables,
            child: &self.child,
            as_of: self.as_of,
            history: &self.history,
        }
    }
}
