//! Contradictory and odd histories, each with the plan that must come of it: the cases are in
//! `histories/*.txt`, written to be read.
//!
//! A case is a title on the margin, then the child and the days on which it is looked at:
//!
//! ```text
//! A day is moved
//!   - a done v4 2026-01-23                  an event: id, kind, of what, when
//!   - b done v4 2026-01-28 recorded 2026-02-01 corrects a
//!   - f fact risk ja from 2026-01-10        a fact: id, name, value
//!   born 2026-01-01 | complete DAY | term 2026 autumn DAY
//!   as of 2026-02-20 known 2026-02-10       from here on, what must be so on that day
//!     v4 done on 2026-01-28 earliest DAY recommended DAY latest DAY says words of the reason
//!     @ hälsa bhv late since DAY says a sentence    who holds the child: area, service, state
//!     ? risk                                a question
//!     ! conflictingEvents a                 a warning; there must be no other
//! ```
//!
//! In names `_` may stand for a space, and `~` before a day says that it is preliminary.

#[path = "histories/case.rs"]
mod case;

use case::{Case, Holds, Look, Wanted};
use stafett_compile::{Source, compile};
use stafett_model::{AsOf, Programme};
use stafett_plan::{Dates, Plan, PlannedDay, plan};

const PROGRAMME: &str = include_str!("histories/programme.stafett");
const FILES: [(&str, &str); 9] = [
    ("days", include_str!("histories/days.txt")),
    ("outcomes", include_str!("histories/outcomes.txt")),
    ("corrections", include_str!("histories/corrections.txt")),
    ("intervals", include_str!("histories/intervals.txt")),
    ("doses", include_str!("histories/doses.txt")),
    ("facts", include_str!("histories/facts.txt")),
    ("ends", include_str!("histories/ends.txt")),
    ("handovers", include_str!("histories/handovers.txt")),
    ("school", include_str!("histories/school.txt")),
];

fn programme() -> Programme {
    let compiled = compile(&[Source {
        path: "programme.stafett".into(),
        text: PROGRAMME.into(),
    }]);
    let told = &compiled.diagnostics;
    compiled.programme.unwrap_or_else(|| panic!("{told:?}"))
}

fn cases(programme: &Programme) -> Vec<Case> {
    FILES
        .iter()
        .flat_map(|(file, text)| case::read(programme, file, text))
        .collect()
}

/// What a line of a plan says: its status, days, when it was done and why.
struct Line<'p> {
    status: String,
    dates: Dates,
    done_on: Option<String>,
    reason: &'p str,
}

fn line<'p>(plan: &'p Plan, id: &str) -> Option<Line<'p>> {
    let item = plan.items.iter().find(|item| item.id == id);
    let item = item.map(|item| (item.status, item.window, item.done_on, &item.reason));
    let mut entries = plan.items.iter().flat_map(|item| &item.contents);
    let entry = entries.find(|entry| entry.id == id);
    let entry = entry.map(|entry| (entry.status, entry.window, entry.done_on, &entry.reason));
    let (status, dates, done_on, reason) = item.or(entry)?;
    let status = serde_json::to_value(status).ok()?;
    Some(Line {
        status: status.as_str()?.to_owned(),
        dates,
        done_on: done_on.map(|on| on.to_string()),
        reason: &reason.sv,
    })
}

fn shown(day: Option<PlannedDay>) -> String {
    match day {
        None => "?".to_owned(),
        Some(day) if day.preliminary => format!("~{}", day.on),
        Some(day) => day.on.to_string(),
    }
}

/// What differs from what is wanted, of one line.
fn differs(line: &Line<'_>, wanted: &Wanted) -> Option<String> {
    let is = match wanted {
        Wanted::Status(status) => (&line.status == status).then_some(()).ok_or(&line.status),
        Wanted::Says(words) => {
            let says = line.reason.contains(words.as_str());
            return (!says).then(|| format!("says {:?}, not {words:?}", line.reason));
        }
        Wanted::DoneOn(on) => {
            let done = line.done_on.clone().unwrap_or_default();
            return (done != *on).then(|| format!("done on {done:?}, not {on}"));
        }
        Wanted::Day(which, on) => {
            let day = shown(match which.as_str() {
                "earliest" => line.dates.earliest,
                "recommended" => line.dates.recommended,
                _ => line.dates.latest,
            });
            return (day != *on).then(|| format!("{which} {day}, not {on}"));
        }
    };
    is.err()
        .map(|status| format!("is {status}, not {wanted:?}"))
}

/// What differs from what is wanted of who holds the child.
fn misheld(plan: &Plan, area: &str, wanted: &Holds) -> Option<String> {
    let mut areas = plan.responsible_now.iter();
    let Some(now) = areas.find(|now| now.area.id == area) else {
        return Some(format!("no area {area}"));
    };
    let holding = &now.holding;
    let service = holding.service.as_ref().map_or("-", |service| &service.id);
    let state = serde_json::to_value(holding.state).ok()?;
    let since = holding
        .since
        .map_or(String::new(), |day| format!(" since {day}"));
    let who = format!("{service} {}{since}", state.as_str()?);
    if who != wanted.who {
        return Some(format!("{area} is held by {who}, not {}", wanted.who));
    }
    let says = wanted.says.as_ref()?;
    (says != &holding.sentence.sv).then(|| format!("{area} says {:?}", holding.sentence.sv))
}

/// Everything in which a plan is not what a case wants on one day.
fn faults(plan: &Plan, look: &Look) -> Vec<String> {
    let mut faults = Vec::new();
    for (id, wanted) in &look.lines {
        match line(plan, id) {
            None => faults.push(format!("no line {id}")),
            Some(line) => {
                faults.extend(differs(&line, wanted).map(|fault| format!("{id} {fault}")))
            }
        }
    }
    for (area, wanted) in &look.holding {
        faults.extend(misheld(plan, area, wanted));
    }
    for id in &look.questions {
        if !plan.questions.iter().any(|question| question.id == *id) {
            faults.push(format!("does not ask {id}"));
        }
    }
    let warned = |warning: &stafett_plan::Warning| {
        let kind = serde_json::to_value(warning.kind).unwrap();
        format!("{} {}", kind.as_str().unwrap(), warning.about)
            .trim()
            .to_owned()
    };
    let mut warnings: Vec<String> = plan.warnings.iter().map(warned).collect();
    warnings.sort();
    if warnings != look.warnings {
        faults.push(format!("warns {warnings:?}, not {:?}", look.warnings));
    }
    faults
}

#[test]
fn odd_histories_give_the_plans_that_are_written_beside_them() {
    let programme = programme();
    let mut told = Vec::new();
    for case in cases(&programme) {
        for look in &case.looks {
            let plan = plan(&programme, &case.child, look.as_of);
            let faults = faults(&plan, look);
            let AsOf { day, known } = look.as_of;
            let place = |fault| format!("{}, as of {day} known {known}: {fault}", case.title);
            told.extend(faults.into_iter().map(place));
        }
    }
    assert!(told.is_empty(), "{}", told.join("\n"));
}

#[test]
fn the_order_of_records_never_matters() {
    let programme = programme();
    for case in cases(&programme) {
        let mut turned = case.child.clone();
        turned.events.reverse();
        turned.facts.reverse();
        turned.terms.reverse();
        for look in &case.looks {
            assert_eq!(
                plan(&programme, &case.child, look.as_of),
                plan(&programme, &turned, look.as_of),
                "{}",
                case.title
            );
        }
    }
}

#[test]
fn every_warning_says_what_follows_in_both_languages() {
    let programme = programme();
    let mut kinds = std::collections::BTreeSet::new();
    for case in cases(&programme) {
        for look in &case.looks {
            for warning in plan(&programme, &case.child, look.as_of).warnings {
                let texts = [&warning.text.sv, &warning.text.en];
                assert!(
                    texts.iter().all(|text| text.ends_with('.')
                        && !text.contains("{}")
                        && !text.contains("  ")),
                    "{warning:?}"
                );
                kinds.insert(warning.kind);
            }
        }
    }
    assert!(kinds.len() >= 18, "{kinds:?}");
}

#[test]
fn the_cases_are_read() {
    let programme = programme();
    let cases = cases(&programme);
    let titles: std::collections::BTreeSet<&str> =
        cases.iter().map(|case| case.title.as_str()).collect();
    assert!(cases.len() >= 80, "{}", cases.len());
    assert_eq!(
        titles.len(),
        cases.len(),
        "each case has a title of its own"
    );
    assert!(cases.iter().all(|case| !case.looks.is_empty()));
}
