//! How visits went, as facts that conditions may ask for: what the events that count say of it.

use crate::Planner;
use crate::records::history::Counted;
use alloc::vec::Vec;
use stafett_model::{Day, EventKind, FactRecord, Made, Occurred, Programme, VisitId};

/// The places of the values of how a visit went.
const DONE: i32 = 0;
const DECLINED: i32 = 1;
const MISSED: i32 = 2;

/// What the events say of the visits whose outcome a condition asks for.
pub(crate) fn said(planner: &Planner<'_>, events: &[Counted<'_>]) -> Vec<FactRecord> {
    let programme = planner.programme();
    let made = planner.tables.made.iter();
    let asked = made.filter_map(|(fact, made)| match made {
        Made::Outcome(visit) => Some((*fact, *visit)),
        _ => None,
    });
    asked
        .flat_map(|(fact, visit)| {
            let went = went(programme, events, visit).into_iter();
            went.map(move |(from, value)| FactRecord::new(fact, value, Some(from)))
        })
        .collect()
}

/// How a visit went, with the first day from which that is known: what was done stays done, and of what
/// was declined and missed at once, declined counts.
fn went(programme: &Programme, events: &[Counted<'_>], visit: VisitId) -> Vec<(Day, i32)> {
    let said = events.iter().filter_map(|counted| {
        let (at, value) = match &counted.event.kind {
            EventKind::Done { visit, .. } => (*visit, DONE),
            EventKind::Declined(visit) => (*visit, DECLINED),
            EventKind::Missed(visit) => (*visit, MISSED),
            _ => return None,
        };
        (programme.base_of(at) == programme.base_of(visit)).then_some((counted.on, value))
    });
    let said: Vec<(Occurred, i32)> = said.collect();
    let with = |wanted: i32| {
        let all = said.iter().filter(move |(_, value)| *value == wanted);
        all.map(|(on, _)| *on)
    };
    let done = with(DONE).reduce(Occurred::sooner);
    let undone = |on: Occurred| done.is_none_or(|done| on.first < done.first);
    let stands = |(on, value): &&(Occurred, i32)| match *value {
        DONE => true,
        MISSED => undone(*on) && !with(DECLINED).any(|declined| declined.meets(*on)),
        _ => undone(*on),
    };
    let stand = said.iter().filter(stands);
    stand.map(|(on, value)| (on.first, *value)).collect()
}
