//! What the programme must answer: requirements, recommendations and accepted findings.

use super::{AreaId, ItemId, Meta, Programme, SeriesId, ServiceId};
use crate::{Condition, Day, Duration, Point};
use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// How binding a norm is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Force {
    /// Statute, ordinance, regulation or agreement (krav).
    Binding,
    /// General advice, guidance or care programme (rekommendation).
    Recommended,
}

/// A requirement or recommendation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Requirement {
    /// Name, citation as title, origin.
    pub meta: Meta,
    /// How binding it is.
    pub force: Force,
    /// What must be offered.
    pub offers: Vec<Offer>,
    /// The greatest distance between two neighbouring offers.
    pub spread_at_most: Option<Duration>,
    /// What must come before what.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub orders: Vec<Order>,
    /// What it says in words only, and is therefore not decided.
    pub in_words: Vec<String>,
}

/// A demand that one content is offered before another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Order {
    /// What comes first: one item, or the doses of a series.
    pub first: Vec<ItemId>,
    /// What must not come earlier than any of the first.
    pub second: Vec<ItemId>,
}

/// A demand that visits with a content item are offered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Offer {
    /// At least how many visits.
    pub at_least: u16,
    /// No more than this many, where it says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_most: Option<u16>,
    /// With which content item; where a series is named, its first dose.
    pub item: ItemId,
    /// The series of which any dose counts, where one is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub series: Option<SeriesId>,
    /// By which service, where it says.
    pub by: Option<ServiceId>,
    /// First day of the span.
    pub from: Point,
    /// The day after the span's last.
    pub until: Point,
    /// For which children.
    pub condition: Condition,
}

impl Offer {
    /// Whether a visit with `item` counts: the item that is asked for, or any dose of the series.
    pub fn counts(&self, programme: &Programme, item: ItemId) -> bool {
        let dose = || programme.item(item)?.dose.as_ref().map(|dose| dose.series);
        self.item == item || self.series.is_some_and(|series| dose() == Some(series))
    }
}

/// A finding that the programme's owner accepts for a time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Acceptance {
    /// Name, title, origin.
    pub meta: Meta,
    /// Name of the finding.
    pub finding: String,
    /// Its area, where its key has one.
    pub area: Option<AreaId>,
    /// The names of the rules in its key, in the key's order.
    pub rules: Vec<String>,
    /// Days that the acceptance covers: from (included) and until (not included).
    pub days: Option<(Point, Point)>,
    /// Birth dates that it covers, both included.
    pub born: Option<(Day, Day)>,
    /// Why it is accepted.
    pub reason: String,
    /// By which role.
    pub by: String,
    /// Day of the decision.
    pub decided: Day,
    /// Day by which it must be reviewed, included.
    pub review_by: Day,
}
