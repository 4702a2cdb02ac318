//! Where everything stands once it is clear which results nobody will record any more.
//!
//! A visit may wait for the result of another. As long as that can be recorded, the result is unknown;
//! when its visit has lapsed or is not for the child, there is none, and what waits is decided. That may
//! in turn settle the next link of a chain, so standings are found anew until nothing more is settled.

use crate::doses::series;
use crate::history::History;
use crate::place::{self, Placed};
use crate::view::Given;
use crate::visits::{self, Stood};
use crate::{Status, facts};
use alloc::vec::Vec;
use stafett_model::{Child, Day, FactId, ItemId, Made, Programme};

/// Where each visit lies and where it stands. Notes in `history` which facts have no value and will
/// get none.
pub(crate) fn stand(
    programme: &Programme,
    child: &Child,
    as_of: Day,
    history: &mut History,
) -> (Vec<Placed>, Vec<Stood>) {
    loop {
        let given = Given {
            programme,
            child,
            as_of,
            history,
        };
        let conditional = series::conditional(given);
        if conditional != history.conditional {
            history.conditional = conditional;
        }
        let given = Given {
            programme,
            child,
            as_of,
            history,
        };
        let placed = place::place_all(given);
        let mut stood = visits::stand_all(given, &placed);
        let gone = series::gone(given, &stood);
        let settled = settled(given, &stood);
        if settled.is_empty() && gone.is_empty() {
            visits::give_once(given, &placed, &mut stood);
            return (placed, stood);
        }
        history.gone.extend(gone);
        history.nothing.extend(settled);
    }
}

/// The facts of which it has become clear that nobody will record them.
fn settled(given: Given<'_>, stood: &[Stood]) -> Vec<FactId> {
    let made = given.programme.facts.iter().zip(0_u16..);
    made.filter_map(|(fact, id)| Some((FactId(id), fact.made.as_ref()?)))
        .filter(|(id, _)| !given.history.nothing.contains(id))
        .filter(|(id, _)| facts::recorded(given.programme, given.child, *id, given.as_of).is_none())
        .filter(|(_, made)| {
            if let Some(dose) = made.dose() {
                return never_given(given, dose);
            }
            let of_rule =
                |stood: &&Stood| Some(given.programme.base_of(stood.visit)) == made.visit();
            let at = stood.iter().find(of_rule);
            at.is_some_and(|at| match made {
                Made::Result { item, .. } => has_no_result(at, *item),
                // How a visit went that lapsed without a word is still worth asking.
                Made::Outcome(_) => at.status == Status::NotApplicable,
                Made::Given { .. } | Made::Product(_) => false,
            })
        })
        .map(|(id, _)| id)
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
