//! What may be true of a child: facts, named events, and the children for whom claims are made.

use super::{ItemId, Meta, ProgrammeLanguage, ServiceId, VisitId};
use crate::{Condition, Day, Duration, Point};
use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// The children that claims quantify over.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Population {
    /// Name, title, origin.
    pub meta: Meta,
    /// First birth date, included.
    pub born_from: Day,
    /// Last birth date, included.
    pub born_through: Day,
    /// What holds between the facts of a child on every day.
    pub always: Vec<Condition>,
    /// What holds between the facts of a child on some days of its childhood only.
    #[serde(default)]
    pub during: Vec<Invariant>,
    /// How far from birth the due date may lie: earliest and latest, both included.
    pub due_date: Option<(Duration, Duration)>,
}

/// What holds between the facts of a child.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Invariant {
    /// What holds.
    pub condition: Condition,
    /// On which days: from the first point (included) until the second (not included); `None` for
    /// every day.
    pub days: Option<(Point, Point)>,
}

/// A fact about a child: what it may be, and how it comes to be known.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Fact {
    /// Name, title, origin.
    pub meta: Meta,
    /// Its values.
    pub values: Values,
    /// Whether and how it changes.
    pub change: Change,
    /// The value that is derived where nothing is recorded.
    pub if_unknown: Option<i32>,
    /// How a condition on it is said; `None` where its author has not written that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clause: Option<Clause>,
    /// Of what the compiler made it; `None` for a declared fact.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub made: Option<Made>,
}

/// A fact as a clause of a sentence. Of a fact that is more than yes or no, `…` stands for the value: "barnet bor …".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Clause {
    /// What is said where it is so: "barnet går i förskola".
    pub holds: String,
    /// What is said where it is not: "barnet går inte i förskola".
    pub denied: String,
    /// Its language, where it is translated; `None` where it is the programme's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<ProgrammeLanguage>,
}

impl Clause {
    /// What stands in the place of the value.
    pub const VALUE: char = '…';
}

/// Of what the compiler makes a fact, so that conditions can ask for it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Made {
    /// Of the result of a content item at a visit: the item's results in their order, then one value
    /// for no result.
    Result {
        /// The content item.
        item: ItemId,
        /// The visit of the base at which it is done.
        visit: VisitId,
    },
    /// Of how a visit of the base went: done, declined, missed, then one value for a visit that is
    /// not for the child.
    Outcome(VisitId),
    /// Of when a dose was validly given: before a point, on it or after it, not at all. The planner
    /// finds the value in what it has judged of the child's history.
    Given {
        /// The dose.
        dose: ItemId,
        /// The point; its first day is the first of "on it or after it".
        at: Point,
    },
    /// Of the product with which a dose was validly given: the products of its series in their
    /// order, then one value for a dose that was not given. Found by the planner as above.
    Product(ItemId),
}

/// What [`Made::Given`] says of a dose that was given before the point.
pub const GIVEN_BEFORE: i32 = 0;
/// What [`Made::Given`] says of a dose that was given on the point's day or after it.
pub const GIVEN_FROM: i32 = 1;

impl Made {
    /// The visit of the base at which it is recorded; `None` for what is made of a dose.
    pub fn visit(&self) -> Option<VisitId> {
        match self {
            Made::Result { visit, .. } | Made::Outcome(visit) => Some(*visit),
            Made::Given { .. } | Made::Product(_) => None,
        }
    }

    /// The dose of which it is made; `None` for what is recorded at a visit.
    pub fn dose(&self) -> Option<ItemId> {
        match self {
            Made::Given { dose, .. } | Made::Product(dose) => Some(*dose),
            Made::Result { .. } | Made::Outcome(_) => None,
        }
    }
}

impl Fact {
    /// The value that says that nothing was recorded and nothing will be, of a fact that the
    /// compiler made: its last.
    pub fn nothing(&self) -> Option<i32> {
        match (&self.values, &self.made) {
            (Values::OneOf(names), Some(_)) => i32::try_from(names.len()).ok()?.checked_sub(1),
            _ => None,
        }
    }
}

/// The values of a fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Values {
    /// No (0) and yes (1).
    YesNo,
    /// One of these, by place.
    OneOf(Vec<String>),
    /// A whole number, both ends included.
    Whole {
        /// Least.
        from: i32,
        /// Greatest.
        through: i32,
    },
    /// A day, as its number.
    Date,
}

/// Whether and how a fact changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Change {
    /// The same from birth.
    Fixed,
    /// May change on any day.
    MayChange,
    /// Unknown until it is recorded at a visit.
    RecordedAt(VisitId),
}

/// A named event that may happen once, or never.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct NamedEvent {
    /// Name, title, origin.
    pub meta: Meta,
    /// The first day on which it can happen.
    pub earliest: Point,
    /// Services whose visits show it: where it is not recorded itself, it has happened at the latest on the day of the
    /// first visit that one of them has made. In the order written.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub shown_by: Vec<ServiceId>,
}
