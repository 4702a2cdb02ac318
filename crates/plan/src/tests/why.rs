//! The derivation of one line.

use super::build::*;
use crate::{How, Status, why};
use alloc::vec::Vec;
use stafett_model::*;

#[test]
fn of_a_visit_with_the_arithmetic_of_its_days() {
    let mut build = Build::new();
    build.team(Afterwards::Lapses);
    let why = why(&build.p, &kid().0, day("2026-01-25"), "team").unwrap();
    assert_eq!(why.status, Some(Status::Due));
    assert_eq!((why.file.as_str(), why.holds), ("test.stafett", Some(true)));
    let said: Vec<&str> = why.dates.iter().map(|step| step.says.en.as_str()).collect();
    assert_eq!(
        said[0],
        "3 weeks of age, counted from 1 January 2026: 22 January 2026"
    );
    assert_eq!(
        why.dates[2].says.sv,
        "6 veckors ålder, räknat från 1 januari 2026: 12 februari 2026"
    );
}

#[test]
fn of_what_is_not_for_the_child_with_the_values_used() {
    let mut build = Build::new();
    let fact = build.yes_no("p");
    let visit = build.team(Afterwards::Lapses);
    build.when(visit, is(fact, 1));
    let of = |child: Kid| why(&build.p, &child.0, day("2026-01-25"), "team").unwrap();
    let not = of(kid().fact_from(fact, 0, "2026-01-03"));
    assert_eq!(
        (not.status, not.holds),
        (Some(Status::NotApplicable), Some(false))
    );
    assert_eq!(not.condition.sv, "Title of p: ja");
    assert_eq!(not.facts[0].value.as_ref().unwrap().sv, "nej");
    assert_eq!(
        (not.facts[0].how, not.facts[0].from),
        (How::Recorded, Some(day("2026-01-03")))
    );
    assert_eq!(of(kid()).facts[0].how, How::Unknown);
}

#[test]
fn of_a_content_entry_with_its_dose_and_what_did_not_count() {
    let mut build = Build::new();
    let one = build.dose(in_weeks(6, 6, 12));
    build.visit("v6", in_weeks(6, 6, 8), &[one]);
    let child = kid().given("2026-02-01", one).0;
    let why = why(&build.p, &child, day("2026-02-13"), "v6/rota dose 1").unwrap();
    assert_eq!(why.status, Some(Status::Due));
    assert!(
        why.history[0].en.contains("does not count"),
        "{:?}",
        why.history
    );
    assert_eq!(why.dates.len(), 6);
}

#[test]
fn of_an_area_and_of_nothing() {
    let mut build = Build::new();
    build.leg(
        HEALTH,
        Holder::Service(BVC),
        Point::Birth,
        Point::age(years(6)),
    );
    build.leg(
        VACCINATION,
        Holder::Service(BVC),
        Point::Birth,
        Point::age(years(6)),
    );
    let health = why(&build.p, &kid().0, day("2026-02-13"), "health").unwrap();
    assert!(health.reason.en.contains("Title of bvc"));
    assert_eq!(
        health.dates[1].says.en,
        "6 years of age, counted from 1 January 2026: 1 January 2032"
    );
    assert!(why(&build.p, &kid().0, day("2026-02-13"), "nothing").is_none());
    assert!(why(&build.p, &kid().0, day("2026-02-13"), "team/nothing").is_none());
}

#[test]
fn every_line_of_a_plan_has_one_that_says_the_same() {
    let mut build = Build::new();
    let one = build.dose(in_weeks(6, 6, 12));
    build.visit("v6", in_weeks(6, 6, 8), &[one]);
    build.team(Afterwards::Lapses);
    let plan = build.plan(&kid().0, "2026-02-13");
    for item in &plan.items {
        let of = |id: &str| why(&build.p, &kid().0, day("2026-02-13"), id).unwrap();
        assert_eq!(
            (of(&item.id).status, of(&item.id).reason),
            (Some(item.status), item.reason.clone())
        );
        for entry in &item.contents {
            assert_eq!(of(&entry.id).status, Some(entry.status));
        }
    }
}

#[test]
fn a_visits_day_is_not_the_day_of_what_was_declined_at_it() {
    let mut build = Build::new();
    let (height, dose) = (build.item("height"), build.dose(in_weeks(6, 6, 12)));
    let visit = build.visit("v6", in_weeks(6, 6, 8), &[height, dose]);
    let child = kid()
        .done("2026-02-13", visit)
        .event("2026-02-13", EventKind::ItemDeclined(dose))
        .0;
    let of = |id| why(&build.p, &child, day("2026-02-20"), id).unwrap();
    let said = |why: crate::Why| -> Vec<_> { why.history.into_iter().map(|w| w.en).collect() };
    assert_eq!(of("v6/rota dose 1").status, Some(Status::Declined));
    assert_eq!(
        said(of("v6/rota dose 1")),
        [
            "The visit was made on 13 February 2026, without this.",
            "Declined on 13 February 2026. It is voluntary."
        ]
    );
    assert_eq!(said(of("v6/height")), ["Done on 13 February 2026."]);
}
