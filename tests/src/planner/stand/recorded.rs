//! What the records say of a line: when it was done, declined or missed.

use super::case::{Case, Question};
use crate::planner::judge::Judge;
use crate::planner::records::{On, later, sooner};
use stafett_model::{Point, VisitId};

/// Whether what was on one of some days may have been in the visit's window, read from its first possible day
/// through its last, whenever the child starts school.
fn may_hold(cases: &[Vec<Case>], on: On) -> bool {
    cases.iter().any(|cases| may_hold_then(cases, on))
}

fn may_hold_then(cases: &[Case], (first, last): On) -> bool {
    let frames = || cases.iter().map(|case| case.visit);
    let begins: Option<Vec<i32>> = frames().map(|frame| frame.begin).collect();
    let ends: Option<Vec<i32>> = frames().map(|frame| frame.end).collect();
    let begins = begins.and_then(|days| days.into_iter().min());
    let ends = ends.and_then(|days| days.into_iter().max());
    begins.is_some_and(|begin| begin <= last) && ends.is_none_or(|end| first <= end)
}

impl Judge<'_> {
    /// When it was done: a dose wherever it was validly given, but at a visit that is not for the child only
    /// if it was given there.
    pub(super) fn done_on(
        &self,
        question: &Question,
        cases: &[Vec<Case>],
        not_for_the_child: bool,
    ) -> Option<On> {
        let of = |visit: VisitId| self.base(visit) == self.base(question.id);
        if let (Some(_), Some(item)) = (question.dose, question.item) {
            let given = self.childhood.happened.get(&Point::Item(item)).copied();
            return given.filter(|_| !not_for_the_child || self.given_at(of, item));
        }
        let mut days = self.records.done(of, question.item);
        if let Some(item) = question.item {
            let inside = |on: &On| may_hold(cases, *on);
            let has = |visit: VisitId| self.programme.visits[visit.index()].items.contains(&item);
            days.extend(self.records.outside(item, has).into_iter().filter(inside));
        }
        sooner(&days)
    }

    /// When the visit itself was declined, and when it was missed: of the two the later; where it is not
    /// certain that it was missed later, declined. What was done was neither.
    pub(super) fn undone(&self, id: VisitId) -> (Option<On>, Option<On>) {
        let of = |visit: VisitId| self.base(visit) == self.base(id);
        let declined = later(&self.records.declined(of));
        let missed = later(&self.records.missed(of));
        match (declined, missed) {
            _ if !self.records.done(of, None).is_empty() => (None, None),
            (Some(declined), Some(missed)) if declined.1 < missed.0 => (None, Some(missed)),
            (Some(declined), _) => (Some(declined), None),
            (None, missed) => (None, missed),
        }
    }

    /// When it was last declined: the visit, or the item alone, of what is no dose on a day in the visit's
    /// window.
    pub(super) fn declined(&self, question: &Question, cases: &[Vec<Case>]) -> Option<On> {
        let (visit, _) = self.undone(question.id);
        let inside = |on: &On| question.dose.is_some() || may_hold(cases, *on);
        let alone = question.item.map(|item| self.records.item_declined(item));
        let alone = alone.unwrap_or_default().into_iter().filter(inside);
        later(&alone.chain(visit).collect::<Vec<On>>())
    }
}
