//! Parts of a plan, who is responsible over time, and rules asked for by their titles.

mod support;

use serde_json::Value;
use support::{Ran, run};

fn plan(child: &str, more: &[&str]) -> Ran {
    let child = format!("children/{child}.yaml");
    let mut args = vec!["plan", "--programme", ".", "--child", &child];
    args.extend(more);
    run(&args)
}

fn json(more: &[&str]) -> Value {
    let mut args = vec!["--format", "json"];
    args.extend(more);
    serde_json::from_str(&plan("ada", &args).out).unwrap()
}

fn ids(plan: &Value) -> Vec<&str> {
    let items = plan["items"].as_array().unwrap().iter();
    items.map(|item| item["id"].as_str().unwrap()).collect()
}

#[test]
fn a_period_the_next_ones_a_service_and_an_area_for_people_and_programs() {
    let all = json(&[]);
    assert_eq!(ids(&all), ["bhv.v4", "bhv.tvilling"]);
    assert!(all["receipt"]["view"].is_null());
    let period = json(&["--from", "2026-02-12", "--through", "2026-02-28"]);
    assert_eq!(ids(&period), ["bhv.v4"]);
    assert_eq!(period["receipt"]["view"]["from"], "2026-02-12");
    assert_eq!(ids(&json(&["--through", "2026-02-04"])), [""; 0]);
    assert_eq!(ids(&json(&["--next", "1"])), ["bhv.v4"]);
    assert_eq!(ids(&json(&["--service", "barnhälsovården"])).len(), 2);
    assert_eq!(ids(&json(&["--area", "Hälsa"])).len(), 2);
    let text = plan("ada", &["--next", "1"]).out;
    assert!(text.contains("Besök vid 4 veckor [bhv.v4]"), "{text}");
    assert!(!text.contains("tvillingar"), "{text}");
}

#[test]
fn the_next_ones_say_whether_visits_as_needed_are_among_them() {
    let (duties, all) = (["--next", "1"], ["--next", "1", "--as-needed"]);
    assert_eq!(json(&duties)["receipt"]["view"]["asNeeded"], false);
    assert_eq!(json(&all)["receipt"]["view"]["asNeeded"], true);
    let says = |args: &[&str]| {
        plan("ada", args)
            .out
            .contains("Besök vid behov är inte med")
    };
    assert!(says(&duties));
    assert!(!says(&all));
    assert!(!says(&[]));
    assert_eq!(plan("ada", &["--as-needed"]).code, 2);
}

#[test]
fn what_nobody_can_mean_is_told() {
    for (args, says) in [
        (["--service", "barnhälsovard"], "menade du"),
        (["--area", "hälso"], "menade du"),
        (["--from", "igår"], "igår"),
        (["--why", "besök vid 5 veckor"], "Besök vid 4 veckor"),
    ] {
        let ran = plan("ada", &args);
        assert_eq!(ran.code, 2, "{args:?}");
        assert!(ran.err.contains(says), "{args:?}: {}", ran.err);
    }
    let reversed = plan("ada", &["--from", "2026-03-02", "--through", "2026-03-01"]);
    assert_eq!(reversed.code, 2);
}

#[test]
fn a_rule_is_asked_for_by_its_title_in_any_letters() {
    let by_title = plan("ada", &["--why", "BESÖK vid 4 veckor"]);
    assert_eq!(by_title.code, 0, "{}", by_title.err);
    assert_eq!(by_title.out, plan("ada", &["--why", "bhv.v4"]).out);
    assert!(by_title.out.contains("I planen"), "{}", by_title.out);
    // An area and a content item go by their titles too.
    assert!(plan("ada", &["--why", "hälsa"]).out.contains("Regionen"));
    assert!(
        plan("ada", &["--why", "tillväxt"])
            .out
            .contains("aktuellt nu")
    );
}

#[test]
fn what_each_answer_would_give_is_told() {
    // Everything that somebody could answer today is known of ada.
    let nothing = plan("ada", &["--answers"]);
    assert_eq!(nothing.code, 0, "{}", nothing.err);
    assert!(nothing.out.contains("ingen fråga"), "{}", nothing.out);
    let found = json(&["--answers"]);
    assert_eq!(found["stafett"], "answers");
    assert_eq!(found["questions"].as_array().map(Vec::len), Some(0));
}

#[test]
fn who_is_responsible_is_told_for_a_whole_childhood() {
    let text = plan("ada", &["--responsibility"]).out;
    for part in [
        "Hälsa [hälsa]",
        "2026-01-15 – 2027-01-14",
        "Barnhälsovården; huvudman: Regionen",
    ] {
        assert!(text.contains(part), "no {part}: {text}");
    }
    let found = json(&["--responsibility", "hälsa"]);
    assert_eq!(found["stafett"], "responsibility");
    let stretches = found["areas"][0]["stretches"].as_array().unwrap();
    assert_eq!(stretches.len(), 2);
    assert_eq!(stretches[0]["until"], stretches[1]["from"]);
    assert_eq!(stretches[0]["holding"]["state"], "withDuty");
}
