//! The windows of a programme with their points numbered, where those hang on nothing that happens: each
//! such point is located once for a child, however many windows have it.

use crate::place::span::{bounds as bounds_of, points};
use crate::tables::months::Age;
use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use stafett_model::programme::Distance;
use stafett_model::{
    Afterwards, Duration, ItemId, Period, Point, Programme, Variable, VisitId, Window,
};

/// The windows of a programme, by what has them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Windows {
    /// The points that hang on nothing that happens, each once.
    pub(crate) points: Vec<Numbered>,
    visits: Vec<Option<Bounds>>,
    doses: Vec<Option<Bounds>>,
}

/// A point that hangs on nothing that happens.
#[derive(Clone, Debug)]
pub(crate) enum Numbered {
    /// So long after birth.
    Age(Age),
    /// Counted from a date, or from an edge of a term, a school year or a calendar year: the same for children born in one
    /// calendar year who start school in one autumn.
    OfYear(Point),
    /// Any other.
    Other(Point),
}

/// A window, by the numbers of its points; `None` where a point has none.
#[derive(Clone, Debug)]
pub(crate) struct Bounds {
    pub(crate) earliest: Option<usize>,
    pub(crate) recommended: Option<usize>,
    pub(crate) through: Option<usize>,
    pub(crate) latest: Option<usize>,
    /// The first day on which it is caught up no more.
    pub(crate) caught_up: Option<usize>,
    /// The days that its distances name.
    pub(crate) distances: Vec<Option<usize>>,
    /// The events, visits and items on which its days hang, ascending.
    pub(crate) hangs_on: Vec<Variable>,
    /// Those on which its first and last day hang, ascending.
    pub(crate) bounds_hang_on: Vec<Variable>,
    /// Those on which its first day hangs, ascending.
    pub(crate) begin_hangs_on: Vec<Variable>,
    /// Whether its days hang on nothing that happens, apart from its distances: each of their points has a number.
    pub(crate) is_dated: bool,
    /// Whether it hangs on nothing that happens: so do its distances.
    pub(crate) is_settled: bool,
    /// The numbers of its first, recommended and last day, where it has no range.
    pub(crate) days: Option<[usize; 3]>,
    /// The same where it has no distances either.
    pub(crate) exactly: Option<[usize; 3]>,
}

impl Windows {
    /// Those of `programme`.
    pub(crate) fn of(programme: &Programme) -> Windows {
        let mut numbers = Numbers {
            programme,
            points: Vec::new(),
            known: BTreeMap::new(),
        };
        let visits = programme.visits.iter();
        let visits = visits
            .map(|row| Some(numbers.window(&row.window)))
            .collect();
        let items = programme.items.iter().map(|row| row.dose.as_ref());
        let doses = items
            .map(|dose| Some(numbers.window(&dose?.window)))
            .collect();
        Windows {
            points: numbers.points,
            visits,
            doses,
        }
    }

    /// The window of a visit.
    pub(crate) fn of_visit(&self, visit: VisitId) -> Option<&Bounds> {
        self.visits.get(visit.index())?.as_ref()
    }

    /// The window of a dose.
    pub(crate) fn of_dose(&self, item: ItemId) -> Option<&Bounds> {
        self.doses.get(item.index())?.as_ref()
    }

    /// The events, visits and items on which the days of a visit's window hang, ascending.
    pub(crate) fn visit_hangs_on(&self, visit: VisitId) -> &[Variable] {
        self.of_visit(visit).map_or(&[], |bounds| &bounds.hangs_on)
    }

    /// The same of its first and last day: without the recommended one it can still be done.
    pub(crate) fn visit_bounds_hang_on(&self, visit: VisitId) -> &[Variable] {
        self.of_visit(visit)
            .map_or(&[], |bounds| &bounds.bounds_hang_on)
    }

    /// The same of its first day.
    pub(crate) fn visit_begin_hangs_on(&self, visit: VisitId) -> &[Variable] {
        self.of_visit(visit)
            .map_or(&[], |bounds| &bounds.begin_hangs_on)
    }

    /// The same of all days of a dose's window.
    pub(crate) fn dose_hangs_on(&self, item: ItemId) -> &[Variable] {
        self.of_dose(item).map_or(&[], |bounds| &bounds.hangs_on)
    }

    /// The same of its first and last day.
    pub(crate) fn dose_bounds_hang_on(&self, item: ItemId) -> &[Variable] {
        self.of_dose(item)
            .map_or(&[], |bounds| &bounds.bounds_hang_on)
    }

    /// Whether the days of a dose's window, apart from its distances, hang on nothing that happens.
    pub(crate) fn is_dose_dated(&self, item: ItemId) -> bool {
        self.of_dose(item).is_some_and(|bounds| bounds.is_dated)
    }

    /// Whether the last day of a dose's window is an age: never before birth.
    pub(crate) fn ends_after_birth(&self, item: ItemId) -> bool {
        let latest = self.of_dose(item).and_then(|bounds| bounds.latest);
        let latest = latest.and_then(|number| self.points.get(number));
        matches!(latest, Some(Numbered::Age(age)) if !age.is_before_birth())
    }

    /// Whether the window of a visit hangs on nothing that happens.
    pub(crate) fn has_visit(&self, visit: VisitId) -> bool {
        self.of_visit(visit).is_some_and(|bounds| bounds.is_settled)
    }
}

/// Points on the way to their numbers.
struct Numbers<'p> {
    programme: &'p Programme,
    points: Vec<Numbered>,
    known: BTreeMap<Point, usize>,
}

impl Numbers<'_> {
    fn window(&mut self, window: &Window) -> Bounds {
        let named = |distance: &Distance| distance.from.clone().plus(distance.duration);
        let through = window.recommended_through.as_ref();
        let mut bounds = Bounds {
            earliest: self.number(&window.earliest),
            recommended: self.number(&window.recommended),
            through: through.and_then(|point| self.number(point)),
            latest: self.number(&window.latest),
            caught_up: match &window.afterwards {
                Afterwards::CaughtUp { until } => self.number(until),
                _ => None,
            },
            distances: window
                .distances
                .iter()
                .map(|distance| self.number(&named(distance)))
                .collect(),
            hangs_on: happenings(points(window)),
            bounds_hang_on: happenings(bounds_of(window)),
            begin_hangs_on: happenings(
                bounds_of(window).filter(|point| !core::ptr::eq(*point, &window.latest)),
            ),
            is_dated: false,
            is_settled: false,
            days: None,
            exactly: None,
        };
        let ends = [bounds.earliest, bounds.recommended, bounds.latest];
        bounds.is_dated =
            ends.iter().all(Option::is_some) && (through.is_none() || bounds.through.is_some());
        bounds.is_settled = bounds.is_dated && bounds.distances.iter().all(Option::is_some);
        if let ([Some(first), Some(aim), Some(last)], None) = (ends, through) {
            bounds.days = Some([first, aim, last]);
        }
        bounds.exactly = bounds.days.filter(|_| bounds.distances.is_empty());
        bounds
    }

    /// The number of a point, if it hangs on nothing that happens.
    fn number(&mut self, point: &Point) -> Option<usize> {
        if !is_settled(self.programme, point) {
            return None;
        }
        if let Some(number) = self.known.get(point) {
            return Some(*number);
        }
        let number = self.points.len();
        self.points.push(match point {
            Point::Birth => Numbered::Age(Age::of(Duration::ZERO)),
            Point::After(of, age) if **of == Point::Birth => Numbered::Age(Age::of(*age)),
            other if is_of_year(other) => Numbered::OfYear(other.clone()),
            other => Numbered::Other(other.clone()),
        });
        self.known.insert(point.clone(), number);
        Some(number)
    }
}

/// The events, visits and items on which points hang, ascending.
fn happenings<'p>(points: impl Iterator<Item = &'p Point>) -> Vec<Variable> {
    let happens = |point: &Point| match point.root() {
        Point::Event(event) => Some(Variable::Event(*event)),
        Point::Visit(visit) => Some(Variable::Visit(*visit)),
        Point::Item(item) => Some(Variable::Item(*item)),
        _ => None,
    };
    let mut all: Vec<Variable> = points.filter_map(happens).collect();
    all.sort();
    all.dedup();
    all
}

/// Whether a point is the same for children born in one calendar year who start school in one autumn.
fn is_of_year(point: &Point) -> bool {
    match point.root() {
        Point::Date(_) | Point::SchoolStart => true,
        Point::Period(period, _) => !matches!(period, Period::YearOfAge(_)),
        _ => false,
    }
}

/// Whether a point hangs on nothing that happens: on birth, due date, school start and terms alone.
pub(crate) fn is_settled(programme: &Programme, point: &Point) -> bool {
    let start = programme
        .school
        .as_ref()
        .and_then(|school| school.start_fact);
    let made = start
        .and_then(|fact| programme.fact(fact))
        .is_some_and(|fact| fact.made.is_some());
    match point.root() {
        Point::Birth | Point::DueDate | Point::Date(_) => true,
        Point::SchoolStart | Point::Period(..) => !made,
        _ => false,
    }
}
