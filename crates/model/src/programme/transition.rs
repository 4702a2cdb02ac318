//! Where one service ends and the next begins: transitions with their handovers.

use super::{AreaId, ItemId, Meta, Note, SeriesId, ServiceId, VariantId};
use crate::{Condition, Point};
use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// The exchange between two services.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Transition {
    /// Name, title, origin.
    pub meta: Meta,
    /// Who gives.
    pub from: ServiceId,
    /// Who receives.
    pub to: ServiceId,
    /// Areas concerned; empty means every area.
    pub areas: Vec<AreaId>,
    /// When responsibility passes.
    pub when: Option<Point>,
    /// What follows along.
    pub handover: Option<Handover>,
    /// For which children: everyone but for the differences of variants.
    #[serde(default, skip_serializing_if = "Condition::is_always")]
    pub condition: Condition,
    /// The variant from which it comes; `None` for one of the base.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub variant: Option<VariantId>,
}

/// The handover of information inside a transition.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Handover {
    /// First day.
    pub earliest: Option<Point>,
    /// Last day.
    pub latest: Option<Point>,
    /// How it is handed over, as written, the first choice first; each of the others is taken where
    /// those before it cannot be had.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub channels: Vec<String>,
    /// What is handed over.
    pub payload: Vec<Payload>,
    /// Whose consent, and under what.
    pub consent: Option<Consent>,
    /// Days within which the receiver confirms.
    pub confirmed_within_days: Option<u16>,
    /// What happens without confirmation.
    pub otherwise: Option<Fallback>,
    /// On what it rests.
    pub notes: Vec<Note>,
}

/// One thing handed over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Payload {
    /// A content item's results.
    Item(ItemId),
    /// A vaccine series.
    Series(SeriesId),
    /// Everything of an area.
    Area(AreaId),
    /// Every undone item (kvarstående).
    Outstanding,
    /// Something in words.
    Words(String),
}

/// Consent to a handover.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Consent {
    /// Someone's consent, obtained by a service.
    Of {
        /// Whose, as written.
        holder: String,
        /// Who obtains it.
        obtained_by: Option<ServiceId>,
        /// What holds where the answer is no, or yes to a part only, in words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        otherwise: Option<String>,
    },
    /// None is needed, by this provision.
    WithoutUnder(String),
}

/// What happens when a handover is not confirmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Fallback {
    /// This service follows up.
    FollowsUp(ServiceId),
    /// This service keeps the responsibility.
    KeepsResponsibility(ServiceId),
}
