//! A child as it is known on a day, ready to be asked about: the records that stand, and its history.

use crate::facts::worlds::Worlds;
use crate::memory::{Desk, Memory};
use crate::place::spans::{self, Spans};
use crate::records::history::History;
use crate::records::ordinary::are_facts_ordinary;
use crate::records::outcomes;
use crate::records::recorded::Recorded;
use crate::records::shown;
use crate::records::warn;
use crate::stand::doses;
use crate::stand::settled;
use crate::view::{self, Given};
use crate::{Planner, records};
use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::vec::Vec;
use stafett_model::{AsOf, Child, Day, Programme};

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
    /// The completions of its unknown facts that were looked at.
    pub(crate) worlds: Worlds,
    /// The facts of `child`, to be looked up, its history, and what is found of it.
    pub(crate) memory: Box<Memory>,
}

impl<'c> Known<'c> {
    /// What counts of a child's records. `memory` may be that of any other child.
    pub(crate) fn read(
        planner: &'c Planner<'c>,
        child: &'c Child,
        as_of: AsOf,
        mut memory: Box<Memory>,
    ) -> Known<'c> {
        memory.follow(&planner.tables);
        let Memory { facts, history, .. } = &mut *memory;
        let seen = read_ordinary(planner, child, as_of, (facts, history))
            .unwrap_or_else(|| read_any(planner, child, as_of, (facts, history)));
        let mut known = Known {
            planner,
            records: child,
            known_at: as_of.known,
            child: seen,
            as_of: as_of.day,
            worlds: Worlds::default(),
            memory,
        };
        known.follow();
        for (event, on) in shown::found(known.given()) {
            known.memory.history.shows(event, on);
        }
        doses::judge(&mut known);
        known
    }

    /// The same child on the last day before the programme's offers ended, where they have.
    pub(crate) fn eve(&self) -> Option<Known<'c>> {
        let (end, _) = self.memory.history.end?;
        let eve = AsOf {
            day: end.before(),
            known: self.known_at,
        };
        Some(Known::read(self.planner, self.records, eve, Box::default()))
    }

    /// Finds where the windows lie that hang on nothing that happens.
    fn follow(&mut self) {
        let Memory {
            facts,
            history,
            spans,
            ..
        } = &mut *self.memory;
        let dated = (&*self.child, self.as_of);
        let read = (&spans::NOWHERE, &*facts, &*history);
        spans.follow(given(self.planner, dated, read, &self.worlds));
    }

    /// Finds where each visit lies and where it stands; see [`settled::stand`].
    pub(crate) fn stand(&mut self) {
        settled::stand(self);
    }

    /// The same where only lines are wanted: visits that their own days alone tell are not kept.
    pub(crate) fn stand_for_lines(&mut self) {
        self.memory.desk.places.for_lines =
            self.memory.history.end.is_none() && self.child.born <= self.as_of;
        self.stand();
    }

    /// Everything that a plan is made from.
    pub(crate) fn given(&self) -> Given<'_> {
        let Memory {
            facts,
            history,
            spans,
            ..
        } = &*self.memory;
        let dated = (&*self.child, self.as_of);
        given(self.planner, dated, (spans, facts, history), &self.worlds)
    }

    /// The same, with where its visits lie and stand, which is found from it.
    pub(crate) fn at_desk(&mut self) -> (Given<'_>, &mut Desk) {
        let Memory {
            facts,
            history,
            spans,
            desk,
            ..
        } = &mut *self.memory;
        let dated = (&*self.child, self.as_of);
        let read = (&*spans, &*facts, &*history);
        (given(self.planner, dated, read, &self.worlds), desk)
    }
}

/// A child on a day, as the rooms of the planner see it, from parts of which others may be written meanwhile.
#[inline]
fn given<'a>(
    planner: &'a Planner<'a>,
    (child, as_of): (&'a Child, Day),
    (spans, facts, history): (&'a Spans, &'a Recorded, &'a History),
    worlds: &'a Worlds,
) -> Given<'a> {
    Given {
        programme: planner.programme(),
        tables: &planner.tables,
        spans,
        child,
        as_of,
        facts,
        history,
        worlds,
    }
}

/// Notes the records of a child each of which tells by itself that it stands; `None` where some do not.
fn read_ordinary<'c>(
    planner: &Planner<'_>,
    child: &'c Child,
    as_of: AsOf,
    (facts, history): (&mut Recorded, &mut History),
) -> Option<Cow<'c, Child>> {
    let is_ordinary = due_date(planner.programme(), child) == child.due_date
        && are_facts_ordinary(child, as_of.known);
    if planner.tables.asks_outcomes || !is_ordinary {
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
    let due_date = due_date(programme, child);
    let ignored = child.due_date.filter(|_| due_date.is_none());
    (history.warnings).extend(ignored.map(|day| warn::due_date(programme, child.born, day)));
    let events = history.counted(programme, child, as_of.day, standing.events);
    let said = outcomes::said(planner, &events);
    let whole = standing.facts.len() == child.facts.len() && said.is_empty() && ignored.is_none();
    let seen = if whole {
        Cow::Borrowed(child)
    } else {
        let facts = standing.facts.into_iter().cloned().chain(said);
        Cow::Owned(Child {
            id: child.id.clone(),
            born: child.born,
            due_date,
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

/// The due date of a child, unless it lies where the programme lets none be.
fn due_date(programme: &Programme, child: &Child) -> Option<Day> {
    let on = child.due_date?;
    let (first, last) = view::due_dates(programme, child.born)?;
    (first..=last).contains(&on).then_some(on)
}
