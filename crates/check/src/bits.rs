//! Sets of small numbers, of any length: places of legs, of conditions, of a fact's cells.

use std::cmp::Ordering;
use std::ops::{BitAnd, BitOr};

/// A set of small numbers. Sets are ordered as binary numbers are: the greatest member that only one
/// of two has decides.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bits {
    /// 64 members a word, least first; the last word is never zero, so that equal sets are equal
    /// values.
    words: Vec<u64>,
}

impl Bits {
    /// All numbers below `end`.
    pub fn below(end: usize) -> Bits {
        let mut words = vec![u64::MAX; end / 64];
        if !end.is_multiple_of(64) {
            words.push((1 << (end % 64)) - 1);
        }
        Bits { words }
    }

    /// Takes in a number.
    pub fn insert(&mut self, number: usize) {
        if self.words.len() <= number / 64 {
            self.words.resize(number / 64 + 1, 0);
        }
        self.words[number / 64] |= 1 << (number % 64);
    }

    /// Whether a number is a member.
    pub fn contains(&self, number: usize) -> bool {
        let word = self.words.get(number / 64);
        word.is_some_and(|word| word & (1 << (number % 64)) != 0)
    }

    /// Whether there is no member.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The members, ascending.
    pub fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        self.words.iter().enumerate().flat_map(|(at, word)| {
            let mut left = *word;
            std::iter::from_fn(move || {
                let lowest = (left != 0).then(|| left.trailing_zeros() as usize)?;
                left &= left - 1;
                Some(at * 64 + lowest)
            })
        })
    }

    /// The least member.
    pub fn first(&self) -> Option<usize> {
        self.iter().next()
    }

    /// The greatest member.
    pub fn last(&self) -> Option<usize> {
        let word = self.words.last()?;
        Some(self.words.len() * 64 - 1 - word.leading_zeros() as usize)
    }

    /// Whether the sets have a member in common.
    pub fn meets(&self, other: &Bits) -> bool {
        self.words.iter().zip(&other.words).any(|(a, b)| a & b != 0)
    }

    /// Whether every member is one of the other set.
    pub fn within(&self, other: &Bits) -> bool {
        self.words.len() <= other.words.len()
            && self
                .words
                .iter()
                .zip(&other.words)
                .all(|(a, b)| a & !b == 0)
    }

    /// The members that the other set does not have.
    pub fn minus(&self, other: &Bits) -> Bits {
        let word = |at: usize| self.words[at] & !other.words.get(at).copied().unwrap_or(0);
        Bits::trimmed((0..self.words.len()).map(word).collect())
    }

    fn trimmed(mut words: Vec<u64>) -> Bits {
        while words.last() == Some(&0) {
            words.pop();
        }
        Bits { words }
    }
}

impl FromIterator<usize> for Bits {
    fn from_iter<I: IntoIterator<Item = usize>>(numbers: I) -> Bits {
        let mut bits = Bits::default();
        numbers.into_iter().for_each(|number| bits.insert(number));
        bits
    }
}

impl BitAnd for &Bits {
    type Output = Bits;

    fn bitand(self, other: &Bits) -> Bits {
        let words = self.words.iter().zip(&other.words);
        Bits::trimmed(words.map(|(a, b)| a & b).collect())
    }
}

impl BitOr for &Bits {
    type Output = Bits;

    fn bitor(self, other: &Bits) -> Bits {
        let (mut long, short) = if self.words.len() < other.words.len() {
            (other.clone(), self)
        } else {
            (self.clone(), other)
        };
        for (into, from) in long.words.iter_mut().zip(&short.words) {
            *into |= from;
        }
        long
    }
}

impl Ord for Bits {
    fn cmp(&self, other: &Bits) -> Ordering {
        let by_length = self.words.len().cmp(&other.words.len());
        by_length.then_with(|| self.words.iter().rev().cmp(other.words.iter().rev()))
    }
}

impl PartialOrd for Bits {
    fn partial_cmp(&self, other: &Bits) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
