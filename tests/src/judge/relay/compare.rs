//! Truth and findings side by side.

use super::programme::Programme;
use super::told::{Regions, fault_of};
use super::truth::{Fault, History, Truth};
use crate::judge::Trial;
use crate::judge::almanac::{Almanac, Day};
use crate::judge::checked::Checked;
use crate::judge::days::Days;
use crate::judge::point::Season;
use stafett_model as model;
use stafett_model::proof::{Finding, Witness};
use std::collections::{BTreeMap, BTreeSet};

/// How far truth and findings must agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// Every day with a fault lies in the region of its finding, which may have other days and birth
    /// dates.
    Missed,
    /// The same faults for the same birth dates, and every day with a fault lies in the region of its
    /// finding; the same legs never begin.
    Days,
    /// And the region has no other days.
    Exact,
}

/// What the judge found wrong by itself, by birth date.
type Seen = BTreeMap<Fault, BTreeSet<Day>>;

/// Tries every history of a programme.
pub fn compare(almanac: &Almanac, programme: &Programme, depth: Depth) -> Trial {
    let truth = Truth { almanac, programme };
    let regions = match Checked::of(&programme.text(almanac)) {
        Ok(checked) => Regions::of(almanac, checked),
        Err(why) => return Trial::refused(why),
    };
    let mut seen = Seen::new();
    let mut begun: BTreeSet<usize> = BTreeSet::new();
    let mut disagreement = None;
    for birth in programme.born.0..=programme.born.1 {
        for history in truth.histories(birth) {
            let faults = truth.faults(&history);
            disagreement = disagreement
                .or_else(|| history_differs(&truth, &regions, &history, &faults, depth));
            for (fault, _) in faults {
                seen.entry(fault).or_default().insert(birth);
            }
            for (place, leg) in programme.legs.iter().enumerate() {
                if !begun.contains(&place) && !truth.leads(leg, &history).is_empty() {
                    begun.insert(place);
                }
            }
        }
    }
    let disagreement = disagreement.or_else(|| births_differ(&truth, &regions, &seen, depth));
    let deeper = || {
        never_begun(programme, &regions.checked, &begun)
            .or_else(|| witnesses(&truth, &regions.checked, &seen))
    };
    let disagreement = match depth {
        Depth::Missed => disagreement,
        Depth::Days | Depth::Exact => disagreement.or_else(deeper),
    };
    let mut names: BTreeSet<&'static str> = seen.keys().map(Fault::name).collect();
    names.extend((begun.len() < programme.legs.len()).then_some("leg-never-begins"));
    Trial {
        names,
        disagreement,
    }
}

/// Days with a fault that are not in a region, or the other way.
fn history_differs(
    truth: &Truth,
    regions: &Regions,
    history: &History,
    faults: &BTreeMap<Fault, Days>,
    depth: Depth,
) -> Option<String> {
    let named: BTreeSet<&Fault> = faults.keys().chain(regions.faults()).collect();
    named.into_iter().find_map(|fault| {
        let seen = faults.get(fault).copied().unwrap_or_default();
        // A region may take in children whom the population does not have.
        let told = regions
            .days(fault, truth, history)
            .without(truth.impossible(history));
        let missed = !seen.without(told).is_empty();
        (missed || (depth == Depth::Exact && seen != told))
            .then(|| differs(truth, history, fault, seen, told))
    })
}

/// Birth dates with a fault in truth and not for the checker, or the other way.
fn births_differ(truth: &Truth, regions: &Regions, seen: &Seen, depth: Depth) -> Option<String> {
    let named: BTreeSet<&Fault> = seen.keys().chain(regions.faults()).collect();
    named.into_iter().find_map(|fault| {
        let seen = seen.get(fault).cloned().unwrap_or_default();
        let told = regions.births(fault);
        let show = |day: Option<&Day>| day.map(|day| truth.almanac.show(*day));
        match (
            show(seen.difference(&told).next()),
            show(told.difference(&seen).next()).filter(|_| depth != Depth::Missed),
        ) {
            (None, None) => None,
            (missed, invented) => Some(format!(
                "of {fault:?} the checker misses the birth date {missed:?}, invents {invented:?}"
            )),
        }
    })
}

fn differs(truth: &Truth, history: &History, fault: &Fault, seen: Days, told: Days) -> String {
    let (what, day) = match (seen.without(told).first(), told.without(seen).first()) {
        (Some(day), _) => ("the checker misses", day),
        (None, Some(day)) => ("the checker invents", day),
        (None, None) => ("the same", 0),
    };
    let show = |day: Day| truth.almanac.show(day);
    let course = &history.course;
    let terms: Vec<String> = course
        .terms
        .iter()
        .map(|((year, season), day)| format!("{season:?} {year}: {}", show(*day)))
        .collect();
    format!(
        "{what} {fault:?} on {}: born {}, fact {}, late {}, event {:?}, due date {}, terms {terms:?}",
        show(course.birth + day),
        show(course.birth),
        history.fact,
        course.late,
        course.event.map(show),
        show(course.due_date),
    )
}

/// Legs that no child enters, by holder.
fn never_begun(
    programme: &Programme,
    checked: &Checked,
    begun: &BTreeSet<usize>,
) -> Option<String> {
    let legs = programme.legs.iter().enumerate();
    let seen: BTreeSet<&str> = legs
        .filter(|(place, _)| !begun.contains(place))
        .map(|(_, leg)| leg.holder)
        .collect();
    let told: BTreeSet<&str> = checked
        .named("leg-never-begins")
        .filter_map(|finding| finding.key.rules.first().map(String::as_str))
        .collect();
    (seen != told)
        .then(|| format!("legs that never begin: {seen:?} in truth, {told:?} for the checker"))
}

/// Whether each finding's witness shows the fault, and one of them for the least birth date.
fn witnesses(truth: &Truth, checked: &Checked, seen: &Seen) -> Option<String> {
    let mut births: BTreeMap<Fault, Day> = BTreeMap::new();
    for finding in &checked.proof.findings {
        let (Some(fault), Some(witness)) = (fault_of(finding), &finding.witness) else {
            continue;
        };
        if !shows(truth, checked, fault, witness) {
            return Some(unshown(finding, witness));
        }
        let birth = truth.almanac.parse(witness.born);
        let known = births.entry(fault).or_insert(birth);
        *known = (*known).min(birth);
    }
    let (fault, seen) = seen
        .iter()
        .find(|(fault, seen)| seen.first() != births.get(*fault))?;
    let least = seen.first().map(|day| truth.almanac.show(*day));
    Some(format!("the least birth date of {fault:?} is {least:?}"))
}

fn unshown(finding: &Finding, witness: &Witness) -> String {
    format!(
        "the witness of {:?} does not show it: {witness:?}",
        finding.key
    )
}

/// Whether some history that is like the witness has the fault on the witness's day.
fn shows(truth: &Truth, checked: &Checked, fault: Fault, witness: &Witness) -> bool {
    let day = |day: model::Day| truth.almanac.parse(day);
    let birth = day(witness.born);
    let on = Days::between(birth, Some(day(witness.day)), Some(day(witness.day) + 1));
    truth
        .histories(birth)
        .iter()
        .filter(|history| like(truth, checked, history, witness))
        .any(|history| {
            let faults = truth.faults(history);
            faults
                .get(&fault)
                .is_some_and(|days| !days.and(on).is_empty())
        })
}

fn like(truth: &Truth, checked: &Checked, history: &History, witness: &Witness) -> bool {
    let day = |day: model::Day| truth.almanac.parse(day);
    let course = &history.course;
    let yes = |name: &str| {
        let mut facts = witness.facts.iter();
        facts.any(|(fact, value)| *value == 1 && checked.fact(*fact) == name)
    };
    let mut terms = witness.terms.iter();
    history.fact == yes("elev")
        && course.late == yes("skolstartstid")
        && course.event == witness.events.first().map(|(_, on)| day(*on))
        && witness
            .due_date
            .is_none_or(|due| course.due_date == day(due))
        && terms.all(|(year, season, on)| {
            let season = match season {
                model::Season::Autumn => Season::Autumn,
                model::Season::Spring => Season::Spring,
            };
            let known = course.terms.get(&(*year, season));
            known.is_none_or(|known| *known == day(*on))
        })
}
