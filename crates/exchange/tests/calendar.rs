//! A plan as iCalendar.

mod common;

use common::{as_of, plan};
use stafett_exchange::calendar::{Settings, Titles, Whose, ics};
use stafett_model::{Day, ProgrammeLanguage};
use stafett_plan::{Plan, PlannedDay, Status};
use std::collections::BTreeMap;

/// The lines of a calendar, put together again where they were folded.
fn unfolded(text: &str) -> Vec<String> {
    assert!(text.ends_with("\r\n"));
    let joined = text.replace("\r\n ", "");
    joined.trim_end().split("\r\n").map(str::to_owned).collect()
}

/// The values of one property, in the order in which they stand.
fn values(text: &str, name: &str) -> Vec<String> {
    let lines = unfolded(text).into_iter();
    lines
        .filter_map(|line| {
            let (key, value) = line.split_once(':')?;
            (key.split(';').next() == Some(name)).then(|| value.to_owned())
        })
        .collect()
}

fn family(titles: Titles) -> Settings {
    Settings {
        titles,
        label: Some("Åsa".into()),
        ..Settings::default()
    }
}

#[test]
fn a_familys_calendar() {
    insta::assert_snapshot!(
        "family",
        ics(&plan(), &family(Titles::Service)).replace('\r', "")
    );
}

#[test]
fn a_clinics_calendar_in_english() {
    let settings = Settings {
        language: ProgrammeLanguage::English,
        whose: Whose::Service("bvc".into()),
        ..Settings::default()
    };
    insta::assert_snapshot!("clinic", ics(&plan(), &settings).replace('\r', ""));
}

#[test]
fn a_place_is_named_in_the_language_of_the_calendar() {
    let mut plan = plan();
    let items = plan.items.iter_mut();
    items.for_each(|item| item.place = "mottagning".into());
    let told = |language| {
        let settings = Settings {
            language,
            ..family(Titles::Visit)
        };
        values(&ics(&plan, &settings), "DESCRIPTION").join("\n")
    };
    let english = told(ProgrammeLanguage::English);
    assert!(english.contains("Place: clinic."), "{english}");
    let swedish = told(ProgrammeLanguage::Swedish);
    assert!(swedish.contains("Plats: mottagning."), "{swedish}");
}

#[test]
fn what_a_phone_shows_unasked_names_no_visit() {
    let plan = plan();
    let shown = values(&ics(&plan, &family(Titles::Service)), "SUMMARY").join("\n");
    assert!(
        shown.contains("Åsa: Besök\\, Barnavårdscentralen (BVC)"),
        "{shown}"
    );
    for item in &plan.items {
        assert!(!shown.contains(&item.title), "{shown}");
    }
    let asked = values(&ics(&plan, &family(Titles::Visit)), "SUMMARY").join("\n");
    assert!(
        asked.contains("Åsa: Besök vid 2 år\\, Barnavårdscentralen (BVC)"),
        "{asked}"
    );
}

#[test]
fn a_discreet_calendar_tells_nothing() {
    let plan = plan();
    let text = unfolded(&ics(&plan, &family(Titles::Discreet))).join("\n");
    assert!(text.contains("SUMMARY:Åsa: Påminnelse"), "{text}");
    let mut told = vec![
        plan.receipt.child.as_str(),
        plan.receipt.programme.title.as_str(),
    ];
    for item in &plan.items {
        told.extend([item.id.as_str(), &item.title, &item.service.title]);
        told.extend(item.contents.iter().map(|entry| entry.title.as_str()));
    }
    for word in told {
        assert!(!text.contains(word), "{word}: {text}");
    }
}

#[test]
fn no_line_is_too_long_and_none_is_folded_inside_a_letter() {
    let mut plan = plan();
    for length in 60..140 {
        let title = "å ä ö 老虎 — ".repeat(20);
        plan.items[0].title = title.chars().take(length).collect();
        plan.items
            .iter_mut()
            .for_each(|item| item.status = stafett_plan::Status::Due);
        let text = ics(&plan, &family(Titles::Visit));
        for line in text.split("\r\n") {
            assert!(line.len() <= 75, "{} bytes: {line}", line.len());
        }
        let whole = values(&text, "SUMMARY").join("\n");
        assert!(whole.contains(&plan.items[0].title), "{whole}");
    }
}

#[test]
fn nothing_that_is_written_ends_a_line() {
    let settings = Settings {
        label: Some("Åsa\r\nATTENDEE:mailto:x@example.org\rX:y\u{7}; a,b\\".into()),
        ..Settings::default()
    };
    let text = ics(&plan(), &settings);
    assert!(
        unfolded(&text)
            .iter()
            .all(|line| !line.starts_with("ATTENDEE") && !line.starts_with("X:"))
    );
    let rest = text.replace("\r\n", "");
    assert!(!rest.contains(|one: char| one.is_control()), "{rest}");
    let first = &values(&text, "SUMMARY")[0];
    assert!(
        first.starts_with("Åsa\\nATTENDEE:mailto:x@example.org X:y \\; a\\,b\\\\: "),
        "{first}"
    );
}

#[test]
fn an_entry_keeps_its_id_and_moves() {
    let of = |day: &str| {
        let text = ics(&as_of(day), &family(Titles::Visit));
        let days = values(&text, "DTSTART");
        let ids = values(&text, "UID").into_iter().zip(days);
        let sequence = values(&text, "SEQUENCE")[0].parse::<u32>().unwrap();
        assert!(
            values(&text, "DTSTAMP")
                .iter()
                .all(|stamp| *stamp == format!("{}T000000Z", day.replace('-', "")))
        );
        (ids.collect::<BTreeMap<_, _>>(), sequence)
    };
    let (before, first) = of("2026-04-01");
    let (after, second) = of("2026-06-01");
    assert!(first < second);
    assert!(after.keys().all(|id| before.contains_key(id)));
    // The visit at 2 years is due on both days, and stands on the day of each plan.
    let moved: Vec<_> = after
        .iter()
        .filter(|(id, day)| before[*id] != **day)
        .collect();
    assert!(
        moved.iter().all(|(_, day)| day.as_str() == "20260601"),
        "{moved:?}"
    );
    assert!(!moved.is_empty());
}

#[test]
fn an_entry_lasts_one_whole_day_and_is_no_appointment() {
    let text = ics(&plan(), &family(Titles::Service));
    let (first, end) = (values(&text, "DTSTART"), values(&text, "DTEND"));
    assert!(!first.is_empty() && first.len() == end.len());
    for (first, end) in first.iter().zip(end) {
        let day = |text: &str| format!("{}-{}-{}", &text[..4], &text[4..6], &text[6..]);
        let first = stafett_model::Day::parse(&day(first)).unwrap();
        assert_eq!(first.plus(1).unwrap().to_string(), day(&end));
    }
    for (name, only) in [
        ("STATUS", "TENTATIVE"),
        ("TRANSP", "TRANSPARENT"),
        ("CLASS", "PRIVATE"),
    ] {
        assert!(
            values(&text, name).iter().all(|value| value == only),
            "{name}"
        );
    }
}

#[test]
fn a_service_has_its_own_and_what_it_takes_part_in() {
    let of = |service: &str| {
        let settings = Settings {
            whose: Whose::Service(service.into()),
            titles: Titles::Visit,
            ..Settings::default()
        };
        values(&ics(&plan(), &settings), "SUMMARY")
    };
    assert_eq!(of("tandvården"), ["åsa-7: Besök vid 2 år"]);
    assert_eq!(of("elevhälsan"), ["åsa-7: Överlämning"]);
    assert!(of("bvc").len() > 2);
    assert!(of("ingen").is_empty());
}

#[test]
fn a_visit_tells_until_when_something_at_it_is_still_made_up() {
    let mut plan = plan();
    let open = plan.items.iter_mut();
    let mut open = open.filter(|item| item.status == Status::Due && !item.contents.is_empty());
    let item = open.next().expect("a visit that is due");
    let last = Day::parse("2031-05-06").unwrap();
    let entry = &mut item.contents[0];
    entry.status = Status::Due;
    entry.window.offered_through = Some(PlannedDay {
        on: last,
        preliminary: false,
    });
    let told = |plan: &Plan| {
        let told = values(&ics(plan, &family(Titles::Visit)), "DESCRIPTION");
        let until = "Kan tas igen till och med 6 maj 2031.";
        told.iter().filter(|text| text.contains(until)).count()
    };
    assert_eq!(told(&plan), 1);
    // What is settled is not made up.
    for entry in plan.items.iter_mut().flat_map(|item| &mut item.contents) {
        entry.status = Status::Done;
    }
    assert_eq!(told(&plan), 0);
}

#[test]
fn a_family_is_told_of_no_handover_in_an_area_that_the_child_does_not_need() {
    let mut plan = plan();
    let handovers = |plan: &Plan| {
        let entries = values(&ics(plan, &family(Titles::Visit)), "SUMMARY");
        let visits =
            |summary: &&String| plan.items.iter().any(|item| summary.contains(&item.title));
        entries.iter().filter(|summary| !visits(summary)).count()
    };
    assert!(handovers(&plan) > 0);
    for area in &mut plan.responsible_now {
        area.demanded = Some(false);
    }
    assert_eq!(handovers(&plan), 0);
}
