//! Invented children, the same for both programmes: facts and what happened by name, since the two
//! programmes number them differently.

use stafett_model::locate::{Known, View, locate};
use stafett_model::proof::Words;
use stafett_model::{
    Child, Condition, Day, Event, EventId, EventKind, FactId, FactRange, FactRecord, Located,
    Point, Programme, Values, Variable, VisitId, words,
};
use std::collections::BTreeMap;

/// How many days after birth a child has come home, and what follows the birth has happened.
const AT_HOME: i32 = 3;

/// Most ways of making one condition true or false that are tried.
const WAYS: usize = 12;

/// Values of facts, by the facts' names.
pub(crate) type Facts = BTreeMap<String, Value>;

/// A value of a fact, such that another programme can find it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Value {
    /// The name of one of several.
    Name(String),
    /// A number, no (0), yes (1), or a day.
    Number(i32),
}

/// An invented child.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Kid {
    pub(crate) born: Day,
    pub(crate) facts: Facts,
    /// Visits that were done and named events that happened, by name, with their days.
    pub(crate) past: BTreeMap<String, Day>,
    /// The name of an event that has not happened, though it follows the birth.
    pub(crate) lacks: Option<String>,
}

impl Kid {
    /// The child as `programme` knows it. What it has no name for, it knows nothing of.
    pub(crate) fn child(&self, programme: &Programme) -> Child {
        let mut child = Child::born(self.born);
        let facts = self.facts.iter();
        child.facts = facts
            .filter_map(|(name, value)| record(programme, name, value))
            .collect();
        let past = self.past.iter();
        child.events = past
            .filter_map(|(name, on)| event(programme, name, *on))
            .collect();
        child
    }

    /// What is known of it, as "barnet bor i region norr".
    pub(crate) fn known(&self, programmes: [&Programme; 2]) -> Vec<Words> {
        let facts = self.facts.iter();
        let said = facts.filter_map(|(name, value)| {
            let of = |programme: &&Programme| {
                let record = record(programme, name, value)?;
                let range = FactRange {
                    fact: record.fact,
                    allowed: vec![(record.value, record.value)],
                };
                Some(words::fact_range(programme, &range))
            };
            programmes.iter().find_map(of)
        });
        let lacks = self.lacks.iter().filter_map(|name| {
            let mut events = programmes.iter().flat_map(|programme| &programme.events);
            let title = &events.find(|row| row.meta.id == *name)?.meta.title;
            Some(Words::new(
                format!("”{title}” har inte inträffat"),
                format!("“{title}” has not happened"),
            ))
        });
        said.chain(lacks).collect()
    }

    /// The same child, to whom every event of the programmes that follows the birth has happened, but for the one that it
    /// lacks.
    pub(crate) fn come_home(&self, programmes: [&Programme; 2]) -> Kid {
        let mut kid = self.clone();
        let events = programmes
            .into_iter()
            .flat_map(|programme| &programme.events);
        let follow = events.filter(|event| event.earliest.root() == &Point::Birth);
        for event in follow.filter(|event| self.lacks.as_ref() != Some(&event.meta.id)) {
            if let Some(day) = self.event_day(programmes, &event.meta.id) {
                kid.past.entry(event.meta.id.clone()).or_insert(day);
            }
        }
        kid
    }

    /// The day on which a named event is taken to happen: soon after birth, but on no day on which a
    /// programme may still say that it cannot have happened.
    pub(crate) fn event_day(&self, programmes: [&Programme; 2], name: &str) -> Option<Day> {
        let of = |programme: &Programme| {
            let mut events = programme.events.iter();
            let event = events.find(|row| row.meta.id == name)?;
            let view = Unmet {
                kid: self,
                programme,
            };
            match locate(programme, &event.earliest, &view) {
                Located::At(day) => Some(day),
                Located::Open { first, last, .. } => last.or(Some(first)),
                Located::Never => None,
            }
        };
        let days = programmes.into_iter().filter_map(of);
        days.chain(self.born.plus(AT_HOME)).max()
    }

    /// Whether a programme's population may have such a child, as far as its facts are known.
    pub(crate) fn may_be(&self, programme: &Programme) -> bool {
        let child = self.child(programme);
        let value = |fact: FactId| {
            let mut records = child.facts.iter();
            records.find(|one| one.fact == fact).map(|one| one.value)
        };
        let never = Condition::Any(Vec::new());
        let mut always = programme.population.always.iter();
        always.all(|condition| condition.knowing(&value) != never)
    }
}

/// What a programme knows of a child before anything has happened to it.
struct Unmet<'k> {
    kid: &'k Kid,
    programme: &'k Programme,
}

impl View for Unmet<'_> {
    fn birth(&self) -> Day {
        self.kid.born
    }

    fn fact(&self, fact: FactId, _on: Day) -> Option<i32> {
        let row = self.programme.fact(fact)?;
        let own = self.kid.facts.get(&row.meta.id);
        let own = own.and_then(|value| record(self.programme, &row.meta.id, value));
        let school = self.programme.school.as_ref();
        let decides_start = school.and_then(|school| school.start_fact) == Some(fact);
        let usual = row.if_unknown.or(decides_start.then_some(0));
        own.map(|record| record.value).or(usual)
    }

    fn variable(&self, variable: Variable) -> Option<Known> {
        (variable == Variable::DueDate).then_some(Known::On(self.kid.born))
    }
}

fn record(programme: &Programme, name: &str, value: &Value) -> Option<FactRecord> {
    let place = programme
        .facts
        .iter()
        .position(|row| row.meta.id == *name)?;
    let fact = programme.facts.get(place)?;
    let value = match (&fact.values, value) {
        (Values::OneOf(names), Value::Name(name)) => {
            i32::try_from(names.iter().position(|one| one == name)?).ok()?
        }
        (Values::OneOf(_), Value::Number(_)) | (_, Value::Name(_)) => return None,
        (Values::YesNo, Value::Number(number)) => {
            Some(*number).filter(|number| (0..=1).contains(number))?
        }
        (Values::Whole { from, through }, Value::Number(number)) => {
            Some(*number).filter(|number| (*from..=*through).contains(number))?
        }
        (Values::Date, Value::Number(number)) => *number,
    };
    let fact = FactId(u16::try_from(place).ok()?);
    Some(FactRecord::new(fact, value, None))
}

fn event(programme: &Programme, name: &str, on: Day) -> Option<Event> {
    let visits = programme.visits.iter();
    let visit = visits
        .clone()
        .position(|row| row.stands_for.is_none() && row.meta.id == name);
    let events = programme.events.iter();
    let event = || events.clone().position(|row| row.meta.id == name);
    let kind = match visit {
        Some(place) => EventKind::Done {
            visit: VisitId(u16::try_from(place).ok()?),
            items: Vec::new(),
        },
        None => EventKind::Happened(EventId(u16::try_from(event()?).ok()?)),
    };
    Some(Event::new(name, on, kind))
}

/// Some ways in which facts can make a condition true, and some in which they can make it false.
pub(crate) fn ways(programme: &Programme, condition: &Condition) -> Vec<Facts> {
    let mut ways = made(programme, condition, true);
    ways.extend(made(programme, condition, false));
    ways
}

/// Ways of settling each two of several conditions, at most `most`.
pub(crate) fn pairs(of_conditions: &[Vec<Facts>], most: usize) -> Vec<Facts> {
    let mut pairs: Vec<Facts> = Vec::new();
    for (place, one) in of_conditions.iter().enumerate() {
        for other in of_conditions.iter().skip(place + 1) {
            pairs.extend(merged(one, other));
        }
    }
    pairs.truncate(most);
    pairs
}

fn made(programme: &Programme, condition: &Condition, wanted: bool) -> Vec<Facts> {
    let mut ways = match (condition, wanted) {
        (Condition::Always, true) => vec![Facts::new()],
        // What is not recorded makes it true, what is recorded comes with other conditions.
        (Condition::Unknown(_), true) => vec![Facts::new()],
        (Condition::Always | Condition::Unknown(_), false) => Vec::new(),
        (Condition::Fact(range), _) => {
            let Some(fact) = programme.fact(range.fact) else {
                return Vec::new();
            };
            let edges = range.allowed.iter().flat_map(|(low, high)| {
                let beyond = [low.saturating_sub(1), high.saturating_add(1)];
                [*low].into_iter().chain(beyond)
            });
            let fits = edges.filter(|value| range.allows(*value) == wanted);
            let named = fits.filter_map(|value| value_of(&fact.values, value));
            named
                .map(|value| Facts::from([(fact.meta.id.clone(), value)]))
                .collect()
        }
        (Condition::Not(inner), _) => made(programme, inner, !wanted),
        (Condition::All(parts), true) | (Condition::Any(parts), false) => {
            let mut all = vec![Facts::new()];
            for part in parts {
                let of_part = made(programme, part, wanted);
                all = merged(&all, &of_part);
            }
            all
        }
        (Condition::All(parts), false) | (Condition::Any(parts), true) => {
            let parts = parts.iter();
            parts
                .flat_map(|part| made(programme, part, wanted))
                .collect()
        }
    };
    ways.sort();
    ways.dedup();
    ways.truncate(WAYS);
    ways
}

/// Each of the one with each of the other, where no fact has two values.
fn merged(one: &[Facts], other: &[Facts]) -> Vec<Facts> {
    let mut merged = Vec::new();
    for (first, second) in one
        .iter()
        .flat_map(|first| other.iter().map(move |second| (first, second)))
    {
        let agrees =
            |(name, value): (&String, &Value)| second.get(name).is_none_or(|other| other == value);
        if first.iter().all(agrees) && merged.len() < WAYS {
            let mut both = first.clone();
            both.extend(second.clone());
            merged.push(both);
        }
    }
    merged
}

fn value_of(values: &Values, number: i32) -> Option<Value> {
    match values {
        Values::YesNo => (0..=1).contains(&number).then_some(Value::Number(number)),
        Values::OneOf(names) => {
            let name = names.get(usize::try_from(number).ok()?)?;
            Some(Value::Name(name.clone()))
        }
        Values::Whole { from, through } => (*from..=*through)
            .contains(&number)
            .then_some(Value::Number(number)),
        Values::Date => Day::from_number(number).map(|day| Value::Number(day.number())),
    }
}

/// Birth dates for which is planned, the plainest first: of the children of both programmes where
/// they have any in common, else of the new one's.
pub(crate) fn births(old: &Programme, new: &Programme) -> Vec<Day> {
    let (a, b) = (&old.population, &new.population);
    let (mut first, mut last) = (
        a.born_from.max(b.born_from),
        a.born_through.min(b.born_through),
    );
    if first > last {
        (first, last) = (b.born_from, b.born_through);
    }
    let in_force = new.in_force_from.or(old.in_force_from);
    let (from, through) = (first.ymd().0, last.ymd().0);
    let plain = in_force.map_or(i32::midpoint(from, through), |day| day.ymd().0);
    let years = [
        plain,
        from + 1,
        through,
        i32::midpoint(from, through),
        plain - 6,
    ];
    let days = [(1, 15), (6, 15), (10, 10), (12, 31), (2, 29)];
    let all = years
        .iter()
        .flat_map(|year| days.iter().map(|(month, day)| (*year, *month, *day)));
    let all = all.filter_map(|(year, month, day)| Day::from_ymd(year, month, day));
    let mut births: Vec<Day> = Vec::new();
    for day in all.chain([first, last]) {
        if (first..=last).contains(&day) && !births.contains(&day) {
            births.push(day);
        }
    }
    births
}
