//! Where the names of a programme stand, for those who look up many.

use stafett_model::{
    ContentItem, Fact, FactId, ItemId, Made, Meta, NamedEvent, Programme, Transition, Visit,
    VisitId,
};
use std::collections::BTreeMap;

/// Where each name that a child's text may use stands in the tables of a programme.
#[derive(Clone, Debug)]
pub struct Names {
    facts: Vec<u16>,
    events: Vec<u16>,
    items: Vec<u16>,
    visits: Vec<u16>,
    transitions: Vec<u16>,
    results: BTreeMap<(ItemId, VisitId), FactId>,
}

impl Names {
    /// The names of a programme.
    pub fn of(programme: &Programme) -> Names {
        Names {
            facts: sorted(&programme.facts, |row| &row.meta),
            events: sorted(&programme.events, |row| &row.meta),
            items: sorted(&programme.items, |row| &row.meta),
            visits: sorted(&programme.visits, |row| &row.meta),
            transitions: sorted(&programme.transitions, |row| &row.meta),
            results: results(programme),
        }
    }

    /// The fact that states the result of a content item at a visit, where a condition asks for it.
    pub(super) fn result(
        &self,
        programme: &Programme,
        item: ItemId,
        visit: VisitId,
    ) -> Option<FactId> {
        let base = programme.base_of(visit);
        self.results.get(&(item, base)).copied()
    }

    pub(super) fn facts<'a>(&'a self, programme: &'a Programme) -> Rows<'a, Fact> {
        Rows::of(&programme.facts, &self.facts, |row| &row.meta)
    }

    pub(super) fn events<'a>(&'a self, programme: &'a Programme) -> Rows<'a, NamedEvent> {
        Rows::of(&programme.events, &self.events, |row| &row.meta)
    }

    pub(super) fn items<'a>(&'a self, programme: &'a Programme) -> Rows<'a, ContentItem> {
        Rows::of(&programme.items, &self.items, |row| &row.meta)
    }

    pub(super) fn visits<'a>(&'a self, programme: &'a Programme) -> Rows<'a, Visit> {
        Rows::of(&programme.visits, &self.visits, |row| &row.meta)
    }

    pub(super) fn transitions<'a>(&'a self, programme: &'a Programme) -> Rows<'a, Transition> {
        Rows::of(&programme.transitions, &self.transitions, |row| &row.meta)
    }
}

/// The places of rows, by name; of one name the first row first.
fn sorted<T>(rows: &[T], meta: fn(&T) -> &Meta) -> Vec<u16> {
    let mut places: Vec<u16> = (0..=u16::MAX).zip(rows).map(|(place, _)| place).collect();
    places.sort_by_key(|place| {
        rows.get(usize::from(*place))
            .map(|row| meta(row).id.as_str())
    });
    places
}

/// Which fact states the result of which content item at which visit.
fn results(programme: &Programme) -> BTreeMap<(ItemId, VisitId), FactId> {
    let facts = programme.facts.iter().zip((0..=u16::MAX).map(FactId));
    let of = |(fact, id): (&Fact, FactId)| match fact.made {
        Some(Made::Result { item, visit }) => Some(((item, visit), id)),
        _ => None,
    };
    facts.filter_map(of).collect()
}

/// The rows of a table, to be looked up by name.
pub(crate) struct Rows<'a, T> {
    rows: &'a [T],
    sorted: &'a [u16],
    meta: fn(&T) -> &Meta,
}

impl<'a, T> Rows<'a, T> {
    fn of(rows: &'a [T], sorted: &'a [u16], meta: fn(&T) -> &Meta) -> Rows<'a, T> {
        Rows { rows, sorted, meta }
    }

    /// The place of the first row of a name.
    pub(crate) fn place(&self, name: &str) -> Option<u16> {
        let id = |place: &u16| {
            let row = self.rows.get(usize::from(*place))?;
            Some((self.meta)(row).id.as_str())
        };
        let first = self.sorted.partition_point(|place| id(place) < Some(name));
        let place = self.sorted.get(first)?;
        (id(place) == Some(name)).then_some(*place)
    }

    /// Every name, in the order of the table.
    pub(crate) fn names(&self) -> Vec<String> {
        let names = self.rows.iter().map(|row| (self.meta)(row).id.clone());
        names.collect()
    }
}
