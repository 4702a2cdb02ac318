//! What holds of every plan: the same input gives the same bytes, order does not matter, days are
//! in order, nothing is proposed before it is allowed.

use super::build::*;
use crate::{Dates, Plan, Status, plan};
use alloc::string::String;
use alloc::vec::Vec;
use proptest::prelude::*;
use stafett_model::child::End;
use stafett_model::*;

/// A programme with something of everything.
fn all_sorts() -> Build {
    let mut build = Build::new();
    let start = build.school();
    build.p.facts[start.index()].if_unknown = Some(0);
    let fact = build.yes_no("p");
    let home = build.event("home");
    let growth = build.item("growth");
    let until = || Point::age(years(1));
    let one = build.dose(Window {
        afterwards: Afterwards::CaughtUp { until: until() },
        ..in_weeks(6, 6, 12)
    });
    let two = build.dose(Window {
        afterwards: Afterwards::CaughtUp { until: until() },
        distances: Vec::from([at_least(weeks(4), Point::Item(one))]),
        ..in_weeks(6, 13, 24)
    });
    let after = |count| Point::Event(home).plus(weeks(count));
    build.visit("home", window(after(0), after(1), after(2)), &[growth]);
    let team = build.visit(
        "team",
        Window {
            afterwards: Afterwards::OfferedAgain,
            ..in_weeks(3, 4, 6)
        },
        &[growth],
    );
    build.when(team, is(fact, 1));
    build.visit("v6", in_weeks(6, 6, 8), &[growth, one]);
    build.visit("v13", in_weeks(10, 13, 16), &[growth, two]);
    let corrected = |count| Point::DueDate.plus(months(count));
    build.visit(
        "sight",
        window(corrected(3), corrected(4), corrected(5)),
        &[],
    );
    build.visit(
        "class",
        window(
            Point::SchoolStart,
            Point::SchoolStart,
            Point::SchoolStart.plus(weeks(1)),
        ),
        &[growth],
    );
    build.leg(
        HEALTH,
        Holder::Service(BVC),
        Point::Birth,
        Point::Event(home),
    );
    build.leg(
        HEALTH,
        Holder::Service(SCHOOL),
        Point::Event(home),
        Point::age(years(16)),
    );
    build
}

fn kinds() -> impl Strategy<Value = EventKind> {
    let visit = (0_u16..6).prop_map(VisitId);
    let item = (0_u16..3).prop_map(ItemId);
    prop_oneof![
        8 => visit.clone().prop_map(|visit| EventKind::Done { visit, items: Vec::new() }),
        4 => (visit.clone(), item.clone()).prop_map(|(visit, item)| EventKind::Done { visit, items: Vec::from([item]) }),
        8 => item.clone().prop_map(EventKind::ItemDone),
        3 => visit.clone().prop_map(EventKind::Declined),
        3 => item.prop_map(EventKind::ItemDeclined),
        3 => visit.clone().prop_map(EventKind::Missed),
        2 => visit.prop_map(EventKind::Cancelled),
        2 => Just(EventKind::Retracted),
        3 => Just(EventKind::Happened(EventId(0))),
        1 => prop_oneof![Just(End::Died), Just(End::Emigrated), Just(End::OptedOut)].prop_map(EventKind::Ended),
    ]
}

/// How many more days an event may have been on: mostly none.
fn days() -> impl Strategy<Value = i32> {
    prop_oneof![3 => Just(0), 1 => 1_i32..60, 1 => Just(364)]
}

/// When a record was made, in days from birth, and which it corrects: mostly unknown and none.
fn made() -> impl Strategy<Value = (Option<i32>, Option<String>)> {
    let corrects = (0_u8..20).prop_map(|id| alloc::format!("{id}"));
    (
        proptest::option::weighted(0.4, -20_i32..700),
        proptest::option::weighted(0.3, corrects),
    )
}

prop_compose! {
    fn children()(
        born in 13_000_i32..22_000,
        events in proptest::collection::vec((0_u8..20, -20_i32..600, days(), kinds(), made()), 0..10),
        facts in proptest::collection::vec((0_i32..3, proptest::option::of(-20_i32..600), made()), 0..4),
        due in proptest::option::of(-20_i32..120),
        complete in proptest::option::of(0_i32..400),
    ) -> Child {
        let born = Day::from_number(born).unwrap();
        let on = |days: i32| born.plus(days).unwrap();
        let mut child = Child::born(born);
        child.events = events.into_iter().map(|(id, days, more, kind, (recorded, corrects))| Event {
            recorded: recorded.map(on),
            corrects,
            ..Event::new(alloc::format!("{id}"), Occurred::between(on(days), on(days + more)), kind)
        }).collect();
        child.facts = facts.into_iter().map(|(value, from, (recorded, corrects))| FactRecord {
            recorded: recorded.map(on),
            corrects,
            ..FactRecord::new(FactId(1), value, from.map(on))
        }).collect();
        child.due_date = due.map(on);
        child.history_complete_from = complete.map(on);
        child
    }
}

fn in_order(dates: &Dates) -> bool {
    let days = [
        dates.earliest,
        dates.recommended,
        dates.recommended_through,
        dates.latest,
    ];
    let known: Vec<Day> = days.into_iter().flatten().map(|day| day.on).collect();
    known.is_sorted()
}

fn every_window(plan: &Plan) -> Vec<(Status, Dates)> {
    let contents = plan.items.iter().flat_map(|item| &item.contents);
    let contents = contents.map(|entry| (entry.status, entry.window));
    plan.items
        .iter()
        .map(|item| (item.status, item.window))
        .chain(contents)
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_same_input_gives_the_same_bytes_in_any_order(child in children(), days in -10_i32..3000) {
        let build = all_sorts();
        let as_of = child.born.plus(days).unwrap();
        let first = serde_json::to_string(&plan(&build.p, &child, as_of)).unwrap();
        let mut turned = child.clone();
        turned.events.reverse();
        turned.facts.reverse();
        prop_assert_eq!(&first, &serde_json::to_string(&plan(&build.p, &turned, as_of)).unwrap());
        let middle = turned.events.len() / 2;
        turned.events.rotate_left(middle);
        prop_assert_eq!(&first, &serde_json::to_string(&plan(&build.p, &turned, as_of)).unwrap());
    }

    #[test]
    fn days_are_in_order_and_what_is_due_has_begun(child in children(), days in -10_i32..3000) {
        let build = all_sorts();
        let as_of = child.born.plus(days).unwrap();
        let plan = plan(&build.p, &child, as_of);
        for (status, dates) in every_window(&plan) {
            prop_assert!(in_order(&dates), "{dates:?}");
            if status == Status::Due {
                prop_assert!(dates.earliest.is_none_or(|earliest| earliest.on <= as_of), "{dates:?}");
            }
        }
    }

    #[test]
    fn the_second_dose_is_never_proposed_too_close_to_the_first(child in children(), days in 0_i32..700) {
        let build = all_sorts();
        let as_of = child.born.plus(days).unwrap();
        let plan = plan(&build.p, &child, as_of);
        let first = entry(&plan, "v6/rota dose 1").done_on;
        let second = entry(&plan, "v13/rota dose 2");
        if let (Some(first), Status::Upcoming | Status::Due) = (first, second.status) {
            let allowed = first.last.plus(28).unwrap();
            for day in [second.window.earliest, second.window.recommended].into_iter().flatten() {
                prop_assert!(day.on >= allowed);
            }
        }
        if first.is_none() {
            prop_assert_ne!(second.status, Status::Due);
        }
    }

    #[test]
    fn what_is_recorded_later_than_known_changes_nothing(child in children(), days in -10_i32..3000, known in -10_i32..700) {
        let build = all_sorts();
        let at = |days: i32| child.born.plus(days).unwrap();
        let as_of = AsOf { day: at(days), known: at(known) };
        let mut before = child.clone();
        before.events.retain(|event| event.recorded.is_none_or(|on| on <= as_of.known));
        before.facts.retain(|fact| fact.recorded.is_none_or(|on| on <= as_of.known));
        prop_assert_eq!(plan(&build.p, &child, as_of), plan(&build.p, &before, as_of));
    }

    #[test]
    fn what_is_recorded_and_retracted_never_was(child in children(), days in -10_i32..3000, kind in kinds(), on in -20_i32..600) {
        let build = all_sorts();
        let as_of = child.born.plus(days).unwrap();
        let mut more = child.clone();
        let on = child.born.plus(on).unwrap();
        more.events.push(Event { corrects: None, ..Event::new("new", on, kind) });
        more.events.push(Event { corrects: Some("new".into()), ..Event::new("gone", on, EventKind::Retracted) });
        let (with, without) = (plan(&build.p, &more, as_of), plan(&build.p, &child, as_of));
        // Only a retraction that has nothing to retract is worth a warning of its own.
        prop_assert_eq!(with.items, without.items);
        prop_assert_eq!(with.responsible_now, without.responsible_now);
        prop_assert_eq!(with.questions, without.questions);
    }

    #[test]
    fn what_was_done_on_a_day_stays_done(child in children(), days in -10_i32..3000, later in 0_i32..2000) {
        let build = all_sorts();
        let mut child = child;
        // What was some time in a month may yet turn out to have been before a dose was allowed.
        child.events.iter_mut().for_each(|event| event.on = event.on.first.into());
        let known = Day::LAST;
        let done = |days: i32| {
            let day = child.born.plus(days).unwrap();
            let plan = plan(&build.p, &child, AsOf { day, known });
            let entries = plan.items.into_iter().flat_map(|item| item.contents);
            let done = entries.filter(|entry| entry.status == Status::Done);
            done.map(|entry| (entry.id, entry.done_on)).collect::<Vec<_>>()
        };
        let then = done(days + later);
        for entry in done(days) {
            prop_assert!(then.contains(&entry), "{entry:?}");
        }
    }

    #[test]
    fn a_record_that_is_sent_twice_is_one(child in children(), days in -10_i32..3000) {
        let build = all_sorts();
        let as_of = child.born.plus(days).unwrap();
        let mut twice = child.clone();
        twice.events.extend(child.events.iter().cloned());
        twice.facts.extend(child.facts.iter().cloned());
        prop_assert_eq!(plan(&build.p, &child, as_of), plan(&build.p, &twice, as_of));
    }

    #[test]
    fn what_has_begun_for_an_event_of_some_days_has_begun_for_each(first in 0_i32..40, more in 0_i32..60, later in 0_i32..80) {
        let build = all_sorts();
        let mut child = kid().0;
        let at = |days: i32| child.born.plus(days).unwrap();
        let as_of = at(first + more + later);
        let happened = |on: Occurred| Event::new("home", on, EventKind::Happened(EventId(0)));
        let between = happened(Occurred::between(at(first), at(first + more)));
        let exact: Vec<Event> = (first..=first + more).map(|day| happened(at(day).into())).collect();
        child.events = Vec::from([between]);
        let said = plan(&build.p, &child, as_of);
        for event in exact {
            child.events = Vec::from([event]);
            let if_so = plan(&build.p, &child, as_of);
            let (may, is) = (item(&said, "home").status, item(&if_so, "home").status);
            prop_assert!(may == is || may == Status::Due, "{may:?} {is:?}");
            prop_assert_ne!(is, Status::Upcoming);
        }
    }

    #[test]
    fn every_item_is_there_once_with_a_sentence(child in children(), days in -10_i32..3000) {
        let build = all_sorts();
        let plan = plan(&build.p, &child, child.born.plus(days).unwrap());
        let mut ids: Vec<&str> = plan.items.iter().map(|item| item.id.as_str()).collect();
        ids.sort_unstable();
        prop_assert_eq!(ids, ["class", "home", "sight", "team", "v13", "v6"]);
        for item in &plan.items {
            prop_assert!(!item.reason.sv.is_empty() && !item.reason.en.is_empty());
            let is_asked = !plan.questions.is_empty() || plan.receipt.ended.is_some();
            prop_assert!(item.status != Status::Undecided || is_asked);
        }
    }
}

/// On each day of a childhood whatever was done on some day of its first year leaves the days of a plan in order:
/// the day that a dose must keep to it may lie after the end of its catching up.
#[test]
fn what_was_some_day_of_a_year_leaves_the_days_in_order() {
    let build = all_sorts();
    let born = day("2005-08-05");
    let visits = (0..6).map(VisitId);
    let items = (0..3).map(|item| EventKind::ItemDone(ItemId(item)));
    let whole = visits.map(|visit| EventKind::Done {
        visit,
        items: Vec::new(),
    });
    for kind in items.chain(whole) {
        let mut child = Child::born(born);
        let on = Occurred::between(born, born.plus(364).unwrap());
        child.events.push(Event::new("e", on, kind.clone()));
        for days in (1..500).step_by(4) {
            let plan = plan(&build.p, &child, born.plus(days).unwrap());
            for (_, dates) in every_window(&plan) {
                assert!(in_order(&dates), "{kind:?}, day {days}: {dates:?}");
            }
        }
    }
}

#[test]
fn the_names_in_json_are_camel_case_and_hold() {
    let mut build = Build::new();
    build.team(Afterwards::Lapses);
    let json = serde_json::to_value(build.plan(&kid().0, "2026-01-25")).unwrap();
    let keys = |value: &serde_json::Value| {
        value
            .as_object()
            .unwrap()
            .keys()
            .cloned()
            .collect::<Vec<_>>()
    };
    assert_eq!(
        keys(&json),
        [
            "items",
            "judgedDoses",
            "questions",
            "receipt",
            "responsibleNow",
            "warnings"
        ]
    );
    assert_eq!(json["items"][0]["status"], "due");
    assert_eq!(json["items"][0]["window"]["latest"]["on"], "2026-02-12");
    assert_eq!(json["receipt"]["proof"], serde_json::Value::Null);
    assert_eq!(
        keys(&json["items"][0]),
        [
            "asNeeded",
            "because",
            "body",
            "channel",
            "contents",
            "doneOn",
            "id",
            "kind",
            "mayApplyLater",
            "minutes",
            "place",
            "reason",
            "rule",
            "service",
            "staff",
            "status",
            "takesOverFrom",
            "title",
            "togetherWith",
            "waitsFor",
            "window"
        ]
    );
}

#[test]
fn the_ends_of_the_calendar_do_no_harm() {
    let build = all_sorts();
    for born in [Day::FIRST, Day::LAST] {
        for as_of in [Day::FIRST, Day::LAST] {
            assert_eq!(plan(&build.p, &Child::born(born), as_of).items.len(), 6);
        }
    }
}
