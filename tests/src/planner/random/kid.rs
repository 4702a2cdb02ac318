//! Random children: facts known and unknown, events done, declined, missed, contradicting each other.

use super::programme::Kinds;
use super::records;
use crate::judge::Random;
use crate::planner::almanac::Almanac;
use stafett_model::child::End;
use stafett_model::{
    AsOf, Child, Day, Event, EventId, EventKind, FactId, FactRecord, ItemId, Occurred, ProductId,
    Programme, Season, TransitionId, Values, VisitId,
};

/// Around month ends, leap days, New Year and the beginning of the autumn term.
const BIRTHS: [&str; 9] = [
    "2024-01-27",
    "2023-01-27",
    "2023-10-28",
    "2022-12-28",
    "2024-02-26",
    "2023-02-25",
    "2023-08-12",
    "2024-05-28",
    "2022-03-30",
];

fn day(number: i32) -> Day {
    Day::from_number(number).expect("a day near the birth")
}

/// A random child of a programme of such kinds.
pub fn child(random: &mut Random, almanac: &Almanac, programme: &Programme, kinds: Kinds) -> Child {
    let born = Day::parse(random.pick::<&str>(&BIRTHS))
        .expect("a day")
        .number()
        + span(random, 5);
    let mut child = Child::born(day(born));
    if random.once_in(2) {
        child.due_date = Some(day(born + span(random, 18) - 6));
    }
    if random.once_in(3) {
        child.history_complete_from = Some(day(born + span(random, 200)));
    }
    facts(random, programme, &mut child);
    for number in 0..random.below(6) {
        let event = event(random, programme, born, number);
        child.events.push(event);
    }
    handovers(random, programme, &mut child);
    if kinds.months {
        roughly(random, &mut child);
    }
    for year in 0..3 {
        if random.once_in(3) {
            let year = almanac.year(born) + year;
            child.terms.push(stafett_model::child::TermRecord {
                year,
                season: Season::Autumn,
                first_day: day(almanac.in_year(year, 8, 14) + span(random, 10)),
            });
        }
    }
    if kinds.records {
        records::mix(random, programme, &mut child);
    }
    child
}

/// Of some events only the month is known, or the year.
fn roughly(random: &mut Random, child: &mut Child) {
    for event in &mut child.events {
        let on = event.on.first;
        let known = match random.below(6) {
            0 => Occurred::year(on.ymd().0),
            1..4 => Occurred::month(on.ymd().0, on.ymd().1),
            _ => None,
        };
        event.on = known.unwrap_or(event.on);
    }
}

fn span(random: &mut Random, below: usize) -> i32 {
    i32::try_from(random.below(below)).expect("a small number")
}

fn facts(random: &mut Random, programme: &Programme, child: &mut Child) {
    for (place, fact) in programme.facts.iter().enumerate() {
        let values = match &fact.values {
            Values::YesNo => 0..2,
            Values::OneOf(names) => 0..i32::try_from(names.len()).expect("few values"),
            Values::Whole { from, through } => *from..through + 1,
            Values::Date => continue,
        };
        let times = match fact.change {
            stafett_model::Change::MayChange => random.below(4),
            _ => random.below(2),
        };
        // How a visit went, and when a dose was given, is read from the events.
        let times = if fact
            .made
            .as_ref()
            .is_some_and(|made| !matches!(made, stafett_model::Made::Result { .. }))
        {
            0
        } else {
            times
        };
        for _ in 0..times {
            let value = values.start + span(random, values.len());
            let from = random
                .once_in(2)
                .then(|| day(child.born.number() + span(random, 250)));
            let fact = FactId(u16::try_from(place).expect("few facts"));
            child.facts.push(FactRecord::new(fact, value, from));
        }
    }
}

/// Something that happened.
pub fn event(random: &mut Random, programme: &Programme, born: i32, number: usize) -> Event {
    let visits = programme.visits.len();
    let place = random.below(visits);
    let visit = VisitId(u16::try_from(place).expect("few visits"));
    let item = ItemId(u16::try_from(random.below(programme.items.len())).expect("few items"));
    let kind = match random.below(15) {
        0..4 => {
            let row = &programme.visits[place];
            let mut items = row.items.clone();
            items.retain(|_| random.once_in(3));
            EventKind::Done { visit, items }
        }
        4..7 => EventKind::ItemDone(item),
        7 => EventKind::Declined(visit),
        8 => EventKind::ItemDeclined(item),
        9 | 10 => EventKind::Missed(visit),
        11 | 12 if !programme.events.is_empty() => {
            let place = random.below(programme.events.len());
            EventKind::Happened(EventId(u16::try_from(place).expect("few events")))
        }
        13 if random.once_in(4) => {
            EventKind::Ended(*random.pick(&[End::Died, End::Emigrated, End::OptedOut]))
        }
        14 => EventKind::Cancelled(visit),
        _ => EventKind::Missed(visit),
    };
    // Two events of one id that differ contradict each other.
    let id = if random.once_in(15) { 0 } else { number };
    let on = day(born + span(random, 260));
    let mut event = Event::new(format!("e{id}"), on, kind);
    event.products = products(random, programme, &event.kind);
    event
}

/// With which products the doses of an event were given.
fn products(
    random: &mut Random,
    programme: &Programme,
    kind: &EventKind,
) -> Vec<(ItemId, ProductId)> {
    let items = match kind {
        EventKind::Done { visit, items } if items.is_empty() => {
            programme.visits[visit.index()].items.clone()
        }
        EventKind::Done { items, .. } => items.clone(),
        EventKind::ItemDone(item) => vec![*item],
        _ => Vec::new(),
    };
    let mut with = Vec::new();
    for item in items {
        let Some(dose) = &programme.items[item.index()].dose else {
            continue;
        };
        let products = &programme.series_table[dose.series.index()].products;
        if !products.is_empty() && !random.once_in(3) {
            with.push((item, *random.pick(products)));
        }
    }
    with
}

/// What was said of handovers.
fn handovers(random: &mut Random, programme: &Programme, child: &mut Child) {
    for (place, _) in programme.transitions.iter().enumerate() {
        let id = TransitionId(u16::try_from(place).expect("few transitions"));
        for number in 0..random.below(3) {
            let kind = match random.below(5) {
                0 | 1 => EventKind::HandoverSent(id),
                2 | 3 => EventKind::HandoverReceived(id),
                _ => EventKind::HandoverRefused(id),
            };
            let on = day(child.born.number() + span(random, 260));
            let name = format!("h{place}.{number}");
            child.events.push(Event::new(name, on, kind));
        }
    }
}

/// A day in the childhood, and where records are mixed up the day by which they were known.
pub fn as_of(random: &mut Random, child: &Child, kinds: Kinds) -> AsOf {
    let days = if random.once_in(4) { 900 } else { 260 };
    let day = day(child.born.number() + span(random, days));
    let known = match kinds.records {
        true => records::known_at(random, child, day),
        false => day,
    };
    AsOf { day, known }
}
