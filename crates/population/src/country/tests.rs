//! What generated children are like, whatever the programme.

use super::*;
use stafett_compile::{Source, compile};
use stafett_model::EventKind;

const TEXT: &str = include_str!("../../tests/support/prov.stafett");

/// A programme with facts of several kinds, events, results and visits that wait for each other.
pub(crate) fn programme() -> Programme {
    let compiled = compile(&[Source {
        path: "prov.stafett".to_owned(),
        text: TEXT.to_owned(),
    }]);
    compiled
        .programme
        .unwrap_or_else(|| panic!("{:?}", compiled.diagnostics))
}

fn some(number: u64) -> (Programme, Vec<Child>) {
    let programme = programme();
    let as_of = Day::from_ymd(2026, 11, 22).unwrap();
    let children = Children::new(&programme, &Statistics::default(), 1, as_of);
    let children = (0..number).map(|one| children.child(one).unwrap());
    let children = children.collect();
    (programme, children)
}

#[test]
fn a_child_depends_on_the_seed_and_its_number_alone() {
    let (programme, children) = some(50);
    let as_of = Day::from_ymd(2026, 11, 22).unwrap();
    let again = Children::new(&programme, &Statistics::default(), 1, as_of);
    let backwards: Vec<Child> = (0..50).rev().filter_map(|one| again.child(one)).collect();
    assert!(backwards.iter().rev().eq(&children));
    let other = Children::new(&programme, &Statistics::default(), 2, as_of);
    let others: Vec<Child> = (0..50).filter_map(|one| other.child(one)).collect();
    assert_ne!(others, children);
}

#[test]
fn everything_occurs_that_a_planner_must_cope_with() {
    let (_, children) = some(3_000);
    let events = || children.iter().flat_map(|child| &child.events);
    let kind = |wanted: fn(&EventKind) -> bool| events().filter(|one| wanted(&one.kind)).count();
    assert!(kind(|kind| matches!(kind, EventKind::Done { items, .. } if items.is_empty())) > 1_000);
    assert!(kind(|kind| matches!(kind, EventKind::Done { items, .. } if !items.is_empty())) > 0);
    assert!(kind(|kind| matches!(kind, EventKind::Missed(_))) > 0);
    assert!(kind(|kind| matches!(kind, EventKind::Declined(_))) > 0);
    assert!(kind(|kind| matches!(kind, EventKind::Happened(_))) > 1_000);
    assert!(kind(|kind| matches!(kind, EventKind::Ended(_))) > 0);
    let arrived = |child: &&Child| child.history_complete_from.is_some();
    assert!(children.iter().filter(arrived).count() > 50);
    assert!(children.iter().any(|child| child.due_date.is_none()));
    let moved = |child: &&Child| child.facts.iter().filter(|one| one.fact.0 == 0).count() > 1;
    assert!(children.iter().filter(moved).count() > 50);
}

#[test]
fn most_visits_are_made_near_their_recommended_day() {
    let (programme, children) = some(2_000);
    let four = programme
        .visits
        .iter()
        .position(|row| row.meta.id == "fyra");
    let four = u16::try_from(four.unwrap()).unwrap();
    let done = |child: &Child| {
        let mut events = child.events.iter();
        let event = events
            .find(|one| matches!(&one.kind, EventKind::Done { visit, .. } if visit.0 == four))?;
        Some(event.on.first.since(child.born))
    };
    let days: Vec<i32> = children.iter().filter_map(done).collect();
    let near = days.iter().filter(|days| (21..=42).contains(*days)).count();
    assert!(days.len() > 1_500, "{}", days.len());
    assert!(near * 100 > days.len() * 80, "{near} of {}", days.len());
}

#[test]
fn what_the_programme_says_of_its_children_holds() {
    let (programme, children) = some(500);
    let truths = children.iter().filter(|child| child.events.len() < 1_000);
    for child in truths {
        for condition in &programme.population.always {
            let value = |fact| child.recorded(fact, child.born);
            let known = condition
                .facts()
                .into_iter()
                .all(|fact| value(fact).is_some());
            assert!(!known || condition.holds(&value), "{}", child.id);
        }
    }
}
