//! When and by whom: visits and other contacts with their windows.

use super::{GroupId, Holder, ItemId, Meta, RoleId, ServiceId, VisitId};
use crate::overlay::Switch;
use crate::{Born, Condition, Duration, Occurrence, Overlay, Point};
use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// When something should happen. All named days are included.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Window {
    /// First day.
    pub earliest: Point,
    /// The day that is aimed at; the first of them where a range is recommended.
    pub recommended: Point,
    /// Last day of the recommended range, where it is a range.
    pub recommended_through: Option<Point>,
    /// Last day.
    pub latest: Point,
    /// Distances that must be kept to other points.
    pub distances: Vec<Distance>,
    /// What follows when the window has closed.
    pub afterwards: Afterwards,
}

/// A distance to another point.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Distance {
    /// At least or at most.
    pub bound: Bound,
    /// Counted forward from `from`.
    pub duration: Duration,
    /// The point that it is counted from.
    pub from: Point,
}

/// Which side a distance bounds; the day itself is allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Bound {
    /// Not before.
    AtLeast,
    /// Not after.
    AtMost,
}

/// What follows when a window has closed without the thing being done.
#[derive(Clone, Debug, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Afterwards {
    /// Nothing is said. A plan lets it lapse; a proof asks for a word.
    #[default]
    Unsaid,
    /// It lapses.
    Lapses,
    /// It is caught up; from `until` on it lapses.
    CaughtUp {
        /// The day from which it lapses.
        until: Point,
    },
    /// It is carried over to the next service at the handover.
    CarriedOver,
    /// It is offered again at the following visit.
    OfferedAgain,
}

/// Meeting or other contact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum VisitKind {
    /// A planned meeting (besök).
    Visit,
    /// A call, letter or message (kontakt).
    Contact,
}

/// A planned meeting with the child or parents, or another contact.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Visit {
    /// Name, title, origin.
    pub meta: Meta,
    /// Meeting or other contact.
    pub kind: VisitKind,
    /// When.
    pub window: Window,
    /// Service that performs it.
    pub performer: ServiceId,
    /// Staff of the performing service.
    pub staff: Vec<RoleId>,
    /// Services that take part without responsibility.
    pub together_with: Vec<ServiceId>,
    /// Whose responsibility it is where that is not the performer's.
    pub on_behalf_of: Option<Holder>,
    /// Where, as written.
    pub place: String,
    /// Channel, as written.
    pub channel: String,
    /// Planned length in minutes.
    pub minutes: Option<u16>,
    /// Its contents, in written order.
    pub items: Vec<ItemId>,
    /// The target group that it names.
    pub group: Option<GroupId>,
    /// For which children; the target group's condition is part of it.
    pub condition: Condition,
    /// For children born on which days; `None` for all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub born: Option<Born>,
    /// Permission, no duty (vid behov).
    pub as_needed: bool,
    /// Which of the visits of its declaration it is, where that makes several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occurrence: Option<Occurrence>,
    /// The visit of the base for which this row stands in its overlay: the same rule, with the same
    /// name. `None` for a visit of the base and for one that an overlay adds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stands_for: Option<VisitId>,
    /// The overlay from which the row comes; `None` for one of the base.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub overlay: Option<Overlay>,
    /// Dated conditions, all of which must hold, by which releases begin and end.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub switches: Vec<Switch>,
}
