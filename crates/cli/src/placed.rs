//! What is wrong with a text of YAML or JSON, as diagnostics at their places.

use crate::language;
use stafett_diag::{Diagnostic, FileId, Label, Name, Span, Text, closest};
use stafett_formats::{Fault, Unknown};

/// How many names a message lists.
const LISTED: usize = 20;

/// What is wrong with a text, as a diagnostic of this name.
pub(crate) fn diagnostic(name: Name, error: &Fault, text: &str) -> Diagnostic {
    let mut diagnostic = Diagnostic::without_place(name, language::text(&error.message));
    let about = Text::new(error.path.clone(), error.path.clone());
    diagnostic.labels.push(Label {
        span: span_at(text, error.line, error.column),
        text: about,
    });
    diagnostic
        .help
        .extend(error.unknown.as_ref().and_then(meant));
    diagnostic
        .help
        .extend(error.help.as_ref().map(language::text));
    diagnostic
}

/// What may have been meant by an unknown name: the one that is spelt nearly so, else those of its family.
fn meant(unknown: &Unknown) -> Option<Text> {
    let known = || unknown.known.iter().map(String::as_str);
    if let Some(meant) = closest(&unknown.given, known()) {
        return Some(Text::new(
            format!("menade du \"{meant}\"?"),
            format!("did you mean \"{meant}\"?"),
        ));
    }
    let (family, _) = unknown.given.split_once('.')?;
    let of_family = |name: &&str| name.split_once('.').is_some_and(|(of, _)| of == family);
    let all: Vec<&str> = known().filter(of_family).collect();
    if all.is_empty() {
        return None;
    }
    let listed = all.get(..LISTED).unwrap_or(&all).join(", ");
    let (sv, en) = match all.len().saturating_sub(LISTED) {
        0 => (String::new(), String::new()),
        more => (format!(" och {more} till"), format!(" and {more} more")),
    };
    Some(Text::new(
        format!("de som börjar på \"{family}.\" är {listed}{sv}"),
        format!("those that begin with \"{family}.\" are {listed}{en}"),
    ))
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

#[cfg(test)]
mod tests {
    use super::*;

    fn of(given: &str) -> Option<String> {
        let known = ["bhv.v04_3m", "bhv.v04_5m", "emi.mpr"];
        let unknown = Unknown {
            given: given.into(),
            known: known.map(String::from).into(),
        };
        meant(&unknown).map(|help| help.en)
    }

    #[test]
    fn an_unknown_name_is_answered_by_the_one_that_is_meant_or_by_its_family() {
        let one = "did you mean \"bhv.v04_3m\"?";
        assert_eq!(of("bhv.v4_3m").as_deref(), Some(one));
        let all = "those that begin with \"bhv.\" are bhv.v04_3m, bhv.v04_5m";
        assert_eq!(of("bhv.första_besöket").as_deref(), Some(all));
        assert_eq!(of("tandvården"), None);
    }
}
