//! Verdicts and findings side by side.

use super::programme::{Programme, SORTS};
use super::truth::Truth;
use super::verdicts::{Child, Subject, Verdict};
use crate::judge::Trial;
use crate::judge::almanac::Almanac;
use crate::judge::checked::Checked;
use crate::judge::days::Days;
use crate::judge::region::Told;
use stafett_model::FactId;
use stafett_model::proof::{Finding, Witness};
use std::collections::{BTreeMap, BTreeSet};

/// The claims that are judged, and whether their findings are told apart by the rules they name.
const CLAIMS: [(&str, bool); 13] = [
    ("visit-outside-leg", true),
    ("empty-window", true),
    ("recommended-outside-window", true),
    ("contradictory-windows", false),
    ("unreachable-condition", true),
    ("change-without-transition", true),
    ("transition-without-change", true),
    ("missed-without-recovery", true),
    ("content-never-offered", true),
    ("content-offered-twice", false),
    ("requirement-not-met", false),
    ("visits-too-far-apart", false),
    ("wrong-order", false),
];

/// What the checker says of one subject.
#[derive(Default)]
struct Says<'f> {
    findings: Vec<&'f Finding>,
    /// The children of the regions.
    children: BTreeSet<Child>,
    /// Whether a finding is about the text, whoever the child is.
    of_the_text: bool,
}

/// Judges a programme; `exactly` unless the checker takes terms at their worst.
pub fn compare(almanac: &Almanac, programme: &Programme, exactly: bool) -> Trial {
    let truth = Truth { almanac, programme };
    let checked = match Checked::of(&programme.text(almanac)) {
        Ok(checked) => checked,
        Err(why) => return Trial::refused(why),
    };
    let mut verdicts = truth.verdicts();
    verdicts.0.retain(|(name, _), _| checked.decides(name));
    let says = says(&truth, &checked);
    let subjects: BTreeSet<&Subject> = verdicts.0.keys().chain(says.keys()).collect();
    let none = (Verdict::default(), Says::default());
    let differs = subjects.into_iter().find_map(|subject| {
        let verdict = verdicts.0.get(subject).unwrap_or(&none.0);
        let says = says.get(subject).unwrap_or(&none.1);
        differs(&truth, &checked, verdict, says, exactly)
            .map(|what| format!("{} {}: {what}", subject.0, subject.1))
    });
    let names = verdicts.names();
    Trial {
        names,
        // Where two open points bound a part of a region, the part may have no day.
        disagreement: differs.or_else(|| exactly.then(|| outside_days(&truth, &checked))?),
    }
}

fn says<'c>(truth: &Truth, checked: &'c Checked) -> BTreeMap<Subject, Says<'c>> {
    let mut says: BTreeMap<Subject, Says> = BTreeMap::new();
    for (name, by_rule) in CLAIMS {
        for finding in checked.named(name) {
            let rule = if by_rule {
                finding.key.rules.join(", ")
            } else {
                String::new()
            };
            let says = says.entry((name, rule)).or_default();
            says.findings.push(finding);
            match &finding.region {
                None => says.of_the_text = true,
                Some(_) => says.children.extend(children(truth, checked, finding)),
            }
        }
    }
    says
}

/// The children of the population whom a finding concerns.
fn children(truth: &Truth, checked: &Checked, finding: &Finding) -> Vec<Child> {
    let parts = finding.region.iter().flat_map(|region| &region.parts);
    let told: Vec<Told> = parts.map(|part| Told::of(truth.almanac, part)).collect();
    let births = truth.programme.born.0..=truth.programme.born.1;
    births
        .flat_map(|birth| truth.combinations().map(move |facts| (birth, facts)))
        .filter(|(birth, facts)| {
            let value = |fact| value(checked, fact, *facts);
            told.iter().any(|told| told.has(*birth, value))
        })
        .collect()
}

fn value(checked: &Checked, fact: FactId, combination: u8) -> i32 {
    match checked.fact(fact) {
        "tvilling" => i32::from(combination / SORTS),
        _ => i32::from(combination % SORTS),
    }
}

fn differs(
    truth: &Truth,
    checked: &Checked,
    verdict: &Verdict,
    says: &Says,
    exactly: bool,
) -> Option<String> {
    let show = |child: &Child| {
        let (tvilling, sort) = (child.1 / SORTS, char::from(b'a' + child.1 % SORTS));
        let born = truth.almanac.show(child.0);
        format!("the child born {born}, tvilling {tvilling}, sort {sort}")
    };
    if says.of_the_text {
        return verdict
            .may
            .is_empty()
            .then(|| "the checker invents it of the text".to_owned());
    }
    if let Some(missed) = verdict.must.difference(&says.children).next() {
        return Some(format!("the checker misses {}", show(missed)));
    }
    if !exactly {
        return None;
    }
    if let Some(invented) = says.children.difference(&verdict.may).next() {
        return Some(format!("the checker invents {}", show(invented)));
    }
    let shown = |witness: &Witness| verdict.may.contains(&child(truth, checked, witness));
    let mut witnesses = says
        .findings
        .iter()
        .filter_map(|told| told.witness.as_ref());
    witnesses
        .find(|witness| !shown(witness))
        .map(|witness| format!("the witness does not show it: {witness:?}"))
}

fn child(truth: &Truth, checked: &Checked, witness: &Witness) -> Child {
    let fact = |name: &str| {
        let mut facts = witness.facts.iter();
        let found = facts.find(|(fact, _)| checked.fact(*fact) == name);
        found.map(|(_, value)| u8::try_from(*value).unwrap_or_default())
    };
    // A fact that the witness does not name does not matter: any child of the population will do.
    let like = |combination: &u8| {
        fact("tvilling").is_none_or(|value| value == combination / SORTS)
            && fact("sort").is_none_or(|value| value == combination % SORTS)
    };
    let combination = truth.combinations().find(like).unwrap_or_default();
    (truth.almanac.parse(witness.born), combination)
}

/// Days of a visit on which its service does not lead, and that no region has.
fn outside_days(truth: &Truth, checked: &Checked) -> Option<String> {
    let told = |name: &str| -> Vec<Told> {
        let findings = checked.named("visit-outside-leg");
        findings
            .filter(|finding| finding.key.rules.iter().any(|rule| rule == name))
            .flat_map(|finding| finding.region.iter().flat_map(|region| &region.parts))
            .map(|part| Told::of(truth.almanac, part))
            .collect()
    };
    for (place, visit) in truth.programme.visits.iter().enumerate() {
        if visit.as_needed || visit.distance.is_some() {
            continue;
        }
        let told = told(&visit.name);
        for birth in truth.programme.born.0..=truth.programme.born.1 {
            for windows in truth.courses(birth) {
                let concerned = truth.combinations().filter(|facts| visit.who.1.has(*facts));
                for facts in concerned {
                    let covered = told
                        .iter()
                        .filter(|told| told.has(birth, |fact| value(checked, fact, facts)))
                        .fold(Days::default(), |all, told| {
                            all.or(told.days(&windows.scheme, &windows.course))
                        });
                    let missed = windows.outside(place, facts).without(covered).first();
                    if let Some(day) = missed {
                        let day = truth.almanac.show(birth + day);
                        let born = truth.almanac.show(birth);
                        let name = &visit.name;
                        return Some(format!(
                            "the checker misses {day}, outside, of {name} for the child born {born}"
                        ));
                    }
                }
            }
        }
    }
    None
}
