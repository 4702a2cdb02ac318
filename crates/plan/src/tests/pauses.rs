//! What a reprioritisation does to what it suspends.

use super::build::*;
use crate::{QuestionKind, Status};
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use stafett_model::*;

/// A reprioritisation of the visit `team`, whose window is 22 January – 12 February 2026.
fn pause(build: &mut Build, first: &str, last: &str) -> usize {
    build.p.reprioritisations.push(Reprioritisation {
        meta: meta("spring"),
        in_force: (day(first), day(last)),
        condition: Condition::Always,
        visits: Vec::from([VisitId(0)]),
        items: Vec::new(),
        switches: Vec::new(),
        caught_up_until: None,
        lapses: false,
    });
    build.p.reprioritisations.len() - 1
}

fn paused(first: &str, last: &str, until: Option<&str>) -> Build {
    let mut build = Build::new();
    build.team(Afterwards::Lapses);
    let mode = pause(&mut build, first, last);
    let mode = &mut build.p.reprioritisations[mode];
    mode.caught_up_until = until.map(|until| Point::Date(day(until)));
    mode.lapses = until.is_none();
    build
}

#[test]
fn a_suspended_visit_is_upcoming_until_the_suspension_is_over() {
    let (up, due, gone) = (Status::Upcoming, Status::Due, Status::Lapsed);
    let inside = ("2026-01-25", "2026-02-05", None);
    let opens = ("2026-01-20", "2026-02-05", None);
    let whole = ("2026-01-22", "2026-02-12", Some("2026-06-01"));
    let lost = ("2026-01-22", "2026-02-12", None);
    let closes = ("2026-01-25", "2026-03-01", Some("2026-06-01"));
    let beside = ("2026-02-13", "2026-03-01", None);
    let table = [
        (inside, "2026-01-24", due, "2026-01-22"),
        (inside, "2026-01-25", up, "2026-02-06"),
        (inside, "2026-02-05", up, "2026-02-06"),
        (inside, "2026-02-06", due, "2026-01-22"),
        (opens, "2026-01-10", up, "2026-02-06"),
        (opens, "2026-02-06", due, "2026-02-06"),
        (opens, "2026-02-13", gone, "2026-01-22"),
        (whole, "2026-01-10", up, "2026-02-13"),
        (whole, "2026-02-12", up, "2026-02-13"),
        (whole, "2026-02-13", due, "2026-02-13"),
        (whole, "2026-05-31", due, "2026-02-13"),
        (whole, "2026-06-01", gone, "2026-01-22"),
        (lost, "2026-01-10", gone, "2026-01-22"),
        (lost, "2026-02-13", gone, "2026-01-22"),
        (closes, "2026-01-24", due, "2026-01-22"),
        (closes, "2026-01-25", up, "2026-03-02"),
        (closes, "2026-03-02", due, "2026-01-22"),
        (beside, "2026-02-12", due, "2026-01-22"),
        (beside, "2026-02-13", gone, "2026-01-22"),
    ];
    for (place, ((first, last, until), as_of, status, earliest)) in table.into_iter().enumerate() {
        let plan = paused(first, last, until).plan(&kid().0, as_of);
        let team = item(&plan, "team");
        let found = (team.status, text(team.window.earliest));
        assert_eq!(
            found,
            (status, earliest.into()),
            "row {place} as of {as_of}"
        );
    }
}

#[test]
fn the_reason_says_until_when_it_is_paused_or_that_it_lapses() {
    let plan = paused("2026-01-25", "2026-02-05", None).plan(&kid().0, "2026-01-30");
    let said = &item(&plan, "team").reason;
    assert_eq!(said.en, "Paused through 5 February 2026: Title of spring.");
    assert_eq!(
        said.sv,
        "Pausat till och med den 5 februari 2026: Title of spring."
    );
    let plan = paused("2026-01-22", "2026-02-12", None).plan(&kid().0, "2026-01-30");
    let said = &item(&plan, "team").reason;
    assert!(said.en.starts_with("Paused on every day"), "{}", said.en);
}

#[test]
fn the_derivation_names_the_pause_and_the_facts_on_which_it_rests() {
    let mut build = paused("2026-01-25", "2026-02-05", None);
    let fact = build.yes_no("p");
    build.p.reprioritisations[0].condition = is(fact, 1);
    let of = |kid: Kid| crate::why(&build.p, &kid.0, day("2026-01-30"), "team").unwrap();
    let held = of(kid().fact(fact, 1));
    assert_eq!(
        held.history[0].en,
        "Paused from 25 January 2026 through 5 February 2026: Title of spring."
    );
    assert_eq!(held.facts[0].fact.id, "p");
    let resumed = held.dates.iter().find(|step| step.what == "resumed");
    assert_eq!(text(resumed.unwrap().day), "2026-02-06");
    let free = of(kid().fact(fact, 0));
    assert_eq!((free.history.len(), free.facts.len()), (0, 1));
}

#[test]
fn what_was_done_meanwhile_is_done() {
    let build = paused("2026-01-22", "2026-02-12", None);
    let child = kid().done("2026-01-30", VisitId(0)).0;
    assert_eq!(build.status(&child, "2026-01-30"), Status::Done);
}

#[test]
fn one_content_alone_can_be_suspended() {
    let mut build = Build::new();
    let (growth, sight) = (build.item("growth"), build.item("sight"));
    build.visit("team", in_weeks(3, 4, 6), &[growth, sight]);
    let mode = pause(&mut build, "2026-01-25", "2026-02-05");
    build.p.reprioritisations[mode].visits.clear();
    build.p.reprioritisations[mode].items.push(sight);
    let plan = build.plan(&kid().0, "2026-01-30");
    assert_eq!(entry(&plan, "team/growth").status, Status::Due);
    assert_eq!(entry(&plan, "team/sight").status, Status::Upcoming);
}

#[test]
fn it_holds_for_the_children_that_it_names_and_an_unknown_fact_is_asked_for() {
    let mut build = paused("2026-01-25", "2026-02-05", None);
    let fact = build.yes_no("p");
    build.p.reprioritisations[0].condition = is(fact, 1);
    let status = |kid: Kid, on: &str| build.status(&kid.0, on);
    assert_eq!(status(kid().fact(fact, 0), "2026-01-30"), Status::Due);
    assert_eq!(status(kid().fact(fact, 1), "2026-01-30"), Status::Upcoming);
    assert_eq!(status(kid(), "2026-01-30"), Status::Undecided);
    assert_eq!(status(kid(), "2026-01-24"), Status::Due);
    let plan = build.plan(&kid().0, "2026-01-30");
    assert_eq!(plan.questions[0].kind, QuestionKind::Fact);
    assert_eq!(plan.questions[0].would_decide, ["team"]);
}

#[test]
fn place_and_channel_are_those_of_the_day_on_which_the_visit_lies() {
    let mut build = Build::new();
    build.team(Afterwards::Lapses);
    let mode = pause(&mut build, "2026-01-25", "2026-02-05");
    let mode = &mut build.p.reprioritisations[mode];
    let visits = core::mem::take(&mut mode.visits);
    mode.switches.push(stafett_model::WaySwitch {
        visits,
        channel: "telephone".to_string(),
        place: String::new(),
    });
    let way = |as_of: &str, kid: Kid| {
        let plan = build.plan(&kid.0, as_of);
        let team = item(&plan, "team");
        (team.place.clone(), team.channel.clone())
    };
    let usual = ("clinic".to_string(), String::new());
    let switched = ("clinic".to_string(), "telephone".to_string());
    assert_eq!(way("2026-01-10", kid()), switched);
    assert_eq!(way("2026-02-06", kid()), usual);
    let early = kid().done("2026-01-23", VisitId(0));
    assert_eq!(way("2026-01-30", early), usual);
}
