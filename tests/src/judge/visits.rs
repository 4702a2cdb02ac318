//! Visits: windows, distances, who makes them, what they offer and what follows when they are missed.

mod compare;
mod offers;
mod programme;
mod truth;
mod verdicts;

use super::almanac::Almanac;
use super::random::Random;
use super::{Trial, shrink};
use compare::compare;
use programme::Programme;

/// So many birth dates, where a programme may have so many histories.
const HISTORIES_OF_A_BIRTH: usize = 12;
/// From a trap date to a month end and the days after it.
const BIRTHS: usize = 36;

/// The text of a random programme.
pub fn text(almanac: &Almanac, source: &mut Random, school: bool, histories: usize) -> String {
    random(almanac, source, school, histories).text(almanac)
}

fn random(almanac: &Almanac, source: &mut Random, school: bool, histories: usize) -> Programme {
    let births = (histories / HISTORIES_OF_A_BIRTH).clamp(1, BIRTHS);
    let births = i32::try_from(births).unwrap_or(1);
    programme::random(almanac, source, school, births)
}

/// Judges one random programme; with `school`, points rest on terms too.
pub fn trial(almanac: &Almanac, source: &mut Random, school: bool, histories: usize) -> Trial {
    let programme = random(almanac, source, school, histories);
    let of = |programme: &Programme| compare(almanac, programme, !school);
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
