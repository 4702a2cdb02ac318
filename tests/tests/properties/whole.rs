//! The Swedish programme against random children, and what the owner accepts.

use crate::essence::{DUTY, each, essence, proof};
use crate::seen::Seen;
use crate::support::{AS_OF, here, programme, prove, sources_below};
use stafett_model::locate::{Known, locate};
use stafett_model::proof::{Finding, Proof};
use stafett_model::{AreaId, Day, EventId, FactId, Programme, Values, Variable};
use stafett_tests::judge::Random;
use std::collections::{BTreeMap, BTreeSet};

/// So many random children, each on so many days.
const CHILDREN: u64 = 300;
const DAYS: usize = 40;
/// A childhood in the programme, in days.
const CHILDHOOD: usize = 20 * 365;

/// Every fault that a random child meets, counted from the legs, lies in the region of a finding of its
/// name and area; and no region has a child without the fault. Traps: facts that only go together,
/// terms on any of their days.
#[test]
fn random_children_meet_the_faults_that_are_told_and_no_others() {
    let programme = programme(&sources_below(&here().join("../programme/idag")));
    let proof = prove(&programme, AS_OF);
    let told = by_area(&programme, &proof);
    let mut met = 0;
    for number in 0..CHILDREN {
        let mut random = Random::of(41, number);
        let born = random_birth(&programme, &mut random);
        for _ in 0..DAYS {
            let age = i32::try_from(random.below(CHILDHOOD)).expect("a small number");
            let Some(day) = born.plus(age) else { continue };
            if let Some(child) = random_child(&programme, &mut random, born, day) {
                met += compare(&programme, &told, &child, day);
            }
        }
    }
    assert!(met > 100, "the children met {met} faults only");
}

type Told<'p> = BTreeMap<(AreaId, &'static str), Vec<&'p Finding>>;

fn by_area<'p>(programme: &Programme, proof: &'p Proof) -> Told<'p> {
    let mut told: Told = BTreeMap::new();
    for (place, area) in (0..).zip(&programme.areas) {
        for name in DUTY {
            let findings = proof.findings.iter().filter(|finding| {
                finding.key.name == name && finding.key.area.as_ref() == Some(&area.meta.id)
            });
            told.insert((AreaId(place), name), findings.collect());
        }
    }
    told
}

/// How many faults a child meets on a day; panics where they are not the ones told.
fn compare(programme: &Programme, told: &Told, child: &Seen, day: Day) -> usize {
    let mut met = 0;
    for ((area, name), findings) in told {
        let Some(faults) = child.faults(programme, *area, day) else {
            continue;
        };
        let regions = findings
            .iter()
            .filter_map(|finding| finding.region.as_ref());
        let within: Vec<Option<bool>> = regions
            .map(|region| child.is_in(programme, region, day))
            .collect();
        let is_told = within.contains(&Some(true));
        let open = within.contains(&None);
        let fault = faults.contains(name);
        met += usize::from(fault);
        assert!(
            is_told == fault || (open && fault),
            "{name} of {area:?} on {day}, born {}, {:?}, {:?}: told {is_told}, is so {fault}",
            child.born,
            child.facts,
            child.variables,
        );
    }
    met
}

fn random_birth(programme: &Programme, random: &mut Random) -> Day {
    let population = &programme.population;
    let days = population.born_through.since(population.born_from) + 1;
    let after = random.below(usize::try_from(days).expect("a population has birth dates"));
    let after = i32::try_from(after).expect("a small number");
    population
        .born_from
        .plus(after)
        .unwrap_or(population.born_from)
}

/// A child whose facts the population allows on the day; `None` where none was found.
fn random_child(programme: &Programme, random: &mut Random, born: Day, day: Day) -> Option<Seen> {
    (0..200).find_map(|_| {
        let child = Seen {
            born,
            facts: random_facts(programme, random),
            variables: random_events(programme, random, born),
        };
        allowed(programme, &child, day).then_some(child)
    })
}

fn random_facts(programme: &Programme, random: &mut Random) -> BTreeMap<FactId, i32> {
    let mut below = |limit: usize| i32::try_from(random.below(limit)).expect("a small number");
    let values = programme.facts.iter().map(|fact| match &fact.values {
        Values::YesNo => below(2),
        Values::OneOf(names) => below(names.len()),
        Values::Whole { from, through } => {
            from + below(usize::try_from(through - from + 1).unwrap_or(1))
        }
        Values::Date => 0,
    });
    (0..).map(FactId).zip(values).collect()
}

/// Each event on some day of the childhood, or never.
fn random_events(
    programme: &Programme,
    random: &mut Random,
    born: Day,
) -> BTreeMap<Variable, Known> {
    let child = Seen::born(born);
    let mut variables = BTreeMap::new();
    for (place, event) in (0..).zip(&programme.events) {
        let earliest = locate(programme, &event.earliest, &child).last();
        let within = if random.once_in(2) { 40 } else { CHILDHOOD };
        let after = random.below(within);
        let after = i32::try_from(after).expect("a small number");
        let on = earliest.and_then(|earliest| earliest.plus(after));
        if let Some(on) = on.filter(|_| !random.once_in(4)) {
            variables.insert(Variable::Event(EventId(place)), Known::On(on));
        }
    }
    variables
}

/// Whether the population has such a child on the day; not where that is open.
fn allowed(programme: &Programme, child: &Seen, day: Day) -> bool {
    let value = |fact: FactId| child.facts.get(&fact).copied();
    let population = &programme.population;
    let during = population.during.iter().all(|invariant| {
        let holds = invariant.condition.holds(&value);
        let Some((from, until)) = &invariant.days else {
            return holds;
        };
        let come = |point| locate(programme, point, child).passed(day);
        match (come(from), come(until)) {
            (Some(false), _) | (_, Some(true)) => true,
            (Some(true), Some(false)) => holds,
            _ => false,
        }
    });
    during && population.always.iter().all(|always| always.holds(&value))
}

/// An accepted finding stays, keeps its region, and does not fail the run. Trap: the finding beside
/// it, of the same name and area, still does.
#[test]
fn an_accepted_finding_stays_and_does_not_fail() {
    each(&["ages", "school"], |text| {
        let before = proof(text);
        let Some(finding) = before
            .findings
            .iter()
            .find(|finding| finding.fails() && finding.key.name.starts_with("two-"))
        else {
            return;
        };
        let after = proof(&format!("{text}{}", acceptance(finding)));
        let mut expected: Vec<_> = before.findings.iter().map(essence).collect();
        for essence in &mut expected {
            essence.fails &= essence.key != finding.key;
        }
        let found: Vec<_> = after.findings.iter().map(essence).collect();
        let keys = |of: &[crate::essence::Essence]| -> BTreeSet<String> {
            of.iter().map(|essence| format!("{essence:?}")).collect()
        };
        assert_eq!(keys(&expected), keys(&found), "{text}");
    });
}

fn acceptance(finding: &Finding) -> String {
    let area = finding.key.area.as_deref().unwrap_or_default();
    format!(
        "godtar zz_fyndet \"Fyndet\" {{\n  fynd {}\n  område {area}\n  regler {}\n  \
         skäl \"Så är det.\"\n  av \"Redaktionen\"\n  beslutad 2026-06-01\n  omprövas 2027-06-30\n}}\n",
        finding.key.name,
        finding.key.rules.join(", "),
    )
}
