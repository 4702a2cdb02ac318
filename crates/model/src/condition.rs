//! Conditions over facts: data, and their truth.
//!
//! Every fact has finitely many values, each an `i32`: no and yes are 0 and 1, a one-of value is its
//! place in the declared list, a number is itself, a date is its day number.

use crate::FactId;
use alloc::boxed::Box;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// A fact and the values that it may have: the union of closed intervals, in ascending order.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct FactRange {
    /// The fact.
    pub fact: FactId,
    /// Closed intervals of values, ascending and not touching.
    pub allowed: Vec<(i32, i32)>,
}

impl FactRange {
    /// Whether `value` is allowed.
    pub fn allows(&self, value: i32) -> bool {
        self.allowed
            .iter()
            .any(|(low, high)| *low <= value && value <= *high)
    }
}

/// A condition over a child's facts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Condition {
    /// Holds for every child.
    #[default]
    Always,
    /// Holds if the fact has one of these values.
    Fact(FactRange),
    /// Holds if nothing is known of the fact. Of no use to a proof, which knows every fact: there
    /// it never holds.
    Unknown(FactId),
    /// Holds if the inner does not.
    Not(Box<Condition>),
    /// Holds if all hold.
    All(Vec<Condition>),
    /// Holds if any holds.
    Any(Vec<Condition>),
}

impl Condition {
    /// Whether it is the condition that always holds.
    pub fn is_always(&self) -> bool {
        *self == Condition::Always
    }

    /// Whether the condition holds, given the value of each fact; `None` from `value` means that
    /// the fact is unknown, and then an atom over it does not hold: use this only where every fact
    /// that matters is known, or for one completion of the unknown ones.
    pub fn holds(&self, value: &dyn Fn(FactId) -> Option<i32>) -> bool {
        self.holds_knowing(value, &|fact| value(fact).is_some())
    }

    /// The same where `value` may be assumed or derived: `recorded` tells whether anything is
    /// recorded of a fact, which is what [`Condition::Unknown`] asks.
    pub fn holds_knowing(
        &self,
        value: &dyn Fn(FactId) -> Option<i32>,
        recorded: &dyn Fn(FactId) -> bool,
    ) -> bool {
        let holds = |part: &Condition| part.holds_knowing(value, recorded);
        match self {
            Condition::Always => true,
            Condition::Fact(range) => value(range.fact).is_some_and(|value| range.allows(value)),
            Condition::Unknown(fact) => !recorded(*fact),
            Condition::Not(inner) => !holds(inner),
            Condition::All(parts) => parts.iter().all(holds),
            Condition::Any(parts) => parts.iter().any(holds),
        }
    }

    /// Whether the condition holds whatever the unknown facts are, as far as that can be told without
    /// trying their values; `None` where it cannot, though the values may all come to the same.
    pub fn truth(
        &self,
        value: &impl Fn(FactId) -> Option<i32>,
        recorded: &impl Fn(FactId) -> bool,
    ) -> Option<bool> {
        let all = |parts: &[Condition], wanted: bool| {
            let mut truth = Some(wanted);
            for part in parts {
                match part.truth(value, recorded) {
                    Some(holds) if holds != wanted => return Some(holds),
                    Some(_) => {}
                    None => truth = None,
                }
            }
            truth
        };
        match self {
            Condition::Always => Some(true),
            Condition::Fact(range) => value(range.fact).map(|value| range.allows(value)),
            Condition::Unknown(fact) => Some(!recorded(*fact)),
            Condition::Not(inner) => inner.truth(value, recorded).map(|holds| !holds),
            Condition::All(parts) => all(parts, true),
            Condition::Any(parts) => all(parts, false),
        }
    }

    /// Calls `visit` with each fact that the condition names, in written order, repeats included.
    pub fn each_fact(&self, visit: &mut dyn FnMut(FactId)) {
        match self {
            Condition::Always => {}
            Condition::Fact(range) => visit(range.fact),
            Condition::Unknown(fact) => visit(*fact),
            Condition::Not(inner) => inner.each_fact(visit),
            Condition::All(parts) | Condition::Any(parts) => {
                parts.iter().for_each(|part| part.each_fact(visit));
            }
        }
    }

    /// The distinct facts that the condition names, ascending.
    pub fn facts(&self) -> Vec<FactId> {
        let mut facts = Vec::new();
        self.each_fact(&mut |fact| facts.push(fact));
        facts.sort();
        facts.dedup();
        facts
    }
}

impl Condition {
    /// What is left of the condition where some facts are known: `Always`, `Any` of nothing, or a
    /// condition over the others.
    #[must_use]
    pub fn knowing(&self, value: &dyn Fn(FactId) -> Option<i32>) -> Condition {
        let never = || Condition::Any(Vec::new());
        let told = |holds: bool| if holds { Condition::Always } else { never() };
        match self {
            Condition::Always => Condition::Always,
            Condition::Fact(range) => match value(range.fact) {
                Some(value) => told(range.allows(value)),
                None => self.clone(),
            },
            Condition::Unknown(fact) => match value(*fact) {
                Some(_) => never(),
                None => self.clone(),
            },
            Condition::Not(inner) => match inner.knowing(value) {
                Condition::Always => never(),
                inner if inner == never() => Condition::Always,
                inner => Condition::Not(Box::new(inner)),
            },
            Condition::All(parts) => {
                let parts: Vec<Condition> = parts
                    .iter()
                    .map(|part| part.knowing(value))
                    .filter(|part| *part != Condition::Always)
                    .collect();
                if parts.contains(&never()) {
                    return never();
                }
                if parts.is_empty() {
                    Condition::Always
                } else {
                    Condition::All(parts)
                }
            }
            Condition::Any(parts) => {
                let parts: Vec<Condition> = parts
                    .iter()
                    .map(|part| part.knowing(value))
                    .filter(|part| *part != never())
                    .collect();
                if parts.contains(&Condition::Always) {
                    Condition::Always
                } else {
                    Condition::Any(parts)
                }
            }
        }
    }
}
