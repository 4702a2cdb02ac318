//! Doses that were given and do not count.

use super::forecast::doses;
use crate::ids::Ids;
use stafett_model::Day;
use stafett_plan::{DoseOf, Plan, Warning, WarningKind};

/// A dose that was given and does not count.
pub(crate) struct Judged<'p> {
    /// The id of the judgement.
    pub(crate) id: String,
    /// The dose's name in the programme.
    pub(crate) item: &'p str,
    /// The day on which it was given.
    pub(crate) on: Day,
    /// Which dose of which series, where a visit of the plan has it.
    pub(crate) dose: Option<&'p DoseOf>,
    /// What is wrong with it, as a plan's JSON spells it.
    pub(crate) fault: &'static str,
    /// What is wrong with it, in words.
    pub(crate) warning: &'p Warning,
}

/// The doses of which the plan warns.
pub(super) fn of<'p>(plan: &'p Plan, ids: &Ids<'_>) -> Vec<Judged<'p>> {
    let judged = |warning: &'p Warning| {
        let (fault, on) = (fault(warning.kind)?, warning.on?);
        let item = warning.about.as_str();
        let mut all = doses(plan);
        Some(Judged {
            id: ids.of_child("judged", &format!("{item}@{on}")),
            item,
            on,
            dose: all
                .find(|(_, entry, _)| entry.id.rsplit_once('/').is_some_and(|(_, id)| id == item))
                .map(|(_, _, dose)| dose),
            fault,
            warning,
        })
    };
    plan.warnings.iter().filter_map(judged).collect()
}

/// What makes a dose not count; `None` for warnings of other things.
fn fault(kind: WarningKind) -> Option<&'static str> {
    match kind {
        WarningKind::DoseTooEarly => Some("tooEarly"),
        WarningKind::DoseTooClose => Some("tooClose"),
        _ => None,
    }
}
