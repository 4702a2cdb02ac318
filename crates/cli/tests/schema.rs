//! What the command writes fits the published schemas, and the schemas name every field.
//!
//! The validator knows the words that these two schemas use, and refuses others.

mod support;

use serde_json::Value;
use std::fs;
use support::{Temp, run_in, small};

struct Schema {
    root: Value,
    /// Whether a field that the schema does not name is a fault, though it allows it.
    closed: bool,
}

impl Schema {
    fn new(file: &str, closed: bool) -> Schema {
        let temp = Temp::new();
        let out = temp.0.join("dist");
        let dir = small();
        let ran = run_in(
            &temp.0,
            &[
                "build",
                dir.to_str().unwrap(),
                "--out",
                out.to_str().unwrap(),
            ],
        );
        assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
        let text = fs::read_to_string(out.join("schema").join(file)).unwrap();
        Schema {
            root: serde_json::from_str(&text).unwrap(),
            closed,
        }
    }

    fn faults(&self, value: &Value) -> Vec<String> {
        let mut faults = Vec::new();
        self.check(&self.root, value, "", &mut faults);
        faults
    }

    fn fits(&self, schema: &Value, value: &Value, at: &str) -> bool {
        let mut faults = Vec::new();
        self.check(schema, value, at, &mut faults);
        faults.is_empty()
    }

    fn check(&self, schema: &Value, value: &Value, at: &str, faults: &mut Vec<String>) {
        for (word, says) in schema.as_object().unwrap() {
            let good = match word.as_str() {
                "$ref" => {
                    let name = says.as_str().unwrap().strip_prefix("#/$defs/").unwrap();
                    self.check(&self.root["$defs"][name], value, at, faults);
                    true
                }
                "type" => one_or_more(says).iter().any(|name| is_of(value, name)),
                "const" => says == value,
                "enum" => says.as_array().unwrap().contains(value),
                "pattern" => value
                    .as_str()
                    .is_none_or(|text| matches(says.as_str().unwrap(), text)),
                "minimum" => value
                    .as_i64()
                    .is_none_or(|number| number >= says.as_i64().unwrap()),
                "maximum" => value
                    .as_i64()
                    .is_none_or(|number| number <= says.as_i64().unwrap()),
                "required" => one_or_more(says)
                    .iter()
                    .all(|name| value.get(name).is_some()),
                "anyOf" => says
                    .as_array()
                    .unwrap()
                    .iter()
                    .any(|one| self.fits(one, value, at)),
                "oneOf" => {
                    says.as_array()
                        .unwrap()
                        .iter()
                        .filter(|one| self.fits(one, value, at))
                        .count()
                        == 1
                }
                "items" => {
                    for (place, item) in value.as_array().into_iter().flatten().enumerate() {
                        self.check(says, item, &format!("{at}[{place}]"), faults);
                    }
                    true
                }
                "properties" => {
                    for (name, field) in value.as_object().into_iter().flatten() {
                        let below = format!("{at}.{name}");
                        match says.get(name) {
                            Some(schema) => self.check(schema, field, &below, faults),
                            None if self.closed && schema.get("oneOf").is_none() => {
                                faults.push(format!("{below} is not named"))
                            }
                            None => {}
                        }
                    }
                    true
                }
                "additionalProperties" => {
                    let known = schema["properties"].as_object().unwrap();
                    value
                        .as_object()
                        .is_none_or(|fields| fields.keys().all(|name| known.contains_key(name)))
                }
                "$schema" | "$id" | "$defs" | "title" | "description" | "format" => true,
                other => panic!("the validator does not know {other}"),
            };
            if !good {
                faults.push(format!("{at}: {word} {says}"));
            }
        }
    }
}

fn one_or_more(says: &Value) -> Vec<&str> {
    match says {
        Value::Array(all) => all.iter().map(|one| one.as_str().unwrap()).collect(),
        one => vec![one.as_str().unwrap()],
    }
}

fn is_of(value: &Value, name: &str) -> bool {
    match name {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        "null" => value.is_null(),
        other => panic!("the validator does not know the type {other}"),
    }
}

/// The patterns that the schemas use: digits and marks, and one digest.
fn matches(pattern: &str, text: &str) -> bool {
    match pattern {
        "^sha256:[0-9a-f]{64}$" => text.strip_prefix("sha256:").is_some_and(|hex| {
            hex.len() == 64
                && hex
                    .bytes()
                    .all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
        }),
        other => are_digits_and_marks(other, text),
    }
}

/// Whether a text is as a pattern of `[0-9]{n}` and single marks says.
fn are_digits_and_marks(pattern: &str, mut text: &str) -> bool {
    let unknown = || panic!("the validator does not know the pattern {pattern}");
    let inner = pattern
        .strip_prefix('^')
        .and_then(|rest| rest.strip_suffix('$'));
    let mut left = inner.unwrap_or_else(unknown);
    while !left.is_empty() {
        let digits = left
            .strip_prefix("[0-9]{")
            .and_then(|rest| rest.split_once('}'));
        let (count, mark) = match digits {
            Some((count, rest)) => {
                left = rest;
                (count.parse().unwrap(), None)
            }
            None => {
                let mark = left.chars().next().filter(|mark| "-/".contains(*mark));
                left = &left[1..];
                (1, Some(mark.unwrap_or_else(unknown)))
            }
        };
        let Some((part, rest)) = text.split_at_checked(count) else {
            return false;
        };
        let fits = |one: char| mark.map_or(one.is_ascii_digit(), |mark| one == mark);
        if !part.chars().all(fits) {
            return false;
        }
        text = rest;
    }
    text.is_empty()
}

#[test]
fn plans_fit_their_schema_and_the_schema_names_every_field() {
    let schema = Schema::new("plan.schema.json", true);
    let whole = small().join("../../../../programme/idag");
    let mut plans = vec![
        (small(), "children/ada.yaml"),
        (small(), "children/bo.yaml"),
    ];
    if whole.join("children").is_dir() {
        plans.extend(
            [
                "children/tio_månader.yaml",
                "children/sen_ankomst.yaml",
                "children/sjutton_år.yaml",
            ]
            .map(|child| (whole.clone(), child)),
        );
    }
    for (dir, child) in plans {
        if !dir.join(child).is_file() {
            continue;
        }
        let ran = run_in(
            &dir,
            &[
                "plan",
                "--programme",
                ".",
                "--child",
                child,
                "--format",
                "json",
            ],
        );
        assert_eq!(ran.code, 0, "{}", ran.err);
        let plan: Value = serde_json::from_str(&ran.out).unwrap();
        assert_eq!(schema.faults(&plan), Vec::<String>::new(), "{child}");
    }
}

#[test]
fn children_that_are_read_fit_their_schema_and_others_do_not() {
    let schema = Schema::new("child.schema.json", false);
    let children = [
        (r#"{"born": "2026-01-15"}"#, true),
        (
            r#"{"id": "x", "born": "2026-01-15", "facts": [{"fact": "tvilling", "value": true, "from": "2026-01-15"}]}"#,
            true,
        ),
        (
            r#"{"born": "2026-01-15", "events": [{"id": "e", "kind": "done", "visit": "bhv.v4", "on": "2026-02-15", "items": ["tillväxt"]}]}"#,
            true,
        ),
        (
            r#"{"born": "2026-01-15", "events": [{"kind": "declined", "item": "tillväxt", "on": "2026-02-15"}]}"#,
            true,
        ),
        (
            r#"{"born": "2026-01-15", "events": [{"kind": "ended", "reason": "died", "on": "2026-02-15"}]}"#,
            true,
        ),
        (
            r#"{"born": "2026-01-15", "events": [{"kind": "done", "visit": "bhv.v4", "on": "2026-02"}, {"kind": "cancelled", "visit": "bhv.v4", "on": 2026, "recorded": "2026-02-15"}, {"kind": "missed", "visit": "bhv.v4", "on": "2026-02-01/2026-02-15"}]}"#,
            true,
        ),
        (
            r#"{"born": "2026-01-15", "facts": [{"id": "f", "fact": "tvilling", "value": true, "recorded": "2026-01-15"}], "events": [{"id": "r", "kind": "retracted", "corrects": "f"}]}"#,
            true,
        ),
        (
            r#"{"born": "2026-01-15", "events": [{"id": "r", "kind": "retracted"}]}"#,
            false,
        ),
        (
            r#"{"born": "2026-01-15", "events": [{"kind": "done", "visit": "bhv.v4"}]}"#,
            false,
        ),
        (
            r#"{"born": "2026-01-15", "events": [{"kind": "done", "visit": "bhv.v4", "on": "2026-02-15T10:00"}]}"#,
            false,
        ),
        (
            r#"{"born": "2026-01-15", "terms": [{"year": 2032, "season": "autumn", "first_day": "2032-08-18"}]}"#,
            true,
        ),
        (
            r#"{"born": "2026-01-15", "title": "Ada", "note": "en regel", "expect": [{"item": "bhv.v4", "status": "carried-over"}, {"absent": "bhv.tvilling"}, {"area": "hälsa", "body": "regionen", "service": "none"}, {"question": "tvilling"}]}"#,
            true,
        ),
        (
            r#"{"born": "2026-01-15", "expect": [{"item": "bhv.v4", "absent": "bhv.v4"}]}"#,
            false,
        ),
        (
            r#"{"born": "2026-01-15", "expect": [{"area": "hälsa"}]}"#,
            false,
        ),
        (r#"{"id": "x"}"#, false),
        (r#"{"born": "2026-1-15"}"#, false),
        (r#"{"born": "2026-01-15", "name": "x"}"#, false),
        (
            r#"{"born": "2026-01-15", "events": [{"kind": "done", "on": "2026-02-15"}]}"#,
            false,
        ),
        (
            r#"{"born": "2026-01-15", "events": [{"kind": "done", "visit": "bhv.v4", "item": "tillväxt", "on": "2026-02-15"}]}"#,
            false,
        ),
        (
            r#"{"born": "2026-01-15", "events": [{"kind": "missed", "item": "tillväxt", "on": "2026-02-15"}]}"#,
            false,
        ),
    ];
    for (text, good) in children {
        let faults = schema.faults(&serde_json::from_str(text).unwrap());
        assert_eq!(faults.is_empty(), good, "{text} {faults:?}");
        let temp = Temp::with_small();
        temp.put("c.json", text);
        let ran = run_in(
            &temp.0,
            &[
                "plan",
                "--programme",
                ".",
                "--child",
                "c.json",
                "--as-of",
                "2026-03-01",
            ],
        );
        assert_eq!(ran.code == 0, good, "{text} {}", ran.err);
    }
}
