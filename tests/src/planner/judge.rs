//! One child, one day: what is known, what was done, and where each line stands.

use super::almanac::Almanac;
use super::course::Childhood;
use super::doses::GivenDose;
use super::duty::{Turn, Ways};
use super::records::{On, Records, sooner};
use super::stand::{Case, Pause, Stand};
use super::truth::{Facts, Known, holds, named};
use stafett_model::{
    AreaId, AsOf, Change, Child, Day, FactId, FactRecord, ItemId, Made, Point, Programme, Values,
    VisitId,
};
use stafett_plan::Status;
use std::cell::{Cell, OnceCell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// A visit or a dose at one, and the day on which it was last declined.
pub type Asked = (VisitId, Option<ItemId>, Option<i32>);

/// Where something lies, by what reprioritisations take out of it.
pub type Lies = Vec<(Pause, Rc<Vec<Vec<Case>>>)>;

/// Judges one child as of one day.
pub struct Judge<'a> {
    pub programme: &'a Programme,
    pub child: &'a Child,
    pub as_of: i32,
    pub known_at: Day,
    pub childhood: Childhood<'a>,
    pub records: Records<'a>,
    /// The given doses, in the order in which they are judged.
    pub given: Vec<GivenDose>,
    /// Doses that were not given and can no longer be.
    pub gone: BTreeSet<ItemId>,
    /// Doses that were not for the child when something else was settled.
    pub will_not_be: BTreeSet<ItemId>,
    /// Facts made of visits of which nothing is recorded and nothing will be.
    without: BTreeSet<FactId>,
    /// What was found before, of which nothing is kept once more has turned out of the child.
    stood: RefCell<BTreeMap<VisitId, Rc<Stand>>>,
    knew: RefCell<BTreeMap<i32, Rc<Known<'a>>>>,
    pub lay: RefCell<BTreeMap<Asked, Lies>>,
    /// The same of who is responsible on a day; it is asked for once all has turned out.
    pub ways: RefCell<BTreeMap<(AreaId, i32), Ways>>,
    pub turns: RefCell<BTreeMap<AreaId, Rc<BTreeSet<Turn>>>>,
    /// The child on the day before the offers ended.
    eve: OnceCell<Box<Judge<'a>>>,
}

impl<'a> Judge<'a> {
    /// Whether more is open than can be listed: nothing that is said of such a child counts.
    pub fn is_too_open(&self) -> bool {
        self.childhood.is_too_open.get() || self.eve.get().is_some_and(|eve| eve.is_too_open())
    }

    pub fn new(
        almanac: &'a Almanac,
        programme: &'a Programme,
        child: &'a Child,
        as_of: AsOf,
    ) -> Judge<'a> {
        let start = programme.school.as_ref().and_then(|s| s.start_fact);
        let mut judge = Judge {
            programme,
            child,
            as_of: as_of.day.number(),
            known_at: as_of.known,
            childhood: Childhood {
                almanac,
                programme,
                child,
                start: None,
                starts: Vec::new(),
                happened: BTreeMap::new(),
                not_for: BTreeSet::new(),
                perhaps_for: BTreeSet::new(),
                over_untold: BTreeSet::new(),
                listed: RefCell::default(),
                is_too_open: Cell::default(),
            },
            records: Records::until(child, as_of),
            given: Vec::new(),
            gone: BTreeSet::new(),
            will_not_be: BTreeSet::new(),
            without: BTreeSet::new(),
            stood: RefCell::default(),
            knew: RefCell::default(),
            lay: RefCell::default(),
            ways: RefCell::default(),
            turns: RefCell::default(),
            eve: OnceCell::new(),
        };
        if let Some(fact) = start {
            judge.childhood.start = judge
                .value(fact, judge.as_of)
                .or_else(|| derived(programme, fact));
            let known = judge.known(judge.as_of);
            let starts = known.completions(BTreeSet::from([fact]));
            let starts: BTreeSet<i32> = starts
                .iter()
                .filter_map(|f| f.get(&fact).copied())
                .collect();
            judge.childhood.starts = starts.into_iter().collect();
        }
        judge.note_what_happened();
        judge.judge_doses();
        judge.settle();
        judge
    }

    /// The visit of the base for which a row stands.
    pub fn base(&self, visit: VisitId) -> VisitId {
        let row = &self.programme.visits[visit.index()];
        row.stands_for.unwrap_or(visit)
    }

    fn note_what_happened(&mut self) {
        let mut happened: BTreeMap<Point, On> = BTreeMap::new();
        for event in 0..self.programme.events.len() {
            let id = stafett_model::EventId(u16::try_from(event).expect("few events"));
            happened.extend(self.records.happened(id).map(|on| (Point::Event(id), on)));
        }
        for visit in 0..self.programme.visits.len() {
            let id = VisitId(u16::try_from(visit).expect("few visits"));
            let days = self
                .records
                .done(|done| self.base(done) == self.base(id), None);
            happened.extend(sooner(&days).map(|on| (Point::Visit(id), on)));
        }
        for item in 0..self.programme.items.len() {
            let id = ItemId(u16::try_from(item).expect("few items"));
            if self.programme.items[item].dose.is_none() {
                let on = sooner(&self.item_days(id));
                happened.extend(on.map(|on| (Point::Item(id), on)));
            }
        }
        self.childhood.happened = happened;
        self.note_what_is_shown();
        self.forget();
    }

    /// Forgets what was found before: more has turned out.
    pub fn forget(&self) {
        self.stood.borrow_mut().clear();
        self.knew.borrow_mut().clear();
        self.lay.borrow_mut().clear();
    }

    /// What nobody recorded and visits to a service show: from the first day on which it can happen until the
    /// first by which such a visit had certainly been made.
    fn note_what_is_shown(&mut self) {
        for (event, place) in self.programme.events.iter().zip(0..) {
            let shows = |visit: VisitId| {
                let service = self.programme.visits[visit.index()].performer;
                event.shown_by.contains(&service)
            };
            let id = stafett_model::EventId(place);
            let Some((_, by)) = sooner(&self.records.done(shows, None)) else {
                continue;
            };
            let first = self.childhood.can_happen_from(id);
            let on = (first, by.max(first));
            let happened = &mut self.childhood.happened;
            if on.1 <= self.as_of && !happened.contains_key(&Point::Event(id)) {
                happened.insert(Point::Event(id), on);
            }
        }
    }

    /// When an item was done, at a visit or outside any.
    pub fn item_days(&self, item: ItemId) -> Vec<On> {
        let has = |visit: VisitId| self.programme.visits[visit.index()].items.contains(&item);
        let mut days = self.records.done(has, Some(item));
        days.extend(self.records.outside(item, has));
        days.sort_unstable();
        days
    }

    /// The day from which the history is complete.
    pub fn complete_from(&self) -> i32 {
        self.childhood.complete_from()
    }

    /// The value of a declared fact on a day, by the records alone: of one that cannot change,
    /// whatever is recorded of it.
    fn value(&self, fact: FactId, day: i32) -> Option<i32> {
        let dated = self.programme.facts[fact.index()].change != Change::Fixed;
        let until = day.min(self.as_of);
        let counts = |record: &&FactRecord| {
            let begun = record.from.is_none_or(|from| from.number() <= until);
            record.fact == fact && (begun || !dated)
        };
        let records = self.records.facts.iter().copied().filter(counts);
        let latest = records.max_by_key(|record| (record.from, record.value))?;
        let is_over = self.counts_until(latest).is_some_and(|until| until <= day);
        (!is_over).then_some(latest.value)
    }

    /// The first day on which what is recorded of a fact that may change may tell no more: where the population may begin
    /// or cease to say something of it. What it rules out meanwhile was said of the time after.
    fn counts_until(&self, record: &FactRecord) -> Option<i32> {
        let fact = &self.programme.facts[record.fact.index()];
        let is_start = self.childhood.start_fact() == Some(record.fact);
        if fact.change != Change::MayChange || fact.made.is_some() || is_start {
            return None;
        }
        let first = |point: &Point| {
            let courses = self.childhood.courses(&[point]);
            let day = |course| self.childhood.soonest(point, course, self.as_of);
            courses.iter().flatten().filter_map(day).min()
        };
        let mut periods = Vec::new();
        for invariant in &self.programme.population.during {
            let mut facts = BTreeSet::new();
            named(&invariant.condition, &mut facts);
            if let Some((from, until)) = invariant.days.as_ref()
                && facts.contains(&record.fact)
            {
                let value = Facts::from([(record.fact, record.value)]);
                let rules_out = facts.len() == 1 && !holds(&invariant.condition, &value, &facts);
                periods.push((first(from), first(until), rules_out));
            }
        }
        let mut said_of = record.from.map_or(self.as_of, Day::number);
        while let Some(until) = (periods.iter())
            .filter(|(from, _, rules_out)| *rules_out && from.is_none_or(|from| from <= said_of))
            .filter_map(|(_, until, _)| *until)
            .find(|until| said_of < *until)
        {
            said_of = until;
        }
        let ends = periods.iter().flat_map(|(from, until, _)| [*from, *until]);
        ends.flatten().filter(|end| said_of < *end).min()
    }

    /// What is known on a day.
    pub fn known(&self, day: i32) -> Rc<Known<'a>> {
        if let Some(known) = self.knew.borrow().get(&day) {
            return Rc::clone(known);
        }
        let known = Rc::new(self.known_anew(day));
        (self.knew.borrow_mut()).insert(day, Rc::clone(&known));
        known
    }

    fn known_anew(&self, day: i32) -> Known<'a> {
        let mut known = Known {
            programme: self.programme,
            facts: Facts::new(),
            recorded: BTreeSet::new(),
            only: BTreeMap::new(),
            invariants: self.programme.population.always.iter().collect(),
        };
        for (place, fact) in self.programme.facts.iter().enumerate() {
            let id = FactId(u16::try_from(place).expect("few facts"));
            let recorded = match &fact.made {
                Some(Made::Outcome(visit)) => self.went(*visit, day),
                _ => self.value(id, day),
            };
            if let Some(made) = &fact.made {
                let value = recorded.or_else(|| self.made(id, made));
                known.facts.extend(value.map(|value| (id, value)));
            }
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

    /// How a visit went, by its events until a day: done, declined or missed, the last of these.
    fn went(&self, visit: VisitId, day: i32) -> Option<i32> {
        let of = |other: VisitId| self.base(other) == visit;
        let done = self.records.done(of, None);
        let first = sooner(&done);
        let undone = |on: &On| first.is_none_or(|first| on.0 < first.0);
        let declined = self.records.declined(of);
        let meets = |one: &On| {
            declined
                .iter()
                .any(|other| other.0 <= one.1 && one.0 <= other.1)
        };
        let missed = self.records.missed(of);
        let missed = missed.into_iter().filter(|on| undone(on) && !meets(on));
        let refused = declined.iter().copied().filter(undone);
        let said = (done.iter().map(|on| (on.0, 0)))
            .chain(refused.map(|on| (on.0, 1)))
            .chain(missed.map(|on| (on.0, 2)));
        let until = day.min(self.as_of);
        said.filter(|(from, _)| *from <= until)
            .max()
            .map(|(_, value)| value)
    }

    /// The value of a fact that the compiler made, where nothing is recorded: of a result that nobody will
    /// record any more the last, and what is known of a dose.
    fn made(&self, fact: FactId, made: &Made) -> Option<i32> {
        let values = match &self.programme.facts[fact.index()].values {
            Values::OneOf(names) => i32::try_from(names.len()).expect("few values"),
            _ => return None,
        };
        match made.visit() {
            None => self.made_of_dose(made, values - 1),
            Some(_) => self.without.contains(&fact).then_some(values - 1),
        }
    }

    /// Whether the value of a fact is that of what was not given or recorded and will not be.
    pub fn is_untold(&self, fact: FactId) -> bool {
        let made = self.programme.facts[fact.index()].made.as_ref();
        let dose = made.and_then(|made| made.dose());
        let not_given = |dose| !self.childhood.happened.contains_key(&Point::Item(dose));
        self.without.contains(&fact) || dose.is_some_and(not_given)
    }

    /// Finds what will not happen any more until that settles nothing more: doses that are not for the child
    /// or can no longer be given, and results that nobody will record.
    fn settle(&mut self) {
        loop {
            self.forget();
            let not_for = self.not_for_the_child();
            let perhaps_for = self.perhaps_for_the_child();
            let over_untold = self.over_untold();
            let same = not_for == self.childhood.not_for
                && perhaps_for == self.childhood.perhaps_for
                && over_untold == self.childhood.over_untold;
            self.childhood.not_for = not_for;
            self.childhood.perhaps_for = perhaps_for;
            self.childhood.over_untold = over_untold;
            self.forget();
            if !same {
                continue;
            }
            // What has been settled of one that will not be given stays so, whatever can no longer be given either.
            (self.will_not_be).extend(&self.childhood.not_for);
            let made = (0..).take(self.programme.facts.len()).map(FactId);
            let without: Vec<FactId> = made.filter(|fact| self.is_without(*fact)).collect();
            self.without.extend(&without);
            if !without.is_empty() {
                continue;
            }
            // A dose that turns out to be for others is not one that can no longer be given.
            let gone = self.newly_gone();
            if gone.is_empty() {
                return;
            }
            self.gone.extend(gone);
        }
    }

    /// Whether a fact made of a visit has just turned out to get no value: the visit is not for the child, or
    /// its result will not be recorded, because it has lapsed.
    fn is_without(&self, fact: FactId) -> bool {
        let Some(made) = &self.programme.facts[fact.index()].made else {
            return false;
        };
        let Some(visit) = made.visit().filter(|_| !self.without.contains(&fact)) else {
            return false;
        };
        let stood = self.visit(visit);
        match made {
            Made::Outcome(_) => {
                stood.status == Status::NotApplicable && self.went(visit, self.as_of).is_none()
            }
            Made::Result { item, .. } => {
                let entry = stood.contents.iter().find(|(id, _)| id == &Some(*item));
                let status = entry.map_or(stood.status, |(_, entry)| entry.status);
                let never = [
                    Status::Lapsed,
                    Status::Missed,
                    Status::Declined,
                    Status::NotApplicable,
                ];
                let over = never.contains(&status) || entry.is_none() && status == Status::Done;
                over && self.value(fact, self.as_of).is_none()
            }
            Made::Given { .. } | Made::Product(_) => false,
        }
    }

    /// Where a visit stands, what follows from the end of the programme's offers included, and from that a
    /// dose is given once.
    pub fn line(&self, visit: VisitId) -> Stand {
        let Some(end) = self.records.ended() else {
            return self.once(visit);
        };
        let then = self.eve.get_or_init(|| {
            let day = Day::from_number(end - 1).expect("a day near the birth");
            let known = self.known_at;
            let eve = AsOf { day, known };
            Box::new(Judge::new(
                self.childhood.almanac,
                self.programme,
                self.child,
                eve,
            ))
        });
        // A dose that has been given elsewhere since is told where the visit was for the child on the last day: for
        // whom a visit is, nothing later moves.
        let now = self.visit(visit);
        let done = |item: Option<ItemId>, for_others: bool| match item {
            Some(item) if self.dose(Some(item)).is_some() => {
                let of = |other| self.base(other) == self.base(visit);
                let given = self.childhood.happened.get(&Point::Item(item)).copied();
                given.filter(|_| !for_others || self.given_at(of, item))
            }
            _ => {
                let mut entries = now.contents.iter().filter(|(id, _)| *id == item);
                entries.find_map(|(_, entry)| entry.done_on)
            }
        };
        Stand::clone(&then.visit(visit)).ended(&now, done)
    }

    /// Where a visit stands.
    pub fn visit(&self, visit: VisitId) -> Rc<Stand> {
        if let Some(stood) = self.stood.borrow().get(&visit) {
            return Rc::clone(stood);
        }
        let stood = Rc::new(self.stand(visit));
        (self.stood.borrow_mut()).insert(visit, Rc::clone(&stood));
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
