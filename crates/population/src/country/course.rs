//! What happens to a child: terms begin, events happen, visits are made near their recommended days,
//! or late, or not at all.

use super::Children;
use super::facts::{Drawn, Rule, Truth};
use super::random::Random;
use super::school::School;
use stafett_model::child::End;
use stafett_model::locate::{Known, View, locate};
use stafett_model::{
    Day, EventId, EventKind, FactId, ItemId, Made, Point, ProductId, Programme, Season,
    TransitionId, Variable, Visit, VisitId, calendar,
};

/// Of a thousand visits whose day has come: done, missed, declined. What is left is not recorded.
const DONE: u64 = 900;
const MISSED: u64 = 40;
const DECLINED: u64 = 20;
/// How often a missed visit is made good.
const MADE_GOOD: u64 = 600;
/// How often a visit that is made as needed is needed.
const NEEDED: u64 = 30;
/// How often a dose is given with the product that the child's others of the series are.
const SAME_PRODUCT: u64 = 950;
/// How often something of a visit is left out.
const PART: u64 = 60;
/// How often a named event that can happen has happened.
const HAPPENS: u64 = 900;
/// How often the information of a transition is sent, and how often that is answered and how.
const SENT: u64 = 850;
const RECEIVED: u64 = 850;
const REFUSED: u64 = 20;
/// How often children are born at another time than within three weeks of the expected day.
const PREMATURE: u64 = 50;
/// How often a child dies, leaves the country or opts out before the as-of day.
const DIES: u64 = 3;
const LEAVES: u64 = 15;
const OPTS_OUT: u64 = 3;

/// Something that happened on a day, and with which products, where doses were given.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Happening {
    pub(super) on: Day,
    pub(super) kind: EventKind,
    pub(super) products: Vec<(ItemId, ProductId)>,
}

/// A childhood until the as-of day.
pub(super) struct Course<'c> {
    programme: &'c Programme,
    drawn: &'c Drawn,
    pub(super) born: Day,
    pub(super) due: Option<Day>,
    pub(super) truth: Truth,
    /// The terms of the child's school.
    school: School<'c>,
    visits: Vec<Option<Day>>,
    items: Vec<Option<Day>>,
    events: Vec<Option<Day>>,
    /// What happened, in the order in which it was decided.
    pub(super) happened: Vec<Happening>,
    /// The last day of which anything happens.
    pub(super) last: Day,
    random: Random,
}

impl<'c> Course<'c> {
    /// The childhood of a child born on a day.
    pub(super) fn of(children: &'c Children<'c>, born: Day, mut random: Random) -> Course<'c> {
        let programme = children.programme;
        let school = School::of(programme, born, random.next());
        let truth = Truth::at_birth(programme, &children.facts, (born, school), &mut random);
        let due = expected(programme, born, &mut random);
        let mut course = Course {
            programme,
            drawn: &children.facts,
            born,
            due,
            truth,
            school,
            visits: vec![None; programme.visits.len()],
            items: vec![None; programme.items.len()],
            events: vec![None; programme.events.len()],
            happened: Vec::new(),
            last: children.as_of,
            random,
        };
        course.end(children.as_of);
        let rules = course.rules();
        let span = (born, course.last);
        let Course { truth, random, .. } = &mut course;
        truth.go_on((&children.facts, school), &rules, span, random);
        // What waits for something that happens late is looked at again.
        for _ in 0..2 {
            course.name_events();
            course.make_visits();
        }
        course.hand_over();
        course
    }

    /// The last word of the random numbers, for what is written down of the course.
    pub(super) fn random(&mut self) -> &mut Random {
        &mut self.random
    }

    /// The first day of a term at the child's school.
    pub(super) fn term(&self, year: i32, season: Season) -> Option<Day> {
        self.school.term(year, season)
    }

    fn end(&mut self, as_of: Day) {
        let draw = self.random.below(1_000);
        let end = match draw {
            _ if draw < DIES => End::Died,
            _ if draw < DIES + LEAVES => End::Emigrated,
            _ if draw < DIES + LEAVES + OPTS_OUT => End::OptedOut,
            _ => return,
        };
        let days = as_of.since(self.born);
        if let Some(day) = self.born.plus(self.random.between(0, days)) {
            self.happens(day, EventKind::Ended(end));
            self.last = day;
        }
    }

    /// What the programme says of this child, with the days on which it holds.
    fn rules(&self) -> Vec<Rule<'c>> {
        let always = self.programme.population.always.iter();
        let mut rules: Vec<Rule<'c>> = always
            .map(|condition| Rule {
                condition,
                from: self.born,
                until: None,
            })
            .collect();
        for invariant in &self.programme.population.during {
            let days = match &invariant.days {
                None => Some((self.born, None)),
                Some((from, until)) => self.day(from).map(|from| (from, self.day(until))),
            };
            rules.extend(days.map(|(from, until)| Rule {
                condition: &invariant.condition,
                from,
                until,
            }));
        }
        rules
    }

    fn day(&self, point: &Point) -> Option<Day> {
        locate(self.programme, point, self).first()
    }

    fn name_events(&mut self) {
        for place in 0..self.events.len() {
            let id = EventId(u16::try_from(place).unwrap_or(u16::MAX));
            let row = self.programme.event(id);
            let earliest = row.and_then(|row| self.day(&row.earliest));
            let still = self.events.get(place) == Some(&None);
            let (Some(earliest), true) = (earliest, still) else {
                continue;
            };
            let day = earliest.plus(self.random.between(0, 10));
            let day = day.filter(|day| *day <= self.last && *day >= self.born);
            if let (Some(day), true) = (day, self.random.chance(HAPPENS)) {
                self.happens(day, EventKind::Happened(id));
                if let Some(own) = self.events.get_mut(place) {
                    *own = Some(day);
                }
            }
        }
    }

    /// What services tell each other where the child passes from one to the other.
    fn hand_over(&mut self) {
        let programme = self.programme;
        for (row, id) in programme.transitions.iter().zip(0..=u16::MAX) {
            let Some((handover, when)) = row.handover.as_ref().zip(row.when.as_ref()) else {
                continue;
            };
            let latest = handover.latest.as_ref().and_then(|point| self.day(point));
            let Some(on) = latest.or_else(|| self.day(when)) else {
                continue;
            };
            let holds = row.condition.holds(&|fact| self.truth.value(fact, on));
            if !holds || on < self.born || !self.random.chance(SENT) {
                continue;
            }
            let (sent, id) = (on.plus(-self.random.between(0, 14)), TransitionId(id));
            self.told(sent, EventKind::HandoverSent(id));
            let answered = sent.and_then(|sent| sent.plus(self.random.between(1, 20)));
            let draw = self.random.below(1_000);
            if draw < RECEIVED {
                self.told(answered, EventKind::HandoverReceived(id));
            } else if draw < RECEIVED + REFUSED {
                self.told(answered, EventKind::HandoverRefused(id));
            }
        }
    }

    /// Notes what happened on a day, if the day has come.
    fn told(&mut self, day: Option<Day>, kind: EventKind) {
        if let Some(day) = day.filter(|day| *day <= self.last && *day >= self.born) {
            self.happens(day, kind);
        }
    }

    fn happens(&mut self, on: Day, kind: EventKind) {
        self.happened.push(Happening {
            on,
            kind,
            products: Vec::new(),
        });
    }

    fn make_visits(&mut self) {
        let programme = self.programme;
        let others = (0..programme.visits.len()).filter_map(|place| u16::try_from(place).ok());
        let order = programme.visit_order.iter().copied();
        for id in order.chain(others.map(VisitId)) {
            let base = programme.base_of(id);
            let decided = self.visits.get(base.index()).is_none_or(Option::is_some);
            let row = programme.visit(id).filter(|_| !decided);
            if let Some((row, day)) = row.and_then(|row| Some((row, self.meant(row)?))) {
                self.visit((base, row), day);
            }
        }
    }

    /// The day on which a visit is recommended, where it is for the child and the day has come.
    fn meant(&self, row: &Visit) -> Option<Day> {
        if !row.is_for_birth(self.born) {
            return None;
        }
        let day = self.day(&row.window.recommended)?;
        let in_force = row.switches.iter().all(|switch| {
            let place = locate(self.programme, &switch.point, self);
            switch.holds(place) == Some(true)
        });
        let holds = || row.condition.holds(&|fact| self.truth.value(fact, day));
        (day <= self.last && in_force && holds()).then_some(day)
    }

    fn visit(&mut self, (base, row): (VisitId, &Visit), meant: Day) {
        if row.as_needed && !self.random.chance(NEEDED) {
            self.passed(base, meant);
            return;
        }
        let draw = self.random.below(1_000);
        if draw < DONE {
            let day = self.near(row, meant);
            self.done((base, row), day);
        } else if draw < DONE + MISSED {
            self.happens(meant, EventKind::Missed(base));
            if self.random.chance(MADE_GOOD) {
                let later = meant.plus(self.random.between(7, 45)).unwrap_or(meant);
                self.done((base, row), later);
            } else {
                self.went(base, meant, 2);
                self.passed(base, meant);
            }
        } else {
            if draw < DONE + MISSED + DECLINED {
                self.happens(meant, EventKind::Declined(base));
                self.went(base, meant, 1);
            }
            self.passed(base, meant);
        }
    }

    /// A day near the recommended one: mostly within days of it, sometimes anywhere in the window,
    /// now and then after it.
    fn near(&mut self, row: &Visit, meant: Day) -> Day {
        let (first, last) = (self.day(&row.window.earliest), self.day(&row.window.latest));
        let (first, last) = (
            first.unwrap_or(meant).min(meant),
            last.unwrap_or(meant).max(meant),
        );
        let draw = self.random.below(100);
        let day = if draw < 75 {
            let off = self.random.between(0, 8) + self.random.between(0, 8) - 6;
            meant.plus(off).map(|day| day.clamp(first, last))
        } else if draw < 95 {
            Day::from_number(self.random.between(first.number(), last.number()))
        } else {
            last.plus(self.random.between(1, 60))
        };
        day.unwrap_or(meant)
    }

    /// Notes that a visit was done, if the day has come.
    fn done(&mut self, (base, row): (VisitId, &Visit), day: Day) {
        if day > self.last {
            self.passed(base, self.last);
            return;
        }
        let items = self.part(row);
        let mut products = Vec::new();
        for item in if items.is_empty() { &row.items } else { &items } {
            self.result(*item, base, day);
            products.extend(self.product(*item, day).map(|product| (*item, product)));
            if let Some(own) = self.items.get_mut(item.index()) {
                *own = own.or(Some(day));
            }
        }
        self.found_out(base, day);
        self.went(base, day, 0);
        self.passed(base, day);
        self.happened.push(Happening {
            on: day,
            kind: EventKind::Done { visit: base, items },
            products,
        });
    }

    /// The product with which a dose is given: in one childhood mostly the same of a series.
    fn product(&mut self, item: ItemId, day: Day) -> Option<ProductId> {
        let series = self.programme.item(item)?.dose.as_ref()?.series;
        let products = &self.programme.series(series)?.products;
        let number = u64::try_from(products.len()).ok()?;
        let usual = Random::of(self.school.seed, u64::from(series.0)).below(number);
        let place = if self.random.chance(SAME_PRODUCT) {
            usual
        } else {
            self.random.below(number)
        };
        let place = usize::try_from(place).ok()?;
        let value = i32::try_from(place).ok();
        if let Some(fact) = self.drawn.made.get(&Made::Product(item)) {
            self.truth.set(*fact, day, value);
        }
        products.get(place).copied()
    }

    /// What of a visit is done: empty for all of it.
    fn part(&mut self, row: &Visit) -> Vec<ItemId> {
        if row.items.len() < 2 || !self.random.chance(PART) {
            return Vec::new();
        }
        let left_out = self
            .random
            .below(u64::try_from(row.items.len()).unwrap_or(1));
        let items = row.items.iter().zip(0..);
        let kept = items.filter(|(_, place)| *place != left_out);
        kept.map(|(item, _)| *item).collect()
    }

    /// The result of a content item, where a condition asks for it.
    fn result(&mut self, item: ItemId, visit: VisitId, day: Day) {
        let names = self
            .programme
            .item(item)
            .map_or(0, |row| row.outcomes.len());
        let fact = self.drawn.made.get(&Made::Result { item, visit });
        if let (Some(fact), true) = (fact, names > 0) {
            // The first result is taken for the usual one.
            let value = if self.random.chance(850) {
                0
            } else {
                self.random
                    .between(0, i32::try_from(names).unwrap_or(1) - 1)
            };
            self.truth.set(*fact, day, Some(value));
        }
    }

    /// Facts that are found out at a visit.
    fn found_out(&mut self, visit: VisitId, day: Day) {
        for (at, fact) in &self.drawn.found_out {
            if *at == visit {
                let value = self.drawn.draw(*fact, (day, self.school), &mut self.random);
                self.truth.set(*fact, day, value);
            }
        }
    }

    /// Notes how a visit went, where a condition asks for it: done, declined, missed.
    fn went(&mut self, visit: VisitId, day: Day, how: i32) {
        if let Some(fact) = self.drawn.made.get(&Made::Outcome(visit)) {
            self.truth.set(*fact, day, Some(how));
        }
    }

    /// Notes that nothing more is decided of a visit. What counts from it counts from this day, even
    /// where it was not done: later visits of a child who misses one are made all the same.
    fn passed(&mut self, visit: VisitId, day: Day) {
        if let Some(own) = self.visits.get_mut(visit.index()) {
            *own = Some(day);
        }
    }
}

impl View for Course<'_> {
    fn birth(&self) -> Day {
        self.born
    }

    fn fact(&self, fact: FactId, on: Day) -> Option<i32> {
        self.truth.value(fact, on.max(self.born))
    }

    fn variable(&self, variable: Variable) -> Option<Known> {
        let known = |day: Option<Day>| Some(day.map_or(Known::Never, Known::On));
        match variable {
            Variable::DueDate => known(self.due.or(Some(self.born))),
            Variable::Term(year, season) => self.term(year, season).map(Known::On),
            Variable::Event(event) => known(self.events.get(event.index()).copied().flatten()),
            Variable::Visit(visit) => {
                let base = self.programme.base_of(visit);
                known(self.visits.get(base.index()).copied().flatten())
            }
            Variable::Item(item) => known(self.items.get(item.index()).copied().flatten()),
        }
    }
}

/// The day on which the birth was expected, as far from it as the programme allows.
fn expected(programme: &Programme, born: Day, random: &mut Random) -> Option<Day> {
    let off = if random.chance(PREMATURE) {
        random.between(22, 90)
    } else {
        (0..3).map(|_| random.between(-7, 7)).sum()
    };
    let day = born.plus(off)?;
    let Some((first, last)) = programme.population.due_date else {
        return Some(day);
    };
    let first = calendar::add(born, first, programme.month_end)?;
    let last = calendar::add(born, last, programme.month_end)?;
    Some(day.max(first).min(last))
}
