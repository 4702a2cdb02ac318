//! Children, plans and programmes in the formats of the outside world. Text in, values out and
//! back; no files, no clock.
//!
//! | file | holds |
//! | --- | --- |
//! | [`child`] | a child, or an author's scenario, from YAML or JSON and back |
//! | [`artefact`] | the compiled programme as JSON, with the digest of its content |
//! | [`comparison`] | two programmes compared, as JSON |
//! | [`plan`] | one child's plan as JSON and YAML |
//! | [`provenance`] | on what a programme's statements rest, as JSON |
//! | [`register`] | a register from YAML or JSON, and what became of it |
//! | [`report`] | findings and proof status as JSON, SARIF and workflow commands, with files, lines and columns |
//! | [`scenario`] | a scenario compared with the plan, and which rules scenarios touch |
//! | [`statistics`] | births, shares of facts and norms from YAML or JSON |
//! | [`indicators`] | what indicators come to, as JSON |
//! | [`load`] | the expected load of a year as JSON |
//! | [`schema`] | the published JSON Schemas |
//! | [`organisations`] | by which identifiers others know services and bodies |
//! | [`review`] | reviewers' notes from Markdown with a head of YAML |
//! | [`manifest`] | which editions a programme has, and over which folder one is laid |
//! | `node` | YAML and JSON (and, from others, rows of tables) as one tree, and where in the text a part of it stands |
//! | `path` | where in that tree a value stands |
//! | `fields`, `values` | the fields of a map and single values, each problem noted |
//! | `fault` | what is wrong with a text, and where |
//!
//! Without the feature `yaml`, which is on by default, JSON only is read and written, for those who embed it.
#![forbid(unsafe_code)]

pub mod artefact;
pub mod child;
pub mod comparison;
mod fault;
mod fields;
pub mod indicators;
pub mod load;
#[cfg(feature = "yaml")]
pub mod manifest;
mod node;
pub mod organisations;
mod path;
pub mod plan;
pub mod provenance;
pub mod register;
pub mod report;
#[cfg(feature = "yaml")]
pub mod review;
pub mod scenario;
pub mod schema;
pub mod statistics;
mod values;

pub use fault::{Fault, Unknown};
pub use node::{Form, Node};
