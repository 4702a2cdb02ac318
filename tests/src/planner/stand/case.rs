//! A line in each course: its days, and until when it may be done after its last.

use super::pause::Pause;
use crate::planner::course::{Course, MANY};
use crate::planner::judge::{Judge, Lies};
use crate::planner::window::{Frame, Until, all_points, bounds, points};
use stafett_model::{Afterwards, Dose, ItemId, Point, Visit, VisitId, Window};
use std::collections::BTreeSet;
use std::rc::Rc;

/// A line in one course.
#[derive(Clone, Copy)]
pub struct Case {
    /// The visit's window.
    pub(super) visit: Frame,
    /// The line's own.
    pub own: Frame,
    /// The same without the days on which it is suspended, whenever that is.
    pub(super) offered: Frame,
    /// Its first day if what may have happened unrecorded did as soon as it can.
    perhaps: Option<i32>,
    /// After the last day it may be done until then, that day not included.
    pub after: Option<Until>,
    /// The same as it is told: the end of a following visit that hangs on what has not happened is not, though a
    /// distance bounds it.
    pub told: Option<Until>,
    /// The window of the following visit at which it is offered again.
    pub(super) again: Option<Frame>,
    pub is_dose: bool,
    /// Of a dose, the day from which it certainly may not be given any more, where there is one.
    over_from: Option<Until>,
}

impl Case {
    pub(super) fn begun(&self, day: i32) -> bool {
        self.own.begin.is_some_and(|begin| begin <= day)
    }

    /// Whether it may have begun.
    pub(super) fn may_have_begun(&self, day: i32) -> bool {
        self.perhaps.is_some_and(|begin| begin <= day)
    }

    /// Whether it can no longer be done after the last day either.
    pub(super) fn over(&self, day: i32) -> bool {
        match self.after {
            None => true,
            Some(Until::Day(until)) => {
                until <= self.own.soonest.map_or(day, |soonest| soonest.max(day))
            }
            Some(Until::Never) => false,
        }
    }

    /// The first day from which it may be done once what it waits for has been: that of its visit.
    pub(super) fn begins_at_least(&self, day: i32) -> i32 {
        let begin = self.own.begin.or(self.visit.begin);
        begin.map_or(day, |begin| begin.max(day))
    }

    /// Whether its visit begins after the following one at which it would be offered again, whatever it waits for.
    pub(super) fn begins_after_following(&self) -> bool {
        let following = self.again.and_then(|again| again.end);
        let begins = self.visit.soonest;
        begins
            .zip(following)
            .is_some_and(|(begins, end)| end < begins)
    }

    /// Whether its own window is over by a day, or holds no day from then on.
    pub(super) fn is_over_once_begun(&self, day: i32) -> bool {
        let begin = self.own.begin.or(self.visit.begin);
        (self.own.end).is_some_and(|end| end < day || begin.is_some_and(|begin| end < begin))
    }

    /// Whether its first possible day lies after the last on which a dose may be given.
    pub(super) fn too_late(&self) -> bool {
        self.ends_by(self.own.soonest)
    }

    /// The same of its first possible day once what suspends it now is over.
    pub(super) fn too_late_unpaused(&self) -> bool {
        self.ends_by(self.offered.soonest)
    }

    fn ends_by(&self, soonest: Option<i32>) -> bool {
        match (self.over_from, soonest) {
            (Some(Until::Day(over)), Some(soonest)) => over <= soonest,
            _ => false,
        }
    }
}

/// What a line rests on.
#[derive(Clone)]
pub(super) struct Question<'q> {
    pub id: VisitId,
    pub visit: &'q Visit,
    pub item: Option<ItemId>,
    pub dose: Option<&'q Dose>,
    /// What reprioritisations take out of it.
    pub pause: Pause,
}

impl Question<'_> {
    /// The same without any reprioritisation.
    pub(super) fn unsuspended(&self) -> Self {
        Question {
            pause: Pause::default(),
            ..self.clone()
        }
    }

    /// What follows once its window is over.
    pub(super) fn afterwards(&self) -> &Afterwards {
        let own = match self.dose {
            None => &self.visit.window.afterwards,
            Some(dose) => &dose.window.afterwards,
        };
        self.pause.follows.as_ref().unwrap_or(own)
    }
}

impl Judge<'_> {
    /// A line in each course, by what is unknown of the child; after it was declined on a day, what follows.
    pub(super) fn cases(&self, question: &Question, declined: Option<i32>) -> Rc<Vec<Vec<Case>>> {
        // Contents that are no doses lie where the visit does.
        let dose = question.item.filter(|_| question.dose.is_some());
        let asked = (question.id, dose, declined);
        let known = |lies: &Lies| {
            let mut lies = lies.iter();
            let found = lies.find(|(pause, _)| *pause == question.pause);
            found.map(|(_, cases)| Rc::clone(cases))
        };
        if let Some(cases) = self.lay.borrow().get(&asked).and_then(known) {
            return cases;
        }
        let cases = Rc::new(self.cases_anew(question, declined));
        if cases.iter().map(Vec::len).sum::<usize>() <= MANY {
            let lies = (question.pause.clone(), Rc::clone(&cases));
            (self.lay.borrow_mut()).entry(asked).or_default().push(lies);
        }
        cases
    }

    fn cases_anew(&self, question: &Question, declined: Option<i32>) -> Vec<Vec<Case>> {
        let childhood = &self.childhood;
        let mut rests = all_points(childhood, &question.visit.window);
        if let (Some(dose), Some(item)) = (question.dose, question.item) {
            rests.extend(all_points(childhood, &dose.window));
            rests.extend(self.begun_by(item, dose));
        }
        if let Some(Afterwards::CaughtUp { until }) = &question.pause.follows {
            rests.push(until);
        }
        let offered_again = *question.afterwards() == Afterwards::OfferedAgain
            || question.visit.window.afterwards == Afterwards::OfferedAgain
                && declined.is_some_and(|day| self.may_have_begun(question.visit, day));
        let following = offered_again
            .then(|| self.following(question.id, declined))
            .flatten();
        rests.extend(
            following
                .iter()
                .flat_map(|visit| points(childhood, &visit.window)),
        );
        let ways = childhood.courses(&rests);
        let no_aim = self.lacks_aim(question.visit, &ways);
        let case = |course: &Course| {
            let mut case = self.case(question, following, course);
            if let (true, Some(dose), Some(item)) = (no_aim, question.dose, question.item) {
                case.own.recommended = self.dose_frame(item, dose, course).recommended;
            }
            case
        };
        let all = ways
            .iter()
            .map(|courses| courses.iter().map(case).collect());
        match self.rests_on_start(&question.visit.window) {
            false => vec![all.flat_map(|cases: Vec<Case>| cases).collect()],
            true => all.collect(),
        }
    }

    /// Whether a window rests on when the child starts school, which is unknown: it is another for each, whatever
    /// its days. Nothing else is, nor what is counted from it.
    pub fn rests_on_start(&self, window: &Window) -> bool {
        let points = points(&self.childhood, window).into_iter();
        let own = points.filter(|point| self.childhood.awaited(&[point]).is_empty());
        self.childhood.courses(&own.collect::<Vec<_>>()).len() > 1
    }

    /// Whether a visit has no recommended day, for it is another for each time at which the child may start school: as
    /// if it had none.
    fn lacks_aim(&self, visit: &Visit, ways: &[Vec<Course>]) -> bool {
        let aim = |course: &Course| self.childhood.day(&visit.window.recommended, course);
        let of = |courses: &Vec<Course>| courses.iter().map(aim).collect::<BTreeSet<_>>();
        let ends = |of: BTreeSet<Option<i32>>| (of.first().copied(), of.last().copied());
        let mut each = ways.iter().map(|courses| ends(of(courses)));
        let first = each.next();
        self.rests_on_start(&visit.window) && each.any(|other| Some(other) != first)
    }

    fn may_have_begun(&self, visit: &Visit, day: i32) -> bool {
        let courses = self
            .childhood
            .courses(&points(&self.childhood, &visit.window));
        let begun = |course: &Course| {
            let frame = Frame::of(&visit.window, &self.childhood, course, self.as_of);
            frame.soonest.is_some_and(|begin| begin <= day)
        };
        courses.iter().flatten().any(begun)
    }

    /// Whether it is caught up until a day that rests on when the child starts school, which is unknown.
    pub(super) fn until_rests_on_start(&self, question: &Question) -> bool {
        match question.afterwards() {
            Afterwards::CaughtUp { until } => self.childhood.courses(&[until]).len() > 1,
            _ => false,
        }
    }

    /// Whether its days, or the last on which its series may begin, rest on when the child starts school, which is unknown.
    pub(super) fn days_rest_on_start(&self, question: &Question) -> bool {
        let dose = question.dose.zip(question.item);
        let begun_by = dose.and_then(|(dose, item)| self.begun_by(item, dose));
        let windows = [
            Some(&question.visit.window),
            question.dose.map(|dose| &dose.window),
        ];
        begun_by.is_some_and(|by| self.childhood.courses(&[by]).len() > 1)
            || windows
                .into_iter()
                .flatten()
                .any(|window| self.rests_on_start(window))
    }

    /// The points of a line's own first and last day. A dose's last day is its own, whatever that of the visit.
    fn bounds_of<'q>(&'q self, question: &Question<'q>) -> Vec<&'q Point> {
        let window = &question.visit.window;
        let distances = |window: &'q Window| self.childhood.kept(window).map(|d| &d.from);
        let mut points = bounds(&self.childhood, window);
        match question.dose {
            None => points.extend(distances(window)),
            Some(dose) => {
                points.retain(|point| !std::ptr::eq(*point, &window.latest));
                points.extend(bounds(&self.childhood, &dose.window));
                points.extend(distances(&dose.window));
            }
        }
        points
    }

    /// Its first day if what may have happened unrecorded did as soon as it can.
    fn perhaps_begins(&self, question: &Question, course: &Course) -> Option<i32> {
        if self.complete_from() <= self.child.born.number() {
            return self.own(question, course).soonest;
        }
        let points = self.bounds_of(question);
        let perhaps = self.childhood.perhaps(course, &points, self.as_of);
        self.own(question, &perhaps).soonest
    }

    /// Whether its first or last day hangs on what may have happened unrecorded, and its first possible day has come
    /// and is not after its last.
    pub(super) fn rests_on_unrecorded(&self, question: &Question) -> bool {
        let points = self.bounds_of(question);
        let begun_by = question.dose.zip(question.item);
        let begun_by = begun_by.and_then(|(dose, item)| self.begun_by(item, dose));
        // A dose may not be given on or after the end of its catching up.
        let until = match question.afterwards() {
            Afterwards::CaughtUp { until } => question.dose.map(|_| until),
            _ => None,
        };
        let ends = begun_by.into_iter().chain(until);
        let rests: Vec<&Point> = points.iter().copied().chain(ends).collect();
        let courses = self.childhood.courses(&rests);
        let may_have_begun = |course: &Course| {
            let perhaps = self.childhood.perhaps(course, &points, self.as_of);
            let last = self.own(question, course).end.unwrap_or(self.as_of);
            let begin = self.own(question, &perhaps).soonest;
            perhaps != *course && begin.is_some_and(|begin| begin <= self.as_of.min(last))
        };
        courses.iter().flatten().any(may_have_begun)
    }

    /// What is left of a line's own window in one course.
    fn own(&self, question: &Question, course: &Course) -> Frame {
        let whole = self.whole(question, course);
        question.pause.left(whole, self.as_of)
    }

    /// A line's own window in one course, and until when it is caught up by what follows.
    fn whole(&self, question: &Question, course: &Course) -> Frame {
        let visit = Frame::of(&question.visit.window, &self.childhood, course, self.as_of);
        let own = match (question.dose, question.item) {
            (Some(dose), Some(item)) => self.dose_frame(item, dose, course).at_visit(visit),
            _ => visit,
        };
        let until = match &question.pause.follows {
            Some(Afterwards::CaughtUp { until }) => {
                let until = self.childhood.day(until, course);
                Some(until.map_or(Until::Never, Until::Day))
            }
            Some(_) => None,
            None => own.until,
        };
        Frame { until, ..own }
    }

    fn case(&self, question: &Question, following: Option<&Visit>, course: &Course) -> Case {
        let frame = |visit: &Visit| Frame::of(&visit.window, &self.childhood, course, self.as_of);
        let visit = frame(question.visit);
        let whole = self.whole(question, course);
        let own = question.pause.left(whole, self.as_of);
        let again = following.map(frame);
        let through = |end: Option<i32>| end.map_or(Until::Never, |last| Until::Day(last + 1));
        let own_end = match question.afterwards() {
            Afterwards::OfferedAgain => None,
            Afterwards::CaughtUp { .. } => own.until,
            _ => Some(through(own.end)),
        };
        let not_after = |again: Until| Some(own_end.map_or(again, |own| own.min(again)));
        let (after, told) = match again {
            Some(again) => {
                let told = again.end.filter(|_| !again.end_hangs);
                (not_after(through(again.end)), not_after(through(told)))
            }
            None => (own.until, own.until),
        };
        let by = question
            .dose
            .zip(question.item)
            .and_then(|(dose, item)| self.begun_by(item, dose));
        let by = by
            .and_then(|by| self.childhood.day(by, course))
            .map(|last| Until::Day(last + 1));
        let over_from = match question.afterwards() {
            Afterwards::Lapses | Afterwards::Unsaid => Some(through(own.end)),
            Afterwards::CaughtUp { .. } => own.until,
            _ => None,
        };
        let over_from = over_from.into_iter().chain(by).min();
        Case {
            visit,
            own,
            offered: question.pause.offered(whole),
            perhaps: self.perhaps_begins(question, course),
            after,
            told,
            again,
            is_dose: question.dose.is_some(),
            over_from: over_from.filter(|_| question.dose.is_some()),
        }
    }
}
