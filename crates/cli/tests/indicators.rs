//! `indicators`: children in, figures out, and no small group among them.

mod support;

use std::fs;
use support::{Ran, Temp, run_in};

const INDICATOR: &str = r#"
indikator samtalen "Andel som fått sitt fyraveckorsbesök" {
  vid       1 år
  nämnare   alla
  täljare   genomfört tillväxt
  uppdelat på tvilling
  minsta grupp 3
  riktning  högre
}
"#;

/// The small programme with an indicator, and children: of each kind of twin so many seen, so many not.
fn with(groups: &[(&str, usize, usize)]) -> Temp {
    let temp = Temp::with_small();
    let text = fs::read_to_string(temp.0.join("program.stafett")).unwrap();
    temp.put("program.stafett", format!("{text}{INDICATOR}"));
    let mut lines = String::new();
    for (twin, seen, not) in groups {
        for place in 0..seen + not {
            let events = match place < *seen {
                true => r#"[{"kind":"done","visit":"bhv.v4","on":"2025-02-14"}]"#,
                false => "[]",
            };
            let facts = match *twin {
                "okänt" => String::new(),
                twin => format!(r#"{{"fact":"tvilling","value":"{twin}"}}"#),
            };
            lines.push_str(&format!(
                "{{\"id\":\"{twin}-{place}\",\"born\":\"2025-01-15\",\"facts\":[{facts}],\"events\":{events}}}\n"
            ));
        }
    }
    temp.put("barn.ndjson", lines);
    temp
}

fn indicators(temp: &Temp, more: &[&str]) -> Ran {
    let args = ["indicators", ".", "--as-of", "2026-11-21", "--children"];
    let more = if more.is_empty() {
        &["barn.ndjson"]
    } else {
        more
    };
    run_in(&temp.0, &[&args, more].concat())
}

fn report(temp: &Temp) -> serde_json::Value {
    let ran = indicators(temp, &["barn.ndjson", "--format", "json"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    serde_json::from_str(&ran.out).unwrap()
}

#[test]
fn children_are_counted_and_unknown_values_stand_apart() {
    let temp = with(&[("ja", 3, 3), ("nej", 6, 4), ("okänt", 4, 0)]);
    let report = report(&temp);
    let indicator = &report["indicators"][0];
    assert_eq!(indicator["total"]["denominator"], 20);
    assert_eq!(indicator["total"]["numerator"], 13);
    let rows = indicator["rows"].as_array().unwrap();
    assert_eq!(rows.len(), 3);
    let unknown = rows.iter().find(|row| row["strata"][0]["value"].is_null());
    assert_eq!(unknown.unwrap()["cell"]["share"], 1.0);
    let ran = indicators(&temp, &[]);
    for part in [
        "högre är bättre",
        "alla: 13 av 20 (65,0 %)",
        "Är tvilling okänt: 4 av 4 (100,0 %)",
    ] {
        assert!(ran.out.contains(part), "no {part}: {}", ran.out);
    }
}

#[test]
fn a_small_group_takes_the_next_smallest_with_it() {
    let temp = with(&[("ja", 1, 1), ("nej", 6, 4), ("okänt", 3, 3)]);
    let report = report(&temp);
    let indicator = &report["indicators"][0];
    assert_eq!(indicator["total"]["denominator"], 18);
    let rows = indicator["rows"].as_array().unwrap();
    let shown = rows.iter().filter(|row| !row["cell"].is_null());
    assert_eq!(shown.count(), 1, "{rows:?}");
    let ran = indicators(&temp, &[]);
    assert!(
        ran.out
            .contains("visas inte, för att ingen grupp mindre än 3 ska synas"),
        "{}",
        ran.out
    );
}

#[test]
fn a_folder_and_a_single_child_are_read_too() {
    let temp = with(&[]);
    for source in ["children", "children/ada.yaml", "barn.ndjson"] {
        let ran = indicators(&temp, &[source]);
        assert_eq!(
            (ran.code, ran.err.as_str()),
            (0, ""),
            "{source}: {}",
            ran.out
        );
    }
}

#[test]
fn a_child_that_cannot_be_read_or_stands_twice_stops_the_count() {
    let temp = with(&[("ja", 3, 3)]);
    let lines = fs::read_to_string(temp.0.join("barn.ndjson")).unwrap();
    temp.put("barn.ndjson", format!("{lines}{{\"id\":\"x\"}}\n"));
    let ran = indicators(&temp, &[]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(
        ran.err.contains("child-unreadable") && ran.err.contains("barn.ndjson:7"),
        "{}",
        ran.err
    );
    temp.put("barn.ndjson", format!("{lines}{lines}"));
    let ran = indicators(&temp, &[]);
    assert!(
        ran.code == 2 && ran.err.contains("barnet ja-0 står två gånger"),
        "{}",
        ran.err
    );
    let ran = indicators(&temp, &["no.ndjson"]);
    assert_eq!(ran.code, 2);
}

#[test]
fn a_programme_without_indicators_says_so() {
    let temp = Temp::with_small();
    let ran = run_in(&temp.0, &["indikatorer", ".", "--children", "children"]);
    assert!(
        ran.code == 0 && ran.out.contains("inga indikatorer"),
        "{}{}",
        ran.out,
        ran.err
    );
}
