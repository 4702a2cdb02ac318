//! The grammar of the Stafett language and its keyword table.
//!
//! `reference.sv.md` and `reference.en.md` beside the grammar are the language in words, for its
//! authors; `tests/tests/reference.rs` runs their examples. How a file is split into
//! the pieces that the grammar reads is told at the top of `stafett.pest`.
#![forbid(unsafe_code)]

pub mod keywords;
mod parser;

pub use parser::{Rule, StafettParser};

/// The grammar's text, for appendices and editor grammars.
pub const GRAMMAR: &str = include_str!("../stafett.pest");
