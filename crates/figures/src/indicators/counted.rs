//! How one child counts for an indicator.

use stafett_model::{AsOf, Child, Day, EventKind, FactId, Indicator, ItemId, Located};
use stafett_plan::{Plan, Planner, Status, ask};
use std::collections::BTreeMap;

/// How a child counts.
pub(super) enum Counted {
    /// Not at all: its day has not come or never comes, the programme's offers had ended, it was not
    /// born in the population, or it does not belong to the denominator.
    Not,
    /// Whether it belongs to the denominator is not known.
    DenominatorUnknown,
    /// It belongs to the denominator.
    As {
        /// The day on which it is counted.
        on: Day,
        /// Whether it is counted in; `None` where that is not known.
        numerator: Option<bool>,
    },
}

/// A child with what was asked of it.
pub(super) struct Record<'a> {
    planner: &'a Planner<'a>,
    /// With the records that stand on `as_of`.
    child: Child,
    as_of: Day,
    plans: BTreeMap<Day, Plan>,
}

impl<'a> Record<'a> {
    pub(super) fn of(planner: &'a Planner<'a>, child: &Child, as_of: Day) -> Record<'a> {
        Record {
            planner,
            child: ask::standing(planner.programme(), child, as_of),
            as_of,
            plans: BTreeMap::new(),
        }
    }

    /// The value of a fact on a day, by what is known today.
    pub(super) fn value(&self, fact: FactId, on: Day) -> Option<i32> {
        self.planner.value(&self.child, fact, self.back_on(on))
    }

    /// A day, by what is known today: what was recorded late is not missing then.
    fn back_on(&self, day: Day) -> AsOf {
        AsOf {
            day,
            known: self.as_of,
        }
    }

    pub(super) fn counted(&mut self, indicator: &Indicator) -> Counted {
        let Some(on) = self.day(indicator) else {
            return Counted::Not;
        };
        let back = self.back_on(on);
        match self
            .planner
            .holds(&self.child, back, &indicator.denominator)
        {
            Some(false) => Counted::Not,
            None => Counted::DenominatorUnknown,
            Some(true) => Counted::As {
                on,
                numerator: self.numerator(indicator, on),
            },
        }
    }

    /// The day on which the child is counted, if it has come and the child was still there.
    fn day(&self, indicator: &Indicator) -> Option<Day> {
        let population = &self.planner.programme().population;
        let born = self.child.born;
        if born < population.born_from || population.born_through < born {
            return None;
        }
        let at = self.planner.located(&self.child, self.as_of, &indicator.at);
        let Located::At(on) = at else {
            return None;
        };
        let ended = |kind: &EventKind| matches!(kind, EventKind::Ended(_));
        let events = &self.child.events;
        let ended = events
            .iter()
            .any(|event| ended(&event.kind) && event.on.first <= on);
        (on <= self.as_of && !ended).then_some(on)
    }

    /// Whether everything holds that the numerator asks for.
    fn numerator(&mut self, indicator: &Indicator, on: Day) -> Option<bool> {
        let condition = &indicator.numerator.condition;
        let holds = self.planner.holds(&self.child, self.back_on(on), condition);
        let done = indicator.numerator.done.iter();
        let done: Vec<Option<bool>> = done.map(|item| self.done(*item, on)).collect();
        let mut parts = done.into_iter().chain([holds]);
        parts
            .try_fold(Some(true), |all, part| match (all, part) {
                (_, Some(false)) => Err(()),
                (Some(true), Some(true)) => Ok(Some(true)),
                _ => Ok(None),
            })
            .unwrap_or(Some(false))
    }

    /// Whether a content was done on the day or before.
    fn done(&mut self, item: ItemId, on: Day) -> Option<bool> {
        if self.recorded(item, on) || self.in_plan(item, on) {
            return Some(true);
        }
        let complete_from = self.child.history_complete_from;
        let complete = complete_from.is_none_or(|from| from <= self.child.born);
        complete.then_some(false)
    }

    /// Whether an event names the content as done. Whether a dose was valid, only the plan tells.
    fn recorded(&self, item: ItemId, on: Day) -> bool {
        let row = self.planner.programme().item(item);
        let is_dose = row.is_some_and(|row| row.dose.is_some());
        let names = |kind: &EventKind| match kind {
            EventKind::ItemDone(done) => *done == item,
            EventKind::Done { items, .. } => items.contains(&item),
            _ => false,
        };
        let events = &self.child.events;
        !is_dose
            && events
                .iter()
                .any(|event| event.on.last <= on && names(&event.kind))
    }

    /// Whether the child's plan of that day shows the content as done.
    fn in_plan(&mut self, item: ItemId, on: Day) -> bool {
        let (planner, back) = (self.planner, self.back_on(on));
        let child = &self.child;
        let plan = self
            .plans
            .entry(on)
            .or_insert_with(|| planner.plan(child, back));
        let mut contents = plan.items.iter().flat_map(|visit| &visit.contents);
        contents.any(|entry| entry.item == item && entry.status == Status::Done)
    }
}
