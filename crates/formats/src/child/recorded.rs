//! What events say of the facts that conditions ask of visits: results, and how visits went.

use crate::fault::Problem;
use crate::node::Step;
use stafett_model::proof::Words;
use stafett_model::{
    ContentItem, Day, Event, EventKind, FactId, FactRecord, ItemId, Made, Programme, VisitId,
};

/// The places of the values of how a visit went.
const DONE: i32 = 0;
const DECLINED: i32 = 1;
const MISSED: i32 = 2;

/// The fact that states the result of a content item at a visit, where a condition asks for it.
pub(super) fn result_fact(programme: &Programme, item: ItemId, visit: VisitId) -> Option<FactId> {
    let visit = programme.base_of(visit);
    fact_made(programme, &Made::Result { item, visit })
}

fn fact_made(programme: &Programme, made: &Made) -> Option<FactId> {
    let place = programme
        .facts
        .iter()
        .position(|fact| fact.made.as_ref() == Some(made))?;
    u16::try_from(place).ok().map(FactId)
}

/// Whether a content item was part of a visit that was done: of the contents listed, or of any row
/// of the visit where none are.
pub(super) fn is_part(
    programme: &Programme,
    (visit, items): (VisitId, &[ItemId]),
    item: ItemId,
) -> bool {
    if !items.is_empty() {
        return items.contains(&item);
    }
    let base = programme.base_of(visit);
    let rows = programme.visits.iter().zip(0_u16..);
    let mut rows = rows.filter(|(_, place)| programme.base_of(VisitId(*place)) == base);
    rows.any(|(row, _)| row.items.contains(&item))
}

/// The problem with a result of something that was not done.
pub(super) fn not_done(path: &[Step], item: &ContentItem) -> Problem {
    let title = &item.meta.title;
    Problem::new(
        path,
        Words::new(
            format!("\"{title}\" gjordes inte vid besöket, så det har inget resultat därifrån"),
            format!("\"{title}\" was not done at the visit, so it has no result from there"),
        ),
    )
    .at_key()
    .help(Words::new(
        "ta med det i \"items\", eller flytta resultatet till det besök där det gjordes",
        "add it to \"items\", or move the result to the visit at which it was done",
    ))
}

/// How visits went, by their events: what was done stays done, whatever else is noted afterwards.
pub(super) fn outcomes(programme: &Programme, events: &[Event]) -> Vec<FactRecord> {
    let mut records = Vec::new();
    for event in events {
        let (visit, value) = match &event.kind {
            EventKind::Done { visit, .. } => (*visit, DONE),
            EventKind::Declined(visit) => (*visit, DECLINED),
            EventKind::Missed(visit) => (*visit, MISSED),
            _ => continue,
        };
        let base = programme.base_of(visit);
        let done = first_done(programme, events, base);
        let stands = value == DONE || done.is_none_or(|done| event.on.first < done);
        if let (true, Some(fact)) = (stands, fact_made(programme, &Made::Outcome(base))) {
            records.push(FactRecord::new(fact, value, Some(event.on.first)));
        }
    }
    records
}

/// The first day on which a visit was done.
fn first_done(programme: &Programme, events: &[Event], base: VisitId) -> Option<Day> {
    let done = events.iter().filter(|event| match &event.kind {
        EventKind::Done { visit, .. } => programme.base_of(*visit) == base,
        _ => false,
    });
    done.map(|event| event.on.first).min()
}

/// The records that stand in the text, and those that events say, each once.
pub(super) fn with(mut facts: Vec<FactRecord>, said: Vec<FactRecord>) -> Vec<FactRecord> {
    for record in said {
        if !facts.contains(&record) {
            facts.push(record);
        }
    }
    facts
}
