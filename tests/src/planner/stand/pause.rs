//! What reprioritisations do to a line: their days are taken out of its window, and where they suspend the last days
//! on which it was offered, what they say follows.

use super::Entry;
use super::case::{Case, Question};
use crate::planner::judge::Judge;
use crate::planner::truth::{Facts, Truth, holds, named};
use crate::planner::window::{Frame, Until};
use stafett_model::{Afterwards, FactId, Reprioritisation};
use stafett_plan::Status;
use std::collections::{BTreeMap, BTreeSet};

/// The days taken out of a line's window, and what follows instead of what the window says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pause {
    /// First and last day of each, both included.
    days: Vec<(i32, i32)>,
    pub(super) follows: Option<Afterwards>,
}

impl Pause {
    /// Whether nothing is taken out.
    pub(super) fn is_none(&self) -> bool {
        self.days.is_empty()
    }

    fn suspends(&self, day: i32) -> bool {
        let mut days = self.days.iter();
        days.any(|(first, last)| (*first..=*last).contains(&day))
    }

    /// The day itself or the first after it that is not suspended.
    fn resumes(&self, day: i32) -> i32 {
        (day..).find(|day| !self.suspends(*day)).unwrap_or(day)
    }

    /// What is left of a window on a day: while it is suspended, what comes after that.
    pub(super) fn left(&self, frame: Frame, as_of: i32) -> Frame {
        let now = self.suspends(as_of);
        let resumed = |day: i32| match now {
            true => self.resumes(day.max(as_of)),
            false => self.resumes(day),
        };
        Frame {
            begin: frame.begin.map(resumed),
            soonest: frame.soonest.map(resumed),
            ..frame
        }
    }

    /// The days of a window that are not suspended, whenever that is.
    pub(super) fn offered(&self, frame: Frame) -> Frame {
        let before = |day: i32| {
            let mut days = (i32::MIN..=day).rev();
            days.find(|day| !self.suspends(*day)).unwrap_or(day)
        };
        Frame {
            begin: frame.begin.map(|day| self.resumes(day)),
            soonest: frame.soonest.map(|day| self.resumes(day)),
            end: frame.end.map(before),
            ..frame
        }
    }
}

impl Judge<'_> {
    /// Where a line stands on the days that reprioritisations leave of its window.
    pub(super) fn entry(&self, question: &Question) -> Entry {
        let named = self.reprioritisations(question);
        let ways = self.held(&named);
        let entries: Vec<Entry> = ways
            .iter()
            .map(|modes| self.entry_under(&self.under(question, modes)))
            .collect();
        let first = entries[0].clone();
        if entries.iter().all(|entry| entry.status == first.status) {
            return first;
        }
        let usual = self.entry_under(question);
        let asks = named.iter().flat_map(|mode| self.mode_asks(mode));
        Entry {
            status: Status::Undecided,
            dates: usual.alone,
            asks: first.asks.iter().copied().chain(asks).collect(),
            done_on: None,
            offered_after: false,
            at_following: false,
            ..usual
        }
    }

    /// The reprioritisations that suspend a line, for whichever children, in the order of their days.
    fn reprioritisations(&self, question: &Question) -> Vec<&Reprioritisation> {
        let base = self.base(question.id);
        let named = |mode: &&Reprioritisation| {
            let visit = mode.visits.iter().any(|visit| self.base(*visit) == base);
            visit || question.item.is_some_and(|item| mode.items.contains(&item))
        };
        let modes = self.programme.reprioritisations.iter();
        let mut modes: Vec<_> = modes.filter(named).collect();
        modes.sort_by_key(|mode| mode.in_force);
        modes
    }

    /// The day on which it is judged for whom a reprioritisation is: one of those on which it is in force.
    fn mode_judged(&self, mode: &Reprioritisation) -> i32 {
        let (first, last) = mode.in_force;
        self.as_of.clamp(first.number(), last.number())
    }

    /// The sets of reprioritisations that may hold, each in the order of their days: under each completion of what is
    /// unknown on a day, those that are judged on that day.
    fn held<'m>(&self, modes: &[&'m Reprioritisation]) -> Vec<Vec<&'m Reprioritisation>> {
        let mut by_day: BTreeMap<i32, Vec<usize>> = BTreeMap::new();
        for (place, mode) in modes.iter().enumerate() {
            by_day
                .entry(self.mode_judged(mode))
                .or_default()
                .push(place);
        }
        let mut ways: BTreeSet<Vec<bool>> = BTreeSet::from([vec![false; modes.len()]]);
        for (day, places) in by_day {
            let known = self.known(day);
            let mut facts = BTreeSet::new();
            for place in &places {
                named(&modes[*place].condition, &mut facts);
            }
            let with = |way: &Vec<bool>, facts: &Facts| {
                let mut way = way.clone();
                for place in &places {
                    way[*place] = holds(&modes[*place].condition, facts, &known.recorded);
                }
                way
            };
            let completions = known.completions(facts);
            let each = ways
                .iter()
                .flat_map(|way| completions.iter().map(|facts| with(way, facts)));
            ways = each.collect();
        }
        let of = |way: &Vec<bool>| {
            let held = modes.iter().zip(way).filter(|(_, holds)| **holds);
            held.map(|(mode, _)| *mode).collect()
        };
        ways.iter().map(of).collect()
    }

    fn mode_asks(&self, mode: &Reprioritisation) -> BTreeSet<FactId> {
        let known = self.known(self.mode_judged(mode));
        if known.truth(&mode.condition) != Truth::Open {
            return BTreeSet::new();
        }
        let mut facts = BTreeSet::new();
        named(&mode.condition, &mut facts);
        known.matter(&facts, |facts: &Facts| {
            holds(&mode.condition, facts, &known.recorded)
        })
    }

    /// A line under some reprioritisations, one after the other.
    fn under<'q>(&self, question: &Question<'q>, modes: &[&Reprioritisation]) -> Question<'q> {
        let mut under = question.clone();
        for mode in modes {
            let days = (mode.in_force.0.number(), mode.in_force.1.number());
            let cases = self.cases(&under, None);
            let cases: Vec<&Case> = cases.iter().flatten().collect();
            let follows = self.follows(mode, under.afterwards(), &cases);
            under.pause.days.push(days);
            under.pause.follows = follows.or(under.pause.follows.take());
        }
        under
    }

    /// What follows by a reprioritisation where it suspends the last days on which something was offered.
    fn follows(
        &self,
        mode: &Reprioritisation,
        own: &Afterwards,
        cases: &[&Case],
    ) -> Option<Afterwards> {
        let days = mode.in_force.0.number()..=mode.in_force.1.number();
        let suspends = |end: &dyn Fn(&Case) -> Option<i32>| {
            let mut ends = cases.iter().map(|case| end(case));
            ends.all(|end| end.is_some_and(|end| days.contains(&end)))
        };
        let closes = suspends(&|case| case.own.end);
        if mode.lapses {
            return closes.then_some(Afterwards::Lapses);
        }
        let until = mode.caught_up_until.as_ref()?;
        let is_caught_up = matches!(own, Afterwards::CaughtUp { .. });
        let caught_up = |case: &Case| match case.own.until {
            Some(Until::Day(until)) => Some(until - 1),
            _ => None,
        };
        let ends = closes || is_caught_up && suspends(&caught_up);
        let own_end = cases.iter().filter_map(|case| case.own.until).max();
        let courses = self.childhood.courses(&[until]);
        let days = courses
            .iter()
            .flatten()
            .map(|course| self.childhood.day(until, course));
        let end = days.map(|day| day.map_or(Until::Never, Until::Day)).max();
        let is_later = !is_caught_up || own_end < end;
        (ends && is_later).then(|| Afterwards::CaughtUp {
            until: until.clone(),
        })
    }
}
