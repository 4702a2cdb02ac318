//! The Swedish programme compiles without anything to tell.

use stafett_compile::{Source, compile};
use std::fs;
use std::path::Path;

fn sources(folder: &Path, into: &mut Vec<Source>) {
    let entries = fs::read_dir(folder).expect("the folder can be read");
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            sources(&path, into);
        } else if path
            .extension()
            .is_some_and(|extension| extension == "stafett")
        {
            let text = fs::read_to_string(&path).expect("the file can be read");
            into.push(Source {
                path: path.display().to_string(),
                text,
            });
        }
    }
}

#[test]
fn the_swedish_programme_compiles() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../programme/idag");
    let mut programme = Vec::new();
    sources(&folder, &mut programme);
    let compiled = compile(&programme);
    let told: Vec<String> = compiled
        .diagnostics
        .iter()
        .map(|told| {
            let span = told
                .labels
                .first()
                .map(|label| label.span)
                .unwrap_or_default();
            let file = &compiled.files[usize::from(span.file.0)];
            let text = &programme
                .iter()
                .find(|source| source.path == file.path)
                .unwrap()
                .text;
            let line = text
                .bytes()
                .take(span.start as usize)
                .filter(|byte| *byte == b'\n')
                .count();
            let help: Vec<&str> = told.help.iter().map(|help| help.sv.as_str()).collect();
            let (name, says) = (told.name.as_str(), &told.message.sv);
            format!(
                "{}:{}: [{name}] {says} ({})",
                file.path,
                line + 1,
                help.join("; ")
            )
        })
        .collect();
    assert!(told.is_empty(), "{} told:\n{}", told.len(), told.join("\n"));
    assert!(compiled.programme.is_some());
}
