//! The national programme of this repository, and populations to check it for.

use stafett_check::Options;
use stafett_compile::{Source, compile};
use stafett_model::{Day, Programme};
use std::fs;
use std::path::Path;

/// A day that is written down; one that is none ends the run.
pub fn day(text: &str) -> Day {
    Day::parse(text).unwrap_or_else(|error| panic!("{error}"))
}

/// The texts of the national programme.
pub fn sources() -> Vec<Source> {
    let mut sources = Vec::new();
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../../programme/idag");
    read_below(Path::new(root), &mut sources);
    sources.sort_by(|a, b| a.path.cmp(&b.path));
    sources
}

fn read_below(folder: &Path, sources: &mut Vec<Source>) {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{folder:?}: {error}"));
    for path in entries.filter_map(|entry| Some(entry.ok()?.path())) {
        if path.is_dir() {
            read_below(&path, sources);
        } else if path.extension().is_some_and(|ending| ending == "stafett") {
            let text =
                fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path:?}: {error}"));
            let path = path.to_string_lossy().into_owned();
            sources.push(Source { path, text });
        }
    }
}

/// What texts compile to.
pub fn compiled(sources: &[Source]) -> Programme {
    let compiled = compile(sources);
    let told = compiled.diagnostics;
    compiled.programme.unwrap_or_else(|| panic!("{told:#?}"))
}

/// Checking for the programme's own population.
pub fn its_own() -> Options {
    Options::as_of(day("2026-11-21"))
}

/// Checking for every birth date of the 400 years after which the calendar repeats itself: 146 097.
pub fn whole_cycle() -> Options {
    Options {
        born: Some((day("1900-01-01"), day("2299-12-31"))),
        ..its_own()
    }
}
