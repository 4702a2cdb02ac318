//! The terms of a child's school, and the child's age as schools count it.

use super::random::Random;
use stafett_model::{Day, Programme, Season};

/// The terms of one child's school.
#[derive(Clone, Copy)]
pub(super) struct School<'p> {
    programme: &'p Programme,
    pub(super) born: Day,
    /// The seed of the days on which terms begin.
    pub(super) seed: u64,
}

impl<'p> School<'p> {
    pub(super) fn of(programme: &'p Programme, born: Day, seed: u64) -> School<'p> {
        School {
            programme,
            born,
            seed,
        }
    }

    /// The first day of a term.
    pub(super) fn term(&self, year: i32, season: Season) -> Option<Day> {
        let school = self.programme.school.as_ref()?;
        let (first, last) = school.term_begins(year, season)?;
        let place = u64::from(year.unsigned_abs()) * 2 + u64::from(season == Season::Spring);
        let mut random = Random::of(self.seed, place);
        Day::from_number(random.between(first.number(), last.number()))
    }

    /// The first day of an age: the autumn term of the year in which the child turns it, or without a
    /// school calendar the first day of that year.
    pub(super) fn first_of_age(&self, age: i32) -> Option<Day> {
        let year = self.born.year() + age;
        self.term(year, Season::Autumn)
            .or_else(|| Day::from_ymd(year, 1, 1))
    }

    /// The age on a day, as [`School::first_of_age`] counts.
    pub(super) fn age(&self, day: Day) -> i32 {
        let turning = day.year() - self.born.year();
        let begun = self.first_of_age(turning).is_none_or(|first| first <= day);
        turning - i32::from(!begun)
    }
}
