//! Random records of records: known late, corrected, corrected again, withdrawn, repeated.

use super::kid;
use crate::judge::Random;
use stafett_model::{Child, Day, Event, EventKind, FactRecord, Programme};

/// So few names that corrections meet.
const NAMES: [&str; 6] = ["e0", "e1", "e2", "c0", "c1", "c2"];

/// Makes days of records for some of what is known of a child, and corrects some of it.
pub fn mix(random: &mut Random, programme: &Programme, child: &mut Child) {
    let born = child.born.number();
    for event in &mut child.events {
        event.recorded = recorded(random, born);
    }
    for fact in &mut child.facts {
        fact.recorded = recorded(random, born);
        if random.once_in(2) {
            fact.id = (*random.pick(&NAMES)).to_owned();
        }
    }
    for _ in 0..random.below(7) {
        match random.below(4) {
            0 if !child.facts.is_empty() => {
                let fact = another_fact(random, child);
                child.facts.push(fact);
            }
            1 if !child.events.is_empty() => {
                let twice = random.pick(&child.events).clone();
                child.events.push(twice);
            }
            _ => {
                let event = correction(random, programme, born);
                child.events.push(event);
            }
        }
    }
}

/// Mostly one of few days, so that two may be the last.
fn recorded(random: &mut Random, born: i32) -> Option<Day> {
    let on = born + 60 * i32::try_from(random.below(5)).expect("a small number");
    (!random.once_in(4)).then(|| Day::from_number(on).expect("a day near the birth"))
}

/// An event or a retraction that mostly corrects a record, now and then itself.
fn correction(random: &mut Random, programme: &Programme, born: i32) -> Event {
    let mut event = kid::event(random, programme, born, 0);
    (*random.pick(&NAMES)).clone_into(&mut event.id);
    if random.once_in(3) {
        event.kind = EventKind::Retracted;
        event.products.clear();
    }
    event.recorded = recorded(random, born);
    let must = event.kind == EventKind::Retracted;
    event.corrects = (must || !random.once_in(5)).then(|| (*random.pick(&NAMES)).to_owned());
    event
}

/// Another value of a fact of which something is known, mostly in its place.
fn another_fact(random: &mut Random, child: &Child) -> FactRecord {
    let like = random.pick(&child.facts).clone();
    let value = random.pick(&child.facts).value;
    let same = child
        .facts
        .iter()
        .find(|fact| fact.fact == like.fact && fact.value == value);
    FactRecord {
        value: same.map_or(like.value, |same| same.value),
        id: (*random.pick(&NAMES)).to_owned(),
        recorded: recorded(random, child.born.number()),
        corrects: (!random.once_in(4)).then(|| (*random.pick(&NAMES)).to_owned()),
        ..like
    }
}

/// A day by which some of the records were known.
pub fn known_at(random: &mut Random, child: &Child, day: Day) -> Day {
    let on = child.born.number() + i32::try_from(random.below(320)).expect("a small number");
    match random.once_in(3) {
        true => Day::from_number(on).expect("a day near the birth"),
        false => day,
    }
}
