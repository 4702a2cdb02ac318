//! Lists that cost little to copy, and nothing where they are empty.

use alloc::sync::Arc;
use alloc::vec::Vec;
use core::ops::Deref;

/// A list that several hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Shared<T>(Option<Arc<[T]>>);

impl<T> Default for Shared<T> {
    fn default() -> Shared<T> {
        Shared(None)
    }
}

impl<T> Deref for Shared<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        self.0.as_deref().unwrap_or_default()
    }
}

impl<T> From<Vec<T>> for Shared<T> {
    fn from(list: Vec<T>) -> Shared<T> {
        Shared((!list.is_empty()).then(|| list.into()))
    }
}

impl<T: Copy + Ord> Shared<T> {
    /// What stands in either of two ascending lists, ascending.
    pub(crate) fn union(self, other: &Shared<T>) -> Shared<T> {
        if other.is_empty() || self == *other {
            return self;
        }
        if self.is_empty() {
            return other.clone();
        }
        let mut all = [&*self, &**other].concat();
        all.sort_unstable();
        all.dedup();
        Shared::from(all)
    }
}
