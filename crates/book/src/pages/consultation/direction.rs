//! Whether a recipient has more or less of an area than in the earlier edition: on which days, for which children.

use super::duty::own;
use crate::example::Example;
use crate::recipient::Recipient;
use crate::usual::{self, Way};
use stafett_model::{Area, Condition, Day, FactId, Invariant, Leg, Programme, Values};
use std::collections::BTreeMap;

/// What becomes of responsibility that was somebody's and still is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    More,
    Less,
    /// More for some children or at some ages, less for or at others.
    Both,
    /// The same days and children, or what cannot be told.
    Unclear,
}

/// An area in an edition, and whose responsibility for it is asked.
#[derive(Clone, Copy)]
pub(super) struct Held<'p> {
    pub(super) programme: &'p Programme,
    pub(super) area: &'p Area,
    pub(super) who: &'p Recipient,
}

/// What becomes of it, looked at for children born at both ends of a year and of each kind that the conditions tell apart.
pub(super) fn direction(before: Held<'_>, now: Held<'_>) -> Direction {
    let Some(ways) = ways(before, now) else {
        return Direction::Unclear;
    };
    let (mut more, mut less) = (false, false);
    for born in births(&Example::new(now.programme)) {
        let (was, is) = (before.drawn(born), now.drawn(born));
        let days: Vec<Day> = was.turns().chain(is.turns()).collect();
        for day in days {
            for way in ways.iter().filter(|way| is.allows(way, day)) {
                let (had, has) = (was.leads(way, day), is.leads(way, day));
                more |= has && !had;
                less |= had && !has;
            }
        }
    }
    match (more, less) {
        (true, false) => Direction::More,
        (false, true) => Direction::Less,
        (true, true) => Direction::Both,
        (false, false) => Direction::Unclear,
    }
}

/// The example child's birth date, and the ends of that year.
fn births(child: &Example<'_>) -> Vec<Day> {
    let born = child.born();
    let (year, ..) = born.ymd();
    let ends = [(1, 1), (12, 31)].map(|(month, day)| Day::from_ymd(year, month, day));
    ends.into_iter().flatten().chain([born]).collect()
}

/// The ways in which the facts of all conditions may be combined, by their names; `None` where there are too many, or
/// where a fact has other values than it had.
fn ways<'p>(before: Held<'p>, now: Held<'p>) -> Option<Vec<Way<&'p str>>> {
    let mut facts: BTreeMap<&str, &Values> = BTreeMap::new();
    for held in [before, now] {
        let legs = own(held.area, held.who);
        for fact in legs.flat_map(|leg| leg.condition.facts()) {
            let row = held.programme.fact(fact)?;
            let known = facts.insert(&row.meta.id, &row.values);
            if known.is_some_and(|known| *known != row.values) {
                return None;
            }
        }
    }
    usual::combined(facts.into_iter())
}

/// The periods of an area as they are for a child.
struct Drawn<'p> {
    held: Held<'p>,
    child: Example<'p>,
    /// The first day of each, and the day after its last, if it ends.
    legs: Vec<(Day, Option<Day>, &'p Leg)>,
}

impl<'p> Held<'p> {
    fn drawn(self, born: Day) -> Drawn<'p> {
        let child = Example::new(self.programme).born_on(born);
        let legs = own(self.area, self.who);
        let legs = legs.filter_map(|leg| Some((child.drawn(&leg.from)?, child.leg_end(leg), leg)));
        Drawn {
            held: self,
            child,
            legs: legs.collect(),
        }
    }
}

impl Drawn<'_> {
    /// The days on which something begins or has ended.
    fn turns(&self) -> impl Iterator<Item = Day> {
        let legs = self.legs.iter();
        legs.flat_map(|(from, until, _)| [Some(*from), *until].into_iter().flatten())
    }

    /// Whether the area is theirs on a day, for a child of whom facts are so.
    fn leads(&self, way: &Way<&str>, day: Day) -> bool {
        let mut legs = self.legs.iter();
        legs.any(|(from, until, leg)| {
            *from <= day
                && until.is_none_or(|until| day < until)
                && self.truth(&leg.condition, way) == Some(true)
        })
    }

    /// Whether there may be a child of whom facts are so on a day.
    fn allows(&self, way: &Way<&str>, day: Day) -> bool {
        let population = &self.held.programme.population;
        let during = population.during.iter().filter(|row| self.is_on(row, day));
        let rules = population.always.iter();
        let mut rules = rules.chain(during.map(|row| &row.condition));
        rules.all(|rule| self.truth(rule, way) != Some(false))
    }

    fn is_on(&self, row: &Invariant, day: Day) -> bool {
        row.days.as_ref().is_none_or(|(from, until)| {
            self.child.first(from).is_some_and(|from| from <= day)
                && self.child.first(until).is_none_or(|until| day < until)
        })
    }

    fn truth(&self, condition: &Condition, way: &Way<&str>) -> Option<bool> {
        let value = |fact: FactId| {
            let name = &self.held.programme.fact(fact)?.meta.id;
            way.iter()
                .find(|(of, _)| of == name)
                .map(|(_, value)| *value)
        };
        condition.truth(&value, &|_| true)
    }
}
