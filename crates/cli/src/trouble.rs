//! What kept a command from running: diagnostics, and the texts that they speak of.

use stafett_diag::{Diagnostic, Name, Text};

/// A text that diagnostics speak of, and the name under which it is shown.
#[derive(Clone, Debug, Default)]
pub(crate) struct Shown {
    /// Its path, as it is printed.
    pub(crate) path: String,
    /// Its text.
    pub(crate) text: String,
}

/// Why a command could not run, or what was wrong with its input.
#[derive(Debug)]
pub(crate) struct Trouble {
    /// What there is to tell.
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// The texts, by the diagnostics' file numbers.
    pub(crate) texts: Vec<Shown>,
    /// How the command ends.
    pub(crate) outcome: Outcome,
}

/// How a command ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Outcome {
    /// Nothing is wrong: exit code 0.
    Clean,
    /// There are findings at error level: exit code 1.
    Findings,
    /// The command could not run: exit code 2.
    NotRun,
}

impl Outcome {
    /// The exit code.
    pub(crate) fn code(self) -> u8 {
        match self {
            Outcome::Clean => 0,
            Outcome::Findings => 1,
            Outcome::NotRun => 2,
        }
    }
}

impl Trouble {
    /// One matter without a text, for which the command could not run.
    pub(crate) fn new(diagnostic: Diagnostic) -> Trouble {
        Trouble {
            diagnostics: vec![diagnostic],
            texts: Vec::new(),
            outcome: Outcome::NotRun,
        }
    }

    /// Adds another trouble's matters and texts.
    pub(crate) fn join(&mut self, other: Trouble) {
        let before = u16::try_from(self.texts.len()).unwrap_or(u16::MAX);
        for mut diagnostic in other.diagnostics {
            for label in &mut diagnostic.labels {
                label.span.file.0 = label.span.file.0.saturating_add(before);
            }
            self.diagnostics.push(diagnostic);
        }
        self.texts.extend(other.texts);
    }

    /// A wish that cannot be understood.
    pub(crate) fn usage(
        sv: impl Into<String>,
        en: impl Into<String>,
        help: Option<Text>,
    ) -> Trouble {
        let mut diagnostic = Diagnostic::without_place(Name::Usage, Text::new(sv, en));
        diagnostic.help.extend(help);
        Trouble::new(diagnostic)
    }
}
