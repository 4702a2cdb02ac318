//! Which visit follows another: where what was not done is offered again.

use super::judge::Judge;
use super::truth::Truth;
use stafett_model::{Point, Visit, VisitId};

impl Judge<'_> {
    /// The following visit at which something is offered again: of the same service's that are certainly for
    /// the child the first that is recommended later, where neither day hangs on what has not happened or on an unknown
    /// school start; after something was declined, one that may begin later.
    pub fn following(&self, id: VisitId, declined: Option<i32>) -> Option<&Visit> {
        let recommended = |id: VisitId| {
            let visit = &self.programme.visits[id.index()];
            self.first_possible(&[&visit.window.recommended])
        };
        let own = recommended(id).filter(|_| !self.aim_hangs(id))?;
        let later = self
            .others(id)
            .filter(|other| self.is_certainly_for(*other) && !self.aim_hangs(*other));
        let later = later.filter_map(|other| Some((recommended(other)?, other)));
        let later =
            later.filter(|(day, other)| own < *day && self.may_begin_after(*other, declined));
        let (_, first) = later.min()?;
        Some(&self.programme.visits[first.index()])
    }

    /// Whether the recommended day hangs on what has not happened, or on an unknown school start.
    fn aim_hangs(&self, id: VisitId) -> bool {
        let recommended = &self.programme.visits[id.index()].window.recommended;
        let hangs = !self.childhood.awaited(&[recommended]).is_empty();
        hangs || self.childhood.courses(&[recommended]).len() > 1
    }

    /// The other visits of the same service.
    fn others(&self, id: VisitId) -> impl Iterator<Item = VisitId> {
        let visits = &self.programme.visits;
        let service = visits[id.index()].performer;
        let same =
            move |other: &VisitId| *other != id && visits[other.index()].performer == service;
        (0..).take(visits.len()).map(VisitId).filter(same)
    }

    /// The first day on which the last of some points may fall.
    fn first_possible(&self, points: &[&Point]) -> Option<i32> {
        let courses = self.childhood.courses(points);
        let day = |course| {
            let soonest = |point: &&Point| self.childhood.soonest(point, course, self.as_of);
            let days: Option<Vec<i32>> = points.iter().map(soonest).collect();
            days.and_then(|days| days.into_iter().max())
        };
        courses.iter().flatten().filter_map(day).min()
    }

    fn may_begin_after(&self, id: VisitId, declined: Option<i32>) -> bool {
        let window = &self.programme.visits[id.index()].window;
        let rests = super::window::points(&self.childhood, window);
        let courses = self.childhood.courses(&rests);
        let begins = courses.iter().flatten().filter_map(|course| {
            let frame = super::window::Frame::of(window, &self.childhood, course, self.as_of);
            frame.soonest
        });
        let begins = begins.min();
        declined.is_none_or(|day| begins.is_some_and(|begins| day < begins))
    }

    /// Whether a visit is certainly for the child.
    fn is_certainly_for(&self, id: VisitId) -> bool {
        let visit = &self.programme.visits[id.index()];
        let rests = super::window::points(&self.childhood, &visit.window);
        let courses = self.childhood.courses(&rests);
        let day = self.judged_of(courses.iter().flatten().map(|course| {
            super::window::Frame::of(&visit.window, &self.childhood, course, self.as_of)
        }));
        let born = visit.born.as_ref().is_none_or(|born| self.is_born(born));
        born && !self.rests_on_start(&visit.window)
            && self.known(day).truth(&visit.condition) == Truth::Holds
    }
}
