//! What the claims report to, and how a report becomes a [`Proof`].

use stafett_diag::{Name, Severity};
use stafett_model::proof::{Claim, Finding, InWords, Key, Proof, Rule, Verdict, Weight, Words};
use stafett_model::{Area, Origin, Programme};
use std::collections::BTreeMap;

/// Findings and tallies, as the claims come in.
#[derive(Default)]
pub struct Report {
    findings: Vec<Finding>,
    claims: BTreeMap<Name, Tally>,
    classes: usize,
}

#[derive(Default)]
struct Tally {
    says: Words,
    decided_for: u32,
    not_decided: bool,
}

impl Report {
    /// Says what a claim is; to be called once by each claim, before anything else.
    pub fn claim(&mut self, name: Name, says: Words) {
        self.claims.entry(name).or_default().says = says;
    }

    /// Counts one thing for which a claim was decided, over so many classes of birth dates.
    pub fn decided(&mut self, name: Name, classes: usize) {
        self.classes += classes;
        let tally = self.claims.entry(name).or_default();
        tally.decided_for = tally.decided_for.saturating_add(1);
    }

    /// Adds a finding.
    pub fn add(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    /// Adds findings, or one if there is one.
    pub fn add_all(&mut self, findings: impl IntoIterator<Item = Finding>) {
        self.findings.extend(findings);
    }

    /// Says that a claim could not be decided for `what` within the budget.
    pub fn not_decided(&mut self, name: Name, what: &stafett_model::Meta) {
        self.claims.entry(name).or_default().not_decided = true;
        self.findings.push(Finding {
            key: Key {
                name: Name::NotDecided.as_str().into(),
                area: None,
                rules: vec![name.as_str().into(), what.id.clone()],
            },
            weight: Weight::Error,
            headline: Words::new(
                format!("{}: går inte att avgöra inom gränsen för analysen", what.title),
                format!("{}: cannot be decided within the limit of the analysis", what.title),
            ),
            story: Words::new(
                "Villkoren beror på fler kombinationer av uppgifter än vad analysen får titta på.",
                "The conditions depend on more combinations of facts than the analysis may look at.",
            ),
            rules: vec![stafett_model::proof::Rule { origin: what.origin, says: Words::default() }],
            help: vec![Words::new(
                "dela upp regeln, så att varje del beror på färre uppgifter",
                "split the rule, so that each part depends on fewer facts",
            )],
            region: None,
            witness: None,
            accepted: None,
        });
    }

    /// The findings so far.
    pub fn findings_mut(&mut self) -> &mut Vec<Finding> {
        &mut self.findings
    }

    /// Puts everything in its order.
    pub fn close(mut self, programme: &Programme) -> Proof {
        self.findings
            .sort_by(|a, b| (a.weight, &a.key).cmp(&(b.weight, &b.key)));
        let claims = self.claims.iter().map(|(name, tally)| Claim {
            name: name.as_str().into(),
            says: tally.says.clone(),
            verdict: verdict(&self.findings, *name, tally.not_decided),
            decided_for: tally.decided_for,
        });
        let population = &programme.population;
        Proof {
            claims: claims.collect(),
            in_words: in_words(programme),
            born: (population.born_from, population.born_through),
            birth_dates: population
                .born_through
                .since(population.born_from)
                .unsigned_abs()
                + 1,
            classes: u32::try_from(self.classes).unwrap_or(u32::MAX),
            assumptions: assumptions(programme),
            findings: self.findings,
        }
    }
}

/// What a finding tells its reader.
pub struct Told {
    /// What is wrong.
    pub headline: Words,
    /// What it means for a child.
    pub story: Words,
    /// What to do about it.
    pub help: Words,
}

/// A finding about the text itself, which concerns no children or days of its own. `rule` is the one
/// rule of its key and where that is written.
pub fn about_text(
    name: Name,
    area: Option<&Area>,
    (rule, origin): (&str, Origin),
    told: Told,
) -> Finding {
    Finding {
        key: Key {
            name: name.as_str().into(),
            area: area.map(|area| area.meta.id.clone()),
            rules: vec![rule.into()],
        },
        weight: weight(name),
        headline: told.headline,
        story: told.story,
        rules: vec![Rule {
            origin,
            says: Words::default(),
        }],
        help: vec![told.help],
        region: None,
        witness: None,
        accepted: None,
    }
}

/// The weight of a finding of this name.
pub fn weight(name: Name) -> Weight {
    match name.severity() {
        Severity::Error => Weight::Error,
        Severity::Warning => Weight::Warning,
        Severity::Info => Weight::Note,
    }
}

/// What came of a claim. A note breaks none: it says something that the claim promises to say.
fn verdict(findings: &[Finding], name: Name, not_decided: bool) -> Verdict {
    let mut own = findings
        .iter()
        .filter(|finding| finding.weight != Weight::Note)
        .filter(|finding| finding.key.name == name.as_str())
        .peekable();
    if own.peek().is_none() {
        return if not_decided {
            Verdict::NotDecided
        } else {
            Verdict::Proven
        };
    }
    if own.any(|finding| finding.accepted.is_none()) {
        Verdict::Refuted
    } else {
        Verdict::ProvenButAccepted
    }
}

fn in_words(programme: &Programme) -> Vec<InWords> {
    let of = |requirement: &stafett_model::Requirement| {
        let said = |text: &String| InWords {
            rule: requirement.meta.id.clone(),
            title: requirement.meta.title.clone(),
            text: text.clone(),
            origin: requirement.meta.origin,
        };
        requirement.in_words.iter().map(said).collect::<Vec<_>>()
    };
    programme.requirements.iter().flat_map(of).collect()
}

fn assumptions(programme: &Programme) -> Vec<Words> {
    let mut assumptions = vec![
        Words::new(
            "Varje uppgift har ett värde varje dag; att en uppgift är okänd prövas inte.",
            "Every fact has a value on every day; facts being unknown is not considered.",
        ),
        Words::new(
            "En namngiven händelse inträffar högst en gång, och kan utebli.",
            "A named event happens at most once, and may never happen.",
        ),
        Words::new(
            "Barnet flyttar inte mellan regioner och följer en och samma utgåva.",
            "The child does not move between regions and follows one release throughout.",
        ),
    ];
    if programme.school.is_some() {
        assumptions.push(Words::new(
            "Barnet går ett skolår i taget från skolstart; ingen går om eller hoppar över en årskurs. \
             En termin vars första dag inte är publicerad börjar någon av dagarna som kalendern anger.",
            "The child takes one school year at a time from school start; no grade is repeated or \
             skipped. A term whose first day is not published begins on any of the days that the \
             calendar names.",
        ));
    }
    assumptions
}
