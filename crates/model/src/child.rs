//! One child's facts and events, as an embedder gives them and as a finding's witness states them.

use crate::{Day, EventId, FactId, ItemId, Season, VisitId};
use alloc::string::String;
use alloc::vec::Vec;

/// What is known of a child. Ids refer to one compiled programme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Child {
    /// An opaque id of the embedder's; no name or identity number is needed.
    pub id: String,
    /// Day of birth.
    pub born: Day,
    /// The day on which the birth was expected, where known.
    pub due_date: Option<Day>,
    /// The day from which the history is complete: from then on, what is not recorded was not
    /// done; before it, it is unknown. Default: birth.
    pub history_complete_from: Option<Day>,
    /// Facts, in any order.
    pub facts: Vec<FactRecord>,
    /// Events, in any order.
    pub events: Vec<Event>,
    /// First days of terms at the child's school, where known.
    pub terms: Vec<TermRecord>,
}

/// That a fact has a value from a day on.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FactRecord {
    /// Which fact.
    pub fact: FactId,
    /// Its value; see [`crate::condition`].
    pub value: i32,
    /// First day on which it holds; `None` for a fact that always held.
    pub from: Option<Day>,
}

/// The first day of a term at the child's school.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TermRecord {
    /// Calendar year.
    pub year: i32,
    /// Which term.
    pub season: Season,
    /// First day.
    pub first_day: Day,
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Event {
    /// The embedder's id of the event; two events of one id must be equal.
    pub id: String,
    /// The day on which it occurred.
    pub on: Day,
    /// What occurred.
    pub kind: EventKind,
}

/// What occurred.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EventKind {
    /// A visit was done, with these of its contents; empty means all.
    Done {
        /// Which visit.
        visit: VisitId,
        /// Which of its contents; empty means all.
        items: Vec<ItemId>,
    },
    /// A content item or dose was done outside any visit of the programme.
    ItemDone(ItemId),
    /// A visit was declined.
    Declined(VisitId),
    /// A content item or dose was declined.
    ItemDeclined(ItemId),
    /// The family did not come.
    Missed(VisitId),
    /// A named event happened.
    Happened(EventId),
    /// What the programme offers has ended for this child: death, emigration or opting out.
    Ended(End),
}

/// Why the programme's offers end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum End {
    /// The child died.
    Died,
    /// The child left the country.
    Emigrated,
    /// The guardians or the young person opted out.
    OptedOut,
}

impl Child {
    /// A child of whom nothing but the birth date is known.
    pub fn born(born: Day) -> Child {
        Child {
            id: String::new(),
            born,
            due_date: None,
            history_complete_from: None,
            facts: Vec::new(),
            events: Vec::new(),
            terms: Vec::new(),
        }
    }

    /// The recorded value of a fact on `day`: the latest record from that day or before. `None`
    /// where nothing is recorded. Of two records of one day, the greater value counts, so that
    /// the order of records never matters.
    pub fn recorded(&self, fact: FactId, day: Day) -> Option<i32> {
        self.facts
            .iter()
            .filter(|record| record.fact == fact && record.from.is_none_or(|from| from <= day))
            .max_by_key(|record| (record.from, record.value))
            .map(|record| record.value)
    }

    /// First day on which a named event happened.
    pub fn happened(&self, event: EventId) -> Option<Day> {
        let happened = |e: &&Event| e.kind == EventKind::Happened(event);
        self.events.iter().filter(happened).map(|e| e.on).min()
    }
}
