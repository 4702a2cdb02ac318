//! What is found by a shorter way is what the general way finds: of doses, over all days on which they may have been given.

use super::build::*;
use crate::known::Known;
use crate::outline::Line;
use crate::stand::doses::validity::{Judgement, counts_plainly, judge_at_length};
use crate::{ContentEntry, Outline, Planner, Status, VisitItem};
use alloc::boxed::Box;
use alloc::vec::Vec;
use stafett_model::*;

/// Three doses, the second four weeks and the third two months after the one before, less a grace of four days; a visit for
/// each, of which the second has another content too.
fn series(afterwards: &Afterwards) -> (Build, [ItemId; 3], [VisitId; 3]) {
    let mut build = Build::new();
    let after = |length, dose| Vec::from([at_least(length, Point::Item(dose))]);
    let window = |window: Window, distances| Window {
        afterwards: afterwards.clone(),
        distances,
        ..window
    };
    let one = build.dose(window(in_weeks(6, 6, 12), Vec::new()));
    let two = build.dose(window(in_weeks(8, 13, 24), after(weeks(4), one)));
    let three = build.dose(window(in_weeks(20, 26, 40), after(months(2), two)));
    build.p.series_table[0].grace = Duration::days(4);
    let talk = build.item("talk");
    let visits = [
        build.visit("v6", in_weeks(6, 6, 8), &[one]),
        build.visit("v13", in_weeks(10, 13, 16), &[talk, two]),
        build.visit("v26", in_weeks(22, 26, 44), &[three]),
    ];
    (build, [one, two, three], visits)
}

fn later(days: i32) -> Day {
    day("2026-01-01").plus(days).unwrap()
}

#[test]
fn a_dose_that_plainly_counts_counts_when_it_is_judged_at_length() {
    let (build, [one, two, three], _) = series(&Afterwards::Lapses);
    let planner = Planner::new(&build.p);
    let mut plain = 0;
    for first in (30..100).step_by(3) {
        for second in (40..180).step_by(7) {
            let given =
                |id: &str, days, item| Event::new(id, later(days), EventKind::ItemDone(item));
            let mut child = Child::born(later(0));
            child
                .events
                .extend([given("a", first, one), given("b", second, two)]);
            let known = Known::read(&planner, &child, later(400).into(), Box::default());
            for on in (30..300).step_by(5) {
                for item in [one, two, three] {
                    let on = later(on).into();
                    if counts_plainly(known.given(), item, on) {
                        plain += 1;
                        let at_length = judge_at_length(known.given(), item, on);
                        assert_eq!(at_length, Judgement::FAULTLESS, "{item:?} {on:?} {child:?}");
                    }
                }
            }
        }
    }
    assert!(plain > 1_000, "{plain}");
}

/// Each dose given at its visit on some day, or declined or missed there, or not.
fn histories(visits: [VisitId; 3]) -> impl Iterator<Item = Child> {
    let kind = |way: i32, visit| match way {
        0 => None,
        1 => Some(EventKind::Declined(visit)),
        2 => Some(EventKind::Missed(visit)),
        _ => Some(EventKind::Done {
            visit,
            items: Vec::new(),
        }),
    };
    (0..6_i32.pow(3)).map(move |number| {
        let mut child = Child::born(later(0));
        let ways = [number % 6, number / 6 % 6, number / 36];
        let firsts = [42, 80, 160];
        for (place, visit) in visits.into_iter().enumerate() {
            let on = later(firsts[place] + ways[place] * 11);
            let event = kind(ways[place], visit);
            child
                .events
                .extend(event.map(|kind| Event::new(alloc::format!("{place}"), on, kind)));
        }
        if number % 4 == 0 {
            child.history_complete_from = Some(later(90));
        }
        child
    })
}

/// The outline of a child has the lines of its plan.
pub(super) fn compare(planner: &Planner<'_>, outline: &mut Outline, (child, today): (&Child, Day)) {
    planner.outline(child, today, outline);
    let mut items = planner.plan(child, today).items;
    items.sort_by_key(|item| item.visit);
    let of_visit = |item: &VisitItem| {
        let own = (item.visit, None, item.status, item.window, item.done_on);
        let of = |entry: &ContentEntry| {
            let item_id = Some(entry.item);
            (
                item.visit,
                item_id,
                entry.status,
                entry.window,
                entry.done_on,
            )
        };
        let contents = item.contents.iter().map(of);
        core::iter::once(own).chain(contents).collect::<Vec<_>>()
    };
    let told: Vec<_> = items.iter().flat_map(of_visit).collect();
    let says = |line: &Line| {
        (
            line.visit(),
            line.item(),
            line.status,
            line.dates(),
            line.done_on,
        )
    };
    let says: Vec<_> = outline.lines().iter().map(says).collect();
    assert_eq!(says, told, "on {today} of {child:#?}");
}

#[test]
fn series_in_order_stand_as_they_do_in_the_plan() {
    let mut lapsed = 0;
    for afterwards in [Afterwards::Lapses, Afterwards::CarriedOver] {
        let (build, doses, visits) = series(&afterwards);
        let planner = Planner::new(&build.p);
        let in_order = planner.tables.doses.in_order.iter().flatten();
        assert_eq!(in_order.map(|row| row.item).collect::<Vec<_>>(), doses);
        let mut outline = Outline::default();
        for child in histories(visits) {
            for today in (0..340).step_by(17).map(later) {
                compare(&planner, &mut outline, (&child, today));
                let lines = outline.lines().iter();
                lapsed += lines.filter(|line| line.status == Status::Lapsed).count();
            }
        }
    }
    assert!(lapsed > 0);
}
