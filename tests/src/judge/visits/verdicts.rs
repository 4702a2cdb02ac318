//! For which children a claim is broken, as far as the definitions say.

use crate::judge::almanac::Day;
use std::collections::{BTreeMap, BTreeSet};

/// A birth date and a combination of facts.
pub type Child = (Day, u8);

/// The name of a finding and the rule it is about; `""` where the judge does not tell rules apart.
pub type Subject = (&'static str, String);

/// For which children a finding must be told, and for which it may be.
#[derive(Clone, Debug, Default)]
pub struct Verdict {
    pub must: BTreeSet<Child>,
    pub may: BTreeSet<Child>,
}

/// What the definitions say of one thing and one child.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Says {
    /// It is at fault.
    Must,
    /// The definitions do not reach so far.
    May,
    /// It is not at fault.
    MustNot,
}

impl Says {
    /// At fault for certain, or not for certain.
    pub fn surely(fault: bool) -> Says {
        if fault { Says::Must } else { Says::MustNot }
    }

    /// At fault if `surely`, not at fault unless `possibly`.
    pub fn between(surely: bool, possibly: bool) -> Says {
        match (surely, possibly) {
            (true, _) => Says::Must,
            (false, true) => Says::May,
            (false, false) => Says::MustNot,
        }
    }

    /// The same, told less surely.
    pub fn unless(self, doubtful: bool) -> Says {
        match self {
            Says::Must if doubtful => Says::May,
            other => other,
        }
    }
}

/// All verdicts on a programme.
#[derive(Default)]
pub struct Verdicts(pub BTreeMap<Subject, Verdict>);

impl Verdicts {
    pub fn add(&mut self, name: &'static str, rule: &str, child: Child, says: Says) {
        if says == Says::MustNot {
            return;
        }
        let verdict = self.0.entry((name, rule.to_owned())).or_default();
        verdict.may.insert(child);
        if says == Says::Must {
            verdict.must.insert(child);
        }
    }

    /// Who must have the finding `to` need not have the finding `name`.
    pub fn yields(&mut self, name: &'static str, to: &'static str) {
        let of = |name| (name, String::new());
        let told = self.0.get(&of(to)).map(|other| other.must.clone());
        if let (Some(told), Some(verdict)) = (told, self.0.get_mut(&of(name))) {
            verdict.must.retain(|child| !told.contains(child));
        }
    }

    /// The names of the findings that must be told.
    pub fn names(&self) -> BTreeSet<&'static str> {
        let told = self
            .0
            .iter()
            .filter(|(_, verdict)| !verdict.must.is_empty());
        told.map(|((name, _), _)| *name).collect()
    }
}
