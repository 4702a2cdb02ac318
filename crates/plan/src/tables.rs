//! What follows from a programme alone, found once and looked up for every child.

use crate::facts::{COMPLETIONS, classes, closure};
use crate::lists::Lists;
use crate::pregnancy;
use alloc::vec::Vec;
use stafett_model::{
    Condition, FactId, ItemId, Made, Period, Point, Programme, ServiceId, Visit, VisitId, Window,
};

/// Tables of a programme, by id.
#[derive(Clone, Debug)]
pub(crate) struct Tables {
    /// Of each row of a rule the row of the base.
    base: Vec<VisitId>,
    /// Of each rule its rows, ascending, by the row of the base.
    rows: Lists<VisitId>,
    /// Every visit, each after those whose day its window needs.
    pub(crate) order: Vec<VisitId>,
    /// The visits of each service, ascending.
    of_service: Lists<VisitId>,
    /// The facts that the condition of each visit names, ascending.
    facts: Lists<FactId>,
    /// Whether the completions of those of them that are unknown can be looked at, whichever they are.
    bounded: Vec<bool>,
    /// The facts that each invariant names, ascending: those that always hold, then the others.
    pub(crate) invariant_facts: Lists<FactId>,
    /// The visits whose window hangs on nothing that happens, ascending.
    pub(crate) settled_visits: Vec<VisitId>,
    /// The doses whose window hangs on nothing that happens, ascending.
    pub(crate) settled_doses: Vec<ItemId>,
    /// The visits of the pregnancy, ascending.
    pregnancy: Vec<VisitId>,
    /// The visits that some reprioritisation suspends, ascending.
    paused_visits: Vec<VisitId>,
    /// The content items that some reprioritisation suspends, ascending.
    paused_items: Vec<ItemId>,
    /// The visits whose window hangs on school start.
    from_school: Vec<bool>,
    /// The facts that the compiler made, ascending.
    pub(crate) made: Vec<(FactId, Made)>,
    /// To whom each service hands over first in written order.
    receivers: Vec<Option<ServiceId>>,
}

impl Tables {
    /// The tables of `programme`.
    pub(crate) fn of(programme: &Programme) -> Tables {
        let visits = programme.visits.as_slice();
        let places = || (0..=u16::MAX).map(VisitId).zip(visits);
        let base: Vec<VisitId> = places().map(|(id, _)| programme.base_of(id)).collect();
        let of_rule = base.iter().map(|base| base.index());
        let of_service = places().map(|(id, row)| (row.performer.index(), id));
        let facts: Vec<Vec<FactId>> = visits.iter().map(|row| row.condition.facts()).collect();
        let settled = |window: &Window| is_settled(programme, window);
        let items = (0..=u16::MAX).map(ItemId).zip(&programme.items);
        let modes = programme.reprioritisations.as_slice();
        let paused = modes.iter().flat_map(|mode| &mode.visits).copied();
        let paused = paused.chain(places().map(|(id, _)| id).filter(|id| {
            let base = programme.base_of(*id);
            modes.iter().any(|mode| mode.visits.contains(&base))
        }));
        let made = (0..=u16::MAX).map(FactId).zip(&programme.facts);
        Tables {
            rows: Lists::of(visits.len(), of_rule.zip((0..=u16::MAX).map(VisitId))),
            order: order(programme),
            of_service: Lists::of(programme.services.len(), of_service),
            bounded: bounded(programme, &facts),
            facts: Lists::from(facts),
            invariant_facts: Lists::from(
                invariants(programme)
                    .map(Condition::facts)
                    .collect::<Vec<_>>(),
            ),
            settled_visits: places()
                .filter(|(_, row)| settled(&row.window))
                .map(|(id, _)| id)
                .collect(),
            settled_doses: items
                .filter(|(_, row)| row.dose.as_ref().is_some_and(|dose| settled(&dose.window)))
                .map(|(id, _)| id)
                .collect(),
            pregnancy: places()
                .filter(|(_, row)| pregnancy::owns(programme, row))
                .map(|(id, _)| id)
                .collect(),
            paused_visits: ascending(paused.collect()),
            paused_items: ascending(modes.iter().flat_map(|mode| &mode.items).copied().collect()),
            from_school: visits.iter().map(|row| from_school(&row.window)).collect(),
            made: made
                .filter_map(|(id, fact)| Some((id, fact.made.clone()?)))
                .collect(),
            receivers: receivers(programme),
            base,
        }
    }

    /// The row of the base for which a row stands; itself where it stands for none.
    pub(crate) fn base_of(&self, visit: VisitId) -> VisitId {
        self.base.get(visit.index()).copied().unwrap_or(visit)
    }

    /// Every row of the rule of a visit: that of the base and those that stand for it.
    pub(crate) fn rows_of(&self, visit: VisitId) -> &[VisitId] {
        self.rows.get(self.base_of(visit).index())
    }

    /// The visits that a service performs, ascending.
    pub(crate) fn of_service(&self, service: ServiceId) -> &[VisitId] {
        self.of_service.get(service.index())
    }

    /// What the condition of a visit names.
    pub(crate) fn named_by(&self, visit: VisitId) -> Named<'_> {
        Named {
            facts: self.facts.get(visit.index()),
            bounded: self.bounded.get(visit.index()).copied() == Some(true),
        }
    }

    /// Whether the window of a visit hangs on nothing that happens.
    pub(crate) fn is_settled(&self, visit: VisitId) -> bool {
        self.settled_visits.binary_search(&visit).is_ok()
    }

    /// Whether the window of a dose hangs on nothing that happens.
    pub(crate) fn is_settled_dose(&self, item: ItemId) -> bool {
        self.settled_doses.binary_search(&item).is_ok()
    }

    /// Whether a visit belongs to the pregnancy.
    pub(crate) fn is_of_pregnancy(&self, visit: VisitId) -> bool {
        self.pregnancy.binary_search(&visit).is_ok()
    }

    /// Whether some reprioritisation suspends a visit, or a content item at it.
    pub(crate) fn may_pause(&self, visit: VisitId, item: Option<ItemId>) -> bool {
        self.paused_visits.binary_search(&visit).is_ok()
            || item.is_some_and(|item| self.paused_items.binary_search(&item).is_ok())
    }

    /// Whether the window of a visit hangs on school start.
    pub(crate) fn is_from_school(&self, visit: VisitId) -> bool {
        self.from_school.get(visit.index()).copied() == Some(true)
    }

    /// The service to which a service hands over first in written order, where one is named.
    pub(crate) fn receiver(&self, from: ServiceId) -> Option<ServiceId> {
        self.receivers.get(from.index()).copied().flatten()
    }
}

/// The facts that a condition names.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Named<'t> {
    /// Ascending.
    pub(crate) facts: &'t [FactId],
    /// Whether the completions of those of them that are unknown can be looked at, whichever they
    /// are: what is certain without looking is then what they would say.
    pub(crate) bounded: bool,
}

impl<'t> Named<'t> {
    /// The facts of a condition that is judged too seldom to have its row in the tables.
    pub(crate) fn once(facts: &'t [FactId]) -> Named<'t> {
        Named {
            facts,
            bounded: false,
        }
    }
}

fn invariants(programme: &Programme) -> impl Iterator<Item = &Condition> {
    let population = &programme.population;
    let during = population
        .during
        .iter()
        .map(|invariant| &invariant.condition);
    population.always.iter().chain(during)
}

/// Whether not more than [`COMPLETIONS`] are to be looked at for a visit if all is unknown that its
/// condition names or that invariants link to it.
fn bounded(programme: &Programme, facts: &[Vec<FactId>]) -> Vec<bool> {
    let links: Vec<Vec<FactId>> = invariants(programme).map(Condition::facts).collect();
    let links: Vec<&[FactId]> = links.iter().map(Vec::as_slice).collect();
    let of_visit = |(row, named): (&Visit, &Vec<FactId>)| {
        let told_apart: Vec<&Condition> = invariants(programme).chain([&row.condition]).collect();
        let classes = |fact: FactId| classes(programme, fact, &told_apart).len();
        let all = closure(&links, named).into_iter();
        let count = all.map(classes).try_fold(1_usize, usize::checked_mul);
        count.is_some_and(|count| count <= COMPLETIONS)
    };
    programme.visits.iter().zip(facts).map(of_visit).collect()
}

/// Whether a window hangs on nothing that happens: on birth, due date, school start and terms alone.
fn is_settled(programme: &Programme, window: &Window) -> bool {
    let start = programme
        .school
        .as_ref()
        .and_then(|school| school.start_fact);
    let made = start
        .and_then(|fact| programme.fact(fact))
        .is_some_and(|fact| fact.made.is_some());
    let settled = |point: &Point| match point.root() {
        Point::Birth | Point::DueDate | Point::Date(_) => true,
        Point::SchoolStart | Point::Period(..) => !made,
        _ => false,
    };
    let bounds = [&window.earliest, &window.recommended, &window.latest];
    let distances = window.distances.iter().map(|distance| &distance.from);
    let mut all = bounds
        .into_iter()
        .chain(&window.recommended_through)
        .chain(distances);
    all.all(settled)
}

fn ascending<T: Ord>(mut all: Vec<T>) -> Vec<T> {
    all.sort_unstable();
    all.dedup();
    all
}

/// The programme's order, and after it what that leaves out.
fn order(programme: &Programme) -> Vec<VisitId> {
    let mut seen: Vec<bool> = programme.visits.iter().map(|_| false).collect();
    let rest = (0..=u16::MAX).map(VisitId).zip(&programme.visits);
    let all = programme.visit_order.iter().copied();
    all.chain(rest.map(|(id, _)| id))
        .filter(|visit| match seen.get_mut(visit.index()) {
            Some(seen) => !core::mem::replace(seen, true),
            None => false,
        })
        .collect()
}

fn receivers(programme: &Programme) -> Vec<Option<ServiceId>> {
    let mut first: Vec<Option<ServiceId>> = programme.services.iter().map(|_| None).collect();
    for exchange in &programme.transitions {
        if let Some(first) = first.get_mut(exchange.from.index()) {
            first.get_or_insert(exchange.to);
        }
    }
    first
}

fn from_school(window: &Window) -> bool {
    crate::span::points(window).any(hangs_on_school_start)
}

/// Whether a point hangs on the day on which the child starts school.
pub(crate) fn hangs_on_school_start(point: &Point) -> bool {
    matches!(
        point.root(),
        Point::SchoolStart | Point::Period(Period::SchoolYear(_), _)
    )
}
