//! An author's scenario compared with the plan of its child, and which rules scenarios touch.

pub mod coverage;

use crate::child::{Expectation, Expected, ExpectedArea, ExpectedLine, Holds, Unknown};
use stafett_model::proof::Words;
use stafett_model::{Day, Programme};
use stafett_plan::{
    ContentEntry, Dates, Held, HeldVerdict, Plan, PlannedDay, QuestionKind, Status, VisitItem,
};

/// Where a plan is not as its scenario expects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Line of the scenario's text, from 1.
    pub line: u32,
    /// What differs, one sentence without a full stop.
    pub says: Words,
    /// Where the plan has no line of the name: the name, and those that it has.
    pub unknown: Option<Unknown>,
}

/// Every difference, in the order of what is expected.
pub fn differences(expect: &[Expected], plan: &Plan) -> Vec<Difference> {
    expect
        .iter()
        .flat_map(|expected| {
            let told = |says| Difference {
                line: expected.line,
                says,
                unknown: None,
            };
            match &expected.what {
                Expectation::Line(line) => match find(plan, &line.item) {
                    Some(found) => differs(line, &found).into_iter().map(told).collect(),
                    None => vec![Difference {
                        unknown: Some(unknown(plan, &line.item)),
                        ..told(no_line(&line.item))
                    }],
                },
                Expectation::Absent(id) => is_there(plan, id).into_iter().map(told).collect(),
                Expectation::Area(area) => area_differs(area, plan).into_iter().map(told).collect(),
                Expectation::Question { about, title } => {
                    let asked = plan.questions.iter().any(|question| {
                        let kinds = [QuestionKind::Fact, QuestionKind::Event];
                        kinds.contains(&question.kind) && question.id == *about
                    });
                    let missing = (!asked).then(|| not_asked(title));
                    missing.into_iter().map(told).collect()
                }
            }
        })
        .collect()
}

/// Whether plans of the programme can have a line of this id: a visit, or a content item that it
/// offers.
pub fn has_line(programme: &Programme, id: &str) -> bool {
    let (visit, item) = match id.split_once('/') {
        Some((visit, item)) => (visit, Some(item)),
        None => (id, None),
    };
    let mut rows = programme.visits.iter().filter(|row| row.meta.id == visit);
    rows.any(|row| {
        item.is_none_or(|item| {
            let mut items = row.items.iter().filter_map(|id| programme.item(*id));
            items.any(|row| row.meta.id == item)
        })
    })
}

/// A line of a plan, as far as scenarios speak of it.
struct Found<'p> {
    title: &'p str,
    status: Status,
    window: &'p Dates,
    service: &'p str,
}

fn find<'p>(plan: &'p Plan, id: &str) -> Option<Found<'p>> {
    let of_visit = |visit: &'p VisitItem| Found {
        title: &visit.title,
        status: visit.status,
        window: &visit.window,
        service: &visit.service.id,
    };
    let of_entry = |visit: &'p VisitItem, entry: &'p ContentEntry| Found {
        title: &entry.title,
        status: entry.status,
        window: &entry.window,
        service: &visit.service.id,
    };
    plan.items.iter().find_map(|visit| {
        if visit.id == id {
            return Some(of_visit(visit));
        }
        let entry = visit.contents.iter().find(|entry| entry.id == id)?;
        Some(of_entry(visit, entry))
    })
}

fn differs(wanted: &ExpectedLine, found: &Found<'_>) -> Vec<Words> {
    let mut told = Vec::new();
    if let Some(status) = wanted.status.filter(|status| *status != found.status) {
        let is = Words::new(found.status.sv(), found.status.en());
        told.push(is_not(&is, &Words::new(status.sv(), status.en())));
    }
    let days = [
        (wanted.earliest, found.window.earliest),
        (wanted.recommended, found.window.recommended),
        (wanted.latest, found.window.latest),
    ];
    let days = days.into_iter();
    told.extend(days.filter_map(|(wanted, found)| day_differs(wanted?, found)));
    let service = wanted.service.as_deref();
    if let Some(service) = service.filter(|service| *service != found.service) {
        told.push(is_not(&same(found.service), &same(service)));
    }
    told
}

fn day_differs(wanted: Day, found: Option<PlannedDay>) -> Option<Words> {
    let found = found.map(|day| day.on);
    (found != Some(wanted)).then(|| {
        let found = found.map_or_else(|| "–".to_owned(), |day| day.to_string());
        is_not(&same(&found), &same(&wanted.to_string()))
    })
}

fn is_there(plan: &Plan, id: &str) -> Option<Words> {
    let found = find(plan, id).filter(|found| found.status != Status::NotApplicable)?;
    let (title, status) = (found.title, found.status);
    Some(Words::new(
        format!(
            "planen har \"{title}\" ({}), men scenariot väntar sig att den inte gäller barnet",
            status.sv()
        ),
        format!(
            "the plan has \"{title}\" ({}), but the scenario expects that it is not for this child",
            status.en()
        ),
    ))
}

fn area_differs(wanted: &ExpectedArea, plan: &Plan) -> Vec<Words> {
    let mut areas = plan.responsible_now.iter();
    let Some(now) = areas.find(|now| now.area.id == wanted.area) else {
        return vec![no_line(&wanted.area)];
    };
    let layer = |wanted: &Option<Holds>, held: &Held| {
        let wanted = wanted.as_ref().filter(|wanted| !holds(wanted, held))?;
        Some(is_not(&held_by(held), &wished(wanted)))
    };
    let of = |sv: &str, en: &str, says: Words| {
        let title = &now.area.title;
        let (sv, en) = (format!("{sv} för {title}"), format!("{en} for {title}"));
        Words::new(format!("{sv}: {}", says.sv), format!("{en}: {}", says.en))
    };
    let body = layer(&wanted.body, &now.body);
    let service = layer(&wanted.service, &now.service);
    let body = body.map(|says| of("huvudman", "responsible body", says));
    let service = service.map(|says| of("verksamhet", "service", says));
    body.into_iter().chain(service).collect()
}

fn holds(wanted: &Holds, held: &Held) -> bool {
    match wanted {
        Holds::Nobody => held.verdict == HeldVerdict::Nobody,
        Holds::Undecided => held.verdict == HeldVerdict::Undecided,
        Holds::Named { id, .. } => held.holder.as_ref().is_some_and(|one| one.id == *id),
    }
}

fn nobody() -> Words {
    Words::new("ingen", "nobody")
}

fn wished(wanted: &Holds) -> Words {
    match wanted {
        Holds::Nobody => nobody(),
        Holds::Undecided => Words::new("kan inte avgöras", "undecided"),
        Holds::Named { title, .. } => same(title),
    }
}

fn held_by(held: &Held) -> Words {
    let candidates: Vec<&str> = held
        .candidates
        .iter()
        .map(|one| one.title.as_str())
        .collect();
    let candidates = candidates.join(", ");
    match (held.verdict, &held.holder) {
        (HeldVerdict::One, Some(holder)) => same(&holder.title),
        (HeldVerdict::Nobody, _) => nobody(),
        (HeldVerdict::Undecided, _) => Words::new(
            format!("kan inte avgöras ({candidates})"),
            format!("undecided ({candidates})"),
        ),
        _ => same(&candidates),
    }
}

fn same(text: &str) -> Words {
    Words::new(text, text)
}

fn is_not(found: &Words, wanted: &Words) -> Words {
    Words::new(
        format!("planen säger \"{}\", scenariot \"{}\"", found.sv, wanted.sv),
        format!(
            "the plan says \"{}\", the scenario \"{}\"",
            found.en, wanted.en
        ),
    )
}

fn no_line(id: &str) -> Words {
    Words::new(
        format!("planen har ingen rad som heter \"{id}\""),
        format!("the plan has no line called \"{id}\""),
    )
}

fn not_asked(title: &str) -> Words {
    Words::new(
        format!("planen frågar inte efter uppgiften \"{title}\""),
        format!("the plan does not ask for the fact \"{title}\""),
    )
}

fn unknown(plan: &Plan, id: &str) -> Unknown {
    let lines = plan.items.iter().flat_map(|visit| {
        let entries = visit.contents.iter().map(|entry| entry.id.clone());
        std::iter::once(visit.id.clone()).chain(entries)
    });
    Unknown {
        given: id.to_owned(),
        known: lines.collect(),
    }
}
