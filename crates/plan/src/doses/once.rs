//! A dose that several visits could give is to be given once: at the first of them that can. The
//! others refer to it.

use super::dose_of;
use crate::Status;
use crate::contents::Content;
use crate::place::Placed;
use crate::stand::{Reason, Standing};
use crate::view::Given;
use crate::visits::{Stood, is_open};
use alloc::vec::Vec;
use stafett_model::{Day, ItemId, VisitId};

/// A visit that could give a dose, in the order in which they are chosen: those that are not over
/// before those that are, those that must be offered before mere permissions, then by day.
type Candidate = (bool, bool, bool, Option<Day>, VisitId);

/// Refers every other visit to the one at which each dose is to be given. Tells which visits changed.
pub(crate) fn settle(
    given: Given<'_>,
    placed: &[Placed],
    day: Day,
    stood: &mut [Stood],
) -> Vec<VisitId> {
    let mut changed = Vec::new();
    let doses = given.programme.items.iter().zip(0_u16..);
    let doses = doses.filter(|(row, _)| row.dose.is_some());
    for item in doses.map(|(_, place)| ItemId(place)) {
        let Some((.., chosen)) = candidates(given, placed, day, stood, item)
            .into_iter()
            .min()
        else {
            continue;
        };
        for other in stood.iter_mut().filter(|other| other.visit != chosen) {
            let over = is_over(given, placed, day, other.visit);
            for content in &mut other.contents {
                if content.item == Some(item) && is_open(content.standing.status) {
                    refer(content, chosen, over);
                    changed.push(other.visit);
                }
            }
        }
    }
    changed.sort_unstable();
    changed.dedup();
    changed
}

fn candidates(
    given: Given<'_>,
    placed: &[Placed],
    day: Day,
    stood: &[Stood],
    item: ItemId,
) -> Vec<Candidate> {
    let mut found = Vec::new();
    for stood in stood {
        let holds =
            |content: &&Content| content.item == Some(item) && is_open(content.standing.status);
        let Some(content) = stood.contents.iter().find(holds) else {
            continue;
        };
        let as_needed = given
            .programme
            .visit(stood.visit)
            .is_some_and(|row| row.as_needed);
        let aim = content.dates.recommended.or(content.dates.earliest);
        let over = is_over(given, placed, day, stood.visit);
        let day = aim.map(|aim| aim.on);
        found.push((over, as_needed, day.is_none(), day, stood.visit));
    }
    found
}

/// Whether a visit has been made, or its own last day has passed.
fn is_over(given: Given<'_>, placed: &[Placed], day: Day, visit: VisitId) -> bool {
    let done = given.history.visits.get(visit.index());
    done.is_some_and(|at| at.done.is_some())
        || placed
            .get(visit.index())
            .is_some_and(|placed| placed.span.closed(day))
}

fn refer(content: &mut Content, chosen: VisitId, over: bool) {
    let status = if over {
        Status::Lapsed
    } else {
        Status::Upcoming
    };
    content.standing = Standing::new(status, Reason::GivenAt(chosen));
    content.waits.clear();
}

/// Whether a content is left to another visit.
pub(crate) fn is_referred(content: &Content) -> bool {
    matches!(content.standing.reason, Reason::GivenAt(_))
}

/// Whether a content is a dose.
pub(crate) fn is_dose(given: Given<'_>, content: &Content) -> bool {
    content
        .item
        .is_some_and(|item| dose_of(given.programme, item).is_some())
}
