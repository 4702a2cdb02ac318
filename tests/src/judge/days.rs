//! Sets of days of one childhood.

use super::almanac::Day;

/// So many days of a childhood are looked at.
pub const HORIZON: i32 = 1024;
/// A set of days, counted from birth.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Days([u64; 16]);

impl Days {
    /// From `from` (included) until `until` (not included); from the day of birth at the earliest.
    pub fn between(birth: Day, from: Option<Day>, until: Option<Day>) -> Days {
        let mut days = Days::default();
        let Some(from) = from else { return days };
        let place =
            |day: Day| usize::try_from((day - birth).clamp(0, HORIZON)).expect("a small number");
        let until = until.map_or(place(birth + HORIZON), place);
        let mut at = place(from);
        while at < until {
            // Whole words at once where they are whole.
            if at.is_multiple_of(64) && at + 64 <= until {
                days.0[at / 64] = u64::MAX;
                at += 64;
            } else {
                days.0[at / 64] |= 1 << (at % 64);
                at += 1;
            }
        }
        days
    }

    fn with(self, other: Days, how: impl Fn(u64, u64) -> u64) -> Days {
        let mut days = self;
        days.0
            .iter_mut()
            .zip(other.0)
            .for_each(|(own, other)| *own = how(*own, other));
        days
    }

    pub fn and(self, other: Days) -> Days {
        self.with(other, |a, b| a & b)
    }

    pub fn or(self, other: Days) -> Days {
        self.with(other, |a, b| a | b)
    }

    pub fn without(self, other: Days) -> Days {
        self.with(other, |a, b| a & !b)
    }

    pub fn is_empty(self) -> bool {
        self == Days::default()
    }

    /// The first day, counted from birth.
    pub fn first(self) -> Option<i32> {
        self.iter().next()
    }

    fn has(self, day: i32) -> bool {
        let at = usize::try_from(day).expect("a small number");
        self.0[at / 64] >> (at % 64) & 1 == 1
    }

    /// The days, counted from birth.
    pub fn iter(self) -> impl Iterator<Item = i32> {
        (0..HORIZON).filter(move |day| self.has(*day))
    }

    /// The days, counted from birth, on which it begins or has ended.
    pub fn turns(self) -> Vec<i32> {
        (0..HORIZON)
            .filter(|day| self.has(*day) != (*day > 0 && self.has(*day - 1)))
            .collect()
    }
}
