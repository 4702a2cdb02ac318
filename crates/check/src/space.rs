//! The children of the population, gathered by what they make of a claim's conditions.
//!
//! Nothing here looks at one combination of fact values after another. Each fact's values are cut
//! into classes that no condition tells apart (`cells`), and the children are split by facts
//! until every condition is settled (`tree`).

#[cfg(test)]
mod tests;

use crate::bits::Bits;
use crate::cells::{self, Cell, Ranges};
use crate::terms::{Joint, TermId, Terms};
use crate::tree::{Product, Tree};
use stafett_model::{Change, Condition, FactId, FactRange, Programme};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

/// The population's children, gathered by what they make of some conditions.
pub struct Space {
    /// The facts that the conditions name, ascending.
    pub facts: Vec<FactId>,
    /// For each fact its cells, by their least value.
    pub cells: Vec<Vec<Cell>>,
    /// The children, by which conditions hold.
    pub(crate) groups: Vec<Group>,
    tree: Tree,
    /// For each leaf of the tree its group.
    group_of: Vec<usize>,
    /// The facts that never change, those linked among them.
    fixed: Bits,
    terms: RefCell<Terms>,
    limit: usize,
}

/// Children of whom the same conditions hold.
pub(crate) struct Group {
    /// The conditions that hold, by place.
    pub holds: Bits,
    /// The least combination: for each fact the place of its cell.
    pub least: Vec<u16>,
    /// The leaves of the tree that are the group.
    leaves: Vec<usize>,
}

/// More would have to be looked at than the budget allows.
#[derive(Debug, PartialEq, Eq)]
pub struct OverBudget;

impl Space {
    /// Gathers the children of the population by `conditions` and by the value of each fact of
    /// `also`. Facts that are linked to these only by an invariant decide who can exist but are not
    /// part of the result.
    ///
    /// # Errors
    /// [`OverBudget`] where the children would have to be split into more than `limit` parts.
    pub fn build(
        programme: &Programme,
        conditions: &[&Condition],
        also: &[FactId],
        limit: usize,
    ) -> Result<Space, OverBudget> {
        Space::demanding(programme, &[], conditions, also, limit)
    }

    /// The same of the children of whom `demands` hold too, besides what the population states.
    ///
    /// # Errors
    /// As [`Space::build`].
    pub(crate) fn demanding(
        programme: &Programme,
        demands: &[Condition],
        conditions: &[&Condition],
        also: &[FactId],
        limit: usize,
    ) -> Result<Space, OverBudget> {
        let values = each_value(programme, also, limit)?;
        let conditions: Vec<&Condition> = conditions.iter().copied().chain(&values).collect();
        let mut ground = Ground::new(programme, demands, &conditions)?;
        let rules: Vec<TermId> = conditions
            .iter()
            .map(|condition| ground.term(condition, false))
            .collect();
        let always = ground.always;
        let whole = ground.whole();
        let mut terms = ground.terms;
        let tree = Tree::grow(&mut terms, always, &rules, whole, limit)?;
        let groups = gather(&tree, &mut terms, limit)?;
        let mut group_of = vec![0; tree.leaves.len()];
        for (place, group) in groups.iter().enumerate() {
            group.leaves.iter().for_each(|leaf| group_of[*leaf] = place);
        }
        let is_fixed = |at: &usize| {
            let fact = programme.fact(ground.facts[*at]);
            fact.is_some_and(|fact| fact.change == Change::Fixed)
        };
        let fixed = (0..ground.facts.len()).filter(is_fixed).collect();
        ground.cells.truncate(ground.wanted);
        ground.facts.truncate(ground.wanted);
        Ok(Space {
            facts: ground.facts,
            cells: ground.cells,
            groups,
            tree,
            group_of,
            fixed,
            terms: RefCell::new(terms),
            limit,
        })
    }

    /// The least child of the population for whom all of `holds` hold and none of `fails`: a value for
    /// each fact that these conditions name, ascending; `None` where there is no such child.
    ///
    /// # Errors
    /// [`OverBudget`] where more than `limit` terms would have to be looked at.
    pub fn some_child(
        programme: &Programme,
        holds: &[&Condition],
        fails: &[&Condition],
        limit: usize,
    ) -> Result<Option<Vec<(FactId, i32)>>, OverBudget> {
        let conditions: Vec<&Condition> = holds.iter().chain(fails).copied().collect();
        let mut ground = Ground::new(programme, &[], &conditions)?;
        let mut parts = vec![ground.always];
        parts.extend(holds.iter().map(|condition| ground.term(condition, false)));
        parts.extend(fails.iter().map(|condition| ground.term(condition, true)));
        let wanted = ground.terms.join(Joint::All, parts, &[]);
        let whole = ground.whole();
        let least = ground.terms.least(wanted, &whole, limit)?;
        Ok(least.map(|least| values(&ground.facts, &ground.cells, &least)))
    }

    /// For each set of children that the conditions treat alike the least combination: for each
    /// fact the place of its cell. What holds for one of them, and for all, of these holds for one
    /// child, and for all, as far as these conditions go.
    pub fn combinations(&self) -> impl Iterator<Item = &[u16]> {
        self.groups.iter().map(|group| group.least.as_slice())
    }

    /// The least value of a fact in a combination; `None` for a fact that is not part of it.
    pub fn value(&self, combination: &[u16], fact: FactId) -> Option<i32> {
        let at = self.facts.binary_search(&fact).ok()?;
        least_of(self.cells.get(at)?, *combination.get(at)?)
    }

    /// Whether one of the conditions holds in a combination.
    pub fn holds(&self, condition: &Condition, combination: &[u16]) -> bool {
        condition.holds(&|fact| self.value(combination, fact))
    }

    /// The combination as values, for a witness.
    pub fn values(&self, combination: &[u16]) -> Vec<(FactId, i32)> {
        values(&self.facts, &self.cells, combination)
    }

    /// The children of some groups, as disjoint products.
    pub(crate) fn products(&self, groups: &BTreeSet<usize>) -> Vec<Product> {
        let leaves = groups.iter().flat_map(|group| &self.groups[*group].leaves);
        leaves
            .map(|leaf| self.tree.leaves[*leaf].product.clone())
            .collect()
    }

    /// Whether a product has a child of none of the groups. Where that cannot be told within the
    /// budget, it is taken to have.
    pub(crate) fn has_others(&self, product: &[Bits], groups: &BTreeSet<usize>) -> bool {
        let mut terms = self.terms.borrow_mut();
        let mut reached = self.tree.reached(product);
        reached.any(|at| {
            if groups.contains(&self.group_of[at]) {
                return false;
            }
            let leaf = &self.tree.leaves[at];
            let common = leaf.product.iter().zip(product).map(|(a, b)| a & b);
            let common: Product = common.collect();
            terms.possible(leaf.rest, &common, self.limit) != Ok(false)
        })
    }

    /// The groups to which children of a group can belong on the day before or after: those that
    /// agree in all that never changes. The number is added to `count`.
    ///
    /// # Errors
    /// [`OverBudget`] where `count` or the work for one pair goes beyond the budget.
    pub(crate) fn kin(&self, group: usize, count: &mut usize) -> Result<Bits, OverBudget> {
        let mut terms = self.terms.borrow_mut();
        let mut kin = Bits::default();
        for own in &self.groups[group].leaves {
            let own = &self.tree.leaves[*own];
            let mut product = own.product.clone();
            for (fact, cells) in product.iter_mut().enumerate() {
                if !self.fixed.contains(fact) {
                    *cells = self.whole(fact);
                }
            }
            for at in self.tree.reached(&product) {
                let other = &self.tree.leaves[at];
                let allowed = [own.product.as_slice(), &other.product];
                let rests = [own.rest, other.rest];
                *count += 1;
                if *count > self.limit {
                    return Err(OverBudget);
                }
                if !kin.contains(self.group_of[at])
                    && terms.possible_together(rests, allowed, &self.fixed, self.limit)?
                {
                    kin.insert(self.group_of[at]);
                }
            }
        }
        Ok(kin)
    }

    /// All cells of a fact, by place.
    pub(crate) fn whole(&self, at: usize) -> Bits {
        Bits::below(self.cells[at].len())
    }

    /// The values of a fact that some cells stand for.
    pub(crate) fn range(&self, at: usize, cells: &Bits) -> FactRange {
        cells::range(
            self.facts[at],
            cells.iter().filter_map(|cell| self.cells[at].get(cell)),
        )
    }
}

/// What a space is built on: the facts, first those wanted, then those that only an invariant links
/// to them, with their cells and what the population demands.
struct Ground {
    facts: Vec<FactId>,
    wanted: usize,
    cells: Vec<Vec<Cell>>,
    places: BTreeMap<FactId, usize>,
    terms: Terms,
    always: TermId,
}

impl Ground {
    fn new(
        programme: &Programme,
        demands: &[Condition],
        conditions: &[&Condition],
    ) -> Result<Ground, OverBudget> {
        let mut wanted = BTreeSet::new();
        conditions
            .iter()
            .for_each(|condition| wanted.extend(condition.facts()));
        let (linked, invariants) = linked(programme, demands, &wanted);
        let mut ranges = Ranges::new();
        conditions
            .iter()
            .chain(&invariants)
            .for_each(|condition| cells::name_ranges(condition, &mut ranges));
        let others = linked.difference(&wanted);
        let facts: Vec<FactId> = wanted.iter().chain(others).copied().collect();
        let cells: Vec<Vec<Cell>> = facts
            .iter()
            .map(|fact| cells::cells(programme, *fact, &ranges))
            .collect();
        if cells
            .iter()
            .any(|cells| cells.len() > usize::from(u16::MAX))
        {
            return Err(OverBudget);
        }
        let mut ground = Ground {
            wanted: wanted.len(),
            places: facts.iter().copied().zip(0..).collect(),
            terms: Terms::new(cells.iter().map(Vec::len)),
            facts,
            cells,
            always: crate::terms::TRUE,
        };
        let demands: Vec<TermId> = invariants
            .iter()
            .map(|invariant| ground.term(invariant, false))
            .collect();
        ground.always = ground.terms.join(Joint::All, demands, &[]);
        Ok(ground)
    }

    /// A condition over the cells, or what holds where it does not.
    fn term(&mut self, condition: &Condition, negated: bool) -> TermId {
        let (places, cells) = (&self.places, &self.cells);
        self.terms.condition(condition, negated, &|range| {
            let fact = places[&range.fact];
            let allowed = |at: &usize| {
                let least = cells[fact][*at].first();
                least.is_some_and(|(low, _)| range.allows(*low))
            };
            (fact, (0..cells[fact].len()).filter(allowed).collect())
        })
    }

    /// All cells of each fact wanted.
    fn whole(&self) -> Product {
        (0..self.wanted)
            .map(|fact| self.terms.whole(fact).clone())
            .collect()
    }
}

/// The leaves of a tree, by which conditions hold.
fn gather(tree: &Tree, terms: &mut Terms, limit: usize) -> Result<Vec<Group>, OverBudget> {
    let mut groups: BTreeMap<&Bits, (Option<Vec<u16>>, Vec<usize>)> = BTreeMap::new();
    for (at, leaf) in tree.leaves.iter().enumerate() {
        let (least, leaves) = groups.entry(&leaf.holds).or_default();
        let own = terms.least(leaf.rest, &leaf.product, limit)?;
        if least.is_none() || own < *least {
            *least = own;
        }
        leaves.push(at);
    }
    let groups = groups.into_iter().map(|(holds, (least, leaves))| Group {
        holds: holds.clone(),
        least: least.unwrap_or_default(),
        leaves,
    });
    Ok(groups.collect())
}

/// For each value of some facts the condition that a fact has it.
fn each_value(
    programme: &Programme,
    facts: &[FactId],
    limit: usize,
) -> Result<Vec<Condition>, OverBudget> {
    let mut conditions = Vec::new();
    for fact in facts {
        let (from, through) = cells::domain(programme, *fact);
        if usize::try_from(through.saturating_sub(from)).is_ok_and(|values| values > limit) {
            return Err(OverBudget);
        }
        conditions.extend((from..=through).map(|value| {
            Condition::Fact(FactRange {
                fact: *fact,
                allowed: vec![(value, value)],
            })
        }));
    }
    Ok(conditions)
}

/// The least value of a cell.
fn least_of(cells: &[Cell], cell: u16) -> Option<i32> {
    let values = cells.get(usize::from(cell))?;
    values.first().map(|(low, _)| *low)
}

fn values(facts: &[FactId], cells: &[Vec<Cell>], combination: &[u16]) -> Vec<(FactId, i32)> {
    let known = facts.iter().zip(cells).zip(combination);
    known
        .filter_map(|((fact, cells), cell)| Some((*fact, least_of(cells, *cell)?)))
        .collect()
}

/// The facts that are tied to `wanted` by invariants and demands, and those.
fn linked<'p>(
    programme: &'p Programme,
    demands: &'p [Condition],
    wanted: &BTreeSet<FactId>,
) -> (BTreeSet<FactId>, Vec<&'p Condition>) {
    let always = || programme.population.always.iter().chain(demands);
    let mut facts = wanted.clone();
    let mut taken = vec![false; always().count()];
    loop {
        let mut grown = false;
        for (taken, invariant) in taken.iter_mut().zip(always()) {
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
    let invariants = always().zip(taken).filter(|(_, taken)| *taken);
    (facts, invariants.map(|(invariant, _)| invariant).collect())
}
