//! The conditions of a programme's visits, each once: visits of one condition share one judgement.

use crate::facts::{COMPLETIONS, classes, closure};
use crate::tables::lists::Lists;
use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use stafett_model::condition::FactRange;
use stafett_model::programme::Change;
use stafett_model::{Condition, FactId, Programme, Visit, VisitId};

/// The distinct conditions of a programme's visits.
#[derive(Clone, Debug)]
pub(crate) struct Conditions {
    /// Each with what it rests on.
    pub(crate) all: Vec<Rests>,
    /// By visit.
    of_visit: Vec<usize>,
    /// By visit, of those that nothing decides but the value of one fact.
    by_fact: Vec<Option<ByFact>>,
    /// The conditions that rest on each fact, ascending.
    pub(crate) on_fact: Lists<usize>,
}

/// The one fact whose value alone decides whether a visit is for the child.
#[derive(Clone, Debug)]
pub(crate) struct ByFact {
    /// With the values for which it is.
    pub(crate) range: FactRange,
    /// Whether it has one value for all days, recorded or not.
    pub(crate) is_fixed: bool,
}

/// A condition with what it rests on.
#[derive(Clone, Debug)]
pub(crate) struct Rests {
    pub(crate) condition: Condition,
    /// The facts that it names, ascending.
    pub(crate) facts: Vec<FactId>,
    /// Those and what any invariant names, ascending: where recorded facts contradict an invariant, each is
    /// taken as it stands.
    pub(crate) linked: Vec<FactId>,
    /// Whether the completions of those that are unknown can be looked at, whichever they are: what is
    /// certain without looking is then what they would say.
    pub(crate) bounded: bool,
}

impl Conditions {
    /// Those of `programme`.
    pub(crate) fn of(programme: &Programme) -> Conditions {
        let mut known: BTreeMap<&Condition, usize> = BTreeMap::new();
        let mut all = Vec::new();
        let of_visit = programme.visits.iter().map(|row| {
            *known.entry(&row.condition).or_insert_with(|| {
                all.push(Rests::of(programme, &row.condition));
                all.len().saturating_sub(1)
            })
        });
        let of_visit: Vec<usize> = of_visit.collect();
        let on_fact = all.iter().enumerate().flat_map(|(place, rests)| {
            let facts = rests.linked.iter();
            facts.map(move |fact| (fact.index(), place))
        });
        let rests = |place: &usize| all.get(*place);
        let by_fact = of_visit.iter().map(rests).zip(&programme.visits);
        let by_fact = by_fact.map(|(rests, row)| by_fact_alone(programme, rests?, row));
        Conditions {
            by_fact: by_fact.collect(),
            on_fact: Lists::of(programme.facts.len(), on_fact),
            all,
            of_visit,
        }
    }

    /// The place of the condition of a visit.
    pub(crate) fn of_visit(&self, visit: VisitId) -> Option<usize> {
        self.of_visit.get(visit.index()).copied()
    }

    /// The one fact whose value alone decides whether a visit is for the child: unknown, it may be either.
    #[inline]
    pub(crate) fn by_fact(&self, visit: VisitId) -> Option<&ByFact> {
        self.by_fact.get(visit.index())?.as_ref()
    }
}

/// The one fact whose value alone decides whether a visit is for the child: no edition, birth date or school start does, no
/// invariant names the fact, and some of its values, but not all of them, are asked for.
fn by_fact_alone(programme: &Programme, rests: &Rests, row: &Visit) -> Option<ByFact> {
    let Condition::Fact(range) = &row.condition else {
        return None;
    };
    let school = programme.school.as_ref();
    let is_start = school.and_then(|school| school.start_fact).is_some();
    let is_alone = rests.bounded
        && invariants(programme).all(|other| !other.facts().contains(&range.fact))
        && row.born.is_none()
        && row.switches.is_empty()
        && !(is_start && super::from_school(&row.window));
    let mut values = classes(programme, range.fact, &[&row.condition]).into_iter();
    let first = range.allows(values.next()?);
    let is_decided_by_it = values.any(|value| range.allows(value) != first);
    let fact = programme.fact(range.fact)?;
    (is_alone && is_decided_by_it).then(|| ByFact {
        range: range.clone(),
        is_fixed: fact.change == Change::Fixed && fact.made.is_none(),
    })
}

impl Rests {
    fn of(programme: &Programme, condition: &Condition) -> Rests {
        let facts = condition.facts();
        let links: Vec<Vec<FactId>> = invariants(programme).map(Condition::facts).collect();
        let links: Vec<&[FactId]> = links.iter().map(Vec::as_slice).collect();
        let told_apart: Vec<&Condition> = invariants(programme).chain([condition]).collect();
        let values = |fact: &FactId| classes(programme, *fact, &told_apart).len();
        let count = closure(&links, &facts)
            .iter()
            .map(values)
            .try_fold(1_usize, usize::checked_mul);
        let mut linked = [facts.as_slice(), &links.concat()].concat();
        linked.sort();
        linked.dedup();
        Rests {
            condition: condition.clone(),
            facts,
            bounded: count.is_some_and(|count| count <= COMPLETIONS),
            linked,
        }
    }
}

/// What holds between the facts of a child: on every day, then on some days only.
pub(crate) fn invariants(programme: &Programme) -> impl Iterator<Item = &Condition> {
    let population = &programme.population;
    let during = population
        .during
        .iter()
        .map(|invariant| &invariant.condition);
    population.always.iter().chain(during)
}
