//! A child's file, and what is wrong with it as diagnostics.

use crate::files;
use crate::language;
use crate::placed::{diagnostic, span_at};
use crate::trouble::{Outcome, Shown, Trouble};
use stafett_diag::{Diagnostic, Name, Span, Text};
use stafett_formats::Form;
use stafett_formats::child::{self, BYTES_LIMIT, ChildFile};
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
        // What is about no record is about a day that the text names.
        let day = warning.on.filter(|_| warning.about.is_empty());
        let named = day.and_then(|day| self.line_with(&day.to_string()));
        let line = || child::line_about(&self.shown.text, self.form, &warning.about);
        match named.or_else(line) {
            Some(line) => Diagnostic::new(Name::DoubtfulRecord, self.line(line), text),
            None => Diagnostic::without_place(Name::DoubtfulRecord, text),
        }
    }

    /// The first line that has a text.
    fn line_with(&self, part: &str) -> Option<u32> {
        let place = self.shown.text.lines().position(|line| line.contains(part));
        u32::try_from(place?.checked_add(1)?).ok()
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
