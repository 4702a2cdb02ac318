//! A plan without its text: for those who plan many children and show few.

use crate::duty::leaders::Leaders;
use crate::duty::performing::{Asked, Performing, left};
use crate::known::Known;
use crate::memory::Memory;
use crate::stand::alike::Plain;
use crate::stand::contents::Content;
use crate::stand::visits::Stood;
use crate::view::Given;
use crate::{Dates, Planner, Status};
use alloc::vec::Vec;
use stafett_model::{AsOf, BodyId, Child, ItemId, Occurred, ServiceId, Visit, VisitId};

/// The lines of one child's plan, and what planning the next child may take over. Keep one and plan
/// child after child into it: its memory is used again, and what hangs on the birth date alone is
/// found once for children of one birth date that follow each other.
#[derive(Clone, Debug, Default)]
pub struct Outline {
    lines: Vec<Line>,
    memory: Memory,
}

/// A visit, or a content item at it, as in the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// The visit.
    pub visit: VisitId,
    /// The content item; `None` for the visit itself.
    pub item: Option<ItemId>,
    /// Where it stands.
    pub status: Status,
    /// When; every day is included.
    pub dates: Dates,
    /// When it was first done.
    pub done_on: Option<Occurred>,
    /// The service that performs the visit; see [`crate::VisitItem::service`].
    pub service: ServiceId,
    /// The body on whose duty the visit rests; see [`crate::VisitItem::body`].
    pub body: Option<BodyId>,
}

impl Outline {
    /// Each visit, by its place in the programme's table, followed by its contents.
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }
}

impl Planner<'_> {
    /// The lines of the plan of one child as of a day, in place of those that `outline` has.
    pub fn outline(&self, child: &Child, as_of: impl Into<AsOf>, outline: &mut Outline) {
        let memory = core::mem::take(&mut outline.memory);
        let mut known = Known::read(self, child, as_of.into(), memory);
        known.stand_for_lines();
        let mut leaders = core::mem::take(&mut known.desk.leaders);
        let given = known.given();
        outline.lines.clear();
        let mut all = known.desk.stood.all().iter().peekable();
        for (visit, row) in self.tables.every_visit().zip(&self.programme().visits) {
            if let Some(is_for_child) = known.desk.places.plainly(visit) {
                let plain = given.plain((visit, row), is_for_child);
                outline.plain(given, &mut leaders, (visit, row), plain);
            } else if let Some(stood) = all.next_if(|stood| stood.visit == visit) {
                let over = known.desk.places.is_over(given, given.as_of, visit);
                outline.visit(given, &mut leaders, (row, stood, over));
            }
        }
        known.desk.leaders = leaders;
        outline.memory = known.into_memory();
    }
}

impl Outline {
    /// A plain visit, and its contents, which stand as it does.
    fn plain(
        &mut self,
        given: Given<'_>,
        leaders: &mut Leaders,
        (visit, row): (VisitId, &Visit),
        plain: Plain,
    ) {
        let asked = Asked {
            row,
            dates: &plain.dates,
            over: plain.over,
        };
        let left = row.items.iter().copied();
        let Performing { service, body } = Performing::of(given, leaders, asked, left);
        let line = Line {
            visit,
            item: None,
            status: plain.status,
            dates: plain.dates,
            done_on: plain.done_on,
            service,
            body,
        };
        self.lines.push(line);
        self.lines.extend(row.items.iter().map(|item| Line {
            item: Some(*item),
            dates: plain.of_contents,
            ..line
        }));
    }

    fn visit(
        &mut self,
        given: Given<'_>,
        leaders: &mut Leaders,
        (row, stood, over): (&Visit, &Stood, bool),
    ) {
        let asked = Asked {
            row,
            dates: &stood.dates,
            over,
        };
        let left = left(&stood.contents);
        let Performing { service, body } = Performing::of(given, leaders, asked, left);
        let line = Line {
            visit: stood.visit,
            item: None,
            status: stood.status,
            dates: stood.dates,
            done_on: stood.done_on,
            service,
            body,
        };
        let of = |content: &Content| {
            Some(Line {
                item: Some(content.item?),
                status: content.standing.status,
                dates: content.dates,
                done_on: content.done_on,
                ..line
            })
        };
        self.lines.push(line);
        self.lines.extend(stood.contents.iter().filter_map(of));
    }
}
