//! One thing to find, with the words by which it is found.

use crate::here::{Here, Link};
use crate::stems::stems;
use crate::thesaurus::{Sort, alike, also};
use serde::Serialize;
use stafett_diag::Language;
use stafett_model::{Meta, Note, NoteKind, ProgrammeLanguage};
use std::collections::BTreeSet;

/// One thing to find.
#[derive(Serialize)]
pub(super) struct Entry {
    pub(super) link: Link,
    /// Whether title and words are in the programme's language and not in the book's.
    pub(super) foreign: bool,
    pub(super) kind: String,
    /// What it is, in a sentence; may be empty.
    pub(super) says: String,
    /// Its permanent address; empty of what has none.
    pub(super) id: String,
    /// Stems of its title, with spaces between them; also those below.
    pub(super) stems: String,
    /// Words in the book's language for those of its title.
    pub(super) also: String,
    /// Stems of what else is written of it, and words for them.
    pub(super) more: String,
    /// How much more than of other things it is likely that it is meant; negative where it is less so.
    pub(super) weight: i8,
}

/// What is written of a thing beside its title.
#[derive(Default)]
pub(super) struct More {
    /// In the programme's language.
    pub(super) written: String,
    /// In the book's.
    pub(super) said: String,
    /// What sort of thing it is, where readers name that: it counts as much as its title.
    pub(super) sort: Option<Sort>,
    /// How much more likely it is meant than others of its kind.
    pub(super) likely: i8,
}

impl Entry {
    /// A rule, with what else is written of it.
    pub(super) fn of_rule(
        here: &Here<'_>,
        meta: &Meta,
        link: Link,
        kind: &str,
        more: &More,
    ) -> Self {
        let says = here.first_sentence(&meta.doc);
        let written = format!("{says} {} {}", meta.doc, more.written);
        let said = format!("{} {}", more.said, rests_on(here, meta));
        let mut words = Words::of(here, (&meta.id, &meta.title), &written, &said);
        if let Some(sort) = more.sort {
            words.is_of(sort, here.site.book.language);
        }
        Self {
            foreign: true,
            kind: kind.to_lowercase(),
            id: meta.id.clone(),
            ..Self::new(link, says, words)
        }
    }

    /// A page in the book's own words.
    pub(super) fn of_page(here: &Here<'_>, link: Link, kind: &str, says: String) -> Self {
        let words = Words::in_one(here.site.book.language, &link.title, &says);
        Self {
            kind: kind.to_lowercase(),
            ..Self::new(link, says, words)
        }
    }

    /// A thing with a title in the programme's language, said of in the book's.
    pub(super) fn of_title(here: &Here<'_>, link: Link, kind: &str, says: String) -> Self {
        let words = Words::of(here, ("", &link.title), "", &says);
        Self {
            foreign: true,
            kind: kind.to_lowercase(),
            ..Self::new(link, String::new(), words)
        }
    }

    /// A text in another language than that of the book, or in its own.
    pub(super) fn in_language(link: Link, kind: &str, says: String, language: Language) -> Self {
        let words = Words::in_one(language, &link.title, &says);
        Self {
            kind: kind.to_owned(),
            ..Self::new(link, says, words)
        }
    }

    fn new(link: Link, says: String, words: Words) -> Self {
        let spaced = |words: BTreeSet<String>| words.into_iter().collect::<Vec<_>>().join(" ");
        Self {
            link,
            foreign: false,
            kind: String::new(),
            says,
            id: String::new(),
            weight: 0,
            more: spaced(&words.more - &words.title),
            stems: spaced(words.title),
            also: spaced(words.also),
        }
    }
}

/// What a reader calls that on which a rule rests beside its sources.
fn rests_on(here: &Here<'_>, meta: &Meta) -> String {
    let sort = |note: &Note| match note.kind {
        NoteKind::Proposal(_) => Some(Sort::Proposal),
        NoteKind::Interpretation(_) => Some(Sort::Interpretation),
        NoteKind::Assumption(_) => Some(Sort::Assumption),
        NoteKind::Source { .. } | NoteKind::Disagreement(_) => None,
    };
    let sorts = meta.notes.iter().filter_map(sort);
    let words: BTreeSet<&str> = sorts
        .map(|sort| sort.words(here.site.book.language))
        .collect();
    words.into_iter().collect::<Vec<_>>().join(" ")
}

/// The words by which something is found.
struct Words {
    title: BTreeSet<String>,
    also: BTreeSet<String>,
    more: BTreeSet<String>,
}

impl Words {
    /// Adds what readers call its sort. A provision that is only proposed is no law, though it speaks of one: who seeks a
    /// law finds those that there are before it.
    fn is_of(&mut self, sort: Sort, language: Language) {
        if sort == Sort::Proposal {
            for word in Sort::Law.words(language).split(' ') {
                if self.also.remove(word) {
                    self.more.insert(word.to_owned());
                }
            }
        }
        let called = sort.words(language).split(' ');
        self.also.extend(called.map(str::to_owned));
    }

    /// Of a title and what is written in the programme's language, and what is said in the book's. A translated title
    /// is in the book's; it is found by the programme's words for it too.
    fn of(here: &Here<'_>, (id, title): (&str, &str), written: &str, said: &str) -> Self {
        let language = match here.programme().language {
            ProgrammeLanguage::Swedish => Language::Swedish,
            ProgrammeLanguage::English => Language::English,
        };
        let own = here.site.book.language;
        let mut more = stems(written, language);
        more.extend(stems(said, own));
        more.extend(also(written, language, own));
        let translated = here.site.book.has_translated(title);
        let wording = here.site.book.wording(id, title);
        more.extend(stems(wording.unwrap_or_default(), language));
        let (wording, worded) = match wording {
            Some(wording) => (wording, language),
            None if translated => (title, own),
            None => (title, language),
        };
        Self {
            title: stems(title, if translated { own } else { language }),
            also: &also(wording, worded, own) | &alike(wording, worded, own),
            more,
        }
    }

    fn in_one(language: Language, title: &str, says: &str) -> Self {
        Self {
            title: stems(title, language),
            also: alike(title, language, language),
            more: stems(says, language),
        }
    }
}
