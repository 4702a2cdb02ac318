//! A child as YAML or JSON: what [`super::read()`] reads back.

#[cfg(feature = "yaml")]
use super::ChildFile;
use super::events::undated;
use super::expected::ExpectedOut;
use crate::Form;
use serde::Serialize;
use stafett_model::child::End;
use stafett_model::{
    Child, Day, Event, EventKind, FactRecord, ItemId, Occurred, Programme, ProgrammeLanguage,
    TransitionId,
};
use stafett_model::{Season, Values, VisitId};

/// `child` as text, with the day for which a plan is wanted.
pub fn write(programme: &Programme, child: &Child, as_of: Option<Day>, form: Form) -> String {
    let out = Out::of(programme, child, as_of);
    match form {
        #[cfg(feature = "yaml")]
        Form::Yaml => serde_yaml::to_string(&out).unwrap_or_default(),
        Form::Json => serde_json::to_string_pretty(&out)
            .map(|text| text + "\n")
            .unwrap_or_default(),
    }
}

/// `child` as JSON on one line, without a line feed: a row of NDJSON.
pub fn line(programme: &Programme, child: &Child) -> String {
    serde_json::to_string(&Out::of(programme, child, None)).unwrap_or_default()
}

/// `child` as a value of JSON, for tables that hold children in columns.
pub fn value(programme: &Programme, child: &Child) -> serde_json::Value {
    serde_json::to_value(Out::of(programme, child, None)).unwrap_or_default()
}

/// A scenario as YAML: the child, the day of its plan, and the lines that the plan must have.
#[cfg(feature = "yaml")]
pub fn scenario(programme: &Programme, file: &ChildFile) -> String {
    let mut out = Out::of(programme, &file.child, file.as_of);
    out.edition.clone_from(&file.edition);
    out.title.clone_from(&file.title);
    out.note.clone_from(&file.note);
    let line = |expected| ExpectedOut::of(programme.language, expected);
    out.expect = file.expect.iter().map(line).collect();
    serde_yaml::to_string(&out).unwrap_or_default()
}

/// The written form of a child.
#[derive(Serialize)]
pub(crate) struct Out {
    #[serde(skip_serializing_if = "Option::is_none")]
    edition: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
    #[serde(skip_serializing_if = "String::is_empty")]
    id: String,
    born: Day,
    #[serde(skip_serializing_if = "Option::is_none")]
    as_of: Option<Day>,
    #[serde(skip_serializing_if = "Option::is_none")]
    due_date: Option<Day>,
    #[serde(skip_serializing_if = "Option::is_none")]
    history_complete_from: Option<Day>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    facts: Vec<FactOut>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    events: Vec<EventOut>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    terms: Vec<TermOut>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    expect: Vec<ExpectedOut>,
}

#[derive(Serialize)]
struct FactOut {
    #[serde(skip_serializing_if = "String::is_empty")]
    id: String,
    fact: String,
    value: ValueOut,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<Day>,
    #[serde(skip_serializing_if = "Option::is_none")]
    recorded: Option<Day>,
    #[serde(skip_serializing_if = "Option::is_none")]
    corrects: Option<String>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum ValueOut {
    Text(String),
    Number(i32),
}

#[derive(Serialize, Default)]
struct EventOut {
    id: String,
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    visit: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    item: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    event: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    transition: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    on: Option<Occurred>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    items: Vec<ItemOut>,
    #[serde(skip_serializing_if = "Option::is_none")]
    product: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    recorded: Option<Day>,
    #[serde(skip_serializing_if = "Option::is_none")]
    corrects: Option<String>,
}

/// A content of a visit that was done: its name, or with it the product of the dose.
#[derive(Serialize)]
#[serde(untagged)]
enum ItemOut {
    Named(String),
    Given { item: String, product: String },
}

#[derive(Serialize)]
struct TermOut {
    year: i32,
    season: Season,
    first_day: Day,
}

impl Out {
    pub(crate) fn of(programme: &Programme, child: &Child, as_of: Option<Day>) -> Out {
        Out {
            edition: None,
            title: None,
            note: None,
            id: child.id.clone(),
            born: child.born,
            as_of,
            due_date: child.due_date,
            history_complete_from: child.history_complete_from,
            facts: child
                .facts
                .iter()
                .filter_map(|fact| fact_out(programme, fact))
                .collect(),
            events: child
                .events
                .iter()
                .map(|event| event_out(programme, event))
                .collect(),
            terms: child
                .terms
                .iter()
                .map(|term| TermOut {
                    year: term.year,
                    season: term.season,
                    first_day: term.first_day,
                })
                .collect(),
            expect: Vec::new(),
        }
    }
}

fn fact_out(programme: &Programme, record: &FactRecord) -> Option<FactOut> {
    let fact = programme.fact(record.fact)?;
    let swedish = programme.language == ProgrammeLanguage::Swedish;
    let value = match &fact.values {
        Values::YesNo => ValueOut::Text(
            match (record.value == 0, swedish) {
                (true, true) => "nej",
                (true, false) => "no",
                (false, true) => "ja",
                (false, false) => "yes",
            }
            .to_owned(),
        ),
        Values::OneOf(names) => {
            ValueOut::Text(names.get(usize::try_from(record.value).ok()?)?.clone())
        }
        Values::Whole { .. } => ValueOut::Number(record.value),
        Values::Date => ValueOut::Text(Day::from_number(record.value)?.to_string()),
    };
    Some(FactOut {
        fact: fact.meta.id.clone(),
        value,
        from: record.from,
        id: record.id.clone(),
        recorded: record.recorded,
        corrects: record.corrects.clone(),
    })
}

fn event_out(programme: &Programme, event: &Event) -> EventOut {
    let visit = |id: VisitId| programme.visit(id).map(|row| row.meta.id.clone());
    let item = |id: ItemId| programme.item(id).map(|row| row.meta.id.clone());
    let product = |of: ItemId| {
        let mut products = event.products.iter();
        let (_, id) = products.find(|(item, _)| *item == of)?;
        programme.product(*id).map(|row| row.meta.id.clone())
    };
    let transition = |id: TransitionId| programme.transition(id).map(|row| row.meta.id.clone());
    let needless = event.kind == EventKind::Retracted && event.on == undated(event.recorded);
    let base = EventOut {
        id: event.id.clone(),
        on: (!needless).then_some(event.on),
        recorded: event.recorded,
        corrects: event.corrects.clone(),
        ..EventOut::default()
    };
    match &event.kind {
        EventKind::Done { visit: id, items } => EventOut {
            kind: "done",
            visit: visit(*id),
            items: items
                .iter()
                .filter_map(|id| {
                    let item = item(*id)?;
                    Some(match product(*id) {
                        Some(product) => ItemOut::Given { item, product },
                        None => ItemOut::Named(item),
                    })
                })
                .collect(),
            ..base
        },
        EventKind::ItemDone(id) => EventOut {
            kind: "done",
            item: item(*id),
            product: product(*id),
            ..base
        },
        EventKind::Declined(id) => EventOut {
            kind: "declined",
            visit: visit(*id),
            ..base
        },
        EventKind::ItemDeclined(id) => EventOut {
            kind: "declined",
            item: item(*id),
            ..base
        },
        EventKind::Missed(id) => EventOut {
            kind: "missed",
            visit: visit(*id),
            ..base
        },
        EventKind::Cancelled(id) => EventOut {
            kind: "cancelled",
            visit: visit(*id),
            ..base
        },
        EventKind::HandoverSent(id) => EventOut {
            kind: "handover_sent",
            transition: transition(*id),
            ..base
        },
        EventKind::HandoverReceived(id) => EventOut {
            kind: "handover_received",
            transition: transition(*id),
            ..base
        },
        EventKind::HandoverRefused(id) => EventOut {
            kind: "handover_refused",
            transition: transition(*id),
            ..base
        },
        EventKind::Retracted => EventOut {
            kind: "retracted",
            ..base
        },
        EventKind::Happened(id) => EventOut {
            kind: "happened",
            event: programme.event(*id).map(|row| row.meta.id.clone()),
            ..base
        },
        EventKind::Ended(end) => EventOut {
            kind: "ended",
            reason: Some(match end {
                End::Died => "died",
                End::Emigrated => "emigrated",
                End::OptedOut => "opted_out",
            }),
            ..base
        },
    }
}
