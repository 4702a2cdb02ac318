//! Visits that wait for results of each other, and one that counts from an event, stand in an outline as in the plan.

use super::build::*;
use super::short_ways::compare;
use crate::{Outline, Planner, Status};
use alloc::format;
use alloc::vec::Vec;
use stafett_model::programme::Change;
use stafett_model::*;

/// Three visits, of which each but the first is for those at risk by the one before, and a contact after an event.
struct Chain {
    build: Build,
    visits: [VisitId; 3],
    results: [FactId; 2],
    home: EventId,
    contact: VisitId,
}

fn chain() -> Chain {
    let mut build = Build::new();
    let talk = build.item("talk");
    let weeks_of = [(4, 5, 8), (10, 11, 14), (16, 17, 20)];
    let visits = [0, 1, 2].map(|place: usize| {
        let (earliest, recommended, latest) = weeks_of[place];
        let window = in_weeks(earliest, recommended, latest);
        build.visit(&format!("v{place}"), window, &[talk])
    });
    let results = [0, 1].map(|place: usize| {
        let names = ["fine", "risk", "none"].map(Into::into).to_vec();
        let visit = visits[place];
        let fact = build.fact(
            &format!("of v{place}"),
            Values::OneOf(names),
            Change::RecordedAt(visit),
        );
        build.p.facts[fact.index()].made = Some(Made::Result { item: talk, visit });
        build.when(visits[place + 1], is(fact, 1));
        fact
    });
    let home = build.event("home");
    let after = |count| Point::Event(home).plus(weeks(count));
    let contact = build.visit(
        "contact",
        window(Point::Event(home), after(1), after(2)),
        &[talk],
    );
    Chain {
        build,
        visits,
        results,
        home,
        contact,
    }
}

fn later(days: i32) -> Day {
    day("2026-01-01").plus(days).unwrap()
}

/// What may have come of each visit: nothing, done without a result or with either, declined, missed.
const WAYS: i32 = 6;

fn child(chain: &Chain, number: i32) -> Child {
    let mut child = Child::born(later(0));
    let ways = [number % WAYS, number / WAYS % WAYS, number / WAYS / WAYS];
    for (place, (visit, way)) in chain.visits.into_iter().zip(ways).enumerate() {
        let on = later([30, 75, 118][place]);
        let kind = match way {
            0 => continue,
            1..=3 => EventKind::Done {
                visit,
                items: Vec::new(),
            },
            4 => EventKind::Declined(visit),
            _ => EventKind::Missed(visit),
        };
        child.events.push(Event::new(format!("{place}"), on, kind));
        if let (2 | 3, Some(fact)) = (way, chain.results.get(place)) {
            child.facts.push(FactRecord::new(*fact, way - 2, Some(on)));
        }
    }
    if number % 3 > 0 {
        let kind = EventKind::Happened(chain.home);
        child.events.push(Event::new("3", later(2), kind));
    }
    child
}

#[test]
fn results_that_only_such_visits_await_are_in_order() {
    let chain = chain();
    let planner = Planner::new(&chain.build.p);
    assert_eq!(planner.tables.results.facts(), chain.results);
    let mut all = chain.visits.into_iter().chain([chain.contact]);
    assert!(all.all(|visit| planner.tables.is_plain(visit)));
}

#[test]
fn what_waits_for_results_and_events_stands_as_in_the_plan() {
    let chain = chain();
    let planner = Planner::new(&chain.build.p);
    let mut outline = Outline::default();
    let mut seen = Vec::new();
    for number in 0..WAYS.pow(3) {
        let child = child(&chain, number);
        for today in (0..160).step_by(9).map(later) {
            compare(&planner, &mut outline, (&child, today));
            let last = outline
                .lines()
                .iter()
                .find(|line| line.visit() == chain.visits[2]);
            seen.extend(last.map(|line| line.status));
        }
    }
    for status in [
        Status::Undecided,
        Status::NotApplicable,
        Status::Upcoming,
        Status::Declined,
    ] {
        assert!(seen.contains(&status), "{status:?}");
    }
}

/// A result for which more than such visits ask is found the general way.
#[test]
fn a_result_of_which_a_dose_asks_is_not_in_order() {
    let mut chain = chain();
    let dose = chain.build.dose(in_weeks(6, 6, 12));
    let asked = is(chain.results[1], 1);
    chain.build.p.items[dose.index()]
        .dose
        .as_mut()
        .unwrap()
        .condition = asked;
    let planner = Planner::new(&chain.build.p);
    assert_eq!(planner.tables.results.facts(), []);
    let mut outline = Outline::default();
    for number in 0..WAYS.pow(3) {
        compare(&planner, &mut outline, (&child(&chain, number), later(150)));
    }
}
