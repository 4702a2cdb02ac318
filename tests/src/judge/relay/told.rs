//! What the checker says of responsibility, in the judge's own terms.

use super::programme::{BODIES, Layer, SERVICES};
use super::truth::{Fault, History, Truth};
use crate::judge::almanac::{Almanac, Day};
use crate::judge::checked::Checked;
use crate::judge::days::Days;
use crate::judge::region::Told;
use stafett_model as model;
use stafett_model::proof::Finding;
use std::collections::{BTreeMap, BTreeSet};

/// The regions of the findings, by what they say is wrong.
pub struct Regions {
    pub checked: Checked,
    parts: BTreeMap<Fault, Vec<Told>>,
}

/// What a finding says is wrong, where it is about responsibility.
pub fn fault_of(finding: &Finding) -> Option<Fault> {
    let pair = |of: &[&'static str]| {
        let mut names: Vec<&'static str> = of
            .iter()
            .copied()
            .filter(|name| finding.key.rules.iter().any(|rule| rule == name))
            .collect();
        names.sort_unstable();
        names.try_into().ok()
    };
    match finding.key.name.as_str() {
        "no-body-has-duty" => Some(Fault::Gap(Layer::Body)),
        "no-service-named" => Some(Fault::Gap(Layer::Service)),
        "two-bodies-have-duty" => Some(Fault::Overlap(Layer::Body, pair(&BODIES)?)),
        "two-services-named" => Some(Fault::Overlap(Layer::Service, pair(&SERVICES)?)),
        _ => None,
    }
}

impl Regions {
    pub fn of(almanac: &Almanac, checked: Checked) -> Regions {
        let mut parts: BTreeMap<Fault, Vec<Told>> = BTreeMap::new();
        for finding in &checked.proof.findings {
            if let (Some(fault), Some(region)) = (fault_of(finding), &finding.region) {
                let told = region.parts.iter().map(|part| Told::of(almanac, part));
                parts.entry(fault).or_default().extend(told);
            }
        }
        Regions { checked, parts }
    }

    /// What is said to be wrong.
    pub fn faults(&self) -> impl Iterator<Item = &Fault> {
        self.parts.keys()
    }

    fn value(&self, fact: model::FactId, history: &History) -> i32 {
        match self.checked.fact(fact) {
            "elev" => i32::from(history.fact),
            _ => i32::from(history.course.late),
        }
    }

    /// The birth dates for which the regions have a fault.
    pub fn births(&self, fault: &Fault) -> BTreeSet<Day> {
        let parts = self.parts.get(fault).into_iter().flatten();
        let births = parts.flat_map(|told| &told.born);
        births.flat_map(|(first, last)| *first..=*last).collect()
    }

    /// The days on which the regions have a fault, for one history.
    pub fn days(&self, fault: &Fault, truth: &Truth, history: &History) -> Days {
        let value = |fact| self.value(fact, history);
        let scheme = truth.scheme();
        let parts = self.parts.get(fault).into_iter().flatten();
        parts
            .filter(|told| told.has(history.course.birth, value))
            .fold(Days::default(), |all, told| {
                all.or(told.days(&scheme, &history.course))
            })
    }
}
