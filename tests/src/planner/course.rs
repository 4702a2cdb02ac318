//! What is open in a childhood, and each way in which it may turn out: one course per way.

use super::almanac::Almanac;
use stafett_model::{
    Bound, Child, Distance, Duration, Edge, EventId, FactId, ItemId, Period, Point, Programme,
    Season, Window,
};
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// Lists of more courses than these are made anew each time: they are few, and to keep them would take much room.
pub const MANY: usize = 2_000;

/// More courses than these are not listed, and the plan is not compared: they would take more room than there is.
pub const MOST: usize = 200_000;

/// A term of a calendar year.
pub type Term = (i32, Season);

/// One way in which everything open turns out.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Course {
    /// The due date.
    pub due_date: i32,
    /// First days of terms.
    pub terms: BTreeMap<Term, i32>,
    /// The value on which school start depends.
    pub start: Option<i32>,
    /// The day of something done or happened of which only some possible days are known.
    pub happened: BTreeMap<Point, i32>,
}

impl Course {
    /// The same course, in which something happens on a day.
    pub fn with(&self, what: &Point, on: i32) -> Course {
        let mut course = self.clone();
        course.happened.insert(what.clone(), on);
        course
    }
}

/// What the points of one question rest on and is not settled.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Open {
    due_date: bool,
    terms: BTreeSet<Term>,
    start: bool,
    happened: BTreeMap<Point, (i32, i32)>,
}

/// What is open with each value on which school start depends.
type Ways = Vec<(Option<i32>, Open)>;

/// The courses in which the same is open.
type Courses = Rc<Vec<Vec<Course>>>;

/// A childhood in which some things are open.
pub struct Childhood<'a> {
    pub almanac: &'a Almanac,
    pub programme: &'a Programme,
    pub child: &'a Child,
    /// The value of the fact that decides school start, where it is known or derived.
    pub start: Option<i32>,
    /// Every value that it may have, where it is not.
    pub starts: Vec<i32>,
    /// First and last possible day of what was done or happened.
    pub happened: BTreeMap<Point, (i32, i32)>,
    /// Doses that are certainly not for the child: nothing keeps a distance to them unless they were given.
    pub not_for: BTreeSet<ItemId>,
    /// Doses that were not given of which it is open whether they are for the child.
    pub perhaps_for: BTreeSet<ItemId>,
    /// Doses that were not given, as far as is known, and are over before the history is complete.
    pub over_untold: BTreeSet<ItemId>,
    /// Courses that were listed before, by what is open in each value on which school start depends.
    pub listed: RefCell<BTreeMap<Ways, Courses>>,
    /// Whether there were somewhere more courses than can be listed, so that nothing that was found counts.
    pub is_too_open: Cell<bool>,
}

impl Childhood<'_> {
    /// The distances of a window that must be kept.
    pub fn kept<'w>(&self, window: &'w Window) -> impl Iterator<Item = &'w Distance> + use<'w, '_> {
        let kept = |distance: &&Distance| match distance.from.root() {
            root @ Point::Item(item) => {
                self.happened.contains_key(root) || !self.not_for.contains(item)
            }
            _ => true,
        };
        window.distances.iter().filter(kept)
    }

    /// Whether a distance must be kept whatever turns out: not to a dose that may be for others.
    pub fn is_certain(&self, distance: &Distance) -> bool {
        match distance.from.root() {
            Point::Item(item) => !self.perhaps_for.contains(item),
            _ => true,
        }
    }

    fn birth(&self) -> i32 {
        self.child.born.number()
    }

    /// The fact that decides school start.
    pub fn start_fact(&self) -> Option<FactId> {
        self.programme.school.as_ref()?.start_fact
    }

    /// The age reached in the calendar year of school start.
    fn turning(&self, start: Option<i32>) -> Option<i32> {
        let school = self.programme.school.as_ref()?;
        let place = match school.start_fact {
            None => 0,
            Some(_) => usize::try_from(start?).ok()?,
        };
        school.start_turning.get(place).copied().map(i32::from)
    }

    /// The term of whose first day a period's edge is counted.
    fn term(&self, period: Period, edge: Edge, start: Option<i32>) -> Option<Term> {
        let born = self.almanac.year(self.birth());
        let next = i32::from(edge != Edge::First);
        let of = |year: i32, season| match (season, edge) {
            (_, Edge::First) => (year, season),
            // An autumn term ends before the spring term of the next year.
            (Season::Autumn, _) => (year + 1, Season::Spring),
            (Season::Spring, _) => (year, Season::Autumn),
        };
        match period {
            Period::SchoolYear(number) => {
                let year = born + self.turning(start)? + i32::from(number) + next;
                Some((year, Season::Autumn))
            }
            Period::Term { turning, season } => Some(of(born + i32::from(turning), season)),
            Period::DatedTerm { year, season } => Some(of(year, season)),
            Period::CalendarYear(_) | Period::YearOfAge(_) => None,
        }
    }

    /// The days on which a term may begin, both included.
    fn begins(&self, (year, season): Term) -> Option<(i32, i32)> {
        let known = |at: i32, of: Season| (at, of) == (year, season);
        let own = self.child.terms.iter().find(|t| known(t.year, t.season));
        if let Some(term) = own {
            return Some((term.first_day.number(), term.first_day.number()));
        }
        let school = self.programme.school.as_ref()?;
        if let Some(term) = school.published.iter().find(|t| known(t.year, t.season)) {
            return Some((term.first_day.number(), term.first_day.number()));
        }
        let (first, last) = match season {
            Season::Autumn => school.autumn,
            Season::Spring => school.spring,
        };
        let day = |of: stafett_model::school::MonthDay| {
            self.almanac.in_year(year, of.month.into(), of.day.into())
        };
        Some((day(first), day(last)))
    }

    /// The days on which the due date may lie, both included.
    fn due(&self) -> (i32, i32) {
        let (first, last) = self.due_dates();
        let told = self.child.due_date.map(stafett_model::Day::number);
        let told = told.filter(|due| (first..=last).contains(due));
        told.map_or((first, last), |due| (due, due))
    }

    /// The days on which the programme lets it lie, both included.
    pub fn due_dates(&self) -> (i32, i32) {
        let weeks = |weeks| stafett_model::Duration {
            weeks,
            ..stafett_model::Duration::ZERO
        };
        let (from, through) =
            (self.programme.population.due_date).unwrap_or((weeks(-3), weeks(18)));
        let on = |length| {
            self.almanac
                .after(self.birth(), length, self.programme.month_end)
        };
        (on(from), on(through))
    }

    fn add(&self, point: &Point, start: Option<i32>, open: &mut Open) {
        match point {
            Point::Birth | Point::Date(_) => {}
            Point::DueDate => open.due_date = true,
            Point::SchoolStart => {
                let first = Point::Period(Period::SchoolYear(0), Edge::First);
                self.add(&first, start, open);
            }
            Point::Period(period, edge) => {
                if matches!(period, Period::SchoolYear(_)) && self.start_fact().is_some() {
                    open.start = true;
                }
                open.terms.extend(self.term(*period, *edge, start));
            }
            Point::Event(_) | Point::Item(_) | Point::Visit(_) => {
                if let Some(days) = self.happened.get(point) {
                    open.happened.insert(point.clone(), *days);
                } else {
                    for before in self.comes_after(point) {
                        if !self.is_awaited(before.root()) {
                            self.add(before, start, open);
                        }
                    }
                }
            }
            Point::After(of, _) | Point::DayOfYear { of, .. } => self.add(of, start, open),
        }
    }

    /// Every course that makes a difference to these points, first by the value on which school
    /// start depends: within each value, all that time alone will settle.
    pub fn courses(&self, points: &[&Point]) -> Courses {
        let mut rests = Open::default();
        points
            .iter()
            .for_each(|p| self.add(p, self.start, &mut rests));
        let starts: Vec<Option<i32>> = match self.start {
            None if rests.start => self.starts.iter().copied().map(Some).collect(),
            known => vec![known],
        };
        let of = |start| {
            let mut open = Open::default();
            points.iter().for_each(|p| self.add(p, start, &mut open));
            (start, open)
        };
        let open: Ways = starts.into_iter().map(of).collect();
        if let Some(listed) = self.listed.borrow().get(&open) {
            return Rc::clone(listed);
        }
        let ways = open.iter().map(|(start, open)| self.with(*start, open));
        let courses: Courses = Rc::new(ways.collect());
        if courses.iter().map(Vec::len).sum::<usize>() <= MANY {
            (self.listed.borrow_mut()).insert(open, Rc::clone(&courses));
        }
        courses
    }

    fn with(&self, start: Option<i32>, open: &Open) -> Vec<Course> {
        let due = self.due();
        let due = if open.due_date { due } else { (due.0, due.0) };
        let terms: Vec<(Term, (i32, i32))> = (open.terms.iter())
            .filter_map(|term| Some((*term, self.begins(*term)?)))
            .collect();
        let happened = open.happened.iter();
        let all = [due].into_iter().chain(terms.iter().map(|(_, days)| *days));
        let days = all.chain(happened.clone().map(|(_, days)| *days));
        let count = days.map(|(from, through)| usize::try_from(through - from + 1).unwrap_or(1));
        if count.fold(1, usize::saturating_mul) > MOST {
            self.is_too_open.set(true);
            let terms = terms.into_iter().map(|(term, (from, _))| (term, from));
            let happened = happened.map(|(point, (from, _))| (point.clone(), *from));
            return vec![Course {
                due_date: due.0,
                start,
                terms: terms.collect(),
                happened: happened.collect(),
            }];
        }
        let mut courses: Vec<Course> = (due.0..=due.1)
            .map(|due_date| Course {
                due_date,
                start,
                ..Course::default()
            })
            .collect();
        for (term, (from, through)) in terms {
            courses = each(&courses, from..=through, |course, day| {
                course.terms.insert(term, day);
            });
        }
        for (point, (from, through)) in happened {
            courses = each(&courses, *from..=*through, |course, day| {
                course.happened.insert(point.clone(), day);
            });
        }
        courses
    }

    /// The day of a point in one course; `None` where it hangs on something that has not happened.
    pub fn day(&self, point: &Point, course: &Course) -> Option<i32> {
        let rule = self.programme.month_end;
        match point {
            Point::Birth => Some(self.birth()),
            Point::DueDate => Some(course.due_date),
            Point::Date(day) => Some(day.number()),
            Point::SchoolStart => {
                let term = self.term(Period::SchoolYear(0), Edge::First, course.start)?;
                course.terms.get(&term).copied()
            }
            Point::Period(period, edge) => self.edge(*period, *edge, course),
            Point::Event(_) | Point::Visit(_) | Point::Item(_) => {
                course.happened.get(point).copied()
            }
            Point::After(of, length) => {
                Some(self.almanac.after(self.day(of, course)?, *length, rule))
            }
            Point::DayOfYear { of, month, day } => {
                let year = self.almanac.year(self.day(of, course)?);
                let (month, day) = (u32::from(*month), u32::from(*day));
                Some(self.almanac.in_year(year, month, day))
            }
        }
    }

    /// The first day of what happens.
    fn first_window_day(&self, point: &Point) -> Option<&Point> {
        match point {
            Point::Event(event) => Some(&self.programme.events[event.index()].earliest),
            Point::Visit(visit) => Some(&self.programme.visits[visit.index()].window.earliest),
            Point::Item(item) => {
                let dose = self.programme.items[item.index()].dose.as_ref();
                Some(dose.map_or(&Point::Birth, |dose| &dose.window.earliest))
            }
            _ => None,
        }
    }

    /// The same of what has not happened, where that hangs on nothing that has not happened either.
    fn own_earliest(&self, point: &Point) -> Option<&Point> {
        let earliest = self.first_window_day(point)?;
        (!self.is_awaited(earliest.root())).then_some(earliest)
    }

    /// The first day on which a point may fall, where what has not happened happens after the as-of
    /// day, and not before its own first day.
    pub fn soonest(&self, point: &Point, course: &Course, as_of: i32) -> Option<i32> {
        let root = point.root();
        if !self.is_awaited(root) {
            return self.day(point, course);
        }
        let soonest = self.may_happen_from(root, course, as_of);
        self.day(point, &course.with(root, soonest))
    }

    /// The first day on which something may happen: after the as-of day, or on which it may have happened
    /// though nobody recorded it.
    pub fn may_happen_from(&self, awaited: &Point, course: &Course, as_of: i32) -> i32 {
        if let Some(first) = self.unrecorded_from(awaited, as_of) {
            return first;
        }
        self.first_along(awaited, course, as_of, &[])
    }

    /// The first day of what has not happened: after the as-of day, not before its own first day, and of a dose so long
    /// after each dose before it as it must be, that one on its own first day. `waiting` are the doses that wait for it
    /// already: one of them bounds nothing.
    fn first_along(&self, awaited: &Point, course: &Course, as_of: i32, waiting: &[&Point]) -> i32 {
        let first_of = |earliest: &Point| {
            let courses = self.courses(&[earliest]);
            let days = courses.iter().flatten();
            days.filter_map(|course| self.day(earliest, course)).min()
        };
        let first = |point: &Point| {
            let root = point.root();
            if !self.is_awaited(root) {
                // What it rests on may be open where the course, made for something else, says nothing of it.
                return self.day(point, course).or_else(|| first_of(point));
            }
            let on = match root {
                Point::Item(_) if waiting.contains(&root) => as_of + 1,
                Point::Item(_) => {
                    let waiting: Vec<&Point> = waiting.iter().copied().chain([awaited]).collect();
                    self.first_along(root, course, as_of, &waiting)
                }
                _ => self.may_happen_from(root, course, as_of),
            };
            self.day(point, &course.with(root, on))
        };
        let own = self.own_earliest(awaited).and_then(first);
        let links = self.links(awaited).into_iter();
        let after = links.filter_map(|(from, length)| {
            let rule = self.programme.month_end;
            Some(self.almanac.after(first(from)?, length, rule))
        });
        let bounds = own.into_iter().chain(after);
        bounds.fold(as_of + 1, i32::max)
    }

    /// From what a dose is counted that certainly comes before it and has not perhaps been already, and how long it must
    /// be after that.
    fn links(&self, dose: &Point) -> Vec<(&Point, Duration)> {
        let Point::Item(item) = dose else {
            return Vec::new();
        };
        let Some(dose) = self.programme.items[item.index()].dose.as_ref() else {
            return Vec::new();
        };
        let distances = dose.window.distances.iter();
        let least = distances.filter(|distance| distance.bound == Bound::AtLeast);
        let least = least.map(|distance| (&distance.from, distance.duration));
        let earliest = Some((&dose.window.earliest, Duration::ZERO));
        let counted = earliest.filter(|(from, _)| self.is_awaited(from.root()));
        let certain = |from: &Point| match from.root() {
            root @ Point::Item(item) => {
                let open = [&self.not_for, &self.perhaps_for, &self.over_untold];
                self.happened.contains_key(root) || !open.iter().any(|set| set.contains(item))
            }
            _ => true,
        };
        let all = counted.into_iter().chain(least);
        all.filter(|(from, _)| certain(from)).collect()
    }

    /// The points on which the first day of what has not happened rests, be it through doses before it.
    fn comes_after(&self, awaited: &Point) -> Vec<&Point> {
        let mut points: Vec<&Point> = self.own_earliest(awaited).into_iter().collect();
        points.extend(self.links(awaited).into_iter().map(|(from, _)| from));
        let mut at = 0;
        while let Some(point) = points.get(at).copied() {
            at += 1;
            if self.is_awaited(point.root()) {
                let before = self.own_earliest(point.root()).into_iter();
                let before =
                    before.chain(self.links(point.root()).into_iter().map(|(from, _)| from));
                let new: Vec<&Point> = before.filter(|point| !points.contains(point)).collect();
                points.extend(new);
            }
        }
        points
    }

    /// The day from which the history is complete.
    pub fn complete_from(&self) -> i32 {
        let from = self.child.history_complete_from.unwrap_or(self.child.born);
        from.max(self.child.born).number()
    }

    /// The first day on which an event may have happened before the history is complete, though it was neither
    /// recorded nor shown, where that has come.
    fn unrecorded_from(&self, point: &Point, as_of: i32) -> Option<i32> {
        let Point::Event(event) = point else {
            return None;
        };
        let unrecorded = !self.happened.contains_key(point) && self.birth() < self.complete_from();
        let first = self.can_happen_from(unrecorded.then_some(*event)?);
        (first < self.complete_from() && first <= as_of).then_some(first)
    }

    /// The first day of a point that hangs on an event that may have happened unrecorded.
    pub fn unrecorded_day(&self, point: &Point, as_of: i32) -> Option<i32> {
        let first = self.unrecorded_from(point.root(), as_of)?;
        self.day(point, &Course::default().with(point.root(), first))
    }

    /// The same course, in which what may have happened unrecorded did on the first day on which it can.
    pub fn perhaps(&self, course: &Course, points: &[&Point], as_of: i32) -> Course {
        let mut perhaps = course.clone();
        for awaited in self.awaited(points) {
            let first = self.unrecorded_from(&awaited, as_of);
            perhaps.happened.extend(first.map(|first| (awaited, first)));
        }
        perhaps
    }

    /// The first day on which an event can happen, whatever is unknown.
    pub fn can_happen_from(&self, event: EventId) -> i32 {
        self.can_be_from(&self.programme.events[event.index()].earliest)
    }

    /// The first day on which a point may lie, whatever is unknown. What it is counted from was on its first day,
    /// or, if nothing says that it happened, is as soon as it can.
    fn can_be_from(&self, point: &Point) -> i32 {
        let root = point.root();
        let first = match (self.first_window_day(root), self.happened.get(root)) {
            (None, _) => {
                let courses = self.courses(&[point]);
                let days = courses.iter().flatten();
                days.filter_map(|course| self.day(point, course)).min()
            }
            (Some(_), Some((on, _))) => self.day(point, &Course::default().with(root, *on)),
            (Some(earliest), None) => {
                let on = self.can_be_from(earliest);
                self.day(point, &Course::default().with(root, on))
            }
        };
        // Nothing was before the birth.
        first.map_or(self.birth(), |first| first.max(self.birth()))
    }

    fn edge(&self, period: Period, edge: Edge, course: &Course) -> Option<i32> {
        let before = i32::from(edge == Edge::Last);
        let next = i32::from(edge != Edge::First);
        let first = match period {
            Period::CalendarYear(turning) => {
                let year = self.almanac.year(self.birth()) + i32::from(turning) + next;
                self.almanac.in_year(year, 1, 1)
            }
            Period::YearOfAge(age) => {
                let years = stafett_model::Duration {
                    years: i32::from(age) + next,
                    ..stafett_model::Duration::ZERO
                };
                let rule = self.programme.month_end;
                self.almanac.after(self.birth(), years, rule)
            }
            Period::SchoolYear(_) | Period::Term { .. } | Period::DatedTerm { .. } => {
                *course.terms.get(&self.term(period, edge, course.start)?)?
            }
        };
        Some(first - before)
    }

    /// What of these points has not happened.
    pub fn awaited(&self, points: &[&Point]) -> BTreeSet<Point> {
        let roots = points.iter().map(|point| point.root());
        let awaited = roots.filter(|root| self.is_awaited(root));
        awaited.cloned().collect()
    }

    /// Whether a point is something that has not happened.
    pub fn is_awaited(&self, root: &Point) -> bool {
        matches!(root, Point::Event(_) | Point::Visit(_) | Point::Item(_))
            && !self.happened.contains_key(root)
    }
}

/// Each course with each of the days.
fn each(
    courses: &[Course],
    days: std::ops::RangeInclusive<i32>,
    set: impl Fn(&mut Course, i32),
) -> Vec<Course> {
    let one = |course: &Course, day| {
        let mut course = course.clone();
        set(&mut course, day);
        course
    };
    let all = |course| days.clone().map(move |day| (course, day));
    courses
        .iter()
        .flat_map(all)
        .map(|(course, day)| one(course, day))
        .collect()
}
