//! Doses: which count of those that were given, for whom each is, and where a series ends.

use super::course::Course;
use super::judge::Judge;
use super::records::{On, later, sooner};
use super::truth::{Facts, Known, Truth, holds, named, values};
use super::window::{Frame, all_points};
use stafett_model::programme::{GIVEN_BEFORE, GIVEN_FROM};
use stafett_model::{
    Afterwards, Bound, Distance, Dose, Duration, FactId, ItemId, Made, Point, Series, VisitId,
};
use stafett_plan::{DoseVerdict, Status};
use std::collections::BTreeSet;
use std::rc::Rc;

/// A given dose and what came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct GivenDose {
    pub item: ItemId,
    pub on: On,
    pub verdict: DoseVerdict,
}

impl GivenDose {
    /// Whether it was given too early, too close or out of order.
    fn is_invalid(&self) -> bool {
        !matches!(self.verdict, DoseVerdict::Valid | DoseVerdict::Again)
    }
}

impl Judge<'_> {
    /// The dose that an item is.
    pub fn dose(&self, item: Option<ItemId>) -> Option<&Dose> {
        self.programme.items[item?.index()].dose.as_ref()
    }

    fn series(&self, dose: &Dose) -> &Series {
        &self.programme.series_table[dose.series.index()]
    }

    /// Every dose of every series.
    fn all_doses(&self) -> Vec<(ItemId, &Dose)> {
        let items = self
            .programme
            .series_table
            .iter()
            .flat_map(|row| &row.doses);
        items
            .filter_map(|item| Some((*item, self.dose(Some(*item))?)))
            .collect()
    }

    fn was_given(&self, item: ItemId) -> Option<On> {
        self.childhood.happened.get(&Point::Item(item)).copied()
    }

    /// Judges the given doses one by one in the order of their days; where two may have been given in
    /// either order, in that of their numbers.
    pub fn judge_doses(&mut self) {
        let mut waiting: Vec<(u8, ItemId, On)> = Vec::new();
        for (item, dose) in self.all_doses() {
            let days = self.item_days(item).into_iter();
            waiting.extend(days.map(|on| (dose.number, item, on)));
        }
        waiting.sort_unstable();
        waiting.dedup();
        while let Some(soonest) = waiting.iter().map(|(_, _, on)| on.1).min() {
            let first = waiting.iter().position(|(_, _, on)| on.0 <= soonest);
            let (_, item, on) = waiting.remove(first.expect("the soonest is one of them"));
            let verdict = match self.was_given(item) {
                Some(_) => DoseVerdict::Again,
                None => self.fault(item, on).unwrap_or(DoseVerdict::Valid),
            };
            let given = GivenDose { item, on, verdict };
            if !given.is_invalid() {
                let known = self.was_given(item).into_iter().chain([on]);
                let first = sooner(&known.collect::<Vec<On>>()).expect("one at least");
                self.childhood.happened.insert(Point::Item(item), first);
            }
            self.given.push(given);
            self.forget();
        }
    }

    /// What is wrong with a dose on each day on which it may have been given.
    fn fault(&self, item: ItemId, on: On) -> Option<DoseVerdict> {
        let dose = self.dose(Some(item))?;
        let series = self.series(dose);
        let (valid, window) = (&dose.valid, &dose.window);
        let back = series.grace.backwards();
        let none = Duration::ZERO;
        let (from, less) = match &valid.from {
            Some(from) => (from, none),
            None => (&window.earliest, back),
        };
        if self
            .first_days(from, none, less, None)
            .is_some_and(|days| days.iter().all(|d| on.1 < *d))
        {
            return Some(DoseVerdict::TooEarly);
        }
        let stated = |distance: &Distance| {
            let mut stated = valid.distances.iter();
            stated.any(|other| other.from.root() == distance.from.root())
        };
        let planned = window
            .distances
            .iter()
            .filter(|d| d.bound == Bound::AtLeast);
        let planned = planned.filter(|d| !stated(d)).map(|d| (d, back));
        let mut distances = planned.chain(valid.distances.iter().map(|d| (d, none)));
        let too_close = distances.any(|(distance, less)| {
            let own = matches!(distance.from, Point::Item(of) if series.doses.contains(&of));
            let before = self
                .last_invalid(series, on.0)
                .filter(|_| own && series.after_invalid);
            let days = self.first_days(&distance.from, distance.duration, less, before);
            days.is_some_and(|days| days.iter().all(|day| on.1 < *day))
        });
        let earlier = |other: &&ItemId| {
            self.dose(Some(**other))
                .is_some_and(|d| d.number < dose.number)
        };
        let missing = |other: &ItemId| {
            self.was_given(*other).is_none()
                && self.is_for_child(*other, on.1) == Truth::Holds
                && !self.may_be_unrecorded(*other)
        };
        match too_close {
            true => Some(DoseVerdict::TooClose),
            false => (series.doses.iter().filter(earlier).any(missing))
                .then_some(DoseVerdict::OutOfOrder),
        }
    }

    /// The days that may be the first so long after a point, less the grace, and so long after an invalid
    /// dose; `None` where there is no such day.
    fn first_days(
        &self,
        from: &Point,
        length: Duration,
        less: Duration,
        invalid: Option<On>,
    ) -> Option<Vec<i32>> {
        let (almanac, rule) = (self.childhood.almanac, self.programme.month_end);
        let after = |day| almanac.after(almanac.after(day, length, rule), less, rule);
        let courses = self.childhood.courses(&[from]);
        let days = courses
            .iter()
            .flatten()
            .map(|course| self.childhood.day(from, course));
        let days: Option<Vec<i32>> = days.collect();
        let ends = |on: On| [after(on.0), after(on.1)];
        match (days, invalid) {
            (Some(days), None) => Some(days.into_iter().map(after).collect()),
            (None, invalid) => invalid.map(|on| ends(on).to_vec()),
            (Some(days), Some(on)) => {
                let both = |day: i32| ends(on).map(|first| first.max(after(day)));
                Some(days.into_iter().flat_map(both).collect())
            }
        }
    }

    /// When a dose of a series that does not count was last given before a day.
    fn last_invalid(&self, series: &Series, before: i32) -> Option<On> {
        let of = self
            .given
            .iter()
            .filter(|given| given.is_invalid() && given.on.1 < before);
        let own = of.filter(|given| series.doses.contains(&given.item));
        later(&own.map(|given| given.on).collect::<Vec<On>>())
    }

    /// Whether a dose may have been validly given before the history is complete.
    fn may_be_unrecorded(&self, item: ItemId) -> bool {
        let Some(dose) = self.dose(Some(item)) else {
            return false;
        };
        let (from, less) = match &dose.valid.from {
            Some(from) => (from, Duration::ZERO),
            None => (&dose.window.earliest, self.series(dose).grace.backwards()),
        };
        let complete = self.complete_from();
        let first = self.first_days(from, Duration::ZERO, less, None);
        let before = |days: Vec<i32>| days.iter().any(|day| *day < complete);
        complete > self.child.born.number() && first.is_none_or(before)
    }

    /// Whether a dose is for the child.
    pub fn is_for_child(&self, item: ItemId, day: i32) -> Truth {
        let condition = self.dose(Some(item)).map(|dose| &dose.condition);
        condition.map_or(Truth::Holds, |condition| {
            self.known_of(item, day).truth(condition)
        })
    }

    /// Whether a dose is not for the child whatever is given of the doses before it that were not given.
    pub fn is_needless_anyhow(&self, item: ItemId) -> bool {
        let ever = |fact: FactId, _: &Made| {
            let all = values(self.programme, fact);
            all[..all.len() - 1].to_vec()
        };
        let condition = self.dose(Some(item)).map(|dose| &dose.condition);
        condition.is_some_and(|condition| {
            self.granted(item, self.as_of, &ever).truth(condition) == Truth::Fails
        })
    }

    /// The facts that would decide whether a dose is for the child.
    pub fn dose_asks(&self, item: ItemId) -> BTreeSet<FactId> {
        let Some(dose) = self.dose(Some(item)) else {
            return BTreeSet::new();
        };
        let mut facts = BTreeSet::new();
        named(&dose.condition, &mut facts);
        let known = self.known_of(item, self.as_of);
        known.matter(&facts, |facts: &Facts| {
            holds(&dose.condition, facts, &known.recorded)
        })
    }

    /// What is known of whether a dose is for the child. Of earlier doses of its series that were not given it
    /// is taken for granted that they will be, after the as-of day, or after every day where they no longer
    /// can; what rests on the product of these rests on none.
    fn known_of(&self, item: ItemId, day: i32) -> Rc<Known<'_>> {
        let once_given = |fact, made: &Made| self.values_once_given(fact, made, day);
        let known = self.granted(item, day, &once_given);
        let open =
            (self.dose(Some(item))).is_some_and(|d| known.truth(&d.condition) == Truth::Open);
        if !open {
            return known;
        }
        let without = |fact, made: &Made| match made {
            Made::Product(of) if self.gone.contains(of) => values(self.programme, fact)
                .last()
                .copied()
                .into_iter()
                .collect(),
            _ => once_given(fact, made),
        };
        self.granted(item, day, &without)
    }

    /// What is known if the earlier doses of a series that were not given get such values.
    fn granted(
        &self,
        item: ItemId,
        day: i32,
        once_given: &dyn Fn(FactId, &Made) -> Vec<i32>,
    ) -> Rc<Known<'_>> {
        let mut known: Rc<Known> = self.known(day);
        let Some(dose) = self.dose(Some(item)) else {
            return known;
        };
        let mut facts = BTreeSet::new();
        named(&dose.condition, &mut facts);
        for fact in &facts {
            let made = self.programme.facts[fact.index()].made.as_ref();
            let Some((made, other)) = made.and_then(|made| Some((made, made.dose()?))) else {
                continue;
            };
            let earlier = self
                .dose(Some(other))
                .is_some_and(|other| other.series == dose.series && other.number < dose.number);
            let for_others = self.will_not_be(other) && !self.gone.contains(&other);
            if earlier && self.was_given(other).is_none() && !for_others {
                let known = Rc::make_mut(&mut known);
                known.facts.remove(fact);
                known.only.insert(*fact, once_given(*fact, made));
            }
        }
        known
    }

    /// What a fact made of a dose may become if the dose is given after a day.
    fn values_once_given(&self, fact: FactId, made: &Made, day: i32) -> Vec<i32> {
        let all = values(self.programme, fact);
        match made {
            Made::Given { dose, at }
                if self.gone.contains(dose) || self.has_passed(at, day) == Some(true) =>
            {
                vec![GIVEN_FROM]
            }
            // The last value is that of a dose that will not be given.
            _ => all[..all.len() - 1].to_vec(),
        }
    }

    fn has_passed(&self, point: &Point, day: i32) -> Option<bool> {
        let courses = self.childhood.courses(&[point]);
        let passed = |course: &Course| Some(self.childhood.day(point, course)? <= day);
        let told: Vec<Option<bool>> = courses.iter().flatten().map(passed).collect();
        let first = told.first().copied().flatten();
        first.filter(|_| told.iter().all(|passed| *passed == first))
    }

    /// The value of a fact made of a dose.
    pub fn made_of_dose(&self, made: &Made, nothing: i32) -> Option<i32> {
        let item = made.dose()?;
        let Some((first, last)) = self.was_given(item) else {
            let never = self.gone.contains(&item) || self.will_not_be(item);
            return never.then_some(nothing);
        };
        match made {
            Made::Given { at, .. } => {
                match (self.has_passed(at, first)?, self.has_passed(at, last)?) {
                    (true, true) => Some(GIVEN_FROM),
                    (false, false) => Some(GIVEN_BEFORE),
                    _ => None,
                }
            }
            _ => {
                let valid =
                    |given: &&GivenDose| given.item == item && given.verdict == DoseVerdict::Valid;
                let on = self.given.iter().find(valid)?.on;
                let named = self.records.products(item, on);
                let product = named.first().filter(|_| named.len() == 1)?;
                let mut products = self.series(self.dose(Some(item))?).products.iter();
                let place = products.position(|other| other == product)?;
                i32::try_from(place).ok()
            }
        }
    }

    /// Whether a dose that was not given will not be, since it is for others.
    fn will_not_be(&self, item: ItemId) -> bool {
        self.childhood.not_for.contains(&item) || self.will_not_be.contains(&item)
    }

    /// The doses that are certainly not for the child.
    pub fn not_for_the_child(&self) -> BTreeSet<ItemId> {
        let doses = self.all_doses().into_iter().map(|(item, _)| item);
        let fails = |item: &ItemId| self.is_for_child(*item, self.as_of) == Truth::Fails;
        doses.filter(fails).collect()
    }

    /// The doses that were not given of which it is open whether they are for the child.
    pub fn perhaps_for_the_child(&self) -> BTreeSet<ItemId> {
        let doses = self.all_doses().into_iter().map(|(item, _)| item);
        let open = |item: &ItemId| {
            self.was_given(*item).is_none() && self.is_for_child(*item, self.as_of) == Truth::Open
        };
        doses.filter(open).collect()
    }

    /// The doses that were not given, as far as is known, and are over before the history is complete.
    pub fn over_untold(&self) -> BTreeSet<ItemId> {
        let doses = self.all_doses().into_iter();
        let over = |(item, dose): &(ItemId, &Dose)| {
            self.was_given(*item).is_none() && self.is_over_untold(*item, dose)
        };
        doses.filter(over).map(|(item, _)| item).collect()
    }

    /// Whether a dose is certainly over before the history is complete.
    pub fn is_over_untold(&self, item: ItemId, dose: &Dose) -> bool {
        let mut rests = all_points(&self.childhood, &dose.window);
        rests.extend(self.begun_by(item, dose));
        let courses = self.childhood.courses(&rests);
        let mut ends = courses
            .iter()
            .flatten()
            .map(|course| self.dose_frame(item, dose, course).end);
        let complete = self.complete_from();
        ends.all(|end| end.is_some_and(|end| end < complete))
    }

    /// The doses of which it has just turned out that they can no longer be given.
    pub fn newly_gone(&self) -> Vec<ItemId> {
        let doses = self.all_doses().into_iter().map(|(item, _)| item);
        doses.filter(|item| self.is_gone(*item)).collect()
    }

    /// Whether a dose was not given and is open at no visit any more, though some visit had it.
    fn is_gone(&self, item: ItemId) -> bool {
        if self.was_given(item).is_some() || self.gone.contains(&item) {
            return false;
        }
        let visits = (0..).take(self.programme.visits.len()).map(VisitId);
        let with = visits.filter(|v| self.programme.visits[v.index()].items.contains(&item));
        let mut past = false;
        for visit in with {
            let stood = self.visit(visit);
            let mut entries = stood.contents.iter().filter(|(id, _)| *id == Some(item));
            let open = entries.any(|(_, entry)| match entry.status {
                Status::NotApplicable => false,
                Status::Lapsed | Status::Missed | Status::Declined => {
                    past = true;
                    false
                }
                _ => true,
            });
            if open {
                return false;
            }
        }
        past
    }

    /// Whether an earlier dose of the series can no longer be given.
    pub fn is_broken(&self, dose: &Dose) -> bool {
        let gone = |other: &ItemId| {
            self.dose(Some(*other))
                .filter(|_| self.gone.contains(other))
        };
        let mut earlier = self.series(dose).doses.iter().filter_map(gone);
        earlier.any(|other| other.number < dose.number)
    }

    /// The point by which a series must have begun, for its first dose.
    pub fn begun_by(&self, item: ItemId, dose: &Dose) -> Option<&Point> {
        let series = self.series(dose);
        series
            .begun_by
            .as_ref()
            .filter(|_| series.doses.first() == Some(&item))
    }

    /// Where a dose may be given, apart from any visit.
    pub fn dose_frame(&self, item: ItemId, dose: &Dose, course: &Course) -> Frame {
        let mut frame = Frame::of(&dose.window, &self.childhood, course, self.as_of);
        let series = self.series(dose);
        let invalid = self
            .last_invalid(series, self.as_of + 1)
            .filter(|_| series.after_invalid);
        if let Some((_, last)) = invalid {
            let own = |d: &&Distance| {
                d.bound == Bound::AtLeast
                    && matches!(d.from, Point::Item(of) if series.doses.contains(&of))
            };
            for distance in dose.window.distances.iter().filter(own) {
                let rule = self.programme.month_end;
                let first = self.childhood.almanac.after(last, distance.duration, rule);
                frame = frame.not_before(first);
            }
        }
        let begun_by = self.begun_by(item, dose);
        if let Some(last) = begun_by.and_then(|by| self.childhood.day(by, course)) {
            frame = frame.not_after(last);
        }
        if let Afterwards::CaughtUp { until } = &dose.window.afterwards
            && let Some(until) = self.childhood.day(until, course)
        {
            frame = frame.not_after(until - 1);
        }
        frame
    }

    /// Whether a dose was given at one of these visits so that it counts, or again.
    pub fn given_at(&self, of: impl Fn(VisitId) -> bool, item: ItemId) -> bool {
        let days = self.records.done(of, Some(item));
        let mut given = self
            .given
            .iter()
            .filter(|given| given.item == item && !given.is_invalid());
        given.any(|given| days.contains(&given.on))
    }
}
