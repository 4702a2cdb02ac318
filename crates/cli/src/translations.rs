//! Translations of a programme's texts beside it: tables that are filled in with a spreadsheet.

use crate::commands::book::children;
use crate::editions::Layers;
use crate::files::{self, Named};
use crate::language;
use crate::opened::{self, Opened};
use crate::output::Output;
use crate::placed::span_at;
use crate::registers::tell;
use crate::trouble::Trouble;
use stafett_book::translated::table::{self, Fault, Row};
use stafett_book::translated::{Text as Translatable, Translations, texts};
use stafett_diag::{Diagnostic, Name, Severity, Text, closest};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Greatest number of bytes of a table.
const BYTES_LIMIT: usize = 4 * 1_048_576;
/// Greatest number of faults that are told of one table.
const FAULTS_LIMIT: usize = 50;

/// A table that was read.
struct Table {
    file: Named,
    rows: Vec<Row>,
    faults: Vec<Fault>,
}

/// Reads the tables beside the programme in `opened`, in the order of their names. What is wrong with them joins what
/// there is to tell of the programme's text, and never stops anything: what cannot be used is shown untranslated.
pub(crate) fn judge(opened: &mut Opened, output: &mut Output) -> Translations {
    let mut translations = Translations::default();
    let (mut tables, unread) = read(opened);
    for trouble in unread {
        told_as_warnings(trouble, opened);
    }
    if tables.is_empty() {
        return translations;
    }
    let known = known(opened, &tables, output);
    for table in &mut tables {
        let twice = table::add(&table.rows, &mut translations);
        table.faults.extend(twice);
        table.faults.extend(table::adrift(&table.rows, &known));
        table.faults.sort_by_key(|fault| fault.line);
    }
    for Table { file, faults, .. } in tables {
        let faults = faults.iter().take(FAULTS_LIMIT);
        let told = faults.map(|fault| diagnostic(fault, &file.text)).collect();
        tell(told, file, opened);
    }
    translations
}

/// The translations beside the programme in `opened`, whatever is wrong with their tables.
pub(crate) fn beside(opened: &Opened) -> Translations {
    let mut translations = Translations::default();
    for table in read(opened).0 {
        table::add(&table.rows, &mut translations);
    }
    translations
}

/// The translations in a table, or else those beside the programme in `opened`. What is wrong with the form of a table that
/// was asked for joins what there is to tell.
pub(crate) fn asked(table: Option<&Path>, opened: &mut Opened) -> Result<Translations, Trouble> {
    let Some(path) = table else {
        return Ok(beside(opened));
    };
    let text = files::text(path, BYTES_LIMIT)?;
    let (rows, mut faults) = table::read(&text);
    let mut translations = Translations::default();
    faults.extend(table::add(&rows, &mut translations));
    let name = files::slashed(path);
    let path = path.to_owned();
    let told = faults.iter().take(FAULTS_LIMIT);
    let told = told.map(|fault| diagnostic(fault, &text)).collect();
    tell(told, Named { path, name, text }, opened);
    Ok(translations)
}

/// Writes a table for the translator: the rows that it has, and one for each text that is not translated.
pub(crate) fn write(
    path: &Path,
    translations: &Translations,
    opened: &Opened,
    output: &mut Output,
) -> Result<(), Trouble> {
    let rows = match files::exists(path) {
        true => table::read(&files::text(path, BYTES_LIMIT)?).0,
        false => Vec::new(),
    };
    let mut all = texts(&opened.programme);
    all.extend(children::texts(opened));
    all.extend(texts_of_others(opened, output));
    let mut seen = BTreeSet::new();
    all.retain(|text| seen.insert(text.clone()));
    let own = language::of_programme(opened.programme.language);
    files::put(path, &table::write(&rows, &all, translations, own))
}

/// The tables in the folder of translations, and why others could not be read.
fn read(opened: &Opened) -> (Vec<Table>, Vec<Trouble>) {
    let folder = opened.layers.as_ref().map(Layers::translations);
    let Some(folder) = folder.filter(|folder| files::is_folder(folder)) else {
        return (Vec::new(), Vec::new());
    };
    let paths = match files::names(&folder, &["csv"]) {
        Ok(paths) => paths,
        Err(trouble) => return (Vec::new(), vec![trouble]),
    };
    let (mut tables, mut unread) = (Vec::new(), Vec::new());
    for path in paths {
        match files::text(&path, BYTES_LIMIT) {
            Ok(text) => {
                let name = files::slashed(path.strip_prefix(&folder).unwrap_or(&path));
                let (rows, faults) = table::read(&text);
                let file = Named { path, name, text };
                tables.push(Table { file, rows, faults });
            }
            Err(trouble) => unread.push(trouble),
        }
    }
    (tables, unread)
}

fn told_as_warnings(trouble: Trouble, opened: &mut Opened) {
    let place = opened.texts.len();
    for mut told in trouble.diagnostics {
        told.severity = Severity::Warning;
        for label in &mut told.labels {
            let file = usize::from(label.span.file.0) + place;
            label.span.file.0 = u16::try_from(file).unwrap_or(u16::MAX);
        }
        opened.diagnostics.push(told);
    }
    opened.texts.extend(trouble.texts);
}

/// The texts that tables may speak of: those of the programme; where a row speaks of none of them, also those of the
/// other editions beside it.
fn known(opened: &Opened, tables: &[Table], output: &mut Output) -> Vec<Translatable> {
    let mut known = texts(&opened.programme);
    known.extend(children::texts(opened));
    let all_known = |known: &[Translatable]| {
        let mut tables = tables.iter();
        tables.all(|table| table::adrift(&table.rows, known).is_empty())
    };
    if !all_known(&known) {
        known.extend(texts_of_others(opened, output));
    }
    known
}

/// The texts of the other editions of the programme, and of what it is laid over.
fn texts_of_others(opened: &Opened, output: &mut Output) -> Vec<Translatable> {
    let Some(layers) = &opened.layers else {
        return Vec::new();
    };
    let editions = layers.manifest.editions.iter();
    let siblings = editions.filter_map(|edition| layers.sibling(edition));
    let own = layers.folders.last();
    let mut folders: Vec<PathBuf> = siblings.chain(layers.folders.iter().cloned()).collect();
    folders.sort();
    folders.dedup();
    let mut all = Vec::new();
    for folder in folders.iter().filter(|folder| Some(*folder) != own) {
        let programme = opened::read(folder, output).ok();
        let programme = programme.and_then(|read| read.compiled.programme);
        all.extend(programme.iter().flat_map(texts));
    }
    output.programme_language(language::of_programme(opened.programme.language));
    all
}

/// What is wrong with a row, at its line. The text is shown in the programme's words, so that this is a warning.
fn diagnostic(fault: &Fault, text: &str) -> Diagnostic {
    let name = match fault.adrift {
        true => Name::TranslationAdrift,
        false => Name::TableUnreadable,
    };
    let place = span_at(text, fault.line, 1);
    let mut told = Diagnostic::new(name, place, language::text(&fault.says));
    told.severity = Severity::Warning;
    let meant = fault.unknown.as_ref().and_then(|(given, known)| {
        let meant = closest(given, known.iter().map(String::as_str))?;
        Some(Text::new(
            format!("menade du \"{meant}\"?"),
            format!("did you mean \"{meant}\"?"),
        ))
    });
    told.help.extend(meant);
    told.help(language::text(&fault.help))
}
