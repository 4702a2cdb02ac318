//! Invented children, the same for the same seed: each with what was done, missed and declined by its day.

use super::straight::{self, EXAMINATIONS, Facts, NONE, RULES};
use stafett_model::{Child, Day, Event, EventId, EventKind, FactId, FactRecord, VisitId};
use stafett_plan::Status;

/// Numbers that look random: splitmix64.
pub struct Dice(pub u64);

impl Dice {
    /// A number from 0, below `sides`.
    pub fn below(&mut self, sides: i32) -> i32 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^= mixed >> 31;
        i32::try_from(mixed % u64::from(sides.unsigned_abs().max(1))).unwrap_or(0)
    }
}

/// So many children, each with the day of its plan, in the order of their birth dates.
pub fn children(facts: Facts, count: usize) -> Vec<(Child, Day)> {
    let mut dice = Dice(2026);
    let mut all: Vec<(Child, Day)> = (0..count).map(|_| child(facts, &mut dice)).collect();
    all.sort_by_key(|(child, _)| child.born);
    all
}

fn day(number: i32) -> Day {
    Day::from_number(number).unwrap_or(Day::FIRST)
}

fn child(facts: Facts, dice: &mut Dice) -> (Child, Day) {
    let first = Day::from_ymd(2008, 1, 1).map_or(0, Day::number);
    let born = first + dice.below(18 * 365);
    let as_of = born + dice.below(18 * 365);
    let mut child = Child::born(day(born));
    if dice.below(10) > 0 {
        let value = dice.below(2);
        child
            .facts
            .push(FactRecord::new(FactId(facts.area), value, None));
    }
    let home = born + 1 + dice.below(9);
    if home <= as_of {
        happens(&mut child, home, EventKind::Happened(EventId(0)));
    }
    // What is open is settled in the order of its days by following the plan written by hand.
    for rule in 0..RULES {
        settle(&mut child, as_of, facts, rule, dice);
    }
    (child, day(as_of))
}

/// Lets one rule be done, missed or declined within its window, where that has begun by the child's day.
fn settle(child: &mut Child, as_of: i32, facts: Facts, rule: usize, dice: &mut Dice) {
    let mut lines = [straight::EMPTY; RULES];
    straight::plan(child, day(as_of), facts, &mut lines);
    let line = lines[rule];
    let last = line.latest.min(as_of);
    let open = matches!(line.status, Status::Due | Status::Lapsed | Status::Missed);
    if !open || line.earliest == NONE || line.earliest > last {
        return;
    }
    let on = line.earliest + dice.below(last - line.earliest + 1);
    let visit = VisitId(u16::try_from(rule).unwrap_or(0));
    match dice.below(20) {
        0 => happens(child, on, EventKind::Declined(visit)),
        1 => happens(child, on, EventKind::Missed(visit)),
        2 => {}
        _ => {
            let items = Vec::new();
            happens(child, on, EventKind::Done { visit, items });
            let result = rule.checked_sub(EXAMINATIONS);
            if let Some(fact) = result.and_then(|at| facts.results.get(at)) {
                let from = Some(day(on));
                let value = dice.below(2);
                child
                    .facts
                    .push(FactRecord::new(FactId(*fact), value, from));
            }
        }
    }
}

fn happens(child: &mut Child, on: i32, kind: EventKind) {
    let id = format!("e{:02}", child.events.len());
    child.events.push(Event::new(id, day(on), kind));
}
