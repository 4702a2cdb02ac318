//! What bounds a dose besides its window: the end of its catching up, the last day on which its series
//! may begin, and what its own condition says of when earlier doses were given.
//!
//! What a given dose is judged by (its validity, the grace of its series) bounds nothing here: nothing is
//! planned by it. A dose that is for some children only stands in the network for all: whoever need not
//! have it keeps fewer distances.

use crate::never_later::never_later;
use stafett_model::programme::GIVEN_FROM;
use stafett_model::{Afterwards, Bound, Condition, Dose, Duration, ItemId, Made, Point, Programme};

/// The bounds of a dose that do not stand in its window.
pub(super) fn bounds(programme: &Programme, item: ItemId) -> Vec<(Bound, Point)> {
    let Some(dose) = programme.item(item).and_then(|row| row.dose.as_ref()) else {
        return Vec::new();
    };
    let ends = ends(programme, item, dose).into_iter();
    let mut bounds: Vec<(Bound, Point)> = ends.map(|end| (Bound::AtMost, end)).collect();
    let opens = given_from(programme, &dose.condition)
        .into_iter()
        .flat_map(|(earlier, at)| after(dose, earlier, at));
    bounds.extend(opens.map(|open| (Bound::AtLeast, open)));
    bounds
}

/// The last days on which a dose may be given that its window may outlast.
pub(crate) fn ends(programme: &Programme, item: ItemId, dose: &Dose) -> Vec<Point> {
    let ends = [caught_up(dose), begun_by(programme, item, dose)];
    let ends = ends.into_iter().flatten();
    ends.filter(|end| !never_later(&dose.window.latest, end))
        .collect()
}

/// The last day on which a dose is caught up.
fn caught_up(dose: &Dose) -> Option<Point> {
    match &dose.window.afterwards {
        Afterwards::CaughtUp { until } => Some(until.clone().plus(Duration::days(-1))),
        _ => None,
    }
}

/// The last day on which the first dose of a series may be given.
fn begun_by(programme: &Programme, item: ItemId, dose: &Dose) -> Option<Point> {
    let series = programme.series(dose.series)?;
    let last = series.begun_by.clone()?;
    (series.doses.first() == Some(&item)).then_some(last)
}

/// The doses that were not given before a point, for all whom a condition means: its parts that must
/// all hold.
fn given_from<'p>(programme: &'p Programme, condition: &Condition) -> Vec<(ItemId, &'p Point)> {
    match condition {
        Condition::All(parts) => parts
            .iter()
            .flat_map(|part| given_from(programme, part))
            .collect(),
        Condition::Fact(range) if range.allowed == [(GIVEN_FROM, GIVEN_FROM)] => {
            let made = programme.fact(range.fact).and_then(|row| row.made.as_ref());
            match made {
                Some(Made::Given { dose, at }) => vec![(*dose, at)],
                _ => Vec::new(),
            }
        }
        _ => Vec::new(),
    }
}

/// Before which days a dose cannot be given where an earlier one was not given before a point.
fn after(dose: &Dose, earlier: ItemId, at: &Point) -> Vec<Point> {
    let counted = |from: &Point| *from == Point::Item(earlier);
    let distances = dose.window.distances.iter();
    distances
        .filter(|distance| distance.bound == Bound::AtLeast && counted(&distance.from))
        .map(|distance| at.clone().plus(distance.duration))
        .chain([at.clone()])
        .collect()
}
