use stafett_diag::Span;

use super::{Identifier, Spanned};

/// Where a value or a declaration comes from, or how firmly it stands.
#[derive(Clone, Debug)]
pub struct Qualifier {
    /// What is said.
    pub kind: QualifierKind,
    /// Where.
    pub span: Span,
}

impl PartialEq for Qualifier {
    fn eq(&self, other: &Self) -> bool {
        self.kind == other.kind
    }
}

impl Eq for Qualifier {}

/// What a [`Qualifier`] says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QualifierKind {
    /// `källa SOURCE "place" säkerhet angiven`.
    Source {
        /// The declared source.
        source: Spanned<Identifier>,
        /// The place in it.
        place: Option<Spanned<String>>,
        /// How sure the reading is.
        confidence: Option<Spanned<Confidence>>,
    },
    /// `antagande "…"`.
    Assumption(Option<Spanned<String>>),
    /// `tolkning "…"`.
    Interpretation(Option<Spanned<String>>),
    /// `förslag "…"`.
    Proposal(Option<Spanned<String>>),
    /// `oenighet "…"`.
    Disagreement(Option<Spanned<String>>),
}

/// How sure a reading of a source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// `angiven`: the source says it.
    Stated,
    /// `härledd`: it follows from what the source says.
    Derived,
    /// `motstridig`: sources disagree.
    Conflicting,
    /// `obestyrkt`: not checked.
    Unverified,
}
