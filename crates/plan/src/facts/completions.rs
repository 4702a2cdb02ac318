//! Every completion of some unknown facts at once: a condition holds for a set of them.

use crate::facts::{Assumed, Unknown};
use alloc::vec::Vec;
use stafett_model::{Condition, FactId};

/// A set of completions: one bit for each, the first in the lowest place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Set {
    words: Vec<u64>,
    /// How many completions there are.
    count: usize,
}

impl Set {
    /// The set without any of so many completions.
    pub(crate) fn none(count: usize) -> Set {
        let words = count.div_ceil(64);
        Set {
            words: core::iter::repeat_n(0, words).collect(),
            count,
        }
    }

    /// The set of all of so many completions.
    pub(crate) fn all(count: usize) -> Set {
        Set::none(count).not()
    }

    /// Whether it has none.
    pub(crate) fn is_empty(&self) -> bool {
        self.words.iter().all(|word| *word == 0)
    }

    /// Whether it has the completion of this number.
    pub(crate) fn has(&self, number: usize) -> bool {
        let word = self.words.get(number / 64);
        word.is_some_and(|word| word & (1 << (number % 64)) != 0)
    }

    /// With the completion of this number.
    fn add(&mut self, number: usize) {
        if let Some(word) = self.words.get_mut(number / 64) {
            *word |= 1 << (number % 64);
        }
    }

    /// Those that are not in it.
    pub(crate) fn not(mut self) -> Set {
        self.words.iter_mut().for_each(|word| *word = !*word);
        let rest = self.count % 64;
        if let Some(last) = self.words.last_mut().filter(|_| rest != 0) {
            *last &= !(u64::MAX << rest);
        }
        self
    }

    /// Those that are in both.
    pub(crate) fn and(mut self, other: &Set) -> Set {
        let pairs = self.words.iter_mut().zip(&other.words);
        pairs.for_each(|(own, other)| *own &= other);
        self
    }

    /// With so many completions from this number on.
    fn add_from(&mut self, from: usize, length: usize) {
        let until = from.saturating_add(length).min(self.count);
        let mut at = from;
        while at < until {
            // Up to the end of its word.
            let (place, bit) = (at / 64, at % 64);
            let taken = until.saturating_sub(at).min(64_usize.saturating_sub(bit));
            let bits = u64::MAX >> 64_usize.saturating_sub(taken);
            if let Some(word) = self.words.get_mut(place) {
                *word |= bits << bit;
            }
            at = at.saturating_add(taken);
        }
    }

    /// Those that are in one of them.
    pub(crate) fn or(mut self, other: &Set) -> Set {
        let pairs = self.words.iter_mut().zip(&other.words);
        pairs.for_each(|(own, other)| *own |= other);
        self
    }

    /// With those that are in both of two others, each so many numbers sooner; those whose number is less are left
    /// out.
    fn add_sooner(&mut self, (one, other): (&Set, &Set), by: usize) {
        let (skipped, bits) = (by / 64, by % 64);
        let word = |at: usize| match (one.words.get(at), other.words.get(at)) {
            (Some(one), Some(other)) => one & other,
            _ => 0,
        };
        let mut these = word(skipped);
        for (at, own) in self.words.iter_mut().enumerate() {
            let next = word(at.saturating_add(skipped).saturating_add(1));
            // In two steps: without bits to move nothing is taken from the next word.
            *own |= (these >> bits) | ((next << 1) << 63_usize.saturating_sub(bits));
            these = next;
        }
    }
}

/// Every completion of some unknown facts, by number: the first fact's value changes fastest.
#[derive(Debug)]
pub(crate) struct Completions {
    pub(crate) facts: Vec<Unknown>,
    pub(crate) count: usize,
    /// For each fact and each of its values the completions that have it.
    with: Vec<Vec<Set>>,
}

impl Completions {
    /// Those of these facts; `None` where there are more than `limit`.
    pub(crate) fn of(facts: Vec<Unknown>, limit: usize) -> Option<Completions> {
        let counts = facts.iter().map(|fact| fact.values.len());
        let count = counts
            .clone()
            .try_fold(1_usize, |product, values| product.checked_mul(values))
            .filter(|count| *count <= limit)?;
        let mut with = Vec::with_capacity(facts.len());
        let mut stride = 1_usize;
        for values in counts {
            let next = stride.saturating_mul(values);
            let of_value = |place: usize| {
                let first = stride.saturating_mul(place);
                let mut set = Set::none(count);
                let starts = (first..count).step_by(next.max(1));
                starts.for_each(|from| set.add_from(from, stride));
                set
            };
            with.push((0..values).map(of_value).collect());
            stride = next;
        }
        Some(Completions { facts, count, with })
    }

    /// Those under which a condition holds, where `value` and `recorded` tell of the facts that are known.
    pub(crate) fn where_holds(
        &self,
        condition: &Condition,
        value: &dyn Fn(FactId) -> Option<i32>,
        recorded: &dyn Fn(FactId) -> bool,
    ) -> Set {
        let known = |holds: bool| match holds {
            true => Set::all(self.count),
            false => Set::none(self.count),
        };
        let part = |part: &Condition| self.where_holds(part, value, recorded);
        match condition {
            Condition::Always => known(true),
            Condition::Unknown(fact) => known(!recorded(*fact)),
            Condition::Not(inner) => part(inner).not(),
            Condition::All(parts) => parts.iter().fold(known(true), |all, of| all.and(&part(of))),
            Condition::Any(parts) => parts.iter().fold(known(false), |any, of| any.or(&part(of))),
            Condition::Fact(range) => {
                let mut facts = self.facts.iter().zip(&self.with);
                match facts.find(|(fact, _)| fact.fact == range.fact) {
                    Some((fact, sets)) => {
                        let allowed = fact.values.iter().zip(sets);
                        let allowed = allowed.filter(|(value, _)| range.allows(**value));
                        allowed.fold(known(false), |any, (_, set)| any.or(set))
                    }
                    None => known(value(range.fact).is_some_and(|value| range.allows(value))),
                }
            }
        }
    }

    /// Those of which `keep` says so, of what is assumed under them.
    pub(crate) fn filter(&self, keep: impl Fn(Assumed<'_>) -> bool) -> Set {
        let mut kept = Set::none(self.count);
        let mut completion = Completion::first(&self.facts);
        for number in 0..self.count {
            if keep(completion.assumed()) {
                kept.add(number);
            }
            completion.advance();
        }
        kept
    }

    /// The facts of which another value alone leads from one of these sets to the other.
    pub(crate) fn between(&self, one: &Set, other: &Set) -> Vec<FactId> {
        let mut found = Vec::new();
        let mut stride = 1_usize;
        for (fact, sets) in self.facts.iter().zip(&self.with) {
            let one = Self::without(sets, stride, one);
            if !one.and(&Self::without(sets, stride, other)).is_empty() {
                found.push(fact.fact);
            }
            stride = stride.saturating_mul(sets.len());
        }
        found
    }

    /// A set as if each completion in it had the first value of a fact: `sets` are those with each of its values,
    /// which lie so many numbers apart.
    fn without(sets: &[Set], stride: usize, set: &Set) -> Set {
        let mut all = Set::none(set.count);
        for (place, with) in sets.iter().enumerate() {
            all.add_sooner((set, with), stride.saturating_mul(place));
        }
        all
    }
}

/// One completion of some unknown facts.
pub(crate) struct Completion<'u> {
    facts: &'u [Unknown],
    /// The place of the value of each.
    places: Vec<usize>,
}

impl<'u> Completion<'u> {
    /// The first: of each fact its first value.
    pub(crate) fn first(facts: &'u [Unknown]) -> Completion<'u> {
        Completion {
            facts,
            places: facts.iter().map(|_| 0).collect(),
        }
    }

    /// The next one; the first fact's value changes fastest.
    pub(crate) fn advance(&mut self) {
        for (place, fact) in self.places.iter_mut().zip(self.facts) {
            *place = place.saturating_add(1);
            if *place < fact.values.len() {
                break;
            }
            *place = 0;
        }
    }

    pub(crate) fn assumed(&self) -> Assumed<'_> {
        Assumed {
            facts: self.facts,
            places: &self.places,
        }
    }

    /// Its number among the completions of those of the facts that count.
    pub(crate) fn number(&self, counts: &[bool]) -> usize {
        let (mut number, mut stride) = (0_usize, 1_usize);
        let facts = self.facts.iter().zip(&self.places).zip(counts);
        for ((fact, place), _) in facts.filter(|(_, counts)| **counts) {
            number = number.saturating_add(place.saturating_mul(stride));
            stride = stride.saturating_mul(fact.values.len());
        }
        number
    }
}
