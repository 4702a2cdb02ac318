//! What is written and read fits the published schemas, judged by a validator that is not ours; and
//! the schemas are tight: each field is named, each that is always written is required.

use jsonschema::Validator;
use serde_json::{Map, Value, json};
use stafett_compile::{Source, compile_layers};
use stafett_formats::{Form, artefact, child, plan, schema};
use stafett_model::{Day, Programme};
use stafett_plan::Plan;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// A validator of a published schema. Formats are asserted: a day must be one of the calendar.
fn validator(file: &str) -> Validator {
    let schema = schema::ALL.iter().find(|one| one.file == file).unwrap();
    let schema: Value = serde_json::from_str(schema.text).unwrap();
    jsonschema::options()
        .should_validate_formats(true)
        .build(&schema)
        .unwrap()
}

fn faults(validator: &Validator, value: &Value) -> Vec<String> {
    let told = |error: jsonschema::ValidationError<'_>| {
        let told = format!("{} {error}", error.instance_path());
        told.chars().take(300).collect()
    };
    validator.iter_errors(value).map(told).collect()
}

fn fits(validator: &Validator, value: &Value, what: &str) {
    assert_eq!(faults(validator, value), Vec::<String>::new(), "{what}");
}

fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .join(path)
}

/// Every file below a folder whose name ends so, by name, with its text.
fn texts(dir: &Path, end: &str) -> Vec<(String, String)> {
    let mut all = Vec::new();
    let mut folders = vec![dir.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|found| found == end) {
                all.push((
                    path.display().to_string(),
                    fs::read_to_string(&path).unwrap(),
                ));
            }
        }
    }
    all.sort();
    assert!(!all.is_empty(), "{}", dir.display());
    all
}

/// The programme in these folders, each laid over the one before.
fn compiled(folders: &[&str]) -> Programme {
    let source = |(path, text)| Source { path, text };
    let layers: Vec<Vec<Source>> = folders
        .iter()
        .map(|dir| {
            texts(&here(dir), "stafett")
                .into_iter()
                .map(source)
                .collect()
        })
        .collect();
    let layers: Vec<&[Source]> = layers.iter().map(Vec::as_slice).collect();
    let compiled = compile_layers(&layers);
    let programme = compiled.programme;
    programme.unwrap_or_else(|| panic!("{:?}", compiled.diagnostics))
}

/// An edition of the Swedish programme.
fn edition(name: &str) -> &'static Programme {
    static TODAY: OnceLock<Programme> = OnceLock::new();
    static NATIONAL: OnceLock<Programme> = OnceLock::new();
    match name {
        "idag" => TODAY.get_or_init(|| compiled(&["programme/idag"])),
        _ => NATIONAL.get_or_init(|| compiled(&["programme/idag", "programme/nationellt"])),
    }
}

fn small() -> Programme {
    compiled(&["crates/cli/tests/small"])
}

/// A programme as it is written.
fn written(programme: &Programme) -> Value {
    serde_json::from_str(&artefact::write(programme, None)).unwrap()
}

/// The children and scenarios of an edition of the Swedish programme.
fn children(edition: &str) -> Vec<(String, String)> {
    let mut all = texts(&here("programme/scenarier"), "yaml");
    all.extend(texts(&here("programme/children"), "yaml"));
    all.retain(|(_, text)| {
        let named = child::edition(text, Form::Yaml);
        named.as_deref().unwrap_or("nationellt") == edition
    });
    assert!(!all.is_empty());
    all
}

/// The plan of a child or scenario.
fn plan_of(programme: &Programme, name: &str, text: &str) -> Plan {
    let file = child::read(text, Form::Yaml, programme);
    let file = file.unwrap_or_else(|errors| panic!("{name}: {errors:?}"));
    let as_of = file.as_of.unwrap_or(file.child.born);
    let mut plan = stafett_plan::plan(programme, &file.child, as_of);
    plan.receipt.digest = format!("sha256:{}", "0".repeat(64));
    plan.receipt.proof = Some(stafett_plan::ProofMark {
        proven: true,
        accepted: 1,
        in_words: 2,
        born_from: Day::FIRST,
        born_through: Day::LAST,
    });
    plan
}

/// The derivation of each line of a plan, of each area and of each transition, as they are written.
fn derived(programme: &Programme, plan: &Plan, child: &stafett_model::Child) -> Vec<Value> {
    let planner = stafett_plan::Planner::new(programme);
    let entries = plan.items.iter().flat_map(|item| &item.contents);
    let lines = plan.items.iter().map(|item| item.id.as_str());
    let lines = lines.chain(entries.map(|entry| entry.id.as_str()));
    let areas = programme.areas.iter().map(|row| row.meta.id.as_str());
    let transitions = programme.transitions.iter().map(|row| row.meta.id.as_str());
    let all = lines.chain(areas).chain(transitions);
    all.map(|id| {
        let why = planner.why(child, plan.receipt.as_of, id).unwrap();
        serde_json::from_str(&plan::why_json(&why)).unwrap()
    })
    .collect()
}

/// Who is responsible on each day of a childhood, as it is written.
fn responsibility(programme: &Programme, plan: &Plan, child: &stafett_model::Child) -> Value {
    let areas = programme.areas.iter().zip(0_u16..);
    let areas = areas.map(|(row, place)| plan::AreaTimeline {
        area: stafett_plan::Named {
            id: row.meta.id.clone(),
            title: row.meta.title.clone(),
        },
        stretches: stafett_plan::timeline(
            programme,
            child,
            stafett_model::AreaId(place),
            plan.receipt.as_of,
        ),
    });
    let areas: Vec<plan::AreaTimeline> = areas.collect();
    serde_json::from_str(&plan::responsibility_json(&child.id, &areas)).unwrap()
}

/// The plan of a child or scenario, as it is written.
fn planned(programme: &Programme, name: &str, text: &str) -> Value {
    serde_json::from_str(&plan::json(&plan_of(programme, name, text))).unwrap()
}

#[test]
fn yaml_says_what_json_says() {
    let (name, text) = &texts(&here("crates/cli/tests/small/children"), "yaml")[0];
    let plan = plan_of(&small(), name, text);
    let yaml: Value = serde_yaml::from_str(&plan::yaml(&plan)).unwrap();
    let json: Value = serde_json::from_str(&plan::json(&plan)).unwrap();
    assert_eq!(yaml, json);
}

#[test]
fn every_compiled_programme_and_every_plan_of_a_child_or_scenario_fits_its_schema() {
    let of_programme = validator("programme.schema.json");
    let of_plan = validator("plan.schema.json");
    for name in ["idag", "nationellt"] {
        let programme = edition(name);
        fits(&of_programme, &written(programme), name);
        for (name, text) in children(name) {
            fits(&of_plan, &planned(programme, &name, &text), &name);
        }
    }
    let programme = small();
    fits(&of_programme, &written(&programme), "the small programme");
}

#[test]
fn every_child_and_scenario_fits_its_schema() {
    let validator = validator("child.schema.json");
    let mut all = children("idag");
    all.extend(children("nationellt"));
    all.extend(texts(&here("crates/cli/tests/small"), "yaml"));
    for (name, text) in all {
        let value: Value = serde_yaml::from_str(&text).unwrap();
        fits(&validator, &value, &name);
    }
}

#[test]
fn a_schema_says_which_version_it_is_of() {
    for one in schema::ALL {
        let schema: Value = serde_json::from_str(one.text).unwrap();
        let name = one.file.strip_suffix(".schema.json").unwrap();
        assert_eq!(schema["$id"], format!("urn:stafett:schema:{name}:1"));
        let draft = "https://json-schema.org/draft/2020-12/schema";
        assert_eq!(schema["$schema"], draft, "{name}");
    }
    assert_eq!((plan::VERSION, artefact::VERSION), (1, 1));
}

#[test]
fn a_day_that_the_calendar_lacks_is_refused() {
    let validator = validator("child.schema.json");
    fits(&validator, &json!({"born": "2024-02-29"}), "a leap day");
    for day in ["2025-02-29", "2026-13-01", "2026-1-5", "20260105"] {
        assert!(!validator.is_valid(&json!({ "born": day })), "{day}");
    }
}

#[test]
fn children_that_are_read_fit_their_schema_and_others_do_not() {
    let validator = validator("child.schema.json");
    let programme = small();
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
        let faults = faults(&validator, &serde_json::from_str(text).unwrap());
        assert_eq!(faults.is_empty(), good, "{text} {faults:?}");
        let read = child::read(text, Form::Json, &programme);
        assert_eq!(read.is_ok(), good, "{text} {read:?}");
    }
}

/// A place in a document, without the places in lists, and the fields there: what is alike is looked
/// at once.
type Shape = (String, BTreeSet<String>);

/// Where one object of each shape stands in a document.
fn shapes(value: &Value, pointer: &str, shape: &str, found: &mut BTreeMap<Shape, String>) {
    match value {
        Value::Object(fields) => {
            let names = fields.keys().cloned().collect();
            let key = (shape.to_owned(), names);
            found.entry(key).or_insert_with(|| pointer.to_owned());
            for (name, field) in fields {
                let escaped = name.replace('~', "~0").replace('/', "~1");
                let below = format!("{pointer}/{escaped}");
                shapes(field, &below, &format!("{shape}.{name}"), found);
            }
        }
        Value::Array(items) => {
            for (place, item) in items.iter().enumerate() {
                let below = format!("{pointer}/{place}");
                shapes(item, &below, &format!("{shape}[]"), found);
            }
        }
        _ => {}
    }
}

/// The document with one object changed.
fn changed(document: &Value, pointer: &str, change: impl FnOnce(&mut Map<String, Value>)) -> Value {
    let mut document = document.clone();
    let object = document.pointer_mut(pointer).unwrap();
    change(object.as_object_mut().unwrap());
    document
}

/// Each object of the document refuses a field that nobody knows and a value of another kind, and
/// is without a field exactly where `may_lack` says so.
fn tight(validator: &Validator, document: &Value, may_lack: impl Fn(&Value) -> bool) {
    let mut found = BTreeMap::new();
    shapes(document, "", "", &mut found);
    for ((shape, names), pointer) in found {
        let strange = json!({"nobody knows this": 0.5});
        let more = changed(document, &pointer, |object| {
            object.insert("nobody knows this".to_owned(), strange.clone());
        });
        assert!(!validator.is_valid(&more), "{shape} takes any field");
        for name in &names {
            let other = changed(document, &pointer, |object| {
                object.insert(name.clone(), strange.clone());
            });
            assert!(
                !validator.is_valid(&other),
                "{shape}.{name} takes any value"
            );
            let less = changed(document, &pointer, |object| {
                object.remove(name);
            });
            let (valid, may) = (validator.is_valid(&less), may_lack(&less));
            assert_eq!(valid, may, "{shape} without {name}");
        }
    }
}

#[test]
fn the_schema_of_plans_is_tight() {
    let validator = validator("plan.schema.json");
    let programme = edition("idag");
    let children = texts(&here("programme/children"), "yaml");
    let (name, text) = children
        .iter()
        .find(|(name, _)| name.contains("skottdag"))
        .unwrap();
    tight(&validator, &planned(programme, name, text), |_| false);
}

/// A child of the examples, with its plan.
fn example(name: &str) -> (&'static Programme, stafett_model::Child, Plan) {
    let programme = edition("nationellt");
    let children = texts(&here("programme/children"), "yaml");
    let (name, text) = children
        .iter()
        .find(|(path, _)| path.contains(name))
        .unwrap();
    let child = child::read(text, Form::Yaml, programme).unwrap().child;
    (programme, child, plan_of(programme, name, text))
}

/// What each answer to its questions would give, as it is written.
fn answered(programme: &Programme, plan: &Plan, child: &stafett_model::Child) -> Value {
    let planner = stafett_plan::Planner::new(programme);
    let all = planner.all_answers(child, plan.receipt.as_of, plan);
    let all = all.into_iter();
    let all = all.map(|(question, answers)| plan::Answered { question, answers });
    let all: Vec<plan::Answered<'_>> = all.collect();
    serde_json::from_str(&plan::answers_json(plan, &all)).unwrap()
}

#[test]
fn answers_fit_their_schema_which_is_tight() {
    let validator = validator("answers.schema.json");
    for name in ["dos_för_tidigt", "placerad", "sen_ankomst", "nyfödd"] {
        let (programme, child, plan) = example(name);
        let document = answered(programme, &plan, &child);
        assert!(
            !document["questions"].as_array().unwrap().is_empty(),
            "{name}"
        );
        fits(&validator, &document, name);
        tight(&validator, &document, |_| false);
    }
}

#[test]
fn derivations_and_responsibility_fit_their_schemas() {
    let (of_why, of_duty) = (
        validator("why.schema.json"),
        validator("responsibility.schema.json"),
    );
    for name in [
        "dos_för_tidigt",
        "nekad_överlämning",
        "sen_ankomst",
        "nyfödd",
    ] {
        let (programme, child, plan) = example(name);
        for why in derived(programme, &plan, &child) {
            fits(&of_why, &why, &format!("{name} {}", why["id"]));
        }
        let duty = responsibility(programme, &plan, &child);
        fits(&of_duty, &duty, name);
    }
}

#[test]
fn the_schemas_of_derivations_and_responsibility_are_tight() {
    let (programme, child, plan) = example("nekad_överlämning");
    let of_duty = validator("responsibility.schema.json");
    let duty = responsibility(programme, &plan, &child);
    tight(&of_duty, &duty, |_| false);
    let of_why = validator("why.schema.json");
    let all = derived(programme, &plan, &child);
    for kind in ["bhv.v12_5år", "hälsoövervakning", "bvc_till_elevhälsan"] {
        let why = all.iter().find(|why| why["id"] == kind).unwrap();
        // A length leaves out what it has nothing of.
        tight(&of_why, why, |less| {
            without_lengths(less) == without_lengths(why)
        });
    }
}

/// The document, its lengths of time emptied.
fn without_lengths(value: &Value) -> Value {
    match value {
        Value::Object(fields) => {
            let kept = |(name, field): (&String, &Value)| match name.as_str() {
                "add" => (name.clone(), Value::Null),
                _ => (name.clone(), without_lengths(field)),
            };
            Value::Object(fields.iter().map(kept).collect())
        }
        Value::Array(items) => items.iter().map(without_lengths).collect(),
        other => other.clone(),
    }
}

#[test]
fn the_schema_of_programmes_is_tight() {
    let validator = validator("programme.schema.json");
    // A field may be missing if the writer would leave it out as well.
    tight(&validator, &written(&small()), |less| {
        let heads = ["stafett", "version", "digest", "proof"];
        let whole = heads.iter().all(|head| less.get(head).is_some());
        let read = serde_json::from_value::<Programme>(less["programme"].clone());
        let again = read.map(|programme| serde_json::to_value(programme).unwrap());
        whole && again.is_ok_and(|again| again == less["programme"])
    });
}

#[test]
fn the_schema_of_children_is_tight() {
    let validator = validator("child.schema.json");
    let programme = small();
    // A field may be missing if the reader can do without it.
    for (_, text) in texts(&here("crates/cli/tests/small/children"), "yaml") {
        let document: Value = serde_yaml::from_str(&text).unwrap();
        tight(&validator, &document, |less| {
            child::read(&less.to_string(), Form::Json, &programme).is_ok()
        });
    }
}
