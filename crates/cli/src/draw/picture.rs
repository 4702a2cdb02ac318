//! One matter, in one language, as miette draws it.

use super::paragraph::{WIDTH, paragraph, plain};
use crate::language::either;
use crate::output::{Output, To};
use crate::trouble::Shown;
use miette::{
    GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError, MietteSpanContents,
    Severity as Weight, SourceCode, SourceSpan, SpanContents,
};
use stafett_diag::{Language, Severity};
use stafett_formats::report::line_column;
use std::fmt;

/// Longest line that is shown: a file of one line of a million characters is not.
const LINE_LIMIT: usize = 500;
/// Most places that are shown of one matter.
const PLACES_LIMIT: usize = 8;

/// A place and what it has to do with the matter.
pub(super) struct Pointer {
    pub(super) file: usize,
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) says: String,
}

/// One matter.
pub(super) struct Picture {
    pub(super) code: String,
    pub(super) severity: Severity,
    pub(super) message: String,
    pub(super) pointers: Vec<Pointer>,
    pub(super) story: Vec<String>,
    pub(super) help: Vec<String>,
    /// What would close it, in lines of its own; may be empty.
    pub(super) suggestion: String,
}

fn text_of(shown: Option<&Shown>) -> &str {
    shown.map_or("", |shown| shown.text.as_str())
}

/// A text of which whole lines are shown.
#[derive(Debug)]
struct Lines<'t> {
    path: &'t str,
    text: &'t str,
}

impl SourceCode for Lines<'_> {
    /// With no lines around it the span itself, for its place; with any, the whole lines of it.
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        lines_before: usize,
        _lines_after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let (start, end) = (span.offset(), span.offset().saturating_add(span.len()));
        let (Some(before), Some(after)) = (self.text.get(..start), self.text.get(end..)) else {
            return Err(MietteError::OutOfBounds);
        };
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let line_end = after.find('\n').map_or(self.text.len(), |at| end + at);
        let (first, last, column) = match lines_before {
            0 => (
                start,
                end,
                before.get(line_start..).unwrap_or("").chars().count(),
            ),
            _ => (line_start, line_end, 0),
        };
        let shown = self.text.get(first..last).ok_or(MietteError::OutOfBounds)?;
        Ok(Box::new(MietteSpanContents::new_named(
            self.path.to_owned(),
            shown.as_bytes(),
            (first, shown.len()).into(),
            before.matches('\n').count(),
            column,
            shown.lines().count(),
        )))
    }
}

/// What miette draws: the message, and the places in the first file.
#[derive(Debug)]
struct Drawn<'t> {
    code: String,
    severity: Severity,
    message: String,
    labels: Vec<LabeledSpan>,
    source: Option<Lines<'t>>,
}

impl Picture {
    /// Prints the matter.
    pub(super) fn draw(&self, texts: &[Shown], to: To, output: &mut Output) {
        let (here, elsewhere) = self.places(texts);
        let source = here.first().and_then(|pointer| texts.get(pointer.file));
        let drawn = Drawn {
            code: self.code.clone(),
            severity: self.severity,
            message: plain(&self.message).replace('\n', " "),
            labels: here
                .iter()
                .map(|pointer| pointer.label(text_of(source)))
                .collect(),
            source: source.map(|shown| Lines {
                path: &shown.path,
                text: &shown.text,
            }),
        };
        let mut text = String::new();
        let theme = if output.colours(to) {
            GraphicalTheme::unicode()
        } else {
            GraphicalTheme::unicode_nocolor()
        };
        let handler = GraphicalReportHandler::new_themed(theme)
            .with_links(false)
            .with_width(WIDTH)
            .with_context_lines(1)
            .with_primary_span_start();
        if handler.render_report(&mut text, &drawn).is_err() {
            text.push_str(&drawn.message);
        }
        text.push_str(&self.rest(&elsewhere, texts, output.language()));
        output.print(to, &text);
    }

    /// The pointers into the first file, and the others.
    fn places(&self, texts: &[Shown]) -> (Vec<&Pointer>, Vec<&Pointer>) {
        let first = self.pointers.first().map(|pointer| pointer.file);
        let pointers = self.pointers.iter().take(PLACES_LIMIT);
        pointers.partition(|pointer| {
            let text = texts.get(pointer.file).map(|shown| shown.text.as_str());
            Some(pointer.file) == first && text.is_some_and(|text| pointer.is_drawable(text))
        })
    }

    /// What follows the picture: places in other files, the story, the remedies.
    fn rest(&self, elsewhere: &[&Pointer], texts: &[Shown], language: Language) -> String {
        let mut text = String::new();
        for pointer in elsewhere {
            let Some(shown) = texts.get(pointer.file) else {
                continue;
            };
            let (line, column) = line_column(&shown.text, pointer.start);
            let says = if pointer.says.is_empty() {
                String::new()
            } else {
                format!(" – {}", pointer.says)
            };
            let place = format!("{}:{line}:{column}{says}", shown.path);
            text.push_str(&paragraph("    ", &plain(&place)));
        }
        for story in &self.story {
            text.push_str(&paragraph("  ", &plain(story)));
        }
        for help in &self.help {
            let first = format!("  {}: ", either(language, "hjälp", "help"));
            text.push_str(&paragraph(&first, &plain(help)));
        }
        text.push_str(&self.suggestion);
        text.push('\n');
        text
    }
}

impl Pointer {
    /// What miette marks: of a place over several lines the first.
    fn label(&self, text: &str) -> LabeledSpan {
        let says = (!self.says.is_empty()).then(|| plain(&self.says).replace('\n', " "));
        let (start, end) = self.range();
        let inside = text.get(start..end).unwrap_or("");
        let first_line = inside.lines().next().unwrap_or("");
        LabeledSpan::new(
            says,
            start,
            first_line.trim_end_matches(['{', ' ', '\r']).len(),
        )
    }

    fn range(&self) -> (usize, usize) {
        let place = |byte: u32| usize::try_from(byte).unwrap_or(usize::MAX);
        (place(self.start), place(self.end.max(self.start)))
    }

    /// Whether the place is in the text, and on lines short enough to be shown.
    fn is_drawable(&self, text: &str) -> bool {
        let (start, end) = self.range();
        let (Some(before), Some(inside), Some(after)) =
            (text.get(..start), text.get(start..end), text.get(end..))
        else {
            return false;
        };
        let indent = before.rsplit('\n').next().map_or(0, str::len);
        let rest = inside.len() + after.split('\n').next().map_or(0, str::len);
        let first = inside.split('\n').next().map_or(0, str::len);
        indent + if first < inside.len() { first } else { rest } <= LINE_LIMIT
    }
}

impl fmt::Display for Drawn<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Drawn<'_> {}

impl miette::Diagnostic for Drawn<'_> {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(&self.code))
    }

    fn severity(&self) -> Option<Weight> {
        Some(match self.severity {
            Severity::Error => Weight::Error,
            Severity::Warning => Weight::Warning,
            Severity::Info => Weight::Advice,
        })
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.source.as_ref().map(|source| source as &dyn SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        (!self.labels.is_empty()).then(|| Box::new(self.labels.iter().cloned()) as Box<_>)
    }
}
