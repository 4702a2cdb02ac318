//! Until when a dose may be given. A plan tells it of what is offered; of what is over, or cannot be in time, its explanation
//! does.

use stafett_model::{Afterwards, AsOf, Child, Day, Programme};
use stafett_plan::{ContentEntry, Plan, PlannedDay, Planner};
use std::cell::OnceCell;

/// What the last days of doses are looked up in.
pub(super) struct Until<'p> {
    programme: &'p Programme,
    child: &'p Child,
    as_of: AsOf,
    has_ended: bool,
    /// Made for the first dose of which the plan does not tell it.
    planner: OnceCell<Planner<'p>>,
}

impl<'p> Until<'p> {
    /// For the doses of a child's plan.
    pub(super) fn of(plan: &Plan, child: &'p Child, programme: &'p Programme) -> Until<'p> {
        Until {
            programme,
            child,
            as_of: AsOf {
                day: plan.receipt.as_of,
                known: plan.receipt.known_at,
            },
            has_ended: plan.receipt.ended.is_some(),
            planner: OnceCell::new(),
        }
    }

    /// Whether nothing more is offered to the child: then nothing is missing either.
    pub(super) fn has_ended(&self) -> bool {
        self.has_ended
    }

    /// The day of the plan.
    pub(super) fn as_of(&self) -> Day {
        self.as_of.day
    }

    /// The last day on which a dose could be given, where that has certainly passed: preliminary where it may have been a
    /// day before.
    pub(super) fn passed(&self, entry: &ContentEntry) -> Option<PlannedDay> {
        let has_passed = |last: &PlannedDay| last.on < self.as_of.day;
        let certain = |last: PlannedDay| (!last.preliminary).then_some(last);
        let last = match entry.window.offered_through {
            Some(last) => certain(last),
            None if self.lapses(entry) => entry.window.latest.and_then(certain),
            // What can be made up may be given after its own days.
            None => self.made_up(entry),
        };
        last.filter(has_passed)
    }

    /// The last day on which a dose may be given, its own or, where it can be made up, a later one.
    pub(super) fn given_by(&self, entry: &ContentEntry) -> Option<PlannedDay> {
        let made_up = || self.made_up(entry).filter(|_| !self.lapses(entry));
        entry
            .window
            .offered_through
            .or_else(made_up)
            .or(entry.window.latest)
    }

    /// The last day on which a dose may be made up, by its explanation: the last of those on which that may lie.
    pub(super) fn made_up(&self, entry: &ContentEntry) -> Option<PlannedDay> {
        let planner = self.planner.get_or_init(|| Planner::new(self.programme));
        let why = planner.why(self.child, self.as_of, &entry.id)?;
        let mut steps = why.dates.into_iter();
        let end = steps.find(|step| step.what == "offeredThrough" && !step.of_visit)?;
        end.last.map(|on| PlannedDay {
            on,
            preliminary: end.first != Some(on),
        })
    }

    /// Whether a dose cannot be given after its own days.
    fn lapses(&self, entry: &ContentEntry) -> bool {
        let dose = (self.programme.item(entry.item)).and_then(|row| row.dose.as_ref());
        dose.is_some_and(|dose| {
            matches!(
                dose.window.afterwards,
                Afterwards::Lapses | Afterwards::Unsaid
            )
        })
    }
}
