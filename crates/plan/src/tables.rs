//! What follows from a programme alone, found once and looked up for every child.

pub(crate) mod chains;
pub(crate) mod conditions;
pub(crate) mod doses;
pub(crate) mod lines;
mod lists;
pub(crate) mod months;
pub(crate) mod periods;
mod plain;
mod readers;
pub(crate) mod results;
pub(crate) mod windows;

use crate::duty::leaders;
use crate::place::plainly::Plainly;
use crate::place::pregnancy;
use crate::records::shown;
use crate::tables::chains::Chains;
use crate::tables::conditions::{Conditions, invariants};
use crate::tables::doses::Doses;
use crate::tables::lines::LineRows;
use crate::tables::lists::Lists;
use crate::tables::months::Months;
use crate::tables::periods::Periods;
use crate::tables::readers::Readers;
use crate::tables::results::Results;
use crate::tables::windows::Windows;
use alloc::sync::Arc;
use alloc::vec::Vec;
use stafett_model::programme::Bound;
use stafett_model::{
    Afterwards, AreaId, Condition, Dose, EventId, FactId, ItemId, Layer, Made, Period, Point,
    Programme, ServiceId, Visit, VisitId, Window,
};

/// Tables of a programme, by id.
#[derive(Clone, Debug)]
pub(crate) struct Tables {
    /// Tells these tables from those of every other programme.
    pub(crate) identity: Arc<()>,
    /// Of each row of a rule the row of the base.
    base: Vec<VisitId>,
    /// Of each rule its rows, ascending, by the row of the base.
    rows: Lists<VisitId>,
    /// Every row.
    pub(crate) every: Rows,
    /// Those that are to be found for each child: all but those that are plain and for everyone.
    pub(crate) found: Rows,
    /// Those of them for which others stand.
    pub(crate) several_rows: Vec<VisitId>,
    /// The rows that stand for others, ascending, by condition.
    stand_ins: Lists<VisitId>,
    /// The place of each visit in the order of [`Rows::in_turn`].
    turn: Vec<usize>,
    /// The facts on which it rests which body leads each area, ascending.
    leader_facts: [Lists<FactId>; 2],
    /// The visits as their lines are made.
    pub(crate) lines: LineRows,
    /// The visits of each service, ascending.
    of_service: Lists<VisitId>,
    /// The conditions of the visits.
    pub(crate) conditions: Conditions,
    /// The events that visits show, ascending.
    pub(crate) shown_by_visits: Vec<EventId>,
    /// The facts that each invariant names, ascending: those that always hold, then the others.
    pub(crate) invariant_facts: Lists<FactId>,
    /// Whether an invariant names each fact.
    constrained: Vec<bool>,
    /// The periods for which the population says something of facts.
    pub(crate) periods: Periods,
    /// The windows, their points numbered.
    pub(crate) windows: Windows,
    /// Where the ages of children lie.
    pub(crate) months: Months,
    /// What must be found anew when something is settled.
    pub(crate) readers: Readers,
    /// Whether each visit is of the pregnancy.
    pregnancy: Vec<bool>,
    /// Whether some reprioritisation suspends each visit.
    paused_visits: Vec<bool>,
    /// Whether some reprioritisation suspends each content item.
    paused_items: Vec<bool>,
    /// Whether each content item is a dose.
    is_dose: Vec<bool>,
    /// What is looked up of doses.
    pub(crate) doses: Doses,
    /// The doses that come after something that happens.
    pub(crate) chains: Chains,
    /// Whether each content item is a dose that is given by its own window alone.
    alone: Vec<bool>,
    /// The doses that are not for everyone, ascending.
    pub(crate) conditional_doses: Vec<ItemId>,
    /// The visits at which each dose may be given, ascending.
    with_dose: Lists<VisitId>,
    /// The visits whose window hangs on school start.
    from_school: Vec<bool>,
    /// Whether each visit is for every child, as far as the programme tells.
    for_everyone: Vec<bool>,
    /// Whether each visit stands as all its contents do, as far as the programme tells.
    alike: Vec<bool>,
    /// The results that are in order.
    pub(crate) results: Results,
    /// Whether each visit is told by its own days alone, whatever else is the child's, but for doses and results in order.
    plain: Vec<bool>,
    /// For each visit that is plain for everyone, that it is for the child.
    pub(crate) plain_for_everyone: Vec<Option<Plainly>>,
    /// The visits that are plain but for doses in order, ascending.
    pub(crate) with_doses_in_order: Vec<VisitId>,
    /// The facts that the compiler made, ascending.
    pub(crate) made: Vec<(FactId, Made)>,
    /// Whether one of them tells how a visit went.
    pub(crate) asks_outcomes: bool,
    /// To whom each service hands over first in written order.
    receivers: Vec<Option<ServiceId>>,
    /// The facts that say where a child lives, by which variants are told apart, but for those of which the population says
    /// other things at other ages; ascending.
    pub(crate) of_places: Vec<FactId>,
}

/// Some rows of the rules.
#[derive(Clone, Debug, Default)]
pub(crate) struct Rows {
    /// Ascending.
    pub(crate) all: Vec<VisitId>,
    /// Those that stand for no other, ascending.
    pub(crate) bases: Vec<VisitId>,
    /// Each after those whose day its window needs.
    pub(crate) in_turn: Vec<VisitId>,
}

impl Rows {
    /// Those of them that `wanted` tells.
    fn only(&self, wanted: impl Fn(&VisitId) -> bool) -> Rows {
        let only = |rows: &[VisitId]| rows.iter().copied().filter(&wanted).collect();
        Rows {
            all: only(&self.all),
            bases: only(&self.bases),
            in_turn: only(&self.in_turn),
        }
    }
}

impl Tables {
    /// The tables of `programme`.
    pub(crate) fn of(programme: &Programme) -> Tables {
        let visits = programme.visits.as_slice();
        let ids = || (0..=u16::MAX).map(VisitId).zip(visits).map(|(id, _)| id);
        let base: Vec<VisitId> = ids().map(|id| programme.base_of(id)).collect();
        let is_base = |id: &VisitId| programme.base_of(*id) == *id;
        let rows = Lists::of(
            visits.len(),
            base.iter().map(|base| base.index()).zip(ids()),
        );
        let conditions = Conditions::of(programme);
        let stand_ins = ids().filter(|id| !is_base(id));
        let stand_ins = stand_ins.filter_map(|id| Some((conditions.of_visit(id)?, id)));
        let modes = programme.reprioritisations.as_slice();
        let paused = |id: VisitId| {
            let base = programme.base_of(id);
            let named = |visits: &[VisitId]| visits.contains(&base) || visits.contains(&id);
            modes.iter().any(|mode| named(&mode.visits))
        };
        let of_service = ids().zip(visits);
        let is_dose: Vec<bool> = programme
            .items
            .iter()
            .map(|row| row.dose.is_some())
            .collect();
        let items = || (0..=u16::MAX).map(ItemId).take(is_dose.len());
        let with_dose = ids().zip(visits).flat_map(|(id, row)| {
            let given = row
                .items
                .iter()
                .filter(|item| is_dose.get(item.index()) == Some(&true));
            given.map(move |item| (item.index(), id))
        });
        let with_dose: Vec<(usize, VisitId)> = with_dose.collect();
        let with_dose = with_dose.into_iter();
        let made = (0..=u16::MAX).map(FactId).zip(&programme.facts);
        let order = order(programme);
        let windows = Windows::of(programme);
        let mut tables = Tables {
            identity: Arc::new(()),
            several_rows: ids().filter(|id| rows.get(id.index()).len() > 1).collect(),
            stand_ins: Lists::of(conditions.all.len(), stand_ins),
            turn: turns(&order),
            leader_facts: [Layer::Body, Layer::Service]
                .map(|layer| Lists::from(leaders::facts(programme, layer))),
            lines: LineRows::of(programme, &windows, |id| rows.get(id.index()).len() == 1),
            of_service: Lists::of(
                programme.services.len(),
                of_service.map(|(id, row)| (row.performer.index(), id)),
            ),
            shown_by_visits: shown::by_visits(programme),
            invariant_facts: Lists::from(
                invariants(programme)
                    .map(Condition::facts)
                    .collect::<Vec<_>>(),
            ),
            constrained: constrained(programme),
            periods: Periods::of(programme),
            months: Months::of(programme, &windows.points),
            readers: Readers::of(programme, &conditions),
            pregnancy: visits
                .iter()
                .map(|row| pregnancy::owns(programme, row))
                .collect(),
            paused_visits: ids().map(paused).collect(),
            paused_items: items()
                .map(|id| modes.iter().any(|mode| mode.items.contains(&id)))
                .collect(),
            alone: items().map(|id| is_alone(programme, id)).collect(),
            conditional_doses: items()
                .filter(|id| is_conditional(programme, *id))
                .collect(),
            with_dose: Lists::of(programme.items.len(), with_dose),
            is_dose,
            doses: Doses::of(programme, &windows),
            chains: Chains::of(programme, &windows),
            from_school: visits.iter().map(|row| from_school(&row.window)).collect(),
            for_everyone: visits
                .iter()
                .map(|row| is_for_everyone(programme, row))
                .collect(),
            alike: Vec::new(),
            results: Results::default(),
            plain: Vec::new(),
            plain_for_everyone: Vec::new(),
            with_doses_in_order: Vec::new(),
            found: Rows::default(),
            asks_outcomes: programme
                .facts
                .iter()
                .any(|row| matches!(row.made, Some(Made::Outcome(_)))),
            made: made
                .filter_map(|(id, fact)| Some((id, fact.made.clone()?)))
                .collect(),
            receivers: receivers(programme),
            of_places: of_places(programme),
            every: Rows {
                all: ids().collect(),
                bases: ids().filter(is_base).collect(),
                in_turn: order,
            },
            conditions,
            windows,
            rows,
            base,
        };
        tables.find_plain(programme);
        tables.found = tables.every.only(|id| !tables.is_plain_for_everyone(*id));
        tables
    }

    /// How many visits there are.
    pub(crate) fn visits(&self) -> usize {
        self.base.len()
    }

    /// The rows that stand for others, by the place of their condition.
    pub(crate) fn stand_ins(&self) -> impl Iterator<Item = (usize, &[VisitId])> {
        let conditions = 0..self.conditions.all.len();
        let of = conditions.map(|place| (place, self.stand_ins.get(place)));
        of.filter(|(_, rows)| !rows.is_empty())
    }

    /// The facts on which it rests who leads a layer of an area, ascending.
    pub(crate) fn leader_facts(&self, area: AreaId, layer: Layer) -> &[FactId] {
        let [bodies, services] = &self.leader_facts;
        match layer {
            Layer::Body => bodies.get(area.index()),
            Layer::Service => services.get(area.index()),
        }
    }

    /// The place of a visit in the order of [`Rows::in_turn`].
    pub(crate) fn turn(&self, visit: VisitId) -> usize {
        self.turn.get(visit.index()).copied().unwrap_or_default()
    }

    /// The row of the base for which a row stands; itself where it stands for none.
    pub(crate) fn base_of(&self, visit: VisitId) -> VisitId {
        self.base.get(visit.index()).copied().unwrap_or(visit)
    }

    /// Every row of the rule of a visit: that of the base and those that stand for it.
    pub(crate) fn rows_of(&self, visit: VisitId) -> &[VisitId] {
        self.rows.get(self.base_of(visit).index())
    }

    /// Whether a row is the only one of its rule.
    #[inline]
    pub(crate) fn is_only_row(&self, visit: VisitId) -> bool {
        self.lines.get(visit).is_some_and(|row| row.is_only)
    }

    /// The visits that a service performs, ascending.
    pub(crate) fn of_service(&self, service: ServiceId) -> &[VisitId] {
        self.of_service.get(service.index())
    }

    /// Whether the window of a visit hangs on nothing that happens.
    pub(crate) fn is_settled(&self, visit: VisitId) -> bool {
        self.windows.has_visit(visit)
    }

    /// Whether a visit is for every child, as far as the programme tells: whatever its birth date and facts.
    pub(crate) fn is_for_everyone(&self, visit: VisitId) -> bool {
        self.for_everyone.get(visit.index()) == Some(&true)
    }

    /// Whether a visit stands as all its contents do, as long as nothing is said of one of these alone; see
    /// [`crate::stand::alike`].
    pub(crate) fn is_alike(&self, visit: VisitId) -> bool {
        self.alike.get(visit.index()) == Some(&true)
    }

    /// Whether a visit is told by its own days alone, but for doses and results in order, as long as nothing is said of one of
    /// its contents alone and what it counts from has happened; see [`Places::plainly`](crate::place::Places::plainly).
    #[inline]
    pub(crate) fn is_plain(&self, visit: VisitId) -> bool {
        self.plain.get(visit.index()) == Some(&true)
    }

    /// Whether some contents of a plain visit are doses in order.
    pub(crate) fn has_doses_in_order(&self, visit: VisitId) -> bool {
        self.lines.get(visit).is_some_and(|row| row.has_doses)
    }

    /// Whether an invariant names a fact.
    pub(crate) fn is_constrained(&self, fact: FactId) -> bool {
        self.constrained.get(fact.index()) == Some(&true)
    }

    /// The facts that some invariant names, ascending.
    pub(crate) fn constrained(&self) -> impl Iterator<Item = FactId> {
        let facts = (0..=u16::MAX).map(FactId).zip(&self.constrained);
        facts.filter(|(_, is)| **is).map(|(fact, _)| fact)
    }

    /// Whether a content item is a dose.
    pub(crate) fn is_dose(&self, item: ItemId) -> bool {
        self.is_dose.get(item.index()) == Some(&true)
    }

    /// Whether a dose is given by its own window and its distances after others alone: no last day bounds its series,
    /// nothing is counted from a dose that did not count, nothing ends so long after something, and it is not caught up.
    pub(crate) fn is_alone(&self, item: ItemId) -> bool {
        self.alone.get(item.index()) == Some(&true)
    }

    /// The visits at which a dose may be given, ascending.
    pub(crate) fn visits_with_dose(&self, item: ItemId) -> &[VisitId] {
        self.with_dose.get(item.index())
    }

    /// Whether a visit belongs to the pregnancy.
    pub(crate) fn is_of_pregnancy(&self, visit: VisitId) -> bool {
        self.pregnancy.get(visit.index()) == Some(&true)
    }

    /// Whether some reprioritisation suspends a content item.
    pub(crate) fn is_paused(&self, item: ItemId) -> bool {
        self.paused_items.get(item.index()) == Some(&true)
    }

    /// Whether some reprioritisation suspends a visit, or a content item at it.
    pub(crate) fn may_pause(&self, visit: VisitId, item: Option<ItemId>) -> bool {
        self.paused_visits.get(visit.index()) == Some(&true)
            || item.is_some_and(|item| self.is_paused(item))
    }

    /// Whether the window of a visit hangs on school start.
    pub(crate) fn is_from_school(&self, visit: VisitId) -> bool {
        self.from_school.get(visit.index()).copied() == Some(true)
    }

    /// The only other service to which a service hands over, where there is one.
    pub(crate) fn receiver(&self, from: ServiceId) -> Option<ServiceId> {
        self.receivers.get(from.index()).copied().flatten()
    }
}

/// The facts that a condition names.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NamedFacts<'t> {
    /// Ascending.
    pub(crate) facts: &'t [FactId],
    /// Whether the completions of those of them that are unknown can be looked at, whichever they
    /// are: what is certain without looking is then what they would say.
    pub(crate) bounded: bool,
}

impl<'t> NamedFacts<'t> {
    /// The facts of a condition that is judged too seldom to have its row in the tables.
    pub(crate) fn once(facts: &'t [FactId]) -> NamedFacts<'t> {
        NamedFacts {
            facts,
            bounded: false,
        }
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

fn constrained(programme: &Programme) -> Vec<bool> {
    let named: Vec<FactId> = invariants(programme).flat_map(Condition::facts).collect();
    let facts = (0..=u16::MAX).map(FactId).zip(&programme.facts);
    facts.map(|(id, _)| named.contains(&id)).collect()
}

fn is_conditional(programme: &Programme, item: ItemId) -> bool {
    let dose = programme.item(item).and_then(|row| row.dose.as_ref());
    dose.is_some_and(|dose| dose.condition != Condition::Always)
}

fn is_alone(programme: &Programme, item: ItemId) -> bool {
    let dose = programme.item(item).and_then(|row| row.dose.as_ref());
    let of = dose.and_then(|dose| Some((dose, programme.series(dose.series)?)));
    of.is_some_and(|(Dose { window, .. }, series)| {
        let mut distances = window.distances.iter();
        series.begun_by.is_none()
            && !series.after_invalid
            && !matches!(window.afterwards, Afterwards::CaughtUp { .. })
            && distances.all(|distance| distance.bound == Bound::AtLeast)
    })
}

/// The place of each visit in an order of all of them.
fn turns(order: &[VisitId]) -> Vec<usize> {
    let mut turns: Vec<usize> = order.iter().map(|_| 0).collect();
    for (turn, visit) in order.iter().enumerate() {
        if let Some(slot) = turns.get_mut(visit.index()) {
            *slot = turn;
        }
    }
    turns
}

/// The facts that say where a child lives: not those of which the programme says other things at other ages, by which
/// pupils are told from others.
fn of_places(programme: &Programme) -> Vec<FactId> {
    let during = programme.population.during.iter();
    let of_age: Vec<FactId> = during.flat_map(|row| row.condition.facts()).collect();
    let variants = programme.variants.iter();
    let facts = variants.flat_map(|row| row.condition.facts());
    let mut facts: Vec<FactId> = facts.filter(|fact| !of_age.contains(fact)).collect();
    facts.sort();
    facts.dedup();
    facts
}

/// By service, the only other one to which it hands over: of several the handover decides which it is.
fn receivers(programme: &Programme) -> Vec<Option<ServiceId>> {
    let only = |from: ServiceId| {
        let leaving = programme.transitions.iter();
        let mut to = leaving
            .filter(|exchange| exchange.from == from && exchange.to != from)
            .map(|exchange| exchange.to);
        let first = to.next()?;
        to.all(|other| other == first).then_some(first)
    };
    let services = programme.services.iter().zip(0_u16..);
    services.map(|(_, place)| only(ServiceId(place))).collect()
}

/// Whether a visit is for every child: for each birth date, in every edition, on whatever facts.
fn is_for_everyone(programme: &Programme, row: &Visit) -> bool {
    let school = programme.school.as_ref();
    let start = school.and_then(|school| school.start_fact);
    row.condition == Condition::Always
        && row.born.is_none()
        && row.switches.is_empty()
        && (start.is_none() || !from_school(&row.window))
}

pub(crate) fn from_school(window: &Window) -> bool {
    crate::place::span::points(window).any(hangs_on_school_start)
}

/// Whether a point hangs on the day on which the child starts school.
pub(crate) fn hangs_on_school_start(point: &Point) -> bool {
    matches!(
        point.root(),
        Point::SchoolStart | Point::Period(Period::SchoolYear(_), _)
    )
}
