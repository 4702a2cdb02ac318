//! Conditions, and facts that are unknown.

use super::build::*;
use crate::{QuestionKind, Status};
use alloc::string::String;
use alloc::vec::Vec;
use stafett_model::programme::{Change, Invariant};
use stafett_model::*;

/// A visit under a condition over the facts p and q, that both may change.
fn under(condition: impl Fn(FactId, FactId) -> Condition) -> (Build, FactId, FactId) {
    let mut build = Build::new();
    let (p, q) = (build.yes_no("p"), build.yes_no("q"));
    let visit = build.team(Afterwards::Lapses);
    build.when(visit, condition(p, q));
    (build, p, q)
}

const DUE: &str = "2026-01-25";

#[test]
fn a_condition_that_holds_makes_it_due_and_one_that_does_not_not_applicable() {
    let (build, p, _) = under(|p, _| is(p, 1));
    assert_eq!(build.status(&kid().fact(p, 1).0, DUE), Status::Due);
    assert_eq!(
        build.status(&kid().fact(p, 0).0, DUE),
        Status::NotApplicable
    );
}

#[test]
fn what_rests_on_a_fact_that_may_change_may_apply_later_until_its_time_is_over() {
    let (build, p, _) = under(|p, _| is(p, 1));
    let later = |as_of| build.plan(&kid().fact(p, 0).0, as_of).items[0].clone();
    assert!(later(DUE).may_apply_later);
    assert!(later(DUE).reason.en.ends_with("it may change."));
    // Its last day is that on which it is 6 weeks.
    assert!(later("2026-02-12").may_apply_later);
    assert!(!later("2026-02-13").may_apply_later);
    assert!(!later("2027-01-25").may_apply_later);
    assert!(!later("2027-01-25").reason.en.contains("may change"));
    let due = build.plan(&kid().fact(p, 1).0, DUE);
    assert!(!due.items[0].may_apply_later);
}

#[test]
fn what_rests_on_a_fixed_fact_or_on_where_the_child_lives_does_not_apply_later() {
    let (mut build, p, q) = under(|p, q| Condition::Any(Vec::from([is(p, 1), is(q, 1)])));
    let none = kid().fact(p, 0).fact(q, 0).0;
    build.p.facts[p.index()].change = Change::Fixed;
    assert!(build.plan(&none, DUE).items[0].may_apply_later);
    build.p.variants.push(Variant {
        meta: meta("elsewhere"),
        condition: is(q, 1),
        builds_on: None,
        information_from: None,
        confirmed_by: String::new(),
        arrival: None,
        changes: Vec::new(),
    });
    assert!(!build.plan(&none, DUE).items[0].may_apply_later);
    // Of a fact that cannot be so at some ages, it is no place that a variant asks for.
    build.p.population.during.push(Invariant {
        condition: is(q, 0),
        days: Some((Point::age(years(0)), Point::age(years(6)))),
    });
    assert!(build.plan(&none, DUE).items[0].may_apply_later);
}

#[test]
fn unknown_is_undecided_with_the_question() {
    let (build, ..) = under(|p, _| is(p, 1));
    let plan = build.plan(&kid().0, DUE);
    assert_eq!(plan.items[0].status, Status::Undecided);
    assert_eq!(plan.questions.len(), 1);
    assert_eq!(
        (plan.questions[0].kind, plan.questions[0].id.as_str()),
        (QuestionKind::Fact, "p")
    );
    assert_eq!(plan.questions[0].would_decide, ["team"]);
}

#[test]
fn p_or_not_p_is_true_and_p_and_not_p_false() {
    let (build, ..) = under(|p, _| Condition::Any(Vec::from([is(p, 1), not(is(p, 1))])));
    assert_eq!(build.status(&kid().0, DUE), Status::Due);
    let (build, ..) = under(|p, _| Condition::All(Vec::from([is(p, 1), not(is(p, 1))])));
    assert_eq!(build.status(&kid().0, DUE), Status::NotApplicable);
}

#[test]
fn only_the_facts_that_matter_are_asked_for() {
    let q_or_not = |q| Condition::Any(Vec::from([is(q, 1), not(is(q, 1))]));
    let (build, ..) = under(|p, q| Condition::All(Vec::from([is(p, 1), q_or_not(q)])));
    let plan = build.plan(&kid().0, DUE);
    let asked: Vec<&str> = plan
        .questions
        .iter()
        .map(|question| question.id.as_str())
        .collect();
    assert_eq!(asked, ["p"]);
}

#[test]
fn an_invariant_decides_an_unknown_fact() {
    let (mut build, p, q) = under(|p, _| is(p, 1));
    build
        .p
        .population
        .always
        .push(not(Condition::All(Vec::from([is(p, 1), is(q, 0)]))));
    assert_eq!(
        build.status(&kid().fact(q, 0).0, DUE),
        Status::NotApplicable
    );
    assert_eq!(build.status(&kid().fact(q, 1).0, DUE), Status::Undecided);
    assert_eq!(build.status(&kid().0, DUE), Status::Undecided);
}

#[test]
fn an_invariant_links_two_unknown_facts() {
    let (mut build, p, q) = under(|p, q| Condition::Any(Vec::from([is(p, 1), is(q, 1)])));
    build
        .p
        .population
        .always
        .push(Condition::Any(Vec::from([is(p, 1), is(q, 1)])));
    assert_eq!(build.status(&kid().0, DUE), Status::Due);
    build.p.population.always.clear();
    assert_eq!(build.status(&kid().0, DUE), Status::Undecided);
    let _ = (p, q);
}

#[test]
fn okänt_is_about_what_is_recorded() {
    let (mut build, p, _) = under(|p, _| Condition::Unknown(p));
    assert_eq!(build.status(&kid().0, DUE), Status::Due);
    assert_eq!(
        build.status(&kid().fact(p, 0).0, DUE),
        Status::NotApplicable
    );
    build.p.facts[p.index()].if_unknown = Some(0);
    assert_eq!(build.status(&kid().0, DUE), Status::Due);
}

#[test]
fn a_derived_value_is_used_where_nothing_is_recorded() {
    let (mut build, p, _) = under(|p, _| is(p, 1));
    build.p.facts[p.index()].if_unknown = Some(1);
    assert_eq!(build.status(&kid().0, DUE), Status::Due);
    assert_eq!(
        build.status(&kid().fact(p, 0).0, DUE),
        Status::NotApplicable
    );
}

#[test]
fn the_value_on_the_visit_s_last_day_counts_not_a_later_one() {
    let (build, p, _) = under(|p, _| is(p, 1));
    let child = kid().fact(p, 0).fact_from(p, 1, "2026-02-13").0;
    assert_eq!(build.status(&child, "2026-03-01"), Status::NotApplicable);
    let child = kid().fact(p, 0).fact_from(p, 1, "2026-02-12").0;
    assert_eq!(build.status(&child, "2026-03-01"), Status::Lapsed);
    assert_eq!(build.status(&child, "2026-02-11"), Status::NotApplicable);
}

#[test]
fn whole_numbers_and_days_are_tried_by_class() {
    let mut build = Build::new();
    let whole = Values::Whole {
        from: 0,
        through: 1_000_000,
    };
    let score = build.fact("score", whole, Change::MayChange);
    let date = build.fact("moved", Values::Date, Change::MayChange);
    let visit = build.team(Afterwards::Lapses);
    let low = Condition::Fact(FactRange {
        fact: score,
        allowed: Vec::from([(0, 11)]),
    });
    let high = Condition::Fact(FactRange {
        fact: score,
        allowed: Vec::from([(12, 1_000_000)]),
    });
    let either = Condition::Any(Vec::from([low.clone(), high]));
    let since = day("2026-01-01").number();
    let after = Condition::Fact(FactRange {
        fact: date,
        allowed: Vec::from([(since, i32::MAX)]),
    });
    build.when(visit, either.clone());
    assert_eq!(build.status(&kid().0, DUE), Status::Due);
    build.when(visit, low);
    assert_eq!(build.status(&kid().0, DUE), Status::Undecided);
    build.when(visit, Condition::All(Vec::from([either, after])));
    let plan = build.plan(&kid().0, DUE);
    assert_eq!(
        plan.questions
            .iter()
            .map(|q| q.id.as_str())
            .collect::<Vec<_>>(),
        ["moved"]
    );
}

#[test]
fn more_than_4096_combinations_are_undecided() {
    let mut build = Build::new();
    let facts: Vec<FactId> = (0..13)
        .map(|n| build.yes_no(&alloc::format!("f{n:02}")))
        .collect();
    let visit = build.team(Afterwards::Lapses);
    build.when(
        visit,
        Condition::All(facts.iter().map(|fact| is(*fact, 1)).collect()),
    );
    let plan = build.plan(&kid().0, DUE);
    assert_eq!(plan.items[0].status, Status::Undecided);
    assert!(
        plan.questions
            .iter()
            .any(|question| question.kind == QuestionKind::TooMany)
    );
    let one_known = kid().fact(facts[0], 1).0;
    let plan = build.plan(&one_known, DUE);
    assert!(
        plan.questions
            .iter()
            .all(|question| question.kind == QuestionKind::Fact)
    );
    let false_one = kid().fact(facts[0], 0).0;
    assert_eq!(build.status(&false_one, DUE), Status::NotApplicable);
}

#[test]
fn a_result_that_is_recorded_at_a_visit_is_awaited_there() {
    let mut build = Build::new();
    let first = build.visit("first", in_weeks(0, 1, 2), &[]);
    let result = build.fact("result", Values::YesNo, Change::RecordedAt(first));
    let again = build.visit("again", in_weeks(3, 4, 6), &[]);
    build.when(again, is(result, 1));
    let plan = build.plan(&kid().0, "2026-01-05");
    assert_eq!(item(&plan, "again").status, Status::Undecided);
    assert_eq!(item(&plan, "again").waits_for[0].id, "first");
    let child = kid()
        .done("2026-01-08", first)
        .fact_from(result, 1, "2026-01-08")
        .0;
    assert_eq!(item(&build.plan(&child, DUE), "again").status, Status::Due);
}

#[test]
fn what_was_done_is_done_whatever_is_unknown() {
    let (build, ..) = under(|p, _| is(p, 1));
    let child = kid().done("2026-01-25", VisitId(0)).0;
    assert_eq!(build.status(&child, "2026-02-01"), Status::Done);
}

#[test]
fn facts_that_contradict_each_other_never_empty_the_plan() {
    let (mut build, p, q) = under(|p, _| is(p, 1));
    let third = build.yes_no("third");
    build
        .p
        .population
        .always
        .push(Condition::All(Vec::from([is(q, 1), not(is(q, 1))])));
    assert_eq!(build.status(&kid().0, DUE), Status::Undecided);
    assert_eq!(
        build.status(&kid().fact(p, 1).fact(third, 1).0, DUE),
        Status::Due
    );
}

#[test]
fn an_invariant_that_holds_on_some_days_only_decides_on_those() {
    let (mut build, p, q) = under(|p, _| is(p, 1));
    build
        .p
        .population
        .during
        .push(stafett_model::programme::Invariant {
            condition: not(Condition::All(Vec::from([is(p, 1), is(q, 0)]))),
            days: Some((Point::Birth, Point::age(weeks(4)))),
        });
    let child = kid().fact(q, 0).0;
    assert_eq!(build.status(&child, "2026-01-28"), Status::NotApplicable);
    assert_eq!(build.status(&child, "2026-01-29"), Status::Undecided);
}

#[test]
fn what_rests_on_an_unknown_fact_tells_until_when_it_is_offered() {
    let (mut build, p, _) = under(|p, _| is(p, 1));
    build.p.visits[0].window.afterwards = Afterwards::CaughtUp {
        until: Point::age(years(2)),
    };
    let entry = |as_of| build.plan(&kid().0, as_of).items[0].clone();
    assert_eq!(entry("2026-06-01").status, Status::Undecided);
    let through = entry("2026-06-01").window.offered_through;
    assert_eq!(through.map(|day| day.on), Some(day("2027-12-31")));
    // Not while its own window is open, nor once it is over.
    assert_eq!(entry(DUE).window.offered_through, None);
    assert_eq!(entry("2028-01-01").window.offered_through, None);
    let _ = p;
}

/// A grade ends on some day of ten: whoever leaves school on one of these was a pupil in it.
#[test]
fn whom_a_visit_was_for_is_judged_on_the_first_day_that_may_be_its_last() {
    let mut build = Build::new();
    let pupil = build.yes_no("pupil");
    let start = build.school();
    build.p.facts[start.index()].if_unknown = Some(0);
    let grade = |edge| Point::Period(Period::SchoolYear(1), edge);
    let visit = build.visit(
        "v",
        window(grade(Edge::First), grade(Edge::First), grade(Edge::Last)),
        &[],
    );
    build.when(visit, is(pupil, 1));
    let plan = build.plan(&kid().fact(pupil, 1).0, "2040-01-01");
    let last = plan.items[0].window.latest.unwrap();
    assert!(last.preliminary);
    let left = |on: Day| {
        let child = kid()
            .fact(pupil, 1)
            .fact_from(pupil, 0, &alloc::format!("{on}"))
            .0;
        build.status(&child, "2040-01-01")
    };
    assert_eq!(left(last.on.plus(1).unwrap()), Status::Lapsed);
    assert_eq!(left(last.on), Status::NotApplicable);
}

/// Which may be its last day is no day of an event that nobody has recorded: nothing is known of so early a day.
#[test]
fn whom_a_visit_was_for_is_not_judged_on_the_day_of_an_event_that_has_not_been_recorded() {
    let mut build = Build::new();
    let pupil = build.yes_no("pupil");
    let event = build.event("contact");
    let from = Point::age(weeks(4));
    let visit = build.visit("v", window(from.clone(), from, Point::Event(event)), &[]);
    build.when(visit, is(pupil, 1));
    let child = || {
        kid()
            .known_from("2026-04-09")
            .fact_from(pupil, 0, "2026-01-28")
            .0
    };
    assert_eq!(build.status(&child(), "2026-08-01"), Status::NotApplicable);
    // Neither where a distance bounds it too: then on the day that this names.
    let bound = Distance {
        bound: Bound::AtMost,
        ..at_least(months(2), Point::Birth)
    };
    build.p.visits[visit.index()].window.distances.push(bound);
    let on_the_last = kid()
        .known_from("2026-04-09")
        .fact_from(pupil, 0, "2026-03-01")
        .0;
    assert_eq!(
        build.status(&on_the_last, "2026-08-01"),
        Status::NotApplicable
    );
    let after = kid()
        .known_from("2026-04-09")
        .fact_from(pupil, 0, "2026-03-02")
        .0;
    assert_eq!(build.status(&after, "2026-08-01"), Status::Undecided);
}
