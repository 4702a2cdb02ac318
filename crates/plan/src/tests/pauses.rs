//! What a reprioritisation does to what it suspends.

use super::build::*;
use crate::{QuestionKind, Status};
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use stafett_model::programme::Invariant;
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
fn which_of_several_holds_matters_only_where_another_status_would_follow() {
    let mut build = paused("2026-01-25", "2026-02-05", None);
    let fact = build.yes_no("p");
    build.p.reprioritisations[0].condition = is(fact, 1);
    let other = pause(&mut build, "2026-01-28", "2026-02-03");
    build.p.reprioritisations[other].condition = not(is(fact, 1));
    let plan = |on: &str| build.plan(&kid().0, on);
    assert_eq!(item(&plan("2026-01-26"), "team").status, Status::Undecided);
    let both = plan("2026-01-30");
    assert_eq!(item(&both, "team").status, Status::Upcoming);
    assert!(both.questions.is_empty());
    assert_eq!(item(&plan("2026-02-04"), "team").status, Status::Undecided);
}

#[test]
fn several_are_taken_in_the_order_of_their_days() {
    let mut build = Build::new();
    build.visit("team", in_weeks(3, 4, 20), &[]);
    pause(&mut build, "2026-02-06", "2026-03-01");
    pause(&mut build, "2026-01-20", "2026-02-05");
    let plan = build.plan(&kid().0, "2026-01-10");
    assert_eq!(text(item(&plan, "team").window.earliest), "2026-03-02");
}

#[test]
fn what_is_suspended_may_have_been_done_on_the_days_before_if_these_are_unknown() {
    let mut build = paused("2026-02-05", "2026-06-01", None);
    let status = |build: &Build, from: &str, on: &str| build.status(&kid().known_from(from).0, on);
    // Its last day that was not suspended is 4 February.
    assert_eq!(
        status(&build, "2026-02-05", "2026-03-01"),
        Status::Undecided
    );
    assert_eq!(
        status(&build, "2026-02-05", "2026-07-01"),
        Status::Undecided
    );
    assert_eq!(status(&build, "2026-01-22", "2026-03-01"), Status::Lapsed);
    assert_eq!(status(&build, "2026-01-22", "2026-07-01"), Status::Lapsed);
    // No day is left of it that was not suspended.
    build.p.reprioritisations[0].in_force.0 = day("2026-01-22");
    assert_eq!(status(&build, "2026-02-20", "2026-03-01"), Status::Lapsed);
}

#[test]
fn a_dose_that_is_suspended_until_its_series_may_no_longer_begin_lapses() {
    let mut build = Build::new();
    let dose = build.dose(Window {
        afterwards: Afterwards::OfferedAgain,
        ..in_weeks(6, 8, 40)
    });
    build.p.series_table[0].begun_by = Some(Point::age(weeks(12)));
    build.visit("team", in_weeks(6, 8, 40), &[dose]);
    pause(&mut build, "2026-02-01", "2026-03-25");
    assert_eq!(build.status(&kid().0, "2026-02-10"), Status::Upcoming);
    build.p.reprioritisations[0].in_force.1 = day("2026-03-26");
    assert_eq!(build.status(&kid().0, "2026-02-10"), Status::Lapsed);
}

#[test]
fn what_is_caught_up_until_something_that_may_come_later_still_is() {
    let mut build = Build::new();
    let event = build.event("contact");
    build.team(Afterwards::CaughtUp {
        until: Point::Event(event),
    });
    let mode = pause(&mut build, "2026-02-01", "2026-03-01");
    build.p.reprioritisations[mode].caught_up_until = Some(Point::Date(day("2026-06-01")));
    let plan = build.plan(&kid().0, "2026-05-01");
    let team = item(&plan, "team");
    assert_eq!(team.status, Status::Due);
    assert_eq!(text(team.window.offered_through), "?");
    assert_eq!(build.status(&kid().0, "2026-07-01"), Status::Due);
    let sooner = kid().event("2026-03-10", EventKind::Happened(event));
    assert_eq!(build.status(&sooner.0, "2026-05-31"), Status::Due);
    assert_eq!(build.status(&sooner.0, "2026-06-01"), Status::Lapsed);
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

/// A visit at 8 months and a reprioritisation for those with p then; from 3 until 6 months p goes with nothing else.
fn ahead_for_p() -> (Build, FactId) {
    let mut build = Build::new();
    let (p, q) = (build.yes_no("p"), build.yes_no("q"));
    let at = |age| Point::age(months(age));
    build.visit("team", window(at(8), at(8), at(9)), &[]);
    build.p.population.during.push(Invariant {
        condition: not(Condition::All([is(p, 1), is(q, 1)].into())),
        days: Some((at(3), at(6))),
    });
    let mode = pause(&mut build, "2026-09-01", "2026-10-01");
    build.p.reprioritisations[mode].condition = is(p, 1);
    build.p.reprioritisations[mode].lapses = true;
    (build, p)
}

#[test]
fn for_whom_one_that_is_to_come_is_is_judged_on_its_first_day() {
    let (build, p) = ahead_for_p();
    let status = |from: &str, on: &str| build.status(&kid().fact_from(p, 1, from).0, on);
    // Said of the time before the population says something of it, it tells nothing of the time after.
    assert_eq!(status("2026-01-01", "2026-02-01"), Status::Undecided);
    assert_eq!(status("2026-07-01", "2026-08-01"), Status::Lapsed);
}

#[test]
fn whose_place_and_channel_it_switches_is_judged_on_its_first_day_too() {
    let (mut build, p) = ahead_for_p();
    let mode = &mut build.p.reprioritisations[0];
    mode.switches.push(stafett_model::WaySwitch {
        visits: core::mem::take(&mut mode.visits),
        channel: "telephone".to_string(),
        place: String::new(),
    });
    let channel = |from: &str, on: &str| {
        let plan = build.plan(&kid().fact_from(p, 1, from).0, on);
        item(&plan, "team").channel.clone()
    };
    assert_eq!(channel("2026-01-01", "2026-02-01"), "");
    assert_eq!(channel("2026-07-01", "2026-08-01"), "telephone");
}

#[test]
fn a_dose_of_a_missed_visit_whose_last_days_are_suspended_is_missed_then_and_afterwards() {
    let mut build = Build::new();
    let lapses = || Window {
        afterwards: Afterwards::Lapses,
        ..in_weeks(6, 8, 20)
    };
    let dose = build.dose(lapses());
    build.visit("team", lapses(), &[dose]);
    let mode = pause(&mut build, "2026-04-01", "2026-06-01");
    build.p.reprioritisations[mode].lapses = true;
    let missed = kid().event("2026-03-01", EventKind::Missed(VisitId(0))).0;
    for as_of in ["2026-04-01", "2026-06-01", "2026-06-02"] {
        assert_eq!(build.status(&missed, as_of), Status::Missed, "{as_of}");
        assert_eq!(build.status(&kid().0, as_of), Status::Lapsed, "{as_of}");
    }
    // By the time at which it was missed the series could have been begun no more, paused or not.
    build.p.series_table[0].begun_by = Some(Point::age(weeks(12)));
    assert_eq!(build.status(&missed, "2026-04-01"), Status::Lapsed);
}

#[test]
fn a_dose_that_is_caught_up_until_an_untold_event_after_the_pause_may_be_over_before_it() {
    let mut build = Build::new();
    let event = build.event("contact");
    let dose = build.dose(in_weeks(10, 12, 20));
    build.visit("team", in_weeks(10, 12, 60), &[dose]);
    let mode = pause(&mut build, "2026-05-01", "2026-06-01");
    build.p.reprioritisations[mode].caught_up_until = Some(Point::Event(event).plus(weeks(4)));
    let untold = kid().known_from("2026-01-22").0;
    assert_eq!(build.status(&kid().0, "2026-04-15"), Status::Due);
    assert_eq!(build.status(&untold, "2026-04-15"), Status::Undecided);
}

#[test]
fn an_untold_event_after_which_it_would_be_over_is_asked_for_once_the_pause_is() {
    let mut build = Build::new();
    let event = build.event("contact");
    let first = build.visit("first", in_weeks(5, 5, 7), &[]);
    let at = |age| Point::age(months(age));
    let mut own = window(at(1), at(1), Point::Event(event));
    own.distances = Vec::from([programme::Distance {
        bound: programme::Bound::AtMost,
        ..at_least(months(1), Point::Visit(first))
    }]);
    own.afterwards = Afterwards::CaughtUp {
        until: Point::Event(event).plus(days(31)),
    };
    let second = build.visit("second", own, &[]);
    let mode = pause(&mut build, "2026-06-15", "2026-10-13");
    build.p.reprioritisations[mode].visits = Vec::from([second]);
    let child = kid().known_from("2026-01-08").done("2026-03-17", first).0;
    let status = |on: &str| item(&build.plan(&child, on), "second").status;
    assert_eq!(status("2026-06-14"), Status::Undecided);
    assert_eq!(status("2026-09-13"), Status::Upcoming);
    assert_eq!(status("2026-10-14"), Status::Undecided);
}
