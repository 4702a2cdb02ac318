//! A change of the programme's text.

use serde::Serialize;
use stafett_model::proof::Words;

/// A change of the programme's text that would close a finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Edit {
    /// Path of the file.
    pub file: String,
    /// Line on which the change begins, from 1.
    pub line: u32,
    /// First byte that is replaced.
    pub start: u32,
    /// The byte after the last that is replaced; the same as `start` where text is only added.
    pub end: u32,
    /// What is to stand there.
    pub text: String,
    /// What the change does, as a sentence without a full stop.
    pub says: Words,
}
