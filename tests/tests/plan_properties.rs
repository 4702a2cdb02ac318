//! What holds of every plan, over random programmes, children and days.
#![allow(missing_docs)]

use stafett_model::{AsOf, Child, Day, Event, EventKind, ItemId, Occurred, Programme, VisitId};
use stafett_plan::{Dates, Outline, Plan, Planner, Status, plan};
use stafett_tests::planner::{Depth, FAMILIES, Referee};
use std::collections::{BTreeMap, BTreeSet};

/// So many programmes of each family.
const PROGRAMMES: u64 = 6;

/// Calls `of` with random programmes, children and days of every family.
fn each(of: impl Fn(&Programme, &Child, Day)) {
    each_to(
        Depth {
            children: 4,
            days: 3,
        },
        of,
    );
}

/// The same with so many children and days of each programme.
fn each_to(depth: Depth, of: impl Fn(&Programme, &Child, Day)) {
    let referee = Referee::new(depth);
    for (_, kinds) in FAMILIES {
        for number in 0..PROGRAMMES {
            referee.each(*kinds, 2, number, |programme, child, day| {
                of(programme, child, day.day);
            });
        }
    }
}

fn windows(plan: &Plan) -> impl Iterator<Item = (&str, Dates)> {
    plan.items.iter().flat_map(|item| {
        let contents = item.contents.iter();
        let contents = contents.map(|content| (content.id.as_str(), content.window));
        contents.chain([(item.id.as_str(), item.window)])
    })
}

#[test]
fn the_order_of_records_never_matters() {
    each(|programme, child, day| {
        let mut turned = child.clone();
        turned.events.reverse();
        turned.facts.reverse();
        turned.terms.reverse();
        assert_eq!(
            plan(programme, child, day),
            plan(programme, &turned, day),
            "{child:?}"
        );
    });
}

#[test]
fn the_days_of_a_window_stand_in_order() {
    each(|programme, child, day| {
        for (id, window) in windows(&plan(programme, child, day)) {
            let days = [
                window.earliest,
                window.recommended,
                window.recommended_through,
                window.latest,
            ];
            let days: Vec<Day> = days.into_iter().flatten().map(|day| day.on).collect();
            assert!(days.is_sorted(), "{id}: {days:?} {child:?} as of {day}");
        }
    });
}

#[test]
fn a_child_has_the_same_plan_alone_and_after_any_other() {
    each(|programme, child, day| {
        let planner = Planner::new(programme);
        planner.plan(&Child::born(child.born), day);
        assert_eq!(planner.plan(child, day), plan(programme, child, day));
    });
}

/// Where each line of a plan stands, and when.
type Lines = BTreeMap<(VisitId, Option<ItemId>), (Status, Dates, Option<Occurred>)>;

fn lines(plan: &Plan) -> Lines {
    let of = |item: &stafett_plan::VisitItem| {
        let own = ((item.visit, None), (item.status, item.window, item.done_on));
        let contents = item.contents.iter().map(|entry| {
            let key = (item.visit, Some(entry.item));
            (key, (entry.status, entry.window, entry.done_on))
        });
        contents.chain([own]).collect::<Vec<_>>()
    };
    plan.items.iter().flat_map(of).collect()
}

fn ids(plan: &Plan) -> BTreeSet<&str> {
    windows(plan).map(|(id, _)| id).collect()
}

/// One planner and one outline, kept while a child's records come in one by one, say the same as a plan
/// made from nothing; and whatever is recorded, the lines are the same ones.
#[test]
fn a_plan_that_is_kept_up_is_the_plan_from_scratch() {
    each(|programme, child, day| {
        let planner = Planner::new(programme);
        let mut outline = Outline::default();
        let mut known = child.clone();
        known.events.clear();
        let bare = plan(programme, &known, day);
        for event in &child.events {
            known.events.push(event.clone());
            planner.outline(&known, day, &mut outline);
            let kept: Lines = (outline.lines().iter())
                .map(|line| {
                    let key = (line.visit(), line.item());
                    (key, (line.status, line.dates(), line.done_on))
                })
                .collect();
            let fresh = plan(programme, &known, day);
            assert_eq!(kept, lines(&fresh), "{known:?} {day}");
            assert_eq!(ids(&bare), ids(&fresh), "{known:?} {day}");
        }
    });
}

/// What was done stays done: on every later day, as long as no record corrects it.
#[test]
fn done_is_final() {
    each(|programme, child, day| {
        let before = plan(programme, child, day);
        let later = AsOf {
            day: day.plus(200).expect("a day"),
            known: day,
        };
        let after = plan(programme, child, later);
        for item in before
            .items
            .iter()
            .filter(|item| item.status == Status::Done)
        {
            let same = after.items.iter().find(|other| other.id == item.id);
            for content in item.contents.iter().filter(|c| c.status == Status::Done) {
                let contents = &same.expect("the same lines").contents;
                let now = contents.iter().find(|other| other.id == content.id);
                let status = now.expect("the same contents").status;
                assert_eq!(status, Status::Done, "{} {child:?} {day}", content.id);
            }
        }
    });
}

/// Without events nothing is done, declined or missed, and nothing that has lapsed comes back, as long
/// as no fact changes. What is left to another visit may, as the definitions say: the child still needs it.
#[test]
fn what_has_lapsed_never_comes_back_by_itself() {
    each(|programme, child, day| {
        let mut child = child.clone();
        child.events.clear();
        child.facts.clear();
        let later = day.plus(100).expect("a day");
        let (before, after) = (plan(programme, &child, day), plan(programme, &child, later));
        for item in &before.items {
            let now = after.items.iter().find(|other| other.id == item.id);
            let now = now.expect("the same lines").status;
            let nothing = [Status::Done, Status::Declined, Status::Missed];
            assert!(!nothing.contains(&now), "{} {now:?} {child:?}", item.id);
            let left = item.reason.en.starts_with("Is given with");
            if item.status == Status::Lapsed && !left {
                let open = [Status::Upcoming, Status::Due];
                assert!(!open.contains(&now), "{} {now:?} {child:?} {day}", item.id);
            }
        }
    });
}

/// A child that does each visit on the first day on which it is due ends with none of them undone.
#[test]
fn whoever_comes_when_due_has_everything_done() {
    let one = Depth {
        children: 1,
        days: 1,
    };
    each_to(one, |programme, child, _| {
        let planner = Planner::new(programme);
        let mut kid = Child::born(child.born);
        let mut done: BTreeMap<String, Day> = BTreeMap::new();
        for days in (0..900).step_by(15) {
            let day = child.born.plus(days).expect("a day");
            let now = planner.plan(&kid, day);
            for item in now.items.iter().filter(|item| item.status == Status::Due) {
                let visit = item.visit;
                let kind = EventKind::Done {
                    visit,
                    items: Vec::new(),
                };
                let id = format!("{} {day}", item.id);
                kid.events.push(Event::new(id, day, kind));
                done.entry(item.id.clone()).or_insert(day);
            }
        }
        let last = child.born.plus(900).expect("a day");
        let end = plan(programme, &kid, last);
        for (id, day) in done {
            let item = end.items.iter().find(|item| item.id == id);
            let item = item.expect("the same lines");
            let plain = item
                .contents
                .iter()
                .filter(|content| content.dose.is_none());
            for content in plain {
                assert_eq!(content.status, Status::Done, "{} {kid:?}", content.id);
            }
            let on = item.done_on.map(|on| on.first);
            assert_eq!(on, Some(day), "{id} {kid:?}");
        }
    });
}
