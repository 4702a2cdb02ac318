//! What a claim asks of every child.
//!
//! A claim first says what it must know: which conditions a child meets, which points surely come no
//! later than which. Birth dates for which all orders are the same are then one class, and facts of
//! which all conditions make the same are one group; so each pair of them is judged once.

use super::children::{Children, Class, Group, Meant, Meets, Order, Stretch};
use super::clerk::Clerk;
use super::order::cohorts;
use super::recorded;
use crate::cohort::{Runs, append};
use crate::places::Places;
use crate::relay;
use crate::space::{OverBudget, Space};
use stafett_model::{
    Born, Change, Condition, Day, Duration, FactId, Invariant, Point, Programme, Visit,
};
use std::collections::{BTreeMap, BTreeSet};

/// A dated condition that is open for a child is taken both ways; of so many at once at most.
const OPEN_DATES: usize = 8;

/// The questions of a claim.
pub struct Survey<'c, 'p> {
    pub(super) places: &'c Places<'p>,
    pub(super) points: Vec<Point>,
    pub(super) orders: Vec<Question>,
    conditions: Vec<&'p Condition>,
    dates: Vec<Dated>,
    stretches: Vec<(Point, Point)>,
    apart: bool,
    followed: bool,
}

/// What is asked of points, by their places.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Question {
    /// Whether the first surely lies on the day of the second or before it.
    NeverAfter(usize, usize),
    /// Whether the point never comes.
    Never(usize),
}

/// A point and a day: whether it surely falls before, and whether it surely does not.
struct Dated {
    point: Point,
    day: Day,
    before: Order,
    not_before: Order,
}

impl<'c, 'p> Survey<'c, 'p> {
    /// Nothing asked yet.
    pub fn new(places: &'c Places<'p>) -> Survey<'c, 'p> {
        Survey {
            places,
            points: Vec::new(),
            orders: Vec::new(),
            conditions: Vec::new(),
            dates: Vec::new(),
            stretches: Vec::new(),
            apart: false,
            followed: false,
        }
    }

    /// Asks whether `a` surely lies on the day of `b` or before it.
    pub fn never_after(&mut self, a: &Point, b: &Point) -> Order {
        let question = Question::NeverAfter(self.place(a), self.place(b));
        self.ask(question)
    }

    /// Asks whether a point never comes.
    pub fn never(&mut self, point: &Point) -> Order {
        let question = Question::Never(self.place(point));
        self.ask(question)
    }

    fn ask(&mut self, question: Question) -> Order {
        let known = self.orders.iter().position(|known| *known == question);
        Order(known.unwrap_or_else(|| {
            self.orders.push(question);
            self.orders.len() - 1
        }))
    }

    fn place(&mut self, point: &Point) -> usize {
        let known = self.points.iter().position(|known| known == point);
        known.unwrap_or_else(|| {
            self.points.push(point.clone());
            self.points.len() - 1
        })
    }

    /// Asks whether a child meets a condition.
    pub fn meets(&mut self, condition: &'p Condition) -> Meets {
        self.conditions.push(condition);
        Meets(self.conditions.len() - 1)
    }

    /// Asks whether a visit is meant for a child: by its condition, by its birth dates, by the days on
    /// which releases begin and end, and by its window, which for some children never opens.
    pub fn meant(&mut self, visit: &'p Visit) -> Meant {
        let switches = visit.switches.iter();
        let born = visit.born.iter().flat_map(Born::orders);
        Meant {
            dated: switches
                .map(|switch| (self.dated(&switch.point, switch.day), switch.before))
                .collect(),
            born: born
                .map(|any| any.iter().map(|(a, b)| self.never_after(a, b)).collect())
                .collect(),
            meets: self.meets(&visit.condition),
            never: self.never(&visit.window.earliest),
        }
    }

    fn dated(&mut self, point: &Point, day: Day) -> usize {
        let same = |known: &Dated| known.day == day && known.point == *point;
        if let Some(known) = self.dates.iter().position(same) {
            return known;
        }
        let eve = Point::Date(day.plus(-1).unwrap_or(day));
        let dated = Dated {
            before: self.never_after(point, &eve),
            not_before: self.never_after(&Point::Date(day), point),
            point: point.clone(),
            day,
        };
        self.dates.push(dated);
        self.dates.len() - 1
    }

    /// Asks which facts a child can have that do not change from one point (included) until another.
    pub fn stretch(&mut self, from: &Point, until: &Point) -> Stretch {
        self.stretches.push((from.clone(), until.clone()));
        Stretch(self.stretches.len() - 1)
    }

    /// Tells children apart by each fact that never changes.
    pub fn by_fixed_facts(&mut self) {
        self.apart = true;
    }

    /// Looks only at children who have followed the programme: what they did has a result.
    pub fn followed(&mut self) {
        self.followed = true;
    }

    /// The children, sorted by the answers.
    ///
    /// # Errors
    /// [`OverBudget`] where more than `limit` combinations of facts matter, or too many releases
    /// begin on days that are open for one child.
    pub fn children(mut self, limit: usize) -> Result<Children<'c, 'p>, OverBudget> {
        let programme = self.places.programme;
        let invariants = relay::during(programme, &[], &self.conditions);
        let in_force = self.in_force(&invariants);
        let own = self.conditions.len();
        let all = invariants.iter().map(|invariant| &invariant.condition);
        self.conditions.extend(all);
        let start = self.start_fact();
        let mut also: Vec<FactId> = start.into_iter().collect();
        if self.apart {
            also.extend(fixed(programme, &self.conditions));
        }
        let demands = match self.followed {
            true => recorded::demands(programme, &self.conditions),
            false => Vec::new(),
        };
        let space = Space::demanding(programme, &demands, &self.conditions, &also, limit)?;
        Ok(Children {
            classes: self.classes()?,
            groups: self.groups(&space, start),
            space,
            places: self.places,
            in_force,
            own,
        })
    }

    /// For each stretch and invariant of part of childhood, what must hold if they surely share a day.
    fn in_force(&mut self, invariants: &[&'p Invariant]) -> Vec<Vec<Vec<Order>>> {
        let mut of_stretches = Vec::new();
        for (from, until) in self.stretches.clone() {
            let next = |point: &Point| point.clone().plus(Duration::days(1));
            let shared = invariants.iter().map(|invariant| match &invariant.days {
                None => Vec::new(),
                Some((first, end)) => vec![
                    self.never_after(&next(first), end),
                    self.never_after(&next(first), &until),
                    self.never_after(&next(&from), end),
                    self.never_after(&next(&from), &until),
                ],
            });
            of_stretches.push(shared.collect());
        }
        of_stretches
    }

    /// The fact that decides when a child starts school, where a point depends on it.
    fn start_fact(&self) -> Option<FactId> {
        let school = self.places.programme.school.as_ref()?;
        school
            .start_fact
            .filter(|_| self.places.starts_for(&self.points) != [None])
    }

    fn classes(&self) -> Result<Vec<Class>, OverBudget> {
        let places = self.places;
        let cohorts = cohorts(places, &self.points);
        let mut classes = Vec::new();
        for start in places.starts_for(&self.points) {
            let mut clerk = Clerk::new(self, start);
            let mut known: BTreeMap<Vec<bool>, usize> = BTreeMap::new();
            // Neighbouring birth dates mostly give the same answers.
            let mut last = (Vec::new(), usize::MAX);
            let runs = Runs::of(&cohorts, |year, day| {
                let answers = clerk.answers(year, day);
                if last.1 == usize::MAX || last.0 != answers {
                    let number = known.len();
                    let number = *known.entry(answers.clone()).or_insert(number);
                    last = (answers, number);
                }
                last.1
            });
            let mut births: Vec<Vec<(Day, Day)>> = known.iter().map(|_| Vec::new()).collect();
            for (number, interval) in runs.intervals(places) {
                append(&mut births[number], interval);
            }
            for (orders, number) in known {
                classes.push(Class {
                    dated: self.cases(&orders)?,
                    start,
                    births: std::mem::take(&mut births[number]),
                    orders,
                });
            }
        }
        Ok(classes)
    }

    /// The ways in which the dated conditions can turn out, given the orders.
    fn cases(&self, orders: &[bool]) -> Result<Vec<Vec<bool>>, OverBudget> {
        let settled = |dated: &Dated| {
            let before = orders[dated.before.0];
            (before || orders[dated.not_before.0]).then_some(before)
        };
        let open = self.dates.iter().filter(|dated| settled(dated).is_none());
        if open.count() > OPEN_DATES {
            return Err(OverBudget);
        }
        let mut cases = vec![Vec::new()];
        for dated in &self.dates {
            let ways = settled(dated).map_or(vec![true, false], |before| vec![before]);
            let longer = |case: &Vec<bool>| -> Vec<Vec<bool>> {
                let each = ways.iter().map(|way| [case.as_slice(), &[*way]].concat());
                each.collect()
            };
            cases = cases.iter().flat_map(longer).collect();
        }
        Ok(cases)
    }

    /// One group for each combination of the space, in its order.
    fn groups(&self, space: &Space, start: Option<FactId>) -> Vec<Group> {
        let group = |least: &[u16]| {
            let mut fixed = space.values(least);
            fixed.retain(|(fact, _)| self.apart && !may_change(self.places.programme, *fact));
            let meets = |condition: &&Condition| space.holds(condition, least);
            Group {
                start: start.and_then(|fact| space.value(least, fact)),
                fixed,
                meets: self.conditions.iter().map(meets).collect(),
                least: least.to_vec(),
            }
        };
        space.combinations().map(group).collect()
    }
}

/// The facts of some conditions that never change.
fn fixed(programme: &Programme, conditions: &[&Condition]) -> BTreeSet<FactId> {
    let facts = conditions.iter().flat_map(|condition| condition.facts());
    facts.filter(|fact| !may_change(programme, *fact)).collect()
}

fn may_change(programme: &Programme, fact: FactId) -> bool {
    let fact = programme.fact(fact);
    fact.is_some_and(|fact| fact.change == Change::MayChange)
}
