//! `check --save-witness`: each error's child as a scenario that `test` runs.

mod support;

use std::collections::BTreeSet;
use std::fs;
use support::{Temp, faulty, files, run_in};

const AS_OF: &str = "2026-11-21";

fn save(temp: &Temp, dir: &str) -> Vec<(String, Vec<u8>)> {
    let args = ["check", ".", "--as-of", AS_OF, "--save-witness", dir];
    assert_eq!(run_in(&temp.0, &args).code, 1);
    files(&temp.0.join(dir))
}

#[test]
fn the_children_of_many_findings_hold_as_scenarios() {
    let temp = faulty();
    let saved = save(&temp, "w");
    let json = ["check", ".", "--as-of", AS_OF, "--format", "json"];
    let report: serde_json::Value = serde_json::from_str(&run_in(&temp.0, &json).out).unwrap();
    let findings = report["findings"].as_array().unwrap();
    let with_child = findings
        .iter()
        .filter(|finding| finding["severity"] == "error" && !finding["witness"].is_null());
    let names: BTreeSet<&str> = with_child
        .clone()
        .map(|finding| finding["name"].as_str().unwrap())
        .collect();
    assert!(names.len() >= 6, "{names:?}");
    assert_eq!(saved.len(), with_child.count());
    for (name, text) in &saved {
        let text = std::str::from_utf8(text).unwrap();
        assert!(text.contains("\nexpect:\n"), "{name}: {text}");
    }
    let ran = run_in(&temp.0, &["test", "w", "--programme", "."]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    assert!(
        ran.out
            .contains(&format!("{} håller, 0 håller inte", saved.len()))
    );
}

#[test]
fn the_files_are_the_same_every_time() {
    let temp = faulty();
    assert!(save(&temp, "w") == save(&temp, "v"));
}

#[test]
fn an_edited_expectation_fails() {
    let temp = faulty();
    let (name, text) = save(&temp, "w").swap_remove(0);
    let text = String::from_utf8(text).unwrap();
    let line = text
        .lines()
        .find(|line| line.trim_start().starts_with("latest:"))
        .unwrap_or_else(|| panic!("no latest day in {text}"));
    let edited = text.replacen(line, "  latest: 1999-12-31", 1);
    fs::write(temp.0.join("w").join(&name), edited).unwrap();
    let ran = run_in(&temp.0, &["test", "w", "--programme", "."]);
    assert_eq!(ran.code, 1, "{}{}", ran.out, ran.err);
    assert!(ran.err.contains("1999-12-31"), "{}", ran.err);
}
