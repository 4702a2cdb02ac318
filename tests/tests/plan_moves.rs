//! How lines of a plan move: forward as the day of the plan goes on, and later as what they hang on is
//! delayed. Over random programmes, children and days.
#![allow(missing_docs)]

use stafett_model::{AsOf, Child, Condition, Day, EventKind, Programme};
use stafett_plan::{Dates, Plan, Planner, Status, VisitItem};
use stafett_tests::planner::{Depth, FAMILIES, Referee};
use std::cell::Cell;
use std::collections::BTreeMap;

/// So many programmes of each family, unless the environment's `PROGRAMMES` asks for more.
fn programmes() -> u64 {
    let wished = std::env::var("PROGRAMMES").ok();
    wished.and_then(|count| count.parse().ok()).unwrap_or(60)
}

const DEPTH: Depth = Depth {
    children: 4,
    days: 2,
};

/// Calls `of` with random programmes, children and days of every family.
fn each(of: impl Fn(&Programme, &Child, AsOf)) {
    let referee = Referee::new(DEPTH);
    for (_, kinds) in FAMILIES {
        for number in 0..programmes() {
            referee.each(*kinds, 3, number, &of);
        }
    }
}

/// Where something stands by itself.
#[derive(Clone, Copy, Debug)]
struct Stand<'p> {
    status: Status,
    /// In English.
    reason: &'p str,
    /// The first day on which it may be done, where one is told.
    first: Option<Day>,
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

    /// Whether it rests on when a dose is given, of which the visit from which that is counted may have been made.
    fn asks_for_a_dose(self) -> bool {
        self.reason
            .starts_with("Depends on something that is not known: when it is given")
    }

    /// Whether it is a dose that lapses with its series, or since no day is left on which that may begin.
    fn ends_with_its_series(self) -> bool {
        let says = ["Is not given, since", "No day is left"];
        says.iter().any(|says| self.reason.starts_with(says))
    }

    /// Whether it is a dose that the child turns out not to need.
    fn is_needless(self) -> bool {
        self.status == Status::NotApplicable
            && self.reason.starts_with("The child does not need it")
    }

    /// Whether it may have been done before the history is complete, which no later day will tell.
    fn is_of_unknown_history(self) -> bool {
        let says = ["It may be done already", "Depends on whether this is done"];
        says.iter().any(|says| self.reason.starts_with(says))
    }

    /// Whether it would be due, but may be over by an event that may have happened before the history is complete.
    fn may_be_over(self) -> bool {
        let says = "Depends on whether this has happened already";
        self.status == Status::Undecided && self.reason.starts_with(says)
    }

    /// Whether a reprioritisation suspends it, which is upcoming again until that ends.
    fn is_paused(self) -> bool {
        self.status == Status::Upcoming && self.reason.starts_with("Paused through")
    }

    /// Whether it is undecided for want of a fact.
    fn asks_for_a_fact(self) -> bool {
        let says = "Depends on something that is not known";
        self.status == Status::Undecided && self.reason.starts_with(says)
    }

    /// Whether it rests on unknown facts, or on what is known of these.
    fn rests_on_facts(self) -> bool {
        matches!(self.status, Status::Undecided | Status::NotApplicable)
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

    /// Whether it may stand so on a later day, with the same records, where the population says the same of
    /// both days.
    fn may_become(self, next: Stand, on: Day) -> bool {
        let same = self.status == next.status;
        match (self.status, next.status) {
            (Status::Done, _) => same,
            _ if self.is_left_to_another() => true,
            _ if next.is_left_to_another() => self.step() < 3 || self.status == Status::Undecided,
            _ if next.follows() => true,
            (Status::Due, _) if next.is_paused() => true,
            (Status::NotApplicable, Status::Undecided) => next.asks_for_a_dose(),
            (Status::CarriedOver | Status::Missed, Status::Lapsed) => next.ends_with_its_series(),
            _ if next.is_needless() => self.status != Status::Declined,
            // Never back behind a day that has come.
            (Status::Undecided, Status::Upcoming) => next.first.is_none_or(|first| on < first),
            (Status::Undecided, _) => same || !self.is_of_unknown_history(),
            (_, Status::Undecided) => {
                self.step() < 2 && (next.is_of_unknown_history() || next.may_be_over())
            }
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
            first: item.window.earliest.map(|day| day.on),
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
                first: entry.window.earliest.map(|day| day.on),
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
    each(|programme, child, AsOf { day, known }| {
        let child = until(child, day);
        let steady = programme.population.during.is_empty();
        // Whether one of them suspends something is asked while it would.
        let mut modes = programme.reprioritisations.iter();
        let asks = modes.any(|mode| mode.condition != Condition::Always);
        let planner = Planner::new(programme);
        let mut before = planner.plan(&child, AsOf { day, known });
        for days in [1, 8, 30, 90, 400] {
            let later = before.receipt.as_of.plus(days).expect("a day");
            let after = planner.plan(&child, AsOf { day: later, known });
            let now = stands(&after);
            for (id, stand) in stands(&before) {
                let next = now[id];
                moved.set(moved.get() + usize::from(stand.status != next.status));
                let words =
                    || format!("{id} by {later}, {days} days on: {stand:?} {next:?} {child:?}");
                let knows_more = !steady && (stand.rests_on_facts() || next.rests_on_facts());
                let may_be_paused = asks && (stand.asks_for_a_fact() || next.asks_for_a_fact());
                let moves = knows_more || may_be_paused || stand.may_become(next, later);
                assert!(moves, "{}", words());
            }
            before = after;
        }
    });
    assert!(moved.get() > 500, "only {} moves", moved.get());
}

/// The first days of what is still to be done. A recommended day that was taken to the last day is none: it moves
/// with that, and a window without a day may get some.
fn beginnings(plan: &Plan) -> BTreeMap<&str, [Option<Day>; 2]> {
    let open = |status| matches!(status, Status::Upcoming | Status::Due);
    let days = |dates: Dates| {
        let last = dates.latest.map(|day| day.on);
        let [earliest, aim] = [dates.earliest, dates.recommended].map(|day| day.map(|day| day.on));
        [
            earliest,
            aim.filter(|aim| last.is_none_or(|last| *aim < last)),
        ]
    };
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
    each(|programme, child, as_of| {
        let planner = Planner::new(programme);
        let day = as_of.day;
        let before = planner.plan(child, as_of);
        for place in 0..child.events.len() {
            for days in [1, 10, 60] {
                let mut delayed = child.clone();
                let event = &mut delayed.events[place];
                let on = event.on.last.plus(days).expect("a day");
                if !is_counted_from(&event.kind) || on > day {
                    continue;
                }
                event.on = on.into();
                let after = planner.plan(&delayed, as_of);
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
