//! How lines of a plan move: forward as the day of the plan goes on, and later as what they hang on is
//! delayed. Over random programmes, children and days.
#![allow(missing_docs)]

use stafett_model::{Child, Day, EventKind, Programme};
use stafett_plan::{Dates, Plan, Planner, Status, VisitItem};
use stafett_tests::planner::{Depth, FAMILIES, OPEN, Referee};
use std::cell::Cell;
use std::collections::BTreeMap;

/// So many programmes of each family.
const PROGRAMMES: u64 = 12;

const DEPTH: Depth = Depth {
    children: 4,
    days: 2,
};

/// Calls `of` with random programmes, children and days of every family.
fn each(of: impl Fn(&Programme, &Child, Day)) {
    let referee = Referee::new(DEPTH);
    for (_, kinds) in FAMILIES.iter().chain(OPEN) {
        for number in 0..PROGRAMMES {
            referee.each(*kinds, 3, number, |programme, child, day| {
                of(programme, child, day.day);
            });
        }
    }
}

/// Where something stands by itself.
#[derive(Clone, Copy, Debug)]
struct Stand<'p> {
    status: Status,
    /// In English.
    reason: &'p str,
}

impl Stand<'_> {
    /// Whether a dose is left to another visit that has it, as the definitions say: it is upcoming or lapsed
    /// at this one as long as that is so.
    fn is_left_to_another(self) -> bool {
        self.reason.starts_with("Is given with")
    }

    /// Whether it stands as it does because of the visit from which it is counted.
    fn follows(self) -> bool {
        self.reason.starts_with("Follows")
    }

    /// Whether it may have been done before the history is complete, which no later day will tell.
    fn is_of_unknown_history(self) -> bool {
        self.reason.starts_with("It may be done already")
    }

    /// Whether it is a dose that the child does not need, because of another that was given or never will be.
    fn is_not_needed(self) -> bool {
        self.reason.starts_with("The child does not need it")
    }

    /// Whether it lapsed because an earlier dose can no longer be given, which that dose may turn out not to need.
    fn lapsed_with_its_series(self) -> bool {
        self.reason.starts_with("Is not given, since")
    }

    /// How far it has come. What is settled never moves again.
    fn step(self) -> u8 {
        match self.status {
            Status::Upcoming => 0,
            Status::Due => 1,
            Status::PastItsTime => 2,
            _ => 3,
        }
    }

    /// Whether it may stand so later, with the same records.
    fn may_become(self, next: Stand) -> bool {
        let same = self.status == next.status;
        match (self.status, next.status) {
            (Status::Done, _) => same,
            _ if self.is_left_to_another() || next.is_left_to_another() => true,
            _ if self.follows() || next.follows() => true,
            _ if next.is_not_needed() => self.status != Status::Done,
            _ if self.lapsed_with_its_series() => true,
            // Closed before the history is complete.
            (_, Status::Undecided) => same || self.step() < 2,
            // Whether a dose was given, on which it depends, is settled once that can be given no more.
            (Status::Undecided, _) => !self.is_of_unknown_history(),
            _ => same || self.step() < next.step(),
        }
    }
}

/// What stands by itself: contents, and visits without any.
fn stands(plan: &Plan) -> BTreeMap<&str, Stand<'_>> {
    plan.items.iter().flat_map(of).collect()
}

fn of(item: &VisitItem) -> Vec<(&str, Stand<'_>)> {
    let own = (
        item.id.as_str(),
        Stand {
            status: item.status,
            reason: &item.reason.en,
        },
    );
    let own = item.contents.is_empty().then_some(own);
    let contents = item.contents.iter().map(|entry| {
        let reason = &entry.reason.en;
        (
            entry.id.as_str(),
            Stand {
                status: entry.status,
                reason,
            },
        )
    });
    contents.chain(own).collect()
}

/// The child as it was known on a day, and nothing that is dated later.
fn until(child: &Child, day: Day) -> Child {
    let mut child = child.clone();
    child.events.retain(|event| event.on.last <= day);
    child
        .facts
        .retain(|record| record.from.is_none_or(|from| from <= day));
    child
}

#[test]
fn statuses_move_only_forward() {
    let moved = Cell::new(0);
    each(|programme, child, day| {
        let child = until(child, day);
        let planner = Planner::new(programme);
        let mut before = planner.plan(&child, day);
        for days in [1, 8, 30, 90, 400] {
            let later = before.receipt.as_of.plus(days).expect("a day");
            let after = planner.plan(&child, later);
            let now = stands(&after);
            for (id, stand) in stands(&before) {
                let next = now[id];
                moved.set(moved.get() + usize::from(stand.status != next.status));
                let words =
                    || format!("{id} by {later}, {days} days on: {stand:?} {next:?} {child:?}");
                assert!(stand.may_become(next), "{}", words());
            }
            before = after;
        }
    });
    assert!(moved.get() > 500, "only {} moves", moved.get());
}

/// The first days of what is still to be done.
fn beginnings(plan: &Plan) -> BTreeMap<&str, [Option<Day>; 2]> {
    let open = |status| matches!(status, Status::Upcoming | Status::Due);
    let days = |dates: Dates| [dates.earliest, dates.recommended].map(|day| day.map(|day| day.on));
    let contents = plan.items.iter().flat_map(|item| &item.contents);
    let contents = contents.map(|entry| (entry.status, entry.id.as_str(), entry.window));
    let visits = plan.items.iter().filter(|item| item.contents.is_empty());
    let visits = visits.map(|item| (item.status, item.id.as_str(), item.window));
    contents
        .chain(visits)
        .filter(|(status, ..)| open(*status))
        .map(|(_, id, dates)| (id, days(dates)))
        .collect()
}

/// Whether what is counted from an event may be settled by it.
fn is_counted_from(kind: &EventKind) -> bool {
    matches!(
        kind,
        EventKind::Done { .. } | EventKind::ItemDone(_) | EventKind::Happened(_)
    )
}

/// Each dose that was given, and whether it counts.
fn judged(plan: &Plan) -> Vec<(&str, bool)> {
    let doses = plan.judged_doses.iter();
    doses.map(|dose| (dose.id.as_str(), dose.valid)).collect()
}

#[test]
fn a_delay_brings_nothing_forward() {
    let compared = Cell::new(0);
    each(|programme, child, day| {
        let planner = Planner::new(programme);
        let before = planner.plan(child, day);
        for place in 0..child.events.len() {
            for days in [1, 10, 60] {
                let mut delayed = child.clone();
                let event = &mut delayed.events[place];
                let on = event.on.last.plus(days).expect("a day");
                if !is_counted_from(&event.kind) || on > day {
                    continue;
                }
                event.on = on.into();
                let after = planner.plan(&delayed, day);
                // A dose that counts only when it is later, or no longer does, is another history.
                if judged(&before) != judged(&after) {
                    continue;
                }
                let now = beginnings(&after);
                for (id, was) in beginnings(&before) {
                    for (was, is) in was
                        .into_iter()
                        .zip(now.get(id).copied().unwrap_or_default())
                    {
                        compared.set(compared.get() + usize::from(is.is_some()));
                        let forward = was.zip(is).is_some_and(|(was, is)| is < was);
                        let words =
                            || format!("{id} as of {day}, {days} days later: {was:?} {is:?}");
                        assert!(!forward, "{} {:?} {child:?}", words(), child.events[place]);
                    }
                }
            }
        }
    });
    assert!(compared.get() > 1000, "{}", compared.get());
}
