//! Which records stand once corrections, retractions and contradictions are settled, as the documentation
//! of `stafett_plan::plan` has it.

use stafett_model::{Child, Event, FactRecord};

/// The records that stand.
pub struct Standing<'a> {
    pub events: Vec<&'a Event>,
    pub facts: Vec<&'a FactRecord>,
}

/// The records that were known by a day and stand.
pub fn standing(child: &Child, known: i32) -> Standing<'_> {
    let alone = |event: &&Event| {
        let mut others = child.events.iter().filter(|other| other.id == event.id);
        others.all(|other| other == *event)
    };
    let by = |recorded: Option<stafett_model::Day>| recorded.is_none_or(|on| on.number() <= known);
    let events = child.events.iter().filter(alone);
    Standing {
        events: events.filter(|event| by(event.recorded)).collect(),
        facts: child
            .facts
            .iter()
            .filter(|fact| by(fact.recorded))
            .collect(),
    }
}
