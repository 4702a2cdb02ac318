//! On what a statement rests: where it was written, in what source, and what is assumed.

use super::{Meta, SourceId};
use alloc::string::String;
use serde::{Deserialize, Serialize};

/// A place in the programme text.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
pub struct Origin {
    /// Place of the file in [`Programme::files`](super::Programme::files).
    pub file: u16,
    /// Line, counted from 1.
    pub line: u32,
    /// First byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

/// On what a statement, or one value of it, rests.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Note {
    /// The keyword of the field that it qualifies, as written; `None` for the whole declaration.
    pub about: Option<String>,
    /// What it says.
    pub kind: NoteKind,
}

/// The kinds of notes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum NoteKind {
    /// A source and the place in it.
    Source {
        /// Which source.
        source: SourceId,
        /// Place in it: a section, a heading.
        place: String,
        /// How sure it is; where not written, the source's own.
        confidence: Confidence,
    },
    /// Assumed by the programme's authors.
    Assumption(String),
    /// The authors' reading of a text that does not say so itself.
    Interpretation(String),
    /// Proposed by the authors; in force nowhere.
    Proposal(String),
    /// Sources disagree; what they say.
    Disagreement(String),
}

/// How sure a statement is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Confidence {
    /// Stated in the source (angiven).
    Stated,
    /// Inferred from the source (härledd).
    Inferred,
    /// Sources conflict (motstridig).
    Conflicting,
    /// Background that was not checked (obestyrkt).
    Unverified,
}

/// A source.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Source {
    /// Name, title, origin.
    pub meta: Meta,
    /// Who published it.
    pub publisher: String,
    /// Its address, where one is known.
    pub link: String,
    /// Its date, as given.
    pub date: String,
    /// How it was read.
    pub checked: String,
    /// How sure a statement from it is unless it says otherwise.
    pub confidence: Confidence,
}
