//! What holds of series whatever was given and when: a table of random histories of one series of four
//! doses with a grace, distances also to doses that do not count, and a dose that some may skip.

use super::build::*;
use crate::{DoseVerdict, Plan, Status};
use alloc::vec::Vec;
use proptest::prelude::*;
use stafett_model::programme::{GIVEN_BEFORE, Validity};
use stafett_model::*;

/// First days, in weeks of age, and least distances, in weeks, of the four doses.
const WEEKS: [(i32, i32); 4] = [(6, 0), (10, 4), (14, 4), (40, 24)];
/// Nothing is caught up from this age on, in weeks.
const END: i32 = 120;
const GRACE: i32 = 4;

/// Four doses, the third only for those who began before 20 weeks where `skips`.
fn four(skips: bool) -> Build {
    let mut build = Build::new();
    let mut before: Option<ItemId> = None;
    for (number, (first, apart)) in WEEKS.into_iter().enumerate() {
        let mut window = in_weeks(first, first.max(8), 100);
        let distance = |dose| at_least(weeks(apart), Point::Item(dose));
        window.distances.extend(before.map(distance));
        let until = Point::age(weeks(END));
        window.afterwards = Afterwards::CaughtUp { until };
        let dose = build.dose(window);
        build.visit(
            &alloc::format!("v{}", number + 1),
            in_weeks(0, 0, 110),
            &[dose],
        );
        before = Some(dose);
    }
    let series = &mut build.p.series_table[0];
    series.grace = Duration::days(GRACE);
    series.after_invalid = true;
    if skips {
        let names = ["before", "from", "not_given"].map(Into::into);
        let fact = build.fact(
            "began",
            Values::OneOf(names.into()),
            programme::Change::Fixed,
        );
        build.p.facts[fact.index()].made = Some(Made::Given {
            dose: ItemId(0),
            at: Point::age(weeks(20)),
        });
        dose(&mut build, 2).condition = is(fact, GIVEN_BEFORE);
        let distances = &mut dose(&mut build, 3).window.distances;
        distances.push(at_least(weeks(24), Point::Item(ItemId(1))));
    }
    dose(&mut build, 3).valid = Validity {
        from: Some(Point::age(weeks(36))),
        distances: Vec::new(),
    };
    build
}

fn dose(build: &mut Build, place: usize) -> &mut programme::Dose {
    build.p.items[place].dose.as_mut().unwrap()
}

/// Days of age at which doses are given, with the number of each.
fn given() -> impl Strategy<Value = Vec<(u16, i32)>> {
    prop::collection::vec((0_u16..4, 0_i32..900), 0..8)
}

/// The first doses, each so many days after the first on which it may be given.
fn in_time(waited: &[i32]) -> Vec<(u16, i32)> {
    let mut given: Vec<(u16, i32)> = Vec::new();
    for ((number, waited), (first, apart)) in (0..).zip(waited).zip(WEEKS) {
        let after = given.last().map_or(0, |(_, age)| age + apart * 7);
        given.push((number, after.max(first * 7) + waited));
    }
    given
}

fn child(given: &[(u16, i32)]) -> Child {
    let mut child = kid();
    for (number, age) in given {
        let on = day("2026-01-01").plus(*age).unwrap();
        child = child.given(&alloc::format!("{on}"), ItemId(*number));
    }
    child.0
}

fn at(build: &Build, child: &Child, age: i32) -> Plan {
    let on = day("2026-01-01").plus(age).unwrap();
    build.plan(child, &alloc::format!("{on}"))
}

/// The valid doses by number, and the last day on which one was given in vain.
fn counted(plan: &Plan) -> ([Option<Day>; 4], Option<Day>) {
    let mut valid = [None; 4];
    let mut in_vain = None;
    for judged in &plan.judged_doses {
        match judged.verdict {
            DoseVerdict::Valid => {
                valid[usize::from(judged.number) - 1] = Some(judged.given_on.first)
            }
            DoseVerdict::Again => {}
            _ => in_vain = in_vain.max(Some(judged.given_on.first)),
        }
    }
    (valid, in_vain)
}

fn is_open(status: Status) -> bool {
    matches!(status, Status::Upcoming | Status::Due)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// No dose is proposed before its age, before its distance to the one before it and to one given in
    /// vain, nor on or after the day from which nothing is caught up.
    #[test]
    fn no_dose_is_proposed_on_a_day_that_is_not_allowed(
        given in given(), age in 0_i32..1000, skips in any::<bool>(),
    ) {
        let build = four(skips);
        let plan = at(&build, &child(&given), age);
        let (valid, in_vain) = counted(&plan);
        let born = day("2026-01-01");
        for (place, (first, apart)) in WEEKS.into_iter().enumerate() {
            let id = alloc::format!("v{0}/rota dose {0}", place + 1);
            let entry = entry(&plan, &id);
            if !is_open(entry.status) {
                continue;
            }
            let days = entry.window;
            for proposed in [days.earliest, days.recommended, days.latest].into_iter().flatten() {
                prop_assert!(proposed.on >= born.plus(first * 7).unwrap(), "{id} {days:?}");
                prop_assert!(proposed.on < born.plus(END * 7).unwrap(), "{id} {days:?}");
                let before = place.checked_sub(1).and_then(|before| valid[before]);
                let from = before.max(in_vain.filter(|_| place > 0 && apart > 0));
                if let Some(from) = from.filter(|_| Some(proposed) != days.latest) {
                    prop_assert!(proposed.on >= from.plus(apart * 7).unwrap(), "{id} {days:?}");
                }
            }
        }
    }

    /// What counts keeps the distances, but for the grace, and comes in order.
    #[test]
    fn what_counts_keeps_its_distances(given in given()) {
        let build = four(false);
        let (valid, _) = counted(&at(&build, &child(&given), 1000));
        let born = day("2026-01-01");
        for (place, (first, apart)) in WEEKS.into_iter().enumerate() {
            let Some(on) = valid[place] else { continue };
            let (first, grace) = if place == 3 { (36, 0) } else { (first, GRACE) };
            prop_assert!(on >= born.plus(first * 7 - grace).unwrap());
            if let Some(before) = place.checked_sub(1) {
                let earlier = valid[before].expect("an earlier dose counts");
                prop_assert!(on >= earlier.plus(apart * 7 - GRACE).unwrap());
            }
        }
    }

    /// The last dose later, nothing earlier: where no dose is skipped.
    #[test]
    fn a_delay_makes_nothing_earlier(
        waited in prop::collection::vec(0_i32..100, 1..4), delay in 1_i32..60,
    ) {
        let build = four(false);
        let mut given = in_time(&waited);
        let age = given.last().expect("one dose at least").1;
        let first = at(&build, &child(&given), age);
        given.last_mut().expect("one dose at least").1 += delay;
        let second = at(&build, &child(&given), age + delay);
        for place in 1..=4 {
            let id = alloc::format!("v{place}/rota dose {place}");
            let (one, two) = (entry(&first, &id), entry(&second, &id));
            if let (Some(one), Some(two)) = (one.window.earliest, two.window.earliest) {
                prop_assert!(two.on >= one.on, "{id}: {one:?} {two:?}");
            }
        }
    }

    /// What has been done stays done as the days pass.
    #[test]
    fn done_is_final(given in given(), age in 0_i32..900, more in 1_i32..400, skips in any::<bool>()) {
        let build = four(skips);
        let child = child(&given);
        let (first, second) = (at(&build, &child, age), at(&build, &child, age + more));
        for place in 1..=4 {
            let id = alloc::format!("v{place}/rota dose {place}");
            if entry(&first, &id).status == Status::Done {
                prop_assert_eq!(entry(&second, &id).status, Status::Done);
                prop_assert_eq!(entry(&second, &id).done_on, entry(&first, &id).done_on);
            }
        }
        let judged = first.judged_doses.iter();
        let kept = judged.filter(|one| second.judged_doses.contains(one)).count();
        prop_assert_eq!(kept, first.judged_doses.len());
    }
}
