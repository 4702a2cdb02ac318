//! Events that nobody recorded: shown by a visit, not yet happened, or untold.

use super::build::*;
use crate::{QuestionKind, Status, responsible};
use alloc::vec::Vec;
use stafett_model::child::End;
use stafett_model::*;

/// The ward has the duty until the first contact, which can come from one week of age, then the child health centre; and a
/// visit from the contact until two weeks after it.
fn contact() -> (Build, EventId, VisitId) {
    let mut build = Build::new();
    let event = build.event("contact");
    build.p.events[event.index()].earliest = Point::age(weeks(1));
    let (birth, adult) = (|| Point::Birth, || Point::age(years(18)));
    build.p.areas[0].span = Some((birth(), adult()));
    let ward = Holder::Service(SCHOOL);
    build.leg(HEALTH, ward, birth(), Point::Event(event));
    build.leg(HEALTH, Holder::Service(BVC), Point::Event(event), adult());
    let mut window = in_weeks(0, 0, 0);
    window.earliest = Point::Event(event);
    window.recommended = Point::Event(event);
    window.latest = Point::Event(event).plus(weeks(2));
    let first = build.visit("first", window, &[]);
    (build, event, first)
}

fn shown() -> (Build, EventId, VisitId) {
    let (mut build, event, first) = contact();
    build.p.events[event.index()].shown_by = Vec::from([BVC]);
    (build, event, first)
}

/// Who certainly has the duty on a day.
fn leads(build: &Build, child: &Child, as_of: &str) -> Option<Holder> {
    responsible(&build.p, child, HEALTH, Layer::Service, day(as_of)).one()
}

fn status(build: &Build, child: &Child, as_of: &str, visit: VisitId) -> Status {
    let plan = build.plan(child, as_of);
    plan.items
        .iter()
        .find(|item| item.visit == visit)
        .unwrap()
        .status
}

#[test]
fn a_visit_to_the_service_shows_that_the_event_has_happened() {
    let (mut build, _, _) = shown();
    let visit = build.visit("visit", in_weeks(2, 2, 4), &[]);
    let child = kid().done("2026-01-20", visit).0;
    assert_eq!(
        leads(&build, &child, "2026-01-19"),
        Some(Holder::Service(SCHOOL))
    );
    assert_eq!(
        leads(&build, &child, "2026-01-20"),
        Some(Holder::Service(BVC))
    );
    let (mut silent, _, _) = contact();
    let visit = silent.visit("visit", in_weeks(2, 2, 4), &[]);
    let child = kid().done("2026-01-20", visit).0;
    assert_eq!(
        leads(&silent, &child, "2026-01-20"),
        Some(Holder::Service(SCHOOL))
    );
}

#[test]
fn what_counts_from_a_shown_event_is_over_when_it_is_whichever_day_that_was() {
    let (mut build, _, first) = shown();
    let visit = build.visit("visit", in_weeks(2, 2, 4), &[]);
    let child = kid().done("2026-01-20", visit).0;
    assert_eq!(
        status(&build, &child, "2026-01-19", first),
        Status::Upcoming
    );
    assert_eq!(status(&build, &child, "2026-01-20", first), Status::Due);
    assert_eq!(status(&build, &child, "2026-02-03", first), Status::Due);
    assert_eq!(status(&build, &child, "2026-02-04", first), Status::Lapsed);
}

#[test]
fn a_visit_before_the_event_can_happen_shows_it_on_the_first_day_on_which_it_can() {
    let (mut build, _, _) = shown();
    let visit = build.visit("visit", in_weeks(0, 0, 4), &[]);
    let child = kid().done("2026-01-02", visit).0;
    assert_eq!(
        leads(&build, &child, "2026-01-07"),
        Some(Holder::Service(SCHOOL))
    );
    assert_eq!(
        leads(&build, &child, "2026-01-08"),
        Some(Holder::Service(BVC))
    );
}

#[test]
fn an_event_that_is_recorded_itself_was_on_that_day() {
    let (mut build, event, first) = shown();
    let visit = build.visit("visit", in_weeks(2, 2, 4), &[]);
    let child = kid()
        .done("2026-01-20", visit)
        .event("2026-01-25", EventKind::Happened(event))
        .0;
    assert_eq!(
        leads(&build, &child, "2026-01-25"),
        Some(Holder::Service(BVC))
    );
    assert_eq!(status(&build, &child, "2026-02-08", first), Status::Due);
    assert_eq!(status(&build, &child, "2026-02-09", first), Status::Lapsed);
}

#[test]
fn an_event_that_may_have_happened_before_the_history_is_complete_is_unknown() {
    let (build, _, first) = contact();
    let told = kid().0;
    let untold = kid().known_from("2026-06-01").0;
    assert_eq!(
        leads(&build, &told, "2026-11-01"),
        Some(Holder::Service(SCHOOL))
    );
    assert_eq!(status(&build, &told, "2026-11-01", first), Status::Upcoming);
    let then = responsible(&build.p, &untold, HEALTH, Layer::Service, day("2026-11-01"));
    assert_eq!(then.certain, []);
    assert_eq!(
        then.possible,
        [Holder::Service(BVC), Holder::Service(SCHOOL)]
    );
    assert_eq!(
        status(&build, &untold, "2026-11-01", first),
        Status::Undecided
    );
    let plan = build.plan(&untold, "2026-11-01");
    let says = "It may be done already: what was done before 1 June 2026 is unknown.";
    assert_eq!(plan.items[0].reason.en, says);
    let asked = plan
        .questions
        .iter()
        .find(|one| one.kind == QuestionKind::Event);
    let asked = asked.unwrap();
    assert_eq!(asked.id, "contact");
    assert_eq!(asked.would_decide, ["first", "responsible/health"]);
}

#[test]
fn before_it_can_have_happened_or_its_visit_have_begun_nothing_is_undecided() {
    let (mut build, event, first) = contact();
    let mut window = in_weeks(0, 0, 0);
    window.earliest = Point::Event(event).plus(weeks(30));
    window.recommended = window.earliest.clone();
    window.latest = Point::Event(event).plus(weeks(40));
    let second = build.visit("second", window, &[]);
    let untold = kid().known_from("2026-06-01").0;
    assert_eq!(
        status(&build, &untold, "2026-01-07", first),
        Status::Upcoming
    );
    assert_eq!(
        status(&build, &untold, "2026-01-08", first),
        Status::Undecided
    );
    // 1 January and 31 weeks.
    assert_eq!(
        status(&build, &untold, "2026-08-05", second),
        Status::Upcoming
    );
    assert_eq!(
        status(&build, &untold, "2026-08-06", second),
        Status::Undecided
    );
}

#[test]
fn what_was_declined_stays_declined_though_the_event_is_untold() {
    let (build, _, first) = contact();
    let untold = kid()
        .known_from("2026-06-01")
        .event("2026-06-05", EventKind::Declined(first))
        .0;
    assert_eq!(
        status(&build, &untold, "2026-11-01", first),
        Status::Declined
    );
}

#[test]
fn what_may_have_been_done_before_the_history_is_complete_says_so() {
    let mut build = Build::new();
    let visit = build.visit("visit", in_weeks(20, 20, 30), &[]);
    let says = |child: &Child| {
        let plan = build.plan(child, "2026-06-10");
        let line = plan.items.iter().find(|item| item.visit == visit);
        line.unwrap().reason.en.clone()
    };
    let open = "Can be done now, by 30 July 2026.";
    assert_eq!(says(&kid().known_from("2026-05-21").0), open);
    assert_eq!(
        says(&kid().known_from("2026-05-22").0),
        [
            open,
            " It may be done already: what was done before 22 May 2026 is unknown."
        ]
        .concat()
    );
}

#[test]
fn what_has_no_day_whenever_the_event_happened_lapses_though_it_is_untold() {
    let (mut build, event, _) = contact();
    let mut window = in_weeks(0, 20, 20);
    window.earliest = Point::Event(event).plus(weeks(30));
    let late = build.visit("late", window, &[]);
    let untold = kid().known_from("2026-01-20").0;
    assert_eq!(status(&build, &untold, "2026-07-01", late), Status::Lapsed);
    assert_eq!(status(&build, &untold, "2026-09-01", late), Status::Lapsed);
}

#[test]
fn what_may_have_closed_before_the_history_is_complete_is_undecided() {
    let (mut build, _, first) = shown();
    let visit = build.visit("visit", in_weeks(2, 2, 40), &[]);
    let told = kid().done("2026-06-10", visit);
    assert_eq!(status(&build, &told.0, "2026-07-01", first), Status::Lapsed);
    let untold = kid().known_from("2026-06-01").done("2026-06-10", visit).0;
    assert_eq!(
        status(&build, &untold, "2026-07-01", first),
        Status::Undecided
    );
}

#[test]
fn what_may_be_done_already_tells_until_when_it_is_offered_if_not() {
    let mut build = Build::new();
    let item = build.item("scales");
    let mut window = in_weeks(4, 4, 6);
    window.afterwards = Afterwards::CaughtUp {
        until: Point::age(years(2)),
    };
    build.visit("visit", window, &[item]);
    let offered = |child: &Child, on: &str| {
        let plan = build.plan(child, on);
        let entry = &plan.items[0].contents[0];
        (entry.status, text(entry.window.offered_through))
    };
    let untold = kid().known_from("2026-06-01").0;
    assert_eq!(
        offered(&untold, "2026-07-01"),
        (Status::Undecided, "2027-12-31".into())
    );
    assert_eq!(offered(&untold, "2028-01-01").0, Status::Undecided);
    let ended = kid()
        .known_from("2026-06-01")
        .ended("2026-06-15", End::Emigrated);
    assert_eq!(
        offered(&ended.0, "2026-07-01"),
        (Status::Undecided, "?".into())
    );
    assert_eq!(
        offered(&kid().0, "2026-07-01"),
        (Status::Due, "2027-12-31".into())
    );
}

/// The last day, as it is told on 20 January, of a visit from birth until two weeks after an event, and whether it may
/// still move.
fn latest(build: &mut Build, child: &Child, event: EventId) -> (Day, bool) {
    let mut window = in_weeks(0, 0, 0);
    window.latest = Point::Event(event).plus(weeks(2));
    let visit = build.visit("until", window, &[]);
    let plan = build.plan(child, "2026-01-20");
    let line = plan.items.iter().find(|item| item.visit == visit).unwrap();
    let latest = line.window.latest.unwrap();
    (latest.on, latest.preliminary)
}

#[test]
fn an_untold_event_never_happened_before_the_birth() {
    let (mut build, event, _) = contact();
    build.p.events[event.index()].earliest = Point::age(weeks(-1));
    let mut window = in_weeks(0, 0, 0);
    window.earliest = Point::Event(event).plus(weeks(2));
    window.recommended = window.earliest.clone();
    window.latest = Point::Event(event).plus(weeks(4));
    let second = build.visit("second", window, &[]);
    let untold = kid().known_from("2026-06-01").0;
    assert_eq!(
        status(&build, &untold, "2026-01-14", second),
        Status::Upcoming
    );
    assert_eq!(
        status(&build, &untold, "2026-01-15", second),
        Status::Undecided
    );
}

#[test]
fn a_shown_event_never_happened_before_the_birth() {
    let (mut build, event, _) = shown();
    build.p.events[event.index()].earliest = Point::age(weeks(-1));
    let visit = build.visit("visit", in_weeks(2, 2, 4), &[]);
    let child = kid().done("2026-01-20", visit).0;
    assert_eq!(latest(&mut build, &child, event), (day("2026-01-15"), true));
}

#[test]
fn a_shown_event_that_rests_on_another_may_have_been_on_any_day_since_birth() {
    let (mut build, event, _) = shown();
    let other = build.event("other");
    build.p.events[event.index()].earliest = Point::Event(other);
    let visit = build.visit("visit", in_weeks(2, 2, 4), &[]);
    let child = kid().done("2026-01-20", visit).0;
    assert_eq!(latest(&mut build, &child, event), (day("2026-01-15"), true));
}

#[test]
fn a_dose_may_be_given_until_its_own_last_day_though_that_of_its_visit_is_untold() {
    let (mut build, event, _) = contact();
    let dose = build.dose(in_weeks(10, 12, 20));
    let mut window = in_weeks(10, 12, 20);
    window.latest = Point::Event(event).plus(weeks(4));
    let visit = build.visit("dose visit", window, &[dose]);
    let untold = kid().known_from("2026-02-01").0;
    assert_eq!(status(&build, &untold, "2026-04-01", visit), Status::Due);
}

#[test]
fn a_dose_that_has_no_day_lapses_though_the_event_of_its_visit_is_untold() {
    let (mut build, event, _) = contact();
    let mut window = in_weeks(10, 12, 13);
    window.afterwards = Afterwards::CaughtUp {
        until: Point::age(weeks(8)),
    };
    let dose = build.dose(window);
    let mut window = in_weeks(0, 12, 30);
    window.earliest = Point::Event(event).plus(weeks(1));
    let visit = build.visit("dose visit", window, &[dose]);
    let untold = kid().known_from("2026-02-01").0;
    assert_eq!(status(&build, &untold, "2026-06-01", visit), Status::Lapsed);
}
