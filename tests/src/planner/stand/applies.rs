//! Whether a line is for the child, and what would decide that.

use super::case::{Case, Question};
use crate::planner::judge::Judge;
use crate::planner::truth::{Facts, Known, Truth, holds, named};
use crate::planner::window::Frame;
use stafett_model::FactId;
use stafett_plan::Status;
use std::collections::BTreeSet;

impl Judge<'_> {
    pub(super) fn applies(&self, question: &Question, cases: &[Vec<Case>]) -> Truth {
        let born = question.visit.born.as_ref();
        if born.is_some_and(|born| !self.is_born(born)) {
            return Truth::Fails;
        }
        self.known(self.judged(cases))
            .truth(&question.visit.condition)
    }

    /// Whether a visit is not for the child whatever was given or recorded of what was not.
    pub(super) fn is_for_others_anyhow(&self, question: &Question, cases: &[Vec<Case>]) -> bool {
        let is_born = |born| self.is_born(born);
        let mut known = Known::clone(&self.known(self.judged(cases)));
        known.facts.retain(|fact, _| !self.is_untold(*fact));
        !question.visit.born.as_ref().is_none_or(is_born)
            || known.truth(&question.visit.condition) == Truth::Fails
    }

    /// The facts that would decide a line that is not decided.
    pub(super) fn asks(
        &self,
        question: &Question,
        status: Status,
        cases: &[Vec<Case>],
    ) -> BTreeSet<FactId> {
        if status != Status::Undecided {
            return BTreeSet::new();
        }
        let condition = &question.visit.condition;
        let mut facts = BTreeSet::new();
        named(condition, &mut facts);
        let known = self.known(self.judged(cases));
        let told = |facts: &Facts| holds(condition, facts, &known.recorded);
        let mut matter = known.matter(&facts, told);
        matter.extend(
            question
                .item
                .map(|item| self.dose_asks(item))
                .unwrap_or_default(),
        );
        matter.extend(self.childhood.start_fact().filter(|_| cases.len() > 1));
        matter
    }

    /// The day on which its condition is judged.
    pub(super) fn judged(&self, cases: &[Vec<Case>]) -> i32 {
        self.judged_of(cases.iter().flatten().map(|case| case.visit))
    }

    /// The same of a visit that lies there in each course: the as-of day, but not before the first day on which it may
    /// begin, nor after the first that may be its last, where it has one.
    pub fn judged_of(&self, frames: impl Iterator<Item = Frame> + Clone) -> i32 {
        let first = frames.clone().filter_map(|frame| frame.soonest).min();
        let day = first.map_or(self.as_of, |first| first.max(self.as_of));
        let ends: Option<Vec<i32>> = frames.map(|frame| frame.end).collect();
        let last = ends.and_then(|ends| ends.into_iter().min());
        last.map_or(day, |last| last.min(day))
    }

    /// Whether the child is born on one of the days.
    pub fn is_born(&self, born: &stafett_model::Born) -> bool {
        let birth = self.child.born.number();
        let almanac = self.childhood.almanac;
        let year = almanac.year(birth);
        let on = |of: stafett_model::school::MonthDay| {
            almanac.in_year(year, of.month.into(), of.day.into())
        };
        let season = |season: stafett_model::BirthSeason| {
            let (from, through) = (on(season.from), on(season.through));
            match season.from <= season.through {
                true => from <= birth && birth <= through,
                false => from <= birth || birth <= through,
            }
        };
        born.from.is_none_or(|from| from.number() <= birth)
            && born.through.is_none_or(|through| birth <= through.number())
            && born.season.is_none_or(season)
    }
}
