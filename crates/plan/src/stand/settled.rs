//! Where everything stands once it is clear which results nobody will record any more.
//!
//! A visit may wait for the result of another. As long as that can be recorded, the result is unknown;
//! when its visit has lapsed or is not for the child, there is none, and what waits is decided. That may
//! in turn settle the next link of a chain, so what rests on it is found anew until nothing more is settled.

use crate::Status;
use crate::known::Known;
use crate::memory::Desk;
use crate::place::Applies;
use crate::stand::doses::{chain, dose_of, series};
use crate::stand::visits::{self, Since, Stood};
use crate::view::Given;
use alloc::vec::Vec;
use stafett_model::{FactId, ItemId, Made, VisitId};

/// Finds where each visit lies and where it stands. Notes in the history which facts have no value and
/// will get none.
pub(crate) fn stand(known: &mut Known<'_>) {
    if let Some(eve) = known.eve() {
        return end(known, eve);
    }
    find(known);
    let (given, desk) = known.at_desk();
    if !desk.stood.all().is_empty() {
        visits::give_once(given, &desk.places, &mut desk.stood);
    }
}

/// What was settled on the last day on which anything was offered stands, with what has been done since.
fn end(known: &mut Known<'_>, mut eve: Known<'_>) {
    find(&mut eve);
    let (given, desk) = eve.at_desk();
    let for_others = desk.stood.for_others(given, &desk.places);
    let mut desk = core::mem::take(desk);
    let end = known.memory.history.end;
    let since = end.is_some_and(|(on, _)| known.memory.history.tells_since(on));
    let now = since.then(|| {
        find(known);
        core::mem::take(&mut known.memory.desk.stood)
    });
    let since = Since {
        now: now.unwrap_or_default(),
        for_others,
    };
    (desk.stood).end(known.given(), eve.given(), &desk.places, &since);
    let history = eve.memory.history;
    known.memory.desk = desk;
    known.memory.history.conditional = history.conditional;
    known.memory.history.gone = history.gone;
    known.memory.history.nothing = history.nothing;
    find_chains(known);
}

fn find(known: &mut Known<'_>) {
    known.memory.history.conditional = series::conditional(known.given());
    find_chains(known);
    Desk::find(known);
    loop {
        let settled = settled(known.given(), &known.memory.desk);
        if !settled.is_empty() {
            again(known, &[], &settled);
            continue;
        }
        // A dose that turns out to be for others is not one that can no longer be given.
        let Desk { places, stood, .. } = &known.memory.desk;
        let gone = series::gone(known.given(), places, stood);
        if gone.is_empty() {
            break;
        }
        again(known, &gone, &[]);
    }
}

/// Finds the first days of the doses that come after others.
fn find_chains(known: &mut Known<'_>) {
    let mut firsts = core::mem::take(&mut known.memory.history.firsts);
    chain::find(known.given(), &mut firsts);
    known.memory.history.firsts = firsts;
}

/// Finds anew what rests on doses that can no longer be given and on facts that get no value.
fn again(known: &mut Known<'_>, gone: &[ItemId], settled: &[FactId]) {
    known.memory.history.gone.extend_from_slice(gone);
    known.memory.history.nothing.extend_from_slice(settled);
    let mut visits: Vec<VisitId> = Vec::new();
    for dose in gone {
        visits.extend(resting_on_gone(known.given(), *dose));
    }
    let is_asked = |dose: &ItemId| is_asked(known.given(), *dose);
    if !settled.is_empty() || gone.iter().any(is_asked) {
        known.worlds.clear();
        let anew = series::conditional(known.given());
        let before = core::mem::replace(&mut known.memory.history.conditional, anew);
        find_chains(known);
        let readers = &known.planner.tables.readers;
        let changed = changed(&before, &known.memory.history.conditional);
        let items = changed.chain(asking(known.given(), settled));
        visits.extend(items.flat_map(|item| readers.of_item(item)));
    }
    let readers = &known.planner.tables.readers;
    let everything = known.memory.history.end.is_some()
        || settled.iter().any(|fact| readers.is_for_anything(*fact));
    if everything {
        return Desk::find(known);
    }
    let (given, desk) = known.at_desk();
    desk.again(given, settled, &visits);
}

/// The visits that stand otherwise now that a dose can no longer be given: those of the later doses of its series, unless an
/// earlier one broke it already; and where a fact is made of the dose, all that rest on its series.
fn resting_on_gone(given: Given<'_>, dose: ItemId) -> Vec<VisitId> {
    let tables = given.tables;
    if is_asked(given, dose) {
        return tables.readers.of_item(dose).to_vec();
    }
    if series::broken_by(given, dose).is_some() {
        return Vec::new();
    }
    let later = series::later(given.programme, dose);
    let visits = later.flat_map(|later| tables.visits_with_dose(later));
    visits.copied().collect()
}

/// Whether a fact is made of a dose, so that conditions may ask for it.
fn is_asked(given: Given<'_>, dose: ItemId) -> bool {
    let mut made = given.tables.made.iter();
    made.any(|(_, made)| made.dose() == Some(dose))
}

/// The doses that have become or ceased to be for the child.
fn changed<'d>(
    before: &'d [(ItemId, Applies)],
    now: &'d [(ItemId, Applies)],
) -> impl Iterator<Item = ItemId> + 'd {
    let both = before.iter().zip(now);
    both.filter(|(before, now)| before != now)
        .map(|(_, (item, _))| *item)
}

/// The doses whose condition asks for some facts: what was declined rests on why such a dose is not for the child.
fn asking<'g>(given: Given<'g>, facts: &'g [FactId]) -> impl Iterator<Item = ItemId> + 'g {
    let doses = given.tables.conditional_doses.iter().copied();
    doses.filter(move |item| {
        let asked = dose_of(given.programme, *item).map(|dose| dose.condition.facts());
        asked.is_some_and(|asked| asked.iter().any(|fact| facts.contains(fact)))
    })
}

/// The facts of which it has become clear that nobody will record them.
fn settled(given: Given<'_>, desk: &Desk) -> Vec<FactId> {
    let made = given.tables.made.iter();
    made.filter(|(id, _)| !given.history.nothing.contains(id))
        .filter(|(id, _)| !given.facts.has(*id, given.as_of))
        .filter(|(_, made)| {
            let Some(visit) = made.visit() else {
                return made.dose().is_some_and(|dose| never_given(given, dose));
            };
            let at = desk.stood.get(desk.places.chosen(visit));
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
    is_never_done(status) || never_there
}

/// Whether something that stands so was not done and will not be.
pub(crate) fn is_never_done(status: Status) -> bool {
    matches!(
        status,
        Status::Lapsed | Status::Missed | Status::Declined | Status::NotApplicable
    )
}
