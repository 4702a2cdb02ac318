//! Reviewers' notes against the programme: whether the rule is there, and whether it still says what a
//! note quotes from it.

use stafett_diff::wordings;
use stafett_model::proof::Words;
use stafett_model::review::ReviewNote;
use stafett_model::{Meta, Programme};
use std::collections::BTreeMap;

/// How a note stands to its rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// The rule says what is quoted from it, or nothing is quoted.
    Holds,
    /// The rule does not say it any more.
    Changed,
    /// There is no such rule.
    Unknown,
}

/// A note that has lost its rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Adrift {
    /// Its place among the notes.
    pub note: usize,
    /// What is wrong, one sentence without a full stop.
    pub says: Words,
    /// What to do about it.
    pub help: Words,
    /// Where there is no such rule: the names that there are.
    pub known: Vec<String>,
}

/// What each rule says, for notes to be held against.
pub(crate) struct Said {
    /// By name: title, prose and wordings.
    texts: BTreeMap<String, Vec<String>>,
    /// Of a name that stands for several rules, the first of them.
    first: BTreeMap<String, String>,
}

impl Said {
    /// By a programme and by its translations: forms are filled in in either language.
    pub(crate) fn by(programmes: &[&Programme]) -> Self {
        let mut said = Said {
            texts: BTreeMap::new(),
            first: BTreeMap::new(),
        };
        for programme in programmes {
            said.add_all(programme);
        }
        said
    }

    fn add_all(&mut self, programme: &Programme) {
        for one in programme.declarations() {
            self.add(one.id, one.meta);
            let same = one.id == one.meta.id;
            let first = (!same).then(|| (one.id.to_owned(), one.meta.id.clone()));
            self.first.extend(first);
        }
        for visit in &programme.visits {
            self.add(&visit.meta.id, &visit.meta);
        }
        for one in wordings(programme) {
            let texts = self.texts.entry(one.id).or_default();
            texts.extend([one.says.sv, one.says.en]);
        }
    }

    fn add(&mut self, id: &str, meta: &Meta) {
        let texts = self.texts.entry(id.to_owned()).or_default();
        texts.extend([meta.title.clone(), meta.doc.clone()]);
    }

    /// How a note stands to its rule.
    pub(crate) fn standing(&self, note: &ReviewNote) -> Standing {
        match self.texts.get(&note.rule) {
            None => Standing::Unknown,
            Some(texts) if note.is_quoted_from(texts.iter().map(String::as_str)) => Standing::Holds,
            Some(_) => Standing::Changed,
        }
    }

    /// The name of the rule at which a note is shown.
    pub(crate) fn shown_at<'s>(&'s self, note: &'s ReviewNote) -> &'s str {
        self.first.get(&note.rule).unwrap_or(&note.rule)
    }
}

/// The notes that have lost their rule, in their order. What is quoted may be quoted from any of the programmes: the one
/// that its authors wrote, or that with translated titles.
pub fn adrift(programmes: &[&Programme], notes: &[ReviewNote]) -> Vec<Adrift> {
    if notes.is_empty() {
        return Vec::new();
    }
    let said = Said::by(programmes);
    let adrift = notes.iter().enumerate().filter_map(|(place, note)| {
        let (says, help, known) = match said.standing(note) {
            Standing::Holds => return None,
            Standing::Changed => (changed(&note.rule), look_again(), Vec::new()),
            Standing::Unknown => (
                unknown(&note.rule),
                name_a_rule(),
                said.texts.keys().cloned().collect(),
            ),
        };
        Some(Adrift {
            note: place,
            says,
            help,
            known,
        })
    });
    adrift.collect()
}

fn changed(rule: &str) -> Words {
    Words::new(
        format!("regeln \"{rule}\" säger inte längre det som synpunkten citerar"),
        format!("the rule \"{rule}\" does not say any more what the note quotes"),
    )
}

fn unknown(rule: &str) -> Words {
    Words::new(
        format!("det finns ingen regel som heter \"{rule}\""),
        format!("there is no rule called \"{rule}\""),
    )
}

fn look_again() -> Words {
    Words::new(
        "läs synpunkten mot den nya lydelsen; gäller den fortfarande, byt citatet",
        "read the note against the new wording; if it still holds, quote that",
    )
}

fn name_a_rule() -> Words {
    Words::new(
        "skriv regelns namn som det står längst ned på regelns sida i boken",
        "write the rule's name as it stands at the foot of its page in the book",
    )
}
