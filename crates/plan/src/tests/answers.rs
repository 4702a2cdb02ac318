//! What each answer to a question would give.

use super::build::*;
use crate::{Answer, MOST_ANSWERS, Plan, Planner, Status};
use alloc::string::String;
use alloc::vec::Vec;
use stafett_model::programme::Change;
use stafett_model::*;

const DUE: &str = "2026-01-25";

/// The answers to the only question of a child's plan.
fn answers(build: &Build, child: &Child) -> (Plan, Vec<Answer>) {
    let plan = build.plan(child, DUE);
    assert_eq!(plan.questions.len(), 1, "{:?}", plan.questions);
    let planner = Planner::new(&build.p);
    let found = planner.answers(child, day(DUE), &plan, &plan.questions[0]);
    let all = planner.all_answers(child, day(DUE), &plan);
    let all: Vec<Answer> = all.into_iter().flat_map(|(_, answers)| answers).collect();
    assert_eq!(all, found);
    (plan, found)
}

#[test]
fn each_answer_gives_the_plan_with_it_on_record() {
    let mut build = Build::new();
    let values = Values::OneOf(["north", "south", "west"].map(String::from).into());
    let town = build.fact("town", values, Change::MayChange);
    let visit = build.team(Afterwards::Lapses);
    build.when(visit, not(is(town, 2)));
    let (plan, found) = answers(&build, &kid().0);
    assert_eq!(item(&plan, "team").status, Status::Undecided);
    let values: Vec<&str> = found.iter().map(|answer| answer.value.as_str()).collect();
    assert_eq!(values, ["north", "south", "west"]);
    for (answer, value) in found.iter().zip(0..) {
        let then = build.plan(&kid().fact(town, value).0, DUE);
        let wanted = item(&then, "team");
        let [visit] = answer.visits.as_slice() else {
            panic!("{answer:?}")
        };
        assert_eq!((visit.status, visit.window), (wanted.status, wanted.window));
        assert!(answer.responsible.is_empty());
    }
    assert_eq!(found[2].visits[0].status, Status::NotApplicable);
}

#[test]
fn an_answer_that_decides_nothing_alone_names_nothing() {
    let mut build = Build::new();
    let (p, q) = (build.yes_no("p"), build.yes_no("q"));
    let visit = build.team(Afterwards::Lapses);
    build.when(visit, Condition::All(Vec::from([is(p, 1), is(q, 1)])));
    let plan = build.plan(&kid().0, DUE);
    let planner = Planner::new(&build.p);
    let all = planner.all_answers(&kid().0, day(DUE), &plan);
    let gives = |answer: &Answer| (answer.value.clone(), answer.visits.len());
    for (_, answers) in &all {
        let gives: Vec<_> = answers.iter().map(gives).collect();
        assert_eq!(gives, [("nej".into(), 1), ("ja".into(), 0)]);
    }
    assert_eq!(all.len(), 2);
}

#[test]
fn who_would_be_responsible_is_told() {
    let mut build = Build::new();
    let p = build.yes_no("p");
    build.leg(
        HEALTH,
        Holder::Service(BVC),
        Point::Birth,
        Point::age(years(6)),
    );
    build.last_leg(HEALTH).condition = is(p, 1);
    let (_, found) = answers(&build, &kid().0);
    let leads = |answer: &Answer| {
        let [area] = answer.responsible.as_slice() else {
            panic!("{answer:?}")
        };
        area.service.holder.as_ref().map(|named| named.id.clone())
    };
    assert_eq!(leads(&found[0]), None);
    assert_eq!(leads(&found[1]).as_deref(), Some("bvc"));
}

#[test]
fn a_value_that_the_population_rules_out_is_no_answer() {
    let mut build = Build::new();
    let (p, q) = (build.yes_no("p"), build.yes_no("q"));
    let visit = build.team(Afterwards::Lapses);
    build.when(visit, Condition::Any(Vec::from([is(p, 1), is(q, 1)])));
    let never = Condition::All(Vec::from([is(p, 1), is(q, 0)]));
    build.p.population.always.push(not(never));
    let child = kid().fact(q, 0).0;
    let plan = build.plan(&child, DUE);
    assert!(plan.questions.is_empty() && plan.warnings.is_empty());
    let (_, found) = answers(&build, &kid().fact(p, 0).0);
    assert_eq!(found.len(), 2);
}

#[test]
fn more_values_than_are_tried_give_no_answers() {
    let most = i32::try_from(MOST_ANSWERS).unwrap();
    for (values, tried) in [(most, MOST_ANSWERS), (most + 1, 0)] {
        let mut build = Build::new();
        let whole = Values::Whole {
            from: 1,
            through: values,
        };
        let number = build.fact("number", whole, Change::MayChange);
        let visit = build.team(Afterwards::Lapses);
        build.when(visit, is(number, 3));
        let (_, found) = answers(&build, &kid().0);
        assert_eq!(found.len(), tried, "{values} values");
    }
}

#[test]
fn what_a_visit_to_come_tells_nobody_can_answer() {
    let mut build = Build::new();
    let visit = build.team(Afterwards::Lapses);
    let seen = build.fact("seen", Values::YesNo, Change::RecordedAt(visit));
    let later = build.visit("later", in_weeks(10, 12, 14), &[]);
    build.when(later, is(seen, 1));
    let plan = build.plan(&kid().0, DUE);
    assert!(
        plan.questions
            .iter()
            .any(|question| question.told_at.is_some())
    );
    let planner = Planner::new(&build.p);
    assert!(planner.all_answers(&kid().0, day(DUE), &plan).is_empty());
}
