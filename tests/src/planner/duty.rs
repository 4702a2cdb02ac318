//! Who is responsible, in every way in which what is open may turn out.

use super::course::Course;
use super::judge::Judge;
use super::truth::{Facts, Known, holds, named};
use stafett_model::{Area, AreaId, FactId, Holder, Layer, Leg, Point};
use stafett_plan::HeldVerdict;
use std::collections::BTreeSet;

/// Who holds a layer of an area on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duty {
    pub verdict: HeldVerdict,
    /// Everybody who may hold it.
    pub holders: BTreeSet<Holder>,
}

/// What may be the case with an area on a day.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Way {
    bodies: BTreeSet<Holder>,
    services: BTreeSet<Holder>,
    in_span: bool,
    for_the_child: bool,
}

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

    fn ways(&self, area: AreaId, day: i32) -> BTreeSet<Way> {
        let area = &self.programme.areas[area.index()];
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
        let fits = |course: &Course, facts: &Facts| {
            let value = start.and_then(|start: FactId| facts.get(&start).copied());
            value.is_none() || course.start.is_none() || value == course.start
        };
        let courses = self.childhood.until(day, &points, self.as_of);
        let mut ways = BTreeSet::new();
        for course in &courses {
            for facts in completions.iter().filter(|facts| fits(course, facts)) {
                ways.insert(self.way(area, day, course, facts, &known));
            }
        }
        ways
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
        let courses = self.childhood.courses(&points);
        let courses: Vec<&Course> = courses.iter().flatten().collect();
        known.matter(&facts, |facts| {
            let way = |course: &&Course| {
                let way = self.way(row, self.as_of, course, facts, &known);
                (way.bodies, way.services, way.for_the_child)
            };
            courses.iter().map(way).collect::<BTreeSet<_>>()
        })
    }

    fn way(&self, area: &Area, day: i32, course: &Course, facts: &Facts, known: &Known) -> Way {
        let on = |point: &Point| self.childhood.day(point, course);
        let for_all =
            |condition: &stafett_model::Condition| holds(condition, facts, &known.recorded);
        let leads = |leg: &&Leg| {
            let begun = on(&leg.from).is_some_and(|from| from <= day);
            let ends = |point: &Point| on(point).is_some_and(|until| until <= day);
            let limit = leg.limit.as_ref().is_some_and(ends);
            begun && !ends(&leg.until) && !limit && for_all(&leg.condition)
        };
        let of = |layer: Layer| {
            let legs = area.legs.iter().filter(leads).map(|leg| leg.holder);
            legs.filter(|holder| holder.layer() == layer).collect()
        };
        let in_span = area.span.as_ref().is_some_and(|(from, until)| {
            on(from).is_some_and(|from| from <= day) && on(until).is_none_or(|until| day < until)
        });
        Way {
            bodies: of(Layer::Body),
            services: of(Layer::Service),
            in_span,
            for_the_child: for_all(&area.condition),
        }
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
