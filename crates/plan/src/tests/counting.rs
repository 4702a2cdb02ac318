//! For how long the value of a fact counts that may change.

use super::build::*;
use crate::{Planner, QuestionKind, Status};
use alloc::vec::Vec;
use stafett_model::programme::Invariant;
use stafett_model::*;

/// The first and the last day of which the population says that p is not so.
const FIRST: i32 = 3;
const LAST: i32 = 6;

/// A visit at 8 months for those with p, that may change; from 3 until 6 months p is ruled out, or another fact with it.
fn for_p(alone: bool) -> (Build, FactId) {
    let mut build = Build::new();
    let (p, q) = (build.yes_no("p"), build.yes_no("q"));
    let at = |age| Point::age(months(age));
    let visit = build.visit("v", window(at(8), at(8), at(9)), &[]);
    build.when(visit, is(p, 1));
    let both = Condition::All([is(p, 1), is(q, 1)].into());
    build.p.population.during.push(Invariant {
        condition: not(if alone { is(p, 1) } else { both }),
        days: Some((at(FIRST), at(LAST))),
    });
    (build, p)
}

fn status(build: &Build, child: &Child, as_of: &str) -> Status {
    let plan = build.plan(child, as_of);
    let item = plan.items.iter().find(|item| item.id == "v");
    item.map(|item| item.status).unwrap_or(Status::Done)
}

#[test]
fn a_value_counts_until_the_population_says_something_else() {
    let (build, p) = for_p(false);
    let child = kid().fact_from(p, 1, "2026-01-01").0;
    // Said of the time before the first turn, it tells nothing of the visit after the last.
    assert_eq!(status(&build, &child, "2026-02-01"), Status::Undecided);
    assert_eq!(status(&build, &child, "2026-09-01"), Status::Undecided);
    let plan = build.plan(&child, "2026-09-01");
    assert_eq!(plan.questions[0].kind, QuestionKind::Fact);
    assert_eq!(plan.questions[0].tells_from, None);
    // Between the turns: until the last one.
    let child = kid().fact_from(p, 1, "2026-06-30").0;
    assert_eq!(status(&build, &child, "2026-06-30"), Status::Undecided);
    // On the last turn or after it: from then on.
    for from in ["2026-07-01", "2026-08-31"] {
        let child = kid().fact_from(p, 1, from).0;
        assert_eq!(status(&build, &child, "2026-08-31"), Status::Upcoming);
        assert_eq!(status(&build, &child, "2026-09-01"), Status::Due);
    }
}

#[test]
fn what_is_to_come_is_judged_on_its_first_day_and_asked_for_from_the_last_turn_before_it() {
    let (build, p) = for_p(false);
    let plan = build.plan(&kid().fact_from(p, 0, "2026-01-01").0, "2026-02-01");
    assert_eq!(plan.items[0].status, Status::Undecided);
    let asked = plan.questions.iter().find(|asked| asked.id == "p");
    let tells_from = asked.and_then(|asked| asked.tells_from);
    assert_eq!(tells_from, Some(day("2026-07-01")));
}

#[test]
fn what_each_answer_gives_is_told_once_an_answer_counts() {
    let (build, p) = for_p(false);
    let child = kid().fact_from(p, 1, "2026-01-01").0;
    let planner = Planner::new(&build.p);
    let told = |as_of: &str| {
        let plan = build.plan(&child, as_of);
        let all = planner.all_answers(&child, day(as_of), &plan);
        let of_p = all.into_iter().filter(|(question, _)| question.id == "p");
        let answers = of_p.flat_map(|(_, answers)| answers);
        let visits = answers.flat_map(|answer| answer.visits);
        visits.map(|visit| visit.status).collect::<Vec<_>>()
    };
    assert_eq!(told("2026-02-01"), []);
    assert_eq!(told("2026-09-01"), [Status::NotApplicable, Status::Due]);
}

#[test]
fn a_value_no_longer_counts_on_the_day_itself_on_which_the_population_says_something_else() {
    let (mut build, p) = for_p(false);
    let on = Point::age(months(LAST));
    build.p.visits[0].window = window(on.clone(), on, Point::age(months(8)));
    let child = kid().fact_from(p, 1, "2026-06-30").0;
    let plan = build.plan(&child, "2026-06-30");
    assert_eq!(plan.items[0].status, Status::Undecided);
    assert_eq!(plan.questions[0].tells_from, Some(day("2026-07-01")));
}

#[test]
fn what_was_found_on_a_day_is_not_taken_for_the_day_before_it() {
    let mut build = for_p(false).0;
    let p = FactId(0);
    let from = |on: Point| window(on.clone(), on, Point::age(months(9)));
    // The later of two is looked at first.
    build.p.visits[0].window = from(Point::age(months(LAST)));
    let before = Point::age(months(LAST)).plus(Duration::days(-1));
    let visit = build.visit("before", from(before), &[]);
    build.when(visit, is(p, 1));
    let plan = build.plan(&kid().fact_from(p, 1, "2026-06-15").0, "2026-06-20");
    let status = |id| plan.items.iter().find(|item| item.id == id).unwrap().status;
    assert_eq!(status("v"), Status::Undecided);
    assert_eq!(status("before"), Status::Upcoming);
}

#[test]
fn a_value_that_is_ruled_out_meanwhile_is_said_of_the_time_after() {
    let (build, p) = for_p(true);
    // In the days in which it cannot be.
    let ahead = kid().fact_from(p, 1, "2026-06-30").0;
    assert_eq!(status(&build, &ahead, "2026-06-30"), Status::Upcoming);
    let on_the_first = kid().fact_from(p, 1, "2026-04-01").0;
    assert_eq!(
        status(&build, &on_the_first, "2026-04-01"),
        Status::Upcoming
    );
    // One that can be then tells nothing of the time after.
    let now = kid().fact_from(p, 0, "2026-06-30").0;
    assert_eq!(status(&build, &now, "2026-06-30"), Status::Undecided);
    // Before those days it could be: it was said of that time.
    let before = kid().fact_from(p, 1, "2026-03-31").0;
    assert_eq!(status(&build, &before, "2026-04-01"), Status::Undecided);
}

#[test]
fn a_value_without_a_day_is_said_of_the_day_of_the_plan() {
    let (build, p) = for_p(false);
    let child = kid().fact(p, 1).0;
    assert_eq!(status(&build, &child, "2026-06-30"), Status::Undecided);
    assert_eq!(status(&build, &child, "2026-07-01"), Status::Upcoming);
}

#[test]
fn what_is_said_of_an_earlier_time_is_as_if_nothing_were_recorded() {
    let (mut build, p) = for_p(false);
    build.p.facts[p.index()].if_unknown = Some(1);
    let child = kid().fact_from(p, 0, "2026-01-01").0;
    assert_eq!(status(&build, &child, "2026-02-01"), Status::Upcoming);
    let visit = VisitId(0);
    build.when(visit, Condition::Unknown(p));
    assert_eq!(status(&build, &child, "2026-02-01"), Status::Upcoming);
    let recorded = kid().fact_from(p, 0, "2026-07-01").0;
    assert_eq!(
        status(&build, &recorded, "2026-09-01"),
        Status::NotApplicable
    );
}

#[test]
fn a_fixed_fact_and_one_of_which_the_population_always_says_the_same_count_on() {
    let (mut build, p) = for_p(false);
    let child = kid().fact_from(p, 1, "2026-01-01").0;
    build.p.population.during[0].days = None;
    assert_eq!(status(&build, &child, "2026-02-01"), Status::Upcoming);
    let (mut build, p) = for_p(false);
    build.p.facts[p.index()].change = Change::Fixed;
    assert_eq!(status(&build, &child, "2026-02-01"), Status::Upcoming);
    let _ = p;
}

#[test]
fn the_explanation_tells_what_counts_no_longer() {
    let (build, p) = for_p(false);
    let used = |from| {
        let child = kid().fact_from(p, 1, from).0;
        let why = crate::why(&build.p, &child, day("2026-07-15"), "v").unwrap();
        why.facts[0].clone()
    };
    let earlier = used("2026-01-01").earlier.unwrap();
    assert_eq!(earlier.value.en, "yes");
    assert_eq!(earlier.from, Some(day("2026-01-01")));
    assert_eq!(earlier.until, day("2026-04-01"));
    assert_eq!(used("2026-01-01").value, None);
    assert_eq!(used("2026-07-01").earlier, None);
}
