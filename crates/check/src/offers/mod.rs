//! What is offered: claims about visits and their contents.
//!
//! These claims quantify over followed histories: every visit that is offered is made on some day of
//! its window. A named event may come late or never; terms, due dates and events are taken at their
//! worst. The day of another visit lies somewhere in that visit's own window.

mod children;
mod clerk;
pub mod doses;
mod draft;
pub mod duplicates;
mod faults;
pub mod never_offered;
mod opening;
pub(crate) mod order;
mod recorded;
pub mod recovery;
pub mod requirements;
pub mod results;
mod survey;
pub mod wrong_order;

use stafett_model::{AreaId, Programme, Visit, VisitId};
use std::collections::BTreeSet;

/// All visits with their ids, in the order of the table.
fn visits(programme: &Programme) -> impl Iterator<Item = (VisitId, &Visit)> {
    programme
        .visits
        .iter()
        .enumerate()
        .filter_map(|(at, visit)| Some((VisitId(u16::try_from(at).ok()?), visit)))
}

/// The visits that a child must be offered: not those that are made as needed.
fn obligatory(programme: &Programme) -> impl Iterator<Item = (VisitId, &Visit)> {
    visits(programme).filter(|(_, visit)| !visit.as_needed)
}

/// The areas to which the contents of a visit belong.
fn areas(programme: &Programme, visit: &Visit) -> BTreeSet<AreaId> {
    let items = visit.items.iter();
    items
        .filter_map(|item| Some(programme.item(*item)?.area))
        .collect()
}

/// The title of a service.
fn performer<'p>(programme: &'p Programme, visit: &Visit) -> &'p str {
    programme
        .service(visit.performer)
        .map_or("?", |service| &service.meta.title)
}
