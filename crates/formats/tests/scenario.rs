//! What scenarios expect: read, written back, compared with a plan, and counted.

use stafett_compile::{Source, compile};
use stafett_formats::Form;
use stafett_formats::child::{ChildFile, edition, read, scenario};
use stafett_formats::scenario::{coverage, differences, has_line};
use stafett_model::{Day, Programme};
use stafett_plan::{Status, plan};

const TEXT: &str = r#"
program liten "Ett litet program" {
  land        "SE"
  språk       svenska
  månadsslut  sista dagen
  utgåva      "1"
}
befolkning barn "Barn" { födda från 2025-01-01 till och med 2026-12-31 }
huvudman regionen "Regionen" { finns överallt }
verksamhet bb "BB" { huvudman regionen finns överallt }
verksamhet bvc "BVC" { huvudman regionen finns överallt }
område hälsa "Hälsa" { }
uppgift tvilling "Är tvilling" { värden ja eller nej kan ändras }
uppgift region "Region" { värden en av norr, söder kan ändras }
vaccinserie rota "Rotavirus" {
  område hälsa
  dos 1 rekommenderat 6 veckor, tidigast 6 veckor, senast 12 veckor
  dos 2 rekommenderat 3 månader, minst 4 veckor efter dos 1, senast 16 veckor
  därefter bortfaller
}
moment vägning "Vägning" { område hälsa }
besök v6 "Besök vid 6 veckor" {
  när        6 veckor, tidigast 6 veckor, senast 8 veckor
  utförs av  bvc
  innehåll   rota dos 1, vägning
}
besök v12 "Besök vid 3 månader" {
  när        3 månader, tidigast 3 månader, senast 15 veckor
  utförs av  bvc
  innehåll   rota dos 2
}
besök tvillingar "Tvillingbesök" {
  när        8 veckor, tidigast 8 veckor, senast 10 veckor
  utförs av  bvc
  om         tvilling
}
ansvar för hälsa från födseln fram till 1 år {
  huvudman regionen  från födseln fram till 1 år
  utförs av bb       från födseln fram till 2 veckor
  utförs av bvc      från 2 veckor fram till 1 år
}
övergång hem "Hem till BVC" från bb till bvc { när 2 veckor }
övergång tillbaka "Tillbaka till BB" från bvc till bb { när 1 år }
krav vägs "Vägning erbjuds" {
  erbjuds minst 1 besök med vägning från födseln fram till 1 år
}
variant norr "Norr" {
  om region norr
  byter ut besök v12 { när 4 månader, tidigast 4 månader, senast 5 månader }
}
"#;

fn programme() -> Programme {
    let compiled = compile(&[Source {
        path: "liten.stafett".into(),
        text: TEXT.into(),
    }]);
    compiled
        .programme
        .unwrap_or_else(|| panic!("{:#?}", compiled.diagnostics))
}

const CHILD: &str = "\
id: ada
born: 2026-01-15
as_of: 2026-03-01
facts:
  - {fact: tvilling, value: nej}
";

fn of(expect: &str) -> ChildFile {
    let text = format!("{CHILD}{expect}");
    read(&text, Form::Yaml, &programme()).unwrap_or_else(|errors| panic!("{errors:#?}"))
}

fn day(file: &ChildFile) -> Day {
    file.as_of.expect("a day")
}

fn differs(expect: &str) -> Vec<(u32, String)> {
    let file = of(expect);
    let plan = plan(&programme(), &file.child, day(&file));
    let told = differences(&file.expect, &plan);
    told.into_iter()
        .map(|one| (one.line, one.says.sv))
        .collect()
}

fn touched(child: &str) -> Vec<String> {
    let programme = programme();
    let file = read(child, Form::Yaml, &programme).unwrap_or_else(|errors| panic!("{errors:#?}"));
    let plan = plan(&programme, &file.child, day(&file));
    let touched = coverage::touched(&programme, &file, &plan, day(&file));
    touched.into_iter().map(|(_, name)| name).collect()
}

#[test]
fn what_holds_differs_in_nothing() {
    let kept = "\
expect:
  - {item: v6, status: due, earliest: 2026-02-26}
  - {item: v6/rota dos 1, status: aktuellt nu}
  - {absent: tvillingar}
  - {absent: finns.inte}
  - {area: hälsa, body: regionen, service: bvc}
  - {question: region}
";
    assert_eq!(differs(kept), []);
}

#[test]
fn what_does_not_hold_is_told_at_its_line() {
    let wrong = "\
expect:
  - {item: v6, status: carried-over}
  - {item: v66}
  - {absent: v6}
  - {area: hälsa, body: none, service: bb}
  - {question: tvilling}
";
    let told = differs(wrong);
    let wanted = [
        (7, "planen säger \"aktuellt nu\", scenariot \"förs vidare\""),
        (8, "planen har ingen rad som heter \"v66\""),
        (9, "men scenariot väntar sig att den inte gäller barnet"),
        (
            10,
            "huvudman för Hälsa: planen säger \"Regionen\", scenariot \"ingen\"",
        ),
        (
            10,
            "verksamhet för Hälsa: planen säger \"BVC\", scenariot \"BB\"",
        ),
        (11, "planen frågar inte efter uppgiften \"Är tvilling\""),
    ];
    assert_eq!(told.len(), wanted.len(), "{told:#?}");
    for ((line, says), (at, part)) in told.iter().zip(wanted) {
        assert!(*line == at && says.contains(part), "{line}: {says}");
    }
}

#[test]
fn nobody_is_expected_by_a_word() {
    let late = CHILD.replace("2026-03-01", "2027-03-01");
    let text = format!("{late}expect:\n  - {{area: hälsa, body: none, service: ingen}}\n");
    let file = read(&text, Form::Yaml, &programme()).expect("a scenario");
    let plan = plan(&programme(), &file.child, day(&file));
    assert_eq!(differences(&file.expect, &plan), []);
}

#[test]
fn every_status_has_the_word_of_a_plans_json() {
    let programme = programme();
    for word in [
        "upcoming",
        "due",
        "past",
        "pastItsTime",
        "done",
        "declined",
        "missed",
        "lapsed",
        "carried-over",
        "carriedOver",
        "not-applicable",
        "notApplicable",
        "undecided",
    ] {
        let text = format!("{CHILD}expect: [{{item: v6, status: {word}}}]\n");
        assert!(read(&text, Form::Yaml, &programme).is_ok(), "{word}");
    }
}

#[test]
fn every_status_is_listed_once_and_spelt_as_in_a_plans_json() {
    for (place, status) in Status::ALL.into_iter().enumerate() {
        assert_eq!(serde_json::to_value(status).unwrap(), status.code());
        assert_eq!(status as usize, place);
    }
}

#[test]
fn an_expectation_is_one_thing_with_names_of_the_programme() {
    let wrong = |expect: &str| -> String {
        let text = format!("{CHILD}expect:\n  - {{{expect}}}\n");
        let errors = read(&text, Form::Yaml, &programme()).expect_err("wrong");
        assert!(errors.iter().all(|error| error.line == 7), "{errors:#?}");
        errors.into_iter().map(|error| error.message.sv).collect()
    };
    assert!(wrong("item: v6, absent: v6").contains("precis ett av fälten"));
    assert!(wrong("status: due").contains("precis ett av fälten"));
    assert!(wrong("absent: v6, status: due").contains("inget fält som heter \"status\""));
    assert!(wrong("area: hälsa").contains("säg vem"));
    assert!(wrong("area: hälsan, body: none").contains("inget område"));
    assert!(wrong("area: hälsa, body: bvc").contains("ingen huvudman som heter \"bvc\""));
    assert!(wrong("question: längd").contains("ingen uppgift"));
}

#[test]
fn a_scenario_is_written_as_it_is_read() {
    let text = "\
edition: idag
title: Ett barn
note: en regel
id: ada
born: 2026-01-15
as_of: 2026-03-01
expect:
  - {item: v6, status: aktuellt nu}
  - {absent: tvillingar}
  - {area: hälsa, body: regionen, service: none}
  - {question: region}
";
    assert_eq!(edition(text, Form::Yaml).as_deref(), Some("idag"));
    let programme = programme();
    let file = read(text, Form::Yaml, &programme).expect("a scenario");
    assert_eq!(file.title.as_deref(), Some("Ett barn"));
    let written = scenario(&programme, &file);
    let again = read(&written, Form::Yaml, &programme).expect("a scenario");
    let without_lines =
        |file: &ChildFile| -> Vec<_> { file.expect.iter().map(|one| one.what.clone()).collect() };
    assert_eq!(without_lines(&again), without_lines(&file));
    assert_eq!((again.edition, again.note), (file.edition, file.note));
}

#[test]
fn lines_that_a_programme_can_have_are_known() {
    let programme = programme();
    assert!(has_line(&programme, "v6") && has_line(&programme, "v6/rota dos 1"));
    assert!(!has_line(&programme, "v7") && !has_line(&programme, "v6/rota dos 2"));
}

#[test]
fn all_rules_of_the_five_kinds_are_counted() {
    let rules = coverage::rules(&programme());
    let names: Vec<String> = rules.into_iter().map(|((_, name), _)| name).collect();
    assert_eq!(
        names,
        [
            "tvillingar",
            "v12",
            "v6",
            "rota dos 1",
            "rota dos 2",
            "hem",
            "tillbaka",
            "norr",
            "vägs"
        ]
    );
}

#[test]
fn a_scenario_touches_what_it_names_and_what_its_events_record() {
    assert_eq!(touched(CHILD), Vec::<String>::new());
    let line = format!("{CHILD}expect: [{{item: v12}}]\n");
    assert_eq!(touched(&line), ["v12"]);
    let absent = format!("{CHILD}expect: [{{absent: tvillingar}}]\n");
    assert_eq!(touched(&absent), ["tvillingar"]);
    let dose = format!("{CHILD}expect: [{{item: v12/rota dos 2}}]\n");
    assert_eq!(touched(&dose), ["v12", "rota dos 2"]);
    let done = format!("{CHILD}events: [{{kind: done, visit: v6, on: 2026-02-27}}]\n");
    assert_eq!(touched(&done), ["v6", "rota dos 1", "vägs"]);
    let part =
        format!("{CHILD}events: [{{kind: done, visit: v6, on: 2026-02-27, items: [vägning]}}]\n");
    assert_eq!(touched(&part), ["v6", "vägs"]);
}

#[test]
fn a_scenario_touches_the_transition_before_or_next_and_the_variant_of_its_place() {
    let area = "expect: [{area: hälsa, body: regionen}]\n";
    assert_eq!(touched(&format!("{CHILD}{area}")), ["hem", "tillbaka"]);
    let first_week = CHILD.replace("2026-03-01", "2026-01-20");
    assert_eq!(touched(&format!("{first_week}{area}")), ["hem"]);
    let north = CHILD.replace("tvilling, value: nej", "region, value: norr");
    let line = "expect: [{item: v12}]\n";
    assert_eq!(touched(&format!("{north}{line}")), ["v12", "norr"]);
    let south = CHILD.replace("tvilling, value: nej", "region, value: söder");
    assert_eq!(touched(&format!("{south}{line}")), ["v12"]);
}
