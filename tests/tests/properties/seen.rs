//! One child as points are located by it: facts by value, events that happen or not.

use stafett_model::locate::{Known, View, locate};
use stafett_model::proof::{Part, Region};
use stafett_model::{AreaId, Day, FactId, Holder, Layer, Programme, Variable, duty};
use std::collections::{BTreeMap, BTreeSet};

/// A child on whose facts and events everything is known; terms are not, unless they are given.
pub struct Seen {
    pub born: Day,
    pub facts: BTreeMap<FactId, i32>,
    pub variables: BTreeMap<Variable, Known>,
}

impl View for Seen {
    fn birth(&self) -> Day {
        self.born
    }

    fn fact(&self, fact: FactId, _on: Day) -> Option<i32> {
        self.facts.get(&fact).copied()
    }

    fn variable(&self, variable: Variable) -> Option<Known> {
        let never = match variable {
            Variable::Event(_) | Variable::Visit(_) | Variable::Item(_) => Some(Known::Never),
            Variable::Term(..) | Variable::DueDate => None,
        };
        self.variables.get(&variable).copied().or(never)
    }
}

impl Seen {
    /// A child of whom nothing but the birth date is known, and to whom nothing ever happens.
    pub fn born(born: Day) -> Seen {
        Seen {
            born,
            facts: BTreeMap::new(),
            variables: BTreeMap::new(),
        }
    }

    /// Whether a region has this child on a day; `None` where that rests on something open.
    pub fn is_in(&self, programme: &Programme, region: &Region, day: Day) -> Option<bool> {
        let mut open = false;
        for part in &region.parts {
            match self.is_in_part(programme, part, day) {
                Some(true) => return Some(true),
                Some(false) => {}
                None => open = true,
            }
        }
        (!open).then_some(false)
    }

    pub fn is_in_part(&self, programme: &Programme, part: &Part, day: Day) -> Option<bool> {
        let born = part
            .born
            .iter()
            .any(|(first, last)| (*first..=*last).contains(&self.born));
        let facts = part.facts.iter().all(|range| {
            let value = self.facts.get(&range.fact);
            value.is_none_or(|value| range.allows(*value))
        });
        if !born || !facts {
            return Some(false);
        }
        let come = |point| locate(programme, point, self).passed(day);
        let given = part.given.iter().map(|(point, wanted)| (point, *wanted));
        let points = [(&part.from, true), (&part.until, false)];
        let mut open = false;
        for (point, wanted) in points.into_iter().chain(given) {
            match come(point) {
                Some(come) if come != wanted => return Some(false),
                Some(_) => {}
                None => open = true,
            }
        }
        (!open).then_some(true)
    }

    /// The names of the faults of an area on a day, counted from the legs; `None` where something is
    /// open.
    pub fn faults(
        &self,
        programme: &Programme,
        area: AreaId,
        day: Day,
    ) -> Option<BTreeSet<&'static str>> {
        let row = programme.area(area)?;
        let mut faults = BTreeSet::new();
        if !duty::in_span(programme, row, self, day)? {
            return Some(faults);
        }
        let bodies = self.holders(programme, area, Layer::Body, day)?;
        let services = self.holders(programme, area, Layer::Service, day)?;
        let held = |holders: &BTreeSet<Holder>| {
            holders.iter().any(|holder| match holder {
                Holder::Body(body) => programme.body(*body).is_some_and(|row| row.everywhere),
                Holder::Service(service) => programme
                    .service(*service)
                    .is_some_and(|row| row.everywhere),
            })
        };
        // A gap is one for the children who need the area, two leads are two for every child.
        let needed = duty::needed(row, self, day);
        if needed && !held(&bodies) {
            faults.insert("no-body-has-duty");
        } else if needed && !held(&services) {
            // A service can be lacking only while a body has the duty.
            faults.insert("no-service-named");
        }
        if bodies.len() > 1 {
            faults.insert("two-bodies-have-duty");
        }
        if services.len() > 1 {
            faults.insert("two-services-named");
        }
        Some(faults)
    }

    fn holders(
        &self,
        programme: &Programme,
        area: AreaId,
        layer: Layer,
        day: Day,
    ) -> Option<BTreeSet<Holder>> {
        let row = programme.area(area)?;
        let duty = duty::duty(programme, row, layer, self, day);
        let legs = duty.certain.iter().filter_map(|at| row.legs.get(*at));
        duty.open
            .is_empty()
            .then(|| legs.map(|leg| leg.holder).collect())
    }
}
