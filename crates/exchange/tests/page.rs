//! The page that says what becomes what is true, and names everything.

mod common;

use common::plan;
use serde_json::Value;
use stafett_exchange::fhir::{Settings, r4};
use stafett_formats::plan as formats;
use stafett_plan::Status;
use std::collections::BTreeSet;

const PAGE: &str = include_str!("../FHIR.md");

/// The row of a status in the page's table: its cells.
fn row(variant: &str) -> Vec<String> {
    let start = format!("| `{variant}` |");
    let line = PAGE.lines().find(|line| line.starts_with(&start));
    let line = line.unwrap_or_else(|| panic!("FHIR.md says nothing of the status {variant}"));
    let cells = line.trim_matches('|').split('|');
    cells.map(|cell| cell.trim().to_owned()).collect()
}

#[test]
fn every_status_has_its_row_and_becomes_what_it_says() {
    for status in Status::ALL {
        let mut plan = plan();
        plan.items.iter_mut().for_each(|item| item.status = status);
        let settings = Settings {
            all: true,
            ..Settings::default()
        };
        let bundle: Value = serde_json::from_str(&r4(&plan, &settings)).unwrap();
        let entries = bundle["entry"].as_array().unwrap().iter();
        let mut tasks = entries.map(|entry| &entry["resource"]).filter(|one| {
            let codes = one["businessStatus"]["coding"].as_array();
            codes.is_some_and(|codes| codes[0]["system"] == "urn:stafett:fhir:code:status")
        });
        let task = tasks.next().unwrap();
        let cells = row(&format!("{status:?}"));
        assert_eq!(
            task["businessStatus"]["coding"][0]["code"], cells[1],
            "{status:?}"
        );
        assert_eq!(task["status"], cells[2], "{status:?}");
        assert!(tasks.all(|other| other["status"] == cells[2]));
    }
}

#[test]
fn every_field_of_the_plan_is_named() {
    fn names(value: &Value, found: &mut BTreeSet<String>) {
        match value {
            Value::Object(fields) => {
                for (name, below) in fields {
                    found.insert(name.clone());
                    names(below, found);
                }
            }
            Value::Array(items) => items.iter().for_each(|below| names(below, found)),
            _ => {}
        }
    }
    let plan: Value = serde_json::from_str(&formats::json(&plan())).unwrap();
    let mut found = BTreeSet::new();
    names(&plan, &mut found);
    // What every value has, and what the form says of itself.
    for common in ["sv", "en", "id", "on", "stafett", "version"] {
        assert!(found.remove(common), "{common}");
    }
    let words: BTreeSet<&str> = PAGE.split(|one: char| !one.is_alphanumeric()).collect();
    let missing: Vec<_> = found
        .iter()
        .filter(|name| !words.contains(name.as_str()))
        .collect();
    assert!(missing.is_empty(), "FHIR.md does not name {missing:?}");
}

#[test]
fn every_address_of_ours_begins_as_the_page_says() {
    let text = r4(&plan(), &Settings::default());
    let ours = text
        .split('"')
        .filter(|part| part.starts_with("urn:stafett:"));
    let mut seen = 0;
    for address in ours {
        seen += 1;
        let known = [
            "urn:stafett:fhir:extension:",
            "urn:stafett:fhir:code:",
            "urn:stafett:programme:prov:",
        ];
        assert!(
            known.iter().any(|start| address.starts_with(start)),
            "{address}"
        );
        if let Some(name) = address.strip_prefix("urn:stafett:fhir:extension:") {
            assert!(
                PAGE.contains(&format!("`{name}`")),
                "FHIR.md does not name the extension {name}"
            );
        }
    }
    assert!(seen > 50);
}
