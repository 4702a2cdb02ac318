//! Many children: a folder of YAML and JSON, a file with one child, or NDJSON with one on each line.

use crate::files;
use crate::placed::diagnostic;
use crate::trouble::{Outcome, Shown, Trouble};
use stafett_diag::{Diagnostic, FileId, Name, Text};
use stafett_formats::child::{self, BYTES_LIMIT};
use stafett_formats::{Fault, Form};
use stafett_model::{Child, Programme};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Greatest number of bytes of a file with a child on each line.
const LINES_LIMIT: usize = 1_073_741_824;

/// Reads every child. One that cannot be read, or that stands twice, is told, and then none is given: a
/// figure over the rest would be wrong and not say so.
pub(crate) fn read(path: &Path, programme: &Programme) -> Result<Vec<Child>, Trouble> {
    let mut reader = Reader {
        programme,
        children: Vec::new(),
        seen: BTreeMap::new(),
        trouble: Trouble {
            diagnostics: Vec::new(),
            texts: Vec::new(),
            outcome: Outcome::NotRun,
        },
    };
    if files::is_folder(path) {
        for path in files::names(path, &["yaml", "yml", "json", "ndjson", "jsonl"])? {
            reader.file(&path)?;
        }
    } else {
        reader.file(path)?;
    }
    if reader.trouble.diagnostics.is_empty() {
        Ok(reader.children)
    } else {
        Err(reader.trouble)
    }
}

struct Reader<'p> {
    programme: &'p Programme,
    children: Vec<Child>,
    /// Where each id first stood.
    seen: BTreeMap<String, String>,
    trouble: Trouble,
}

impl Reader<'_> {
    fn file(&mut self, path: &Path) -> Result<(), Trouble> {
        let extension = path.extension().map(PathBuf::from);
        let extension = extension.map(|extension| files::slashed(&extension).to_lowercase());
        if matches!(extension.as_deref(), Some("ndjson" | "jsonl")) {
            self.lines(path)
        } else {
            let shown = Shown {
                path: files::slashed(path),
                text: files::text(path, BYTES_LIMIT)?,
            };
            let read = child::read(&shown.text, Form::of_path(&shown.path), self.programme);
            let place = shown.path.clone();
            match read {
                Ok(file) => self.add(file.child, place),
                Err(faults) => self.tell(&faults, shown),
            }
            Ok(())
        }
    }

    fn lines(&mut self, path: &Path) -> Result<(), Trouble> {
        let shown = Shown {
            path: files::slashed(path),
            text: files::text(path, LINES_LIMIT)?,
        };
        let mut faults = Vec::new();
        for (number, line) in (1_u32..).zip(shown.text.lines()) {
            if line.trim().is_empty() {
                continue;
            }
            match child::read(line, Form::Json, self.programme) {
                Ok(file) => self.add(file.child, format!("{}:{number}", shown.path)),
                Err(found) => faults.extend(found.into_iter().map(|fault| Fault {
                    line: number,
                    ..fault
                })),
            }
        }
        if !faults.is_empty() {
            self.tell(&faults, shown);
        }
        Ok(())
    }

    fn add(&mut self, child: Child, place: String) {
        if child.id.is_empty() {
            self.children.push(child);
            return;
        }
        match self.seen.get(&child.id) {
            Some(first) => {
                let told = twice(&child.id, first, &place);
                self.trouble.diagnostics.push(told);
            }
            None => {
                self.seen.insert(child.id.clone(), place);
                self.children.push(child);
            }
        }
    }

    fn tell(&mut self, faults: &[Fault], shown: Shown) {
        let place = FileId(u16::try_from(self.trouble.texts.len()).unwrap_or(u16::MAX));
        for fault in faults {
            let mut told = diagnostic(Name::ChildUnreadable, fault, &shown.text);
            for label in &mut told.labels {
                label.span.file = place;
            }
            self.trouble.diagnostics.push(told);
        }
        self.trouble.texts.push(shown);
    }
}

fn twice(id: &str, first: &str, place: &str) -> Diagnostic {
    let message = Text::new(
        format!("barnet {id} står två gånger: {first} och {place}"),
        format!("the child {id} stands twice: {first} and {place}"),
    );
    Diagnostic::without_place(Name::ChildUnreadable, message).help(Text::new(
        "ta bort det ena, eller ge barnen olika id",
        "remove one of them, or give the children different ids",
    ))
}
