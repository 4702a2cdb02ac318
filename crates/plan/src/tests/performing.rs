//! Who performs what is left of a visit once its own days are over. The child is born on 2026-01-01; the first
//! service has the duty until 40 weeks, 2026-10-08, and the school from then on.

use super::build::*;
use crate::{Line, Outline, Planner, Status, View, VisitItem};
use alloc::string::String;
use alloc::vec::Vec;
use stafett_model::*;

/// A visit at 6–15 weeks with a dose and a talk, both caught up until two years.
fn two_services() -> (Build, ItemId) {
    let mut build = Build::new();
    let until = Point::age(weeks(104));
    let caught_up = || Window {
        afterwards: Afterwards::CaughtUp {
            until: until.clone(),
        },
        ..in_weeks(6, 6, 15)
    };
    let dose = build.dose(caught_up());
    let talk = build.item("talk");
    build.visit("team", caught_up(), &[dose, talk]);
    let change = || Point::age(weeks(40));
    let end = || Point::age(weeks(900));
    for area in [HEALTH, VACCINATION] {
        build.leg(area, Holder::Service(BVC), Point::Birth, change());
        build.leg(area, Holder::Service(SCHOOL), change(), end());
        build.leg(area, Holder::Body(SCHOOL_BODY), Point::Birth, end());
    }
    (build, dose)
}

/// The service, the body, and the service that is taken over from.
fn who(item: &VisitItem) -> [Option<String>; 3] {
    let id = |named: &crate::Named| named.id.clone();
    [
        Some(id(&item.service)),
        item.body.as_ref().map(id),
        item.takes_over_from.as_ref().map(id),
    ]
}

fn named<const N: usize>(names: [&str; N]) -> [Option<String>; N] {
    names.map(|name| Some(name).filter(|name| !name.is_empty()).map(Into::into))
}

/// Who performs the visit, the same in the plan and in its outline.
fn performs(build: &Build, child: &Child, as_of: &str) -> [Option<String>; 3] {
    let plan = build.plan(child, as_of);
    let team = item(&plan, "team");
    let mut outline = Outline::default();
    Planner::new(&build.p).outline(child, day(as_of), &mut outline);
    let service = |line: &Line| build.p.services[line.service().index()].meta.id.clone();
    let services: Vec<String> = outline.lines().iter().map(service).collect();
    assert!(
        services[..=team.contents.len()]
            .iter()
            .all(|service| *service == team.service.id),
        "{services:?}"
    );
    who(team)
}

#[test]
fn who_has_the_duty_takes_over_what_is_left_when_the_days_of_a_visit_are_over() {
    let (build, _) = two_services();
    let own = named(["bvc", "region", ""]);
    let taken_over = named(["school", "school_body", "bvc"]);
    for as_of in ["2026-02-20", "2026-10-07"] {
        assert_eq!(performs(&build, &kid().0, as_of), own, "{as_of}");
    }
    assert_eq!(performs(&build, &kid().0, "2026-10-08"), taken_over);
    let plan = build.plan(&kid().0, "2026-10-08");
    let team = item(&plan, "team");
    assert!(team.staff.is_empty() && team.place.is_empty() && team.minutes.is_none());
}

#[test]
fn what_is_carried_over_is_for_who_has_the_duty_and_says_so() {
    let (mut build, dose) = two_services();
    build.p.visits[0].window.afterwards = Afterwards::CarriedOver;
    build.p.visits[0].items.retain(|item| *item != dose);
    let own = named(["bvc", "region", ""]);
    assert_eq!(performs(&build, &kid().0, "2026-10-07"), own);
    let taken_over = named(["school", "school_body", "bvc"]);
    assert_eq!(performs(&build, &kid().0, "2026-10-08"), taken_over);
    let plan = build.plan(&kid().0, "2026-10-08");
    let team = item(&plan, "team");
    assert_eq!(team.status, Status::CarriedOver);
    assert!(
        team.reason
            .en
            .ends_with("it is carried over to: Title of school.")
    );
    let why = Planner::new(&build.p).why(&kid().0, day("2026-10-08"), "team");
    assert_eq!(why.map(|why| why.reason), Some(team.reason.clone()));
    let view = |service: &str| View {
        service: Some(crate::Named {
            id: service.into(),
            title: String::new(),
        }),
        through: Some(day("2026-10-08")),
        ..View::default()
    };
    assert_eq!(view("school").of(&plan), [team]);
    assert!(view("bvc").of(&plan).is_empty());
}

#[test]
fn a_visit_whose_days_are_not_over_is_its_own_services() {
    let (mut build, _) = two_services();
    build.p.visits[0].window.latest = Point::age(weeks(60));
    let own = named(["bvc", "region", ""]);
    assert_eq!(performs(&build, &kid().0, "2026-10-08"), own);
}

#[test]
fn who_only_hands_over_to_the_service_of_a_visit_takes_nothing_over() {
    let (mut build, _) = two_services();
    let from_to = |from, to| Transition {
        meta: meta("exchange"),
        from,
        to,
        areas: Vec::from([VACCINATION]),
        when: None,
        condition: Condition::Always,
        variant: None,
        handover: None,
    };
    let performs = |build: &Build| performs(build, &kid().0, "2026-10-08");
    let taken_over = named(["school", "school_body", "bvc"]);
    build.p.transitions = Vec::from([from_to(BVC, SCHOOL)]);
    assert_eq!(performs(&build), taken_over);
    build.p.transitions = Vec::from([from_to(SCHOOL, BVC)]);
    assert_eq!(performs(&build), named(["bvc", "region", ""]));
    build.p.transitions[0].areas = Vec::new();
    assert_eq!(performs(&build), named(["bvc", "region", ""]));
    // There and back: who comes first is open.
    build.p.transitions = Vec::from([from_to(SCHOOL, BVC), from_to(BVC, SCHOOL)]);
    assert_eq!(performs(&build), taken_over);
}

#[test]
fn what_may_have_been_done_is_for_who_has_the_duty_to_look_up_while_it_is_offered() {
    let (build, _) = two_services();
    let mut child = kid().0;
    child.history_complete_from = Some(day("2026-10-01"));
    let own = named(["bvc", "region", ""]);
    assert_eq!(performs(&build, &child, "2026-10-07"), own);
    let taken_over = named(["school", "school_body", "bvc"]);
    for as_of in ["2026-10-08", "2027-12-29"] {
        assert_eq!(performs(&build, &child, as_of), taken_over, "{as_of}");
    }
    assert_eq!(performs(&build, &child, "2027-12-30"), own);
}

#[test]
fn what_is_done_or_lapsed_stays_with_the_service_of_the_visit() {
    let (build, _) = two_services();
    let own = named(["bvc", "region", ""]);
    let done = kid().done("2026-02-20", VisitId(0)).0;
    assert_eq!(performs(&build, &done, "2026-10-08"), own);
    assert_eq!(performs(&build, &kid().0, "2028-10-08"), own);
}

#[test]
fn of_two_successors_none_takes_over_but_one_where_that_one_is_left() {
    let (mut build, dose) = two_services();
    // The talk's area stays with the first service.
    build.p.areas[HEALTH.index()].legs.clear();
    build.leg(
        HEALTH,
        Holder::Service(BVC),
        Point::Birth,
        Point::age(weeks(900)),
    );
    let own = named(["bvc", "region", ""]);
    assert_eq!(performs(&build, &kid().0, "2026-10-08"), own);
    let talked = EventKind::Done {
        visit: VisitId(0),
        items: Vec::from([ItemId(1)]),
    };
    let talked = || kid().event("2026-02-20", talked.clone());
    let taken_over = named(["school", "school_body", "bvc"]);
    // The dose alone is left; a visit that has been made is over.
    assert_eq!(performs(&build, &talked().0, "2026-10-08"), taken_over);
    let given = talked().given("2026-10-01", dose).0;
    assert_eq!(performs(&build, &given, "2026-10-08"), own);
}

#[test]
fn what_may_be_done_only_later_is_for_whoever_has_the_duty_then() {
    let (mut build, dose) = two_services();
    // The second dose: at least 30 weeks after the first.
    let window = Window {
        distances: Vec::from([at_least(weeks(30), Point::Item(dose))]),
        afterwards: Afterwards::CaughtUp {
            until: Point::age(weeks(104)),
        },
        ..in_weeks(10, 10, 20)
    };
    let second = build.dose(window);
    build.p.visits[0].items = Vec::from([second]);
    build.visit("first", in_weeks(6, 6, 15), &[dose]);
    let child = kid().given("2026-04-01", dose).0;
    // 30 weeks after 1 April is 28 October, when the school has the duty.
    let taken_over = named(["school", "school_body", "bvc"]);
    assert_eq!(
        who(item(&build.plan(&child, "2026-06-10"), "team")),
        taken_over
    );
}

#[test]
fn what_is_offered_again_at_the_services_next_visit_stays_with_it() {
    let (mut build, _) = two_services();
    build.p.visits[0].items = Vec::from([ItemId(1)]);
    build.p.visits[0].window.afterwards = Afterwards::OfferedAgain;
    build.visit("next", in_weeks(45, 46, 60), &[ItemId(1)]);
    let own = named(["bvc", "region", ""]);
    for as_of in ["2026-10-08", "2026-11-20"] {
        assert_eq!(performs(&build, &kid().0, as_of), own, "{as_of}");
    }
}

/// A talk at 6–30 weeks, recommended at 10, by the school, which acts for the region and the school's body. The region has
/// the duty for the talk's area until 20 weeks, the school's body from then on.
fn for_two_bodies() -> Build {
    let mut build = Build::new();
    let talk = build.item("talk");
    build.visit("team", in_weeks(6, 10, 30), &[talk]);
    build.p.visits[0].performer = SCHOOL;
    let change = || Point::age(weeks(20));
    let end = || Point::age(weeks(900));
    build.leg(HEALTH, Holder::Body(REGION), Point::Birth, change());
    build.leg(HEALTH, Holder::Body(SCHOOL_BODY), change(), end());
    build
}

#[test]
fn a_service_of_two_bodies_acts_for_the_one_with_the_duty_on_the_recommended_day_or_today() {
    let build = for_two_bodies();
    let body = |as_of: &str| who(item(&build.plan(&kid().0, as_of), "team"));
    // 20 weeks is 21 May.
    for as_of in ["2026-01-02", "2026-05-20"] {
        assert_eq!(body(as_of), named(["school", "region", ""]), "{as_of}");
    }
    assert_eq!(body("2026-05-21"), named(["school", "school_body", ""]));
}

#[test]
fn a_service_acts_for_no_body_that_is_not_its_own() {
    let mut build = for_two_bodies();
    let other = Body {
        meta: meta("municipality"),
        everywhere: true,
    };
    build.p.bodies.push(other);
    build.p.areas[HEALTH.index()].legs[0].holder = Holder::Body(BodyId(2));
    let plan = build.plan(&kid().0, "2026-01-02");
    assert_eq!(item(&plan, "team").body, None);
}

#[test]
fn a_visit_on_behalf_of_a_service_rests_on_the_duty_of_that_services_body() {
    let mut build = for_two_bodies();
    build.p.visits[0].performer = BVC;
    let body = |build: &Build, as_of: &str| who(item(&build.plan(&kid().0, as_of), "team"));
    assert_eq!(body(&build, "2026-05-21"), named(["bvc", "region", ""]));
    build.p.visits[0].on_behalf_of = Some(Holder::Service(SCHOOL));
    assert_eq!(
        body(&build, "2026-05-21"),
        named(["bvc", "school_body", ""])
    );
    build.p.visits[0].on_behalf_of = Some(Holder::Body(REGION));
    assert_eq!(body(&build, "2026-05-21"), named(["bvc", "region", ""]));
}
