//! The periods for which the population says something of a fact that may change: at an end of one of them what was
//! recorded before tells no more.

use crate::tables::lists::Lists;
use alloc::vec::Vec;
use stafett_model::programme::Change;
use stafett_model::{Condition, FactId, Point, Programme};

/// The periods of each fact.
#[derive(Clone, Debug)]
pub(crate) struct Periods {
    of_fact: Lists<Period>,
    /// Every day at which one of them begins or ends, once.
    pub(crate) points: Vec<Point>,
}

/// Days for which the population says something of a fact.
#[derive(Clone, Debug)]
pub(crate) struct Period {
    /// The place of its first day among the points.
    pub(crate) from: usize,
    /// The place of the day after its last.
    pub(crate) until: usize,
    /// What it says, where that is of this fact alone.
    pub(crate) alone: Option<Condition>,
}

impl Periods {
    /// Those of `programme`.
    pub(crate) fn of(programme: &Programme) -> Periods {
        let mut points: Vec<Point> = Vec::new();
        let mut place = |point: &Point| {
            points
                .iter()
                .position(|other| other == point)
                .unwrap_or_else(|| {
                    points.push(point.clone());
                    points.len().saturating_sub(1)
                })
        };
        let mut entries = Vec::new();
        for invariant in &programme.population.during {
            let Some((from, until)) = &invariant.days else {
                continue;
            };
            let facts = invariant.condition.facts();
            let (from, until) = (place(from), place(until));
            for fact in facts.iter().filter(|fact| may_change(programme, **fact)) {
                let alone = (facts.len() == 1).then(|| invariant.condition.clone());
                entries.push((fact.index(), Period { from, until, alone }));
            }
        }
        Periods {
            of_fact: Lists::of(programme.facts.len(), entries.into_iter()),
            points,
        }
    }

    /// Those of a fact.
    #[inline]
    pub(crate) fn of_fact(&self, fact: FactId) -> &[Period] {
        self.of_fact.get(fact.index())
    }
}

/// Whether a fact may change, but for the one that decides when the child starts school, by which such days are found.
fn may_change(programme: &Programme, fact: FactId) -> bool {
    let school = programme.school.as_ref();
    let decides_start = school.and_then(|school| school.start_fact) == Some(fact);
    let row = programme.fact(fact).filter(|_| !decides_start);
    row.is_some_and(|row| row.change == Change::MayChange && row.made.is_none())
}
