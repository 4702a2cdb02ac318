//! Conditions over cells, and what is left of one when the cell of a fact is settled.
//!
//! Equal terms are stored once and have equal ids. That makes "the same rules are still open" a
//! comparison of numbers.

use crate::bits::Bits;
use crate::space::OverBudget;
use stafett_model::{Condition, FactRange};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// The place of a term.
pub type TermId = u32;

/// Holds for nobody.
pub const FALSE: TermId = 0;
/// Holds for everybody.
pub const TRUE: TermId = 1;

/// What is left of a condition.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Term {
    /// Nothing: it does or does not hold.
    Settled(bool),
    /// The fact has one of these cells: some, but not all.
    Among(usize, Bits),
    /// Two or more terms, all or any of which must hold.
    Joined(Joint, Vec<TermId>),
}

/// How terms are joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Joint {
    /// All must hold.
    All,
    /// Any must hold.
    Any,
}

impl Joint {
    /// The term that adds nothing.
    fn neutral(self) -> TermId {
        match self {
            Joint::All => TRUE,
            Joint::Any => FALSE,
        }
    }

    /// The term that decides alone.
    fn decisive(self) -> TermId {
        match self {
            Joint::All => FALSE,
            Joint::Any => TRUE,
        }
    }

    fn cells(self, one: &Bits, other: &Bits) -> Bits {
        match self {
            Joint::All => one & other,
            Joint::Any => one | other,
        }
    }

    /// What it becomes when everything is negated.
    fn negated(self, negated: bool) -> Joint {
        match (self, negated) {
            (Joint::All, false) | (Joint::Any, true) => Joint::All,
            (Joint::All, true) | (Joint::Any, false) => Joint::Any,
        }
    }
}

/// What becomes of a term by the cell of a fact: disjoint sets of cells that together are all.
type Cut = Rc<[(Bits, TermId)]>;

/// All terms of a space.
pub struct Terms {
    /// For each fact all its cells.
    whole: Vec<Bits>,
    terms: Vec<Term>,
    /// For each term the facts that it names.
    named: Vec<Bits>,
    known: BTreeMap<Term, TermId>,
    cuts: BTreeMap<(TermId, usize), Cut>,
}

impl Terms {
    /// No terms yet, over facts with so many cells.
    pub fn new(cells: impl IntoIterator<Item = usize>) -> Terms {
        let mut terms = Terms {
            whole: cells.into_iter().map(Bits::below).collect(),
            terms: Vec::new(),
            named: Vec::new(),
            known: BTreeMap::new(),
            cuts: BTreeMap::new(),
        };
        terms.store(Term::Settled(false));
        terms.store(Term::Settled(true));
        terms
    }

    /// All cells of a fact.
    pub fn whole(&self, fact: usize) -> &Bits {
        &self.whole[fact]
    }

    /// The facts that a term names.
    pub fn named(&self, term: TermId) -> &Bits {
        &self.named[term as usize]
    }

    /// A condition, or what holds where it does not. `cells` gives the place of a range's fact and
    /// its cells. A proof knows every fact, so none is unknown.
    pub fn condition(
        &mut self,
        condition: &Condition,
        negated: bool,
        cells: &dyn Fn(&FactRange) -> (usize, Bits),
    ) -> TermId {
        let (joint, parts) = match condition {
            Condition::Always => return if negated { FALSE } else { TRUE },
            Condition::Unknown(_) => return if negated { TRUE } else { FALSE },
            Condition::Not(inner) => return self.condition(inner, !negated, cells),
            Condition::Fact(range) => {
                let (fact, mut own) = cells(range);
                if negated {
                    own = self.whole[fact].minus(&own);
                }
                return self.among(fact, own, &[]);
            }
            Condition::All(parts) => (Joint::All, parts),
            Condition::Any(parts) => (Joint::Any, parts),
        };
        let parts: Vec<TermId> = parts
            .iter()
            .map(|part| self.condition(part, negated, cells))
            .collect();
        self.join(joint.negated(negated), parts, &[])
    }

    /// Terms joined, for children whose facts are among those `allowed`. Terms over one fact become
    /// one.
    pub fn join(
        &mut self,
        joint: Joint,
        parts: impl IntoIterator<Item = TermId>,
        allowed: &[Bits],
    ) -> TermId {
        let mut atoms: BTreeMap<usize, Bits> = BTreeMap::new();
        let mut rest: BTreeSet<TermId> = BTreeSet::new();
        for part in parts {
            // A joined term is flat already, so that one step reaches all its parts.
            let inner = match &self.terms[part as usize] {
                Term::Joined(own, inner) if *own == joint => inner.as_slice(),
                _ => std::slice::from_ref(&part),
            };
            for part in inner {
                match &self.terms[*part as usize] {
                    Term::Settled(_) if *part == joint.neutral() => {}
                    Term::Settled(_) => return joint.decisive(),
                    Term::Among(fact, cells) => {
                        let joined = atoms.get(fact).map(|known| joint.cells(known, cells));
                        atoms.insert(*fact, joined.unwrap_or_else(|| cells.clone()));
                    }
                    Term::Joined(..) => {
                        rest.insert(*part);
                    }
                }
            }
        }
        for (fact, cells) in atoms {
            let atom = self.among(fact, cells, allowed);
            if atom == joint.decisive() {
                return atom;
            }
            rest.insert(atom);
        }
        rest.remove(&joint.neutral());
        match (rest.len(), rest.first()) {
            (0, _) => joint.neutral(),
            (1, Some(only)) => *only,
            _ => self.store(Term::Joined(joint, rest.into_iter().collect())),
        }
    }

    /// That a fact has one of some cells, for children whose facts are among those `allowed`; all
    /// cells of a fact that has none.
    fn among(&mut self, fact: usize, cells: Bits, allowed: &[Bits]) -> TermId {
        let whole = allowed.get(fact).unwrap_or(&self.whole[fact]);
        let own = &cells & whole;
        if own.is_empty() {
            FALSE
        } else if own == *whole {
            TRUE
        } else {
            self.store(Term::Among(fact, own))
        }
    }

    fn store(&mut self, term: Term) -> TermId {
        if let Some(id) = self.known.get(&term) {
            return *id;
        }
        let id = TermId::try_from(self.terms.len()).unwrap_or(TermId::MAX);
        let named = match &term {
            Term::Settled(_) => Bits::default(),
            Term::Among(fact, _) => Bits::from_iter([*fact]),
            Term::Joined(_, parts) => parts
                .iter()
                .fold(Bits::default(), |all, part| &all | self.named(*part)),
        };
        self.named.push(named);
        self.terms.push(term.clone());
        self.known.insert(term, id);
        id
    }

    /// What is left of a term for children whose facts are among those `allowed`, if that is news for
    /// one fact only.
    pub fn narrowed(&mut self, term: TermId, fact: usize, allowed: &[Bits]) -> TermId {
        if !self.named(term).contains(fact) {
            return term;
        }
        match self.terms[term as usize].clone() {
            Term::Settled(_) => term,
            Term::Among(_, cells) => self.among(fact, cells, allowed),
            Term::Joined(joint, parts) => {
                let parts: Vec<TermId> = parts
                    .into_iter()
                    .map(|part| self.narrowed(part, fact, allowed))
                    .collect();
                self.join(joint, parts, allowed)
            }
        }
    }

    /// Cells of a fact outside which a term does not hold, of those `allowed`.
    pub fn reach(&self, term: TermId, fact: usize, allowed: &Bits) -> Bits {
        let (joint, parts) = match &self.terms[term as usize] {
            Term::Among(own, cells) if *own == fact => return cells & allowed,
            Term::Settled(false) => return Bits::default(),
            Term::Settled(true) | Term::Among(..) => return allowed.clone(),
            Term::Joined(joint, parts) => (*joint, parts),
        };
        let (naming, others): (Vec<TermId>, Vec<TermId>) = parts
            .iter()
            .partition(|part| self.named(**part).contains(fact));
        if joint == Joint::Any && !others.is_empty() {
            return allowed.clone();
        }
        let reaches = naming.iter().map(|part| self.reach(*part, fact, allowed));
        let joined = reaches.reduce(|one, other| joint.cells(&one, &other));
        joined.unwrap_or_else(|| allowed.clone())
    }

    /// Marks the places in ascending `cells` of a fact at which a term may become another than at the
    /// cell before.
    pub fn mark_turns(&self, term: TermId, fact: usize, cells: &[usize], turns: &mut [bool]) {
        match &self.terms[term as usize] {
            Term::Among(own, among) if *own == fact => {
                for at in 1..cells.len() {
                    turns[at] |= among.contains(cells[at]) != among.contains(cells[at - 1]);
                }
            }
            Term::Joined(_, parts) if self.named(term).contains(fact) => parts
                .iter()
                .for_each(|part| self.mark_turns(*part, fact, cells, turns)),
            _ => {}
        }
    }

    /// What becomes of a term by the cell of a fact.
    pub fn cut(&mut self, term: TermId, fact: usize) -> Cut {
        if !self.named(term).contains(fact) {
            return Rc::new([(self.whole[fact].clone(), term)]);
        }
        if let Some(cut) = self.cuts.get(&(term, fact)) {
            return Rc::clone(cut);
        }
        let cut: Cut = match self.terms[term as usize].clone() {
            Term::Settled(_) => Rc::new([(self.whole[fact].clone(), term)]),
            Term::Among(_, cells) => {
                let others = self.whole[fact].minus(&cells);
                Rc::new([(cells, TRUE), (others, FALSE)])
            }
            Term::Joined(joint, parts) => self.cut_joined(joint, &parts, fact).into(),
        };
        self.cuts.insert((term, fact), Rc::clone(&cut));
        cut
    }

    fn cut_joined(&mut self, joint: Joint, parts: &[TermId], fact: usize) -> Vec<(Bits, TermId)> {
        let (naming, others): (Vec<TermId>, Vec<TermId>) = parts
            .iter()
            .partition(|part| self.named(**part).contains(fact));
        let mut pieces = BTreeMap::from([(joint.neutral(), self.whole[fact].clone())]);
        for part in naming {
            let cut = self.cut(part, fact);
            let finer = pieces.iter().flat_map(|(left, cells)| {
                cut.iter()
                    .map(move |(own, becomes)| (vec![*left, *becomes], own & cells))
            });
            pieces = self.joined(joint, finer.collect());
        }
        let with_others = pieces.into_iter().map(|(left, cells)| {
            let all = others.iter().copied().chain([left]);
            (all.collect(), cells)
        });
        let pieces = self.joined(joint, with_others.collect());
        let pieces = pieces.into_iter();
        pieces.map(|(left, cells)| (cells, left)).collect()
    }

    /// Cells by what the terms that go with them make when joined.
    fn joined(&mut self, joint: Joint, pieces: Vec<(Vec<TermId>, Bits)>) -> BTreeMap<TermId, Bits> {
        let mut joined: BTreeMap<TermId, Bits> = BTreeMap::new();
        for (parts, cells) in pieces.into_iter().filter(|(_, cells)| !cells.is_empty()) {
            let known = joined.entry(self.join(joint, parts, &[])).or_default();
            *known = &*known | &cells;
        }
        joined
    }

    /// Whether a term can hold with each fact in one of its `allowed` cells; any cell of a fact that
    /// has none.
    ///
    /// # Errors
    /// [`OverBudget`] where more than `limit` terms would have to be looked at.
    pub fn possible(
        &mut self,
        term: TermId,
        allowed: &[Bits],
        limit: usize,
    ) -> Result<bool, OverBudget> {
        let mut seen = BTreeSet::from([FALSE, term]);
        let mut open = vec![term];
        while let Some(term) = open.pop() {
            if term == TRUE {
                return Ok(true);
            }
            let Some(fact) = self.named(term).first() else {
                continue;
            };
            for (cells, left) in self.cut(term, fact).iter() {
                let reached = allowed.get(fact).is_none_or(|allowed| allowed.meets(cells));
                if reached && seen.insert(*left) {
                    open.push(*left);
                }
            }
            if seen.len() > limit {
                return Err(OverBudget);
            }
        }
        Ok(false)
    }

    /// Whether two terms can hold with the same cells of the `shared` facts, each with its facts among
    /// those that it is `allowed`.
    ///
    /// # Errors
    /// [`OverBudget`] where more than `limit` pairs of terms would have to be looked at.
    pub fn possible_together(
        &mut self,
        pair: [TermId; 2],
        allowed: [&[Bits]; 2],
        shared: &Bits,
        limit: usize,
    ) -> Result<bool, OverBudget> {
        let mut seen = BTreeSet::from([pair]);
        let mut open = vec![pair];
        while let Some([one, other]) = open.pop() {
            let named = self.named(one) | self.named(other);
            let Some(fact) = (&named & shared).first() else {
                if self.possible(one, allowed[0], limit)?
                    && self.possible(other, allowed[1], limit)?
                {
                    return Ok(true);
                }
                continue;
            };
            let both = allowed
                .iter()
                .filter_map(|own| own.get(fact))
                .fold(self.whole[fact].clone(), |both, own| &both & own);
            let cuts = [self.cut(one, fact), self.cut(other, fact)];
            for (cells, one) in cuts[0].iter() {
                let common = &both & cells;
                for (_, other) in cuts[1].iter().filter(|(cells, _)| cells.meets(&common)) {
                    if seen.insert([*one, *other]) {
                        open.push([*one, *other]);
                    }
                }
            }
            if seen.len() > limit {
                return Err(OverBudget);
            }
        }
        Ok(false)
    }

    /// The least cell of each fact of which `allowed` speaks, the first fact first, with which a term
    /// can hold; `None` where it cannot.
    ///
    /// # Errors
    /// [`OverBudget`] where more than `limit` terms would have to be looked at for one fact.
    pub fn least(
        &mut self,
        term: TermId,
        allowed: &[Bits],
        limit: usize,
    ) -> Result<Option<Vec<u16>>, OverBudget> {
        let mut term = term;
        let mut least = Vec::with_capacity(allowed.len());
        for (fact, own) in allowed.iter().enumerate() {
            let cut = self.cut(term, fact);
            let first = |(cells, left): &(Bits, TermId)| Some(((cells & own).first()?, *left));
            let mut ways: Vec<(usize, TermId)> = cut.iter().filter_map(first).collect();
            ways.sort_unstable();
            let mut way = None;
            for (cell, left) in ways {
                if self.possible(left, allowed, limit)? {
                    way = Some((u16::try_from(cell).unwrap_or(u16::MAX), left));
                    break;
                }
            }
            let Some((cell, left)) = way else {
                return Ok(None);
            };
            least.push(cell);
            term = left;
        }
        Ok(self.possible(term, &[], limit)?.then_some(least))
    }
}
