//! What is wrong with a text of YAML or JSON, as diagnostics at their places.

use crate::language;
use stafett_diag::{Diagnostic, FileId, Label, Name, Span, Text, closest};
use stafett_formats::Fault;

/// What is wrong with a text, as a diagnostic of this name.
pub(crate) fn diagnostic(name: Name, error: &Fault, text: &str) -> Diagnostic {
    let mut diagnostic = Diagnostic::without_place(name, language::text(&error.message));
    let about = Text::new(error.path.clone(), error.path.clone());
    diagnostic.labels.push(Label {
        span: span_at(text, error.line, error.column),
        text: about,
    });
    let unknown = error.unknown.as_ref();
    let meant = unknown.and_then(|one| closest(&one.given, one.known.iter().map(String::as_str)));
    if let Some(meant) = meant {
        let help = Text::new(
            format!("menade du \"{meant}\"?"),
            format!("did you mean \"{meant}\"?"),
        );
        diagnostic.help.push(help);
    }
    diagnostic
        .help
        .extend(error.help.as_ref().map(language::text));
    diagnostic
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
