//! The planner held against the reference planner (`stafett_tests::planner`): some thousand plans in
//! every run, the same each time. Many more: `cargo run --release -p stafett-tests --bin referee`.
#![allow(missing_docs)]

use stafett_tests::planner::{Depth, FAMILIES, Kinds, Referee};

const SEED: u64 = 1;

/// So many children and days of each programme, most of the time of which goes into compiling.
const DEPTH: Depth = Depth {
    children: 6,
    days: 6,
};

fn family(name: &str) -> Kinds {
    let found = FAMILIES.iter().find(|(known, _)| *known == name);
    found.map_or_else(|| panic!("no family {name}"), |(_, kinds)| *kinds)
}

/// Compares all plans of so many programmes; the smallest case of the first difference is told.
fn agree(name: &str, programmes: u64) {
    let referee = Referee::new(DEPTH);
    let mut plans = 0;
    for number in 0..programmes {
        let bout = referee.bout(family(name), SEED, number);
        if let Some((difference, case)) = bout.found.first() {
            let says = referee.told(difference, case);
            panic!("{name}, seed {SEED}, number {number}: {says}");
        }
        plans += bout.plans;
    }
    assert!(
        plans > 20 * programmes,
        "the compiler took only {plans} plans"
    );
}

#[test]
fn windows_and_what_follows_them() {
    agree("plain", 40);
}

#[test]
fn facts_known_and_unknown() {
    agree("facts", 30);
}

#[test]
fn doses_given_and_to_be_given() {
    agree("doses", 25);
}

#[test]
fn results_of_visits() {
    agree("results", 25);
}

#[test]
fn records_corrected_and_withdrawn() {
    agree("records", 25);
}

#[test]
fn windows_that_rest_on_school_start() {
    agree("school", 25);
}

#[test]
fn doses_that_rest_on_school_start() {
    agree("school doses", 25);
}

#[test]
fn duty_and_who_holds_the_child() {
    agree("responsibility", 12);
}

#[test]
fn reprioritisations() {
    agree("modes", 40);
}
