//! Doses: minimum and maximum distances, doses that do not count, catching up.

use super::build::*;
use crate::{DoseVerdict, Status, WarningKind};
use alloc::string::String;
use alloc::vec::Vec;
use stafett_model::programme::{Bound, Distance};
use stafett_model::*;

/// Dose 1 at 6–12 weeks and dose 2 at least 4 weeks later, by 24 weeks; a visit for each.
fn series(afterwards: Afterwards) -> (Build, ItemId, ItemId) {
    let mut build = Build::new();
    let one = build.dose(Window {
        afterwards: afterwards.clone(),
        ..in_weeks(6, 6, 12)
    });
    let distances = Vec::from([at_least(weeks(4), Point::Item(one))]);
    let two = build.dose(Window {
        afterwards,
        distances,
        ..in_weeks(6, 13, 24)
    });
    build.visit("v6", in_weeks(6, 6, 8), &[one]);
    build.visit("v13", in_weeks(10, 13, 16), &[two]);
    (build, one, two)
}

#[test]
fn the_second_dose_waits_for_the_first_without_a_first_day() {
    let (build, ..) = series(Afterwards::Lapses);
    let plan = build.plan(&kid().0, "2026-02-12");
    let second = entry(&plan, "v13/rota dose 2");
    assert_eq!(second.status, Status::Upcoming);
    assert_eq!(text(second.window.earliest), "?");
    assert_eq!(text(second.window.latest), "2026-06-18");
    assert_eq!(second.waits_for[0].id, "rota dose 1");
    let visit = item(&plan, "v13");
    assert_eq!(text(visit.window.earliest), "?");
    assert_eq!(text(visit.window.recommended), "2026-04-02");
    assert_eq!(visit.waits_for[0].id, "rota dose 1");
}

#[test]
fn the_second_dose_is_never_shown_before_its_distance_to_the_first() {
    let (build, one, _) = series(Afterwards::Lapses);
    let plan = build.plan(&kid().given("2026-03-20", one).0, "2026-03-21");
    let second = entry(&plan, "v13/rota dose 2");
    assert_eq!(text(second.window.earliest), "2026-04-17");
    assert_eq!(text(second.window.recommended), "2026-04-17");
    let visit = item(&plan, "v13");
    assert_eq!(text(visit.window.earliest), "2026-04-17");
    assert_eq!(text(visit.window.recommended), "2026-04-17");
    assert_eq!(visit.status, Status::Upcoming);
    assert_eq!(
        build
            .plan(&kid().given("2026-03-20", one).0, "2026-04-17")
            .items[1]
            .status,
        Status::Due
    );
}

#[test]
fn a_dose_given_elsewhere_makes_the_visit_s_content_and_the_visit_done() {
    let (build, one, _) = series(Afterwards::Lapses);
    let plan = build.plan(&kid().given("2026-03-20", one).0, "2026-03-21");
    assert_eq!(entry(&plan, "v6/rota dose 1").status, Status::Done);
    assert_eq!(item(&plan, "v6").status, Status::Done);
    assert_eq!(item(&plan, "v6").done_on, Some(day("2026-03-20").into()));
}

#[test]
fn a_dose_before_its_first_day_does_not_count_and_warns_once() {
    let (build, one, _) = series(Afterwards::Lapses);
    let plan = build.plan(&kid().given("2026-02-11", one).0, "2026-02-12");
    assert_eq!(plan.warnings.len(), 1);
    assert_eq!(plan.warnings[0].kind, WarningKind::DoseTooEarly);
    assert_eq!(plan.warnings[0].about, "rota dose 1");
    assert_eq!(entry(&plan, "v6/rota dose 1").status, Status::Due);
}

#[test]
fn a_dose_on_its_first_day_counts() {
    let (build, one, _) = series(Afterwards::Lapses);
    let plan = build.plan(&kid().given("2026-02-12", one).0, "2026-02-13");
    assert!(plan.warnings.is_empty());
    assert_eq!(entry(&plan, "v6/rota dose 1").status, Status::Done);
}

#[test]
fn a_dose_too_close_to_the_one_before_does_not_count() {
    let (build, one, two) = series(Afterwards::Lapses);
    let child = kid().given("2026-02-12", one).given("2026-03-11", two).0;
    let plan = build.plan(&child, "2026-03-12");
    assert_eq!(plan.warnings[0].kind, WarningKind::DoseTooClose);
    assert_eq!(entry(&plan, "v13/rota dose 2").status, Status::Due);
    let child = kid().given("2026-02-12", one).given("2026-03-12", two).0;
    assert!(build.plan(&child, "2026-03-12").warnings.is_empty());
}

#[test]
fn a_later_valid_dose_counts_after_one_that_did_not() {
    let (build, one, _) = series(Afterwards::Lapses);
    let child = kid().given("2026-02-01", one).given("2026-02-20", one).0;
    let plan = build.plan(&child, "2026-02-21");
    assert_eq!(
        entry(&plan, "v6/rota dose 1").done_on,
        Some(day("2026-02-20").into())
    );
    assert_eq!(plan.warnings.len(), 1);
}

#[test]
fn distances_count_from_the_dose_that_counted() {
    let (build, one, _) = series(Afterwards::Lapses);
    let child = kid().given("2026-02-01", one).given("2026-03-25", one).0;
    let plan = build.plan(&child, "2026-03-26");
    assert_eq!(
        text(entry(&plan, "v13/rota dose 2").window.earliest),
        "2026-04-22"
    );
}

#[test]
fn a_dose_is_due_through_its_own_window_after_the_visit_s_has_closed() {
    let (build, ..) = series(Afterwards::Lapses);
    let plan = build.plan(&kid().0, "2026-03-10");
    assert_eq!(item(&plan, "v6").status, Status::Due);
    assert_eq!(text(item(&plan, "v6").window.offered_through), "?");
    let dose = entry(&plan, "v6/rota dose 1");
    assert_eq!(text(dose.window.latest), "2026-03-26");
    assert_eq!(
        item(&build.plan(&kid().0, "2026-03-27"), "v6").status,
        Status::Lapsed
    );
}

#[test]
fn a_dose_is_caught_up_when_the_distance_allows() {
    let until = Point::age(years(2));
    let (build, one, _) = series(Afterwards::CaughtUp { until });
    let child = kid().given("2026-06-10", one).0;
    let waiting = build.plan(&child, "2026-06-20");
    let second = entry(&waiting, "v13/rota dose 2");
    assert_eq!(second.status, Status::Upcoming);
    assert_eq!(text(second.window.earliest), "2026-07-08");
    assert_eq!(text(second.window.latest), "2027-12-31");
    let due = build.plan(&child, "2026-07-08");
    assert_eq!(entry(&due, "v13/rota dose 2").status, Status::Due);
    assert_eq!(text(item(&due, "v13").window.earliest), "2026-07-08");
}

#[test]
fn caught_up_without_an_end_has_none() {
    let mut build = Build::new();
    let gone = build.event("gone");
    let afterwards = Afterwards::CaughtUp {
        until: Point::Event(gone),
    };
    let one = build.dose(Window {
        afterwards,
        ..in_weeks(6, 6, 12)
    });
    let two = build.dose(in_weeks(6, 6, 24));
    build.visit("v6", in_weeks(6, 6, 8), &[one, two]);
    let plan = build.plan(&kid().0, "2026-05-01");
    assert_eq!(item(&plan, "v6").status, Status::Due);
    assert_eq!(text(item(&plan, "v6").window.offered_through), "?");
}

#[test]
fn a_dose_for_which_no_day_is_left_lapses() {
    let (build, one, _) = series(Afterwards::Lapses);
    let plan = build.plan(&kid().given("2026-06-01", one).0, "2026-06-02");
    let second = entry(&plan, "v13/rota dose 2");
    assert_eq!(second.status, Status::Lapsed);
    assert_eq!(text(second.window.earliest), "?");
}

#[test]
fn a_greatest_distance_brings_the_last_day_forward() {
    let (mut build, one, two) = series(Afterwards::Lapses);
    let most = Distance {
        bound: Bound::AtMost,
        duration: weeks(8),
        from: Point::Item(one),
    };
    let dose = build.p.items[two.index()].dose.as_mut().unwrap();
    dose.window.distances.push(most);
    let plan = build.plan(&kid().given("2026-02-12", one).0, "2026-02-13");
    assert_eq!(
        text(entry(&plan, "v13/rota dose 2").window.latest),
        "2026-04-09"
    );
    let plan = build.plan(&kid().0, "2026-02-13");
    assert_eq!(
        text(entry(&plan, "v13/rota dose 2").window.latest),
        "2026-06-18"
    );
}

#[test]
fn a_declined_dose_leaves_the_rest_of_the_visit() {
    let (mut build, one, _) = series(Afterwards::Lapses);
    let growth = build.item("growth");
    build.p.visits[0].items.push(growth);
    let visit = VisitId(0);
    let child = kid()
        .done("2026-02-12", visit)
        .event("2026-02-12", EventKind::ItemDeclined(one))
        .0;
    let plan = build.plan(&child, "2026-02-13");
    assert_eq!(entry(&plan, "v6/rota dose 1").status, Status::Declined);
    assert_eq!(entry(&plan, "v6/growth").status, Status::Done);
    assert_eq!(item(&plan, "v6").status, Status::Done);
    assert!(plan.warnings.is_empty());
}

#[test]
fn a_declined_dose_breaks_its_series_only_as_long_as_it_is_not_given() {
    let (build, one, _) = series(Afterwards::Lapses);
    let declined = EventKind::ItemDeclined(one);
    let child = kid().event("2026-02-12", declined).0;
    let told = |on: &str| {
        let plan = build.plan(&child, on);
        let two = entry(&plan, "v13/rota dose 2");
        assert_eq!(two.status, Status::Lapsed);
        two.reason.clone()
    };
    let open = told("2026-02-13");
    assert!(open.sv.contains("har avböjts. Ges den ändå"), "{}", open.sv);
    assert!(
        open.en.contains("was declined. If that dose"),
        "{}",
        open.en
    );
    // Its own last day has passed: now it is too late.
    let over = told("2026-12-01");
    assert!(over.sv.contains("kan inte längre ges"), "{}", over.sv);
    assert!(over.en.contains("can no longer be given"), "{}", over.en);
}

#[test]
fn a_dose_after_one_of_unknown_history_is_undecided() {
    let until = Point::age(years(2));
    let (build, ..) = series(Afterwards::CaughtUp { until });
    let plan = build.plan(&kid().known_from("2026-05-01").0, "2026-05-02");
    assert_eq!(entry(&plan, "v6/rota dose 1").status, Status::Undecided);
    assert_eq!(entry(&plan, "v13/rota dose 2").status, Status::Undecided);
}

#[test]
fn a_dose_is_caught_up_until_school_starts_though_it_is_unknown_when() {
    let mut build = Build::new();
    build.school();
    let until = Point::SchoolStart;
    let dose = build.dose(Window {
        afterwards: Afterwards::CaughtUp { until },
        ..in_weeks(6, 6, 1000)
    });
    build.visit("v6", in_weeks(6, 6, 8), &[dose]);
    let plan = build.plan(&kid().0, "2026-02-12");
    let latest = entry(&plan, "v6/rota dose 1").window.latest;
    assert_eq!(text(latest), "~2031-08-14");
    // A child that starts late may start on any of 15–24 August 2033.
    assert_eq!(build.status(&kid().0, "2033-08-23"), Status::Due);
    assert_eq!(build.status(&kid().0, "2033-08-24"), Status::Lapsed);
}

#[test]
fn after_the_end_a_dose_that_waits_had_not_begun_though_its_visit_may_have() {
    let mut build = Build::new();
    build.school();
    let one = build.dose(in_weeks(6, 6, 500));
    let distances = Vec::from([at_least(weeks(4), Point::Item(one))]);
    let two = build.dose(Window {
        distances,
        ..in_weeks(6, 13, 500)
    });
    let mut when = in_weeks(0, 0, 0);
    when.latest = Point::SchoolStart;
    build.visit("v", when, &[one, two]);
    let child = kid().ended("2026-06-01", child::End::OptedOut).0;
    let plan = build.plan(&child, "2026-07-01");
    let status = |id: &str| entry(&plan, id).status;
    assert_eq!(status("v/rota dose 1"), Status::Undecided);
    assert_eq!(status("v/rota dose 2"), Status::NotApplicable);
}

#[test]
fn a_visit_done_with_a_dose_given_too_early_has_that_dose_left() {
    let (build, ..) = series(Afterwards::Lapses);
    let plan = build.plan(&kid().done("2026-02-05", VisitId(0)).0, "2026-02-12");
    assert_eq!(item(&plan, "v6").status, Status::Due);
    assert_eq!(item(&plan, "v6").done_on, Some(day("2026-02-05").into()));
    assert_eq!(plan.warnings[0].kind, WarningKind::DoseTooEarly);
}

/// A dose of a child of which it is unknown in which autumn it starts school: that of 2031, 2032 or 2033.
fn of_unknown_start() -> (Build, ItemId) {
    let mut build = Build::new();
    build.school();
    let dose = build.dose(in_weeks(10, 12, 400));
    build.visit("visit", in_weeks(10, 12, 400), &[dose]);
    (build, dose)
}

#[test]
fn a_dose_before_every_day_on_which_school_may_start_is_too_early() {
    let (mut build, item) = of_unknown_start();
    let row = build.p.items[item.index()].dose.as_mut().unwrap();
    row.valid.from = Some(Point::SchoolStart);
    let verdict = |on: &str| {
        let plan = build.plan(&kid().given(on, item).0, "2034-01-01");
        plan.judged_doses[0].verdict
    };
    assert_eq!(verdict("2031-08-14"), DoseVerdict::TooEarly);
    assert_eq!(verdict("2031-08-15"), DoseVerdict::Valid);
}

#[test]
fn a_series_may_begin_no_later_than_on_the_first_day_on_which_its_end_may_be() {
    let (mut build, _) = of_unknown_start();
    build.p.series_table[0].begun_by = Some(Point::SchoolStart);
    let plan = build.plan(&kid().0, "2026-06-01");
    let dose = entry(&plan, "visit/rota dose 1");
    assert_eq!(dose.status, Status::Due);
    assert_eq!(text(dose.window.latest), "~2031-08-15");
}

/// The second dose is only for those who got the first with the first product of the two, and of the first there are two
/// records of one day, in either order, perhaps at its visit.
#[test]
fn records_of_one_dose_are_one_dose_and_either_may_tell_its_product() {
    let (mut build, one, two) = series(Afterwards::Lapses);
    let [this, that] = [ProductId(0), ProductId(1)];
    build.p.series_table[0].products = Vec::from([this, that]);
    let names = ["this", "that", "not_given"].map(String::from);
    let product = build.fact("product", Values::OneOf(names.into()), Change::Fixed);
    build.p.facts[product.index()].made = Some(Made::Product(one));
    build.p.items[two.index()].dose.as_mut().unwrap().condition = is(product, 0);
    let plan = |products: [Option<ProductId>; 2]| {
        let mut child = kid()
            .given("2026-02-20", one)
            .done("2026-02-20", VisitId(0))
            .0;
        for (event, product) in child.events.iter_mut().zip(products) {
            event.products = product.map(|product| (one, product)).into_iter().collect();
        }
        build.plan(&child, "2026-04-10")
    };
    let warns = |plan: &crate::Plan| {
        plan.warnings
            .iter()
            .map(|warning| warning.kind)
            .collect::<Vec<_>>()
    };
    for (products, status) in [
        ([Some(this), None], Status::Due),
        ([None, Some(this)], Status::Due),
        ([Some(that), None], Status::NotApplicable),
        ([None, Some(that)], Status::NotApplicable),
        ([Some(that), Some(that)], Status::NotApplicable),
    ] {
        let plan = plan(products);
        assert_eq!(
            entry(&plan, "v13/rota dose 2").status,
            status,
            "{products:?}"
        );
        assert_eq!(plan.judged_doses.len(), 1);
        assert_eq!(plan.judged_doses[0].visit.as_deref(), Some("v6"));
        assert_eq!(warns(&plan), []);
    }
    for products in [[Some(this), Some(that)], [Some(that), Some(this)]] {
        let plan = plan(products);
        assert_eq!(
            entry(&plan, "v13/rota dose 2").status,
            Status::Undecided,
            "{products:?}"
        );
        assert_eq!(plan.judged_doses[0].product, None);
        assert_eq!(warns(&plan), [WarningKind::TwoProducts]);
    }
}

/// Whatever follows may be another for each day on which the child may start school.
#[test]
fn a_dose_at_an_unknown_school_start_tells_no_end_of_being_caught_up() {
    let mut build = Build::new();
    let start = build.school();
    let caught_up = Window {
        afterwards: Afterwards::CaughtUp {
            until: Point::age(weeks(400)),
        },
        ..in_weeks(8, 8, 16)
    };
    let dose = build.dose(caught_up);
    let grade = |edge| Point::Period(Period::SchoolYear(0), edge);
    let at_school = window(grade(Edge::First), grade(Edge::First), grade(Edge::Last));
    let visit = build.visit("visit", at_school, &[dose]);
    let twin = build.yes_no("twin");
    build.when(visit, is(twin, 1));
    let offered = |build: &Build| {
        let plan = build.plan(&kid().0, "2026-06-01");
        let entry = entry(&plan, "visit/rota dose 1");
        assert_eq!(entry.status, Status::Undecided);
        text(entry.window.offered_through)
    };
    assert_eq!(offered(&build), "?");
    build.p.facts[start.index()].if_unknown = Some(0);
    assert_eq!(offered(&build), "2033-08-31");
}
