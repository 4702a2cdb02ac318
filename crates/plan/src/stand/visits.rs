//! Where each visit stands: its contents one by one, and what follows for the visit.

use crate::place::span::{Span, awaited};
use crate::place::start;
use crate::place::{Applies, Placed, Places, recorded_at};
use crate::shared::Shared;
use crate::stand::contents::{Content, One};
use crate::stand::doses::{dose_of, once, series};
use crate::stand::whole::{facts_of, whole};
use crate::stand::{Next, Reason, Standing};
use crate::view::Given;
use crate::{Dates, Status};
use alloc::vec::Vec;
use stafett_model::child::End;
use stafett_model::{Day, FactId, ItemId, Occurred, Variable, Visit, VisitId};

/// Where a visit stands.
#[derive(Clone, Debug)]
pub(crate) struct Stood {
    pub(crate) visit: VisitId,
    pub(crate) status: Status,
    pub(crate) reason: Reason,
    pub(crate) dates: Dates,
    pub(crate) contents: Vec<Content>,
    /// What it waits for, ascending.
    pub(crate) waits: Shared<Variable>,
    pub(crate) done_on: Option<Occurred>,
    /// The unknown facts on which it depends, ascending.
    pub(crate) facts: Shared<FactId>,
}

/// Where the visits of a child stand that are not plain: of every rule, the row that is the child's.
#[derive(Clone, Debug, Default)]
pub(crate) struct Standings {
    /// Those of the child, ascending, and after them memory to be used again.
    all: Vec<Stood>,
    /// How many are the child's.
    count: usize,
    /// By visit, its place in `all`, of the rows that are the child's.
    places: Vec<usize>,
}

impl Standings {
    /// All of them, ascending.
    pub(crate) fn all(&self) -> &[Stood] {
        self.all.get(..self.count).unwrap_or_default()
    }

    fn all_mut(&mut self) -> &mut [Stood] {
        self.all.get_mut(..self.count).unwrap_or_default()
    }

    /// That of a row that is the child's.
    pub(crate) fn get(&self, visit: VisitId) -> Option<&Stood> {
        let at = self.all().get(*self.places.get(visit.index())?)?;
        (at.visit == visit).then_some(at)
    }

    /// The same.
    pub(crate) fn get_mut(&mut self, visit: VisitId) -> Option<&mut Stood> {
        let place = *self.places.get(visit.index())?;
        let at = self.all_mut().get_mut(place)?;
        (at.visit == visit).then_some(at)
    }

    /// Finds where every rule's visit stands.
    pub(crate) fn find(&mut self, given: Given<'_>, places: &Places) {
        self.lay_out(given, places);
        if self.all().is_empty() {
            return;
        }
        for visit in &places.rows(given.tables).in_turn {
            if places.is_chosen(*visit) && !places.is_plain(*visit) {
                self.stand(given, places, *visit);
            }
        }
        if let Some(end) = given.history.end {
            for stood in self.all_mut() {
                after_end(given, given, places, stood, end);
            }
        }
    }

    /// The visits that are not for the child.
    pub(crate) fn for_others(&self, given: Given<'_>, places: &Places) -> Vec<VisitId> {
        let among = Among {
            given,
            places,
            stood: self,
        };
        let is_for_others = |visit: &VisitId| {
            let verdict = places.get(*visit).map(|at| among.for_whom(*visit, at).0);
            let verdict = verdict.flatten().map(|verdict| verdict.status);
            verdict == Some(Status::NotApplicable)
        };
        let visits = self.all().iter().map(|stood| stood.visit);
        visits.filter(is_for_others).collect()
    }

    /// What becomes of them once the programme's offers have ended, from the last day before that, the `eve`.
    pub(crate) fn end(&mut self, given: Given<'_>, eve: Given<'_>, places: &Places, since: &Since) {
        let Some(end) = given.history.end else {
            return;
        };
        for stood in self.all_mut() {
            let base = given.tables.base_of(stood.visit);
            let same = |other: &&Stood| given.tables.base_of(other.visit) == base;
            let now = since.now.all().iter().find(same);
            for content in now.into_iter().flat_map(|now| &now.contents) {
                if !content.item.is_some_and(|item| given.tables.is_dose(item)) {
                    stood.was_done(content);
                }
            }
            stood.was_given(given, since.for_others.contains(&stood.visit));
            after_end(given, eve, places, stood, end);
        }
    }

    /// Finds again where those stand that are marked, and what waits for them.
    pub(crate) fn again(&mut self, given: Given<'_>, places: &Places, marked: &mut [bool]) {
        for visit in &places.rows(given.tables).in_turn {
            if marked.get(visit.index()) != Some(&true) || !places.is_chosen(*visit) {
                continue;
            }
            self.stand(given, places, *visit);
            let base = given.tables.base_of(*visit);
            for after in given.tables.readers.after(base) {
                if let Some(marked) = marked.get_mut(after.index()) {
                    *marked = true;
                }
            }
        }
    }

    /// Gives each row that is the child's its place.
    fn lay_out(&mut self, given: Given<'_>, places: &Places) {
        self.places.resize(given.tables.visits(), 0);
        self.count = 0;
        for visit in places.rows(given.tables).all.iter().copied() {
            if !places.is_chosen(visit) || places.is_plain(visit) {
                continue;
            }
            match self.all.get_mut(self.count) {
                Some(stood) => stood.visit = visit,
                None => self.all.push(Stood::nothing(visit)),
            }
            if let Some(place) = self.places.get_mut(visit.index()) {
                *place = self.count;
            }
            self.count = self.count.saturating_add(1);
        }
    }

    /// The same where other rows may have become the child's: what was found of those that still are stays.
    pub(crate) fn lay_out_again(&mut self, given: Given<'_>, places: &Places) {
        let spare = self.all.split_off(self.count);
        let mut before = core::mem::take(&mut self.all).into_iter().peekable();
        for visit in places.rows(given.tables).all.iter().copied() {
            if !places.is_chosen(visit) || places.is_plain(visit) {
                continue;
            }
            while before.next_if(|stood| stood.visit < visit).is_some() {}
            let stood = before.next_if(|stood| stood.visit == visit);
            if let Some(place) = self.places.get_mut(visit.index()) {
                *place = self.all.len();
            }
            self.all
                .push(stood.unwrap_or_else(|| Stood::nothing(visit)));
        }
        self.count = self.all.len();
        self.all.extend(spare);
    }

    fn stand(&mut self, given: Given<'_>, places: &Places, visit: VisitId) {
        let Some(row) = given.programme.visit(visit) else {
            return;
        };
        let Some(placed) = places.get(visit) else {
            return;
        };
        let among = Among {
            given,
            places,
            stood: self,
        };
        if among.is_alike(visit, placed) {
            let content = among.alike((visit, row), placed);
            if let Some(slot) = self.get_mut(visit) {
                slot.stand_alike(given, row, content);
            }
            return;
        }
        let Some(slot) = self.get_mut(visit) else {
            return;
        };
        let memory = core::mem::take(&mut slot.contents);
        let among = Among {
            given,
            places,
            stood: self,
        };
        let stood = among.stand((visit, row), placed, memory);
        if let (Some(slot), Some(stood)) = (self.get_mut(visit), stood) {
            *slot = stood;
        }
    }
}

impl Stood {
    /// A visit of which nothing has been found yet.
    fn nothing(visit: VisitId) -> Stood {
        Stood {
            visit,
            status: Status::NotApplicable,
            reason: Reason::NoDate,
            dates: Dates::default(),
            contents: Vec::new(),
            waits: Shared::default(),
            done_on: None,
            facts: Shared::default(),
        }
    }

    /// Takes over a content item that has been done.
    fn was_done(&mut self, done: &Content) {
        let own = self.contents.iter_mut().find(|own| own.item == done.item);
        if let Some(own) = own.filter(|_| done.standing.status == Status::Done) {
            // Its days are those that it had: nothing that came later moves them.
            *own = Content {
                done_on: done.done_on,
                ..Content::settled(own.item, own.span, done.standing)
            };
        }
    }

    /// Takes over the doses that have been given: wherever that was, or at this visit alone where it is for others.
    fn was_given(&mut self, given: Given<'_>, for_others: bool) {
        let Given {
            tables, history, ..
        } = given;
        let base = tables.base_of(self.visit);
        for own in &mut self.contents {
            let Some(item) = own.item.filter(|item| tables.is_dose(*item)) else {
                continue;
            };
            let mut at = history.done_of(item).filter_map(|done| done.at);
            let is_here = at.any(|visit| tables.base_of(visit) == base);
            let on = history.first_done.get(item.index()).copied().flatten();
            if let Some(on) = on.filter(|_| is_here || !for_others) {
                let standing = Standing::new(Status::Done, Reason::Done(on));
                *own = Content {
                    done_on: Some(on),
                    ..Content::settled(Some(item), own.span, standing)
                };
            }
        }
    }
}

/// What is told besides of what stood on the last day on which anything was offered.
pub(crate) struct Since {
    /// Where all stands now: it tells what has been done since.
    pub(crate) now: Standings,
    /// The visits that were not for the child then. For whom a visit is, nothing later moves.
    pub(crate) for_others: Vec<VisitId>,
}

/// What the standing of a visit is found from: among all the others.
pub(crate) struct Among<'s> {
    pub(crate) given: Given<'s>,
    pub(super) places: &'s Places,
    stood: &'s Standings,
}

/// The day on which things are judged, and the end of the programme's offers if it has come: the
/// as-of day, or the last day before that end.
pub(crate) fn judged(given: Given<'_>) -> (Day, Option<(Day, End)>) {
    match given.history.end {
        Some((on, end)) => (given.as_of.min(on.before()), Some((on, end))),
        None => (given.as_of, None),
    }
}

/// What becomes of a visit once the programme's offers have ended. What counts from other visits was
/// judged before, on the last day on which they were offered.
fn after_end(
    given: Given<'_>,
    eve: Given<'_>,
    places: &Places,
    stood: &mut Stood,
    (on, end): (Day, End),
) {
    let Some(placed) = places.get(stood.visit) else {
        return;
    };
    let may_have_begun = given.tables.is_from_school(stood.visit)
        && start::each(eve, |seen| {
            let row = eve.programme.visit(stood.visit);
            let lower = row.and_then(|row| Span::seen(seen, &row.window).lower);
            lower.is_some_and(|lower| lower.first < on)
        });
    // A dose has its own first day, whenever its visit may have begun.
    let dose_has_begun = |item: ItemId| {
        dose_of(eve.programme, item).is_none_or(|dose| {
            let own = series::span(eve, item, dose).lower;
            own.is_some_and(|lower| lower.first < on)
        })
    };
    let mut contents = core::mem::take(&mut stood.contents);
    let ends = |content: &mut Content| {
        let may_have_begun = may_have_begun && content.item.is_none_or(dose_has_begun);
        content.end((on, end), may_have_begun);
    };
    contents.iter_mut().for_each(ends);
    let (waits, facts) = (core::mem::take(&mut stood.waits), stood.facts.clone());
    if let Some(anew) = whole(given, stood.visit, placed.span, contents, waits, facts) {
        *stood = anew;
    }
}

/// Leaves each dose that several visits could give to one of them.
pub(crate) fn give_once(given: Given<'_>, places: &Places, stood: &mut Standings) {
    let (day, _) = judged(given);
    for visit in once::settle(given, places, day, stood) {
        let span = places.get(visit).map(|placed| placed.span);
        if let Some((slot, span)) = stood.get_mut(visit).zip(span) {
            let contents = core::mem::take(&mut slot.contents);
            let (waits, facts) = (core::mem::take(&mut slot.waits), slot.facts.clone());
            if let Some(anew) = whole(given, visit, span, contents, waits, facts) {
                *slot = anew;
            }
        }
    }
}

impl Among<'_> {
    /// Where a visit stands. `contents` is memory to be used again.
    fn stand(
        &self,
        (visit, row): (VisitId, &Visit),
        placed: &Placed,
        mut contents: Vec<Content>,
    ) -> Option<Stood> {
        let waits = self.waits(visit, placed);
        let (verdict, facts) = self.verdict(visit, placed);
        let one = One {
            all: self,
            visit,
            row,
            placed,
            verdict,
            waits: &waits,
        };
        contents.clear();
        one.contents(&mut contents);
        let facts = facts_of(facts, &contents);
        whole(self.given, visit, placed.span, contents, waits, facts)
    }

    fn waits(&self, visit: VisitId, placed: &Placed) -> Shared<Variable> {
        let windows = &self.given.tables.windows;
        let own = awaited(self.given, windows.visit_hangs_on(visit));
        let unknown = placed.applies.facts();
        if unknown.is_empty() {
            return own;
        }
        let mut recorded = recorded_at(self.given, &unknown);
        recorded.sort();
        recorded.dedup();
        own.union(&recorded.into())
    }

    /// What is settled for the visit as a whole, and the unknown facts on which it depends.
    pub(super) fn verdict(
        &self,
        visit: VisitId,
        placed: &Placed,
    ) -> (Option<Standing>, Shared<FactId>) {
        if self.given.child.born > self.given.as_of {
            let upcoming = Standing::new(Status::Upcoming, Reason::NotBorn);
            return (Some(upcoming), Shared::default());
        }
        self.for_whom(visit, placed)
    }

    /// The same, whether the child is born yet or not.
    fn for_whom(&self, visit: VisitId, placed: &Placed) -> (Option<Standing>, Shared<FactId>) {
        let none = Shared::default();
        match &placed.applies {
            Applies::No => (
                Some(Standing::new(Status::NotApplicable, Reason::OtherChildren)),
                none,
            ),
            Applies::Depends(facts) | Applies::TooMany(facts) => {
                // What counts from a visit that is not for the child is not either, whatever it depends on.
                let follows = self.after_visit(visit);
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
            Applies::Yes => self.after_visit(visit),
        }
    }

    /// What follows from a visit that its first or last day waits for and that may never come: of several
    /// from one that is not for the child, then from one that lapsed.
    pub(crate) fn after_visit(&self, visit: VisitId) -> (Option<Standing>, Shared<FactId>) {
        let Given {
            tables, history, ..
        } = self.given;
        let waits = tables.windows.visit_bounds_hang_on(visit).iter();
        let awaited = waits.filter_map(|variable| match variable {
            Variable::Visit(first) if history.awaits(*variable) => {
                let row = self.places.chosen(*first);
                let is_found = tables.turn(row) < tables.turn(visit);
                self.stood.get(row).filter(|_| is_found)
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
                // What settles it needs no answer.
                let facts = match status {
                    Status::Undecided => first.facts.clone(),
                    _ => Shared::default(),
                };
                (Some(Standing::new(status, reason)), facts)
            }
            None => (None, Shared::default()),
        }
    }

    /// The following visit of the same service for the child, beginning after `after` where given. One whose
    /// recommended day hangs on what has not happened follows none, and none follows it: its place would move
    /// from day to day.
    pub(crate) fn following(
        &self,
        visit: VisitId,
        row: &Visit,
        after: Option<Day>,
    ) -> Option<Next> {
        let aimed = |span: &Span| span.recommended.map(|when| when.first);
        let own = self.places.get(visit)?.span;
        let hangs = |span: &Span| span.recommended.is_some_and(|when| when.last.is_none());
        let own = aimed(&own).filter(|_| !hangs(&own))?;
        let same_service = self.given.tables.of_service(row.performer).iter();
        let lies = |other| self.places.for_child_certainly(self.given, other);
        same_service
            .filter_map(|other| Some((*other, lies(*other)?)))
            .filter(|(_, span)| !hangs(span))
            .filter_map(|(other, span)| {
                let on = aimed(&span).filter(|on| *on > own)?;
                let begins = span.lower?.first;
                after
                    .is_none_or(|after| begins > after)
                    .then_some((on, other, span))
            })
            .min_by_key(|(on, other, _)| (*on, *other))
            .map(|(_, visit, span)| Next { visit, span })
    }
}
