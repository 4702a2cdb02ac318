//! Who holds the child for an area, read off "Who holds the child" in the documentation of
//! `stafett_plan::plan` and counted out day by day.

use super::duty::points;
use super::judge::Judge;
use super::window::{Planned, safe};
use stafett_model::programme::Fallback;
use stafett_model::{
    Area, AreaId, EventKind, Handover, Holder, Layer, Point, ServiceId, Transition, TransitionId,
    VisitId,
};
use stafett_plan::{HeldVerdict, HoldingState};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

/// So many days before birth duty is looked for, and so many after the day that is looked at: no period
/// of a random programme begins outside them.
const BEFORE: i32 = 60;
const AFTER: i32 = 800;

/// Who holds the child for an area on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Holds {
    pub state: HoldingState,
    pub service: Option<ServiceId>,
    pub since: Option<i32>,
    pub due_by: Planned,
}

/// One child, as its areas are held.
pub struct Holding<'j, 'p> {
    judge: &'j Judge<'p>,
    /// The days on which duty may change, by area.
    turns: Vec<BTreeSet<i32>>,
    leaders: RefCell<BTreeMap<(AreaId, i32), Leads>>,
}

/// What is certain of the service that has the duty on a day.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Leads {
    One(ServiceId),
    Nobody,
    Open,
}

/// What was said of a handover; of one day the last of these counts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Said {
    Sent,
    Refused,
    Received,
}

/// A transition that stands between two services.
struct Between<'p> {
    transition: &'p Transition,
    handover: &'p Handover,
    /// Days within which it is to be confirmed, if it is.
    limit: Option<i32>,
    /// Its day.
    from: i32,
    /// What was said of it by the day that is looked at, ascending.
    said: Vec<(i32, Said)>,
}

impl<'j, 'p> Holding<'j, 'p> {
    pub fn new(judge: &'j Judge<'p>) -> Holding<'j, 'p> {
        Holding {
            judge,
            turns: judge
                .programme
                .areas
                .iter()
                .map(|area| turns(judge, area))
                .collect(),
            leaders: RefCell::default(),
        }
    }

    /// Who holds the child on a day.
    pub fn on(&self, area: AreaId, day: i32) -> Holds {
        let gone = self.judge.records.left().is_some_and(|left| left <= day);
        let all = self.judge.programme.transitions.iter().zip(0..);
        let between = all
            .filter(|_| !gone)
            .filter_map(|(row, place)| self.between(area, (TransitionId(place), row), day))
            .reduce(|first, next| {
                // Of two on one day the one of which something is said, else the first.
                let later = |one: &Between| (one.from, !one.said.is_empty());
                if later(&next) > later(&first) {
                    next
                } else {
                    first
                }
            });
        match between {
            Some(between) => self.held(&between, day),
            None => self.with_duty(area, day, gone),
        }
    }

    fn with_duty(&self, area: AreaId, day: i32, gone: bool) -> Holds {
        let service = match self.leads(area, day) {
            Leads::One(service) if !gone => Some(service),
            _ => None,
        };
        Holds {
            state: HoldingState::WithDuty,
            service,
            since: service.and_then(|_| self.since(area, day)),
            due_by: None,
        }
    }

    /// The first day of the unbroken stretch with the service that has the duty on a day.
    pub fn since(&self, area: AreaId, day: i32) -> Option<i32> {
        let leads = self.leads(area, day);
        let first = self.judge.child.born.number() - BEFORE;
        let broken = |before: &i32| self.leads(area, *before) != leads;
        (first..day).rev().find(broken).map(|before| before + 1)
    }

    fn leads(&self, area: AreaId, day: i32) -> Leads {
        // As on the last day on which anything changed.
        let turn = self.turns[area.index()].range(..=day).next_back();
        let day = turn.copied().unwrap_or(day);
        if let Some(leads) = self.leaders.borrow().get(&(area, day)) {
            return *leads;
        }
        let duty = self.judge.duty(area, Layer::Service, day);
        let leads = match (duty.verdict, duty.holders.first()) {
            (HeldVerdict::One, Some(Holder::Service(service))) => Leads::One(*service),
            (HeldVerdict::Nobody | HeldVerdict::NotApplicable, _) => Leads::Nobody,
            _ => Leads::Open,
        };
        self.leaders.borrow_mut().insert((area, day), leads);
        leads
    }

    /// A transition whose day has come by a day and that stands between the services of an area then.
    fn between(
        &self,
        area: AreaId,
        (id, transition): (TransitionId, &'p Transition),
        day: i32,
    ) -> Option<Between<'p>> {
        let handover = transition.handover.as_ref()?;
        let limit = handover.confirmed_within_days.map(i32::from);
        let concerns = transition.areas.is_empty() || transition.areas.contains(&area);
        let said = self.said(id, day);
        let from = self.day_of(area, transition, &said, day)?;
        let fits = concerns && from <= day && self.is_between(area, transition, from, day);
        let between = Between {
            transition,
            handover,
            limit,
            from,
            said,
        };
        let counts = limit.is_some() || between.answer().is_some();
        (fits && counts).then_some(between)
    }

    fn said(&self, id: TransitionId, day: i32) -> Vec<(i32, Said)> {
        let events = self.judge.records.events.iter();
        let mut said: Vec<(i32, Said)> = events
            .filter_map(|(event, on)| {
                let said = match event.kind {
                    EventKind::HandoverSent(of) if of == id => Said::Sent,
                    EventKind::HandoverRefused(of) if of == id => Said::Refused,
                    EventKind::HandoverReceived(of) if of == id => Said::Received,
                    _ => return None,
                };
                Some((on.0, said))
            })
            .filter(|(on, _)| *on <= day)
            .collect();
        said.sort_unstable();
        said
    }

    /// The day of a transition: the last on which its point may lie; without one, that on which duty
    /// passes from the giver or, between two places of one service, on which anything was first said.
    fn day_of(
        &self,
        area: AreaId,
        transition: &Transition,
        said: &[(i32, Said)],
        day: i32,
    ) -> Option<i32> {
        match &transition.when {
            Some(point) => self.located(point).map(|(day, _)| day),
            None if transition.from == transition.to => said.first().map(|(on, _)| *on),
            None => {
                let gives = |on: i32| self.leads(area, on) == Leads::One(transition.from);
                let first = self.judge.child.born.number() - BEFORE;
                let has_still = gives(day);
                (first..=day)
                    .rev()
                    .filter(|_| !has_still)
                    .find(|on| gives(on - 1) && !gives(*on))
            }
        }
    }

    /// A point, safe as a beginning.
    fn located(&self, point: &Point) -> Planned {
        let childhood = &self.judge.childhood;
        let courses = childhood.courses(&[point]);
        let days = courses.iter().flatten();
        let days: Vec<Option<i32>> = days.map(|course| childhood.day(point, course)).collect();
        safe(&days, true)
    }

    /// Whether the giver had the duty last before the transition's day, and the receiver has it on the day that is
    /// looked at, or the giver has and no other than the receiver is certainly the next to have it or, where nobody
    /// has, the receiver is the next to have it.
    fn is_between(&self, area: AreaId, transition: &Transition, from: i32, day: i32) -> bool {
        let one = |on: i32| match self.leads(area, on) {
            Leads::One(service) => Some(service),
            Leads::Nobody | Leads::Open => None,
        };
        let born = self.judge.child.born.number();
        let now = match self.leads(area, day) {
            Leads::One(service)
                if service == transition.from && transition.from != transition.to =>
            {
                let mut later = (day + 1..day + AFTER).filter_map(one);
                let next = later.find(|next| *next != service);
                next.is_none_or(|next| next == transition.to)
            }
            Leads::One(service) => service == transition.to || service == transition.from,
            Leads::Nobody => {
                let next = (day + 1..day + AFTER).find_map(one);
                transition.from != transition.to && next == Some(transition.to)
            }
            Leads::Open => false,
        };
        now && (born - BEFORE..from).rev().find_map(one) == Some(transition.from)
    }

    fn held(&self, between: &Between, day: i32) -> Holds {
        let Transition { from, to, .. } = *between.transition;
        let answer = between.answer();
        let met = self.met(between, day);
        let since = |on: i32| Some(on.max(between.from));
        match (answer, met) {
            (Some((on, Said::Received)), _) => holds(HoldingState::Confirmed, Some(to), since(on)),
            (Some((on, _)), _) => holds(HoldingState::Refused, between.fallback(), since(on)),
            (None, Some(on)) => holds(HoldingState::Confirmed, Some(to), Some(on)),
            (None, None) if self.may_be_unrecorded(between) => {
                holds(HoldingState::Unknown, None, None)
            }
            (None, None) => {
                let due_by = self.due_by(between);
                let held = match due_by {
                    Some((due, _)) if due < day && self.judge.as_of <= due => {
                        holds(HoldingState::Unknown, None, None)
                    }
                    Some((due, _)) if due < day => {
                        holds(HoldingState::Late, between.fallback(), since(due + 1))
                    }
                    _ => holds(HoldingState::Awaiting, Some(from), Some(between.from)),
                };
                Holds { due_by, ..held }
            }
        }
    }

    /// The first day on which the receiver made a visit since the transition's day.
    fn met(&self, between: &Between, day: i32) -> Option<i32> {
        let Transition { from, to, when, .. } = between.transition;
        if from == to && when.is_none() {
            return None;
        }
        let by_receiver =
            |visit: VisitId| self.judge.programme.visits[visit.index()].performer == *to;
        let mut days = self.judge.records.done(by_receiver, None).into_iter();
        days.find(|(on, _)| (between.from..=day).contains(on))
            .map(|(on, _)| on)
    }

    fn may_be_unrecorded(&self, between: &Between) -> bool {
        between.sent().unwrap_or(between.from) < self.judge.complete_from()
    }

    /// So many days after it was sent, else after its last day.
    fn due_by(&self, between: &Between) -> Planned {
        let latest = || self.located(between.handover.latest.as_ref()?);
        let sent = between.sent().map(|on| (on, false));
        let (on, moves) = sent.or_else(latest)?;
        Some((on + between.limit?, moves))
    }
}

impl Between<'_> {
    fn sent(&self) -> Option<i32> {
        let sent = self.said.iter().filter(|(_, said)| *said == Said::Sent);
        sent.map(|(on, _)| *on).max()
    }

    /// The last answer; between two places of one service, to what was sent last.
    fn answer(&self) -> Option<(i32, Said)> {
        let same = self.transition.from == self.transition.to;
        let since = self.sent().filter(|_| same);
        let answers = self.said.iter().filter(|(_, said)| *said != Said::Sent);
        let mut answers = answers.filter(|(on, _)| since.is_none_or(|since| since <= *on));
        answers.next_back().copied()
    }

    fn fallback(&self) -> Option<ServiceId> {
        match self.handover.otherwise {
            Some(Fallback::FollowsUp(service) | Fallback::KeepsResponsibility(service)) => {
                Some(service)
            }
            None => None,
        }
    }
}

/// The days on which duty for an area may change: those of its periods, and those on which something else is
/// said of a fact.
fn turns(judge: &Judge, area: &Area) -> BTreeSet<i32> {
    let mut points = points(area);
    for invariant in &judge.programme.population.during {
        points.extend(
            invariant
                .days
                .iter()
                .flat_map(|(from, until)| [from, until]),
        );
    }
    let records = judge.child.facts.iter().filter_map(|record| record.from);
    let mut turns: BTreeSet<i32> = records.map(stafett_model::Day::number).collect();
    let row = points.clone();
    for point in points {
        let courses = judge.childhood.courses(&[point]);
        let days = courses.iter().flatten();
        turns.extend(days.filter_map(|course| judge.childhood.day(point, course)));
        // What may have happened on any day may have moved the duty on any day, where two points rest on it.
        let same = (row.iter()).filter(|other| other.root() == point.root());
        let alone = same.collect::<BTreeSet<_>>().len() == 1;
        for course in courses.iter().flatten() {
            let moved = judge.childhood.perhaps(course, &[point], judge.as_of);
            let first = judge.childhood.day(point, &moved);
            if let Some(first) = first.filter(|_| moved != *course) {
                turns.extend(first..=if alone { first } else { judge.as_of });
            }
        }
    }
    turns
}

fn holds(state: HoldingState, service: Option<ServiceId>, since: Option<i32>) -> Holds {
    Holds {
        state,
        service,
        since,
        due_by: None,
    }
}
