//! Visits of which nothing tells one content from another, so that all stand as one does, and the visit as they do.
//!
//! Most visits are so: their windows hang on nothing that happens, no dose is among their contents, nothing may
//! suspend them, and of no content has anything been said by itself. What the one standing is follows from the same
//! definitions as everywhere ([`One::standing`], [`Span::dates`](crate::place::span::Span::dates)); it is only not
//! found again for each content, and not looked for where there can be none.

use crate::Status;
use crate::place::{Applies, Placed};
use crate::shared::Shared;
use crate::stand::contents::{Content, Follow, One};
use crate::stand::visits::{Among, Stood};
use crate::stand::whole::dates_of_alike;
use crate::stand::{Reason, Standing};
use crate::view::Given;
use stafett_model::{Visit, VisitId};

impl Among<'_> {
    /// Whether all contents of a visit stand alike.
    pub(super) fn is_alike(&self, visit: VisitId, placed: &Placed) -> bool {
        matches!(placed.applies, Applies::Yes | Applies::No)
            && self.given.tables.is_alike(visit)
            && self.given.history.is_whole(visit)
    }

    /// Where the contents of such a visit stand: all as this one.
    pub(super) fn alike(&self, (visit, row): (VisitId, &Visit), placed: &Placed) -> Content {
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
