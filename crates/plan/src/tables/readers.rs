//! What must be found anew once it is clear that a fact gets no value or that a dose can no longer be given.

use crate::place::span::points;
use crate::tables::conditions::Conditions;
use crate::tables::lists::Lists;
use alloc::vec::Vec;
use stafett_model::{
    Afterwards, Condition, Dose, FactId, ItemId, Point, Programme, ServiceId, Visit, VisitId,
    Window,
};

/// The visits that rest on each thing. Tables are by id.
#[derive(Clone, Debug)]
pub(crate) struct Readers {
    /// Those whose own condition rests on a fact, ascending.
    of_fact: Lists<VisitId>,
    /// Whether more than conditions of visits rests on a fact, so that everything is to be found anew.
    anything: Vec<bool>,
    /// Those whose window or contents rest on a content item, or on a dose of its series, ascending.
    of_item: Lists<VisitId>,
    /// Those that wait for a visit, by the row of its rule that they name, ascending.
    after: Lists<VisitId>,
    /// Those of a service that look at what it offers next, ascending.
    looking_ahead: Lists<VisitId>,
}

impl Readers {
    /// Those of `programme`.
    pub(crate) fn of(programme: &Programme, conditions: &Conditions) -> Readers {
        let visits = || (0..=u16::MAX).map(VisitId).zip(&programme.visits);
        let of_fact = visits().flat_map(|(id, _)| {
            let rests = conditions
                .of_visit(id)
                .and_then(|at| conditions.all.get(at));
            let facts = rests.map_or(&[][..], |rests| &rests.linked);
            facts.iter().map(move |fact| (fact.index(), id))
        });
        let reached = Reached::of(programme);
        let of_item = visits().flat_map(|(id, row)| {
            let items = reached.from(row);
            items.into_iter().map(move |item| (item.index(), id))
        });
        let after = visits().flat_map(|(id, row)| {
            let bases = points(&row.window).filter_map(|point| match point.root() {
                Point::Visit(visit) => Some(programme.base_of(*visit)),
                _ => None,
            });
            bases.map(move |base| (base.index(), id))
        });
        let ahead = visits().filter(|(_, row)| looks_ahead(programme, row));
        Readers {
            of_fact: Lists::of(programme.facts.len(), of_fact),
            anything: anything(programme),
            of_item: Lists::of(programme.items.len(), of_item),
            after: Lists::of(programme.visits.len(), after),
            looking_ahead: Lists::of(
                programme.services.len(),
                ahead.map(|(id, row)| (row.performer.index(), id)),
            ),
        }
    }

    /// The visits whose own condition rests on a fact.
    pub(crate) fn of_fact(&self, fact: FactId) -> &[VisitId] {
        self.of_fact.get(fact.index())
    }

    /// Whether more than conditions of visits rests on a fact.
    pub(crate) fn is_for_anything(&self, fact: FactId) -> bool {
        self.anything.get(fact.index()) == Some(&true)
    }

    /// The visits whose window or contents rest on a content item.
    pub(crate) fn of_item(&self, item: ItemId) -> &[VisitId] {
        self.of_item.get(item.index())
    }

    /// The visits that wait for the one of a rule, by the row of the base.
    pub(crate) fn after(&self, base: VisitId) -> &[VisitId] {
        self.after.get(base.index())
    }

    /// The visits of a service that look at what it offers next.
    pub(crate) fn looking_ahead(&self, service: ServiceId) -> &[VisitId] {
        self.looking_ahead.get(service.index())
    }
}

/// The facts that decide when school starts or whether a reprioritisation is for the child, and those that
/// invariants link to them.
fn anything(programme: &Programme) -> Vec<bool> {
    let mut rests: Vec<bool> = programme.facts.iter().map(|_| false).collect();
    let start = programme.school.as_ref();
    let mut named: Vec<FactId> = start
        .and_then(|school| school.start_fact)
        .into_iter()
        .collect();
    let modes = programme.reprioritisations.iter();
    named.extend(modes.flat_map(|mode| mode.condition.facts()));
    let links: Vec<Vec<FactId>> = crate::tables::conditions::invariants(programme)
        .map(Condition::facts)
        .collect();
    let links: Vec<&[FactId]> = links.iter().map(Vec::as_slice).collect();
    for fact in crate::facts::closure(&links, &named) {
        if let Some(rests) = rests.get_mut(fact.index()) {
            *rests = true;
        }
    }
    rests
}

/// Whether what follows of a visit or a dose at it is offered at the following visit of the service.
fn looks_ahead(programme: &Programme, row: &Visit) -> bool {
    windows(programme, row).any(|window| window.afterwards == Afterwards::OfferedAgain)
}

/// The window of a visit, and those of the doses at it.
fn windows<'p>(programme: &'p Programme, row: &'p Visit) -> impl Iterator<Item = &'p Window> {
    let items = row.items.iter();
    let doses = items.filter_map(|item| programme.item(*item)?.dose.as_ref());
    core::iter::once(&row.window).chain(doses.map(|dose| &dose.window))
}

/// From each content item those on which it rests, itself among them: the doses of its series, what their
/// windows are counted from, and so on.
struct Reached {
    of_item: Vec<Vec<ItemId>>,
}

impl Reached {
    fn of(programme: &Programme) -> Reached {
        let next = |dose: &Dose| {
            let series = programme.series(dose.series);
            let doses = series.map_or(&[][..], |row| &row.doses);
            let begun = series.and_then(|row| row.begun_by.as_ref());
            let mut items = doses.to_vec();
            items.extend(counted_from(&dose.window));
            items.extend(begun.and_then(root_item));
            items
        };
        let rows = programme.items.iter().map(|row| row.dose.as_ref());
        let next: Vec<Vec<ItemId>> = rows.map(|row| row.map_or_else(Vec::new, next)).collect();
        let all = (0..=u16::MAX).map(ItemId).zip(&programme.items);
        Reached {
            of_item: all.map(|(id, _)| reached(&next, id)).collect(),
        }
    }

    /// Those on which the window or the contents of a visit rest, each once.
    fn from(&self, row: &Visit) -> Vec<ItemId> {
        let first = counted_from(&row.window).chain(row.items.iter().copied());
        let mut all: Vec<ItemId> = first
            .filter_map(|item| self.of_item.get(item.index()))
            .flatten()
            .copied()
            .collect();
        all.sort_unstable();
        all.dedup();
        all
    }
}

fn reached(next: &[Vec<ItemId>], from: ItemId) -> Vec<ItemId> {
    let mut all = Vec::from([from]);
    let mut at = 0_usize;
    while let Some(item) = all.get(at).copied() {
        at = at.saturating_add(1);
        for item in next.get(item.index()).into_iter().flatten() {
            if !all.contains(item) {
                all.push(*item);
            }
        }
    }
    all
}

/// The content items from which the days of a window, or of its being caught up, are counted.
fn counted_from(window: &Window) -> impl Iterator<Item = ItemId> {
    let until = match &window.afterwards {
        Afterwards::CaughtUp { until } => Some(until),
        _ => None,
    };
    let distances = window.distances.iter().map(|distance| &distance.from);
    points(window)
        .chain(&window.recommended_through)
        .chain(distances)
        .chain(until)
        .filter_map(root_item)
}

fn root_item(point: &Point) -> Option<ItemId> {
    match point.root() {
        Point::Item(item) => Some(*item),
        _ => None,
    }
}
