//! Where time puts a line that was not done: after it was declined, and otherwise.

use super::case::{Case, Question};
use crate::planner::dates::{is_closed, is_empty};
use crate::planner::judge::Judge;
use crate::planner::window::{Frame, Until, bounds, points};
use stafett_model::{Afterwards, Point, VisitId};
use stafett_plan::Status;
use std::collections::BTreeSet;

impl Judge<'_> {
    /// Where it stands once it was declined: declined, but for the following visit at which it is offered
    /// again, as long as its own time is not over.
    pub(super) fn once_declined(&self, question: &Question, cases: &[Case]) -> Status {
        let now = self.as_of;
        let all = |is: &dyn Fn(&Case) -> bool| cases.iter().all(is);
        let again = |is: &dyn Fn(&Frame) -> bool| all(&|case| case.again.as_ref().is_some_and(is));
        let over = match question.afterwards() {
            Afterwards::OfferedAgain => false,
            Afterwards::CaughtUp { .. } => {
                is_closed(cases, now) && self.by_time(question, cases) != Status::Due
            }
            _ => is_closed(cases, now),
        };
        let open = again(&|again| again.begin.is_some_and(|begin| begin <= now))
            && all(&|case| case.begun(now));
        match () {
            () if cases.iter().any(|case| case.again.is_none()) || over => Status::Declined,
            () if self.series_is_over(question, cases) => Status::Declined,
            () if question.dose.is_some() && self.may_be_over_untold(question, cases) => {
                Status::Declined
            }
            () if again(&|again| again.end.is_some_and(|end| end < now)) => Status::Declined,
            () if open => Status::Due,
            () => Status::Upcoming,
        }
    }

    /// The standing of the visits from which a visit's first or last day is counted, where they are not done.
    pub(super) fn hangs_on(&self, question: &Question) -> BTreeSet<Status> {
        let awaited = self
            .childhood
            .awaited(&bounds(&self.childhood, &question.visit.window));
        let status = |point: &Point| match point {
            Point::Visit(visit) => Some(self.visit(*visit).status),
            _ => None,
        };
        awaited.iter().filter_map(status).collect()
    }

    /// Whether it waits for a dose that may have been given before the history is complete.
    pub(super) fn waits_for_unknown(&self, question: &Question) -> bool {
        let windows = [
            Some(&question.visit.window),
            question.dose.map(|dose| &dose.window),
        ];
        let points: Vec<&Point> = (windows.into_iter().flatten())
            .flat_map(|window| {
                bounds(&self.childhood, window)
                    .into_iter()
                    .chain([&window.recommended])
            })
            .collect();
        let unknown = |point: &Point| {
            let Point::Item(item) = point else {
                return false;
            };
            let Some(dose) = self.dose(Some(*item)) else {
                return false;
            };
            self.is_over_untold(*item, dose)
        };
        self.childhood.awaited(&points).iter().any(unknown)
    }

    /// Whether a visit's own last day has passed for certain.
    pub fn has_closed(&self, id: VisitId) -> bool {
        let window = &self.programme.visits[id.index()].window;
        let courses = self.childhood.courses(&points(&self.childhood, window));
        let ends = courses
            .iter()
            .flatten()
            .map(|course| Frame::of(window, &self.childhood, course, self.as_of).end);
        ends.into_iter()
            .all(|end| end.is_some_and(|end| end < self.as_of))
    }

    /// Where it stands by its window alone, where that is settled but for what time will settle.
    pub(super) fn by_time(&self, question: &Question, cases: &[Case]) -> Status {
        let now = self.as_of;
        let all = |is: &dyn Fn(&Case) -> bool| cases.iter().all(is);
        let begun = |case: &Case| case.begun(now);
        let hangs_on = self.hangs_on(question);
        let never = [Status::Lapsed, Status::Missed, Status::Declined];
        if never.iter().any(|status| hangs_on.contains(status)) {
            return Status::Lapsed;
        }
        if hangs_on.contains(&Status::Undecided) {
            return Status::Undecided;
        }
        if self.series_is_over(question, cases) {
            let (_, missed) = self.undone(question.id);
            let unpaused = self.series_ends(question, cases, Case::too_late_unpaused);
            return match missed.is_some() && !unpaused {
                _ if self.may_be_done_unrecorded(question, cases) => Status::Undecided,
                true => Status::Missed,
                false => Status::Lapsed,
            };
        }
        if self.waits_for_unknown(question) || self.rests_on_unrecorded(question) {
            return Status::Undecided;
        }
        let status = match is_closed(cases, now) {
            true if self.may_be_done_unrecorded(question, cases) => Status::Undecided,
            true => self.if_not_done(question, cases),
            false if all(&begun) => Status::Due,
            false => Status::Upcoming,
        };
        match status {
            Status::Due if self.may_be_over_untold(question, cases) => Status::Undecided,
            status => status,
        }
    }

    /// Whether what would be due may be over by an event that may have happened unrecorded: the end of its catching up
    /// hangs on it, of what is no dose once its window is over, or the last day on which its series may begin.
    fn may_be_over_untold(&self, question: &Question, cases: &[Case]) -> bool {
        let day = |point: &Point| self.childhood.unrecorded_day(point, self.as_of);
        let until = |follows: &Afterwards| match follows {
            Afterwards::CaughtUp { until } => day(until),
            _ => None,
        };
        // What is said in its place is the end of a dose besides its own.
        let own = question.dose.map(|dose| &dose.window.afterwards);
        let until = (own.into_iter().chain([question.afterwards()]))
            .filter_map(until)
            .min();
        let counts = question.dose.is_some() || is_closed(cases, self.as_of);
        let by = question
            .dose
            .zip(question.item)
            .and_then(|(dose, item)| self.begun_by(item, dose));
        until.is_some_and(|until| counts && until <= self.as_of)
            || by.and_then(day).is_some_and(|last| last < self.as_of)
    }

    /// The same if its first day had come, whatever it waits for: until when what is undecided would be offered.
    pub(super) fn if_begun(&self, question: &Question, cases: &[Case]) -> Status {
        let over = |case: &Case| match case.after {
            None => true,
            Some(until) => {
                until <= Until::Day(case.begins_at_least(self.as_of))
                    || case.begins_after_following()
            }
        };
        match cases.iter().all(over) || *question.afterwards() == Afterwards::CarriedOver {
            true => Status::Lapsed,
            false => Status::Due,
        }
    }

    /// Where something stands whose window is over, if it was not done.
    pub(super) fn if_not_done(&self, question: &Question, cases: &[Case]) -> Status {
        let now = self.as_of;
        let all = |is: &dyn Fn(&Case) -> bool| cases.iter().all(is);
        let begun = |case: &Case| case.begun(now);
        if *question.afterwards() == Afterwards::CarriedOver {
            return Status::CarriedOver;
        }
        if !all(&|case| case.over(now)) {
            return if all(&begun) {
                Status::Due
            } else {
                Status::Upcoming
            };
        }
        let (_, missed) = self.undone(question.id);
        match question.afterwards() {
            Afterwards::OfferedAgain if !question.visit.as_needed => Status::PastItsTime,
            _ if missed.is_some() => Status::Missed,
            _ => Status::Lapsed,
        }
    }

    /// Whether it may have been done before the history is complete, for by then its window is over: in each course, or
    /// from birth on in one.
    pub(super) fn may_be_over_unrecorded(&self, cases: &[Case]) -> bool {
        let complete = self.complete_from();
        let over = |case: &Case| case.offered.end.is_some_and(|end| end < complete);
        let ends = cases.iter().all(|case| case.offered.end.is_some());
        let is_known_from_birth = complete <= self.child.born.number();
        // What is counted from something that has not happened has not begun.
        let hangs = cases.iter().all(|case| case.offered.begin.is_none());
        !is_empty(cases, |case| case.offered)
            && !hangs
            && (cases.iter().all(over) || !is_known_from_birth && ends && cases.iter().any(over))
    }

    /// Whether what is over may have been done before the history is complete: in one course it had begun by then. Who
    /// missed it had not done it.
    fn may_be_done_unrecorded(&self, question: &Question, cases: &[Case]) -> bool {
        let complete = self.complete_from();
        let (_, missed) = self.undone(question.id);
        let had_begun = |case: &Case| case.offered.begin.is_some_and(|begin| begin < complete);
        self.may_be_over_unrecorded(cases)
            || missed.is_none()
                && complete > self.child.born.number()
                && !is_empty(cases, |case| case.offered)
                && cases.iter().any(had_begun)
    }

    /// Whether a dose lapses with its series: an earlier one can no longer be given, the series was not begun
    /// in time, or no possible day is left.
    pub(super) fn series_is_over(&self, question: &Question, cases: &[Case]) -> bool {
        self.series_ends(question, cases, Case::too_late)
    }

    fn series_ends(
        &self,
        question: &Question,
        cases: &[Case],
        too_late: impl Fn(&Case) -> bool,
    ) -> bool {
        let (Some(dose), Some(item)) = (question.dose, question.item) else {
            return false;
        };
        let not_begun = self.begun_by(item, dose).is_some_and(|by| {
            let courses = self.childhood.courses(&[by]);
            let days = courses
                .iter()
                .flatten()
                .map(|course| self.childhood.day(by, course));
            let days: Option<Vec<i32>> = days.collect();
            days.is_some_and(|days| {
                let last = days.into_iter().max();
                last.is_some_and(|last| last < self.as_of && self.complete_from() <= last)
            })
        });
        let unknown = self.may_be_over_unrecorded(cases) || self.waits_for_unknown(question);
        let is_over = not_begun || self.is_broken(dose) || cases.iter().all(too_late);
        !unknown && is_over
    }
}
