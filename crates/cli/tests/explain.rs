//! `check --explain`: the whole story of one finding.

mod support;

use std::fs;
use support::{Ran, Temp, faulty, run_in};

const AS_OF: &str = "2026-11-21";

fn explain(temp: &Temp, more: &[&str]) -> Ran {
    let args = [&["check", ".", "--as-of", AS_OF], more].concat();
    run_in(&temp.0, &args)
}

#[test]
fn the_story_has_rules_clocks_child_and_remedy() {
    let temp = faulty();
    let wish = "no-service-named/vaccination";
    let swedish = explain(&temp, &["--explain", wish]);
    assert_eq!((swedish.code, swedish.err.as_str()), (1, ""));
    insta::assert_snapshot!("story_sv", swedish.out);
    let english = explain(&temp, &["--explain", wish, "--language", "en"]);
    insta::assert_snapshot!("story_en", english.out);
}

#[test]
fn a_finding_is_named_as_it_is_printed() {
    let temp = faulty();
    let list = explain(&temp, &[]).out;
    let printed = list
        .lines()
        .find(|line| line.contains("no-service-named [vaccination"))
        .unwrap();
    let (number, name) = printed.split_once(". ").unwrap();
    let story = explain(&temp, &["--explain", name]).out;
    assert!(story.starts_with(printed), "{story}");
    for wish in [
        number,
        "no-service-named/vacc",
        "no-service-named/vaccination/barnh",
    ] {
        assert_eq!(explain(&temp, &["--explain", wish]).out, story, "{wish}");
    }
}

#[test]
fn a_wish_that_fits_none_or_several_is_told() {
    let temp = faulty();
    for (wish, told) in [
        ("0", "inget fynd 0"),
        ("999", "inget fynd 999"),
        ("no-servise-named", "menade du \"no-service-named\"?"),
        ("no-", "passar på"),
        ("", "inget fynd som heter"),
    ] {
        let ran = explain(&temp, &["--explain", wish]);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{wish}");
        assert!(ran.err.contains(told), "{wish}: {}", ran.err);
    }
    let ran = explain(&temp, &["--explain", "1", "--format", "sarif"]);
    assert_eq!(ran.code, 2, "{}", ran.out);
}

#[test]
fn as_json_it_is_the_finding_of_the_report_with_its_points() {
    let temp = faulty();
    let json = |ran: Ran| serde_json::from_str::<serde_json::Value>(&ran.out).unwrap();
    let report = json(explain(&temp, &["--format", "json"]));
    let story = json(explain(
        &temp,
        &[
            "--format",
            "json",
            "--explain",
            "no-service-named/vaccination",
        ],
    ));
    let findings = report["findings"].as_array().unwrap();
    assert!(findings.contains(&story["finding"]), "{story}");
    let points = story["points"].as_array().unwrap();
    let school_start = points
        .iter()
        .find(|point| {
            point["says"]["en"]
                .as_str()
                .unwrap()
                .starts_with("school start")
        })
        .unwrap();
    assert_eq!(school_start["first"], "2026-08-15");
    assert_eq!(
        school_start["says"]["sv"],
        "skolstart är 15 augusti 2026 (höstterminen börjar 15–24 augusti 2026)"
    );
}

#[test]
fn an_accepted_finding_says_who_accepts_it_and_until_when() {
    let temp = faulty();
    let text = fs::read_to_string(temp.0.join("program.stafett")).unwrap();
    let accepts = "\ngodtar känd_lucka \"Känd lucka\" {
  fynd no-service-named
  område vaccination
  regler barnhälsovården, elevhälsan
  skäl \"Ingen källa pekar ut någon.\"
  av \"programmets redaktion\"
  beslutad 2026-01-02
  omprövas 2027-06-30
}\n";
    temp.put("program.stafett", text + accepts);
    let list = explain(&temp, &[]).out;
    let line = list.lines().find(|line| line.starts_with("  ○ "));
    assert!(
        line.is_some_and(|line| line
            .ends_with("[vaccination: barnhälsovården, elevhälsan], barn fött 2020-01-01: 2026-08-15 – 2027-08-14")),
        "{list}"
    );
    let story = explain(&temp, &["--explain", "no-service-named/vaccination"]).out;
    for said in [
        "Godtaget",
        "programmets redaktion",
        "30 juni 2027",
        "Ingen källa",
    ] {
        assert!(story.contains(said), "no {said}: {story}");
    }
}
