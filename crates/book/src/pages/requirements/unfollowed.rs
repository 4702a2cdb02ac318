//! Of a demand that follows on missed visits: the visits of the same service on which, when they are missed, it does not
//! follow, so that it says no more than it does.

use crate::here::{Here, Link};
use serde::Serialize;
use stafett_model::{Condition, FactId, Made, Programme, Requirement, Visit, VisitId};
use std::collections::BTreeSet;

/// The place of "missed" among the values of how a visit went.
const MISSED: i32 = 2;

/// A visit on which the demand does not follow.
#[derive(Serialize)]
pub(super) struct Unfollowed {
    visit: Link,
    /// What the programme offers nevertheless when it was missed.
    by: Vec<Link>,
}

/// The visits, as the usual child meets them; none where the demand is not about missed visits alone.
pub(super) fn unfollowed(here: &Here<'_>, row: &Requirement) -> Vec<Unfollowed> {
    let p = here.programme();
    let followed: Option<Vec<VisitId>> = row
        .offers
        .iter()
        .map(|of| missed(p, &of.condition))
        .collect();
    let Some(followed) = followed.filter(|all| !all.is_empty()) else {
        return Vec::new();
    };
    let of_these = |visit: &Visit| {
        let mut all = followed.iter().filter_map(|id| p.visit(*id));
        all.any(|one| one.performer == visit.performer && one.kind == visit.kind)
    };
    let replaced: BTreeSet<VisitId> = followed.iter().map(|id| p.base_of(*id)).collect();
    let others = here.site.order.iter().filter(|id| {
        let visit = p.visit(**id).filter(|visit| visit.overlay.is_none());
        let other = visit.filter(|visit| of_these(visit) && here.site.usually(visit));
        other.is_some() && !replaced.contains(id)
    });
    others
        .map(|id| Unfollowed {
            visit: here.visit(*id),
            by: following(here, *id),
        })
        .collect()
}

/// The visits and contacts of the base that are offered because this one was missed.
fn following(here: &Here<'_>, of: VisitId) -> Vec<Link> {
    let p = here.programme();
    let follows = |id: &&VisitId| {
        let visit = p.visit(**id).filter(|visit| visit.overlay.is_none());
        visit.is_some_and(|visit| missed(p, &visit.condition) == Some(of))
    };
    let ids = here.site.order.iter().filter(follows);
    ids.map(|id| here.visit(*id)).collect()
}

/// The visit on whose being missed something is conditional.
fn missed(p: &Programme, condition: &Condition) -> Option<VisitId> {
    let facts: Vec<FactId> = condition.facts().into_iter().collect();
    let visit = |fact: &FactId| match p.fact(*fact)?.made.as_ref()? {
        Made::Outcome(visit) => Some((*fact, *visit)),
        _ => None,
    };
    let (fact, visit) = facts.iter().find_map(visit)?;
    asks(condition, fact).then_some(visit)
}

/// Whether a condition is that a visit was missed, whatever else it asks.
fn asks(condition: &Condition, fact: FactId) -> bool {
    match condition {
        Condition::Fact(range) => range.fact == fact && range.allowed == [(MISSED, MISSED)],
        Condition::All(parts) => parts.iter().any(|part| asks(part, fact)),
        _ => false,
    }
}
