//! A window as points: not before any of these, not after any of those.

use super::obligatory;
use crate::timeline::rooted;
use stafett_model::{Bound, ItemId, Point, Programme, VisitId, Window};

/// The days on which something may be done, as the points that bound them; all included.
pub struct Opening {
    /// It is done on none of these days before they have come.
    pub opens: Vec<Point>,
    /// It is not done after any of these days.
    pub closes: Vec<Point>,
}

impl Opening {
    /// The bounds of a window. One that rests on the day of another visit or dose stands there twice:
    /// as written, and counted from the ends of the other's own window.
    pub fn of(programme: &Programme, window: &Window) -> Opening {
        let mut opening = Opening {
            opens: vec![window.earliest.clone()],
            closes: vec![window.latest.clone()],
        };
        for distance in &window.distances {
            let point = distance.from.clone().plus(distance.duration);
            match distance.bound {
                Bound::AtLeast => opening.opens.push(point),
                Bound::AtMost => opening.closes.push(point),
            }
        }
        ground(programme, &mut opening.opens, |window| &window.earliest);
        ground(programme, &mut opening.closes, |window| &window.latest);
        opening
    }

    /// The bounds on the day on which a visit does one of its items: the visit's own and, for a dose,
    /// the dose's.
    pub fn of_item(programme: &Programme, visit: &Window, item: ItemId) -> Opening {
        let mut opening = Opening::of(programme, visit);
        let dose = programme.item(item).and_then(|item| item.dose.as_ref());
        if let Some(dose) = dose {
            let own = Opening::of(programme, &dose.window);
            opening.opens.extend(own.opens);
            opening.closes.extend(own.closes);
        }
        opening
    }
}

/// Adds to each point that rests on a visit or dose the one that rests on an end of its window.
fn ground(programme: &Programme, points: &mut Vec<Point>, end: fn(&Window) -> &Point) {
    let grounded: Vec<Point> = points
        .iter()
        .filter(|point| window_below(programme, point).is_some())
        .map(|point| grounded(programme, point, end))
        .collect();
    points.extend(grounded);
}

fn grounded(programme: &Programme, point: &Point, end: fn(&Window) -> &Point) -> Point {
    let mut point = point.clone();
    // Windows do not wait for each other in a circle; an artefact that says so still ends here.
    for _ in 0..programme.visits.len() + programme.items.len() {
        let Some(window) = window_below(programme, &point) else {
            break;
        };
        point = rooted(&point, end(window));
    }
    point
}

/// The window of the visit or dose on whose day a point rests. A dose has the window of the one
/// obligatory visit that gives it, where there is one.
fn window_below<'p>(programme: &'p Programme, point: &Point) -> Option<&'p Window> {
    match point.root() {
        Point::Visit(visit) => Some(&programme.visit(*visit)?.window),
        Point::Item(item) => match only_carrier(programme, *item) {
            Some(visit) => Some(&programme.visit(visit)?.window),
            None => Some(&programme.item(*item)?.dose.as_ref()?.window),
        },
        _ => None,
    }
}

/// The one obligatory visit that carries an item; `None` where there is none or more than one.
pub fn only_carrier(programme: &Programme, item: ItemId) -> Option<VisitId> {
    let mut carriers = obligatory(programme).filter(|(_, visit)| visit.items.contains(&item));
    match (carriers.next(), carriers.next()) {
        (Some((only, _)), None) => Some(only),
        _ => None,
    }
}
