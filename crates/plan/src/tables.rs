//! What follows from a programme alone, found once and looked up for every child.

use crate::lists::Lists;
use alloc::vec::Vec;
use stafett_model::{FactId, Made, Period, Point, Programme, ServiceId, VisitId, Window};

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
        let made = (0..=u16::MAX).map(FactId).zip(&programme.facts);
        Tables {
            rows: Lists::of(visits.len(), of_rule.zip((0..=u16::MAX).map(VisitId))),
            order: order(programme),
            of_service: Lists::of(programme.services.len(), of_service),
            facts: Lists::from(facts),
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

    /// The facts that the condition of a visit names, ascending.
    pub(crate) fn facts_of(&self, visit: VisitId) -> &[FactId] {
        self.facts.get(visit.index())
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
