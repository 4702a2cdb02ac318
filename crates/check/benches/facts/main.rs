//! What many facts, many conditional legs and many regional variants cost.
//!
//! `cargo bench -p stafett-check --bench facts`

mod table;

use divan::Bencher;
use stafett_check::places::Places;
use stafett_check::{Options, Report, responsibility};
use stafett_compile::{Source, compile};
use stafett_model::proof::Weight;
use stafett_model::{Day, Programme};

fn main() {
    for facts in FACTS {
        tell(
            &format!("table of 1500 legs over {facts} facts"),
            &table::table(1_500, facts),
        );
    }
    for regions in REGIONS {
        tell(
            &format!("{regions} regional variants"),
            &table::variants(regions),
        );
    }
    divan::main();
}

const FACTS: [usize; 3] = [7, 11, 15];
const REGIONS: [usize; 4] = [1, 4, 21, 84];

/// Gaps and overlaps of a decision table, by the number of facts.
#[divan::bench(args = FACTS)]
fn table_of_1500_legs(bencher: Bencher, facts: usize) {
    let programme = compiled(&table::table(1_500, facts));
    bencher.bench_local(|| proven(&programme));
}

/// Gaps and overlaps where regions differ, by the number of regions.
#[divan::bench(args = REGIONS)]
fn variants(bencher: Bencher, regions: usize) {
    let programme = compiled(&table::variants(regions));
    bencher.bench_local(|| proven(&programme));
}

/// Every claim where regions differ, by the number of regions.
#[divan::bench(args = REGIONS)]
fn variants_and_every_claim(bencher: Bencher, regions: usize) {
    let programme = compiled(&table::variants(regions));
    bencher.bench_local(|| stafett_check::check(&programme, &options()));
}

fn options() -> Options {
    Options::as_of(Day::FIRST)
}

fn proven(programme: &Programme) -> Report {
    let mut report = Report::default();
    responsibility::check(&Places::new(programme), &options(), &mut report);
    report
}

#[expect(clippy::print_stdout, reason = "a benchmark tells what it measured")]
fn tell(what: &str, text: &str) {
    let programme = compiled(text);
    let proof = proven(&programme).close(&programme);
    let errors = proof
        .findings
        .iter()
        .filter(|found| found.weight == Weight::Error);
    let parts = proof
        .findings
        .iter()
        .filter_map(|found| found.region.as_ref());
    let parts: usize = parts.map(|region| region.parts.len()).sum();
    println!("{what}: {} findings with {parts} parts", errors.count());
}

fn compiled(text: &str) -> Programme {
    let source = Source {
        path: "programme.stafett".into(),
        text: text.into(),
    };
    let compiled = compile(&[source]);
    compiled
        .programme
        .unwrap_or_else(|| panic!("{:#?}", compiled.diagnostics))
}
