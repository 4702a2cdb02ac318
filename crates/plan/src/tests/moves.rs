//! What is settled stays settled as the day of the plan goes on, and what would decide it. The child is born
//! on 2026-01-01: 12 weeks is 2026-03-26.

use super::build::*;
use crate::{DoseVerdict, Status};
use alloc::string::String;
use alloc::vec::Vec;
use stafett_model::child::End;
use stafett_model::programme::{Bound, Change, Distance, GIVEN_BEFORE, GIVEN_FROM};
use stafett_model::*;

/// Three doses at 6–15, 10–24 and 14–32 weeks with a visit for each, `v1` to `v3`, and the fact whether the
/// first was given before 12 weeks or from then on.
fn three() -> (Build, [ItemId; 3], FactId) {
    let mut build = Build::new();
    let windows = [
        in_weeks(6, 6, 15),
        in_weeks(10, 10, 24),
        in_weeks(14, 14, 32),
    ];
    let doses = windows.map(|window| build.dose(window));
    build.visit("v1", in_weeks(6, 6, 15), &[doses[0]]);
    build.visit("v2", in_weeks(10, 10, 24), &[doses[1]]);
    build.visit("v3", in_weeks(14, 14, 32), &[doses[2]]);
    let names = ["before", "from", "not_given"].map(String::from);
    let when = build.fact("when", Values::OneOf(names.into()), Change::Fixed);
    build.p.facts[when.index()].made = Some(Made::Given {
        dose: doses[0],
        at: Point::age(weeks(12)),
    });
    (build, doses, when)
}

fn only_if(build: &mut Build, dose: ItemId, condition: Condition) {
    build.p.items[dose.index()].dose.as_mut().unwrap().condition = condition;
}

#[test]
fn a_declined_dose_stays_declined_when_it_turns_out_not_to_be_needed() {
    let (mut build, [one, two, _], when) = three();
    only_if(&mut build, two, is(when, GIVEN_BEFORE));
    let declined = || kid().event("2026-03-15", EventKind::ItemDeclined(two));
    for day in ["2026-03-20", "2026-03-30"] {
        let plan = build.plan(&declined().0, day);
        assert_eq!(item(&plan, "v2").status, Status::Declined, "{day}");
        assert_eq!(item(&plan, "v3").status, Status::Lapsed, "{day}");
    }
    // Whatever was declined: from 12 weeks on the first dose makes the second needless.
    let plan = build.plan(&declined().given("2026-03-26", one).0, "2026-03-30");
    assert_eq!(item(&plan, "v2").status, Status::NotApplicable);
    assert_eq!(item(&plan, "v3").status, Status::Upcoming);
}

#[test]
fn a_dose_for_those_who_began_late_lapses_with_its_series() {
    let (mut build, [_, _, three], when) = three();
    only_if(&mut build, three, is(when, GIVEN_FROM));
    let at = |day| item(&build.plan(&kid().0, day), "v3").status;
    assert_eq!(at("2026-03-30"), Status::Upcoming);
    assert_eq!(at("2026-04-17"), Status::Lapsed);
    assert_eq!(at("2027-04-17"), Status::Lapsed);
}

#[test]
fn a_declined_dose_that_asks_for_one_that_is_for_others_is_for_others() {
    let (mut build, [one, two, three], when) = three();
    let twin = build.yes_no("twin");
    let mut second = build.p.facts[when.index()].clone();
    second.meta = meta("when_second");
    second.made = Some(Made::Given {
        dose: two,
        at: Point::age(weeks(13)),
    });
    build.p.facts.push(second);
    only_if(&mut build, one, is(twin, 1));
    only_if(&mut build, two, is(when, GIVEN_BEFORE));
    only_if(&mut build, three, is(FactId(2), GIVEN_BEFORE));
    let declined = kid()
        .fact(twin, 0)
        .event("2026-04-15", EventKind::ItemDeclined(three));
    let plan = build.plan(&declined.0, "2026-04-20");
    assert_eq!(item(&plan, "v3").status, Status::NotApplicable);
}

/// The second dose is for nobody, for it asks for a product of the first, which was never given. Declined all the same
/// at one of its visits, it can no longer be given, and the third, for those who get the second late, lapses.
#[test]
fn what_asks_for_a_dose_that_was_for_others_and_then_declined_lapses_with_its_series() {
    let (mut build, [one, two, three], when) = three();
    let names = ["this", "that", "not_given"].map(String::from);
    let product = build.fact("product", Values::OneOf(names.into()), Change::Fixed);
    build.p.facts[product.index()].made = Some(Made::Product(one));
    build.p.facts[when.index()].made = Some(Made::Given {
        dose: two,
        at: Point::age(weeks(13)),
    });
    only_if(&mut build, two, is(product, 0));
    only_if(&mut build, three, is(when, GIVEN_FROM));
    build.visit("later", in_weeks(16, 16, 30), &[two]);
    let status = |child: &Child| item(&build.plan(child, "2026-04-20"), "v3").status;
    assert_eq!(status(&kid().0), Status::NotApplicable);
    let declined = kid().event("2026-04-18", EventKind::Declined(VisitId(1)));
    assert_eq!(status(&declined.0), Status::Lapsed);
}

#[test]
fn a_dose_that_turns_out_to_be_for_others_breaks_no_series() {
    let (mut build, [one, two, three], when) = three();
    let twin = build.yes_no("twin");
    only_if(&mut build, one, is(twin, 1));
    // As long as the first dose may be given, the second is for those who get it late.
    only_if(&mut build, two, is(when, GIVEN_FROM));
    build.visit("v4", in_weeks(10, 10, 24), &[three]);
    let plan = build.plan(&kid().fact(twin, 0).0, "2026-07-01");
    assert_eq!(item(&plan, "v2").status, Status::NotApplicable);
    assert_eq!(item(&plan, "v3").status, Status::Due);
}

#[test]
fn a_first_dose_that_may_have_been_given_before_the_history_is_complete_stays_undecided() {
    let mut build = Build::new();
    let one = build.dose(in_weeks(2, 2, 6));
    build.p.series_table[0].begun_by = Some(Point::age(weeks(12)));
    build.visit("team", in_weeks(2, 2, 20), &[one]);
    let child = kid().known_from("2026-03-01").0;
    for day in ["2026-03-20", "2026-03-27", "2027-01-01"] {
        let status = entry(&build.plan(&child, day), "team/rota dose 1").status;
        assert_eq!(status, Status::Undecided, "{day}");
    }
}

#[test]
fn nothing_follows_a_visit_whose_recommended_day_is_yet_to_come() {
    let mut build = Build::new();
    let home = Point::Event(build.event("home"));
    let own = window(Point::age(years(1)), home, Point::age(weeks(8)));
    build.visit(
        "team",
        Window {
            afterwards: Afterwards::OfferedAgain,
            ..own
        },
        &[],
    );
    build.visit("soon", in_weeks(16, 16, 26), &[]);
    build.visit("late", in_weeks(60, 60, 90), &[]);
    for day in ["2026-04-16", "2026-07-15"] {
        assert_eq!(build.status(&kid().0, day), Status::PastItsTime, "{day}");
    }
}

#[test]
fn a_declined_dose_without_a_day_before_its_catching_up_ends_stays_declined() {
    let mut build = Build::new();
    let until = Point::age(weeks(12));
    let one = build.dose(Window {
        afterwards: Afterwards::CaughtUp { until },
        ..in_weeks(12, 14, 40)
    });
    let again = Window {
        afterwards: Afterwards::OfferedAgain,
        ..in_weeks(5, 5, 15)
    };
    let team = build.visit("team", again, &[one]);
    build.visit("next", in_weeks(16, 16, 26), &[]);
    let declined = kid().event("2026-02-20", EventKind::Declined(team)).0;
    let status = entry(&build.plan(&declined, "2026-03-01"), "team/rota dose 1").status;
    assert_eq!(status, Status::Declined);
}

#[test]
fn what_is_done_after_the_end_leaves_the_days_that_it_had() {
    let mut build = Build::new();
    let first = build.visit("first", in_weeks(4, 5, 7), &[]);
    let mut own = in_weeks(16, 16, 50);
    own.distances = Vec::from([Distance {
        bound: Bound::AtMost,
        duration: months(1),
        from: Point::Visit(first),
    }]);
    let second = build.visit("second", own, &[]);
    let child = kid().ended("2026-01-20", End::OptedOut);
    let child = child.done("2026-02-10", first).done("2026-06-01", second).0;
    let plan = build.plan(&child, "2026-07-01");
    assert_eq!(item(&plan, "second").status, Status::Done);
    assert_eq!(text(item(&plan, "second").window.earliest), "2026-04-23");
}

#[test]
fn a_declined_dose_is_offered_again_until_its_series_can_no_longer_be_begun() {
    let mut build = Build::new();
    let caught_up = Afterwards::CaughtUp {
        until: Point::age(weeks(27)),
    };
    let one = build.dose(Window {
        afterwards: caught_up,
        ..in_weeks(6, 6, 15)
    });
    build.p.series_table[0].begun_by = Some(Point::age(weeks(12)));
    let again = Window {
        afterwards: Afterwards::OfferedAgain,
        ..in_weeks(5, 6, 15)
    };
    let team = build.visit("team", again, &[one]);
    build.visit("later", in_weeks(20, 22, 24), &[]);
    let declined = kid().event("2026-02-12", EventKind::Declined(team)).0;
    let on = |day| entry(&build.plan(&declined, day), "team/rota dose 1").status;
    // The first dose is given by 2026-03-26, 12 weeks, though doses are caught up for 27.
    assert_eq!(on("2026-03-26"), Status::Upcoming);
    assert_eq!(on("2026-03-27"), Status::Declined);
}

#[test]
fn a_declined_dose_tells_until_when_it_is_caught_up_as_long_as_its_series_can_be_begun() {
    let declined = |visit| kid().event("2026-02-12", EventKind::Declined(visit));
    let reason = |begun_by: Option<Point>, end: Option<&str>, day: &str| {
        let mut build = Build::new();
        let one = build.dose(Window {
            afterwards: Afterwards::CaughtUp {
                until: Point::age(weeks(27)),
            },
            ..in_weeks(6, 6, 15)
        });
        build.p.series_table[0].begun_by = begun_by;
        let team = build.visit("team", in_weeks(5, 6, 15), &[one]);
        let child = match end {
            Some(on) => declined(team).ended(on, End::Emigrated),
            None => declined(team),
        };
        let plan = build.plan(&child.0, day);
        let entry = entry(&plan, "team/rota dose 1");
        assert_eq!(entry.status, Status::Declined, "{day}");
        entry.reason.en.clone()
    };
    let caught_up =
        "Declined on 12 February 2026. It is voluntary. It can still be caught up, by 8 July 2026.";
    let no_more = "Declined on 12 February 2026. It is voluntary.";
    assert_eq!(reason(None, None, "2026-02-12"), caught_up);
    assert_eq!(reason(None, None, "2026-07-08"), caught_up);
    assert_eq!(reason(None, None, "2026-07-09"), no_more);
    assert_eq!(reason(None, Some("2026-03-01"), "2026-03-10"), no_more);
    let begun_by = || Some(Point::age(weeks(12)));
    assert_eq!(reason(begun_by(), None, "2026-03-26"), caught_up);
    assert_eq!(reason(begun_by(), None, "2026-03-27"), no_more);
}

#[test]
fn a_declined_visit_stays_declined_when_what_it_asks_for_never_comes() {
    let (mut build, [one, ..], when) = three();
    let check = build.visit("check", in_weeks(14, 14, 30), &[]);
    build.when(check, is(when, GIVEN_FROM));
    let declined = || kid().event("2026-04-10", EventKind::Declined(check));
    for day in ["2026-04-15", "2026-04-20"] {
        let plan = build.plan(&declined().0, day);
        assert_eq!(item(&plan, "check").status, Status::Declined, "{day}");
    }
    let plan = build.plan(&declined().given("2026-03-25", one).0, "2026-04-20");
    assert_eq!(item(&plan, "check").status, Status::NotApplicable);
}

#[test]
fn what_is_done_after_opting_out_moves_nothing_else() {
    let mut build = Build::new();
    let first = build.visit("first", in_weeks(2, 2, 12), &[]);
    let second = Window {
        distances: Vec::from([at_least(weeks(4), Point::Visit(first))]),
        afterwards: Afterwards::CarriedOver,
        ..in_weeks(6, 6, 10)
    };
    build.visit("second", second, &[]);
    let child = kid().ended("2026-03-01", End::OptedOut);
    let child = child.done("2026-04-10", first).0;
    let plan = build.plan(&child, "2026-05-01");
    assert_eq!(item(&plan, "first").status, Status::Done);
    assert_eq!(item(&plan, "second").status, Status::NotApplicable);
}

#[test]
fn what_an_end_settles_decides_nothing_that_was_open_before_it() {
    let mut build = Build::new();
    let home = build.event("home");
    let after = |count| Point::Event(home).plus(weeks(count));
    let first = build.visit("first", window(after(1), after(1), after(9)), &[]);
    let names = ["done", "declined", "missed"].map(String::from);
    let went = build.fact("went", Values::OneOf(names.into()), Change::Fixed);
    build.p.facts[went.index()].made = Some(Made::Outcome(first));
    let second = build.visit("second", in_weeks(2, 2, 12), &[]);
    build.when(second, is(went, 2));
    let child = kid().ended("2026-03-01", End::OptedOut).0;
    let plan = build.plan(&child, "2026-05-01");
    assert_eq!(item(&plan, "second").status, Status::Undecided);
}

#[test]
fn a_dose_counts_where_the_one_before_it_hangs_on_what_may_have_happened_before_the_history() {
    let (mut build, [one, two, _], _) = three();
    let home = build.event("home");
    let dose = build.p.items[one.index()].dose.as_mut().unwrap();
    dose.valid.from = Some(Point::Event(home));
    let child = kid().known_from("2026-03-01").given("2026-03-20", two).0;
    let plan = build.plan(&child, "2026-04-01");
    assert_eq!(plan.judged_doses[0].verdict, DoseVerdict::Valid);
}

#[test]
fn what_closed_before_the_history_is_undecided_though_its_last_day_hangs() {
    let mut build = Build::new();
    let home = build.event("home");
    let first = build.visit("first", in_weeks(2, 2, 12), &[]);
    let soon = Distance {
        bound: Bound::AtMost,
        ..at_least(weeks(4), Point::Visit(first))
    };
    let second = Window {
        distances: Vec::from([soon]),
        latest: Point::Event(home),
        ..in_weeks(1, 1, 2)
    };
    build.visit("second", second, &[]);
    let child = kid().known_from("2026-06-01").done("2026-02-01", first).0;
    let plan = build.plan(&child, "2026-07-01");
    assert_eq!(item(&plan, "second").status, Status::Undecided);
}

#[test]
fn catching_up_that_ends_before_the_first_day_whenever_that_is_was_never_offered() {
    let mut build = Build::new();
    let due = |count| Point::DueDate.plus(weeks(count));
    let late = Window {
        afterwards: Afterwards::CaughtUp { until: due(4) },
        ..window(due(8), due(8), Point::age(weeks(4)))
    };
    build.visit("late", late, &[]);
    let plan = build.plan(&kid().0, "2026-01-25");
    assert_eq!(item(&plan, "late").status, Status::Lapsed);
}

#[test]
fn what_was_done_outside_is_in_a_window_until_school_whenever_that_starts() {
    let mut build = Build::new();
    build.school();
    let growth = build.item("growth");
    let from = || Point::age(weeks(12));
    build.visit("v", window(from(), from(), Point::SchoolStart), &[growth]);
    let at = |day| item(&build.plan(&kid().given(day, growth).0, "2026-07-01"), "v").status;
    assert_eq!(at("2026-06-01"), Status::Done);
    assert_eq!(at("2026-02-01"), Status::Undecided);
}

#[test]
fn two_corrections_that_name_different_products_are_not_one() {
    let (build, [one, ..], _) = three();
    let mut child = kid().given("2026-02-20", one).0;
    for (id, product) in [("c1", ProductId(0)), ("c2", ProductId(1))] {
        let mut event = child.events[0].clone();
        event.id = id.into();
        event.corrects = Some("e0".into());
        event.products = Vec::from([(one, product)]);
        child.events.push(event);
    }
    let plan = build.plan(&child, "2026-03-01");
    assert_eq!(item(&plan, "v1").status, Status::Due);
}

#[test]
fn what_the_population_says_of_other_unknown_facts_takes_nothing_from_what_it_says_of_these() {
    let mut build = Build::new();
    let [one, two, other] = ["one", "two", "other"].map(|name| build.yes_no(name));
    build.p.population.always = Vec::from([
        Condition::Any(Vec::from([not(is(one, 1)), is(two, 1)])),
        is(other, 1),
    ]);
    let visit = build.visit("v", in_weeks(2, 2, 12), &[]);
    build.when(visit, is(two, 1));
    let plan = build.plan(&kid().fact(one, 1).0, "2026-02-01");
    assert_eq!(item(&plan, "v").status, Status::Due);
}

#[test]
fn what_may_have_been_done_before_the_history_stays_undecided_whatever_becomes_of_its_series() {
    let mut build = Build::new();
    let one = build.dose(in_weeks(6, 6, 40));
    let two = build.dose(in_weeks(10, 10, 14));
    let after = at_least(weeks(4), Point::Item(two));
    let three = build.dose(Window {
        distances: Vec::from([after]),
        ..in_weeks(16, 16, 60)
    });
    build.visit("v1", in_weeks(6, 6, 40), &[one]);
    build.visit("v2", in_weeks(10, 10, 14), &[two]);
    build.visit("v3", in_weeks(16, 16, 60), &[three]);
    // The second dose closes on 2026-04-09, before the history; the first on 2026-10-08, but may be begun before it.
    let child = kid().known_from("2026-06-01").0;
    for (on, first) in [
        ("2026-10-08", Status::Due),
        ("2026-10-09", Status::Undecided),
        ("2027-06-01", Status::Undecided),
    ] {
        let plan = build.plan(&child, on);
        let now = ["v1", "v2", "v3"].map(|id| item(&plan, id).status);
        assert_eq!(now, [first, Status::Undecided, Status::Undecided], "{on}");
    }
}

/// Both corrections say the same. One was said with an event that became known only later, and so did it.
#[test]
fn what_was_said_with_an_event_corrects_nothing_before_the_event_is_known() {
    let mut build = Build::new();
    let smokes = build.yes_no("smokes");
    let visit = build.visit("v", in_weeks(2, 2, 30), &[]);
    build.when(visit, is(smokes, 1));
    for (with_event, other) in [("a", "b"), ("b", "a")] {
        let mut child = kid().event("2026-02-01", EventKind::Missed(visit)).0;
        child.events[0].id = with_event.into();
        child.events[0].recorded = Some(day("2026-05-01"));
        let mut record = |id: &str, value, corrects: Option<&str>| {
            child.facts.push(FactRecord {
                id: id.into(),
                corrects: corrects.map(String::from),
                ..FactRecord::new(smokes, value, None)
            });
        };
        record("first", 0, None);
        record(with_event, 1, Some("first"));
        record(other, 1, Some("first"));
        assert_eq!(
            build.status(&child, "2026-03-01"),
            Status::Due,
            "{with_event}"
        );
        child.facts.pop();
        assert_eq!(build.status(&child, "2026-03-01"), Status::NotApplicable);
        assert_eq!(build.status(&child, "2026-05-01"), Status::Due);
    }
}

/// From a month before school start, which is at five, six or seven; offered again at a visit from two years.
#[test]
fn what_was_declined_is_offered_again_once_its_first_day_has_come_whenever_the_child_starts_school()
{
    let mut build = Build::new();
    build.school();
    let from = Point::SchoolStart.plus(months(-1));
    let again = Window {
        afterwards: Afterwards::OfferedAgain,
        ..window(from, Point::age(weeks(5)), Point::age(weeks(7)))
    };
    let visit = build.visit("v", again, &[]);
    let next = [2, 2, 12].map(|count| Point::age(years(count)));
    let [earliest, recommended, latest] = next;
    build.visit("next", window(earliest, recommended, latest), &[]);
    let child = kid().event("2026-02-10", EventKind::Declined(visit)).0;
    let status = |on| item(&build.plan(&child, on), "v").status;
    assert_eq!(status("2032-09-01"), Status::Upcoming);
    assert_eq!(status("2033-09-01"), Status::Due);
}

#[test]
fn an_undecided_dose_of_a_series_that_has_ended_is_not_offered() {
    let (mut build, [one, two, three], when) = three();
    build.p.facts[when.index()].made = Some(Made::Given {
        dose: one,
        at: Point::age(years(3)),
    });
    // Whom the third is for rests on the first, which may have been given before the history is complete.
    only_if(&mut build, three, is(when, GIVEN_BEFORE));
    build.p.visits[0].items.clear();
    let dose = build.p.items[three.index()].dose.as_mut().unwrap();
    dose.window.afterwards = Afterwards::CaughtUp {
        until: Point::age(weeks(80)),
    };
    let year = Point::age(years(1));
    build.p.visits[2].window = window(year.clone(), year, Point::age(weeks(80)));
    let offered = |kid: Kid| {
        let plan = build.plan(&kid.known_from("2026-10-01").0, "2026-11-01");
        let entry = entry(&plan, "v3/rota dose 3");
        assert_eq!(entry.status, Status::Undecided);
        text(entry.window.offered_through)
    };
    assert_eq!(offered(kid()), "2027-07-14");
    let declined = EventKind::ItemDeclined(two);
    assert_eq!(offered(kid().event("2026-03-15", declined)), "?");
}
