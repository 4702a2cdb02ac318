//! The windows of a programme that hang on nothing that happens, with their points numbered: each
//! point is located once for a child, however many windows have it.

use crate::span::{Days, Span, When};
use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use stafett_model::programme::{Bound, Distance};
use stafett_model::{Dose, Duration, ItemId, Point, Programme, VisitId, Window};

/// Such windows, by what has them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Windows {
    /// The points, each once.
    pub(crate) points: Vec<Numbered>,
    visits: Vec<Option<Bounds>>,
    doses: Vec<Option<Bounds>>,
    /// The first day of the window of each dose, apart from its distances, where that hangs on nothing that
    /// happens.
    starts: Vec<Option<usize>>,
}

/// A point of such a window.
#[derive(Clone, Debug)]
pub(crate) enum Numbered {
    /// So long after birth.
    Age(Duration),
    /// Any other.
    Other(Point),
}

/// A window, by the numbers of its points.
#[derive(Clone, Debug)]
struct Bounds {
    earliest: usize,
    recommended: usize,
    through: Option<usize>,
    latest: usize,
    /// The days that its distances name.
    distances: Vec<(Bound, usize)>,
}

impl Windows {
    /// Those of `programme`.
    pub(crate) fn of(programme: &Programme) -> Windows {
        let mut numbers = Numbers::default();
        let mut settled =
            |window: &Window| hangs_on_nothing(programme, window).then(|| numbers.window(window));
        let visits = programme.visits.iter().map(|row| settled(&row.window));
        let visits = visits.collect();
        let items = programme.items.iter().map(|row| row.dose.as_ref());
        let doses = items.map(|dose| settled(&dose?.window)).collect();
        let items = programme.items.iter().map(|row| row.dose.as_ref());
        let start = |dose: Option<&Dose>| {
            let start = dose.map(|dose| &dose.window.earliest);
            let start = start.filter(|point| is_settled(programme, point))?;
            Some(numbers.number(start))
        };
        let starts = items.map(start).collect();
        Windows {
            points: numbers.points,
            visits,
            doses,
            starts,
        }
    }

    /// Whether the window of a visit is such.
    pub(crate) fn has_visit(&self, visit: VisitId) -> bool {
        self.visits.get(visit.index()).is_some_and(Option::is_some)
    }

    /// Whether the window of a dose is such.
    pub(crate) fn has_dose(&self, item: ItemId) -> bool {
        self.doses.get(item.index()).is_some_and(Option::is_some)
    }

    /// Where the window of a visit lies, given where the points do.
    pub(crate) fn visit(&self, visit: VisitId, points: &[Option<When>]) -> Option<Span> {
        let bounds = self.visits.get(visit.index())?.as_ref()?;
        Some(bounds.span(points))
    }

    /// The first day of the window of a visit, apart from its distances, given where the points lie.
    pub(crate) fn earliest_visit(&self, visit: VisitId, points: &[Option<When>]) -> Option<When> {
        let bounds = self.visits.get(visit.index())?.as_ref()?;
        points.get(bounds.earliest).copied().flatten()
    }

    /// The first day of the window of a dose, apart from its distances, given where the points lie.
    pub(crate) fn earliest_dose(&self, item: ItemId, points: &[Option<When>]) -> Option<When> {
        points
            .get(self.starts.get(item.index()).copied().flatten()?)
            .copied()
            .flatten()
    }

    /// Where the window of a dose lies, given where the points do.
    pub(crate) fn dose(&self, item: ItemId, points: &[Option<When>]) -> Option<Span> {
        let bounds = self.doses.get(item.index())?.as_ref()?;
        Some(bounds.span(points))
    }
}

impl Bounds {
    fn span(&self, points: &[Option<When>]) -> Span {
        let when = |number: usize| points.get(number).copied().flatten();
        let days = Days {
            earliest: when(self.earliest),
            recommended: when(self.recommended),
            through: self.through.and_then(when),
            latest: when(self.latest),
        };
        let distances = self.distances.iter();
        Span::within(
            days,
            distances.map(|(bound, number)| (*bound, when(*number))),
        )
    }
}

/// Points on the way to their numbers.
#[derive(Default)]
struct Numbers {
    points: Vec<Numbered>,
    known: BTreeMap<Point, usize>,
}

impl Numbers {
    fn window(&mut self, window: &Window) -> Bounds {
        let named = |distance: &Distance| distance.from.clone().plus(distance.duration);
        Bounds {
            earliest: self.number(&window.earliest),
            recommended: self.number(&window.recommended),
            through: window
                .recommended_through
                .as_ref()
                .map(|point| self.number(point)),
            latest: self.number(&window.latest),
            distances: window
                .distances
                .iter()
                .map(|distance| (distance.bound, self.number(&named(distance))))
                .collect(),
        }
    }

    fn number(&mut self, point: &Point) -> usize {
        if let Some(number) = self.known.get(point) {
            return *number;
        }
        let number = self.points.len();
        self.points.push(match point {
            Point::Birth => Numbered::Age(Duration::ZERO),
            Point::After(of, age) if **of == Point::Birth => Numbered::Age(*age),
            other => Numbered::Other(other.clone()),
        });
        self.known.insert(point.clone(), number);
        number
    }
}

/// Whether a window hangs on nothing that happens.
fn hangs_on_nothing(programme: &Programme, window: &Window) -> bool {
    let bounds = [&window.earliest, &window.recommended, &window.latest];
    let distances = window.distances.iter().map(|distance| &distance.from);
    let mut all = bounds
        .into_iter()
        .chain(&window.recommended_through)
        .chain(distances);
    all.all(|point| is_settled(programme, point))
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
