//! The classes of children for whom a visit's dated conditions hold: a visit that a release begins or
//! ends, or that is for some birth dates only, is not for every one.

use crate::places::Places;
use crate::timeline::{Class, Timeline, union};
use stafett_model::{Day, Located, Point, Visit};

type Births = Vec<(Day, Day)>;

/// The timeline's classes without the children for whom the visit is not in force.
pub(super) fn classes(places: &Places, timeline: &Timeline, visit: &Visit) -> Vec<Class> {
    let births = births(places, visit);
    let of_start = |start: Option<i32>| {
        let own = births
            .iter()
            .filter(|(of, _)| of.is_none() || start.is_none() || *of == start);
        union(own.flat_map(|(_, births)| births.iter().copied()).collect())
    };
    let restricted = timeline.classes.iter().filter_map(|class| {
        let births = common(&class.births, &of_start(class.start));
        let least = births.first()?.0;
        Some(Class {
            start: class.start,
            located: timeline.locate_all(least, class.start),
            births,
        })
    });
    restricted.collect()
}

/// The birth dates for which every dated condition may hold, by value of the start fact where that
/// matters.
fn births(places: &Places, visit: &Visit) -> Vec<(Option<i32>, Births)> {
    let points: Vec<Point> = visit
        .switches
        .iter()
        .flat_map(|switch| [switch.point.clone(), Point::Date(switch.day)])
        .chain(visit.birth_points())
        .collect();
    let alike = places.alike(&points).into_iter();
    let in_force = alike.filter(|child| {
        let first = child.births.first();
        let is_for = first.is_some_and(|(first, _)| visit.is_for_birth(*first));
        is_for
            && visit.switches.iter().enumerate().all(|(at, switch)| {
                let place = child.located.get(2 * at).copied().unwrap_or(Located::Never);
                switch.holds(place).unwrap_or(true)
            })
    });
    in_force.map(|child| (child.start, child.births)).collect()
}

/// The birth dates that two ascending lists of closed intervals share.
fn common(one: &[(Day, Day)], other: &[(Day, Day)]) -> Births {
    let pairs = one.iter().flat_map(|a| other.iter().map(move |b| (a, b)));
    pairs
        .map(|(a, b)| (a.0.max(b.0), a.1.min(b.1)))
        .filter(|(first, last)| first <= last)
        .collect()
}
