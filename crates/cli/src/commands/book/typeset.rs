//! The print edition typeset with Typst, a program of its own that the machine has or has not.

use crate::files;
use crate::trouble::Trouble;
use stafett_diag::Text;
use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::thread;

/// What the program is called where none is named.
const NAME: &str = "typst";
/// How it is to typeset: a tagged PDF that everyone can read, with no letters but its own, so that
/// each machine makes the same bytes.
const HOW: [&str; 4] = ["compile", "--pdf-standard", "ua-1", "--ignore-system-fonts"];
/// How many lines of what it says are shown.
const SHOWN_LINES: usize = 12;

/// A print edition's sources and the file that is made from them.
pub(super) struct Sheet {
    pub(super) source: PathBuf,
    pub(super) pdf: PathBuf,
}

/// The program that typesets.
pub(super) struct Typst {
    program: OsString,
}

impl Typst {
    /// The program in this file, else the one that the machine finds by its name.
    pub(super) fn find(named: Option<&Path>) -> Result<Self, Trouble> {
        let program = named.map_or_else(|| NAME.into(), |path| path.as_os_str().to_owned());
        let asked = Command::new(&program)
            .arg("--version")
            .stdin(Stdio::null())
            .output();
        match asked {
            Ok(said) if said.status.success() => Ok(Self { program }),
            Ok(said) => Err(failed(&program, &last_lines(&said))),
            Err(error) => Err(not_found(&program, &error)),
        }
    }

    /// Typesets books, all at the same time.
    pub(super) fn typeset(&self, sheets: &[Sheet]) -> Result<(), Trouble> {
        thread::scope(|scope| {
            let running: Vec<_> = sheets
                .iter()
                .map(|sheet| scope.spawn(|| self.typeset_one(sheet)))
                .collect();
            running.into_iter().try_for_each(|one| {
                one.join()
                    .unwrap_or_else(|_| Err(failed(&self.program, "")))
            })
        })
    }

    fn typeset_one(&self, sheet: &Sheet) -> Result<(), Trouble> {
        let mut command = Command::new(&self.program);
        command.args(HOW).arg(&sheet.source).arg(&sheet.pdf);
        match command.stdin(Stdio::null()).output() {
            Ok(said) if said.status.success() && sheet.pdf.is_file() => Ok(()),
            Ok(said) => Err(failed(&self.program, &last_lines(&said))),
            Err(error) => Err(not_found(&self.program, &error)),
        }
    }
}

/// The end of what a program says of its failure.
fn last_lines(said: &Output) -> String {
    let text = String::from_utf8_lossy(&said.stderr);
    let lines: Vec<&str> = text.lines().collect();
    let from = lines.len().saturating_sub(SHOWN_LINES);
    lines.get(from..).unwrap_or_default().join("\n")
}

fn shown(program: &OsString) -> String {
    files::slashed(Path::new(program))
}

fn not_found(program: &OsString, error: &io::Error) -> Trouble {
    let (program, reason) = (shown(program), files::reason(error));
    Trouble::usage(
        format!(
            "boken kan inte sättas som PDF: programmet {program} kan inte köras: {}",
            reason.sv
        ),
        format!(
            "the book cannot be typeset as a PDF: the program {program} cannot be run: {}",
            reason.en
        ),
        Some(Text::new(
            "installera Typst 0.14 eller senare (https://typst.app/open-source/) eller ange var det finns \
             med --typst FIL; utan --pdf skrivs boken med det som behövs för att sätta den senare",
            "install Typst 0.14 or later (https://typst.app/open-source/), or say where it is with \
             --typst FILE; without --pdf the book is written with what is needed to typeset it later",
        )),
    )
}

fn failed(program: &OsString, said: &str) -> Trouble {
    let program = shown(program);
    Trouble::usage(
        format!("boken kunde inte sättas som PDF; {program} säger:\n{said}"),
        format!("the book could not be typeset as a PDF; {program} says:\n{said}"),
        Some(Text::new(
            "boken kräver Typst 0.14 eller senare: pröva med en nyare version",
            "the book needs Typst 0.14 or later: try a newer release",
        )),
    )
}
