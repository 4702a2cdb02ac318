//! One area's legs in one layer or both, over all birth dates and all facts that matter: what the claims on
//! responsibility, changes and visits look at.

use crate::moments::Moment;
use crate::places::Places;
use crate::space::{OverBudget, Space};
use crate::timeline::{Class, Timeline};
use stafett_model::{Area, Condition, FactId, Holder, Invariant, Layer, Leg, Point, Programme};
use std::collections::{BTreeMap, BTreeSet};

/// A set of legs, by place in the relay.
pub type Legs = u128;

/// An area's legs in one layer or both.
pub struct Relay<'p> {
    /// The programme.
    pub programme: &'p Programme,
    /// The area.
    pub area: &'p Area,
    /// The layers.
    pub layers: Vec<Layer>,
    /// The legs, in written order.
    pub legs: Vec<&'p Leg>,
    /// Their points, and those that the claim adds, over all birth dates.
    pub timeline: Timeline<'p>,
    /// The combinations of facts that their conditions, and those that the claim adds, tell apart.
    pub space: Space,
    /// The invariants that hold on part of a childhood only and concern the facts of the relay.
    pub during: Vec<&'p Invariant>,
    /// The combinations, gathered by what they make of the conditions.
    pub groups: Vec<Group>,
}

/// Combinations of facts that no condition of the relay tells apart.
pub struct Group {
    /// Value of the start fact, where the timeline depends on it.
    pub start: Option<i32>,
    /// The legs whose condition holds.
    pub legs: Legs,
    /// The invariants of part of childhood that hold.
    pub invariants: Legs,
    /// Whether the condition that the claim adds holds.
    pub meant: bool,
    /// The combinations.
    pub combinations: BTreeSet<Vec<u16>>,
}

impl<'p> Relay<'p> {
    /// The relay of an area in one layer or both; if only the days from one point until another matter, those
    /// points; and a condition that says for whom the claim is made.
    ///
    /// # Errors
    /// [`OverBudget`] where more than `limit` combinations of facts matter.
    pub fn new(
        places: &Places<'p>,
        area: &'p Area,
        layers: &[Layer],
        window: Option<(&Point, &Point)>,
        meant: &Condition,
        limit: usize,
    ) -> Result<Relay<'p>, OverBudget> {
        let programme = places.programme;
        let legs: Vec<&Leg> = area
            .legs
            .iter()
            .filter(|leg| layers.contains(&leg.holder.layer()))
            .collect();
        let during = during(programme, &legs, meant);
        if legs.len().max(during.len()) > Legs::BITS as usize {
            return Err(OverBudget);
        }
        let spans = area
            .span
            .iter()
            .chain(during.iter().filter_map(|i| i.days.as_ref()));
        let spans = spans.flat_map(|(from, until)| [from.clone(), until.clone()]);
        let ends = legs
            .iter()
            .flat_map(|leg| [Some(&leg.from), Some(&leg.until), leg.limit.as_ref()]);
        let points = spans.chain(ends.flatten().cloned());
        let timeline = match window {
            None => Timeline::new(places, points),
            Some(window) => {
                let own = [window.0.clone(), window.1.clone()];
                Timeline::within(places, points.chain(own), window)
            }
        };
        let conditions = legs.iter().map(|leg| &leg.condition).chain([meant]);
        let conditions: Vec<&Condition> = conditions
            .chain(during.iter().map(|invariant| &invariant.condition))
            .collect();
        let start_fact: Vec<FactId> = programme
            .school
            .as_ref()
            .and_then(|school| school.start_fact)
            .filter(|_| timeline.depends_on_start())
            .into_iter()
            .collect();
        let space = Space::build(programme, &conditions, &start_fact, limit)?;
        let mut relay = Relay {
            programme,
            area,
            layers: layers.to_vec(),
            legs,
            timeline,
            space,
            during,
            groups: Vec::new(),
        };
        relay.groups = relay.gather(meant, start_fact.first().copied());
        Ok(relay)
    }

    /// Gathers the combinations by what they make of the conditions.
    fn gather(&self, meant: &Condition, start: Option<FactId>) -> Vec<Group> {
        type Told = (Option<i32>, Legs, Legs, bool);
        let mut groups: BTreeMap<Told, BTreeSet<Vec<u16>>> = BTreeMap::new();
        for combination in &self.space.combinations {
            let holds = |condition: &Condition| self.space.holds(condition, combination);
            let legs = set_of(self.legs.iter().map(|leg| holds(&leg.condition)));
            let invariants = set_of(
                self.during
                    .iter()
                    .map(|invariant| holds(&invariant.condition)),
            );
            let start = start.and_then(|fact| self.space.value(combination, fact));
            let key = (start, legs, invariants, holds(meant));
            groups.entry(key).or_default().insert(combination.clone());
        }
        groups
            .into_iter()
            .map(|((start, legs, invariants, meant), combinations)| Group {
                start,
                legs,
                invariants,
                meant,
                combinations,
            })
            .collect()
    }

    /// The legs whose time it is in a moment, whatever the facts.
    pub fn in_time(&self, moment: &Moment) -> Legs {
        self.select(|leg| self.has_come(moment, &leg.from) && !self.has_ended(moment, leg))
    }

    /// The legs for which `test` holds.
    pub fn select(&self, test: impl Fn(&Leg) -> bool) -> Legs {
        (0..self.legs.len())
            .filter(|at| test(self.legs[*at]))
            .fold(0, |set, at| set | (1 << at))
    }

    /// The legs of a layer.
    pub fn of(&self, layer: Layer) -> Legs {
        self.select(|leg| leg.holder.layer() == layer)
    }

    /// The legs of a set, by place.
    pub fn members(&self, set: Legs) -> impl Iterator<Item = usize> + '_ {
        (0..self.legs.len()).filter(move |at| set & (1 << at) != 0)
    }

    /// Whether a point has come in a moment.
    pub fn has_come(&self, moment: &Moment, point: &Point) -> bool {
        moment.passed[self.timeline.at(point)]
    }

    /// Whether a leg has ended in a moment.
    pub fn has_ended(&self, moment: &Moment, leg: &Leg) -> bool {
        self.has_come(moment, &leg.until)
            || leg
                .limit
                .as_ref()
                .is_some_and(|limit| self.has_come(moment, limit))
    }

    /// The point with which a leg ends, as things stand in a moment.
    pub fn end<'l>(&self, moment: &Moment, leg: &'l Leg) -> &'l Point {
        match &leg.limit {
            Some(limit) if !self.has_come(moment, &leg.until) => limit,
            _ => &leg.until,
        }
    }

    /// Whether a child can have the facts of a group in a moment.
    pub fn allows(&self, moment: &Moment, group: &Group) -> bool {
        self.during.iter().enumerate().all(|(at, invariant)| {
            let in_time = invariant.days.as_ref().is_none_or(|(from, until)| {
                self.has_come(moment, from) && !self.has_come(moment, until)
            });
            !in_time || group.invariants & (1 << at) != 0
        })
    }

    /// Whether the programme demands the area in a moment.
    pub fn demanded(&self, moment: &Moment) -> bool {
        self.area.span.as_ref().is_some_and(|(from, until)| {
            self.has_come(moment, from) && !self.has_come(moment, until)
        })
    }

    /// The groups of facts that go with a class.
    pub fn groups_of<'r>(
        &'r self,
        class: &'r Class,
    ) -> impl Iterator<Item = (usize, &'r Group)> + 'r {
        self.groups
            .iter()
            .enumerate()
            .filter(|(_, group)| group.start == class.start)
    }
}

/// The places at which something holds, as a set.
fn set_of(holds: impl Iterator<Item = bool>) -> Legs {
    holds
        .enumerate()
        .fold(0, |set, (at, holds)| set | (Legs::from(holds) << at))
}

/// The invariants of part of childhood that are tied, directly or through each other, to the facts
/// of the relay's conditions.
fn during<'p>(programme: &'p Programme, legs: &[&Leg], meant: &Condition) -> Vec<&'p Invariant> {
    let mut facts: BTreeSet<FactId> = meant.facts().into_iter().collect();
    legs.iter()
        .for_each(|leg| facts.extend(leg.condition.facts()));
    let mut tied: Vec<&Invariant> = Vec::new();
    loop {
        let next = programme.population.during.iter().find(|invariant| {
            !tied.iter().any(|known| std::ptr::eq(*known, *invariant))
                && invariant
                    .condition
                    .facts()
                    .iter()
                    .any(|fact| facts.contains(fact))
        });
        let Some(invariant) = next else { return tied };
        facts.extend(invariant.condition.facts());
        tied.push(invariant);
    }
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
