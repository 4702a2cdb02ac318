//! Measures for follow-up as data: on which day each child is counted, among whom, and what counts
//! it in. What they come to for a group of children is not computed here.

use crate::{Condition, FactId, ItemId, Meta, Point};
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// A measure for follow-up: the share of the children in the denominator who are in the numerator.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Indicator {
    /// Name, title, origin.
    pub meta: Meta,
    /// The day on which each child is counted. A child who does not have the day is not counted.
    pub at: Point,
    /// Which children are counted: those for whom it holds on the day.
    pub denominator: Condition,
    /// Which of them are counted in.
    pub numerator: Numerator,
    /// The facts by whose values on the day the measure is divided, in written order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub strata: Vec<FactId>,
    /// The least number of children, at least 1, of whom a figure is shown; a smaller group is not
    /// shown, nor what would give it away.
    pub smallest_group: u16,
    /// Which way is better.
    pub better: Better,
}

/// What a child must fulfil to be counted in: all of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Numerator {
    /// Contents that are done on the day or before, in written order; of a series, each dose.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub done: Vec<ItemId>,
    /// What holds on the day.
    pub condition: Condition,
}

/// Which way of a measure is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Better {
    /// The higher, the better.
    Higher,
    /// The lower, the better.
    Lower,
}
