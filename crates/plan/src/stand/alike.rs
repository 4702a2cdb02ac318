//! Visits of which nothing tells one content from another, so that all stand as one does, and the visit as they do.
//!
//! Most visits are so: their windows hang on nothing that happens, no dose is among their contents, nothing may
//! suspend them, and of no content has anything been said by itself. What the one standing is follows from the same
//! definitions as everywhere ([`One::standing`], [`Span::dates`](crate::place::span::Span::dates)); it is only not
//! found again for each content, and not looked for where there can be none.

use crate::duty::performing::is_left;
use crate::place::span::Span;
use crate::place::{Applies, Placed};
use crate::records::history::AtVisit;
use crate::shared::Shared;
use crate::stand::contents::{Content, Follow, One};
use crate::stand::visits::{Among, Stood};
use crate::stand::whole::dates_of_alike;
use crate::stand::{Case, Reason, Standing};
use crate::view::Given;
use crate::{Dates, Status};
use stafett_model::{Occurred, Visit, VisitId};

/// Where a plain visit stands: its own days alone tell it.
pub(crate) struct Plain {
    /// Where it stands, and each of its contents.
    pub(crate) status: Status,
    /// When it was first done.
    pub(crate) done_on: Option<Occurred>,
    /// Its own days.
    pub(crate) dates: Dates,
    /// Those of each content.
    pub(crate) of_contents: Dates,
    /// Whether it is still to be done, though its own last day has passed.
    pub(crate) over: bool,
}

impl<'a> Given<'a> {
    /// Where a plain visit stands.
    #[inline]
    pub(crate) fn plain(self, (visit, row): (VisitId, &'a Visit), is_for_child: bool) -> Plain {
        let bounds = self.tables.windows.of_visit(visit);
        match bounds.and_then(|bounds| self.spans.exactly(bounds)) {
            // The same, but that the compiler sees how much less there is to ask.
            Some(span) => self.plain_within((visit, row), span, is_for_child),
            None => {
                let span = self.spans.visit(self, visit, row);
                self.plain_within((visit, row), span, is_for_child)
            }
        }
    }

    #[inline(always)]
    fn plain_within(
        self,
        (visit, row): (VisitId, &'a Visit),
        span: Span,
        is_for_child: bool,
    ) -> Plain {
        let content = self.plain_content((visit, row), span, is_for_child);
        let dates = dates_of_alike(self, &content);
        Plain {
            status: content.standing.status,
            done_on: content.done_on,
            dates,
            of_contents: content.dates,
            over: is_left(content.standing.status) && span.closed(self.as_of),
        }
    }

    /// Where the contents of a plain visit stand that lies there.
    #[inline(always)]
    fn plain_content(
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
        if given.tables.is_plain(visit) && is_judged_now {
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
