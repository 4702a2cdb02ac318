//! What a plan warns of, read off the documentation of `stafett_plan::plan` and of its warnings. Not looked at: doses
//! whose day is uncertain, values that no programme knows, and terms.

use super::doses::GivenDose;
use super::judge::Judge;
use super::records::{self, On, events_that_stand, sooner, why_not_counted};
use super::truth::{holds, named};
use stafett_model::child::End;
use stafett_model::{AsOf, Day, Event, EventKind, FactId, ItemId, VisitId};
use stafett_plan::{DoseVerdict, WarningKind};
use std::collections::BTreeSet;

/// Kinds of warnings, each with what it is about.
pub type Warnings = BTreeSet<(WarningKind, String)>;

/// The kinds that are looked at.
pub fn is_judged(kind: WarningKind) -> bool {
    !matches!(
        kind,
        WarningKind::DoseDateUncertain
            | WarningKind::UnknownValue
            | WarningKind::TermOutOfYear
            | WarningKind::TermOutOfRange
            | WarningKind::ConflictingTerms
    )
}

impl Judge<'_> {
    /// What there is to warn of.
    pub fn warnings(&self) -> Warnings {
        let known = self.known_at.number();
        let mut all: Warnings = records::warnings(self.programme, self.child, known)
            .into_iter()
            .collect();
        all.extend(self.of_child());
        all.extend(self.of_events());
        all.extend(self.of_doses());
        all.extend(self.of_facts());
        all
    }

    fn of_child(&self) -> Vec<(WarningKind, String)> {
        let population = &self.programme.population;
        let born = self.child.born;
        let later = born.number() > self.as_of;
        let outside = born < population.born_from || population.born_through < born;
        let complete = self.child.history_complete_from;
        let before = complete.is_some_and(|from| from < born);
        let after = complete.is_some_and(|from| from.number() > self.as_of);
        let (first, last) = self.childhood.due_dates();
        let due = self
            .child
            .due_date
            .map(Day::number)
            .filter(|due| !(first..=last).contains(due));
        let kinds = [
            due.map(|_| WarningKind::DueDateOutOfRange),
            later.then_some(WarningKind::BornLater),
            outside.then_some(WarningKind::OutsidePopulation),
            before.then_some(WarningKind::HistoryBeforeBirth),
            (after && !before && !later).then_some(WarningKind::HistoryAfterAsOf),
        ];
        let kinds = kinds.into_iter().flatten();
        kinds.map(|kind| (kind, String::new())).collect()
    }

    fn of_events(&self) -> Vec<(WarningKind, String)> {
        let mut all = Vec::new();
        let day = Day::from_number(self.as_of).expect("a day near the birth");
        let known = self.known_at;
        let (events, died) = events_that_stand(self.child, AsOf { day, known });
        for event in events {
            let mut warn = |kind| all.push((kind, event.id.clone()));
            let first = event.on.first;
            let before = event.recorded.is_some_and(|on| on < first);
            if before && first.number() <= self.as_of {
                warn(WarningKind::RecordedBefore);
            }
            if let Some(kind) = why_not_counted(self.child, self.as_of, died, event) {
                warn(kind);
            }
        }
        for (event, on) in &self.records.events {
            let kind = self.contradiction(event, *on);
            all.extend(kind.map(|kind| (kind, event.id.clone())));
        }
        all
    }

    /// What is wrong with an event that counts.
    fn contradiction(&self, event: &Event, on: On) -> Option<WarningKind> {
        let (done, kind) = match &event.kind {
            EventKind::Declined(visit) => (self.visited(*visit), WarningKind::DoneAndDeclined),
            EventKind::Missed(visit) => (self.visited(*visit), WarningKind::DoneAndMissed),
            EventKind::Cancelled(visit) => (self.visited(*visit), WarningKind::DoneAndCancelled),
            EventKind::ItemDeclined(item) => (self.dosed(*item), WarningKind::DoneAndDeclined),
            EventKind::Done { .. }
            | EventKind::ItemDone(_)
            | EventKind::Happened(_)
            | EventKind::HandoverSent(_)
            | EventKind::HandoverReceived(_)
            | EventKind::HandoverRefused(_) => {
                let is_after = self.records.ended().is_some_and(|end| end < on.0);
                let alive = !self.ended_by_death();
                return (is_after && alive).then_some(WarningKind::AfterEnd);
            }
            _ => return None,
        };
        done.is_some_and(|done| done.1 <= on.0).then_some(kind)
    }

    /// Whether death was what first ended the offers.
    fn ended_by_death(&self) -> bool {
        let first = self.records.ended();
        let mut events = self.records.events.iter();
        events.any(|(event, on)| event.kind == EventKind::Ended(End::Died) && Some(on.0) == first)
    }

    fn visited(&self, visit: VisitId) -> Option<On> {
        let of = |other: VisitId| self.base(other) == self.base(visit);
        sooner(&self.records.done(of, None))
    }

    /// When a dose was first given, whether it counts or not.
    fn dosed(&self, item: ItemId) -> Option<On> {
        let given = self.given.iter().filter(|given| given.item == item);
        sooner(&given.map(|given| given.on).collect::<Vec<On>>())
    }

    fn of_doses(&self) -> Vec<(WarningKind, String)> {
        let kind = |verdict| match verdict {
            DoseVerdict::TooEarly => Some(WarningKind::DoseTooEarly),
            DoseVerdict::TooClose => Some(WarningKind::DoseTooClose),
            DoseVerdict::OutOfOrder => Some(WarningKind::DoseOutOfOrder),
            DoseVerdict::Valid | DoseVerdict::Again => None,
        };
        let name = |item: ItemId| self.programme.items[item.index()].meta.id.clone();
        let of_one = |given: &GivenDose| {
            let products = self.records.products(given.item, given.on);
            let two = (products.len() > 1).then_some(WarningKind::TwoProducts);
            let kinds = kind(given.verdict).into_iter().chain(two);
            kinds
                .map(|kind| (kind, name(given.item)))
                .collect::<Vec<_>>()
        };
        self.given.iter().flat_map(of_one).collect()
    }

    fn of_facts(&self) -> Vec<(WarningKind, String)> {
        let facts = self.records.facts.iter();
        let counts = |from: Option<Day>| from.is_none_or(|from| from.number() <= self.as_of);
        let facts: Vec<_> = facts.filter(|record| counts(record.from)).collect();
        let two = facts.iter().filter(|one| {
            let mut others = facts.iter();
            others.any(|other| {
                (one.fact, one.from) == (other.fact, other.from) && one.value != other.value
            })
        });
        let name = |fact: FactId| self.programme.facts[fact.index()].meta.id.clone();
        let two = two.map(|record| (WarningKind::TwoValues, name(record.fact)));
        let known = self.known(self.as_of);
        let broken = known.invariants.iter().any(|invariant| {
            let mut facts = BTreeSet::new();
            named(invariant, &mut facts);
            facts.is_subset(&known.recorded) && !holds(invariant, &known.facts, &known.recorded)
        });
        let broken = broken.then(|| (WarningKind::FactsContradict, String::new()));
        two.chain(broken).collect()
    }
}
