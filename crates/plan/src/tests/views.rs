//! Parts of a plan, and the editions that it names.

use super::build::*;
use crate::{Named, Plan, View};
use alloc::string::ToString;
use alloc::vec::Vec;
use stafett_model::*;

/// Three visits: at 3–6 weeks, at 10–12 weeks by school, at 20–24 weeks.
fn three() -> (Build, Plan) {
    let mut build = relay_of_two();
    let (growth, shot) = (build.item("growth"), build.item("shot"));
    build.p.items[shot.index()].area = VACCINATION;
    build.visit("one", in_weeks(3, 4, 6), &[growth]);
    let two = build.visit("two", in_weeks(10, 11, 12), &[growth, shot]);
    build.p.visits[two.index()].performer = SCHOOL;
    build.visit("three", in_weeks(20, 21, 24), &[growth]);
    let plan = build.plan(&kid().0, "2026-01-25");
    (build, plan)
}

/// Health by the child health centre, vaccination by school.
fn relay_of_two() -> Build {
    let mut build = Build::new();
    let end = || Point::age(years(6));
    build.leg(HEALTH, Holder::Service(BVC), Point::Birth, end());
    build.leg(VACCINATION, Holder::Service(SCHOOL), Point::Birth, end());
    build
}

fn ids(view: &View, plan: &Plan) -> Vec<alloc::string::String> {
    view.of(plan).iter().map(|item| item.id.clone()).collect()
}

fn named(id: &str) -> Option<Named> {
    let title = ["Title of ", id].concat();
    let id = id.to_string();
    Some(Named { id, title })
}

#[test]
fn what_can_be_done_between_two_days_both_included() {
    let (_, plan) = three();
    let between = |from: &str, through: &str| {
        let view = View {
            from: Some(day(from)),
            through: Some(day(through)),
            ..View::default()
        };
        ids(&view, &plan)
    };
    // One: 22 January – 12 February; two: 12 – 26 March; three: 21 May – 18 June.
    assert_eq!(between("2026-02-12", "2026-03-11"), ["one"]);
    assert_eq!(between("2026-02-13", "2026-03-12"), ["two"]);
    assert_eq!(between("2026-03-27", "2026-05-20"), [""; 0]);
    assert_eq!(between("2026-01-01", "2026-12-31").len(), 3);
}

#[test]
fn a_visit_is_due_in_a_period_as_long_as_a_dose_at_it_may_be_given() {
    let mut build = Build::new();
    let dose = build.dose(Window {
        afterwards: Afterwards::CaughtUp {
            until: Point::age(weeks(104)),
        },
        ..in_weeks(6, 6, 15)
    });
    build.visit("team", in_weeks(6, 6, 15), &[dose]);
    let plan = build.plan(&kid().0, "2026-06-01");
    let from = |from: &str| View {
        from: Some(day(from)),
        ..View::default()
    };
    assert_eq!(item(&plan, "team").window.offered_through, None);
    assert_eq!(ids(&from("2026-06-01"), &plan), ["team"]);
    assert_eq!(ids(&from("2027-12-29"), &plan), ["team"]);
    assert_eq!(ids(&from("2027-12-30"), &plan), [""; 0]);
}

#[test]
fn what_is_done_is_not_due_in_a_period() {
    let (build, _) = three();
    let plan = build.plan(&kid().done("2026-01-24", VisitId(0)).0, "2026-01-25");
    let view = View {
        through: Some(day("2026-03-12")),
        ..View::default()
    };
    assert_eq!(ids(&view, &plan), ["two"]);
}

#[test]
fn the_next_ones_are_duties_unless_visits_as_needed_are_asked_for() {
    let (mut build, _) = three();
    build.p.visits[0].as_needed = true;
    let plan = build.plan(&kid().0, "2026-01-25");
    let next = |as_needed| View {
        next: Some(1),
        as_needed,
        ..View::default()
    };
    assert_eq!(ids(&next(false), &plan), ["two"]);
    assert_eq!(ids(&next(true), &plan), ["one"]);
    let all = View {
        as_needed: true,
        ..View::default()
    };
    assert!(all.is_whole());
    let area = View {
        area: named("health"),
        ..View::default()
    };
    assert!(ids(&area, &plan).contains(&"one".to_string()));
}

#[test]
fn the_next_ones_and_those_of_a_service_and_of_an_area() {
    let (_, plan) = three();
    let next = View {
        next: Some(2),
        ..View::default()
    };
    assert_eq!(ids(&next, &plan), ["one", "two"]);
    let school = View {
        service: named("school"),
        ..View::default()
    };
    assert_eq!(ids(&school, &plan), ["two"]);
    let vaccination = View {
        area: named("vaccination"),
        ..View::default()
    };
    assert_eq!(ids(&vaccination, &plan), ["two"]);
}

#[test]
fn a_part_says_that_it_is_one_and_changes_no_line() {
    let (_, plan) = three();
    let view = View {
        service: named("school"),
        ..View::default()
    };
    let part = view.part(&plan);
    assert_eq!(part.receipt.view, Some(view));
    assert!(part.items.iter().all(|item| plan.items.contains(item)));
    let areas: Vec<_> = part
        .responsible_now
        .iter()
        .map(|now| &now.area.id)
        .collect();
    assert_eq!(areas, ["vaccination"]);
    assert_eq!(View::default().part(&plan), plan);
}

#[test]
fn the_receipt_names_the_editions_whose_rules_are_the_childs() {
    let mut build = relay_of_two();
    let base = build.visit("one", in_weeks(3, 4, 6), &[]);
    let switch = |before| Switch {
        point: Point::Birth,
        day: day("2026-01-01"),
        before,
    };
    build.p.visits[base.index()].switches.push(switch(true));
    let row = build.visit("one", in_weeks(5, 6, 7), &[]);
    let of_release = &mut build.p.visits[row.index()];
    of_release.stands_for = Some(base);
    of_release.overlay = Some(Overlay::Release(ReleaseId(0)));
    of_release.switches.push(switch(false));
    build.p.releases.push(Release {
        meta: meta("spring"),
        in_force_from: Some(day("2026-01-01")),
        born_from: None,
        changes: Vec::from([OverlayChange {
            kind: ChangeKind::Substitutes,
            of: Changed::Visit {
                base,
                row: Some(row),
            },
            reason: "".to_string(),
            origin: Origin::default(),
        }]),
    });
    build.p.edition = Some(Edition {
        base: EditionBase {
            id: "today".to_string(),
            title: "Today".to_string(),
            release: "2025".to_string(),
        },
        changes: Vec::new(),
    });
    let editions = |born: &str| {
        let plan = build.plan(&Kid::born(born).0, "2026-02-01");
        let named = plan.receipt.editions.into_iter();
        named.map(|one| (one.id, one.release)).collect::<Vec<_>>()
    };
    let of = |id: &str, release: &str| (id.to_string(), release.to_string());
    let before = [of("today", "2025"), of("programme", "2026.1")];
    assert_eq!(editions("2025-12-31"), before);
    assert_eq!(editions("2026-01-01")[..2], before);
    assert_eq!(editions("2026-01-01")[2..], [of("spring", "")]);
}

#[test]
fn an_edition_laid_over_one_of_the_same_name_says_when_it_is_not_yet_in_force() {
    let mut build = relay_of_two();
    build.p.in_force_from = Some(day("2026-03-01"));
    build.p.edition = Some(Edition {
        base: EditionBase {
            id: build.p.meta.id.clone(),
            title: "Today".to_string(),
            release: "2025".to_string(),
        },
        changes: Vec::new(),
    });
    let from = |on| {
        let plan = build.plan(&Kid::born("2026-01-01").0, on);
        plan.receipt.not_yet_in_force()
    };
    assert_eq!(from("2026-02-28"), Some(day("2026-03-01")));
    assert_eq!(from("2026-03-01"), None);
}

#[test]
fn who_is_responsible_is_the_same_asked_again_as_asked_anew() {
    let (build, _) = three();
    let (planner, child) = (crate::Planner::new(&build.p), kid().0);
    let mut before = planner.asked(&child, day("2030-01-25"));
    for on in ["2026-01-25", "2031-12-31", "2032-01-01", "2026-01-01"] {
        let again = planner.asked_again(&child, day(on), before);
        for (area, layer) in [(HEALTH, Layer::Service), (VACCINATION, Layer::Body)] {
            let anew = planner.responsible(&child, area, layer, day(on));
            assert_eq!(again.responsible(area, layer), anew, "{on}");
        }
        before = again;
    }
}

#[test]
fn what_is_told_line_by_line_is_the_plan() {
    let (build, plan) = three();
    let (planner, child) = (crate::Planner::new(&build.p), kid().0);
    let mut told = planner.told(&child, day("2026-01-25"));
    let all: Vec<_> = told.items(|_| true).collect();
    assert_eq!(all, plan.items);
    let two: Vec<_> = told.items(|row| row.meta.id == "two").collect();
    assert_eq!(two, plan.items[1..2]);
    assert_eq!(told.responsible_now(), plan.responsible_now);
}
