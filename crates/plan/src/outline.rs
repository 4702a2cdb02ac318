//! A plan without its text: for those who plan many children and show few.

pub(crate) mod days;

use crate::duty::leaders::Leaders;
use crate::duty::performing::{Asked, Behalf, Performing, left};
use crate::known::Known;
use crate::memory::Memory;
use crate::outline::days::Days;
use crate::records::history::AtVisit;
use crate::stand::alike::{AtOnce, Plain};
use crate::stand::contents::Content;
use crate::stand::in_order::{Alone, Contents};
use crate::stand::visits::Stood;
use crate::stand::whole::Whole;
use crate::tables::lines::{Head, LineRow};
use crate::view::Given;
use crate::{Dates, Planner, Status};
use alloc::boxed::Box;
use alloc::vec::Vec;
use stafett_model::{AsOf, BodyId, Child, ItemId, Occurred, ServiceId, VisitId};

/// The lines of one child's plan, and what planning the next child may take over. Keep one and plan
/// child after child into it: its memory is used again, and what hangs on the birth date alone is
/// found once for children of one birth date that follow each other.
#[derive(Clone, Debug, Default)]
pub struct Outline {
    lines: Vec<Line>,
    memory: Option<Box<Memory>>,
}

/// A visit, or a content item at it, as in the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    head: Head,
    /// Where it stands.
    pub status: Status,
    days: Days,
    /// When it was first done.
    pub done_on: Option<Occurred>,
}

impl Line {
    /// The visit.
    #[inline]
    pub fn visit(&self) -> VisitId {
        self.head.visit
    }

    /// The content item; `None` for the visit itself.
    #[inline]
    pub fn item(&self) -> Option<ItemId> {
        self.head.item
    }

    /// When; every day is included.
    pub fn dates(&self) -> Dates {
        self.days.dates()
    }

    /// The service that performs the visit; see [`crate::VisitItem::service`].
    #[inline]
    pub fn service(&self) -> ServiceId {
        self.head.by.service
    }

    /// The body on whose duty the visit rests; see [`crate::VisitItem::body`].
    #[inline]
    pub fn body(&self) -> Option<BodyId> {
        self.head.by.body
    }
}

/// What lines tell, but for of what they are.
#[derive(Clone, Copy)]
struct Says {
    status: Status,
    days: Days,
    done_on: Option<Occurred>,
}

impl Says {
    #[inline]
    fn of(self, head: Head) -> Line {
        let Says {
            status,
            days,
            done_on,
        } = self;
        Line {
            head,
            status,
            days,
            done_on,
        }
    }
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
        let memory = outline.memory.take().unwrap_or_default();
        let mut known = Known::read(self, child, as_of.into(), memory);
        known.stand_for_lines();
        let (given, desk) = known.at_desk();
        let tables = given.tables;
        if desk.places.are_doses_in_order {
            given.find_doses(&mut desk.doses);
        }
        outline.lines.clear();
        let mut all = desk.stood.all().iter().peekable();
        let leaders = &mut desk.leaders;
        let rows = tables.lines.each().iter().zip(desk.places.each_plainly());
        for ((row, plainly), at) in rows.zip(&given.history.visits) {
            let Some(plainly) = *plainly else {
                if let Some(stood) = all.next_if(|stood| stood.visit == row.visit) {
                    let over = desk.places.is_over(given, given.as_of, row.visit);
                    outline.visit(given, leaders, (row, stood, over));
                }
                continue;
            };
            if row.has_doses {
                let items = tables.lines.contents(row);
                if let Some(alone) = desk.doses.alone(items) {
                    outline.alone(&given, leaders, row, (alone, at));
                } else if let Some(told) = given.with_doses((row, items), &desk.doses) {
                    outline.with_doses(&given, leaders, (row, items), told);
                }
            } else if let Some(told) = given.plain_at_once((row, at), plainly) {
                outline.at_once(&given, leaders, row, told);
            } else if let Some(plain) = given.plain_anyhow(row, plainly) {
                outline.plain(&given, leaders, row, plain);
            }
        }
        outline.memory = Some(known.memory);
    }
}

impl Outline {
    /// A plain visit that is not over, and its contents, which stand as it does.
    #[inline]
    fn at_once(&mut self, given: &Given<'_>, leaders: &mut Leaders, row: &LineRow, told: AtOnce) {
        let AtOnce {
            status,
            done_on,
            days,
        } = told;
        let says = Says {
            status,
            days,
            done_on,
        };
        let heads = given.tables.lines.heads(row);
        match (row.behalf, heads) {
            // Most have one content: so many lines are written without counting them.
            (Behalf::Of(_), two @ [_, _]) => {
                self.lines.extend(two.iter().map(|head| says.of(*head)));
            }
            (Behalf::Of(_), _) => self.lines.extend(heads.iter().map(|head| says.of(*head))),
            (Behalf::Leader(..), _) => {
                let by = Performing::own(given, leaders, row, || days.recommended());
                let heads = heads.iter().map(|head| Head { by, ..*head });
                self.lines.extend(heads.map(|head| says.of(head)));
            }
        }
    }

    /// Any plain visit, and its contents, which stand as it does.
    fn plain(&mut self, given: &Given<'_>, leaders: &mut Leaders, row: &LineRow, plain: Plain) {
        let by = match plain.over {
            true => {
                let left = given.tables.lines.contents(row).iter().copied();
                performing(given, leaders, (row, true), (&plain.days.dates(), left))
            }
            false => Performing::own(given, leaders, row, || plain.days.recommended()),
        };
        let of_visit = Says {
            status: plain.status,
            days: plain.days,
            done_on: plain.done_on,
        };
        let of_contents = Says {
            days: plain.of_contents,
            ..of_visit
        };
        self.visit_and_contents(given.tables.lines.heads(row), by, (of_visit, of_contents));
    }

    /// A visit at which nothing is done but a dose in order, and the dose.
    #[inline]
    fn alone(
        &mut self,
        given: &Given<'_>,
        leaders: &mut Leaders,
        row: &LineRow,
        (dose, at): (&Alone, &AtVisit),
    ) {
        let of_dose = Says {
            status: dose.status,
            days: dose.days,
            done_on: dose.done_on,
        };
        let of_visit = Says {
            days: dose.days_of_visit,
            done_on: at.done.or(dose.done_on),
            ..of_dose
        };
        let heads = given.tables.lines.heads(row);
        match (row.behalf, heads) {
            (Behalf::Of(_), [visit, contents @ ..]) => {
                self.lines.push(of_visit.of(*visit));
                let contents = contents.iter().map(|head| of_dose.of(*head));
                self.lines.extend(contents);
            }
            _ => {
                let recommended = || dose.days_of_visit.recommended();
                let by = Performing::own(given, leaders, row, recommended);
                self.visit_and_contents(heads, by, (of_visit, of_dose));
            }
        }
    }

    /// A visit, and its contents, which all say the same.
    fn visit_and_contents(
        &mut self,
        heads: &[Head],
        by: Performing,
        (of_visit, of_contents): (Says, Says),
    ) {
        let Some((visit, contents)) = heads.split_first() else {
            return;
        };
        self.lines.push(of_visit.of(Head { by, ..*visit }));
        let contents = contents.iter().map(|head| Head { by, ..*head });
        self.lines.extend(contents.map(|head| of_contents.of(head)));
    }

    /// A visit some of whose contents are doses in order.
    fn with_doses(
        &mut self,
        given: &Given<'_>,
        leaders: &mut Leaders,
        (row, items): (&LineRow, &[ItemId]),
        (whole, contents): (Whole, Contents<'_>),
    ) {
        let by = match contents.over {
            true => {
                let left = items.iter().copied();
                let left = left.filter(|item| contents.is_left(given.as_of, *item));
                performing(given, leaders, (row, true), (&whole.dates, left))
            }
            false => Performing::own(given, leaders, row, || whole.dates.recommended),
        };
        let head = Head {
            visit: row.visit,
            item: None,
            by,
        };
        let says = Says {
            status: whole.status,
            days: Days::from(&whole.dates),
            done_on: whole.done_on,
        };
        let of = |item: &ItemId| {
            let told = contents.told(*item)?;
            let says = Says {
                status: told.standing.status,
                days: Days::from(&told.dates),
                done_on: told.done_on,
            };
            let item = Some(*item);
            Some(says.of(Head { item, ..head }))
        };
        self.lines.push(says.of(head));
        self.lines.extend(items.iter().filter_map(of));
    }

    fn visit(
        &mut self,
        given: Given<'_>,
        leaders: &mut Leaders,
        (row, stood, over): (&LineRow, &Stood, bool),
    ) {
        let left = left(given.as_of, &stood.contents);
        let by = performing(&given, leaders, (row, over), (&stood.dates, left));
        let head = Head {
            visit: row.visit,
            item: None,
            by,
        };
        let says = Says {
            status: stood.status,
            days: Days::from(&stood.dates),
            done_on: stood.done_on,
        };
        let of = |content: &Content| {
            let says = Says {
                status: content.standing.status,
                days: Days::from(&content.dates),
                done_on: content.done_on,
            };
            let item = Some(content.item?);
            Some(says.of(Head { item, ..head }))
        };
        self.lines.push(says.of(head));
        self.lines.extend(stood.contents.iter().filter_map(of));
    }
}

/// Who performs a visit of these days, of which `left` is still to be done.
fn performing(
    given: &Given<'_>,
    leaders: &mut Leaders,
    (row, over): (&LineRow, bool),
    (dates, left): (&Dates, impl Iterator<Item = ItemId> + Clone),
) -> Performing {
    let asked = given.programme.visit(row.visit);
    let asked = asked.filter(|_| over).map(|row| Asked { row, dates, over });
    match asked {
        Some(asked) => Performing::of(*given, leaders, asked, left),
        None => Performing::own(given, leaders, row, || dates.recommended),
    }
}
