//! Where a visit and its contents stand, read off the documentation of `stafett_plan::plan`.

use super::course::Course;
use super::dates::{Dates, is_closed, offered};
use super::excuse::{Excuse, Excuses};
use super::judge::Judge;
use super::once::is_open;
use super::records::{On, later, sooner};
use super::truth::{Facts, Truth, holds, named};
use super::window::{Frame, Until, all_points, bounds, points};
use stafett_model::{Afterwards, Dose, FactId, ItemId, Point, Visit, VisitId};
use stafett_plan::Status;
use std::collections::BTreeSet;

/// Where one line stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub status: Status,
    pub dates: Dates,
    /// The same if it were not offered after its last day.
    pub alone: Dates,
    pub done_on: Option<On>,
    /// The unknown facts that would decide it.
    pub asks: BTreeSet<FactId>,
    /// Whether its window may have begun.
    pub may_have_begun: bool,
    /// Whether it is still offered after its last day.
    pub offered_after: bool,
    pub is_dose: bool,
    /// Whether it is a dose that is to be given at another visit.
    pub left_to_another: bool,
    /// Whether one of its days hangs on what has not happened.
    hangs: bool,
    pub excuses: Excuses,
}

/// Where a visit and its contents stand. A visit without contents has itself as its only content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stand {
    pub status: Status,
    pub dates: Dates,
    /// The days of its own window, if it were not offered after its last day.
    alone: Dates,
    pub done_on: Option<On>,
    /// When the visit itself was first done, with whatever contents.
    own_done_on: Option<On>,
    pub excuses: Excuses,
    pub contents: Vec<(Option<ItemId>, Entry)>,
}

/// A line in one course.
#[derive(Clone, Copy)]
pub struct Case {
    /// The visit's window.
    visit: Frame,
    /// The line's own.
    pub own: Frame,
    /// After the last day it may be done until then, that day not included.
    pub after: Option<Until>,
    /// The window of the following visit at which it is offered again.
    again: Option<Frame>,
    pub is_dose: bool,
    /// Of a dose, the day from which it certainly may not be given any more, where there is one.
    over_from: Option<Until>,
}

impl Case {
    fn begun(&self, day: i32) -> bool {
        self.own.begin.is_some_and(|begin| begin <= day)
    }

    /// Whether it can no longer be done after the last day either.
    fn over(&self, day: i32) -> bool {
        match self.after {
            None => true,
            Some(Until::Day(until)) => {
                until <= self.own.soonest.map_or(day, |soonest| soonest.max(day))
            }
            Some(Until::Never) => false,
        }
    }

    /// Whether its first possible day lies after the last on which a dose may be given.
    fn too_late(&self) -> bool {
        match (self.over_from, self.own.soonest) {
            (Some(Until::Day(over)), Some(soonest)) => over <= soonest,
            _ => false,
        }
    }
}

/// What a line rests on.
struct Question<'q> {
    id: VisitId,
    visit: &'q Visit,
    item: Option<ItemId>,
    dose: Option<&'q Dose>,
}

impl Question<'_> {
    fn afterwards(&self) -> &Afterwards {
        match self.dose {
            None => &self.visit.window.afterwards,
            Some(dose) => &dose.window.afterwards,
        }
    }
}

/// The first of these that any content has is the visit's status.
const WEIGHT: [Status; 10] = [
    Status::Due,
    Status::PastItsTime,
    Status::Upcoming,
    Status::Undecided,
    Status::CarriedOver,
    Status::Done,
    Status::Missed,
    Status::Declined,
    Status::Lapsed,
    Status::NotApplicable,
];

impl Stand {
    /// The same after the end: what was settled stays, what was open lapses, what had not begun is not
    /// applicable. What was not certain stays so where it may have begun. `now` is where it would stand had
    /// nothing ended: what is done after all is done.
    pub fn ended(mut self, now: &Stand) -> Stand {
        for (item, entry) in &mut self.contents {
            let mut late = now.contents.iter().filter(|(id, _)| id == item);
            if let Some((_, late)) = late.find(|(_, late)| late.status == Status::Done) {
                (entry.status, entry.done_on) = (Status::Done, late.done_on);
            }
            entry.status = match entry.status {
                Status::Upcoming => Status::NotApplicable,
                Status::Undecided if !entry.may_have_begun => Status::NotApplicable,
                Status::Due | Status::PastItsTime => Status::Lapsed,
                settled => settled,
            };
            entry.dates = entry.alone;
            entry
                .excuses
                .extend(entry.hangs.then_some(Excuse::DaysAfterEnd));
        }
        self.own_done_on = now.own_done_on.or(self.own_done_on);
        let excused = self.contents.iter().flat_map(|(_, entry)| &entry.excuses);
        self.excuses
            .extend(excused.copied().collect::<Vec<Excuse>>());
        self.dates = self.alone;
        self.follow()
    }

    /// The status that follows from the contents, and when the whole was done.
    fn follow(mut self) -> Stand {
        let contents = &self.contents;
        let any = |status: &&Status| contents.iter().any(|(_, entry)| entry.status == **status);
        self.status = *WEIGHT.iter().find(any).expect("a visit has contents");
        let days: Vec<On> = contents
            .iter()
            .filter_map(|(_, entry)| entry.done_on)
            .collect();
        let whole = later(&days).filter(|_| self.status == Status::Done);
        self.done_on = self.own_done_on.or(whole);
        self
    }
}

/// Whether what was on one of some days may have been in the visit's window, read from its first possible day
/// through its last.
fn may_hold(cases: &[Vec<Case>], (first, last): On) -> bool {
    let frames = || cases.iter().flatten().map(|case| case.visit);
    let begins: Option<Vec<i32>> = frames().map(|frame| frame.begin).collect();
    let ends: Option<Vec<i32>> = frames().map(|frame| frame.end).collect();
    let begins = begins.and_then(|days| days.into_iter().min());
    let ends = ends.and_then(|days| days.into_iter().max());
    begins.is_some_and(|begin| begin <= last) && ends.is_none_or(|end| first <= end)
}

impl Judge<'_> {
    /// Where a visit stands, anew.
    pub fn stand(&self, id: VisitId) -> Stand {
        let visit = &self.programme.visits[id.index()];
        let items: Vec<Option<ItemId>> = match visit.items.is_empty() {
            true => vec![None],
            false => visit.items.iter().copied().map(Some).collect(),
        };
        let entry = |item: Option<ItemId>| {
            let dose = self.dose(item);
            (
                item,
                self.entry(&Question {
                    id,
                    visit,
                    item,
                    dose,
                }),
            )
        };
        self.gathered(id, items.into_iter().map(entry).collect())
    }

    /// A visit with these contents.
    pub fn gathered(&self, id: VisitId, contents: Vec<(Option<ItemId>, Entry)>) -> Stand {
        let visit = &self.programme.visits[id.index()];
        let whole = Question {
            id,
            visit,
            item: None,
            dose: None,
        };
        let own = self.entry(&whole);
        let open = contents.iter().map(|(_, entry)| entry);
        let open: Vec<&Entry> = open
            .filter(|e| is_open(e.status) && !e.left_to_another)
            .collect();
        let mut excuses = own.excuses.clone();
        excuses.extend(
            contents
                .iter()
                .flat_map(|(_, entry)| &entry.excuses)
                .copied(),
        );
        let stood = Stand {
            status: own.status,
            dates: Dates::of_visit(&self.cases(&whole, None), &open),
            alone: own.alone,
            own_done_on: own.done_on,
            done_on: None,
            excuses,
            contents,
        };
        stood.follow()
    }

    fn entry(&self, question: &Question) -> Entry {
        let cases = self.cases(question, None);
        let applies = self.applies(question, &cases);
        let not_for_the_child =
            applies == Truth::Fails || self.hangs_on(question).contains(&Status::NotApplicable);
        let done_on = self.done_on(question, &cases, not_for_the_child);
        let declined = self.declined(question, &cases);
        let cases = match declined {
            Some((_, last)) => self.cases(question, Some(last)),
            None => cases,
        };
        let dose_applies = question
            .item
            .map_or(Truth::Holds, |item| self.is_for_child(item, self.as_of));
        let open = applies == Truth::Open || dose_applies == Truth::Open || cases.len() > 1;
        let all: Vec<Case> = cases.iter().flatten().copied().collect();
        let status = match (done_on, declined) {
            (Some(_), _) => Status::Done,
            _ if not_for_the_child || dose_applies == Truth::Fails => Status::NotApplicable,
            (None, Some(_)) => self.once_declined(question, &all),
            _ if open => Status::Undecided,
            _ => self.by_time(question, &all),
        };
        let after = matches!(status, Status::Due | Status::Upcoming)
            && cases.iter().flatten().all(|case| case.after.is_some())
            && (declined.is_some() || cases.iter().all(|cases| is_closed(cases, self.as_of)));
        let until = offered(&cases, declined.is_some(), status, self.as_of);
        Entry {
            status,
            dates: Dates::of(&cases, after.then_some(until)),
            alone: Dates::of(&cases, None),
            done_on,
            asks: self.asks(question, status, &cases),
            may_have_begun: cases.iter().flatten().any(|case| case.begun(self.as_of)),
            offered_after: after,
            is_dose: question.dose.is_some(),
            left_to_another: false,
            hangs: cases.iter().flatten().any(|case| case.own.hangs()),
            excuses: Excuses::new(),
        }
    }

    /// A line in each course, by what is unknown of the child; after it was declined on a day, what follows.
    fn cases(&self, question: &Question, declined: Option<i32>) -> Vec<Vec<Case>> {
        let childhood = &self.childhood;
        let mut rests = all_points(childhood, &question.visit.window);
        if let (Some(dose), Some(item)) = (question.dose, question.item) {
            rests.extend(all_points(childhood, &dose.window));
            rests.extend(self.begun_by(item, dose));
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
        let case = |course: &Course| self.case(question, following, course);
        let ways = childhood.courses(&rests);
        let all = ways
            .iter()
            .map(|courses| courses.iter().map(case).collect());
        // A window that rests on school start is another for each, whatever its days: nothing else is.
        match childhood
            .courses(&points(childhood, &question.visit.window))
            .len()
        {
            1 => vec![all.flat_map(|cases: Vec<Case>| cases).collect()],
            _ => all.collect(),
        }
    }

    fn may_have_begun(&self, visit: &Visit, day: i32) -> bool {
        let courses = self
            .childhood
            .courses(&points(&self.childhood, &visit.window));
        let begun = |course: &Course| {
            let frame = Frame::of(&visit.window, &self.childhood, course, self.as_of);
            frame.begin.is_some_and(|begin| begin <= day)
        };
        courses.iter().flatten().any(begun)
    }

    fn case(&self, question: &Question, following: Option<&Visit>, course: &Course) -> Case {
        let frame = |visit: &Visit| Frame::of(&visit.window, &self.childhood, course, self.as_of);
        let visit = frame(question.visit);
        let own = match (question.dose, question.item) {
            (Some(dose), Some(item)) => self.dose_frame(item, dose, course).at_visit(visit),
            _ => visit,
        };
        let again = following.map(frame);
        let through = |end: Option<i32>| end.map_or(Until::Never, |last| Until::Day(last + 1));
        let own_end = match question.afterwards() {
            Afterwards::OfferedAgain => None,
            Afterwards::CaughtUp { .. } => own.until,
            _ => Some(through(own.end)),
        };
        let after = match again {
            Some(again) => {
                Some(own_end.map_or(through(again.end), |own| own.min(through(again.end))))
            }
            None => own.until,
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
            after,
            again,
            is_dose: question.dose.is_some(),
            over_from: over_from.filter(|_| question.dose.is_some()),
        }
    }

    /// When it was done: a dose wherever it was validly given, but at a visit that is not for the child only
    /// if it was given there.
    fn done_on(
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

    fn applies(&self, question: &Question, cases: &[Vec<Case>]) -> Truth {
        let born = question.visit.born.as_ref();
        if born.is_some_and(|born| !self.is_born(born)) {
            return Truth::Fails;
        }
        self.known(self.judged(cases))
            .truth(&question.visit.condition)
    }

    /// The facts that would decide a line that is not decided.
    fn asks(&self, question: &Question, status: Status, cases: &[Vec<Case>]) -> BTreeSet<FactId> {
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

    /// The day on which its condition is judged: the as-of day, or the visit's last day, where that has
    /// passed for certain.
    fn judged(&self, cases: &[Vec<Case>]) -> i32 {
        let ends = cases.iter().flatten().map(|case| case.visit.end);
        let ends: Option<Vec<i32>> = ends.collect();
        let last = ends.and_then(|ends| ends.into_iter().max());
        last.map_or(self.as_of, |last| last.min(self.as_of))
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

    /// When the visit itself was declined, and when it was missed: of the two the later; where it is not
    /// certain that it was missed later, declined. What was done was neither.
    fn undone(&self, id: VisitId) -> (Option<On>, Option<On>) {
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
    fn declined(&self, question: &Question, cases: &[Vec<Case>]) -> Option<On> {
        let (visit, _) = self.undone(question.id);
        let inside = |on: &On| question.dose.is_some() || may_hold(cases, *on);
        let alone = question.item.map(|item| self.records.item_declined(item));
        let alone = alone.unwrap_or_default().into_iter().filter(inside);
        later(&alone.chain(visit).collect::<Vec<On>>())
    }

    /// Where it stands once it was declined: declined, but for the following visit at which it is offered
    /// again, as long as its own time is not over.
    fn once_declined(&self, question: &Question, cases: &[Case]) -> Status {
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
            () if again(&|again| again.end.is_some_and(|end| end < now)) => Status::Declined,
            () if open => Status::Due,
            () => Status::Upcoming,
        }
    }

    /// The standing of the visits from which a visit's first or last day is counted, where they are not done.
    fn hangs_on(&self, question: &Question) -> BTreeSet<Status> {
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
    fn waits_for_unknown(&self, question: &Question) -> bool {
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
            let courses = self
                .childhood
                .courses(&all_points(&self.childhood, &dose.window));
            let ends = courses
                .iter()
                .flatten()
                .map(|course| self.dose_frame(*item, dose, course).end);
            let complete = self.complete_from();
            ends.into_iter()
                .all(|end| end.is_some_and(|end| end < complete))
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
    fn by_time(&self, question: &Question, cases: &[Case]) -> Status {
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
            return Status::Lapsed;
        }
        if self.waits_for_unknown(question) {
            return Status::Undecided;
        }
        if !is_closed(cases, now) {
            return if all(&begun) {
                Status::Due
            } else {
                Status::Upcoming
            };
        }
        let complete = self.complete_from();
        if all(&|case| case.own.end.is_some_and(|end| end < complete)) {
            return Status::Undecided;
        }
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

    /// Whether a dose lapses with its series: an earlier one can no longer be given, the series was not begun
    /// in time, or no possible day is left.
    fn series_is_over(&self, question: &Question, cases: &[Case]) -> bool {
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
        let complete = self.complete_from();
        let unrecorded = cases
            .iter()
            .all(|case| case.own.end.is_some_and(|end| end < complete));
        self.is_broken(dose) || not_begun || !unrecorded && cases.iter().all(Case::too_late)
    }
}
