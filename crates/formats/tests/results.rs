//! What events say of results.

use stafett_compile::{Source, compile};
use stafett_formats::Form;
use stafett_formats::child::{read, write};
use stafett_model::{Child, Day, Programme};

const TEXT: &str = r#"
program liten "Ett litet program" {
  land        "SE"
  språk       svenska
  månadsslut  sista dagen
  utgåva      "1"
}
befolkning barn "Barn" {
  födda från 2025-01-01 till och med 2026-12-31
}
huvudman regionen "Regionen" { finns överallt }
verksamhet bhv "Barnhälsovården" {
  huvudman  regionen
  finns överallt
}
område hälsa "Hälsa" { }
moment tillväxt "Tillväxt" { område hälsa }
moment hörsel "Hörselprövning" {
  område hälsa
  utfall utan_anmärkning, avvikande
}
besök åtta "Besök vid 8 veckor" {
  när        8 veckor, tidigast 7 veckor, senast 10 veckor
  utförs av  bhv
  innehåll   hörsel, tillväxt
}
besök extra "Extra besök" {
  när        12 veckor, tidigast 11 veckor, senast 14 veckor
  utförs av  bhv
  om         hörsel vid åtta avvikande eller åtta uteblivet
}
"#;

fn programme() -> Programme {
    let source = Source {
        path: "liten.stafett".into(),
        text: TEXT.into(),
    };
    compile(&[source]).programme.unwrap()
}

fn child(events: &str) -> Child {
    let text = format!("born: 2026-01-01\nevents:\n{events}\n");
    read(&text, Form::Yaml, &programme()).unwrap().child
}

/// What a child's facts say: name, place of the value, day.
fn said(child: &Child) -> Vec<(String, i32, Option<Day>)> {
    let programme = programme();
    let name = |fact| programme.fact(fact).unwrap().meta.id.clone();
    let facts = child.facts.iter();
    facts
        .map(|record| (name(record.fact), record.value, record.from))
        .collect()
}

fn on(text: &str) -> Option<Day> {
    Some(Day::parse(text).unwrap())
}

#[test]
fn a_result_is_a_fact_from_the_day_of_the_visit() {
    let child = child(
        "  - {id: e, kind: done, visit: åtta, on: 2026-03-01, results: {hörsel: utan anmärkning}}",
    );
    assert_eq!(
        said(&child),
        [("hörsel vid åtta".to_owned(), 0, on("2026-03-01"))]
    );
    assert_eq!(
        child.facts[0].id, child.events[0].id,
        "it falls with the visit"
    );
}

#[test]
fn a_child_that_is_written_is_read_as_it_was() {
    let before =
        child("  - {id: e, kind: done, visit: åtta, on: 2026-03-01, results: {hörsel: avvikande}}");
    let text = write(&programme(), &before, None, Form::Yaml);
    assert_eq!(read(&text, Form::Yaml, &programme()).unwrap().child, before);
}

#[test]
fn a_result_that_cannot_be_is_told() {
    let told = |event: &str| {
        let text = format!("born: 2026-01-01\nevents:\n  - {{id: e, on: 2026-03-01, {event}}}\n");
        let errors = read(&text, Form::Yaml, &programme()).unwrap_err();
        assert_eq!(errors.len(), 1, "{errors:#?}");
        (errors[0].path.clone(), errors[0].message.sv.clone())
    };
    let (path, says) = told("kind: done, visit: åtta, results: {hörsel: bra}");
    assert_eq!(path, "events[0].results.hörsel");
    assert!(says.contains("kan inte få resultatet \"bra\""), "{says}");
    let (_, says) = told("kind: done, visit: åtta, results: {tillväxt: bra}");
    assert!(says.contains("kan inte få resultatet"), "{says}");
    let (_, says) = told("kind: done, visit: extra, results: {hörsel: avvikande}");
    assert!(says.contains("gjordes inte vid besöket"), "{says}");
    let (_, says) =
        told("kind: done, visit: åtta, items: [tillväxt], results: {hörsel: avvikande}");
    assert!(says.contains("gjordes inte vid besöket"), "{says}");
    let (_, says) = told("kind: done, visit: åtta, results: {hörse: avvikande}");
    assert!(says.contains("inget moment"), "{says}");
    let (_, says) = told("kind: done, visit: åtta, results: [hörsel]");
    assert!(says.contains("\"results\" ska vara fält"), "{says}");
    let (path, _) = told("kind: missed, visit: åtta, results: {hörsel: avvikande}");
    assert_eq!(path, "events[0].results");
    let (path, says) =
        told("kind: done, visit: åtta, results: {hörsel: avvikande, hörsel: avvikande}");
    assert_eq!(path, "events[0].results.hörsel");
    assert!(says.contains("två gånger"), "{says}");
}
