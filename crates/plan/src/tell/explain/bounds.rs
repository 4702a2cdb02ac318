//! What bounds a window from either side, by the places of its steps.

use super::Explained;
use crate::arithmetic::{Adjusted, DayRef};
use alloc::vec::Vec;

/// Places of the steps of a window.
#[derive(Default)]
pub(super) struct Places {
    pub(super) earliest: usize,
    pub(super) recommended: usize,
    pub(super) through: Option<usize>,
    pub(super) latest: usize,
    /// What else the first day may not lie before.
    pub(super) lower: Vec<usize>,
    /// What else the last day may not lie after.
    pub(super) upper: Vec<usize>,
    /// Until when it is caught up or offered again.
    pub(super) offered: Vec<usize>,
}

impl Explained<'_> {
    /// Whether the first day certainly lies after the last.
    pub(super) fn emptied(&self, places: &Places) -> bool {
        let step = |place: &usize| self.steps.get(*place);
        let first = core::iter::once(&places.earliest)
            .chain(&places.lower)
            .filter_map(|place| step(place)?.first)
            .max();
        let last = core::iter::once(&places.latest)
            .chain(&places.upper)
            .filter_map(|place| step(place)?.last)
            .min();
        first.zip(last).is_some_and(|(first, last)| first > last)
    }

    pub(super) fn known(&self, place: usize) -> bool {
        self.steps
            .get(place)
            .is_some_and(|step| step.first.is_some())
    }

    pub(super) fn settled(&self, place: usize) -> bool {
        self.steps
            .get(place)
            .is_some_and(|step| step.last.is_some())
    }

    /// What moves the first and the last day of a window where some outcomes leave it no day: then its days are
    /// read over the others.
    pub(super) fn with_a_day(&self, places: &Places) -> (Vec<Adjusted>, Vec<Adjusted>) {
        let step = |place: &usize| self.steps.get(*place);
        let lower: Vec<usize> = [places.earliest]
            .iter()
            .chain(&places.lower)
            .copied()
            .collect();
        let upper: Vec<usize> = [places.latest]
            .iter()
            .chain(&places.upper)
            .copied()
            .collect();
        let upper: Vec<usize> = upper
            .into_iter()
            .filter(|place| self.settled(*place))
            .collect();
        if !lower.iter().all(|place| self.settled(*place)) || self.emptied(places) {
            return (Vec::new(), Vec::new());
        }
        let begins = lower.iter().filter_map(|place| step(place)?.last).max();
        let not_after = upper.iter().filter(|place| {
            let ends = step(place).and_then(|step| step.last);
            ends < begins
        });
        let ends = upper.iter().filter_map(|place| step(place)?.first).min();
        let not_before = lower.iter().filter(|place| {
            let begins = step(place).and_then(|step| step.first);
            ends < begins
        });
        let not_after = not_after.map(|place| Adjusted::NotAfter(DayRef::LastOf(*place)));
        let not_before = not_before.map(|place| Adjusted::NotBefore(DayRef::FirstOf(*place)));
        (not_after.collect(), not_before.collect())
    }

    /// The day that a start comes to, moved in order by counted days.
    pub(super) fn evaluated(
        &self,
        start: &DayRef,
        moved: &[Adjusted],
    ) -> Option<stafett_model::Day> {
        let first = |of: &DayRef| match of {
            DayRef::FirstOf(place) => self.steps.get(*place)?.first,
            _ => None,
        };
        let start = first(start)?;
        Some(moved.iter().fold(start, |on, one| match one {
            Adjusted::NotAfter(of) => first(of).map_or(on, |bound| on.min(bound)),
            Adjusted::NotBefore(of) => first(of).map_or(on, |bound| on.max(bound)),
        }))
    }
}
