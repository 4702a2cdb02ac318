//! Bad input gets a message with file and line and the exit code of the design; never a panic, never
//! a half-written file.

mod support;

use std::fs;
use support::{Temp, run, run_in, small};

/// A folder with one file, what must be said of it, and the exit code.
fn programme_cases() -> Vec<(&'static str, Vec<u8>, &'static str, i32)> {
    let small = fs::read(small().join("program.stafett")).unwrap();
    let text = String::from_utf8(small.clone()).unwrap();
    let nested = format!(
        "{text}\nmålgrupp g \"G\" {{ om {}tvilling{} }}\n",
        "(".repeat(50_000),
        ")".repeat(50_000)
    );
    let random: Vec<u8> = (0..5_000_u32)
        .map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8)
        .collect();
    vec![
        ("an empty file", Vec::new(), "programme-header", 1),
        (
            "bytes of Latin-1",
            b"program x \"\xe5\"\n".to_vec(),
            "p/a.stafett:1:12",
            2,
        ),
        ("UTF-16", b"\xff\xfep\0r\0o\0".to_vec(), "not-utf8", 2),
        ("random bytes", random, "not-utf8", 2),
        ("zero bytes", vec![0; 3_000], "p/a.stafett:1:1", 1),
        ("a huge file", vec![b'a'; 5_000_000], "file-too-large", 2),
        ("one long line", vec![b'a'; 3_000_000], "p/a.stafett:1:1", 1),
        ("deep nesting", nested.into_bytes(), "nested-too-deep", 1),
        (
            "a truncated file",
            small[..small.len() - 40].to_vec(),
            "not-closed",
            1,
        ),
        (
            "an unknown keyword",
            text.replace("besök bhv.v4", "besökk bhv.v4").into_bytes(),
            "menade du `besök`",
            1,
        ),
        (
            "a name twice",
            format!("{text}\nroll sjuksköterska \"Igen\" {{ }}\n").into_bytes(),
            "duplicate-name",
            1,
        ),
        (
            "an unknown name",
            text.replace("av  bhv", "av  bhvv").into_bytes(),
            "unknown-name",
            1,
        ),
        (
            "no such day",
            text.replace("2026-12-31", "2026-02-30").into_bytes(),
            "p/a.stafett:11:",
            1,
        ),
    ]
}

#[test]
fn broken_programmes_are_told_with_their_place() {
    for (what, bytes, says, code) in programme_cases() {
        let temp = Temp::new();
        temp.put("p/a.stafett", bytes);
        for command in [
            &["check", "p"][..],
            &["build", "p"],
            &["compile", "p", "--out", "x.json"],
        ] {
            let ran = run_in(&temp.0, command);
            assert_eq!(ran.code, code, "{what}: {}{}", ran.out, ran.err);
            assert!(ran.err.contains(says), "{what}: {}", ran.err);
            assert!(
                ran.err.contains("p/a.stafett") || says == "programme-header",
                "{what}: {}",
                ran.err
            );
            assert!(
                ran.err.len() < 100_000,
                "{what}: {} bytes of diagnostics",
                ran.err.len()
            );
        }
        assert!(!temp.0.join("dist").exists(), "{what} wrote something");
        assert!(!temp.0.join("x.json").exists(), "{what} wrote something");
    }
}

#[test]
fn folders_that_give_no_programme_are_told() {
    let temp = Temp::new();
    fs::create_dir(temp.0.join("empty")).unwrap();
    temp.put("file", "x");
    for (dir, says) in [
        ("empty", "empty-programme"),
        ("nowhere", "unreadable-file"),
        ("file", "unreadable-file"),
    ] {
        let ran = run_in(&temp.0, &["check", dir]);
        assert_eq!((ran.code, ran.err.contains(says)), (2, true), "{}", ran.err);
    }
    let ran = run_in(&temp.0, &[]);
    assert_eq!(
        (ran.code, ran.err.contains("programme")),
        (2, true),
        "{}",
        ran.err
    );
}

#[test]
fn many_errors_are_capped_and_counted() {
    let temp = Temp::with_small();
    let wrong: String = (0..80)
        .map(|n| format!("besökk b{n} \"B\" {{ }}\n"))
        .collect();
    temp.put("wrong.stafett", wrong);
    let ran = run_in(&temp.0, &["check", "."]);
    assert_eq!(ran.code, 1);
    assert_eq!(ran.err.matches("unknown-keyword\n").count(), 50);
    assert!(ran.err.contains("och 30 till"), "{}", ran.err);
}

#[test]
fn nothing_in_a_file_steers_the_terminal() {
    let temp = Temp::with_small();
    temp.put("wrong.stafett", "besökk \u{1b}[31mröd\u{7} \"B\" { }\n");
    let ran = run_in(&temp.0, &["check", "."]);
    assert!(!ran.err.contains(['\u{1b}', '\u{7}']), "{:?}", ran.err);
}

#[test]
fn broken_children_are_told_with_their_place() {
    let bomb = (1..9).fold("a0: &a0 [x,x,x,x,x,x,x,x,x]\n".to_owned(), |text, n| {
        let m = n - 1;
        format!("{text}a{n}: &a{n} [*a{m},*a{m},*a{m},*a{m},*a{m},*a{m},*a{m},*a{m},*a{m}]\n")
    });
    let cases: Vec<(&str, Vec<u8>, &str)> = vec![
        ("an empty file", Vec::new(), "c.yaml:1:1"),
        ("no birth date", b"id: x\n".to_vec(), "\"born\" saknas"),
        ("malformed YAML", b"id: x\nborn: [\n".to_vec(), "c.yaml:2:"),
        (
            "a tab",
            b"id: x\n\tborn: 2026-01-01\n".to_vec(),
            "c.yaml:2:",
        ),
        ("a YAML bomb", bomb.into_bytes(), "alias"),
        ("deep nesting", vec![b'['; 100_000], "nivåer"),
        ("a huge file", vec![b'a'; 2_000_000], "file-too-large"),
        ("Latin-1", b"id: \xe5\n".to_vec(), "not-utf8"),
        (
            "an unknown fact",
            b"born: 2026-01-15\nfacts:\n  - {fact: tviling, value: ja}\n".to_vec(),
            "c.yaml:3:12",
        ),
        (
            "an unknown value",
            b"born: 2026-01-15\nfacts:\n  - {fact: tvilling, value: 7}\n".to_vec(),
            "c.yaml:3:29",
        ),
        (
            "an unknown visit",
            b"born: 2026-01-15\nevents:\n- {kind: done, visit: bhv.v44, on: 2026-02-02}\n".to_vec(),
            "menade du \"bhv.v4\"",
        ),
        (
            "an unknown event",
            b"born: 2026-01-15\nevents:\n- {kind: happened, event: hemkomt, on: 2026-02-02}\n"
                .to_vec(),
            "menade du \"hemkomst\"",
        ),
        (
            "an unknown field",
            b"bornn: 2026-01-15\n".to_vec(),
            "menade du \"born\"",
        ),
        ("no such day", b"born: 2026-02-30\n".to_vec(), "c.yaml:1:7"),
        (
            "a birth date out of range",
            b"born: 1850-01-01\n".to_vec(),
            "c.yaml:1:7",
        ),
    ];
    for (what, bytes, says) in cases {
        let temp = Temp::with_small();
        temp.put("c.yaml", bytes);
        for format in ["text", "json"] {
            let args = [
                "plan",
                "--programme",
                ".",
                "--child",
                "c.yaml",
                "--format",
                format,
            ];
            let ran = run_in(&temp.0, &args);
            assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{what}: {}", ran.err);
            assert!(
                ran.err.contains(says) && ran.err.contains("c.yaml"),
                "{what}: {}",
                ran.err
            );
        }
    }
}

#[test]
fn doubtful_records_are_warnings_at_their_line() {
    let temp = Temp::with_small();
    temp.put("later.yaml", "born: 2026-01-15\nas_of: 2025-12-01\n");
    temp.put(
        "events.yaml",
        "born: 2026-01-15\nas_of: 2026-02-12\nevents:\n\
         - {id: early, kind: done, visit: bhv.v4, on: 2025-12-31}\n\
         - {id: late, kind: done, visit: bhv.v4, on: 2026-12-31}\n",
    );
    for (file, places) in [
        ("later.yaml", &["later.yaml:1:1"][..]),
        ("events.yaml", &["events.yaml:4:1", "events.yaml:5:1"]),
    ] {
        let ran = run_in(&temp.0, &["plan", "--programme", ".", "--child", file]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        for place in places {
            assert!(
                ran.err.contains("doubtful-record") && ran.err.contains(place),
                "{}",
                ran.err
            );
        }
    }
}

#[test]
fn broken_artefacts_are_refused() {
    let temp = Temp::with_small();
    assert_eq!(
        run_in(&temp.0, &["compile", ".", "--out", "p.json"]).code,
        0
    );
    let whole = fs::read_to_string(temp.0.join("p.json")).unwrap();
    for broken in [
        whole[..whole.len() / 2].to_owned(),
        whole.replace("Barnhälsovården", "Någon annan"),
        "{}".into(),
        String::new(),
    ] {
        temp.put("p.json", broken);
        let ran = run_in(
            &temp.0,
            &[
                "plan",
                "--programme",
                "p.json",
                "--child",
                "children/ada.yaml",
            ],
        );
        assert_eq!(
            (ran.code, ran.err.contains("p.json:")),
            (2, true),
            "{}",
            ran.err
        );
    }
}

#[test]
fn wishes_that_cannot_be_understood_exit_with_2() {
    for args in [
        &[
            "plan",
            "--child",
            "children/ada.yaml",
            "--programme",
            ".",
            "--as-of",
            "2026-2-9",
        ][..],
        &["plan", "--child", "nowhere.yaml", "--programme", "."],
        &[
            "plan",
            "--child",
            "children/ada.yaml",
            "--programme",
            ".",
            "--why",
            "bhv.v5",
        ],
        &["explain", "no-servise-named"],
        &["check", ".", "--format", "xml"],
        &["fly"],
    ] {
        let ran = run(args);
        assert_eq!(
            (ran.code, ran.out.as_str()),
            (2, ""),
            "{args:?} {}",
            ran.err
        );
        assert!(!ran.err.is_empty());
    }
    assert!(
        run(&["explain", "no-servise-named"])
            .err
            .contains("menade du \"no-service-named\"")
    );
}

#[test]
fn what_cannot_be_written_is_told_and_nothing_is_left_behind() {
    let temp = Temp::with_small();
    temp.put("taken", "a file where a folder should be");
    fs::create_dir(temp.0.join("folder")).unwrap();
    for args in [
        &["build", ".", "--out", "taken"][..],
        &["compile", ".", "--out", "taken/x.json"],
        &["compile", ".", "--out", "folder"],
    ] {
        let ran = run_in(&temp.0, args);
        assert_eq!(
            (ran.code, ran.err.contains("unwritable-file")),
            (2, true),
            "{args:?} {}",
            ran.err
        );
    }
    assert_eq!(
        fs::read_to_string(temp.0.join("taken")).unwrap(),
        "a file where a folder should be"
    );
    let left = support::files(&temp.0)
        .into_iter()
        .filter(|(name, _)| name.contains(".tmp"))
        .count();
    assert_eq!(left, 0);
}

#[test]
fn arguments_that_cannot_be_understood_are_told_in_the_readers_language() {
    let cases = [
        (
            &["plan", "--nxt", "3"][..],
            "\"--nxt\" går inte att ange här",
            "menade du --next?",
        ),
        (
            &["plann"],
            "det finns inget kommando \"plann\"",
            "menade du plan?",
        ),
        (
            &["plan"],
            "--child <FILE> måste anges",
            "stafett plan --child <FILE>",
        ),
        (
            &["plan", "--child"],
            "\"--child <FILE>\" saknar sitt värde",
            "--help",
        ),
        (
            &["plan", "--child", "a", "--child", "b"],
            "\"--child <FILE>\" kan bara anges en gång",
            "--help",
        ),
        (
            &["plan", "--child", "a", "--format", "foo"],
            "\"foo\" kan inte stå för \"--format <FORMAT>\"",
            "skriv ett av: text, json, yaml, fhir, ics",
        ),
        (
            &["load", "--year", "3000"],
            "\"3000\" kan inte stå för \"--year <YEAR>\"",
            "--help",
        ),
        (
            &["plan", "--child", "a", "--why", "b", "--responsibility"],
            "kan inte anges tillsammans med --responsibility",
            "--help",
        ),
        (
            &["plan", "--language", "en", "--nxt"],
            "\"--nxt\" cannot be given here",
            "did you mean --next?",
        ),
        (
            &["plan", "--language", "xx"],
            "\"xx\" kan inte stå för \"--language <LANGUAGE>\"",
            "skriv ett av: sv, en",
        ),
    ];
    for (arguments, says, help) in cases {
        let ran = run(arguments);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{arguments:?}");
        assert!(ran.err.contains(says), "{arguments:?}: {}", ran.err);
        assert!(ran.err.contains(help), "{arguments:?}: {}", ran.err);
    }
}

#[test]
fn a_name_that_nobody_knows_is_answered_by_what_may_have_been_meant() {
    let temp = Temp::new();
    let child = |event: &str| {
        let text = format!("born: 2026-01-15\nevents:\n  - {{{event}, on: 2026-02-15}}\n");
        temp.put("child.yaml", text).display().to_string()
    };
    let programme = small().display().to_string();
    let told = |child: &str, more: &[&str]| {
        let plan = ["plan", "--programme", &programme, "--child", child];
        let ran = run(&[&plan[..], more].concat());
        assert_eq!(ran.code, 2, "{}", ran.err);
        // Drawn text is broken into lines.
        ran.err.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let item = told(&child("kind: done, item: tillvxt"), &[]);
    assert!(item.contains("menade du \"tillväxt\"?"), "{item}");
    // What the help tells anyhow is not told twice.
    let kind = told(&child("kind: did, visit: bhv.v4"), &[]);
    assert!(kind.contains("skriv ett av: done, "), "{kind}");
    assert!(!kind.contains("de som finns är"), "{kind}");
    let kind = told(&child("kind: don, visit: bhv.v4"), &[]);
    assert!(kind.contains("menade du \"done\"?"), "{kind}");
    let event = told(&child("kind: happened, event: hemgången"), &[]);
    assert!(event.contains("de som finns är "), "{event}");
    let good = child("kind: missed, visit: bhv.v4");
    let service = told(&good, &["--service", "tandläkaren"]);
    assert!(service.contains("de som finns är "), "{service}");
    let service = told(&good, &["--service", "Barnhälsovrden"]);
    assert!(service.contains("menade du \""), "{service}");
    let none = told(&good, &["--next", "0"]);
    assert!(none.contains("\"--next 0\" ger inget besök"), "{none}");
}
