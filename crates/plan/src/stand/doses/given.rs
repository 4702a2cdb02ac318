//! The values of the facts that are made of given doses: found in what the planner has judged, never
//! recorded.

use super::{dose_of, judged_valid, series_of};
use crate::view::Given;
use alloc::vec::Vec;
use stafett_model::locate::locate;
use stafett_model::programme::{GIVEN_BEFORE, GIVEN_FROM};
use stafett_model::{Day, Dose, FactId, ItemId, Made, Occurred, Point, Values};

/// The value of a fact that is made of a dose; `None` where it is open or the fact is another.
pub(crate) fn value(given: Given<'_>, fact: FactId) -> Option<i32> {
    let row = given.programme.fact(fact)?;
    let made = row.made.as_ref()?;
    let Some(on) = done(given, made.dose()?) else {
        let settled = given.history.nothing.contains(&fact);
        return settled.then(|| row.nothing()).flatten();
    };
    match made {
        Made::Given { at, .. } => since(given, at, on),
        Made::Product(dose) => product(given, *dose),
        Made::Result { .. } | Made::Outcome(_) => None,
    }
}

/// Whether a fact is made of a dose.
pub(crate) fn is_made_of_dose(given: Given<'_>, fact: FactId) -> bool {
    let made = given.programme.fact(fact).and_then(|row| row.made.as_ref());
    made.is_some_and(|made| made.dose().is_some())
}

fn done(given: Given<'_>, dose: ItemId) -> Option<Occurred> {
    given
        .history
        .first_done
        .get(dose.index())
        .copied()
        .flatten()
}

/// Whether something was before a point, or on its day or after it; `None` where that is not settled.
fn since(given: Given<'_>, at: &Point, on: Occurred) -> Option<i32> {
    let place = locate(given.programme, at, &given.view());
    match (place.passed(on.first)?, place.passed(on.last)?) {
        (true, _) => Some(GIVEN_FROM),
        (false, false) => Some(GIVEN_BEFORE),
        (false, true) => None,
    }
}

/// The place of the product with which a dose was validly given, among those of its series.
fn product(given: Given<'_>, dose: ItemId) -> Option<i32> {
    let product = judged_valid(given.history, dose)?.product?;
    let series = series_of(given.programme, dose)?;
    let place = series.products.iter().position(|other| *other == product)?;
    i32::try_from(place).ok()
}

/// The facts of a dose's condition that are made of earlier doses of its series not given yet and not
/// known to be impossible.
pub(crate) fn ungiven(given: Given<'_>, dose: &Dose, day: Day) -> Vec<FactId> {
    let earlier = |fact: &FactId| {
        let row = given.programme.fact(*fact)?;
        let other = row.made.as_ref()?.dose()?;
        let of = dose_of(given.programme, other)?;
        let open = done(given, other).is_none() && given.value(*fact, day).is_none();
        (open && of.series == dose.series && of.number < dose.number).then_some(())
    };
    let facts = dose.condition.facts().into_iter();
    facts.filter(|fact| earlier(fact).is_some()).collect()
}

/// The values that a fact made of a dose may get once the dose is given, after `day`.
pub(crate) fn values(given: Given<'_>, fact: FactId, day: Day) -> Vec<i32> {
    let Some(row) = given.programme.fact(fact) else {
        return Vec::new();
    };
    match (&row.made, &row.values) {
        (Some(Made::Given { at, .. }), _) => {
            let passed = locate(given.programme, at, &given.view()).passed(day);
            match passed {
                Some(true) => Vec::from([GIVEN_FROM]),
                _ => Vec::from([GIVEN_BEFORE, GIVEN_FROM]),
            }
        }
        (_, Values::OneOf(names)) => {
            let all = (0..names.len()).filter_map(|place| i32::try_from(place).ok());
            all.filter(|value| Some(*value) != row.nothing()).collect()
        }
        _ => Vec::new(),
    }
}
