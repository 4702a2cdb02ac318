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

/// The facts of a dose's condition that are made of earlier doses of its series that have not been given,
/// though they are for the child.
pub(crate) fn ungiven(given: Given<'_>, dose: &Dose) -> Vec<FactId> {
    let is_open = |fact: FactId, other: ItemId| {
        let history = given.history;
        let settled = history.nothing.contains(&fact) && !history.gone.contains(&other);
        done(given, other).is_none() && !settled
    };
    let earlier = |fact: &FactId| {
        let of_dose = dose_asked(given, *fact).filter(|other| is_open(*fact, *other));
        let of = of_dose.and_then(|other| dose_of(given.programme, other));
        of.is_some_and(|of| of.series == dose.series && of.number < dose.number)
    };
    let mut facts = dose.condition.facts();
    facts.retain(earlier);
    facts
}

/// The dose of which a fact is made.
fn dose_asked(given: Given<'_>, fact: FactId) -> Option<ItemId> {
    given.programme.fact(fact)?.made.as_ref()?.dose()
}

/// Whether a fact tells what product was given of a dose that can be given no more.
pub(crate) fn is_product_of_gone(given: Given<'_>, fact: FactId) -> bool {
    let made = given.programme.fact(fact).and_then(|row| row.made.as_ref());
    matches!(made, Some(Made::Product(dose)) if given.history.gone.contains(dose))
}

/// The values that a fact made of a dose may get once the dose is given, after `day`; of one that can be given
/// no more, as if it were given after every day that is asked for.
pub(crate) fn values(given: Given<'_>, fact: FactId, day: Day) -> Vec<i32> {
    let is_gone = |dose: &ItemId| given.history.gone.contains(dose);
    let Some(Made::Given { dose, at }) =
        given.programme.fact(fact).and_then(|row| row.made.as_ref())
    else {
        return every_value(given, fact);
    };
    let passed = locate(given.programme, at, &given.view()).passed(day);
    match is_gone(dose) || passed == Some(true) {
        true => Vec::from([GIVEN_FROM]),
        false => every_value(given, fact),
    }
}

/// The values that a fact made of a dose may get once the dose is given, on whatever day.
pub(crate) fn every_value(given: Given<'_>, fact: FactId) -> Vec<i32> {
    let Some(row) = given.programme.fact(fact) else {
        return Vec::new();
    };
    match (&row.made, &row.values) {
        (Some(Made::Given { .. }), _) => Vec::from([GIVEN_BEFORE, GIVEN_FROM]),
        (_, Values::OneOf(names)) => {
            let all = (0..names.len()).filter_map(|place| i32::try_from(place).ok());
            all.filter(|value| Some(*value) != row.nothing()).collect()
        }
        _ => Vec::new(),
    }
}
