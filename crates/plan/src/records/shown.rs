//! Events that nobody recorded and that the visits of a service show to have happened.

use crate::view::Given;
use alloc::vec::Vec;
use stafett_model::{Day, EventId, Occurred, Programme};

/// The events of a programme that visits show, ascending.
pub(crate) fn by_visits(programme: &Programme) -> Vec<EventId> {
    let shown = |event: &EventId| {
        let row = programme.event(*event);
        row.is_some_and(|row| !row.shown_by.is_empty())
    };
    let all = (0..programme.events.len()).filter_map(|at| u16::try_from(at).ok());
    all.map(EventId).filter(shown).collect()
}

/// When each of them happened that was not recorded: some day until the first visit that shows it, never before it
/// can.
pub(crate) fn found(given: Given<'_>) -> Vec<(EventId, Occurred)> {
    let events = given.tables.shown_by_visits.iter();
    let unrecorded = events.filter(|event| {
        let at = given.history.happened.get(event.index());
        at.is_some_and(Option::is_none)
    });
    unrecorded
        .filter_map(|event| Some((*event, shown(given, *event)?)))
        .collect()
}

fn shown(given: Given<'_>, event: EventId) -> Option<Occurred> {
    let row = given.programme.event(event)?;
    let met = given.history.met.iter();
    let by = met.filter(|(service, _)| row.shown_by.contains(service));
    let visited: Day = by.map(|(_, on)| on.last).min()?;
    let first = given.can_happen_from(event)?;
    let last = visited.max(first);
    (last <= given.as_of).then_some(Occurred { first, last })
}
