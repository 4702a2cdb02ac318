//! What was not recorded: what may have happened before the history is complete; and what was declined and turns
//! out not to be for the child, only because of what was not given or recorded, or whatever had been.

use crate::Status;
use crate::facts::worlds::Worlds;
use crate::place::span::Span;
use crate::place::{self, Applies};
use crate::records::history::History;
use crate::stand::contents::One;
use crate::stand::doses::series;
use crate::stand::visits::judged;
use crate::stand::{Reason, Standing};
use crate::tables::NamedFacts;
use crate::view::Given;
use alloc::vec::Vec;
use stafett_model::locate::shifted;
use stafett_model::{Afterwards, Day, EventId, FactId, ItemId, Occurred, Point, Variable, VisitId};

impl Given<'_> {
    /// Whether something may have been done before the history is complete, as its days have passed by then: for
    /// certain before birth, and perhaps after it. What hangs on something that has not happened has not begun.
    pub(super) fn may_be_untold(self, span: Span) -> bool {
        let complete = self.complete_from();
        let hangs = span.lower.is_some_and(|lower| lower.last.is_none());
        !span.emptied()
            && !hangs
            && (span.closed(complete)
                || complete > self.child.born && span.may_have_closed(complete))
    }

    /// Whether something that is over may have been done before the history is complete: it may have begun by then. Whoever
    /// missed it had not done it before, unless that was over before the history is complete too.
    pub(super) fn may_have_been_done(self, span: Span, missed: Option<Occurred>) -> bool {
        let complete = self.complete_from();
        let lower = span.lower.filter(|lower| lower.last.is_some());
        let has_begun = lower.is_some_and(|lower| lower.first < complete);
        self.may_be_untold(span)
            || !span.emptied() && missed.is_none() && complete > self.child.born && has_begun
    }

    /// Why something is not known that hangs on what may have been before the history is complete: a dose for which it
    /// waits, or an event.
    pub(super) fn why_untold(
        self,
        mut waits: impl Iterator<Item = Variable>,
        at: (VisitId, Option<ItemId>),
        (span, day): (Span, Day),
    ) -> Option<Reason> {
        let dose = waits.find(|variable| series::may_be_unrecorded(self, *variable));
        let event = || self.rests_on_untold(at, span, day);
        dose.map(Reason::HistoryOf)
            .or_else(|| event().then_some(Reason::History))
    }

    /// The event that may have happened before the history is complete and after which something is over that lasts until
    /// a day: until which it is caught up, or by which its series must be begun.
    pub(super) fn ended_by(self, end: &Point, over: impl Fn(Day) -> bool) -> Option<EventId> {
        let Point::Event(event) = end.root() else {
            return None;
        };
        let first = self.untold(*event)?;
        let end = shifted(self.programme, end, first)?;
        over(end).then_some(*event)
    }

    /// Such an event after which a dose may not be given, whatever its visit; `follows` is what may follow once its window
    /// is over.
    pub(super) fn dose_ended_by(
        self,
        item: ItemId,
        follows: [&Afterwards; 2],
        day: Day,
    ) -> Option<EventId> {
        let begun_by = series::begun_by_point(self, item);
        let begun_by = begun_by.and_then(|last| self.ended_by(last, |last| last < day));
        begun_by.or_else(|| {
            follows.into_iter().find_map(|follows| match follows {
                Afterwards::CaughtUp { until } => self.ended_by(until, |until| until <= day),
                _ => None,
            })
        })
    }

    /// Whether the first or the last day of a visit, or of a dose at it, hangs on an event that may have happened
    /// before the history is complete, so that it may have been done by `day`.
    pub(super) fn rests_on_untold(
        self,
        (visit, dose): (VisitId, Option<ItemId>),
        span: Span,
        day: Day,
    ) -> bool {
        if self.complete_from() <= self.child.born {
            return false;
        }
        let windows = &self.tables.windows;
        // A dose may be given until its own last day, whatever that of the visit.
        let (of_visit, of_dose) = match dose {
            None => (windows.visit_bounds_hang_on(visit), &[][..]),
            Some(dose) => {
                let of_visit = windows.visit_begin_hangs_on(visit);
                (of_visit, windows.dose_bounds_hang_on(dose))
            }
        };
        let mut hangs_on = of_visit.iter().chain(of_dose);
        let last = span.upper.and_then(|upper| upper.last);
        let last = last.map_or(day, |last| last.min(day));
        let may_have_begun = span.lower.is_some_and(|lower| lower.first <= last);
        may_have_begun
            && hangs_on.any(|variable| match variable {
                Variable::Event(event) => self.untold(*event).is_some(),
                _ => false,
            })
    }
}

impl One<'_> {
    /// Whether the visit is not for the child only because of what will not be given or recorded any more.
    pub(super) fn is_for_others_as_untold(&self, verdict: Standing) -> bool {
        let given = self.all.given;
        let facts = self.row.condition.facts();
        let untold = |fact: &FactId| given.history.nothing.contains(fact);
        let is_born = self.row.is_for_birth(given.child.born);
        if verdict.reason != Reason::OtherChildren || !is_born || !facts.iter().any(untold) {
            return false;
        }
        let history = History {
            nothing: Vec::new(),
            ..given.history.clone()
        };
        let if_told = Given {
            history: &history,
            worlds: &Worlds::default(),
            ..given
        };
        let (follows, _) = self.all.after_visit(self.visit);
        let named = NamedFacts::once(&facts);
        follows.is_none_or(|follows| follows.status != Status::NotApplicable)
            && place::applies(if_told, &self.row.condition, named, self.placed.judged_on)
                != Applies::No
    }

    /// Whether a dose that is not for the child would not be for it either had an earlier one been given.
    pub(super) fn is_never_needed(&self, item: Option<ItemId>, own: Option<Standing>) -> bool {
        let given = self.all.given;
        let (day, _) = judged(given);
        item.filter(|_| own.is_some_and(|own| own.status == Status::NotApplicable))
            .is_some_and(|item| series::is_never_needed(given, item, day))
    }
}
