//! What is for other children only as things are recorded now.

use crate::view::Given;
use stafett_model::locate::locate;
use stafett_model::programme::Change;
use stafett_model::{Condition, FactId, Visit};

/// Whether a visit that is not for the child may come to be: its time is not over, and whatever keeps it from the child
/// may change. A pupil of compulsory school may become one of upper secondary school; what is fixed, was recorded at a
/// visit or is made of a dose stays. The child is taken to live where it does: for another place there is another plan.
pub(super) fn may_apply_later(given: Given<'_>, visit: &Visit) -> bool {
    if !visit.is_for_birth(given.child.born) {
        return false;
    }
    let last = locate(given.programme, &visit.window.latest, &given.view()).last();
    if last.is_some_and(|last| last < given.as_of) {
        return false;
    }
    let settled = |fact: FactId| {
        let row = given.programme.fact(fact)?;
        let is_of_place = given.tables.of_places.contains(&fact);
        let stays = is_of_place || row.change != Change::MayChange || row.made.is_some();
        stays.then(|| given.value(fact, given.as_of)).flatten()
    };
    let left = visit.condition.knowing(&settled);
    left != Condition::Any(alloc::vec::Vec::new())
}
