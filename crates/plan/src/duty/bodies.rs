//! On the duty of which body visits rest, for one child: found once for all days from the as-of day on
//! which nothing changes that it rests on.

use crate::PlannedDay;
use crate::duty::relay::body_of;
use crate::facts::remembered::{Key, Remembered};
use crate::facts::steady::Steady;
use crate::place::span::When;
use crate::responsible::ends;
use crate::tables::conditions::invariants;
use crate::view::Given;
use alloc::vec::Vec;
use stafett_model::locate::locate;
use stafett_model::{
    Area, AreaId, BodyId, Condition, Day, FactId, Holder, Layer, Point, Programme, ServiceId, Visit,
};

/// On the duty of which body a visit rests, as far as the programme tells.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Behalf {
    /// On that of this one, or of none that is certain, for every child.
    Of(Option<BodyId>),
    /// On that of the body that leads an area, where this service acts for it.
    Leader(AreaId, ServiceId),
}

impl Behalf {
    /// That of a visit.
    pub(crate) fn of(programme: &Programme, row: &Visit) -> Behalf {
        let service = match row.on_behalf_of {
            Some(Holder::Body(body)) => return Behalf::Of(Some(body)),
            Some(Holder::Service(service)) => service,
            None => row.performer,
        };
        let bodies = programme.service(service).map(|row| row.bodies.as_slice());
        let first = row.items.first().and_then(|item| programme.item(*item));
        match (bodies, first) {
            (Some([only]), _) => Behalf::Of(Some(*only)),
            (Some(_), Some(first)) => Behalf::Leader(first.area, service),
            _ => Behalf::Of(None),
        }
    }
}

/// The bodies that lead each area, for one child.
#[derive(Clone, Debug, Default)]
pub(crate) struct Bodies {
    /// By area.
    areas: Vec<OfArea>,
    key: Key,
}

/// The bodies that lead one area.
#[derive(Clone, Debug, Default)]
struct OfArea {
    /// For the child at hand: on which days which body certainly leads.
    found: Vec<(Steady, Option<Holder>)>,
    /// The first days on which the body may be another, ascending; empty where they were not looked for.
    turns: Vec<Day>,
    /// For the children before.
    remembered: Remembered<Option<Holder>>,
}

impl Bodies {
    /// Forgets the child before.
    pub(crate) fn clear(&mut self, programme: &Programme) {
        self.areas
            .resize_with(programme.areas.len(), OfArea::default);
        for area in &mut self.areas {
            area.found.clear();
            area.turns.clear();
        }
    }

    /// The body on whose duty a visit rests that is recommended for this day; see [`VisitItem::body`](crate::VisitItem::body).
    #[inline]
    pub(crate) fn of_visit(
        &mut self,
        given: Given<'_>,
        behalf: Behalf,
        recommended: impl Fn() -> Option<PlannedDay>,
    ) -> Option<BodyId> {
        match behalf {
            Behalf::Of(body) => body,
            Behalf::Leader(area, service) => self.leader(given, (area, service), recommended()),
        }
    }

    /// The body that leads an area on the day of a visit, where the service acts for it.
    #[inline(never)]
    fn leader(
        &mut self,
        given: Given<'_>,
        (area, service): (AreaId, ServiceId),
        recommended: Option<PlannedDay>,
    ) -> Option<BodyId> {
        let bodies = &given.programme.service(service)?.bodies;
        let day = recommended.map_or(given.as_of, |day| day.on.max(given.as_of));
        match self.leads(given, area, day)? {
            Holder::Body(leader) => bodies.contains(&leader).then_some(leader),
            Holder::Service(_) => None,
        }
    }

    /// The body that certainly leads an area on `day`, not before the as-of day.
    fn leads(&mut self, given: Given<'_>, id: AreaId, day: Day) -> Option<Holder> {
        let area = given.programme.area(id)?;
        let own = self.areas.get_mut(id.index())?;
        let mut found = own.found.iter();
        if let Some((_, leader)) = found.find(|(days, _)| days.holds(day)) {
            return *leader;
        }
        if own.turns.is_empty() {
            find_turns(given, area, &mut own.turns);
        }
        let stretch = Steady::between(&own.turns, day).and(given.spans.steady(day));
        self.key.begin(given, given.tables.body_facts(id), day);
        for point in points(area) {
            self.key
                .add(locate(given.programme, point, &given.view()).passed(day));
        }
        let leader = own
            .remembered
            .or_find(&self.key, || body_of(given, id, day));
        own.found.push((stretch, leader));
        leader
    }
}

/// The points at which a body of an area may begin or cease to lead.
fn points(area: &Area) -> impl Iterator<Item = &Point> {
    let legs = area.legs.iter();
    let legs = legs.filter(|leg| leg.holder.layer() == Layer::Body);
    legs.flat_map(ends)
}

/// The days on which one of them may be passed, and the as-of day, from which facts stand still.
fn find_turns(given: Given<'_>, area: &Area, turns: &mut Vec<Day>) {
    let view = given.view();
    turns.push(given.as_of);
    for point in points(area) {
        let when = When::of(locate(given.programme, point, &view));
        turns.extend(when.map(|when| when.first));
        turns.extend(when.and_then(|when| when.last));
    }
    turns.sort_unstable();
    turns.dedup();
}

/// The facts on which it rests which body leads each area, ascending.
pub(crate) fn facts(programme: &Programme, area: &Area) -> Vec<FactId> {
    let legs = area.legs.iter();
    let legs = legs.filter(|leg| leg.holder.layer() == Layer::Body);
    let conditions = legs.map(|leg| &leg.condition).chain([&area.condition]);
    let all = conditions.chain(invariants(programme));
    let mut facts: Vec<FactId> = all.flat_map(Condition::facts).collect();
    facts.sort();
    facts.dedup();
    facts
}
