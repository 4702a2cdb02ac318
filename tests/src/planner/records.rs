//! Which of a child's records count on a day, and when what they say was.

mod standing;

use stafett_model::child::End;
use stafett_model::{
    AsOf, Child, Event, EventId, EventKind, FactRecord, ItemId, ProductId, VisitId,
};
use stafett_plan::WarningKind;
pub use standing::warnings;
use standing::{Standing, standing};
use std::collections::BTreeSet;

/// First and last day of those on one of which something was.
pub type On = (i32, i32);

/// The records that count.
pub struct Records<'a> {
    pub events: Vec<(&'a Event, On)>,
    pub facts: Vec<&'a FactRecord>,
}

impl<'a> Records<'a> {
    /// What is known by one day of what was until another, both included.
    pub fn until(child: &'a Child, as_of: AsOf) -> Records<'a> {
        let Standing { events, facts } = standing(child, as_of.known.number());
        let dated = |event: &'a Event| Some((event, dated(child, as_of.day.number(), event)?));
        let mut records = Records {
            events: events.into_iter().filter_map(dated).collect(),
            facts,
        };
        let died = records.days(|event| event.kind == EventKind::Ended(End::Died));
        if let Some((_, last)) = sooner(&died) {
            let alive = |(event, on): (&'a Event, On)| match event.kind {
                EventKind::Ended(_) => Some((event, on)),
                _ => (on.0 <= last).then_some((event, (on.0, on.1.min(last)))),
            };
            records.events = records.events.into_iter().filter_map(alive).collect();
        }
        records
    }

    /// The day from which nothing is offered because of death, emigration or opting out: of those on which
    /// one of them may have been the first.
    pub fn ended(&self) -> Option<i32> {
        let ended = self.days(|event| matches!(event.kind, EventKind::Ended(_)));
        sooner(&ended).map(|(first, _)| first)
    }

    /// The day of the first death or emigration.
    pub fn left(&self) -> Option<i32> {
        let left =
            |event: &Event| matches!(event.kind, EventKind::Ended(end) if end != End::OptedOut);
        sooner(&self.days(left)).map(|(first, _)| first)
    }

    /// When what was told of by these events was, in the order of the days.
    fn days(&self, is: impl Fn(&Event) -> bool) -> Vec<On> {
        let events = self.events.iter().filter(|(event, _)| is(event));
        let mut days: Vec<On> = events.map(|(_, on)| *on).collect();
        days.sort_unstable();
        days
    }

    /// When a visit was done with a content item, or at all. What may have been declined on the same day
    /// was not done with all the rest.
    pub fn done(&self, of: impl Fn(VisitId) -> bool, item: Option<ItemId>) -> Vec<On> {
        let with = |items: &[ItemId], on: On| {
            item.is_none_or(|item| {
                items.contains(&item) || items.is_empty() && !self.declined_with(item, on)
            })
        };
        let done = self.events.iter().filter(|(event, on)| match &event.kind {
            EventKind::Done { visit, items } => of(*visit) && with(items, *on),
            _ => false,
        });
        let mut days: Vec<On> = done.map(|(_, on)| *on).collect();
        days.sort_unstable();
        days
    }

    fn declined_with(&self, item: ItemId, on: On) -> bool {
        let declined = self.days(|event| event.kind == EventKind::ItemDeclined(item));
        declined
            .iter()
            .any(|other| other.0 <= on.1 && on.0 <= other.1)
    }

    /// When an item was done outside any visit that has it.
    pub fn outside(&self, item: ItemId, has: impl Fn(VisitId) -> bool) -> Vec<On> {
        self.days(|event| match &event.kind {
            EventKind::ItemDone(done) => *done == item,
            EventKind::Done { visit, items } => items.contains(&item) && !has(*visit),
            _ => false,
        })
    }

    /// When a visit was declined.
    pub fn declined(&self, of: impl Fn(VisitId) -> bool) -> Vec<On> {
        self.days(|event| matches!(event.kind, EventKind::Declined(visit) if of(visit)))
    }

    /// When a content item was declined by itself.
    pub fn item_declined(&self, item: ItemId) -> Vec<On> {
        self.days(|event| event.kind == EventKind::ItemDeclined(item))
    }

    /// When the family did not come.
    pub fn missed(&self, of: impl Fn(VisitId) -> bool) -> Vec<On> {
        self.days(|event| matches!(event.kind, EventKind::Missed(visit) if of(visit)))
    }

    /// When a named event first happened.
    pub fn happened(&self, event: EventId) -> Option<On> {
        sooner(&self.days(|other| other.kind == EventKind::Happened(event)))
    }

    /// The products with which an item was given on such a day, as far as that was recorded.
    pub fn products(&self, item: ItemId, on: On) -> BTreeSet<ProductId> {
        let of_day = self.events.iter().filter(|(_, day)| *day == on);
        let named = of_day.flat_map(|(event, _)| &event.products);
        named
            .filter(|(of, _)| *of == item)
            .map(|(_, product)| *product)
            .collect()
    }
}

/// Whether an event that stands is after the as-of day, and otherwise whether no day is left on which it was, or it was
/// after the last possible day of death: what there is to warn of it.
pub fn why_not_counted(
    child: &Child,
    as_of: i32,
    died: Option<On>,
    event: &Event,
) -> Option<WarningKind> {
    if as_of < event.on.first.number() {
        return Some(WarningKind::AfterAsOf);
    }
    let Some((first, _)) = dated(child, as_of, event) else {
        return Some(WarningKind::BeforeBirth);
    };
    let is_end = matches!(event.kind, EventKind::Ended(_));
    let after = died.is_some_and(|(_, last)| !is_end && last < first);
    after.then_some(WarningKind::AfterDeath)
}

/// The events that stand, and when the child died, whether they count or not.
pub fn events_that_stand(child: &Child, as_of: AsOf) -> (Vec<&Event>, Option<On>) {
    let events = standing(child, as_of.known.number()).events;
    let died = events
        .iter()
        .filter(|event| event.kind == EventKind::Ended(End::Died));
    let died: Vec<On> = died
        .filter_map(|event| dated(child, as_of.day.number(), event))
        .collect();
    (events, sooner(&died))
}

/// When an event was: since birth, until the as-of day and the day on which it was recorded, unless that
/// lies before its first day.
fn dated(child: &Child, as_of: i32, event: &Event) -> Option<On> {
    let (first, last) = (event.on.first.number(), event.on.last.number());
    let recorded = event.recorded.map(|on| on.number());
    let through = recorded
        .filter(|on| first <= *on)
        .map_or(as_of, |on| on.min(as_of));
    let on = (first.max(child.born.number()), last.min(through));
    (first <= as_of && on.0 <= on.1).then_some(on)
}

/// When the first of several was.
pub fn sooner(days: &[On]) -> Option<On> {
    let first = days.iter().map(|on| on.0).min()?;
    Some((first, days.iter().map(|on| on.1).min()?))
}

/// When the last of several was.
pub fn later(days: &[On]) -> Option<On> {
    let first = days.iter().map(|on| on.0).max()?;
    Some((first, days.iter().map(|on| on.1).max()?))
}
