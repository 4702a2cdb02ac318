//! Doses that come after others, which are still to be given themselves. The child is born on 2026-01-01: 6 weeks is
//! 2026-02-12.

use super::build::*;
use crate::{ContentEntry, Outline, Planner, Status};
use alloc::vec::Vec;
use stafett_model::programme::GIVEN_BEFORE;
use stafett_model::*;

/// Three doses, the second and the third each at least 6 months after the one before and recommended at 8 and 15 months,
/// the third by 18 months; caught up until 2 years, each at a visit of its own.
fn months_apart() -> (Build, [ItemId; 3]) {
    let mut build = Build::new();
    let caught_up = |window| Window {
        afterwards: Afterwards::CaughtUp {
            until: Point::age(years(2)),
        },
        ..window
    };
    let after = |dose, window| Window {
        distances: Vec::from([at_least(months(6), Point::Item(dose))]),
        ..window
    };
    let windows = [in_weeks(6, 6, 15), in_months(2, 8, 9), in_months(8, 15, 18)];
    let [first, second, third] = windows.map(caught_up);
    let one = build.dose(first);
    let two = build.dose(after(one, second));
    let three = build.dose(after(two, third));
    build.visit("v1", in_weeks(6, 6, 15), &[one]);
    build.visit("v2", in_months(2, 8, 9), &[two]);
    build.visit("v3", in_months(8, 15, 18), &[three]);
    (build, [one, two, three])
}

fn in_months(earliest: i32, recommended: i32, latest: i32) -> Window {
    let age = |count| Point::age(months(count));
    window(age(earliest), age(recommended), age(latest))
}

/// The third dose by a day; a visit's line says the same without the text of the plan.
fn third(build: &Build, child: &Child, as_of: &str) -> ContentEntry {
    let planner = Planner::new(&build.p);
    let mut outline = Outline::default();
    planner.outline(child, day(as_of), &mut outline);
    let plan = build.plan(child, as_of);
    let entry = item(&plan, "v3").contents.last().unwrap().clone();
    let told = outline
        .lines()
        .iter()
        .find(|line| line.item() == Some(entry.item) && line.visit() == item(&plan, "v3").visit);
    let told = told.unwrap();
    assert_eq!(
        (told.status, told.dates()),
        (entry.status, entry.window),
        "{as_of}"
    );
    entry
}

fn cannot_be_in_time(entry: &ContentEntry) -> bool {
    entry.dose.as_ref().unwrap().cannot_be_in_time
}

#[test]
fn a_dose_comes_after_each_of_those_before_it_that_are_still_to_be_given() {
    let (build, _) = months_apart();
    let at = |as_of| third(&build, &kid().0, as_of);
    // The first dose on 2026-03-21, the second on 09-21, the third on 2027-03-21: 15 months is 2027-04-01.
    let entry = at("2026-03-20");
    assert_eq!(entry.status, Status::Upcoming);
    let aim = entry.window.recommended.map(|aim| aim.on);
    assert_eq!(aim, Some(day("2027-04-01")));
    assert!(!cannot_be_in_time(&entry));
    // 2027-04-11: no day that is told lies before it.
    let entry = at("2026-04-10");
    assert_eq!(
        (entry.status, entry.window.recommended),
        (Status::Upcoming, None)
    );
    assert!(!cannot_be_in_time(&entry));
    // 2027-08-11, and 18 months is 2027-07-01.
    let entry = at("2026-08-10");
    assert_eq!(
        (entry.status, entry.window.recommended),
        (Status::Upcoming, None)
    );
    assert!(cannot_be_in_time(&entry));
    // The last day on which it is caught up is 2027-12-31.
    assert_eq!(at("2026-12-30").status, Status::Upcoming);
    assert_eq!(at("2026-12-31").status, Status::Lapsed);
}

#[test]
fn what_was_given_counts_by_its_own_day() {
    let (build, [one, two, _]) = months_apart();
    let at = |child: &Child| third(&build, child, "2026-12-31").status;
    assert_eq!(at(&kid().0), Status::Lapsed);
    let begun = kid().given("2026-06-01", one);
    assert_eq!(at(&begun.0), Status::Upcoming);
    let gone_on = kid().given("2026-06-01", one).given("2026-12-01", two);
    let entry = third(&build, &gone_on.0, "2026-12-31");
    assert_eq!(
        entry.window.earliest.map(|first| first.on),
        Some(day("2027-06-01"))
    );
}

#[test]
fn a_dose_that_may_have_been_given_before_the_history_is_complete_bounds_nothing() {
    let (build, _) = months_apart();
    let child = kid().known_from("2026-12-31").0;
    // The second dose may be given on the day after, if the first was given half a year before.
    assert_eq!(
        third(&build, &child, "2026-12-31").status,
        Status::Undecided
    );
    let child = kid().known_from("2026-06-01").0;
    let entry = third(&build, &child, "2026-12-31");
    assert_eq!(entry.status, Status::Upcoming);
}

#[test]
fn a_dose_that_may_turn_out_to_be_for_others_bounds_nothing() {
    let (mut build, [one, two, three]) = months_apart();
    let names = ["before", "from", "not_given"].map(alloc::string::String::from);
    let when = build.fact("when", Values::OneOf(names.into()), Change::Fixed);
    build.p.facts[when.index()].made = Some(Made::Given {
        dose: one,
        at: Point::age(months(13)),
    });
    let second = build.p.items[two.index()].dose.as_mut().unwrap();
    second.condition = is(when, GIVEN_BEFORE);
    let at = |as_of| third(&build, &kid().0, as_of).status;
    // As long as the first dose may be given by 13 months, it is open whether there is a second; then there is none.
    assert_eq!(at("2026-12-31"), Status::Upcoming);
    assert_eq!(at("2027-01-31"), Status::Upcoming);
    assert_eq!(at("2027-02-01"), Status::Due);
    // Nor does the child wait longer for the third where a fourth comes after it.
    let window = Window {
        distances: Vec::from([at_least(months(6), Point::Item(three))]),
        ..in_months(8, 15, 23)
    };
    let four = build.dose(window);
    build.visit("v4", in_months(8, 15, 23), &[four]);
    let fourth = |as_of| item(&build.plan(&kid().0, as_of), "v4").status;
    // The third dose on the next day, the fourth on 2027-07-01 at the soonest.
    assert_eq!(fourth("2026-12-31"), Status::Upcoming);
}
