//! Leaves out what is not needed for a difference, until what is left can be read.

use super::case::Case;
use super::random::programme::compiled;
use stafett_model::{Child, Event, EventKind, FactId, ItemId, Programme, TransitionId, VisitId};

/// A kind of thing that may be left out: how many there are, and the case without one of them.
struct Pass {
    count: fn(&Case) -> usize,
    without: fn(&Case, usize) -> Option<Case>,
}

/// What is known of the child, then whole declarations, single lines, what stands behind a comma.
const PASSES: [Pass; 6] = [
    Pass {
        count: |case| case.child.events.len(),
        without: |case, place| less(case, |child| drop(child.events.remove(place))),
    },
    Pass {
        count: |case| case.child.facts.len(),
        without: |case, place| less(case, |child| drop(child.facts.remove(place))),
    },
    Pass {
        count: |case| case.child.terms.len() + 2,
        without: |case, place| {
            less(case, |child| match place {
                0 => child.history_complete_from = None,
                1 => child.due_date = None,
                place => drop(child.terms.remove(place - 2)),
            })
        },
    },
    Pass {
        count: |case| declarations(&case.text).len(),
        without: |case, place| {
            let (from, until) = *declarations(&case.text).get(place)?;
            without_lines(case, from, until)
        },
    },
    Pass {
        count: |case| case.text.lines().count(),
        without: |case, place| without_lines(case, place, place + 1),
    },
    Pass {
        count: |case| case.text.lines().count(),
        without: |case, place| {
            let mut lines: Vec<&str> = case.text.lines().collect();
            lines[place] = lines[place].rsplit_once(", ")?.0;
            with_text(case, &lines.join("\n"))
        },
    },
];

/// The smallest case found that still differs, as `differs` has it.
pub fn smallest(mut case: Case, differs: &dyn Fn(&Case) -> bool) -> Case {
    loop {
        let before = case.to_string();
        for Pass { count, without } in &PASSES {
            // From the last to the first: what is left out never moves what is still to be tried.
            for place in (0..count(&case)).rev() {
                let smaller = without(&case, place).filter(|smaller| differs(smaller));
                case = smaller.unwrap_or(case);
            }
        }
        if case.to_string() == before {
            return case;
        }
    }
}

fn less(case: &Case, change: impl Fn(&mut Child)) -> Option<Case> {
    let mut less = case.clone();
    change(&mut less.child);
    (less.child != case.child).then_some(less)
}

/// The lines of each declaration: from the first until the last, that one not included.
fn declarations(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut from = 0;
    for (place, line) in text.lines().enumerate() {
        if !line.starts_with([' ', '}']) {
            from = place;
        }
        if line.trim_end().ends_with('}') && !line.starts_with(' ') {
            found.push((from, place + 1));
        }
    }
    found
}

fn without_lines(case: &Case, from: usize, until: usize) -> Option<Case> {
    let lines: Vec<&str> = case.text.lines().collect();
    let kept: Vec<&str> = [lines.get(..from)?, lines.get(until..)?].concat();
    with_text(case, &kept.join("\n"))
}

fn with_text(case: &Case, text: &str) -> Option<Case> {
    let programme = compiled(text)?;
    Some(Case {
        child: carried(&case.programme, &programme, &case.child),
        programme,
        text: text.to_owned(),
        as_of: case.as_of,
    })
}

/// The child in the terms of another programme with the same names; what has no name there is left
/// out.
fn carried(old: &Programme, new: &Programme, child: &Child) -> Child {
    macro_rules! place {
        ($id:expr, $table:ident, $kind:expr) => {{
            let name = &old.$table[$id.index()].meta.id;
            let place = new.$table.iter().position(|row| row.meta.id == *name);
            place.and_then(|place| u16::try_from(place).ok()).map($kind)
        }};
    }
    let visit = |id: VisitId| place!(id, visits, VisitId);
    let item = |id: ItemId| place!(id, items, ItemId);
    let transition = |id: TransitionId| place!(id, transitions, TransitionId);
    let mut carried = child.clone();
    carried
        .facts
        .retain_mut(|record| match place!(record.fact, facts, FactId) {
            Some(fact) => {
                record.fact = fact;
                true
            }
            None => false,
        });
    carried.events = (child.events.iter())
        .filter_map(|event| {
            let kind = match &event.kind {
                EventKind::Done { visit: of, items } => {
                    let row = visit(*of)?;
                    let has = |item: &ItemId| new.visits[row.index()].items.contains(item);
                    let kept: Vec<ItemId> = items
                        .iter()
                        .filter_map(|id| item(*id))
                        .filter(has)
                        .collect();
                    if kept.is_empty() && !items.is_empty() {
                        return None;
                    }
                    EventKind::Done {
                        visit: row,
                        items: kept,
                    }
                }
                EventKind::ItemDone(id) => EventKind::ItemDone(item(*id)?),
                EventKind::Declined(id) => EventKind::Declined(visit(*id)?),
                EventKind::ItemDeclined(id) => EventKind::ItemDeclined(item(*id)?),
                EventKind::Missed(id) => EventKind::Missed(visit(*id)?),
                EventKind::Happened(id) => {
                    EventKind::Happened(place!(id, events, stafett_model::EventId)?)
                }
                EventKind::Cancelled(id) => EventKind::Cancelled(visit(*id)?),
                EventKind::HandoverSent(id) => EventKind::HandoverSent(transition(*id)?),
                EventKind::HandoverReceived(id) => EventKind::HandoverReceived(transition(*id)?),
                EventKind::HandoverRefused(id) => EventKind::HandoverRefused(transition(*id)?),
                EventKind::Ended(end) => EventKind::Ended(*end),
                EventKind::Retracted => EventKind::Retracted,
            };
            Some(Event {
                kind,
                ..event.clone()
            })
        })
        .collect();
    carried
}
