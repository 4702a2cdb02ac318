//! From a programme as its authors write it to the plan of a child.

use stafett_compile::{Source, compile};
use stafett_model::{Child, Day, Event, EventKind, FactRecord, Programme};
use stafett_plan::{HeldVerdict, Plan, Status, VisitItem, plan, why};

const TEXT: &str = r#"
program prov "Ett prov" {
  land        "SE"
  språk       svenska
  månadsslut  sista dagen
  utgåva      "1"
  gäller från 2026-01-01
}

befolkning alla_barn "Alla barn" {
  födda  från 2020-01-01 till och med 2030-12-31
}

huvudman regionen "Regionen" { finns överallt }
roll sjuksköterska "Sjuksköterska" { }

verksamhet barnhälsovården "Barnhälsovården" {
  huvudman  regionen
  roller    sjuksköterska
  finns överallt
}

område hälsa "Hälsa" { }
område vaccination "Vaccination" { }

uppgift ökad_risk "Ökad risk" {
  värden  ja eller nej
  fast
}

händelse hemkomst "Hemkomst" { }

moment tillväxt "Tillväxt" {
  område  hälsa
}

vaccinserie rota "Rotavirus" {
  område    vaccination
  dos 1     rekommenderat 6 veckor, tidigast 6 veckor, senast 12 veckor
  dos 2     rekommenderat 3 månader, tidigast 10 veckor, minst 4 veckor efter rota dos 1, senast 24 veckor
  därefter  bortfaller
}

besök hem "Hembesök" {
  när        1 vecka efter hemkomst, tidigast hemkomst, senast 2 veckor efter hemkomst
  utförs av  barnhälsovården med sjuksköterska
  plats      hem
  innehåll   tillväxt
  för        alla
}

besök v6 "Besök vid 6 veckor" {
  när        6 veckor, tidigast 6 veckor, senast 8 veckor
  därefter   tas igen fram till 3 månader
  utförs av  barnhälsovården med sjuksköterska
  plats      mottagning
  längd      45 minuter
  innehåll   tillväxt, rota dos 1
  för        alla
}

besök m3 "Besök vid 3 månader" {
  när        3 månader, tidigast 11 veckor, senast 16 veckor
  utförs av  barnhälsovården med sjuksköterska
  plats      mottagning
  innehåll   rota dos 2
  för        alla
}

besök extra "Extra besök" {
  när        4 månader, tidigast 4 månader, senast 5 månader
  utförs av  barnhälsovården med sjuksköterska
  plats      mottagning
  innehåll   tillväxt
  om         ökad_risk
}

ansvar för hälsa från födseln fram till 1 år {
  huvudman  regionen         från födseln  fram till 1 år
  utförs av barnhälsovården  från födseln  fram till 1 år
}

ansvar för vaccination från födseln fram till 1 år {
  huvudman  regionen         från födseln  fram till 1 år
  utförs av barnhälsovården  från födseln  fram till 1 år
}
"#;

fn programme() -> Programme {
    let path = String::from("prov.stafett");
    let compiled = compile(&[Source {
        path,
        text: TEXT.trim_start().into(),
    }]);
    let told = &compiled.diagnostics;
    compiled.programme.unwrap_or_else(|| panic!("{told:?}"))
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn visit<'p>(plan: &'p Plan, id: &str) -> &'p VisitItem {
    plan.items.iter().find(|item| item.id == id).unwrap()
}

#[test]
fn a_child_of_whom_nothing_is_known() {
    let programme = programme();
    let plan = plan(
        &programme,
        &Child::born(day("2026-01-01")),
        day("2026-02-20"),
    );
    assert_eq!(visit(&plan, "hem").status, Status::Upcoming);
    assert_eq!(visit(&plan, "hem").waits_for[0].id, "hemkomst");
    assert_eq!(visit(&plan, "v6").status, Status::Due);
    assert_eq!(visit(&plan, "v6").minutes, Some(45));
    assert_eq!(visit(&plan, "v6").body.as_ref().unwrap().title, "Regionen");
    assert_eq!(visit(&plan, "m3").status, Status::Upcoming);
    assert_eq!(visit(&plan, "extra").status, Status::Undecided);
    assert_eq!(plan.questions[0].id, "ökad_risk");
    let now = &plan.responsible_now[0];
    assert_eq!(
        (now.demanded, now.service.verdict),
        (Some(true), HeldVerdict::One)
    );
    assert_eq!(now.service.until.unwrap().on, day("2027-01-01"));
    assert!(plan.warnings.is_empty(), "{:?}", plan.warnings);
}

#[test]
fn a_child_with_a_history() {
    let programme = programme();
    let place = |id: &str| {
        programme
            .visits
            .iter()
            .position(|row| row.meta.id == id)
            .unwrap()
    };
    let mut child = Child::born(day("2026-01-01"));
    let v6 = stafett_model::VisitId(u16::try_from(place("v6")).unwrap());
    let done = EventKind::Done {
        visit: v6,
        items: Vec::new(),
    };
    child.events.push(Event::new("1", day("2026-03-10"), done));
    let risk = stafett_model::FactId(0);
    child.facts.push(FactRecord::new(risk, 0, None));
    let plan = plan(&programme, &child, day("2026-04-01"));
    assert_eq!(visit(&plan, "v6").status, Status::Done);
    assert_eq!(visit(&plan, "extra").status, Status::NotApplicable);
    let second = &visit(&plan, "m3").contents[0];
    assert_eq!(second.window.earliest.unwrap().on, day("2026-04-07"));
    assert_eq!(
        visit(&plan, "m3").window.recommended.unwrap().on,
        day("2026-04-07")
    );
    let why = why(&programme, &child, day("2026-04-01"), "extra").unwrap();
    assert_eq!(
        (why.holds, why.condition.sv.as_str()),
        (Some(false), "”Ökad risk” gäller")
    );
    assert!(why.line > 1);
}
