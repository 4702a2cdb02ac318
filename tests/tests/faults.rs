//! Every fault of the corpus is found, every twin is clean, and the corpus is as large as it promises.
#![allow(missing_docs)]

use stafett_diag::Name;
use stafett_tests::faults::{Corpus, Expected, Of, judge, raised_by, table};
use std::collections::BTreeSet;

fn corpus() -> Corpus {
    Corpus::read().unwrap_or_else(|why| panic!("{why}"))
}

#[test]
fn every_fault_is_raised_and_every_twin_is_clean() {
    let corpus = corpus();
    let mut verdicts = judge(&corpus);
    verdicts.retain(|verdict| verdict.missed.is_some());
    assert!(verdicts.is_empty(), "missed:\n{}", table(&verdicts));
}

#[test]
fn the_clean_programme_is_clean() {
    let raised = raised_by(corpus().sources(Of::Clean));
    let grave: Vec<_> = raised.iter().filter(|raised| raised.is_grave()).collect();
    assert!(grave.is_empty(), "{grave:#?}");
    assert!(raised.iter().any(|raised| raised.accepted));
}

#[test]
fn the_corpus_is_as_large_as_it_promises() {
    let corpus = corpus();
    let (twins, faults): (Vec<_>, Vec<_>) = corpus
        .mutants
        .iter()
        .partition(|mutant| mutant.expected == Expected::Nothing);
    let names: BTreeSet<&str> = faults.iter().map(|fault| fault.expected.as_str()).collect();
    let swedish = faults.iter().filter(|fault| fault.of == Of::Swedish);
    assert!(faults.len() >= 120, "{} faults", faults.len());
    assert!(twins.len() >= 20, "{} twins", twins.len());
    assert!(names.len() >= 25, "{} names", names.len());
    assert!(swedish.count() >= 25);
}

#[test]
fn every_file_is_numbered_says_why_and_names_a_finding() {
    for (number, mutant) in (1..).zip(&corpus().mutants) {
        let name = &mutant.name;
        assert!(
            name.starts_with(&format!("{number:03}-")),
            "{name}: {number}"
        );
        assert!(mutant.because.ends_with('.'), "{name}");
        let raises = mutant.expected.as_str();
        let known = mutant.expected == Expected::Nothing || Name::parse(raises).is_some();
        assert!(known, "{name}: {raises}");
    }
}
