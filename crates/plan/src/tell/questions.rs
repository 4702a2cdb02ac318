//! What is unknown, and which lines of the plan it would decide.

use crate::place::span::points;
use crate::place::{Placed, Places};
use crate::stand::Reason;
use crate::stand::contents::Content;
use crate::stand::visits::Stood;
use crate::stand::whole::is_open;
use crate::tell::named::Titled;
use crate::tell::sentences::{on_day, plain};
use crate::view::Given;
use crate::words::fill;
use crate::{Question, QuestionKind, Status};
use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use stafett_model::programme::Change;
use stafett_model::proof::Words;
use stafett_model::{AreaId, Day, EventId, Fact, FactId, Made, Point, Variable, Visit, words};

/// What is asked about.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Asked {
    Fact(FactId),
    Event(EventId),
    DueDate,
    History,
    TooMany,
}

/// The questions of a plan, facts first.
pub(crate) fn all(
    given: Given<'_>,
    places: &Places,
    stood: &[Stood],
    areas: &[(AreaId, Asked)],
) -> Vec<Question> {
    let mut asked: BTreeMap<Asked, Decided> = BTreeMap::new();
    // Once the programme's offers have ended nobody can act upon an answer.
    let open = stood.iter().filter(|_| given.history.end.is_none());
    for stood in open {
        let Some(row) = given.programme.visit(stood.visit) else {
            continue;
        };
        let placed = places.get(stood.visit);
        let judged_on = placed.map_or(given.as_of, |placed| placed.judged_on);
        for about in of_visit(given, placed, stood, row) {
            let decided = asked.entry(about).or_default();
            decided.add(row.meta.id.clone(), judged_on);
        }
    }
    for (area, about) in areas {
        if let Some(row) = given.programme.area(*area) {
            let id = ["responsible/", &row.meta.id].concat();
            asked.entry(*about).or_default().add(id, given.as_of);
        }
    }
    asked
        .into_iter()
        .filter_map(|(about, decided)| question(given, about, decided))
        .collect()
}

/// What the answer to a question would decide.
#[derive(Default)]
struct Decided {
    ids: Vec<String>,
    /// The first day on which some of it is judged.
    first: Option<Day>,
}

impl Decided {
    fn add(&mut self, id: String, judged_on: Day) {
        self.ids.push(id);
        self.first = self.first.into_iter().chain([judged_on]).min();
    }
}

fn of_visit(given: Given<'_>, placed: Option<&Placed>, stood: &Stood, row: &Visit) -> Vec<Asked> {
    let mut asked = Vec::new();
    let undecided = || {
        stood
            .contents
            .iter()
            .filter(|content| content.standing.status == Status::Undecided)
    };
    let why = |reason: Reason| undecided().any(|content| content.standing.reason == reason);
    let of_history = |content: &Content| {
        matches!(
            content.standing.reason,
            Reason::History | Reason::HistoryOf(_)
        )
    };
    if undecided().next().is_some() {
        let facts = placed.map(|placed| placed.applies.facts());
        let facts = facts.unwrap_or_default().union(&stood.facts);
        asked.extend(facts.iter().map(|fact| Asked::Fact(*fact)));
    }
    if undecided().any(of_history) {
        asked.push(Asked::History);
        asked.extend(untold(given, stood).map(Asked::Event));
    }
    if why(Reason::TooMany) {
        asked.push(Asked::TooMany);
    }
    if given.child.due_date.is_none() && is_open(stood.status) && from_due_date(given, row) {
        asked.push(Asked::DueDate);
    }
    asked.sort();
    asked.dedup();
    asked
}

/// The events on whose days a visit hangs, or after which it is over, and that may have happened before the history is complete.
fn untold<'s>(given: Given<'s>, stood: &'s Stood) -> impl Iterator<Item = EventId> + 's {
    let contents = stood.contents.iter().flat_map(|content| &*content.waits);
    let waits = stood.waits.iter().chain(contents);
    let ends = stood.contents.iter();
    let ends = ends.filter_map(|content| match &content.standing.reason {
        Reason::HistoryOf(variable) => Some(variable),
        _ => None,
    });
    let events = waits.chain(ends).filter_map(|variable| match variable {
        Variable::Event(event) => Some(*event),
        _ => None,
    });
    events.filter(move |event| given.untold(*event).is_some())
}

/// Whether the window of a visit, or of a dose at it, counts from the due date.
fn from_due_date(given: Given<'_>, row: &Visit) -> bool {
    let doses = row
        .items
        .iter()
        .filter_map(|item| given.programme.item(*item)?.dose.as_ref());
    core::iter::once(&row.window)
        .chain(doses.map(|dose| &dose.window))
        .flat_map(points)
        .any(|point| *point.root() == Point::DueDate)
}

/// The rule of the visit at which a fact is recorded; of when a dose was given, of the first visit that has it.
fn told_at(given: Given<'_>, row: &Fact) -> Option<String> {
    let recorded = match row.change {
        Change::RecordedAt(visit) => Some(visit),
        Change::Fixed | Change::MayChange => None,
    };
    let made = row.made.as_ref();
    let with_dose = |dose| given.tables.visits_with_dose(dose).iter().next().copied();
    let of_dose = made.and_then(Made::dose).and_then(with_dose);
    let visit = made.and_then(Made::visit).or(of_dose).or(recorded)?;
    let row = given.programme.visit(visit)?;
    Some(row.meta.id.clone())
}

fn question(given: Given<'_>, about: Asked, decided: Decided) -> Option<Question> {
    let Decided {
        ids: would_decide,
        first,
    } = decided;
    let other = |kind, id: &str, text: Words| Question {
        kind,
        id: id.to_string(),
        title: String::new(),
        fact: None,
        text,
        told_at: None,
        tells_from: None,
        would_decide: would_decide.clone(),
    };
    Some(match about {
        Asked::Fact(fact) => {
            let row = given.programme.fact(fact)?;
            let named = row.meta.named();
            let title = words::fact_asked(given.programme, row);
            let text = fill("Okänt: {}.", "Unknown: {}.", &[title]);
            Question {
                kind: QuestionKind::Fact,
                id: named.id,
                title: named.title,
                fact: Some(fact),
                text,
                told_at: told_at(given, row),
                tells_from: first.and_then(|first| given.tells_from(fact, first)),
                would_decide,
            }
        }
        Asked::Event(event) => {
            let named = given.programme.event(event)?.meta.named();
            let text = fill(
                "Har det här skett, och vilken dag: {}?",
                "Has this happened, and on which day: {}?",
                &[Words::same(&named.title)],
            );
            Question {
                kind: QuestionKind::Event,
                id: named.id,
                title: named.title,
                fact: None,
                text,
                told_at: None,
                tells_from: None,
                would_decide,
            }
        }
        Asked::DueDate => other(
            QuestionKind::DueDate,
            "dueDate",
            plain(
                "Vilken dag var barnet beräknat att födas?",
                "On which day was the birth expected?",
            ),
        ),
        Asked::History => other(
            QuestionKind::History,
            "history",
            on_day(
                "Vad gjordes före den {}?",
                "What was done before {}?",
                given.complete_from(),
            ),
        ),
        Asked::TooMany => other(
            QuestionKind::TooMany,
            "tooMany",
            plain(
                "För många uppgifter är okända för att alla möjligheter ska kunna prövas.",
                "Too much is unknown for every possibility to be tried.",
            ),
        ),
    })
}
