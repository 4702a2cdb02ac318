//! Every status, and how a visit's follows from its contents.

use super::build::*;
use crate::{QuestionKind, Status};
use alloc::vec::Vec;
use stafett_model::child::End;
use stafett_model::*;

fn team() -> (Build, VisitId) {
    let mut build = Build::new();
    let visit = build.team(Afterwards::Lapses);
    (build, visit)
}

#[test]
fn upcoming_until_the_day_before_its_first() {
    let (build, _) = team();
    assert_eq!(build.status(&kid().0, "2026-01-21"), Status::Upcoming);
}

#[test]
fn due_from_its_first_day_through_its_last() {
    let (build, _) = team();
    assert_eq!(build.status(&kid().0, "2026-01-22"), Status::Due);
    assert_eq!(build.status(&kid().0, "2026-02-12"), Status::Due);
}

#[test]
fn lapsed_the_day_after_its_last() {
    let (build, _) = team();
    assert_eq!(build.status(&kid().0, "2026-02-13"), Status::Lapsed);
}

#[test]
fn done_on_the_first_day_that_it_was_done() {
    let (build, visit) = team();
    let child = kid().done("2026-02-02", visit).done("2026-01-29", visit).0;
    let plan = build.plan(&child, "2026-03-01");
    assert_eq!(plan.items[0].status, Status::Done);
    assert_eq!(plan.items[0].done_on, Some(day("2026-01-29").into()));
}

#[test]
fn declined_stays_declined_where_it_lapses() {
    let (build, visit) = team();
    let child = kid().event("2026-01-25", EventKind::Declined(visit)).0;
    assert_eq!(build.status(&child, "2026-01-26"), Status::Declined);
    assert_eq!(build.status(&child, "2026-06-01"), Status::Declined);
}

#[test]
fn declined_and_offered_again_is_upcoming_then_due_at_the_following_visit_then_declined() {
    let mut build = Build::new();
    let first = build.team(Afterwards::OfferedAgain);
    build.visit("later", in_weeks(10, 12, 14), &[]);
    let child = kid().event("2026-01-25", EventKind::Declined(first)).0;
    let status = |on| item(&build.plan(&child, on), "team").status;
    assert_eq!(status("2026-01-26"), Status::Upcoming);
    assert_eq!(status("2026-03-12"), Status::Due);
    assert_eq!(status("2026-04-09"), Status::Due);
    assert_eq!(status("2026-04-10"), Status::Declined);
}

#[test]
fn a_visit_of_another_service_is_not_the_following_one() {
    let mut build = Build::new();
    let first = build.team(Afterwards::OfferedAgain);
    let later = build.visit("later", in_weeks(10, 12, 14), &[]);
    build.p.visits[later.index()].performer = SCHOOL;
    let child = kid().event("2026-01-25", EventKind::Declined(first)).0;
    assert_eq!(
        item(&build.plan(&child, "2026-03-12"), "team").status,
        Status::Declined
    );
}

#[test]
fn a_family_that_did_not_come_is_still_due_while_the_window_is_open() {
    let (build, visit) = team();
    let child = kid().event("2026-01-25", EventKind::Missed(visit)).0;
    assert_eq!(build.status(&child, "2026-01-26"), Status::Due);
    assert_eq!(build.status(&child, "2026-02-13"), Status::Missed);
}

#[test]
fn caught_up_is_due_until_then_and_then_lapses() {
    let mut build = Build::new();
    let until = Point::age(weeks(10));
    build.team(Afterwards::CaughtUp { until });
    let plan = build.plan(&kid().0, "2026-03-11");
    assert_eq!(plan.items[0].status, Status::Due);
    assert_eq!(text(plan.items[0].window.offered_through), "2026-03-11");
    assert_eq!(text(plan.items[0].window.latest), "2026-02-12");
    assert_eq!(build.status(&kid().0, "2026-03-12"), Status::Lapsed);
}

#[test]
fn carried_over_says_to_whom() {
    let exchange = |to| Transition {
        meta: meta("exchange"),
        from: BVC,
        to,
        areas: Vec::new(),
        when: None,
        handover: None,
        condition: stafett_model::Condition::Always,
        variant: None,
    };
    let said = |to: &[ServiceId]| {
        let mut build = Build::new();
        build.team(Afterwards::CarriedOver);
        build.p.transitions.extend(to.iter().copied().map(exchange));
        let plan = build.plan(&kid().0, "2026-02-13");
        assert_eq!(plan.items[0].status, Status::CarriedOver);
        plan.items[0].reason.en.clone()
    };
    // A move from one place of a service to another takes nothing over from the service itself.
    assert!(said(&[BVC, SCHOOL]).contains("carried over to: Title of school"));
    let next = "carried over to the service that takes over";
    assert!(said(&[BVC]).contains(next));
    // Which of several it is the handover decides.
    assert!(said(&[SCHOOL, ServiceId(2)]).contains(next));
}

#[test]
fn offered_again_is_due_until_the_following_visit_ends_and_then_past_its_time() {
    let mut build = Build::new();
    build.team(Afterwards::OfferedAgain);
    build.visit("later", in_weeks(10, 12, 14), &[]);
    let status = |on| item(&build.plan(&kid().0, on), "team").status;
    assert_eq!(status("2026-02-13"), Status::Due);
    assert_eq!(status("2026-04-09"), Status::Due);
    assert_eq!(status("2026-04-10"), Status::PastItsTime);
}

#[test]
fn what_is_offered_as_needed_is_never_past_its_time() {
    let mut build = Build::new();
    let visit = build.team(Afterwards::OfferedAgain);
    build.p.visits[visit.index()].as_needed = true;
    let plan = build.plan(&kid().0, "2026-04-10");
    assert!(plan.items[0].as_needed);
    assert_eq!(plan.items[0].status, Status::Lapsed);
}

#[test]
fn a_window_closed_before_the_history_is_complete_is_undecided() {
    let mut build = Build::new();
    build.team(Afterwards::CaughtUp {
        until: Point::age(years(2)),
    });
    let child = kid().known_from("2026-06-01").0;
    let plan = build.plan(&child, "2026-07-01");
    assert_eq!(plan.items[0].status, Status::Undecided);
    assert_eq!(plan.questions[0].kind, QuestionKind::History);
    assert_eq!(plan.questions[0].would_decide, ["team"]);
}

#[test]
fn a_window_that_begins_before_the_history_is_complete_is_never_overdue() {
    let (build, visit) = team();
    let known_from = |on| kid().known_from(on);
    // It begins on 2026-01-22.
    let child = known_from("2026-01-22").0;
    assert_eq!(build.status(&child, "2026-07-01"), Status::Lapsed);
    let child = known_from("2026-01-23").0;
    assert_eq!(build.status(&child, "2026-02-12"), Status::Due);
    assert_eq!(build.status(&child, "2026-07-01"), Status::Undecided);
    // Whoever did not come then had not come before.
    let missed = |kid: Kid| kid.event("2026-02-01", EventKind::Missed(visit)).0;
    let child = missed(known_from("2026-01-23"));
    assert_eq!(build.status(&child, "2026-07-01"), Status::Missed);
    let child = missed(known_from("2026-02-13"));
    assert_eq!(build.status(&child, "2026-07-01"), Status::Undecided);
}

#[test]
fn a_visit_missed_once_may_have_been_made_later_in_an_unknown_history() {
    let (build, visit) = team();
    let child = kid().known_from("2026-06-01");
    let child = child.event("2026-02-01", EventKind::Missed(visit)).0;
    assert_eq!(build.status(&child, "2026-07-01"), Status::Undecided);
}

#[test]
fn what_was_recorded_before_the_history_is_complete_counts() {
    let (build, visit) = team();
    let child = kid().known_from("2026-06-01").done("2026-01-30", visit).0;
    assert_eq!(build.status(&child, "2026-07-01"), Status::Done);
}

#[test]
fn after_death_nothing_is_due_and_the_past_is_unaltered() {
    let mut build = Build::new();
    let done = build.visit("done", in_weeks(0, 1, 2), &[]);
    build.visit("lapsed", in_weeks(1, 1, 2), &[]);
    build.team(Afterwards::Lapses);
    build.visit("later", in_weeks(10, 12, 14), &[]);
    let child = kid()
        .done("2026-01-08", done)
        .ended("2026-01-25", End::Died)
        .0;
    let plan = build.plan(&child, "2026-03-15");
    let status = |id| item(&plan, id).status;
    assert_eq!(status("done"), Status::Done);
    assert_eq!(status("lapsed"), Status::Lapsed);
    assert_eq!(status("team"), Status::Lapsed);
    assert_eq!(status("later"), Status::NotApplicable);
    assert_eq!(item(&plan, "later").reason.en, "The child has died.");
}

#[test]
fn nothing_is_asked_of_visits_once_the_offers_have_ended() {
    let (mut build, visit) = team();
    let twin = build.yes_no("twin");
    build.when(visit, is(twin, 1));
    let child = kid().ended("2026-02-01", End::Emigrated).0;
    let asked = |as_of| build.plan(&child, as_of).questions.len();
    assert_eq!(asked("2026-01-31"), 1);
    assert_eq!(asked("2026-02-01"), 0);
    assert_eq!(build.status(&child, "2026-02-01"), Status::Undecided);
}

#[test]
fn a_window_that_opens_on_the_day_of_the_end_is_not_applicable() {
    let (build, _) = team();
    for end in [End::Died, End::Emigrated, End::OptedOut] {
        let child = kid().ended("2026-01-22", end).0;
        assert_eq!(build.status(&child, "2026-01-22"), Status::NotApplicable);
    }
}

#[test]
fn before_the_end_the_plan_is_as_ever() {
    let (build, _) = team();
    let child = kid().ended("2026-02-01", End::Emigrated).0;
    assert_eq!(build.status(&child, "2026-01-31"), Status::Due);
}

/// A visit of two items, of which `done` are done.
fn two(done: &[usize], as_of: &str) -> (Status, Vec<Status>) {
    let mut build = Build::new();
    let items = [build.item("growth"), build.item("sight")];
    let visit = build.visit("team", in_weeks(3, 4, 6), &items);
    let mut child = kid();
    if !done.is_empty() {
        let items = done.iter().map(|place| items[*place]).collect();
        child = child.event("2026-01-29", EventKind::Done { visit, items });
    }
    let plan = build.plan(&child.0, as_of);
    let contents = plan.items[0]
        .contents
        .iter()
        .map(|entry| entry.status)
        .collect();
    (plan.items[0].status, contents)
}

#[test]
fn a_visit_is_done_when_all_its_contents_are() {
    assert_eq!(
        two(&[0, 1], "2026-02-01"),
        (Status::Done, [Status::Done; 2].to_vec())
    );
}

#[test]
fn a_visit_of_which_something_is_left_is_due_and_later_done() {
    assert_eq!(
        two(&[0], "2026-02-01"),
        (Status::Due, Vec::from([Status::Done, Status::Due]))
    );
    assert_eq!(
        two(&[0], "2026-03-01"),
        (Status::Done, Vec::from([Status::Done, Status::Lapsed]))
    );
}

#[test]
fn an_item_done_elsewhere_in_the_window_counts_and_outside_it_does_not() {
    let mut build = Build::new();
    let growth = build.item("growth");
    build.visit("team", in_weeks(3, 4, 6), &[growth]);
    assert_eq!(
        build.status(&kid().given("2026-02-12", growth).0, "2026-03-01"),
        Status::Done
    );
    assert_eq!(
        build.status(&kid().given("2026-02-13", growth).0, "2026-03-01"),
        Status::Lapsed
    );
}

#[test]
fn an_item_done_at_one_visit_does_not_count_at_another() {
    let mut build = Build::new();
    let growth = build.item("growth");
    let one = build.visit("one", in_weeks(3, 4, 6), &[growth]);
    build.visit("two", in_weeks(4, 5, 6), &[growth]);
    let plan = build.plan(&kid().done("2026-01-30", one).0, "2026-02-01");
    assert_eq!(item(&plan, "one").status, Status::Done);
    assert_eq!(item(&plan, "two").status, Status::Due);
}

#[test]
fn what_follows_a_visit_that_is_not_for_the_child_is_not_either() {
    let mut build = Build::new();
    let fact = build.yes_no("ill");
    let first = build.team(Afterwards::Lapses);
    build.when(first, is(fact, 1));
    let after = |count| Point::Visit(first).plus(weeks(count));
    build.visit("again", window(after(1), after(2), after(3)), &[]);
    let plan = build.plan(&kid().fact(fact, 0).0, "2026-01-25");
    assert_eq!(item(&plan, "again").status, Status::NotApplicable);
    let plan = build.plan(&kid().0, "2026-01-25");
    assert_eq!(item(&plan, "again").status, Status::Undecided);
    assert_eq!(plan.questions[0].would_decide, ["team", "again"]);
}

/// What waits for a visit that waits for an event is offered again only at a visit that it can still reach: when the event
/// was is known.
#[test]
fn what_waits_for_a_visit_begins_no_earlier_than_what_has_happened_lets_that_begin() {
    let mut build = Build::new();
    let event = build.event("contact");
    let own = Point::Event(event).plus(months(6));
    let first = build.visit("first", window(own.clone(), own, Point::age(years(2))), &[]);
    let after = Point::Visit(first).plus(weeks(2));
    let mut waits = window(after, Point::age(weeks(5)), Point::age(weeks(7)));
    waits.afterwards = Afterwards::OfferedAgain;
    build.visit("waits", waits, &[]);
    let last = |months_after| Point::Event(event).plus(months(months_after));
    let age = Point::age(weeks(13));
    let next = build.visit("next", window(age.clone(), age, last(1)), &[]);
    let child = kid().event("2026-04-01", EventKind::Happened(event)).0;
    let status = |build: &Build| item(&build.plan(&child, "2026-04-10"), "waits").status;
    assert_eq!(status(&build), Status::PastItsTime);
    build.p.visits[next.index()].window.latest = last(7);
    assert_eq!(status(&build), Status::Upcoming);
}

/// What tells on which day an event was, though it is told after the end, tells also until when a visit was open before it.
#[test]
fn what_was_done_before_the_end_counts_by_what_has_been_told_since() {
    let mut build = Build::new();
    let event = build.event("contact");
    build.p.events[event.index()].shown_by = Vec::from([BVC]);
    let (growth, sight) = (build.item("growth"), build.item("sight"));
    let first = build.visit("first", in_weeks(1, 1, 60), &[growth]);
    let from = Point::age(days(31));
    let until = window(from.clone(), from, Point::Event(event));
    build.visit("v", until, &[sight]);
    let child = kid()
        .done("2026-07-03", first)
        .event("2026-07-18", EventKind::ItemDone(sight))
        .ended("2026-09-28", End::OptedOut);
    let told = child.event("2026-11-28", EventKind::Happened(event)).0;
    let plan = build.plan(&told, "2027-03-01");
    assert_eq!(item(&plan, "v").status, Status::Done);
}

#[test]
fn a_last_day_that_may_have_passed_is_told_to_be_uncertain() {
    let mut build = Build::new();
    let start = build.school();
    build.p.facts[start.index()].if_unknown = Some(0);
    // School starts on 15–24 August 2027.
    let at = |age| Point::age(years(age));
    build.visit("five", window(at(5), at(5), Point::SchoolStart), &[]);
    let says = |as_of: &str| {
        let plan = build.plan(&Kid::born("2021-03-01").0, as_of);
        let five = item(&plan, "five");
        (five.status, five.reason.sv.clone())
    };
    let (status, before) = says("2027-08-15");
    assert_eq!(status, Status::Due);
    assert!(before.ends_with("Dagen är preliminär."), "{before}");
    let (status, perhaps_over) = says("2027-08-16");
    assert_eq!(status, Status::Due);
    assert!(perhaps_over.contains("har passerat"), "{perhaps_over}");
    assert_eq!(says("2027-08-25").0, Status::Lapsed);
}

#[test]
fn a_visit_is_for_other_children_of_a_group_only_where_the_child_is_not_of_it() {
    let mut build = Build::new();
    let (exposed, infectious) = (build.yes_no("exposed"), build.yes_no("infectious"));
    let group = is(exposed, 1);
    build.p.groups.push(TargetGroup {
        meta: build.p.facts[0].meta.clone(),
        condition: group.clone(),
    });
    let visit = build.visit("v", in_weeks(1, 1, 2), &[]);
    let row = &mut build.p.visits[visit.index()];
    row.group = Some(GroupId(0));
    row.condition = Condition::All(Vec::from([group, is(infectious, 1)]));
    let reason = |is_exposed| {
        let child = kid().fact(exposed, is_exposed).fact(infectious, 0).0;
        let plan = build.plan(&child, "2026-01-02");
        assert_eq!(plan.items[0].status, Status::NotApplicable);
        plan.items[0].reason.en.clone()
    };
    assert!(
        reason(0).starts_with("Is for other children"),
        "{}",
        reason(0)
    );
    let decided = reason(1);
    assert!(decided.contains("It is decided by"), "{decided}");
    assert!(decided.contains("infectious"), "{decided}");
}
