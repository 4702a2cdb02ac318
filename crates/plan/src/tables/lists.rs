//! Many short lists in one piece of memory.

use alloc::vec::Vec;

/// A list for each place of a table.
#[derive(Clone, Debug)]
pub(crate) struct Lists<T> {
    /// Where each list begins in `entries`, and where the last ends.
    starts: Vec<usize>,
    entries: Vec<T>,
}

impl<T> Lists<T> {
    /// The list of a place; empty where the table has no such place.
    pub(crate) fn get(&self, place: usize) -> &[T] {
        let ends = self
            .starts
            .get(place)
            .zip(self.starts.get(place.saturating_add(1)));
        ends.and_then(|(from, to)| self.entries.get(*from..*to))
            .unwrap_or_default()
    }
}

impl<T> From<Vec<Vec<T>>> for Lists<T> {
    fn from(lists: Vec<Vec<T>>) -> Lists<T> {
        let mut starts = Vec::with_capacity(lists.len().saturating_add(1));
        let mut entries = Vec::new();
        starts.push(0);
        for list in lists {
            entries.extend(list);
            starts.push(entries.len());
        }
        Lists { starts, entries }
    }
}

impl<T> Lists<T> {
    /// The lists of `places` places, from entries with the place of each; in each list they keep
    /// their order.
    pub(crate) fn of(places: usize, entries: impl Iterator<Item = (usize, T)>) -> Lists<T> {
        let mut lists: Vec<Vec<T>> = Vec::new();
        lists.resize_with(places, Vec::new);
        for (place, entry) in entries {
            if let Some(list) = lists.get_mut(place) {
                list.push(entry);
            }
        }
        Lists::from(lists)
    }
}
