//! Who leads each layer of each area, for one child: found once for all days from the as-of day on which nothing
//! changes that it rests on.

use crate::facts::remembered::{Key, Remembered};
use crate::facts::steady::Steady;
use crate::place::span::When;
use crate::responsible::{ends, lead};
use crate::tables::conditions::invariants;
use crate::view::Given;
use alloc::vec::Vec;
use stafett_model::locate::locate;
use stafett_model::{Area, AreaId, Condition, Day, FactId, Holder, Layer, Point, Programme};

/// Who leads each area, for one child.
#[derive(Clone, Debug, Default)]
pub(crate) struct Leaders {
    /// By area.
    bodies: Vec<OfArea>,
    /// By area.
    services: Vec<OfArea>,
    key: Key,
}

/// Who leads one layer of one area.
#[derive(Clone, Debug, Default)]
struct OfArea {
    /// For the child at hand: on which days who certainly leads.
    found: Vec<(Steady, Option<Holder>)>,
    /// The first days on which it may be another, ascending; empty where they were not looked for.
    turns: Vec<Day>,
    /// For the children before.
    remembered: Remembered<Option<Holder>>,
}

impl Leaders {
    /// Forgets the child before.
    pub(crate) fn clear(&mut self, programme: &Programme) {
        for areas in [&mut self.bodies, &mut self.services] {
            areas.resize_with(programme.areas.len(), OfArea::default);
            for area in areas {
                area.found.clear();
                area.turns.clear();
            }
        }
    }

    /// Who certainly leads a layer of an area on `day`, not before the as-of day.
    pub(crate) fn leads(
        &mut self,
        given: Given<'_>,
        (id, layer): (AreaId, Layer),
        day: Day,
    ) -> Option<Holder> {
        let area = given.programme.area(id)?;
        let own = match layer {
            Layer::Body => self.bodies.get_mut(id.index())?,
            Layer::Service => self.services.get_mut(id.index())?,
        };
        let mut found = own.found.iter();
        if let Some((_, leader)) = found.find(|(days, _)| days.holds(day)) {
            return *leader;
        }
        if own.turns.is_empty() {
            find_turns(given, (area, layer), &mut own.turns);
        }
        let stretch = Steady::between(&own.turns, day).and(given.spans.steady(day));
        self.key
            .begin(given, given.tables.leader_facts(id, layer), day);
        for point in points(area, layer) {
            self.key
                .add(locate(given.programme, point, &given.view()).passed(day));
        }
        let find = || lead(given, area, layer, day).one();
        let leader = own.remembered.or_find(&self.key, find);
        own.found.push((stretch, leader));
        leader
    }
}

/// The points at which somebody may begin or cease to lead a layer of an area.
fn points(area: &Area, layer: Layer) -> impl Iterator<Item = &Point> {
    let legs = area.legs.iter();
    let legs = legs.filter(move |leg| leg.holder.layer() == layer);
    legs.flat_map(ends)
}

/// The days on which one of them may be passed, and the as-of day, from which facts stand still.
fn find_turns(given: Given<'_>, (area, layer): (&Area, Layer), turns: &mut Vec<Day>) {
    let view = given.view();
    turns.push(given.as_of);
    for point in points(area, layer) {
        let when = When::of(locate(given.programme, point, &view));
        turns.extend(when.map(|when| when.first));
        turns.extend(when.and_then(|when| when.last));
    }
    turns.sort_unstable();
    turns.dedup();
}

/// The facts on which it rests who leads a layer of each area, ascending.
pub(crate) fn facts(programme: &Programme, layer: Layer) -> Vec<Vec<FactId>> {
    let areas = programme.areas.iter();
    areas.map(|area| of_area(programme, area, layer)).collect()
}

fn of_area(programme: &Programme, area: &Area, layer: Layer) -> Vec<FactId> {
    let legs = area.legs.iter();
    let legs = legs.filter(|leg| leg.holder.layer() == layer);
    let conditions = legs.map(|leg| &leg.condition).chain([&area.condition]);
    let all = conditions.chain(invariants(programme));
    let mut facts: Vec<FactId> = all.flat_map(Condition::facts).collect();
    facts.sort();
    facts.dedup();
    facts
}
