//! From single hits (this class, this stretch, these facts) to a finding's region and witness.

use crate::cubes::cubes;
use crate::history::place;
use crate::moments::{Moment, choose, moments};
use crate::relay::{Group, Relay};
use crate::timeline::{Class, count, union};
use stafett_model::locate::{Located, Variable, variable_of};
use stafett_model::proof::{Part, Region, Witness};
use stafett_model::{Day, Point};
use std::collections::{BTreeMap, BTreeSet};

/// The hits of one cause, gathered while a claim walks its relay.
#[derive(Default)]
pub struct Hits {
    found: BTreeMap<Shape, BTreeMap<usize, Vec<(Day, Day)>>>,
    least: Option<Least>,
}

/// What all children and days of a part share, but for birth dates and facts.
type Shape = (Point, Point, Vec<(Point, bool)>);

/// The least hit: birth date first, then facts, then day.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Least {
    birth: Day,
    combination: Vec<u16>,
    stretch: usize,
    passed: Vec<bool>,
    start: Option<i32>,
    until: Point,
    just_come: Vec<usize>,
    wait: i32,
}

/// One hit: the cause shows in these moments of a class, for the facts of a group.
pub struct Hit<'h> {
    /// The class.
    pub class: &'h Class,
    /// The group of facts and its place.
    pub group: (usize, &'h Group),
    /// The moment.
    pub moment: &'h Moment,
    /// First day of the part, as a point.
    pub from: &'h Point,
    /// The day after the last, as a point.
    pub until: &'h Point,
    /// Points on which it depends besides, and whether they have come.
    pub given: Vec<(Point, bool)>,
    /// Places of the points that must have come on the first day itself.
    pub just_come: Vec<usize>,
    /// How many days after the first of the moment it shows at the earliest.
    pub wait: i32,
}

impl Hits {
    /// Adds a hit.
    pub fn add(&mut self, hit: Hit) {
        let shape = (hit.from.clone(), hit.until.clone(), hit.given.clone());
        let births = self
            .found
            .entry(shape)
            .or_default()
            .entry(hit.group.0)
            .or_default();
        births.extend(&hit.class.births);
        let least = Least {
            birth: hit.class.births[0].0,
            combination: hit.group.1.least.clone(),
            stretch: hit.moment.stretch,
            passed: hit.moment.passed.clone(),
            start: hit.class.start,
            until: hit.until.clone(),
            just_come: hit.just_come,
            wait: hit.wait,
        };
        if self.least.as_ref().is_none_or(|known| least < *known) {
            self.least = Some(least);
        }
    }

    /// Takes in the hits of another leg of the same cause.
    pub fn join(&mut self, other: Hits) {
        for (shape, groups) in other.found {
            let own = self.found.entry(shape).or_default();
            for (group, births) in groups {
                own.entry(group).or_default().extend(births);
            }
        }
        self.least = match (self.least.take(), other.least) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
    }

    /// The whole region.
    pub fn region(&self, relay: &Relay) -> Region {
        let mut parts = Vec::new();
        let mut births_of_all = Vec::new();
        for ((from, until, given), groups) in &self.found {
            let mut by_births: BTreeMap<Vec<(Day, Day)>, BTreeSet<usize>> = BTreeMap::new();
            for (group, births) in groups {
                let births = union(births.clone());
                births_of_all.extend(births.iter().copied());
                let place = relay.groups[*group].place;
                by_births.entry(births).or_default().insert(place);
            }
            for (born, groups) in by_births {
                for facts in cubes(&relay.space, &groups) {
                    parts.push(Part {
                        born: born.clone(),
                        facts,
                        from: from.clone(),
                        until: until.clone(),
                        given: given.clone(),
                    });
                }
            }
        }
        parts.sort_by(|a, b| (&a.born, &a.facts, &a.from).cmp(&(&b.born, &b.facts, &b.from)));
        Region {
            parts,
            birth_dates: count(&union(births_of_all)),
        }
    }

    /// The least child, on its least day.
    pub fn witness(&self, relay: &Relay) -> Option<Witness> {
        let least = self.least.as_ref()?;
        let timeline = &relay.timeline;
        let located = timeline.locate_all(least.birth, least.start);
        let moment = moments(timeline, &located, least.birth, least.start)
            .into_iter()
            .find(|moment| moment.stretch == least.stretch && moment.passed == least.passed)?;
        let end = moment.until.unwrap_or(Day::LAST);
        let mut day = moment.first.plus(least.wait)?;
        let chosen = loop {
            match choose(
                timeline,
                least.birth,
                least.start,
                day,
                &least.passed,
                &least.just_come,
            ) {
                Some(chosen) => break chosen,
                None => day = day.plus(1).filter(|next| *next < end)?,
            }
        };
        let mut witness = Witness {
            born: least.birth,
            facts: relay.space.values(&least.combination),
            before: Vec::new(),
            events: Vec::new(),
            visits: Vec::new(),
            items: Vec::new(),
            due_date: None,
            terms: Vec::new(),
            day,
            until: None,
        };
        for (variable, on) in chosen {
            match (variable, on) {
                (Variable::Term(year, season), Some(on)) => witness.terms.push((year, season, on)),
                (Variable::Event(event), Some(on)) => witness.events.push((event, on)),
                (Variable::Visit(visit), Some(on)) => witness.visits.push((visit, on)),
                (Variable::Item(item), Some(on)) => witness.items.push((item, on)),
                (Variable::DueDate, on) => witness.due_date = on,
                _ => {}
            }
        }
        if let Located::At(until) = place(relay.programme, &least.until, &witness) {
            witness.until = Some(until);
        }
        Some(witness)
    }
}

/// The open points, other than those of `from` and `until`, on which a hit depends: those whose
/// variable could have another state in the same stretch in which `hits` no longer holds.
pub fn given(
    relay: &Relay,
    class: &Class,
    all: &[Moment],
    moment: &Moment,
    ends: [&Point; 2],
    hits: &dyn Fn(&Moment) -> bool,
) -> Vec<(Point, bool)> {
    let timeline = &relay.timeline;
    let child = crate::history::AnyChild {
        programme: relay.programme,
        birth: class.births[0].0,
        start: class.start,
    };
    let variable = |point: &Point| variable_of(relay.programme, point, &child);
    let own = ends.map(variable);
    let mut given = Vec::new();
    for (at, point) in timeline.points.iter().enumerate() {
        let open = matches!(class.located[at], Located::Open { .. });
        if !open || own.contains(&variable(point)) || !is_open(class, at, moment) {
            continue;
        }
        let elsewhere = all.iter().any(|other| {
            other.stretch == moment.stretch
                && other.passed[at] != moment.passed[at]
                && same_but(timeline, &variable, other, moment, at)
                && !hits(other)
        });
        if elsewhere {
            given.push((point.clone(), moment.passed[at]));
        }
    }
    given
}

fn is_open(class: &Class, at: usize, moment: &Moment) -> bool {
    class.located[at].passed(moment.first).is_none()
}

/// Whether two moments differ only in points of the variable of `at`.
fn same_but(
    timeline: &crate::timeline::Timeline,
    variable: &dyn Fn(&Point) -> Option<Variable>,
    a: &Moment,
    b: &Moment,
    at: usize,
) -> bool {
    let free = variable(&timeline.points[at]);
    (0..a.passed.len()).all(|i| a.passed[i] == b.passed[i] || variable(&timeline.points[i]) == free)
}
