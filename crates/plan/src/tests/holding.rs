//! Who holds the child: histories of handovers in a table.

use super::build::*;
use super::relay::{relay, with_a_year_between};
use crate::{Holding, HoldingState};
use alloc::string::String;
use alloc::vec::Vec;
use stafett_model::child::End;
use stafett_model::programme::Fallback;
use stafett_model::*;

const TO_SCHOOL: TransitionId = TransitionId(0);

/// From the child health centre to school on the first school day, 18 August 2026; handed over by 29
/// September, confirmed within 30 days.
pub(super) fn exchange() -> Transition {
    Transition {
        meta: meta("to school"),
        from: BVC,
        to: SCHOOL,
        areas: Vec::from([HEALTH]),
        when: Some(Point::SchoolStart),
        condition: Condition::Always,
        variant: None,
        handover: Some(Handover {
            earliest: Some(Point::SchoolStart.plus(weeks(-2))),
            latest: Some(Point::SchoolStart.plus(weeks(6))),
            channels: Vec::new(),
            payload: Vec::new(),
            consent: None,
            confirmed_within_days: Some(30),
            otherwise: Some(Fallback::FollowsUp(BVC)),
            notes: Vec::new(),
        }),
    }
}

fn handing_over() -> Build {
    let mut build = relay();
    build.p.transitions.push(exchange());
    build
}

fn pupil() -> Kid {
    Kid::born("2020-03-01")
}

/// What was done about a transition.
type Done = fn(TransitionId) -> EventKind;

fn recorded(events: &[(&str, Done)]) -> Kid {
    let add = |kid: Kid, (on, kind): &(&str, Done)| kid.event(on, kind(TO_SCHOOL));
    events.iter().fold(pupil(), add)
}

fn holding(build: &Build, kid: &Kid, as_of: &str) -> Holding {
    build.plan(&kid.0, as_of).responsible_now[0].holding.clone()
}

/// State, service, first day and last day for a confirmation, `-` where none.
fn told(of: &Holding) -> (HoldingState, String, String, String) {
    let service = of.service.as_ref().map_or("-", |service| &service.id);
    let since = of.since.map_or("-".into(), |day| alloc::format!("{day}"));
    let due = of.due_by.map_or("-".into(), |_| text(of.due_by));
    (of.state, service.into(), since, due)
}

#[test]
fn whatever_is_recorded_somebody_is_said_to_follow_the_child() {
    use EventKind::{
        HandoverReceived as RECEIVED, HandoverRefused as REFUSED, HandoverSent as SENT,
    };
    use HoldingState::{Awaiting, Confirmed, Late, Refused, WithDuty};
    type Recorded<'a> = &'a [(&'a str, fn(TransitionId) -> EventKind)];
    let nothing: Recorded<'_> = &[];
    let in_time: Recorded<'_> = &[("2026-08-20", SENT), ("2026-08-25", RECEIVED)];
    let only_sent: Recorded<'_> = &[("2026-08-20", SENT)];
    let unsent: Recorded<'_> = &[("2026-09-01", RECEIVED)];
    let early: Recorded<'_> = &[("2026-08-10", RECEIVED)];
    let sent_late: Recorded<'_> = &[("2026-11-05", SENT)];
    let no: Recorded<'_> = &[("2026-09-01", REFUSED)];
    let no_then_yes: Recorded<'_> = &[("2026-09-01", REFUSED), ("2026-09-08", RECEIVED)];
    let yes_then_no: Recorded<'_> = &[("2026-09-01", RECEIVED), ("2026-09-08", REFUSED)];
    let at_last: Recorded<'_> = &[("2026-12-01", RECEIVED)];
    let no_beforehand: Recorded<'_> = &[("2026-08-10", REFUSED)];
    let table = [
        (nothing, "2026-08-17", WithDuty, "bvc", "2020-03-01", "-"),
        (
            nothing,
            "2026-08-18",
            Awaiting,
            "bvc",
            "2026-08-18",
            "2026-10-29",
        ),
        (
            nothing,
            "2026-10-29",
            Awaiting,
            "bvc",
            "2026-08-18",
            "2026-10-29",
        ),
        (
            nothing,
            "2026-10-30",
            Late,
            "bvc",
            "2026-10-30",
            "2026-10-29",
        ),
        (
            nothing,
            "2030-01-01",
            Late,
            "bvc",
            "2026-10-30",
            "2026-10-29",
        ),
        (
            in_time,
            "2026-08-24",
            Awaiting,
            "bvc",
            "2026-08-18",
            "2026-09-19",
        ),
        (
            in_time,
            "2026-08-25",
            Confirmed,
            "school",
            "2026-08-25",
            "-",
        ),
        (
            only_sent,
            "2026-09-20",
            Late,
            "bvc",
            "2026-09-20",
            "2026-09-19",
        ),
        (unsent, "2026-09-01", Confirmed, "school", "2026-09-01", "-"),
        (early, "2026-08-17", WithDuty, "bvc", "2020-03-01", "-"),
        (early, "2026-08-18", Confirmed, "school", "2026-08-18", "-"),
        (
            sent_late,
            "2026-11-04",
            Late,
            "bvc",
            "2026-10-30",
            "2026-10-29",
        ),
        (
            sent_late,
            "2026-11-10",
            Awaiting,
            "bvc",
            "2026-08-18",
            "2026-12-05",
        ),
        (
            sent_late,
            "2026-12-06",
            Late,
            "bvc",
            "2026-12-06",
            "2026-12-05",
        ),
        (no, "2026-09-01", Refused, "bvc", "2026-09-01", "-"),
        (
            no_beforehand,
            "2026-08-18",
            Refused,
            "bvc",
            "2026-08-18",
            "-",
        ),
        (
            no_then_yes,
            "2026-09-08",
            Confirmed,
            "school",
            "2026-09-08",
            "-",
        ),
        (yes_then_no, "2026-09-08", Refused, "bvc", "2026-09-08", "-"),
        (
            at_last,
            "2026-12-01",
            Confirmed,
            "school",
            "2026-12-01",
            "-",
        ),
    ];
    let build = handing_over();
    for (place, (events, as_of, state, service, since, due)) in table.into_iter().enumerate() {
        let found = holding(&build, &recorded(events), as_of);
        let wanted = (state, service.into(), since.into(), due.into());
        assert_eq!(told(&found), wanted, "row {place} as of {as_of}");
        let named = [&found.sentence.sv, &found.sentence.en];
        assert!(
            named.iter().all(|text| text.contains("Title of ")),
            "row {place}"
        );
    }
}

#[test]
fn before_the_history_is_complete_nothing_is_late() {
    let state = |kid: Kid, as_of: &str| {
        let known = kid.known_from("2026-09-01");
        holding(&handing_over(), &known, as_of).state
    };
    let (sent, received) = (EventKind::HandoverSent, EventKind::HandoverReceived);
    assert_eq!(state(pupil(), "2026-12-01"), HoldingState::Unknown);
    let sent = recorded(&[("2026-09-02", sent)]);
    assert_eq!(state(sent, "2026-09-10"), HoldingState::Awaiting);
    let received = recorded(&[("2026-09-05", received)]);
    assert_eq!(state(received, "2026-12-01"), HoldingState::Confirmed);
}

#[test]
fn the_fallback_that_is_declared_acts_and_a_lacking_one_is_said() {
    let late = |otherwise: Option<Fallback>| {
        let mut build = handing_over();
        let handover = build.p.transitions[0].handover.as_mut().unwrap();
        handover.otherwise = otherwise;
        holding(&build, &pupil(), "2026-12-01")
    };
    let keeps = late(Some(Fallback::KeepsResponsibility(BVC)));
    assert!(
        keeps
            .sentence
            .en
            .ends_with("Title of bvc keeps the responsibility.")
    );
    assert!(
        keeps
            .sentence
            .sv
            .ends_with("Title of bvc behåller ansvaret.")
    );
    let follows = late(Some(Fallback::FollowsUp(SCHOOL)));
    assert_eq!(follows.service.unwrap().id, "school");
    let lacking = late(None);
    assert_eq!((lacking.state, lacking.service), (HoldingState::Late, None));
}

#[test]
fn holding_passes_with_duty_where_no_confirmation_is_asked_for() {
    let after = |change: fn(&mut Transition)| {
        let mut build = handing_over();
        change(&mut build.p.transitions[0]);
        told(&holding(&build, &pupil(), "2026-09-01"))
    };
    let with_duty = (
        HoldingState::WithDuty,
        "school".into(),
        "2026-08-18".into(),
        "-".into(),
    );
    assert_eq!(after(|exchange| exchange.handover = None), with_duty);
    assert_eq!(
        after(|exchange| exchange.handover.as_mut().unwrap().confirmed_within_days = None),
        with_duty
    );
    assert_eq!(
        after(|exchange| exchange.areas = Vec::from([VACCINATION])),
        with_duty
    );
    assert_eq!(
        after(|exchange| exchange.condition = Condition::Any(Vec::new())),
        with_duty
    );
}

#[test]
fn who_was_refused_the_child_does_not_hold_it_though_no_confirmation_is_asked_for() {
    let mut build = handing_over();
    build.p.transitions[0]
        .handover
        .as_mut()
        .unwrap()
        .confirmed_within_days = None;
    let sent = pupil().event("2026-08-20", EventKind::HandoverSent(TO_SCHOOL));
    let state = |kid: &Kid, on: &str| holding(&build, kid, on).state;
    assert_eq!(state(&sent, "2026-09-10"), HoldingState::WithDuty);
    let refused = sent.event("2026-08-25", EventKind::HandoverRefused(TO_SCHOOL));
    assert_eq!(state(&refused, "2026-08-24"), HoldingState::WithDuty);
    let found = holding(&build, &refused, "2026-09-10");
    assert_eq!(
        (found.state, found.since),
        (HoldingState::Refused, Some(day("2026-08-25")))
    );
    let said = "The handover to Title of school was refused on 25 August 2026.";
    // A refusal before the transition's day is told as of its own day, and with the exchange to come.
    let early = pupil().event("2026-06-01", EventKind::HandoverRefused(TO_SCHOOL));
    let told = holding(&build, &early, "2026-09-10");
    assert_eq!(told.since, Some(day("2026-08-18")));
    assert!(
        told.sentence.en.contains("refused on 1 June 2026"),
        "{told:?}"
    );
    let next = |kid: &Kid| {
        let plan = build.plan(&kid.0, "2026-06-02");
        let areas = plan.responsible_now.iter();
        let next = areas.filter_map(|area| area.handover.as_ref()).next();
        next.and_then(|next| next.refused_on)
    };
    assert_eq!(next(&early), Some(day("2026-06-01")));
    let sent = early.event("2026-06-02", EventKind::HandoverSent(TO_SCHOOL));
    assert_eq!(next(&sent), None);
    assert!(found.sentence.en.starts_with(said), "{found:?}");
    let received = refused.event("2026-09-01", EventKind::HandoverReceived(TO_SCHOOL));
    assert_eq!(state(&received, "2026-09-10"), HoldingState::Confirmed);
}

#[test]
fn a_handover_without_a_time_limit_is_awaited_and_never_late() {
    let mut build = handing_over();
    build.p.transitions[0].handover.as_mut().unwrap().latest = None;
    let found = holding(&build, &pupil(), "2030-01-01");
    assert_eq!((found.state, found.due_by), (HoldingState::Awaiting, None));
}

#[test]
fn a_transition_without_a_day_of_its_own_takes_place_when_duty_passes() {
    let mut build = handing_over();
    build.p.transitions[0].when = None;
    let found = holding(&build, &pupil(), "2026-08-18");
    assert_eq!(
        (found.state, found.since),
        (HoldingState::Awaiting, Some(day("2026-08-18")))
    );
}

#[test]
fn a_transition_without_a_day_of_its_own_is_none_while_the_giver_has_the_duty_again() {
    let mut build = Build::new();
    let at = |age| Point::age(years(age));
    build.leg(HEALTH, Holder::Service(BVC), Point::Birth, at(3));
    build.leg(HEALTH, Holder::Service(BVC), at(4), at(18));
    build.p.transitions.push(exchange());
    build.p.transitions[0].when = None;
    let state = |as_of: &str| told(&holding(&build, &pupil(), as_of));
    for as_of in ["2023-02-28", "2024-03-01", "2026-08-18"] {
        let (state, service, ..) = state(as_of);
        assert_eq!(
            (state, service.as_str()),
            (HoldingState::WithDuty, "bvc"),
            "{as_of}"
        );
    }
}

#[test]
fn a_move_between_two_places_of_one_service_is_a_handover_of_its_own() {
    let mut build = relay();
    build.p.transitions.push(Transition {
        to: BVC,
        when: None,
        ..exchange()
    });
    let handover = build.p.transitions[0].handover.as_mut().unwrap();
    handover.latest = None;
    let state = |kid: &Kid, as_of: &str| holding(&build, kid, as_of).state;
    let (sent, received) = (EventKind::HandoverSent, EventKind::HandoverReceived);
    let moved = recorded(&[
        ("2022-05-01", sent),
        ("2022-05-10", received),
        ("2024-05-01", sent),
    ]);
    assert_eq!(state(&moved, "2022-04-30"), HoldingState::WithDuty);
    assert_eq!(state(&moved, "2022-05-09"), HoldingState::Awaiting);
    assert_eq!(state(&moved, "2022-05-10"), HoldingState::Confirmed);
    assert_eq!(state(&moved, "2024-05-02"), HoldingState::Awaiting);
    assert_eq!(state(&moved, "2024-06-01"), HoldingState::Late);
    assert_eq!(state(&moved, "2026-09-01"), HoldingState::WithDuty);
}

/// Of two schools nobody knows which of them made a visit, unless the move has a day of its own.
#[test]
fn a_visit_confirms_a_move_between_two_places_where_that_has_a_day_of_its_own() {
    let mut build = relay();
    let moved = build.event("moved");
    let met = build.visit("met", in_weeks(300, 400, 500), &[]);
    build.p.visits[met.index()].performer = SCHOOL;
    build.p.transitions.push(Transition {
        from: SCHOOL,
        when: Some(Point::Event(moved)),
        ..exchange()
    });
    let kid = pupil()
        .event("2027-01-10", EventKind::Happened(moved))
        .event("2027-01-10", EventKind::HandoverSent(TO_SCHOOL))
        .done("2027-01-20", met);
    let found = holding(&build, &kid, "2027-01-25");
    assert_eq!(
        (found.state, found.since),
        (HoldingState::Confirmed, Some(day("2027-01-20")))
    );
    assert!(found.sentence.sv.contains("(den nya enheten)"), "{found:?}");
    build.p.transitions[0].when = None;
    let found = holding(&build, &kid, "2027-01-25");
    assert_eq!(found.state, HoldingState::Awaiting);
}

#[test]
fn while_no_service_is_named_the_giver_follows_until_the_next_one_confirms() {
    let mut build = with_a_year_between();
    build.p.transitions.push(exchange());
    let waiting = holding(&build, &pupil(), "2026-10-01");
    assert_eq!(told(&waiting).1, "bvc");
    let received = recorded(&[("2026-09-05", EventKind::HandoverReceived)]);
    assert_eq!(told(&holding(&build, &received, "2026-10-01")).1, "school");
}

#[test]
fn at_the_end_of_childhood_and_after_death_nobody_holds_the_child() {
    let nobody = (
        HoldingState::WithDuty,
        String::from("-"),
        String::from("-"),
        String::from("-"),
    );
    let build = handing_over();
    assert_eq!(told(&holding(&build, &pupil(), "2038-03-01")), nobody);
    let gone = pupil().ended("2026-09-01", End::Died);
    assert_eq!(told(&holding(&build, &gone, "2026-09-01")), nobody);
    assert_eq!(told(&holding(&build, &gone, "2026-08-31")).1, "bvc");
    let left = pupil().ended("2026-09-01", End::OptedOut);
    assert_eq!(told(&holding(&build, &left, "2026-09-02")).1, "bvc");
}

#[test]
fn duty_is_never_changed_by_a_confirmation_or_its_absence() {
    let build = handing_over();
    let now = |kid: &Kid| {
        let plan = build.plan(&kid.0, "2026-12-01");
        let now = plan.responsible_now[0].clone();
        (now.body, now.service)
    };
    let refused = recorded(&[("2026-09-01", EventKind::HandoverRefused)]);
    assert_eq!(now(&pupil()), now(&refused));
}

#[test]
fn a_transition_to_a_service_that_will_not_have_the_duty_is_none() {
    // The child health centre keeps the child past the day of a transition to school, and hands over to it later; had
    // another service the duty then, the transition would be no concern of this child's.
    let hands_over = |then: ServiceId| {
        let mut build = Build::new();
        let (early, late) = (|| Point::age(weeks(10)), || Point::age(weeks(20)));
        build.leg(HEALTH, Holder::Service(BVC), Point::Birth, late());
        build.leg(HEALTH, Holder::Service(then), late(), Point::age(years(18)));
        let mut transition = exchange();
        transition.when = Some(early());
        build.p.transitions.push(transition);
        let holding = holding(&build, &kid(), "2026-04-01");
        (holding.state, holding.transition.is_some())
    };
    let ward = ServiceId(2);
    assert_eq!(hands_over(SCHOOL), (HoldingState::Awaiting, true));
    assert_eq!(hands_over(ward), (HoldingState::WithDuty, false));
}
