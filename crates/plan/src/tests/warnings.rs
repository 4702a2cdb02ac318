//! Bad input: one warning each, a stated effect, and the rest of the plan stands.

use super::build::*;
use crate::{Plan, Status, WarningKind};
use alloc::string::ToString;
use alloc::vec::Vec;
use stafett_model::child::End;
use stafett_model::*;

fn kinds(plan: &Plan) -> Vec<WarningKind> {
    plan.warnings.iter().map(|warning| warning.kind).collect()
}

fn team() -> (Build, VisitId) {
    let mut build = Build::new();
    let visit = build.team(Afterwards::Lapses);
    (build, visit)
}

#[test]
fn an_event_before_birth_is_ignored() {
    let (build, visit) = team();
    let plan = build.plan(&kid().done("2025-12-31", visit).0, "2026-01-25");
    assert_eq!(kinds(&plan), [WarningKind::BeforeBirth]);
    assert_eq!(
        (plan.warnings[0].about.as_str(), plan.items[0].status),
        ("e0", Status::Due)
    );
}

#[test]
fn an_event_after_the_day_of_the_plan_is_ignored() {
    let (build, visit) = team();
    let child = kid().done("2026-01-26", visit).0;
    let plan = build.plan(&child, "2026-01-25");
    assert_eq!(
        (kinds(&plan), plan.items[0].status),
        ([WarningKind::AfterAsOf].to_vec(), Status::Due)
    );
    assert!(build.plan(&child, "2026-01-26").warnings.is_empty());
}

#[test]
fn a_history_that_is_complete_from_a_day_that_cannot_be_meant_is_told() {
    let (build, _) = team();
    let warned = |from: &str, as_of: &str| kinds(&build.plan(&kid().known_from(from).0, as_of));
    let before = [WarningKind::HistoryBeforeBirth];
    assert_eq!(warned("2025-12-31", "2026-01-25"), before);
    assert_eq!(warned("2026-01-01", "2026-01-25"), []);
    assert_eq!(warned("2026-01-25", "2026-01-25"), []);
    let after = [WarningKind::HistoryAfterAsOf];
    assert_eq!(warned("2026-01-26", "2026-01-25"), after);
    // Of a child that is not born there is nothing to be known yet.
    let unborn = [WarningKind::BornLater];
    assert_eq!(warned("2026-01-01", "2025-12-20"), unborn);
}

#[test]
fn a_due_date_that_cannot_be_is_told_and_ignored() {
    let (build, _) = team();
    let plan = |due: &str| {
        let mut child = kid().0;
        child.due_date = Some(day(due));
        build.plan(&child, "2026-01-25")
    };
    // Without a word of the programme, from 3 weeks before the birth through 18 weeks after it.
    assert_eq!(kinds(&plan("2025-12-11")), []);
    assert_eq!(kinds(&plan("2026-05-07")), []);
    let ignored = [WarningKind::DueDateOutOfRange];
    assert_eq!(kinds(&plan("2025-12-10")), ignored);
    assert_eq!(kinds(&plan("2026-05-08")), ignored);
    assert_eq!(
        plan("2036-01-01").items,
        build.plan(&kid().0, "2026-01-25").items
    );
    let text = &plan("2036-01-01").warnings[0].text.en;
    assert!(
        text.contains("1 January 2036") && text.contains("7 May 2026"),
        "{text}"
    );
}

#[test]
fn what_may_have_been_before_a_death_is_not_after_the_end() {
    let (build, visit) = team();
    let died = Occurred {
        first: day("2026-01-02"),
        last: day("2026-01-30"),
    };
    let mut child = kid()
        .done("2026-01-24", visit)
        .ended("2026-01-02", End::Died)
        .0;
    child.events[1].on = died;
    let plan = build.plan(&child, "2026-02-25");
    assert_eq!(kinds(&plan), []);
    assert_eq!(plan.items[0].status, Status::Done);
    child.events[1].kind = EventKind::Ended(End::Emigrated);
    assert_eq!(
        kinds(&build.plan(&child, "2026-02-25")),
        [WarningKind::AfterEnd]
    );
}

#[test]
fn what_happens_after_the_child_left_the_country_is_warned_of() {
    let mut build = Build::new();
    let arrival = build.event("arrival");
    let left = || kid().ended("2026-02-01", End::Emigrated);
    let back = left().event("2026-03-01", EventKind::Happened(arrival)).0;
    assert_eq!(
        kinds(&build.plan(&back, "2026-04-01")),
        [WarningKind::AfterEnd]
    );
    assert_eq!(kinds(&build.plan(&left().0, "2026-04-01")), []);
}

#[test]
fn done_and_declined_counts_as_done() {
    let (build, visit) = team();
    let declined = EventKind::Declined(visit);
    let plan = build.plan(
        &kid()
            .done("2026-01-24", visit)
            .event("2026-01-24", declined.clone())
            .0,
        "2026-01-25",
    );
    assert_eq!(
        (kinds(&plan), plan.items[0].status),
        ([WarningKind::DoneAndDeclined].to_vec(), Status::Done)
    );
    let plan = build.plan(
        &kid()
            .event("2026-01-23", declined)
            .done("2026-01-24", visit)
            .0,
        "2026-01-25",
    );
    assert!(plan.warnings.is_empty(), "a family may change its mind");
}

#[test]
fn two_events_of_one_id_that_differ_are_both_ignored() {
    let (build, visit) = team();
    let mut child = kid().done("2026-01-23", visit).done("2026-01-24", visit).0;
    child.events[1].id = child.events[0].id.clone();
    let plan = build.plan(&child, "2026-01-25");
    assert_eq!(
        (kinds(&plan), plan.items[0].status),
        ([WarningKind::ConflictingEvents].to_vec(), Status::Due)
    );
}

#[test]
fn one_event_sent_twice_counts_once_without_warning() {
    let (build, visit) = team();
    let mut child = kid().done("2026-01-23", visit).0;
    child.events.push(child.events[0].clone());
    let plan = build.plan(&child, "2026-01-25");
    assert_eq!(
        (plan.warnings.len(), plan.items[0].status),
        (0, Status::Done)
    );
}

#[test]
fn what_is_done_after_death_is_ignored() {
    let (build, visit) = team();
    let child = kid()
        .ended("2026-01-23", End::Died)
        .done("2026-01-24", visit)
        .0;
    let plan = build.plan(&child, "2026-01-25");
    assert_eq!(
        (kinds(&plan), plan.items[0].status),
        ([WarningKind::AfterDeath].to_vec(), Status::Lapsed)
    );
}

#[test]
fn what_is_done_on_the_day_of_death_counts() {
    let (build, visit) = team();
    let child = kid()
        .ended("2026-01-24", End::Died)
        .done("2026-01-24", visit)
        .0;
    assert_eq!(build.status(&child, "2026-01-25"), Status::Done);
}

#[test]
fn a_child_born_after_the_day_of_the_plan_has_everything_before_it() {
    let (build, _) = team();
    let plan = build.plan(&kid().0, "2025-12-01");
    assert_eq!(kinds(&plan), [WarningKind::BornLater]);
    assert_eq!(plan.items[0].status, Status::Upcoming);
    assert_eq!(text(plan.items[0].window.recommended), "2026-01-29");
}

#[test]
fn a_child_outside_the_population_is_planned_with_a_warning() {
    let (build, _) = team();
    let plan = build.plan(&Kid::born("1999-12-31").0, "2000-01-25");
    assert_eq!(kinds(&plan), [WarningKind::OutsidePopulation]);
    assert_eq!(plan.items[0].status, Status::Due);
}

#[test]
fn a_value_that_the_programme_does_not_know_is_ignored() {
    let mut build = Build::new();
    let fact = build.yes_no("p");
    let visit = build.team(Afterwards::Lapses);
    build.when(visit, is(fact, 1));
    let plan = build.plan(
        &kid().fact(fact, 1).fact_from(fact, 7, "2026-01-02").0,
        "2026-01-25",
    );
    assert_eq!(
        (kinds(&plan), plan.items[0].status),
        ([WarningKind::UnknownValue].to_vec(), Status::Due)
    );
}

#[test]
fn facts_that_break_an_invariant_are_taken_as_they_stand() {
    let mut build = Build::new();
    let (p, q) = (build.yes_no("p"), build.yes_no("q"));
    build
        .p
        .population
        .always
        .push(not(Condition::All(Vec::from([is(p, 1), is(q, 1)]))));
    let visit = build.team(Afterwards::Lapses);
    build.when(visit, is(p, 1));
    let plan = build.plan(&kid().fact(p, 1).fact(q, 1).0, "2026-01-25");
    assert_eq!(
        (kinds(&plan), plan.items[0].status),
        ([WarningKind::FactsContradict].to_vec(), Status::Due)
    );
}

#[test]
fn a_term_outside_its_year_is_ignored() {
    let (build, _) = team();
    let child = kid().term(2026, Season::Autumn, "2027-08-20").0;
    assert_eq!(
        kinds(&build.plan(&child, "2026-01-25")),
        [WarningKind::TermOutOfYear]
    );
}

#[test]
fn a_term_outside_the_days_on_which_it_may_begin_is_told_and_counts() {
    let (mut build, _) = team();
    build.school();
    let plan = |season, on: &str| build.plan(&kid().term(2026, season, on).0, "2026-01-25");
    let told = [WarningKind::TermOutOfRange];
    for (season, on, kinds_of) in [
        (Season::Autumn, "2026-02-01", &told[..]),
        (Season::Spring, "2026-02-01", &told[..]),
        (Season::Autumn, "2026-08-20", &[]),
    ] {
        assert_eq!(kinds(&plan(season, on)), kinds_of, "{season:?} {on}");
    }
    let text = &plan(Season::Autumn, "2026-02-01").warnings[0].text;
    assert!(
        text.sv
            .starts_with("Höstterminen 2026 sägs börja den 1 februari 2026,"),
        "{text:?}"
    );
    assert!(
        text.en
            .starts_with("The autumn term of 2026 is said to begin on 1 February 2026,"),
        "{text:?}"
    );
    // A day that the programme itself has published is none to wonder at.
    let school = build.p.school.as_mut().unwrap();
    school.published[0].first_day = day("2026-08-11");
    let child = kid().term(2026, Season::Autumn, "2026-08-11").0;
    assert_eq!(kinds(&build.plan(&child, "2026-01-25")), []);
}

#[test]
fn a_fact_that_cannot_be_so_on_the_day_of_the_plan_is_told() {
    let mut build = Build::new();
    let start = build.school();
    let pupil = build.yes_no("pupil");
    build.p.facts[pupil.index()].change = Change::MayChange;
    let first = Point::Period(Period::SchoolYear(0), Edge::First);
    build.p.population.during.push(programme::Invariant {
        condition: is(pupil, 0),
        days: Some((Point::Birth, first)),
    });
    let of = |child: Kid, as_of: &str| kinds(&build.plan(&child.0, as_of));
    let told = [WarningKind::FactsContradict];
    let usual = || kid().fact(start, 0);
    assert_eq!(of(usual().fact(pupil, 1), "2030-09-01"), told);
    assert_eq!(of(usual().fact(pupil, 0), "2030-09-01"), []);
    // The day on which school begins that autumn is not known.
    assert_eq!(of(usual().fact(pupil, 1), "2032-08-22"), []);
    // A child that may have started a year early: there is nothing certain to say.
    assert_eq!(of(kid().fact(pupil, 1), "2031-09-15"), []);
    assert_eq!(of(kid().fact(pupil, 1), "2030-09-01"), told);
    let child = usual().fact(pupil, 1).0;
    let text = &build.plan(&child, "2030-09-01").warnings[0].text.sv;
    assert!(
        text.contains("den 1 september 2030: Title of pupil (ja)."),
        "{text}"
    );
}

#[test]
fn ids_that_no_programme_has_change_nothing() {
    let (build, _) = team();
    let child = kid()
        .done("2026-01-24", VisitId(900))
        .given("2026-01-24", ItemId(900))
        .0;
    let child = Kid(child)
        .event("2026-01-24", EventKind::Happened(EventId(900)))
        .0;
    assert_eq!(
        build.status(&Kid(child).fact(FactId(900), 1).0, "2026-01-25"),
        Status::Due
    );
}

#[test]
fn what_people_read_names_titles_in_both_languages_and_no_ids() {
    let (build, visit) = team();
    let plan = build.plan(&kid().done("2025-12-31", visit).0, "2026-01-25");
    let said = &plan.warnings[0].text;
    assert!(
        said.sv
            .contains("”Title of team” är daterat 31 december 2025"),
        "{}",
        said.sv
    );
    assert!(
        said.en
            .contains("“Title of team” is dated 31 December 2025"),
        "{}",
        said.en
    );
    assert_eq!(
        plan.items[0].reason.sv.to_string(),
        "Kan göras nu, senast den 12 februari 2026."
    );
}
