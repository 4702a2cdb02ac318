//! What an edition changes of the programme over which it is laid.

use crate::Origin;
use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// An edition: what it is laid over, and each of its differences.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Edition {
    /// The programme over which it is laid.
    pub base: EditionBase,
    /// Its differences, in the order of kind and name. What replaces a declaration and what leaves
    /// one out stands here, and what it declares besides; accepted findings, which are never taken
    /// over, are no differences.
    pub changes: Vec<EditionChange>,
}

/// The programme over which an edition is laid, as its own header says.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EditionBase {
    /// Its name in the programme text.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its release, as its authors number it.
    pub release: String,
}

/// One declaration that is new, replaced or left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EditionChange {
    /// Which kind of declaration.
    pub kind: DeclarationKind,
    /// Its name; of a responsibility, the name of its area.
    pub id: String,
    /// Its title: the new one, or of what is left out the old one. Where none was written, the name.
    pub title: String,
    /// What the edition does with it.
    pub what: EditionDeed,
    /// Where the edition says so.
    pub origin: Origin,
}

/// What an edition does with a declaration.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum EditionDeed {
    /// The base has none of this kind and name.
    New,
    /// It stands in the place of the base's.
    Substitutes {
        /// Where the base declares it.
        was: Origin,
    },
    /// The base's is left out.
    Drops {
        /// Why.
        reason: String,
        /// Where the base declares it.
        was: Origin,
    },
}

/// The kinds of declarations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum DeclarationKind {
    /// The header (program).
    Programme,
    /// The children that claims quantify over (befolkning).
    Population,
    /// The school calendar (skolkalender).
    SchoolCalendar,
    /// A responsible body (huvudman).
    ResponsibleBody,
    /// A role (roll).
    Role,
    /// A service (verksamhet).
    Service,
    /// An area (område).
    Area,
    /// A fact (uppgift).
    Fact,
    /// A named event (händelse).
    Event,
    /// A target group (målgrupp).
    TargetGroup,
    /// A content item (moment).
    ContentItem,
    /// A vaccine series (vaccinserie).
    Series,
    /// A named window (tidsfönster).
    Window,
    /// A visit (besök).
    Visit,
    /// A contact (kontakt).
    Contact,
    /// The legs of an area (ansvar för).
    Responsibility,
    /// A transition (övergång).
    Transition,
    /// A requirement (krav).
    Requirement,
    /// A recommendation (rekommendation).
    Recommendation,
    /// A source (källa).
    Source,
    /// An accepted finding (godtar).
    Acceptance,
    /// A variant.
    Variant,
    /// A dated release (utgåva).
    Release,
    /// A reprioritisation (omprioritering).
    Reprioritisation,
    /// A measure for follow-up (indikator).
    Indicator,
}
