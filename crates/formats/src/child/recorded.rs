//! What events say of the results that conditions ask of visits.

use crate::fault::Problem;
use crate::path::Path;
use stafett_model::proof::Words;
use stafett_model::{ContentItem, FactRecord, ItemId, Programme, VisitId};

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
pub(super) fn not_done(path: &Path<'_>, item: &ContentItem) -> Problem {
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

/// The records that stand in the text, and those that events say, each once.
pub(super) fn with(mut facts: Vec<FactRecord>, said: Vec<FactRecord>) -> Vec<FactRecord> {
    for record in said {
        if !facts.contains(&record) {
            facts.push(record);
        }
    }
    facts
}
