//! For which of a programme's conditions a child is one of those meant: each judged once for all days on
//! which nothing changes that it rests on.

use crate::facts::reading;
use crate::facts::remembered::{Key, Remembered};
use crate::facts::steady::Steady;
use crate::place::{Applies, applies};
use crate::tables::NamedFacts;
use crate::tables::conditions::Rests;
use crate::view::Given;
use alloc::vec::Vec;
use stafett_model::{Day, FactId};

/// What the conditions of a programme come to for one child, as far as it was asked.
#[derive(Clone, Debug, Default)]
pub(crate) struct Judgements {
    /// By condition.
    judged: Vec<Option<Judgement>>,
    /// By condition, for the children before.
    remembered: Vec<Remembered<Applies>>,
    key: Key,
}

/// What a condition comes to on some days.
#[derive(Clone, Debug)]
struct Judgement {
    days: Steady,
    applies: Applies,
}

impl Judgements {
    /// Forgets the child before.
    pub(crate) fn clear(&mut self, given: Given<'_>) {
        self.judged.clear();
        let count = given.tables.conditions.all.len();
        self.judged.resize_with(count, || None);
        self.remembered.resize_with(count, Remembered::default);
    }

    /// Forgets what rests on a fact.
    pub(crate) fn forget(&mut self, given: Given<'_>, fact: FactId) {
        for place in given.tables.conditions.on_fact.get(fact.index()) {
            if let Some(judged) = self.judged.get_mut(*place) {
                *judged = None;
            }
        }
    }

    /// Whether a condition holds for the child on `day`, not after the as-of day.
    pub(crate) fn applies(&mut self, given: Given<'_>, place: usize, day: Day) -> Applies {
        let judged = self.judged.get(place).and_then(Option::as_ref);
        if let Some(known) = judged.filter(|known| known.days.holds(day)) {
            return known.applies.clone();
        }
        let Some(rests) = given.tables.conditions.all.get(place) else {
            return Applies::Yes;
        };
        let anew = self.judge(given, (place, rests), day);
        let applies = anew.applies.clone();
        if let Some(judged) = self.judged.get_mut(place) {
            *judged = Some(anew);
        }
        applies
    }

    /// Whether a condition certainly does not hold for the child, on whichever day it is judged.
    pub(crate) fn never(&mut self, given: Given<'_>, place: usize) -> bool {
        if self.applies(given, place, given.as_of) != Applies::No {
            return false;
        }
        let judged = self.judged.get(place).and_then(Option::as_ref);
        judged.is_some_and(|judged| judged.days == Steady::ALWAYS)
    }

    fn judge(&mut self, given: Given<'_>, (place, rests): (usize, &Rests), day: Day) -> Judgement {
        let named = NamedFacts {
            facts: &rests.facts,
            bounded: rests.bounded,
        };
        let unchanged = |facts: &[FactId]| {
            let stretches = facts.iter().map(|fact| given.steady(*fact, day));
            stretches.fold(Steady::ALWAYS, Steady::and)
        };
        // What is told without looking at completions rests on the named facts alone.
        if let Some(applies) = reading::read(given, &rests.condition, named, day) {
            return Judgement {
                days: unchanged(&rests.facts),
                applies,
            };
        }
        self.key.begin(given, &rests.linked, day);
        let find = || applies(given, &rests.condition, named, day);
        let applies = match self.remembered.get_mut(place) {
            Some(remembered) => remembered.or_find(&self.key, find),
            None => find(),
        };
        Judgement {
            days: unchanged(&rests.linked).and(given.spans.steady(day)),
            applies,
        }
    }
}
