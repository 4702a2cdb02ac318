//! Facts and their values in words. What the compiler made is told in both languages, whatever the programme's own:
//! how a visit went, what it was of whom nothing is recorded, and the title of a result at a visit.

use super::{place, point, title, value};
use crate::programme::{GIVEN_BEFORE, GIVEN_FROM};
use crate::proof::Words;
use crate::{Fact, FactId, Made, Point, Programme, ProgrammeLanguage};
use alloc::format;

/// How a visit went, as a value: in the order of the values of [`Made::Outcome`].
const WENT: [(&str, &str); 4] = [
    ("genomfört", "done"),
    ("avböjt", "declined"),
    ("uteblivet", "missed"),
    ("inte aktuellt", "not applicable"),
];

/// What a dose is that was not given.
const NOT_GIVEN: (&str, &str) = ("inte given", "not given");

/// The title of a fact: "Går i skolan"; of a result "Synprövning vid Besök vid 4 år", "Synprövning at Besök vid 4 år"; of
/// when a dose was given the dose.
pub fn fact_title(programme: &Programme, fact: &Fact) -> Words {
    if let Some(Made::Given { dose, .. }) = fact.made {
        return title(programme.item(dose).map(|row| &row.meta));
    }
    let own = fact.meta.title.as_str();
    let Some((sv, en)) = made_title(programme, fact) else {
        return Words::same(own);
    };
    match programme.language {
        ProgrammeLanguage::Swedish => Words::new(own, en),
        ProgrammeLanguage::English => Words::new(sv, own),
    }
}

/// What is asked where a fact is unknown: its title; of when a dose was given, that.
pub fn fact_asked(programme: &Programme, fact: &Fact) -> Words {
    let title = fact_title(programme, fact);
    match fact.made {
        Some(Made::Given { .. }) => Words::new(
            format!("när den ges: {}", title.sv),
            format!("when it is given: {}", title.en),
        ),
        _ => title,
    }
}

/// The title that the compiler makes, in both languages; `None` where the programme's own is all there is.
fn made_title(
    programme: &Programme,
    fact: &Fact,
) -> Option<(alloc::string::String, alloc::string::String)> {
    let visit = |visit| title(programme.visit(visit).map(|row| &row.meta)).sv;
    let item = |item| title(programme.item(item).map(|row| &row.meta)).sv;
    match fact.made.as_ref()? {
        Made::Result {
            item: of,
            visit: at,
        } => {
            let (of, at) = (item(*of), visit(*at));
            Some((format!("{of} vid {at}"), format!("{of} at {at}")))
        }
        Made::Outcome(of) => {
            let of = visit(*of);
            Some((
                format!("{of} – hur det gick"),
                format!("{of} – how it went"),
            ))
        }
        Made::Product(of) => {
            let of = item(*of);
            Some((format!("{of}: produkt"), format!("{of}: product")))
        }
        Made::Given { .. } => None,
    }
}

/// A value of a fact. The name of a place begins with capitals: "Västra Götaland"; other values stay as the
/// programme writes them.
pub fn fact_value(programme: &Programme, id: FactId, number: i32) -> Words {
    let Some(fact) = programme.fact(id) else {
        return Words::same("?");
    };
    if let Some(words) = made_value(programme, fact, number) {
        return words;
    }
    place::name(programme, id, fact, number).unwrap_or_else(|| value(&fact.values, number))
}

/// The words for a value that the compiler made, and not the programme.
fn made_value(programme: &Programme, fact: &Fact, number: i32) -> Option<Words> {
    let at = usize::try_from(number).ok()?;
    let (sv, en) = match fact.made.as_ref()? {
        Made::Outcome(_) => *WENT.get(at)?,
        Made::Given { at, .. } => return Some(given(programme, at, number)),
        _ if fact.nothing() != Some(number) => return None,
        Made::Product(_) => NOT_GIVEN,
        Made::Result { .. } => ("inget resultat", "no result"),
    };
    Some(Words::new(sv, en))
}

/// When a dose was given: "given från 15 års ålder".
fn given(programme: &Programme, at: &Point, value: i32) -> Words {
    let at = point(programme, at);
    match value {
        GIVEN_BEFORE => Words::new(
            format!("given före {}", at.sv),
            format!("given before {}", at.en),
        ),
        GIVEN_FROM => Words::new(
            format!("given från {}", at.sv),
            format!("given from {}", at.en),
        ),
        _ => Words::new(NOT_GIVEN.0, NOT_GIVEN.1),
    }
}
