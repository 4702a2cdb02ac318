//! The Swedish programme of this repository.

use crate::clock::{Planned, by_turns, times};
use crate::schedule::children::Dice;
use crate::{head, row};
use stafett_compile::{Source, compile};
use stafett_model::{Child, Day, FactId, FactRecord, Programme, Values};
use stafett_plan::{Outline, Planner};
use std::fs;
use std::hint::black_box;
use std::path::Path;

/// Its tables: the artefact read and made ready; lines, the whole plan, the plan as JSON.
pub fn tables() {
    let programme = programme();
    loading(&programme);
    let planner = Planner::new(&programme);
    for (whom, known) in [("nothing known of them", 0), ("most facts known", 9)] {
        let children = children(&programme, known);
        let mut outline = Outline::default();
        let [lines, plans] = by_turns(
            4,
            &children,
            &mut |(child, as_of)| planner.outline(black_box(child), *as_of, &mut outline),
            &mut |(child, as_of)| drop(black_box(planner.plan(child, *as_of))),
        );
        let json = |(child, as_of): &Planned| {
            serde_json::to_vec(&planner.plan(child, *as_of)).map_or(0, |json| json.len())
        };
        let bytes: usize = children.iter().map(json).sum();
        let [written, _] = by_turns(
            4,
            &children,
            &mut |planned| {
                black_box(json(planned));
            },
            &mut |_| {},
        );
        let count = outline.lines().len() as f64;
        head(&format!(
            "the Swedish programme, {} visits in {} rows; children with {whom}",
            outline
                .lines()
                .iter()
                .filter(|line| line.item().is_none())
                .count(),
            programme.visits.len()
        ));
        row("outline", lines, count);
        row("plan with all its text", plans, count);
        let size = bytes / children.len();
        row(&format!("plan as JSON ({size} bytes)"), written, count);
    }
}

/// From the JSON of the compiled programme to the first child that can be planned.
fn loading(programme: &Programme) {
    let text = serde_json::to_string(programme).unwrap_or_default();
    let [read, ready] = times(
        50,
        &mut || {
            let read: Result<Programme, _> = serde_json::from_str(black_box(&text));
            black_box(read.is_ok());
        },
        &mut || {
            black_box(Planner::new(black_box(programme)));
        },
    );
    println!("\nthe Swedish programme, compiled ({} bytes)", text.len());
    println!("read from its JSON  {:>10.2} ms", read.as_secs_f64() * 1e3);
    println!("made ready          {:>10.2} ms", ready.as_secs_f64() * 1e3);
}

fn programme() -> Programme {
    let mut sources = Vec::new();
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../../programme/idag");
    read_below(Path::new(root), &mut sources);
    sources.sort_by(|a, b| a.path.cmp(&b.path));
    let compiled = compile(&sources);
    let told = compiled.diagnostics;
    compiled.programme.unwrap_or_else(|| panic!("{told:#?}"))
}

fn read_below(folder: &Path, sources: &mut Vec<Source>) {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{folder:?}: {error}"));
    for path in entries.filter_map(|entry| Some(entry.ok()?.path())) {
        if path.is_dir() {
            read_below(&path, sources);
        } else if path.extension().is_some_and(|ending| ending == "stafett") {
            let text =
                fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path:?}: {error}"));
            let path = path.to_string_lossy().into_owned();
            sources.push(Source { path, text });
        }
    }
}

/// A hundred children of all ages, of whom about so many tenths of the declared facts are known.
fn children(programme: &Programme, known: i32) -> Vec<Planned> {
    let mut dice = Dice(7);
    let first = Day::from_ymd(2012, 1, 1).map_or(0, Day::number);
    let day = |number: i32| Day::from_number(number).unwrap_or(Day::FIRST);
    let mut all: Vec<Planned> = Vec::new();
    for _ in 0..100 {
        let born = first + dice.below(14 * 365);
        let mut child = Child::born(day(born));
        let declared = (0..=u16::MAX).map(FactId).zip(&programme.facts);
        for (fact, row) in declared.filter(|(_, row)| row.made.is_none()) {
            let value = match &row.values {
                Values::YesNo => dice.below(2),
                Values::OneOf(names) => dice.below(i32::try_from(names.len()).unwrap_or(1)),
                Values::Whole { from, through } => from + dice.below(through - from + 1),
                Values::Date => born,
            };
            if dice.below(10) < known {
                child.facts.push(FactRecord::new(fact, value, None));
            }
        }
        all.push((child, day(born + dice.below(18 * 365))));
    }
    all.sort_by_key(|(child, _)| child.born);
    all
}
