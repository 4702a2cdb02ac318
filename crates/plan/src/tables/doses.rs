//! What is looked up of doses: by what a given one is judged, and which series are in order, so that each of their
//! doses is told by its own days, by the doses before it and by what is recorded of its visit.

use crate::stand::doses::{dose_of, series_of};
use crate::tables::Tables;
use crate::tables::months::Age;
use crate::tables::windows::Windows;
use alloc::vec::Vec;
use stafett_model::programme::{Bound, Distance};
use stafett_model::{
    Afterwards, Condition, Dose, Duration, ItemId, Point, Programme, Series, VisitId,
};

/// The doses of a programme, by content item.
#[derive(Clone, Debug, Default)]
pub(crate) struct Doses {
    numbers: Vec<u8>,
    judged_by: Vec<Option<JudgedBy>>,
    /// Every dose of a series, series by series.
    pub(crate) all: Vec<ItemId>,
    /// The series that are in order, as far as the programme tells, each with its doses by number; see [`in_order`].
    pub(crate) in_order: Vec<Vec<InOrder>>,
    /// The doses of the other series.
    pub(crate) out_of_order: Vec<ItemId>,
}

/// By what a given dose is judged: its first day, what it must come after, and the doses of its series before it.
#[derive(Clone, Debug)]
pub(crate) struct JudgedBy {
    /// The number of the point of its first day; see [`Windows`].
    pub(crate) earliest: usize,
    /// How much that may be less.
    pub(crate) grace: Age,
    pub(crate) distances: Vec<Apart>,
    pub(crate) earlier: Vec<ItemId>,
}

/// How long after another content item a dose must come.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Apart {
    pub(crate) after: ItemId,
    /// The number of the point before which that is not given, where it is a dose that has one.
    pub(crate) earliest: Option<usize>,
    pub(crate) length: Age,
    /// How much that may be less.
    pub(crate) grace: Age,
}

/// A dose of a series in order, at the visit that has it.
#[derive(Clone, Debug)]
pub(crate) struct InOrder {
    pub(crate) item: ItemId,
    pub(crate) visit: VisitId,
    /// Whether it is all that is done at the visit.
    pub(crate) is_alone: bool,
    /// The numbers of the days of its window, apart from its distances, and of those of the visit where these are others,
    /// as long as both have no range.
    pub(crate) days: Option<([usize; 3], Option<[usize; 3]>)>,
    /// How long after other doses it is planned.
    pub(crate) distances: Vec<Apart>,
    /// Whether it lapses once it is over, and no dose of its series is over before birth: then nothing is unknown of it
    /// where the history is complete from birth.
    pub(crate) lapses: bool,
}

impl InOrder {
    fn of(
        programme: &Programme,
        tables: &Tables,
        (series, item): (&[ItemId], ItemId),
    ) -> Option<InOrder> {
        let visit = *tables.visits_with_dose(item).first()?;
        let own = tables.windows.of_dose(item)?.days;
        let of_visit = tables.windows.of_visit(visit)?.days;
        let window = &dose_of(programme, item)?.window;
        let distances = window.distances.iter();
        let planned = distances.map(|distance| (distance, Duration::ZERO));
        let lapses = matches!(window.afterwards, Afterwards::Lapses | Afterwards::Unsaid);
        Some(InOrder {
            item,
            visit,
            is_alone: programme.visit(visit)?.items.as_slice() == [item],
            days: own
                .zip(of_visit)
                .map(|(own, of_visit)| (own, Some(of_visit).filter(|days| *days != own))),
            distances: apart(&tables.windows, planned)?,
            lapses: lapses
                && series
                    .iter()
                    .all(|dose| tables.windows.ends_after_birth(*dose)),
        })
    }
}

impl Doses {
    /// Those of `programme`.
    pub(crate) fn of(programme: &Programme, windows: &Windows) -> Doses {
        let items = || (0..=u16::MAX).map(ItemId).take(programme.items.len());
        let number = |item| dose_of(programme, item).map_or(0, |dose| dose.number);
        Doses {
            numbers: items().map(number).collect(),
            judged_by: items()
                .map(|item| JudgedBy::of(programme, windows, item))
                .collect(),
            all: programme
                .series_table
                .iter()
                .flat_map(|series| &series.doses)
                .copied()
                .collect(),
            in_order: Vec::new(),
            out_of_order: Vec::new(),
        }
    }

    /// Takes down which series are in order.
    pub(crate) fn put_in_order(&mut self, in_order: Vec<Vec<InOrder>>, doses: &[ItemId]) {
        let others = self.all.iter().copied();
        self.out_of_order = others.filter(|dose| !doses.contains(dose)).collect();
        self.in_order = in_order;
    }

    /// The number of a dose in its series; 0 of anything else.
    pub(crate) fn number(&self, item: ItemId) -> u8 {
        self.numbers.get(item.index()).copied().unwrap_or(0)
    }

    /// By what a given dose is judged, where nothing else is to be asked as long as each of these days is known.
    pub(crate) fn judged_by(&self, item: ItemId) -> Option<&JudgedBy> {
        self.judged_by.get(item.index())?.as_ref()
    }
}

impl JudgedBy {
    /// `None` of a dose whose first day is another than that of its window, or hangs on something that happens; that is
    /// counted from anything but content items, or also from doses that did not count.
    fn of(programme: &Programme, windows: &Windows, item: ItemId) -> Option<JudgedBy> {
        let dose = dose_of(programme, item)?;
        let series = series_of(programme, item)?;
        if dose.valid.from.is_some() || series.after_invalid {
            return None;
        }
        let earlier = series.doses.iter().copied();
        let is_earlier = |other: &ItemId| {
            dose_of(programme, *other).is_some_and(|other| other.number < dose.number)
        };
        Some(JudgedBy {
            earliest: windows.of_dose(item)?.earliest?,
            grace: Age::of(series.grace.backwards()),
            distances: apart(windows, kept(dose, series))?,
            earlier: earlier.filter(is_earlier).collect(),
        })
    }
}

/// The distances that a given dose must keep: those that its validity states, and those by which it is planned to what it
/// states none to.
pub(crate) fn kept<'d>(
    dose: &'d Dose,
    series: &Series,
) -> impl Iterator<Item = (&'d Distance, Duration)> {
    let grace = series.grace.backwards();
    let stated = &dose.valid.distances;
    let is_stated = |planned: &Distance| {
        let mut stated = stated.iter();
        stated.any(|own| own.from.root() == planned.from.root())
    };
    let planned = dose.window.distances.iter();
    let planned = planned
        .filter(move |distance| distance.bound == Bound::AtLeast && !is_stated(distance))
        .map(move |distance| (distance, grace));
    planned.chain(stated.iter().map(|distance| (distance, Duration::ZERO)))
}

/// Distances, each less its grace, as long as all are counted from content items.
fn apart<'d>(
    windows: &Windows,
    distances: impl Iterator<Item = (&'d Distance, Duration)>,
) -> Option<Vec<Apart>> {
    let apart = |(distance, grace): (&Distance, Duration)| match distance.from {
        Point::Item(after) => Some(Apart {
            after,
            earliest: windows.of_dose(after).and_then(|bounds| bounds.earliest),
            length: Age::of(distance.duration),
            grace: Age::of(grace),
        }),
        _ => None,
    };
    distances.map(apart).collect()
}

/// The series that are in order, each with its doses by number: they are for everyone, are
/// offered at no more than one visit and not again, are bounded by nothing but their windows and distances to each other,
/// nothing else rests on them, and their visits rest on nothing but their own days.
pub(crate) fn in_order(tables: &Tables, programme: &Programme) -> Vec<Vec<ItemId>> {
    let all = series_in_order(tables, programme).into_iter();
    let by_number = |series: &Series| {
        let mut doses = series.doses.clone();
        doses.sort_by_key(|dose| tables.doses.number(*dose));
        doses
    };
    all.map(by_number).collect()
}

/// The same at the visits that have them.
pub(crate) fn at_visits(
    tables: &Tables,
    programme: &Programme,
    in_order: &[Vec<ItemId>],
) -> Vec<Vec<InOrder>> {
    let series = in_order.iter();
    let at_visits = series.map(|doses| {
        let of = |item: &ItemId| InOrder::of(programme, tables, (doses, *item));
        doses.iter().filter_map(of).collect()
    });
    at_visits.collect()
}

fn series_in_order<'p>(tables: &Tables, programme: &'p Programme) -> Vec<&'p Series> {
    let series = programme.series_table.iter();
    let mut all: Vec<&Series> = series
        .filter(|series| is_in_order(tables, programme, series))
        .collect();
    // A visit stands with all its doses, so that what takes one of them out of order does it to the others.
    loop {
        let doses: Vec<ItemId> = all
            .iter()
            .flat_map(|series| &series.doses)
            .copied()
            .collect();
        let count = all.len();
        all.retain(|series| {
            let visits = series.doses.iter();
            let mut visits = visits.flat_map(|dose| tables.visits_with_dose(*dose));
            visits.all(|visit| {
                let row = programme.visit(*visit);
                row.is_some_and(|row| tables.stands_with(*visit, row, &doses))
            })
        });
        if all.len() == count {
            break;
        }
    }
    all
}

fn is_in_order(tables: &Tables, programme: &Programme, series: &Series) -> bool {
    let of_dose = |item: ItemId| {
        let mut made = tables.made.iter();
        made.any(|(_, made)| made.dose() == Some(item))
    };
    let is_own = |from: &Point| matches!(from, Point::Item(item) if series.doses.contains(item));
    series.doses.iter().all(|item| {
        let Some(dose) = dose_of(programme, *item) else {
            return false;
        };
        let mut distances = dose.window.distances.iter();
        dose.condition == Condition::Always
            && tables.is_alone(*item)
            && dose.window.afterwards != Afterwards::OfferedAgain
            && distances.all(|distance| is_own(&distance.from))
            && tables.windows.is_dose_dated(*item)
            && tables.visits_with_dose(*item).len() < 2
            && !tables.is_paused(*item)
            && !of_dose(*item)
    })
}
