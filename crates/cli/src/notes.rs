//! Reviewers' notes beside a programme: read, and held against its rules.

use crate::files::{self, Named};
use crate::language;
use crate::opened::Opened;
use crate::placed::{diagnostic, span_at};
use crate::registers::tell;
use crate::translations;
use crate::trouble::Trouble;
use stafett_book::review::{Adrift, adrift};
use stafett_book::translated::translate;
use stafett_diag::{Diagnostic, Name, Text, closest};
use stafett_formats::review::{self, BYTES_LIMIT};
use stafett_model::Programme;
use stafett_model::review::ReviewNote;

/// Reads the notes on the programme in `opened`, in the order of their files. They may quote it in its own words or as it is
/// translated. What is wrong with them joins what there is to tell of the programme's text.
pub(crate) fn judge(opened: &mut Opened) -> Result<Vec<ReviewNote>, Trouble> {
    let mut all = Vec::new();
    let folder = opened.layers.as_ref().and_then(|layers| layers.notes());
    let Some(folder) = folder.filter(|folder| files::is_folder(folder)) else {
        return Ok(all);
    };
    let files = files::below(&folder, &["md"], BYTES_LIMIT)?;
    let translated = (!files.is_empty())
        .then(|| translate(&opened.programme, &translations::beside(opened)).programme);
    for file in files {
        let (notes, told) = match review::read(&file.text) {
            Ok(notes) => (notes, Vec::new()),
            Err(faults) => {
                let fault = |fault| diagnostic(Name::NoteUnreadable, fault, &file.text);
                (Vec::new(), faults.iter().map(fault).collect())
            }
        };
        let shown = files::slashed(&file.path);
        let notes = notes.into_iter().map(|note| ReviewNote {
            file: shown.clone(),
            ..note
        });
        let notes: Vec<ReviewNote> = notes.collect();
        let programmes: Vec<&Programme> = [Some(&opened.programme), translated.as_ref()]
            .into_iter()
            .flatten()
            .collect();
        let lost = adrift(&programmes, &notes);
        let lost = lost.iter().filter_map(|one| of_adrift(one, &notes, &file));
        let told: Vec<Diagnostic> = told.into_iter().chain(lost).collect();
        all.extend(notes);
        tell(told, file, opened);
    }
    Ok(all)
}

/// A note that has lost its rule, at the rule's name in its file.
fn of_adrift(adrift: &Adrift, notes: &[ReviewNote], file: &Named) -> Option<Diagnostic> {
    let note = notes.get(adrift.note)?;
    let place = span_at(&file.text, note.line, note.column);
    let says = language::text(&adrift.says);
    let mut diagnostic = Diagnostic::new(Name::NoteAdrift, place, says);
    let known = adrift.known.iter().map(String::as_str);
    if let Some(meant) = closest(&note.rule, known) {
        diagnostic = diagnostic.help(Text::new(
            format!("menade du \"{meant}\"?"),
            format!("did you mean \"{meant}\"?"),
        ));
    }
    Some(diagnostic.help(language::text(&adrift.help)))
}
