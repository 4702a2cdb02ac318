//! A fact's values cut into cells: classes of values that no condition of a claim tells apart.

use crate::bits::Bits;
use stafett_model::{Condition, Day, FactId, FactRange, Programme, Values};
use std::collections::{BTreeMap, BTreeSet};

/// Values that no condition tells apart: closed intervals, ascending and not touching.
pub type Cell = Vec<(i32, i32)>;

/// The ranges that conditions name, by fact.
pub type Ranges<'c> = BTreeMap<FactId, BTreeSet<&'c [(i32, i32)]>>;

/// Adds the ranges that a condition names.
pub fn name_ranges<'c>(condition: &'c Condition, ranges: &mut Ranges<'c>) {
    match condition {
        Condition::Fact(range) => {
            let known = ranges.entry(range.fact).or_default();
            known.insert(&range.allowed);
        }
        Condition::Not(inner) => name_ranges(inner, ranges),
        Condition::All(parts) | Condition::Any(parts) => {
            parts.iter().for_each(|part| name_ranges(part, ranges));
        }
        Condition::Always | Condition::Unknown(_) => {}
    }
}

/// The cells of a fact, by their least value: they cover all its values, each once.
pub fn cells(programme: &Programme, fact: FactId, ranges: &Ranges) -> Vec<Cell> {
    let (from, through) = domain(programme, fact);
    let named: Vec<&[(i32, i32)]> = ranges.get(&fact).into_iter().flatten().copied().collect();
    let ends = named
        .iter()
        .flat_map(|range| range.iter())
        .flat_map(|(low, high)| [*low, high.saturating_add(1)]);
    let starts: BTreeSet<i32> = ends
        .filter(|start| (from..=through).contains(start))
        .chain([from])
        .collect();
    let lasts = starts.iter().skip(1).map(|next| next - 1).chain([through]);
    let mut known: BTreeMap<Bits, usize> = BTreeMap::new();
    let mut cells: Vec<Cell> = Vec::new();
    for (low, high) in starts.iter().copied().zip(lasts) {
        let allowed = (0..named.len()).filter(|at| holds(named[*at], low));
        let cell = *known.entry(allowed.collect()).or_insert(cells.len());
        match cells.get_mut(cell) {
            Some(cell) => join(cell, (low, high)),
            None => cells.push(vec![(low, high)]),
        }
    }
    cells
}

/// All values of a fact, both ends included.
pub fn domain(programme: &Programme, fact: FactId) -> (i32, i32) {
    match programme.fact(fact).map(|fact| &fact.values) {
        Some(Values::YesNo) | None => (0, 1),
        Some(Values::OneOf(names)) => (0, i32::try_from(names.len()).unwrap_or(i32::MAX) - 1),
        Some(Values::Whole { from, through }) => (*from, *through),
        Some(Values::Date) => (Day::FIRST.number(), Day::LAST.number()),
    }
}

/// The values that some cells of a fact stand for.
pub fn range<'c>(fact: FactId, cells: impl IntoIterator<Item = &'c Cell>) -> FactRange {
    let mut intervals: Vec<(i32, i32)> = cells.into_iter().flatten().copied().collect();
    intervals.sort_unstable();
    let mut allowed = Vec::new();
    intervals
        .into_iter()
        .for_each(|interval| join(&mut allowed, interval));
    FactRange { fact, allowed }
}

fn holds(range: &[(i32, i32)], value: i32) -> bool {
    range
        .iter()
        .any(|(low, high)| *low <= value && value <= *high)
}

/// Adds an interval after all others.
fn join(intervals: &mut Vec<(i32, i32)>, (low, high): (i32, i32)) {
    match intervals.last_mut() {
        Some(last) if last.1.checked_add(1) == Some(low) => last.1 = high,
        _ => intervals.push((low, high)),
    }
}
