//! Whether a given dose counts: not too early, not too close to what came before, not out of order.
//!
//! A dose is planned by its window and judged by its [`Validity`](stafett_model::programme::Validity)
//! where it states one; otherwise by the window, less the grace of its series. Only what is certain is
//! held against a dose: a day or an order that may yet turn out well lets it count.

use super::{dose_of, series_of};
use crate::doses::series;
use crate::place::Applies;
use crate::span::When;
use crate::view::Given;
use stafett_model::calendar::add;
use stafett_model::locate::locate;
use stafett_model::programme::{Bound, Distance};
use stafett_model::{Day, Dose, Duration, ItemId, Point};

/// Why a given dose does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// It was given before this day, the first on which it counts.
    TooEarly(Day),
    /// It was given before this day, the first that keeps the distance to an earlier dose.
    TooClose(Day),
    /// It was given without this earlier dose of its series, which is for the child.
    OutOfOrder(ItemId),
}

/// What is certainly wrong with a dose given on a day, after what the history counts so far.
pub(crate) fn fault(given: Given<'_>, item: ItemId, on: Day) -> Option<Fault> {
    let dose = dose_of(given.programme, item)?;
    let series = series_of(given.programme, item)?;
    let judge = Judge {
        given,
        dose,
        grace: series.grace.backwards(),
        after_invalid: series.after_invalid,
        on,
    };
    judge
        .too_early()
        .or_else(|| judge.too_close())
        .or_else(|| judge.out_of_order(&series.doses))
}

/// A dose while it is judged.
struct Judge<'a> {
    given: Given<'a>,
    dose: &'a Dose,
    /// The grace of its series, counted backwards.
    grace: Duration,
    after_invalid: bool,
    on: Day,
}

impl Judge<'_> {
    fn too_early(&self) -> Option<Fault> {
        let (point, grace) = match &self.dose.valid.from {
            Some(stated) => (stated, Duration::ZERO),
            None => (&self.dose.window.earliest, self.grace),
        };
        let view = self.given.view();
        let place = When::of(locate(self.given.programme, point, &view))?;
        let first = self.less(place.first, grace);
        (place.last.is_some() && self.on < first).then_some(Fault::TooEarly(first))
    }

    /// A day with the grace taken off.
    fn less(&self, day: Day, grace: Duration) -> Day {
        add(day, grace, self.given.programme.month_end).unwrap_or(day)
    }

    fn too_close(&self) -> Option<Fault> {
        let stated = &self.dose.valid.distances;
        let is_stated = |planned: &&Distance| {
            stated
                .iter()
                .any(|own| own.from.root() == planned.from.root())
        };
        let planned = self.dose.window.distances.iter();
        let planned = planned
            .filter(|distance| distance.bound == Bound::AtLeast && !is_stated(distance))
            .map(|distance| (distance, self.grace));
        let stated = stated.iter().map(|distance| (distance, Duration::ZERO));
        let first = planned
            .chain(stated)
            .filter_map(|(distance, grace)| self.first_after(distance, grace))
            .max()?;
        (self.on < first).then_some(Fault::TooClose(first))
    }

    /// The first day that keeps a distance, where that is settled.
    fn first_after(&self, distance: &Distance, grace: Duration) -> Option<Day> {
        let view = self.given.view();
        let bound = When::bound(&view, distance).filter(|bound| bound.last.is_some());
        let invalid = self.after_invalid(distance);
        let first = bound.map(|bound| bound.first).max(invalid)?;
        Some(self.less(first, grace))
    }

    /// The first day that keeps a distance to the last dose of the series that did not count.
    fn after_invalid(&self, distance: &Distance) -> Option<Day> {
        let own = matches!(distance.from, Point::Item(item)
            if dose_of(self.given.programme, item)?.series == self.dose.series);
        if !own || !self.after_invalid {
            return None;
        }
        let last = super::last_invalid(self.given, self.dose.series, self.on)?;
        add(last, distance.duration, self.given.programme.month_end)
    }

    /// An earlier dose of the series that is for the child and certainly was not given by then.
    fn out_of_order(&self, doses: &[ItemId]) -> Option<Fault> {
        let history = self.given.history;
        let missing = |item: &ItemId| {
            let done = history.first_done.get(item.index()).copied().flatten();
            done.is_none()
                && series::applies(self.given, *item, self.on) == Applies::Yes
                && self.is_on_record(*item)
        };
        let mut earlier = doses.iter().copied().filter(|item| {
            dose_of(self.given.programme, *item).is_some_and(|dose| dose.number < self.dose.number)
        });
        earlier.find(missing).map(Fault::OutOfOrder)
    }

    /// Whether a dose would be on record had it been given so that it counts.
    fn is_on_record(&self, item: ItemId) -> bool {
        let Some(dose) = dose_of(self.given.programme, item) else {
            return false;
        };
        let complete = self.given.complete_from();
        if complete <= self.given.child.born {
            return true;
        }
        let first = dose.valid.from.as_ref().unwrap_or(&dose.window.earliest);
        let place = locate(self.given.programme, first, &self.given.view());
        place.first().is_some_and(|first| complete <= first)
    }
}
