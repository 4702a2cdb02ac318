//! On what a rule rests: sources, assumptions, interpretations, proposals and disagreements, told
//! apart by word.

use crate::here::{Here, Link};
use serde::Serialize;
use stafett_model::{Confidence, Note, NoteKind};

/// One note, for the reader.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct NoteView {
    /// Class: `source`, `assumption`, `interpretation`, `proposal`, `disagreement`.
    pub(crate) class: &'static str,
    /// What it is, as a word.
    pub(crate) label: &'static str,
    /// The value that it qualifies, as a word; empty for the whole rule.
    pub(crate) about: String,
    /// What it says; for a source, the place in it.
    pub(crate) text: String,
    /// The source.
    pub(crate) source: Option<Link>,
    /// How sure it is; empty for what is not a source.
    pub(crate) confidence: &'static str,
}

impl Here<'_> {
    /// Notes for the reader, sources last.
    pub(crate) fn notes(&self, notes: &[Note]) -> Vec<NoteView> {
        let mut views: Vec<NoteView> = notes.iter().map(|note| self.note(note)).collect();
        views.sort_by_key(|view| view.source.is_some());
        views
    }

    fn note(&self, note: &Note) -> NoteView {
        let t = self.t();
        let about = note.about.clone().unwrap_or_default();
        let plain = |class, label, text: &String| NoteView {
            class,
            label,
            about: about.clone(),
            text: text.clone(),
            source: None,
            confidence: "",
        };
        match &note.kind {
            NoteKind::Source { source, place, confidence } => NoteView {
                class: "source",
                label: t.source,
                about: about.clone(),
                text: place.clone(),
                source: Some(self.source(*source)),
                confidence: self.confidence(*confidence),
            },
            NoteKind::Assumption(text) => plain("assumption", t.assumption, text),
            NoteKind::Interpretation(text) => plain("interpretation", t.interpretation, text),
            NoteKind::Proposal(text) => plain("proposal", t.proposal, text),
            NoteKind::Disagreement(text) => plain("disagreement", t.disagreement, text),
        }
    }

    /// How sure a statement is, in words.
    pub(crate) fn confidence(&self, confidence: Confidence) -> &'static str {
        let t = self.t();
        match confidence {
            Confidence::Stated => t.stated,
            Confidence::Inferred => t.inferred,
            Confidence::Conflicting => t.conflicting,
            Confidence::Unverified => t.unverified,
        }
    }
}
