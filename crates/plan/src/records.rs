//! Which of a child's records stand by a day: what was known then, corrections and retractions carried
//! out, and nothing that is said in two ways.
//!
//! A correction is a record of its own, with an id of its own, so it may be corrected in turn: what stands
//! in the place of a record is the end of a chain. Chains are followed id by id, each id once, from the
//! corrections that nobody corrects down to the originals.

mod corrections;
pub(crate) mod history;
pub(crate) mod ordinary;
pub(crate) mod outcomes;
pub(crate) mod recorded;
pub(crate) mod shown;
pub(crate) mod warn;

use crate::records::corrections::{About, warning};
use crate::{Warning, WarningKind};
use alloc::vec::Vec;
use core::cmp::Ordering;
use core::ops::Range;
use stafett_model::{Child, Day, Event, EventKind, FactRecord, Programme};

/// The records that stand, each once, in a fixed order.
#[derive(Default)]
pub(crate) struct Standing<'c> {
    pub(crate) events: Vec<&'c Event>,
    pub(crate) facts: Vec<&'c FactRecord>,
    pub(crate) warnings: Vec<Warning>,
}

/// The records of a child that stand, of those that were known by `known`.
pub(crate) fn standing<'c>(programme: &Programme, child: &'c Child, known: Day) -> Standing<'c> {
    if let Some(standing) = unrelated(child, known) {
        return standing;
    }
    let records = Records::of(child, known);
    let mut warnings = records.warnings(programme);
    let decided = records.decided(programme, &mut warnings);
    let mut standing = Standing {
        warnings,
        ..Standing::default()
    };
    records.stand(programme, &decided, &mut standing);
    said_with_events(child, &mut standing);
    standing
}

/// The records that stand where each event has an id of its own, no fact has one, and none corrects or
/// retracts anything: all that were known.
fn unrelated(child: &Child, known: Day) -> Option<Standing<'_>> {
    let is_known = |recorded: Option<Day>| recorded.is_none_or(|on| on <= known);
    let mut events: Vec<&Event> = Vec::with_capacity(child.events.len());
    let mut is_sorted = true;
    let mut last = ("", 0);
    for event in child.events.iter().filter(|event| is_known(event.recorded)) {
        if event.corrects.is_some() || event.kind == EventKind::Retracted || event.id.is_empty() {
            return None;
        }
        let id = (event.id.as_str(), beginning(&event.id));
        is_sorted = is_sorted && is_before(last, id);
        last = id;
        events.push(event);
    }
    if !is_sorted {
        events.sort_unstable_by(|one, other| one.id.cmp(&other.id));
        if !events.is_sorted_by(|one, other| one.id < other.id) {
            return None;
        }
    }
    let mut facts: Vec<&FactRecord> = Vec::with_capacity(child.facts.len());
    for fact in child.facts.iter().filter(|fact| is_known(fact.recorded)) {
        if fact.corrects.is_some() || !fact.id.is_empty() {
            return None;
        }
        facts.push(fact);
    }
    if !facts.is_sorted_by(|one, other| one < other) {
        facts.sort_unstable();
        facts.dedup();
    }
    Some(Standing {
        events,
        facts,
        warnings: Vec::new(),
    })
}

/// Whether one of two ids, each with its beginning, stands before the other. The beginnings mostly tell, as numbers: each
/// id is looked at once more for every child.
fn is_before(one: (&str, u64), other: (&str, u64)) -> bool {
    match one.1.cmp(&other.1) {
        Ordering::Equal => one.0 < other.0,
        differ => differ.is_lt(),
    }
}

/// The first eight bytes of an id as a number; of a shorter one, with naughts for what it lacks.
#[inline]
fn beginning(id: &str) -> u64 {
    let bytes = id.as_bytes();
    // How far to the left of its place in eight bytes a number stands that ends with that many of them.
    let lacks = |length: usize| 64_usize.saturating_sub(length.saturating_mul(8));
    if let Some(first) = bytes.first_chunk() {
        return u64::from_be_bytes(*first);
    }
    if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
        let [first, last] = [first, last].map(|four| u64::from(u32::from_be_bytes(*four)));
        return first << 32 | last << lacks(bytes.len());
    }
    if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
        let [first, last] = [first, last].map(|two| u64::from(u16::from_be_bytes(*two)));
        return first << 48 | last << lacks(bytes.len());
    }
    bytes.first().map_or(0, |one| u64::from(*one) << 56)
}

/// Leaves out the facts that were said with an event that does not stand.
fn said_with_events(child: &Child, standing: &mut Standing<'_>) {
    if standing.facts.iter().all(|fact| fact.id.is_empty()) {
        return;
    }
    let mut all: Vec<&str> = child.events.iter().map(|event| event.id.as_str()).collect();
    all.sort_unstable();
    let mut stand: Vec<&str> = standing
        .events
        .iter()
        .map(|event| event.id.as_str())
        .collect();
    stand.sort_unstable();
    let has = |ids: &[&str], id: &str| ids.binary_search(&id).is_ok();
    standing
        .facts
        .retain(|fact| fact.id.is_empty() || !has(&all, &fact.id) || has(&stand, &fact.id));
}

/// One record of a child.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Record<'c> {
    Event(&'c Event),
    Fact(&'c FactRecord),
}

impl<'c> Record<'c> {
    fn id(self) -> &'c str {
        match self {
            Record::Event(event) => &event.id,
            Record::Fact(fact) => &fact.id,
        }
    }

    fn corrects(self) -> Option<&'c str> {
        match self {
            Record::Event(event) => event.corrects.as_deref(),
            Record::Fact(fact) => fact.corrects.as_deref(),
        }
    }

    fn recorded(self) -> Option<Day> {
        match self {
            Record::Event(event) => event.recorded,
            Record::Fact(fact) => fact.recorded,
        }
    }

    fn is_event(self) -> bool {
        matches!(self, Record::Event(_))
    }

    fn retracts(self) -> bool {
        matches!(self, Record::Event(event) if event.kind == EventKind::Retracted)
    }

    /// Whether it is another wording of its own id: a correction of the other records of that id.
    fn rewords(self) -> bool {
        self.corrects() == Some(self.id())
    }

    /// Whether both say the same, whoever recorded it and when.
    fn says_the_same(self, other: Record<'_>) -> bool {
        match (self, other) {
            (Record::Event(one), Record::Event(two)) => {
                let both_retract = self.retracts() && other.retracts();
                let same = (&one.kind, one.on, &one.products) == (&two.kind, two.on, &two.products);
                both_retract || same
            }
            (Record::Fact(one), Record::Fact(two)) => {
                (one.fact, one.value, one.from) == (two.fact, two.value, two.from)
            }
            _ => false,
        }
    }

    fn about(self) -> About<'c> {
        match self {
            Record::Event(event) => About::Event(event),
            Record::Fact(fact) => About::Fact(fact),
        }
    }
}

/// What stands in the place of the records of an id.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Decision {
    /// They themselves.
    Itself,
    /// The record at this place.
    Replaced(usize),
    /// Nothing: it never was.
    Retracted,
    /// Nothing: it is corrected, but how is not clear.
    Unclear,
}

/// The records of a child, by id.
struct Records<'c> {
    /// By id, each once; those without an id first.
    all: Vec<Record<'c>>,
    /// The ids, ascending, with the places of their records.
    ids: Vec<(&'c str, Range<usize>)>,
    /// For each record the place in `ids` of what it corrects, where that is known.
    targets: Vec<Option<usize>>,
    /// For each id the places of the records that correct it.
    corrections: Vec<Vec<usize>>,
}

impl<'c> Records<'c> {
    fn of(child: &'c Child, known: Day) -> Records<'c> {
        let events = child.events.iter().map(Record::Event);
        let facts = child.facts.iter().map(Record::Fact);
        let is_known = |record: &Record<'_>| record.recorded().is_none_or(|on| on <= known);
        let (told, untold): (Vec<_>, Vec<_>) = events.partition(is_known);
        let with_untold = |fact: &Record<'_>| {
            let has_id = |event: &Record<'_>| event.id() == fact.id();
            !fact.id().is_empty() && untold.iter().any(has_id) && !told.iter().any(has_id)
        };
        let facts = facts.filter(|fact| is_known(fact) && !with_untold(fact));
        let mut all: Vec<Record<'c>> = told.iter().copied().chain(facts).collect();
        all.sort_unstable_by(|one, other| (one.id(), one).cmp(&(other.id(), other)));
        all.dedup();
        let mut records = Records {
            ids: ranges(&all),
            targets: Vec::new(),
            corrections: Vec::new(),
            all,
        };
        records.targets = (0..records.all.len())
            .map(|place| records.target(place))
            .collect();
        records.corrections = records.ids.iter().map(|_| Vec::new()).collect();
        for (place, target) in records.targets.iter().enumerate() {
            let slot = target.and_then(|id| records.corrections.get_mut(id));
            slot.into_iter().for_each(|slot| slot.push(place));
        }
        records
    }

    fn members(&self, id: usize) -> impl Iterator<Item = (usize, Record<'c>)> + '_ {
        let range = self.ids.get(id).map_or(0..0, |(_, range)| range.clone());
        range.filter_map(|place| Some((place, *self.all.get(place)?)))
    }

    /// The place of an id.
    fn id(&self, id: &str) -> Option<usize> {
        self.ids
            .binary_search_by(|(known, _)| (*known).cmp(id))
            .ok()
    }

    /// The id that a record corrects, where there is something of its kind to correct: an event may stand
    /// for an event, a fact for a fact, and anything may be retracted.
    fn target(&self, place: usize) -> Option<usize> {
        let record = *self.all.get(place)?;
        let id = self.id(record.corrects()?)?;
        let mut others = self
            .members(id)
            .filter(|(other, _)| *other != place)
            .map(|(_, other)| other)
            .filter(|other| !other.rewords() || !record.rewords());
        let fits = if record.retracts() {
            others.next().is_some()
        } else if record.is_event() {
            others.any(Record::is_event)
        } else {
            let event = |(_, other): (usize, Record<'_>)| other.is_event();
            others.next().is_some() && !self.members(id).any(event)
        };
        fits.then_some(id)
    }

    /// Warnings of corrections of what is not there.
    fn warnings(&self, programme: &Programme) -> Vec<Warning> {
        let kind = WarningKind::UnknownCorrection;
        self.all
            .iter()
            .zip(&self.targets)
            .filter(|(record, target)| {
                target.is_none() && (record.corrects().is_some() || record.retracts())
            })
            .map(|(record, _)| warning(programme, kind, record.about()))
            .collect()
    }

    /// The place of the id under which a correction may itself be corrected.
    fn own_id(&self, correction: usize) -> Option<usize> {
        let record = self.all.get(correction)?;
        if record.rewords() {
            return None;
        }
        self.id(record.id())
    }

    /// What stands for each id; `None` where its corrections go round in a circle.
    fn decided(&self, programme: &Programme, warnings: &mut Vec<Warning>) -> Vec<Option<Decision>> {
        let mut decided: Vec<Option<Decision>> = self.ids.iter().map(|_| None).collect();
        let mut waiting: Vec<usize> = self
            .corrections
            .iter()
            .map(|all| {
                all.iter()
                    .filter(|place| self.own_id(**place).is_some())
                    .count()
            })
            .collect();
        let free = |(id, waiting): (usize, &usize)| (*waiting == 0).then_some(id);
        let mut ready: Vec<usize> = waiting.iter().enumerate().filter_map(free).collect();
        while let Some(id) = ready.pop() {
            let decision = self.decide(id, &decided);
            if decision == Decision::Unclear {
                warnings.extend(self.unclear(programme, id));
            }
            if let Some(slot) = decided.get_mut(id) {
                *slot = Some(decision);
            }
            for (place, _) in self.members(id) {
                let Some(target) = self.own_id(place).and(self.target_of(place)) else {
                    continue;
                };
                if let Some(count) = waiting.get_mut(target) {
                    *count = count.saturating_sub(1);
                    ready.extend((*count == 0).then_some(target));
                }
            }
        }
        self.warn_of_circles(programme, &decided, warnings);
        decided
    }

    fn target_of(&self, place: usize) -> Option<usize> {
        self.targets.get(place).copied().flatten()
    }

    /// What stands in the place of one correction.
    fn inner(&self, correction: usize, decided: &[Option<Decision>]) -> Decision {
        match self.own_id(correction) {
            None => Decision::Itself,
            Some(id) => decided
                .get(id)
                .copied()
                .flatten()
                .unwrap_or(Decision::Unclear),
        }
    }

    /// What stands for an id whose corrections are all decided.
    fn decide(&self, id: usize, decided: &[Option<Decision>]) -> Decision {
        let live: Vec<(usize, Decision)> = self
            .corrections
            .get(id)
            .into_iter()
            .flatten()
            .map(|place| (*place, self.inner(*place, decided)))
            .filter(|(_, inner)| *inner != Decision::Retracted)
            .collect();
        if live.is_empty() {
            return Decision::Itself;
        }
        let Some((place, inner)) = self.last(&live) else {
            return Decision::Unclear;
        };
        let stands = match inner {
            Decision::Itself => place,
            Decision::Replaced(by) => by,
            Decision::Retracted | Decision::Unclear => return Decision::Unclear,
        };
        if self.all.get(stands).is_some_and(|record| record.retracts()) {
            Decision::Retracted
        } else {
            Decision::Replaced(stands)
        }
    }

    /// Of several corrections of one record the one that counts: they say the same, or it was recorded
    /// last. `None` where that is not clear.
    fn last(&self, live: &[(usize, Decision)]) -> Option<(usize, Decision)> {
        let recorded = |place: usize| self.all.get(place).and_then(|record| record.recorded());
        let (first, rest) = live.split_first()?;
        let same = |other: &(usize, Decision)| {
            let [one, two] = [first, other].map(|(place, _)| self.all.get(*place));
            let plain = first.1 == Decision::Itself && other.1 == Decision::Itself;
            let same = one
                .zip(two)
                .is_some_and(|(one, two)| one.says_the_same(*two));
            plain && same
        };
        if rest.iter().all(same) {
            return Some(*first);
        }
        if live.iter().any(|(place, _)| recorded(*place).is_none()) {
            return None;
        }
        let last = live.iter().map(|(place, _)| recorded(*place)).max()?;
        let latest: Vec<(usize, Decision)> = live
            .iter()
            .copied()
            .filter(|(place, _)| recorded(*place) == last)
            .collect();
        match latest.as_slice() {
            [only] => Some(*only),
            // Fewer than before, all of one day: they count only if they say the same.
            several if several.len() < live.len() => self.last(several),
            _ => None,
        }
    }

    /// The warning that it is not clear how an id is corrected.
    fn unclear(&self, programme: &Programme, id: usize) -> Option<Warning> {
        let (_, first) = self.members(id).next()?;
        let kind = WarningKind::ConflictingCorrections;
        Some(warning(programme, kind, first.about()))
    }

    /// Warns of every record that corrects, directly or not, what goes round in a circle.
    fn warn_of_circles(
        &self,
        programme: &Programme,
        decided: &[Option<Decision>],
        warnings: &mut Vec<Warning>,
    ) {
        let mut lost: Vec<bool> = decided.iter().map(Option::is_none).collect();
        let undecided = |(id, lost): (usize, &bool)| lost.then_some(id);
        let mut follow: Vec<usize> = lost.iter().enumerate().filter_map(undecided).collect();
        while let Some(id) = follow.pop() {
            for place in self.corrections.get(id).into_iter().flatten() {
                let Some(record) = self.all.get(*place) else {
                    continue;
                };
                let kind = WarningKind::CircularCorrections;
                warnings.push(warning(programme, kind, record.about()));
                let own = self.own_id(*place);
                if let Some((own, lost)) = own.and_then(|id| Some((id, lost.get_mut(id)?))) {
                    follow.extend((!*lost).then_some(own));
                    *lost = true;
                }
            }
        }
    }

    /// Fills in the records that stand: those that correct nothing, and what stands in their place.
    fn stand(
        &self,
        programme: &Programme,
        decided: &[Option<Decision>],
        standing: &mut Standing<'c>,
    ) {
        let mut stand: Vec<Record<'c>> = Vec::with_capacity(self.all.len());
        let named = self
            .ids
            .first()
            .map_or(self.all.len(), |(_, range)| range.start);
        let unnamed = self.all.iter().zip(&self.targets).take(named);
        stand.extend(
            unnamed
                .filter(|(_, target)| target.is_none())
                .map(|(record, _)| *record),
        );
        for (id, decision) in decided.iter().enumerate() {
            let with_event = self.members(id).any(|(_, record)| record.is_event());
            let originals: Vec<Record<'c>> = self
                .members(id)
                .filter(|(place, _)| self.target_of(*place).is_none())
                .map(|(_, record)| record)
                .collect();
            match decision {
                Some(Decision::Itself) => {
                    stand.extend(unambiguous(programme, &originals, with_event, standing));
                }
                // What was only said with a correction is no original that it could stand for.
                Some(Decision::Replaced(by))
                    if originals
                        .iter()
                        .any(|record| record.is_event() == with_event) =>
                {
                    stand.extend(self.all.get(*by).copied());
                }
                _ => {}
            }
        }
        stand.sort_unstable();
        stand.dedup();
        for record in stand {
            match record {
                Record::Event(event) if event.kind == EventKind::Retracted => {}
                Record::Event(event) => standing.events.push(event),
                Record::Fact(fact) => standing.facts.push(fact),
            }
        }
    }
}

/// The ids of records that are sorted by them, with the places of their records.
fn ranges<'c>(all: &[Record<'c>]) -> Vec<(&'c str, Range<usize>)> {
    let mut ids: Vec<(&'c str, Range<usize>)> = Vec::new();
    for (place, record) in all.iter().enumerate() {
        let next = place.saturating_add(1);
        match ids.last_mut() {
            _ if record.id().is_empty() => {}
            Some((id, range)) if *id == record.id() => range.end = next,
            _ => ids.push((record.id(), place..next)),
        }
    }
    ids
}

/// The records of one id without those that differ: of an event and what was said with it, for each fact;
/// otherwise of all. Notes a warning for each that is left out.
fn unambiguous<'c>(
    programme: &Programme,
    records: &[Record<'c>],
    with_event: bool,
    standing: &mut Standing<'c>,
) -> Vec<Record<'c>> {
    let one_thing = |one: &Record<'_>, other: &Record<'_>| match (one, other) {
        (Record::Event(_), Record::Event(_)) => true,
        (Record::Fact(one), Record::Fact(two)) => !with_event || one.fact == two.fact,
        _ => false,
    };
    let mut kept = Vec::with_capacity(records.len());
    for same in records.chunk_by(one_thing) {
        match same {
            [one] => kept.push(*one),
            [first, ..] => {
                let kind = match first {
                    Record::Event(_) => WarningKind::ConflictingEvents,
                    Record::Fact(_) => WarningKind::ConflictingFacts,
                };
                standing
                    .warnings
                    .push(warning(programme, kind, first.about()));
            }
            [] => {}
        }
    }
    kept
}
