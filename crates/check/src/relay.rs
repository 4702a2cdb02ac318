//! One area's legs in one layer or both, over all birth dates and all facts that matter: what the claims on
//! responsibility, changes and visits look at.

use crate::bits::Bits;
use crate::moments::Moment;
use crate::places::Places;
use crate::space::{OverBudget, Space};
use crate::timeline::{Class, Timeline};
use stafett_model::{Area, Condition, FactId, Holder, Invariant, Layer, Leg, Point, Programme};
use std::collections::BTreeSet;

/// A set of legs, by place in the relay.
pub type Legs = Bits;

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
    of_bodies: Legs,
    of_services: Legs,
    /// Their points, and those that the claim adds, over all birth dates.
    pub timeline: Timeline<'p>,
    /// The combinations of facts that their conditions, and those that the claim adds, tell apart.
    pub space: Space,
    /// The invariants that hold on part of a childhood only and concern the facts of the relay.
    pub during: Vec<&'p Invariant>,
    /// The children, gathered by what they make of the conditions.
    pub groups: Vec<Group>,
}

/// How far the legs have come in a moment.
pub struct Standing {
    /// Those whose time it is.
    pub in_time: Legs,
    /// Those that have neither begun nor ended.
    pub to_come: Legs,
    /// Those that have begun and ended.
    pub over: Legs,
}

/// Children whom no condition of the relay tells apart.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub struct Group {
    /// Value of the start fact, where the timeline depends on it.
    pub start: Option<i32>,
    /// The legs whose condition holds.
    pub legs: Legs,
    /// The invariants of part of childhood that hold.
    pub invariants: Legs,
    /// Whether the condition that the claim adds holds.
    pub meant: bool,
    /// Whether the programme demands the area of them, in its span.
    pub needed: bool,
    /// The least combination of their facts.
    pub least: Vec<u16>,
    /// Their place in the space.
    pub place: usize,
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
        let during = during(programme, &legs, &[meant, &area.condition]);
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
        let conditions: Vec<&Condition> = legs
            .iter()
            .map(|leg| &leg.condition)
            .chain(during.iter().map(|invariant| &invariant.condition))
            .chain([meant, &area.condition])
            .collect();
        let start_fact: Vec<FactId> = programme
            .school
            .as_ref()
            .and_then(|school| school.start_fact)
            .filter(|_| timeline.depends_on_start())
            .into_iter()
            .collect();
        let space = Space::build(programme, &conditions, &start_fact, limit)?;
        let of = |layer| {
            let own = |at: &usize| legs[*at].holder.layer() == layer;
            (0..legs.len()).filter(own).collect()
        };
        let mut relay = Relay {
            programme,
            area,
            layers: layers.to_vec(),
            of_bodies: of(Layer::Body),
            of_services: of(Layer::Service),
            legs,
            timeline,
            space,
            during,
            groups: Vec::new(),
        };
        relay.groups = relay.gather(start_fact.first().copied());
        Ok(relay)
    }

    /// The groups of the space, told by legs, invariants, the condition that the claim adds and the area's, in
    /// the order in which they were given to the space.
    fn gather(&self, start: Option<FactId>) -> Vec<Group> {
        let (legs, invariants) = (self.legs.len(), self.during.len());
        let all = self.space.groups.iter().enumerate();
        let mut groups: Vec<Group> = all
            .map(|(place, group)| {
                let of = |from: usize, count: usize| {
                    let holds = |at: &usize| group.holds.contains(from + at);
                    (0..count).filter(holds).collect()
                };
                Group {
                    start: start.and_then(|fact| self.space.value(&group.least, fact)),
                    legs: of(0, legs),
                    invariants: of(legs, invariants),
                    meant: group.holds.contains(legs + invariants),
                    needed: group.holds.contains(legs + invariants + 1),
                    least: group.least.clone(),
                    place,
                }
            })
            .collect();
        groups.sort();
        groups
    }

    /// The legs that have a day for the children of a class: those whose time it is in any of their
    /// moments. A leg without a day leads on no day, so that it is on neither side of a gap.
    pub fn with_a_day(&self, moments: &[Moment]) -> Legs {
        moments.iter().fold(Legs::default(), |legs, moment| {
            &legs | &self.in_time(moment)
        })
    }

    /// How far the legs have come in a moment, of those that have a day, whatever the facts.
    pub fn standing(&self, moment: &Moment, with_a_day: &Legs) -> Standing {
        let begun = self.select(|leg| self.has_come(moment, &leg.from));
        let ended = self.select(|leg| self.has_ended(moment, leg));
        Standing {
            in_time: begun.minus(&ended),
            to_come: with_a_day.minus(&(&begun | &ended)),
            over: &(&begun & &ended) & with_a_day,
        }
    }

    /// The legs whose time it is in a moment, whatever the facts.
    pub fn in_time(&self, moment: &Moment) -> Legs {
        self.select(|leg| self.has_come(moment, &leg.from) && !self.has_ended(moment, leg))
    }

    /// The legs for which `test` holds.
    pub fn select(&self, test: impl Fn(&Leg) -> bool) -> Legs {
        (0..self.legs.len())
            .filter(|at| test(self.legs[*at]))
            .collect()
    }

    /// The legs of a layer.
    pub fn of(&self, layer: Layer) -> &Legs {
        match layer {
            Layer::Body => &self.of_bodies,
            Layer::Service => &self.of_services,
        }
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
            !in_time || group.invariants.contains(at)
        })
    }

    /// Whether a moment lies in the span in which the programme demands the area, for whichever
    /// children.
    pub fn in_span(&self, moment: &Moment) -> bool {
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

/// The invariants of part of childhood that are tied, directly or through each other, to the facts
/// of the legs' conditions and of others.
pub(crate) fn during<'p>(
    programme: &'p Programme,
    legs: &[&Leg],
    others: &[&Condition],
) -> Vec<&'p Invariant> {
    let mut facts: BTreeSet<FactId> = others.iter().flat_map(|other| other.facts()).collect();
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
