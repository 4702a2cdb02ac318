//! A plan as FHIR R4.

mod common;

use common::{as_of, plan, with_events};
use serde_json::Value;
use stafett_exchange::fhir::{HSA_ID, Identified, Settings, Shape, r4};
use stafett_model::ProgrammeLanguage;
use stafett_plan::{Plan, Status, VisitItem};
use std::collections::BTreeSet;

fn bundle(plan: &Plan, settings: &Settings) -> Value {
    serde_json::from_str(&r4(plan, settings)).unwrap()
}

/// The resources of one type.
fn of_type<'b>(bundle: &'b Value, kind: &str) -> Vec<&'b Value> {
    let entries = bundle["entry"].as_array().unwrap().iter();
    let resources = entries.map(|entry| &entry["resource"]);
    resources
        .filter(|one| one["resourceType"] == kind)
        .collect()
}

/// The task of a line of the plan.
fn task<'b>(bundle: &'b Value, line: &str) -> &'b Value {
    let mut tasks = of_type(bundle, "Task").into_iter();
    let found = tasks.find(|task| task["identifier"][0]["value"] == line);
    found.unwrap_or_else(|| panic!("no task of {line}"))
}

/// Every value in a document, with the name of its field.
fn each(value: &Value, name: &str, look: &mut dyn FnMut(&str, &Value)) {
    look(name, value);
    match value {
        Value::Object(fields) => fields
            .iter()
            .for_each(|(name, below)| each(below, name, look)),
        Value::Array(items) => items.iter().for_each(|below| each(below, name, look)),
        _ => {}
    }
}

#[test]
fn the_whole_plan_of_a_child() {
    insta::assert_snapshot!("åsa", indented(&r4(&plan(), &Settings::default())));
}

/// JSON laid out for a reader, in the order in which it was written.
fn indented(line: &str) -> String {
    let (mut text, mut depth, mut quoted, mut escaped) = (String::new(), 0, false, false);
    for letter in line.chars() {
        let outside = !quoted;
        match letter {
            '"' if !escaped => quoted = !quoted,
            '{' | '[' if outside => depth += 1,
            '}' | ']' if outside => {
                depth -= 1;
                text.push('\n');
                text.push_str(&"  ".repeat(depth));
            }
            _ => {}
        }
        escaped = quoted && letter == '\\' && !escaped;
        text.push(letter);
        match letter {
            '{' | '[' | ',' if outside => {
                text.push('\n');
                text.push_str(&"  ".repeat(depth));
            }
            ':' if outside => text.push(' '),
            _ => {}
        }
    }
    text
}

/// The settings with which everything is written.
fn everything() -> Settings {
    Settings {
        all: true,
        ..Settings::default()
    }
}

#[test]
fn what_is_not_for_the_child_is_left_out_called_off_or_written() {
    let mut plan = plan();
    let others = |one: &&VisitItem| one.status == Status::NotApplicable;
    let left_out = plan.items.iter().find(others).cloned();
    let left_out = left_out.expect("a visit that is for others");
    let other = |one: &&mut VisitItem| one.id != left_out.id && !one.contents.is_empty();
    let visit = plan.items.iter_mut().find(other);
    let visit = visit.expect("a visit that is for the child");
    visit.contents[0].status = Status::NotApplicable;
    let named = |bundle: &Value| of_type(bundle, "Organization").len();
    let of_line = |bundle: &Value| {
        let tasks = of_type(bundle, "Task").into_iter();
        let mut tasks = tasks.filter(|task| task["identifier"][0]["value"] == left_out.id.as_str());
        tasks.next().cloned()
    };
    let collection = bundle(&plan, &Settings::default());
    assert_eq!(of_line(&collection), None);
    assert!(!collection.to_string().contains("notApplicable"));
    let transaction = Settings {
        shape: Shape::Transaction,
        ..Settings::default()
    };
    let transaction = bundle(&plan, &transaction);
    let called_off = of_line(&transaction).expect("a server may have it from an earlier plan");
    assert_eq!(called_off["status"], "cancelled");
    assert_eq!(
        called_off["statusReason"]["text"],
        left_out.reason.sv.as_str()
    );
    assert!(called_off.get("owner").is_none() && called_off.get("input").is_none());
    let whole = bundle(&plan, &everything());
    let words = whole.to_string().matches("\"notApplicable\"").count();
    assert!(words > transaction.to_string().matches("\"notApplicable\"").count());
    let written = of_line(&whole).expect("everything is written");
    assert_eq!(written["owner"]["display"], left_out.service.title.as_str());
    assert_eq!(
        of_type(&whole, "Task").len(),
        of_type(&transaction, "Task").len()
    );
    assert!(named(&collection) <= named(&whole));
}

#[test]
fn every_status_arises_in_the_plan_of_the_goldens() {
    let plan = plan();
    let visits = plan.items.iter().map(|item| item.status);
    let contents = plan.items.iter().flat_map(|item| &item.contents);
    let found: BTreeSet<Status> = visits.chain(contents.map(|entry| entry.status)).collect();
    assert_eq!(found, Status::ALL.into_iter().collect());
}

#[test]
fn a_task_has_the_days_and_the_owner_of_its_line() {
    let plan = plan();
    let bundle = bundle(&plan, &everything());
    for item in &plan.items {
        let task = task(&bundle, &item.id);
        let period = &task["restriction"]["period"];
        let day = |day: Option<stafett_plan::PlannedDay>| {
            day.map_or(Value::Null, |day| day.on.to_string().into())
        };
        assert_eq!(period["start"], day(item.window.earliest), "{}", item.id);
        assert_eq!(period["end"], day(item.window.latest), "{}", item.id);
        assert_eq!(task["owner"]["display"], item.service.title.as_str());
        let done = item
            .done_on
            .map_or(Value::Null, |day| day.to_string().into());
        assert_eq!(task["executionPeriod"]["start"], done, "{}", item.id);
        assert_eq!(task["for"]["identifier"]["value"], "åsa-7");
        let (input, output) = (task["input"].as_array(), task["output"].as_array());
        let contents = input.map_or(0, Vec::len) + output.map_or(0, Vec::len);
        assert_eq!(contents, item.contents.len(), "{}", item.id);
    }
}

#[test]
fn nothing_is_empty_and_every_reference_leads_to_something() {
    for (shape, all) in [
        (Shape::Collection, false),
        (Shape::Collection, true),
        (Shape::Transaction, false),
        (Shape::Transaction, true),
    ] {
        let settings = Settings {
            shape,
            all,
            ..Settings::default()
        };
        let bundle = bundle(&plan(), &settings);
        let entries = bundle["entry"].as_array().unwrap();
        let addresses: BTreeSet<&str> = entries
            .iter()
            .map(|entry| entry["fullUrl"].as_str().unwrap())
            .collect();
        assert_eq!(addresses.len(), entries.len());
        each(&bundle, "", &mut |name, value| {
            let empty = match value {
                Value::Null => true,
                Value::String(text) => text.trim().is_empty(),
                Value::Array(items) => items.is_empty(),
                Value::Object(fields) => fields.is_empty(),
                _ => false,
            };
            assert!(!empty, "{name} is empty");
            if let ("reference", Value::String(to)) = (name, value) {
                assert!(addresses.contains(to.as_str()), "{to}");
            }
        });
    }
}

#[test]
fn a_later_plan_has_the_same_ids_and_another_child_has_others() {
    let ids = |plan: &Plan, kind| -> BTreeSet<String> {
        let bundle = bundle(plan, &everything());
        let all = of_type(&bundle, kind);
        all.iter()
            .map(|one| one["id"].as_str().unwrap().to_owned())
            .collect()
    };
    let (early, late) = (as_of("2024-05-01"), plan());
    assert_eq!(ids(&early, "Task"), ids(&late, "Task"));
    assert_eq!(ids(&early, "CarePlan"), ids(&late, "CarePlan"));
    let mut other = plan();
    other.receipt.child = "åsa-8".into();
    assert!(ids(&other, "Task").is_disjoint(&ids(&late, "Task")));
    assert_eq!(ids(&other, "Organization"), ids(&late, "Organization"));
}

#[test]
fn a_transaction_puts_each_resource_under_its_own_id() {
    let settings = Settings {
        shape: Shape::Transaction,
        ..Settings::default()
    };
    let bundle = bundle(&plan(), &settings);
    assert_eq!(bundle["type"], "transaction");
    for entry in bundle["entry"].as_array().unwrap() {
        let resource = &entry["resource"];
        let (kind, id) = (&resource["resourceType"], &resource["id"]);
        let url = format!("{}/{}", kind.as_str().unwrap(), id.as_str().unwrap());
        assert_eq!(entry["request"]["url"], url);
        assert_eq!(entry["request"]["method"], "PUT");
    }
}

#[test]
fn the_child_and_the_organisations_are_named_as_the_embedder_names_them() {
    let mut settings = Settings {
        child_system: Some("urn:oid:2.999.1".into()),
        ..Settings::default()
    };
    let centre = Identified {
        system: HSA_ID.into(),
        value: "SE2321000131-P000000123457".into(),
    };
    settings.organisations.insert("bvc".into(), vec![centre]);
    let named = bundle(&plan(), &settings);
    let subject = &of_type(&named, "CarePlan")[0]["subject"];
    assert_eq!(subject["identifier"]["system"], "urn:oid:2.999.1");
    let organisations = of_type(&named, "Organization");
    let bvc = organisations
        .iter()
        .find(|one| one["identifier"][0]["value"] == "bvc");
    let identifier = &bvc.unwrap()["identifier"][1];
    assert_eq!(identifier["system"], HSA_ID);
    assert_eq!(identifier["value"], "SE2321000131-P000000123457");
    let mut unnamed = plan();
    unnamed.receipt.child = " ".into();
    let unnamed = bundle(&unnamed, &Settings::default());
    let subject = &of_type(&unnamed, "CarePlan")[0]["subject"];
    assert_eq!(subject["display"], "barnet");
    assert!(subject.get("identifier").is_none());
}

#[test]
fn a_plan_of_a_draft_is_a_draft() {
    let mut plan = plan();
    let status = |plan: &Plan| {
        let bundle = bundle(plan, &Settings::default());
        of_type(&bundle, "CarePlan")[0]["status"].clone()
    };
    assert_eq!(status(&plan), "active");
    plan.receipt.draft = Some("Utkast.".into());
    assert_eq!(status(&plan), "draft");
    plan.receipt.draft = None;
    plan.items
        .iter_mut()
        .for_each(|item| item.status = Status::Done);
    assert_eq!(status(&plan), "completed");
}

#[test]
fn what_could_not_be_decided_before_the_child_left_is_nothing_to_do() {
    let of = |events: &str| {
        let bundle = bundle(&with_events("2026-04-20", events), &Settings::default());
        let forecasts = of_type(&bundle, "ImmunizationRecommendation");
        let all = forecasts
            .iter()
            .flat_map(|one| one["recommendation"].as_array());
        let series = all
            .flatten()
            .map(|one| &one["vaccineCode"][0]["coding"][0]["code"]);
        let forecast = series.into_iter().any(|series| series == "bcg");
        (task(&bundle, "b.bcg")["status"].clone(), forecast)
    };
    assert_eq!(of(""), ("draft".into(), true));
    let left = "- {id: e90, kind: ended, reason: emigrated, on: 2026-04-01}";
    assert_eq!(of(left), ("cancelled".into(), false));
}

/// The coded days of the second dose against five diseases, as of a day.
fn days_of_second_dose(day: &str) -> Vec<(String, String)> {
    days_of_dose(&as_of(day), 2)
}

/// The coded days of a dose against five diseases.
fn days_of_dose(plan: &Plan, number: u8) -> Vec<(String, String)> {
    let bundle = bundle(plan, &Settings::default());
    let forecast = of_type(&bundle, "ImmunizationRecommendation")[0];
    let mut all = forecast["recommendation"].as_array().unwrap().iter();
    let second = all.find(|one| {
        let series = &one["vaccineCode"][0]["coding"][0]["code"];
        series == "femvalent" && one["doseNumberPositiveInt"] == number
    });
    let days = second.unwrap()["dateCriterion"].as_array();
    let days = days.into_iter().flatten();
    days.map(|one| {
        let coding = &one["code"]["coding"][0];
        assert_eq!(coding["system"], "http://loinc.org");
        owned((
            coding["code"].as_str().unwrap(),
            one["value"].as_str().unwrap(),
        ))
    })
    .collect()
}

#[test]
fn a_forecast_has_its_coded_days() {
    // Dose 1 was given on 17 June: not before six weeks later. Its own window closes at 6 months.
    let ahead = [
        ("30981-5", "2024-07-29"),
        ("30980-7", "2024-08-15"),
        ("59777-3", "2024-09-15"),
    ];
    assert_eq!(days_of_second_dose("2024-06-20"), ahead.map(owned));
    // Once that has passed it is overdue, and caught up until the child is 6.
    let passed = [
        ("30981-5", "2024-07-29"),
        ("30980-7", "2024-08-15"),
        ("59777-3", "2030-03-14"),
        ("59778-1", "2024-09-16"),
    ];
    assert_eq!(days_of_second_dose("2024-09-16"), passed.map(owned));
}

fn owned((code, day): (&str, &str)) -> (String, String) {
    (code.to_owned(), day.to_owned())
}

#[test]
fn who_may_have_held_an_area_sooner_holds_it_from_a_preliminary_day() {
    let mut plan = plan();
    let starts = |plan: &Plan| {
        let bundle = bundle(plan, &Settings::default());
        let team = of_type(&bundle, "CareTeam")[0].to_string();
        team.matches("urn:stafett:fhir:extension:preliminary")
            .count()
    };
    let before = starts(&plan);
    plan.responsible_now[0].service.perhaps_sooner = true;
    assert!(plan.responsible_now[0].service.since.is_some());
    assert_eq!(starts(&plan), before + 1);
}

#[test]
fn a_forecast_has_no_last_day_before_the_dose_can_be_given() {
    let latest = |day: &str| {
        // Without the first dose of 17 June, the second comes six weeks after one that is still to be given.
        let plan = with_events(day, "- {id: e91, kind: retracted, corrects: e3}");
        let days = days_of_dose(&plan, 2);
        days.into_iter().find(|(code, _)| code == "59777-3")
    };
    assert_eq!(latest("2024-07-20"), Some(owned(("59777-3", "2024-09-15"))));
    assert_eq!(latest("2024-08-20"), None);
}

#[test]
fn a_dose_before_its_time_is_judged_not_valid() {
    let bundle = bundle(&plan(), &Settings::default());
    let judged = of_type(&bundle, "ImmunizationEvaluation");
    // Given too early, and given again at the visit at 3 months.
    assert_eq!(judged.len(), 2);
    assert_eq!(judged[1]["doseStatus"]["coding"][0]["code"], "valid");
    assert_eq!(judged[0]["doseStatus"]["coding"][0]["code"], "notvalid");
    let given = &judged[0]["immunizationEvent"]["identifier"]["value"];
    assert_eq!(given, "femvalent dos 1@2024-05-01");
    assert_eq!(
        judged[0]["doseStatusReason"][0]["coding"][1]["code"],
        "tooEarly"
    );
    assert_eq!(judged[0]["doseNumberPositiveInt"], 1);
}

#[test]
fn the_doubt_about_a_dose_that_counts_stands_in_its_judgement() {
    let evaluation = |uncertain: bool| {
        let mut plan = plan();
        let dose = plan.judged_doses.iter_mut().find(|dose| dose.valid);
        let dose = dose.expect("a dose that counts");
        dose.uncertain = uncertain;
        let bundle = bundle(&plan, &Settings::default());
        of_type(&bundle, "ImmunizationEvaluation")[1].clone()
    };
    let doubts = |evaluation: &Value| {
        let extensions = evaluation["extension"].as_array();
        let mut extensions = extensions.into_iter().flatten();
        extensions.any(|one| {
            let url = one["url"].as_str().unwrap_or("");
            url.ends_with("uncertain") && one["valueBoolean"] == true
        })
    };
    assert!(doubts(&evaluation(true)));
    assert!(!doubts(&evaluation(false)));
    assert_eq!(evaluation(true)["doseStatus"]["coding"][0]["code"], "valid");
}

/// The task of the one handover, as of a day, with these events besides Åsa's own.
fn handed_over(day: &str, events: &str) -> Value {
    let plan = common::with_events(day, events);
    let bundle = bundle(&plan, &Settings::default());
    task(&bundle, "bvc_till_skolan").clone()
}

#[test]
fn a_handover_is_one_task_from_its_first_day_to_its_confirmation() {
    let received =
        "- {id: h, kind: handover_received, transition: bvc_till_skolan, on: 2030-04-01}";
    let refused = "- {id: h, kind: handover_refused, transition: bvc_till_skolan, on: 2030-04-01}";
    let stages = [
        ("2026-04-20", "", "upcoming", "draft"),
        ("2029-10-01", "", "open", "ready"),
        ("2030-03-20", "", "awaiting", "requested"),
        ("2030-06-01", "", "late", "requested"),
        ("2030-06-01", received, "confirmed", "completed"),
        ("2030-06-01", refused, "refused", "rejected"),
    ];
    let mut ids = BTreeSet::new();
    for (day, events, ours, status) in stages {
        let task = handed_over(day, events);
        let state = &task["businessStatus"]["coding"][0]["code"];
        assert_eq!(
            (state, &task["status"]),
            (&ours.into(), &status.into()),
            "{day}"
        );
        assert_eq!(task["owner"]["display"], "Elevhälsan");
        let areas = task["extension"].as_array().unwrap().iter();
        let areas = areas.filter(|one| one["url"] == "urn:stafett:fhir:extension:area");
        assert_eq!(areas.count(), 2);
        ids.insert(task["id"].as_str().unwrap().to_owned());
    }
    assert_eq!(ids.len(), 1);
}

#[test]
fn what_is_known_by_month_is_written_by_month() {
    let period = |on: &str| {
        let events = format!("- {{id: b, kind: done, visit: b.tvilling, on: {on}}}");
        let plan = common::with_events("2026-04-20", &events);
        let bundle = bundle(&plan, &Settings::default());
        task(&bundle, "b.tvilling")["executionPeriod"].clone()
    };
    assert_eq!(
        period("2024-05"),
        serde_json::json!({"start": "2024-05", "end": "2024-05"})
    );
    let several = period("2024-05-03/2024-05-20");
    assert_eq!(
        (&several["start"], &several["end"]),
        (&"2024-05-03".into(), &"2024-05-20".into())
    );
    assert_eq!(several["extension"][0]["valueBoolean"], true);
}

#[test]
fn sentences_are_in_the_language_that_was_asked_for() {
    let english = Settings {
        language: ProgrammeLanguage::English,
        ..everything()
    };
    let (plan, mut checked) = (plan(), 0);
    let bundle = bundle(&plan, &english);
    for item in &plan.items {
        let task = task(&bundle, &item.id);
        assert_eq!(task["language"], "en");
        assert_eq!(task["statusReason"]["text"], item.reason.en.as_str());
        checked += 1;
    }
    assert!(checked > 5);
}
