//! Visits of which nothing tells one content from another, so that all stand as one does, and the visit as they do.
//!
//! Most visits are so: their windows hang on nothing that happens, no dose is among their contents, nothing may
//! suspend them, and of no content has anything been said by itself. What the one standing is follows from the same
//! definitions as everywhere ([`One::standing`], [`Span::dates`](crate::place::span::Span::dates)); it is only not
//! found again for each content, and not looked for where there can be none.

use crate::Status;
use crate::duty::performing::is_left;
use crate::outline::days::Days;
use crate::place::plainly::Plainly;
use crate::place::span::Span;
use crate::place::{Applies, Placed};
use crate::records::history::AtVisit;
use crate::shared::Shared;
use crate::stand::contents::{Content, One};
use crate::stand::follows::Follow;
use crate::stand::visits::{Among, Stood};
use crate::stand::whole::dates_of_alike;
use crate::stand::{Case, Reason, Standing};
use crate::tables::lines::{Lapses, Lies, LineRow};
use crate::tables::months::Age;
use crate::view::Given;
use stafett_model::{Afterwards, Day, EventId, Occurred, Visit, VisitId};

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

/// Where a plain visit stands, and each of its contents with it, whose days are its own.
pub(crate) struct AtOnce {
    pub(crate) status: Status,
    /// When it was first done.
    pub(crate) done_on: Option<Occurred>,
    pub(crate) days: Days,
}

impl<'a> Given<'a> {
    /// Where a plain visit stands.
    pub(crate) fn plain(&self, row: &LineRow, plainly: Plainly) -> Option<Plain> {
        let at = self.history.visits.get(row.visit.index())?;
        match self.plain_at_once((row, at), plainly) {
            Some(AtOnce {
                status,
                done_on,
                days,
            }) => Some(Plain {
                status,
                done_on,
                days,
                of_contents: days,
                over: false,
            }),
            None => self.plain_anyhow(row, plainly),
        }
    }

    /// The same, where its days are known and tell it.
    #[inline]
    pub(crate) fn plain_at_once(
        &self,
        (row, at): (&LineRow, &AtVisit),
        plainly: Plainly,
    ) -> Option<AtOnce> {
        let days = self.days_of(row).filter(|days| days.is_sorted())?;
        Some(AtOnce {
            status: self.at_once((row, at), days, plainly)?,
            done_on: at.done,
            days: Days::settled(days),
        })
    }

    /// The same, whatever its days and whatever is recorded of it.
    #[inline(never)]
    pub(crate) fn plain_anyhow(&self, row: &LineRow, plainly: Plainly) -> Option<Plain> {
        let visit = self.programme.visit(row.visit)?;
        let span = self.span_of(row)?;
        let content = self.plain_content((row.visit, visit), span, plainly);
        Some(Plain {
            status: content.standing.status,
            done_on: content.done_on,
            days: Days::from(&dates_of_alike(*self, visit, &content)),
            of_contents: Days::from(&content.dates),
            over: is_left(self.as_of, content.standing.status, &content.dates)
                && span.closed(self.as_of),
        })
    }

    /// Where a visit lies.
    #[inline]
    pub(crate) fn span_of(&self, row: &LineRow) -> Option<Span> {
        match self.days_of(row) {
            Some(days) => Some(Span::exactly(days)),
            None => {
                let visit = self.programme.visit(row.visit)?;
                Some(self.spans.visit(*self, row.visit, visit))
            }
        }
    }

    /// The first, the recommended and the last day of a visit, where nothing else bounds it and each of them is known.
    #[inline]
    fn days_of(&self, row: &LineRow) -> Option<[Day; 3]> {
        match row.days.as_ref()? {
            Lies::Numbered(numbers) => self.spans.each_day(*numbers),
            Lies::Since(event, lengths) => self.days_since(*event, lengths),
        }
    }

    fn days_since(&self, event: EventId, lengths: &[Age; 3]) -> Option<[Day; 3]> {
        let on = self.history.happened.get(event.index())?.as_ref()?.day()?;
        let after = |length: &Age| self.tables.months.after(on, length);
        let [first, aim, last] = lengths;
        Some([after(first)?, after(aim)?, after(last)?])
    }

    /// Whether a visit hangs on nothing that happens, or on an event that has happened on a known day.
    pub(crate) fn has_happened(&self, visit: VisitId) -> bool {
        let row = self.tables.lines.get(visit);
        row.is_some_and(|row| match &row.days {
            Some(Lies::Since(event, lengths)) => self.days_since(*event, lengths).is_some(),
            _ => true,
        })
    }

    /// Where a plain visit stands of which each day is known, where these and what is recorded of it alone tell it: not while
    /// it is caught up once it is over, or where that was before the history is complete.
    #[inline]
    fn at_once(
        &self,
        (row, at): (&LineRow, &AtVisit),
        days: [Day; 3],
        plainly: Plainly,
    ) -> Option<Status> {
        let [first, _, last] = days;
        if at.done.is_some() {
            return Some(Status::Done);
        }
        match plainly {
            Plainly::ForOthers => return Some(Status::NotApplicable),
            Plainly::Undecided if at.declined.is_none() => {
                // Once it is over it tells until when it would be caught up.
                let is_settled = self.as_of <= last || row.lapses == Lapses::AtOnce;
                return is_settled.then_some(Status::Undecided);
            }
            _ => {}
        }
        if at.declined.is_some() {
            return at.missed.is_none().then_some(Status::Declined);
        }
        if self.as_of <= last {
            return Some(match first <= self.as_of {
                true => Status::Due,
                false => Status::Upcoming,
            });
        }
        let has_lapsed = match row.lapses {
            Lapses::AtOnce => true,
            Lapses::On(number) => self.spans.day(number)? <= self.as_of,
            Lapses::Otherwise => false,
        };
        let complete = self.complete_from();
        let may_have_begun = complete > self.child.born && first < complete;
        let is_clear = has_lapsed && complete <= last && (at.missed.is_some() || !may_have_begun);
        is_clear.then_some(match at.missed {
            Some(_) => Status::Missed,
            None => Status::Lapsed,
        })
    }

    /// Where the contents of a plain visit stand that lies there.
    #[inline(always)]
    pub(super) fn plain_content(
        self,
        (visit, row): (VisitId, &'a Visit),
        span: Span,
        plainly: Plainly,
    ) -> Content {
        let at = self.history.visits.get(visit.index()).copied();
        let at = at.unwrap_or_default();
        let standing = match (at.done, plainly) {
            (Some(on), _) => Standing::new(Status::Done, Reason::Done(on)),
            (None, Plainly::ForOthers) => {
                Standing::new(Status::NotApplicable, Reason::OtherChildren)
            }
            // What was declined before it could be decided stays so. On which facts it rests, no line tells.
            (None, Plainly::Undecided) if at.undone().0.is_none() => {
                let case = self.plain_case((at, row), span);
                case.stands().undecided(Reason::TooMany)
            }
            (None, _) => self.plain_case((at, row), span).stands(),
        };
        Content {
            done_on: at.done,
            ..Content::settled(None, span, standing)
        }
    }

    /// What is known of a plain visit that was not done.
    #[inline(always)]
    fn plain_case(self, (at, row): (AtVisit, &'a Visit), span: Span) -> Case<'a> {
        let (declined, missed) = at.undone();
        Case {
            given: self,
            day: self.as_of,
            span,
            visit: span.lower,
            offered: None,
            windows: [&row.window, &row.window],
            afterwards: &row.window.afterwards,
            service: row.performer,
            as_needed: row.as_needed,
            declined,
            missed,
            waits: None,
            next: None,
            is_gone: false,
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
            let plainly = match placed.applies {
                Applies::Yes => Plainly::ForChild,
                _ => Plainly::ForOthers,
            };
            return given.plain_content((visit, row), placed.span, plainly);
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
        let was_declined = || {
            let at = self.given.history.visits.get(visit.index());
            at.is_some_and(|at| at.declined.is_some())
        };
        row.window.afterwards != Afterwards::OfferedAgain
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
            offered: None,
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
        self.dates = dates_of_alike(given, row, &content);
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
