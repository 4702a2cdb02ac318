//! A child as it is known on a day, ready to be asked about.

use crate::history::History;
use crate::place::Placed;
use crate::recorded::Recorded;
use crate::spans::Spans;
use crate::view::Given;
use crate::visits::Stood;
use crate::{Planner, doses, settled};
use alloc::vec::Vec;
use stafett_model::{AsOf, Child, Day};

/// A child as it is known on a day.
pub(crate) struct Known<'c> {
    pub(crate) child: &'c Child,
    /// The day for which it holds.
    pub(crate) as_of: Day,
    pub(crate) facts: Recorded,
    pub(crate) history: History,
}

impl<'c> Known<'c> {
    /// What counts of a child's records. `spans` are brought up to date for the child.
    pub(crate) fn read(
        planner: &Planner<'_>,
        child: &'c Child,
        as_of: AsOf,
        spans: &mut Spans,
    ) -> Known<'c> {
        let as_of = as_of.day;
        let facts = Recorded::of(planner.programme, child);
        let history = History::read(planner, child, &facts, as_of);
        let mut known = Known {
            child,
            as_of,
            facts,
            history,
        };
        spans.follow(planner, &known);
        doses::judge(planner, &mut known, spans);
        known
    }

    /// Where each visit lies and where it stands; see [`settled::stand`].
    pub(crate) fn stand(
        &mut self,
        planner: &Planner<'_>,
        spans: &Spans,
    ) -> (Vec<Placed>, Vec<Stood>) {
        settled::stand(planner, self, spans)
    }

    /// Everything that a plan is made from.
    pub(crate) fn given<'a>(&'a self, planner: &'a Planner<'_>, spans: &'a Spans) -> Given<'a> {
        Given {
            programme: planner.programme,
            tables: &planner.tables,
            spans,
            child: self.child,
            as_of: self.as_of,
            facts: &self.facts,
            history: &self.history,
        }
    }
}
