//! What is done: content items, doses and the series to which these belong.

use super::{AreaId, Distance, ItemId, Meta, ProductId, SeriesId, Window};
use crate::{Condition, Duration, Point};
use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// Whom a content item concerns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Subject {
    /// The child.
    Child,
    /// The parent who gave birth.
    BirthingParent,
    /// The other parent.
    OtherParent,
    /// The guardians.
    Guardians,
}

/// The age by which a content item is judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Clock {
    /// Age from birth.
    Chronological,
    /// Age from the due date.
    Corrected,
}

/// One thing done or talked about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ContentItem {
    /// Name, title, origin. A dose is named `series dos n` in the programme's language.
    pub meta: Meta,
    /// Its area.
    pub area: AreaId,
    /// Whom it concerns.
    pub subject: Subject,
    /// Its clock.
    pub clock: Clock,
    /// Tier of the three-step model, 1–3.
    pub tier: Option<u8>,
    /// Method or form.
    pub instrument: String,
    /// Possible results.
    pub outcomes: Vec<String>,
    /// The least time from one offering of it to the next, where it states one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spacing: Option<Duration>,
    /// What makes it a dose.
    pub dose: Option<Dose>,
}

/// What makes a content item a dose.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Dose {
    /// Its series.
    pub series: SeriesId,
    /// Its number, from 1.
    pub number: u8,
    /// When it may be given: by this it is planned.
    pub window: Window,
    /// From when a dose that was given counts, where that is less than what it is planned by.
    #[serde(default, skip_serializing_if = "Validity::is_planned")]
    pub valid: Validity,
    /// For which children, given what they have been given: everyone unless it says so. A dose that
    /// is not for a child is neither demanded nor waited for.
    #[serde(default, skip_serializing_if = "Condition::is_always")]
    pub condition: Condition,
}

impl Dose {
    /// A dose for everyone that counts by what it is planned by.
    pub fn new(series: SeriesId, number: u8, window: Window) -> Dose {
        Dose {
            series,
            number,
            window,
            valid: Validity::default(),
            condition: Condition::Always,
        }
    }
}

/// From when a dose that was given counts. Judges the past only; nothing is planned by it.
#[derive(Clone, Debug, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Validity {
    /// First day; `None` for the first day of its window.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Point>,
    /// Least distances; to what none is stated here, that of its window is kept.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub distances: Vec<Distance>,
}

impl Validity {
    /// Whether nothing is stated, so that the window judges too.
    fn is_planned(&self) -> bool {
        *self == Validity::default()
    }
}

/// A vaccine with which a series can be given.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Product {
    /// Name within its series, title, origin.
    pub meta: Meta,
    /// Its series.
    pub series: SeriesId,
}

/// A vaccine series: doses in order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Series {
    /// Name, title, origin.
    pub meta: Meta,
    /// Its area.
    pub area: AreaId,
    /// Its doses, in order.
    pub doses: Vec<ItemId>,
    /// The products with which it can be given, in written order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub products: Vec<ProductId>,
    /// How much too early, by age or by distance, a given dose may be and still count. It is taken
    /// off what the dose is planned by, never off a [`Validity`], and nothing is planned by it.
    #[serde(default, skip_serializing_if = "Duration::is_zero")]
    pub grace: Duration,
    /// The last day on which its first dose may be given, where the series must have begun by then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub begun_by: Option<Point>,
    /// Whether distances between its doses are kept also to given doses that do not count.
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub after_invalid: bool,
}

impl Series {
    /// A series of these doses and nothing more.
    pub fn new(meta: Meta, area: AreaId, doses: Vec<ItemId>) -> Series {
        Series {
            meta,
            area,
            doses,
            products: Vec::new(),
            grace: Duration::ZERO,
            begun_by: None,
            after_invalid: false,
        }
    }
}
