//! One area's legs in one layer, over all birth dates and all facts that matter: what the claims on
//! responsibility, changes and visits look at.

use crate::places::Places;
use crate::space::{OverBudget, Space};
use crate::timeline::{Class, Moment, Timeline};
use stafett_model::{Area, Condition, FactId, Holder, Layer, Leg, Point, Programme};
use std::collections::{BTreeMap, BTreeSet};

/// A set of legs, by place in the relay.
pub type Legs = u128;

/// An area's legs in one layer.
pub struct Relay<'p> {
    /// The programme.
    pub programme: &'p Programme,
    /// The area.
    pub area: &'p Area,
    /// The legs of the layer, in written order.
    pub legs: Vec<&'p Leg>,
    /// Their points, and those that the claim adds, over all birth dates.
    pub timeline: Timeline<'p>,
    /// The combinations of facts that their conditions, and those that the claim adds, tell apart.
    pub space: Space,
    /// The combinations, gathered by what they make of the conditions.
    pub groups: Vec<Group>,
}

/// Combinations of facts that no condition of the relay tells apart.
pub struct Group {
    /// Value of the start fact, where the timeline depends on it.
    pub start: Option<i32>,
    /// The legs whose condition holds.
    pub legs: Legs,
    /// Whether the condition that the claim adds holds.
    pub meant: bool,
    /// The combinations.
    pub combinations: BTreeSet<Vec<u16>>,
}

impl<'p> Relay<'p> {
    /// The relay of an area and layer; if only the days from one point until another matter, those
    /// points; and a condition that says for whom the claim is made.
    ///
    /// # Errors
    /// [`OverBudget`] where more than `limit` combinations of facts matter.
    pub fn new(
        places: &Places<'p>,
        area: &'p Area,
        layer: Layer,
        window: Option<(&Point, &Point)>,
        meant: &Condition,
        limit: usize,
    ) -> Result<Relay<'p>, OverBudget> {
        let programme = places.programme;
        let legs: Vec<&Leg> = area.legs.iter().filter(|leg| leg.holder.layer() == layer).collect();
        if legs.len() > Legs::BITS as usize {
            return Err(OverBudget);
        }
        let spans = area.span.iter().flat_map(|(from, until)| [from.clone(), until.clone()]);
        let ends = legs.iter().flat_map(|leg| [leg.from.clone(), leg.until.clone()]);
        let points = spans.chain(ends);
        let timeline = match window {
            None => Timeline::new(places, points),
            Some(window) => {
                let own = [window.0.clone(), window.1.clone()];
                Timeline::within(places, points.chain(own), window)
            }
        };
        let conditions: Vec<&Condition> =
            legs.iter().map(|leg| &leg.condition).chain([meant]).collect();
        let start_fact: Vec<FactId> = programme
            .school
            .as_ref()
            .and_then(|school| school.start_fact)
            .filter(|_| timeline.depends_on_start())
            .into_iter()
            .collect();
        let space = Space::build(programme, &conditions, &start_fact, limit)?;
        let groups = gather(&space, &legs, meant, start_fact.first().copied());
        Ok(Relay { programme, area, legs, timeline, space, groups })
    }

    /// The legs whose time it is in a moment, whatever the facts.
    pub fn in_time(&self, moment: &Moment) -> Legs {
        self.select(|leg| self.has_come(moment, &leg.from) && !self.has_come(moment, &leg.until))
    }

    /// The legs for which `test` holds.
    pub fn select(&self, test: impl Fn(&Leg) -> bool) -> Legs {
        (0..self.legs.len()).filter(|at| test(self.legs[*at])).fold(0, |set, at| set | (1 << at))
    }

    /// The legs of a set, by place.
    pub fn members(&self, set: Legs) -> impl Iterator<Item = usize> + '_ {
        (0..self.legs.len()).filter(move |at| set & (1 << at) != 0)
    }

    /// Whether a point has come in a moment.
    pub fn has_come(&self, moment: &Moment, point: &Point) -> bool {
        moment.passed[self.timeline.at(point)]
    }

    /// Whether the programme demands the area in a moment.
    pub fn demanded(&self, moment: &Moment) -> bool {
        self.area.span.as_ref().is_some_and(|(from, until)| {
            self.has_come(moment, from) && !self.has_come(moment, until)
        })
    }

    /// The groups of facts that go with a class.
    pub fn groups_of<'r>(&'r self, class: &'r Class) -> impl Iterator<Item = (usize, &'r Group)> + 'r {
        self.groups.iter().enumerate().filter(|(_, group)| group.start == class.start)
    }
}

fn gather(space: &Space, legs: &[&Leg], meant: &Condition, start: Option<FactId>) -> Vec<Group> {
    let mut groups: BTreeMap<(Option<i32>, Legs, bool), BTreeSet<Vec<u16>>> = BTreeMap::new();
    for combination in &space.combinations {
        let holding = (0..legs.len())
            .filter(|at| space.holds(&legs[*at].condition, combination))
            .fold(0, |set: Legs, at| set | (1 << at));
        let start = start.and_then(|fact| space.value(combination, fact));
        let meant = space.holds(meant, combination);
        groups.entry((start, holding, meant)).or_default().insert(combination.clone());
    }
    groups
        .into_iter()
        .map(|((start, legs, meant), combinations)| Group { start, legs, meant, combinations })
        .collect()
}

/// The title of a holder.
pub fn title(programme: &Programme, holder: Holder) -> &str {
    meta(programme, holder).map_or("?", |meta| &meta.title)
}

/// The name of a holder.
pub fn id(programme: &Programme, holder: Holder) -> &str {
    meta(programme, holder).map_or("?", |meta| &meta.id)
}

fn meta(programme: &Programme, holder: Holder) -> Option<&stafett_model::Meta> {
    match holder {
        Holder::Body(body) => programme.body(body).map(|row| &row.meta),
        Holder::Service(service) => programme.service(service).map(|row| &row.meta),
    }
}

/// Whether every place has the holder.
pub fn everywhere(programme: &Programme, holder: Holder) -> bool {
    match holder {
        Holder::Body(body) => programme.body(body).is_some_and(|row| row.everywhere),
        Holder::Service(service) => programme.service(service).is_some_and(|row| row.everywhere),
    }
}
