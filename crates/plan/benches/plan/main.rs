//! How long planning takes: `cargo bench -p stafett-plan`.
//!
//! The first table sets the engine beside a plan written by hand for the same 48 rules, the two by turns
//! in one run; `tests/schedule.rs` holds that they say the same. The other tables tell how the time
//! grows and what the Swedish programme takes. Of every few children the fastest of some turns counts.
#![allow(missing_docs)] // a benchmark is a program of its own
#![allow(clippy::print_stdout)] // and says what it found

mod clock;
#[path = "../schedule/mod.rs"]
mod schedule;
mod swedish;

use clock::{Planned, Times, by_turns};
use schedule::children::children;
use schedule::{TEXT, compiled, facts, straight};
use stafett_model::Programme;
use stafett_plan::{Outline, Planner};
use std::fmt::Write as _;
use std::hint::black_box;

/// Children of the first table.
const CHILDREN: usize = 10_000;

fn main() {
    let programme = compiled(TEXT);
    let all = children(facts(&programme), CHILDREN);
    beside_the_limit(&programme, &all);
    growth(&all[..500]);
    swedish::tables();
}

fn head(title: &str) {
    println!(
        "\n{title}\n{:<46} {:>10} {:>9} {:>11}",
        "", "ns/plan", "ns/line", "plans/s"
    );
}

fn row(what: &str, times: Times, lines: f64) {
    let each = times.each();
    let second = 1e9 / each;
    println!(
        "{what:<46} {each:>10.0} {:>9.1} {second:>11.0}",
        each / lines
    );
}

fn beside_the_limit(programme: &Programme, children: &[Planned]) {
    let facts = facts(programme);
    let planner = Planner::new(programme);
    let mut outline = Outline::default();
    let mut lines = [straight::EMPTY; straight::RULES];
    let mut events = 0;
    let [by_hand, engine] = by_turns(
        8,
        children,
        &mut |(child, as_of)| {
            straight::plan(black_box(child), *as_of, facts, &mut lines);
            black_box(&lines);
        },
        &mut |(child, as_of)| {
            planner.outline(black_box(child), *as_of, &mut outline);
            black_box(outline.lines());
        },
    );
    for (child, _) in children {
        events += child.events.len();
    }
    head(&format!(
        "48 rules, {} children by birth date, {:.1} events each",
        children.len(),
        events as f64 / children.len() as f64
    ));
    row("by hand (48 lines)", by_hand, straight::RULES as f64);
    row(
        "outline (visits and contents)",
        engine,
        outline.lines().len() as f64,
    );
    println!("ratio {:.1}", engine.each() / by_hand.each());
}

/// More rules that are for every child, and more that are for none of them.
fn growth(children: &[Planned]) {
    head("more rules");
    for rules in [48, 192, 768] {
        for (whom, condition) in [("all", ""), ("none", "  om         områdestyp okända\n")] {
            let programme = compiled(&of_rules(rules, condition));
            let planner = Planner::new(&programme);
            let mut outline = Outline::default();
            let [times, _] = by_turns(
                5,
                children,
                &mut |(child, as_of)| planner.outline(black_box(child), *as_of, &mut outline),
                &mut |_| {},
            );
            let lines = outline.lines().len() as f64;
            row(
                &format!("{rules} rules, those beyond 48 for {whom}"),
                times,
                lines,
            );
        }
    }
}

/// The 48 rules and others, up to so many.
fn of_rules(rules: usize, condition: &str) -> String {
    let kinds = "värden  en av annat, utsatt";
    let mut text = TEXT.replace(kinds, "värden  en av annat, utsatt, okända");
    for at in straight::RULES..rules {
        let from = at % 150 + 1;
        let written = write!(
            text,
            "\nbesök x{at} \"Besök {at}\" {{\n  när        {} månader, tidigast {from} månader, senast {} månader\n  \
             därefter   bortfaller\n  utförs av  bvc\n  innehåll   tillväxt\n{condition}}}\n",
            from + 1,
            from + 3
        );
        written.unwrap_or_else(|error| panic!("{error}"));
    }
    text
}
