//! Who changes what: which variant builds on which, and which variants and releases change a visit,
//! a transition or an area's legs.

use stafett_syntax::tree::Date;
use std::collections::{BTreeMap, BTreeSet};

/// Something that an overlay can change.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Target {
    /// A visit or contact, by name.
    Visit(String),
    /// A transition, by name.
    Transition(String),
    /// A requirement or recommendation, by name.
    Norm(String),
    /// An area's legs for bodies (true) or services (false).
    Legs(String, bool),
}

/// Who changes what, by name.
#[derive(Default)]
pub(crate) struct Plan {
    /// For each variant that builds on another, that one.
    pub(crate) builds_on: BTreeMap<String, String>,
    /// The variants that change or drop a thing.
    pub(crate) changed_by: BTreeMap<Target, BTreeSet<String>>,
    /// The releases that change a visit, in order, and whether the last of them drops it.
    pub(crate) eras: BTreeMap<String, Vec<Era>>,
}

/// A release as it concerns one visit.
#[derive(Clone)]
pub(crate) struct Era {
    /// Its name.
    pub(crate) release: String,
    /// Whether it drops the visit.
    pub(crate) drops: bool,
}

/// When a release begins.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Begins {
    /// For what opens on the day or later.
    On(Date),
    /// For children born on the day or later.
    Born(Date),
}

impl Begins {
    /// The day, whichever it is counted by.
    pub(crate) fn date(self) -> Date {
        match self {
            Begins::On(date) | Begins::Born(date) => date,
        }
    }
}

impl Plan {
    /// A variant and those that it builds on, itself first. Circles were told and end here.
    pub(crate) fn chain<'p>(&'p self, variant: &'p str) -> Vec<&'p str> {
        let mut chain = vec![variant];
        while let Some(next) = chain.last().and_then(|last| self.builds_on.get(*last)) {
            if chain.contains(&next.as_str()) {
                break;
            }
            chain.push(next);
        }
        chain
    }

    /// The variants that change a thing and go over `place`: over the base, every one; over a
    /// variant, those that build on it.
    pub(crate) fn over<'p>(&'p self, target: &Target, place: Option<&str>) -> Vec<&'p str> {
        let changing = self.changed_by.get(target).into_iter().flatten();
        changing
            .map(String::as_str)
            .filter(|variant| match place {
                None => true,
                Some(place) => *variant != place && self.chain(variant).contains(&place),
            })
            .collect()
    }

    /// The releases that change a visit, in order.
    pub(crate) fn eras(&self, visit: &str) -> &[Era] {
        self.eras.get(visit).map_or(&[], Vec::as_slice)
    }
}
