//! Visits of which nothing tells one content from another, so that all stand as one does, and the visit as they do.
//!
//! Most visits are so: their windows hang on nothing that happens, no dose is among their contents, nothing may
//! suspend them, and of no content has anything been said by itself. What the one standing is follows from the same
//! definitions as everywhere ([`One::standing`], [`Span::dates`](crate::place::span::Span::dates)); it is only not
//! found again for each content, and not looked for where there can be none.

use crate::Status;
use crate::duty::performing::is_left;
use crate::outline::days::Days;
use crate::place::span::Span;
use crate::place::{Applies, Placed};
use crate::records::history::AtVisit;
use crate::shared::Shared;
use crate::stand::contents::{Content, Follow, One};
use crate::stand::visits::{Among, Stood};
use crate::stand::whole::dates_of_alike;
use crate::stand::{Case, Reason, Standing};
use crate::tables::lines::LineRow;
use crate::view::Given;
use stafett_model::{Afterwards, Day, Occurred, Visit, VisitId};

/// Where a plain visit stands: its own days alone tell it.
pub(crate) struct Plain {
    /// Where it stands, and each of its contents.
    pub(crate) status: Status,
    /// When it was first done.
    pub(crate) done_on: Option<Occurred>,
    /// Its own days.
    pub(crate) days: Days,
    /// Those of each content.
    pub(crate) of_contents: Days,
    /// Whether it is still to be done, though its own last day has passed.
    pub(crate) over: bool,
}

impl<'a> Given<'a> {
    /// Where a plain visit stands.
    #[inline]
    pub(crate) fn plain(&self, row: &LineRow, is_for_child: bool) -> Option<Plain> {
        let days = row.exactly.and_then(|days| self.spans.exactly(days));
        let at = self.history.visits.get(row.visit.index());
        let status = days.and_then(|days| self.at_once(at?, days, is_for_child));
        let Some((days, status)) = days.zip(status) else {
            return self.plain_anyhow(row, is_for_child);
        };
        let days = Days::settled(days);
        Some(Plain {
            status,
            done_on: at.and_then(|at| at.done),
            days,
            of_contents: days,
            over: false,
        })
    }

    /// The same, whatever its days and whatever is recorded of it.
    #[inline(never)]
    fn plain_anyhow(&self, row: &LineRow, is_for_child: bool) -> Option<Plain> {
        let visit = self.programme.visit(row.visit)?;
        let span = self.span_of(row)?;
        let content = self.plain_content((row.visit, visit), span, is_for_child);
        Some(Plain {
            status: content.standing.status,
            done_on: content.done_on,
            days: Days::from(&dates_of_alike(*self, &content)),
            of_contents: Days::from(&content.dates),
            over: is_left(content.standing.status) && span.closed(self.as_of),
        })
    }

    /// Where a visit lies.
    #[inline]
    pub(super) fn span_of(&self, row: &LineRow) -> Option<Span> {
        match row.exactly.and_then(|days| self.spans.each_day(days)) {
            Some(days) => Some(Span::exactly(days)),
            None => {
                let visit = self.programme.visit(row.visit)?;
                Some(self.spans.visit(*self, row.visit, visit))
            }
        }
    }

    /// Where a plain visit stands of which each day is known, where these alone tell it: it was done, is not for the child, or
    /// is not over and nothing is recorded of it.
    #[inline]
    fn at_once(&self, at: &AtVisit, days: [Day; 3], is_for_child: bool) -> Option<Status> {
        let [first, _, last] = days;
        if at.done.is_some() {
            return Some(Status::Done);
        }
        if !is_for_child {
            return Some(Status::NotApplicable);
        }
        if at.declined.is_some() || at.missed.is_some() || last < self.as_of {
            return None;
        }
        Some(match first <= self.as_of {
            true => Status::Due,
            false => Status::Upcoming,
        })
    }

    /// Where the contents of a plain visit stand that lies there.
    #[inline(always)]
    pub(super) fn plain_content(
        self,
        (visit, row): (VisitId, &'a Visit),
        span: Span,
        is_for_child: bool,
    ) -> Content {
        let at = self.history.visits.get(visit.index()).copied();
        let at = at.unwrap_or_default();
        let standing = match at.done {
            Some(on) => Standing::new(Status::Done, Reason::Done(on)),
            None if is_for_child => self.plain_case((at, row), span).stands(),
            None => Standing::new(Status::NotApplicable, Reason::OtherChildren),
        };
        Content {
            done_on: at.done,
            ..Content::settled(None, span, standing)
        }
    }

    /// What is known of a plain visit for the child that was not done.
    #[inline(always)]
    fn plain_case(self, (at, row): (AtVisit, &'a Visit), span: Span) -> Case<'a> {
        let (declined, missed) = at.undone();
        Case {
            given: self,
            day: self.as_of,
            span,
            windows: [&row.window, &row.window],
            afterwards: &row.window.afterwards,
            service: row.performer,
            as_needed: row.as_needed,
            declined,
            missed,
            waits: None,
            next: None,
        }
    }
}

impl Among<'_> {
    /// Whether all contents of a visit stand alike.
    pub(super) fn is_alike(&self, visit: VisitId, placed: &Placed) -> bool {
        matches!(placed.applies, Applies::Yes | Applies::No)
            && self.given.tables.is_alike(visit)
            && self.given.history.is_whole(visit)
    }

    /// Where the contents of such a visit stand: all as this one.
    pub(super) fn alike(&self, (visit, row): (VisitId, &Visit), placed: &Placed) -> Content {
        let given = self.given;
        let is_judged_now = given.history.end.is_none() && given.child.born <= given.as_of;
        if is_judged_now && self.is_by_its_days((visit, row), placed) {
            let is_for_child = placed.applies == Applies::Yes;
            return given.plain_content((visit, row), placed.span, is_for_child);
        }
        let at = self.given.history.visits.get(visit.index());
        let done_on = at.and_then(|at| at.done);
        let standing = match done_on {
            Some(on) => Standing::new(Status::Done, Reason::Done(on)),
            None => self.undone((visit, row), placed),
        };
        Content {
            done_on,
            ..Content::settled(None, placed.span, standing)
        }
    }

    /// Whether such a visit, once it is clear whether it is for the child, is told by its own days and by what is recorded of
    /// it: it is not offered again at another, nor is it one that was declined and is for others only because of what was not
    /// recorded.
    fn is_by_its_days(&self, (visit, row): (VisitId, &Visit), placed: &Placed) -> bool {
        let Given {
            tables, history, ..
        } = self.given;
        let was_declined = || {
            let at = history.visits.get(visit.index());
            at.is_some_and(|at| at.declined.is_some())
        };
        tables.is_plain(visit)
            || row.window.afterwards != Afterwards::OfferedAgain
                && (placed.applies == Applies::Yes || !was_declined())
    }

    /// Where its contents stand, if they were not done.
    fn undone(&self, (visit, row): (VisitId, &Visit), placed: &Placed) -> Standing {
        let (verdict, _) = self.verdict(visit, placed);
        let none = Shared::default();
        let one = One {
            all: self,
            visit,
            row,
            placed,
            verdict,
            waits: &none,
        };
        let follow = Follow {
            dose: None,
            window: &row.window,
            afterwards: &row.window.afterwards,
            declined: None,
            waits: &none,
            own: None,
            never_needed: false,
        };
        one.standing(placed.span, &follow)
    }
}

impl Stood {
    /// Fills in where a visit stands all of whose contents stand as this one does.
    pub(super) fn stand_alike(&mut self, given: Given<'_>, row: &Visit, content: Content) {
        self.status = content.standing.status;
        self.reason = content.standing.reason;
        self.dates = dates_of_alike(given, &content);
        self.waits = Shared::default();
        self.done_on = content.done_on;
        self.facts = Shared::default();
        self.contents.clear();
        let (last, others) = match row.items.split_last() {
            Some((last, others)) => (Some(*last), others),
            None => (None, &[][..]),
        };
        for item in others {
            let item = Some(*item);
            let content = content.clone();
            self.contents.push(Content { item, ..content });
        }
        let item = last;
        self.contents.push(Content { item, ..content });
    }
}
