//! Turns `.stafett` text into a tree that keeps prose, order and spans, and prints it back.
//!
//! [`parse`] never fails: what cannot be read gives diagnostics, and the rest a tree.
#![forbid(unsafe_code)]

mod parse;
mod print;
pub mod tree;

pub use parse::{DECLARATION_LIMIT, DIAGNOSTIC_LIMIT, NESTING_LIMIT, Parsed, SIZE_LIMIT, parse};
pub use print::{format, leg, point, print, when_part};
