//! `load`: what a programme asks of the services in a year, from statistics beside it.

mod support;

use support::{Ran, Temp, run, run_in};

const STATISTICS: &str = r#"
births:
  - year: 2026
    number: 36500
    source: { sv: "Källan", en: "The source" }
other_years: { number: 0, assumed: { sv: "inga andra", en: "no others" } }
facts:
  - fact: tvilling
    shares: { ja: 0.1 }
    assumed: { sv: "var tionde", en: "one in ten" }
norms:
  - newborns: 55
    service: bhv
    role: sjuksköterska
    source: { sv: "Normen", en: "The norm" }
"#;

fn with(statistics: &str) -> Temp {
    let temp = Temp::with_small();
    temp.put("statistik/födda.yaml", statistics);
    temp
}

fn load(temp: &Temp, more: &[&str]) -> Ran {
    run_in(&temp.0, &[&["load", ".", "--year", "2026"], more].concat())
}

#[test]
fn visits_are_counted_by_birth_dates_and_shares() {
    let ran = load(&with(STATISTICS), &["--format", "json"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let report: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let number = |id: &str| {
        let visits = report["visits"].as_array().unwrap();
        let visit = visits.iter().find(|visit| visit["visit"] == id);
        visit.unwrap()["number"].as_f64().unwrap()
    };
    // A hundred a day; the last who are four weeks old in the year are born on 3 December.
    assert_eq!(number("bhv.v4"), 33_700.0);
    // One in ten of those who are eight weeks old, born through 5 November.
    assert_eq!(number("bhv.tvilling"), 3_090.0);
    assert_eq!(report["newborns"][0]["staff"], 663.6);
    assert_eq!(report["births"]["yearsByDefault"][0], 2025);
    assert_eq!(report["services"][0]["roles"][0]["role"], "sjuksköterska");
}

#[test]
fn people_read_what_the_figures_rest_on_in_both_languages() {
    let temp = with(STATISTICS);
    let ran = load(&temp, &[]);
    for part in [
        "36 790 besök",
        "minst 664 heltidstjänster (Normen)",
        "antagande: var tionde",
    ] {
        assert!(ran.out.contains(part), "no {part}: {}", ran.out);
    }
    let ran = load(&temp, &["--language", "en"]);
    assert!(ran.out.contains("assumption: one in ten"), "{}", ran.out);
    let without = STATISTICS.replace("ja: 0.1", "ja: 0");
    assert!(!load(&with(&without), &[]).out.contains("Inte räknade"));
}

#[test]
fn a_fact_without_a_share_is_listed() {
    let cut = STATISTICS.split("facts:").next().unwrap();
    let ran = run_in(&with(cut).0, &["belastning", ".", "--year", "2026"]);
    assert_eq!(ran.code, 0);
    let line = "bhv.tvilling: statistiken säger ingen andel för tvilling";
    assert!(ran.out.contains(line), "{}", ran.out);
}

#[test]
fn a_name_that_the_programme_lacks_is_left_out_with_a_warning() {
    let ran = load(
        &with(&STATISTICS.replace("role: sjuksköterska", "role: skötare")),
        &[],
    );
    assert_eq!(ran.code, 0);
    assert!(
        ran.err.contains("ingen roll som heter \"skötare\""),
        "{}",
        ran.err
    );
    assert!(!ran.out.contains("heltidstjänster"), "{}", ran.out);
}

#[test]
fn wrong_statistics_are_told_with_their_lines() {
    for (given, wrong, says) in [
        (
            "number: 36500\n",
            "number: 36500\n    months: [1, 2]\n",
            "tolv tal",
        ),
        ("ja: 0.1", "ja: 1.1", "ett tal från 0 till och med 1"),
        ("ja: 0.1", "ja: 0.1, nej: 0.1", "tillsammans bli 1"),
        ("ja: 0.1", "kanske: 0.1", "kan inte vara \"kanske\""),
        (
            "    source: { sv: \"Källan\", en: \"The source\" }\n",
            "",
            "ska ha en källa",
        ),
    ] {
        let ran = load(&with(&STATISTICS.replacen(given, wrong, 1)), &[]);
        assert_eq!(ran.code, 2, "{wrong}: {}", ran.out);
        assert!(
            ran.err.contains(says) && ran.err.contains("statistik/födda.yaml:"),
            "{}",
            ran.err
        );
    }
    let temp = with(STATISTICS);
    temp.put("statistik/två.yaml", STATISTICS);
    let ran = load(&temp, &[]);
    assert!(
        ran.code == 2 && ran.err.contains("födda 2026 står två gånger"),
        "{}",
        ran.err
    );
}

#[test]
fn without_statistics_there_is_no_load() {
    let ran = run(&["load", ".", "--year", "2026"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("--statistics MAPP"), "{}", ran.err);
    assert_eq!(run(&["load", "."]).code, 2);
    let ran = run(&["load", ".", "--year", "2026", "--statistics", "no"]);
    assert_eq!(ran.code, 2);
}
