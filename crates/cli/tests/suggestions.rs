//! What `check` suggests: applied to the failing examples of the pages, each change compiles, closes
//! its finding and brings no other of that name.

mod support;

use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use support::{Temp, example, faulty, preamble, run_in};

const AS_OF: &str = "2026-11-21";
const NAMES: [&str; 5] = [
    "visit-outside-leg",
    "empty-window",
    "no-service-named",
    "no-body-has-duty",
    "change-without-transition",
];

/// The findings of the programme that fail it.
fn errors(temp: &Temp) -> Vec<Value> {
    let args = ["check", ".", "--as-of", AS_OF, "--format", "json"];
    let report: Value = serde_json::from_str(&run_in(&temp.0, &args).out).unwrap();
    assert_eq!(report["diagnostics"], Value::Array(Vec::new()), "{report}");
    let findings = report["findings"].as_array().unwrap().iter();
    let errors = findings.filter(|finding| finding["severity"] == "error");
    errors.cloned().collect()
}

/// Makes the suggested change.
fn apply(temp: &Temp, edit: &Value) {
    let file = temp.0.join(edit["file"].as_str().unwrap());
    let text = fs::read_to_string(&file).unwrap();
    let byte = |field: &str| usize::try_from(edit[field].as_u64().unwrap()).unwrap();
    let (before, after) = (&text[..byte("start")], &text[byte("end")..]);
    let changed = format!("{before}{}{after}", edit["text"].as_str().unwrap());
    fs::write(&file, changed).unwrap();
}

#[test]
fn every_failing_example_is_mended_by_its_suggestion() {
    for name in NAMES {
        for language in ["sv", "en"] {
            let temp = Temp::new();
            temp.put("preamble.stafett", preamble(language));
            temp.put("example.stafett", example(name, language, "fails"));
            let before = errors(&temp);
            let [finding] = before.as_slice() else {
                panic!("{name}.{language}: {before:#?}");
            };
            assert_eq!(finding["name"], *name);
            apply(&temp, &finding["suggestion"]);
            let after = errors(&temp);
            assert_eq!(after, Vec::<Value>::new(), "{name}.{language}");
        }
    }
}

/// What identifies a finding.
fn key(finding: &Value) -> String {
    format!(
        "{} {} {}",
        finding["name"], finding["area"], finding["rules"]
    )
}

#[test]
fn one_suggestion_closes_its_finding_among_many_and_opens_none() {
    let before = errors(&faulty());
    let keys: BTreeSet<String> = before.iter().map(key).collect();
    let suggested: Vec<&Value> = before
        .iter()
        .filter(|finding| finding["suggestion"].is_object())
        .collect();
    assert!(suggested.len() >= 5, "{before:#?}");
    for finding in suggested {
        let temp = faulty();
        apply(&temp, &finding["suggestion"]);
        let after: BTreeSet<String> = errors(&temp).iter().map(key).collect();
        assert!(!after.contains(&key(finding)), "{finding:#}");
        // A leg or visit may be what a handover or transition then speaks of; of the finding's own
        // name there is none that was not there.
        let name = finding["name"].to_string();
        let opened = after.difference(&keys).find(|key| key.starts_with(&name));
        assert_eq!(opened, None, "{finding:#}");
    }
}

#[test]
fn a_suggestion_is_printed_under_its_finding() {
    let temp = Temp::new();
    temp.put("preamble.stafett", preamble("sv"));
    temp.put("example.stafett", example("empty-window", "sv", "fails"));
    let says = |more: &[&str]| {
        let args = [&["check", ".", "--as-of", AS_OF], more].concat();
        let out = run_in(&temp.0, &args).out;
        out.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let swedish = says(&[]);
    let line = "förslag: ./example.stafett, rad 2: skriv `senast 14 veckor` i stället för `senast 12 veckor`";
    assert!(swedish.contains(line), "{swedish}");
    let english = says(&["--language", "en"]);
    let line = "suggestion: ./example.stafett, line 2: write `senast 14 veckor` instead of `senast 12 veckor`";
    assert!(english.contains(line), "{english}");
}

#[test]
fn comments_and_qualifiers_stay_with_their_leg() {
    let temp = Temp::new();
    temp.put("preamble.stafett", preamble("sv"));
    let text = example("no-body-has-duty", "sv", "fails");
    let qualified = "fram till 18 år  antagande \"vår\"  // tills vidare\n";
    temp.put(
        "example.stafett",
        text.replacen("fram till 18 år\n", qualified, 1),
    );
    apply(&temp, &errors(&temp)[0]["suggestion"]);
    assert_eq!(errors(&temp), Vec::<Value>::new());
    let changed = fs::read_to_string(temp.0.join("example.stafett")).unwrap();
    assert!(changed.contains(qualified), "{changed}");
}
