//! The book: the edition with which it compares, its example children, and its engine.

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use support::{Temp, run_in, small};

/// The small programme under another release, in which a visit may be made later.
fn two_editions() -> Temp {
    let temp = Temp::new();
    let text = fs::read_to_string(small().join("program.stafett")).unwrap();
    temp.put("old/program.stafett", &text);
    let later = text.replacen("senast 6 veckor", "senast 7 veckor", 1);
    assert_ne!(later, text);
    temp.put("new/program.stafett", later);
    let ada = fs::read_to_string(small().join("children/ada.yaml")).unwrap();
    let said = format!("# Fyra veckor: ett barn\n# som väntar.\n{ada}");
    temp.put("new/children/ada.yaml", said);
    temp
}

fn read(dir: &Path, name: &str) -> String {
    fs::read_to_string(dir.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// Every file below a folder, with its bytes.
fn files(dir: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut all = BTreeMap::new();
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            let below = files(&path).into_iter();
            all.extend(below.map(|(rest, bytes)| (format!("{name}/{rest}"), bytes)));
        } else {
            all.insert(name, fs::read(&path).unwrap());
        }
    }
    all
}

#[test]
fn the_earlier_edition_is_named_in_either_language() {
    let temp = two_editions();
    for option in ["--since", "--jämför-med"] {
        let ran = run_in(&temp.0, &["bok", "new", option, "old", "--out", "out"]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        let page = read(&temp.0, "out/sv/andringar.html");
        assert!(
            page.contains("<del>") && page.contains("7 veckors ålder</ins>"),
            "{page}"
        );
    }
    let ran = run_in(&temp.0, &["bok", "new", "--out", "alone"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let page = read(&temp.0, "alone/sv/andringar.html");
    assert!(page.contains("Boken jämför inte med någon tidigare utgåva."));
}

#[test]
fn what_is_laid_over_another_programme_is_compared_with_it() {
    let temp = two_editions();
    temp.put("new/stafett.yaml", "builds_on: ../old\n");
    let over = "program ny \"Den nya\" {\n  land        \"SE\"\n  språk       svenska\n  \
                månadsslut  sista dagen\n  utgåva      \"2\"\n}\n";
    temp.put("new/program.stafett", over);
    let ran = run_in(&temp.0, &["bok", "new", "--out", "out"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let page = read(&temp.0, "out/en/andringar.html");
    assert!(page.contains("Changed rules</dt><dd>1</dd>"), "{page}");
}

#[test]
fn the_example_children_are_shown_with_what_their_files_say() {
    let temp = two_editions();
    let ran = run_in(&temp.0, &["bok", "new", "--out", "out"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let page = read(&temp.0, "out/sv/barn/ada.html");
    assert!(page.contains("Fyra veckor</h1>") && page.contains("Ett barn som väntar."));
    assert!(page.contains("Planen gäller den 12 februari 2026."));
}

#[test]
fn the_engine_is_a_module_or_refused_and_two_builds_are_the_same_bytes() {
    let temp = two_editions();
    temp.put("text.wasm", "no module");
    let ran = run_in(
        &temp.0,
        &["book", "new", "--engine", "text.wasm", "--language", "en"],
    );
    assert_eq!(ran.code, 2);
    assert!(
        ran.err.contains("text.wasm is no WebAssembly module"),
        "{}",
        ran.err
    );
    assert!(!temp.0.join("dist").exists());
    temp.put("engine.wasm", b"\0asm\x01\0\0\0");
    let book = |out: &str| {
        let arguments = [
            "bok",
            "new",
            "--motor",
            "engine.wasm",
            "--as-of",
            "2026-11-22",
        ];
        let ran = run_in(
            &temp.0,
            &[&arguments[..], &["--since", "old", "--out", out]].concat(),
        );
        assert_eq!(ran.code, 0, "{}", ran.err);
        files(&temp.0.join(out))
    };
    let (one, other) = (book("one"), book("other"));
    assert!(one.contains_key("sv/motor.js") && one.contains_key("en/prova.js"));
    assert!(one == other, "two builds differ");
}
