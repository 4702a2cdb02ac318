//! Days that rest on one open day: they are compared on each day on which that may fall, never apart. The child
//! is born on 2026-01-01; the due date is unknown and lies from 2025-12-11 through 2026-05-07.

use super::build::*;
use super::relay::relay;
use crate::{HeldVerdict, Status};
use alloc::vec::Vec;
use stafett_model::*;

fn due(plus: i32) -> Point {
    Point::DueDate.plus(weeks(plus))
}

fn caught_up(window: Window, until: Point) -> Window {
    Window {
        afterwards: Afterwards::CaughtUp { until },
        ..window
    }
}

#[test]
fn what_counts_from_a_visit_after_the_due_date_is_not_caught_up_until_the_due_date() {
    let mut build = Build::new();
    let first = build.visit("first", window(due(2), due(2), due(9)), &[]);
    let from = Point::Visit(first).plus(months(2));
    let until_four_weeks = window(from.clone(), from, Point::age(weeks(4)));
    build.visit("team", caught_up(until_four_weeks, due(0)), &[]);
    let plan = build.plan(&kid().0, "2026-02-20");
    assert_eq!(item(&plan, "team").status, Status::Lapsed);
}

#[test]
fn a_dose_that_is_over_before_its_visit_may_begin_lapses_at_once() {
    let mut build = Build::new();
    let one = build.dose(caught_up(in_weeks(9, 9, 17), due(1)));
    build.visit("team", window(due(5), due(5), due(30)), &[one]);
    let plan = build.plan(&kid().0, "2026-01-10");
    assert_eq!(entry(&plan, "team/rota dose 1").status, Status::Lapsed);
}

#[test]
fn a_series_to_be_begun_before_its_first_visit_may_begin_lapses_at_once() {
    let mut build = Build::new();
    let one = build.dose(in_weeks(9, 9, 30));
    build.p.series_table[0].begun_by = Some(due(4));
    build.visit("team", window(due(5), due(5), due(30)), &[one]);
    let plan = build.plan(&kid().0, "2026-01-10");
    assert_eq!(entry(&plan, "team/rota dose 1").status, Status::Lapsed);
}

/// Caught up until a month after the due date, and given at a visit 30 days after it: of March alone a day is left between
/// them, and that lies after the last on which the series may begin.
#[test]
fn a_dose_lapses_that_each_due_date_leaves_one_end_or_the_other_before_its_first_day() {
    let status = |begun_by| {
        let mut build = Build::new();
        let until = Point::DueDate.plus(months(1));
        let age = |days| Point::age(Duration::days(days));
        let one = build.dose(caught_up(window(age(88), age(88), age(95)), until));
        build.p.series_table[0].begun_by = begun_by;
        let from = Point::DueDate.plus(Duration::days(30));
        build.visit("team", window(from.clone(), from, due(30)), &[one]);
        let plan = build.plan(&kid().0, "2026-02-28");
        entry(&plan, "team/rota dose 1").status
    };
    assert_eq!(status(None), Status::Upcoming);
    assert_eq!(status(Some(Point::age(Duration::days(88)))), Status::Lapsed);
}

#[test]
fn nothing_is_offered_again_at_a_visit_that_is_over_before_it_begins() {
    let mut build = Build::new();
    build.school();
    let term = |season, edge| Point::Period(Period::Term { turning: 6, season }, edge);
    let window_past = window(
        term(Season::Autumn, Edge::First),
        Point::age(weeks(5)),
        Point::age(weeks(7)),
    );
    let again = Window {
        afterwards: Afterwards::OfferedAgain,
        ..window_past
    };
    build.visit("team", again, &[]);
    // The spring term ends on the day before the autumn term begins.
    let next = window(
        Point::age(years(5)),
        Point::age(years(5)),
        term(Season::Spring, Edge::Last),
    );
    build.visit("next", next, &[]);
    let plan = build.plan(&kid().0, "2026-06-01");
    assert_eq!(item(&plan, "team").status, Status::PastItsTime);
}

#[test]
fn what_is_caught_up_until_school_start_is_over_once_that_has_passed_whenever_it_is() {
    let mut build = Build::new();
    build.school();
    build.team(Afterwards::CaughtUp {
        until: Point::SchoolStart,
    });
    let status = |as_of| build.status(&kid().0, as_of);
    assert_eq!(status("2033-08-23"), Status::Due);
    assert_eq!(status("2033-08-24"), Status::Lapsed);
}

#[test]
fn a_last_day_that_is_the_same_whenever_school_starts_is_told() {
    let mut build = Build::new();
    build.school();
    let first = build.visit("first", in_weeks(1, 1, 2), &[]);
    let mut until_school = window(
        Point::age(weeks(3)),
        Point::age(weeks(3)),
        Point::SchoolStart,
    );
    until_school.distances = Vec::from([programme::Distance {
        bound: programme::Bound::AtMost,
        duration: months(6),
        from: Point::Visit(first),
    }]);
    build.visit("team", until_school, &[]);
    let plan = build.plan(&kid().done("2026-01-10", first).0, "2026-02-01");
    assert_eq!(text(item(&plan, "team").window.latest), "2026-07-10");
}

#[test]
fn for_whom_a_visit_until_school_is_is_judged_on_the_first_day_that_may_be_its_last() {
    let mut build = Build::new();
    build.school();
    let p = build.yes_no("p");
    let at = |age| Point::age(weeks(age));
    let visit = build.visit("team", window(at(3), at(3), Point::SchoolStart), &[]);
    build.when(visit, is(p, 1));
    // School may start in August 2031; what is so from December tells nothing of that day.
    let declined = || kid().event("2030-01-01", EventKind::Declined(visit));
    let status = |child: Kid| build.status(&child.0, "2034-01-01");
    assert_eq!(
        status(declined().fact_from(p, 0, "2031-12-01")),
        Status::Declined
    );
    assert_eq!(
        status(declined().fact_from(p, 0, "2031-07-01")),
        Status::NotApplicable
    );
}

#[test]
fn who_leads_until_and_from_one_open_day_leads_on_each_day() {
    let mut build = Build::new();
    let bvc = Holder::Service(BVC);
    build.leg(HEALTH, bvc, Point::Birth, due(0));
    build.leg(HEALTH, bvc, due(0), Point::age(years(6)));
    // A period without a day.
    build.leg(HEALTH, Holder::Service(SCHOOL), due(3), due(3));
    let plan = build.plan(&kid().0, "2026-02-01");
    let service = &plan.responsible_now[0].service;
    assert_eq!(service.verdict, HeldVerdict::One);
    assert_eq!(service.holder_id, Some(bvc));
    assert_eq!(service.since, Some(day("2026-01-01")));
}

#[test]
fn who_leads_until_school_start_or_from_it_depends_on_its_day() {
    let plan = relay().plan(&Kid::born("2021-03-01").0, "2027-08-20");
    let service = &plan.responsible_now[0].service;
    assert_eq!(service.verdict, HeldVerdict::Undecided);
    assert_eq!(service.candidates.len(), 2);
}

#[test]
fn a_child_born_before_1970_has_a_leader_on_open_days_too() {
    let mut build = Build::new();
    let bvc = Holder::Service(BVC);
    build.leg(HEALTH, bvc, due(0), due(4));
    let plan = build.plan(&Kid::born("1950-01-01").0, "1950-01-20");
    let service = &plan.responsible_now[0].service;
    assert_eq!(service.verdict, HeldVerdict::Undecided);
}

#[test]
fn what_may_have_begun_before_the_end_whenever_school_starts_stays_undecided() {
    let mut build = Build::new();
    build.school();
    build.visit(
        "team",
        window(Point::SchoolStart, Point::SchoolStart, Point::age(years(9))),
        &[],
    );
    let status = |on| {
        let child = kid().ended(on, child::End::Emigrated);
        build.status(&child.0, "2034-01-01")
    };
    // Whoever starts school a year early does so on 15 August 2031 at the soonest.
    assert_eq!(status("2031-08-15"), Status::NotApplicable);
    assert_eq!(status("2031-08-16"), Status::Undecided);
}

#[test]
fn a_dose_given_elsewhere_after_the_end_is_done_where_the_visit_was_not_for_others() {
    let mut build = Build::new();
    let first = build.visit("first", in_weeks(6, 6, 15), &[]);
    let one = build.dose(in_weeks(6, 6, 15));
    let names = ["done", "declined", "missed", "none"].map(Into::into);
    let went = build.fact(
        "went",
        Values::OneOf(names.into()),
        programme::Change::Fixed,
    );
    build.p.facts[went.index()].made = Some(Made::Outcome(first));
    let twin = build.yes_no("twin");
    let missed = build.visit("missed", in_weeks(8, 8, 20), &[one]);
    build.when(missed, is(went, 2));
    let twins = build.visit("twins", in_weeks(8, 8, 20), &[one]);
    build.when(twins, is(twin, 1));
    let child = kid()
        .fact(twin, 0)
        .ended("2026-02-01", child::End::Emigrated);
    let plan = build.plan(&child.given("2026-02-20", one).0, "2027-01-01");
    assert_eq!(entry(&plan, "missed/rota dose 1").status, Status::Done);
    assert_eq!(
        entry(&plan, "twins/rota dose 1").status,
        Status::NotApplicable
    );
}
