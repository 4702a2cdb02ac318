//! Each rule as lines of words. The rows of the tables are taken apart field by field, so that a
//! field that is added to the model cannot be forgotten here.

mod actors;
mod content;
mod frame;
mod indicators;
mod overlays;
mod responsibility;
mod sheet;
mod transitions;
mod visits;

use crate::Reason;
use crate::lines::Line;
use sheet::Sheet;
pub(crate) use sheet::{FOR, WINDOW};
use stafett_model::{DeclarationKind, Meta, Programme, Transition, Visit};

/// A rule in words.
pub(crate) struct Described {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) lines: Vec<Line>,
    pub(crate) reasons: Vec<Reason>,
}

impl Described {
    /// Its reasons that another rule does not give.
    pub(crate) fn reasons_beside(&self, other: Option<&Described>) -> Vec<Reason> {
        let given = |reason: &&Reason| other.is_none_or(|other| !other.reasons.contains(reason));
        self.reasons.iter().filter(given).cloned().collect()
    }

    /// The rule of a row, with its title as the first line.
    fn of(meta: &Meta, sheet: Sheet<'_>) -> Described {
        let mut lines = vec![sheet::title(&meta.title)];
        lines.extend(sheet.lines);
        Described {
            id: meta.id.clone(),
            title: meta.title.clone(),
            lines,
            reasons: meta.notes.iter().filter_map(Reason::of).collect(),
        }
    }
}

/// Every rule of a programme with its kind. Sources and accepted findings are no rules.
pub(crate) fn all(programme: &Programme) -> Vec<(DeclarationKind, Described)> {
    let mut all = Vec::new();
    frame::describe(programme, &mut all);
    actors::describe(programme, &mut all);
    content::describe(programme, &mut all);
    visits::describe(programme, &mut all);
    responsibility::describe(programme, &mut all);
    transitions::describe(programme, &mut all);
    overlays::describe(programme, &mut all);
    indicators::describe(programme, &mut all);
    all
}

/// The lines of a visit, without its title.
pub(crate) fn of_visit(programme: &Programme, row: &Visit) -> Vec<Line> {
    let mut sheet = Sheet::new(programme);
    visits::visit(&mut sheet, row);
    sheet.lines
}

/// The lines of a transition, without its title.
pub(crate) fn of_transition(programme: &Programme, row: &Transition) -> Vec<Line> {
    let mut sheet = Sheet::new(programme);
    transitions::transition(&mut sheet, row);
    sheet.lines
}
