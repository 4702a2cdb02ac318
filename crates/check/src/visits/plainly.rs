//! Visits that plainly are the responsible service's to make: for these, and they are nearly all, no
//! day needs to be looked at.

use super::expected;
use crate::Options;
use crate::offers::order::for_every_child;
use crate::places::Places;
use crate::space::Space;
use crate::timeline::rooted;
use stafett_model::{Area, Condition, Leg, Point, Visit};

/// Whether every child for whom the visit is meant has, for the whole window, a leg of the expected
/// service: one that has begun whenever the window is open, and has not ended before it closes.
///
/// An event with which the leg begins or ends is taken at its best, as the claim does, but only where
/// nothing else in question rests on it: then it may come on its first possible day, and stay away.
pub(super) fn inside(
    places: &Places,
    visit: &Visit,
    closes: &Point,
    area: &Area,
    options: &Options,
) -> bool {
    let own = area.legs.iter().filter(|leg| leg.holder == expected(visit));
    let covering: Vec<&Condition> = own
        .filter(|leg| {
            let window = [&visit.window.earliest, closes];
            Cover {
                places,
                window,
                leg,
            }
            .covers()
        })
        .map(|leg| &leg.condition)
        .collect();
    let left_out = Space::some_child(
        places.programme,
        &[&visit.condition],
        &covering,
        options.combinations,
    );
    left_out == Ok(None)
}

/// A window, by the points with which it opens and closes, and a leg.
struct Cover<'c, 'p> {
    places: &'c Places<'p>,
    window: [&'c Point; 2],
    leg: &'c Leg,
}

impl Cover<'_, '_> {
    fn covers(&self) -> bool {
        self.has_begun() && self.ends().all(|end| self.has_not_ended(end))
    }

    fn ends(&self) -> impl Iterator<Item = &Point> {
        [Some(&self.leg.until), self.leg.limit.as_ref()]
            .into_iter()
            .flatten()
    }

    fn has_begun(&self) -> bool {
        let (from, opens) = (&self.leg.from, self.window[0]);
        let at_best = || self.at_its_earliest(from);
        for_every_child(self.places, from, opens)
            || at_best().is_some_and(|earliest| for_every_child(self.places, &earliest, opens))
    }

    fn has_not_ended(&self, end: &Point) -> bool {
        for_every_child(self.places, self.window[1], end) || self.stands_alone(end)
    }

    /// Where a point lies that rests on an event, when the event comes as early as it can from birth
    /// on. `None` where it waits for something else.
    fn at_its_earliest(&self, point: &Point) -> Option<Point> {
        let root = match point.root() {
            Point::Event(event) => match &self.places.programme.event(*event)?.earliest {
                Point::Event(_) => Point::Birth,
                earliest if *earliest.root() == Point::Birth => earliest.clone(),
                _ => return None,
            },
            _ => Point::Birth,
        };
        self.stands_alone(point).then(|| rooted(point, &root))
    }

    /// Whether a point rests on an event, a visit or a content item, on which nothing else does that
    /// opens, closes, begins or ends, or says which children there are.
    fn stands_alone(&self, point: &Point) -> bool {
        let during = self.places.programme.population.during.iter();
        let spans = during.filter_map(|invariant| invariant.days.as_ref());
        let all = self
            .window
            .into_iter()
            .chain([&self.leg.from])
            .chain(self.ends())
            .chain(spans.flat_map(|(from, until)| [from, until]));
        let event = matches!(
            point.root(),
            Point::Event(_) | Point::Visit(_) | Point::Item(_)
        );
        event && all.filter(|other| other.root() == point.root()).count() == 1
    }
}
