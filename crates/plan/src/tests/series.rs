//! Series as a whole: which given doses count, what follows when one lapses, for whom a dose is, and
//! at which of several visits it is given. The child is born on 2026-01-01: 6 weeks is 2026-02-12.

use super::build::*;
use crate::{DoseVerdict, Status, WarningKind, why};
use alloc::string::String;
use alloc::vec::Vec;
use stafett_model::programme::{GIVEN_BEFORE, GIVEN_FROM, Validity};
use stafett_model::*;

/// Three doses at 6–15, 10–24 and 14–32 weeks, each at least 4 weeks after the one before; a visit for
/// each, `v1` to `v3`.
fn three() -> (Build, [ItemId; 3]) {
    let mut build = Build::new();
    let one = build.dose(in_weeks(6, 6, 15));
    let after = |dose, window| Window {
        distances: Vec::from([at_least(weeks(4), Point::Item(dose))]),
        ..window
    };
    let two = build.dose(after(one, in_weeks(10, 10, 24)));
    let three = build.dose(after(two, in_weeks(14, 14, 32)));
    build.visit("v1", in_weeks(6, 6, 15), &[one]);
    build.visit("v2", in_weeks(10, 10, 24), &[two]);
    build.visit("v3", in_weeks(14, 14, 32), &[three]);
    (build, [one, two, three])
}

fn dose(build: &mut Build, item: ItemId) -> &mut programme::Dose {
    build.p.items[item.index()].dose.as_mut().unwrap()
}

/// The verdicts on the given doses, in order, with the day from which each would count.
fn verdicts(build: &Build, child: &Child) -> Vec<(DoseVerdict, Option<String>)> {
    let plan = build.plan(child, "2027-01-01");
    let judged = plan.judged_doses.iter();
    judged
        .map(|dose| {
            assert_eq!(dose.valid, dose.verdict == DoseVerdict::Valid);
            assert!(!dose.reason.sv.is_empty() && !dose.reason.en.is_empty());
            (
                dose.verdict,
                dose.counts_from.map(|day| alloc::format!("{day}")),
            )
        })
        .collect()
}

fn valid() -> (DoseVerdict, Option<String>) {
    (DoseVerdict::Valid, None)
}

fn early(day: &str) -> (DoseVerdict, Option<String>) {
    (DoseVerdict::TooEarly, Some(day.into()))
}

fn close(day: &str) -> (DoseVerdict, Option<String>) {
    (DoseVerdict::TooClose, Some(day.into()))
}

#[test]
fn a_dose_before_its_age_counts_from_the_day_that_its_distances_allow_too() {
    let (build, [one, two, _]) = three();
    let child = kid().given("2026-03-01", one).given("2026-03-05", two).0;
    // 10 weeks is 12 March; four weeks after the first, 29 March.
    assert_eq!(verdicts(&build, &child), [valid(), early("2026-03-29")]);
}

#[test]
fn grace_judges_the_past_by_days_and_plans_nothing() {
    let (mut build, [one, two, _]) = three();
    build.p.series_table[0].grace = Duration::days(4);
    let child = kid().given("2026-02-08", one).given("2026-03-08", two).0;
    // The age of dose 2 is 10 weeks, 2026-03-12; four days earlier still counts.
    assert_eq!(verdicts(&build, &child), [valid(), valid()]);
    let child = kid().given("2026-02-07", one).0;
    assert_eq!(verdicts(&build, &child), [early("2026-02-08")]);
    let plan = build.plan(&kid().0, "2026-02-01");
    assert_eq!(
        text(entry(&plan, "v1/rota dose 1").window.earliest),
        "2026-02-12"
    );
}

#[test]
fn grace_is_taken_off_a_distance_too() {
    let (mut build, [one, two, _]) = three();
    build.p.series_table[0].grace = Duration::days(4);
    let given = |second| kid().given("2026-03-05", one).given(second, two).0;
    assert_eq!(verdicts(&build, &given("2026-03-29")), [valid(), valid()]);
    let judged = verdicts(&build, &given("2026-03-28"));
    assert_eq!(judged, [valid(), close("2026-03-29")]);
}

#[test]
fn an_absolute_minimum_judges_and_knows_no_grace() {
    let (mut build, [one, two, _]) = three();
    build.p.series_table[0].grace = Duration::days(4);
    dose(&mut build, one).valid.from = Some(Point::age(weeks(5)));
    dose(&mut build, two).valid = Validity {
        from: Some(Point::age(weeks(5))),
        distances: Vec::from([at_least(weeks(3), Point::Item(one))]),
    };
    let given = |first, second| kid().given(first, one).given(second, two).0;
    let judged = verdicts(&build, &given("2026-02-05", "2026-02-26"));
    assert_eq!(judged, [valid(), valid()]);
    let judged = verdicts(&build, &given("2026-02-05", "2026-02-25"));
    assert_eq!(judged, [valid(), close("2026-02-26")]);
    let judged = verdicts(&build, &kid().given("2026-02-04", one).0);
    assert_eq!(judged, [early("2026-02-05")]);
}

#[test]
fn a_dose_without_the_one_before_it_is_out_of_order() {
    let (build, [one, two, _]) = three();
    let child = kid().given("2026-03-20", two).given("2026-03-25", one).0;
    let order = (DoseVerdict::OutOfOrder, None);
    assert_eq!(verdicts(&build, &child), [order, valid()]);
    let plan = build.plan(&child, "2026-03-26");
    assert_eq!(plan.warnings[0].kind, WarningKind::DoseOutOfOrder);
    assert_eq!(entry(&plan, "v2/rota dose 2").status, Status::Upcoming);
    assert_eq!(
        text(entry(&plan, "v2/rota dose 2").window.earliest),
        "2026-04-22"
    );
    assert!(
        plan.judged_doses[0]
            .reason
            .en
            .contains("Title of rota dose 1")
    );
}

#[test]
fn a_dose_counts_where_the_one_before_it_may_lie_before_the_history() {
    let (build, [_, two, _]) = three();
    let child = kid().known_from("2026-03-01").given("2026-03-20", two).0;
    assert_eq!(verdicts(&build, &child), [valid()]);
}

#[test]
fn a_dose_given_again_counts_once() {
    let (build, [one, ..]) = three();
    let child = kid().given("2026-02-12", one).given("2026-03-20", one).0;
    assert_eq!(
        verdicts(&build, &child),
        [valid(), (DoseVerdict::Again, None)]
    );
    let plan = build.plan(&child, "2026-04-01");
    assert_eq!(
        text(entry(&plan, "v2/rota dose 2").window.earliest),
        "2026-03-12"
    );
}

#[test]
fn distances_are_kept_to_a_dose_that_does_not_count_where_the_series_says_so() {
    let (mut build, [one, two, _]) = three();
    let given = |again: &str| {
        let child = kid().given("2026-02-12", one).given("2026-03-11", two);
        child.given(again, two).0
    };
    // The second is a day too close. Counted from the first, the third is in time.
    let twice = [valid(), early("2026-03-12"), valid()];
    assert_eq!(verdicts(&build, &given("2026-03-13")), twice);
    build.p.series_table[0].after_invalid = true;
    let anew = [valid(), early("2026-03-12"), close("2026-04-08")];
    assert_eq!(verdicts(&build, &given("2026-03-13")), anew);
    let child = kid().given("2026-02-12", one).given("2026-03-11", two).0;
    let plan = build.plan(&child, "2026-03-12");
    assert_eq!(
        text(entry(&plan, "v2/rota dose 2").window.earliest),
        "2026-04-08"
    );
}

#[test]
fn a_given_dose_is_told_in_why() {
    let (build, [one, ..]) = three();
    let child = kid().given("2026-02-10", one).given("2026-02-20", one).0;
    let told = why(&build.p, &child, day("2026-03-01"), "v1/rota dose 1").unwrap();
    let said: Vec<&str> = told.history.iter().map(|words| words.en.as_str()).collect();
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(
        said[0].contains("does not count") && said[1].contains("it counts"),
        "{said:?}"
    );
}

#[test]
fn when_a_dose_lapses_the_later_ones_lapse_too() {
    let (build, [one, ..]) = three();
    let plan = build.plan(&kid().0, "2026-04-17");
    for visit in ["v1", "v2", "v3"] {
        assert_eq!(item(&plan, visit).status, Status::Lapsed, "{visit}");
    }
    let second = entry(&plan, "v2/rota dose 2");
    assert!(
        second.reason.en.contains("Title of rota dose 1"),
        "{:?}",
        second.reason
    );
    assert!(second.waits_for.is_empty());
    let plan = build.plan(&kid().given("2026-04-16", one).0, "2026-04-17");
    assert_eq!(item(&plan, "v2").status, Status::Upcoming);
}

#[test]
fn after_a_declined_dose_the_later_ones_lapse() {
    let (build, [one, ..]) = three();
    let declined = EventKind::ItemDeclined(one);
    let plan = build.plan(&kid().event("2026-02-12", declined).0, "2026-02-13");
    assert_eq!(item(&plan, "v1").status, Status::Declined);
    assert_eq!(item(&plan, "v3").status, Status::Lapsed);
}

#[test]
fn a_series_that_was_not_begun_in_time_lapses() {
    let (mut build, [one, ..]) = three();
    build.p.series_table[0].begun_by = Some(Point::age(weeks(12)));
    let plan = build.plan(&kid().0, "2026-03-26");
    assert_eq!(item(&plan, "v1").status, Status::Due);
    assert_eq!(
        text(entry(&plan, "v1/rota dose 1").window.latest),
        "2026-03-26"
    );
    let plan = build.plan(&kid().0, "2026-03-27");
    assert_eq!(item(&plan, "v1").status, Status::Lapsed);
    assert_eq!(item(&plan, "v3").status, Status::Lapsed);
    let plan = build.plan(&kid().given("2026-03-26", one).0, "2026-06-01");
    assert_eq!(item(&plan, "v2").status, Status::Due);
}

#[test]
fn no_dose_is_proposed_after_the_end_of_catching_up() {
    let (mut build, [one, two, _]) = three();
    for item in [one, two] {
        let until = Point::age(weeks(40));
        dose(&mut build, item).window.afterwards = Afterwards::CaughtUp { until };
    }
    // 40 weeks is 2026-10-08: dose 2 needs 4 weeks more.
    let plan = build.plan(&kid().0, "2026-09-08");
    assert_eq!(item(&plan, "v1").status, Status::Due);
    assert_eq!(item(&plan, "v2").status, Status::Upcoming);
    let plan = build.plan(&kid().0, "2026-09-10");
    assert_eq!(item(&plan, "v1").status, Status::Due);
    assert_eq!(item(&plan, "v2").status, Status::Lapsed);
    let plan = build.plan(&kid().given("2026-09-09", one).0, "2026-09-10");
    let second = entry(&plan, "v2/rota dose 2");
    assert_eq!(text(second.window.earliest), "2026-10-07");
    assert_eq!(text(second.window.recommended), "2026-10-07");
}

#[test]
fn a_dose_at_several_visits_is_due_at_one() {
    let (mut build, [one, ..]) = three();
    let wide = in_weeks(6, 6, 40);
    let extra = build.visit("extra", wide, &[one]);
    build.p.visits[extra.index()].as_needed = true;
    let plan = build.plan(&kid().0, "2026-03-01");
    assert_eq!(entry(&plan, "v1/rota dose 1").status, Status::Due);
    let referred = entry(&plan, "extra/rota dose 1");
    assert_eq!(referred.status, Status::Upcoming);
    assert!(
        referred.reason.en.contains("Title of v1"),
        "{:?}",
        referred.reason
    );
    // Once the first visit was made without it, the dose is due at the other.
    let growth = build.item("growth");
    build.p.visits[0].items.push(growth);
    let made = EventKind::Done {
        visit: VisitId(0),
        items: Vec::from([growth]),
    };
    let plan = build.plan(&kid().event("2026-02-20", made).0, "2026-03-01");
    assert_eq!(entry(&plan, "extra/rota dose 1").status, Status::Due);
    assert_eq!(entry(&plan, "v1/rota dose 1").status, Status::Lapsed);
    assert_eq!(item(&plan, "v1").status, Status::Done);
}

#[test]
fn a_visit_for_other_children_is_not_done_by_a_dose_given_elsewhere() {
    let (mut build, [one, ..]) = three();
    let fact = build.yes_no("moved");
    let extra = build.visit("extra", in_weeks(6, 6, 40), &[one]);
    build.when(extra, is(fact, 1));
    let child = kid().fact(fact, 0).given("2026-02-20", one).0;
    let plan = build.plan(&child, "2026-03-01");
    assert_eq!(item(&plan, "v1").status, Status::Done);
    assert_eq!(item(&plan, "extra").status, Status::NotApplicable);
    assert_eq!(item(&plan, "extra").done_on, None);
    assert_eq!(entry(&plan, "extra/rota dose 1").done_on, None);
}

#[test]
fn how_long_a_dose_is_caught_up_is_not_how_long_its_visit_is_offered() {
    let (mut build, [one, ..]) = three();
    let growth = build.item("growth");
    build.p.visits[0].items.push(growth);
    let until = Point::age(years(18));
    dose(&mut build, one).window.afterwards = Afterwards::CaughtUp { until };
    let plan = build.plan(&kid().0, "2026-06-01");
    assert_eq!(text(item(&plan, "v1").window.offered_through), "?");
    let dose = entry(&plan, "v1/rota dose 1");
    assert_eq!(text(dose.window.offered_through), "2043-12-31");
}

/// A fact of when dose 1 was given: before 12 weeks (2026-03-26) or from then on.
fn twelve_weeks(build: &mut Build, one: ItemId) -> FactId {
    let names = ["before", "from", "not_given"].map(String::from);
    let fact = build.fact(
        "when",
        Values::OneOf(names.into()),
        programme::Change::Fixed,
    );
    build.p.facts[fact.index()].made = Some(Made::Given {
        dose: one,
        at: Point::age(weeks(12)),
    });
    fact
}

#[test]
fn a_dose_for_those_who_began_late_is_for_nobody_else() {
    let (mut build, [one, two, three]) = three();
    let fact = twelve_weeks(&mut build, one);
    dose(&mut build, three).condition = is(fact, GIVEN_FROM);
    let open = build.plan(&kid().0, "2026-03-01");
    let third = entry(&open, "v3/rota dose 3");
    assert_eq!(third.status, Status::Undecided);
    assert_eq!(third.waits_for[0].id, "rota dose 1");
    assert_eq!(open.questions[0].would_decide, ["v3"]);
    // From 12 weeks on it is clear that whoever begins, begins late.
    let late = build.plan(&kid().0, "2026-03-26");
    assert_eq!(item(&late, "v3").status, Status::Upcoming);
    let early = kid().given("2026-03-25", one).given("2026-04-22", two).0;
    let plan = build.plan(&early, "2026-05-01");
    assert_eq!(item(&plan, "v3").status, Status::NotApplicable);
    let began_late = kid().given("2026-03-26", one).given("2026-04-23", two).0;
    let plan = build.plan(&began_late, "2026-05-01");
    assert_eq!(
        text(entry(&plan, "v3/rota dose 3").window.earliest),
        "2026-05-21"
    );
}

#[test]
fn a_dose_that_is_skipped_is_neither_demanded_nor_waited_for() {
    let (mut build, [one, two, three]) = three();
    let fact = twelve_weeks(&mut build, one);
    dose(&mut build, two).condition = is(fact, GIVEN_BEFORE);
    let distances = &mut dose(&mut build, three).window.distances;
    distances.push(at_least(weeks(8), Point::Item(one)));
    let child = kid().given("2026-03-26", one).0;
    let plan = build.plan(&child, "2026-04-01");
    assert_eq!(item(&plan, "v2").status, Status::NotApplicable);
    let third = entry(&plan, "v3/rota dose 3");
    assert_eq!(third.status, Status::Upcoming);
    assert!(third.waits_for.is_empty());
    assert_eq!(text(third.window.earliest), "2026-05-21");
    let child = kid().given("2026-03-26", one).given("2026-05-21", three).0;
    assert_eq!(verdicts(&build, &child), [valid(), valid()]);
}

#[test]
fn a_dose_that_was_given_without_need_keeps_its_distance() {
    let (mut build, [one, two, three]) = three();
    let fact = twelve_weeks(&mut build, one);
    dose(&mut build, two).condition = is(fact, GIVEN_BEFORE);
    dose(&mut build, three).window.latest = Point::age(weeks(40));
    let child = kid().given("2026-03-26", one).given("2026-06-01", two).0;
    let plan = build.plan(&child, "2026-06-02");
    let third = entry(&plan, "v3/rota dose 3");
    assert_eq!(text(third.window.earliest), "2026-06-29");
}

#[test]
fn a_dose_whose_condition_asks_for_one_that_never_comes_lapses_with_the_series() {
    let (mut build, [one, _, three]) = three();
    let fact = twelve_weeks(&mut build, one);
    dose(&mut build, three).condition = is(fact, GIVEN_BEFORE);
    let plan = build.plan(&kid().0, "2026-04-17");
    assert_eq!(item(&plan, "v1").status, Status::Lapsed);
    assert_eq!(item(&plan, "v3").status, Status::NotApplicable);
}

#[test]
fn a_visit_may_ask_when_a_dose_was_given() {
    let (mut build, [one, ..]) = three();
    let fact = twelve_weeks(&mut build, one);
    let check = build.visit("check", in_weeks(14, 14, 30), &[]);
    build.when(check, is(fact, GIVEN_FROM));
    let child = kid().given("2026-03-26", one).0;
    assert_eq!(
        item(&build.plan(&child, "2026-04-20"), "check").status,
        Status::Due
    );
    let child = kid().given("2026-03-25", one).0;
    let plan = build.plan(&child, "2026-04-20");
    assert_eq!(item(&plan, "check").status, Status::NotApplicable);
    let never = build.plan(&kid().0, "2026-04-20");
    assert_eq!(item(&never, "check").status, Status::NotApplicable);
}

#[test]
fn a_visit_is_recommended_when_what_is_left_of_it_is() {
    let mut build = Build::new();
    let one = build.dose(in_weeks(4, 4, 40));
    let two = build.dose(Window {
        recommended: Point::Item(one).plus(weeks(26)),
        distances: Vec::from([at_least(weeks(20), Point::Item(one))]),
        ..in_weeks(8, 8, 100)
    });
    build.visit("v1", in_weeks(4, 4, 40), &[one]);
    let mut window = in_weeks(20, 30, 32);
    window.afterwards = Afterwards::CaughtUp {
        until: Point::age(years(2)),
    };
    build.visit("v2", window, &[two]);
    // 38 weeks old: too late for the day of the visit.
    let plan = build.plan(&kid().given("2026-09-24", one).0, "2026-10-01");
    let visit = item(&plan, "v2");
    let on = |day: Option<crate::PlannedDay>| day.map(|day| day.on);
    assert_eq!(on(visit.window.earliest), Some(day("2027-02-11")));
    assert_eq!(on(visit.window.recommended), Some(day("2027-03-25")));
    let dose = visit.contents[0].window;
    assert_eq!(on(dose.recommended), on(visit.window.recommended));
}

#[test]
fn a_dose_behind_one_that_may_have_been_given_is_undecided_until_its_catching_up_ends() {
    let mut build = Build::new();
    let one = build.dose(in_weeks(4, 4, 10));
    let mut window = Window {
        distances: Vec::from([at_least(weeks(20), Point::Item(one))]),
        ..in_weeks(40, 40, 60)
    };
    window.afterwards = Afterwards::CaughtUp {
        until: Point::age(years(2)),
    };
    let two = build.dose(window);
    build.visit("v1", in_weeks(4, 4, 10), &[one]);
    build.visit("v2", in_weeks(40, 40, 60), &[two]);
    let child = kid().known_from("2026-06-01").0;
    let plan = build.plan(&child, "2027-06-01");
    let dose = &item(&plan, "v2").contents[0];
    assert_eq!(dose.status, Status::Undecided);
    let through = dose.window.offered_through;
    assert_eq!(through.map(|day| day.on), Some(day("2027-12-31")));
}

#[test]
fn of_two_doses_that_may_be_of_one_day_the_first_is_judged_first() {
    let mut build = Build::new();
    let one = build.dose(in_weeks(6, 6, 15));
    let two = build.dose(in_weeks(6, 6, 15));
    let verdicts = |first: &str| {
        let mut child = kid().given(first, one).given("2026-03-31", two).0;
        child.events[1].on = Occurred::parse("2026-03").unwrap();
        verdicts(&build, &child)
    };
    // The last day of the month may be that of both; the day after, the second was given before the first.
    assert_eq!(verdicts("2026-03-31"), [valid(), valid()]);
    let out_of_order = (DoseVerdict::OutOfOrder, None);
    assert_eq!(verdicts("2026-04-01"), [out_of_order, valid()]);
}

#[test]
fn of_a_dose_that_may_have_been_too_early_the_doubt_is_told_with_it() {
    let (build, [one, ..]) = three();
    let judged = |on: &str| {
        let mut child = kid().given("2026-02-12", one).0;
        child.events[0].on = Occurred::parse(on).unwrap();
        build.plan(&child, "2026-06-01").judged_doses.remove(0)
    };
    // 6 weeks is 12 February.
    for (on, uncertain) in [("2026-02", true), ("2026-03", false), ("2026-02-12", false)] {
        let dose = judged(on);
        assert_eq!((dose.valid, dose.uncertain), (true, uncertain), "{on}");
        assert_eq!(dose.reason.en.contains("cannot be told"), uncertain, "{on}");
        assert_eq!(
            dose.reason.sv.contains("går inte att avgöra"),
            uncertain,
            "{on}"
        );
    }
    let early = judged("2026-01");
    assert_eq!((early.valid, early.uncertain), (false, false));
}

#[test]
fn a_dose_that_was_declined_with_its_visit_may_be_given_as_long_as_it_is_caught_up() {
    let mut build = Build::new();
    let mut window = in_weeks(4, 4, 10);
    window.afterwards = Afterwards::CaughtUp {
        until: Point::age(years(2)),
    };
    let one = build.dose(window);
    let two = build.dose(in_weeks(40, 40, 160));
    let first = build.visit("v1", in_weeks(4, 4, 10), &[one]);
    build.visit("v2", in_weeks(40, 40, 160), &[two]);
    let child = kid().event("2026-02-01", EventKind::Declined(first)).0;
    let reason = |as_of| {
        let plan = build.plan(&child, as_of);
        item(&plan, "v2").contents[0].reason.en.clone()
    };
    assert!(reason("2027-12-31").contains("was declined"));
    assert!(reason("2028-01-01").contains("can no longer be given"));
}

#[test]
fn a_dose_that_comes_too_late_after_one_that_is_still_to_be_given_cannot_be_in_time() {
    let mut build = Build::new();
    let one = build.dose(in_weeks(6, 6, 40));
    let mut window = Window {
        distances: Vec::from([at_least(weeks(4), Point::Item(one))]),
        ..in_weeks(10, 10, 24)
    };
    window.afterwards = Afterwards::CaughtUp {
        until: Point::age(years(2)),
    };
    let two = build.dose(window);
    build.visit("v1", in_weeks(6, 6, 40), &[one]);
    build.visit("v2", in_weeks(10, 10, 24), &[two]);
    let second = |child: &Child, as_of: &str| {
        let plan = build.plan(child, as_of);
        let entry = entry(&plan, "v2/rota dose 2");
        let dose = entry.dose.clone().unwrap();
        (entry.status, dose.cannot_be_in_time)
    };
    let child = kid().0;
    // 24 weeks is 2026-06-18. Given on 2026-05-21, the first dose is four weeks before that day.
    assert_eq!(second(&child, "2026-05-21"), (Status::Upcoming, false));
    assert_eq!(second(&child, "2026-05-28"), (Status::Upcoming, true));
    // Of what its day is known the plan tells it.
    let child = kid().given("2026-05-28", one).0;
    assert_eq!(second(&child, "2026-05-28"), (Status::Upcoming, false));
}
