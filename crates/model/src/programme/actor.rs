//! Who acts: bodies, services and roles, and the legs on which an area of responsibility is held.

use super::{BodyId, Meta, Note, Origin, RoleId, ServiceId, VariantId};
use crate::{Condition, Point};
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// Who has the duty by law (huvudman).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Body {
    /// Name, title, origin.
    pub meta: Meta,
    /// Whether every place has one.
    pub everywhere: bool,
}

/// A service that meets the child (verksamhet).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Service {
    /// Name, title, origin.
    pub meta: Meta,
    /// The bodies for which it acts.
    pub bodies: Vec<BodyId>,
    /// The roles that it has.
    pub roles: Vec<RoleId>,
    /// Whether every place has one. One that is not everywhere never closes a gap alone.
    pub everywhere: bool,
}

/// A staff category.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Role {
    /// Name, title, origin.
    pub meta: Meta,
}

/// A named condition under which children are meant.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TargetGroup {
    /// Name, title, origin.
    pub meta: Meta,
    /// Which children.
    pub condition: Condition,
}

/// An area of responsibility: the span that the programme demands, and its legs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Area {
    /// Name, title, origin.
    pub meta: Meta,
    /// First day of the demanded span, and the day after its last; `None` where the programme
    /// states no responsibility for the area.
    pub span: Option<(Point, Point)>,
    /// For which children the programme demands it: on a day on which it does not hold, nobody has
    /// to be responsible.
    #[serde(default, skip_serializing_if = "Condition::is_always")]
    pub condition: Condition,
    /// Origin of the responsibility declaration.
    pub responsibility: Meta,
    /// The legs, in written order.
    pub legs: Vec<Leg>,
}

/// Who holds a leg.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Holder {
    /// A responsible body: the duty by law.
    Body(BodyId),
    /// A service: who is named to meet the child.
    Service(ServiceId),
}

/// The two layers of responsibility.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Layer {
    /// Responsible body (huvudman).
    Body,
    /// Service (verksamhet).
    Service,
}

impl Holder {
    /// The layer of which this is a holder.
    pub fn layer(self) -> Layer {
        match self {
            Holder::Body(_) => Layer::Body,
            Holder::Service(_) => Layer::Service,
        }
    }
}

/// A period of responsibility: from `from` (included) until `until` (not included), for the children
/// for whom the condition holds on the day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Leg {
    /// The lead.
    pub holder: Holder,
    /// Services that take part without responsibility.
    pub contributors: Vec<ServiceId>,
    /// First day.
    pub from: Point,
    /// The day after the last. Where it is an event, the leg lasts until the event, for ever if
    /// need be.
    pub until: Point,
    /// Where the leg ends even if `until` has not come: the day after its last.
    #[serde(default)]
    pub limit: Option<Point>,
    /// The latest day on which the ending event should have happened: a deadline, never an end.
    pub deadline: Option<Point>,
    /// For which children.
    pub condition: Condition,
    /// The variant from which it comes; `None` for one of the base.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub variant: Option<VariantId>,
    /// Where it was written.
    pub origin: Origin,
    /// On what it rests.
    pub notes: Vec<Note>,
}
