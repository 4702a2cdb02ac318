//! `check` for code hosts: SARIF and workflow commands.

mod support;

use support::{Ran, Temp, faulty, run_in};

fn check(temp: &Temp, format: &str, more: &[&str]) -> Ran {
    let args = ["check", ".", "--as-of", "2026-11-21", "--format", format];
    run_in(&temp.0, &[&args, more].concat())
}

#[test]
fn findings_as_workflow_commands() {
    let ran = check(&faulty(), "github", &[]);
    assert_eq!((ran.code, ran.err.as_str()), (1, ""));
    insta::assert_snapshot!("github", ran.out);
}

#[test]
fn findings_as_sarif() {
    let ran = check(&faulty(), "sarif", &["--language", "en"]);
    assert_eq!((ran.code, ran.err.as_str()), (1, ""));
    insta::assert_snapshot!("sarif", ran.out);
}

#[test]
fn a_text_that_does_not_compile_has_results_too() {
    let temp = faulty();
    temp.put("fel.stafett", "besökk b \"B\" { }\n");
    let github = check(&temp, "github", &[]);
    assert_eq!(github.code, 1);
    let command = "::error file=./fel.stafett,line=1,col=1,title=unknown-keyword::";
    assert!(github.out.starts_with(command), "{}", github.out);
    let sarif: serde_json::Value = serde_json::from_str(&check(&temp, "sarif", &[]).out).unwrap();
    let result = &sarif["runs"][0]["results"][0];
    assert_eq!(result["ruleId"], "unknown-keyword");
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "./fel.stafett");
    assert_eq!(place["region"]["startLine"], 1);
}
