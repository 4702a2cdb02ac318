//! Who is responsible, since when, until when, and the next exchange.

use super::build::*;
use crate::{HeldVerdict, QuestionKind, responsible};
use alloc::string::ToString;
use alloc::vec::Vec;
use stafett_model::child::End;
use stafett_model::*;

/// Health: the region's; the child health centre until the child's first school day, then school.
pub(super) fn relay() -> Build {
    let mut build = Build::new();
    let start = build.school();
    build.p.facts[start.index()].if_unknown = Some(0);
    let (birth, adult) = (|| Point::Birth, || Point::age(years(18)));
    build.p.areas[0].span = Some((birth(), adult()));
    build.leg(HEALTH, Holder::Body(REGION), birth(), Point::SchoolStart);
    build.leg(
        HEALTH,
        Holder::Body(SCHOOL_BODY),
        Point::SchoolStart,
        adult(),
    );
    build.leg(HEALTH, Holder::Service(BVC), birth(), Point::SchoolStart);
    build.leg(HEALTH, Holder::Service(SCHOOL), Point::SchoolStart, adult());
    build
}

#[test]
fn the_holder_of_each_layer_with_its_first_day_and_the_day_after_its_last() {
    let build = relay();
    let plan = build.plan(&Kid::born("2020-03-01").0, "2026-01-01");
    let health = &plan.responsible_now[0];
    assert_eq!(health.demanded, Some(true));
    assert_eq!(health.body.holder.as_ref().unwrap().id, "region");
    assert_eq!(health.service.holder.as_ref().unwrap().id, "bvc");
    assert_eq!(health.service.since, Some(day("2020-03-01")));
    assert_eq!(text(health.service.until), "2026-08-18");
    let plan = build.plan(&Kid::born("2020-03-01").0, "2026-08-18");
    let health = &plan.responsible_now[0];
    assert_eq!(health.service.holder.as_ref().unwrap().id, "school");
    assert_eq!(health.service.since, Some(day("2026-08-18")));
    assert_eq!(text(health.service.until), "2038-03-01");
}

#[test]
fn an_end_at_a_term_that_is_not_published_is_its_first_possible_day() {
    let plan = relay().plan(&Kid::born("2021-03-01").0, "2026-01-01");
    assert_eq!(text(plan.responsible_now[0].service.until), "~2027-08-15");
}

#[test]
fn on_a_day_on_which_the_term_may_have_begun_it_is_undecided() {
    let build = relay();
    let child = Kid::born("2021-03-01").0;
    let then = responsible(&build.p, &child, HEALTH, Layer::Service, day("2027-08-20"));
    assert_eq!(then.one(), None);
    assert_eq!(
        then.possible,
        [Holder::Service(BVC), Holder::Service(SCHOOL)]
    );
    assert_eq!(then.open.len(), 1);
    let plan = build.plan(&child, "2027-08-20");
    assert_eq!(
        plan.responsible_now[0].service.verdict,
        HeldVerdict::Undecided
    );
}

#[test]
fn a_leg_that_ends_with_an_event_has_no_known_end_but_a_deadline_and_is_late_after_it() {
    let mut build = Build::new();
    let home = build.event("first contact");
    build.leg(
        HEALTH,
        Holder::Service(BVC),
        Point::Birth,
        Point::Event(home),
    );
    build.last_leg(HEALTH).deadline = Some(Point::age(weeks(3)));
    build.leg(
        HEALTH,
        Holder::Service(SCHOOL),
        Point::Event(home),
        Point::age(years(6)),
    );
    let on = |day: &str| build.plan(&kid().0, day).responsible_now[0].service.clone();
    assert_eq!(
        (
            text(on("2026-01-22").until),
            text(on("2026-01-22").deadline)
        ),
        ("?".into(), "2026-01-22".into())
    );
    assert!(!on("2026-01-22").late);
    assert!(on("2026-01-23").late);
    let child = kid().event("2026-01-10", EventKind::Happened(home)).0;
    let now = &build.plan(&child, "2026-01-23").responsible_now[0].service;
    assert_eq!(now.holder.as_ref().unwrap().id, "school");
    assert_eq!(now.since, Some(day("2026-01-10")));
}

#[test]
fn nobody_and_several_are_said() {
    let mut build = Build::new();
    let until = || Point::age(weeks(4));
    build.p.areas[0].span = Some((Point::Birth, Point::age(years(1))));
    build.leg(HEALTH, Holder::Service(BVC), Point::Birth, until());
    build.leg(HEALTH, Holder::Service(SCHOOL), Point::Birth, until());
    let verdict = |on| build.plan(&kid().0, on).responsible_now[0].service.verdict;
    assert_eq!(verdict("2026-01-02"), HeldVerdict::Several);
    assert_eq!(verdict("2026-01-29"), HeldVerdict::Nobody);
    let then = responsible(
        &build.p,
        &kid().0,
        HEALTH,
        Layer::Service,
        day("2026-01-29"),
    );
    assert!(then.nobody() && then.demanded == Some(true));
}

#[test]
fn an_unknown_fact_is_asked_for_unless_it_makes_no_difference() {
    let mut build = Build::new();
    let pupil = build.yes_no("pupil");
    let end = || Point::age(years(1));
    build.leg(HEALTH, Holder::Service(BVC), Point::Birth, end());
    build.last_leg(HEALTH).condition = is(pupil, 0);
    build.leg(HEALTH, Holder::Service(SCHOOL), Point::Birth, end());
    build.last_leg(HEALTH).condition = is(pupil, 1);
    let plan = build.plan(&kid().0, "2026-01-02");
    assert_eq!(
        plan.responsible_now[0].service.verdict,
        HeldVerdict::Undecided
    );
    assert_eq!(plan.questions[0].kind, QuestionKind::Fact);
    assert_eq!(plan.questions[0].would_decide, ["responsible/health"]);
    build.last_leg(HEALTH).holder = Holder::Service(BVC);
    let plan = build.plan(&kid().0, "2026-01-02");
    assert_eq!(plan.responsible_now[0].service.verdict, HeldVerdict::One);
    assert!(plan.questions.is_empty());
}

#[test]
fn a_changed_fact_ends_a_stretch() {
    let mut build = Build::new();
    let pupil = build.yes_no("pupil");
    let end = || Point::age(years(1));
    build.leg(HEALTH, Holder::Service(BVC), Point::Birth, end());
    build.last_leg(HEALTH).condition = is(pupil, 0);
    build.leg(HEALTH, Holder::Service(SCHOOL), Point::Birth, end());
    build.last_leg(HEALTH).condition = is(pupil, 1);
    let child = kid().fact(pupil, 0).fact_from(pupil, 1, "2026-03-01").0;
    let now = &build.plan(&child, "2026-04-01").responsible_now[0].service;
    assert_eq!(
        (now.since, text(now.until)),
        (Some(day("2026-03-01")), "2027-01-01".into())
    );
}

#[test]
fn two_legs_of_one_holder_are_one_stretch() {
    let mut build = Build::new();
    let half = || Point::age(months(6));
    build.leg(HEALTH, Holder::Service(BVC), Point::Birth, half());
    build.leg(HEALTH, Holder::Service(BVC), half(), Point::age(years(1)));
    let now = &build.plan(&kid().0, "2026-08-01").responsible_now[0].service;
    assert_eq!(
        (now.since, text(now.until)),
        (Some(day("2026-01-01")), "2027-01-01".into())
    );
}

#[test]
fn the_next_handover_says_to_whom_when_and_what_is_missing() {
    let mut build = relay();
    let (growth, sight) = (build.item("growth"), build.item("sight"));
    let five = || Point::age(years(5));
    let visit = build.visit(
        "five",
        window(five(), five(), Point::age(years(6))),
        &[growth, sight],
    );
    build.p.transitions.push(Transition {
        meta: meta("to school"),
        from: BVC,
        to: SCHOOL,
        areas: Vec::from([HEALTH]),
        when: Some(Point::SchoolStart),
        condition: stafett_model::Condition::Always,
        variant: None,
        handover: Some(Handover {
            earliest: Some(Point::SchoolStart.plus(weeks(-2))),
            latest: Some(Point::SchoolStart.plus(weeks(6))),
            channels: Vec::from(["in person".to_string(), "letter".to_string()]),
            payload: Vec::from([
                Payload::Item(growth),
                Payload::Item(sight),
                Payload::Outstanding,
            ]),
            consent: Some(Consent::Of {
                holder: "guardians".to_string(),
                obtained_by: None,
                otherwise: None,
            }),
            confirmed_within_days: Some(30),
            otherwise: None,
            notes: Vec::new(),
        }),
    });
    let items = Vec::from([growth]);
    let child = Kid::born("2020-03-01")
        .event("2025-04-01", EventKind::Done { visit, items })
        .0;
    let plan = build.plan(&child, "2025-05-01");
    let next = plan.responsible_now[0].handover.as_ref().unwrap();
    assert_eq!(
        (next.to.id.as_str(), text(next.on)),
        ("school", "2026-08-18".into())
    );
    assert_eq!(
        (text(next.earliest), text(next.latest)),
        ("2026-08-04".into(), "2026-09-29".into())
    );
    assert_eq!(next.consent.as_deref(), Some("guardians"));
    assert_eq!(next.channels, ["in person", "letter"]);
    let missing: Vec<_> = next
        .payload
        .iter()
        .map(|entry| entry.missing.clone())
        .collect();
    assert_eq!(
        missing,
        [
            Vec::new(),
            Vec::from(["five/sight".to_string()]),
            Vec::from(["five/sight".to_string()])
        ]
    );
    let gone = build.plan(&child, "2026-08-18");
    assert!(gone.responsible_now[0].handover.is_none());
}

#[test]
fn after_death_nobody_is_responsible_and_nothing_is_demanded() {
    let plan = relay().plan(
        &Kid::born("2020-03-01").ended("2024-01-01", End::Died).0,
        "2024-02-01",
    );
    let health = &plan.responsible_now[0];
    assert_eq!(
        (health.demanded, health.body.verdict),
        (Some(false), HeldVerdict::Nobody)
    );
}

#[test]
fn a_visit_names_the_body_for_which_its_service_acts() {
    let mut build = relay();
    let growth = build.item("growth");
    build.team(Afterwards::Lapses);
    let nine = || Point::age(years(9));
    let visit = build.visit("nine", window(nine(), nine(), nine()), &[growth]);
    build.p.visits[visit.index()].performer = SCHOOL;
    let plan = build.plan(&Kid::born("2020-03-01").0, "2026-01-01");
    assert_eq!(item(&plan, "team").body.as_ref().unwrap().id, "region");
    assert_eq!(item(&plan, "nine").body.as_ref().unwrap().id, "school_body");
}

#[test]
fn a_leg_with_a_limit_ends_there_though_its_event_never_came() {
    let mut build = Build::new();
    let home = build.event("first contact");
    build.leg(
        HEALTH,
        Holder::Service(BVC),
        Point::Birth,
        Point::Event(home),
    );
    build.last_leg(HEALTH).limit = Some(Point::age(weeks(3)));
    let verdict = |on| build.plan(&kid().0, on).responsible_now[0].service.verdict;
    assert_eq!(verdict("2026-01-21"), HeldVerdict::One);
    assert_eq!(verdict("2026-01-22"), HeldVerdict::Nobody);
}

/// Health is demanded of the children for whom the fact is yes, and only they have a service.
#[test]
fn an_area_that_only_some_children_need_is_not_for_the_others() {
    let mut build = relay();
    let fact = build.yes_no("special");
    build.p.areas[0].condition = is(fact, 1);
    build.p.areas[0].legs.clear();
    let (from, until) = (Point::Birth, Point::age(years(18)));
    build.leg(HEALTH, Holder::Service(BVC), from, until);
    build.last_leg(HEALTH).condition = is(fact, 1);
    let now = |kid: Kid| build.plan(&kid.0, "2026-01-01").responsible_now[0].clone();
    let verdict = |now: &crate::ResponsibleNow| (now.demanded, now.service.verdict);

    let without = now(Kid::born("2020-03-01").fact(fact, 0));
    let not_for = (Some(false), HeldVerdict::NotApplicable);
    assert_eq!(verdict(&without), not_for);
    assert_eq!(
        without.reason.en,
        "This is not for this child: Title of health."
    );

    let with = now(Kid::born("2020-03-01").fact(fact, 1));
    assert_eq!(verdict(&with), (Some(true), HeldVerdict::One));
    assert_eq!(with.body.verdict, HeldVerdict::Nobody);

    let unknown = now(Kid::born("2020-03-01"));
    assert_eq!(verdict(&unknown), (None, HeldVerdict::Undecided));
    assert_eq!(unknown.body.verdict, HeldVerdict::Undecided);
    let plan = build.plan(&Kid::born("2020-03-01").0, "2026-01-01");
    let asked = |question: &crate::Question| question.id == "special";
    assert!(plan.questions.iter().any(asked));
}

/// The child health centre until school, nobody for a year, then school.
pub(super) fn with_a_year_between() -> Build {
    let mut build = Build::new();
    let start = build.school();
    build.p.facts[start.index()].if_unknown = Some(0);
    build.leg(
        HEALTH,
        Holder::Service(BVC),
        Point::Birth,
        Point::SchoolStart,
    );
    let first_grade = Point::Period(Period::SchoolYear(1), Edge::First);
    build.leg(
        HEALTH,
        Holder::Service(SCHOOL),
        first_grade,
        Point::age(years(18)),
    );
    build
}

#[test]
fn who_comes_next_is_told_by_the_areas_own_periods_with_the_days_between() {
    let plan = with_a_year_between().plan(&Kid::born("2020-03-01").0, "2026-01-01");
    let next = plan.responsible_now[0].next.as_ref().unwrap();
    assert_eq!(next.service.as_ref().unwrap().id, "school");
    // The autumn term of 2027 is not published: it begins on one of the days 15–24 August.
    assert_eq!(text(next.from), "~2027-08-24");
    let gap = next.gap.unwrap();
    assert_eq!(
        (text(Some(gap.from)), text(Some(gap.until))),
        ("2026-08-18".into(), "~2027-08-24".into())
    );
    let plan = relay().plan(&Kid::born("2020-03-01").0, "2026-01-01");
    let next = plan.responsible_now[0].next.as_ref().unwrap();
    assert_eq!((text(next.from), next.gap), ("2026-08-18".into(), None));
    let plan = relay().plan(&Kid::born("2020-03-01").0, "2026-08-18");
    assert_eq!(plan.responsible_now[0].next, None);
}

#[test]
fn a_handover_to_somebody_else_is_not_the_next_one() {
    let mut build = with_a_year_between();
    let third = build.p.services[1].clone();
    build.p.services.push(third);
    build.p.transitions.push(Transition {
        meta: meta("elsewhere"),
        from: BVC,
        to: ServiceId(2),
        areas: Vec::new(),
        when: Some(Point::SchoolStart),
        handover: None,
        condition: Condition::Always,
        variant: None,
    });
    let plan = build.plan(&Kid::born("2020-03-01").0, "2026-01-01");
    assert!(plan.responsible_now[0].handover.is_none());
}

/// A variant's exchange stands in the place of the national one, each on the condition that says where the child lives.
#[test]
fn an_exchange_that_is_for_other_children_is_not_the_next_one() {
    let mut build = relay();
    let here = build.yes_no("here");
    let exchange = |id: &str, condition: Condition| Transition {
        meta: meta(id),
        from: BVC,
        to: SCHOOL,
        areas: Vec::from([HEALTH]),
        when: Some(Point::SchoolStart),
        handover: None,
        condition,
        variant: None,
    };
    let elsewhere = Condition::Not(is(here, 1).into());
    build.p.transitions = Vec::from([
        exchange("to school", elsewhere),
        exchange("to school here", is(here, 1)),
    ]);
    let next = |kid: Kid| {
        let plan = build.plan(&kid.0, "2026-01-01");
        plan.responsible_now[0]
            .handover
            .clone()
            .unwrap()
            .transition
            .id
    };
    let child = || Kid::born("2020-03-01");
    assert_eq!(next(child().fact(here, 1)), "to school here");
    assert_eq!(next(child().fact(here, 0)), "to school");
    // Where the only one is for others there is none.
    build.p.transitions.truncate(1);
    let plan = build.plan(&child().fact(here, 1).0, "2026-01-01");
    assert!(plan.responsible_now[0].handover.is_none());
}

#[test]
fn who_comes_with_an_event_and_who_depends_on_a_fact() {
    let mut build = Build::new();
    let home = build.event("first contact");
    let met = || Point::Event(home);
    build.leg(HEALTH, Holder::Service(BVC), Point::Birth, met());
    build.leg(HEALTH, Holder::Service(SCHOOL), met(), Point::age(years(6)));
    let next = |build: &Build| {
        let plan = build.plan(&kid().0, "2026-01-10");
        plan.responsible_now[0].next.clone().unwrap()
    };
    let known = next(&build);
    assert_eq!(known.service.unwrap().id, "school");
    assert_eq!((known.from, known.gap), (None, None));
    let fact = build.yes_no("pupil");
    build.last_leg(HEALTH).condition = is(fact, 1);
    let open = next(&build);
    assert_eq!((open.service, open.candidates.len()), (None, 1));
}

/// Those who need it go from the maternity ward to another after a week, the others to the health centre with the first
/// contact; the centre takes over from the other ward as well.
#[test]
fn where_it_rests_on_a_fact_who_follows_the_exchange_is_that_of_the_child() {
    let mut build = Build::new();
    let home = build.event("first contact");
    let need = build.yes_no("need");
    let ward = build.p.services[1].clone();
    build.p.services.push(ward);
    let neonatal = ServiceId(2);
    build.p.services[2].meta = meta("neonatal");
    let met = || Point::Event(home);
    let week = || Point::age(weeks(1));
    let mut leg = |holder, from, until, condition| {
        build.leg(HEALTH, Holder::Service(holder), from, until);
        build.last_leg(HEALTH).condition = condition;
    };
    leg(BVC, Point::Birth, met(), is(need, 0));
    leg(BVC, Point::Birth, week(), is(need, 1));
    leg(neonatal, week(), met(), is(need, 1));
    leg(SCHOOL, met(), Point::age(years(6)), Condition::Always);
    let exchange = |id: &str, to, when| Transition {
        meta: meta(id),
        from: BVC,
        to,
        areas: Vec::from([HEALTH]),
        when: Some(when),
        handover: None,
        condition: Condition::Always,
        variant: None,
    };
    build.p.transitions = Vec::from([
        exchange("with the contact", SCHOOL, met()),
        exchange("after a week", neonatal, week()),
    ]);
    let told = |kid: Kid| {
        let plan = build.plan(&kid.0, "2026-01-03");
        let now = &plan.responsible_now[0];
        let handover = now.handover.clone().map(|next| next.transition.id);
        let next = now.next.clone().unwrap();
        (handover, next.service.is_some(), next.candidates.len())
    };
    let some = |id: &str| Some(id.to_string());
    assert_eq!(
        told(kid().fact(need, 0)),
        (some("with the contact"), true, 0)
    );
    // The contact may come within the week.
    assert_eq!(told(kid().fact(need, 1)), (some("after a week"), false, 2));
    assert_eq!(told(kid()), (None, false, 2));
}
