//! The combinations of fact values that matter for a claim: each fact's values cut into cells
//! between which no condition can tell, combined as the population allows.

use stafett_model::{Condition, FactId, FactRange, Programme, Values};
use std::collections::BTreeSet;

/// All combinations of the values of some facts that the population allows.
pub struct Space {
    /// The facts, ascending.
    pub facts: Vec<FactId>,
    /// For each fact its cells: closed intervals of values, ascending, that cover all its values.
    pub cells: Vec<Vec<(i32, i32)>>,
    /// The combinations, ascending: for each fact the place of its cell.
    pub combinations: Vec<Vec<u16>>,
}

/// More combinations would have to be looked at than the budget allows.
#[derive(Debug, PartialEq, Eq)]
pub struct OverBudget;

impl Space {
    /// The combinations over the facts that `conditions` name, and `also`, that can occur together
    /// under the population's invariants. Facts that are linked to these only by an invariant
    /// decide what can occur but are not part of the result.
    ///
    /// # Errors
    /// [`OverBudget`] where more than `limit` combinations would have to be looked at.
    pub fn build(
        programme: &Programme,
        conditions: &[&Condition],
        also: &[FactId],
        limit: usize,
    ) -> Result<Space, OverBudget> {
        let mut wanted: BTreeSet<FactId> = also.iter().copied().collect();
        conditions
            .iter()
            .for_each(|condition| wanted.extend(condition.facts()));
        let (linked, invariants) = linked(programme, &wanted);
        let named: Vec<&Condition> = conditions
            .iter()
            .copied()
            .chain(invariants.iter().copied())
            .collect();
        let facts: Vec<FactId> = linked.iter().copied().collect();
        let cells: Vec<_> = facts
            .iter()
            .map(|fact| cells(programme, *fact, &named))
            .collect();
        let product = cells
            .iter()
            .try_fold(1_usize, |all, cells| all.checked_mul(cells.len()));
        if product.is_none_or(|product| product > limit) {
            return Err(OverBudget);
        }
        let whole = Space {
            combinations: product_of(&cells),
            facts,
            cells,
        };
        Ok(whole.restricted(&invariants).projected(&wanted))
    }

    fn restricted(mut self, invariants: &[&Condition]) -> Space {
        let all = std::mem::take(&mut self.combinations);
        self.combinations = all
            .into_iter()
            .filter(|combination| invariants.iter().all(|i| self.holds(i, combination)))
            .collect();
        self
    }

    fn projected(self, wanted: &BTreeSet<FactId>) -> Space {
        let kept: Vec<usize> = (0..self.facts.len())
            .filter(|at| wanted.contains(&self.facts[*at]))
            .collect();
        let combinations: BTreeSet<Vec<u16>> = self
            .combinations
            .iter()
            .map(|combination| kept.iter().map(|at| combination[*at]).collect())
            .collect();
        Space {
            facts: kept.iter().map(|at| self.facts[*at]).collect(),
            cells: kept.iter().map(|at| self.cells[*at].clone()).collect(),
            combinations: combinations.into_iter().collect(),
        }
    }

    /// The least value of a fact in a combination; `None` for a fact that is not part of it.
    pub fn value(&self, combination: &[u16], fact: FactId) -> Option<i32> {
        let at = self.facts.iter().position(|known| *known == fact)?;
        Some(self.cells[at][usize::from(combination[at])].0)
    }

    /// Whether a condition holds in a combination.
    pub fn holds(&self, condition: &Condition, combination: &[u16]) -> bool {
        condition.holds(&|fact| self.value(combination, fact))
    }

    /// The combination as values, for a witness.
    pub fn values(&self, combination: &[u16]) -> Vec<(FactId, i32)> {
        self.facts
            .iter()
            .zip(&self.cells)
            .zip(combination)
            .map(|((fact, cells), cell)| (*fact, cells[usize::from(*cell)].0))
            .collect()
    }

    /// The values of a fact that a set of cells stands for, touching cells joined.
    pub fn range(&self, at: usize, cells: &BTreeSet<u16>) -> FactRange {
        let mut allowed: Vec<(i32, i32)> = Vec::new();
        for cell in cells {
            let (low, high) = self.cells[at][usize::from(*cell)];
            match allowed.last_mut() {
                Some(last) if last.1.checked_add(1) == Some(low) => last.1 = high,
                _ => allowed.push((low, high)),
            }
        }
        FactRange {
            fact: self.facts[at],
            allowed,
        }
    }
}

/// The facts that are tied to `wanted` by invariants, and those invariants.
fn linked<'p>(
    programme: &'p Programme,
    wanted: &BTreeSet<FactId>,
) -> (BTreeSet<FactId>, Vec<&'p Condition>) {
    let mut facts = wanted.clone();
    let mut taken = vec![false; programme.population.always.len()];
    loop {
        let mut grown = false;
        for (taken, invariant) in taken.iter_mut().zip(&programme.population.always) {
            let named = invariant.facts();
            if !*taken && (named.is_empty() || named.iter().any(|fact| facts.contains(fact))) {
                *taken = true;
                grown = true;
                facts.extend(named);
            }
        }
        if !grown {
            break;
        }
    }
    let invariants = programme
        .population
        .always
        .iter()
        .zip(taken)
        .filter(|(_, taken)| *taken);
    (facts, invariants.map(|(invariant, _)| invariant).collect())
}

/// The cells of a fact: its values cut wherever one of `conditions` begins or ceases to allow them.
fn cells(programme: &Programme, fact: FactId, conditions: &[&Condition]) -> Vec<(i32, i32)> {
    let (from, through) = match programme.fact(fact).map(|fact| &fact.values) {
        Some(Values::YesNo) | None => (0, 1),
        Some(Values::OneOf(names)) => (0, i32::try_from(names.len()).unwrap_or(i32::MAX) - 1),
        Some(Values::Whole { from, through }) => (*from, *through),
        Some(Values::Date) => (
            stafett_model::Day::FIRST.number(),
            stafett_model::Day::LAST.number(),
        ),
    };
    let mut starts = BTreeSet::from([from]);
    if matches!(
        programme.fact(fact).map(|f| &f.values),
        Some(Values::YesNo | Values::OneOf(_))
    ) {
        starts.extend(from..=through);
    }
    for condition in conditions {
        each_range(condition, &mut |range| {
            if range.fact == fact {
                for (low, high) in &range.allowed {
                    starts.insert(*low);
                    starts.insert(high.saturating_add(1));
                }
            }
        });
    }
    let starts: Vec<i32> = starts
        .into_iter()
        .filter(|s| (from..=through).contains(s))
        .collect();
    let ends = starts.iter().skip(1).map(|next| next - 1).chain([through]);
    starts.iter().copied().zip(ends).collect()
}

fn each_range(condition: &Condition, visit: &mut dyn FnMut(&FactRange)) {
    match condition {
        Condition::Fact(range) => visit(range),
        Condition::Not(inner) => each_range(inner, visit),
        Condition::All(parts) | Condition::Any(parts) => {
            parts.iter().for_each(|part| each_range(part, visit));
        }
        Condition::Always | Condition::Unknown(_) => {}
    }
}

fn product_of(cells: &[Vec<(i32, i32)>]) -> Vec<Vec<u16>> {
    let mut all = vec![Vec::new()];
    for cells in cells {
        all = all
            .iter()
            .flat_map(|prefix: &Vec<u16>| {
                (0..cells.len()).map(move |cell| {
                    let mut longer = prefix.clone();
                    longer.push(u16::try_from(cell).unwrap_or(u16::MAX));
                    longer
                })
            })
            .collect();
    }
    all
}
