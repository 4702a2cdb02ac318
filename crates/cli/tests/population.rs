//! `generate` and `population`: a country made up, and its plans.

mod support;

use std::fs;
use support::{Ran, Temp, run_in};

const DAY: [&str; 2] = ["--as-of", "2026-11-22"];

fn generate(temp: &Temp, number: &str, out: &str) -> Ran {
    let wish = [
        "generate",
        "--programme",
        ".",
        "--children",
        number,
        "--out",
        out,
    ];
    run_in(&temp.0, &[&wish[..], &DAY].concat())
}

fn population(temp: &Temp, children: &str, more: &[&str]) -> Ran {
    let wish = [
        "population",
        "--programme",
        ".",
        "--children",
        children,
        "--out",
        "plan.ndjson",
    ];
    run_in(&temp.0, &[&wish[..], &DAY, more].concat())
}

#[test]
fn a_country_is_made_up_and_planned() {
    let temp = Temp::with_small();
    for name in ["children.ndjson", "children.parquet"] {
        let ran = generate(&temp, "200", name);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""));
        assert_eq!(ran.out, format!("200 påhittade barn i {name}\n"));
        let ran = population(&temp, name, &[]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""));
        assert!(ran.out.starts_with("200 barn, "), "{}", ran.out);
        assert!(ran.out.ends_with(" rader i plan.ndjson\n"), "{}", ran.out);
    }
}

#[test]
fn the_summary_is_a_table_or_json() {
    let temp = Temp::with_small();
    generate(&temp, "300", "children.ndjson");
    let table = population(&temp, "children.ndjson", &["--summary", "-"]);
    for part in [
        "Barnhälsovården",
        "rekommenderad månad",
        "genomfört",
        "2026-11",
        "bhv.v4",
    ] {
        assert!(table.out.contains(part), "{part}: {}", table.out);
    }
    let english = population(
        &temp,
        "children.ndjson",
        &["--summary", "-", "--language", "en"],
    );
    for part in [
        "plans as of 2026-11-22",
        "recommended month",
        "Visits per rule",
        " done",
    ] {
        assert!(english.out.contains(part), "{part}: {}", english.out);
    }
    let ran = population(&temp, "children.ndjson", &["--summary", "summary.json"]);
    assert_eq!(ran.code, 0);
    let report = fs::read_to_string(temp.0.join("summary.json")).unwrap();
    let report: serde_json::Value = serde_json::from_str(&report).unwrap();
    assert_eq!(
        (&report["stafett"], &report["children"]),
        (&"populationSummary".into(), &300.into())
    );
}

#[test]
fn bad_rows_are_told_with_their_places_and_end_in_exit_code_1() {
    let temp = Temp::with_small();
    let good = r#"{"id":"a","born":"2026-01-10"}"#;
    let bad = r#"{"id":"b","born":"2026-01-10","events":[{"kind":"missed","visit":"bhv.v5","on":"2026-02-10"}]}"#;
    temp.put("children.ndjson", format!("{good}\n{bad}\n"));
    let ran = population(&temp, "children.ndjson", &[]);
    assert_eq!(ran.code, 1);
    for part in [
        "children.ndjson:2: byte 96, events[0].visit: ",
        "menade du \"bhv.v4\"?",
    ] {
        assert!(ran.err.contains(part), "{part}: {}", ran.err);
    }
    assert!(
        ran.out
            .ends_with("; en rad om ett barn kunde inte användas\n"),
        "{}",
        ran.out
    );
    let many = format!("{}{good}\n", "{}\n".repeat(60));
    temp.put("children.ndjson", many);
    let ran = population(&temp, "children.ndjson", &["--language", "en"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.err.contains("… and 10 more rows that cannot be used"),
        "{}",
        ran.err
    );
    assert!(!ran.err.contains("children.ndjson:51"));
}

#[test]
fn what_cannot_be_done_is_said_and_ends_in_exit_code_2() {
    let temp = Temp::with_small();
    generate(&temp, "10", "children.ndjson");
    let ran = population(&temp, "nowhere.ndjson", &[]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.err
            .contains("nowhere.ndjson kan inte läsas: den finns inte"),
        "{}",
        ran.err
    );
    let ran = population(&temp, "children.ndjson", &["--known-at", "2026-02-30"]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.err.contains("--known-at \"2026-02-30\" är ingen dag"),
        "{}",
        ran.err
    );
    let ran = generate(&temp, "10", "children.csv");
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("vilken form tabellen har"), "{}", ran.err);
    assert!(!temp.0.join("plan.ndjson").exists());
}
