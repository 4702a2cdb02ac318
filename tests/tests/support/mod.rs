//! What the tests that cross rooms share: reading files, compiling and proving texts, and naming
//! what came of it.
#![allow(missing_docs, dead_code)] // each test uses its own part

use stafett_check::Options;
use stafett_compile::{Source, compile};
use stafett_diag::{Diagnostic, Severity};
use stafett_formats::child::Expected;
use stafett_formats::scenario;
use stafett_model::proof::{Finding, Proof, Weight};
use stafett_model::{Day, Holder, Programme};
use stafett_plan::Plan;
use std::fs;
use std::path::{Path, PathBuf};

/// The day as of which everything here is judged.
pub const AS_OF: &str = "2026-11-21";

/// Something that compiling or proving had to tell.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Told {
    pub name: String,
    pub error: bool,
    pub says: String,
}

pub fn day(text: &str) -> Day {
    Day::parse(text).unwrap_or_else(|error| panic!("{error}"))
}

/// The folder of this package.
pub fn here() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

pub fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The entries of a folder, by name.
pub fn entries(folder: &Path) -> Vec<PathBuf> {
    let found =
        fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<PathBuf> = found
        .map(|entry| entry.expect("a folder can be listed").path())
        .collect();
    paths.sort();
    paths
}

pub fn file_name(path: &Path) -> String {
    path.file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
}

pub fn source(path: &str, text: &str) -> Source {
    Source {
        path: path.into(),
        text: text.into(),
    }
}

/// Every `.stafett` file below a folder.
pub fn sources_below(folder: &Path) -> Vec<Source> {
    let mut sources = Vec::new();
    for path in entries(folder) {
        if path.is_dir() {
            sources.extend(sources_below(&path));
        } else if path
            .extension()
            .is_some_and(|extension| extension == "stafett")
        {
            sources.push(source(&path.to_string_lossy(), &read(&path)));
        }
    }
    sources
}

/// Compiles; a programme, or why there is none.
pub fn compiled(sources: &[Source]) -> (Option<Programme>, Vec<Told>) {
    let compiled = compile(sources);
    let told = compiled.diagnostics.iter().map(of_diagnostic).collect();
    (compiled.programme, told)
}

/// The programme of texts that must compile without a word.
pub fn programme(sources: &[Source]) -> Programme {
    let (programme, told) = compiled(sources);
    assert!(
        told.is_empty(),
        "the programme should compile without a word, but: {told:#?}"
    );
    programme.expect("a programme of which nothing is told exists")
}

pub fn prove(programme: &Programme, as_of: &str) -> Proof {
    stafett_check::check(programme, &Options::as_of(day(as_of)))
}

fn of_diagnostic(told: &Diagnostic) -> Told {
    let help: Vec<&str> = told.help.iter().map(|help| help.en.as_str()).collect();
    Told {
        name: told.name.as_str().into(),
        error: told.severity == Severity::Error,
        says: format!("{} (help: {})", told.message.en, help.join("; ")),
    }
}

/// A finding as something told; an accepted one is no error.
pub fn of_finding(finding: &Finding) -> Told {
    Told {
        name: finding.key.name.clone(),
        error: finding.weight == Weight::Error && finding.accepted.is_none(),
        says: format!(
            "{:?}: {} {}",
            finding.key.rules, finding.headline.en, finding.story.en
        ),
    }
}

/// Where a plan differs from the lines that are expected of it.
pub fn differences(plan: &Plan, expected: &[Expected]) -> Vec<String> {
    scenario::differences(expected, plan)
        .into_iter()
        .map(|difference| format!("line {}: {}", difference.line, difference.says.en))
        .collect()
}

/// The name of a holder.
pub fn holder(programme: &Programme, holder: Holder) -> String {
    let meta = match holder {
        Holder::Body(body) => programme.body(body).map(|row| &row.meta),
        Holder::Service(service) => programme.service(service).map(|row| &row.meta),
    };
    meta.map_or_else(String::new, |meta| meta.id.clone())
}
