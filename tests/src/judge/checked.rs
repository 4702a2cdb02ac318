//! What the checker says of a text: the only place where the judge meets what it judges.

use stafett_check::{Options, check};
use stafett_compile::{Source, compile};
use stafett_model::Day;
use stafett_model::proof::{Finding, Proof, Verdict};
use stafett_model::{FactId, Programme};

/// The day as of which acceptances are judged; random programmes have none.
const AS_OF: &str = "2026-11-21";

/// A compiled programme and what was proven of it.
pub struct Checked {
    pub programme: Programme,
    pub proof: Proof,
}

impl Checked {
    /// Compiles and checks one text; in words why it cannot be compiled.
    pub fn of(text: &str) -> Result<Checked, String> {
        let compiled = compile(&[Source {
            path: "p.stafett".into(),
            text: text.into(),
        }]);
        let Some(programme) = compiled.programme else {
            return Err(format!("does not compile: {:#?}", compiled.diagnostics));
        };
        let as_of = Day::parse(AS_OF).map_err(|error| error.to_string())?;
        let proof = check(&programme, &Options::as_of(as_of));
        Ok(Checked { programme, proof })
    }

    /// Whether a claim was decided at all.
    pub fn decides(&self, name: &str) -> bool {
        let mut claims = self.proof.claims.iter();
        claims.any(|claim| claim.name == name && claim.verdict != Verdict::NotDecided)
    }

    /// The findings of one name.
    pub fn named<'c>(&'c self, name: &'c str) -> impl Iterator<Item = &'c Finding> {
        let findings = self.proof.findings.iter();
        findings.filter(move |finding| finding.key.name == name)
    }

    /// The name of a fact.
    pub fn fact(&self, fact: FactId) -> &str {
        self.programme
            .fact(fact)
            .map_or("", |fact| fact.meta.id.as_str())
    }
}
