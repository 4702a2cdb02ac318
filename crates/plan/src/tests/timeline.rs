//! Who is responsible on each day of a childhood.

use super::build::*;
use super::relay::{relay, with_a_year_between};
use crate::{HeldVerdict, HoldingState, Stretch, responsible, timeline};
use alloc::vec::Vec;
use stafett_model::child::End;
use stafett_model::*;

/// First day, service and body of each stretch.
fn told(of: &[Stretch]) -> Vec<(alloc::string::String, &str, &str)> {
    let holder = |held: &'static str| held;
    of.iter()
        .map(|one| {
            let name = |held: &crate::Held| match held.holder_id {
                Some(Holder::Service(BVC)) => holder("bvc"),
                Some(Holder::Service(_)) => holder("school"),
                Some(Holder::Body(REGION)) => holder("region"),
                Some(Holder::Body(_)) => holder("school_body"),
                None if held.verdict == HeldVerdict::Undecided => "?",
                None => "-",
            };
            (
                alloc::format!("{}", one.from),
                name(&one.service),
                name(&one.body),
            )
        })
        .collect()
}

#[test]
fn a_childhood_from_birth_to_the_last_period_with_the_days_that_are_open() {
    let child = Kid::born("2021-03-01").0;
    let found = timeline(&relay().p, &child, HEALTH, day("2026-01-01"));
    let wanted = [
        ("2021-03-01".into(), "bvc", "region"),
        ("2027-08-15".into(), "?", "?"),
        ("2027-08-24".into(), "school", "school_body"),
        ("2039-03-01".into(), "-", "-"),
    ];
    assert_eq!(told(&found), wanted);
    let preliminary: Vec<bool> = found.iter().map(|one| one.preliminary).collect();
    assert_eq!(preliminary, [false, true, true, false]);
}

#[test]
fn after_the_end_nobody_is_responsible_and_before_it_nothing_changes() {
    let child = Kid::born("2020-03-01")
        .ended("2024-01-01", End::Emigrated)
        .0;
    let found = timeline(&relay().p, &child, HEALTH, day("2026-01-01"));
    let wanted = [
        ("2020-03-01".into(), "bvc", "region"),
        ("2024-01-01".into(), "-", "-"),
    ];
    assert_eq!(told(&found), wanted);
}

#[test]
fn a_confirmation_still_to_come_leaves_open_who_will_hold_the_child() {
    let mut build = relay();
    let exchange = super::holding::exchange();
    build.p.transitions.push(exchange);
    let child = Kid::born("2020-03-01").0;
    let found = timeline(&build.p, &child, HEALTH, day("2026-01-01"));
    let states: Vec<_> = found
        .iter()
        .map(|one| (alloc::format!("{}", one.from), one.holding.state))
        .collect();
    let wanted = [
        ("2020-03-01".into(), HoldingState::WithDuty),
        ("2026-08-18".into(), HoldingState::Awaiting),
        ("2026-10-30".into(), HoldingState::Unknown),
        ("2038-03-01".into(), HoldingState::WithDuty),
    ];
    assert_eq!(states, wanted);
}

#[test]
fn an_area_that_the_programme_does_not_have_has_no_stretches() {
    assert!(timeline(&relay().p, &kid().0, AreaId(9), day("2026-01-01")).is_empty());
}

/// Programmes and children that differ in what changes who is responsible.
fn cases() -> Vec<(Build, Child)> {
    let event = |kid: Kid, of| kid.event("2026-02-10", EventKind::Happened(of)).0;
    let mut waits = Build::new();
    let met = waits.event("first contact");
    let point = || Point::Event(met);
    waits.leg(HEALTH, Holder::Service(BVC), Point::Birth, point());
    waits.last_leg(HEALTH).deadline = Some(Point::age(weeks(3)));
    waits.leg(
        HEALTH,
        Holder::Service(SCHOOL),
        point(),
        Point::age(years(2)),
    );
    let mut changes = Build::new();
    let pupil = changes.yes_no("pupil");
    let end = || Point::age(years(3));
    changes.leg(HEALTH, Holder::Service(BVC), Point::Birth, end());
    changes.last_leg(HEALTH).condition = is(pupil, 0);
    changes.leg(HEALTH, Holder::Service(SCHOOL), Point::Birth, end());
    changes.last_leg(HEALTH).condition = is(pupil, 1);
    let mut handed = relay();
    handed.p.transitions.push(super::holding::exchange());
    let received =
        Kid::born("2020-03-01").event("2026-09-01", EventKind::HandoverReceived(TransitionId(0)));
    let met_late = event(kid(), met);
    Vec::from([
        (waits, met_late),
        (
            relay(),
            Kid::born("2020-03-01").ended("2023-05-05", End::Died).0,
        ),
        (with_a_year_between(), Kid::born("2020-03-01").0),
        (
            changes,
            kid().fact(pupil, 0).fact_from(pupil, 1, "2027-03-01").0,
        ),
        (handed, received.0),
    ])
}

#[test]
fn it_has_no_holes_adjacent_stretches_differ_and_it_agrees_with_each_day_asked_for() {
    for (place, (build, child)) in cases().into_iter().enumerate() {
        for as_of in ["2026-01-20", "2026-09-15", "2030-01-01"].map(day) {
            if as_of < child.born {
                continue;
            }
            let all = timeline(&build.p, &child, HEALTH, as_of);
            assert!(all[0].from <= child.born, "{place}");
            for pair in all.windows(2) {
                assert_eq!(pair[0].until, Some(pair[1].from), "{place}");
                let key = |one: &Stretch| {
                    let body = (one.body.verdict, one.body.holder_id, one.body.since);
                    (body, one.service.clone(), one.holding.clone())
                };
                assert_ne!(key(&pair[0]), key(&pair[1]), "{place} {}", pair[0].from);
            }
            assert_eq!(all.last().unwrap().until, None);
            let mut on = child.born;
            while on <= as_of {
                let stretch = all.iter().rev().find(|one| one.from <= on).unwrap();
                for (layer, held) in [
                    (Layer::Body, &stretch.body),
                    (Layer::Service, &stretch.service),
                ] {
                    let then = responsible(&build.p, &child, HEALTH, layer, on);
                    assert_eq!(then.one(), held.holder_id, "{place} {layer:?} {on}");
                    assert_eq!(then.nobody(), is_nobody(held.verdict), "{place} {on}");
                }
                on = on.plus(13).unwrap();
            }
            agrees_with_the_plan(&build, &child, as_of, &all);
        }
    }
}

fn is_nobody(verdict: HeldVerdict) -> bool {
    matches!(verdict, HeldVerdict::Nobody | HeldVerdict::NotApplicable)
}

fn agrees_with_the_plan(build: &Build, child: &Child, as_of: Day, all: &[Stretch]) {
    let plan = crate::plan(&build.p, child, as_of);
    let now = &plan.responsible_now[0];
    let stretch = all.iter().rev().find(|one| one.from <= as_of).unwrap();
    let of = |held: &crate::Held| (held.verdict, held.holder_id, held.since, held.until);
    assert_eq!(of(&now.body), of(&stretch.body));
    assert_eq!(of(&now.service), of(&stretch.service));
    assert_eq!(now.holding, stretch.holding);
}

/// Whether the child is `p` follows from what is known of `q` from a day on.
#[test]
fn who_leads_by_a_fact_that_another_tells_leads_from_the_day_on_which_that_was_known() {
    let mut build = Build::new();
    let (p, q) = (build.yes_no("p"), build.yes_no("q"));
    build.p.population.always = Vec::from([Condition::Any(Vec::from([is(p, 1), is(q, 1)]))]);
    let (birth, end) = (Point::Birth, Point::age(weeks(900)));
    build.leg(HEALTH, Holder::Service(BVC), birth, end);
    build.last_leg(HEALTH).condition = is(p, 1);
    let child = kid().fact_from(q, 0, "2026-03-01").0;
    let plan = build.plan(&child, "2026-04-01");
    let held = &plan.responsible_now[0].service;
    assert_eq!(held.since, Some(day("2026-03-01")));
    let all = crate::timeline(&build.p, &child, HEALTH, day("2026-04-01"));
    let first: Vec<Day> = all.iter().map(|stretch| stretch.from).collect();
    assert_eq!(first[..2], [day("2026-01-01"), day("2026-03-01")]);
}

/// A month after the due date is later than 30 days after it only if it lies in a month of 31 days.
#[test]
fn two_ends_that_rest_on_one_open_day_turn_wherever_no_day_lies_between_them() {
    let mut build = Build::new();
    build.p.month_end = MonthEnd::NextMonth;
    let after = |length| Point::DueDate.plus(length);
    let thirty = Duration {
        days: 30,
        ..Duration::ZERO
    };
    let (from, until) = (after(thirty), after(months(1)));
    build.leg(HEALTH, Holder::Service(BVC), from, until);
    let child = Kid::born("2023-08-12").0;
    let found = timeline(&build.p, &child, HEALTH, day("2023-08-20"));
    let wanted = [
        ("2023-08-12".into(), "-", "-"),
        ("2023-08-21".into(), "?", "-"),
        ("2023-10-01".into(), "-", "-"),
        ("2023-10-31".into(), "?", "-"),
        ("2023-12-01".into(), "-", "-"),
        ("2023-12-31".into(), "?", "-"),
        ("2024-01-16".into(), "-", "-"),
    ];
    assert_eq!(told(&found), wanted);
}
