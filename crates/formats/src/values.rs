//! Single values: texts, days, numbers, names of the programme, values of facts.

use crate::fault::{Problem, short};
use crate::fields::{Fields, Placed};
use crate::node::Node;
use stafett_model::proof::Words;
use stafett_model::{ContentItem, Day, Fact, Meta, Occurred, Values};
use unicode_normalization::UnicodeNormalization;

/// A text, in the form in which the programme's names are compared.
pub(crate) fn text(at: &Placed<'_>, problems: &mut Vec<Problem>) -> Option<String> {
    match at.node {
        Node::Text(text) => Some(text.nfc().collect()),
        Node::Whole(number) => Some(number.to_string()),
        Node::Truth(truth) => Some(truth.to_string()),
        _ => {
            problems.push(Problem::new(
                &at.path,
                Words::new("här ska det stå en text", "a text must stand here"),
            ));
            None
        }
    }
}

/// A text in both languages, `{ sv: …, en: … }`.
pub(crate) fn words(at: &Placed<'_>, problems: &mut Vec<Problem>) -> Option<Words> {
    let mut fields = Fields::of(at, problems)?;
    let mut one = |name| {
        let at = fields.must(name, problems)?;
        text(&at, problems)
    };
    let (sv, en) = (one("sv"), one("en"));
    fields.finish(problems);
    Some(Words::new(sv?, en?))
}

/// A day, in exactly the form 2026-08-18.
pub(crate) fn day(at: &Placed<'_>, problems: &mut Vec<Problem>) -> Option<Day> {
    let given = match at.node {
        Node::Text(text) => text.clone(),
        Node::Whole(number) => number.to_string(),
        _ => String::new(),
    };
    let day = Day::parse(&given).ok();
    if day.is_none() {
        problems.push(no_day(at, &given));
    }
    day
}

/// When something happened: a day, a month or a year, 2026-08-18, 2026-08 or 2026; or the first and
/// last of several days.
pub(crate) fn occurred(at: &Placed<'_>, problems: &mut Vec<Problem>) -> Option<Occurred> {
    let given = match at.node {
        Node::Text(text) => text.clone(),
        Node::Whole(number) => number.to_string(),
        _ => String::new(),
    };
    let occurred = Occurred::parse(&given).ok();
    if occurred.is_none() {
        problems.push(no_day(at, &given).help(Words::new(
            "skriv dagen, 2026-08-18, eller månaden, 2026-08, eller året, 2026",
            "write the day, 2026-08-18, or the month, 2026-08, or the year, 2026",
        )));
    }
    occurred
}

fn no_day(at: &Placed<'_>, given: &str) -> Problem {
    let (bare, rest) = given.split_at_checked(10).unwrap_or((given, ""));
    if rest.starts_with(['T', 't', ' ']) && Day::parse(bare).is_ok() {
        let message = Words::new(
            format!(
                "\"{}\" har ett klockslag; Stafett räknar i hela dagar",
                short(given)
            ),
            format!(
                "\"{}\" has a time of day; Stafett counts in whole days",
                short(given)
            ),
        );
        let help = Words::new(
            "skriv den dag då det hände, till exempel 2026-08-18",
            "write the day on which it happened, for example 2026-08-18",
        );
        return Problem::new(&at.path, message).help(help);
    }
    let message = Words::new(
        format!("\"{}\" är ingen dag i kalendern", short(given)),
        format!("\"{}\" is no day of the calendar", short(given)),
    );
    let help = Words::new(
        "skriv år, månad och dag: 2026-08-18",
        "write year, month and day: 2026-08-18",
    );
    Problem::new(&at.path, message).help(help)
}

/// A whole number from `least` to `most`.
pub(crate) fn whole(
    at: &Placed<'_>,
    least: i32,
    most: i32,
    problems: &mut Vec<Problem>,
) -> Option<i32> {
    let number = match at.node {
        Node::Whole(number) => i32::try_from(*number).ok(),
        Node::Text(text) => text.parse().ok(),
        _ => None,
    };
    let number = number.filter(|number| (least..=most).contains(number));
    if number.is_none() {
        let message = Words::new(
            format!("här ska det stå ett heltal från {least} till och med {most}"),
            format!("a whole number from {least} through {most} must stand here"),
        );
        problems.push(Problem::new(&at.path, message));
    }
    number
}

/// Which of `choices` is written.
pub(crate) fn choice<T: Copy>(
    at: &Placed<'_>,
    choices: &[(&str, T)],
    problems: &mut Vec<Problem>,
) -> Option<T> {
    let given = text(at, problems)?;
    if let Some((_, choice)) = choices.iter().find(|(name, _)| *name == given) {
        return Some(*choice);
    }
    let known: Vec<String> = choices.iter().map(|(name, _)| (*name).to_owned()).collect();
    let message = Words::new(
        format!("\"{}\" kan inte stå här", short(&given)),
        format!("\"{}\" cannot stand here", short(&given)),
    );
    problems.push(
        Problem::new(&at.path, message)
            .help(one_of(&known))
            .unknown(&given, known),
    );
    None
}

fn one_of(known: &[String]) -> Words {
    let names = known.join(", ");
    Words::new(
        format!("skriv ett av: {names}"),
        format!("write one of: {names}"),
    )
}

/// A kind of thing that a programme names.
#[derive(Clone, Copy)]
pub(crate) struct Kind {
    pub(crate) sv: &'static str,
    pub(crate) en: &'static str,
}

/// The place of the row with the written name.
pub(crate) fn named<'r>(
    at: &Placed<'_>,
    kind: Kind,
    rows: impl Iterator<Item = &'r Meta> + Clone,
    problems: &mut Vec<Problem>,
) -> Option<u16> {
    let given = text(at, problems)?;
    let place = rows.clone().position(|meta| meta.id == given);
    if let Some(place) = place.and_then(|place| u16::try_from(place).ok()) {
        return Some(place);
    }
    let message = Words::new(
        format!("programmet har {} som heter \"{}\"", kind.sv, short(&given)),
        format!(
            "the programme has no {} called \"{}\"",
            kind.en,
            short(&given)
        ),
    );
    let known = rows.map(|meta| meta.id.clone()).collect();
    problems.push(Problem::new(&at.path, message).unknown(&given, known));
    None
}

/// A value of a fact, as the number that stands for it.
pub(crate) fn of_fact(at: &Placed<'_>, fact: &Fact, problems: &mut Vec<Problem>) -> Option<i32> {
    let given = match at.node {
        Node::Fraction(number) => number.to_string(),
        Node::List(_) | Node::Map(_) | Node::Nothing => String::from("…"),
        _ => text(at, problems)?,
    };
    let value = match &fact.values {
        Values::YesNo => match given.to_lowercase().as_str() {
            "ja" | "yes" | "true" => Some(1),
            "nej" | "no" | "false" => Some(0),
            _ => None,
        },
        Values::OneOf(names) => names
            .iter()
            .position(|name| *name == given || name.replace('_', " ") == given)
            .and_then(|place| i32::try_from(place).ok()),
        Values::Whole { from, through } => given
            .parse()
            .ok()
            .filter(|number| (*from..=*through).contains(number)),
        Values::Date => Day::parse(&given).ok().map(Day::number),
    };
    if value.is_none() {
        problems.push(no_value(at, fact, &given));
    }
    value
}

/// A result of a content item, as its place among those that the item states.
pub(super) fn result(
    at: &Placed<'_>,
    item: &ContentItem,
    problems: &mut Vec<Problem>,
) -> Option<i32> {
    let given = text(at, problems)?;
    let names = &item.outcomes;
    let place = names
        .iter()
        .position(|name| *name == given || name.replace('_', " ") == given)
        .and_then(|place| i32::try_from(place).ok());
    if place.is_none() {
        let (title, shown) = (&item.meta.title, short(&given));
        let message = Words::new(
            format!("\"{title}\" kan inte få resultatet \"{shown}\""),
            format!("\"{title}\" cannot have the result \"{shown}\""),
        );
        let problem = Problem::new(&at.path, message);
        problems.push(if names.is_empty() {
            problem.help(Words::new(
                "momentet har inga resultat; ta bort raden",
                "the content item has no results; remove the line",
            ))
        } else {
            problem.help(one_of(names)).unknown(&given, names.clone())
        });
    }
    place
}

fn no_value(at: &Placed<'_>, fact: &Fact, given: &str) -> Problem {
    let (title, given) = (&fact.meta.title, short(given));
    let message = Words::new(
        format!("\"{title}\" kan inte vara \"{given}\""),
        format!("\"{title}\" cannot be \"{given}\""),
    );
    let problem = Problem::new(&at.path, message);
    match &fact.values {
        Values::YesNo => problem.help(Words::new("skriv ja eller nej", "write yes or no")),
        Values::OneOf(names) => problem.help(one_of(names)).unknown(&given, names.clone()),
        Values::Whole { from, through } => problem.help(Words::new(
            format!("skriv ett heltal från {from} till och med {through}"),
            format!("write a whole number from {from} through {through}"),
        )),
        Values::Date => problem.help(Words::new(
            "skriv år, månad och dag: 2026-08-18",
            "write year, month and day: 2026-08-18",
        )),
    }
}
