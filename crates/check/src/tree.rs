//! The children of a population, split in two by one fact after another until every condition is
//! settled.
//!
//! Each split is made where it divides the fewest of the conditions still open. So a table of rules
//! costs about as many splits as it has rules, however many facts it has; a fact that no open
//! condition names is never split by, and cells that leave the same conditions open stay together.

use crate::bits::Bits;
use crate::space::OverBudget;
use crate::terms::{FALSE, TRUE, TermId, Terms};

/// For each fact some of its cells.
pub type Product = Vec<Bits>;

/// The split.
pub struct Tree {
    root: Next,
    branches: Vec<Branch>,
    /// Its ends: disjoint products, of which each has a child.
    pub leaves: Vec<Leaf>,
}

/// Children of whom every condition is settled.
pub struct Leaf {
    /// The conditions that hold.
    pub holds: Bits,
    /// Their facts.
    pub product: Product,
    /// What the population still asks of them.
    pub rest: TermId,
}

struct Branch {
    fact: usize,
    ways: Vec<(Bits, Next)>,
}

/// Where a way down leads.
#[derive(Clone, Copy)]
enum Next {
    Nobody,
    Branch(usize),
    Leaf(usize),
}

/// Children of whom some conditions are open.
struct Open {
    /// The conditions that are, each with what is left of it.
    rules: Vec<(usize, TermId)>,
    holds: Bits,
    rest: TermId,
    product: Product,
}

impl Tree {
    /// Splits the children for whom `always` holds by `conditions`, over the facts of `whole`.
    ///
    /// # Errors
    /// [`OverBudget`] where there would be more than `limit` parts.
    pub fn grow(
        terms: &mut Terms,
        always: TermId,
        conditions: &[TermId],
        whole: Product,
        limit: usize,
    ) -> Result<Tree, OverBudget> {
        let mut tree = Tree {
            root: Next::Nobody,
            branches: Vec::new(),
            leaves: Vec::new(),
        };
        let mut all = Open {
            rules: Vec::new(),
            holds: Bits::default(),
            rest: always,
            product: whole,
        };
        conditions
            .iter()
            .enumerate()
            .for_each(|(rule, term)| all.take(rule, *term));
        let mut parts = 1;
        let mut open = Vec::new();
        tree.root = tree.place(terms, all, &mut open, limit)?;
        while let Some((branch, split, children)) = open.pop() {
            parts += 1;
            if parts > limit {
                return Err(OverBudget);
            }
            for cells in [split.low, split.high] {
                let part = children.part(terms, split.fact, &cells);
                let next = tree.place(terms, part, &mut open, limit)?;
                tree.branches[branch].ways.push((cells, next));
            }
        }
        Ok(tree)
    }

    /// Makes a leaf of children of whom all is settled, and a branch to be split of others.
    fn place(
        &mut self,
        terms: &mut Terms,
        children: Open,
        open: &mut Vec<(usize, Split, Open)>,
        limit: usize,
    ) -> Result<Next, OverBudget> {
        if children.rest == FALSE {
            return Ok(Next::Nobody);
        }
        if let Some(split) = children.best_split(terms) {
            let branch = self.branches.len();
            self.branches.push(Branch {
                fact: split.fact,
                ways: Vec::new(),
            });
            open.push((branch, split, children));
            return Ok(Next::Branch(branch));
        }
        if !terms.possible(children.rest, &children.product, limit)? {
            return Ok(Next::Nobody);
        }
        self.leaves.push(Leaf {
            holds: children.holds,
            product: children.product,
            rest: children.rest,
        });
        Ok(Next::Leaf(self.leaves.len() - 1))
    }

    /// The leaves of which a product has a combination, if perhaps no child.
    pub fn reached<'t>(&'t self, product: &'t [Bits]) -> impl Iterator<Item = usize> + 't {
        let mut open = vec![self.root];
        std::iter::from_fn(move || {
            while let Some(next) = open.pop() {
                match next {
                    Next::Nobody => {}
                    Next::Leaf(leaf) => return Some(leaf),
                    Next::Branch(branch) => {
                        let branch = &self.branches[branch];
                        let own = &product[branch.fact];
                        let ways = branch.ways.iter().filter(|(cells, _)| cells.meets(own));
                        open.extend(ways.map(|(_, next)| *next));
                    }
                }
            }
            None
        })
    }
}

/// A fact and two parts of its cells.
struct Split {
    fact: usize,
    low: Bits,
    high: Bits,
}

impl Open {
    /// Takes in what is left of a condition.
    fn take(&mut self, rule: usize, left: TermId) {
        match left {
            FALSE => {}
            TRUE => self.holds.insert(rule),
            _ => self.rules.push((rule, left)),
        }
    }

    /// Those of the children whose fact has one of these cells.
    fn part(&self, terms: &mut Terms, fact: usize, cells: &Bits) -> Open {
        let mut product = self.product.clone();
        product[fact] = cells.clone();
        let mut part = Open {
            rules: Vec::new(),
            holds: self.holds.clone(),
            rest: terms.narrowed(self.rest, fact, &product),
            product,
        };
        for (rule, term) in &self.rules {
            let left = terms.narrowed(*term, fact, &part.product);
            part.take(*rule, left);
        }
        part
    }

    /// The split after which the fewest conditions are open, counted in both parts; of several the
    /// most even, of these the first. `None` where no condition is open.
    fn best_split(&self, terms: &Terms) -> Option<Split> {
        let named = self
            .rules
            .iter()
            .fold(Bits::default(), |all, (_, term)| &all | terms.named(*term));
        let splits = named.iter().flat_map(|fact| self.cheapest(terms, fact));
        let (_, fact, low) = splits.min()?;
        let high = self.product[fact].minus(&low);
        Some(Split { fact, low, high })
    }

    /// The best split by a fact, with what it costs: how many conditions are open in both parts
    /// together, and in the fuller of them.
    fn cheapest(&self, terms: &Terms, fact: usize) -> Option<((usize, usize), usize, Bits)> {
        let cells: Vec<usize> = self.product[fact].iter().collect();
        let place = |cell: usize| cells.partition_point(|known| *known < cell);
        let mut turns = vec![false; cells.len()];
        let (mut begin, mut end) = (vec![0; cells.len()], vec![0; cells.len()]);
        for (_, term) in &self.rules {
            terms.mark_turns(*term, fact, &cells, &mut turns);
            let reach = terms.reach(*term, fact, &self.product[fact]);
            if let (Some(first), Some(last)) = (reach.first(), reach.last()) {
                begin[place(first)] += 1;
                end[place(last)] += 1;
            }
        }
        let mut below = 0;
        let mut above: usize = end.iter().sum();
        let mut best: Option<((usize, usize), usize)> = None;
        for at in 1..cells.len() {
            below += begin[at - 1];
            above -= end[at - 1];
            let cost = (below + above, below.max(above));
            if turns[at] && best.is_none_or(|(known, _)| cost < known) {
                best = Some((cost, at));
            }
        }
        let (cost, at) = best?;
        Some((cost, fact, cells[..at].iter().copied().collect()))
    }
}
