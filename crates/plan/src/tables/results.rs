//! Results that are in order: each is of a visit that its own days tell, and only such visits wait for it. So they are told
//! one after the other, each visit once, and no visit has to be found again when a result turns out never to come.

use crate::tables::Tables;
use alloc::vec::Vec;
use stafett_model::{FactId, Made, Programme, VisitId};

/// The results of a programme that are in order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Results {
    /// Each after those for which its visit waits.
    pub(crate) in_order: Vec<InOrder>,
    /// The visits of which they are, and those that wait for them, ascending.
    pub(crate) visits: Vec<VisitId>,
    /// Those that wait for them, ascending.
    pub(crate) waiting: Vec<VisitId>,
    /// By visit, whether it is one of `visits`.
    has: Vec<bool>,
    /// By visit, whether it is one of `waiting`.
    waits: Vec<bool>,
}

/// A result in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct InOrder {
    pub(crate) fact: FactId,
    /// Of which visit it is.
    pub(crate) visit: VisitId,
}

impl Results {
    /// Those of `programme`.
    pub(crate) fn of(tables: &Tables, programme: &Programme) -> Results {
        let in_order = in_order(tables, programme);
        let readers = in_order.iter().map(|row| tables.readers.of_fact(row.fact));
        let waiting = sorted(readers.flatten().copied());
        let makers = in_order.iter().map(|row| row.visit);
        let visits = sorted(makers.chain(waiting.iter().copied()));
        let among = |some: &[VisitId]| {
            let all = (0..=u16::MAX).map(VisitId).take(tables.visits());
            all.map(|visit| some.contains(&visit)).collect()
        };
        Results {
            has: among(&visits),
            waits: among(&waiting),
            visits,
            waiting,
            in_order,
        }
    }

    /// Whether a visit has such a result or waits for one.
    pub(crate) fn has(&self, visit: VisitId) -> bool {
        self.has.get(visit.index()) == Some(&true)
    }

    /// Whether a visit waits for one.
    pub(crate) fn waits(&self, visit: VisitId) -> bool {
        self.waits.get(visit.index()) == Some(&true)
    }

    /// Of which facts they are.
    pub(crate) fn facts(&self) -> Vec<FactId> {
        self.in_order.iter().map(|row| row.fact).collect()
    }
}

fn sorted(visits: impl Iterator<Item = VisitId>) -> Vec<VisitId> {
    let mut all: Vec<VisitId> = visits.collect();
    all.sort_unstable();
    all.dedup();
    all
}

fn in_order(tables: &Tables, programme: &Programme) -> Vec<InOrder> {
    let mut all = asked_of_visits_alone(tables, programme);
    // What takes one of them out of order does it to those that rest on it.
    loop {
        let count = all.len();
        let facts: Vec<FactId> = all.iter().map(|row| row.fact).collect();
        let is_told = |visit: &VisitId| {
            let row = programme.visit(*visit);
            row.is_some_and(|row| tables.stands_with_results(*visit, row, &facts))
        };
        all.retain(|row| {
            let mut readers = tables.readers.of_fact(row.fact).iter();
            is_told(&row.visit) && readers.all(is_told)
        });
        if all.len() == count {
            all = after_those_they_rest_on(tables, all);
        }
        if all.len() == count {
            return all;
        }
    }
}

/// The results for which nothing asks but conditions of visits.
fn asked_of_visits_alone(tables: &Tables, programme: &Programme) -> Vec<InOrder> {
    let asked_of_dose = |fact: FactId| {
        let mut doses = programme.items.iter().filter_map(|row| row.dose.as_ref());
        doses.any(|dose| dose.condition.facts().contains(&fact))
    };
    let made = tables.made.iter();
    let results = made.filter_map(|(fact, made)| match made {
        Made::Result { item, visit } => {
            let row = programme.visit(*visit)?;
            let (fact, visit) = (*fact, *visit);
            row.items.contains(item).then_some(InOrder { fact, visit })
        }
        _ => None,
    });
    let is_alone = |row: &InOrder| {
        !tables.readers.is_for_anything(row.fact)
            && !tables.is_constrained(row.fact)
            && !asked_of_dose(row.fact)
    };
    results.filter(is_alone).collect()
}

/// Each after those for which its visit waits; without those that wait for each other.
fn after_those_they_rest_on(tables: &Tables, mut left: Vec<InOrder>) -> Vec<InOrder> {
    let mut ordered = Vec::with_capacity(left.len());
    let waits = |row: &InOrder, left: &[InOrder]| {
        let mut others = left.iter();
        others.any(|other| tables.readers.of_fact(other.fact).contains(&row.visit))
    };
    while let Some(next) = left.iter().position(|row| !waits(row, &left)) {
        ordered.push(left.remove(next));
    }
    ordered
}
