//! Where each content item of a visit stands.

use crate::place::pause::{Pauses, Remaining};
use crate::place::span::{Span, awaited};
use crate::place::{Applies, Placed, start};
use crate::shared::Shared;
use crate::stand::doses::{self, series};
use crate::stand::follows::Follow;
use crate::stand::visits::{Among, judged};
use crate::stand::whole::is_open;
use crate::stand::{Reason, Standing, ended};
use crate::view::Given;
use crate::{Dates, Status};
use alloc::vec::Vec;
use stafett_model::child::End;
use stafett_model::programme::Dose;
use stafett_model::{Afterwards, Day, FactId, ItemId, Occurred, Variable, Visit, VisitId, Window};

/// Where a content item of a visit stands.
#[derive(Clone, Debug)]
pub(crate) struct Content {
    pub(crate) item: Option<ItemId>,
    pub(crate) standing: Standing,
    /// The days that were left for it.
    pub(crate) span: Span,
    pub(crate) dates: Dates,
    /// What it waits for, ascending.
    pub(crate) waits: Shared<Variable>,
    pub(crate) done_on: Option<Occurred>,
    /// The unknown facts on which it depends by itself or whether it is suspended, ascending.
    pub(crate) facts: Shared<FactId>,
}

/// The days left for something, and what follows after them.
#[derive(Clone, Copy)]
pub(super) struct Left<'l> {
    pub(super) span: Span,
    /// The days on which it may have been done, whatever suspends it now.
    pub(super) offered: Span,
    pub(super) afterwards: &'l Afterwards,
}

/// One visit, while its contents are judged.
pub(crate) struct One<'s> {
    pub(crate) all: &'s Among<'s>,
    pub(crate) visit: VisitId,
    pub(crate) row: &'s Visit,
    pub(crate) placed: &'s Placed,
    pub(crate) verdict: Option<Standing>,
    pub(crate) waits: &'s Shared<Variable>,
}

impl Content {
    /// A content item that waits for nothing and depends on nothing unknown.
    #[inline]
    pub(super) fn settled(item: Option<ItemId>, span: Span, standing: Standing) -> Content {
        Content {
            item,
            standing,
            span,
            dates: span.dates(standing.offered),
            waits: Shared::default(),
            done_on: None,
            facts: Shared::default(),
        }
    }

    /// What becomes of it once the programme's offers have ended on a day, before which it may have begun.
    pub(crate) fn end(&mut self, (on, end): (Day, End), may_have_begun: bool) {
        let may_have_begun =
            may_have_begun || self.span.lower.is_some_and(|lower| lower.first < on);
        let anew = ended(self.standing, may_have_begun, end);
        if anew != self.standing {
            self.standing = anew;
            self.waits = Shared::default();
            self.dates = self.span.dates(anew.offered);
        }
    }
}

impl One<'_> {
    /// Its contents; of a visit without any, itself as its own only content.
    pub(crate) fn contents(&self, contents: &mut Vec<Content>) {
        if self.row.items.is_empty() {
            contents.push(self.whole());
        }
        let mut plain: Option<usize> = None;
        for item in &self.row.items {
            let alike = plain.filter(|_| self.is_plain(*item));
            let content = match alike.and_then(|place| contents.get(place)) {
                Some(other) => Content {
                    item: Some(*item),
                    ..other.clone()
                },
                None => self.content(*item),
            };
            if plain.is_none() && self.is_plain(*item) {
                plain = Some(contents.len());
            }
            contents.push(content);
        }
    }

    /// Whether nothing tells a content item from the others of the visit: it is no dose, nothing was
    /// recorded of it, and nothing suspends it alone.
    fn is_plain(&self, item: ItemId) -> bool {
        let Given {
            tables, history, ..
        } = self.all.given;
        !tables.is_dose(item) && !tables.is_paused(item) && !history.tells_of(item)
    }

    fn whole(&self) -> Content {
        let at = self.all.given.history.visits.get(self.visit.index());
        self.judge(
            None,
            self.placed.span,
            &self.row.window,
            at.and_then(|at| at.done),
            None,
        )
    }

    fn content(&self, item: ItemId) -> Content {
        let given = self.all.given;
        match given.programme.item(item).and_then(|row| row.dose.as_ref()) {
            Some(dose) => self.dose(item, dose),
            None => {
                let span = self.placed.span;
                let done = self.done_at(item);
                let declined = given
                    .history
                    .declined
                    .iter()
                    .filter(|(other, on)| *other == item && self.may_hold(*on))
                    .map(|(_, on)| *on)
                    .reduce(Occurred::later);
                self.judge(Some(item), span, &self.row.window, done, declined)
            }
        }
    }

    /// A dose: done wherever it was validly given; its own window rules.
    fn dose(&self, item: ItemId, dose: &Dose) -> Content {
        let given = self.all.given;
        let span = series::span(given, item, dose).at_visit(self.placed.span);
        let done = given
            .history
            .first_done
            .get(item.index())
            .copied()
            .flatten();
        let declined = given
            .history
            .declined
            .iter()
            .filter(|(other, _)| *other == item)
            .map(|(_, on)| *on)
            .reduce(Occurred::later);
        self.judge(Some(item), span, &dose.window, done, declined)
    }

    /// Whether one of some days may lie in the visit's window, whenever the child starts school.
    fn may_hold(&self, on: Occurred) -> bool {
        let Given { tables, .. } = self.all.given;
        self.placed.span.may_hold(on)
            || tables.is_from_school(self.visit)
                && start::each(self.all.given, |seen| {
                    Span::seen(seen, &self.row.window).may_hold(on)
                })
    }

    /// When an item was first done at this visit or, outside any visit that has it, in this
    /// visit's window.
    fn done_at(&self, item: ItemId) -> Option<Occurred> {
        let history = self.all.given.history;
        let at = history.visits.get(self.visit.index());
        let outside = history.outside.get(item.index()) == Some(&true);
        if !outside && at.is_none_or(|at| at.done.is_none()) {
            return None;
        }
        let done = history.done_of(item);
        done.filter(|done| match done.at {
            Some(visit) => {
                let tables = self.all.given.tables;
                tables.base_of(visit) == tables.base_of(self.visit)
            }
            None => self.may_hold(done.on),
        })
        .map(|done| done.on)
        .reduce(Occurred::sooner)
    }

    fn judge(
        &self,
        item: Option<ItemId>,
        span: Span,
        window: &Window,
        done_on: Option<Occurred>,
        declined: Option<Occurred>,
    ) -> Content {
        let done = done_on.filter(|_| self.counts_here(item));
        if let Some(on) = done {
            let standing = Standing::new(Status::Done, Reason::Done(on));
            return Content {
                done_on,
                ..Content::settled(item, span, standing)
            };
        }
        let of_dose = item.filter(|_| !core::ptr::eq(window, &self.row.window));
        let mut waits = self.days_wait_for(of_dose);
        let left = || Left {
            span,
            offered: span,
            afterwards: &window.afterwards,
        };
        let own = of_dose.and_then(|item| self.of_dose(item, left(), &waits));
        if let Some((_, facts)) = &own {
            waits = waits.union(&series::awaited(self.all.given, facts));
        }
        let (own, facts) = own.map_or((None, Shared::default()), |(own, facts)| (Some(own), facts));
        let follow = Follow {
            dose: of_dose,
            window,
            offered: None,
            afterwards: &window.afterwards,
            declined,
            waits: &waits,
            own,
            never_needed: self.is_never_needed(item, own),
        };
        let (span, standing, unknown) = self.remaining(item, span, &follow);
        let content = Content::settled(item, span, standing);
        match standing.status {
            Status::Undecided => Content {
                waits,
                facts: facts.union(&unknown),
                ..content
            },
            status if is_open(status) => Content { waits, ..content },
            _ => content,
        }
    }

    /// What the days of the visit wait for, and those of a dose at it.
    pub(super) fn days_wait_for(&self, dose: Option<ItemId>) -> Shared<Variable> {
        let Some(item) = dose else {
            return self.waits.clone();
        };
        let hangs_on = self.all.given.tables.windows.dose_hangs_on(item);
        self.waits.clone().union(&awaited(self.all.given, hangs_on))
    }

    /// What follows for a dose from its own condition and from its series, where that settles it,
    /// with the unknown facts on which it rests.
    fn of_dose(
        &self,
        item: ItemId,
        left: Left<'_>,
        waits: &[Variable],
    ) -> Option<(Standing, Shared<FactId>)> {
        let given = self.all.given;
        let mut conditional = given.history.conditional.iter();
        let applies = conditional.find(|(of, _)| *of == item).map(|(_, is)| is);
        match applies {
            Some(Applies::No) => {
                let reason = Reason::NotNeeded(item);
                let others = Standing::new(Status::NotApplicable, reason);
                return Some((others, Shared::default()));
            }
            Some(Applies::Depends(facts) | Applies::TooMany(facts)) => {
                let reason = match series::awaited(given, facts).first() {
                    Some(first) => Reason::Waits(*first),
                    None => facts
                        .first()
                        .map_or(Reason::TooMany, |fact| Reason::Fact(*fact)),
                };
                let undecided = Standing::new(Status::Undecided, reason);
                return Some((undecided, facts.clone()));
            }
            Some(Applies::Yes) | None => {}
        }
        let lapsed = self.lapsed_with_series(item, left, waits)?;
        Some((Standing::new(Status::Lapsed, lapsed), Shared::default()))
    }

    /// Why a dose can no longer be given, whatever its visit: what its series says.
    pub(super) fn lapsed_with_series(
        &self,
        item: ItemId,
        left: Left<'_>,
        waits: &[Variable],
    ) -> Option<Reason> {
        let given = self.all.given;
        let dose = doses::dose_of(given.programme, item)?;
        let (day, _) = judged(given);
        // What closed before the history is complete may have been done, whatever became of its series since; and
        // nothing is known of what waits for that.
        if given.may_be_untold(left.offered) || self.waits_for_unknown(waits) {
            return None;
        }
        if let Some(last) = series::not_begun(given, item, day) {
            return Some(Reason::NotBegun(last));
        }
        if let Some(earlier) = series::broken_by(given, item) {
            return Some(Reason::SeriesBroken(earlier));
        }
        let windows = [&dose.window, &self.row.window];
        let too_late = series::too_late(given, item, windows, (left.span, left.afterwards));
        too_late.then_some(Reason::NoDayLeft)
    }

    /// Whether what was done is told at this visit: a dose that was given elsewhere is not, where the
    /// visit is not for the child.
    fn counts_here(&self, item: Option<ItemId>) -> bool {
        let for_others = self
            .verdict
            .is_some_and(|verdict| verdict.status == Status::NotApplicable);
        let history = self.all.given.history;
        let programme = self.all.given.programme;
        let base = programme.base_of(self.visit);
        let here =
            |visit: Option<VisitId>| visit.map(|visit| programme.base_of(visit)) == Some(base);
        let is_dose = item.is_some_and(|item| doses::dose_of(programme, item).is_some());
        !for_others
            || !is_dose
            || history
                .done
                .iter()
                .any(|done| Some(done.item) == item && here(done.at))
    }

    /// Where it stands on the days that reprioritisations leave of its window, those days, and the
    /// unknown facts that decide whether they suspend it.
    fn remaining(
        &self,
        item: Option<ItemId>,
        span: Span,
        follow: &Follow<'_>,
    ) -> (Span, Standing, Shared<FactId>) {
        let given = self.all.given;
        if !given.tables.may_pause(self.visit, item) {
            return (span, self.standing(span, follow), Shared::default());
        }
        let (day, _) = judged(given);
        let pauses = Pauses::of(given, self.visit, item);
        let under = |modes: &[_]| {
            let left = Remaining::of(given, day, (span, follow.afterwards), modes);
            let standing = left.explained(self.under(&left, follow));
            let shown = match is_open(standing.status) {
                true => left.span,
                false => span,
            };
            (shown, standing)
        };
        let undecided = |reason| {
            let undecided = Standing::new(Status::Undecided, reason);
            (span, undecided, pauses.facts.clone().into())
        };
        let Some((first, others)) = pauses.ways.split_first() else {
            return undecided(Reason::TooMany);
        };
        let (shown, standing) = under(first);
        let differs = |way: &Vec<_>| under(way).1.status != standing.status;
        match pauses.facts.first() {
            Some(fact) if others.iter().any(differs) => undecided(Reason::Fact(*fact)),
            _ => (shown, standing, Shared::default()),
        }
    }

    /// Where it stands on the days that reprioritisations leave.
    fn under(&self, left: &Remaining, follow: &Follow<'_>) -> Standing {
        let lies = Left {
            span: left.span,
            offered: left.offered,
            afterwards: &left.afterwards,
        };
        let of_dose = |item| self.of_dose(item, lies, follow.waits);
        let follow = Follow {
            offered: Some(&left.offered),
            afterwards: &left.afterwards,
            own: follow.dose.and_then(of_dose).map(|(own, _)| own),
            ..*follow
        };
        self.standing(left.span, &follow)
    }

    /// Whether it waits for a dose that may have been given before the history is complete.
    fn waits_for_unknown(&self, waits: &[Variable]) -> bool {
        let mut waits = waits.iter();
        waits.any(|variable| series::may_be_unrecorded(self.all.given, *variable))
    }
}
