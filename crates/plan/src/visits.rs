//! Where each visit stands: its contents one by one, and what follows for the visit.

use crate::contents::{Content, One};
use crate::doses::once;
use crate::overlay;
use crate::place::{Applies, Placed, recorded_at};
use crate::span::{Offered, Span, awaited, awaited_by_bounds, later};
use crate::stand::{Next, Reason, Standing};
use crate::view::Given;
use crate::{Dates, PlannedDay, Status};
use alloc::vec::Vec;
use stafett_model::child::End;
use stafett_model::{Day, FactId, Occurred, Variable, Visit, VisitId};

/// Where a visit stands.
#[derive(Clone, Debug)]
pub(crate) struct Stood {
    pub(crate) visit: VisitId,
    pub(crate) status: Status,
    pub(crate) reason: Reason,
    pub(crate) dates: Dates,
    pub(crate) contents: Vec<Content>,
    pub(crate) waits: Vec<Variable>,
    pub(crate) done_on: Option<Occurred>,
    /// The unknown facts on which it depends, ascending.
    pub(crate) facts: Vec<FactId>,
}

/// What the standings of visits are computed from.
pub(crate) struct Standings<'a> {
    pub(crate) given: Given<'a>,
    placed: &'a [Placed],
    stood: Vec<Option<Stood>>,
}

/// Where every rule's visit stands, by id.
pub(crate) fn stand_all<'a>(given: Given<'a>, placed: &'a [Placed]) -> Vec<Stood> {
    let visits = &given.programme.visits;
    let mut standings = Standings {
        given,
        placed,
        stood: visits.iter().map(|_| None).collect(),
    };
    for visit in &given.tables.order {
        let stood = standings.stand(*visit);
        if let Some(slot) = standings.stood.get_mut(visit.index()) {
            *slot = stood;
        }
    }
    if let Some(end) = given.history.end {
        for stood in standings.stood.iter_mut().flatten() {
            after_end(given, placed, stood, end);
        }
    }
    let shown = |stood: &Stood| overlay::chosen(given.tables, placed, stood.visit) == stood.visit;
    standings
        .stood
        .into_iter()
        .flatten()
        .filter(shown)
        .collect()
}

/// The day on which things are judged, and the end of the programme's offers if it has come: the
/// as-of day, or the last day before that end.
pub(crate) fn judged(given: Given<'_>) -> (Day, Option<(Day, End)>) {
    match given.history.end {
        Some((on, end)) => (given.as_of.min(on.before()), Some((on, end))),
        None => (given.as_of, None),
    }
}

/// A visit with its contents: what follows from them.
fn whole(
    given: Given<'_>,
    visit: VisitId,
    span: Span,
    contents: Vec<Content>,
    waits: Vec<Variable>,
    facts: Vec<FactId>,
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

/// What becomes of a visit once the programme's offers have ended. What counts from other visits was
/// judged before, on the last day on which they were offered.
fn after_end(given: Given<'_>, placed: &[Placed], stood: &mut Stood, (on, end): (Day, End)) {
    let Some(placed) = placed.get(stood.visit.index()) else {
        return;
    };
    let mut contents = core::mem::take(&mut stood.contents);
    contents.iter_mut().for_each(|content| content.end(on, end));
    let (waits, facts) = (core::mem::take(&mut stood.waits), stood.facts.clone());
    if let Some(anew) = whole(given, stood.visit, placed.span, contents, waits, facts) {
        *stood = anew;
    }
}

/// The unknown facts on which a visit and its contents depend, ascending.
fn facts_of(mut facts: Vec<FactId>, contents: &[Content]) -> Vec<FactId> {
    facts.extend(contents.iter().flat_map(|content| &content.facts));
    facts.sort();
    facts.dedup();
    facts
}

/// Leaves each dose that several visits could give to one of them.
pub(crate) fn give_once(given: Given<'_>, placed: &[Placed], stood: &mut [Stood]) {
    let (day, _) = judged(given);
    for visit in once::settle(given, placed, day, stood) {
        let slot = stood.iter_mut().find(|stood| stood.visit == visit);
        let span = placed.get(visit.index()).map(|placed| placed.span);
        if let Some((slot, span)) = slot.zip(span) {
            let contents = core::mem::take(&mut slot.contents);
            let (waits, facts) = (core::mem::take(&mut slot.waits), slot.facts.clone());
            if let Some(anew) = whole(given, visit, span, contents, waits, facts) {
                *slot = anew;
            }
        }
    }
}

impl Standings<'_> {
    fn stand(&self, visit: VisitId) -> Option<Stood> {
        let row = self.given.programme.visit(visit)?;
        let placed = self.placed.get(visit.index())?;
        let waits = self.waits(visit, row, placed);
        let (verdict, facts) = self.verdict((visit, row), placed);
        let one = One {
            all: self,
            visit,
            row,
            placed,
            verdict,
            waits: &waits,
        };
        let contents: Vec<Content> = if row.items.is_empty() {
            Vec::from([one.whole()])
        } else {
            row.items.iter().map(|item| one.content(*item)).collect()
        };
        let facts = facts_of(facts, &contents);
        whole(self.given, visit, placed.span, contents, waits, facts)
    }

    fn waits(&self, visit: VisitId, row: &Visit, placed: &Placed) -> Vec<Variable> {
        let mut waits = match self.given.tables.is_settled(visit) {
            true => Vec::new(),
            false => awaited(self.given, &row.window),
        };
        waits.extend(recorded_at(self.given, placed.applies.facts()));
        waits.sort();
        waits.dedup();
        waits
    }

    /// What is settled for the visit as a whole, and the unknown facts on which it depends.
    fn verdict(
        &self,
        (visit, row): (VisitId, &Visit),
        placed: &Placed,
    ) -> (Option<Standing>, Vec<FactId>) {
        let none = Vec::new();
        if self.given.child.born > self.given.as_of {
            return (Some(Standing::new(Status::Upcoming, Reason::NotBorn)), none);
        }
        match &placed.applies {
            Applies::No => (
                Some(Standing::new(Status::NotApplicable, Reason::OtherChildren)),
                none,
            ),
            Applies::Depends(facts) | Applies::TooMany(facts) => {
                // What counts from a visit that is not for the child is not either, whatever it depends on.
                let follows = self.after_visit(&awaited_by_bounds(self.given, &row.window));
                if let (Some(verdict), _) = follows
                    && verdict.status == Status::NotApplicable
                {
                    return follows;
                }
                let reason = match (&placed.applies, facts.first()) {
                    (Applies::Depends(_), Some(fact)) => Reason::Fact(*fact),
                    _ => Reason::TooMany,
                };
                let undecided = Standing::new(Status::Undecided, reason);
                (Some(undecided), facts.clone())
            }
            Applies::Yes if placed.span.emptied() && self.given.tables.is_of_pregnancy(visit) => (
                Some(Standing::new(Status::NotApplicable, Reason::BornBefore)),
                none,
            ),
            Applies::Yes if self.given.tables.is_settled(visit) => (None, none),
            Applies::Yes => self.after_visit(&awaited_by_bounds(self.given, &row.window)),
        }
    }

    /// What follows from a visit that its first or last day waits for and that may never come: of several
    /// from one that is not for the child, then from one that lapsed.
    fn after_visit(&self, waits: &[Variable]) -> (Option<Standing>, Vec<FactId>) {
        let awaited = waits.iter().filter_map(|variable| match variable {
            Variable::Visit(visit) => {
                let row = overlay::chosen(self.given.tables, self.placed, *visit);
                self.stood.get(row.index())?.as_ref()
            }
            _ => None,
        });
        let follows = |first: &'_ Stood| match first.status {
            Status::NotApplicable => Some((0, Status::NotApplicable)),
            Status::Lapsed | Status::Missed | Status::Declined => Some((1, Status::Lapsed)),
            Status::Undecided => Some((2, Status::Undecided)),
            _ => None,
        };
        let settling = awaited.filter_map(|first| Some((follows(first)?, first)));
        match settling.min_by_key(|((rank, _), _)| *rank) {
            Some(((_, status), first)) => {
                let reason = Reason::Follows(first.visit, first.status);
                (Some(Standing::new(status, reason)), first.facts.clone())
            }
            None => (None, Vec::new()),
        }
    }

    /// The following visit of the same service for the child, beginning after `after` where given.
    pub(crate) fn following(
        &self,
        visit: VisitId,
        row: &Visit,
        after: Option<Day>,
    ) -> Option<Next> {
        let aimed = |span: &Span| span.recommended.map(|when| when.first);
        let own = aimed(&self.placed.get(visit.index())?.span)?;
        let same_service = self.given.tables.of_service(row.performer).iter();
        same_service
            .filter_map(|other| Some((*other, self.placed.get(other.index())?)))
            .filter(|(_, placed)| placed.applies == Applies::Yes)
            .filter_map(|(other, placed)| {
                let on = aimed(&placed.span).filter(|on| *on > own)?;
                let begins = placed.span.lower?.first;
                after
                    .is_none_or(|after| begins > after)
                    .then_some((on, other, placed.span))
            })
            .min_by_key(|(on, other, _)| (*on, *other))
            .map(|(_, visit, span)| Next { visit, span })
    }
}

/// Whether something is still to be done.
pub(crate) fn is_open(status: Status) -> bool {
    matches!(status, Status::Upcoming | Status::Due | Status::PastItsTime)
}

/// In this order: what any content has first, the visit has.
const FIRST: [Status; 10] = [
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

fn follows_from(contents: &[Content]) -> Option<(Status, Reason)> {
    FIRST.iter().find_map(|status| {
        let standing = contents.iter().map(|content| content.standing);
        let first = standing
            .into_iter()
            .find(|standing| standing.status == *status)?;
        Some((*status, first.reason))
    })
}

/// A visit's days: its own, moved where what is still to be done at it may not be done earlier.
fn visit_dates(given: Given<'_>, span: Span, contents: &[Content]) -> Dates {
    let open = || {
        contents
            .iter()
            .filter(|content| is_open(content.standing.status) && !once::is_referred(content))
    };
    let mut dates = span.dates(offered_after(span, open()));
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
    let own = open().filter(|content| !once::is_dose(given, content));
    dates.offered_through = offered_after(span, own).through;
    dates
}

/// Until when something of the visit is still offered after its own last day.
fn offered_after<'c>(span: Span, open: impl Iterator<Item = &'c Content> + Clone) -> Offered {
    let own = span.dates(Offered::default()).latest;
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
    mut waits: Vec<Variable>,
    (status, reason): (Status, Reason),
    contents: &[Content],
) -> Vec<Variable> {
    if !is_open(status) && status != Status::Undecided {
        return Vec::new();
    }
    if matches!(reason, Reason::Waits(_)) {
        waits.extend(
            contents
                .iter()
                .flat_map(|content| content.waits.iter().copied()),
        );
        waits.sort();
        waits.dedup();
    }
    waits
}
