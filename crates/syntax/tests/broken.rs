//! Broken texts and what is said of them. A case is a file dropped into `tests/broken/`.

use std::fmt::Write as _;

use stafett_diag::{Diagnostic, FileId};

fn drawn(text: &str, diagnostics: &[Diagnostic]) -> String {
    let mut out = String::new();
    for diagnostic in diagnostics {
        let span = diagnostic
            .labels
            .first()
            .map(|label| label.span)
            .unwrap_or_default();
        let before = &text[..span.start as usize];
        let line = before.matches('\n').count() + 1;
        let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
        let shown = &text[span.start as usize..span.end as usize];
        let name = diagnostic.name.as_str();
        let _ = writeln!(out, "{line}:{column} [{name}] at `{shown}`");
        let _ = writeln!(
            out,
            "    sv: {}\n    en: {}",
            diagnostic.message.sv, diagnostic.message.en
        );
        for help in &diagnostic.help {
            let _ = writeln!(out, "    = {}\n    = {}", help.sv, help.en);
        }
    }
    out
}

#[test]
fn what_is_said_of_broken_texts() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/broken");
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .expect("the folder is there")
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "stafett")
        })
        .collect();
    paths.sort();
    assert!(paths.len() >= 20);
    for path in paths {
        let text = std::fs::read_to_string(&path).expect("a text");
        let parsed = stafett_syntax::parse(FileId(0), "broken.stafett", &text);
        assert!(
            !parsed.diagnostics.is_empty(),
            "{} is not broken",
            path.display()
        );
        let name = path
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .to_string();
        insta::assert_snapshot!(name, drawn(&text, &parsed.diagnostics));
    }
}
