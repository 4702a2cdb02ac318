//! Plain visits, where only lines are wanted: it is found whether they are for the child, and nothing else. Their lines are
//! made from that, from their own days and from what is recorded of them.

use crate::known::Known;
use crate::place::{Applies, ELSEWHERE, Places, judged_on, unknown_start};
use crate::stand::settled::is_never_done;
use crate::tables::conditions::ByFact;
use crate::tables::results::InOrder;
use crate::view::Given;
use stafett_model::{Day, VisitId};

/// Whether a plain visit is for the child.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Plainly {
    /// It is.
    ForChild,
    /// It is not.
    ForOthers,
    /// That rests on facts that are unknown.
    Undecided,
}

/// The same, of a visit that nothing decides but the value of one fact on a day.
fn by_value(given: Given<'_>, ByFact { range, .. }: &ByFact, day: Day) -> Plainly {
    match given.value(range.fact, day) {
        Some(value) if range.allows(value) => Plainly::ForChild,
        Some(_) => Plainly::ForOthers,
        None => Plainly::Undecided,
    }
}

impl Places {
    /// Places a visit; where only lines are wanted, tells whether it is plain and leaves alone what needs no place.
    pub(super) fn place_unless_plain(&mut self, given: Given<'_>, visit: VisitId) {
        let plainly = match self.may_be_plain(given, visit) {
            true => self.plainly_for_child(given, visit),
            false => None,
        };
        match self.placed.get_mut(visit.index()) {
            Some(placed) if plainly.is_some() => *placed = ELSEWHERE,
            _ => self.place(given, visit),
        }
        if let Some(slot) = self.plain.get_mut(visit.index()) {
            *slot = plainly;
        }
    }

    /// Whether only lines are wanted and a visit is told by its own days alone once it is clear whether it is for the child.
    fn may_be_plain(&self, given: Given<'_>, visit: VisitId) -> bool {
        let Given {
            tables, history, ..
        } = given;
        self.for_lines
            && tables.is_plain(visit)
            && history.is_whole(visit)
            && (self.are_doses_in_order || !tables.has_doses_in_order(visit))
            && (self.are_results_in_order || !tables.results.has(visit))
            && given.has_happened(visit)
    }

    /// Whether a visit that is plain otherwise is for the child; `None` where it is unknown when that starts school.
    fn plainly_for_child(&mut self, given: Given<'_>, visit: VisitId) -> Option<Plainly> {
        if given.tables.is_for_everyone(visit) {
            return Some(Plainly::ForChild);
        }
        let span = || given.span_of(given.tables.lines.get(visit)?);
        if let Some(by_fact) = given.tables.conditions.by_fact(visit) {
            if !by_fact.is_fixed {
                if unknown_start(given, visit).is_some() {
                    return None;
                }
                return Some(by_value(given, by_fact, judged_on(given, span()?)));
            }
            let condition = given.tables.conditions.of_visit(visit)?;
            return Some(match self.by_fixed_fact {
                Some((of, plainly)) if of == condition => plainly,
                _ => {
                    let plainly = by_value(given, by_fact, given.as_of);
                    self.by_fixed_fact = Some((condition, plainly));
                    plainly
                }
            });
        }
        if unknown_start(given, visit).is_some() {
            return None;
        }
        let row = given.programme.visit(visit)?;
        let span = span()?;
        Some(
            match self.for_child(given, (visit, row), judged_on(given, span)) {
                Applies::Yes => Plainly::ForChild,
                Applies::No => Plainly::ForOthers,
                Applies::Depends(_) | Applies::TooMany(_) => Plainly::Undecided,
            },
        )
    }

    /// Settles which of the results that are in order get no value, one after the other, and for whom that makes the visits
    /// that wait for them.
    pub(crate) fn settle_results(known: &mut Known<'_>) {
        if !known.memory.desk.places.are_results_in_order {
            return;
        }
        let tables = &known.planner.tables;
        for row in &tables.results.in_order {
            let (given, desk) = known.at_desk();
            if desk.places.never_comes(given, *row) {
                desk.places.judgements.forget(given, row.fact);
                known.memory.history.nothing.push(row.fact);
                known.worlds.clear();
            }
            let (given, desk) = known.at_desk();
            for visit in tables.readers.of_fact(row.fact) {
                desk.places.place_unless_plain(given, *visit);
            }
        }
    }

    /// Whether a result is not recorded and its visit was not made and will not be.
    fn never_comes(&self, given: Given<'_>, InOrder { fact, visit }: InOrder) -> bool {
        if given.facts.has(fact, given.as_of) {
            return false;
        }
        let row = given.tables.lines.get(visit).zip(self.plainly(visit));
        let plain = row.and_then(|(row, plainly)| given.plain(row, plainly));
        plain.is_some_and(|plain| is_never_done(plain.status))
    }
}
