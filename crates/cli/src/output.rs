//! The only printing: results to standard output, diagnostics to standard error. A reader that has
//! gone away ends the printing, not the run.

use stafett_diag::Language;
use std::io::{self, IsTerminal, Write};

/// Where a command prints, and how.
pub(crate) struct Output {
    results: Stream<io::Stdout>,
    diagnostics: Stream<io::Stderr>,
    asked: Option<Language>,
    own: Option<Language>,
}

struct Stream<W> {
    to: W,
    colours: bool,
    waiting: Vec<u8>,
    failed: Option<io::Error>,
}

/// Which of the two streams is meant.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum To {
    /// Standard output.
    Results,
    /// Standard error.
    Diagnostics,
}

impl Output {
    /// An output in the language that was asked for, if one was.
    pub(crate) fn new(asked: Option<Language>) -> Output {
        let (results, diagnostics) = (io::stdout(), io::stderr());
        let (of_results, of_diagnostics) = (results.is_terminal(), diagnostics.is_terminal());
        Output {
            results: Stream::new(results, of_results),
            diagnostics: Stream::new(diagnostics, of_diagnostics),
            asked,
            own: None,
        }
    }

    /// Tells the programme's own language, which counts where none was asked for.
    pub(crate) fn programme_language(&mut self, language: Language) {
        self.own = Some(language);
    }

    /// The language to print in.
    pub(crate) fn language(&self) -> Language {
        self.asked.or(self.own).unwrap_or(Language::Swedish)
    }

    /// The language that was asked for, if one was.
    pub(crate) fn asked(&self) -> Option<Language> {
        self.asked
    }

    /// Whether a stream is read by a person who wants colours.
    pub(crate) fn colours(&self, to: To) -> bool {
        match to {
            To::Results => self.results.colours,
            To::Diagnostics => self.diagnostics.colours,
        }
    }

    /// Prints a text as it is.
    pub(crate) fn print(&mut self, to: To, text: &str) {
        match to {
            To::Results => self.results.put(text),
            To::Diagnostics => {
                self.results.flush();
                self.diagnostics.put(text);
                self.diagnostics.flush();
            }
        }
    }

    /// Prints a line of results.
    pub(crate) fn line(&mut self, text: &str) {
        self.print(To::Results, text);
        self.print(To::Results, "\n");
    }

    /// Prints a line of results in the language in use.
    pub(crate) fn say(&mut self, sv: &str, en: &str) {
        let line = crate::language::either(self.language(), sv, en).to_owned();
        self.line(&line);
    }

    /// Ends the printing. Whether all results arrived, or were no longer wanted.
    pub(crate) fn finish(&mut self) -> Result<(), io::Error> {
        self.results.flush();
        match self.results.failed.take() {
            Some(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error),
            _ => Ok(()),
        }
    }
}

impl<W: Write> Stream<W> {
    fn new(to: W, terminal: bool) -> Stream<W> {
        Stream {
            to,
            colours: terminal && wants_colours(),
            waiting: Vec::new(),
            failed: None,
        }
    }

    fn put(&mut self, text: &str) {
        self.waiting.extend_from_slice(text.as_bytes());
        if self.waiting.len() > 65_536 {
            self.flush();
        }
    }

    fn flush(&mut self) {
        if self.failed.is_none() {
            self.failed = self
                .to
                .write_all(&self.waiting)
                .and_then(|()| self.to.flush())
                .err();
        }
        self.waiting.clear();
    }
}

fn wants_colours() -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !set("NO_COLOR") && std::env::var_os("TERM").is_none_or(|term| term != "dumb")
}
