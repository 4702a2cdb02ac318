//! Which doses count. A dose before its first allowed day, or too close to an earlier one, is not
//! valid: it does not count, and a warning says so.

use crate::history::{DoneItem, History};
use crate::span::When;
use crate::view::Given;
use crate::{Planner, WarningKind, warn};
use alloc::vec::Vec;
use stafett_model::locate::locate;
use stafett_model::programme::{Bound, Dose};
use stafett_model::{Child, Day, ItemId, Programme};

/// Judges the doses in `history`, in the order of their days (of one day: of their numbers), and
/// fills in the first day on which each content item was done.
pub(crate) fn judge(planner: &Planner<'_>, child: &Child, as_of: Day, history: &mut History) {
    let programme = planner.programme;
    let all = core::mem::take(&mut history.done);
    let (mut doses, mut kept): (Vec<DoneItem>, Vec<DoneItem>) = all
        .into_iter()
        .partition(|done| dose_of(programme, done.item).is_some());
    for done in &kept {
        note(history, *done);
    }
    let number = |item| dose_of(programme, item).map(|dose| dose.number);
    doses.sort_by_key(|done| (done.on.first, number(done.item), *done));
    for done in doses {
        let first = history.first_done.get(done.item.index()).copied().flatten();
        let given = planner.given(child, as_of, history);
        match fault(given, done).filter(|_| first.is_none()) {
            Some(kind) => {
                let warning = warn::dose(programme, kind, done.item, done.on);
                if !history.warnings.contains(&warning) {
                    history.warnings.push(warning);
                }
            }
            None => {
                note(history, done);
                kept.push(done);
            }
        }
    }
    kept.sort_unstable();
    history.done = kept;
}

fn dose_of(programme: &Programme, item: ItemId) -> Option<&Dose> {
    programme.item(item)?.dose.as_ref()
}

fn note(history: &mut History, done: DoneItem) {
    if let Some(first) = history.first_done.get_mut(done.item.index()) {
        *first = Some(first.map_or(done.on, |first| first.sooner(done.on)));
    }
}

/// What is wrong with a dose, for certain.
fn fault(given: Given<'_>, done: DoneItem) -> Option<WarningKind> {
    let window = &dose_of(given.programme, done.item)?.window;
    let view = given.view();
    let earliest = locate(given.programme, &window.earliest, &view);
    if earliest.passed(done.on.last) == Some(false) && earliest.last().is_some() {
        return Some(WarningKind::DoseTooEarly);
    }
    let too_close = window.distances.iter().any(|distance| {
        let settled = When::bound(&view, distance).filter(|bound| bound.last.is_some());
        distance.bound == Bound::AtLeast && settled.is_some_and(|bound| done.on.last < bound.first)
    });
    too_close.then_some(WarningKind::DoseTooClose)
}
