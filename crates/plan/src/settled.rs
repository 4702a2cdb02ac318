//! Where everything stands once it is clear which results nobody will record any more.
//!
//! A visit may wait for the result of another. As long as that can be recorded, the result is unknown;
//! when its visit has lapsed or is not for the child, there is none, and what waits is decided. That may
//! in turn settle the next link of a chain, so standings are found anew until nothing more is settled.

use crate::doses::series;
use crate::known::Known;
use crate::place::{self, Placed};
use crate::view::Given;
use crate::visits::{self, Stood};
use crate::{Status, overlay};
use alloc::vec::Vec;
use stafett_model::{FactId, ItemId, Made};

/// Where each visit lies and where it stands. Notes in the history which facts have no value and will
/// get none.
pub(crate) fn stand(known: &mut Known<'_>) -> (Vec<Placed>, Vec<Stood>) {
    loop {
        known.history.conditional = series::conditional(known.given());
        let given = known.given();
        let placed = place::place_all(given);
        let mut stood = visits::stand_all(given, &placed);
        let gone = series::gone(given, &stood);
        let settled = settled(given, &placed, &stood);
        if settled.is_empty() && gone.is_empty() {
            visits::give_once(given, &placed, &mut stood);
            return (placed, stood);
        }
        known.history.gone.extend(gone);
        known.history.nothing.extend(settled);
    }
}

/// The facts of which it has become clear that nobody will record them.
fn settled(given: Given<'_>, placed: &[Placed], stood: &[Stood]) -> Vec<FactId> {
    let made = given.tables.made.iter();
    made.filter(|(id, _)| !given.history.nothing.contains(id))
        .filter(|(id, _)| !given.facts.has(*id, given.as_of))
        .filter(|(_, made)| {
            let Some(visit) = made.visit() else {
                return made.dose().is_some_and(|dose| never_given(given, dose));
            };
            let row = overlay::chosen(given.tables, placed, visit);
            let at = stood.binary_search_by_key(&row, |stood| stood.visit);
            let at = at.ok().and_then(|place| stood.get(place));
            at.is_some_and(|at| match made {
                Made::Result { item, .. } => has_no_result(at, *item),
                // How a visit went that lapsed without a word is still worth asking.
                Made::Outcome(_) => at.status == Status::NotApplicable,
                Made::Given { .. } | Made::Product(_) => false,
            })
        })
        .map(|(id, _)| *id)
        .collect()
}

/// Whether a dose was not given and will not be.
fn never_given(given: Given<'_>, dose: ItemId) -> bool {
    let history = given.history;
    let done = history.first_done.get(dose.index()).copied().flatten();
    done.is_none() && (history.gone.contains(&dose) || history.is_for_others(dose))
}

/// Whether a content item of a visit was not done and will not be.
fn has_no_result(at: &Stood, item: ItemId) -> bool {
    let content = at
        .contents
        .iter()
        .find(|content| content.item == Some(item));
    let status = content.map_or(at.status, |content| content.standing.status);
    let never_there = content.is_none() && status == Status::Done;
    let over = matches!(
        status,
        Status::Lapsed | Status::Missed | Status::Declined | Status::NotApplicable
    );
    over || never_there
}
