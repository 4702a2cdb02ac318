//! A visit with its contents: its status, its days and what it waits for follow from theirs.

use crate::place::span::{Offered, Span, later};
use crate::shared::Shared;
use crate::stand::Reason;
use crate::stand::contents::Content;
use crate::stand::doses::once;
use crate::stand::visits::Stood;
use crate::view::Given;
use crate::{Dates, PlannedDay, Status};
use alloc::vec::Vec;
use stafett_model::{FactId, Occurred, Variable, VisitId};

/// Where a visit stands by its contents.
pub(crate) fn whole(
    given: Given<'_>,
    visit: VisitId,
    span: Span,
    contents: Vec<Content>,
    waits: Shared<Variable>,
    facts: Shared<FactId>,
) -> Option<Stood> {
    let (status, reason) = follows_from(&contents)?;
    let done_on = given
        .history
        .visits
        .get(visit.index())
        .and_then(|at| at.done);
    let last_content = contents.iter().filter_map(|content| content.done_on);
    let last_content = last_content.reduce(Occurred::later);
    let done_on = done_on.or_else(|| last_content.filter(|_| status == Status::Done));
    let waits = visit_waits(waits, (status, reason), &contents);
    let reason = match (status, done_on) {
        (Status::Done, Some(on)) => Reason::Done(on),
        _ => reason,
    };
    Some(Stood {
        visit,
        status,
        reason,
        dates: visit_dates(given, span, &contents),
        contents,
        waits,
        done_on,
        facts,
    })
}

/// The unknown facts on which a visit and its contents depend, ascending.
pub(crate) fn facts_of(facts: Shared<FactId>, contents: &[Content]) -> Shared<FactId> {
    let of_contents = contents.iter().map(|content| &content.facts);
    of_contents.fold(facts, Shared::union)
}

/// Whether something is still to be done.
pub(crate) fn is_open(status: Status) -> bool {
    matches!(status, Status::Upcoming | Status::Due | Status::PastItsTime)
}

/// The place of a status among them: the first that any content has, the visit has.
fn rank(status: Status) -> u8 {
    match status {
        Status::Due => 0,
        Status::PastItsTime => 1,
        Status::Upcoming => 2,
        Status::Undecided => 3,
        Status::CarriedOver => 4,
        Status::Done => 5,
        Status::Missed => 6,
        Status::Declined => 7,
        Status::Lapsed => 8,
        Status::NotApplicable => 9,
    }
}

fn follows_from(contents: &[Content]) -> Option<(Status, Reason)> {
    let first = contents
        .iter()
        .min_by_key(|content| rank(content.standing.status))?;
    Some((first.standing.status, first.standing.reason))
}

/// The days of a visit whose contents all stand as this one does.
#[inline]
pub(super) fn dates_of_alike(given: Given<'_>, content: &Content) -> Dates {
    if content.standing.offered != Offered::default() {
        return visit_dates(given, content.span, core::slice::from_ref(content));
    }
    // Nothing moves its own days, which are theirs.
    let mut dates = content.dates;
    if let Some(first) = dates.earliest.filter(|_| is_open(content.standing.status)) {
        dates.recommended = dates.recommended.map(|day| later(day, first));
        dates.recommended_through = dates.recommended_through.map(|day| later(day, first));
    }
    dates
}

/// A visit's days: its own, moved where what is still to be done at it may not be done earlier.
fn visit_dates(given: Given<'_>, span: Span, contents: &[Content]) -> Dates {
    let open = || {
        contents
            .iter()
            .filter(|content| is_open(content.standing.status) && !once::is_referred(content))
    };
    let own = span.dates(Offered::default());
    if open().next().is_none() {
        return own;
    }
    let mut dates = match offered_after(own.latest, open()) {
        Offered { after: false, .. } => own,
        offered => span.dates(offered),
    };
    let first = open().filter_map(|content| content.dates.earliest).min();
    if let (Some(own), Some(first)) = (dates.earliest, first) {
        dates.earliest = Some(later(own, first));
        if dates.latest.is_some_and(|latest| latest.on < first.on) {
            dates.latest = dates.offered_through;
        }
        let last = open().filter_map(|content| content.dates.earliest).max();
        let fits = |day: &PlannedDay| dates.latest.is_none_or(|latest| day.on <= latest.on);
        let aim = |day: PlannedDay| match last.filter(fits) {
            Some(last) => later(day, last),
            None => later(day, first),
        };
        dates.recommended = dates.recommended.map(aim);
        dates.recommended_through = dates.recommended_through.map(aim);
    }
    if first.is_none() && open().next().is_some() {
        // Everything left to do waits for something.
        dates.earliest = None;
        if open().all(|content| content.dates.recommended.is_none()) {
            dates.recommended = None;
            dates.recommended_through = None;
        }
    }
    // Until when a dose may be given tells the dose, not the visit.
    let others = open().filter(|content| !once::is_dose(given, content));
    dates.offered_through = offered_after(own.latest, others).through;
    dates
}

/// Until when something of the visit is still offered after its own last day.
fn offered_after<'c>(
    own: Option<PlannedDay>,
    open: impl Iterator<Item = &'c Content> + Clone,
) -> Offered {
    let after = |content: &&Content| content.standing.offered.after;
    let end = |content: &Content| content.dates.offered_through.or(content.dates.latest);
    let endless = open
        .clone()
        .filter(after)
        .any(|content| content.dates.offered_through.is_none());
    let through = open
        .clone()
        .filter(|content| after(content) || content.dates.latest > own)
        .filter_map(end)
        .max()
        .filter(|end| !endless && own.is_some_and(|own| own < *end));
    Offered {
        after: through.is_some() || open.clone().any(|content| after(&content)),
        through,
        at: None,
    }
}

/// What a visit waits for: what its own window hangs on and, where everything left to do at it
/// waits, what that waits for.
fn visit_waits(
    waits: Shared<Variable>,
    (status, reason): (Status, Reason),
    contents: &[Content],
) -> Shared<Variable> {
    if !is_open(status) && status != Status::Undecided {
        return Shared::default();
    }
    if !matches!(reason, Reason::Waits(_)) {
        return waits;
    }
    let of_contents = contents.iter().map(|content| &content.waits);
    of_contents.fold(waits, Shared::union)
}
