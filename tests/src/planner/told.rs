//! A case in words that can be read and run again: the programme's text, the child, the day.

use stafett_model::child::End;
use stafett_model::{
    Child, Day, Event, EventKind, FactId, ItemId, Programme, TransitionId, Values, VisitId,
};
use std::fmt::Write;

/// The child as the YAML that `stafett plan --child` reads.
pub fn child(programme: &Programme, child: &Child) -> String {
    let mut text = format!("id: k\nborn: {}\n", child.born);
    if let Some(due) = child.due_date {
        let _ = writeln!(text, "due_date: {due}");
    }
    if let Some(from) = child.history_complete_from {
        let _ = writeln!(text, "history_complete_from: {from}");
    }
    list(
        &mut text,
        "facts",
        child.facts.iter().map(|record| {
            let from = record
                .from
                .map_or(String::new(), |from| format!(", from: {from}"));
            let (name, value) = value(programme, record.fact, record.value);
            let id = match record.id.as_str() {
                "" => String::new(),
                id => format!(", id: {id}"),
            };
            let record = record_of(record.recorded, record.corrects.as_deref());
            format!("{{fact: {name}, value: {value}{from}{id}{record}}}")
        }),
    );
    list(
        &mut text,
        "events",
        child.events.iter().map(|e| event(programme, e)),
    );
    list(
        &mut text,
        "terms",
        child.terms.iter().map(|term| {
            let season = match term.season {
                stafett_model::Season::Autumn => "autumn",
                stafett_model::Season::Spring => "spring",
            };
            format!(
                "{{year: {}, season: {season}, first_day: {}}}",
                term.year, term.first_day
            )
        }),
    );
    text
}

fn list(text: &mut String, name: &str, rows: impl Iterator<Item = String>) {
    let rows: Vec<String> = rows.collect();
    if !rows.is_empty() {
        let _ = writeln!(text, "{name}:\n  - {}", rows.join("\n  - "));
    }
}

/// When a record was made, and what it corrects.
fn record_of(recorded: Option<Day>, corrects: Option<&str>) -> String {
    let recorded = recorded.map_or(String::new(), |on| format!(", recorded: {on}"));
    let corrects = corrects.map_or(String::new(), |id| format!(", corrects: {id}"));
    recorded + &corrects
}

fn value(programme: &Programme, fact: FactId, value: i32) -> (String, String) {
    let row = &programme.facts[fact.index()];
    let said = match &row.values {
        Values::YesNo => if value == 0 { "no" } else { "yes" }.to_owned(),
        Values::OneOf(names) => usize::try_from(value)
            .ok()
            .and_then(|place| names.get(place).cloned())
            .unwrap_or_else(|| value.to_string()),
        Values::Whole { .. } | Values::Date => value.to_string(),
    };
    (row.meta.id.clone(), said)
}

fn event(programme: &Programme, event: &Event) -> String {
    let visit = |id: &VisitId| programme.visits[id.index()].meta.id.clone();
    let transition = |id: &TransitionId| programme.transitions[id.index()].meta.id.clone();
    let product = |id: &ItemId| {
        let with = event.products.iter().find(|(of, _)| of == id);
        let name = with.map(|(_, id)| &programme.products[id.index()].meta.id);
        name.map_or(String::new(), |name| format!(", product: {name}"))
    };
    let item = |id: &ItemId| programme.items[id.index()].meta.id.clone();
    let part = |id: &ItemId| match product(id) {
        with if with.is_empty() => item(id),
        with => format!("{{item: {}{with}}}", item(id)),
    };
    let what = match &event.kind {
        EventKind::Done { visit: id, items } if items.is_empty() => {
            format!("kind: done, visit: {}", visit(id))
        }
        EventKind::Done { visit: id, items } => {
            let names: Vec<String> = items.iter().map(part).collect();
            format!(
                "kind: done, visit: {}, items: [{}]",
                visit(id),
                names.join(", ")
            )
        }
        EventKind::ItemDone(id) => format!("kind: done, item: {}{}", item(id), product(id)),
        EventKind::Declined(id) => format!("kind: declined, visit: {}", visit(id)),
        EventKind::ItemDeclined(id) => format!("kind: declined, item: {}", item(id)),
        EventKind::Missed(id) => format!("kind: missed, visit: {}", visit(id)),
        EventKind::Happened(id) => {
            format!(
                "kind: happened, event: {}",
                programme.events[id.index()].meta.id
            )
        }
        EventKind::Cancelled(id) => format!("kind: cancelled, visit: {}", visit(id)),
        EventKind::HandoverSent(id) => {
            format!("kind: handover_sent, transition: {}", transition(id))
        }
        EventKind::HandoverReceived(id) => {
            format!("kind: handover_received, transition: {}", transition(id))
        }
        EventKind::HandoverRefused(id) => {
            format!("kind: handover_refused, transition: {}", transition(id))
        }
        EventKind::Retracted => "kind: retracted".to_owned(),
        EventKind::Ended(end) => {
            let reason = match end {
                End::Died => "died",
                End::Emigrated => "emigrated",
                End::OptedOut => "opted_out",
            };
            format!("kind: ended, reason: {reason}")
        }
    };
    let on = event.on;
    let record = record_of(event.recorded, event.corrects.as_deref());
    format!("{{id: {}, on: {on}, {what}{record}}}", event.id)
}
