//! Who is responsible, in every way in which what is open may turn out.

use super::course::Course;
use super::judge::Judge;
use super::truth::{Facts, Known, holds, named};
use stafett_model::{Area, AreaId, FactId, Holder, Layer, Leg, Point};
use stafett_plan::HeldVerdict;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;
use std::rc::Rc;

/// Who holds a layer of an area on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duty {
    pub verdict: HeldVerdict,
    /// Everybody who may hold it.
    pub holders: BTreeSet<Holder>,
}

/// What may be the case with an area on a day.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Way {
    bodies: BTreeSet<Holder>,
    services: BTreeSet<Holder>,
    in_span: bool,
    for_the_child: bool,
}

/// All that may be the case with an area on a day.
pub type Ways = Rc<BTreeSet<Way>>;

impl Judge<'_> {
    /// Whether the programme demands that somebody is responsible on a day; `None` where that is
    /// open.
    pub fn demanded(&self, area: AreaId, day: i32) -> Option<bool> {
        let told: BTreeSet<bool> = (self.ways(area, day).iter())
            .map(|way| way.in_span && way.for_the_child)
            .collect();
        (told.len() == 1).then(|| told.contains(&true))
    }

    /// Who holds a layer of an area on a day.
    pub fn duty(&self, area: AreaId, layer: Layer, day: i32) -> Duty {
        let ways = self.ways(area, day);
        let of = |way: &Way| match layer {
            Layer::Body => way.bodies.clone(),
            Layer::Service => way.services.clone(),
        };
        let sets: BTreeSet<BTreeSet<Holder>> = ways.iter().map(of).collect();
        let all = |is: &dyn Fn(&BTreeSet<Holder>) -> bool| sets.iter().all(is);
        let verdict = match sets.len() {
            1 if all(&|set| set.len() == 1) => HeldVerdict::One,
            _ if all(&|set| set.is_empty()) => match ways.iter().any(|way| way.for_the_child) {
                false => HeldVerdict::NotApplicable,
                true if ways.iter().any(|way| !way.for_the_child) => HeldVerdict::Undecided,
                true => HeldVerdict::Nobody,
            },
            _ if all(&|set| set.len() > 1) => HeldVerdict::Several,
            _ => HeldVerdict::Undecided,
        };
        Duty {
            verdict,
            holders: sets.into_iter().flatten().collect(),
        }
    }

    /// Everything that may be the case with an area on a day. It is the same whenever it is asked for.
    fn ways(&self, area: AreaId, day: i32) -> Ways {
        if let Some(ways) = self.ways.borrow().get(&(area, day)) {
            return Rc::clone(ways);
        }
        let ways = Rc::new(self.ways_anew(area, day));
        (self.ways.borrow_mut()).insert((area, day), Rc::clone(&ways));
        ways
    }

    fn ways_anew(&self, id: AreaId, day: i32) -> BTreeSet<Way> {
        let area = &self.programme.areas[id.index()];
        let points = points(area);
        let mut facts = BTreeSet::new();
        named(&area.condition, &mut facts);
        area.legs
            .iter()
            .for_each(|leg| named(&leg.condition, &mut facts));
        let known = self.known(day);
        let start = self.childhood.start_fact();
        facts.extend(start.filter(|_| points.iter().any(|p| rests_on_school(p))));
        let completions = known.completions(facts);
        let fits = |course: Option<i32>, facts: &Facts| {
            let value = start.and_then(|start: FactId| facts.get(&start).copied());
            value.is_none() || course.is_none() || value == course
        };
        let mut ways = BTreeSet::new();
        for (start, passed) in self.passed(id, &points, day) {
            let passed = Passed(&points, passed);
            for facts in completions.iter().filter(|facts| fits(start, facts)) {
                ways.insert(way(area, &passed, facts, &known));
            }
        }
        ways
    }

    /// In each value on which school start depends, which of an area's points may have passed by a day: what has
    /// not happened may happen on each day after the as-of day, or later.
    fn passed(&self, area: AreaId, points: &[&Point], day: i32) -> BTreeSet<(Option<i32>, Marks)> {
        let mut passed = BTreeSet::new();
        let mut happens = BTreeMap::new();
        let turns = self.turns_of(area, points);
        for turn in turns.iter() {
            let settled = marks(&turn.days, day);
            let mut all = BTreeSet::from([settled]);
            for (awaited, first) in &turn.awaited {
                let happens = (happens.entry((awaited, first)))
                    .or_insert_with(|| self.happens(points, awaited, *first..=day));
                let with = |marks: Marks| happens.iter().map(move |more| marks | more);
                all = all.into_iter().flat_map(with).collect();
            }
            passed.extend(all.into_iter().map(|marks| (turn.start, marks)));
        }
        passed
    }

    /// Which points may have passed by the last of some days on one of which something may happen, if at all.
    fn happens(
        &self,
        points: &[&Point],
        what: &Point,
        days: RangeInclusive<i32>,
    ) -> BTreeSet<Marks> {
        let last = *days.end();
        let never = [marks(&[], last)];
        let on = |on: i32| {
            let course = Course::default().with(what, on);
            let counted = |point: &&Point| match point.root() == what {
                true => self.childhood.day(point, &course),
                false => None,
            };
            marks(&points.iter().map(counted).collect::<Vec<_>>(), last)
        };
        days.map(on).chain(never).collect()
    }

    /// The days of an area's points, in each course.
    fn turns_of(&self, area: AreaId, points: &[&Point]) -> Rc<BTreeSet<Turn>> {
        if let Some(turns) = self.turns.borrow().get(&area) {
            return Rc::clone(turns);
        }
        let childhood = &self.childhood;
        let awaited = childhood.awaited(points);
        let turn = |course: &Course| {
            let first = |what: &Point| childhood.may_happen_from(what, course, self.as_of);
            let awaited = awaited.iter().map(|what| (what.clone(), first(what)));
            Turn {
                start: course.start,
                days: points.iter().map(|p| childhood.day(p, course)).collect(),
                awaited: awaited.collect(),
            }
        };
        let courses = childhood.courses(points);
        let turns: Rc<BTreeSet<Turn>> = Rc::new(courses.iter().flatten().map(turn).collect());
        (self.turns.borrow_mut()).insert(area, Rc::clone(&turns));
        turns
    }

    /// The facts that would decide who is responsible on the day.
    pub fn area_asks(&self, area: AreaId) -> BTreeSet<FactId> {
        let row = &self.programme.areas[area.index()];
        let points = points(row);
        let mut facts = BTreeSet::new();
        named(&row.condition, &mut facts);
        row.legs
            .iter()
            .for_each(|leg| named(&leg.condition, &mut facts));
        let known = self.known(self.as_of);
        let courses = self.passed(area, &points, self.as_of).into_iter();
        let courses: BTreeSet<Marks> = courses.map(|(_, passed)| passed).collect();
        known.matter(&facts, |facts| {
            let way = |passed: &Marks| {
                let way = way(row, &Passed(&points, *passed), facts, &known);
                (way.bodies, way.services, way.for_the_child)
            };
            courses.iter().map(way).collect::<BTreeSet<_>>()
        })
    }
}

/// Where the points of an area lie in one course.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub struct Turn {
    start: Option<i32>,
    /// The day of each; `None` where it hangs on something that has not happened.
    days: Vec<Option<i32>>,
    /// What has not happened, and the first day on which it may.
    awaited: Vec<(Point, i32)>,
}

/// For each of some points a bit: whether it has passed. Nothing else of a course tells who is responsible.
type Marks = u64;

fn marks(days: &[Option<i32>], by: i32) -> Marks {
    assert!(days.len() <= 64, "more points than marks");
    let passed = days.iter().zip(0..);
    let passed = passed.filter(|(on, _)| on.is_some_and(|on| on <= by));
    passed.fold(0, |marks, (_, place)| marks | 1 << place)
}

/// The points of an area, and which of them have passed.
struct Passed<'p>(&'p [&'p Point], Marks);

impl Passed<'_> {
    fn has(&self, point: &Point) -> bool {
        let place = self.0.iter().position(|other| *other == point);
        place.is_some_and(|place| self.1 >> place & 1 == 1)
    }
}

fn way(area: &Area, passed: &Passed, facts: &Facts, known: &Known) -> Way {
    let for_all = |condition: &stafett_model::Condition| holds(condition, facts, &known.recorded);
    let leads = |leg: &&Leg| {
        let limit = leg.limit.as_ref().is_some_and(|limit| passed.has(limit));
        passed.has(&leg.from) && !passed.has(&leg.until) && !limit && for_all(&leg.condition)
    };
    let of = |layer: Layer| {
        let legs = area.legs.iter().filter(leads).map(|leg| leg.holder);
        legs.filter(|holder| holder.layer() == layer).collect()
    };
    let span = area.span.as_ref();
    Way {
        bodies: of(Layer::Body),
        services: of(Layer::Service),
        in_span: span.is_some_and(|(from, until)| passed.has(from) && !passed.has(until)),
        for_the_child: for_all(&area.condition),
    }
}

/// The points on which duty rests.
pub fn points(area: &Area) -> Vec<&Point> {
    let mut points: Vec<&Point> = Vec::new();
    for leg in &area.legs {
        points.extend([&leg.from, &leg.until]);
        points.extend(&leg.limit);
    }
    if let Some((from, until)) = &area.span {
        points.extend([from, until]);
    }
    points
}

fn rests_on_school(point: &Point) -> bool {
    matches!(
        point.root(),
        Point::SchoolStart | Point::Period(stafett_model::Period::SchoolYear(_), _)
    )
}
