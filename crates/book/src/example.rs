//! The example child with whom the book's dates are computed, and points as its days.

use stafett_model::locate::{Known, View, locate};
use stafett_model::{
    Condition, Day, EventId, FactId, Leg, Located, Point, Programme, Values, Variable,
};

/// How many visits may wait for each other before a day is left open.
const DEPTH: u8 = 12;

/// A child of whom everything unknown is as the programme assumes, and to whom everything is offered
/// and done on the recommended day.
#[derive(Clone, Copy)]
pub(crate) struct Example<'a> {
    programme: &'a Programme,
    born: Day,
    depth: u8,
}

impl<'a> Example<'a> {
    /// The book's example child: born 2026-03-15, or on the population's day nearest to it.
    pub(crate) fn new(programme: &'a Programme) -> Self {
        let wished = Day::from_ymd(2026, 3, 15).unwrap_or(Day::FIRST);
        let population = &programme.population;
        let born = wished
            .min(population.born_through)
            .max(population.born_from);
        Self {
            programme,
            born,
            depth: 0,
        }
    }

    /// The same child born on another day.
    pub(crate) fn born_on(self, born: Day) -> Self {
        Self { born, ..self }
    }

    /// The programme by which its days are computed.
    pub(crate) fn programme(&self) -> &'a Programme {
        self.programme
    }

    /// Day of birth.
    pub(crate) fn born(&self) -> Day {
        self.born
    }

    /// Where a point lies for the child.
    pub(crate) fn locate(&self, point: &Point) -> Located {
        locate(self.programme, point, self)
    }

    /// The first day on which a point may lie.
    pub(crate) fn first(&self, point: &Point) -> Option<Day> {
        self.locate(point).first()
    }

    /// The day at which a boundary is drawn: the first possible day or, where an event may stay
    /// away, the day on which it should have happened.
    pub(crate) fn drawn(&self, point: &Point) -> Option<Day> {
        match self.locate(point) {
            Located::Open {
                variable: Variable::Event(event),
                first,
                last: None,
            } => Some(self.deadline(event).unwrap_or(first)),
            located => located.first(),
        }
    }

    /// The day after the last of a period of responsibility, as it is drawn.
    pub(crate) fn leg_end(&self, leg: &Leg) -> Option<Day> {
        let until = self.drawn(&leg.until);
        let limit = leg.limit.as_ref().and_then(|point| self.drawn(point));
        until.into_iter().chain(limit).min()
    }

    /// Whether a condition holds for the child; `None` where that depends on facts of which nothing
    /// is assumed.
    pub(crate) fn settled(&self, condition: &Condition) -> Option<bool> {
        match condition {
            Condition::Always => Some(true),
            Condition::Fact(range) => Some(range.allows(self.fact(range.fact, self.born)?)),
            Condition::Unknown(fact) => self.fact(*fact, self.born).map(|_| false),
            Condition::Not(inner) => self.settled(inner).map(|holds| !holds),
            Condition::All(parts) => self.decided(parts, false),
            Condition::Any(parts) => self.decided(parts, true),
        }
    }

    /// What of a condition tells a reader something: its parts but for those that only deny what is assumed of
    /// no child, as "has lately come to Sweden: no".
    pub(crate) fn telling(&self, condition: &Condition) -> Condition {
        let mut parts: Vec<Condition> = Vec::new();
        self.tell(condition, &mut parts);
        match parts.len() {
            0 => Condition::Always,
            1 => parts.swap_remove(0),
            _ => Condition::All(parts),
        }
    }

    fn tell(&self, condition: &Condition, parts: &mut Vec<Condition>) {
        match condition {
            Condition::All(own) => own.iter().for_each(|part| self.tell(part, parts)),
            other if self.denies_unusual(other) => {}
            other => parts.push(other.clone()),
        }
    }

    /// Whether a condition says no more of a child than that something is not so which is assumed not to be.
    fn denies_unusual(&self, condition: &Condition) -> bool {
        let (fact, said) = match condition {
            Condition::Fact(range) => (range.fact, range.allows(0) && !range.allows(1)),
            Condition::Not(inner) => match inner.as_ref() {
                Condition::Fact(range) => (range.fact, range.allows(1) && !range.allows(0)),
                _ => return false,
            },
            _ => return false,
        };
        let row = self.programme.fact(fact);
        said && row.is_some_and(|row| row.values == Values::YesNo && row.if_unknown == Some(0))
    }

    /// Of conditions of which one that comes out as `decisive` decides.
    fn decided(&self, parts: &[Condition], decisive: bool) -> Option<bool> {
        let settled: Vec<Option<bool>> = parts.iter().map(|part| self.settled(part)).collect();
        if settled.contains(&Some(decisive)) {
            return Some(decisive);
        }
        settled.iter().all(Option::is_some).then_some(!decisive)
    }

    fn deadline(&self, event: EventId) -> Option<Day> {
        let legs = self.programme.areas.iter().flat_map(|area| &area.legs);
        let mut ending = legs.filter(|leg| leg.until == Point::Event(event));
        ending.find_map(|leg| self.first(leg.deadline.as_ref()?))
    }

    fn deeper(&self) -> Option<Self> {
        let depth = self.depth.checked_add(1)?;
        (depth <= DEPTH).then_some(Self { depth, ..*self })
    }

    fn done(&self, recommended: Option<&Point>) -> Option<Known> {
        Some(match self.deeper()?.locate(recommended?) {
            Located::At(day) => Known::On(day),
            Located::Open { first, last, .. } => Known::Between { first, last },
            Located::Never => Known::Never,
        })
    }
}

impl View for Example<'_> {
    fn birth(&self) -> Day {
        self.born
    }

    fn fact(&self, fact: FactId, _on: Day) -> Option<i32> {
        let decides_start = self.programme.school.as_ref().and_then(|s| s.start_fact) == Some(fact);
        let usual = self.programme.fact(fact)?.if_unknown;
        usual.or(decides_start.then_some(0))
    }

    fn variable(&self, variable: Variable) -> Option<Known> {
        match variable {
            Variable::DueDate => Some(Known::On(self.born)),
            Variable::Term(..) => None,
            Variable::Event(event) => {
                let first = self
                    .deeper()?
                    .first(&self.programme.event(event)?.earliest)?;
                Some(Known::Between { first, last: None })
            }
            Variable::Visit(visit) => self.done(
                self.programme
                    .visit(visit)
                    .map(|visit| &visit.window.recommended),
            ),
            Variable::Item(item) => {
                let dose = self.programme.item(item)?.dose.as_ref();
                let carrier = || {
                    self.programme
                        .visits
                        .iter()
                        .find(|visit| visit.items.contains(&item))
                };
                let recommended = dose
                    .map(|dose| &dose.window.recommended)
                    .or_else(|| carrier().map(|visit| &visit.window.recommended));
                self.done(recommended)
            }
        }
    }
}
