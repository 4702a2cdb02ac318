//! On what a programme's statements rest, counted.
//!
//! A statement is
//!
//! - a declaration as a whole, resting on its own notes;
//! - a field of it that carries notes of its own, resting on those (several lines of one keyword are
//!   one field);
//! - a period of responsibility and a handover, as a whole and field by field. One without any note
//!   of its own rests on what the declaration around it rests on.
//!
//! Sources and acceptances are no statements about the programme's matter and are not counted.
//!
//! Each statement counts once, by the weakest of its notes: a statement with a source and an
//! assumption is assumed. So no share is shown as better than it is.

use crate::declared::{Declared, Kind};
use crate::{Confidence, Meta, Note, NoteKind, Programme};
use alloc::collections::BTreeMap;
use alloc::vec::Vec;

/// On what a statement rests, from the firmest to nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Basis {
    /// Stated in a source.
    Stated,
    /// Inferred from a source.
    Inferred,
    /// Sources conflict.
    Conflicting,
    /// A source that was not checked.
    Unverified,
    /// The authors' reading of a text.
    Interpreted,
    /// Assumed by the authors.
    Assumed,
    /// Proposed by the authors; in force nowhere.
    Proposed,
    /// No note at all.
    Nothing,
}

impl Basis {
    /// Every basis, from the firmest to nothing.
    pub const ALL: [Basis; 8] = [
        Basis::Stated,
        Basis::Inferred,
        Basis::Conflicting,
        Basis::Unverified,
        Basis::Interpreted,
        Basis::Assumed,
        Basis::Proposed,
        Basis::Nothing,
    ];

    /// The basis in words: Swedish and English.
    pub fn words(self) -> (&'static str, &'static str) {
        match self {
            Basis::Stated => ("angivet i källa", "stated in a source"),
            Basis::Inferred => ("härlett ur källa", "inferred from a source"),
            Basis::Conflicting => ("källorna motsäger varandra", "sources conflict"),
            Basis::Unverified => ("källa som inte är kontrollerad", "source not verified"),
            Basis::Interpreted => ("tolkning", "interpretation"),
            Basis::Assumed => ("antagande", "assumption"),
            Basis::Proposed => ("förslag", "proposal"),
            Basis::Nothing => ("inget angivet", "nothing stated"),
        }
    }

    /// The basis as programs name it.
    pub fn name(self) -> &'static str {
        match self {
            Basis::Stated => "stated",
            Basis::Inferred => "inferred",
            Basis::Conflicting => "conflicting",
            Basis::Unverified => "unverified",
            Basis::Interpreted => "interpreted",
            Basis::Assumed => "assumed",
            Basis::Proposed => "proposed",
            Basis::Nothing => "nothing",
        }
    }

    /// The basis that one note gives.
    fn of(note: &Note) -> Basis {
        match &note.kind {
            NoteKind::Source { confidence, .. } => match confidence {
                Confidence::Stated => Basis::Stated,
                Confidence::Inferred => Basis::Inferred,
                Confidence::Conflicting => Basis::Conflicting,
                Confidence::Unverified => Basis::Unverified,
            },
            NoteKind::Disagreement(_) => Basis::Conflicting,
            NoteKind::Interpretation(_) => Basis::Interpreted,
            NoteKind::Assumption(_) => Basis::Assumed,
            NoteKind::Proposal(_) => Basis::Proposed,
        }
    }

    /// The weakest of some notes; nothing where there is none.
    fn weakest<'n>(notes: impl Iterator<Item = &'n Note>) -> Basis {
        notes.map(Basis::of).max().unwrap_or(Basis::Nothing)
    }
}

/// A statement and on what it rests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement<'p> {
    /// The kind of the declaration.
    pub kind: Kind,
    /// The declaration's name.
    pub id: &'p str,
    /// The declaration's row.
    pub of: &'p Meta,
    /// The keyword of the field, as written; `None` for the whole.
    pub about: Option<&'p str>,
    /// On what it rests.
    pub basis: Basis,
}

/// How many statements rest on what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Counts(pub [u32; 8]);

impl Counts {
    /// How many rest on this.
    pub fn on(&self, basis: Basis) -> u32 {
        let all = Basis::ALL.into_iter().zip(self.0);
        all.filter(|(one, _)| *one == basis)
            .map(|(_, count)| count)
            .sum()
    }

    /// How many there are.
    pub fn total(&self) -> u32 {
        self.0.into_iter().fold(0, u32::saturating_add)
    }

    /// How many rest on a source, whatever its confidence.
    pub fn sourced(&self) -> u32 {
        let sourced = [
            Basis::Stated,
            Basis::Inferred,
            Basis::Conflicting,
            Basis::Unverified,
        ];
        let counts = sourced.into_iter().map(|basis| self.on(basis));
        counts.fold(0, u32::saturating_add)
    }

    fn add(&mut self, basis: Basis) {
        for (one, count) in Basis::ALL.into_iter().zip(&mut self.0) {
            if one == basis {
                *count = count.saturating_add(1);
            }
        }
    }
}

/// Every statement of a programme, in the order of its declarations.
pub fn statements(programme: &Programme) -> Vec<Statement<'_>> {
    let declarations = programme.declarations().into_iter();
    declarations
        .filter(|declared| !matches!(declared.kind, Kind::Source | Kind::Acceptance))
        .flat_map(|declared| of_declaration(&declared))
        .collect()
}

/// How many statements of each kind rest on what, in the order of the kinds.
pub fn by_kind(statements: &[Statement<'_>]) -> Vec<(Kind, Counts)> {
    let mut table: BTreeMap<Kind, Counts> = BTreeMap::new();
    for statement in statements {
        table
            .entry(statement.kind)
            .or_default()
            .add(statement.basis);
    }
    table.into_iter().collect()
}

/// How many statements rest on what.
pub fn in_all(statements: &[Statement<'_>]) -> Counts {
    let mut counts = Counts::default();
    for statement in statements {
        counts.add(statement.basis);
    }
    counts
}

fn of_declaration<'p>(declared: &Declared<'p>) -> Vec<Statement<'p>> {
    let around = declared.parts.first().copied().unwrap_or_default();
    let parts = declared.parts.iter().enumerate();
    parts
        .flat_map(|(place, notes)| {
            let rests_on = if place > 0 && notes.is_empty() {
                around
            } else {
                *notes
            };
            of_part(declared, rests_on, notes)
        })
        .collect()
}

/// The statements of a part: the whole of it, then each field that has notes of its own.
fn of_part<'p>(
    declared: &Declared<'p>,
    rests_on: &'p [Note],
    notes: &'p [Note],
) -> Vec<Statement<'p>> {
    let about = |field| move |note: &&Note| note.about.as_deref() == field;
    let statement = |field, notes| Statement {
        kind: declared.kind,
        id: declared.id,
        of: declared.meta,
        about: field,
        basis: Basis::weakest(notes),
    };
    let mut fields: Vec<&str> = Vec::new();
    for note in notes {
        fields.extend(
            note.about
                .as_deref()
                .filter(|field| !fields.contains(field)),
        );
    }
    let whole = statement(None, rests_on.iter().filter(about(None)));
    let fields = fields
        .into_iter()
        .map(|field| statement(Some(field), notes.iter().filter(about(Some(field)))));
    core::iter::once(whole).chain(fields).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::String;

    fn note(about: Option<&str>, kind: NoteKind) -> Note {
        Note {
            about: about.map(String::from),
            kind,
        }
    }

    fn source(confidence: Confidence) -> NoteKind {
        NoteKind::Source {
            source: crate::SourceId(0),
            place: String::new(),
            confidence,
        }
    }

    fn bases(parts: &[Vec<Note>]) -> Vec<(Option<String>, Basis)> {
        let meta = Meta::default();
        let declared = Declared {
            kind: Kind::Visit,
            id: "",
            title: "",
            meta: &meta,
            parts: parts.iter().map(Vec::as_slice).collect(),
        };
        let statements = of_declaration(&declared);
        let told = statements.iter();
        told.map(|one| (one.about.map(String::from), one.basis))
            .collect()
    }

    #[test]
    fn the_weakest_note_counts_for_the_whole_and_for_each_field() {
        let notes = Vec::from([
            note(None, source(Confidence::Stated)),
            note(Some("när"), source(Confidence::Inferred)),
            note(Some("när"), NoteKind::Assumption(String::new())),
            note(Some("plats"), NoteKind::Disagreement(String::new())),
        ]);
        assert_eq!(
            bases(&[notes]),
            [
                (None, Basis::Stated),
                (Some("när".into()), Basis::Assumed),
                (Some("plats".into()), Basis::Conflicting)
            ]
        );
    }

    #[test]
    fn fields_with_notes_do_not_make_the_whole_sourced() {
        let notes = Vec::from([note(Some("när"), source(Confidence::Stated))]);
        assert_eq!(
            bases(&[notes]),
            [(None, Basis::Nothing), (Some("när".into()), Basis::Stated)]
        );
    }

    #[test]
    fn a_part_without_notes_rests_on_what_its_declaration_rests_on() {
        let around = Vec::from([note(None, source(Confidence::Unverified))]);
        let own = Vec::from([note(None, NoteKind::Proposal(String::new()))]);
        let bases: Vec<Basis> = bases(&[around, Vec::new(), own])
            .into_iter()
            .map(|(_, basis)| basis)
            .collect();
        assert_eq!(
            bases,
            [Basis::Unverified, Basis::Unverified, Basis::Proposed]
        );
    }

    #[test]
    fn counts_add_up() {
        let mut counts = Counts::default();
        for basis in Basis::ALL {
            counts.add(basis);
        }
        counts.add(Basis::Nothing);
        assert_eq!((counts.total(), counts.sourced()), (9, 4));
        assert_eq!(counts.on(Basis::Nothing), 2);
    }
}
