//! Who leads on which day, for every child and every history of a small programme, by trying them
//! all.

use super::programme::{If, Layer, Leg, Programme};
use crate::judge::almanac::{Almanac, Day};
use crate::judge::days::{Days, HORIZON};
use crate::judge::point::{At, Course, Scheme, Terms};
use std::collections::BTreeMap;

/// After so many days an event that has not happened counts as never happening, unless another
/// point comes later.
const EVENT_DAYS: i32 = 100;
/// So many days before the horizon the last event happens, so that what counts from it is still seen.
const MARGIN: i32 = 40;

/// One course of everything that the programme leaves open.
#[derive(Clone, Debug)]
pub struct History {
    pub course: Course,
    /// The value of the fact that may change, all the time.
    pub fact: bool,
}

/// What names a fault: its layer and, for an overlap, who overlaps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    Gap(Layer),
    Overlap(Layer, [&'static str; 2]),
}

impl Fault {
    /// The name of its finding.
    pub fn name(&self) -> &'static str {
        match self {
            Fault::Gap(Layer::Body) => "no-body-has-duty",
            Fault::Gap(Layer::Service) => "no-service-named",
            Fault::Overlap(Layer::Body, _) => "two-bodies-have-duty",
            Fault::Overlap(Layer::Service, _) => "two-services-named",
        }
    }
}

pub struct Truth<'a> {
    pub almanac: &'a Almanac,
    pub programme: &'a Programme,
}

impl Truth<'_> {
    pub fn scheme(&self) -> Scheme<'_> {
        Scheme {
            almanac: self.almanac,
            month_end: self.programme.month_end,
            school: self.programme.school,
        }
    }

    /// The day of a point, unless it never comes.
    pub fn day(&self, at: &At, history: &History) -> Option<Day> {
        self.scheme().day(at, &history.course)
    }

    fn points(&self) -> impl Iterator<Item = &At> {
        let programme = self.programme;
        let of_legs = programme
            .legs
            .iter()
            .flat_map(|leg| [&leg.from, &leg.until].into_iter().chain(&leg.limit));
        let of_fact = programme
            .never_yes
            .iter()
            .flat_map(|((_, from), (_, until))| [from, until]);
        of_legs
            .chain(of_fact)
            .chain([&programme.span.0, &programme.span.1])
    }

    fn rests_on(&self, root: &At) -> bool {
        self.points().any(|point| point.root() == root)
    }

    /// The values of the two facts and the due dates that are told apart.
    fn values(&self, birth: Day) -> (Vec<bool>, Vec<bool>, Vec<Day>) {
        let programme = self.programme;
        let has = |wanted: fn(If) -> bool| {
            let mut legs = programme.legs.iter();
            wanted(programme.needed) || legs.any(|leg| wanted(leg.condition))
        };
        let facts = if has(|of| matches!(of, If::Fact(_))) {
            vec![false, true]
        } else {
            vec![false]
        };
        let lates = match programme.school {
            Some(school) if school.late.is_some() => vec![false, true],
            _ => vec![false],
        };
        let due_dates = match programme.due_date.filter(|_| self.rests_on(&At::DueDate)) {
            Some((before, after)) => (birth - before..=birth + after).collect(),
            None => vec![birth],
        };
        (facts, lates, due_dates)
    }

    /// About how many histories a child born on `birth` has.
    pub fn count(&self, birth: Day) -> usize {
        let (facts, lates, due_dates) = self.values(birth);
        let terms = self.terms(birth, false);
        let history = History {
            course: Course {
                terms: terms[0].clone(),
                ..Course::born(birth)
            },
            fact: false,
        };
        let events = self.with_events(&history).len();
        facts.len() * lates.len() * due_dates.len() * terms.len() * events
    }

    /// Every history of a child born on `birth`.
    pub fn histories(&self, birth: Day) -> Vec<History> {
        let (facts, lates, due_dates) = self.values(birth);
        let mut histories = Vec::new();
        for late in lates {
            for terms in self.terms(birth, late) {
                for due_date in &due_dates {
                    for fact in &facts {
                        let course = Course {
                            birth,
                            due_date: *due_date,
                            event: None,
                            late,
                            terms: terms.clone(),
                        };
                        let history = History {
                            course,
                            fact: *fact,
                        };
                        histories.extend(self.with_events(&history));
                    }
                }
            }
        }
        histories
    }

    /// Every choice of the first days of the terms that matter.
    fn terms(&self, birth: Day, late: bool) -> Vec<Terms> {
        let earliest = self.programme.event.iter().map(|(_, at)| at);
        self.scheme()
            .terms(self.points().chain(earliest), birth, late)
    }

    /// The event on each day from its earliest, and never.
    fn with_events(&self, history: &History) -> Vec<History> {
        let mut histories = vec![history.clone()];
        let Some((_, earliest)) = self
            .programme
            .event
            .as_ref()
            .filter(|_| self.rests_on(&At::Event))
        else {
            return histories;
        };
        let Some(earliest) = self.day(earliest, history) else {
            return histories;
        };
        // An event later than every other point changes nothing more but the length of the wait.
        let others = self
            .points()
            .filter_map(|at| self.day(at, history))
            .max()
            .unwrap_or(earliest);
        let last = (earliest + EVENT_DAYS)
            .max(others + 40)
            .min(history.course.birth + HORIZON - MARGIN);
        histories.extend((earliest..=last).map(|day| History {
            course: Course {
                event: Some(day),
                ..history.course.clone()
            },
            fact: history.fact,
        }));
        histories
    }

    pub fn holds(&self, condition: If, history: &History) -> bool {
        match condition {
            If::Always => true,
            If::Fact(wanted) => wanted == history.fact,
            If::Late(wanted) => wanted == history.course.late,
        }
    }

    /// The days on which a leg leads.
    pub fn leads(&self, leg: &Leg, history: &History) -> Days {
        if !self.holds(leg.condition, history) {
            return Days::default();
        }
        let from = self.day(&leg.from, history);
        let ends = [Some(&leg.until), leg.limit.as_ref()];
        let until = ends
            .into_iter()
            .flatten()
            .filter_map(|end| self.day(end, history))
            .min();
        Days::between(history.course.birth, from, until).without(self.impossible(history))
    }

    /// The days on which no child has the history's facts.
    pub fn impossible(&self, history: &History) -> Days {
        match &self.programme.never_yes {
            Some(((_, from), (_, until))) if history.fact => {
                let (from, until) = (self.day(from, history), self.day(until, history));
                Days::between(history.course.birth, from, until)
            }
            _ => Days::default(),
        }
    }

    /// The faults of one history, each with its days.
    pub fn faults(&self, history: &History) -> BTreeMap<Fault, Days> {
        let programme = self.programme;
        let day = |at: &At| self.day(at, history);
        let demanded = Days::between(
            history.course.birth,
            day(&programme.span.0),
            day(&programme.span.1),
        )
        .without(self.impossible(history));
        // Those of whom the area is not demanded lack nobody.
        let needed = if self.holds(programme.needed, history) {
            demanded
        } else {
            Days::default()
        };
        // The days on which a holder can be lacking: in the layer of bodies, all that are demanded.
        let mut could_lack = needed;
        let mut faults: BTreeMap<Fault, Days> = BTreeMap::new();
        for layer in [Layer::Body, Layer::Service] {
            let legs: Vec<(&Leg, Days)> = programme
                .legs
                .iter()
                .filter(|leg| leg.layer == layer)
                .map(|leg| (leg, self.leads(leg, history)))
                .collect();
            let certain = legs.iter().filter(|(leg, _)| leg.everywhere());
            let covered = certain.fold(Days::default(), |all, (_, days)| all.or(*days));
            faults.insert(Fault::Gap(layer), could_lack.without(covered));
            // A service can be lacking only while a body has the duty.
            could_lack = needed.and(covered);
            for (at, (one, own)) in legs.iter().enumerate() {
                for (other, theirs) in &legs[at + 1..] {
                    if one.holder != other.holder {
                        let mut names = [one.holder, other.holder];
                        names.sort_unstable();
                        let both = own.and(*theirs).and(demanded);
                        let days = faults.entry(Fault::Overlap(layer, names)).or_default();
                        *days = days.or(both);
                    }
                }
            }
        }
        faults.retain(|_, days| !days.is_empty());
        faults
    }
}
