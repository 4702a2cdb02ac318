// The derive writes an enum whose variants it cannot document.
#![allow(missing_docs)]

/// The parser that pest derives from `stafett.pest`.
#[derive(pest_derive::Parser)]
#[grammar = "stafett.pest"]
pub struct StafettParser;
