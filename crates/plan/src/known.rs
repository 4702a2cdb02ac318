//! A child as it is known on a day, ready to be asked about: the records that stand, and its history.

use crate::history::History;
use crate::place::Placed;
use crate::view::Given;
use crate::visits::Stood;
use crate::{doses, outcomes, records, settled};
use alloc::borrow::Cow;
use alloc::vec::Vec;
use stafett_model::{AsOf, Child, Day, Programme};

/// A child as it is known on a day.
pub(crate) struct Known<'c> {
    /// With the facts that stand and those that its events say; of its events, read the history.
    pub(crate) child: Cow<'c, Child>,
    /// The day for which it holds.
    pub(crate) as_of: Day,
    pub(crate) history: History,
}

impl<'c> Known<'c> {
    /// What counts of a child's records.
    pub(crate) fn read(programme: &Programme, child: &'c Child, as_of: AsOf) -> Known<'c> {
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
        history.note_all(programme, &seen, &events);
        doses::judge(programme, &seen, as_of.day, &mut history);
        Known {
            child: seen,
            as_of: as_of.day,
            history,
        }
    }

    /// Where each visit lies and where it stands; see [`settled::stand`].
    pub(crate) fn stand(&mut self, programme: &Programme) -> (Vec<Placed>, Vec<Stood>) {
        settled::stand(programme, &self.child, self.as_of, &mut self.history)
    }

    pub(crate) fn given<'a>(&'a self, programme: &'a Programme) -> Given<'a> {
        Given {
            programme,
            child: &self.child,
            as_of: self.as_of,
            history: &self.history,
        }
    }
}
