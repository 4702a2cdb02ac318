//! Children, plans and programmes in the formats of the outside world. Text in, values out and
//! back; no files, no clock.
//!
//! | file | holds |
//! | --- | --- |
//! | [`child`] | a child, or an author's scenario, from YAML or JSON and back |
//! | [`artefact`] | the compiled programme as JSON, with the digest of its content |
//! | [`comparison`] | two programmes compared, as JSON |
//! | [`plan`] | one child's plan as JSON and YAML |
//! | [`report`] | findings and proof status as JSON, SARIF and workflow commands, with files, lines and columns |
//! | [`scenario`] | a scenario compared with the plan, and which rules scenarios touch |
//! | [`schema`] | the published JSON Schemas |
//! | [`manifest`] | which editions a programme has, and over which folder one is laid |
//! | `fields`, `values` | the fields of one map, and single values |
//! | `node` | YAML and JSON read into one tree, and where in the text a part of it stands |
#![forbid(unsafe_code)]

pub mod artefact;
pub mod child;
pub mod comparison;
mod fields;
pub mod manifest;
mod node;
pub mod plan;
pub mod report;
pub mod scenario;
pub mod schema;
mod values;

pub use node::Form;
