//! The places of a programme: which variants hold together, and for which values of the facts that tell
//! them apart. A child moves where such a fact changes.

use crate::space::{OverBudget, Space};
use stafett_model::{Change, Condition, FactId, Programme, VariantId};

/// A place: the variants that hold there, and one child's facts of living there.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    /// The variants that hold, ascending; none in the places of the base.
    pub(super) variants: Vec<VariantId>,
    /// The facts that tell places apart, ascending, with the least values that they have here.
    pub(super) facts: Vec<(FactId, i32)>,
}

/// Every place. A fact that is fixed from birth brings about no move: two places that differ in one
/// are not both listed for the same child, so that only facts that may change are taken.
///
/// # Errors
/// [`OverBudget`] where the variants' conditions have more combinations of facts than the limit.
pub(super) fn all(programme: &Programme, limit: usize) -> Result<Vec<Place>, OverBudget> {
    let conditions: Vec<&Condition> = programme
        .variants
        .iter()
        .map(|variant| &variant.condition)
        .collect();
    if conditions.is_empty() {
        return Ok(Vec::new());
    }
    let space = Space::build(programme, &conditions, &[], limit)?;
    let places = space.combinations().map(|combination| {
        let holding = super::super::variants(programme)
            .filter(|(_, variant)| space.holds(&variant.condition, combination));
        Place {
            variants: holding.map(|(id, _)| id).collect(),
            facts: space.values(combination),
        }
    });
    let mut places: Vec<Place> = places.collect();
    places.sort();
    places.dedup();
    Ok(places)
}

impl Place {
    /// The value of a fact that tells places apart.
    pub(super) fn value(&self, fact: FactId) -> Option<i32> {
        let found = self.facts.iter().find(|(known, _)| *known == fact);
        found.map(|(_, value)| *value)
    }

    /// The facts in which two places differ, if each of them can change during childhood.
    pub(super) fn change_to(
        &self,
        programme: &Programme,
        other: &Place,
    ) -> Option<Vec<(FactId, i32)>> {
        let differing = self
            .facts
            .iter()
            .filter(|(fact, value)| other.value(*fact) != Some(*value));
        let differing: Vec<(FactId, i32)> = differing.copied().collect();
        let may_change = |(fact, _): &(FactId, i32)| {
            programme
                .fact(*fact)
                .is_some_and(|fact| fact.change == Change::MayChange)
        };
        differing.iter().all(may_change).then_some(differing)
    }

    /// Whether the place has a rule for arrivals: that of the variant laid last, else the programme's.
    pub(super) fn catches_up(&self, programme: &Programme) -> bool {
        let mut own = self
            .variants
            .iter()
            .filter_map(|id| programme.variant(*id)?.arrival);
        own.next_back().or(programme.arrival).is_some()
    }

    /// The title of the place: of its last variant, else of the programme.
    pub(super) fn title<'p>(&self, programme: &'p Programme) -> &'p str {
        let variant = self.variants.last().and_then(|id| programme.variant(*id));
        variant.map_or(&programme.meta.title, |variant| &variant.meta.title)
    }

    /// The name of the place, as it stands in keys.
    pub(super) fn id<'p>(&self, programme: &'p Programme) -> &'p str {
        let variant = self.variants.last().and_then(|id| programme.variant(*id));
        variant.map_or(&programme.meta.id, |variant| &variant.meta.id)
    }
}
