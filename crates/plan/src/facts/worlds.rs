//! The completions of unknown facts that the population allows, found once for a child and the days on which
//! nothing changes that they rest on, however many conditions ask for them.

use crate::facts::Assumed;
use crate::facts::completions::{Completion, Completions, Set};
use crate::facts::steady::Steady;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::cell::RefCell;
use stafett_model::{Day, FactId};

/// The completions of the unknown ones of some facts on some days.
#[derive(Debug)]
pub(crate) struct World {
    /// The days on which nothing changes of these facts or of those that invariants name, nor which invariants are in
    /// force.
    pub(crate) days: Steady,
    /// The unknown facts asked for, ascending.
    pub(crate) asked: Vec<FactId>,
    /// The completions of those and of the unknown ones that invariants link to them, ascending, with those of them that
    /// the population allows: all, where it allows none, because recorded facts contradict each other. `None`
    /// where there are too many.
    pub(crate) completions: Option<(Completions, Set)>,
}

impl World {
    /// What `outcome` gives under each completion that is allowed. It looks at the asked facts alone, so it is
    /// found once for those that are alike in these.
    pub(crate) fn outcomes<T: Clone>(
        &self,
        (all, allowed): (&Completions, &Set),
        outcome: &dyn Fn(Assumed<'_>) -> T,
    ) -> Vec<Option<T>> {
        let asked = all.facts.iter().map(|of| self.asked.contains(&of.fact));
        let asked: Vec<bool> = asked.collect();
        let mut found: Vec<Option<T>> = Vec::new();
        let mut completion = Completion::first(&all.facts);
        let mut outcomes = Vec::with_capacity(all.count);
        for number in 0..all.count {
            outcomes.push(allowed.has(number).then(|| {
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
        let world = known.find(|world| world.days.holds(day) && world.asked == asked);
        world.cloned()
    }

    /// Keeps completions for other conditions.
    pub(crate) fn keep(&self, world: Arc<World>) {
        if let Ok(mut known) = self.0.try_borrow_mut() {
            known.push(world);
        }
    }
}
