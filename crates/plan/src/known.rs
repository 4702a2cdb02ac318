//! A child as it is known on a day, ready to be asked about: the records that stand, and its history.

use crate::facts::worlds::Worlds;
use crate::memory::{Desk, Memory};
use crate::place::spans::Spans;
use crate::records::history::History;
use crate::records::ordinary::are_facts_ordinary;
use crate::records::outcomes;
use crate::records::recorded::Recorded;
use crate::records::shown;
use crate::stand::doses;
use crate::stand::settled;
use crate::view::Given;
use crate::{Planner, records};
use alloc::borrow::Cow;
use alloc::sync::Arc;
use alloc::vec::Vec;
use stafett_model::{AsOf, Child, Day};

/// A child as it is known on a day.
pub(crate) struct Known<'c> {
    pub(crate) planner: &'c Planner<'c>,
    /// Its records as they were made.
    records: &'c Child,
    /// The day by which they were known.
    known_at: Day,
    /// With the facts that stand and those that its events say; of its events, read the history.
    pub(crate) child: Cow<'c, Child>,
    /// The day for which it holds.
    pub(crate) as_of: Day,
    /// The facts of `child`, to be looked up.
    pub(crate) facts: Recorded,
    pub(crate) history: History,
    /// Where windows lie that hang on nothing that happens.
    pub(crate) spans: Spans,
    /// The completions of its unknown facts that were looked at.
    pub(crate) worlds: Worlds,
    /// Where its visits lie and stand, once that is found.
    pub(crate) desk: Desk,
    /// The identity of the tables, for the memory.
    tables: Option<Arc<()>>,
}

impl<'c> Known<'c> {
    /// What counts of a child's records. `memory` may be that of any other child.
    pub(crate) fn read(
        planner: &'c Planner<'c>,
        child: &'c Child,
        as_of: AsOf,
        memory: Memory,
    ) -> Known<'c> {
        let Memory {
            tables,
            mut facts,
            mut history,
            spans,
            desk,
        } = memory.of(&planner.tables);
        let seen = read_ordinary(planner, child, as_of, (&mut facts, &mut history))
            .unwrap_or_else(|| read_any(planner, child, as_of, (&mut facts, &mut history)));
        let mut known = Known {
            planner,
            records: child,
            known_at: as_of.known,
            child: seen,
            as_of: as_of.day,
            facts,
            history,
            spans: Spans::default(),
            worlds: Worlds::default(),
            desk,
            tables,
        };
        let mut spans = spans;
        spans.follow(known.given());
        known.spans = spans;
        for (event, on) in shown::found(known.given()) {
            known.history.shows(event, on);
        }
        doses::judge(&mut known);
        known
    }

    /// The same child on the last day before the programme's offers ended, where they have.
    pub(crate) fn eve(&self) -> Option<Known<'c>> {
        let (end, _) = self.history.end?;
        let eve = AsOf {
            day: end.before(),
            known: self.known_at,
        };
        Some(Known::read(
            self.planner,
            self.records,
            eve,
            Memory::default(),
        ))
    }

    /// Finds where each visit lies and where it stands; see [`settled::stand`].
    pub(crate) fn stand(&mut self) {
        settled::stand(self);
    }

    /// The same where only lines are wanted: visits that their own days alone tell are not kept.
    pub(crate) fn stand_for_lines(&mut self) {
        self.desk.places.for_lines = self.history.end.is_none() && self.child.born <= self.as_of;
        self.stand();
    }

    /// What is left for the next child.
    pub(crate) fn into_memory(self) -> Memory {
        Memory {
            tables: self.tables,
            facts: self.facts,
            history: self.history,
            spans: self.spans,
            desk: self.desk,
        }
    }

    /// Everything that a plan is made from.
    pub(crate) fn given(&self) -> Given<'_> {
        Given {
            programme: self.planner.programme(),
            tables: &self.planner.tables,
            spans: &self.spans,
            child: &self.child,
            as_of: self.as_of,
            facts: &self.facts,
            history: &self.history,
            worlds: &self.worlds,
        }
    }
}

/// Notes the records of a child each of which tells by itself that it stands; `None` where some do not.
fn read_ordinary<'c>(
    planner: &Planner<'_>,
    child: &'c Child,
    as_of: AsOf,
    (facts, history): (&mut Recorded, &mut History),
) -> Option<Cow<'c, Child>> {
    if planner.tables.asks_outcomes || !are_facts_ordinary(child, as_of.known) {
        return None;
    }
    history.clear(planner.programme(), Vec::new());
    facts.note(planner.programme(), child);
    let all = history.note_ordinary(planner, facts, child, as_of);
    all.then_some(Cow::Borrowed(child))
}

/// The same of any records. The child with the facts that stand.
fn read_any<'c>(
    planner: &Planner<'_>,
    child: &'c Child,
    as_of: AsOf,
    (facts, history): (&mut Recorded, &mut History),
) -> Cow<'c, Child> {
    let programme = planner.programme();
    let standing = records::standing(programme, child, as_of.known);
    history.clear(programme, standing.warnings);
    let events = history.counted(programme, child, as_of.day, standing.events);
    let said = outcomes::said(planner, &events);
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
    facts.note(programme, &seen);
    history.note_all(planner, facts, &events);
    seen
}
