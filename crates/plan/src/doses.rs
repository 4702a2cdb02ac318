//! Which doses count. A dose before its first allowed day, or too close to an earlier one, is not
//! valid: it does not count, and a warning says so. Where the days are not known exactly, a dose counts
//! unless it is invalid on all of them.

mod order;

use crate::history::{DoneItem, History};
use crate::span::When;
use crate::view::Given;
use crate::{Planner, WarningKind, warn};
use alloc::vec::Vec;
use stafett_model::locate::{locate, variable_of};
use stafett_model::programme::{Bound, Dose};
use stafett_model::{Child, Day, ItemId, Point, Programme, Variable};

/// Judges the doses in `history`, in the order of their days (where that is open: of their numbers), and
/// fills in the first day on which each content item was done.
pub(crate) fn judge(planner: &Planner<'_>, child: &Child, as_of: Day, history: &mut History) {
    let programme = planner.programme;
    let all = core::mem::take(&mut history.done);
    let (doses, mut kept): (Vec<DoneItem>, Vec<DoneItem>) = all
        .into_iter()
        .partition(|done| dose_of(programme, done.item).is_some());
    for done in &kept {
        note(history, *done);
    }
    let number = |done: &DoneItem| dose_of(programme, done.item).map_or(0, |dose| dose.number);
    for done in order::by_day(doses, number) {
        let first = history.first_done.get(done.item.index()).copied().flatten();
        let given = planner.given(child, as_of, history);
        let fault = fault(given, done).filter(|_| first.is_none());
        if let Some(kind) = fault {
            let warning = warn::dose(programme, kind, done.item, done.on);
            if !history.warnings.contains(&warning) {
                history.warnings.push(warning);
            }
        }
        if matches!(fault, None | Some(WarningKind::DoseDateUncertain)) {
            note(history, done);
            kept.push(done);
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

/// What is wrong with a dose, on every day on which it may have been given; or else that this is so on some
/// of them.
fn fault(given: Given<'_>, done: DoneItem) -> Option<WarningKind> {
    let window = &dose_of(given.programme, done.item)?.window;
    let view = given.view();
    let earliest = When::of(locate(given.programme, &window.earliest, &view));
    let too_early = earliest.map(|when| (when, &window.earliest, WarningKind::DoseTooEarly));
    let distances = window
        .distances
        .iter()
        .filter(|distance| distance.bound == Bound::AtLeast);
    let too_close = distances.filter_map(|distance| {
        let when = When::bound(&view, distance)?;
        Some((when, &distance.from, WarningKind::DoseTooClose))
    });
    let bounds = || too_early.into_iter().chain(too_close.clone());
    let certain = bounds().find(|(when, ..)| when.last.is_some() && done.on.last < when.first);
    if let Some((.., kind)) = certain {
        return Some(kind);
    }
    let uncertain = bounds().any(|(when, from, _)| {
        let dated = done.on.day().is_none() || hangs_on_history(given, from);
        dated && when.last.is_some_and(|last| done.on.first < last)
    });
    uncertain.then_some(WarningKind::DoseDateUncertain)
}

/// Whether a point is counted from something that happened.
fn hangs_on_history(given: Given<'_>, point: &Point) -> bool {
    matches!(
        variable_of(given.programme, point, &given.view()),
        Some(Variable::Event(_) | Variable::Visit(_) | Variable::Item(_))
    )
}
