//! Which requirements are about which transitions: those whose descriptions refer to one another.

use crate::here::{Here, Link, ids};
use crate::markdown::refers;
use stafett_model::{Meta, Requirement, RequirementId, Transition, TransitionId};

/// The requirements and recommendations about a transition.
pub(super) fn about(here: &Here<'_>, row: &Transition) -> Vec<Link> {
    let p = here.programme();
    let all = ids!(p.requirements, RequirementId);
    let about = all.filter(|id| {
        let requirement = p.requirement(*id);
        requirement.is_some_and(|requirement| belong(&requirement.meta, &row.meta))
    });
    about.map(|id| here.requirement(id)).collect()
}

/// The transitions that a requirement is about.
pub(crate) fn concerned(here: &Here<'_>, row: &Requirement) -> Vec<Link> {
    let p = here.programme();
    let all = ids!(p.transitions, TransitionId);
    let concerned = all.filter(|id| {
        let transition = p.transition(*id);
        transition.is_some_and(|transition| belong(&row.meta, &transition.meta))
    });
    concerned.map(|id| here.transition(id)).collect()
}

fn belong(requirement: &Meta, transition: &Meta) -> bool {
    refers(&requirement.doc, &transition.id) || refers(&transition.doc, &requirement.id)
}
