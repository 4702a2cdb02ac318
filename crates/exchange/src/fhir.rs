//! A plan as FHIR. What the plan's lines come to in FHIR's words is decided in `neutral`, which knows
//! of no version; `r4` writes it down in the resources of FHIR R4 (4.0.1). Another version is another
//! writer beside it. The whole mapping, with what is lost, stands in `FHIR.md`.

mod codes;
mod neutral;
mod r4;

use stafett_model::ProgrammeLanguage;
use stafett_plan::Plan;
use std::collections::BTreeMap;

/// The identifier system of an organisation's HSA id, as in HL7 Sweden's base profiles 1.1.0.
pub const HSA_ID: &str = "urn:oid:1.2.752.29.4.19";

/// The identifier system of a Swedish organisation number, as in HL7 Sweden's base profiles 1.1.0.
pub const ORGANISATION_NUMBER: &str = "urn:oid:2.5.4.97";

/// An identifier that somebody else has given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identified {
    /// The system in which it is unique: an address, `urn:oid:` or `urn:uuid:`.
    pub system: String,
    /// The identifier.
    pub value: String,
}

/// What a bundle is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Shape {
    /// To be read: the resources, in a fixed order.
    #[default]
    Collection,
    /// To be sent to a server: each resource is to be created, or updated, under its own id. The
    /// same plan sent twice changes nothing, and a later plan updates what the earlier one wrote.
    Transaction,
}

/// How a plan is written. The default is a collection in Swedish with the child's bare id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The language of sentences. Titles are in the programme's own.
    pub language: ProgrammeLanguage,
    /// The identifier system in which the child's id of the receipt is unique, as the embedder
    /// names it. Where `None`, the id stands without a system.
    pub child_system: Option<String>,
    /// The real organisations, where known: by the name of a service or body in the programme.
    pub organisations: BTreeMap<String, Vec<Identified>>,
    /// What the bundle is for.
    pub shape: Shape,
    /// Whether what is not for the child is written like everything else. Otherwise it is left out; of
    /// a visit that is not for the child a transaction says only that it is called off, because a
    /// server may have it from an earlier plan.
    pub all: bool,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            language: ProgrammeLanguage::Swedish,
            child_system: None,
            organisations: BTreeMap::new(),
            shape: Shape::Collection,
            all: false,
        }
    }
}

/// The plan as a FHIR R4 bundle in JSON, on one line, with a line feed at the end.
pub fn r4(plan: &Plan, settings: &Settings) -> String {
    let neutral = neutral::of(plan, settings);
    serde_json::to_string(&r4::bundle(&neutral, settings))
        .map(|text| text + "\n")
        .unwrap_or_default()
}
