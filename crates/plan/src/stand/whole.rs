//! A visit with its contents: its status, its days and what it waits for follow from theirs.

use crate::place::span::{Offered, Span, later};
use crate::shared::Shared;
use crate::stand::contents::Content;
use crate::stand::doses::once;
use crate::stand::visits::Stood;
use crate::stand::{Reason, Standing};
use crate::view::Given;
use crate::{Dates, PlannedDay, Status};
use alloc::vec::Vec;
use stafett_model::{FactId, Occurred, Variable, Visit, VisitId};

/// What a visit takes from one of its contents.
#[derive(Clone, Copy)]
pub(crate) struct Part<'c> {
    pub(super) standing: &'c Standing,
    pub(super) dates: &'c Dates,
    pub(super) done_on: Option<Occurred>,
    pub(super) is_dose: bool,
}

impl<'c> Part<'c> {
    fn of(given: Given<'_>, content: &'c Content) -> Part<'c> {
        let is_dose = |item| given.tables.is_dose(item);
        Part {
            standing: &content.standing,
            dates: &content.dates,
            done_on: content.done_on,
            is_dose: content.item.is_some_and(is_dose),
        }
    }

    /// Whether it is still to be done at the visit.
    fn is_left(&self) -> bool {
        is_open(self.standing.status) && !once::is_referred(self.standing)
    }
}

/// What the contents of a visit say of it.
pub(crate) struct Whole {
    pub(crate) status: Status,
    pub(super) reason: Reason,
    pub(crate) dates: Dates,
    pub(crate) done_on: Option<Occurred>,
}

/// What follows for a visit that lies there from its contents.
#[inline]
pub(super) fn by_contents<'c>(
    given: Given<'_>,
    visit: VisitId,
    span: Span,
    parts: impl Iterator<Item = Part<'c>> + Clone,
) -> Option<Whole> {
    let mut first: Option<&Standing> = None;
    let mut last_done: Option<Occurred> = None;
    let mut is_left = false;
    for part in parts.clone() {
        let own = rank(part.standing.status);
        if first.is_none_or(|first| own < rank(first.status)) {
            first = Some(part.standing);
        }
        last_done = match (last_done, part.done_on) {
            (Some(last), Some(own)) => Some(last.later(own)),
            (last, own) => last.or(own),
        };
        is_left |= part.is_left();
    }
    let Standing { status, reason, .. } = *first?;
    let at = given.history.visits.get(visit.index());
    let done_on = at.and_then(|at| at.done);
    Some(Whole {
        status,
        reason,
        dates: match is_left {
            true => visit_dates(span, parts),
            false => span.dates(Offered::default()),
        },
        done_on: done_on.or(last_done.filter(|_| status == Status::Done)),
    })
}

/// Where a visit stands by its contents.
pub(crate) fn whole(
    given: Given<'_>,
    visit: VisitId,
    span: Span,
    contents: Vec<Content>,
    waits: Shared<Variable>,
    facts: Shared<FactId>,
) -> Option<Stood> {
    let parts = contents.iter().map(|content| Part::of(given, content));
    let Whole {
        status,
        reason,
        dates,
        done_on,
    } = by_contents(given, visit, span, parts)?;
    let dates = match contents.as_slice() {
        // Of one without contents, what is told of itself.
        [own] if own.item.is_none() && status == Status::Undecided => own.dates,
        _ => dates,
    };
    let waits = visit_waits(waits, (status, reason), &contents);
    let reason = match (status, done_on) {
        (Status::Done, Some(on)) => Reason::Done(on),
        _ => reason,
    };
    Some(Stood {
        visit,
        status,
        reason,
        dates,
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

/// The days of a visit whose contents all stand as this one does.
#[inline]
pub(super) fn dates_of_alike(given: Given<'_>, row: &Visit, content: &Content) -> Dates {
    if row.items.is_empty() && content.standing.status == Status::Undecided {
        return content.dates;
    }
    if content.standing.offered != Offered::default() {
        return visit_dates(content.span, core::iter::once(Part::of(given, content)));
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
fn visit_dates<'c>(span: Span, parts: impl Iterator<Item = Part<'c>> + Clone) -> Dates {
    let open = || parts.clone().filter(Part::is_left);
    let own = span.dates(Offered::default());
    if open().next().is_none() {
        return own;
    }
    let mut dates = match offered_after(own.latest, open()) {
        Offered { after: false, .. } => own,
        offered => span.dates(offered),
    };
    let first = open().filter_map(|part| part.dates.earliest).min();
    if let (Some(own), Some(first)) = (dates.earliest, first) {
        dates.earliest = Some(later(own, first));
        if dates.latest.is_some_and(|latest| latest.on < first.on) {
            dates.latest = dates.offered_through;
        }
        let last = open().filter_map(|part| part.dates.earliest).max();
        let fits = |day: &PlannedDay| dates.latest.is_none_or(|latest| day.on <= latest.on);
        let aim = |day: PlannedDay| match last.filter(fits) {
            Some(last) => later(day, last),
            None => later(day, first),
        };
        // What may not be done as early has its own recommended day.
        let wished = |day: PlannedDay| {
            let moved = aim(day);
            let too_early =
                |part: &Part<'_>| part.dates.earliest.is_some_and(|first| day.on < first.on);
            let wishes = open()
                .filter(too_early)
                .filter_map(|part| part.dates.recommended);
            let wish = wishes.filter(fits).max().filter(|_| day.on < moved.on);
            wish.map_or(moved, |wish| later(moved, wish))
        };
        dates.recommended = dates.recommended.map(wished);
        dates.recommended_through = dates.recommended_through.map(wished);
    }
    if first.is_none() && open().next().is_some() {
        // Everything left to do waits for something.
        dates.earliest = None;
        if open().all(|part| part.dates.recommended.is_none()) {
            dates.recommended = None;
            dates.recommended_through = None;
        }
    }
    // Until when a dose may be given tells the dose, not the visit.
    let others = open().filter(|part| !part.is_dose);
    dates.offered_through = offered_after(own.latest, others).through;
    dates
}

/// Until when something of the visit is still offered after its own last day.
fn offered_after<'c>(
    own: Option<PlannedDay>,
    open: impl Iterator<Item = Part<'c>> + Clone,
) -> Offered {
    let after = |part: &Part<'_>| part.standing.offered.after;
    let end = |part: Part<'_>| part.dates.offered_through.or(part.dates.latest);
    let endless = open
        .clone()
        .filter(after)
        .any(|part| part.dates.offered_through.is_none());
    let through = open
        .clone()
        .filter(|part| after(part) || part.dates.latest > own)
        .filter_map(end)
        .max()
        .filter(|end| !endless && own.is_some_and(|own| own < *end));
    Offered {
        after: through.is_some() || open.clone().any(|part| after(&part)),
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
