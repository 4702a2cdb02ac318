//! Birth dates sorted into classes in which the points of a claim stand in the same order, and each
//! class cut into stretches of days on which nothing changes.
//!
//! Why a class is decided by one of its children: a claim asks which points have come on a day. For
//! two birth dates of one class the days at which points come (or may come, or must have come) have
//! the same ranks, the same of them fall together, the same follow each other on the next day, and
//! the same points rest on one variable. So the stretches of the two children correspond one to
//! one, with the same possible states in each.

use crate::history::depends_on_start;
use crate::places::{Column, Places};
use stafett_model::{Day, Located, Point, Programme};
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

    /// The values of the start fact that are told apart: none where no point depends on it.
    fn starts(&self) -> Vec<Option<i32>> {
        let depends = self
            .points
            .iter()
            .any(|point| depends_on_start(self.programme, point));
        match &self.programme.school {
            Some(school) if depends => (0..school.start_turning.len())
                .map(|value| i32::try_from(value).ok())
                .collect(),
            _ => vec![None],
        }
    }

    /// Whether a point depends on the fact that decides when a child starts school.
    pub fn depends_on_start(&self) -> bool {
        self.starts() != [None]
    }

    fn sort_births(&mut self, places: &Places) {
        let mut classes: Vec<Class> = Vec::new();
        for start in self.starts() {
            let mut known: BTreeMap<Vec<u16>, usize> = BTreeMap::new();
            let mut last: Option<(Vec<u16>, usize)> = None;
            for birth in places.births() {
                let located = self.locate_all(birth, start);
                let order = order(&located, birth);
                // Neighbouring birth dates are mostly of one class.
                if let Some((same, class)) = &last
                    && *same == order
                {
                    extend(&mut classes[*class].births, birth);
                    continue;
                }
                let class = *known.entry(order.clone()).or_insert(classes.len());
                if class == classes.len() {
                    classes.push(Class {
                        start,
                        births: vec![(birth, birth)],
                        located,
                    });
                } else {
                    extend(&mut classes[class].births, birth);
                }
                last = Some((order, class));
            }
        }
        self.classes = classes;
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

/// What two birth dates must have in common to be one class.
fn order(located: &[Located], birth: Day) -> Vec<u16> {
    let cuts = cuts(located, birth);
    let rank = |day: Option<Day>| match day {
        None => u16::MAX,
        Some(day) => rank_of(&cuts, day),
    };
    let variable = |place: &Located| match place {
        Located::Open { variable, .. } => Some(*variable),
        Located::At(_) | Located::Never => None,
    };
    let mut order = Vec::with_capacity(located.len() * 3 + cuts.len());
    for (at, place) in located.iter().enumerate() {
        match place {
            Located::Never => order.push(u16::MAX),
            Located::At(day) if *day == birth => order.push(0),
            Located::At(day) => order.push(rank(Some(*day))),
            Located::Open {
                variable: own,
                first,
                last,
            } => {
                let same = located
                    .iter()
                    .take(at + 1)
                    .position(|other| variable(other) == Some(*own));
                order.extend([
                    rank(Some(*first)),
                    rank(*last),
                    rank_of_place(same),
                    u16::MAX,
                ]);
            }
        }
    }
    order.extend(
        cuts.windows(2)
            .map(|pair| u16::from(pair[1].since(pair[0]) == 1)),
    );
    order
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
fn rooted(point: &Point, root: &Point) -> Point {
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

fn rank_of(cuts: &[Day], day: Day) -> u16 {
    rank_of_place(Some(cuts.partition_point(|cut| *cut < day)))
}

fn rank_of_place(place: Option<usize>) -> u16 {
    place
        .and_then(|place| u16::try_from(place).ok())
        .unwrap_or(u16::MAX)
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

/// Adds a day to ascending closed intervals.
fn extend(births: &mut Vec<(Day, Day)>, birth: Day) {
    match births.last_mut() {
        Some((_, last)) if last.plus(1) == Some(birth) => *last = birth,
        _ => births.push((birth, birth)),
    }
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
