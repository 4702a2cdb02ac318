//! A dose that several visits could give is to be given once: at the first of them that can. The
//! others refer to it.

use crate::Status;
use crate::place::Places;
use crate::shared::Shared;
use crate::stand::contents::Content;
use crate::stand::visits::{Standings, Stood};
use crate::stand::whole::is_open;
use crate::stand::{Reason, Standing};
use crate::view::Given;
use alloc::vec::Vec;
use stafett_model::{Day, ItemId, VisitId};

/// A visit that could give a dose, by the dose, in the order in which they are chosen: those that are not
/// over before those that are, those at which it is due before those at which it is not yet, those that must
/// be offered before mere permissions, then by day.
type Candidate = (ItemId, bool, bool, bool, bool, Option<Day>, VisitId);

/// Refers every other visit to the one at which each dose is to be given. Tells which visits changed.
pub(crate) fn settle(
    given: Given<'_>,
    places: &Places,
    day: Day,
    stood: &mut Standings,
) -> Vec<VisitId> {
    let mut changed = Vec::new();
    for of_dose in candidates(given, places, day, stood.all()).chunk_by(|one, two| one.0 == two.0) {
        let [(item, .., chosen), others @ ..] = of_dose else {
            continue;
        };
        for (_, over, .., visit) in others {
            let other = stood.get_mut(*visit);
            let contents = other.into_iter().flat_map(|other| &mut other.contents);
            for content in contents.filter(|content| content.item == Some(*item)) {
                refer(content, *chosen, *over);
            }
            changed.push(*visit);
        }
    }
    changed.sort_unstable();
    changed.dedup();
    changed
}

/// Every visit that could give a dose, sorted.
fn candidates(given: Given<'_>, places: &Places, day: Day, stood: &[Stood]) -> Vec<Candidate> {
    let mut found = Vec::new();
    for stood in stood {
        for content in stood
            .contents
            .iter()
            .filter(|content| is_open(content.standing.status))
        {
            let Some(item) = content.item.filter(|item| given.tables.is_dose(*item)) else {
                continue;
            };
            let row = given.programme.visit(stood.visit);
            let as_needed = row.is_some_and(|row| row.as_needed);
            let aim = content.dates.recommended.or(content.dates.earliest);
            let aim = aim.map(|aim| aim.on);
            let over = places.is_over(given, day, stood.visit);
            let later = content.standing.status != Status::Due;
            let visit = stood.visit;
            found.push((item, over, later, as_needed, aim.is_none(), aim, visit));
        }
    }
    found.sort_unstable();
    found
}

fn refer(content: &mut Content, chosen: VisitId, over: bool) {
    let status = if over {
        Status::Lapsed
    } else {
        Status::Upcoming
    };
    content.standing = Standing::new(status, Reason::GivenAt(chosen));
    content.waits = Shared::default();
}

/// Whether something is left to another visit.
pub(crate) fn is_referred(standing: &Standing) -> bool {
    matches!(standing.reason, Reason::GivenAt(_))
}
