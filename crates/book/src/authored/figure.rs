//! The tables and pictures that the authors may place on their pages, by name.

use stafett_model::proof::Words;
use stafett_model::{AreaId, Meta, Programme, TransitionId, VisitId};

/// A table or picture of the book's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Figure {
    /// What is done at each visit: of one area, or of all.
    Matrix(Option<AreaId>),
    /// Who is responsible when, drawn to scale.
    Timeline(Option<AreaId>),
    /// The same as a table.
    Responsibility(Option<AreaId>),
    /// How many visits and doses a child is offered, by age.
    Counts,
    /// A visit in brief.
    Visit(VisitId),
    /// A transition: giver, what is handed over, receiver.
    Transition(TransitionId),
    /// How many claims hold.
    Checks,
    /// How many rules differ from the earlier edition.
    Changes,
    /// The letters of the services.
    Letters,
}

/// What a figure is about.
#[derive(Clone, Copy)]
enum About {
    /// Nothing in particular.
    Whole(Figure),
    /// The area that is named, or all.
    Area(fn(Option<AreaId>) -> Figure),
    /// The visit that is named.
    Visit,
    /// The transition that is named.
    Transition,
}

/// The names of the figures, Swedish and English.
const NAMES: [(&str, &str, About); 9] = [
    ("matris", "matrix", About::Area(Figure::Matrix)),
    ("tidslinje", "timeline", About::Area(Figure::Timeline)),
    (
        "ansvar",
        "responsibility",
        About::Area(Figure::Responsibility),
    ),
    ("antal", "counts", About::Whole(Figure::Counts)),
    ("besök", "visit", About::Visit),
    ("övergång", "transition", About::Transition),
    ("kontroll", "checks", About::Whole(Figure::Checks)),
    ("ändringar", "changes", About::Whole(Figure::Changes)),
    ("bokstäver", "letters", About::Whole(Figure::Letters)),
];

/// Why there is no such figure.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Unusable {
    pub(crate) says: Words,
    pub(crate) help: Words,
    /// The name that leads nowhere, and the names that would lead somewhere; empty where no name is wrong.
    pub(crate) given: String,
    pub(crate) known: Vec<String>,
}

impl Figure {
    /// The figure that stands between double braces: "besök: bhv.v04_4v".
    pub(crate) fn read(programme: &Programme, says: &str) -> Result<Figure, Box<Unusable>> {
        let (name, about) = match says.split_once(':') {
            Some((name, about)) => (name.trim(), about.trim()),
            None => (says.trim(), ""),
        };
        let lower = name.to_lowercase();
        let of_name = |(sv, en, _): &&(&str, &str, About)| lower == *sv || lower == *en;
        let (sv, en, kind) = NAMES
            .iter()
            .find(of_name)
            .ok_or_else(|| Box::new(unknown(name)))?;
        match kind {
            About::Whole(figure) if about.is_empty() => Ok(*figure),
            About::Whole(_) => Err(Box::new(about_nothing(sv, en))),
            About::Area(figure) if about.is_empty() => Ok(figure(None)),
            About::Area(figure) => area(programme, about).map(|id| figure(Some(id))),
            About::Visit | About::Transition if about.is_empty() => {
                Err(Box::new(about_what(sv, en)))
            }
            About::Visit => visit(programme, about).map(Figure::Visit),
            About::Transition => transition(programme, about).map(Figure::Transition),
        }
    }
}

fn area(programme: &Programme, name: &str) -> Result<AreaId, Box<Unusable>> {
    let ids = programme.areas.iter().map(|row| &row.meta);
    let none = (
        "det finns inget område som heter",
        "there is no area called",
    );
    find(ids, name, none).map(AreaId)
}

/// The visit itself, not a row that a variant or release lays in its place.
fn visit(programme: &Programme, name: &str) -> Result<VisitId, Box<Unusable>> {
    let ids = programme.visits.iter().map(|row| &row.meta);
    let none = (
        "det finns inget besök som heter",
        "there is no visit called",
    );
    find(ids, name, none).map(VisitId)
}

fn transition(programme: &Programme, name: &str) -> Result<TransitionId, Box<Unusable>> {
    let ids = programme.transitions.iter().map(|row| &row.meta);
    let none = (
        "det finns ingen övergång som heter",
        "there is no transition called",
    );
    find(ids, name, none).map(TransitionId)
}

fn find<'m>(
    rows: impl Iterator<Item = &'m Meta> + Clone,
    name: &str,
    (sv, en): (&str, &str),
) -> Result<u16, Box<Unusable>> {
    let place = rows.clone().position(|meta| meta.id == name);
    let place = place.and_then(|place| u16::try_from(place).ok());
    let none = || Unusable {
        says: Words::new(format!("{sv} \"{name}\""), format!("{en} \"{name}\"")),
        help: Words::new(
            "skriv namnet som det står i regelns första rad",
            "write the name as it stands in the rule's first line",
        ),
        given: name.to_owned(),
        known: rows.map(|meta| meta.id.clone()).collect(),
    };
    place.ok_or_else(|| Box::new(none()))
}

fn unknown(name: &str) -> Unusable {
    let list = |of: fn(&(&'static str, &'static str, About)) -> &'static str| {
        NAMES.iter().map(of).collect::<Vec<_>>().join(", ")
    };
    Unusable {
        says: Words::new(
            format!("det finns ingen bild eller tabell som heter \"{name}\""),
            format!("there is no picture or table called \"{name}\""),
        ),
        help: Words::new(
            format!("det här kan stå inom dubbla klamrar: {}", list(|one| one.0)),
            format!("these may stand in double braces: {}", list(|one| one.1)),
        ),
        given: name.to_owned(),
        known: NAMES
            .iter()
            .flat_map(|(sv, en, _)| [*sv, *en])
            .map(str::to_owned)
            .collect(),
    }
}

fn about_nothing(sv: &str, en: &str) -> Unusable {
    Unusable {
        says: Words::new(
            format!("\"{sv}\" gäller hela programmet, men här står något efter kolonet"),
            format!("\"{en}\" is of the whole programme, but something follows the colon"),
        ),
        help: Words::new(format!("skriv {{{{{sv}}}}}"), format!("write {{{{{en}}}}}")),
        given: String::new(),
        known: Vec::new(),
    }
}

fn about_what(sv: &str, en: &str) -> Unusable {
    Unusable {
        says: Words::new(
            format!("\"{sv}\" säger inte vad som ska visas"),
            format!("\"{en}\" does not say what is to be shown"),
        ),
        help: Words::new(
            format!("skriv regelns namn efter ett kolon: {{{{{sv}: namn}}}}"),
            format!("write the rule's name after a colon: {{{{{en}: name}}}}"),
        ),
        given: String::new(),
        known: Vec::new(),
    }
}
