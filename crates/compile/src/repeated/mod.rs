//! Visits that come again (`upprepas varje`) or several times within one time (`antal`): each time
//! becomes a declaration of its own, `NAME.1`, `NAME.2` …, before anything else looks at the tree, so
//! that every later step sees plain visits. The tree as it was written is kept for those who print it.

mod age;
mod from_syntax;
mod laid;
mod times;
mod told;

pub(crate) use from_syntax::from_syntax;

use stafett_model::Occurrence;
use stafett_syntax::tree::File;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// The most visits that one declaration can make.
const MOST: u32 = 60;

/// The files with each time as a declaration, and which declarations stand for which.
pub(crate) struct Expanded<'a> {
    /// The files; those that were read where nothing comes again.
    pub(crate) files: Cow<'a, [File]>,
    /// The times.
    pub(crate) occurrences: Occurrences,
}

/// The visits that one declaration makes.
#[derive(Default)]
pub(crate) struct Occurrences {
    /// Each time by the name of its visit.
    each: BTreeMap<String, Occurrence>,
    /// How many times each declared name stands for.
    counts: BTreeMap<String, u16>,
    /// Declared names whose times could not be found, which was told.
    broken: BTreeSet<String>,
}

impl Occurrences {
    /// Which time of which declaration a visit is; `None` for a plain one.
    pub(crate) fn get(&self, visit: &str) -> Option<&Occurrence> {
        self.each.get(visit)
    }

    /// For how many visits a declared name stands; `None` for a plain one.
    pub(crate) fn count(&self, name: &str) -> Option<u16> {
        self.counts.get(name).copied()
    }

    /// Whether a name may mean a time of a declaration whose times could not be found.
    pub(crate) fn may_be(&self, name: &str) -> bool {
        name.rsplit_once('.')
            .is_some_and(|(rule, _)| self.broken.contains(rule))
    }
}

/// The name of one time of a visit, counted from 1.
fn name_of(rule: &str, number: u16) -> String {
    format!("{rule}.{number}")
}
