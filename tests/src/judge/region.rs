//! The part of a finding's region: which children, on which days.

use super::almanac::{Almanac, Day};
use super::days::Days;
use super::point::{At, Course, Scheme};
use super::translate::at;
use stafett_model::FactId;
use stafett_model::proof::Part;

/// A part of a region, in the judge's terms.
pub struct Told {
    /// Birth dates, both included.
    pub born: Vec<(Day, Day)>,
    part: Part,
    from: At,
    until: At,
    given: Vec<(At, bool)>,
}

impl Told {
    pub fn of(almanac: &Almanac, part: &Part) -> Told {
        let given = part.given.iter();
        let born = part.born.iter();
        Told {
            born: born
                .map(|(first, last)| (almanac.parse(first), almanac.parse(last)))
                .collect(),
            part: part.clone(),
            from: at(almanac, &part.from),
            until: at(almanac, &part.until),
            given: given
                .map(|(point, come)| (at(almanac, point), *come))
                .collect(),
        }
    }

    /// Whether a child is among those of the part.
    pub fn has(&self, birth: Day, value: impl Fn(FactId) -> i32) -> bool {
        let mut born = self.born.iter();
        born.any(|(first, last)| (*first..=*last).contains(&birth))
            && self
                .part
                .facts
                .iter()
                .all(|range| range.allows(value(range.fact)))
    }

    /// The days of the part, for one course of things.
    pub fn days(&self, scheme: &Scheme, course: &Course) -> Days {
        let day = |at: &At| scheme.day(at, course);
        let mut days = Days::between(course.birth, day(&self.from), day(&self.until));
        for (point, come) in &self.given {
            let passed = Days::between(course.birth, day(point), None);
            days = if *come {
                days.and(passed)
            } else {
                days.without(passed)
            };
        }
        days
    }
}
