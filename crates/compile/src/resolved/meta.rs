//! Name, title, prose, place and notes of a declaration.

use super::room::Room;
use stafett_diag::Span;
use stafett_grammar::Rule;
use stafett_model::{Confidence, Meta, Note, NoteKind, SourceId};
use stafett_syntax::tree::{self, Declared, Field, Qualifier, QualifierKind, SourceField, Spanned};

impl<'a> Room<'a> {
    /// What every declared thing has. `about` names the keyword of a line; the notes of lines for
    /// which it names none belong to something else than the declaration.
    pub(super) fn meta<F, H>(
        &mut self,
        declared: &Declared<F, H>,
        about: impl Fn(&F) -> Option<Rule>,
    ) -> Meta {
        let id = declared.name.value.to_string();
        let mut notes = self.notes(&declared.qualifiers, None);
        notes.extend(self.field_notes(&declared.fields, about));
        Meta {
            title: declared
                .title
                .as_ref()
                .map_or_else(|| id.clone(), |title| title.value.clone()),
            id,
            doc: prose(&declared.doc),
            origin: self.texts.origin(declared.span),
            notes,
        }
    }

    /// The notes of lines, each about its keyword as written.
    pub(super) fn field_notes<F>(
        &mut self,
        fields: &[Field<F>],
        about: impl Fn(&F) -> Option<Rule>,
    ) -> Vec<Note> {
        let mut notes = Vec::new();
        for field in fields {
            if let Some(rule) = about(&field.value) {
                let keyword = self.word(rule, field.span);
                notes.extend(self.notes(&field.qualifiers, Some(keyword)));
            }
        }
        notes
    }

    /// The notes that qualifiers make; those whose source is unknown are told and left out.
    pub(super) fn notes(&mut self, qualifiers: &[Qualifier], about: Option<&str>) -> Vec<Note> {
        let kinds = qualifiers
            .iter()
            .filter_map(|qualifier| self.note(&qualifier.kind));
        kinds
            .map(|kind| Note {
                about: about.map(str::to_owned),
                kind,
            })
            .collect()
    }

    fn note(&mut self, kind: &QualifierKind) -> Option<NoteKind> {
        let text = |text: &Option<Spanned<String>>| {
            text.as_ref()
                .map(|text| text.value.clone())
                .unwrap_or_default()
        };
        Some(match kind {
            QualifierKind::Source {
                source,
                place,
                confidence,
            } => {
                let source = self.source_id(source)?;
                let confidence = match confidence {
                    Some(stated) => model_confidence(stated.value),
                    None => self.confidence_of(source),
                };
                NoteKind::Source {
                    source,
                    place: text(place),
                    confidence,
                }
            }
            QualifierKind::Assumption(said) => NoteKind::Assumption(text(said)),
            QualifierKind::Interpretation(said) => NoteKind::Interpretation(text(said)),
            QualifierKind::Proposal(said) => NoteKind::Proposal(text(said)),
            QualifierKind::Disagreement(said) => NoteKind::Disagreement(text(said)),
        })
    }

    /// How sure a statement from a source is unless it says otherwise.
    fn confidence_of(&self, source: SourceId) -> Confidence {
        let fields = self
            .named
            .sources
            .row(source.0)
            .map(|row| &row.value.fields);
        let stated = fields
            .into_iter()
            .flatten()
            .find_map(|field| match &field.value {
                SourceField::Confidence(stated) => Some(model_confidence(stated.value)),
                _ => None,
            });
        stated.unwrap_or(Confidence::Stated)
    }

    /// Prose, place and notes of something inside a declaration that has a name of its own.
    pub(super) fn inner_meta(
        &self,
        id: String,
        title: String,
        span: Span,
        notes: Vec<Note>,
    ) -> Meta {
        Meta {
            id,
            title,
            doc: String::new(),
            origin: self.texts.origin(span),
            notes,
        }
    }
}

pub(super) fn model_confidence(confidence: tree::Confidence) -> Confidence {
    match confidence {
        tree::Confidence::Stated => Confidence::Stated,
        tree::Confidence::Derived => Confidence::Inferred,
        tree::Confidence::Conflicting => Confidence::Conflicting,
        tree::Confidence::Unverified => Confidence::Unverified,
    }
}

fn prose(lines: &[Spanned<String>]) -> String {
    let lines: Vec<&str> = lines.iter().map(|line| line.value.as_str()).collect();
    lines.join("\n")
}
