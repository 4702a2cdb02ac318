//! Conditions, by trying every completion of what is unknown.

use stafett_model::{Condition, FactId, Programme, Values};
use std::collections::{BTreeMap, BTreeSet};

/// A value of each fact that has one.
pub type Facts = BTreeMap<FactId, i32>;

/// Whether a condition holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Truth {
    Holds,
    Fails,
    /// Some completions say yes, some no.
    Open,
}

/// Whether a condition holds for one complete set of facts; `recorded` are those of which something
/// is recorded.
pub fn holds(condition: &Condition, facts: &Facts, recorded: &BTreeSet<FactId>) -> bool {
    match condition {
        Condition::Always => true,
        Condition::Fact(range) => facts.get(&range.fact).is_some_and(|value| {
            let mut allowed = range.allowed.iter();
            allowed.any(|(low, high)| low <= value && value <= high)
        }),
        Condition::Unknown(fact) => !recorded.contains(fact),
        Condition::Not(inner) => !holds(inner, facts, recorded),
        Condition::All(parts) => parts.iter().all(|part| holds(part, facts, recorded)),
        Condition::Any(parts) => parts.iter().any(|part| holds(part, facts, recorded)),
    }
}

/// The facts that a condition names, wherever.
pub fn named(condition: &Condition, into: &mut BTreeSet<FactId>) {
    match condition {
        Condition::Always => {}
        Condition::Fact(range) => drop(into.insert(range.fact)),
        Condition::Unknown(fact) => drop(into.insert(*fact)),
        Condition::Not(inner) => named(inner, into),
        Condition::All(parts) | Condition::Any(parts) => {
            parts.iter().for_each(|part| named(part, into));
        }
    }
}

/// Every value that a fact may have.
pub fn values(programme: &Programme, fact: FactId) -> Vec<i32> {
    match programme.fact(fact).map(|fact| &fact.values) {
        None | Some(Values::Date) => Vec::new(),
        Some(Values::YesNo) => vec![0, 1],
        Some(Values::OneOf(names)) => (0..).take(names.len()).collect(),
        Some(Values::Whole { from, through }) => (*from..=*through).collect(),
    }
}

/// What is known on a day, and what the population says of that day.
#[derive(Clone)]
pub struct Known<'a> {
    pub programme: &'a Programme,
    /// What is recorded or derived.
    pub facts: Facts,
    pub recorded: BTreeSet<FactId>,
    /// The only values that some unknown facts may get.
    pub only: BTreeMap<FactId, Vec<i32>>,
    /// What holds between facts on the day.
    pub invariants: Vec<&'a Condition>,
}

impl Known<'_> {
    /// The facts without a value that matter to these: they, and those that the population ties to
    /// them.
    pub fn unknown(&self, mut facts: BTreeSet<FactId>) -> BTreeSet<FactId> {
        loop {
            let before = facts.len();
            for invariant in &self.invariants {
                let mut tied = BTreeSet::new();
                named(invariant, &mut tied);
                if tied.iter().any(|fact| facts.contains(fact)) {
                    facts.extend(tied.iter().filter(|fact| !self.facts.contains_key(fact)));
                }
            }
            if facts.len() == before {
                break;
            }
        }
        facts.retain(|fact| !self.facts.contains_key(fact));
        facts
    }

    /// Every completion of the unknown among these facts that the population allows.
    pub fn completions(&self, facts: BTreeSet<FactId>) -> Vec<Facts> {
        let mut all = vec![self.facts.clone()];
        for fact in self.unknown(facts) {
            let with = |facts: &Facts, value| {
                let mut facts = facts.clone();
                facts.insert(fact, value);
                facts
            };
            let only = self.only.get(&fact).cloned();
            let values = only.unwrap_or_else(|| values(self.programme, fact));
            all = all
                .iter()
                .flat_map(|facts| values.iter().map(|value| with(facts, *value)))
                .collect();
        }
        let complete = |condition: &&&Condition, facts: &Facts| {
            let mut names = BTreeSet::new();
            named(condition, &mut names);
            names.iter().all(|fact| facts.contains_key(fact))
        };
        let allowed = |facts: &Facts| {
            let mut known = self.invariants.iter().filter(|c| complete(c, facts));
            known.all(|condition| holds(condition, facts, &self.recorded))
        };
        let possible: Vec<Facts> = all.iter().filter(|facts| allowed(facts)).cloned().collect();
        // Facts that contradict the population tell nothing of the unknown ones.
        if possible.is_empty() { all } else { possible }
    }

    /// Whether a condition holds under every completion, or under none.
    pub fn truth(&self, condition: &Condition) -> Truth {
        let mut facts = BTreeSet::new();
        named(condition, &mut facts);
        let mut told = self
            .completions(facts)
            .into_iter()
            .map(|facts| holds(condition, &facts, &self.recorded))
            .collect::<BTreeSet<bool>>()
            .into_iter();
        match (told.next(), told.next()) {
            (Some(false), None) => Truth::Fails,
            (Some(_), None) => Truth::Holds,
            _ => Truth::Open,
        }
    }
}

impl Known<'_> {
    /// The unknown facts that make a difference to what is told of a completion: for each there are
    /// two completions that differ in it alone and of which different things are told. Where only
    /// several facts together make a difference, all of those named.
    pub fn matter<T: PartialEq>(
        &self,
        facts: &BTreeSet<FactId>,
        told: impl Fn(&Facts) -> T,
    ) -> BTreeSet<FactId> {
        let completions = self.completions(facts.clone());
        let all: Vec<(&Facts, T)> = completions.iter().map(|f| (f, told(f))).collect();
        let differ = |fact: &&FactId| {
            all.iter().any(|(one, first)| {
                all.iter()
                    .any(|(other, second)| first != second && only(**fact, one, other))
            })
        };
        let unknown = self.unknown(facts.clone());
        let alone: BTreeSet<FactId> = unknown.iter().filter(differ).copied().collect();
        if !alone.is_empty() || all.windows(2).all(|pair| pair[0].1 == pair[1].1) {
            return alone;
        }
        unknown
            .into_iter()
            .filter(|fact| facts.contains(fact))
            .collect()
    }
}

/// Whether two completions differ in one fact and nothing else.
fn only(fact: FactId, one: &Facts, other: &Facts) -> bool {
    let differ = |(id, value): (&FactId, &i32)| (other.get(id) != Some(value)) == (*id == fact);
    one.iter().all(differ)
}
