//! Indicators over children: who is counted, in what, and that no small group is given away.
#![allow(missing_docs)]

use proptest::prelude::*;
use stafett_compile::{Source, compile};
use stafett_figures::indicators::hide::{Hidden, hidden};
use stafett_figures::indicators::{Cell, Outcome, Shown, indicators};
use stafett_model::child::End;
use stafett_model::{Child, Day, Event, EventKind, FactId, FactRecord, ItemId, Programme, VisitId};

const TEXT: &str = r#"
program prov "Prov" {
  land        "SE"
  språk       svenska
  månadsslut  sista dagen
  utgåva      "1"
  gäller från 2026-01-01
}
befolkning barn "Barn" { födda från 2020-01-01 till och med 2031-12-31 }
uppgift kommun "Kommun" { värden en av lund, malmö  fast }
uppgift tvilling "Tvilling" { värden ja eller nej  fast }
huvudman regionen "Regionen" { finns överallt }
roll sköterska "Sköterska" { }
verksamhet bhv "Barnhälsovården" { huvudman regionen  roller sköterska  finns överallt }
område hälsa "Hälsa" { }
moment samtal "Samtal" { område hälsa }
besök fyra "Fyra veckor" {
  när 4 veckor, tidigast 3 veckor, senast 6 veckor
  utförs av bhv med sköterska
  innehåll samtal
}
indikator samtalen "Andel som fått samtal" {
  vid       1 år
  nämnare   alla
  täljare   genomfört samtal
  uppdelat på kommun
  minsta grupp 1
  riktning  högre
}
indikator tvillingar "Andel tvillingar som fått samtal" {
  vid       1 år
  nämnare   om tvilling
  täljare   genomfört samtal
  minsta grupp 3
  riktning  högre
}
"#;

fn programme() -> Programme {
    let source = Source {
        path: "prov.stafett".to_owned(),
        text: TEXT.to_owned(),
    };
    let compiled = compile(&[source]);
    compiled
        .programme
        .unwrap_or_else(|| panic!("{:?}", compiled.diagnostics))
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn child(programme: &Programme, facts: &[(&str, i32)], events: &[(&str, EventKind)]) -> Child {
    let fact = |(name, value): &(&str, i32)| {
        let place = programme
            .facts
            .iter()
            .position(|fact| fact.meta.id == *name);
        let fact = FactId(u16::try_from(place.unwrap()).unwrap());
        FactRecord::new(fact, *value, None)
    };
    let event = |(place, (on, kind)): (usize, &(&str, EventKind))| {
        Event::new(place.to_string(), day(on), kind.clone())
    };
    Child {
        facts: facts.iter().map(fact).collect(),
        events: events.iter().enumerate().map(event).collect(),
        ..Child::born(day("2025-01-10"))
    }
}

fn visit() -> EventKind {
    EventKind::Done {
        visit: VisitId(0),
        items: Vec::new(),
    }
}

/// What the indicator of this name comes to.
fn of(programme: &Programme, children: &[Child], as_of: &str, name: &str) -> Outcome {
    let mut outcomes = indicators(programme, children, day(as_of)).into_iter();
    let named = |one: &Outcome| programme.indicator(one.indicator).unwrap().meta.id == name;
    outcomes.find(named).unwrap()
}

fn total(programme: &Programme, one: &Child, as_of: &str) -> Cell {
    let outcome = of(programme, std::slice::from_ref(one), as_of, "samtalen");
    outcome.total.unwrap()
}

const LATER: &str = "2026-06-01";

#[test]
fn a_child_is_counted_on_its_day_by_what_was_recorded_until_then() {
    let programme = programme();
    let yes = Cell {
        yes: 1,
        ..Cell::default()
    };
    let no = Cell {
        no: 1,
        ..Cell::default()
    };
    let done = child(&programme, &[], &[("2025-02-07", visit())]);
    assert_eq!(total(&programme, &done, "2026-01-09"), Cell::default());
    assert_eq!(total(&programme, &done, "2026-01-10"), yes);
    let outside = child(
        &programme,
        &[],
        &[("2025-12-01", EventKind::ItemDone(ItemId(0)))],
    );
    assert_eq!(total(&programme, &outside, LATER), yes);
    let too_late = child(
        &programme,
        &[],
        &[("2026-01-11", EventKind::ItemDone(ItemId(0)))],
    );
    assert_eq!(total(&programme, &too_late, LATER), no);
    assert_eq!(total(&programme, &child(&programme, &[], &[]), LATER), no);
}

#[test]
fn who_had_left_or_is_of_another_population_is_not_counted() {
    let programme = programme();
    let ended = |on| child(&programme, &[], &[(on, EventKind::Ended(End::Emigrated))]);
    assert_eq!(total(&programme, &ended("2026-01-10"), LATER).all(), 0);
    assert_eq!(total(&programme, &ended("2026-01-11"), LATER).all(), 1);
    let older = Child::born(day("2019-12-31"));
    assert_eq!(total(&programme, &older, LATER).all(), 0);
}

#[test]
fn what_is_not_known_is_never_no() {
    let programme = programme();
    let mut moved_in = child(&programme, &[("kommun", 1)], &[]);
    moved_in.history_complete_from = Some(day("2025-06-01"));
    let outcome = of(&programme, &[moved_in.clone()], LATER, "samtalen");
    let unknown = Cell {
        unknown: 1,
        ..Cell::default()
    };
    assert_eq!(outcome.rows[0].cell, Some(unknown));
    assert_eq!(outcome.rows[0].values, [Some(1)]);
    // Neither is the municipality of a child of whom it is not recorded.
    let outcome = of(
        &programme,
        &[child(&programme, &[], &[])],
        LATER,
        "samtalen",
    );
    assert_eq!(outcome.rows[0].values, [None]);
    // Nor whether the child is a twin.
    let twins = |children: &[Child]| of(&programme, children, LATER, "tvillingar");
    let unknown = child(&programme, &[], &[]);
    let no = child(&programme, &[("tvilling", 0)], &[]);
    assert_eq!(
        twins(std::slice::from_ref(&unknown)).denominator_unknown,
        Shown::FewerThan(3)
    );
    assert_eq!(
        twins(std::slice::from_ref(&no)).denominator_unknown,
        Shown::Number(0)
    );
    assert!(twins(&[no]).rows.is_empty());
    let many = vec![unknown; 3];
    assert_eq!(twins(&many).denominator_unknown, Shown::Number(3));
}

#[test]
fn rows_are_divided_by_the_facts_and_small_groups_are_not_shown() {
    let programme = programme();
    let in_town = |town, done: bool| {
        let event = [("2025-02-07", visit())];
        child(
            &programme,
            &[("kommun", town)],
            if done { &event } else { &[] },
        )
    };
    let children = [in_town(0, true), in_town(0, false), in_town(1, true)];
    let outcome = of(&programme, &children, LATER, "samtalen");
    let cells: Vec<_> = outcome.rows.iter().map(|row| row.cell.unwrap()).collect();
    assert_eq!(
        cells[0],
        Cell {
            yes: 1,
            no: 1,
            unknown: 0
        }
    );
    assert_eq!(cells[0].share(), Some(0.5));
    assert_eq!(
        cells[1],
        Cell {
            yes: 1,
            no: 0,
            unknown: 0
        }
    );
    let twin = |done: bool| {
        let event = [("2025-02-07", visit())];
        child(
            &programme,
            &[("tvilling", 1)],
            if done { &event } else { &[] },
        )
    };
    let twins = |yes: usize, no: usize| {
        let all = [vec![twin(true); yes], vec![twin(false); no]].concat();
        of(&programme, &all, LATER, "tvillingar").total
    };
    assert_eq!(twins(2, 0), None);
    assert_eq!(twins(3, 2), None);
    assert_eq!(twins(3, 3).map(Cell::all), Some(6));
    assert_eq!(twins(3, 0).map(Cell::all), Some(3));
}

/// Every way to share out what the hidden rows have together, each row with at least one child, until
/// `seen` has enough.
fn each_sharing(rows: usize, together: [u32; 3], seen: &mut dyn FnMut(&[[u32; 3]])) {
    fn go(left: usize, rest: [u32; 3], row: &mut Vec<[u32; 3]>, seen: &mut dyn FnMut(&[[u32; 3]])) {
        if left == 1 {
            if rest.iter().sum::<u32>() > 0 {
                row.push(rest);
                seen(row);
                row.pop();
            }
            return;
        }
        for yes in 0..=rest[0] {
            for no in 0..=rest[1] {
                for unknown in 0..=rest[2] {
                    if yes + no + unknown > 0 {
                        row.push([yes, no, unknown]);
                        let rest = [rest[0] - yes, rest[1] - no, rest[2] - unknown];
                        go(left - 1, rest, row, seen);
                        row.pop();
                    }
                }
            }
        }
    }
    go(rows, together, &mut Vec::new(), seen);
}

/// What a reader can compute of the hidden rows: for each the values that each count can have.
fn possible(rows: &[Cell], hidden: &Hidden) -> Vec<[std::collections::BTreeSet<u32>; 4]> {
    let of_hidden: Vec<&Cell> = rows
        .iter()
        .zip(&hidden.rows)
        .filter(|(_, hidden)| **hidden)
        .map(|(row, _)| row)
        .collect();
    let mut together = [0; 3];
    for row in &of_hidden {
        together[0] += row.yes;
        together[1] += row.no;
        together[2] += row.unknown;
    }
    let mut found = vec![<[std::collections::BTreeSet<u32>; 4]>::default(); of_hidden.len()];
    each_sharing(of_hidden.len(), together, &mut |sharing| {
        for (values, row) in found.iter_mut().zip(sharing) {
            for (place, count) in row.iter().enumerate() {
                values[place].insert(*count);
            }
            values[3].insert(row.iter().sum());
        }
    });
    found
}

fn cells() -> impl Strategy<Value = Vec<Cell>> {
    let cell =
        (0_u32..4, 0_u32..4, 0_u32..3).prop_map(|(yes, no, unknown)| Cell { yes, no, unknown });
    let some = cell.prop_filter("a row has children", |cell| cell.all() > 0);
    prop::collection::vec(some, 1..4)
}

proptest! {
    #[test]
    fn no_hidden_count_can_be_computed(rows in cells(), smallest_group in 1_u16..6) {
        let hidden = hidden(&rows, smallest_group);
        let small = |count: u32| count > 0 && count < u32::from(smallest_group);
        for (row, hidden) in rows.iter().zip(&hidden.rows) {
            let is_small = [row.yes, row.no, row.unknown].into_iter().any(small);
            prop_assert!(*hidden || !is_small, "{row:?} is shown");
        }
        if hidden.total || !hidden.rows.contains(&true) {
            return Ok(());
        }
        // The total is shown, and with it what the hidden rows have together.
        let of_hidden = rows.iter().zip(&hidden.rows).filter(|(_, hidden)| **hidden);
        for ((row, _), values) in of_hidden.zip(possible(&rows, &hidden)) {
            for (count, values) in [row.yes, row.no, row.unknown, row.all()].into_iter().zip(&values) {
                prop_assert!(values.contains(&count));
                prop_assert!(count == 0 || values.len() > 1, "{count} can be computed: {rows:?}");
            }
        }
    }

    #[test]
    fn what_the_hidden_rows_have_together_is_no_small_group(rows in cells(), smallest_group in 1_u16..6) {
        let hidden = hidden(&rows, smallest_group);
        if !hidden.total {
            let of_hidden = rows.iter().zip(&hidden.rows).filter(|(_, hidden)| **hidden);
            let sum = |count: fn(&Cell) -> u32| of_hidden.clone().map(|(row, _)| count(row)).sum::<u32>();
            for together in [sum(|row| row.yes), sum(|row| row.no), sum(|row| row.unknown)] {
                prop_assert!(together == 0 || together >= u32::from(smallest_group));
            }
        }
    }

    #[test]
    fn nothing_is_hidden_without_need(rows in cells()) {
        let hidden = hidden(&rows, 1);
        prop_assert!(!hidden.total && !hidden.rows.contains(&true));
    }
}
