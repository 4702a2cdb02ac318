//! Children are read whole, and everything wrong with one is said at once, with its line.

mod common;

use proptest::prelude::*;
use stafett_formats::Form;
use stafett_formats::child::{ChildError, ERRORS_LIMIT, line_about, read, write};
use stafett_model::child::{End, TermRecord};
use stafett_model::*;

const WHOLE: &str = "\
id: tio-manader
born: 2026-01-15
as_of: 2026-11-21
due_date: 2026-01-20
history_complete_from: 2026-01-15
facts:
  - {fact: elev, value: ja, from: 2026-01-15}
  - {fact: elev, value: false}
  - {fact: epds, value: 12}
  - {fact: flyttad, value: 2026-03-01}
  - {fact: skolform, value: anpassad grundskola}
events:
  - {id: e1, kind: done, visit: bhv.v02_4v, on: 2026-02-12, items: [tillva\u{308}xt]}
  - {kind: done, item: mätning, on: 2026-02-12}
  - {id: e3, kind: happened, event: hemkomst, on: 2026-01-18}
  - {id: e4, kind: ended, reason: emigrated, on: 2026-05-01}
terms: [{year: 2026, season: autumn, first_day: 2026-08-18}]
expect:
  - {item: bhv.v02_4v, status: genomfört}
  - {item: bhv.v02_4v/tillväxt, latest: 2026-02-26, service: bhv}
";

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn errors(text: &str) -> Vec<ChildError> {
    read(text, Form::Yaml, &common::programme()).unwrap_err()
}

#[test]
fn a_byte_order_mark_is_read_as_if_it_were_not_there() {
    let programme = common::programme();
    let marked = |text: &str| format!("\u{feff}{text}");
    let plain = read(WHOLE, Form::Yaml, &programme).unwrap();
    assert_eq!(
        read(&marked(WHOLE), Form::Yaml, &programme).as_ref(),
        Ok(&plain)
    );
    let json = r#"{"id": "a", "born": "2026-01-15"}"#;
    assert!(read(&marked(json), Form::Json, &programme).is_ok());
    let wrong = r#"{"id": "a", "born": "2026-01-32"}"#;
    assert_eq!(
        read(&marked(wrong), Form::Json, &programme),
        read(wrong, Form::Json, &programme)
    );
}

#[test]
fn an_empty_text_is_said_to_be_empty() {
    let programme = common::programme();
    for (text, form) in [
        ("", Form::Yaml),
        ("", Form::Json),
        ("\u{feff}\n", Form::Yaml),
    ] {
        let errors = read(text, form, &programme).unwrap_err();
        assert_eq!(errors.len(), 1);
        assert_eq!(errors[0].message.sv, "filen är tom");
        assert_eq!(errors[0].message.en, "the file is empty");
    }
}

#[test]
fn every_field_is_read() {
    let file = read(WHOLE, Form::Yaml, &common::programme()).unwrap();
    assert_eq!(file.as_of, Some(day("2026-11-21")));
    assert_eq!(
        file.child.facts.iter().map(|f| f.value).collect::<Vec<_>>(),
        [1, 0, 12, 20513, 0]
    );
    assert_eq!(
        file.child.events[0].kind,
        EventKind::Done {
            visit: VisitId(0),
            items: vec![ItemId(1)]
        }
    );
    assert_eq!(file.child.events[1].id, "events[1]");
    assert_eq!(file.child.events[3].kind, EventKind::Ended(End::Emigrated));
    assert_eq!(file.child.terms[0].season, Season::Autumn);
    assert_eq!(
        file.expect.iter().map(|e| e.line).collect::<Vec<_>>(),
        [19, 20]
    );
}

#[test]
fn everything_wrong_is_said_at_once_with_its_place() {
    let text = "\
id: x
bornn: 2026-01-15
due_date: 2026-2-9
facts:
  - {fact: elevv, value: ja}
  - {fact: elev, value: kanske}
  - {fact: epds, value: 31}
events:
  - {kind: done, visit: bhv.v02, on: 2026-02-12}
  - {kind: done, on: 2026-02-12}
  - kind: happened
    event: hemkomt
    on: 2026-01-18T10:00
  - {kind: gjort, on: 2026-02-12}
id: y
";
    let said: Vec<String> = errors(text)
        .iter()
        .map(|e| format!("{}:{} {} {}", e.line, e.column, e.path, e.message.en))
        .collect();
    assert_eq!(
        said,
        [
            "1:1  the field \"born\" is missing",
            "1:1 id the field \"id\" stands twice",
            "2:1 bornn there is no field called \"bornn\" here",
            "3:11 due_date \"2026-2-9\" is no day of the calendar",
            "5:12 facts[0].fact the programme has no fact called \"elevv\"",
            "6:25 facts[1].value \"elev\" cannot be \"kanske\"",
            "7:25 facts[2].value \"epds\" cannot be \"31\"",
            "9:25 events[0].visit the programme has no visit called \"bhv.v02\"",
            "10:5 events[1] the event must have either \"visit\" or \"item\"",
            "12:12 events[2].event the programme has no event called \"hemkomt\"",
            "13:9 events[2].on \"2026-01-18T10:00\" has a time of day; Stafett counts in whole days",
            "14:12 events[3].kind \"gjort\" cannot stand here",
        ]
    );
}

#[test]
fn what_happened_is_read_as_exactly_as_it_is_written() {
    let text = "\
born: 2026-01-15
facts:
  - {id: f, fact: elev, value: ja, recorded: 2026-02-01}
  - {id: g, fact: elev, value: nej, corrects: f}
events:
  - {id: a, kind: done, visit: bhv.v02_4v, on: 2026-02}
  - {id: b, kind: cancelled, visit: bhv.v02_4v, on: 2026, recorded: 2026-03-01, corrects: a}
  - {id: c, kind: handover_received, transition: till_skolan, on: 2026-02-12}
  - {id: d, kind: retracted, corrects: g}
  - {id: e, kind: missed, visit: bhv.v02_4v, on: 2026-02-01/2026-02-12}
";
    let child = read(text, Form::Yaml, &common::programme()).unwrap().child;
    let said = |event: &Event| (event.on.to_string(), event.corrects.clone());
    let [a, b, c, d, e] = child.events.as_slice() else {
        panic!("{:?}", child.events)
    };
    assert_eq!(said(a), ("2026-02".into(), None));
    assert_eq!(said(b), ("2026".into(), Some("a".into())));
    assert_eq!(
        (b.recorded, &b.kind),
        (Some(day("2026-03-01")), &EventKind::Cancelled(VisitId(0)))
    );
    assert_eq!(c.kind, EventKind::HandoverReceived(TransitionId(0)));
    assert_eq!(
        (&d.kind, d.corrects.as_deref()),
        (&EventKind::Retracted, Some("g"))
    );
    assert_eq!(
        e.on,
        Occurred::between(day("2026-02-01"), day("2026-02-12"))
    );
    assert_eq!(child.facts[0].recorded, Some(day("2026-02-01")));
    assert_eq!(
        (
            child.facts[1].id.as_str(),
            child.facts[1].corrects.as_deref()
        ),
        ("g", Some("f"))
    );
}

#[test]
fn what_is_said_of_an_event_must_be_of_its_kind() {
    for (event, en) in [
        (
            "kind: done, visit: bhv.v02_4v, on: 2026-13",
            "\"2026-13\" is no day of the calendar",
        ),
        (
            "kind: done, visit: bhv.v02_4v, on: 2026-02-12 10:00",
            "\"2026-02-12 10:00\" has a time of day; Stafett counts in whole days",
        ),
        (
            "kind: done, visit: bhv.v02_4v",
            "the field \"on\" is missing",
        ),
        ("kind: retracted", "the field \"corrects\" is missing"),
        (
            "kind: cancelled, on: 2026-02-12",
            "the field \"visit\" is missing",
        ),
        (
            "kind: handover_sent, transition: till_skola, on: 2026-02-12",
            "the programme has no transition called \"till_skola\"",
        ),
        (
            "kind: done, visit: bhv.v02_4v, on: 2026-02-12, recorded: 2026-02",
            "\"2026-02\" is no day of the calendar",
        ),
    ] {
        let text = format!("born: 2026-01-15\nevents:\n  - {{id: e, {event}}}\n");
        let errors = errors(&text);
        let said: Vec<&str> = errors
            .iter()
            .map(|error| error.message.en.as_str())
            .collect();
        assert_eq!(said, [en], "{event}");
    }
}

#[test]
fn unknown_names_come_with_those_that_are_known() {
    let errors = errors("born: 2026-01-15\nfacts: [{fact: elevv, value: ja}]");
    let unknown = errors[0].unknown.clone().unwrap();
    assert_eq!((unknown.given.as_str(), unknown.known.len()), ("elevv", 4));
}

const OUT_OF_RANGE: &str = "\"1066-10-14\" lies outside the years that are read, 1600 through 2799";

#[test]
fn what_names_no_days_is_told_as_what_it_is() {
    let on = |on: &str| {
        let event = format!("{{id: e, kind: done, item: mätning, on: {on}}}");
        let errors = errors(&format!("born: 2026-01-15\nevents: [{event}]"));
        errors[0].message.en.clone()
    };
    let out = "lies outside the years that are read, 1600 through 2799";
    for given in [
        "1066-10-14",
        "1066-10",
        "1066",
        "9999-12-31",
        "2026-01-20/3000-01-01",
    ] {
        assert_eq!(on(given), format!("\"{given}\" {out}"));
    }
    for given in ["1066-02-29", "2026-13", "1066-13", "2026-02-01/x"] {
        assert_eq!(on(given), format!("\"{given}\" is no day of the calendar"));
    }
    let backwards = "the last day, 2026-01-18, comes before the first, 2026-01-20";
    assert_eq!(on("2026-01-20/2026-01-18"), backwards);
}

#[test]
fn a_number_that_nobody_can_mean_is_told_where_it_stands() {
    let huge = "99999999999999999999999999";
    let errors = errors(&format!(
        "born: 2026-01-15\nfacts: [{{fact: elev, value: {huge}}}]"
    ));
    assert!(
        errors[0]
            .message
            .en
            .ends_with(&format!("cannot be \"{huge}\"")),
        "{errors:?}"
    );
    assert_eq!(errors[0].line, 2);
}

#[test]
fn a_text_that_ends_too_soon_is_told_at_its_end() {
    let cut = "{\"born\": \"2026-01-15\", \"events\": [\n  {\"id\": \"e\"}\n";
    let errors = read(cut, Form::Json, &common::programme()).unwrap_err();
    let message = "the text ends too soon: something that was begun has not been ended";
    assert_eq!(errors[0].message.en, message);
    assert_eq!((errors[0].line, errors[0].column), (2, 13));
}

#[test]
fn broken_texts_have_a_message_of_our_own() {
    for (text, line, en) in [
        ("born: [", 1, "the text here is not valid YAML"),
        ("a: 1\n\tb: 2", 2, "the text here is not valid YAML"),
        (
            "born: 2026-01-15\n---\nborn: 2026-01-15",
            1,
            "the file has more than one YAML document, set apart by ---",
        ),
        ("born: 1066-10-14", 1, OUT_OF_RANGE),
        ("- 1", 1, "fields, \"name: value\", must stand here"),
        ("", 1, ""),
        (
            "born: 1899-12-31",
            1,
            "a child can be born in the years 1900–2150, not 1899-12-31",
        ),
    ] {
        let errors = errors(text);
        assert_eq!(errors[0].line, line, "{text:?} {errors:?}");
        let told = &errors[0].message.en;
        assert!(told == en || en.is_empty(), "{text:?} {errors:?}");
    }
    assert!(
        errors(&"x".repeat(2_000_000))[0]
            .message
            .en
            .contains("1048576")
    );
    let many = format!(
        "born: 2026-01-15\nfacts:\n{}",
        "  - {fact: x, value: y}\n".repeat(1000)
    );
    assert_eq!(errors(&many).len(), ERRORS_LIMIT);
}

#[test]
fn a_line_is_found_for_a_warning() {
    assert_eq!(line_about(WHOLE, Form::Yaml, "e3"), Some(15));
    assert_eq!(line_about(WHOLE, Form::Yaml, "epds"), Some(9));
    assert_eq!(line_about(WHOLE, Form::Yaml, "mätning"), Some(14));
    assert_eq!(line_about(WHOLE, Form::Yaml, ""), Some(2));
    assert_eq!(line_about(WHOLE, Form::Yaml, "nothing"), None);
}

fn days() -> impl Strategy<Value = Day> {
    (-25_000i32..60_000).prop_map(|number| Day::from_number(number).unwrap())
}

fn kinds() -> impl Strategy<Value = EventKind> {
    prop_oneof![
        any::<bool>().prop_map(|some| EventKind::Done {
            visit: VisitId(0),
            items: if some {
                vec![ItemId(1), ItemId(0)]
            } else {
                Vec::new()
            },
        }),
        Just(EventKind::ItemDone(ItemId(0))),
        Just(EventKind::Declined(VisitId(0))),
        Just(EventKind::ItemDeclined(ItemId(1))),
        Just(EventKind::Missed(VisitId(0))),
        Just(EventKind::Cancelled(VisitId(0))),
        Just(EventKind::Retracted),
        Just(EventKind::Happened(EventId(0))),
        Just(EventKind::Ended(End::Died)),
        Just(EventKind::Ended(End::OptedOut)),
    ]
}

/// A record's id, the day on which it was made, and what it corrects.
fn record() -> impl Strategy<Value = (Option<String>, Option<Day>, Option<String>)> {
    (
        proptest::option::of("[a-z0-9:~]{1,4}"),
        proptest::option::of(days()),
        proptest::option::of("[a-z0-9:~]{1,4}"),
    )
}

/// A day, a month, a year, or some days.
fn occurred() -> impl Strategy<Value = Occurred> {
    prop_oneof![
        days().prop_map(Occurred::from),
        days().prop_map(|day| Occurred::month(day.year(), day.ymd().1).unwrap()),
        days().prop_map(|day| Occurred::year(day.year()).unwrap()),
        (days(), days()).prop_map(|(one, other)| Occurred::between(one, other)),
    ]
}

fn facts() -> impl Strategy<Value = FactRecord> {
    let value = prop_oneof![
        (0..2i32).prop_map(|value| (0, value)),
        (0..31i32).prop_map(|value| (1, value)),
        (-1000..1000i32).prop_map(|value| (2, value)),
        (0..2i32).prop_map(|value| (3, value)),
    ];
    (value, proptest::option::of(days()), record()).prop_map(
        |((fact, value), from, (id, recorded, corrects))| FactRecord {
            id: id.unwrap_or_default(),
            recorded,
            corrects,
            ..FactRecord::new(FactId(fact), value, from)
        },
    )
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(
        id in "[ -~åäö:#'\"]{0,12}",
        born in days(),
        due_date in proptest::option::of(days()),
        as_of in proptest::option::of(days()),
        facts in proptest::collection::vec(facts(), 0..4),
        events in proptest::collection::vec(("[a-z0-9:~]{1,4}", occurred(), kinds(), record()), 0..5),
        term in proptest::option::of(days()),
    ) {
        let programme = common::programme();
        let child = Child {
            id,
            born,
            due_date,
            history_complete_from: due_date,
            facts,
            events: events.into_iter().map(|(id, on, kind, (_, recorded, corrects))| {
                // A retraction names what it retracts.
                let gone = (kind == EventKind::Retracted).then(String::new);
                Event { recorded, corrects: corrects.or(gone), ..Event::new(id, on, kind) }
            }).collect(),
            terms: term.into_iter().map(|first_day| TermRecord {
                year: 2030, season: Season::Spring, first_day,
            }).collect(),
        };
        for form in [Form::Yaml, Form::Json] {
            let text = write(&programme, &child, as_of, form);
            let file = read(&text, form, &programme);
            let file = file.map_err(|errors| TestCaseError::fail(format!("{text}\n{errors:?}")))?;
            prop_assert_eq!(&file.child, &child, "{}", text);
            prop_assert_eq!(file.as_of, as_of);
        }
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in "\\PC{0,200}", json in any::<bool>()) {
        let form = if json { Form::Json } else { Form::Yaml };
        let _ = read(&text, form, &common::programme());
    }

    #[test]
    fn no_damage_makes_the_reader_panic(
        at in 0..WHOLE.len(), cut in 0usize..20, put in "[-\\[\\]{}:,&*!|>'\"%@`\\n\\t #a1]{0,6}",
    ) {
        let from = (0..=at).rev().find(|at| WHOLE.is_char_boundary(*at)).unwrap();
        let to = (from + cut..WHOLE.len()).find(|at| WHOLE.is_char_boundary(*at)).unwrap_or(WHOLE.len());
        let text = format!("{}{put}{}", &WHOLE[..from], &WHOLE[to..]);
        for form in [Form::Yaml, Form::Json] {
            if let Err(errors) = read(&text, form, &common::programme()) {
                prop_assert!(!errors.is_empty());
                prop_assert!(errors.iter().all(|e| e.line >= 1 && e.column >= 1 && !e.message.sv.is_empty()));
            }
        }
    }
}
