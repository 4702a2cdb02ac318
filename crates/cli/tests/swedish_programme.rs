//! The Swedish programme as its authors check it: nothing unaccepted, every register true, every
//! scenario held.

mod support;

use serde_json::Value;
use std::path::{Path, PathBuf};
use support::run;

const AS_OF: &str = "2026-11-22";

fn programme(edition: &str) -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../programme");
    root.join(edition)
}

fn checks(edition: &str) {
    let dir = programme(edition);
    let ran = run(&["check", dir.to_str().unwrap(), "--as-of", AS_OF]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
}

/// A false row of a register ends a check with 1.
#[test]
fn todays_rules_hold_but_for_what_is_accepted_and_every_register_is_true() {
    checks("idag");
}

#[test]
fn the_national_draft_holds_and_accepts_nothing() {
    checks("nationellt");
    let dir = programme("nationellt");
    let args = [
        "check",
        dir.to_str().unwrap(),
        "--as-of",
        AS_OF,
        "--format",
        "json",
    ];
    let proof: Value = serde_json::from_str(&run(&args).out).unwrap();
    let findings = proof["findings"].as_array().unwrap();
    let accepted = findings.iter().filter(|one| !one["accepted"].is_null());
    assert_eq!(accepted.count(), 0);
}

#[test]
fn every_system_of_the_seed_documents_has_its_row() {
    let dir = programme("idag");
    let path = dir.to_str().unwrap();
    let args = [
        "check",
        path,
        "--as-of",
        AS_OF,
        "--register",
        "fröer",
        "--format",
        "json",
    ];
    let register: Value = serde_json::from_str(&run(&args).out).unwrap();
    assert_eq!(register["rows"].as_array().map(Vec::len), Some(60));
    assert_eq!(register["holds"], true);
}

#[test]
fn every_scenario_holds() {
    let dir = programme("");
    let ran = run(&["test", "--programme", dir.to_str().unwrap()]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    assert!(ran.out.contains(", 0 håller inte"), "{}", ran.out);
}
