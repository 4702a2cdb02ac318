//! Why a piece of text could not be read, in the author's words.

use std::ops::Range;

use pest::error::{Error, ErrorVariant, InputLocation};
use stafett_diag::{Diagnostic, Name, Text, closest};
use stafett_grammar::{
    Rule,
    keywords::{self, Keyword, Kind, REFUSED},
};

use super::expected::{keywords_of, line_may_begin, may_stand};
use super::reader::Reader;
use super::words::{QUALIFIERS, begins_with, line_keywords, spelling, starts_change};

mod hints;

/// Something found in the text where it does not fit.
struct Found<'t> {
    /// The rule that was to read the piece.
    rule: Rule,
    /// The piece's text.
    piece: &'t str,
    /// Where in the piece.
    range: Range<usize>,
    /// Where the piece begins in the file.
    base: usize,
    /// What might have stood there.
    expected: Vec<Rule>,
}

impl<'t> Found<'t> {
    fn text(&self) -> &'t str {
        &self.piece[self.range.clone()]
    }

    /// The text from the place on.
    fn rest(&self) -> &'t str {
        &self.piece[self.range.start..]
    }

    fn begins_line(&self) -> bool {
        self.piece[..self.range.start].trim().is_empty()
    }

    fn diagnostic(&self, reader: &Reader<'_>, name: Name, message: Text) -> Diagnostic {
        // Where the line ends too soon, point at its last character.
        let last = self.piece[..self.range.end]
            .chars()
            .next_back()
            .map_or(0, char::len_utf8);
        let shown = if self.range.is_empty() {
            self.range.end - last
        } else {
            self.range.start
        };
        let range = self.base + shown..self.base + self.range.end;
        Diagnostic::new(name, reader.source.span(range), message)
    }
}

/// Says why `rule` could not read `piece`.
pub(super) fn explain(
    reader: &Reader<'_>,
    rule: Rule,
    piece: &str,
    base: usize,
    error: &Error<Rule>,
) -> Diagnostic {
    let at = match error.location {
        InputLocation::Pos(at) | InputLocation::Span((at, _)) => at,
    };
    let expected = match &error.variant {
        ErrorVariant::ParsingError { positives, .. } => positives.clone(),
        ErrorVariant::CustomError { .. } => Vec::new(),
    };
    let found = Found {
        rule,
        piece,
        range: token(piece, at),
        base,
        expected,
    };
    if let Some(diagnostic) = hints::special(reader, &found) {
        return diagnostic;
    }
    if found.begins_line() && !line_keywords(rule).is_empty() {
        return wrong_line(reader, &found);
    }
    general(reader, &found)
}

/// Says why `head` begins no declaration.
pub(super) fn unknown_declaration(reader: &Reader<'_>, head: Range<usize>) -> Diagnostic {
    let piece = reader.text(head.clone());
    let found = Found {
        rule: Rule::titled_head,
        piece,
        range: token(piece, 0),
        base: head.start,
        expected: Vec::new(),
    };
    if let Some(diagnostic) = refused(reader, &found) {
        return diagnostic;
    }
    if starts_change(piece) {
        return change_outside(reader, &found);
    }
    let declarations: Vec<&Keyword> = keywords::all()
        .filter(|keyword| keyword.kind == Kind::Declaration)
        .collect();
    let word = found.text();
    let message = Text::new(
        format!("`{word}` börjar ingen deklaration"),
        format!("`{word}` begins no declaration"),
    );
    let diagnostic = found.diagnostic(reader, Name::UnknownKeyword, message);
    let known = declarations
        .iter()
        .map(|keyword| spelling(keyword, reader.language));
    if let Some(near) = near(&found, known) {
        return diagnostic.help(did_you_mean(near));
    }
    let words: Vec<String> = declarations
        .iter()
        .map(|keyword| format!("`{}`", spelling(keyword, reader.language)))
        .collect();
    let words = words.join(", ");
    diagnostic.help(Text::new(
        format!("en deklaration börjar med något av {words}; en rad som hör till raden ovanför ska vara indragen"),
        format!("a declaration begins with one of {words}; a line that belongs to the line above is indented"),
    ))
}

/// A change that stands in no variant and no release.
fn change_outside(reader: &Reader<'_>, found: &Found<'_>) -> Diagnostic {
    let verb = keyword_at(found.piece).map_or(found.text(), |verb| spelled_at(verb, found.piece));
    let message = Text::new(
        format!("`{verb}` kan inte stå här"),
        format!("`{verb}` cannot stand here"),
    );
    let release = keywords::of_rule(Rule::kw_release)
        .map(|keyword| spelling(keyword, reader.language))
        .unwrap_or_default();
    found
        .diagnostic(reader, Name::UnexpectedText, message)
        .help(Text::new(
            format!("en ändring står indragen inne i en `variant` eller `{release}`"),
            format!("a change stands indented inside a `variant` or `{release}`"),
        ))
}

/// A line that begins with a word that cannot begin it.
fn wrong_line(reader: &Reader<'_>, found: &Found<'_>) -> Diagnostic {
    if let Some(diagnostic) = refused(reader, found) {
        return diagnostic;
    }
    let may_begin = line_may_begin(found.rule, reader.language);
    if let Some(keyword) = keyword_at(found.rest()) {
        let word = spelled_at(keyword, found.rest());
        let message = Text::new(
            format!("`{word}` kan inte stå här"),
            format!("`{word}` cannot stand here"),
        );
        return found
            .diagnostic(reader, Name::UnexpectedText, message)
            .help(may_begin);
    }
    let word = found.text();
    let message = Text::new(
        format!("`{word}` är inget ord som en rad här kan börja med"),
        format!("`{word}` is no word that a line here can begin with"),
    );
    let diagnostic = found.diagnostic(reader, Name::UnknownKeyword, message);
    let known = line_keywords(found.rule)
        .iter()
        .chain(QUALIFIERS)
        .filter_map(|rule| keywords::of_rule(*rule))
        .map(|keyword| spelling(keyword, reader.language));
    match near(found, known) {
        Some(near) => diagnostic.help(did_you_mean(near)).help(may_begin),
        None => diagnostic.help(may_begin).help(Text::new(
            "om raden hör till raden ovanför, dra in den mer",
            "if the line belongs to the line above, indent it more",
        )),
    }
}

/// Text that does not fit somewhere inside a line.
fn general(reader: &Reader<'_>, found: &Found<'_>) -> Diagnostic {
    let help = may_stand(&found.expected, reader.language);
    let word = found.text();
    if word.is_empty() {
        let message = Text::new("raden slutar för tidigt", "the line ends too soon");
        let diagnostic = found.diagnostic(reader, Name::UnexpectedText, message);
        return with_help(diagnostic, help);
    }
    let wants_name = found
        .expected
        .iter()
        .any(|rule| matches!(rule, Rule::name | Rule::names | Rule::named | Rule::content));
    if let (true, Some(keyword)) = (wants_name, keyword_at(found.rest())) {
        let word = spelled_at(keyword, found.rest());
        let message = Text::new(
            format!("`{word}` är ett ord i språket och kan inte vara ett namn"),
            format!("`{word}` is a word of the language and cannot be a name"),
        );
        let one_word = word.replace(' ', "_");
        let diagnostic = found
            .diagnostic(reader, Name::UnexpectedText, message)
            .help(Text::new(
                format!("om du menar ett namn, skriv till exempel `{one_word}_1`"),
                format!("if you mean a name, write for example `{one_word}_1`"),
            ));
        return with_help(diagnostic, help);
    }
    let known: Vec<&str> = keywords_of(&found.expected)
        .into_iter()
        .filter_map(keywords::of_rule)
        .map(|keyword| spelling(keyword, reader.language))
        .collect();
    let is_word = word.chars().next().is_some_and(char::is_alphabetic);
    if let (true, Some(near)) = (is_word && keyword_at(word).is_none(), near(found, known)) {
        let message = Text::new(
            format!("`{word}` är inget ord som kan stå här"),
            format!("`{word}` is no word that can stand here"),
        );
        let diagnostic = found.diagnostic(reader, Name::UnknownKeyword, message);
        return with_help(diagnostic.help(did_you_mean(near)), help);
    }
    let message = Text::new(
        format!("`{word}` passar inte här"),
        format!("`{word}` does not fit here"),
    );
    with_help(
        found.diagnostic(reader, Name::UnexpectedText, message),
        help,
    )
}

fn with_help(diagnostic: Diagnostic, help: Option<Text>) -> Diagnostic {
    match help {
        Some(help) => diagnostic.help(help),
        None => diagnostic,
    }
}

fn did_you_mean(word: &str) -> Text {
    Text::new(
        format!("menade du `{word}`?"),
        format!("did you mean `{word}`?"),
    )
}

/// The keyword among `known` that is nearest to what was found: to its first word, or to as many
/// words as the keyword has.
fn near<'k>(found: &Found<'_>, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let typed: Vec<&str> = found.rest().split_whitespace().take(3).collect();
    // A long stretch without spaces is no misspelt word, and would be slow to compare.
    if typed.iter().any(|word| word.len() > 80) {
        return None;
    }
    let known: Vec<&str> = known.into_iter().collect();
    (1..=typed.len()).rev().find_map(|words| {
        let of_length = known
            .iter()
            .copied()
            .filter(|word| word.split(' ').count() == words);
        closest(&typed[..words].join(" "), of_length)
    })
}

/// A word that the language refuses.
fn refused(reader: &Reader<'_>, found: &Found<'_>) -> Option<Diagnostic> {
    let word = found.text();
    let remark = REFUSED
        .iter()
        .find(|remark| [remark.sv, remark.en].contains(&word))?;
    let message = Text::new(
        format!("`{word}` används inte, för det kan förstås på flera sätt"),
        format!("`{word}` is not used, because it can be understood in several ways"),
    );
    Some(
        found
            .diagnostic(reader, Name::RefusedWord, message)
            .help(Text::new(remark.hint_sv, remark.hint_en)),
    )
}

/// The longest keyword that `text` begins with.
fn keyword_at(text: &str) -> Option<&'static Keyword> {
    keywords::all()
        .filter(|keyword| keyword.kind != Kind::Value)
        .filter(|keyword| {
            keyword
                .sv
                .iter()
                .chain(keyword.en)
                .any(|form| begins_with(text, form))
        })
        .max_by_key(|keyword| spelled_at(keyword, text).len())
}

/// The spelling of `keyword` that `text` begins with.
fn spelled_at(keyword: &Keyword, text: &str) -> &'static str {
    let forms = keyword.sv.iter().chain(keyword.en).copied();
    forms
        .filter(|form| begins_with(text, form))
        .max_by_key(|form| form.len())
        .unwrap_or_default()
}

/// The word, string, number or sign at or behind `at`; empty at the end of the text.
fn token(text: &str, at: usize) -> Range<usize> {
    let rest = &text[at..];
    let start = at + (rest.len() - rest.trim_start().len());
    let rest = &text[start..];
    let of_word = |c: char| c.is_alphanumeric() || c == '_' || c == '.' || c == '-';
    let length = match rest.chars().next() {
        None => {
            let end = text.trim_end().len();
            return end..end;
        }
        Some('"') => rest[1..].find('"').map_or(rest.len(), |end| end + 2),
        Some(c) if of_word(c) => rest.find(|c| !of_word(c)).unwrap_or(rest.len()),
        Some(c) => c.len_utf8(),
    };
    // A very long word is quoted by its beginning.
    let length = rest
        .char_indices()
        .map(|(i, _)| i)
        .take_while(|i| *i < length.min(120))
        .last();
    let last = length.map_or(start, |i| start + i);
    let width = text[last..].chars().next().map_or(0, char::len_utf8);
    start..last + width
}
