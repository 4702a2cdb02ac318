//! Texts of rules in another language than the programme's: what a translator wrote, and the programme that has them.
//!
//! A title reaches a book by many ways: views, sentences of findings and plans, what an edition changes. All of them begin
//! in the programme. So it is the programme that gets other texts, once, and everything that is made of it speaks them.
//! What is declared, and what it is called in the programme text, stays as it is.

mod derived;
mod each;
pub mod table;

use crate::csv::on_one_line;
use stafett_model::Programme;
use std::collections::{BTreeMap, BTreeSet};

/// Which of a rule's texts it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// Its title.
    Title,
    /// A value that a fact or a result can have.
    Value,
    /// What stands in words: how a condition on a fact is said, what is handed over, what a requirement asks for, how a
    /// source was read, what stands in the same words in several notes.
    Words,
    /// The method or form of a content item.
    Instrument,
    /// Who published a source.
    Publisher,
    /// Its prose, Markdown.
    Description,
    /// What a programme says of itself as a draft.
    Draft,
}

/// A text that a programme has: what a translator is asked for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Text {
    /// The name of the rule; empty for what is the same for every rule that words it so.
    pub rule: String,
    /// Which of its texts.
    pub what: What,
    /// The programme's words, without the line breaks within a paragraph.
    pub wording: String,
}

/// Translations of texts. Each holds for a rule as long as the programme words the text as it did when it was translated.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Translations {
    by_text: BTreeMap<Text, String>,
}

impl Translations {
    /// Adds a translation; `false` if there is one already for that text, which then stays.
    pub fn add(&mut self, text: Text, translation: &str) -> bool {
        let new = !self.by_text.contains_key(&text);
        if new {
            self.by_text.insert(text, in_paragraphs(translation));
        }
        new
    }

    /// The translation of a text, if there is one of this wording.
    pub fn of(&self, text: &Text) -> Option<&str> {
        self.by_text.get(text).map(String::as_str)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.by_text.is_empty()
    }
}

impl Text {
    /// A text in the programme's words, as they stand in it.
    pub fn new(rule: &str, what: What, wording: &str) -> Self {
        Self {
            rule: rule.to_owned(),
            what,
            wording: in_paragraphs(wording),
        }
    }
}

/// The texts of a programme, each once: actors first, sources last, in each table by name.
pub fn texts(programme: &Programme) -> Vec<Text> {
    translate(programme, &Translations::default()).asked
}

/// A programme with translated texts.
#[derive(Clone, Debug)]
pub struct Translated {
    /// The programme. Its language is still that in which the rest of it is written.
    pub programme: Programme,
    /// Which of its texts are translated.
    pub wordings: Wordings,
    asked: Vec<Text>,
}

/// Which texts of a programme are translated, and what they are in the programme's words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wordings {
    /// Titles and values by their translation and by the name of the rule.
    short: BTreeMap<String, BTreeMap<String, String>>,
    /// Translations of descriptions, of what is said of a draft, and of all else that is no name of anything.
    prose: BTreeSet<String>,
}

impl Wordings {
    /// Whether a title or value is a translated one.
    pub(crate) fn has(&self, text: &str) -> bool {
        self.short.contains_key(text)
    }

    /// Whether a description is a translated one.
    pub(crate) fn has_prose(&self, text: &str) -> bool {
        self.prose.contains(text)
    }

    /// What a rule with a translated title is called in the programme text.
    pub(crate) fn wording(&self, rule: &str, title: &str) -> Option<&str> {
        self.short.get(title)?.get(rule).map(String::as_str)
    }

    /// The translated titles and values, in a fixed order.
    pub(crate) fn short(&self) -> impl Iterator<Item = &str> {
        self.short.keys().map(String::as_str)
    }

    /// The translated descriptions, in a fixed order.
    pub(crate) fn prose(&self) -> impl Iterator<Item = &str> {
        self.prose.iter().map(String::as_str)
    }

    /// Adds a text that is none of a rule's, as that of an example child, if it is translated.
    pub fn note(&mut self, text: &Text, translations: &Translations) {
        let Some(translation) = translations.of(text) else {
            return;
        };
        match text.what {
            What::Title | What::Value => self.add(translation, &text.rule, &text.wording),
            _ => {
                self.prose.insert(translation.to_owned());
            }
        }
    }

    /// Adds those of another programme.
    pub fn join(&mut self, other: Wordings) {
        for (text, wordings) in other.short {
            self.short.entry(text).or_default().extend(wordings);
        }
        self.prose.extend(other.prose);
    }

    /// Adds a title or value.
    fn add(&mut self, translation: &str, rule: &str, wording: &str) {
        let wordings = self.short.entry(translation.to_owned()).or_default();
        wordings.insert(rule.to_owned(), wording.to_owned());
    }
}

/// A programme with its texts translated where there is a translation: into the language of the two that it is not
/// written in.
pub fn translate(programme: &Programme, translations: &Translations) -> Translated {
    let mut pen = Pen {
        translations,
        wordings: Wordings::default(),
        asked: Vec::new(),
        seen: BTreeSet::new(),
    };
    let mut translated = programme.clone();
    each::text(&mut translated, &mut |rule, what, text| {
        pen.write(rule, what, text);
    });
    let mut wordings = pen.wordings;
    if !translations.is_empty() {
        derived::name(&mut translated, programme, &mut wordings);
        edition(&mut translated, translations);
    }
    Translated {
        programme: translated,
        wordings,
        asked: pen.asked,
    }
}

/// What writes translations in the place of texts.
struct Pen<'t> {
    translations: &'t Translations,
    wordings: Wordings,
    asked: Vec<Text>,
    seen: BTreeSet<Text>,
}

impl Pen<'_> {
    fn write(&mut self, rule: &str, what: What, text: &mut String) {
        if text.is_empty() {
            return;
        }
        let asked = Text::new(rule, what, &shown(what, text));
        if let Some(translation) = self.translations.of(&asked) {
            match what {
                What::Title | What::Value => self.wordings.add(translation, rule, text),
                _ => {
                    self.wordings.prose.insert(translation.to_owned());
                }
            }
            translation.clone_into(text);
        }
        if self.seen.insert(asked.clone()) {
            self.asked.push(asked);
        }
    }
}

/// A text as it is read: the name of a value has underscores for its spaces.
fn shown(what: What, text: &str) -> String {
    match what {
        What::Value => text.replace('_', " "),
        _ => text.to_owned(),
    }
}

/// Translates what an edition says of its base and of its changes: titles of rules that it does not have itself.
fn edition(programme: &mut Programme, translations: &Translations) {
    let Some(edition) = &mut programme.edition else {
        return;
    };
    let translated = |rule: &str, title: &mut String| {
        if let Some(translation) = translations.of(&Text::new(rule, What::Title, title)) {
            translation.clone_into(title);
        }
    };
    translated(&edition.base.id, &mut edition.base.title);
    for change in &mut edition.changes {
        translated(&change.id, &mut change.title);
    }
}

/// A text with an empty line between its paragraphs, each on one line.
fn in_paragraphs(text: &str) -> String {
    let mut paragraphs: Vec<Vec<&str>> = vec![Vec::new()];
    for line in text.lines() {
        match (line.trim().is_empty(), paragraphs.last_mut()) {
            (false, Some(last)) => last.push(line),
            _ => paragraphs.push(Vec::new()),
        }
    }
    let whole = paragraphs.iter().map(|lines| on_one_line(&lines.join(" ")));
    let whole: Vec<String> = whole.filter(|text| !text.is_empty()).collect();
    whole.join("\n\n")
}
