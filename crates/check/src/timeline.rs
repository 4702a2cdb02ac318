//! Birth dates sorted into classes in which the points of a claim stand in the same order, and each
//! class cut into stretches of days on which nothing changes.
//!
//! Why a class is decided by one of its children: a claim asks which points have come on a day. For
//! two birth dates of one class the days at which points come (or may come, or must have come) have
//! the same ranks, the same of them fall together, the same follow each other on the next day, and
//! the same points rest on one variable. So the stretches of the two children correspond one to
//! one, with the same possible states in each.

use crate::history::{AnyChild, depends_on_start};
use crate::places::{Column, Places};
use stafett_model::locate::{shifted, variable_of};
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

/// A stretch of days of one child on which no point comes, together with one possible state of the
/// points that may or may not have come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// Number of the stretch; equal numbers are equal stretches in every child of the class.
    pub stretch: usize,
    /// First day.
    pub first: Day,
    /// The day after the last; `None` for the stretch that never ends.
    pub until: Option<Day>,
    /// For each point whether it has come.
    pub passed: Vec<bool>,
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
        let columns = distinct.iter().map(|point| places.column(point)).collect();
        let mut timeline = Timeline {
            programme: places.programme,
            points: distinct,
            classes: Vec::new(),
            columns,
            window: None,
        };
        timeline.window = window.map(|(from, until)| (timeline.at(from), timeline.at(until)));
        timeline.sort_births(places);
        timeline
    }

    /// The place of a point, which must be one of those given.
    pub fn at(&self, point: &Point) -> usize {
        self.points.iter().position(|known| known == point).unwrap_or(0)
    }

    /// The values of the start fact that are told apart: none where no point depends on it.
    fn starts(&self) -> Vec<Option<i32>> {
        let depends = self.points.iter().any(|point| depends_on_start(self.programme, point));
        match &self.programme.school {
            Some(school) if depends => {
                (0..school.start_turning.len()).map(|value| i32::try_from(value).ok()).collect()
            }
            _ => vec![None],
        }
    }

    /// Whether a point depends on the fact that decides when a child starts school.
    pub fn depends_on_start(&self) -> bool {
        self.starts() != [None]
    }

    fn sort_births(&mut self, places: &Places) {
        let mut known: BTreeMap<(Option<i32>, Vec<u16>), usize> = BTreeMap::new();
        let mut classes: Vec<Class> = Vec::new();
        for start in self.starts() {
            for birth in places.births() {
                let located = self.locate_all(birth, start);
                let order = self.order(&located, birth, start);
                match known.get(&(start, order.clone())) {
                    Some(class) => extend(&mut classes[*class].births, birth),
                    None => {
                        known.insert((start, order), classes.len());
                        classes.push(Class { start, births: vec![(birth, birth)], located });
                    }
                }
            }
        }
        self.classes = classes;
    }

    /// Where every point lies for a child born on `birth`.
    pub fn locate_all(&self, birth: Day, start: Option<i32>) -> Vec<Located> {
        let places: Vec<Located> = self.columns.iter().map(|column| column.at(birth, start)).collect();
        match self.window {
            Some((from, until)) => clamped(places, from, until, birth),
            None => places,
        }
    }

    /// What two birth dates must have in common to be one class.
    fn order(&self, located: &[Located], birth: Day, start: Option<i32>) -> Vec<u16> {
        let cuts = cuts(located, birth);
        let rank = |day: Option<Day>| match day {
            None => u16::MAX,
            Some(day) => rank_of(&cuts, day),
        };
        let child = AnyChild { programme: self.programme, birth, start };
        let variables: Vec<_> =
            self.points.iter().map(|point| variable_of(self.programme, point, &child)).collect();
        let mut order = Vec::with_capacity(located.len() * 3 + cuts.len());
        for (at, place) in located.iter().enumerate() {
            order.push(rank(place.first()));
            order.push(rank(place.last()));
            let same = variables.iter().position(|v| v.is_some() && *v == variables[at]);
            let open = matches!(place, Located::Open { .. });
            order.push(if open { rank_of_place(same) } else { u16::MAX });
        }
        order.extend(cuts.windows(2).map(|pair| u16::from(pair[1].since(pair[0]) == 1)));
        order
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
    place.and_then(|place| u16::try_from(place).ok()).unwrap_or(u16::MAX)
}

/// The days on which something may change, from birth on.
fn cuts(located: &[Located], birth: Day) -> Vec<Day> {
    let mut days: Vec<Day> =
        located.iter().flat_map(|place| [place.first(), place.last()]).flatten().collect();
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
            Some((_, end)) if end.plus(1).is_none_or(|next| first <= next) => *end = (*end).max(last),
            _ => joined.push((first, last)),
        }
    }
    joined
}

/// How many birth dates ascending closed intervals hold.
pub fn count(births: &[(Day, Day)]) -> u32 {
    births.iter().map(|(first, last)| last.since(*first).unsigned_abs() + 1).sum()
}

impl Class {
    /// The stretches and states of the least child of the class.
    pub fn moments(&self, timeline: &Timeline) -> Vec<Moment> {
        let birth = self.births[0].0;
        moments(timeline, &self.located, birth, self.start)
    }
}

/// The stretches and states of a child born on `birth`.
pub fn moments(timeline: &Timeline, located: &[Located], birth: Day, start: Option<i32>) -> Vec<Moment> {
    let cuts = cuts(located, birth);
    let mut moments = Vec::new();
    for (stretch, first) in cuts.iter().enumerate() {
        let until = cuts.get(stretch + 1).copied();
        for passed in states(timeline, located, birth, start, *first) {
            moments.push(Moment { stretch, first: *first, until, passed });
        }
    }
    moments
}

/// The possible states on `day`: points that rest on one variable come in their order, different
/// variables are free of each other.
fn states(timeline: &Timeline, located: &[Located], birth: Day, start: Option<i32>, day: Day) -> Vec<Vec<bool>> {
    let mut settled: Vec<bool> = located.iter().map(|place| place.passed(day) == Some(true)).collect();
    let child = AnyChild { programme: timeline.programme, birth, start };
    let mut open: BTreeMap<Variable, Vec<usize>> = BTreeMap::new();
    for (at, place) in located.iter().enumerate() {
        if let (Located::Open { .. }, Some(variable)) =
            (place, variable_of(timeline.programme, &timeline.points[at], &child))
        {
            open.entry(variable).or_default().push(at);
            settled[at] = false;
        }
    }
    let mut states = vec![settled];
    for thresholds in open.values_mut() {
        thresholds.sort_by_key(|at| (located[*at].first(), located[*at].last().is_none(), located[*at].last(), *at));
        let counts: Vec<usize> =
            (0..=thresholds.len()).filter(|passed| feasible(located, thresholds, *passed, day)).collect();
        states = states
            .iter()
            .flat_map(|state| {
                counts.iter().map(|passed| {
                    let mut state = state.clone();
                    thresholds.iter().take(*passed).for_each(|at| state[*at] = true);
                    state
                })
            })
            .collect();
    }
    states
}

/// Whether on `day` exactly the first `passed` of the thresholds of one variable can have come.
fn feasible(located: &[Located], thresholds: &[usize], passed: usize, day: Day) -> bool {
    let has_come = passed == 0
        || located[thresholds[passed - 1]].first().is_some_and(|first| first <= day);
    let has_not = thresholds
        .get(passed)
        .is_none_or(|next| located[*next].last().is_none_or(|last| day < last));
    let together = passed == 0
        || thresholds.get(passed).is_none_or(|next| {
            let before = located[thresholds[passed - 1]];
            (before.first(), before.last()) != (located[*next].first(), located[*next].last())
        });
    has_come && has_not && together
}

/// A day for each open variable that brings about `passed` on `day` for a child born on `birth`:
/// the first possible one. `None` for a variable that has not come and may never come.
pub fn choose(
    timeline: &Timeline,
    birth: Day,
    start: Option<i32>,
    day: Day,
    passed: &[bool],
) -> Option<BTreeMap<Variable, Option<Day>>> {
    let child = AnyChild { programme: timeline.programme, birth, start };
    let located = timeline.locate_all(birth, start);
    let mut wanted: BTreeMap<Variable, Vec<usize>> = BTreeMap::new();
    for (at, place) in located.iter().enumerate() {
        if let (Located::Open { .. }, Some(variable)) =
            (place, variable_of(timeline.programme, &timeline.points[at], &child))
        {
            wanted.entry(variable).or_default().push(at);
        }
    }
    let mut chosen = BTreeMap::new();
    for (variable, points) in wanted {
        let known = stafett_model::locate::known(timeline.programme, variable, &child)?;
        let stafett_model::locate::Known::Between { first, last } = known else { continue };
        let fits = |root: Day| {
            points.iter().all(|at| {
                let come = shifted(timeline.programme, &timeline.points[*at], root).is_some_and(|d| d <= day);
                come == passed[*at]
            })
        };
        let none_come = points.iter().all(|at| !passed[*at]);
        if none_come && last.is_none() {
            chosen.insert(variable, None);
            continue;
        }
        let end = last.unwrap_or(day).max(first);
        let mut root = first;
        while !fits(root) {
            root = root.plus(1).filter(|next| *next <= end)?;
        }
        chosen.insert(variable, Some(root));
    }
    Some(chosen)
}
