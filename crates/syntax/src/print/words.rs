use stafett_diag::Language;
use stafett_grammar::{Rule, keywords};

use crate::tree::{Date, Identifier, Spanned};

/// The longest line, where words allow.
const WIDTH: usize = 100;

/// The words of one line, in order. Between two of them the line may be broken.
pub(super) struct Words {
    language: Language,
    words: Vec<String>,
}

/// Something that has words.
pub(super) trait Print {
    /// Adds the words to the line.
    fn print(&self, words: &mut Words);
}

impl<T: Print> Print for Spanned<T> {
    fn print(&self, words: &mut Words) {
        self.value.print(words);
    }
}

impl<T: Print> Print for &T {
    fn print(&self, words: &mut Words) {
        (*self).print(words);
    }
}

impl<T: Print> Print for Box<T> {
    fn print(&self, words: &mut Words) {
        self.as_ref().print(words);
    }
}

impl<T: Print> Print for Option<T> {
    fn print(&self, words: &mut Words) {
        if let Some(value) = self {
            value.print(words);
        }
    }
}

impl Print for Identifier {
    fn print(&self, words: &mut Words) {
        words.word(self.as_str());
    }
}

impl Print for String {
    fn print(&self, words: &mut Words) {
        words.word(format!(
            "\"{}\"",
            self.replace('\\', "\\\\").replace('"', "\\\"")
        ));
    }
}

impl Print for u32 {
    fn print(&self, words: &mut Words) {
        words.word(self.to_string());
    }
}

impl Print for i32 {
    fn print(&self, words: &mut Words) {
        words.word(self.to_string());
    }
}

impl Print for Date {
    fn print(&self, words: &mut Words) {
        words.word(format!(
            "{:04}-{:02}-{:02}",
            self.year, self.month, self.day
        ));
    }
}

impl Words {
    pub(super) fn new(language: Language) -> Self {
        Self {
            language,
            words: Vec::new(),
        }
    }

    pub(super) fn language(&self) -> Language {
        self.language
    }

    /// Adds a keyword in the language of the text.
    pub(super) fn keyword(&mut self, rule: Rule) -> &mut Self {
        let forms = keywords::of_rule(rule).map(|keyword| match self.language {
            Language::Swedish => keyword.sv,
            Language::English => keyword.en,
        });
        self.word(
            forms
                .and_then(|forms| forms.first())
                .copied()
                .unwrap_or_default(),
        )
    }

    /// Adds a word as it is.
    pub(super) fn word(&mut self, word: impl Into<String>) -> &mut Self {
        self.words.push(word.into());
        self
    }

    /// Adds the words of `value`.
    pub(super) fn add(&mut self, value: &impl Print) -> &mut Self {
        value.print(self);
        self
    }

    /// Writes `text` directly behind the last word.
    pub(super) fn attach(&mut self, text: &str) -> &mut Self {
        match self.words.last_mut() {
            Some(last) => last.push_str(text),
            None => self.words.push(text.to_string()),
        }
        self
    }

    /// Adds `values` with a comma between each two.
    pub(super) fn list<T: Print>(&mut self, values: &[T]) -> &mut Self {
        for (number, value) in values.iter().enumerate() {
            if number > 0 {
                self.attach(",");
            }
            self.add(value);
        }
        self
    }

    /// Adds what `inside` adds, in parentheses.
    pub(super) fn parenthesised(&mut self, inside: impl FnOnce(&mut Self)) -> &mut Self {
        let first = self.words.len();
        inside(self);
        if let Some(word) = self.words.get_mut(first) {
            word.insert(0, '(');
        }
        self.attach(")")
    }

    /// The words as one line, however long.
    pub(super) fn line(&self) -> String {
        self.words.join(" ")
    }

    /// The words as lines, the first indented by `indent`, the rest by four more.
    pub(super) fn lines(&self, indent: usize) -> Vec<String> {
        let mut lines = Vec::new();
        let mut line = " ".repeat(indent);
        let mut empty = true;
        for word in &self.words {
            let width = line.chars().count() + 1 + word.chars().count();
            if !empty && width > WIDTH {
                lines.push(std::mem::replace(&mut line, " ".repeat(indent + 4)));
                empty = true;
            }
            if !empty {
                line.push(' ');
            }
            line.push_str(word);
            empty = false;
        }
        lines.push(line);
        lines
    }
}
