//! On what a rule rests: sources, assumptions, interpretations, proposals and disagreements, told
//! apart by word.

use crate::here::{Here, Link};
use crate::phrase::sentence;
use serde::Serialize;
use stafett_model::{Confidence, Note, NoteKind, SourceId, words};

/// One note, for the reader.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct NoteView {
    /// Class: `source`, `assumption`, `interpretation`, `proposal`, `disagreement`.
    pub(crate) class: &'static str,
    /// What it is, as a word.
    pub(crate) label: &'static str,
    /// The value that it qualifies, as a word; empty for the whole rule and for sources.
    pub(crate) about: String,
    /// What it says; empty for a source.
    pub(crate) text: String,
    /// The source.
    pub(crate) source: Option<Link>,
    /// The places in the source.
    pub(crate) places: Vec<PlaceView>,
    /// Whether what it says takes more than a glance: folded where it is in another language than the book.
    pub(crate) long: bool,
}

/// How many letters are read at a glance: "2 kap. 27 §", "the overview".
const GLANCE: usize = 30;

/// A place in a source, and what rests on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct PlaceView {
    /// The value that rests on it, as a word; empty for the whole rule.
    pub(crate) about: String,
    /// The place as written: a section, a heading, a short wording.
    pub(crate) text: String,
    /// How sure it is, in words.
    pub(crate) confidence: &'static str,
}

impl PlaceView {
    fn is_long(&self) -> bool {
        self.text.chars().count() > GLANCE
    }
}

/// Whether something rests on a proposal.
pub(crate) fn is_proposed(notes: &[Note]) -> bool {
    let mut kinds = notes.iter().map(|note| &note.kind);
    kinds.any(|kind| matches!(kind, NoteKind::Proposal(_)))
}

impl Here<'_> {
    /// Notes for the reader: what the authors say first, then each source once.
    pub(crate) fn notes(&self, notes: &[Note]) -> Vec<NoteView> {
        let mut own = Vec::new();
        let mut sources: Vec<(SourceId, NoteView)> = Vec::new();
        for note in notes {
            match &note.kind {
                NoteKind::Source {
                    source,
                    place,
                    confidence,
                } => {
                    let place = self.place(note, place, *confidence);
                    self.cite(&mut sources, *source, place);
                }
                _ => own.push(self.own(note)),
            }
        }
        own.into_iter()
            .chain(sources.into_iter().map(|(_, view)| view))
            .collect()
    }

    fn place(&self, note: &Note, place: &str, confidence: Confidence) -> PlaceView {
        PlaceView {
            about: self.note_about(note),
            text: place.to_owned(),
            confidence: self.confidence(confidence),
        }
    }

    fn cite(&self, sources: &mut Vec<(SourceId, NoteView)>, source: SourceId, place: PlaceView) {
        match sources.iter_mut().find(|(cited, _)| *cited == source) {
            Some((_, view)) if view.places.contains(&place) => {}
            Some((_, view)) => {
                view.long |= place.is_long();
                view.places.push(place);
            }
            None => {
                let view = NoteView {
                    class: "source",
                    label: self.t().source,
                    about: String::new(),
                    text: String::new(),
                    source: Some(self.source(source)),
                    long: place.is_long(),
                    places: vec![place],
                };
                sources.push((source, view));
            }
        }
    }

    /// What the authors say themselves.
    fn own(&self, note: &Note) -> NoteView {
        let t = self.t();
        let (class, label, text) = match &note.kind {
            NoteKind::Assumption(text) => ("assumption", t.assumption, text.as_str()),
            NoteKind::Interpretation(text) => ("interpretation", t.interpretation, text.as_str()),
            NoteKind::Proposal(text) => ("proposal", t.proposal, text.as_str()),
            NoteKind::Disagreement(text) => ("disagreement", t.disagreement, text.as_str()),
            NoteKind::Source { place, .. } => ("source", t.source, place.as_str()),
        };
        NoteView {
            class,
            label,
            about: self.note_about(note),
            text: sentence(text),
            source: None,
            places: Vec::new(),
            long: text.chars().count() > GLANCE && !self.site.book.has_translated_prose(text),
        }
    }

    /// What a note is about, in words; empty where it is about the whole rule.
    pub(crate) fn note_about(&self, note: &Note) -> String {
        let about = note.about.as_deref().map(words::note_about);
        about.map(|about| self.pick(&about)).unwrap_or_default()
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
