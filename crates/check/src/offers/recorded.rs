//! What children who have followed the programme have in common: each did the obligatory visits that
//! are for it, and what was done has a result.
//!
//! A result, and how a visit went, has one value more than people write: for a child of whom nothing is
//! recorded. All claims look at that value too. Only claims about followed histories rule it out for
//! those who were to make the visit, and every other value for those who were not. Where the visit's
//! condition names facts that may change, nothing is ruled out: the child may have made the visit as
//! another than it is now.

use super::visits;
use stafett_model::{Change, Condition, FactId, FactRange, Made, Point, Programme, Visit, VisitId};
use std::collections::BTreeSet;

/// What holds of the results and visits that `conditions` name, and of those on which these rest.
pub(super) fn demands(programme: &Programme, conditions: &[&Condition]) -> Vec<Condition> {
    let mut open: Vec<FactId> = conditions
        .iter()
        .flat_map(|condition| condition.facts())
        .collect();
    let mut seen = BTreeSet::new();
    let mut demands = Vec::new();
    while let Some(fact) = open.pop() {
        if seen.insert(fact) {
            let own = of_fact(programme, fact);
            open.extend(own.iter().flat_map(Condition::facts));
            demands.extend(own);
        }
    }
    demands
}

/// What holds of one fact; nothing where it is no result, or no more is sure.
fn of_fact(programme: &Programme, id: FactId) -> Vec<Condition> {
    let found = programme.fact(id);
    let Some((nothing, made)) = found.and_then(|fact| Some((fact.nothing()?, fact.made.as_ref()?)))
    else {
        return Vec::new();
    };
    let rows: Vec<&Visit> = rows(programme, made).collect();
    let stays = |row: &&Visit| stays(programme, &row.condition);
    if !rows.iter().all(stays) {
        return Vec::new();
    }
    let any =
        |rows: Vec<&Visit>| Condition::Any(rows.iter().map(|row| row.condition.clone()).collect());
    let values = |low, high| {
        Condition::Fact(FactRange {
            fact: id,
            allowed: vec![(low, high)],
        })
    };
    let followed = match made {
        Made::Result { .. } => values(0, nothing - 1),
        Made::Outcome(_) => values(0, 0),
        // When a dose was given, and with what, may be anything.
        Made::Given { .. } | Made::Product(_) => return Vec::new(),
    };
    let made_by = rows.iter().copied().filter(|row| is_made(row)).collect();
    vec![
        Condition::Any(vec![any(rows), values(nothing, nothing)]),
        Condition::Any(vec![Condition::Not(Box::new(any(made_by))), followed]),
    ]
}

/// The rows of the visit from which a fact is made; of a result, those that have its content item.
fn rows<'p>(programme: &'p Programme, made: &Made) -> impl Iterator<Item = &'p Visit> {
    let of_rule = move |(id, _): &(VisitId, &Visit)| Some(programme.base_of(*id)) == made.visit();
    visits(programme)
        .filter(of_rule)
        .map(|(_, row)| row)
        .filter(move |row| match made {
            Made::Result { item, .. } => row.items.contains(item),
            _ => true,
        })
}

/// Whether what a condition makes of a child is the same on all its days.
fn stays(programme: &Programme, condition: &Condition) -> bool {
    condition.facts().iter().all(|fact| {
        let fact = programme.fact(*fact);
        fact.is_some_and(|fact| fact.change != Change::MayChange)
    })
}

/// Whether every child whom its condition means makes a visit: it is no mere permission, no release
/// begins or ends it, it is for all birth dates, and its window opens whatever happens.
fn is_made(row: &Visit) -> bool {
    let opens = matches!(
        row.window.earliest.root(),
        Point::Birth | Point::DueDate | Point::Date(_) | Point::Period(..) | Point::SchoolStart
    );
    opens && !row.as_needed && row.switches.is_empty() && row.born.is_none()
}
