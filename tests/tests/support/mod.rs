//! What the tests that cross rooms share: reading files, compiling and proving texts, and naming
//! what came of it.
#![allow(missing_docs, dead_code)] // each test uses its own part

use stafett_check::Options;
use stafett_compile::{Source, compile};
use stafett_diag::{Diagnostic, Severity};
use stafett_formats::child::Expected;
use stafett_model::proof::{Finding, Proof, Weight};
use stafett_model::{Day, Holder, Programme};
use stafett_plan::{Dates, Plan, PlannedDay, Status};
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
    expected
        .iter()
        .flat_map(|expected| line_differs(plan, expected))
        .collect()
}

fn line_differs(plan: &Plan, expected: &Expected) -> Vec<String> {
    let Some((status, dates, service)) = line(plan, &expected.item) else {
        return vec![format!("the plan has no line {}", expected.item)];
    };
    let mut differs = Vec::new();
    let mut tell = |what: &str, wanted: String, found: String| {
        differs.push(format!(
            "{}: {what} should be {wanted}, but is {found}",
            expected.item
        ));
    };
    if let Some(wanted) = expected.status.filter(|wanted| *wanted != status) {
        tell("status", format!("{wanted:?}"), format!("{status:?}"));
    }
    if let Some(wanted) = expected
        .service
        .as_deref()
        .filter(|wanted| *wanted != service)
    {
        tell("service", wanted.into(), service.into());
    }
    let days: [(&str, Option<Day>, Option<PlannedDay>); 3] = [
        ("earliest", expected.earliest, dates.earliest),
        ("recommended", expected.recommended, dates.recommended),
        ("latest", expected.latest, dates.latest),
    ];
    for (what, wanted, found) in days {
        let found = found.map(|day| day.on);
        if wanted.is_some() && wanted != found {
            tell(what, format!("{wanted:?}"), format!("{found:?}"));
        }
    }
    differs
}

fn line<'p>(plan: &'p Plan, id: &str) -> Option<(Status, &'p Dates, &'p str)> {
    plan.items.iter().find_map(|visit| {
        if visit.id == id {
            return Some((visit.status, &visit.window, visit.service.id.as_str()));
        }
        let entry = visit.contents.iter().find(|entry| entry.id == id)?;
        Some((entry.status, &entry.window, visit.service.id.as_str()))
    })
}

/// The name of a holder.
pub fn holder(programme: &Programme, holder: Holder) -> String {
    let meta = match holder {
        Holder::Body(body) => programme.body(body).map(|row| &row.meta),
        Holder::Service(service) => programme.service(service).map(|row| &row.meta),
    };
    meta.map_or_else(String::new, |meta| meta.id.clone())
}
