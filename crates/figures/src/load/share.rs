//! The share of the children to whom a condition applies, facts being independent of each other.

use super::WhyNot;
use crate::statistics::{Shares, Statistics};
use stafett_model::{Condition, FactId};
use std::collections::BTreeMap;

/// More combinations of values than this are not looked at.
const COMBINATIONS: usize = 65_536;

/// Children to whom a condition applies and who start school alike.
pub(super) struct Children {
    /// The value of the fact that decides when school starts, where it matters.
    pub(super) start: Option<i32>,
    /// Their share of all children.
    pub(super) share: f64,
}

/// The children to whom `condition` applies, told apart by the values of `start`.
pub(super) fn groups(
    statistics: &Statistics,
    condition: &Condition,
    start: Option<FactId>,
) -> Result<Vec<Children>, WhyNot> {
    let mut facts = condition.facts();
    facts.extend(start);
    facts.sort();
    facts.dedup();
    let unknown = |fact: &FactId| statistics.shares(*fact).is_none();
    let without: Vec<FactId> = facts.iter().copied().filter(unknown).collect();
    if !without.is_empty() {
        return Err(WhyNot::NoShare(without));
    }
    let shares: Vec<&Shares> = facts
        .iter()
        .filter_map(|fact| statistics.shares(*fact))
        .collect();
    let mut groups: BTreeMap<Option<i32>, f64> = BTreeMap::new();
    each(&shares, |values, share| {
        let value = |fact| values.iter().find(|(of, _)| *of == fact).map(|(_, v)| *v);
        if condition.holds(&|fact| value(fact)) {
            *groups.entry(start.and_then(value)).or_default() += share;
        }
    })?;
    let some = groups.into_iter().filter(|(_, share)| *share > 0.0);
    Ok(some
        .map(|(start, share)| Children { start, share })
        .collect())
}

/// Calls `visit` with each combination of values and its share.
fn each(shares: &[&Shares], mut visit: impl FnMut(&[(FactId, i32)], f64)) -> Result<(), WhyNot> {
    let count = shares
        .iter()
        .try_fold(1_usize, |product, one| {
            product.checked_mul(one.values.len())
        })
        .filter(|count| *count <= COMBINATIONS)
        .ok_or(WhyNot::TooManyFacts)?;
    for place in 0..count {
        let (mut rest, mut share) = (place, 1.0);
        let mut values = Vec::with_capacity(shares.len());
        for one in shares {
            let length = one.values.len().max(1);
            if let Some((value, part)) = one.values.get(rest % length) {
                values.push((one.fact, *value));
                share *= part;
            }
            rest /= length;
        }
        visit(&values, share);
    }
    Ok(())
}
