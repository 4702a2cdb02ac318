//! Where something stands that was not done.

use crate::Status;
use crate::place::span::{Span, When};
use crate::place::{start, unknown_start};
use crate::shared::Shared;
use crate::stand::contents::{Left, One};
use crate::stand::doses::series;
use crate::stand::visits::judged;
use crate::stand::{Case, Next, Reason, Standing};
use crate::tables::{from_school, hangs_on_school_start};
use stafett_model::{Afterwards, ItemId, Occurred, Variable, Window};

/// What was declined, what it waits for, and what follows once its window has closed.
#[derive(Clone, Copy)]
pub(super) struct Follow<'f> {
    /// Which dose it is, where it is one.
    pub(super) dose: Option<ItemId>,
    /// Its own window.
    pub(super) window: &'f Window,
    /// The days that it had, where a reprioritisation now leaves others.
    pub(super) offered: Option<&'f Span>,
    pub(super) afterwards: &'f Afterwards,
    pub(super) declined: Option<Occurred>,
    pub(super) waits: &'f Shared<Variable>,
    /// What follows for a dose from its own condition and from its series, where that settles it.
    pub(super) own: Option<Standing>,
    /// Whether it is a dose that the child would not need whenever the doses before it had been given.
    pub(super) never_needed: bool,
}

impl<'f> Follow<'f> {
    /// The days left for it, and what follows after them.
    fn left(&self, span: Span) -> Left<'f> {
        Left {
            span,
            offered: self.offered.copied().unwrap_or(span),
            afterwards: self.afterwards,
        }
    }
}

/// When something was declined, and when its visit was missed.
#[derive(Clone, Copy)]
struct Undone {
    declined: Option<Occurred>,
    missed: Option<Occurred>,
}

/// What is said of something whatever its days are.
enum Said {
    /// Where it stands.
    Settled(Standing),
    /// That it is undecided, and why.
    Undecided(Reason),
    Nothing,
}

/// Whether what was declined stands before what follows for the visit as a whole.
fn overruled(verdict: Status) -> bool {
    matches!(verdict, Status::Undecided | Status::Lapsed)
}

impl One<'_> {
    /// Where it stands, if it was not done, on the day on which it is judged.
    pub(super) fn standing(&self, span: Span, follow: &Follow<'_>) -> Standing {
        let given = self.all.given;
        let undone = self.undone(follow);
        // What is undecided tells until when it would be offered, whatever decides it.
        let (undecided, offered) = match self.said(span, follow, undone) {
            Said::Settled(standing) => return standing,
            Said::Undecided(reason) => (Some(reason), span),
            Said::Nothing => match self.untold(span, follow, undone) {
                Some(reason) => (Some(reason), self.whenever_what_it_waits_for(span)),
                None => (None, span),
            },
        };
        // A dose that its series no longer lets be given is not, whatever is unknown of those that decide whom it is for.
        let left = || follow.left(span);
        let lapses = |item| {
            let waits = self.days_wait_for(Some(item));
            self.lapsed_with_series(item, left(), &waits).is_some()
        };
        if let Some(reason) = undecided.filter(|_| follow.dose.is_some_and(lapses)) {
            return Standing::new(Status::Undecided, reason);
        }
        let (day, _) = judged(given);
        let follows = [&follow.window.afterwards, follow.afterwards];
        let ended_by = follow
            .dose
            .and_then(|item| given.dose_ended_by(item, follows, day));
        let is_gone = self.is_gone(span, follow, undone, ended_by.is_some());
        let next = || self.offered_next(follow, undone.declined);
        let case = Case {
            given,
            day,
            span: offered,
            visit: self.placed.span.lower,
            offered: follow.offered,
            windows: [follow.window, &self.row.window],
            afterwards: follow.afterwards,
            service: self.row.performer,
            as_needed: self.row.as_needed,
            declined: undone.declined,
            missed: undone.missed,
            waits: follow.waits.first().copied(),
            next: if is_gone { None } else { next() },
            is_gone,
        };
        let stands = case.stands();
        let ended_by = ended_by.filter(|_| stands.status == Status::Due);
        let ended_by = ended_by.map(|event| Reason::HistoryOf(Variable::Event(event)));
        let standing = (undecided.or(ended_by)).map_or(stands, |reason| stands.undecided(reason));
        match standing.status == Status::Undecided && self.rests_on_unknown_start(follow) {
            true => Standing::new(Status::Undecided, standing.reason),
            false => standing,
        }
    }

    /// When it was declined, by itself or with its visit, and when its visit was missed.
    fn undone(&self, follow: &Follow<'_>) -> Undone {
        let visits = &self.all.given.history.visits;
        let at = visits.get(self.visit.index()).copied().unwrap_or_default();
        let (with_visit, missed) = at.undone();
        let declined = match (follow.declined, with_visit) {
            (Some(item), Some(visit)) => Some(item.later(visit)),
            (item, visit) => item.or(visit),
        };
        Undone { declined, missed }
    }

    /// What for whom it is, and its series where it is a dose, say of it whatever its days are.
    fn said(&self, span: Span, follow: &Follow<'_>, undone: Undone) -> Said {
        let Undone { declined, missed } = undone;
        let own = follow.own;
        let owns = |status| own.is_some_and(|own| own.status == status);
        // What was declined stays so where it turns out to be needless only because no dose was given.
        let needless = own.filter(|own| own.status == Status::NotApplicable);
        let needless = needless.filter(|_| declined.is_none() || follow.never_needed);
        match self.verdict {
            // Whether a dose is for the child comes first.
            Some(verdict) if overruled(verdict.status) && needless.is_some() => {}
            Some(verdict) if verdict.status == Status::Lapsed && owns(Status::Undecided) => {}
            // What was declined before it could lapse or be decided stays so.
            Some(verdict)
                if declined.is_some()
                    && (overruled(verdict.status) || self.is_for_others_as_untold(verdict)) => {}
            Some(verdict) if verdict.status == Status::Undecided => {
                return Said::Undecided(verdict.reason);
            }
            Some(verdict) => return Said::Settled(verdict),
            None => {}
        }
        match needless.or(own.filter(|_| declined.is_none())) {
            Some(own) if own.status == Status::Undecided => Said::Undecided(own.reason),
            // What can no longer be given may have been before the history is complete.
            Some(own)
                if own.status == Status::Lapsed
                    && self
                        .all
                        .given
                        .may_have_been_done(follow.left(span).offered, missed) =>
            {
                Said::Settled(own.undecided(Reason::History))
            }
            Some(own) => {
                let missed = missed.filter(|_| self.is_too_late_by_pause(own, span, follow));
                let missed = missed.map(|on| Standing::new(Status::Missed, Reason::Missed(on)));
                Said::Settled(missed.unwrap_or(own))
            }
            None => Said::Nothing,
        }
    }

    /// Whether a dose that stands so has no day left only because a reprioritisation moved its first one: once that is
    /// over it stands as its window says.
    fn is_too_late_by_pause(&self, own: Standing, span: Span, follow: &Follow<'_>) -> bool {
        let (Reason::NoDayLeft, Some(item), Some(offered)) =
            (own.reason, follow.dose, follow.offered)
        else {
            return false;
        };
        let windows = [follow.window, &self.row.window];
        let lower = offered.lower;
        let anyhow = (Span { lower, ..span }, follow.afterwards);
        !series::too_late(self.all.given, item, windows, anyhow)
    }

    /// Why it is undecided what may have been done, or that for which it waits, before the history is complete.
    fn untold(&self, span: Span, follow: &Follow<'_>, undone: Undone) -> Option<Reason> {
        let given = self.all.given;
        let (day, _) = judged(given);
        let waits = follow.waits.iter().copied();
        let untold = || given.why_untold(waits, (self.visit, follow.dose), (span, day));
        undone.declined.is_none().then(untold).flatten()
    }

    /// Whether something declined is a dose that its series no longer lets be given, or an event that may have happened ends
    /// (`is_ended`): nothing of it is offered again.
    fn is_gone(&self, span: Span, follow: &Follow<'_>, undone: Undone, is_ended: bool) -> bool {
        let left = || follow.left(span);
        let lapses = |item| {
            is_ended
                || self
                    .lapsed_with_series(item, left(), follow.waits)
                    .is_some()
        };
        undone.declined.is_some() && follow.dose.is_some_and(lapses)
    }

    /// At which visit it is offered again, if it is.
    fn offered_next(&self, follow: &Follow<'_>, declined: Option<Occurred>) -> Option<Next> {
        let again = *follow.afterwards == Afterwards::OfferedAgain || self.refused_here(declined);
        let offers = || {
            let after = declined.map(|on| on.last);
            self.all.following(self.visit, self.row, after)
        };
        again.then(offers).flatten()
    }

    /// Whether its days, or the last on which its series may begin, rest on an unknown school start: whatever follows may
    /// be another for each.
    fn rests_on_unknown_start(&self, follow: &Follow<'_>) -> bool {
        let given = self.all.given;
        let begun_by = |item| series::begun_by_point(given, item);
        let begun_by = follow.dose.and_then(begun_by);
        let rests = || from_school(follow.window) || begun_by.is_some_and(hangs_on_school_start);
        unknown_start(given, self.visit).is_some() || rests() && start::unknown(given).is_some()
    }

    /// Where something lies that waits for what may have been before the history is complete: from the first day of the
    /// visit, where that is known.
    fn whenever_what_it_waits_for(&self, span: Span) -> Span {
        let is_settled = |lower: &When| lower.last.is_some();
        let lower = span.lower.filter(is_settled);
        Span {
            lower: lower.or(self.placed.span.lower.filter(is_settled)),
            ..span
        }
    }

    /// Whether something was declined at this visit, which is offered again at the following one with
    /// everything at it: a dose too, whose own window says what else becomes of it.
    fn refused_here(&self, declined: Option<Occurred>) -> bool {
        let lower = self.placed.span.lower;
        self.row.window.afterwards == Afterwards::OfferedAgain
            && declined.is_some_and(|on| lower.is_some_and(|lower| lower.first <= on.last))
    }
}
