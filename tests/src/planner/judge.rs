//! One child, one day: what is known, what was done, and where each line stands.

use super::almanac::Almanac;
use super::course::Childhood;
use super::records::Records;
use super::stand::Stand;
use super::truth::{Facts, Known, values};
use stafett_model::{
    Change, Child, FactId, FactRecord, ItemId, Made, Point, Programme, Values, VisitId,
};
use stafett_plan::Status;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

/// Judges one child as of one day.
pub struct Judge<'a> {
    pub programme: &'a Programme,
    pub child: &'a Child,
    pub as_of: i32,
    pub childhood: Childhood<'a>,
    pub records: Records<'a>,
    stood: RefCell<BTreeMap<VisitId, Stand>>,
}

impl<'a> Judge<'a> {
    pub fn new(
        almanac: &'a Almanac,
        programme: &'a Programme,
        child: &'a Child,
        as_of: i32,
    ) -> Judge<'a> {
        let start = programme.school.as_ref().and_then(|s| s.start_fact);
        let mut judge = Judge {
            programme,
            child,
            as_of,
            childhood: Childhood {
                almanac,
                programme,
                child,
                start: None,
                starts: Vec::new(),
                happened: BTreeMap::new(),
            },
            records: Records::until(child, as_of),
            stood: RefCell::default(),
        };
        if let Some(fact) = start {
            judge.childhood.start = judge
                .value(fact, as_of)
                .or_else(|| derived(programme, fact));
            let known = judge.known(as_of, &BTreeSet::new());
            let starts = known.completions(BTreeSet::from([fact]));
            let starts: BTreeSet<i32> = starts
                .iter()
                .filter_map(|f| f.get(&fact).copied())
                .collect();
            judge.childhood.starts = starts.into_iter().collect();
        }
        judge.note_what_happened();
        judge
    }

    /// The visit of the base for which a row stands.
    pub fn base(&self, visit: VisitId) -> VisitId {
        let row = &self.programme.visits[visit.index()];
        row.stands_for.unwrap_or(visit)
    }

    fn note_what_happened(&mut self) {
        let mut happened: BTreeMap<Point, i32> = BTreeMap::new();
        for event in 0..self.programme.events.len() {
            let id = stafett_model::EventId(u16::try_from(event).expect("few events"));
            happened.extend(self.records.happened(id).map(|day| (Point::Event(id), day)));
        }
        for visit in 0..self.programme.visits.len() {
            let id = VisitId(u16::try_from(visit).expect("few visits"));
            let days = self
                .records
                .done(|done| self.base(done) == self.base(id), None);
            happened.extend(days.first().map(|day| (Point::Visit(id), *day)));
        }
        for item in 0..self.programme.items.len() {
            let id = ItemId(u16::try_from(item).expect("few items"));
            if self.programme.items[item].dose.is_none() {
                let day = self.item_days(id).first().copied();
                happened.extend(day.map(|day| (Point::Item(id), day)));
            }
        }
        self.childhood.happened = happened
            .into_iter()
            .map(|(p, day)| (p, (day, day)))
            .collect();
        self.give_doses();
    }

    /// The days on which an item was done, at a visit or outside any.
    pub fn item_days(&self, item: ItemId) -> Vec<i32> {
        let has = |visit: VisitId| self.programme.visits[visit.index()].items.contains(&item);
        let mut days = self.records.done(has, Some(item));
        days.extend(self.records.outside(item));
        days.sort_unstable();
        days
    }

    /// The value of a declared fact on a day, by the records alone: of one that cannot change,
    /// whatever is recorded of it.
    fn value(&self, fact: FactId, day: i32) -> Option<i32> {
        let changes = self.programme.facts[fact.index()].change == Change::MayChange;
        let until = day.min(self.as_of);
        let counts = |record: &&FactRecord| {
            let begun = record.from.is_none_or(|from| from.number() <= until);
            record.fact == fact && (begun || !changes)
        };
        let records = self.child.facts.iter().filter(counts);
        let latest = records.max_by_key(|record| (record.from, record.value))?;
        Some(latest.value)
    }

    /// What is known on a day; of facts that the compiler made, of these.
    pub fn known(&self, day: i32, made: &BTreeSet<FactId>) -> Known<'a> {
        let mut known = Known {
            programme: self.programme,
            facts: Facts::new(),
            recorded: BTreeSet::new(),
            invariants: self.programme.population.always.iter().collect(),
        };
        for (place, fact) in self.programme.facts.iter().enumerate() {
            let id = FactId(u16::try_from(place).expect("few facts"));
            let recorded = match &fact.made {
                None => self.value(id, day),
                Some(_) if !made.contains(&id) => None,
                Some(of) => self.value(id, day).or_else(|| self.made(id, of)),
            };
            known.facts.extend(recorded.map(|value| (id, value)));
            if recorded.is_some() {
                known.recorded.insert(id);
            }
            if recorded.is_none() && fact.made.is_none() {
                known.facts.extend(fact.if_unknown.map(|value| (id, value)));
            }
        }
        for invariant in &self.programme.population.during {
            let counts = match &invariant.days {
                None => true,
                Some((from, until)) => {
                    let courses = self.childhood.courses(&[from, until]);
                    courses.iter().flatten().all(|course| {
                        let from = self.childhood.day(from, course);
                        let until = self.childhood.day(until, course);
                        from.is_some_and(|from| from <= day) && until.is_none_or(|u| day < u)
                    })
                }
            };
            if counts {
                known.invariants.push(&invariant.condition);
            }
        }
        known
    }

    /// The value of a fact that the compiler made of what happens at a visit. Of those made of doses
    /// none: the family of doses is not among those in which planner and judge are held together.
    fn made(&self, fact: FactId, made: &Made) -> Option<i32> {
        let visit = made.visit()?;
        let values = match &self.programme.facts[fact.index()].values {
            Values::OneOf(names) => i32::try_from(names.len()).expect("few values"),
            _ => values(self.programme, fact)
                .last()
                .map_or(0, |last| last + 1),
        };
        let nothing = values - 1;
        let stood = self.visit(visit);
        let of = |other: VisitId| self.base(other) == visit;
        let status = match made {
            Made::Outcome(_) => stood.status,
            Made::Result { item, .. } => {
                let entry = stood.contents.iter().find(|(id, _)| *id == Some(*item));
                entry.map_or(stood.status, |(_, entry)| entry.status)
            }
            Made::Given { .. } | Made::Product(_) => return None,
        };
        match (made, status) {
            (_, Status::NotApplicable) => Some(nothing),
            (
                Made::Result { .. },
                Status::Lapsed | Status::Missed | Status::Declined | Status::PastItsTime,
            ) => Some(nothing),
            (Made::Result { .. }, _) => None,
            (Made::Outcome(_), Status::Done) => Some(0),
            (Made::Outcome(_), _) if !self.records.done(of, None).is_empty() => Some(0),
            (Made::Outcome(_), _) => {
                let declined = self.records.declined(of, None).last().copied();
                let missed = self.records.missed(of).last().copied();
                match (declined, missed) {
                    (None, None) => None,
                    (declined, missed) if declined >= missed => Some(1),
                    _ => Some(2),
                }
            }
            (Made::Given { .. } | Made::Product(_), _) => None,
        }
    }

    /// Where a visit stands, what follows from the end of the programme's offers included.
    pub fn line(&self, visit: VisitId) -> Stand {
        let Some(end) = self.records.ended() else {
            return self.visit(visit);
        };
        let dead = self.records.died();
        let eve = Judge::new(self.childhood.almanac, self.programme, self.child, end - 1);
        eve.visit(visit).ended((!dead).then(|| self.visit(visit)))
    }

    /// Where a visit stands.
    pub fn visit(&self, visit: VisitId) -> Stand {
        if let Some(stood) = self.stood.borrow().get(&visit) {
            return stood.clone();
        }
        let stood = self.stand(visit);
        self.stood.borrow_mut().insert(visit, stood.clone());
        stood
    }
}

impl Judge<'_> {
    /// The names of the facts that are asked for: those on which a line or an area rests whose status
    /// or holder is open.
    pub fn questions(&self) -> BTreeSet<String> {
        let mut facts: BTreeSet<FactId> = BTreeSet::new();
        for place in 0..self.programme.visits.len() {
            let id = VisitId(u16::try_from(place).expect("few visits"));
            facts.extend(
                self.visit(id)
                    .contents
                    .iter()
                    .flat_map(|(_, entry)| &entry.asks),
            );
        }
        for place in 0..self.programme.areas.len() {
            let id = stafett_model::AreaId(u16::try_from(place).expect("few areas"));
            facts.extend(self.area_asks(id));
        }
        let name = |fact: &FactId| self.programme.facts[fact.index()].meta.id.clone();
        facts.iter().map(name).collect()
    }
}

/// The value from which the plan starts where nothing is recorded.
fn derived(programme: &Programme, fact: FactId) -> Option<i32> {
    programme.facts[fact.index()].if_unknown
}
