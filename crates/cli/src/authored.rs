//! The authors' own pages for the book: Markdown in the folder `book` beside a programme's text.

use crate::files::{self, Named};
use crate::language;
use crate::opened::Opened;
use crate::registers::tell;
use crate::trouble::Trouble;
use stafett_book::Language;
use stafett_book::authored::{AuthoredPage, Fault, faults};
use stafett_diag::{Diagnostic, FileId, Name, Severity, Span, Text, closest};
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;

/// The folder, beside the text.
const FOLDER: &str = "book";
/// Greatest number of bytes of a page.
const BYTES_LIMIT: usize = 1_048_576;

/// A file, and what its name says.
struct Written {
    file: Named,
    /// The name without number and language, below which original and translation are one page.
    name: String,
    /// Whether it is the translation.
    translation: bool,
}

/// Reads the pages of the programme in `opened`, in the order of their files' names. A page that an
/// edition has under the name of one of the edition below stands in its place. What is wrong with
/// them joins what there is to tell of the programme's text.
pub(crate) fn judge(opened: &mut Opened) -> Result<Vec<AuthoredPage>, Trouble> {
    let folders = opened.layers.iter().flat_map(|layers| &layers.folders);
    let folders: Vec<_> = folders.map(|folder| folder.join(FOLDER)).collect();
    let other = match language::of_programme(opened.programme.language) {
        Language::Swedish => ".en",
        Language::English => ".sv",
    };
    let mut pages: BTreeMap<String, (String, AuthoredPage)> = BTreeMap::new();
    for folder in folders.iter().filter(|folder| files::is_folder(folder)) {
        let (originals, translations): (Vec<_>, Vec<_>) =
            files::below(folder, &["md"], BYTES_LIMIT)?
                .into_iter()
                .map(|file| written(file, other))
                .partition(|one| !one.translation);
        let mut own = BTreeMap::new();
        for one in originals {
            let page = AuthoredPage {
                name: one.name.clone(),
                own: one.file.text.clone(),
                other: None,
            };
            let taken = own.insert(one.name.clone(), (one.file.name.clone(), page));
            let twice = taken.map(|(first, _)| twice(&first));
            told(opened, one.file, twice);
        }
        for one in translations {
            let page = own.get_mut(&one.name);
            let alone = page
                .is_none()
                .then(|| without_original(&one.file.name, other));
            if let Some((_, page)) = page {
                page.other = Some(one.file.text.clone());
            }
            told(opened, one.file, alone);
        }
        pages.extend(own);
    }
    let mut pages: Vec<(String, AuthoredPage)> = pages.into_values().collect();
    pages.sort_by(|(a, _), (b, _)| a.cmp(b));
    Ok(pages.into_iter().map(|(_, page)| page).collect())
}

fn written(file: Named, other: &str) -> Written {
    let file = Named {
        text: file.text.trim_start_matches('\u{feff}').nfc().collect(),
        ..file
    };
    let stem = file.name.strip_suffix(".md").unwrap_or(&file.name);
    let (stem, translation) = match stem.strip_suffix(other) {
        Some(stem) => (stem, true),
        None => (stem, false),
    };
    let bare = stem.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let bare = bare.trim_start_matches(['_', '-', ' ']);
    Written {
        name: if bare.is_empty() { stem } else { bare }.to_owned(),
        translation,
        file,
    }
}

/// Adds what is wrong with a page to what there is to tell.
fn told(opened: &mut Opened, file: Named, more: Option<Diagnostic>) {
    let found = faults(&opened.programme, &file.text);
    let found = found.iter().map(diagnostic).chain(more);
    tell(found.collect(), file, opened);
}

/// Prose decides nothing for a child, so that this is a warning.
fn diagnostic(fault: &Fault) -> Diagnostic {
    let at = |byte: usize| u32::try_from(byte).unwrap_or(u32::MAX);
    let place = Span::new(FileId(0), at(fault.place.start), at(fault.place.end));
    let mut told = Diagnostic::new(Name::UnknownName, place, language::text(&fault.says));
    told.severity = Severity::Warning;
    if let Some(meant) = closest(&fault.given, fault.known.iter().map(String::as_str)) {
        told = told.help(Text::new(
            format!("menade du \"{meant}\"?"),
            format!("did you mean \"{meant}\"?"),
        ));
    }
    told.help(language::text(&fault.help))
}

fn twice(first: &str) -> Diagnostic {
    at_the_start(
        Name::DuplicateName,
        Text::new(
            format!("en annan sida heter likadant: {first}"),
            format!("another page has the same name: {first}"),
        ),
        Text::new(
            "siffrorna först i filnamnet hör inte till namnet: byt något annat i det",
            "the figures at the beginning of a file's name are no part of it: change something else",
        ),
    )
}

fn without_original(name: &str, other: &str) -> Diagnostic {
    let original = name.replacen(&format!("{other}.md"), ".md", 1);
    at_the_start(
        Name::UnknownName,
        Text::new(
            format!("filen är en översättning av {original}, som inte finns"),
            format!("the file is a translation of {original}, which is not there"),
        ),
        Text::new(
            "skriv sidan på programmets språk, eller rätta filens namn",
            "write the page in the programme's language, or mend the file's name",
        ),
    )
}

fn at_the_start(name: Name, says: Text, help: Text) -> Diagnostic {
    Diagnostic::new(name, Span::new(FileId(0), 0, 0), says).help(help)
}
