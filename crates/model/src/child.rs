//! One child's facts and events, as an embedder gives them and as a finding's witness states them.

use crate::{Day, EventId, FactId, ItemId, Occurred, ProductId, Season, TransitionId, VisitId};
use alloc::string::String;
use alloc::vec::Vec;

/// The day for which something holds, and the day by which it was known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct AsOf {
    /// The day for which it holds: what happens later does not count.
    pub day: Day,
    /// What was recorded later does not count. May lie before or after `day`.
    pub known: Day,
}

impl From<Day> for AsOf {
    fn from(day: Day) -> AsOf {
        AsOf { day, known: day }
    }
}

/// What is known of a child. Ids refer to one compiled programme.
///
/// Events and facts have ids of one namespace, so that either may be corrected. A fact with the id of
/// an event was said with it, as the result of a visit is: it stands and falls with the event.
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
    /// The embedder's id of the record; empty for one that nothing refers to.
    pub id: String,
    /// Which fact.
    pub fact: FactId,
    /// Its value; see [`crate::condition`].
    pub value: i32,
    /// First day on which it holds; `None` for a fact that always held, and of one that may change, that holds on the
    /// day of the plan.
    pub from: Option<Day>,
    /// The day on which it was recorded; `None` for one that was always known.
    pub recorded: Option<Day>,
    /// The id of the record in whose place this one stands.
    pub corrects: Option<String>,
}

impl FactRecord {
    /// A fact that nothing refers to and that was always known.
    pub fn new(fact: FactId, value: i32, from: Option<Day>) -> FactRecord {
        FactRecord {
            id: String::new(),
            fact,
            value,
            from,
            recorded: None,
            corrects: None,
        }
    }
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
    /// When it occurred; of what was retracted, without meaning.
    pub on: Occurred,
    /// The day on which it was recorded; `None` for one that was always known.
    pub recorded: Option<Day>,
    /// The id of the record in whose place this one stands.
    pub corrects: Option<String>,
    /// What occurred.
    pub kind: EventKind,
    /// With which product each dose was given, of those of which that is known.
    pub products: Vec<(ItemId, ProductId)>,
}

impl Event {
    /// An event that was always known and corrects nothing.
    pub fn new(id: impl Into<String>, on: impl Into<Occurred>, kind: EventKind) -> Event {
        Event {
            id: id.into(),
            on: on.into(),
            recorded: None,
            corrects: None,
            kind,
            products: Vec::new(),
        }
    }
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
    /// The service called a visit off: it neither happened nor was missed.
    Cancelled(VisitId),
    /// A named event happened.
    Happened(EventId),
    /// The information of a transition was sent by the service that hands over.
    HandoverSent(TransitionId),
    /// The service that receives has confirmed that the child is theirs.
    HandoverReceived(TransitionId),
    /// The service that should receive has refused.
    HandoverRefused(TransitionId),
    /// What the programme offers has ended for this child: death, emigration or opting out.
    Ended(End),
    /// The record that this one corrects never was.
    Retracted,
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

    /// When a named event first happened.
    pub fn happened(&self, event: EventId) -> Option<Occurred> {
        let happened = |e: &&Event| e.kind == EventKind::Happened(event);
        let happened = self.events.iter().filter(happened).map(|e| e.on);
        happened.reduce(Occurred::sooner)
    }
}
