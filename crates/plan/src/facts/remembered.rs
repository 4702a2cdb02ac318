//! What was found for the last few children that were alike in all that it rests on.

use crate::view::Given;
use alloc::vec::Vec;
use stafett_model::{Day, FactId};

/// How many answers are remembered of one question.
const ANSWERS: usize = 16;

/// The last answers to one question, by all on which they rest.
#[derive(Clone, Debug)]
pub(crate) struct Remembered<T> {
    answers: Vec<(Vec<i32>, T)>,
    /// The place of the oldest, once there are [`ANSWERS`].
    oldest: usize,
}

impl<T> Default for Remembered<T> {
    fn default() -> Remembered<T> {
        Remembered {
            answers: Vec::new(),
            oldest: 0,
        }
    }
}

impl<T: Clone> Remembered<T> {
    /// The answer that rests on this, from what is remembered or else from `find`.
    pub(crate) fn or_find(&mut self, key: &Key, find: impl FnOnce() -> T) -> T {
        if !key.is_whole {
            return find();
        }
        let mut answers = self.answers.iter();
        if let Some((_, answer)) = answers.find(|(known, _)| *known == key.parts) {
            return answer.clone();
        }
        let answer = find();
        self.remember(&key.parts, answer.clone());
        answer
    }

    fn remember(&mut self, key: &[i32], answer: T) {
        if self.answers.len() < ANSWERS {
            self.answers.push((key.to_vec(), answer));
            return;
        }
        if let Some((known, old)) = self.answers.get_mut(self.oldest) {
            known.clear();
            known.extend_from_slice(key);
            *old = answer;
        }
        let next = self.oldest.saturating_add(1);
        self.oldest = if next < ANSWERS { next } else { 0 };
    }
}

/// All that an answer rests on.
#[derive(Clone, Debug, Default)]
pub(crate) struct Key {
    parts: Vec<i32>,
    /// Whether it can be told at all.
    is_whole: bool,
}

impl Key {
    /// Begins with what is known of some facts on a day, and which invariants are in force on it.
    pub(crate) fn begin(&mut self, given: Given<'_>, facts: &[FactId], day: Day) {
        self.parts.clear();
        let in_force = given.spans.in_force(day);
        self.is_whole = in_force.is_some();
        self.parts.extend_from_slice(in_force.unwrap_or_default());
        for fact in facts {
            let value = given.value(*fact, day);
            let recorded = given.has(*fact, day);
            let known = i32::from(value.is_some()) | (i32::from(recorded) << 1);
            self.parts.extend([known, value.unwrap_or_default()]);
        }
    }

    /// Adds whether something has passed; `None` where that is open.
    pub(crate) fn add(&mut self, passed: Option<bool>) {
        self.parts.push(passed.map_or(2, i32::from));
    }
}
