//! What lasts until an event that may have happened before the history is complete, and when such an event can have
//! happened that rests on another.

use super::build::*;
use crate::{QuestionKind, Status};
use alloc::vec::Vec;
use stafett_model::*;

/// A visit at 3–6 weeks that is caught up until four weeks after an event.
fn caught_up_until_contact() -> (Build, EventId) {
    let mut build = Build::new();
    let event = build.event("contact");
    let until = Point::Event(event).plus(weeks(4));
    build.team(Afterwards::CaughtUp { until });
    (build, event)
}

/// A dose at 10–20 weeks that is caught up until a year of age, of a series that must be begun by four weeks after an
/// event.
fn begun_by_contact() -> (Build, EventId) {
    let mut build = Build::new();
    let event = build.event("contact");
    let mut window = in_weeks(10, 12, 20);
    window.afterwards = Afterwards::CaughtUp {
        until: Point::age(years(1)),
    };
    let dose = build.dose(window);
    build.p.series_table[0].begun_by = Some(Point::Event(event).plus(weeks(4)));
    build.visit("dose visit", in_weeks(10, 12, 60), &[dose]);
    (build, event)
}

fn told(kid: Kid, event: EventId, on: &str) -> Child {
    kid.event(on, EventKind::Happened(event)).0
}

#[test]
fn what_is_caught_up_until_an_untold_event_may_be_over() {
    let (build, event) = caught_up_until_contact();
    let untold = || kid().known_from("2026-01-22");
    let status = |child: &Child, on: &str| build.status(child, on);
    assert_eq!(status(&untold().0, "2026-02-12"), Status::Due);
    assert_eq!(status(&untold().0, "2026-02-13"), Status::Undecided);
    assert_eq!(status(&untold().0, "2027-02-13"), Status::Undecided);
    assert_eq!(status(&kid().0, "2026-02-13"), Status::Due);
    let late = told(untold(), event, "2026-01-16");
    assert_eq!(status(&late, "2026-02-13"), Status::Lapsed);
    let later = told(untold(), event, "2026-01-17");
    assert_eq!(status(&later, "2026-02-13"), Status::Due);
    // It may not be over before four weeks after it can have happened.
    let mut build = build;
    build.p.events[event.index()].earliest = Point::age(days(20));
    assert_eq!(build.status(&untold().0, "2026-02-17"), Status::Due);
    assert_eq!(build.status(&untold().0, "2026-02-18"), Status::Undecided);
}

#[test]
fn the_event_is_asked_for() {
    let (build, _) = caught_up_until_contact();
    let plan = build.plan(&kid().known_from("2026-01-22").0, "2026-03-01");
    assert_eq!(
        plan.items[0].reason.en,
        "Depends on whether this has happened already: Title of contact. \
         What happened before 22 January 2026 is unknown."
    );
    let mut questions = plan.questions.iter();
    let asked = questions.find(|one| one.kind == QuestionKind::Event);
    assert_eq!(asked.unwrap().would_decide, ["team"]);
}

#[test]
fn what_was_declined_stays_so_though_it_may_be_over() {
    let (build, _) = begun_by_contact();
    let untold = kid()
        .known_from("2026-02-01")
        .event("2026-03-20", EventKind::Declined(VisitId(0)));
    assert_eq!(build.status(&untold.0, "2026-04-01"), Status::Declined);
}

#[test]
fn a_series_that_must_be_begun_by_an_untold_event_may_be_over() {
    let (build, event) = begun_by_contact();
    let untold = || kid().known_from("2026-02-01");
    let status = |child: &Child, on: &str| build.status(child, on);
    assert_eq!(status(&untold().0, "2026-03-11"), Status::Upcoming);
    assert_eq!(status(&untold().0, "2026-03-12"), Status::Undecided);
    assert_eq!(status(&untold().0, "2026-08-01"), Status::Undecided);
    assert_eq!(status(&untold().0, "2027-01-01"), Status::Lapsed);
    assert_eq!(status(&kid().0, "2026-03-12"), Status::Due);
    let over = told(untold(), event, "2026-02-11");
    assert_eq!(status(&over, "2026-03-12"), Status::Lapsed);
    let open = told(untold(), event, "2026-02-12");
    assert_eq!(status(&open, "2026-03-12"), Status::Due);
}

/// A visit from two weeks after an event that can happen two weeks after what a point names.
fn after_another(build: &mut Build, other: &Point) -> VisitId {
    let event = build.event("second");
    build.p.events[event.index()].earliest = other.clone().plus(weeks(2));
    let mut window = in_weeks(0, 0, 0);
    window.earliest = Point::Event(event).plus(weeks(2));
    window.recommended = window.earliest.clone();
    window.latest = Point::Event(event).plus(weeks(40));
    build.visit("after", window, &[])
}

#[test]
fn an_event_that_rests_on_another_is_untold_from_when_that_can_have_happened() {
    let mut build = Build::new();
    let first = build.event("first");
    build.p.events[first.index()].earliest = Point::age(weeks(2));
    after_another(&mut build, &Point::Event(first));
    let untold = || kid().known_from("2026-02-01");
    // Two weeks old, two weeks after that, and two weeks after that.
    assert_eq!(build.status(&untold().0, "2026-02-11"), Status::Upcoming);
    assert_eq!(build.status(&untold().0, "2026-02-12"), Status::Undecided);
    // Where it is known when the first was, the second was not before that.
    let known = told(untold(), first, "2026-01-18");
    assert_eq!(build.status(&known, "2026-03-01"), Status::Upcoming);
    let known = told(untold(), first, "2026-01-17");
    assert_eq!(build.status(&known, "2026-02-13"), Status::Upcoming);
    assert_eq!(build.status(&known, "2026-02-14"), Status::Undecided);
}

#[test]
fn an_event_that_rests_on_a_visit_is_untold_from_when_that_can_have_been_made() {
    let mut build = Build::new();
    let visit = build.team(Afterwards::Lapses);
    let second = after_another(&mut build, &Point::Visit(visit));
    let status = |child: &Child, on: &str| {
        let plan = build.plan(child, on);
        let line = plan.items.iter().find(|item| item.visit == second);
        line.unwrap().status
    };
    // Three weeks old and two weeks after that is 5 February.
    let untold = kid().known_from("2026-02-06").0;
    assert_eq!(status(&untold, "2026-04-01"), Status::Undecided);
    let complete = kid().known_from("2026-02-05").0;
    assert_eq!(status(&complete, "2026-04-01"), Status::Upcoming);
    let made = kid().known_from("2026-02-06").done("2026-01-23", visit).0;
    assert_eq!(status(&made, "2026-04-01"), Status::Upcoming);
}

/// A visit on the day of an event, with a dose of three months.
#[test]
fn a_dose_at_a_visit_that_begins_and_ends_with_an_untold_event_is_undecided_once_it_may_be_given() {
    let mut build = Build::new();
    let contact = Point::Event(build.event("contact"));
    let mut own = in_weeks(13, 13, 52);
    own.afterwards = Afterwards::Lapses;
    let dose = build.dose(own);
    let recommended = Point::age(weeks(6));
    build.visit(
        "at contact",
        window(contact.clone(), recommended, contact),
        &[dose],
    );
    let status = |on: &str| {
        let plan = build.plan(&kid().known_from("2026-06-01").0, on);
        plan.items[0].contents[0].status
    };
    assert_eq!(status("2026-04-01"), Status::Upcoming);
    assert_eq!(status("2026-04-02"), Status::Undecided);
}

/// What cannot have begun, as the event from which it is counted cannot have happened, was not done before the history
/// is complete.
#[test]
fn what_hangs_on_an_event_that_cannot_have_happened_yet_was_not_done_untold() {
    let mut build = Build::new();
    let event = build.event("contact");
    build.p.events[event.index()].earliest = Point::age(months(5));
    let from = Point::Event(event).plus(weeks(2));
    build.visit("v", window(from.clone(), from, Point::age(months(2))), &[]);
    let child = kid().known_from("2026-04-01").0;
    let plan = build.plan(&child, "2026-05-01");
    assert_eq!(item(&plan, "v").status, Status::Lapsed);
}

#[test]
fn what_may_have_been_given_is_not_offered_again_at_a_visit_before_its_own_can_begin() {
    let again = |window| Window {
        afterwards: Afterwards::OfferedAgain,
        ..window
    };
    let at = |age| Point::age(weeks(age));
    let offered_through = |starts: fn(VisitId) -> Point| {
        let mut build = Build::new();
        let one = build.dose(again(in_weeks(4, 4, 9)));
        let distances = Vec::from([at_least(weeks(4), Point::Item(one))]);
        let two = again(window(Point::Birth, at(2), at(4)));
        let two = build.dose(Window { distances, ..two });
        let late = build.visit("late", in_weeks(13, 13, 26), &[]);
        build.visit("following", in_weeks(8, 8, 14), &[]);
        let starts = starts(late);
        build.visit("own", window(starts, at(5), at(40)), &[one, two]);
        let plan = build.plan(&kid().known_from("2026-06-12").0, "2026-02-28");
        let entry = entry(&plan, "own/rota dose 2").clone();
        assert_eq!(entry.status, Status::Undecided);
        entry.window.offered_through.is_some()
    };
    assert!(!offered_through(|late| Point::Visit(late).plus(weeks(2))));
    assert!(offered_through(|_| Point::age(weeks(3))));
}
