//! Whether a given dose counts: not too early, not too close to what came before, not out of order.
//!
//! A dose is planned by its window and judged by its [`Validity`](stafett_model::programme::Validity)
//! where it states one; otherwise by the window, less the grace of its series. Only what is certain is
//! held against a dose: a day or an order that may yet turn out well lets it count.

use super::{dose_of, series_of};
use crate::place::span::When;
use crate::place::{Applies, start};
use crate::stand::doses::series;
use crate::tables::doses::{Apart, kept};
use crate::tables::months::Age;
use crate::view::Given;
use stafett_model::calendar::add;
use stafett_model::programme::Distance;
use stafett_model::{Day, Dose, Duration, ItemId, Occurred, Point, Series};

/// Why a given dose does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// It was given before its age, and before this day, the first on which it counts by age and distances.
    TooEarly(Day),
    /// It was given before this day, the first that keeps the distance to an earlier dose.
    TooClose(Day),
    /// It was given without this earlier dose of its series, which is for the child.
    OutOfOrder(ItemId),
}

/// What came of judging a given dose, after what the history counts so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Judgement {
    /// What is wrong with it on every day on which it may have been given.
    pub(crate) fault: Option<Fault>,
    /// Whether it may have been too early or too close, because it is not known on which day it or what it is
    /// counted from was.
    pub(crate) may_be_fault: bool,
}

impl Judgement {
    /// Nothing is wrong with it, nor may be.
    pub(crate) const FAULTLESS: Judgement = Judgement {
        fault: None,
        may_be_fault: false,
    };
}

/// Judges a given dose, whatever is known of it and of what it is counted from.
pub(crate) fn judge_at_length(given: Given<'_>, item: ItemId, on: Occurred) -> Judgement {
    let mut judgement = Judgement::FAULTLESS;
    let Some(judge) = Judge::of(given, item, on) else {
        return judgement;
    };
    let early = judge.first_by_age();
    let mut may_be = early
        .as_ref()
        .is_some_and(|bound| judge.may_be_before(bound));
    let early = early.and_then(|bound| judge.certainly_before(&bound));
    let mut close = None;
    judge.each_distance(&mut |bound| {
        may_be |= judge.may_be_before(&bound);
        close = close.max(judge.certainly_before(&bound));
    });
    judgement.may_be_fault = may_be;
    judgement.fault = early
        .map(|first| Fault::TooEarly(close.map_or(first, |close| close.max(first))))
        .or_else(|| close.map(Fault::TooClose))
        .or_else(|| judge.out_of_order());
    judgement
}

/// Whether nothing is wrong with a dose, nor may be, as far as its row in the tables tells: it was given on a known
/// day, each day that it must keep is known, and each earlier dose of its series counts.
pub(crate) fn counts_plainly(given: Given<'_>, item: ItemId, on: Occurred) -> bool {
    let row = given.tables.doses.judged_by(item);
    let Some((row, day)) = row.zip(on.day()) else {
        return false;
    };
    let months = &given.tables.months;
    let less = |first: Day, grace: &Age| match grace.is_nothing() {
        true => first,
        false => months.after(first, grace).unwrap_or(first),
    };
    let is_of_age = given.spans.day(row.earliest);
    let is_of_age = is_of_age.is_some_and(|first| less(first, &row.grace) <= day);
    let keeps = |apart: &Apart| {
        let Some(before) = given.history.first_done(apart.after) else {
            return true;
        };
        let first = before.day().and_then(|on| months.after(on, &apart.length));
        first.is_some_and(|first| less(first, &apart.grace) <= day)
    };
    is_of_age
        && row.distances.iter().all(keeps)
        && row
            .earlier
            .iter()
            .all(|dose| given.history.was_given(*dose))
}

/// A dose while it is judged.
struct Judge<'a> {
    given: Given<'a>,
    item: ItemId,
    dose: &'a Dose,
    series: &'a Series,
    on: Occurred,
}

/// The day before which a dose does not count.
struct FirstDay {
    when: When,
    /// Whether it is counted from something that happened.
    hangs_on_history: bool,
}

impl<'a> Judge<'a> {
    fn of(given: Given<'a>, item: ItemId, on: Occurred) -> Option<Judge<'a>> {
        Some(Judge {
            given,
            item,
            dose: dose_of(given.programme, item)?,
            series: series_of(given.programme, item)?,
            on,
        })
    }

    /// The first day that a bound allows, where the dose was certainly given before it.
    fn certainly_before(&self, bound: &FirstDay) -> Option<Day> {
        let first = bound.when.first;
        (bound.when.last.is_some() && self.on.last < first).then_some(first)
    }

    /// Whether it may have been given before the first day that a bound allows, because one of the two is
    /// not known to the day.
    fn may_be_before(&self, bound: &FirstDay) -> bool {
        let dated = self.on.day().is_none() || bound.hangs_on_history;
        dated && bound.when.last.is_some_and(|last| self.on.first < last)
    }

    /// Calls `visit` with the first day by each distance that it must keep.
    fn each_distance(&self, visit: &mut dyn FnMut(FirstDay)) {
        kept(self.dose, self.series)
            .filter_map(|(distance, grace)| self.first_after(distance, grace))
            .for_each(visit);
    }

    /// Its first day by age.
    fn first_by_age(&self) -> Option<FirstDay> {
        let (point, grace) = match &self.dose.valid.from {
            Some(stated) => (stated, Duration::ZERO),
            None => (&self.dose.window.earliest, self.series.grace.backwards()),
        };
        let planned = || self.given.spans.earliest_dose(self.given.tables, self.item);
        let when = match self.dose.valid.from.is_none().then(planned).flatten() {
            Some(when) => when,
            None => start::when(self.given, point)?,
        };
        Some(self.first_day(when, grace, point))
    }

    /// The first day that keeps a distance.
    fn first_after(&self, distance: &Distance, grace: Duration) -> Option<FirstDay> {
        let bound = When::bound(self.given, distance);
        let when = match (bound, self.after_invalid(distance)) {
            (Some(bound), Some(invalid)) if bound.last.is_some() => bound.later(invalid),
            (bound, invalid) => invalid.or(bound)?,
        };
        Some(self.first_day(when, grace, &distance.from))
    }

    /// A first day, less the grace.
    fn first_day(&self, when: When, grace: Duration, point: &Point) -> FirstDay {
        let less = |day| add(day, grace, self.given.programme.month_end).unwrap_or(day);
        FirstDay {
            when: When {
                first: less(when.first),
                last: when.last.map(less),
            },
            hangs_on_history: matches!(
                point.root(),
                Point::Event(_) | Point::Visit(_) | Point::Item(_)
            ),
        }
    }

    /// The first day that keeps a distance to the last dose of the series that did not count.
    fn after_invalid(&self, distance: &Distance) -> Option<When> {
        let own = matches!(distance.from, Point::Item(item)
            if dose_of(self.given.programme, item)?.series == self.dose.series);
        if !own || !self.series.after_invalid {
            return None;
        }
        let last = super::last_invalid(self.given, self.dose.series, self.on.first)?;
        let after = |day| add(day, distance.duration, self.given.programme.month_end);
        Some(When {
            first: after(last.first)?,
            last: Some(after(last.last)?),
        })
    }

    /// An earlier dose of the series that is for the child and certainly was not given by then.
    fn out_of_order(&self) -> Option<Fault> {
        let history = self.given.history;
        let missing = |item: &ItemId| {
            let done = history.first_done.get(item.index()).copied().flatten();
            done.is_none()
                && series::applies(self.given, *item, self.on.last) == Applies::Yes
                && self.is_on_record(*item)
        };
        let mut earlier = self.series.doses.iter().copied().filter(|item| {
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
        let by_age = match &dose.valid.from {
            Some(stated) => (stated, Duration::ZERO),
            None => (&dose.window.earliest, self.series.grace.backwards()),
        };
        let (first, grace) = by_age;
        let when = start::when(self.given, first);
        // What it is counted from may itself have happened before the history is complete.
        let when = when.filter(|when| when.last.is_some());
        let first = when.map(|when| self.first_day(when, grace, first).when.first);
        first.is_some_and(|first| complete <= first)
    }
}
