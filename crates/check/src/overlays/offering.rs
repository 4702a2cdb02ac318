//! When a visit of one place or release is offered, at worst, to a child.

use crate::places::Alike;
use stafett_model::{Afterwards, Day, Located, Point, Visit, Window};

/// The points on which the offering of a visit rests.
pub(super) fn points(window: &Window) -> Vec<Point> {
    let mut points = vec![window.earliest.clone(), window.latest.clone()];
    if let Afterwards::CaughtUp { until } = &window.afterwards {
        points.push(until.clone());
    }
    points
}

/// The day up to which a visit may still lie ahead, included: its last day, at the latest. `None`
/// where it may lie ahead for ever.
pub(super) fn open_through(place: Located) -> Option<Day> {
    place.last()
}

/// The first day on which a visit is over, catching up included, at the earliest; `None` where it
/// is never over for certain.
pub(super) fn over_from(visit: &Visit, latest: Located, caught_up: Option<Located>) -> Option<Day> {
    let closed = latest.first()?.plus(1)?;
    match (&visit.window.afterwards, caught_up) {
        (Afterwards::CaughtUp { .. }, Some(until)) => Some(until.first()?.max(closed)),
        (Afterwards::CarriedOver | Afterwards::OfferedAgain, _) => None,
        _ => Some(closed),
    }
}

/// Whether a visit is for the birth dates of children who were told apart by its birth points.
pub(super) fn is_for(visit: &Visit, child: &Alike) -> bool {
    let first = child.births.first();
    first.is_some_and(|(birth, _)| visit.is_for_birth(*birth))
}
