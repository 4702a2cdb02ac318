//! The language is not fitted to one country: an invented schedule with what schedules elsewhere have is
//! written in it, and a table of histories says which doses count and what comes next. The child is born
//! on 15 January 2024; the days of the table are counted by hand from the schedule's text.
#![allow(missing_docs)]

mod support;

use stafett_formats::{Form, child};
use stafett_model::{Child, Day, Programme};
use stafett_plan::{ContentEntry, DoseVerdict, Plan, PlannedDay, Status, plan};
use support::{day, here, read, source};

/// One history and what must come of it.
struct History {
    says: &'static str,
    /// Dose, day and, where recorded, product: `rota dose 1 2024-03-15 duo`.
    given: &'static [&'static str],
    as_of: &'static str,
    /// One verdict for each given dose, in the order of the days; with the day from which it would count.
    verdicts: &'static [&'static str],
    /// Dose, status and, of one that is still to be given, earliest, recommended and latest day.
    expected: &'static [&'static str],
}

const HISTORIES: &[History] = &[
    History {
        says: "nothing given: minimum, recommended and latest age; what follows waits",
        given: &[],
        as_of: "2024-02-01",
        verdicts: &[],
        expected: &[
            "dtap dose 1 upcoming 2024-02-26 2024-03-15 2031-01-14",
            "dtap dose 2 upcoming ? 2024-05-15 2031-01-14",
            "dtap dose 5 undecided",
            "rota dose 1 upcoming 2024-02-26 2024-03-15 2024-04-28",
            "mmr dose 1 upcoming 2025-01-15 2025-01-15 2042-01-14",
        ],
    },
    History {
        says: "four days before the minimum age counts, by the grace",
        given: &["dtap dose 1 2024-02-22"],
        as_of: "2024-02-25",
        verdicts: &["valid"],
        expected: &["dtap dose 2 upcoming 2024-03-25 2024-05-15 2031-01-14"],
    },
    History {
        says: "five days before it does not; it is planned anew, by the minimum age",
        given: &["dtap dose 1 2024-02-21"],
        as_of: "2024-02-25",
        verdicts: &["tooEarly 2024-02-22"],
        expected: &["dtap dose 1 upcoming 2024-02-26 2024-03-15 2031-01-14"],
    },
    History {
        says: "four days less than the least distance counts",
        given: &["dtap dose 1 2024-03-15", "dtap dose 2 2024-04-08"],
        as_of: "2024-04-09",
        verdicts: &["valid", "valid"],
        expected: &["dtap dose 3 upcoming 2024-05-06 2024-07-15 2031-01-14"],
    },
    History {
        says: "five days less does not, and the repeat keeps its distance to it as well",
        given: &["dtap dose 1 2024-03-15", "dtap dose 2 2024-04-07"],
        as_of: "2024-04-20",
        verdicts: &["valid", "tooClose 2024-04-08"],
        expected: &["dtap dose 2 upcoming 2024-05-05 2024-05-15 2031-01-14"],
    },
    History {
        says: "planned six months after the third, judged by four; an absolute minimum has no grace",
        given: &[
            "dtap dose 1 2024-03-15",
            "dtap dose 2 2024-05-15",
            "dtap dose 3 2024-12-01",
            "dtap dose 4 2025-03-31",
            "dtap dose 4 2025-07-30",
        ],
        as_of: "2025-07-31",
        verdicts: &[
            "valid",
            "valid",
            "valid",
            "tooClose 2025-04-01",
            "tooClose 2025-07-31",
        ],
        expected: &["dtap dose 4 upcoming 2026-01-30 2026-01-30 2031-01-14"],
    },
    History {
        says: "the same, a day later: it counts",
        given: &[
            "dtap dose 1 2024-03-15",
            "dtap dose 2 2024-05-15",
            "dtap dose 3 2024-12-01",
            "dtap dose 4 2025-04-01",
        ],
        as_of: "2025-04-02",
        verdicts: &["valid", "valid", "valid", "valid"],
        expected: &[
            "dtap dose 4 done",
            "dtap dose 5 upcoming 2028-01-15 2028-01-15 2031-01-14",
        ],
    },
    History {
        says: "a fourth dose shortly before 4 years: the fifth six months later",
        given: &[
            "dtap dose 1 2024-03-15",
            "dtap dose 2 2024-05-15",
            "dtap dose 3 2024-07-15",
            "dtap dose 4 2028-01-14",
        ],
        as_of: "2028-01-20",
        verdicts: &["valid", "valid", "valid", "valid"],
        expected: &["dtap dose 5 upcoming 2028-07-14 2028-07-14 2031-01-14"],
    },
    History {
        says: "a fourth dose from 4 years: the fifth is skipped",
        given: &[
            "dtap dose 1 2024-03-15",
            "dtap dose 2 2024-05-15",
            "dtap dose 3 2024-07-15",
            "dtap dose 4 2028-01-15",
        ],
        as_of: "2028-01-20",
        verdicts: &["valid", "valid", "valid", "valid"],
        expected: &["dtap dose 5 notApplicable"],
    },
    History {
        says: "a second dose without a first",
        given: &["dtap dose 2 2024-05-15"],
        as_of: "2024-05-16",
        verdicts: &["outOfOrder"],
        expected: &["dtap dose 1 due 2024-02-26 2024-03-15 2031-01-14"],
    },
    History {
        says: "begun on the last day",
        given: &["rota dose 1 2024-04-28 duo"],
        as_of: "2024-05-01",
        verdicts: &["valid"],
        expected: &[
            "rota dose 2 upcoming 2024-05-26 2024-05-26 2024-09-15",
            "rota dose 3 undecided",
        ],
    },
    History {
        says: "not begun in time: nothing of the series is given",
        given: &[],
        as_of: "2024-04-29",
        verdicts: &[],
        expected: &[
            "rota dose 1 lapsed",
            "rota dose 2 lapsed",
            "rota dose 3 notApplicable",
        ],
    },
    History {
        says: "two doses of the one product are enough",
        given: &["rota dose 1 2024-03-15 duo", "rota dose 2 2024-05-15 duo"],
        as_of: "2024-05-16",
        verdicts: &["valid", "valid"],
        expected: &["rota dose 3 notApplicable"],
    },
    History {
        says: "one dose of the other makes three",
        given: &["rota dose 1 2024-03-15 duo", "rota dose 2 2024-05-15 trio"],
        as_of: "2024-05-16",
        verdicts: &["valid", "valid"],
        expected: &["rota dose 3 upcoming 2024-06-12 2024-07-15 2024-09-15"],
    },
    History {
        says: "of which product the doses were is not known: a question",
        given: &["rota dose 1 2024-03-15", "rota dose 2 2024-05-15 duo"],
        as_of: "2024-05-16",
        verdicts: &["valid", "valid"],
        expected: &["rota dose 3 undecided"],
    },
    History {
        says: "before the first birthday, whatever the grace; after it the grace counts",
        given: &[
            "mmr dose 1 2025-01-14",
            "mmr dose 1 2025-01-15",
            "mmr dose 2 2025-02-11",
        ],
        as_of: "2025-03-01",
        verdicts: &["tooEarly 2025-01-15", "valid", "valid"],
        expected: &["mmr dose 2 done"],
    },
    History {
        says: "begun the day before 24 months: two doses",
        given: &["pcv dose 1 2026-01-14"],
        as_of: "2026-01-20",
        verdicts: &["valid"],
        expected: &["pcv dose 2 upcoming 2026-03-11 2026-03-11 2029-01-14"],
    },
    History {
        says: "begun at 24 months: one",
        given: &["pcv dose 1 2026-01-15"],
        as_of: "2026-01-20",
        verdicts: &["valid"],
        expected: &["pcv dose 2 notApplicable"],
    },
    History {
        says: "not begun at 24 months: whoever begins now needs one",
        given: &[],
        as_of: "2026-01-20",
        verdicts: &[],
        expected: &[
            "pcv dose 1 due 2024-02-26 2024-03-15 2029-01-14",
            "pcv dose 2 notApplicable",
        ],
    },
];

fn programme() -> Programme {
    let text = read(&here().join("foreign/atlantis.stafett"));
    support::programme(&[source("atlantis.stafett", &text)])
}

fn planned(programme: &Programme, history: &History) -> Plan {
    let mut text = String::from("{\"id\": \"a\", \"born\": \"2024-01-15\", \"events\": [");
    for (place, given) in history.given.iter().enumerate() {
        let words: Vec<&str> = given.split(' ').collect();
        let (dose, rest) = words.split_at(3);
        let comma = if place == 0 { "" } else { "," };
        let product = rest.get(1).map_or(String::new(), |product| {
            format!(", \"product\": \"{product}\"")
        });
        text.push_str(&format!(
            "{comma}{{\"id\": \"e{place}\", \"kind\": \"done\", \"item\": \"{}\", \"on\": \"{}\"{product}}}",
            dose.join(" "),
            rest[0],
        ));
    }
    text.push_str("]}");
    let child = read_child(programme, &text);
    plan(programme, &child, day(history.as_of))
}

fn read_child(programme: &Programme, text: &str) -> Child {
    match child::read(text, Form::Json, programme) {
        Ok(file) => file.child,
        Err(errors) => panic!("{errors:?}"),
    }
}

fn entry<'p>(plan: &'p Plan, dose: &str) -> &'p ContentEntry {
    let mut contents = plan.items.iter().flat_map(|item| &item.contents);
    let id = format!("clinic.any/{dose}");
    contents
        .find(|entry| entry.id == id)
        .expect("the dose is in the plan")
}

fn written(day: Option<PlannedDay>) -> String {
    day.map_or("?".to_owned(), |day| day.on.to_string())
}

fn code(value: impl serde::Serialize) -> String {
    serde_json::to_value(value)
        .ok()
        .and_then(|value| value.as_str().map(str::to_owned))
        .unwrap_or_default()
}

fn verdict(verdict: DoseVerdict, counts_from: Option<Day>) -> String {
    match counts_from {
        Some(day) => format!("{} {day}", code(verdict)),
        None => code(verdict),
    }
}

#[test]
fn each_history_comes_out_as_the_schedule_says() {
    let programme = programme();
    for history in HISTORIES {
        let plan = planned(&programme, history);
        let judged = plan.judged_doses.iter();
        let verdicts: Vec<String> = judged
            .map(|dose| verdict(dose.verdict, dose.counts_from))
            .collect();
        assert_eq!(verdicts, history.verdicts, "{}", history.says);
        for expected in history.expected {
            let dose = expected.split(' ').take(3).collect::<Vec<_>>().join(" ");
            let entry = entry(&plan, &dose);
            let window = entry.window;
            let is_open = matches!(entry.status, Status::Upcoming | Status::Due);
            let mut found = format!("{dose} {}", code(entry.status));
            if is_open {
                for day in [window.earliest, window.recommended, window.latest] {
                    found = format!("{found} {}", written(day));
                }
            }
            assert_eq!(found, *expected, "{}", history.says);
        }
    }
}

/// The answer that is missing is asked for, and the answer decides.
#[test]
fn an_unknown_product_is_a_question() {
    let programme = programme();
    let unknown = HISTORIES
        .iter()
        .find(|history| history.says.ends_with("a question"))
        .expect("the table has such a history");
    let plan = planned(&programme, unknown);
    let asked = plan
        .questions
        .iter()
        .find(|question| question.id == "rota dose 1 with");
    let asked = asked.expect("the product of the first dose is asked for");
    assert_eq!(asked.title, "Rotavirus dose 1: product");
}

/// Products are read with the doses of a visit as with a dose by itself, and written back.
#[test]
fn a_product_is_read_and_written_back() {
    let programme = programme();
    let text = r#"{"id": "a", "born": "2024-01-15", "events": [
        {"id": "e1", "kind": "done", "visit": "clinic.any", "on": "2024-03-15",
         "items": ["pcv dose 1", {"item": "rota dose 1", "product": "duo"}]},
        {"id": "e2", "kind": "done", "item": "rota dose 2", "product": "trio", "on": "2024-05-15"}]}"#;
    let child = read_child(&programme, text);
    let written = child::write(&programme, &child, None, Form::Json);
    assert_eq!(read_child(&programme, &written), child);
    let plan = plan(&programme, &child, day("2024-05-16"));
    let judged = plan.judged_doses.iter();
    let products = judged.map(|dose| dose.product.as_ref().map(|named| named.title.as_str()));
    assert_eq!(
        products.collect::<Vec<_>>(),
        [None, Some("Duo"), Some("Trio")]
    );
}

#[test]
fn a_product_that_the_series_lacks_is_refused() {
    let text = r#"{"id": "a", "born": "2024-01-15", "events": [
        {"id": "e1", "kind": "done", "item": "pcv dose 1", "product": "duo", "on": "2024-03-15"}]}"#;
    let errors = child::read(text, Form::Json, &programme()).expect_err("PCV has no products");
    assert_eq!(errors.len(), 1, "{errors:?}");
}
