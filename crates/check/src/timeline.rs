//! Birth dates sorted into classes in which the points of a claim stand in the same order, and each
//! class cut into stretches of days on which nothing changes.
//!
//! Why a class is decided by one of its children: a claim asks which points have come on a day. For
//! two birth dates of one class the days at which points come (or may come, or must have come) have
//! the same ranks, the same of them fall together, the same follow each other on the next day, and
//! the same points rest on one variable. So the stretches of the two children correspond one to
//! one, with the same possible states in each.

use crate::cohort::{Dates, Runs, append};
use crate::column::Away;
use crate::history::depends_on_start;
use crate::order::Ladder;
use crate::places::{Column, Places};
use stafett_model::{Day, Located, Point, Programme, Variable};
use std::collections::BTreeMap;
use std::rc::Rc;

/// The points of a claim over all birth dates.
pub struct Timeline<'p> {
    /// The programme.
    pub programme: &'p Programme,
    /// The points, without repeats; the first is birth.
    pub points: Vec<Point>,
    /// The classes, in the order of their least birth date.
    pub classes: Vec<Class>,
    /// Where each point lies, for every child.
    columns: Vec<Rc<Column>>,
    /// Places of a point that rests on an event, and of the point before which it cannot come.
    pub(crate) waits: Vec<(usize, usize)>,
    /// The points from which and before which days matter, by place; all days without.
    window: Option<(usize, usize)>,
}

/// Children for whom the points stand in the same order.
pub struct Class {
    /// Value of the school calendar's start fact, where a point depends on it.
    pub start: Option<i32>,
    /// Their birth dates: closed intervals, ascending.
    pub births: Vec<(Day, Day)>,
    /// Where each point lies for the least of them.
    pub located: Vec<Located>,
}

impl<'p> Timeline<'p> {
    /// Sorts the population's birth dates by the order of `points`.
    pub fn new(places: &Places<'p>, points: impl IntoIterator<Item = Point>) -> Timeline<'p> {
        Timeline::sorted(places, points, None)
    }

    /// The same for a claim that looks only at the days from one point until another: the order of
    /// points outside these days tells no children apart.
    pub fn within(
        places: &Places<'p>,
        points: impl IntoIterator<Item = Point>,
        window: (&Point, &Point),
    ) -> Timeline<'p> {
        Timeline::sorted(places, points, Some(window))
    }

    fn sorted(
        places: &Places<'p>,
        points: impl IntoIterator<Item = Point>,
        window: Option<(&Point, &Point)>,
    ) -> Timeline<'p> {
        let mut distinct = vec![Point::Birth];
        for point in points {
            if !distinct.contains(&point) {
                distinct.push(point);
            }
        }
        let mut waits = Vec::new();
        for at in 0..distinct.len() {
            if let Some(bound) = not_before(places.programme, &distinct[at]) {
                let known = distinct.iter().position(|point| *point == bound);
                let place = known.unwrap_or(distinct.len());
                if known.is_none() {
                    distinct.push(bound);
                }
                waits.push((at, place));
            }
        }
        let columns = distinct.iter().map(|point| places.column(point)).collect();
        let mut timeline = Timeline {
            programme: places.programme,
            points: distinct,
            classes: Vec::new(),
            columns,
            waits,
            window: None,
        };
        timeline.window = window.map(|(from, until)| (timeline.at(from), timeline.at(until)));
        timeline.sort_births(places);
        timeline
    }

    /// The place of a point, which must be one of those given.
    pub fn at(&self, point: &Point) -> usize {
        self.points
            .iter()
            .position(|known| known == point)
            .unwrap_or(0)
    }

    /// Whether a point depends on the fact that decides when a child starts school.
    pub fn depends_on_start(&self) -> bool {
        self.points
            .iter()
            .any(|point| depends_on_start(self.programme, point))
    }

    fn sort_births(&mut self, places: &Places) {
        let cohorts = places.cohorts_of(&self.points, &self.columns, Dates::Ordered);
        for start in places.starts_for(&self.points) {
            let mut sorting = Sorting::default();
            let runs = Runs::of(&cohorts, |year, day| {
                sorting.number(&self.columns, self.window, (year, day, start))
            });
            let mut births = vec![Vec::new(); sorting.known.len()];
            for (class, interval) in runs.intervals(places) {
                append(&mut births[class], interval);
            }
            for births in births {
                let located = self.locate_all(births[0].0, start);
                self.classes.push(Class {
                    start,
                    births,
                    located,
                });
            }
        }
    }

    /// Where every point lies for a child born on `birth`.
    pub fn locate_all(&self, birth: Day, start: Option<i32>) -> Vec<Located> {
        let places: Vec<Located> = self
            .columns
            .iter()
            .map(|column| column.at(birth, start))
            .collect();
        match self.window {
            Some((from, until)) => clamped(places, from, until, birth),
            None => places,
        }
    }
}

/// Birth dates sorted by the order of their points, one after another.
#[derive(Default)]
struct Sorting {
    /// The orders that have been seen, numbered.
    known: BTreeMap<Vec<u16>, usize>,
    /// The order of the last birth date, the place of its year, and its number.
    last: Option<(Ladder, usize, usize)>,
    row: Vec<Away>,
}

impl Sorting {
    /// The number of the class of a birth date, given by place of its year and days from the first of
    /// January.
    fn number(
        &mut self,
        columns: &[Rc<Column>],
        window: Option<(usize, usize)>,
        (year, day, start): (usize, i32, Option<i32>),
    ) -> usize {
        self.row.clear();
        let away = columns.iter().map(|column| column.away(year, day, start));
        self.row.extend(away);
        if let Some(window) = window {
            clamp(&mut self.row, window);
        }
        // Neighbouring birth dates are mostly of one class.
        if let Some((ladder, of_year, number)) = &self.last
            && *of_year == year
            && ladder.fits(&self.row)
        {
            return *number;
        }
        let ladder = Ladder::new(&self.row);
        let next = self.known.len();
        let order = ladder.numbers(&variables(columns, year, start));
        let number = *self.known.entry(order).or_insert(next);
        self.last = Some((ladder, year, number));
        number
    }
}

/// For each point the first that rests on the same variable as it does when it is open.
fn variables(columns: &[Rc<Column>], year: usize, start: Option<i32>) -> Vec<usize> {
    let all: Vec<Option<Variable>> = columns
        .iter()
        .map(|column| column.variable(year, start))
        .collect();
    let first = |own: &Option<Variable>| all.iter().position(|other| other == own);
    all.iter().map(|own| first(own).unwrap_or(0)).collect()
}

/// Days before those that matter count as birth, days after them as never.
fn clamp(row: &mut [Away], (from, until): (usize, usize)) {
    let first = match row[from] {
        Away::NEVER => 0,
        opens => opens.first,
    };
    let last = row[until].last;
    for (at, place) in row.iter_mut().enumerate() {
        if at == from || at == until {
            continue;
        } else if place.last != i32::MAX && place.last <= first {
            *place = Away::BIRTH;
        } else if last != i32::MAX && place.first > last {
            *place = Away::NEVER;
        }
    }
}

/// The point before which one that rests on a named event cannot come; `None` where that is plain
/// from the day of birth.
fn not_before(programme: &Programme, point: &Point) -> Option<Point> {
    let Point::Event(event) = point.root() else {
        return None;
    };
    let earliest = &programme.event(*event)?.earliest;
    (!matches!(earliest.root(), Point::Birth | Point::Event(_))).then(|| rooted(point, earliest))
}

/// A point counted from another root.
pub(crate) fn rooted(point: &Point, root: &Point) -> Point {
    match point {
        Point::After(of, duration) => Point::After(Box::new(rooted(of, root)), *duration),
        Point::DayOfYear { of, month, day } => Point::DayOfYear {
            of: Box::new(rooted(of, root)),
            month: *month,
            day: *day,
        },
        _ => root.clone(),
    }
}

/// Days before those that matter count as birth, days after them as never.
fn clamped(mut places: Vec<Located>, from: usize, until: usize, birth: Day) -> Vec<Located> {
    let first = places[from].first().unwrap_or(birth);
    let last = places[until].last();
    for (at, place) in places.iter_mut().enumerate() {
        let over = place.last().is_some_and(|day| day <= first);
        let to_come = last.is_some_and(|last| place.first().is_none_or(|day| day > last));
        if at == from || at == until {
            continue;
        } else if over {
            *place = Located::At(birth);
        } else if to_come {
            *place = Located::Never;
        }
    }
    places
}

/// The days on which something may change, from birth on.
pub(crate) fn cuts(located: &[Located], birth: Day) -> Vec<Day> {
    let mut days: Vec<Day> = located
        .iter()
        .flat_map(|place| [place.first(), place.last()])
        .flatten()
        .collect();
    days.retain(|day| *day >= birth);
    days.push(birth);
    days.sort();
    days.dedup();
    days
}

/// The union of sets of birth dates, as ascending closed intervals that do not touch.
pub fn union(mut births: Vec<(Day, Day)>) -> Vec<(Day, Day)> {
    births.sort();
    let mut joined: Vec<(Day, Day)> = Vec::new();
    for (first, last) in births {
        match joined.last_mut() {
            Some((_, end)) if end.plus(1).is_none_or(|next| first <= next) => {
                *end = (*end).max(last)
            }
            _ => joined.push((first, last)),
        }
    }
    joined
}

/// How many birth dates ascending closed intervals hold.
pub fn count(births: &[(Day, Day)]) -> u32 {
    births
        .iter()
        .map(|(first, last)| last.since(*first).unsigned_abs() + 1)
        .sum()
}
