//! Records each of which tells by itself that it stands: none corrects or retracts another, every event has an id of its
//! own, and all of them were known and have certainly been by the day. They are noted as they are read, in one pass.
//!
//! What is otherwise goes the general way ([`records::standing`](super::standing), [`History::counted`]), which comes to
//! the same for these.

use super::{beginning, is_before};
use crate::Planner;
use crate::records::history::{Counted, History};
use crate::records::recorded::Recorded;
use stafett_model::{AsOf, Child, Day, Event, EventKind, Occurred};

/// Whether every fact stands as it was recorded.
pub(crate) fn are_facts_ordinary(child: &Child, known: Day) -> bool {
    child.facts.iter().all(|fact| {
        fact.id.is_empty()
            && fact.corrects.is_none()
            && fact.recorded.is_none_or(|recorded| recorded <= known)
    })
}

impl History {
    /// Notes the events of a child of whom these facts stand. `false` where one of them is not ordinary: then what has
    /// been noted is to be forgotten.
    pub(crate) fn note_ordinary(
        &mut self,
        planner: &Planner<'_>,
        facts: &Recorded,
        child: &Child,
        as_of: AsOf,
    ) -> bool {
        let mut last = ("", 0);
        for event in &child.events {
            let id = (event.id.as_str(), beginning(&event.id));
            if !is_before(last, id) || !is_ordinary(event, child.born, as_of) {
                return false;
            }
            last = id;
            let counted = || Counted {
                event,
                on: event.on,
            };
            match &event.kind {
                EventKind::Done { visit, items }
                    if items.is_empty() && self.was_done_whole(planner, *visit, counted()) => {}
                EventKind::Retracted | EventKind::Ended(_) | EventKind::ItemDeclined(_) => {
                    return false;
                }
                _ => self.note(planner, facts, counted()),
            }
        }
        self.handovers.sort_unstable();
        if self.is_in_two_ways {
            let on = |event: &Event| event.on;
            let events = child.events.iter();
            let counted = events.map(|event| Counted {
                event,
                on: on(event),
            });
            self.contradictions(planner.programme(), counted);
        }
        true
    }
}

/// Whether nothing has to be asked of an event, whatever it was: it was on the days that it names, and corrects no other.
#[inline]
fn is_ordinary(event: &Event, born: Day, as_of: AsOf) -> bool {
    let Occurred { first, last } = event.on;
    event.corrects.is_none()
        && born <= first
        && first <= last
        && last <= as_of.day
        && event
            .recorded
            .is_none_or(|on| last <= on && on <= as_of.known)
}
