//! The days of windows: leap days, open points, what waits.

use super::build::*;
use crate::{AwaitedKind, QuestionKind, Status};
use stafett_model::*;

fn term(season: Season, edge: Edge) -> Point {
    Point::Period(Period::Term { turning: 6, season }, edge)
}

#[test]
fn born_on_a_leap_day_one_year_is_28_february() {
    let mut build = Build::new();
    let year = || Point::age(years(1));
    build.visit("year", window(Point::age(months(11)), year(), year()), &[]);
    let plan = build.plan(&Kid::born("2024-02-29").0, "2024-03-01");
    assert_eq!(text(plan.items[0].window.earliest), "2025-01-29");
    assert_eq!(text(plan.items[0].window.latest), "2025-02-28");
}

#[test]
fn the_other_month_rule_rolls_forward() {
    let mut build = Build::new();
    build.p.month_end = MonthEnd::NextMonth;
    let year = || Point::age(years(1));
    build.visit("year", window(year(), year(), year()), &[]);
    let plan = build.plan(&Kid::born("2024-02-29").0, "2024-03-01");
    assert_eq!(text(plan.items[0].window.latest), "2025-03-01");
}

#[test]
fn a_term_that_is_not_published_gives_the_safe_day_marked_preliminary() {
    let mut build = Build::new();
    build.school();
    let first = || term(Season::Autumn, Edge::First);
    build.visit(
        "class",
        window(first(), first().plus(weeks(2)), first().plus(weeks(9))),
        &[],
    );
    let plan = build.plan(&Kid::born("2021-03-01").0, "2026-01-01");
    let window = plan.items[0].window;
    assert_eq!(text(window.earliest), "~2027-08-24");
    assert_eq!(text(window.recommended), "~2027-09-07");
    assert_eq!(text(window.latest), "~2027-10-17");
}

#[test]
fn a_grade_lasts_through_the_day_before_the_next_begins() {
    let mut build = Build::new();
    let start = build.school();
    let grade = |edge| Point::Period(Period::SchoolYear(1), edge);
    let first = || grade(Edge::First);
    build.visit("grade", window(first(), first(), grade(Edge::Last)), &[]);
    let pupil = Kid::born("2020-03-01").fact(start, 0);
    let pupil = pupil.term(2027, Season::Autumn, "2027-08-19");
    let pupil = pupil.term(2028, Season::Autumn, "2028-08-17").0;
    let plan = build.plan(&pupil, "2026-01-01");
    assert_eq!(text(plan.items[0].window.earliest), "2027-08-19");
    assert_eq!(text(plan.items[0].window.latest), "2028-08-16");
    let status = |on| build.status(&pupil, on);
    assert_eq!(status("2027-08-18"), Status::Upcoming);
    assert_eq!(status("2027-08-19"), Status::Due);
    assert_eq!(status("2028-08-16"), Status::Due);
    assert_eq!(status("2028-08-17"), Status::Lapsed);
}

#[test]
fn a_published_term_and_the_school_s_own_are_certain() {
    let mut build = Build::new();
    build.school();
    let first = || term(Season::Autumn, Edge::First);
    build.visit(
        "class",
        window(first(), first(), first().plus(weeks(9))),
        &[],
    );
    let published = build.plan(&Kid::born("2020-03-01").0, "2026-01-01");
    assert_eq!(text(published.items[0].window.earliest), "2026-08-18");
    let own = Kid::born("2020-03-01")
        .term(2026, Season::Autumn, "2026-08-20")
        .0;
    assert_eq!(
        text(build.plan(&own, "2026-01-01").items[0].window.earliest),
        "2026-08-20"
    );
}

#[test]
fn a_window_that_may_have_closed_is_still_due() {
    let mut build = Build::new();
    build.school();
    let first = || term(Season::Autumn, Edge::First);
    build.visit(
        "class",
        window(first(), first(), first().plus(weeks(9))),
        &[],
    );
    let status = |on| build.status(&Kid::born("2021-03-01").0, on);
    assert_eq!(status("2027-08-20"), Status::Upcoming);
    assert_eq!(status("2027-08-24"), Status::Due);
    assert_eq!(status("2027-10-20"), Status::Due);
    assert_eq!(status("2027-10-27"), Status::Lapsed);
}

#[test]
fn an_unknown_due_date_makes_corrected_days_preliminary_and_is_asked_for() {
    let mut build = Build::new();
    let corrected = |count| Point::DueDate.plus(months(count));
    build.visit(
        "sight",
        window(corrected(3), corrected(4), corrected(12)),
        &[],
    );
    build.team(Afterwards::Lapses);
    let plan = build.plan(&kid().0, "2026-01-02");
    let window = item(&plan, "sight").window;
    assert!(window.earliest.unwrap().preliminary && window.latest.unwrap().preliminary);
    assert_eq!(plan.questions[0].kind, QuestionKind::DueDate);
    assert_eq!(plan.questions[0].would_decide, ["sight"]);
    assert!(!item(&plan, "team").window.earliest.unwrap().preliminary);
}

#[test]
fn a_known_due_date_settles_corrected_days() {
    let mut build = Build::new();
    let corrected = |count| Point::DueDate.plus(months(count));
    build.visit(
        "sight",
        window(corrected(3), corrected(4), corrected(12)),
        &[],
    );
    let mut child = kid().0;
    child.due_date = Some(day("2026-02-26"));
    let plan = build.plan(&child, "2026-01-02");
    assert_eq!(text(plan.items[0].window.recommended), "2026-06-26");
    assert!(plan.questions.is_empty());
}

#[test]
fn what_counts_from_an_event_waits_for_it_without_days() {
    let mut build = Build::new();
    let home = build.event("homecoming");
    let after = |count| Point::Event(home).plus(Duration::days(count));
    build.visit("call", window(after(1), after(2), after(7)), &[]);
    let waiting = build.plan(&kid().0, "2026-01-10");
    let call = &waiting.items[0];
    assert_eq!(call.status, Status::Upcoming);
    assert_eq!(
        (text(call.window.earliest), text(call.window.latest)),
        ("?".into(), "?".into())
    );
    assert_eq!(
        (call.waits_for[0].kind, call.waits_for[0].id.as_str()),
        (AwaitedKind::Event, "homecoming")
    );
    let child = kid().event("2026-01-04", EventKind::Happened(home)).0;
    let settled = build.plan(&child, "2026-01-10");
    let call = &settled.items[0];
    assert_eq!(call.status, Status::Due);
    assert_eq!(text(call.window.latest), "2026-01-11");
    assert!(call.waits_for.is_empty());
}

#[test]
fn what_counts_from_a_visit_is_settled_by_the_day_it_was_done() {
    let mut build = Build::new();
    let first = build.team(Afterwards::Lapses);
    let after = |count| Point::Visit(first).plus(weeks(count));
    build.visit("again", window(after(1), after(2), after(3)), &[]);
    let plan = build.plan(&kid().done("2026-02-01", first).0, "2026-02-02");
    assert_eq!(text(item(&plan, "again").window.recommended), "2026-02-15");
    let plan = build.plan(&kid().0, "2026-01-25");
    assert_eq!(item(&plan, "again").waits_for[0].id, "team");
}

#[test]
fn school_start_that_is_unknown_is_asked_for() {
    let mut build = Build::new();
    let start = build.school();
    let at = || Point::SchoolStart;
    build.visit("class", window(at(), at(), at().plus(weeks(9))), &[]);
    let plan = build.plan(&Kid::born("2020-03-01").0, "2026-01-01");
    assert_eq!(plan.items[0].status, Status::Undecided);
    assert_eq!(plan.questions[0].id, "start");
    let known = Kid::born("2020-03-01").fact(start, 0).0;
    assert_eq!(
        text(build.plan(&known, "2026-01-01").items[0].window.earliest),
        "2026-08-18"
    );
}

#[test]
fn a_fixed_fact_holds_always_and_a_derived_one_where_nothing_is_recorded() {
    let mut build = Build::new();
    let start = build.school();
    build.p.facts[start.index()].if_unknown = Some(0);
    let at = || Point::SchoolStart;
    build.visit("class", window(at(), at(), at().plus(weeks(9))), &[]);
    let derived = build.plan(&Kid::born("2020-03-01").0, "2026-01-01");
    assert_eq!(text(derived.items[0].window.earliest), "2026-08-18");
    let late = Kid::born("2020-03-01").fact_from(start, 2, "2026-05-01").0;
    assert_eq!(
        text(build.plan(&late, "2026-01-01").items[0].window.earliest),
        "~2027-08-24"
    );
}

#[test]
fn a_recommended_range_is_shown_with_both_ends() {
    let mut build = Build::new();
    let range = Some(Point::age(weeks(5)));
    build.visit(
        "team",
        Window {
            recommended_through: range,
            ..in_weeks(3, 4, 6)
        },
        &[],
    );
    let window = build.plan(&kid().0, "2026-01-02").items[0].window;
    assert_eq!(text(window.recommended), "2026-01-29");
    assert_eq!(text(window.recommended_through), "2026-02-05");
}

#[test]
fn items_come_by_day_then_id_and_those_without_days_last() {
    let mut build = Build::new();
    let home = build.event("homecoming");
    let at = || Point::Event(home);
    build.visit("a_call", window(at(), at(), at()), &[]);
    build.visit("z", in_weeks(1, 2, 3), &[]);
    build.visit("b", in_weeks(1, 2, 3), &[]);
    build.visit("y", in_weeks(0, 1, 3), &[]);
    let plan = build.plan(&kid().0, "2026-01-02");
    let ids: alloc::vec::Vec<&str> = plan.items.iter().map(|item| item.id.as_str()).collect();
    assert_eq!(ids, ["y", "b", "z", "a_call"]);
}

/// A visit of the parents, 4 weeks before the due date and at most until it.
fn late_in_pregnancy(subject: Subject) -> Build {
    let mut build = Build::new();
    let talk = build.item("talk");
    build.p.items[talk.index()].subject = subject;
    let before = |count| Point::DueDate.plus(weeks(count));
    build.visit("team", window(before(-4), before(-3), before(0)), &[talk]);
    build
}

#[test]
fn a_visit_of_the_pregnancy_is_over_with_the_birth_however_early_that_comes() {
    let status = |subject, due: &str| {
        let mut child = kid().0;
        child.due_date = Some(day(due));
        late_in_pregnancy(subject).status(&child, "2026-01-10")
    };
    let parent = Subject::BirthingParent;
    // Born six weeks early: its first day never came. Born two weeks early: nobody wrote down whether.
    assert_eq!(status(parent, "2026-02-12"), Status::NotApplicable);
    assert_eq!(status(parent, "2026-01-15"), Status::Undecided);
    assert_eq!(status(Subject::Child, "2026-01-15"), Status::Due);
}

#[test]
fn the_days_of_the_pregnancy_end_with_it() {
    let build = late_in_pregnancy(Subject::Guardians);
    let mut child = kid().0;
    child.due_date = Some(day("2026-01-15"));
    let plan = build.plan(&child, "2026-01-10");
    let dates = item(&plan, "team").window;
    assert_eq!(text(dates.earliest), "2025-12-18");
    assert_eq!(text(dates.latest), "2025-12-31");
}
