//! What a scenario expects of the plan of its child: read, and written back.

use crate::fault::Problem;
use crate::fields::{Fields, Placed};
use crate::values::{self, Kind};
use serde::Serialize;
#[cfg(feature = "yaml")]
use stafett_model::ProgrammeLanguage;
use stafett_model::proof::Words;
use stafett_model::{Day, Meta, Programme};
use stafett_plan::Status;

const AREA: Kind = Kind {
    sv: "inget område",
    en: "area",
};
const BODY: Kind = Kind {
    sv: "ingen huvudman",
    en: "responsible body",
};
const SERVICE: Kind = Kind {
    sv: "ingen verksamhet",
    en: "service",
};
const FACT_OR_EVENT: Kind = Kind {
    sv: "ingen uppgift eller händelse",
    en: "fact or event",
};

/// The words for nobody where a holder is expected.
const NOBODY: [&str; 2] = ["none", "ingen"];
/// The words where it is expected that nobody can tell.
const UNDECIDED: [&str; 2] = ["undecided", "oavgjort"];

/// One thing that a scenario expects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expected {
    /// What.
    pub what: Expectation,
    /// Line of the text on which it stands, from 1.
    pub line: u32,
}

/// The kinds of expectations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expectation {
    /// The plan has this line.
    Line(ExpectedLine),
    /// The plan has no line of this id, or it is not for this child.
    Absent(String),
    /// Who is responsible for an area on the as-of day.
    Area(ExpectedArea),
    /// The plan asks for this fact, or about this event.
    Question {
        /// Its name.
        about: String,
        /// Its title.
        title: String,
    },
}

/// A line that a plan must have. What is `None` is not compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExpectedLine {
    /// Id of a visit or content entry of the plan.
    pub item: String,
    /// Where it stands.
    pub status: Option<Status>,
    /// First day.
    pub earliest: Option<Day>,
    /// The day aimed at.
    pub recommended: Option<Day>,
    /// Last day.
    pub latest: Option<Day>,
    /// Name of the service that performs it.
    pub service: Option<String>,
}

/// Who is responsible for an area. What is `None` is not compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExpectedArea {
    /// Name of the area.
    pub area: String,
    /// The responsible body.
    pub body: Option<Holds>,
    /// The service.
    pub service: Option<Holds>,
}

/// Who holds a layer of responsibility for certain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Holds {
    /// Nobody does.
    Nobody,
    /// That depends on something unknown.
    Undecided,
    /// Exactly this one does.
    Named {
        /// Its name.
        id: String,
        /// Its title.
        title: String,
    },
}

/// Reads one expectation; its line is set by who knows the text.
pub(super) fn read(
    programme: &Programme,
    at: &Placed<'_>,
    problems: &mut Vec<Problem>,
) -> Option<Expected> {
    let mut fields = Fields::of(at, problems)?;
    let (item, absent) = (fields.get("item"), fields.get("absent"));
    let (area, question) = (fields.get("area"), fields.get("question"));
    let what = match (item, absent, area, question) {
        (Some(at), None, None, None) => line(&mut fields, &at, problems).map(Expectation::Line),
        (None, Some(at), None, None) => values::text(&at, problems).map(Expectation::Absent),
        (None, None, Some(at), None) => {
            of_area(programme, &mut fields, &at, problems).map(Expectation::Area)
        }
        (None, None, None, Some(at)) => {
            let facts = programme.facts.iter().map(|fact| &fact.meta);
            let events = programme.events.iter().map(|event| &event.meta);
            let meta = named(&at, FACT_OR_EVENT, facts.chain(events), problems);
            meta.map(|(about, title)| Expectation::Question { about, title })
        }
        _ => {
            problems.push(Problem::new(
                fields.path(),
                Words::new(
                    "en förväntan ska ha precis ett av fälten item, absent, area och question",
                    "what is expected must have exactly one of the fields item, absent, area and question",
                ),
            ));
            return None;
        }
    };
    fields.finish(problems);
    what.map(|what| Expected { what, line: 0 })
}

fn line(
    fields: &mut Fields<'_>,
    at: &Placed<'_>,
    problems: &mut Vec<Problem>,
) -> Option<ExpectedLine> {
    let item = values::text(at, problems);
    let status = fields.get("status");
    let status = status.and_then(|at| values::choice(&at, &statuses(), problems));
    let service = fields.get("service");
    let service = service.and_then(|at| values::text(&at, problems));
    let mut day = |name: &'static str| {
        let at = fields.get(name)?;
        values::day(&at, problems)
    };
    let (earliest, recommended, latest) = (day("earliest"), day("recommended"), day("latest"));
    Some(ExpectedLine {
        item: item?,
        status,
        earliest,
        recommended,
        latest,
        service,
    })
}

fn of_area(
    programme: &Programme,
    fields: &mut Fields<'_>,
    at: &Placed<'_>,
    problems: &mut Vec<Problem>,
) -> Option<ExpectedArea> {
    let areas = programme.areas.iter().map(|area| &area.meta);
    let area = named(at, AREA, areas, problems);
    let (body, service) = (fields.get("body"), fields.get("service"));
    if body.is_none() && service.is_none() {
        let message = Words::new(
            "säg vem som ska ha ansvaret: body, service eller båda (none för ingen)",
            "say who shall be responsible: body, service or both (none for nobody)",
        );
        problems.push(Problem::new(fields.path(), message));
    }
    let bodies = programme.bodies.iter().map(|body| &body.meta);
    let services = programme.services.iter().map(|service| &service.meta);
    let body = body.and_then(|at| holds(&at, BODY, bodies, problems));
    let service = service.and_then(|at| holds(&at, SERVICE, services, problems));
    Some(ExpectedArea {
        area: area?.0,
        body,
        service,
    })
}

fn holds<'r>(
    at: &Placed<'_>,
    kind: Kind,
    rows: impl Iterator<Item = &'r Meta> + Clone,
    problems: &mut Vec<Problem>,
) -> Option<Holds> {
    let word = values::text(at, &mut Vec::new())?;
    if NOBODY.contains(&word.as_str()) {
        return Some(Holds::Nobody);
    }
    if UNDECIDED.contains(&word.as_str()) {
        return Some(Holds::Undecided);
    }
    named(at, kind, rows, problems).map(|(id, title)| Holds::Named { id, title })
}

/// The name and title of the row that is written.
fn named<'r>(
    at: &Placed<'_>,
    kind: Kind,
    mut rows: impl Iterator<Item = &'r Meta> + Clone,
    problems: &mut Vec<Problem>,
) -> Option<(String, String)> {
    let place = values::named(at, kind, rows.clone(), problems)?;
    let meta = rows.nth(usize::from(place))?;
    Some((meta.id.clone(), meta.title.clone()))
}

/// Every status by the words that people read, Swedish and English, and by that of a plan's JSON; in
/// scenarios hyphens may stand for its capitals, and "past" for "past its time".
fn statuses() -> Vec<(String, Status)> {
    let mut words: Vec<(String, Status)> = vec![("past".to_owned(), Status::PastItsTime)];
    for status in Status::ALL {
        let of_json = [status.code().to_owned(), hyphenated(status.code())];
        let of_people = [status.sv().to_owned(), status.en().to_owned()];
        for word in of_people.into_iter().chain(of_json) {
            let word = (word, status);
            if !words.contains(&word) {
                words.push(word);
            }
        }
    }
    words
}

/// "pastItsTime" as "past-its-time".
fn hyphenated(code: &str) -> String {
    let mut text = String::new();
    for letter in code.chars() {
        if letter.is_uppercase() {
            text.push('-');
        }
        text.extend(letter.to_lowercase());
    }
    text
}

/// The written form of an expectation.
#[derive(Default, Serialize)]
pub(super) struct ExpectedOut {
    #[serde(skip_serializing_if = "Option::is_none")]
    item: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    absent: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    area: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    question: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    earliest: Option<Day>,
    #[serde(skip_serializing_if = "Option::is_none")]
    recommended: Option<Day>,
    #[serde(skip_serializing_if = "Option::is_none")]
    latest: Option<Day>,
    #[serde(skip_serializing_if = "Option::is_none")]
    body: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    service: Option<String>,
}

#[cfg(feature = "yaml")]
impl ExpectedOut {
    pub(super) fn of(language: ProgrammeLanguage, expected: &Expected) -> ExpectedOut {
        let out = ExpectedOut::default();
        match &expected.what {
            Expectation::Line(line) => ExpectedOut {
                item: Some(line.item.clone()),
                status: line.status.map(|status| match language {
                    ProgrammeLanguage::Swedish => status.sv(),
                    ProgrammeLanguage::English => status.en(),
                }),
                earliest: line.earliest,
                recommended: line.recommended,
                latest: line.latest,
                service: line.service.clone(),
                ..out
            },
            Expectation::Absent(id) => ExpectedOut {
                absent: Some(id.clone()),
                ..out
            },
            Expectation::Area(area) => ExpectedOut {
                area: Some(area.area.clone()),
                body: area.body.as_ref().map(holder_out),
                service: area.service.as_ref().map(holder_out),
                ..out
            },
            Expectation::Question { about, .. } => ExpectedOut {
                question: Some(about.clone()),
                ..out
            },
        }
    }
}

#[cfg(feature = "yaml")]
fn holder_out(holds: &Holds) -> String {
    match holds {
        Holds::Nobody => "none".to_owned(),
        Holds::Undecided => "undecided".to_owned(),
        Holds::Named { id, .. } => id.clone(),
    }
}
