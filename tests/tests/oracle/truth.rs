//! Who leads on which day, for every child and every history of a small programme, by trying them
//! all.

use crate::almanac::{Almanac, Day};
use crate::programme::{AUTUMN, At, End, If, Layer, Leg, PUBLISHED, Programme, SPRING, Season};
use std::collections::BTreeMap;
use std::rc::Rc;

/// So many days of a childhood are looked at.
pub const HORIZON: i32 = 1024;
/// After so many days an event that has not happened counts as never happening, unless another
/// point comes later.
const EVENT_DAYS: i32 = 100;

/// A set of days, counted from birth.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Days([u64; 16]);

impl Days {
    /// From `from` (included) until `until` (not included); from the day of birth at the earliest.
    pub fn between(birth: Day, from: Option<Day>, until: Option<Day>) -> Days {
        let mut days = Days::default();
        let Some(from) = from else { return days };
        let place =
            |day: Day| usize::try_from((day - birth).clamp(0, HORIZON)).expect("a small number");
        let until = until.map_or(place(birth + HORIZON), place);
        let mut at = place(from);
        while at < until {
            // Whole words at once where they are whole.
            if at.is_multiple_of(64) && at + 64 <= until {
                days.0[at / 64] = u64::MAX;
                at += 64;
            } else {
                days.0[at / 64] |= 1 << (at % 64);
                at += 1;
            }
        }
        days
    }

    fn with(self, other: Days, how: impl Fn(u64, u64) -> u64) -> Days {
        let mut days = self;
        days.0
            .iter_mut()
            .zip(other.0)
            .for_each(|(own, other)| *own = how(*own, other));
        days
    }

    pub fn and(self, other: Days) -> Days {
        self.with(other, |a, b| a & b)
    }

    pub fn or(self, other: Days) -> Days {
        self.with(other, |a, b| a | b)
    }

    pub fn without(self, other: Days) -> Days {
        self.with(other, |a, b| a & !b)
    }

    pub fn is_empty(self) -> bool {
        self == Days::default()
    }

    /// The first day, counted from birth.
    pub fn first(self) -> Option<i32> {
        (0..HORIZON).find(|day| {
            let at = usize::try_from(*day).expect("a small number");
            self.0[at / 64] >> (at % 64) & 1 == 1
        })
    }
}

/// One course of everything that the programme leaves open.
#[derive(Clone, Debug)]
pub struct History {
    pub birth: Day,
    pub due_date: Day,
    pub event: Option<Day>,
    pub fact: bool,
    pub late: bool,
    pub terms: Rc<BTreeMap<(i32, Season), Day>>,
}

/// What names a fault: its layer and, for an overlap, who overlaps.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    Gap(Layer),
    Overlap(Layer, [String; 2]),
}

pub struct Truth<'a> {
    pub almanac: &'a Almanac,
    pub programme: &'a Programme,
}

impl Truth<'_> {
    /// The term whose first day a point rests on.
    fn term(&self, at: &At, birth: Day, late: bool) -> Option<(i32, Season)> {
        let year = self.almanac.year(birth);
        let next = |end: &End| i32::from(*end != End::First);
        match at.root() {
            At::SchoolYear(number, end) => {
                let school = self.programme.school?;
                let turning = school.late.filter(|_| late).unwrap_or(school.turning);
                Some((
                    year + i32::from(turning) + i32::from(*number) + next(end),
                    Season::Autumn,
                ))
            }
            At::Term(turning, season, End::First) => Some((year + i32::from(*turning), *season)),
            // An autumn term ends before the spring term of the next year.
            At::Term(turning, Season::Autumn, _) => {
                Some((year + i32::from(*turning) + 1, Season::Spring))
            }
            At::Term(turning, Season::Spring, _) => {
                Some((year + i32::from(*turning), Season::Autumn))
            }
            _ => None,
        }
    }

    /// The day of a point, unless it never comes.
    pub fn day(&self, at: &At, history: &History) -> Option<Day> {
        let almanac = self.almanac;
        let rule = self.programme.month_end;
        let year = almanac.year(history.birth);
        let step = |end: &End| i32::from(*end != End::First);
        let before = |end: &End| i32::from(*end == End::Last);
        Some(match at {
            At::Birth => history.birth,
            At::DueDate => history.due_date,
            At::Event => history.event?,
            At::SchoolYear(_, end) | At::Term(_, _, end) => {
                history.terms[&self.term(at, history.birth, history.late)?] - before(end)
            }
            At::YearOfTurning(turning, end) => {
                almanac.day(year + i32::from(*turning) + step(end), 1, 1) - before(end)
            }
            At::YearOfAge(age, end) => {
                let birthday = 12 * (i32::from(*age) + step(end));
                almanac.after(history.birth, crate::almanac::months(birthday), rule) - before(end)
            }
            At::Date(day) => *day,
            At::After(of, length) => almanac.after(self.day(of, history)?, *length, rule),
            At::SameYear(of, month, day) => {
                almanac.in_year(almanac.year(self.day(of, history)?), *month, *day)
            }
        })
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
        let has = |wanted: fn(If) -> bool| programme.legs.iter().any(|leg| wanted(leg.condition));
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
            birth,
            due_date: birth,
            event: None,
            fact: false,
            late: false,
            terms: terms[0].clone(),
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
                        let history = History {
                            birth,
                            due_date: *due_date,
                            event: None,
                            fact: *fact,
                            late,
                            terms: terms.clone(),
                        };
                        histories.extend(self.with_events(&history));
                    }
                }
            }
        }
        histories
    }

    /// Every choice of the first days of the terms that matter.
    fn terms(&self, birth: Day, late: bool) -> Vec<Rc<BTreeMap<(i32, Season), Day>>> {
        let earliest = self.programme.event.iter().map(|(_, at)| at);
        let mut wanted: Vec<(i32, Season)> = self
            .points()
            .chain(earliest)
            .filter_map(|at| self.term(at, birth, late))
            .collect();
        wanted.sort_unstable();
        wanted.dedup();
        let mut all = vec![BTreeMap::new()];
        for (year, season) in wanted {
            let (first, last) = self.first_days(year, season);
            all = all
                .iter()
                .flat_map(|terms| {
                    (first..=last).map(|day| {
                        let mut terms: BTreeMap<_, _> = terms.clone();
                        terms.insert((year, season), day);
                        terms
                    })
                })
                .collect();
        }
        all.into_iter().map(Rc::new).collect()
    }

    fn first_days(&self, year: i32, season: Season) -> (Day, Day) {
        let (published, month, day) = PUBLISHED;
        let is_published = self.programme.school.is_some_and(|school| school.published);
        if is_published && (year, season) == (published, Season::Autumn) {
            let day = self.almanac.day(year, month, day);
            return (day, day);
        }
        let (first, last) = if season == Season::Autumn {
            AUTUMN
        } else {
            SPRING
        };
        (
            self.almanac.day(year, first.0, first.1),
            self.almanac.day(year, last.0, last.1),
        )
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
            .min(history.birth + HORIZON - 100);
        histories.extend((earliest..=last).map(|day| History {
            event: Some(day),
            ..history.clone()
        }));
        histories
    }

    pub fn holds(&self, leg: &Leg, history: &History) -> bool {
        match leg.condition {
            If::Always => true,
            If::Fact(wanted) => wanted == history.fact,
            If::Late(wanted) => wanted == history.late,
        }
    }

    /// The days on which a leg leads.
    pub fn leads(&self, leg: &Leg, history: &History) -> Days {
        if !self.holds(leg, history) {
            return Days::default();
        }
        let from = self.day(&leg.from, history);
        let ends = [Some(&leg.until), leg.limit.as_ref()];
        let until = ends
            .into_iter()
            .flatten()
            .filter_map(|end| self.day(end, history))
            .min();
        Days::between(history.birth, from, until).without(self.impossible(history))
    }

    /// The days on which no child has the history's facts.
    pub fn impossible(&self, history: &History) -> Days {
        match &self.programme.never_yes {
            Some(((_, from), (_, until))) if history.fact => {
                let (from, until) = (self.day(from, history), self.day(until, history));
                Days::between(history.birth, from, until)
            }
            _ => Days::default(),
        }
    }

    /// The faults of one history, each with its days.
    pub fn faults(&self, history: &History) -> BTreeMap<Fault, Days> {
        let programme = self.programme;
        let day = |at: &At| self.day(at, history);
        let demanded = Days::between(
            history.birth,
            day(&programme.span.0),
            day(&programme.span.1),
        )
        .without(self.impossible(history));
        // The days on which a holder can be lacking: in the layer of bodies, all that are demanded.
        let mut could_lack = demanded;
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
            could_lack = demanded.and(covered);
            for (at, (one, own)) in legs.iter().enumerate() {
                for (other, theirs) in &legs[at + 1..] {
                    if one.holder != other.holder {
                        let mut names = [one.holder.to_owned(), other.holder.to_owned()];
                        names.sort();
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
