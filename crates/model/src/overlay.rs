//! Differences laid over the base: variants of regions and municipalities, releases that begin on a
//! day, and reprioritisations of a limited time.
//!
//! A variant is no second programme. What it changes becomes rows of the same tables, with the
//! variant's condition; the base row that they replace holds where no variant does. So one programme
//! decides, proves and plans every place, and a move is a change of a fact like any other.

use crate::{
    AreaId, Condition, Day, Duration, ItemId, Meta, Point, ReleaseId, RequirementId, TransitionId,
    VariantId, VisitId,
};
use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// What a region or a municipality does otherwise than the base.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Variant {
    /// Name, title, origin.
    pub meta: Meta,
    /// For which children: where they live, as facts. That of the variant it builds on is part of it.
    pub condition: Condition,
    /// The variant of the layer above, on which this one is laid and over which it goes.
    pub builds_on: Option<VariantId>,
    /// Calendar year of the information.
    pub information_from: Option<i32>,
    /// Who confirmed it, as written; nobody has where it is empty.
    pub confirmed_by: String,
    /// The rule for arrivals.
    pub arrival: Option<Duration>,
    /// Its differences, in the order written.
    pub changes: Vec<Change>,
}

/// What changes from a day on, or for children born from a day on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Release {
    /// Name, title, origin.
    pub meta: Meta,
    /// Day of the switch: what opened before it keeps the old rule.
    pub in_force_from: Option<Day>,
    /// First birth date to which it applies.
    pub born_from: Option<Day>,
    /// Its differences, in the order written.
    pub changes: Vec<Change>,
}

/// A dated contingency: what is suspended and what is done otherwise meanwhile.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Reprioritisation {
    /// Name, title, origin.
    pub meta: Meta,
    /// First and last day, both included.
    pub in_force: (Day, Day),
    /// For which children.
    pub condition: Condition,
    /// Visits that are not offered meanwhile. Of a visit that others stand for, all of them.
    pub visits: Vec<VisitId>,
    /// Content items that are not offered meanwhile, whatever the visit.
    pub items: Vec<ItemId>,
    /// Other channels and places meanwhile.
    pub switches: Vec<WaySwitch>,
    /// The day from which what was suspended lapses, where it is caught up.
    pub caught_up_until: Option<Point>,
    /// Whether it says that what was suspended lapses.
    pub lapses: bool,
}

/// Another channel or place for some visits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct WaySwitch {
    /// The visits.
    pub visits: Vec<VisitId>,
    /// Channel, as written; unchanged where empty.
    pub channel: String,
    /// Place, as written; unchanged where empty.
    pub place: String,
}

/// One difference.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Change {
    /// What it does.
    pub kind: ChangeKind,
    /// To what.
    pub of: Changed,
    /// Why something is dropped.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// Where it was written.
    pub origin: crate::Origin,
}

/// What a difference does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum ChangeKind {
    /// Adds something that the base lacks.
    Adds,
    /// Makes something narrower.
    Narrows,
    /// Puts something in the place of something.
    Substitutes,
    /// Leaves something out.
    Drops,
}

/// The thing that a difference is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Changed {
    /// A visit: the row of the base and, unless it is dropped, the row that takes its place. For an
    /// added one both are the new row.
    Visit {
        /// The row of the base, or the added row.
        base: VisitId,
        /// The row that holds in the overlay.
        row: Option<VisitId>,
    },
    /// The legs of an area.
    Legs(AreaId),
    /// A transition: the row of the overlay.
    Transition(TransitionId),
    /// A requirement of the overlay.
    Requirement(RequirementId),
    /// A content item that is left out of every visit.
    Item(ItemId),
}

/// From which overlay a row comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Overlay {
    /// A variant.
    Variant(VariantId),
    /// A release.
    Release(ReleaseId),
}

/// A dated condition of a row: it holds for a child if the point falls before the day, or not before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Switch {
    /// The point of the child.
    pub point: Point,
    /// The day.
    pub day: Day,
    /// Whether the point must fall before the day (true), or on it or later (false).
    pub before: bool,
}

impl Switch {
    /// Whether it holds where the point lies at `place`; `None` where that is open. A point that
    /// never comes is before no day.
    pub fn holds(&self, place: crate::Located) -> Option<bool> {
        let eve = self.day.plus(-1)?;
        let came_before = place.passed(eve)?;
        Some(came_before == self.before)
    }
}
