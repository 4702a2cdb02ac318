//! What counts of a child's events: one clean history, and a warning for each event that does not
//! count.

use crate::doses::Judged;
use crate::place::Applies;
use crate::{Warning, WarningKind};
use crate::{overlay, warn};
use alloc::vec::Vec;
use stafett_model::child::End;
use stafett_model::{Child, Day, Event, EventKind, FactId, ItemId, Programme, VisitId};

/// What counts of a child's events by a day. Tables are by id.
#[derive(Clone, Debug, Default)]
pub(crate) struct History {
    /// Why and from which day the programme's offers end.
    pub(crate) end: Option<(Day, End)>,
    /// First day on which each named event happened.
    pub(crate) happened: Vec<Option<Day>>,
    /// What happened with each visit.
    pub(crate) visits: Vec<AtVisit>,
    /// First day on which each content item was done; of doses, validly.
    pub(crate) first_done: Vec<Option<Day>>,
    /// Everything done, by item, day and visit; invalid doses are not in it.
    pub(crate) done: Vec<DoneItem>,
    /// Content items declined outside a visit, by item and day.
    pub(crate) declined: Vec<(ItemId, Day)>,
    /// Facts of which nothing was recorded and nothing will be: see [`crate::settled`].
    pub(crate) nothing: Vec<FactId>,
    /// Every given dose with what came of it, in the order of the days; of one day, of the numbers.
    pub(crate) judged: Vec<Judged>,
    /// The doses that are not for everyone, and whether they are for the child.
    pub(crate) conditional: Vec<(ItemId, Applies)>,
    /// Doses that were not given and can no longer be given: see [`crate::settled`].
    pub(crate) gone: Vec<ItemId>,
    /// What was wrong.
    pub(crate) warnings: Vec<Warning>,
}

impl History {
    /// Whether a dose is certainly not for the child, so that nothing waits for it.
    pub(crate) fn is_for_others(&self, item: ItemId) -> bool {
        let mut conditional = self.conditional.iter();
        conditional.any(|(of, applies)| *of == item && *applies == Applies::No)
    }
}

/// What happened with a visit.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct AtVisit {
    /// First day on which it was done.
    pub(crate) done: Option<Day>,
    /// Last day on which it was declined.
    pub(crate) declined: Option<Day>,
    /// Last day on which the family did not come.
    pub(crate) missed: Option<Day>,
}

/// A content item that was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct DoneItem {
    pub(crate) item: ItemId,
    pub(crate) on: Day,
    /// At which visit of the programme, where that has the item among its contents.
    pub(crate) at: Option<VisitId>,
}

impl History {
    /// What counts by `as_of`. Doses are not judged yet: see [`crate::doses`].
    pub(crate) fn read(programme: &Programme, child: &Child, as_of: Day) -> History {
        let mut history = History {
            happened: programme.events.iter().map(|_| None).collect(),
            visits: programme
                .visits
                .iter()
                .map(|_| AtVisit::default())
                .collect(),
            first_done: programme.items.iter().map(|_| None).collect(),
            ..History::default()
        };
        let events = history.counted(programme, child, as_of);
        events
            .iter()
            .for_each(|event| history.note(programme, child, event, &events));
        history.done.sort_unstable();
        history.done.dedup();
        history.declined.sort_unstable();
        history.declined.dedup();
        history.contradictions(programme, &events);
        history
    }

    /// The events that count, in a fixed order, each once.
    fn counted<'c>(
        &mut self,
        programme: &Programme,
        child: &'c Child,
        as_of: Day,
    ) -> Vec<&'c Event> {
        let mut events: Vec<&Event> = child.events.iter().collect();
        events.sort_unstable();
        events.dedup();
        let events = self.without_conflicts(programme, events);
        let dated = |event: &&Event| self.dated(programme, child, as_of, event);
        let (mut events, warnings) = split(events, dated);
        self.warnings.extend(warnings);
        self.end = events
            .iter()
            .filter_map(|event| match event.kind {
                EventKind::Ended(end) => Some((event.on, end)),
                _ => None,
            })
            .min();
        let died = events
            .iter()
            .filter(|event| event.kind == EventKind::Ended(End::Died))
            .map(|event| event.on)
            .min();
        if let Some(died) = died {
            let after = |event: &&Event| {
                let counts = event.on <= died || matches!(event.kind, EventKind::Ended(_));
                (!counts).then(|| warn::event(programme, WarningKind::AfterDeath, event))
            };
            let (alive, warnings) = split(events, after);
            self.warnings.extend(warnings);
            events = alive;
        }
        events
    }

    fn without_conflicts<'c>(
        &mut self,
        programme: &Programme,
        events: Vec<&'c Event>,
    ) -> Vec<&'c Event> {
        let mut kept = Vec::with_capacity(events.len());
        for same_id in events.chunk_by(|one, next| one.id == next.id && !one.id.is_empty()) {
            match same_id {
                [one] => kept.push(*one),
                [first, ..] => {
                    let kind = WarningKind::ConflictingEvents;
                    self.warnings.push(warn::event(programme, kind, first));
                }
                [] => {}
            }
        }
        kept
    }

    fn dated(
        &self,
        programme: &Programme,
        child: &Child,
        as_of: Day,
        event: &Event,
    ) -> Option<Warning> {
        let kind = if event.on > as_of {
            WarningKind::AfterAsOf
        } else if event.on < child.born {
            WarningKind::BeforeBirth
        } else {
            return None;
        };
        Some(warn::event(programme, kind, event))
    }

    fn note(&mut self, programme: &Programme, child: &Child, event: &Event, all: &[&Event]) {
        match &event.kind {
            EventKind::Done { visit, items } => {
                self.note_visit(programme, *visit, |at| at.done = earlier(at.done, event.on));
                let row = overlay::row_on(programme, child, *visit, event.on);
                self.note_contents(programme, row, items, event.on, all);
            }
            EventKind::ItemDone(item) => {
                self.done.push(DoneItem {
                    item: *item,
                    on: event.on,
                    at: None,
                });
            }
            EventKind::Declined(visit) => {
                self.note_visit(programme, *visit, |at| {
                    at.declined = at.declined.max(Some(event.on));
                });
            }
            EventKind::ItemDeclined(item) => self.declined.push((*item, event.on)),
            EventKind::Missed(visit) => {
                self.note_visit(programme, *visit, |at| {
                    at.missed = at.missed.max(Some(event.on));
                });
            }
            EventKind::Happened(named) => {
                if let Some(happened) = self.happened.get_mut(named.index()) {
                    *happened = earlier(*happened, event.on);
                }
            }
            EventKind::Ended(_) => {}
        }
    }

    /// Notes something of a visit, whichever row of its rule it was.
    fn note_visit(&mut self, programme: &Programme, visit: VisitId, note: impl Fn(&mut AtVisit)) {
        for row in overlay::rows_of(programme, visit) {
            if let Some(at) = self.visits.get_mut(row.index()) {
                note(at);
            }
        }
    }

    /// Notes what was done at a visit: the items listed, or else all its contents but those that
    /// were declined on the same day.
    fn note_contents(
        &mut self,
        programme: &Programme,
        visit: VisitId,
        items: &[ItemId],
        on: Day,
        all: &[&Event],
    ) {
        let Some(row) = programme.visit(visit) else {
            return;
        };
        let declined = |item: ItemId| {
            all.iter()
                .any(|event| event.on == on && event.kind == EventKind::ItemDeclined(item))
        };
        if items.is_empty() {
            let done = row.items.iter().copied().filter(|item| !declined(*item));
            self.done.extend(done.map(|item| DoneItem {
                item,
                on,
                at: Some(visit),
            }));
        } else {
            self.done.extend(items.iter().map(|item| DoneItem {
                item: *item,
                on,
                at: row.items.contains(item).then_some(visit),
            }));
        }
    }

    /// Warns of what was declined on or after the day on which it was done.
    fn contradictions(&mut self, programme: &Programme, events: &[&Event]) {
        let kind = WarningKind::DoneAndDeclined;
        for event in events {
            let done = match &event.kind {
                EventKind::Declined(visit) => self.visits.get(visit.index()).and_then(|at| at.done),
                EventKind::ItemDeclined(item) => self
                    .done
                    .iter()
                    .find(|done| done.item == *item && is_dose(programme, *item))
                    .map(|done| done.on),
                _ => None,
            };
            if done.is_some_and(|done| done <= event.on) {
                self.warnings.push(warn::event(programme, kind, event));
            }
        }
    }
}

fn is_dose(programme: &Programme, item: ItemId) -> bool {
    programme.item(item).is_some_and(|row| row.dose.is_some())
}

fn earlier(known: Option<Day>, day: Day) -> Option<Day> {
    Some(known.map_or(day, |known| known.min(day)))
}

/// The events without a warning, and the warnings of the others.
fn split<'c>(
    events: Vec<&'c Event>,
    warning: impl Fn(&&'c Event) -> Option<Warning>,
) -> (Vec<&'c Event>, Vec<Warning>) {
    let mut warnings = Vec::new();
    let mut kept = Vec::with_capacity(events.len());
    for event in events {
        match warning(&event) {
            Some(of) => warnings.push(of),
            None => kept.push(event),
        }
    }
    (kept, warnings)
}
