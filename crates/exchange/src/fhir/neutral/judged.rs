//! Doses that were given, and whether they count.

use crate::ids::Ids;
use stafett_plan::{DoseVerdict, JudgedDose, Plan};

/// A dose that was given.
pub(crate) struct Judged<'p> {
    /// The id of the judgement.
    pub(crate) id: String,
    /// By what the dose is known: its name, and when it was given.
    pub(crate) given: String,
    /// The dose.
    pub(crate) dose: &'p JudgedDose,
}

impl Judged<'_> {
    /// What came of it, as a plan's JSON spells it.
    pub(crate) fn verdict(&self) -> &'static str {
        match self.dose.verdict {
            DoseVerdict::Valid => "valid",
            DoseVerdict::Again => "again",
            DoseVerdict::TooEarly => "tooEarly",
            DoseVerdict::TooClose => "tooClose",
            DoseVerdict::OutOfOrder => "outOfOrder",
        }
    }
}

/// Every dose that the child was given, in the plan's order.
pub(super) fn of<'p>(plan: &'p Plan, ids: &Ids<'_>) -> Vec<Judged<'p>> {
    let judged = |dose: &'p JudgedDose| {
        let given = format!("{}@{}", dose.id, dose.given_on);
        Judged {
            id: ids.of_child("judged", &given),
            given,
            dose,
        }
    };
    plan.judged_doses.iter().map(judged).collect()
}
