//! Which of a child's events count on a day.

use stafett_model::{Child, Event, EventKind, ItemId, VisitId};

/// The events that count.
pub struct Records<'a> {
    pub events: Vec<&'a Event>,
}

impl<'a> Records<'a> {
    /// What is recorded until a day, that day included. Two events of one id that differ contradict
    /// each other: neither counts.
    pub fn until(child: &'a Child, as_of: i32) -> Records<'a> {
        let alone = |event: &&Event| {
            let mut others = child.events.iter().filter(|other| other.id == event.id);
            others.all(|other| other == *event)
        };
        let counts = |event: &&Event| {
            let on = event.on.first.number();
            child.born.number() <= on && on <= as_of
        };
        let events = child.events.iter().filter(alone).filter(counts).collect();
        Records { events }
    }

    /// The day of death, emigration or opting out.
    pub fn ended(&self) -> Option<i32> {
        let ended = |event: &&&Event| matches!(event.kind, EventKind::Ended(_));
        let days = self.events.iter().filter(ended);
        days.map(|event| event.on.first.number()).min()
    }

    /// The day of the first death or emigration.
    pub fn left(&self) -> Option<i32> {
        let left = |kind: &EventKind| matches!(kind, EventKind::Ended(end) if *end != stafett_model::child::End::OptedOut);
        self.days(left).first().copied()
    }

    /// Whether the first of them is death.
    pub fn died(&self) -> bool {
        let died = EventKind::Ended(stafett_model::child::End::Died);
        let days = self.events.iter().filter(|event| event.kind == died);
        days.map(|event| event.on.first.number()).min() == self.ended()
    }

    fn days(&self, is: impl Fn(&EventKind) -> bool) -> Vec<i32> {
        let events = self.events.iter().filter(|event| is(&event.kind));
        let mut days: Vec<i32> = events.map(|event| event.on.first.number()).collect();
        days.sort_unstable();
        days
    }

    /// The days on which a visit was done with a content item, or at all.
    pub fn done(&self, of: impl Fn(VisitId) -> bool, item: Option<ItemId>) -> Vec<i32> {
        self.days(|kind| match kind {
            EventKind::Done { visit, items } => {
                let with = item.is_none_or(|item| items.is_empty() || items.contains(&item));
                of(*visit) && with
            }
            _ => false,
        })
    }

    /// The days on which an item was done outside any visit.
    pub fn outside(&self, item: ItemId) -> Vec<i32> {
        self.days(|kind| *kind == EventKind::ItemDone(item))
    }

    /// The days on which a visit, or one of its contents, was declined.
    pub fn declined(&self, of: impl Fn(VisitId) -> bool, item: Option<ItemId>) -> Vec<i32> {
        self.days(|kind| match kind {
            EventKind::Declined(visit) => of(*visit),
            EventKind::ItemDeclined(declined) => item == Some(*declined),
            _ => false,
        })
    }

    /// The days on which the family did not come.
    pub fn missed(&self, of: impl Fn(VisitId) -> bool) -> Vec<i32> {
        self.days(|kind| matches!(kind, EventKind::Missed(visit) if of(*visit)))
    }

    /// The first day on which a named event happened.
    pub fn happened(&self, event: stafett_model::EventId) -> Option<i32> {
        self.days(|kind| *kind == EventKind::Happened(event))
            .first()
            .copied()
    }
}
