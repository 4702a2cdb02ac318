//! What is recorded of each fact of a child, ready to be looked up.

use crate::facts::allowed;
use crate::facts::steady::Steady;
use alloc::vec::Vec;
use core::ops::Range;
use stafett_model::programme::Change;
use stafett_model::{Child, Day, FactId, Programme};

/// The records of a child's facts. Values that the programme does not know are not among them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Recorded {
    /// By fact, then day, then value.
    records: Vec<Record>,
    /// Where the records of each fact lie.
    of_fact: Vec<Range<usize>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Record {
    fact: FactId,
    /// The day from which it counts: of a fixed fact always.
    counts: Option<Day>,
    from: Option<Day>,
    value: i32,
}

impl Recorded {
    /// Notes those of a child, in place of those of the child before.
    pub(crate) fn note(&mut self, programme: &Programme, child: &Child) {
        let known = child.facts.iter().filter_map(|record| {
            let row = programme.fact(record.fact)?;
            let fixed = row.change == Change::Fixed;
            allowed(&row.values, record.value).then_some(Record {
                fact: record.fact,
                counts: record.from.filter(|_| !fixed),
                from: record.from,
                value: record.value,
            })
        });
        self.records.clear();
        self.records.extend(known);
        self.records.sort_unstable();
        self.of_fact.clear();
        self.of_fact.resize(programme.facts.len(), 0..0);
        let mut end = 0_usize;
        for same in self.records.chunk_by(|one, next| one.fact == next.fact) {
            let start = end;
            end = end.saturating_add(same.len());
            let place = same
                .first()
                .map_or(usize::MAX, |record| record.fact.index());
            if let Some(range) = self.of_fact.get_mut(place) {
                *range = start..end;
            }
        }
    }

    /// The recorded value of a fact on `day` with the day from which it holds: the latest record from
    /// that day or before; of a fixed fact the latest of all. Of two records of one day the greater
    /// value counts.
    pub(crate) fn on(&self, fact: FactId, day: Day) -> Option<(i32, Option<Day>)> {
        let range = self.of_fact.get(fact.index())?.clone();
        let records = self.records.get(range)?;
        let counts = |record: &&Record| record.counts.is_none_or(|from| from <= day);
        let last = records.iter().rev().find(counts)?;
        Some((last.value, last.from))
    }

    /// The days around `day` on which nothing else is recorded of a fact.
    pub(crate) fn steady(&self, fact: FactId, day: Day) -> Steady {
        let range = self.of_fact.get(fact.index()).cloned().unwrap_or_default();
        let records = self.records.get(range).unwrap_or_default();
        let counts = |record: &Record| record.counts.is_none_or(|from| from <= day);
        let next = records.partition_point(counts);
        let last = next.checked_sub(1).and_then(|last| records.get(last));
        let next = records.get(next).and_then(|record| record.counts);
        Steady {
            from: last.and_then(|record| record.counts).unwrap_or(Day::FIRST),
            through: next.map_or(Day::LAST, Day::before),
        }
    }

    /// Whether anything is recorded of a fact on `day`.
    pub(crate) fn has(&self, fact: FactId, day: Day) -> bool {
        self.on(fact, day).is_some()
    }
}
