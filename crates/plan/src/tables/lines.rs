//! What every child's lines of a visit have in common, in one piece of memory: the programme's own rows, with their titles
//! and prose, lie far apart.

use crate::duty::performing::{Behalf, Performing};
use crate::tables::months::Age;
use crate::tables::windows::Windows;
use alloc::boxed::Box;
use alloc::vec::Vec;
use stafett_model::{
    Afterwards, Duration, EventId, ItemId, Point, Programme, ServiceId, VisitId, Window,
};

/// The visits of a programme as their lines are made.
#[derive(Clone, Debug, Default)]
pub(crate) struct LineRows {
    all: Vec<LineRow>,
    /// Their contents, one after the other.
    items: Vec<ItemId>,
    /// Of what their lines are: of each visit, and then of its contents.
    heads: Vec<Head>,
}

/// Of what a line is, and by whom: the same for most children, so that it is copied as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Head {
    pub(crate) visit: VisitId,
    /// The content item; `None` for the visit itself.
    pub(crate) item: Option<ItemId>,
    /// Who performs it, where that is the visit's own service on behalf of a body that is the same for everyone.
    pub(crate) by: Performing,
}

/// A visit.
#[derive(Clone, Debug)]
pub(crate) struct LineRow {
    pub(crate) visit: VisitId,
    /// The service that performs it.
    pub(crate) service: ServiceId,
    /// On the duty of which body it rests.
    pub(crate) behalf: Behalf,
    /// Whether it is the only row of its rule.
    pub(crate) is_only: bool,
    /// Whether it is plain but for doses in order among its contents.
    pub(crate) has_doses: bool,
    pub(crate) lapses: Lapses,
    /// Its days, where its window is bounded by nothing else and has no range.
    pub(crate) days: Option<Lies>,
    /// Its content, where there is only one, as mostly.
    only: Option<Only>,
    /// Where its contents begin and end.
    items: (usize, usize),
}

/// The only content of a visit, and of what the lines of the two are.
#[derive(Clone, Copy, Debug)]
struct Only {
    item: ItemId,
    heads: [Head; 2],
}

/// When a visit lapses that was not made, once its last day has passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lapses {
    /// Then.
    AtOnce,
    /// On the day of this number, until which it is caught up; see [`Windows`].
    On(usize),
    /// Later, or never.
    Otherwise,
}

impl Lapses {
    fn of(windows: &Windows, visit: VisitId, window: &Window) -> Lapses {
        let caught_up = windows.of_visit(visit).and_then(|bounds| bounds.caught_up);
        match &window.afterwards {
            Afterwards::Lapses | Afterwards::Unsaid => Lapses::AtOnce,
            _ => caught_up.map_or(Lapses::Otherwise, Lapses::On),
        }
    }
}

/// On what the first, the recommended and the last day of a visit hang.
#[derive(Clone, Debug)]
pub(crate) enum Lies {
    /// On nothing that happens: the numbers of the days; see [`Windows`].
    Numbered([usize; 3]),
    /// On an event, after which they lie so long.
    Since(EventId, Box<[Age; 3]>),
}

impl Lies {
    fn of(windows: &Windows, visit: VisitId, window: &Window) -> Option<Lies> {
        let numbered = windows.of_visit(visit).and_then(|bounds| bounds.exactly);
        numbered.map(Lies::Numbered).or_else(|| Lies::since(window))
    }

    fn since(window: &Window) -> Option<Lies> {
        let since = |point: &Point| match point {
            Point::Event(event) => Some((*event, Age::of(Duration::ZERO))),
            Point::After(of, length) => match **of {
                Point::Event(event) => Some((event, Age::of(*length))),
                _ => None,
            },
            _ => None,
        };
        let is_bounded = window.recommended_through.is_some() || !window.distances.is_empty();
        let (event, first) = since(&window.earliest).filter(|_| !is_bounded)?;
        let (of_aim, aim) = since(&window.recommended)?;
        let (of_last, last) = since(&window.latest)?;
        let is_one = of_aim == event && of_last == event;
        is_one.then(|| Lies::Since(event, Box::new([first, aim, last])))
    }
}

impl LineRows {
    /// Those of `programme`.
    pub(crate) fn of(
        programme: &Programme,
        windows: &Windows,
        is_only: impl Fn(VisitId) -> bool,
    ) -> LineRows {
        let mut rows = LineRows::default();
        let visits = (0..=u16::MAX).map(VisitId).zip(&programme.visits);
        for (visit, row) in visits {
            let from = rows.items.len();
            rows.items.extend_from_slice(&row.items);
            let behalf = Behalf::of(programme, row);
            let items = row.items.iter().map(|item| Some(*item));
            let head = |item: Option<ItemId>| Head {
                visit,
                item,
                by: Performing {
                    service: row.performer,
                    body: behalf.for_everyone(),
                },
            };
            rows.heads
                .extend(core::iter::once(None).chain(items).map(head));
            rows.all.push(LineRow {
                visit,
                service: row.performer,
                behalf,
                is_only: is_only(visit),
                has_doses: false,
                lapses: Lapses::of(windows, visit, &row.window),
                days: Lies::of(windows, visit, &row.window),
                only: match row.items.as_slice() {
                    [item] => Some(Only {
                        item: *item,
                        heads: [None, Some(*item)].map(head),
                    }),
                    _ => None,
                },
                items: (from, rows.items.len()),
            });
        }
        rows
    }

    /// Takes down which visits have doses in order.
    pub(super) fn mark(&mut self, with_doses: &[VisitId]) {
        for row in &mut self.all {
            row.has_doses = with_doses.contains(&row.visit);
        }
    }

    /// Each visit, ascending.
    pub(crate) fn each(&self) -> &[LineRow] {
        &self.all
    }

    /// Of what the lines of a visit are: of itself, and then of its contents.
    #[inline]
    pub(crate) fn heads<'r>(&'r self, row: &'r LineRow) -> &'r [Head] {
        if let Some(only) = &row.only {
            return &only.heads;
        }
        // Before them lie those of the visits before it and of their contents.
        let (from, to) = row.items;
        let before = row.visit.index();
        let from = from.saturating_add(before);
        let to = to.saturating_add(before).saturating_add(1);
        self.heads.get(from..to).unwrap_or_default()
    }

    /// The contents of a visit.
    #[inline]
    pub(crate) fn contents<'r>(&'r self, row: &'r LineRow) -> &'r [ItemId] {
        if let Some(only) = &row.only {
            return core::slice::from_ref(&only.item);
        }
        let (from, to) = row.items;
        self.items.get(from..to).unwrap_or_default()
    }

    /// That of a visit.
    #[inline]
    pub(crate) fn get(&self, visit: VisitId) -> Option<&LineRow> {
        self.all.get(visit.index())
    }
}
