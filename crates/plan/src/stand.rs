//! Where one thing stands: a content item at a visit, or a visit without contents.

pub(crate) mod alike;
pub(crate) mod contents;
pub(crate) mod doses;
mod follows;
pub(crate) mod in_order;
pub(crate) mod settled;
mod too_late;
mod untold;
pub(crate) mod visits;
pub(crate) mod whole;

use crate::place::span::{Offered, Span, When};
use crate::place::start;
use crate::stand::too_late::{Limit, Offer};
use crate::view::Given;
use crate::{PlannedDay, Status};
use stafett_model::child::End;
use stafett_model::locate::locate;
use stafett_model::{
    Afterwards, Day, FactId, ItemId, Occurred, Point, ReprioritisationId, ServiceId, Variable,
    Visit, VisitId, Window,
};

/// Why something stands as it does: what the sentence is made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reason {
    /// It begins on that day, where known.
    Begins(Option<PlannedDay>),
    /// It waits for something.
    Waits(Variable),
    /// It can be done until that day, where known.
    Open(Option<PlannedDay>),
    /// It can be done until that day, where known; the family did not come then.
    OpenAfterMissed(Option<PlannedDay>, Occurred),
    /// Its window has closed; it is caught up until that day, where known.
    CaughtUp(Option<PlannedDay>),
    /// It is offered again at the following visit, until that day, where known.
    OfferedAgain(VisitId, Option<PlannedDay>),
    /// Its last day has passed.
    Passed(Option<PlannedDay>),
    /// It was done then.
    Done(Occurred),
    /// It was declined then.
    Declined(Occurred),
    /// It was declined then, and is caught up until that day should the family want it.
    DeclinedUntil(Occurred, PlannedDay),
    /// The family did not come then, and its window has closed.
    Missed(Occurred),
    /// Its last day has passed, and it is no longer offered.
    Closed(Option<PlannedDay>),
    /// Distances to what was done leave no day.
    NoDayLeft,
    /// It is a dose that is given at this other visit.
    GivenAt(VisitId),
    /// An earlier dose of the series can no longer be given.
    SeriesBroken(ItemId),
    /// The series was not begun by this day.
    NotBegun(Day),
    /// It is a dose that the child does not need, judging by what it was given.
    NotNeeded(ItemId),
    /// It is suspended until that day, included.
    Paused(ReprioritisationId, Day),
    /// It is suspended on every day that was left, and lapses.
    LapsesPaused(ReprioritisationId),
    /// It is left to the next service, where one is named.
    CarriedOver(Option<ServiceId>),
    /// It is for other children.
    OtherChildren,
    /// It follows a visit that stands so.
    Follows(VisitId, Status),
    /// The programme's offers ended.
    Ended(End),
    /// It depends on this fact and perhaps others.
    Fact(FactId),
    /// It may have been done before the history is complete.
    History,
    /// It waits for this, or is over after it, which may have been done, or have happened, before the history is complete.
    HistoryOf(Variable),
    /// There are too many combinations of unknown facts.
    TooMany,
    /// The child was born before its first day, and it belongs to the pregnancy.
    BornBefore,
    /// The child is born after the as-of day.
    NotBorn,
    /// Its day cannot be computed.
    NoDate,
}

/// Where something stands, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Standing {
    pub(crate) status: Status,
    pub(crate) reason: Reason,
    pub(crate) offered: Offered,
}

impl Standing {
    pub(crate) fn new(status: Status, reason: Reason) -> Standing {
        Standing {
            status,
            reason,
            offered: Offered::default(),
        }
    }

    /// The same where that is not known.
    pub(crate) fn undecided(self, reason: Reason) -> Standing {
        Standing {
            status: Status::Undecided,
            reason,
            ..self
        }
    }
}

/// The following visit at which something is offered again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Next {
    pub(crate) visit: VisitId,
    pub(crate) span: Span,
}

/// What is known of one thing that applies to the child, on the day on which it is judged.
#[derive(Clone, Copy)]
pub(crate) struct Case<'a> {
    pub(crate) given: Given<'a>,
    /// The day on which it is judged: the as-of day, or the last before the programme's offers end.
    pub(crate) day: Day,
    pub(crate) span: Span,
    /// The first day of its visit, be it one that hangs.
    pub(crate) visit: Option<When>,
    /// The days on which it may have been done, where a reprioritisation now leaves others.
    pub(crate) offered: Option<&'a Span>,
    /// Its own window and its visit's.
    pub(crate) windows: [&'a Window; 2],
    pub(crate) afterwards: &'a Afterwards,
    /// The service that offers it.
    pub(crate) service: ServiceId,
    pub(crate) as_needed: bool,
    pub(crate) declined: Option<Occurred>,
    pub(crate) missed: Option<Occurred>,
    /// What it first waits for.
    pub(crate) waits: Option<Variable>,
    /// The following visit, where it is offered again.
    pub(crate) next: Option<Next>,
    /// Whether nothing of what was declined is offered again.
    pub(crate) is_gone: bool,
}

impl Case<'_> {
    /// Where it stands, if it was not done.
    #[inline]
    pub(crate) fn stands(self) -> Standing {
        if let Some(on) = self.declined {
            return self.after_declining(on);
        }
        if self.span.closed(self.day) || self.span.emptied() {
            return self.afterwards();
        }
        if self.has_opened() {
            let until = self.span.end();
            let reason = match self.missed {
                Some(on) => Reason::OpenAfterMissed(until, on),
                None => Reason::Open(until),
            };
            return Standing::new(Status::Due, reason);
        }
        Standing::new(Status::Upcoming, self.not_yet())
    }

    /// Why it cannot be done yet.
    #[inline]
    fn not_yet(&self) -> Reason {
        match (self.waits, self.span.lower) {
            (Some(variable), lower) if lower.is_none_or(|lower| lower.last.is_none()) => {
                Reason::Waits(variable)
            }
            (_, Some(lower)) => Reason::Begins(lower.as_beginning()),
            _ => Reason::NoDate,
        }
    }

    /// Declined: voluntary, and so it stays, unless it is offered again at the following visit.
    #[inline(never)]
    fn after_declining(self, on: Occurred) -> Standing {
        let reason = match self.still_caught_up() {
            Some(last) => Reason::DeclinedUntil(on, last),
            None => Reason::Declined(on),
        };
        let declined = Standing::new(Status::Declined, reason);
        match self.next {
            Some(next) if !next.span.closed(self.day) && !self.over() => {
                let offered = self.offered_until(next);
                let reason = Reason::OfferedAgain(next.visit, offered.through);
                let open = next.span.opened(self.day) && self.has_opened();
                let status = if open { Status::Due } else { Status::Upcoming };
                Standing {
                    status,
                    reason,
                    offered,
                }
            }
            _ => declined,
        }
    }

    /// The last day on which it is caught up, of something declined that can still be, where that is known.
    fn still_caught_up(&self) -> Option<PlannedDay> {
        let Afterwards::CaughtUp { until } = self.afterwards else {
            return None;
        };
        let until = locate(self.given.programme, until, &self.given.view());
        let last = When::of(until).and_then(When::as_end).map(day_before)?;
        let is_offered = !self.is_gone && !self.over();
        (is_offered && self.day <= last.on).then_some(last)
    }

    /// Whether its own window rules out that it is offered again: that of a dose may, whatever visit it
    /// was declined at.
    fn over(&self) -> bool {
        match self.afterwards {
            Afterwards::OfferedAgain => false,
            Afterwards::CaughtUp { .. } => {
                let closed = self.span.closed(self.day) || self.span.emptied();
                closed && self.afterwards().status != Status::Due
            }
            _ => self.span.closed(self.day) || self.span.emptied(),
        }
    }

    /// Until when it is offered again at the following visit: of a dose that is not itself offered again,
    /// not after its own last day.
    fn offered_until(&self, next: Next) -> Offered {
        let until = match self.afterwards {
            Afterwards::CaughtUp { until } => Some(until),
            _ => None,
        };
        let until =
            until.map(|until| When::of(locate(self.given.programme, until, &self.given.view())));
        let own = match (self.afterwards, until) {
            (Afterwards::OfferedAgain, _) => None,
            (_, Some(until)) => until.and_then(When::as_end).map(day_before),
            _ => self.span.end(),
        };
        // Whenever the child starts school, where that ends it.
        let at_next = next.span.end().filter(|_| until != Some(None));
        let through = match (at_next, own) {
            (Some(next), Some(own)) => Some(next.min(own)),
            (next, own) => next.or(own),
        };
        Offered {
            after: true,
            through,
            at: Some(next.visit),
        }
    }

    /// What follows once its window has closed or holds no day.
    #[inline(never)]
    fn afterwards(self) -> Standing {
        let follows = self.if_not_done(self.span.end());
        match self.why_unknown(&follows) {
            Some(reason) => follows.undecided(reason),
            None => follows,
        }
    }

    /// Why it is not known what follows once its window has closed: it may have been done, or be over, before the history
    /// is complete.
    fn why_unknown(&self, follows: &Standing) -> Option<Reason> {
        let offered = *self.offered.unwrap_or(&self.span);
        if self.given.may_have_been_done(offered, self.missed) {
            return Some(Reason::History);
        }
        let Afterwards::CaughtUp { until } = self.afterwards else {
            return None;
        };
        let is_due = follows.status == Status::Due;
        let event = (self.given).ended_by(until, |until| is_due && until <= self.day)?;
        Some(Reason::HistoryOf(Variable::Event(event)))
    }

    /// The same of what was certainly not done.
    fn if_not_done(&self, passed: Option<PlannedDay>) -> Standing {
        match self.afterwards {
            Afterwards::Lapses | Afterwards::Unsaid => self.lapsed(passed),
            Afterwards::CaughtUp { until } => self.caught_up(until, passed),
            Afterwards::CarriedOver => {
                let to = self.given.tables.receiver(self.service);
                Standing::new(Status::CarriedOver, Reason::CarriedOver(to))
            }
            Afterwards::OfferedAgain => self.offered_again(passed),
        }
    }

    fn lapsed(&self, passed: Option<PlannedDay>) -> Standing {
        match self.missed {
            Some(on) => Standing::new(Status::Missed, Reason::Missed(on)),
            None if self.span.closed(self.day) => {
                Standing::new(Status::Lapsed, Reason::Closed(passed))
            }
            None => Standing::new(Status::Lapsed, Reason::NoDayLeft),
        }
    }

    /// Caught up until `until`, that day not included.
    fn caught_up(&self, until: &Point, passed: Option<PlannedDay>) -> Standing {
        let view = self.given.view();
        let end = until;
        let until = When::of(locate(self.given.programme, end, &view));
        let last = match until {
            Some(until) => until.last,
            None => start::last(self.given, end),
        };
        let over = last.is_some_and(|last| {
            last <= self.day || self.span.lower.is_some_and(|from| from.first >= last)
        });
        let ends_open = until.is_some_and(When::is_open);
        if over || ends_open && self.offer().is_over(&[Limit::before(end.clone())]) {
            let end = until.and_then(When::as_end).map(day_before);
            return self.lapsed(later(passed, end));
        }
        // An end that may lie before the window's own last day is no day to tell.
        let through = until.and_then(When::as_end).map(day_before);
        let through = through.filter(|end| passed.is_none_or(|passed| passed.on < end.on));
        let offered = Offered {
            after: true,
            through,
            at: None,
        };
        if self.has_opened() {
            Standing {
                status: Status::Due,
                reason: Reason::CaughtUp(through),
                offered,
            }
        } else {
            Standing {
                status: Status::Upcoming,
                reason: self.not_yet(),
                offered,
            }
        }
    }

    /// Whether its first day has certainly come, be it whenever the child starts school.
    fn has_opened(&self) -> bool {
        let whenever = || start::opened(self.given, self.windows, self.day);
        self.span.opened(self.day) || self.span.lower.is_none() && whenever()
    }

    /// As it may be done from the day on which it is judged.
    fn offer(&self) -> Offer<'_> {
        let begins = self.span.lower.map(|lower| lower.first);
        Offer {
            given: self.given,
            windows: self.windows,
            from: begins.map_or(self.day, |begins| begins.max(self.day)),
        }
    }

    /// Whether its first possible day lies after the last of another visit's window.
    fn begins_after(&self, other: Next) -> bool {
        let last = other.span.upper.and_then(|upper| upper.last);
        let first = self.span.lower.or(self.visit).map(|lower| lower.first);
        let begins_after = first.zip(last).is_some_and(|(first, last)| last < first);
        let rests = |row: &Visit| self.offer().is_over(&Limit::of(self.given, &row.window));
        begins_after
            || other.span.upper.is_some_and(When::is_open)
                && self.given.programme.visit(other.visit).is_some_and(rests)
    }

    fn offered_again(&self, passed: Option<PlannedDay>) -> Standing {
        match self.next {
            Some(next) if !next.span.closed(self.day) && !self.begins_after(next) => {
                let mut offered = self.offered_until(next);
                // An end that may lie before the window's own last day is no day to tell.
                let later = |end: &PlannedDay| passed.is_none_or(|passed| passed.on < end.on);
                offered.through = offered.through.filter(later);
                let (status, reason) = if self.has_opened() {
                    (
                        Status::Due,
                        Reason::OfferedAgain(next.visit, offered.through),
                    )
                } else {
                    (Status::Upcoming, self.not_yet())
                };
                Standing {
                    status,
                    reason,
                    offered,
                }
            }
            next => {
                let at_next = next.filter(|next| next.span.closed(self.day));
                let at_next = at_next.and_then(|next| self.offered_until(next).through);
                let passed = later(passed, at_next);
                match self.as_needed {
                    true => self.lapsed(passed),
                    false => Standing::new(Status::PastItsTime, Reason::Passed(passed)),
                }
            }
        }
    }
}

/// The later of the last days on which something was offered.
fn later(own: Option<PlannedDay>, after: Option<PlannedDay>) -> Option<PlannedDay> {
    own.into_iter().chain(after).max_by_key(|day| day.on)
}

/// The last day before an end that is not included.
fn day_before(end: PlannedDay) -> PlannedDay {
    PlannedDay {
        on: end.on.before(),
        preliminary: end.preliminary,
    }
}

/// What becomes of a standing once the programme's offers have ended: what was settled by
/// then is unaltered, the rest is no longer offered.
pub(crate) fn ended(standing: Standing, may_have_begun: bool, end: End) -> Standing {
    if let Reason::DeclinedUntil(on, _) = standing.reason {
        return Standing {
            reason: Reason::Declined(on),
            ..standing
        };
    }
    let status = match standing.status {
        Status::Done
        | Status::Declined
        | Status::Missed
        | Status::Lapsed
        | Status::CarriedOver
        | Status::NotApplicable => return standing,
        Status::Undecided if may_have_begun => {
            return Standing::new(Status::Undecided, standing.reason);
        }
        Status::Due | Status::PastItsTime => Status::Lapsed,
        Status::Upcoming | Status::Undecided => Status::NotApplicable,
    };
    Standing::new(status, Reason::Ended(end))
}
