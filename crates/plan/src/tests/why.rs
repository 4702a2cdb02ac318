//! The derivation of one line.

use super::build::*;
use super::holding::exchange;
use super::relay::relay;
use crate::{How, Plan, Status, Why, why};
use alloc::string::String;
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
    assert_eq!(not.condition.sv, "”Title of p” gäller");
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

/// The English sentences.
fn english(said: &[stafett_model::proof::Words]) -> Vec<&str> {
    said.iter().map(|one| one.en.as_str()).collect()
}

#[test]
fn of_an_area_that_depends_on_a_fact_who_it_may_be_and_what_decides() {
    let mut build = Build::new();
    let fact = build.yes_no("p");
    let (birth, six) = (Point::Birth, Point::age(years(6)));
    for (service, value) in [(BVC, 1), (SCHOOL, 0)] {
        let holder = Holder::Service(service);
        build.leg(HEALTH, holder, birth.clone(), six.clone());
        let legs = &mut build.p.areas[HEALTH.index()].legs;
        legs.last_mut().unwrap().condition = is(fact, value);
    }
    let of = |kid: Kid| why(&build.p, &kid.0, day("2026-02-13"), "health").unwrap();
    let unknown = of(kid());
    let plan: Plan = build.plan(&kid().0, "2026-02-13");
    assert_eq!(unknown.reason, plan.responsible_now[HEALTH.index()].reason);
    let details = english(&unknown.details);
    assert!(
        details[0].starts_with("Perhaps Title of bvc from"),
        "{details:?}"
    );
    assert!(
        details[0].ends_with("Holds for: “Title of p” applies."),
        "{details:?}"
    );
    assert!(
        details[1].starts_with("Perhaps Title of school from"),
        "{details:?}"
    );
    assert_eq!(details[2..], ["It is decided by: Title of p."]);
    assert_eq!(unknown.dates.len(), 4);
    let known = of(kid().fact_from(fact, 0, "2026-01-01"));
    let details = english(&known.details);
    assert_eq!(details.len(), 1, "{details:?}");
    assert!(
        details[0].starts_with("Title of school from"),
        "{details:?}"
    );
}

#[test]
fn of_an_area_that_nobody_leads_which_periods_there_are() {
    let build = relay();
    let none = why(&build.p, &kid().0, day("2060-01-01"), "health").unwrap();
    let details = english(&none.details);
    assert!(!details.is_empty());
    let not_now = |said: &&str| said.starts_with("Not on this day: ");
    assert!(details.iter().all(not_now), "{details:?}");
}

#[test]
fn of_a_transition_where_it_stands_on_what_terms_and_what_is_recorded() {
    let mut build = relay();
    build.p.transitions.push(exchange());
    let transition = TransitionId(0);
    let pupil = || Kid::born("2020-03-01");
    let of = |kid: Kid, on: &str| -> Why { why(&build.p, &kid.0, day(on), "to school").unwrap() };
    let before = of(pupil(), "2026-05-01");
    assert_eq!((before.status, before.holds), (None, Some(true)));
    assert!(
        before
            .reason
            .en
            .starts_with("Title of bvc is responsible and hands over to Title of school"),
        "{}",
        before.reason.en
    );
    assert_eq!(
        english(&before.details),
        [
            "Title of school confirms within 30 days. Without an answer a visit that Title of school made after \
          the transition counts as a confirmation. Otherwise Title of bvc follows up."
        ]
    );
    let named: Vec<&str> = before.dates.iter().map(|step| step.what.as_str()).collect();
    assert_eq!(named, ["passes", "earliest", "latest"]);
    let sent = pupil().event("2026-08-20", EventKind::HandoverSent(transition));
    let confirmed = sent.event("2026-08-25", EventKind::HandoverReceived(transition));
    let confirmed = of(confirmed, "2026-09-01");
    assert_eq!(
        english(&confirmed.history),
        ["Sent on 20 August 2026.", "Confirmed on 25 August 2026."]
    );
    assert!(
        confirmed.reason.en.contains("has received the handover"),
        "{}",
        confirmed.reason.en
    );
    let newborn = of(Kid::born("2026-08-25"), "2026-08-20");
    assert!(!newborn.reason.en.is_empty());
}

#[test]
fn of_a_transition_for_other_children_that_it_is() {
    let mut build = relay();
    let fact = build.yes_no("p");
    build.p.transitions.push(Transition {
        condition: is(fact, 1),
        ..exchange()
    });
    let kid = Kid::born("2020-03-01").fact_from(fact, 0, "2020-03-01");
    let other = why(&build.p, &kid.0, day("2026-05-01"), "to school").unwrap();
    assert_eq!(other.holds, Some(false));
    assert_eq!(other.reason.en, "This transition is for other children.");
}

#[test]
fn references_in_prose_are_told_by_titles_and_words() {
    let mut build = Build::new();
    let visit = build.team(Afterwards::Lapses);
    build.p.visits[visit.index()].meta.title = String::from("Team visit");
    build.p.visits[visit.index()].meta.doc =
        String::from("See [[team]], [[team|the visit]], [[gone]] and [[this.");
    let why = why(&build.p, &kid().0, day("2026-01-25"), "team").unwrap();
    assert_eq!(why.doc, "See Team visit, the visit, gone and [[this.");
}
