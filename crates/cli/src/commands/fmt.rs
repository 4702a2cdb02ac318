//! `fmt`: programme text in its one form.

use crate::args::Fmt;
use crate::draw;
use crate::files::{self, Named};
use crate::output::{Output, To};
use crate::trouble::{Outcome, Shown, Trouble};
use stafett_diag::{Diagnostic, FileId, Name, Text};
use std::path::Path;

/// Runs the command.
pub(crate) fn run(wish: &Fmt, output: &mut Output) -> Result<Outcome, Trouble> {
    let mut outcome = Outcome::Clean;
    for path in &wish.files {
        for file in found(path)? {
            outcome = outcome.max(one(&file, wish.check, output)?);
        }
    }
    Ok(outcome)
}

fn found(path: &Path) -> Result<Vec<Named>, Trouble> {
    if files::is_folder(path) {
        return files::below(path, &["stafett"], stafett_syntax::SIZE_LIMIT);
    }
    let text = files::text(path, stafett_syntax::SIZE_LIMIT)?;
    Ok(vec![Named {
        path: path.to_owned(),
        name: files::slashed(path),
        text,
    }])
}

fn one(file: &Named, only_check: bool, output: &mut Output) -> Result<Outcome, Trouble> {
    let shown = Shown {
        path: files::slashed(&file.path),
        text: file.text.clone(),
    };
    let parsed = stafett_syntax::parse(FileId(0), &shown.path, &file.text);
    if !parsed.diagnostics.is_empty() {
        // What cannot be read is left as it stands.
        output.programme_language(parsed.tree.language);
        draw::diagnostics(&parsed.diagnostics, &[shown], To::Diagnostics, output);
        return Ok(Outcome::Findings);
    }
    let formatted = stafett_syntax::format(&parsed.tree, &file.text);
    if formatted == file.text {
        return Ok(Outcome::Clean);
    }
    output.programme_language(parsed.tree.language);
    if only_check {
        draw::diagnostics(&[not_formatted(&shown.path)], &[], To::Diagnostics, output);
        return Ok(Outcome::Findings);
    }
    files::put(&file.path, &formatted)?;
    output.line(&shown.path);
    Ok(Outcome::Clean)
}

fn not_formatted(path: &str) -> Diagnostic {
    let message = Text::new(
        format!("{path} är inte skriven i sin enda form"),
        format!("{path} is not written in its one form"),
    );
    let help = Text::new("kör stafett formatera", "run stafett fmt");
    Diagnostic::without_place(Name::NotFormatted, message).help(help)
}
