//! Windows and distances as a network: what bounds each visit and dose, and what ties them to each
//! other.

use super::layer::Layer;
use super::series;
use crate::history::AnyChild;
use crate::never_later::never_later;
use crate::places::{Column, Places};
use crate::years::{Footing, Reach, footing};
use stafett_model::locate::{Known, Located, known, shifted};
use stafett_model::{Born, Bound, Day, ItemId, Meta, Point, Programme, Variable, Window};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// A visit or dose, with what bounds its day.
pub(super) struct Thing<'p> {
    pub(super) meta: &'p Meta,
    pub(super) window: &'p Window,
    /// For children born when it is.
    born: Option<&'p Born>,
    /// Points that rest on no other thing and before which it cannot happen.
    opens: Vec<Own>,
    /// Points that rest on no other thing and after which it cannot happen.
    closes: Vec<Own>,
    /// The day aimed at between the ends of its window, in order: none of a pair may lie after the other. Only
    /// what rests on no other thing.
    aims: Vec<(Own, Own)>,
    /// Bounds that rest on another thing.
    edges: Vec<Edge>,
    /// Another thing whose day is the same: the one visit that carries a dose.
    same_day: Option<usize>,
}

/// A point that rests on no other thing, and where it lies.
#[derive(Clone)]
struct Own {
    point: Point,
    column: Rc<Column>,
}

impl Own {
    /// Where this and another point lie for a child.
    fn both(&self, other: &Own, birth: Day, start: Option<i32>) -> (Located, Located) {
        (self.column.at(birth, start), other.column.at(birth, start))
    }
}

/// Not before, or not after, a point that rests on another thing.
struct Edge {
    bound: Bound,
    point: Point,
    other: usize,
}

/// Visits and doses, in an order in which what a window needs comes first.
pub(super) struct Net<'p> {
    programme: &'p Programme,
    pub(super) things: Vec<Thing<'p>>,
    /// The things that are told of: those of the network's own layer.
    own: BTreeSet<usize>,
}

impl<'p> Net<'p> {
    /// The network of the visits of a layer, each under its rule, and of all doses.
    pub(super) fn new(places: &Places<'p>, layer: &Layer) -> Net<'p> {
        let programme = places.programme;
        let visits = programme.visit_order.iter().filter_map(|id| {
            let rule = programme.base_of(*id);
            let visit = programme.visit(*id)?;
            let in_force = layer.rows.get(&rule) == Some(id);
            let born = visit.born.as_ref();
            in_force.then_some((Variable::Visit(rule), &visit.meta, &visit.window, born))
        });
        let doses = programme.items.iter().enumerate().filter_map(|(at, item)| {
            let id = ItemId(u16::try_from(at).ok()?);
            let dose = item.dose.as_ref()?;
            Some((Variable::Item(id), &item.meta, &dose.window, None))
        });
        let listed: Vec<(Variable, &Meta, &Window, Option<&Born>)> = visits.chain(doses).collect();
        let order: BTreeMap<Variable, usize> = listed
            .iter()
            .enumerate()
            .map(|(at, (variable, ..))| (*variable, at))
            .collect();
        let is_own = |variable: &Variable| match variable {
            Variable::Visit(rule) => {
                let row = layer.rows.get(rule).and_then(|row| programme.visit(*row));
                row.is_some_and(|row| layer.is_own(row))
            }
            _ => layer.is_of_base(),
        };
        let own = listed.iter().map(|(variable, ..)| is_own(variable));
        let own = own
            .enumerate()
            .filter(|(_, own)| *own)
            .map(|(at, _)| at)
            .collect();
        let things: Vec<Thing> = listed
            .into_iter()
            .map(|(variable, meta, window, born)| Thing {
                born,
                ..thing(places, (layer, &order), variable, meta, window)
            })
            .collect();
        Net {
            programme,
            things,
            own,
        }
    }

    /// The things of the network's own layer.
    pub(super) fn own(&self) -> &BTreeSet<usize> {
        &self.own
    }

    /// The points by which it is decided whether the window of a thing has a day, for those whom it is
    /// for.
    pub(super) fn window(&self, at: usize) -> Vec<Point> {
        let thing = &self.things[at];
        let ends = thing.opens.first().into_iter().chain(thing.closes.first());
        let ends = ends.map(|own| own.point.clone());
        ends.chain(thing.birth_points()).collect()
    }

    /// How far is counted on from them: where both ends rest on one variable that may fall on any day,
    /// it is looked at for a cycle of leap years.
    pub(super) fn window_reach(&self, at: usize) -> Reach {
        let thing = &self.things[at];
        let ends = thing.opens.first().zip(thing.closes.first());
        let tied = ends.is_some_and(|(opens, closes)| {
            opens.point.root() == closes.point.root() && opens.point.root() != &Point::Birth
        });
        Reach {
            back: 0,
            ahead: if tied { 5 } else { 0 },
        }
    }

    /// The same for the day aimed at.
    pub(super) fn aims(&self, at: usize) -> Vec<Point> {
        let aims = self.things[at].aims.iter();
        let aims = aims.flat_map(|(one, other)| [one, other]);
        let aims = aims.map(|own| own.point.clone());
        aims.chain(self.window(at)).collect()
    }

    /// The points on which some things rest that are no things.
    pub(super) fn points(&self, tied: &[usize]) -> Vec<Point> {
        let things = tied.iter().map(|at| &self.things[*at]);
        let own = things.flat_map(|thing| thing.opens.iter().chain(&thing.closes));
        let births = tied.iter().flat_map(|at| self.things[*at].birth_points());
        own.map(|own| own.point.clone()).chain(births).collect()
    }

    /// How far is counted on from those points. No day passes the end of its window before it is found
    /// at fault, and a round counts no distance twice; but the day of a thing without an end of its
    /// own, or with an empty window, may be raised without bound.
    pub(super) fn reach(&self, tied: &[usize], is_empty: impl Fn(usize) -> bool) -> Reach {
        if !self.all_end(tied) || tied.iter().any(|at| is_empty(*at)) {
            return Reach::UNBOUNDED;
        }
        let mut reach = Reach::default();
        for edge in tied.iter().flat_map(|at| &self.things[*at].edges) {
            if let Footing::BirthDay(own) | Footing::BirthYear(own) =
                footing(self.programme, &edge.point)
            {
                // Once for the ends of windows that rest on others, once for the round.
                reach = reach.ahead_by(own).ahead_by(own);
            }
        }
        reach
    }

    /// Whether the window of each of some things ends with a point of its own or some time after
    /// another whose window ends.
    fn all_end(&self, tied: &[usize]) -> bool {
        let mut ending: BTreeSet<usize> = BTreeSet::new();
        loop {
            let before = ending.len();
            let ends = |at: &usize| {
                let thing = &self.things[*at];
                let mut latest = thing.edges.iter().filter(|e| e.bound == Bound::AtMost);
                !thing.closes.is_empty() || latest.any(|edge| ending.contains(&edge.other))
            };
            ending = tied.iter().copied().filter(ends).collect();
            if ending.len() == before {
                return ending.len() == tied.len();
            }
        }
    }

    /// Things that are tied to each other, directly or through others, and things that keep distances by
    /// themselves; one of the own layer among them: ascending.
    pub(super) fn tied(&self) -> Vec<Vec<usize>> {
        let mut sets: Vec<BTreeSet<usize>> = Vec::new();
        for (at, thing) in self.things.iter().enumerate() {
            let others = thing.edges.iter().map(|edge| edge.other);
            let mut set: BTreeSet<usize> = others.chain(thing.same_day).collect();
            if set.is_empty() && !thing.has_distances_of_its_own() {
                continue;
            }
            set.insert(at);
            sets.retain(|known| {
                let apart = known.is_disjoint(&set);
                if !apart {
                    set.extend(known);
                }
                apart
            });
            sets.push(set);
        }
        sets.retain(|set| !set.is_disjoint(&self.own));
        sets.sort();
        sets.into_iter()
            .map(|set| set.into_iter().collect())
            .collect()
    }

    /// Of some things that are tied to each other, the first that cannot keep every distance; a thing
    /// whose own window is empty is none. Things that are not for the birth date bind nobody.
    pub(super) fn broken(&self, tied: &[usize], birth: Day, start: Option<i32>) -> Option<usize> {
        let is_for = |at: &usize| self.things[*at].is_for(birth);
        let tied: Vec<usize> = tied.iter().copied().filter(is_for).collect();
        let mut days = vec![None; self.things.len()];
        let mut closes = days.clone();
        for at in &tied {
            days[*at] = self.things[*at].opens(birth, start);
            closes[*at] = self.things[*at].closes(birth, start);
        }
        let late = |at: usize, days: &[Option<Day>]| {
            let close = self.close(at, closes[at], days);
            days[at].zip(close).is_some_and(|(day, close)| day > close)
                && !self.is_empty(at, birth, start)
        };
        // A round raises a day or is the last. A day that has passed its window ends it too, so
        // the rounds are bounded by the days of the windows.
        loop {
            let before = days.clone();
            tied.iter().for_each(|at| self.raise(*at, &mut days));
            let broken = tied.iter().find(|at| late(**at, &days));
            if broken.is_some() || days == before {
                return broken.copied();
            }
        }
    }

    /// Whether a window that rests on no other thing has no day, for a child whom it is for.
    pub(super) fn is_empty(&self, at: usize, birth: Day, start: Option<i32>) -> bool {
        let thing = &self.things[at];
        if !thing.is_for(birth) {
            return false;
        }
        let (Some(earliest), Some(latest)) = (thing.opens.first(), thing.closes.first()) else {
            return false;
        };
        self.together(earliest, latest, birth, start)
            .unwrap_or_else(|| {
                let (opens, closes) = earliest.both(latest, birth, start);
                begins(opens)
                    .zip(closes.first())
                    .is_some_and(|(opens, closes)| opens > closes)
            })
    }

    /// Whether the day aimed at lies before or after a window that rests on no other thing, for a child whom
    /// it is for; where it rests on another event than the window, on whatever day that happens.
    pub(super) fn is_beside(&self, at: usize, birth: Day, start: Option<i32>) -> bool {
        let thing = &self.things[at];
        let beside = |(one, other): &(Own, Own)| {
            self.together(one, other, birth, start).unwrap_or_else(|| {
                let (one, other) = one.both(other, birth, start);
                one.first()
                    .zip(other.last())
                    .is_some_and(|(one, other)| one > other)
            })
        };
        thing.is_for(birth) && !self.is_empty(at, birth, start) && thing.aims.iter().any(beside)
    }

    /// Whether the first of two points lies after the second on some day of the one variable on which both
    /// rest; `None` where they rest on none, or not on the same.
    fn together(&self, one: &Own, other: &Own, birth: Day, start: Option<i32>) -> Option<bool> {
        let (begin, end) = one.both(other, birth, start);
        let (
            Located::Open { variable, .. },
            Located::Open {
                variable: of_end, ..
            },
        ) = (begin, end)
        else {
            return None;
        };
        let child = AnyChild {
            programme: self.programme,
            birth,
            start,
        };
        (variable == of_end).then(|| {
            !never_later(&one.point, &other.point)
                && self.empty_for_some(variable, &one.point, &other.point, &child)
        })
    }

    /// Whether, for some day of the one variable on which both ends rest, the window has no day.
    fn empty_for_some(
        &self,
        variable: Variable,
        earliest: &Point,
        latest: &Point,
        child: &AnyChild,
    ) -> bool {
        let day = |point: &Point, root: Day| shifted(self.programme, point, root);
        let (first, last) = match known(self.programme, variable, child) {
            Some(Known::On(day)) => (day, day),
            Some(Known::Between { first, last }) => {
                // Without a last day one leap cycle of four years shows every case.
                (first, last.or_else(|| first.plus(1_461)).unwrap_or(first))
            }
            Some(Known::Never) | None => return false,
        };
        (first.number()..=last.number())
            .filter_map(Day::from_number)
            .any(|root| {
                day(earliest, root)
                    .zip(day(latest, root))
                    .is_some_and(|(opens, closes)| opens > closes)
            })
    }

    /// The last day of a thing, at worst, given that of its own and the least days of the others.
    fn close(&self, at: usize, own: Option<Day>, days: &[Option<Day>]) -> Option<Day> {
        let edges = self.things[at].edges.iter();
        edges
            .filter(|edge| edge.bound == Bound::AtMost)
            .filter_map(|edge| shifted(self.programme, &edge.point, days[edge.other]?))
            .chain(own)
            .min()
    }

    /// Raises the least day of a thing to what other things demand of it, and the least day of what
    /// it must not lie too far after.
    fn raise(&self, at: usize, days: &mut [Option<Day>]) {
        let thing = &self.things[at];
        for edge in thing
            .edges
            .iter()
            .filter(|edge| edge.bound == Bound::AtLeast)
        {
            let from = days[edge.other].and_then(|day| shifted(self.programme, &edge.point, day));
            days[at] = days[at].max(from);
        }
        if let Some(other) = thing.same_day {
            let day = days[at].max(days[other]);
            (days[at], days[other]) = (day, day);
        }
        for edge in thing
            .edges
            .iter()
            .filter(|edge| edge.bound == Bound::AtMost)
        {
            days[edge.other] = self.pulled(edge, days[at], days[edge.other]);
        }
    }

    /// The first day of another thing, from `root` on, after which `day` does not lie too far.
    fn pulled(&self, edge: &Edge, day: Option<Day>, root: Option<Day>) -> Option<Day> {
        let (Some(day), Some(mut root)) = (day, root) else {
            return root;
        };
        while shifted(self.programme, &edge.point, root).is_some_and(|reach| reach < day) {
            root = root.plus(1)?;
        }
        Some(root)
    }
}

impl Thing<'_> {
    /// Whether it is for children born on this day.
    fn is_for(&self, birth: Day) -> bool {
        self.born.is_none_or(|born| born.includes(birth))
    }

    /// The points on whose order it rests for which birth dates it is.
    fn birth_points(&self) -> Vec<Point> {
        self.born.map(Born::points).unwrap_or_default()
    }

    /// Whether it keeps distances to points that rest on no other thing, besides the ends of its
    /// window.
    fn has_distances_of_its_own(&self) -> bool {
        self.opens.len() > 1 || self.closes.len() > 1
    }

    /// The first day, at worst, by what rests on no other thing.
    fn opens(&self, birth: Day, start: Option<i32>) -> Option<Day> {
        self.opens
            .iter()
            .filter_map(|own| begins(own.column.at(birth, start)))
            .max()
    }

    /// The last day, at worst, by what rests on no other thing.
    fn closes(&self, birth: Day, start: Option<i32>) -> Option<Day> {
        let own = self.closes.iter();
        own.filter_map(|own| own.column.at(birth, start).first())
            .min()
    }
}

/// The day aimed at between the ends of a window: after its first day, and before its last.
fn aims(places: &Places, order: &BTreeMap<Variable, usize>, window: &Window) -> Vec<(Own, Own)> {
    let own = |point: &Point| {
        let rests = rests_on(point).is_some_and(|other| order.contains_key(&other));
        (!rests).then(|| Own {
            point: point.clone(),
            column: places.column(point),
        })
    };
    let first = own(&window.recommended);
    let last = match &window.recommended_through {
        Some(through) => own(through),
        None => first.clone(),
    };
    let pairs = [
        own(&window.earliest).zip(first),
        last.zip(own(&window.latest)),
    ];
    pairs.into_iter().flatten().collect()
}

fn thing<'p>(
    places: &Places<'p>,
    (layer, order): (&Layer, &BTreeMap<Variable, usize>),
    variable: Variable,
    meta: &'p Meta,
    window: &'p Window,
) -> Thing<'p> {
    let distances = window.distances.iter().map(|distance| {
        (
            distance.bound,
            distance.from.clone().plus(distance.duration),
        )
    });
    let ends = [
        (Bound::AtLeast, window.earliest.clone()),
        (Bound::AtMost, window.latest.clone()),
    ];
    let mut thing = Thing {
        meta,
        window,
        born: None,
        opens: Vec::new(),
        closes: Vec::new(),
        aims: aims(places, order, window),
        edges: Vec::new(),
        same_day: carrier(places.programme, (layer, order), variable),
    };
    let of_series = match variable {
        Variable::Item(item) => series::bounds(places.programme, item),
        _ => Vec::new(),
    };
    for (bound, point) in ends.into_iter().chain(distances).chain(of_series) {
        match (rests_on(&point).and_then(|other| order.get(&other)), bound) {
            (Some(other), bound) => thing.edges.push(Edge {
                bound,
                point,
                other: *other,
            }),
            (None, bound) => {
                let column = places.column(&point);
                match bound {
                    Bound::AtLeast => thing.opens.push(Own { point, column }),
                    Bound::AtMost => thing.closes.push(Own { point, column }),
                }
            }
        }
    }
    thing
}

/// The visit or dose on whose day a point rests.
fn rests_on(point: &Point) -> Option<Variable> {
    match point.root() {
        Point::Visit(visit) => Some(Variable::Visit(*visit)),
        Point::Item(item) => Some(Variable::Item(*item)),
        _ => None,
    }
}

/// The day by which a point has come at the latest; for an event that may never come, the first day
/// on which it can.
pub(super) fn begins(place: Located) -> Option<Day> {
    place.last().or(place.first())
}

/// The one obligatory visit that carries a dose.
fn carrier(
    programme: &Programme,
    (layer, order): (&Layer, &BTreeMap<Variable, usize>),
    variable: Variable,
) -> Option<usize> {
    let Variable::Item(item) = variable else {
        return None;
    };
    let rows = layer.rows.iter();
    let visits = rows.filter_map(|(rule, row)| Some((*rule, programme.visit(*row)?)));
    let mut carriers = visits.filter(|(_, visit)| visit.items.contains(&item));
    let (Some((rule, visit)), None) = (carriers.next(), carriers.next()) else {
        return None;
    };
    (!visit.as_needed)
        .then(|| order.get(&Variable::Visit(rule)).copied())
        .flatten()
}
