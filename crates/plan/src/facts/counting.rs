//! For how long what was recorded of a fact counts: a value that may change tells nothing of days of which the population
//! says other things than of the day of which it was said.

use crate::facts::steady::Steady;
use crate::tables::periods::Period;
use crate::view::Given;
use stafett_model::{Day, FactId};

impl<'a> Given<'a> {
    /// The recorded value of a fact that counts on a day, from what is known by the as-of day, with the day from which it
    /// holds.
    pub(crate) fn recorded(self, fact: FactId, on: Day) -> Option<(i32, Option<Day>)> {
        let record = self.facts.on(fact, on.min(self.as_of))?;
        match self.counts_until(fact, record) {
            Some(until) if until <= on => None,
            _ => Some(record),
        }
    }

    /// What is recorded of a fact that no longer counts on a day, with the first day on which it may not.
    pub(crate) fn earlier(self, fact: FactId, on: Day) -> Option<((i32, Option<Day>), Day)> {
        let record = self.facts.on(fact, on.min(self.as_of))?;
        let until = self.counts_until(fact, record)?;
        (until <= on).then_some((record, until))
    }

    /// Whether something is recorded of a fact that counts on a day.
    pub(crate) fn has(self, fact: FactId, on: Day) -> bool {
        self.recorded(fact, on).is_some()
    }

    /// The first day on which a recorded value may no longer count, where there is one: the next on which a period may
    /// begin or end for which the population says something of the fact. A value that a period rules out was said of
    /// what comes after it.
    fn counts_until(self, fact: FactId, (value, from): (i32, Option<Day>)) -> Option<Day> {
        let periods = self.tables.periods.of_fact(fact);
        if periods.is_empty() {
            return None;
        }
        let rules_out = |period: &Period| {
            let alone = period.alone.as_ref();
            alone.is_some_and(|says| !says.holds(&|of| (of == fact).then_some(value)))
        };
        // Without a day it is said of the day of the plan.
        let mut said = from.unwrap_or(self.as_of);
        loop {
            let during = periods.iter().filter(|period| rules_out(period));
            let ends = during.filter_map(|period| {
                let (from, until) = self.ends_of(period);
                until.filter(|_| from.is_none_or(|from| from <= said))
            });
            match ends.filter(|until| said < *until).max() {
                Some(until) => said = until,
                None => break,
            }
        }
        self.turns(fact).filter(|turn| said < *turn).min()
    }

    /// The first day from which a value tells of a fact for `on`, where that is after the as-of day.
    pub(crate) fn tells_from(self, fact: FactId, on: Day) -> Option<Day> {
        let to_come = |turn: &Day| self.as_of < *turn && *turn <= on;
        self.turns(fact).filter(to_come).max()
    }

    /// The days around `day` on which nothing else that counts is recorded of a fact.
    pub(crate) fn steady(self, fact: FactId, day: Day) -> Steady {
        let last = self.turns(fact).filter(|turn| *turn <= day).max();
        let next = self.turns(fact).filter(|turn| day < *turn).min();
        let days = Steady {
            from: last.unwrap_or(Day::FIRST),
            through: next.map_or(Day::LAST, Day::before),
        };
        days.and(self.facts.steady(fact, day))
    }

    /// The first days on which a period of a fact may begin or end.
    fn turns(self, fact: FactId) -> impl Iterator<Item = Day> + 'a {
        let periods = self.tables.periods.of_fact(fact).iter();
        let turns = periods.flat_map(move |period| {
            let (from, until) = self.ends_of(period);
            [from, until]
        });
        turns.flatten()
    }

    /// The first days on which a period may begin and end.
    fn ends_of(self, period: &Period) -> (Option<Day>, Option<Day>) {
        let day = |place| self.spans.turn(self, place);
        (day(period.from), day(period.until))
    }
}
