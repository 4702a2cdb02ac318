//! Which visits a demand counts. The proof decides that for every child; the page shows it for the usual one,
//! whose terms begin on the first possible day, and says where it depends.

use crate::here::Here;
use stafett_model::{Condition, FactId, Offer, Programme, Values, Visit};
use std::collections::BTreeMap;

/// How a visit stands to what is demanded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Contribution {
    /// It is offered without need, and all its days lie in the demanded span.
    Counts,
    /// It is made as needed, some of its days lie outside the span, or they are not settled: the proof does
    /// not count it for every child.
    May,
}

/// How a visit contributes to what is demanded; `None` where it has not what is demanded, is made by another
/// service, is for other children, or lies outside the span.
pub(crate) fn contribution(here: &Here<'_>, offer: &Offer, visit: &Visit) -> Option<Contribution> {
    let p = here.programme();
    // What replaces a visit has its title, and is told on that visit's page, unless that is for others.
    let replaced = visit.stands_for.and_then(|base| p.visit(base));
    if replaced.is_some_and(|base| !is_for_others(p, offer, base)) {
        return None;
    }
    if !carries(p, offer, visit) || is_for_others(p, offer, visit) {
        return None;
    }
    let child = &here.site.child;
    let day = |point| child.first(point);
    let span = day(&offer.from).zip(day(&offer.until));
    let days = day(&visit.window.earliest).zip(day(&visit.window.latest));
    let Some(((begins, ends), (first, last))) = span.zip(days) else {
        return Some(Contribution::May);
    };
    if last < begins || first >= ends {
        return None;
    }
    let whole = begins <= first && last < ends;
    Some(match whole && !visit.as_needed {
        true => Contribution::Counts,
        false => Contribution::May,
    })
}

/// Whether no child of whom it is demanded can be one for whom the visit is, by the facts whose value the demand
/// itself settles.
fn is_for_others(programme: &Programme, offer: &Offer, visit: &Visit) -> bool {
    let mut settled = BTreeMap::new();
    settle(programme, &offer.condition, &mut settled);
    let value = |fact| settled.get(&fact).copied();
    visit.condition.knowing(&value) == Condition::Any(Vec::new())
}

/// The facts that have one value wherever a condition holds.
fn settle(programme: &Programme, condition: &Condition, settled: &mut BTreeMap<FactId, i32>) {
    match condition {
        Condition::All(parts) => parts
            .iter()
            .for_each(|part| settle(programme, part, settled)),
        Condition::Fact(range) => {
            if let [(low, high)] = range.allowed.as_slice()
                && low == high
            {
                settled.insert(range.fact, *low);
            }
        }
        Condition::Not(inner) => {
            let is_yes_no = |fact| {
                programme
                    .fact(fact)
                    .is_some_and(|row| row.values == Values::YesNo)
            };
            if let Condition::Fact(range) = inner.as_ref()
                && let [(low, high)] = range.allowed.as_slice()
                && low == high
                && is_yes_no(range.fact)
            {
                settled.insert(range.fact, i32::from(*low == 0));
            }
        }
        Condition::Always | Condition::Unknown(_) | Condition::Any(_) => {}
    }
}

/// Whether a visit has what is demanded, and is made by the service that is named.
fn carries(programme: &Programme, offer: &Offer, visit: &Visit) -> bool {
    let mut items = visit.items.iter();
    offer.by.is_none_or(|by| by == visit.performer)
        && items.any(|item| offer.counts(programme, *item))
}
