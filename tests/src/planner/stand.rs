//! Where a visit and its contents stand, read off the documentation of `stafett_plan::plan`.

use super::course::Course;
use super::judge::Judge;
use super::truth::{Facts, Truth, holds, named};
use super::window::{Frame, Planned, Until, all_points, points, safe};
use stafett_model::{Afterwards, Bound, Dose, FactId, ItemId, Point, Visit, VisitId};
use stafett_plan::Status;
use std::collections::BTreeSet;

/// The five dates of a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Dates {
    pub earliest: Planned,
    pub recommended: Planned,
    pub through: Planned,
    pub latest: Planned,
    pub offered: Planned,
}

/// Where one line stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub status: Status,
    pub dates: Dates,
    pub done_on: Option<i32>,
    /// The unknown facts that would decide it.
    pub asks: BTreeSet<FactId>,
    /// Whether its window has begun for certain.
    pub begun: bool,
    /// Whether its window is over for certain.
    pub closed: bool,
    /// Where planner and judge may differ, see [`Excused`].
    pub excused: Excused,
}

/// Where a visit and its contents stand. A visit without contents has itself as its only content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stand {
    pub status: Status,
    pub dates: Dates,
    pub done_on: Option<i32>,
    /// The first day on which the visit itself was done, with whatever contents.
    own_done_on: Option<i32>,
    pub excused: Excused,
    pub contents: Vec<(Option<ItemId>, Entry)>,
}

/// Where planner and judge are known to differ, or where the definitions leave it open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Excused {
    /// There are ways in which its window never has a day: what dates it then has is not settled.
    pub lacks_days: bool,
    /// Its first day hangs, or rests on an unknown fact: whether a recommended day is told all the same is left open.
    pub begin_hangs: bool,
    /// Its last day hangs: a distance that is known is told instead, or none.
    pub end_hangs: bool,
    /// Its recommended day hangs on a visit: that it lapses with that visit is a known fault.
    pub recommended_hangs: bool,
    /// It is offered again, and another visit of the service hangs: which follows is left open.
    pub following_hangs: bool,
    /// Offers have ended and it hangs (a known fault), or what was done before is not known.
    pub ended_hanging: bool,
    /// It hangs on a line that is excused.
    pub hangs_on_excused: bool,
    /// Declined, and it hangs: a known fault.
    pub declined_hanging: bool,
    /// Missed in a window that closed before the history is complete: a known fault.
    pub missed_before_complete: bool,
}

impl Excused {
    /// What either is excused of.
    fn or(self, other: Excused) -> Excused {
        Excused {
            lacks_days: self.lacks_days || other.lacks_days,
            begin_hangs: self.begin_hangs || other.begin_hangs,
            end_hangs: self.end_hangs || other.end_hangs,
            recommended_hangs: self.recommended_hangs || other.recommended_hangs,
            following_hangs: self.following_hangs || other.following_hangs,
            ended_hanging: self.ended_hanging || other.ended_hanging,
            hangs_on_excused: self.hangs_on_excused || other.hangs_on_excused,
            declined_hanging: self.declined_hanging || other.declined_hanging,
            missed_before_complete: self.missed_before_complete || other.missed_before_complete,
        }
    }

    /// Whether the status is excused.
    pub fn any(self) -> bool {
        self.lacks_days
            || self.recommended_hangs
            || self.following_hangs
            || self.ended_hanging
            || self.missed_before_complete
            || self.hangs_on_excused
            || self.declined_hanging
    }
}

/// A line in one course.
struct Case {
    /// The visit's window.
    visit: Frame,
    /// The line's own.
    own: Frame,
    /// After the last day it may be done until then, that day not included.
    after: Option<Until>,
    /// The window of the following visit at which it is offered again.
    again: Option<Frame>,
}

impl Case {
    fn begun(&self, day: i32) -> bool {
        self.own.begin.is_some_and(|begin| begin <= day)
    }

    /// Whether the window is over on a day, or never has a day.
    fn closed(&self, day: i32) -> bool {
        self.own.end.is_some_and(|end| end < day) || self.own.is_empty()
    }

    /// Whether it can no longer be done on a day, after the last day either.
    fn over(&self, day: i32) -> bool {
        let after = match self.after {
            None => true,
            Some(Until::Day(until)) => {
                until <= self.own.soonest.map_or(day, |soonest| soonest.max(day))
            }
            Some(Until::Never) => false,
        };
        self.closed(day) && after
    }
}

/// What a line rests on.
struct Question<'q> {
    id: VisitId,
    visit: &'q Visit,
    item: Option<ItemId>,
    dose: Option<&'q Dose>,
    following: Option<&'q Visit>,
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
    /// The same after the end: what was settled stays, what was open lapses, what had not begun is
    /// not applicable.
    pub fn ended(mut self, now: Option<Stand>) -> Stand {
        let own = now.as_ref().and_then(|now| now.own_done_on);
        let late = now.map_or(Vec::new(), |now| now.contents);
        for (item, entry) in &mut self.contents {
            let done = late
                .iter()
                .find(|(id, late)| id == item && late.status == Status::Done);
            if let Some((_, late)) = done {
                (entry.status, entry.done_on) = (Status::Done, late.done_on);
            }
            entry.status = match entry.status {
                Status::Upcoming => Status::NotApplicable,
                Status::Undecided if entry.closed => Status::Undecided,
                Status::Undecided if !entry.begun => Status::NotApplicable,
                Status::Due | Status::Undecided | Status::PastItsTime => Status::Lapsed,
                settled => settled,
            };
        }
        for (_, entry) in &mut self.contents {
            let excused = &mut entry.excused;
            excused.ended_hanging =
                excused.begin_hangs || excused.end_hangs || excused.recommended_hangs;
            excused.ended_hanging |= entry.status == Status::Undecided;
        }
        self.excused.ended_hanging = self.contents.iter().any(|(_, e)| e.excused.ended_hanging);
        for dates in self.contents.iter_mut().map(|(_, entry)| &mut entry.dates) {
            dates.offered = None;
        }
        self.dates.offered = None;
        self.status = follows(&self.contents);
        let days = self.contents.iter().filter_map(|(_, entry)| entry.done_on);
        let whole = days.max().filter(|_| self.status == Status::Done);
        self.done_on = own.or(self.own_done_on).or(whole);
        self
    }
}

/// The first of these that any content has.
fn follows(contents: &[(Option<ItemId>, Entry)]) -> Status {
    let any = |status: &&Status| contents.iter().any(|(_, entry)| entry.status == **status);
    *WEIGHT.iter().find(any).expect("a visit has contents")
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
            let question = Question {
                id,
                visit,
                item,
                dose: self.dose(item),
                following: self.following(id),
            };
            (item, self.entry(&question))
        };
        let contents: Vec<(Option<ItemId>, Entry)> = items.into_iter().map(entry).collect();
        let status = follows(&contents);
        let whole = Question {
            id,
            visit,
            item: None,
            dose: None,
            following: self.following(id),
        };
        let own = self.entry(&whole);
        let offered = contents
            .iter()
            .filter_map(|(_, entry)| entry.dates.offered)
            .max();
        Stand {
            status,
            dates: Dates {
                offered,
                ..own.dates
            },
            own_done_on: own.done_on,
            done_on: own.done_on.or_else(|| {
                let days = contents.iter().filter_map(|(_, entry)| entry.done_on);
                days.max().filter(|_| status == Status::Done)
            }),
            excused: contents
                .iter()
                .fold(own.excused, |all, (_, entry)| all.or(entry.excused)),
            contents,
        }
    }

    fn entry(&self, question: &Question) -> Entry {
        let mut rests = all_points(&question.visit.window);
        rests.extend(
            question
                .dose
                .iter()
                .flat_map(|dose| all_points(&dose.window)),
        );
        rests.extend(
            question
                .following
                .iter()
                .flat_map(|visit| points(&visit.window)),
        );
        let ways = self.childhood.courses(&rests);
        let cases: Vec<Vec<Case>> = ways
            .iter()
            .map(|courses| {
                courses
                    .iter()
                    .map(|course| self.case(question, course))
                    .collect()
            })
            .collect();
        let done_on = self.done_on(question, &cases);
        let applies = self.applies(question, &cases);
        let declined = self.declined(question, &cases);
        let status = match (done_on, applies) {
            (Some(_), _) => Status::Done,
            (None, Truth::Fails) => Status::NotApplicable,
            (None, _) if self.counts_from_what_is_not(question) => Status::NotApplicable,
            (None, Truth::Open) if declined.is_none() => Status::Undecided,
            (None, _) => {
                let stand = |cases: &Vec<Case>| match declined {
                    Some(day) => self.once_declined(cases, day),
                    None => self.by_time(question, cases),
                };
                let stands: BTreeSet<Status> = cases.iter().map(stand).collect();
                // The line is another where its days are, whatever its status.
                let days: BTreeSet<BTreeSet<_>> = (cases.iter())
                    .map(|cases| cases.iter().map(|c| (c.own.begin, c.own.end)).collect())
                    .collect();
                let same = declined.is_some() || days.len() == 1;
                match stands.len() {
                    1 if same => *stands.first().expect("one"),
                    _ => Status::Undecided,
                }
            }
        };
        Entry {
            status,
            dates: self.dates(&cases, declined.is_some(), status),
            done_on,
            asks: self.asks(question, status, &cases),
            begun: cases.iter().flatten().all(|case| case.begun(self.as_of)),
            closed: cases.iter().flatten().all(|case| case.closed(self.as_of)),
            excused: self.excused(question, &cases),
        }
    }

    fn excused(&self, question: &Question, cases: &[Vec<Case>]) -> Excused {
        let any = |is: &dyn Fn(&Case) -> bool| cases.iter().flatten().any(is);
        let window = &question.visit.window;
        let aims: Vec<&Point> = [&window.recommended]
            .into_iter()
            .chain(&window.recommended_through)
            .collect();
        let complete = self
            .child
            .history_complete_from
            .unwrap_or(self.child.born)
            .number();
        Excused {
            lacks_days: any(&|case| case.own.is_empty()),
            begin_hangs: cases.len() > 1 || any(&|case| case.own.begin.is_none()),
            end_hangs: !self.childhood.awaited(&[&window.latest]).is_empty(),
            recommended_hangs: !self.childhood.awaited(&aims).is_empty(),
            following_hangs: self.another_hangs(question.id)
                && (window.afterwards == Afterwards::OfferedAgain
                    || question
                        .dose
                        .is_some_and(|dose| dose.window.afterwards == Afterwards::OfferedAgain)),
            ended_hanging: false,
            hangs_on_excused: self
                .awaited_visits(question)
                .iter()
                .any(|id| self.visit(*id).excused.any()),
            declined_hanging: self.declined(question, cases).is_some()
                && any(&|case| case.own.begin.is_none() || case.own.end.is_none()),
            missed_before_complete: self.missed(question)
                && any(&|case| case.own.end.is_some_and(|end| end < complete)),
        }
    }

    fn case(&self, question: &Question, course: &Course) -> Case {
        let childhood = &self.childhood;
        let visit = Frame::of(&question.visit.window, childhood, course, self.as_of);
        let own = question
            .dose
            .map(|dose| Frame::of(&dose.window, childhood, course, self.as_of));
        let window = question
            .dose
            .map_or(&question.visit.window, |dose| &dose.window);
        let again = (question.following)
            .filter(|_| window.afterwards == Afterwards::OfferedAgain)
            .map(|following| Frame::of(&following.window, childhood, course, self.as_of));
        let through = |last: i32| Until::Day(last + 1);
        let mut after: Vec<Until> = own.unwrap_or(visit).until.into_iter().collect();
        after.extend(again.map(|again| again.end.map_or(Until::Never, through)));
        after.extend(own.map(|own| own.end.map_or(Until::Never, through)));
        Case {
            visit,
            own: own.map_or(visit, |own| visit.narrowed(own)),
            after: after.into_iter().max(),
            again,
        }
    }

    fn done_on(&self, question: &Question, cases: &[Vec<Case>]) -> Option<i32> {
        if let (Some(_), Some(item)) = (question.dose, question.item) {
            let given = self.childhood.happened.get(&Point::Item(item));
            return given.map(|(day, _)| *day);
        }
        let of = |visit: VisitId| self.base(visit) == self.base(question.id);
        let mut days = self.records.done(of, question.item);
        if let Some(item) = question.item {
            let inside = |day: &i32| cases.iter().flatten().any(|case| case.visit.has(*day));
            days.extend(self.records.outside(item).iter().filter(|day| inside(day)));
        }
        days.into_iter().min()
    }

    fn applies(&self, question: &Question, cases: &[Vec<Case>]) -> Truth {
        let born = question.visit.born.as_ref();
        if born.is_some_and(|born| !self.is_born(born)) {
            return Truth::Fails;
        }
        let days = self.judged(cases);
        let mut facts = BTreeSet::new();
        named(&question.visit.condition, &mut facts);
        let truth = |day: i32| self.known(day, &facts).truth(&question.visit.condition);
        let truths: Vec<Truth> = days.into_iter().map(truth).collect();
        let first = truths.first().copied().unwrap_or(Truth::Open);
        match truths.iter().all(|truth| *truth == first) {
            true => first,
            false => Truth::Open,
        }
    }

    /// The facts that would decide a line that is not decided.
    fn asks(&self, question: &Question, status: Status, cases: &[Vec<Case>]) -> BTreeSet<FactId> {
        if status != Status::Undecided {
            return BTreeSet::new();
        }
        let condition = &question.visit.condition;
        let mut facts = BTreeSet::new();
        named(condition, &mut facts);
        let mut matter = BTreeSet::new();
        for day in self.judged(cases) {
            let known = self.known(day, &facts);
            let told = |facts: &Facts| holds(condition, facts, &known.recorded);
            matter.extend(known.matter(&facts, told));
        }
        matter.extend(self.childhood.start_fact().filter(|_| cases.len() > 1));
        matter
    }

    /// The days on which its condition is judged: the as-of day, or the visit's last day before it.
    fn judged(&self, cases: &[Vec<Case>]) -> BTreeSet<i32> {
        let judged = |case: &Case| case.visit.end.map_or(self.as_of, |end| end.min(self.as_of));
        cases.iter().flatten().map(judged).collect()
    }

    /// Whether the child is born on one of the days.
    fn is_born(&self, born: &stafett_model::Born) -> bool {
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

    /// Whether its window is counted from a visit that is not for the child.
    fn counts_from_what_is_not(&self, question: &Question) -> bool {
        self.hangs_on(question).contains(&Status::NotApplicable)
    }

    /// The last day on which it was declined: the visit on any day, the item alone on a day in the
    /// visit's window. What was done was not declined.
    fn declined(&self, question: &Question, cases: &[Vec<Case>]) -> Option<i32> {
        let of = |visit: VisitId| self.base(visit) == self.base(question.id);
        let inside = |day: &i32| cases.iter().flatten().any(|case| case.visit.has(*day));
        let done = !self.records.done(of, None).is_empty();
        // Missed and declined: the later counts.
        let missed = self.records.missed(of).last().copied();
        let visit = self.records.declined(of, None).last().copied();
        let visit = visit.filter(|day| !done && missed.is_none_or(|missed| missed <= *day));
        let never = |_: VisitId| false;
        let alone = question
            .item
            .map(|item| self.records.declined(never, Some(item)));
        let alone = alone.and_then(|days| days.into_iter().filter(inside).max());
        visit.max(alone)
    }

    fn missed(&self, question: &Question) -> bool {
        let of = |visit: VisitId| self.base(visit) == self.base(question.id);
        let done = !self.records.done(of, None).is_empty();
        !done && !self.records.missed(of).is_empty()
    }

    /// Where it stands once it was declined: declined, but for the following visit at which it is
    /// offered again.
    fn once_declined(&self, cases: &[Case], day: i32) -> Status {
        let now = self.as_of;
        let again = |is: &dyn Fn(&Frame) -> bool| {
            cases.iter().all(|case| case.again.as_ref().is_some_and(is))
        };
        let over = |again: &Frame| again.end.is_some_and(|end| end < now);
        let begun = |again: &Frame| again.begin.is_some_and(|begin| begin <= now);
        // Declined at the following visit too, where that had begun.
        let again_declined = again(&|again| again.begin.is_some_and(|begin| begin <= day));
        match () {
            () if again_declined => Status::Declined,
            () if cases.iter().any(|case| case.again.is_none()) || again(&over) => Status::Declined,
            () if again(&begun) => Status::Due,
            () => Status::Upcoming,
        }
    }

    /// The standing of the visits from which its first or last day is counted, where they are not done.
    fn hangs_on(&self, question: &Question) -> BTreeSet<Status> {
        let awaited = self.awaited_visits(question);
        awaited
            .into_iter()
            .map(|visit| self.visit(visit).status)
            .collect()
    }

    /// The visits from which its first or last day is counted, where they are not done.
    fn awaited_visits(&self, question: &Question) -> BTreeSet<VisitId> {
        let windows = [
            Some(&question.visit.window),
            question.dose.map(|dose| &dose.window),
        ];
        let mut bounds: Vec<&Point> = Vec::new();
        for window in windows.into_iter().flatten() {
            bounds.extend([&window.earliest, &window.latest]);
            let least = window
                .distances
                .iter()
                .filter(|d| d.bound == Bound::AtLeast);
            bounds.extend(least.map(|distance| &distance.from));
        }
        let awaited = self.childhood.awaited(&bounds);
        let visit = |point: &Point| match point {
            Point::Visit(visit) => Some(*visit),
            _ => None,
        };
        awaited.iter().filter_map(visit).collect()
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
        if hangs_on.contains(&Status::Undecided) && !all(&|case| case.closed(now)) {
            return Status::Undecided;
        }
        if !all(&|case| case.closed(now)) {
            return if all(&begun) {
                Status::Due
            } else {
                Status::Upcoming
            };
        }
        let complete = self.child.history_complete_from.unwrap_or(self.child.born);
        if all(&|case| case.own.end.is_some_and(|end| end < complete.number())) {
            return Status::Undecided;
        }
        let afterwards = match question.dose {
            None => &question.visit.window.afterwards,
            Some(dose) => &dose.window.afterwards,
        };
        if *afterwards == Afterwards::CarriedOver {
            return Status::CarriedOver;
        }
        if !all(&|case| case.over(now)) {
            return if all(&begun) {
                Status::Due
            } else {
                Status::Upcoming
            };
        }
        match afterwards {
            Afterwards::OfferedAgain if !question.visit.as_needed => Status::PastItsTime,
            _ if self.missed(question) => Status::Missed,
            _ => Status::Lapsed,
        }
    }

    /// The following visit at which something is offered again: of the same service's for the child
    /// the first that is recommended later.
    pub fn following(&self, id: VisitId) -> Option<&Visit> {
        let own = self.aims_at(id)?;
        let later = self
            .others(id)
            .filter_map(|other| Some((self.aims_at(other)?, other)));
        let later = later.filter(|(day, _)| own < *day);
        let later = later.filter(|(_, other)| !self.is_not_for(*other));
        let (_, first) = later.min_by_key(|(day, other)| (*day, self.name(*other)))?;
        Some(&self.programme.visits[first.index()])
    }

    fn name(&self, visit: VisitId) -> &str {
        &self.programme.visits[visit.index()].meta.id
    }

    /// The other visits of the same service.
    fn others(&self, id: VisitId) -> impl Iterator<Item = VisitId> {
        let visits = &self.programme.visits;
        let service = visits[id.index()].performer;
        let same =
            move |other: &VisitId| *other != id && visits[other.index()].performer == service;
        (0..).take(visits.len()).map(VisitId).filter(same)
    }

    /// The day on which a visit is recommended, the first possible, where it hangs on nothing.
    fn aims_at(&self, id: VisitId) -> Option<i32> {
        let recommended = &self.programme.visits[id.index()].window.recommended;
        let courses = self.childhood.courses(&[recommended]);
        let day = |course| self.childhood.day(recommended, course);
        let days: Vec<Option<i32>> = courses.iter().flatten().map(day).collect();
        safe(&days, false).map(|(day, _)| day)
    }

    /// Whether a visit is certainly not for the child.
    fn is_not_for(&self, id: VisitId) -> bool {
        let visit = &self.programme.visits[id.index()];
        let born = visit.born.as_ref().is_none_or(|born| self.is_born(born));
        // What follows from the results of visits comes later than which visit follows which.
        let known = self.known(self.as_of, &BTreeSet::new());
        !born || known.truth(&visit.condition) == Truth::Fails
    }

    /// Whether some other visit of the service hangs on what has not happened, or on a result.
    fn another_hangs(&self, id: VisitId) -> bool {
        let hangs = |other: VisitId| {
            let row = &self.programme.visits[other.index()];
            let mut facts = BTreeSet::new();
            named(&row.condition, &mut facts);
            let made = |fact: &FactId| self.programme.facts[fact.index()].made.is_some();
            let waits = !self.childhood.awaited(&points(&row.window)).is_empty();
            let unknown = self.childhood.courses(&points(&row.window)).len() > 1;
            waits || unknown || facts.iter().any(made)
        };
        self.others(id).any(hangs)
    }
}

impl Judge<'_> {
    /// What a plan writes of a window, over the ways in which it has a day: where what is unknown of
    /// the child decides a day, none. Where no day is left on which it may be done and the first is
    /// not certain, there is no first day.
    fn dates(&self, cases: &[Vec<Case>], declined: bool, status: Status) -> Dates {
        let now = self.as_of;
        let all: Vec<&Case> = cases.iter().flatten().collect();
        let never = all.iter().all(|case| case.own.is_empty());
        let one =
            |last: bool, counts: &dyn Fn(&Case) -> bool, day: &dyn Fn(&Case) -> Option<i32>| {
                let each = |cases: &Vec<Case>| {
                    let days: Vec<Option<i32>> =
                        cases.iter().filter(|case| counts(case)).map(day).collect();
                    if days.is_empty() {
                        None
                    } else {
                        safe(&days, last)
                    }
                };
                let told: BTreeSet<Planned> = cases.iter().map(each).collect();
                match told.len() {
                    1 => told.first().copied().flatten(),
                    _ => None,
                }
            };
        let has_a_day = |case: &Case| !case.own.is_empty();
        let offered = one(false, &|_| true, &|case| match case.after? {
            Until::Day(until) => Some(until - 1),
            Until::Never => None,
        })
        .filter(|_| matches!(status, Status::Due | Status::Upcoming))
        .filter(|_| all.iter().all(|case| case.own.begin.is_some()))
        .filter(|(last, _)| {
            all.iter()
                .all(|case| case.own.end.is_some_and(|end| end < *last))
        })
        .filter(|_| declined || all.iter().all(|case| case.closed(now)));
        if never {
            return Dates {
                latest: one(false, &|_| true, &|case| case.own.end),
                offered,
                ..Dates::default()
            };
        }
        let earliest = one(true, &has_a_day, &|case| case.own.begin);
        let latest = one(false, &has_a_day, &|case| case.own.end);
        // What is safe of each day alone may cross. The beginning moves the end, both what is between.
        let at_least = |least: Planned, day: Planned| match (least, day) {
            (Some((least, moves)), Some((day, _))) if day < least => Some((least, moves)),
            (_, day) => day,
        };
        let at_most = |most: Planned, day: Planned| match (most, day) {
            (Some((most, moves)), Some((day, _))) if most < day => Some((most, moves)),
            (_, day) => day,
        };
        let latest = at_least(earliest, latest);
        let recommended = one(true, &has_a_day, &|case| case.own.recommended);
        let recommended = at_most(latest, at_least(earliest, recommended));
        let through = one(false, &has_a_day, &|case| case.own.through);
        Dates {
            earliest,
            recommended,
            through: at_most(latest, at_least(recommended, through)),
            latest,
            offered,
        }
    }
}
