//! What a programme raises: diagnostics of the compiler and findings of the checker alike.

use stafett_check::{Options, check};
use stafett_compile::{Source, compile};
use stafett_diag::{Diagnostic, Severity};
use stafett_model::Day;
use stafett_model::proof::{Finding, Weight};
use std::collections::BTreeSet;
use std::fmt;

/// The day as of which acceptances are judged.
pub const AS_OF: &str = "2026-11-21";

/// Something raised, by what identifies it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Raised {
    /// Name of the finding.
    pub name: String,
    /// Name of its area, where it has one.
    pub area: Option<String>,
    /// Names of the rules involved.
    pub rules: Vec<String>,
    /// How much it weighs.
    pub weight: Weight,
    /// Whether somebody accepts it.
    pub accepted: bool,
    /// What it says, of what has no key of its own: a diagnostic's message, the lines of a note.
    pub says: Vec<String>,
}

impl Raised {
    /// Whether it weighs more than a note and nobody accepts it.
    pub fn is_grave(&self) -> bool {
        self.weight != Weight::Note && !self.accepted
    }
}

impl fmt::Display for Raised {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.name)?;
        if let Some(area) = &self.area {
            write!(out, " in {area}")?;
        }
        if !self.rules.is_empty() {
            write!(out, " [{}]", self.rules.join(", "))?;
        }
        if self.accepted {
            write!(out, " (accepted)")?;
        }
        match self.says.first() {
            Some(first) => write!(out, ": {first}"),
            None => Ok(()),
        }
    }
}

/// Everything that compiling and checking these sources raises.
pub fn raised_by(sources: &[Source]) -> BTreeSet<Raised> {
    let compiled = compile(sources);
    let mut raised: BTreeSet<Raised> = compiled.diagnostics.iter().map(of_diagnostic).collect();
    if let (Some(programme), Ok(as_of)) = (compiled.programme, Day::parse(AS_OF)) {
        let proof = check(&programme, &Options::as_of(as_of));
        raised.extend(proof.findings.iter().map(of_finding));
    }
    raised
}

fn of_diagnostic(told: &Diagnostic) -> Raised {
    Raised {
        name: told.name.as_str().to_owned(),
        area: None,
        rules: Vec::new(),
        weight: match told.severity {
            Severity::Error => Weight::Error,
            Severity::Warning => Weight::Warning,
            Severity::Info => Weight::Note,
        },
        accepted: false,
        says: vec![told.message.en.clone()],
    }
}

fn of_finding(finding: &Finding) -> Raised {
    let lines = finding.rules.iter().map(|rule| rule.says.en.clone());
    Raised {
        name: finding.key.name.clone(),
        area: finding.key.area.clone(),
        rules: finding.key.rules.clone(),
        weight: finding.weight,
        accepted: finding.accepted.is_some(),
        says: match finding.weight {
            Weight::Note => lines.collect(),
            Weight::Error | Weight::Warning => Vec::new(),
        },
    }
}
