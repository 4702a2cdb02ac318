//! The days of a line, kept small: a line is written for each visit and each content of each child, and what it costs is
//! mostly that it is written.

use crate::{Dates, PlannedDay};
use core::fmt;
use stafett_model::Day;

/// The days of a window, each in four bytes: naught where there is none, otherwise its place among all days, from 1, and
/// where it is preliminary the bit [`PRELIMINARY`] as well.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Days {
    earliest: u32,
    recommended: u32,
    recommended_through: u32,
    latest: u32,
    offered_through: u32,
}

/// No place among all days is as great.
const PRELIMINARY: u32 = 1 << 31;

impl Days {
    /// Days that are settled and stand in order: first, recommended, last.
    #[inline]
    pub(crate) fn settled([earliest, recommended, latest]: [Day; 3]) -> Days {
        Days {
            earliest: place(earliest),
            recommended: place(recommended),
            recommended_through: 0,
            latest: place(latest),
            offered_through: 0,
        }
    }

    /// Days that are settled, without a first one.
    #[inline]
    pub(crate) fn until(recommended: Option<Day>, latest: Day) -> Days {
        Days {
            earliest: 0,
            recommended: recommended.map_or(0, place),
            recommended_through: 0,
            latest: place(latest),
            offered_through: 0,
        }
    }

    /// As they are read.
    pub(crate) fn dates(self) -> Dates {
        Dates {
            earliest: unpacked(self.earliest),
            recommended: self.recommended(),
            recommended_through: unpacked(self.recommended_through),
            latest: unpacked(self.latest),
            offered_through: unpacked(self.offered_through),
        }
    }

    /// The recommended day.
    #[inline]
    pub(crate) fn recommended(self) -> Option<PlannedDay> {
        unpacked(self.recommended)
    }
}

impl From<&Dates> for Days {
    #[inline]
    fn from(dates: &Dates) -> Days {
        Days {
            earliest: packed(dates.earliest),
            recommended: packed(dates.recommended),
            recommended_through: packed(dates.recommended_through),
            latest: packed(dates.latest),
            offered_through: packed(dates.offered_through),
        }
    }
}

impl fmt::Debug for Days {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.dates().fmt(f)
    }
}

/// The place of a day among all days, from 1.
#[inline]
fn place(day: Day) -> u32 {
    day.number()
        .wrapping_sub(Day::FIRST.number())
        .wrapping_add(1)
        .cast_unsigned()
}

#[inline]
fn packed(day: Option<PlannedDay>) -> u32 {
    let flag = |day: PlannedDay| if day.preliminary { PRELIMINARY } else { 0 };
    day.map_or(0, |day| place(day.on) | flag(day))
}

#[inline]
fn unpacked(day: u32) -> Option<PlannedDay> {
    let number = (day & !PRELIMINARY).cast_signed().wrapping_sub(1);
    let on = Day::from_number(number.wrapping_add(Day::FIRST.number()))?;
    Some(PlannedDay {
        on,
        preliminary: day & PRELIMINARY != 0,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_is_unpacked() {
        assert_eq!(packed(None), 0);
        assert_eq!(unpacked(0), None);
        for on in [Day::FIRST, Day::FIRST.plus(1).unwrap(), Day::LAST] {
            for preliminary in [false, true] {
                let day = Some(PlannedDay { on, preliminary });
                assert_eq!(unpacked(packed(day)), day);
            }
        }
    }
}
