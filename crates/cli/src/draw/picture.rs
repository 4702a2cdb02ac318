//! One matter, in one language, as miette draws it.

use super::paragraph::{WIDTH, paragraph, plain};
use crate::language::either;
use crate::output::{Output, To};
use crate::trouble::Shown;
use miette::{
    GraphicalReportHandler, GraphicalTheme, LabeledSpan, NamedSource, Severity as Weight, SourceCode,
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
}

/// What miette draws: the message, and the places in the first file.
#[derive(Debug)]
struct Drawn {
    code: String,
    severity: Severity,
    message: String,
    labels: Vec<LabeledSpan>,
    source: Option<NamedSource<String>>,
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
            labels: here.iter().map(|pointer| pointer.label()).collect(),
            source: source.map(|shown| NamedSource::new(&shown.path, plain(&shown.text))),
        };
        let mut text = String::new();
        let theme =
            if output.colours(to) { GraphicalTheme::unicode() } else { GraphicalTheme::unicode_nocolor() };
        let handler = GraphicalReportHandler::new_themed(theme)
            .with_links(false)
            .with_width(WIDTH)
            .with_context_lines(0);
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
            let Some(shown) = texts.get(pointer.file) else { continue };
            let (line, column) = line_column(&shown.text, pointer.start);
            let says = if pointer.says.is_empty() { String::new() } else { format!(" – {}", pointer.says) };
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
        text.push('\n');
        text
    }
}

impl Pointer {
    fn label(&self) -> LabeledSpan {
        let says = (!self.says.is_empty()).then(|| plain(&self.says).replace('\n', " "));
        let (start, end) = self.range();
        LabeledSpan::new(says, start, end.saturating_sub(start))
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
        let first = before.rsplit('\n').next().map_or(0, str::len);
        let last = after.split('\n').next().map_or(0, str::len);
        inside.lines().map(str::len).max().unwrap_or(0) + first + last <= LINE_LIMIT
    }
}

impl fmt::Display for Drawn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Drawn {}

impl miette::Diagnostic for Drawn {
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
