//! The definitions of the semantics as small programmes with what must come of them. One case is
//! one folder under `conformance/`:
//!
//! | file | holds |
//! | --- | --- |
//! | `programme.stafett` | the programme |
//! | `expected.yaml` | what must come of it, written from the definitions and not from the output |
//! | any other `.yaml` | a child that `expected.yaml` names, as an author's scenario |
//!
//! | field of `expected.yaml` | says |
//! | --- | --- |
//! | `definition` | number of the definition |
//! | `says` | what the case shows |
//! | `as_of` | the day by which acceptances are judged |
//! | `errors` | names of the errors for which there is no programme |
//! | `notes` | names of all notes, where the case is about them |
//! | `findings` | all findings but notes: `name`, `area`, `rules`, `accepted`; and where it matters `birth_dates`, `witness` |
//! | `holds` | whether the proof does |
//! | `in_words` | the rules that stay in words |
//! | `children` | `file` of a scenario, and who is `responsible` `on` days, per `area` and `layer`; and where it matters whether that is `demanded` (true, false, open) |
#![allow(missing_docs)]

mod support;

use serde_yaml::Value;
use stafett_compile::Source;
use stafett_formats::{Form, child};
use stafett_model::proof::{Finding, Proof, Weight};
use stafett_model::{AreaId, Child, Holder, Layer, Programme};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use support::{AS_OF, day, entries, file_name, here, read, source};

const FIELDS: [&str; 9] = [
    "definition",
    "says",
    "as_of",
    "errors",
    "findings",
    "notes",
    "holds",
    "in_words",
    "children",
];
const OF_FINDING: [&str; 6] = [
    "name",
    "area",
    "rules",
    "accepted",
    "birth_dates",
    "witness",
];

struct Case {
    name: String,
    folder: PathBuf,
    expected: Value,
}

impl Case {
    fn source(&self) -> Source {
        source(
            "programme.stafett",
            &read(&self.folder.join("programme.stafett")),
        )
    }

    fn programme(&self) -> Option<Programme> {
        support::compiled(&[self.source()]).0
    }

    fn as_of(&self) -> &str {
        text(&self.expected, "as_of").unwrap_or(AS_OF)
    }
}

fn cases() -> Vec<Case> {
    let folders = entries(&here().join("conformance"));
    let cases: Vec<Case> = folders
        .into_iter()
        .map(|folder| {
            let expected = read(&folder.join("expected.yaml"));
            let name = file_name(&folder);
            let expected = serde_yaml::from_str(&expected)
                .unwrap_or_else(|error| panic!("{name}/expected.yaml: {error}"));
            Case {
                name,
                folder,
                expected,
            }
        })
        .collect();
    assert!(!cases.is_empty());
    cases
}

fn text<'v>(value: &'v Value, field: &str) -> Option<&'v str> {
    value.get(field).and_then(Value::as_str)
}

fn list(value: &Value, field: &str) -> Vec<Value> {
    value
        .get(field)
        .and_then(Value::as_sequence)
        .cloned()
        .unwrap_or_default()
}

fn texts(value: &Value, field: &str) -> Vec<String> {
    list(value, field)
        .iter()
        .filter_map(Value::as_str)
        .map(str::to_owned)
        .collect()
}

/// Fields that nobody reads are mistakes.
fn stray_fields(value: &Value, known: &[&str]) -> Vec<String> {
    let fields = value
        .as_mapping()
        .into_iter()
        .flat_map(|fields| fields.keys());
    fields
        .filter_map(Value::as_str)
        .filter(|field| !known.contains(field))
        .map(|field| format!("nobody reads the field \"{field}\""))
        .collect()
}

/// What identifies a finding, and whether it is accepted.
type Seen = (String, Option<String>, Vec<String>, bool);

fn expected_key(finding: &Value) -> Seen {
    let accepted = finding
        .get("accepted")
        .and_then(Value::as_bool)
        .unwrap_or(false);
    let name = text(finding, "name").unwrap_or_default().to_owned();
    (
        name,
        text(finding, "area").map(str::to_owned),
        texts(finding, "rules"),
        accepted,
    )
}

fn key(finding: &Finding) -> Seen {
    let key = &finding.key;
    (
        key.name.clone(),
        key.area.clone(),
        key.rules.clone(),
        finding.accepted.is_some(),
    )
}

fn sorted(mut seen: Vec<Seen>) -> Vec<Seen> {
    seen.sort();
    seen
}

/// What is not as it should be.
fn faults(case: &Case) -> Vec<String> {
    let expected = &case.expected;
    let mut faults = stray_fields(expected, &FIELDS);
    if text(expected, "says").is_none_or(str::is_empty) {
        faults.push("says nothing".to_owned());
    }
    let number = expected
        .get("definition")
        .and_then(Value::as_u64)
        .unwrap_or_default();
    if !case.name.starts_with(&format!("{number:02}-")) {
        faults.push("the folder's name must begin with the number of the definition".to_owned());
    }
    let (programme, told) = support::compiled(&[case.source()]);
    let errors: BTreeSet<String> = told.iter().map(|told| told.name.clone()).collect();
    if errors != texts(expected, "errors").into_iter().collect() {
        faults.push(format!(
            "compiling should tell {:?}, but tells {told:#?}",
            texts(expected, "errors")
        ));
    }
    if let Some(programme) = programme {
        let proof = support::prove(&programme, case.as_of());
        faults.extend(of_proof(expected, &proof));
        for child in list(expected, "children") {
            faults.extend(of_child(&case.folder, &child, &programme));
        }
    }
    faults
}

fn of_proof(expected: &Value, proof: &Proof) -> Vec<String> {
    let mut faults = Vec::new();
    let wanted = list(expected, "findings");
    let (notes, findings): (Vec<&Finding>, Vec<&Finding>) = proof
        .findings
        .iter()
        .partition(|finding| finding.weight == Weight::Note);
    let notes: Vec<&str> = notes.iter().map(|note| note.key.name.as_str()).collect();
    if expected.get("notes").is_some() && notes != texts(expected, "notes") {
        faults.push(format!("the notes are {notes:?}"));
    }
    let found = sorted(findings.into_iter().map(key).collect());
    let all = sorted(wanted.iter().map(expected_key).collect());
    if found != all {
        faults.push(format!(
            "the findings should be\n    {all:?}\n  but are\n    {found:?}"
        ));
    }
    for wanted in &wanted {
        faults.extend(stray_fields(wanted, &OF_FINDING));
        if let Some(finding) = proof
            .findings
            .iter()
            .find(|finding| key(finding) == expected_key(wanted))
        {
            faults.extend(of_finding(wanted, finding));
        }
    }
    if let Some(holds) = expected
        .get("holds")
        .and_then(Value::as_bool)
        .filter(|holds| *holds != proof.holds())
    {
        faults.push(format!("that the proof holds should be {holds}"));
    }
    let in_words: Vec<String> = proof
        .in_words
        .iter()
        .map(|words| words.rule.clone())
        .collect();
    if in_words != texts(expected, "in_words") {
        faults.push(format!("the rules in words are {in_words:?}"));
    }
    faults
}

fn of_finding(wanted: &Value, finding: &Finding) -> Vec<String> {
    let mut faults = Vec::new();
    let mut compare = |what: &str, wanted: Option<String>, found: Option<String>| {
        if wanted.is_some() && wanted != found {
            faults.push(format!(
                "{:?}: {what} should be {wanted:?}, but is {found:?}",
                finding.key
            ));
        }
    };
    let births = wanted
        .get("birth_dates")
        .and_then(Value::as_u64)
        .map(|births| births.to_string());
    let region = finding
        .region
        .as_ref()
        .map(|region| region.birth_dates.to_string());
    compare("the number of birth dates", births, region);
    if let Some(witness) = wanted.get("witness") {
        let given = |field: &str| text(witness, field).map(str::to_owned);
        let found = finding.witness.as_ref();
        compare(
            "the witness's birth date",
            given("born"),
            found.map(|found| found.born.to_string()),
        );
        compare(
            "the witness's day",
            given("day"),
            found.map(|found| found.day.to_string()),
        );
    }
    faults
}

fn of_child(folder: &Path, expected: &Value, programme: &Programme) -> Vec<String> {
    let mut faults = stray_fields(expected, &["file", "responsible"]);
    let file = text(expected, "file").unwrap_or_default();
    let scenario = match child::read(&read(&folder.join(file)), Form::Yaml, programme) {
        Ok(scenario) => scenario,
        Err(errors) => return vec![format!("{file}: {errors:#?}")],
    };
    let plan = stafett_plan::plan(
        programme,
        &scenario.child,
        scenario.as_of.unwrap_or(day(AS_OF)),
    );
    faults.extend(support::differences(&plan, &scenario.expect));
    for line in list(expected, "responsible") {
        faults.extend(stray_fields(
            &line,
            &["on", "area", "layer", "certain", "possible", "demanded"],
        ));
        faults.extend(of_day(&line, &scenario.child, programme));
    }
    faults
        .into_iter()
        .map(|fault| format!("{file}: {fault}"))
        .collect()
}

/// A word or a yes or no, as text.
fn scalar(value: &Value) -> String {
    match value {
        Value::Bool(is) => is.to_string(),
        other => other.as_str().unwrap_or_default().to_owned(),
    }
}

/// Who is responsible on a day.
fn of_day(line: &Value, child: &Child, programme: &Programme) -> Option<String> {
    let area = text(line, "area").unwrap_or_default();
    let at = programme.areas.iter().position(|row| row.meta.id == area);
    let Some(at) = at else {
        return Some(format!("there is no area {area}"));
    };
    let area = AreaId(u16::try_from(at).expect("few areas"));
    let layer = match text(line, "layer") {
        Some("body") => Layer::Body,
        Some("service") => Layer::Service,
        other => return Some(format!("there is no layer {other:?}")),
    };
    let on = day(text(line, "on").unwrap_or_default());
    let found = stafett_plan::responsible(programme, child, area, layer, on);
    let demanded = match found.demanded {
        Some(true) => "true",
        Some(false) => "false",
        None => "open",
    };
    if let Some(wanted) = line.get("demanded").map(scalar).filter(|is| is != demanded) {
        return Some(format!(
            "on {on} {layer:?} should be demanded: {wanted}, but is {demanded}"
        ));
    }
    let names = |holders: &[Holder]| {
        let mut names: Vec<String> = holders
            .iter()
            .map(|holder| support::holder(programme, *holder))
            .collect();
        names.sort();
        names
    };
    let found = (names(&found.certain), names(&found.possible));
    let wanted = (texts(line, "certain"), texts(line, "possible"));
    (found != wanted).then(|| {
        format!("on {on} {layer:?} should be (certain, possible) {wanted:?}, but is {found:?}")
    })
}

#[test]
fn every_case_comes_to_what_its_definition_says() {
    let mut told = Vec::new();
    let cases = cases();
    for case in &cases {
        for fault in faults(case) {
            told.push(format!("{}: {fault}", case.name));
        }
    }
    assert!(
        told.is_empty(),
        "{} cases; {} faults:\n{}",
        cases.len(),
        told.len(),
        told.join("\n")
    );
}

/// Definition 12: findings have keys, regions and witnesses that do not depend on how the programme
/// was written down.
#[test]
fn the_order_of_declarations_changes_no_finding() {
    for case in cases() {
        let Some(programme) = case.programme() else {
            continue;
        };
        let text = read(&case.folder.join("programme.stafett"));
        let mut declarations = declarations(&text);
        declarations.reverse();
        let turned = support::programme(&[source("programme.stafett", &declarations.join("\n"))]);
        let proofs = [programme, turned].map(|programme| support::prove(&programme, case.as_of()));
        let [straight, turned] = proofs.map(|proof| {
            let of = |finding: &Finding| {
                (
                    key(finding),
                    finding.region.clone(),
                    finding.witness.clone(),
                    finding.story.clone(),
                )
            };
            proof.findings.iter().map(of).collect::<Vec<_>>()
        });
        assert_eq!(straight, turned, "{}", case.name);
    }
}

/// The declarations of a text, each with what stands above it.
fn declarations(text: &str) -> Vec<String> {
    let mut declarations: Vec<String> = Vec::new();
    for line in text.lines() {
        let begins = line.chars().next().is_some_and(char::is_alphabetic);
        match declarations.last_mut().filter(|_| !begins) {
            Some(last) => last.push_str(&format!("{line}\n")),
            None => declarations.push(format!("{line}\n")),
        }
    }
    declarations
}

#[test]
fn the_definitions_that_are_decided_have_cases() {
    let cases = cases();
    for definition in [1, 2, 3, 4, 5, 6, 7, 8, 11, 12] {
        let prefix = format!("{definition:02}-");
        assert!(
            cases.iter().any(|case| case.name.starts_with(&prefix)),
            "definition {definition}"
        );
    }
}
