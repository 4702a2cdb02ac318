//! Moves between places: a child who moves on a day, from every place to every other, and may by then
//! have had nothing of what it has missed when it arrives.

mod programme;

use super::almanac::{Almanac, Day};
use super::checked::Checked;
use super::point::{Course, Scheme};
use super::random::Random;
use super::region::Told;
use super::{Trial, shrink};
use programme::{PLACES, Programme, VISITS, Window};
use std::collections::{BTreeMap, BTreeSet};

const NAME: &str = "lost-in-a-move";
/// So many birth dates at most.
const BIRTHS: usize = 12;
/// Every window and every catching up is over by then.
const LAST_DAY: i32 = 130;

/// From where, to where, which visit: as the key of a finding names them.
type Loss = String;
/// Children by birth date, and the days on which their move does harm.
type Days = BTreeMap<Loss, BTreeSet<(Day, Day)>>;

pub fn text(almanac: &Almanac, source: &mut Random, histories: usize) -> String {
    random(almanac, source, histories).text(almanac)
}

fn random(almanac: &Almanac, source: &mut Random, histories: usize) -> Programme {
    let births = i32::try_from(histories.clamp(1, BIRTHS)).unwrap_or(1);
    programme::random(almanac, source, births)
}

/// Judges one random programme.
pub fn trial(almanac: &Almanac, source: &mut Random, histories: usize) -> Trial {
    let programme = random(almanac, source, histories);
    let Trial {
        names,
        disagreement,
    } = compare(almanac, &programme);
    let disagreement = disagreement.map(|says| {
        shrink(
            (programme, says),
            Programme::smaller,
            |smaller| compare(almanac, smaller).disagreement,
            |programme| programme.text(almanac),
        )
    });
    Trial {
        names,
        disagreement,
    }
}

fn compare(almanac: &Almanac, programme: &Programme) -> Trial {
    let checked = match Checked::of(&programme.text(almanac)) {
        Ok(checked) => checked,
        Err(why) => return Trial::refused(why),
    };
    if !checked.decides(NAME) {
        return Trial::default();
    }
    let lost = |even_without_days| lost(almanac, programme, even_without_days);
    let (lost, perhaps) = (lost(false), lost(true));
    let told = told(almanac, programme, &checked);
    let losses: BTreeSet<&Loss> = lost.keys().chain(told.keys()).collect();
    let none = BTreeSet::new();
    let disagreement = losses.into_iter().find_map(|loss| {
        let of = |days: &'_ Days| days.get(loss).unwrap_or(&none).clone();
        let (lost, perhaps, told) = (of(&lost), of(&perhaps), of(&told));
        let missed = lost.difference(&told).next().map(|days| ("misses", *days));
        let invented = told.difference(&perhaps).next();
        let invented = invented.map(|days| ("invents", *days));
        missed.or(invented).map(|(how, (birth, day))| {
            let (born, day) = (almanac.show(birth), almanac.show(day));
            format!("the checker {how} {NAME} {loss}: born {born}, moves on {day}")
        })
    });
    Trial {
        names: (!lost.is_empty()).then_some(NAME).into_iter().collect(),
        disagreement,
    }
}

/// Every child, every pair of places, every day. Whether a visit whose window has no day is offered in
/// a place is not settled: it is only `even_without_days`.
fn lost(almanac: &Almanac, programme: &Programme, even_without_days: bool) -> Days {
    let mut lost = Days::new();
    for birth in programme.born.0..=programme.born.1 {
        for (move_, visit) in moves() {
            let is_lost = |day: &Day| {
                is_lost(
                    almanac,
                    programme,
                    (birth, *day),
                    move_,
                    visit,
                    even_without_days,
                )
            };
            let days = (birth + 1..birth + LAST_DAY).filter(is_lost);
            let days: Vec<(Day, Day)> = days.map(|day| (birth, day)).collect();
            if !days.is_empty() {
                lost.entry(loss(programme, move_, visit))
                    .or_default()
                    .extend(days);
            }
        }
    }
    lost
}

/// Every pair of places, from and to, with every visit.
fn moves() -> impl Iterator<Item = ((usize, usize), usize)> {
    let places = 0..PLACES.len();
    let pairs = places.flat_map(|old| (0..PLACES.len()).map(move |new| (old, new)));
    pairs
        .filter(|(old, new)| old != new)
        .flat_map(|pair| (0..VISITS.len()).map(move |visit| (pair, visit)))
}

fn loss(programme: &Programme, (old, new): (usize, usize), visit: usize) -> Loss {
    let (from, to) = (
        programme.place_of(old, visit),
        programme.place_of(new, visit),
    );
    format!("{from}, {to}, {}", VISITS[visit])
}

/// Whether a child who moves on a day may be offered in neither place what both offer: where it comes
/// from, the last day may lie ahead; where it comes to, the time is over. The day belongs to the new
/// place.
fn is_lost(
    almanac: &Almanac,
    programme: &Programme,
    (birth, day): (Day, Day),
    (old, new): (usize, usize),
    visit: usize,
    even_without_days: bool,
) -> bool {
    let (Some(before), Some(after)) = (programme.offers(old, visit), programme.offers(new, visit))
    else {
        return false;
    };
    if programme.catches_up_arrivals(new) {
        return false;
    }
    let scheme = Scheme {
        almanac,
        month_end: programme.month_end,
        school: None,
    };
    let (before, after) = (
        Dated::of(&scheme, before, birth),
        Dated::of(&scheme, after, birth),
    );
    let is_offered = |dated: &Dated| even_without_days || dated.earliest <= dated.latest;
    is_offered(&before) && is_offered(&after) && before.latest >= day && after.end < day
}

/// The days of a window.
struct Dated {
    earliest: Day,
    latest: Day,
    /// The last day of catching up, or of the window.
    end: Day,
}

impl Dated {
    fn of(scheme: &Scheme, window: &Window, birth: Day) -> Dated {
        let course = Course::born(birth);
        let day = |at| scheme.day(at, &course).unwrap_or(birth);
        let latest = day(&window.latest.1);
        let until = window.caught_up_until.as_ref();
        let end = until.map_or(latest, |(_, until)| latest.max(day(until) - 1));
        Dated {
            earliest: day(&window.earliest.1),
            latest,
            end,
        }
    }
}

/// What the findings say, whoever the child is otherwise.
fn told(almanac: &Almanac, programme: &Programme, checked: &Checked) -> Days {
    let scheme = Scheme {
        almanac,
        month_end: programme.month_end,
        school: None,
    };
    let mut told = Days::new();
    for finding in checked.named(NAME) {
        let days = told.entry(finding.key.rules.join(", ")).or_default();
        let parts = finding.region.iter().flat_map(|region| &region.parts);
        for part in parts.map(|part| Told::of(almanac, part)) {
            for birth in part.born.iter().flat_map(|(first, last)| *first..=*last) {
                let of = part.days(&scheme, &Course::born(birth));
                days.extend(of.iter().map(|day| (birth, birth + day)));
            }
        }
    }
    told
}
