//! **Claim.** No window is without a day, and all windows and distances can be kept together: for
//! every birth date, each visit and dose has a day in its own window that keeps every distance.
//!
//! A temporal network whose edges are calendar functions (`x ≥ y ⊕ 6 months`), not constant numbers
//! of days; so it is solved per birth date, by raising every thing to its least possible day until
//! nothing moves (Dechter, Meiri and Pearl, "Temporal constraint networks", 1991, for the constant
//! case; the edges here are monotone, so the least fixpoint exists and decides). Terms that are not
//! published are taken at their worst: late where something begins, early where something ends.

mod message;

use crate::Report;
use crate::history::AnyChild;
use crate::places::{Column, Places};
use message::finding;
use stafett_diag::Name;
use stafett_model::locate::{Known, Located, known, shifted};
use stafett_model::proof::Words;
use stafett_model::{Bound, Day, ItemId, Meta, Point, Programme, Variable, VisitId, Window};
use std::collections::BTreeMap;
use std::rc::Rc;

/// Decides the claim for every visit and dose.
pub fn check(places: &Places, report: &mut Report) {
    for (name, says) in claims() {
        report.claim(name, says);
    }
    let net = Net::new(places);
    for _ in &net.things {
        report.decided(Name::EmptyWindow, 0);
        report.decided(Name::ContradictoryWindows, 0);
    }
    let mut faults: BTreeMap<(Name, usize), Vec<Child>> = BTreeMap::new();
    for start in places.starts() {
        for birth in places.births() {
            for (name, at) in net.faults(birth, start) {
                faults.entry((name, at)).or_default().push((start, birth));
            }
        }
    }
    for ((name, at), children) in faults {
        report.add(finding(places.programme, &net, name, at, &children));
    }
}

fn claims() -> [(Name, Words); 2] {
    [
        (
            Name::EmptyWindow,
            Words::new(
                "varje tidsfönster har minst en dag, för varje födelsedatum",
                "every window has at least one day, for every birth date",
            ),
        ),
        (
            Name::ContradictoryWindows,
            Words::new(
                "alla tidsfönster och minsta avstånd går att hålla samtidigt, för varje födelsedatum",
                "all windows and distances can be kept together, for every birth date",
            ),
        ),
    ]
}

/// Value of the start fact, and birth date.
type Child = (Option<i32>, Day);

/// A visit or dose, with what bounds its day.
struct Thing<'p> {
    meta: &'p Meta,
    window: &'p Window,
    /// Points that rest on no other thing and before which it cannot happen.
    opens: Vec<Rc<Column>>,
    /// Points that rest on no other thing and after which it cannot happen.
    closes: Vec<Rc<Column>>,
    /// Bounds that rest on another thing.
    edges: Vec<Edge>,
    /// Another thing whose day is the same: the one visit that carries a dose.
    same_day: Option<usize>,
}

/// Not before, or not after, a point that rests on another thing.
struct Edge {
    bound: Bound,
    point: Point,
    other: usize,
}

/// Visits and doses, in an order in which what a window needs comes first.
struct Net<'p> {
    programme: &'p Programme,
    things: Vec<Thing<'p>>,
    /// Things whose day another bounds, or that bound another's.
    tied: Vec<usize>,
}

impl<'p> Net<'p> {
    fn new(places: &Places<'p>) -> Net<'p> {
        let programme = places.programme;
        let visits = programme.visit_order.iter().filter_map(|id| {
            let visit = programme.visit(*id)?;
            Some((Variable::Visit(*id), &visit.meta, &visit.window))
        });
        let doses = programme.items.iter().enumerate().filter_map(|(at, item)| {
            let id = ItemId(u16::try_from(at).ok()?);
            Some((Variable::Item(id), &item.meta, &item.dose.as_ref()?.window))
        });
        let listed: Vec<(Variable, &Meta, &Window)> = visits.chain(doses).collect();
        let order: BTreeMap<Variable, usize> = listed
            .iter()
            .enumerate()
            .map(|(at, (variable, ..))| (*variable, at))
            .collect();
        let things: Vec<Thing> = listed
            .into_iter()
            .map(|(variable, meta, window)| thing(places, &order, variable, meta, window))
            .collect();
        let mut tied = Vec::new();
        for (at, thing) in things.iter().enumerate() {
            let others = thing
                .edges
                .iter()
                .map(|edge| edge.other)
                .chain(thing.same_day);
            let before = tied.len();
            tied.extend(others);
            if tied.len() > before {
                tied.push(at);
            }
        }
        tied.sort_unstable();
        tied.dedup();
        Net {
            programme,
            things,
            tied,
        }
    }

    /// The things at fault for a child: those whose own window is empty, and of the rest the first
    /// that cannot keep every distance.
    fn faults(&self, birth: Day, start: Option<i32>) -> Vec<(Name, usize)> {
        let empty: Vec<usize> = (0..self.things.len())
            .filter(|at| self.is_empty(*at, birth, start))
            .collect();
        let mut faults: Vec<_> = empty.iter().map(|at| (Name::EmptyWindow, *at)).collect();
        let mut days: Vec<Option<Day>> = self
            .things
            .iter()
            .map(|thing| thing.opens(birth, start))
            .collect();
        // A round raises a day or is the last. A day that has passed its window ends it too, so
        // the rounds are bounded by the days of the windows.
        loop {
            let before = days.clone();
            for at in &self.tied {
                self.raise(*at, &mut days);
            }
            let late = |at: &&usize| {
                let close = self.things[**at].close(self.programme, birth, start, &days);
                !empty.contains(*at)
                    && days[**at]
                        .zip(close)
                        .is_some_and(|(day, close)| day > close)
            };
            let broken = self.tied.iter().find(late);
            faults.extend(broken.map(|at| (Name::ContradictoryWindows, *at)));
            if broken.is_some() || days == before {
                return faults;
            }
        }
    }

    /// Whether a window that rests on no other thing has no day.
    fn is_empty(&self, at: usize, birth: Day, start: Option<i32>) -> bool {
        let thing = &self.things[at];
        let (Some(opens), Some(closes)) = (thing.opens.first(), thing.closes.first()) else {
            return false;
        };
        let (opens, closes) = (opens.at(birth, start), closes.at(birth, start));
        if let (
            Located::Open { variable: one, .. },
            Located::Open {
                variable: other, ..
            },
        ) = (opens, closes)
            && one == other
        {
            let child = AnyChild {
                programme: self.programme,
                birth,
                start,
            };
            return self.empty_for_some(one, &thing.window.earliest, &thing.window.latest, &child);
        }
        begins(opens)
            .zip(closes.first())
            .is_some_and(|(opens, closes)| opens > closes)
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
    /// The first day, at worst, by what rests on no other thing.
    fn opens(&self, birth: Day, start: Option<i32>) -> Option<Day> {
        self.opens
            .iter()
            .filter_map(|column| begins(column.at(birth, start)))
            .max()
    }

    /// The last day, at worst, given the least days of the others.
    fn close(
        &self,
        programme: &Programme,
        birth: Day,
        start: Option<i32>,
        days: &[Option<Day>],
    ) -> Option<Day> {
        let own = self
            .closes
            .iter()
            .filter_map(|column| column.at(birth, start).first());
        let edges = self.edges.iter().filter(|edge| edge.bound == Bound::AtMost);
        let tied = edges.filter_map(|edge| shifted(programme, &edge.point, days[edge.other]?));
        own.chain(tied).min()
    }
}

fn thing<'p>(
    places: &Places<'p>,
    order: &BTreeMap<Variable, usize>,
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
        opens: Vec::new(),
        closes: Vec::new(),
        edges: Vec::new(),
        same_day: carrier(places.programme, order, variable),
    };
    for (bound, point) in ends.into_iter().chain(distances) {
        match (rests_on(&point).and_then(|other| order.get(&other)), bound) {
            (Some(other), bound) => thing.edges.push(Edge {
                bound,
                point,
                other: *other,
            }),
            (None, Bound::AtLeast) => thing.opens.push(places.column(&point)),
            (None, Bound::AtMost) => thing.closes.push(places.column(&point)),
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
fn begins(place: Located) -> Option<Day> {
    place.last().or(place.first())
}

/// The one obligatory visit that carries a dose.
fn carrier(
    programme: &Programme,
    order: &BTreeMap<Variable, usize>,
    variable: Variable,
) -> Option<usize> {
    let Variable::Item(item) = variable else {
        return None;
    };
    let mut carriers = programme
        .visits
        .iter()
        .enumerate()
        .filter(|(_, visit)| visit.items.contains(&item));
    let (Some((at, visit)), None) = (carriers.next(), carriers.next()) else {
        return None;
    };
    let id = VisitId(u16::try_from(at).ok()?);
    (!visit.as_needed)
        .then(|| order.get(&Variable::Visit(id)).copied())
        .flatten()
}
