//! What a proof says, without where it is written.

use crate::support;
use stafett_compile::compile;
use stafett_model::proof::{Finding, Key, Proof, Region, Witness};
use stafett_model::{Day, Programme};
use stafett_tests::judge::{Family, Judge};
use std::collections::{BTreeMap, BTreeSet};

/// A finding without its words and places.
#[derive(Clone, Debug, PartialEq)]
pub struct Essence {
    pub key: Key,
    pub fails: bool,
    pub region: Option<Region>,
    pub witness: Option<Witness>,
}

/// The names of the findings about responsibility.
pub const DUTY: [&str; 4] = [
    "no-body-has-duty",
    "no-service-named",
    "two-bodies-have-duty",
    "two-services-named",
];

/// How many random programmes a property is tried on.
const PROGRAMMES: u64 = 40;
/// Birth dates are left out where a programme has more histories than this.
const HISTORIES: usize = 200;
const SEED: u64 = 29;

/// Tries a property on the random programmes of these families, by their texts.
pub fn each(families: &[&str], property: impl Fn(&str)) {
    let judge = Judge::new(HISTORIES);
    for name in families {
        let family = Family::named(name).unwrap_or_else(|| panic!("no family {name}"));
        for number in 0..PROGRAMMES {
            property(&judge.text(family, SEED, number));
        }
    }
}

/// The programme of one text.
pub fn programme(text: &str) -> Programme {
    of_sources(&[support::source("p.stafett", text)])
}

pub fn of_sources(sources: &[stafett_compile::Source]) -> Programme {
    let compiled = compile(sources);
    let told = compiled.diagnostics;
    compiled
        .programme
        .unwrap_or_else(|| panic!("does not compile: {told:#?}\n{}", sources[0].text))
}

pub fn proof(text: &str) -> Proof {
    support::prove(&programme(text), support::AS_OF)
}

pub fn essence(finding: &Finding) -> Essence {
    Essence {
        key: finding.key.clone(),
        fails: finding.fails(),
        region: finding.region.clone(),
        witness: finding.witness.clone(),
    }
}

/// Every finding, in the order of the keys.
pub fn essences(proof: &Proof) -> Vec<Essence> {
    let mut all: Vec<Essence> = proof.findings.iter().map(essence).collect();
    all.sort_by(|one, other| one.key.cmp(&other.key));
    all
}

/// The findings about responsibility alone.
pub fn duty(proof: &Proof) -> Vec<Essence> {
    let mut all = essences(proof);
    all.retain(|essence| DUTY.contains(&essence.key.name.as_str()));
    all
}

/// A finding of which only this is compared: its key, its birth dates, and birth date and day of its
/// witness.
pub type InShort = (Key, BTreeSet<Day>, Option<(Day, Day)>);

/// The findings about responsibility, where regions may be cut otherwise and witnesses may name other
/// facts.
pub fn duty_in_short(proof: &Proof) -> Vec<InShort> {
    let short = duty(proof).into_iter().map(|essence| {
        let days = essence.region.iter().flat_map(born).collect();
        let witness = essence.witness.map(|witness| (witness.born, witness.day));
        (essence.key, days, witness)
    });
    short.collect()
}

/// The birth dates of a region.
pub fn born(region: &Region) -> BTreeSet<Day> {
    let spans = region.parts.iter().flat_map(|part| &part.born);
    spans
        .flat_map(|(first, last)| (0..=last.since(*first)).filter_map(|days| first.plus(days)))
        .collect()
}

/// The birth dates of the findings of one name.
pub fn births(proof: &Proof, name: &str) -> BTreeSet<Day> {
    let of_name = proof.findings.iter();
    of_name
        .filter(|finding| finding.key.name == name)
        .flat_map(|finding| finding.region.iter().flat_map(born))
        .collect()
}

/// The birth dates of each finding about responsibility.
pub fn duty_births(proof: &Proof) -> BTreeMap<Key, BTreeSet<Day>> {
    let mut births: BTreeMap<Key, BTreeSet<Day>> = BTreeMap::new();
    for essence in duty(proof) {
        let days = essence.region.iter().flat_map(born);
        births.entry(essence.key).or_default().extend(days);
    }
    births
}
