//! Where each content item of a visit stands.

use crate::pause::{Pauses, Remaining};
use crate::place::Placed;
use crate::span::{Span, awaited};
use crate::stand::{Case, Reason, Standing, ended};
use crate::visits::{Standings, is_open, judged};
use crate::{Dates, Status};
use alloc::vec::Vec;
use stafett_model::programme::Dose;
use stafett_model::{Afterwards, Day, FactId, ItemId, Occurred, Variable, Visit, VisitId, Window};

/// Where a content item of a visit stands.
#[derive(Clone, Debug)]
pub(crate) struct Content {
    pub(crate) item: Option<ItemId>,
    pub(crate) standing: Standing,
    pub(crate) dates: Dates,
    pub(crate) waits: Vec<Variable>,
    pub(crate) done_on: Option<Occurred>,
    /// The unknown facts on which it depends whether it is suspended, where that matters, ascending.
    pub(crate) facts: Vec<FactId>,
}

/// What was declined, what it waits for, and what follows once its window has closed.
#[derive(Clone, Copy)]
struct Follow<'f> {
    afterwards: &'f Afterwards,
    declined: Option<Occurred>,
    waits: &'f [Variable],
}

/// One visit, while its contents are judged.
pub(crate) struct One<'s, 'a> {
    pub(crate) all: &'s Standings<'a>,
    pub(crate) visit: VisitId,
    pub(crate) row: &'s Visit,
    pub(crate) placed: &'s Placed,
    pub(crate) verdict: Option<Standing>,
    pub(crate) waits: &'s [Variable],
}

impl One<'_, '_> {
    /// A visit without contents, as its own only content.
    pub(crate) fn whole(&self) -> Content {
        let at = self.all.given.history.visits.get(self.visit.index());
        self.judge(
            None,
            self.placed.span,
            &self.row.window,
            at.and_then(|at| at.done),
            None,
        )
    }

    pub(crate) fn content(&self, item: ItemId) -> Content {
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
                    .filter(|(other, on)| *other == item && span.may_hold(*on))
                    .map(|(_, on)| *on)
                    .reduce(Occurred::later);
                self.judge(Some(item), span, &self.row.window, done, declined)
            }
        }
    }

    /// A dose: done wherever it was validly given; its own window rules.
    fn dose(&self, item: ItemId, dose: &Dose) -> Content {
        let given = self.all.given;
        let span = Span::of(&given.view(), &dose.window).at_visit(self.placed.span);
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

    /// When an item was first done at this visit or, outside any visit that has it, in this
    /// visit's window.
    fn done_at(&self, item: ItemId) -> Option<Occurred> {
        let done = self
            .all
            .given
            .history
            .done
            .iter()
            .filter(|done| done.item == item);
        done.filter(|done| match done.at {
            Some(visit) => {
                let tables = self.all.given.tables;
                tables.base_of(visit) == tables.base_of(self.visit)
            }
            None => self.placed.span.may_hold(done.on),
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
        let mut waits = self.waits.to_vec();
        if !core::ptr::eq(window, &self.row.window) {
            waits.extend(awaited(self.all.given, window));
            waits.sort();
            waits.dedup();
        }
        let follow = Follow {
            afterwards: &window.afterwards,
            declined,
            waits: &waits,
        };
        let (span, standing, facts) = match done_on {
            Some(on) => (
                span,
                Standing::new(Status::Done, Reason::Done(on)),
                Vec::new(),
            ),
            None => self.remaining(item, span, &follow),
        };
        if !is_open(standing.status) && standing.status != Status::Undecided {
            waits.clear();
        }
        Content {
            item,
            standing,
            dates: span.dates(standing.offered),
            waits,
            done_on,
            facts,
        }
    }

    /// Where it stands on the days that reprioritisations leave of its window, those days, and the
    /// unknown facts that decide whether they suspend it.
    fn remaining(
        &self,
        item: Option<ItemId>,
        span: Span,
        follow: &Follow<'_>,
    ) -> (Span, Standing, Vec<FactId>) {
        let given = self.all.given;
        let (day, _) = judged(given);
        let pauses = Pauses::of(given, self.visit, item);
        if pauses.certain.is_empty() && pauses.possible.is_empty() {
            return (span, self.standing(span, follow), Vec::new());
        }
        let under = |modes: &[_]| {
            let left = Remaining::of(given, day, (span, follow.afterwards), modes);
            let follow = Follow {
                afterwards: &left.afterwards,
                ..*follow
            };
            let standing = self.standing(left.span, &follow);
            let standing = left.explained(standing);
            let shown = if is_open(standing.status) {
                left.span
            } else {
                span
            };
            (shown, standing)
        };
        let (left, standing) = under(&pauses.certain);
        let mut all = pauses.certain;
        all.extend(pauses.possible);
        let (_, if_all) = under(&all);
        match pauses
            .facts
            .first()
            .filter(|_| if_all.status != standing.status)
        {
            Some(fact) => {
                let undecided = Standing::new(Status::Undecided, Reason::Fact(*fact));
                (span, undecided, pauses.facts)
            }
            None => (left, standing, Vec::new()),
        }
    }

    fn standing(&self, span: Span, follow: &Follow<'_>) -> Standing {
        let (day, end) = judged(self.all.given);
        let standing = self.undone(span, follow, day);
        match end {
            Some((on, end)) => ended(standing, span, on, end),
            None => standing,
        }
    }

    fn undone(&self, span: Span, follow: &Follow<'_>, day: Day) -> Standing {
        let Follow {
            afterwards,
            declined,
            waits,
        } = *follow;
        let given = self.all.given;
        let at = given
            .history
            .visits
            .get(self.visit.index())
            .copied()
            .unwrap_or_default();
        let (visit_declined, missed) = at.undone();
        let declined = match (declined, visit_declined) {
            (Some(item), Some(visit)) => Some(item.later(visit)),
            (item, visit) => item.or(visit),
        };
        match self.verdict {
            Some(verdict) if verdict.status != Status::Undecided || declined.is_none() => {
                return verdict;
            }
            _ => {}
        }
        if declined.is_none() && self.waits_for_unknown(waits) {
            return Standing::new(Status::Undecided, Reason::History);
        }
        let again = *afterwards == Afterwards::OfferedAgain || self.refused_here(declined);
        let next = again
            .then(|| {
                let after = declined.map(|on| on.last);
                self.all.following(self.visit, self.row, after)
            })
            .flatten();
        let case = Case {
            given,
            day,
            span,
            afterwards,
            service: self.row.performer,
            as_needed: self.row.as_needed,
            declined,
            missed,
            waits: waits.first().copied(),
            next,
        };
        case.stands()
    }

    /// Whether something was declined at this visit, which is offered again at the following one with
    /// everything at it: a dose too, whose own window says what else becomes of it.
    fn refused_here(&self, declined: Option<Occurred>) -> bool {
        let lower = self.placed.span.lower;
        self.row.window.afterwards == Afterwards::OfferedAgain
            && declined.is_some_and(|on| lower.is_some_and(|lower| lower.first <= on.last))
    }

    /// Whether it waits for a dose that may have been given before the history is complete.
    fn waits_for_unknown(&self, waits: &[Variable]) -> bool {
        let given = self.all.given;
        waits.iter().any(|variable| match variable {
            Variable::Item(item) => given
                .programme
                .item(*item)
                .and_then(|row| row.dose.as_ref())
                .is_some_and(|dose| {
                    Span::of(&given.view(), &dose.window).closed(given.complete_from())
                }),
            _ => false,
        })
    }
}
