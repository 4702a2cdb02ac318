//! The places between which the programme tells children apart: the values of one fact.

use crate::here::Here;
use serde::Serialize;
use stafett_model::{Condition, FactId, Programme, Values, Visit, words};
use std::collections::BTreeMap;

/// The fact that most variants are about, and its values.
pub(crate) struct Places<'a> {
    fact: FactId,
    title: &'a str,
    count: i32,
}

/// The places as something to choose from.
#[derive(Serialize)]
pub(crate) struct PlacesView {
    title: String,
    names: Vec<String>,
}

impl<'a> Places<'a> {
    /// Of a programme; nothing where it has no variants by a list of places.
    pub(crate) fn of(programme: &'a Programme) -> Option<Self> {
        let mut uses: BTreeMap<FactId, usize> = BTreeMap::new();
        let facts = programme.variants.iter();
        for fact in facts.flat_map(|variant| variant.condition.facts()) {
            *uses.entry(fact).or_default() += 1;
        }
        let listed = uses.into_iter().filter_map(|(id, count)| {
            let row = programme.fact(id)?;
            match &row.values {
                Values::OneOf(names) => Some((count, id, row, i32::try_from(names.len()).ok()?)),
                _ => None,
            }
        });
        let (_, fact, row, count) =
            listed.max_by_key(|(uses, id, ..)| (*uses, std::cmp::Reverse(*id)))?;
        Some(Self {
            fact,
            title: &row.meta.title,
            count,
        })
    }

    /// Where a visit may be made, as numbers with spaces between them; nothing where that is
    /// everywhere.
    pub(crate) fn of_visit(&self, visit: &Visit) -> Option<String> {
        let numbers = |places: Vec<i32>| {
            let places = places.iter().map(i32::to_string);
            places.collect::<Vec<_>>().join(" ")
        };
        self.some(visit).map(numbers)
    }

    /// The same by their names: "Region: Halland, Stockholm".
    pub(crate) fn names_of(&self, here: &Here<'_>, visit: &Visit) -> Option<String> {
        let names = self.some(visit)?.into_iter();
        let names: Vec<String> = names.map(|place| self.name(here, place)).collect();
        Some(format!("{}: {}", self.title, names.join(", ")))
    }

    /// The places in which a visit may be made; nothing where those are all.
    fn some(&self, visit: &Visit) -> Option<Vec<i32>> {
        let never = Condition::Any(Vec::new());
        let here = |place: &i32| {
            let known = |fact: FactId| (fact == self.fact).then_some(*place);
            visit.condition.knowing(&known) != never
        };
        let places: Vec<i32> = (0..self.count).filter(here).collect();
        let all = i32::try_from(places.len()) == Ok(self.count);
        (!all).then_some(places)
    }

    pub(crate) fn view(&self, here: &Here<'_>) -> PlacesView {
        PlacesView {
            title: self.title.to_owned(),
            names: (0..self.count)
                .map(|place| self.name(here, place))
                .collect(),
        }
    }

    fn name(&self, here: &Here<'_>, place: i32) -> String {
        here.pick(&words::fact_value(here.programme(), self.fact, place))
    }
}
