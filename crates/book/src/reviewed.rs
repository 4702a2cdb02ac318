//! Reviewers' notes as they are shown with the rules that they are about.

use crate::Book;
use crate::here::Here;
use crate::markdown::Prose;
use crate::review::{Said, Standing};
use serde::Serialize;
use stafett_model::review::ReviewNote;
use std::collections::BTreeMap;

/// How each note stands to its rule, and which rule's page shows it.
#[derive(Default)]
pub(crate) struct Reviewed {
    standings: Vec<Standing>,
    /// By the name of the rule that shows them: places of notes.
    by_rule: BTreeMap<String, Vec<usize>>,
}

/// A note for the reader.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct NoteShown {
    /// The name of the rule at which it is shown.
    #[serde(skip)]
    pub(crate) rule: String,
    from: String,
    role: String,
    day: String,
    quote: String,
    comment: Prose,
    proposal: Prose,
    importance: String,
    file: String,
    changed: bool,
}

impl Reviewed {
    pub(crate) fn of(book: &Book<'_>) -> Self {
        let notes = book.notes.unwrap_or_default();
        let mut reviewed = Self::default();
        if notes.is_empty() {
            return reviewed;
        }
        let original = book.translated.map(|(_, original)| original);
        let said = Said::by(&[original.unwrap_or(book.programme), book.programme]);
        for (place, note) in notes.iter().enumerate() {
            reviewed.standings.push(said.standing(note));
            let rule = said.shown_at(note).to_owned();
            reviewed.by_rule.entry(rule).or_default().push(place);
        }
        reviewed
    }

    /// How the note in a place stands to its rule.
    pub(crate) fn standing(&self, place: usize) -> Standing {
        self.standings
            .get(place)
            .copied()
            .unwrap_or(Standing::Unknown)
    }

    /// The rule that shows the note in a place.
    fn rule_of(&self, place: usize) -> &str {
        let mut rules = self.by_rule.iter();
        let found = rules.find(|(_, places)| places.contains(&place));
        found.map_or("", |(rule, _)| rule)
    }
}

impl Here<'_> {
    /// What reviewers say of a rule.
    pub(crate) fn notes_of_rule(&self, id: &str) -> Vec<NoteShown> {
        let notes = self.site.book.notes.unwrap_or_default();
        let places = self.site.reviewed.by_rule.get(id).into_iter().flatten();
        places
            .filter_map(|place| Some(self.note_shown(*place, notes.get(*place)?)))
            .collect()
    }

    /// A note for the reader.
    pub(crate) fn note_shown(&self, place: usize, note: &ReviewNote) -> NoteShown {
        let reviewed = &self.site.reviewed;
        NoteShown {
            rule: reviewed.rule_of(place).to_owned(),
            from: note.from.clone(),
            role: note.role.clone(),
            day: note.day.map(|day| self.say().day(day)).unwrap_or_default(),
            quote: note.quote.clone(),
            comment: self.prose(&note.comment),
            proposal: self.prose(&note.proposal),
            importance: note.importance.clone(),
            file: note.file.clone(),
            changed: reviewed.standing(place) == Standing::Changed,
        }
    }
}
