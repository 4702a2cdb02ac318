//! Responsibility: who leads on which day, over legs that rest on ages, terms, due dates, an event
//! and facts.

mod compare;
mod programme;
mod told;
mod truth;

pub use compare::Depth;
pub use programme::Kinds;

use super::almanac::Almanac;
use super::random::Random;
use super::{Trial, shrink};
use compare::compare;
use programme::Programme;
use truth::Truth;

/// The text of a random programme.
pub fn text(almanac: &Almanac, source: &mut Random, kinds: Kinds, histories: usize) -> String {
    next(almanac, source, kinds, histories).text(almanac)
}

/// The next programme of these kinds that has few enough histories.
fn next(almanac: &Almanac, source: &mut Random, kinds: Kinds, histories: usize) -> Programme {
    loop {
        if let Some(programme) = random(almanac, source, kinds, histories) {
            return programme;
        }
    }
}

/// A random programme of these kinds with at most so many histories: birth dates are left out beyond
/// it. `None` where a single birth date has more.
fn random(
    almanac: &Almanac,
    random: &mut Random,
    kinds: Kinds,
    histories: usize,
) -> Option<Programme> {
    let mut programme = programme::random(almanac, random, kinds);
    let truth = Truth {
        almanac,
        programme: &programme,
    };
    let births = i32::try_from(histories / truth.count(programme.born.0)).ok()?;
    programme.born.1 = programme.born.1.min(programme.born.0 + births - 1);
    (births > 0).then_some(programme)
}

/// Judges one random programme.
pub fn trial(
    almanac: &Almanac,
    source: &mut Random,
    kinds: Kinds,
    depth: Depth,
    histories: usize,
) -> Trial {
    let programme = next(almanac, source, kinds, histories);
    let of = |programme: &Programme| compare(almanac, programme, depth);
    let Trial {
        names,
        disagreement,
    } = of(&programme);
    let disagreement = disagreement.map(|says| {
        shrink(
            (programme, says),
            Programme::smaller,
            |smaller| of(smaller).disagreement,
            |programme| programme.text(almanac),
        )
    });
    Trial {
        names,
        disagreement,
    }
}
