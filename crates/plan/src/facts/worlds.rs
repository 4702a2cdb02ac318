//! The completions of unknown facts that the population allows, found once for a child and a day however
//! many conditions ask for them.

use crate::facts::{Assumed, Unknown};
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::cell::RefCell;
use stafett_model::{Day, FactId};

/// The completions of the unknown ones of some facts on a day.
#[derive(Debug)]
pub(crate) struct World {
    pub(crate) day: Day,
    /// The unknown facts asked for, ascending.
    pub(crate) asked: Vec<FactId>,
    /// Those and the unknown ones that invariants link to them, ascending.
    pub(crate) unknown: Vec<Unknown>,
    /// Of each completion, whether the population allows it; `None` where there are too many. The first
    /// fact's value changes fastest.
    pub(crate) allowed: Option<Vec<bool>>,
}

impl World {
    /// What `outcome` gives under each completion that is allowed. It looks at the asked facts alone, so it is
    /// found once for those that are alike in these.
    pub(crate) fn outcomes<T: Clone>(
        &self,
        allowed: &[bool],
        outcome: &dyn Fn(Assumed<'_>) -> T,
    ) -> Vec<Option<T>> {
        let is_asked = |of: &Unknown| self.asked.contains(&of.fact);
        let asked: Vec<bool> = self.unknown.iter().map(is_asked).collect();
        let mut found: Vec<Option<T>> = Vec::new();
        let mut completion = Completion::first(&self.unknown);
        let mut outcomes = Vec::with_capacity(allowed.len());
        for is_allowed in allowed {
            outcomes.push(is_allowed.then(|| {
                let number = completion.number(&asked);
                if found.len() <= number {
                    found.resize(number.saturating_add(1), None);
                }
                match found.get_mut(number) {
                    Some(known) => known
                        .get_or_insert_with(|| outcome(completion.assumed()))
                        .clone(),
                    None => outcome(completion.assumed()),
                }
            }));
            completion.advance();
        }
        outcomes
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
    fn number(&self, counts: &[bool]) -> usize {
        let (mut number, mut stride) = (0_usize, 1_usize);
        let facts = self.facts.iter().zip(&self.places).zip(counts);
        for ((fact, place), _) in facts.filter(|(_, counts)| **counts) {
            number = number.saturating_add(place.saturating_mul(stride));
            stride = stride.saturating_mul(fact.values.len());
        }
        number
    }
}

/// The completions that were looked at for one child.
#[derive(Clone, Debug, Default)]
pub(crate) struct Worlds(RefCell<Vec<Arc<World>>>);

impl Worlds {
    /// Forgets them: the child is another, or more of it is known.
    pub(crate) fn clear(&mut self) {
        self.0.get_mut().clear();
    }

    /// Those of these facts on a day, if they were looked at.
    pub(crate) fn get(&self, day: Day, asked: &[FactId]) -> Option<Arc<World>> {
        let known = self.0.try_borrow().ok()?;
        let mut known = known.iter();
        let world = known.find(|world| world.day == day && world.asked == asked);
        world.cloned()
    }

    /// Keeps completions for other conditions.
    pub(crate) fn keep(&self, world: Arc<World>) {
        if let Ok(mut known) = self.0.try_borrow_mut() {
            known.push(world);
        }
    }
}
