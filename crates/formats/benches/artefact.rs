//! How long the Swedish programme takes to load: `cargo bench -p stafett-formats`.
#![allow(missing_docs)] // a benchmark is a program of its own

use divan::Bencher;
use divan::counter::BytesCount;
use stafett_compile::{Source, compile};
use stafett_formats::artefact::{read, write};
use std::fs;
use std::path::Path;

fn main() {
    divan::main();
}

#[divan::bench(sample_count = 50)]
fn reading_the_artefact(bencher: Bencher) {
    let text = artefact();
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| read(&text).map(|artefact| artefact.programme.visits.len()));
}

fn artefact() -> String {
    let mut sources = Vec::new();
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../../programme/idag");
    read_below(Path::new(root), &mut sources);
    sources.sort_by(|a, b| a.path.cmp(&b.path));
    let compiled = compile(&sources);
    let told = compiled.diagnostics;
    let programme = compiled.programme.unwrap_or_else(|| panic!("{told:#?}"));
    write(&programme, None)
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
