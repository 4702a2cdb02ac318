//! What planning one child leaves for the next: memory, and what hangs on the birth date alone.

use crate::duty::leaders::Leaders;
use crate::known::Known;
use crate::place::Places;
use crate::place::spans::Spans;
use crate::records::history::History;
use crate::records::recorded::Recorded;
use crate::stand::in_order::Doses;
use crate::stand::visits::Standings;
use crate::tables::Tables;
use crate::view::Given;
use alloc::sync::Arc;
use alloc::vec::Vec;
use stafett_model::{FactId, VisitId};

/// What planning one child leaves for the next.
#[derive(Clone, Debug, Default)]
pub(crate) struct Memory {
    /// The tables of the programme for which it was planned.
    pub(crate) tables: Option<Arc<()>>,
    pub(crate) facts: Recorded,
    pub(crate) history: History,
    pub(crate) spans: Spans,
    pub(crate) desk: Desk,
}

impl Memory {
    /// Makes ready for a child of this programme: what was found for another programme is forgotten.
    pub(crate) fn follow(&mut self, tables: &Tables) {
        let own = self.tables.as_ref();
        if own.is_none_or(|own| !Arc::ptr_eq(own, &tables.identity)) {
            *self = Memory {
                tables: Some(tables.identity.clone()),
                ..Memory::default()
            };
        }
    }
}

/// Where the visits of a child lie and stand.
#[derive(Clone, Debug, Default)]
pub(crate) struct Desk {
    pub(crate) places: Places,
    pub(crate) stood: Standings,
    pub(crate) leaders: Leaders,
    /// Where the doses in order stand, where only lines are wanted.
    pub(crate) doses: Doses,
    /// Which visits are to be found again, by id.
    marked: Vec<bool>,
}

impl Desk {
    /// Finds everything.
    pub(crate) fn find(known: &mut Known<'_>) {
        let (given, desk) = known.at_desk();
        desk.leaders.clear(given.programme);
        desk.places.find(given);
        Places::settle_results(known);
        let (given, desk) = known.at_desk();
        desk.stood.find(given, &desk.places);
    }

    /// Finds again what rests on these facts, and the standings of these visits.
    pub(crate) fn again(&mut self, given: Given<'_>, facts: &[FactId], visits: &[VisitId]) {
        let readers = &given.tables.readers;
        self.marked.clear();
        self.marked.resize(given.tables.visits(), false);
        let mut placed: Vec<VisitId> = facts
            .iter()
            .flat_map(|fact| readers.of_fact(*fact))
            .chain(visits)
            .copied()
            .collect();
        placed.sort_unstable();
        placed.dedup();
        let changed = self.places.again(given, facts, &placed);
        if changed.iter().any(|visit| self.is_another(given, *visit)) {
            self.stood.lay_out_again(given, &self.places);
        }
        let rows = changed
            .iter()
            .flat_map(|visit| given.tables.rows_of(*visit));
        let services = changed
            .iter()
            .filter_map(|visit| given.programme.visit(*visit));
        let ahead = services.flat_map(|row| readers.looking_ahead(row.performer));
        for visit in ahead.chain(&placed).chain(rows) {
            if let Some(marked) = self.marked.get_mut(visit.index()) {
                *marked = true;
            }
        }
        self.stood.again(given, &self.places, &mut self.marked);
    }

    /// Whether another row of a rule has become the child's.
    fn is_another(&self, given: Given<'_>, visit: VisitId) -> bool {
        let rows = given.tables.rows_of(visit).iter();
        let is_new = |row: &VisitId| self.places.is_chosen(*row) && self.stood.get(*row).is_none();
        rows.copied().any(|row| is_new(&row))
    }
}
