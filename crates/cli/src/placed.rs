//! What is wrong with a text of YAML or JSON, as diagnostics at their places.

use crate::language;
use crate::meant::{self, Known};
use stafett_diag::{Diagnostic, FileId, Label, Name, Span, Text};
use stafett_formats::{Fault, Unknown};

/// What is wrong with a text, as a diagnostic of this name.
pub(crate) fn diagnostic(name: Name, error: &Fault, text: &str) -> Diagnostic {
    let mut diagnostic = Diagnostic::without_place(name, language::text(&error.message));
    let about = Text::new(error.path.clone(), error.path.clone());
    diagnostic.labels.push(Label {
        span: span_at(text, error.line, error.column),
        text: about,
    });
    diagnostic.help.extend(
        error
            .unknown
            .as_ref()
            .and_then(|unknown| meant(unknown, error.help.is_some())),
    );
    diagnostic
        .help
        .extend(error.help.as_ref().map(language::text));
    diagnostic
}

/// What may have been meant by an unknown name or, where nothing else is said, all that are known or where the names stand.
fn meant(unknown: &Unknown, helped: bool) -> Option<Text> {
    let known: Vec<Known<'_>> = unknown
        .known
        .iter()
        .map(|name| (name.as_str(), ""))
        .collect();
    match helped {
        // The help tells the names.
        true => meant::alike(&unknown.given, &known),
        false => meant::meant(&unknown.given, &known).or_else(|| Some(in_the_programme())),
    }
}

/// Where the names of a programme can be looked up.
fn in_the_programme() -> Text {
    Text::new(
        "namnen står i boken (\"stafett book\") och i det kompilerade programmet (\"stafett compile\")",
        "the names stand in the book (\"stafett book\") and in the compiled programme (\"stafett compile\")",
    )
}

/// The span of the character at `line` and `column`, both from 1, to the end of its word.
pub(crate) fn span_at(text: &str, line: u32, column: u32) -> Span {
    let whole = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
    let before = whole(line).saturating_sub(1);
    let start: usize = text.split_inclusive('\n').take(before).map(str::len).sum();
    let rest = text.get(start..).unwrap_or("").lines().next().unwrap_or("");
    let skipped = rest
        .char_indices()
        .nth(whole(column).saturating_sub(1))
        .map_or(rest.len(), |(at, _)| at);
    let word = rest.get(skipped..).unwrap_or("");
    let length = word
        .find([',', '}', ']', ' ', '\t', '#'])
        .unwrap_or(word.len());
    let place = |byte: usize| u32::try_from(byte.min(text.len())).unwrap_or(u32::MAX);
    Span::new(
        FileId(0),
        place(start + skipped),
        place(start + skipped + length.max(1)),
    )
}
