//! How far a long run has come, for a person at a terminal. It stays silent where nobody watches, and
//! no result depends on it.

use crate::language::either;
use crate::output::Output;
use indicatif::{ProgressBar, ProgressStyle};

/// A line that counts children.
pub(crate) struct Progress(ProgressBar);

impl Progress {
    /// A line that counts to `all`, or for as long as it takes.
    pub(crate) fn begin(all: Option<u64>, output: &Output) -> Progress {
        let bar = all.map_or_else(ProgressBar::new_spinner, ProgressBar::new);
        let children = either(output.language(), "barn", "children");
        let form = match all {
            Some(_) => format!("{{bar:30}} {{pos}}/{{len}} {children}, {{eta}}"),
            None => format!("{{spinner}} {{pos}} {children}, {{per_sec}}"),
        };
        // A form that cannot be read leaves the usual one.
        if let Ok(style) = ProgressStyle::with_template(&form) {
            bar.set_style(style);
        }
        Progress(bar)
    }

    /// So many children have been done.
    pub(crate) fn reached(&self, children: u64) {
        self.0.set_position(children);
    }

    /// Prints something above the line.
    pub(crate) fn aside(&self, print: impl FnOnce()) {
        self.0.suspend(print);
    }

    /// Takes the line away.
    pub(crate) fn end(&self) {
        self.0.finish_and_clear();
    }
}
