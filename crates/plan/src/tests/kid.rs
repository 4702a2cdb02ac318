//! Children for the tests, and how to find things in their plans.

use super::build::day;
use crate::{ContentEntry, Plan, VisitItem};
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use stafett_model::child::{End, TermRecord};
use stafett_model::*;

/// A child while it is written; born 2026-01-01 unless it says otherwise.
pub(super) struct Kid(pub(super) Child);

pub(super) fn kid() -> Kid {
    Kid(Child::born(day("2026-01-01")))
}

impl Kid {
    pub(super) fn born(on: &str) -> Kid {
        Kid(Child::born(day(on)))
    }

    pub(super) fn event(mut self, on: &str, kind: EventKind) -> Kid {
        let id = alloc::format!("e{}", self.0.events.len());
        self.0.events.push(Event::new(id, day(on), kind));
        self
    }

    pub(super) fn done(self, on: &str, visit: VisitId) -> Kid {
        self.event(
            on,
            EventKind::Done {
                visit,
                items: Vec::new(),
            },
        )
    }

    pub(super) fn given(self, on: &str, item: ItemId) -> Kid {
        self.event(on, EventKind::ItemDone(item))
    }

    pub(super) fn ended(self, on: &str, end: End) -> Kid {
        self.event(on, EventKind::Ended(end))
    }

    pub(super) fn fact(mut self, fact: FactId, value: i32) -> Kid {
        self.0.facts.push(FactRecord::new(fact, value, None));
        self
    }

    pub(super) fn fact_from(mut self, fact: FactId, value: i32, from: &str) -> Kid {
        let from = Some(day(from));
        self.0.facts.push(FactRecord::new(fact, value, from));
        self
    }

    pub(super) fn term(mut self, year: i32, season: Season, on: &str) -> Kid {
        self.0.terms.push(TermRecord {
            year,
            season,
            first_day: day(on),
        });
        self
    }

    pub(super) fn known_from(mut self, on: &str) -> Kid {
        self.0.history_complete_from = Some(day(on));
        self
    }
}

pub(super) fn item<'p>(plan: &'p Plan, id: &str) -> &'p VisitItem {
    plan.items.iter().find(|item| item.id == id).unwrap()
}

pub(super) fn entry<'p>(plan: &'p Plan, id: &str) -> &'p ContentEntry {
    plan.items
        .iter()
        .flat_map(|item| &item.contents)
        .find(|entry| entry.id == id)
        .unwrap()
}

/// A planned day as text, `?` where none, `~` before a preliminary one.
pub(super) fn text(day: Option<crate::PlannedDay>) -> String {
    match day {
        None => "?".to_string(),
        Some(day) if day.preliminary => alloc::format!("~{}", day.on),
        Some(day) => day.on.to_string(),
    }
}
