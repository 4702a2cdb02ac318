//! A row that an overlay lays in the place of another, field by field.

use crate::FieldChange;
use crate::describe::{of_transition, of_visit};
use crate::lines;
use stafett_model::{Condition, Programme, Transition, Visit};

/// What a visit says otherwise than the one in whose place it stands; all that it says where it stands
/// in no place. For whom it is, is left out: an overlay's rows are for its own children.
pub fn visit_changes(programme: &Programme, old: Option<&Visit>, new: &Visit) -> Vec<FieldChange> {
    let lines = |row: &Visit| {
        let row = Visit {
            condition: Condition::Always,
            ..row.clone()
        };
        of_visit(programme, &row)
    };
    lines::changes(&old.map(lines).unwrap_or_default(), &lines(new))
}

/// The same of a transition.
pub fn transition_changes(
    programme: &Programme,
    old: Option<&Transition>,
    new: &Transition,
) -> Vec<FieldChange> {
    let lines = |row: &Transition| {
        let row = Transition {
            condition: Condition::Always,
            ..row.clone()
        };
        of_transition(programme, &row)
    };
    lines::changes(&old.map(lines).unwrap_or_default(), &lines(new))
}
