//! What a condition comes to without looking at completions: where it is certain, and where the unknown facts
//! on which it rests are free of each other and named once, so that each of them may decide it.

use crate::facts::COMPLETIONS;
use crate::place::Applies;
use crate::tables::NamedFacts;
use crate::view::Given;
use alloc::vec::Vec;
use stafett_model::condition::FactRange;
use stafett_model::{Condition, Day, FactId, Values};

/// Whether a condition holds for the child on `day`, under every completion of what is unknown; `None` where
/// these have to be looked at.
pub(crate) fn read(
    given: Given<'_>,
    condition: &Condition,
    named: NamedFacts<'_>,
    day: Day,
) -> Option<Applies> {
    if *condition == Condition::Always {
        return Some(Applies::Yes);
    }
    if !named.bounded && !is_bounded(given, named.facts) {
        return None;
    }
    let mut reading = Reading {
        given,
        day,
        rests_on: Vec::new(),
    };
    match reading.truth(condition) {
        Some(true) => Some(Applies::Yes),
        Some(false) => Some(Applies::No),
        None => reading.depends(),
    }
}

/// Whether the completions of facts that no invariant names are few enough, whichever are unknown.
fn is_bounded(given: Given<'_>, facts: &[FactId]) -> bool {
    let count = facts.iter().try_fold(1_usize, |count, fact| {
        let values = match &given.programme.fact(*fact)?.values {
            Values::YesNo => 2,
            Values::OneOf(names) => names.len(),
            Values::Whole { .. } | Values::Date => return None,
        };
        count
            .checked_mul(values)
            .filter(|_| !given.tables.is_constrained(*fact))
    });
    count.is_some_and(|count| count <= COMPLETIONS)
}

/// A condition while it is read.
struct Reading<'a> {
    given: Given<'a>,
    day: Day,
    /// The unknown facts on which what was read so far rests.
    rests_on: Vec<FactId>,
}

impl Reading<'_> {
    /// Whether it holds; `None` where that rests on unknown facts.
    fn truth(&mut self, condition: &Condition) -> Option<bool> {
        match condition {
            Condition::Always => Some(true),
            Condition::Fact(range) => match self.given.value(range.fact, self.day) {
                Some(value) => Some(range.allows(value)),
                None => self.unknown(range),
            },
            Condition::Unknown(fact) => Some(!self.given.has(*fact, self.day)),
            Condition::Not(inner) => self.truth(inner).map(|holds| !holds),
            Condition::All(parts) => self.parts(parts, true),
            Condition::Any(parts) => self.parts(parts, false),
        }
    }

    /// Whether all parts come to `wanted`; the other truth of one of them decides.
    fn parts(&mut self, parts: &[Condition], wanted: bool) -> Option<bool> {
        let before = self.rests_on.len();
        let mut truth = Some(wanted);
        for part in parts {
            match self.truth(part) {
                Some(holds) if holds != wanted => {
                    self.rests_on.truncate(before);
                    return Some(holds);
                }
                Some(_) => {}
                None => truth = None,
            }
        }
        truth
    }

    /// An unknown fact: it decides, unless all its values are allowed or none is.
    fn unknown(&mut self, range: &FactRange) -> Option<bool> {
        let values = &self.given.programme.fact(range.fact)?.values;
        let (from, through) = match values {
            Values::YesNo => (0, 1),
            Values::OneOf(names) => (0, i64::try_from(names.len()).ok()?.saturating_sub(1)),
            Values::Whole { from, through } => (i64::from(*from), i64::from(*through)),
            Values::Date => (Day::FIRST.number().into(), Day::LAST.number().into()),
        };
        let width = |from: i64, through: i64| through.saturating_sub(from).saturating_add(1).max(0);
        let allowed = range
            .allowed
            .iter()
            .map(|(low, high)| width(i64::from(*low).max(from), i64::from(*high).min(through)));
        let allowed: i64 = allowed.fold(0, i64::saturating_add);
        if allowed == 0 || allowed == width(from, through) {
            return Some(allowed > 0);
        }
        self.rests_on.push(range.fact);
        None
    }

    /// That it depends on those facts, each of which decides it with some values of the others; `None` where
    /// a fact is named twice or an invariant links it to others.
    fn depends(mut self) -> Option<Applies> {
        self.rests_on.sort_unstable();
        let twice = self
            .rests_on
            .windows(2)
            .any(|pair| matches!(pair, [one, two] if one == two));
        if self.rests_on.is_empty() {
            return None;
        }
        let tables = self.given.tables;
        let is_linked = self
            .rests_on
            .iter()
            .any(|fact| tables.is_constrained(*fact));
        (!twice && !is_linked).then(|| Applies::Depends(self.rests_on.into()))
    }
}
