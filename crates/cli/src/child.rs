//! A child's file, and what is wrong with it as diagnostics.

use crate::files;
use crate::language;
use crate::trouble::{Outcome, Shown, Trouble};
use stafett_diag::{Diagnostic, FileId, Label, Name, Span, Text, closest};
use stafett_formats::Form;
use stafett_formats::child::{self, BYTES_LIMIT, ChildError, ChildFile};
use stafett_model::Programme;
use stafett_plan::Warning;
use std::path::Path;

/// A child with the text in which it is written.
pub(crate) struct Read {
    /// What the text says.
    pub(crate) file: ChildFile,
    /// The text.
    pub(crate) shown: Shown,
    form: Form,
}

/// The text of a child or scenario, before the programme is known to which its names refer.
pub(crate) struct Unread {
    shown: Shown,
    form: Form,
}

/// Opens the file of a child or scenario.
pub(crate) fn open(path: &Path) -> Result<Unread, Trouble> {
    let shown = Shown {
        path: files::slashed(path),
        text: files::text(path, BYTES_LIMIT)?,
    };
    let form = Form::of_path(&shown.path);
    Ok(Unread { shown, form })
}

/// Reads a child or scenario.
pub(crate) fn read(path: &Path, programme: &Programme) -> Result<Read, Trouble> {
    open(path)?.read(programme)
}

impl Unread {
    /// The edition that it names.
    pub(crate) fn edition(&self) -> Option<String> {
        child::edition(&self.shown.text, self.form)
    }

    /// Reads it.
    pub(crate) fn read(self, programme: &Programme) -> Result<Read, Trouble> {
        let Unread { shown, form } = self;
        match child::read(&shown.text, form, programme) {
            Ok(file) => Ok(Read { file, shown, form }),
            Err(errors) => {
                let diagnostics = errors
                    .iter()
                    .map(|error| diagnostic(Name::ChildUnreadable, error, &shown.text))
                    .collect();
                Err(Trouble {
                    diagnostics,
                    texts: vec![shown],
                    outcome: Outcome::NotRun,
                })
            }
        }
    }

    /// Something wrong with it as a whole.
    pub(crate) fn trouble(&self, says: Text, help: Option<Text>) -> Trouble {
        let path = &self.shown.path;
        let says = Text::new(
            format!("{path}: {}", says.sv),
            format!("{path}: {}", says.en),
        );
        let mut diagnostic = Diagnostic::without_place(Name::ChildUnreadable, says);
        diagnostic.help.extend(help);
        Trouble::new(diagnostic)
    }
}

impl Read {
    /// A plan's warnings, each at its place in the child's text.
    pub(crate) fn warnings(&self, warnings: &[Warning]) -> Vec<Diagnostic> {
        warnings
            .iter()
            .map(|warning| self.warning(warning))
            .collect()
    }

    fn warning(&self, warning: &Warning) -> Diagnostic {
        let text = language::text(&warning.text);
        match child::line_about(&self.shown.text, self.form, &warning.about) {
            Some(line) => Diagnostic::new(Name::DoubtfulRecord, self.line(line), text),
            None => Diagnostic::without_place(Name::DoubtfulRecord, text),
        }
    }

    /// The whole of a line, without what it is indented by.
    pub(crate) fn line(&self, line: u32) -> Span {
        let mut span = span_at(&self.shown.text, line, 1);
        let start = usize::try_from(span.start).unwrap_or(usize::MAX);
        let rest = self
            .shown
            .text
            .get(start..)
            .unwrap_or("")
            .lines()
            .next()
            .unwrap_or("");
        let place = |bytes: usize| u32::try_from(bytes).unwrap_or(u32::MAX);
        span.end = span.start.saturating_add(place(rest.trim_end().len()));
        span.start = span
            .start
            .saturating_add(place(rest.len() - rest.trim_start().len()));
        span
    }
}

/// Something wrong with a text of the form of a child's, under a finding's name.
pub(crate) fn diagnostic(name: Name, error: &ChildError, text: &str) -> Diagnostic {
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
fn span_at(text: &str, line: u32, column: u32) -> Span {
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
