//! What is written down of a childhood: not all of it, and not always right.

use super::Children;
use super::course::{Course, Happening};
use super::random::Random;
use stafett_model::programme::Values;
use stafett_model::{
    Child, Day, Event, EventKind, FactId, FactRecord, ItemId, Made, Occurred, ProductId, Programme,
    Season, child::TermRecord,
};

/// How often in a thousand something true is written down: a fact, one that is derived anyhow where
/// nothing is known, an event, the expected day of birth, a term's first day.
const FACT: u64 = 920;
const DERIVED: u64 = 400;
const EVENT: u64 = 985;
const DUE_DATE: u64 = 950;
const TERM: u64 = 700;
/// How often the product of a dose is.
const PRODUCT: u64 = 900;
/// How often something is written down some days later, and how often only the month is known.
const LATE: u64 = 150;
const MONTH: u64 = 5;
/// How often a wrong record is corrected.
const CORRECTED: u64 = 500;
/// How many children in a thousand come to the country with a history that nobody has.
const ARRIVES: u64 = 50;
/// How many children in a thousand have a record that cannot be right.
const WRONG: u64 = 10;

/// The child of a number, as it is written down.
pub(super) fn of(children: &Children<'_>, number: u64, born: Day, random: Random) -> Child {
    let mut course = Course::of(children, born, random);
    let (as_of, programme) = (children.as_of, children.programme);
    let due_date = course.due.filter(|_| course.random().chance(DUE_DATE));
    let arrived = arrived(born, as_of, course.random());
    let facts = facts(programme, &mut course, arrived);
    let mut events = events(&mut course, arrived);
    spoil(&mut events, (born, as_of), course.random());
    Child {
        id: format!("synthetic-{number:09}"),
        born,
        due_date,
        history_complete_from: arrived,
        facts,
        events,
        terms: terms(programme, &mut course, as_of),
    }
}

fn arrived(born: Day, as_of: Day, random: &mut Random) -> Option<Day> {
    let days = as_of.since(born);
    (days > 30 && random.chance(ARRIVES))
        .then(|| born.plus(random.between(30, days)))
        .flatten()
}

fn facts(programme: &Programme, course: &mut Course<'_>, arrived: Option<Day>) -> Vec<FactRecord> {
    let known = as_of_arrival(course.truth.all().collect(), arrived);
    let mut facts = Vec::new();
    // A fact is written down with its changes, or not at all: what is missing is unknown, not what it
    // was before.
    let mut missing = (None, false);
    for (fact, day, value) in known {
        let Some(row) = programme.fact(fact) else {
            continue;
        };
        // How visits went and with which products is told by their events.
        let told = matches!(row.made, Some(Made::Outcome(_) | Made::Product(_)));
        if missing.0 != Some(fact) {
            missing = (Some(fact), !course.random().chance(FACT));
        }
        let derived = row.if_unknown == Some(value) && day == course.born;
        let often = if derived { DERIVED } else { 1_000 };
        let written =
            course.random().chance(often) && !missing.1 && !told && is_value(&row.values, value);
        let fixed = row.change == stafett_model::programme::Change::Fixed;
        if written {
            let from = (!fixed).then_some(day);
            facts.push(FactRecord {
                recorded: recorded(day, course.last, course.random()),
                ..FactRecord::new(fact, value, from)
            });
        }
    }
    facts
}

/// What is true, of which nobody knows what it was before the child arrived: what ended before the arrival
/// is left out, and what then held is told from that day, unless it did from birth.
fn as_of_arrival(known: Vec<(FactId, Day, i32)>, arrived: Option<Day>) -> Vec<(FactId, Day, i32)> {
    let Some(arrived) = arrived else { return known };
    let mut left: Vec<(FactId, Day, i32)> = Vec::new();
    for (fact, day, value) in known {
        let changed = left.last().is_some_and(|(of, _, _)| *of == fact);
        if changed && day <= arrived {
            left.pop();
        }
        let from = if changed { day.max(arrived) } else { day };
        left.push((fact, from, value));
    }
    left
}

fn is_value(values: &Values, value: i32) -> bool {
    match values {
        Values::YesNo => value == 0 || value == 1,
        Values::OneOf(names) => usize::try_from(value).is_ok_and(|place| place < names.len()),
        Values::Whole { from, through } => (*from..=*through).contains(&value),
        Values::Date => Day::from_number(value).is_some(),
    }
}

fn events(course: &mut Course<'_>, arrived: Option<Day>) -> Vec<Event> {
    let mut happened = std::mem::take(&mut course.happened);
    happened.sort();
    let mut events = Vec::new();
    for Happening { on, kind, products } in happened {
        let known = arrived.is_none_or(|arrived| on >= arrived);
        if known && course.random().chance(EVENT) {
            let id = format!("e{}", events.len() + 1);
            let (last, random) = (course.last, course.random());
            events.push(Event {
                recorded: recorded(on, last, random),
                products: noted(products, random),
                ..Event::new(id, remembered(on, random), kind)
            });
        }
    }
    events
}

/// The day on which something is written down: mostly the same.
fn recorded(on: Day, last: Day, random: &mut Random) -> Option<Day> {
    if !random.chance(LATE) {
        return Some(on);
    }
    let later = on.plus(random.between(1, 40));
    later.map(|day| day.min(last.max(on)))
}

/// The products that are written down.
fn noted(products: Vec<(ItemId, ProductId)>, random: &mut Random) -> Vec<(ItemId, ProductId)> {
    let products = products.into_iter();
    products.filter(|_| random.chance(PRODUCT)).collect()
}

/// When something happened, as it is remembered.
fn remembered(on: Day, random: &mut Random) -> Occurred {
    let (year, month, _) = on.ymd();
    let whole = Occurred::month(year, month).filter(|_| random.chance(MONTH));
    whole.unwrap_or_else(|| on.into())
}

/// Makes one record wrong in a way that occurs in journals, and sometimes puts it right afterwards.
fn spoil(events: &mut Vec<Event>, (born, as_of): (Day, Day), random: &mut Random) {
    if events.is_empty() || !random.chance(WRONG) {
        return;
    }
    let place = random.below(u64::try_from(events.len()).unwrap_or(1));
    let Some(event) = usize::try_from(place)
        .ok()
        .and_then(|place| events.get_mut(place))
    else {
        return;
    };
    let right = event.clone();
    let moved = |day: Day, by: i32| day.plus(by).unwrap_or(day).into();
    match random.below(4) {
        // A date before birth.
        0 => event.on = moved(born, -random.between(1, 400)),
        // A date that has not come.
        1 => event.on = moved(as_of, random.between(1, 400)),
        // The same event under the same id, on another day.
        2 => {
            let on = moved(right.on.first, random.between(1, 30));
            events.push(Event {
                on,
                ..right.clone()
            });
        }
        // What was done is declined as well.
        _ => {
            if let EventKind::Done { visit, .. } = right.kind {
                let id = format!("{}-declined", right.id);
                events.push(Event::new(id, right.on, EventKind::Declined(visit)));
            }
        }
    }
    if random.chance(CORRECTED) {
        events.push(Event {
            id: format!("{}-corrected", right.id),
            corrects: Some(right.id.clone()),
            recorded: Some(as_of),
            ..right
        });
    }
}

/// The first days of the terms of school age, as far as they have come or are near.
fn terms(programme: &Programme, course: &mut Course<'_>, as_of: Day) -> Vec<TermRecord> {
    let Some(school) = &programme.school else {
        return Vec::new();
    };
    let turning = school.start_turning.iter().min().copied().unwrap_or(0);
    let years = i32::from(school.compulsory_years) + i32::from(school.upper_secondary_years);
    let first = course.born.year() + i32::from(turning);
    let mut terms = Vec::new();
    for year in first..=(first + years).min(as_of.year() + 1) {
        for season in [Season::Spring, Season::Autumn] {
            let day = course.term(year, season);
            let near = day.filter(|day| day.since(as_of) < 120);
            if let (Some(first_day), true) = (near, course.random().chance(TERM)) {
                terms.push(TermRecord {
                    year,
                    season,
                    first_day,
                });
            }
        }
    }
    terms
}
