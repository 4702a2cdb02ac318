//! Single values: texts, days, numbers, names of the programme, values of facts.

use crate::child::Rows;
use crate::fault::{Problem, short};
use crate::fields::{Fields, Placed};
use crate::node::Node;
use stafett_model::proof::Words;
use stafett_model::{ContentItem, Day, Fact, Meta, Occurred, Values};
use std::borrow::Cow;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// A text, in the form in which the programme's names are compared.
pub(crate) fn text(at: &Placed<'_>, problems: &mut Vec<Problem>) -> Option<String> {
    shown(at, problems).map(Cow::into_owned)
}

/// The same, not copied where it stands in that form.
fn shown<'n>(at: &Placed<'n>, problems: &mut Vec<Problem>) -> Option<Cow<'n, str>> {
    match at.node {
        Node::Text(text) => Some(composed(text)),
        Node::Whole(number) => Some(number.to_string().into()),
        Node::Truth(truth) => Some(truth.to_string().into()),
        Node::Day(day) => Some(day.to_string().into()),
        _ => {
            problems.push(Problem::new(
                &at.path,
                Words::new("här ska det stå en text", "a text must stand here"),
            ));
            None
        }
    }
}

/// In Unicode's form NFC, in which most texts are written anyhow.
fn composed(text: &str) -> Cow<'_, str> {
    match text.is_ascii() || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        true => text.into(),
        false => text.nfc().collect::<String>().into(),
    }
}

/// What is written where a day must stand.
fn of_day<'n>(at: &Placed<'n>) -> Cow<'n, str> {
    match at.node {
        Node::Text(text) => text.as_ref().into(),
        Node::Whole(number) => number.to_string().into(),
        _ => "".into(),
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
    if let Node::Day(day) = at.node {
        return Some(*day);
    }
    let given = of_day(at);
    let day = Day::parse(&given).ok();
    if day.is_none() {
        problems.push(no_day(at, &given, None));
    }
    day
}

/// When something happened: a day, a month or a year, 2026-08-18, 2026-08 or 2026; or the first and
/// last of several days.
pub(crate) fn occurred(at: &Placed<'_>, problems: &mut Vec<Problem>) -> Option<Occurred> {
    if let Node::Day(day) = at.node {
        return Some((*day).into());
    }
    let given = of_day(at);
    let occurred = Occurred::parse(&given).ok();
    if occurred.is_none() {
        problems.push(backwards(at, &given).unwrap_or_else(|| no_days(at, &given)));
    }
    occurred
}

/// The problem with several days of which the last comes before the first.
fn backwards(at: &Placed<'_>, given: &str) -> Option<Problem> {
    let (first, last) = given.split_once('/')?;
    let (first, last) = (Day::parse(first).ok()?, Day::parse(last).ok()?);
    let message = Words::new(
        format!("den sista dagen, {last}, kommer före den första, {first}"),
        format!("the last day, {last}, comes before the first, {first}"),
    );
    let help = Words::new(
        format!("skriv den första dagen först: {last}/{first}"),
        format!("write the first day first: {last}/{first}"),
    );
    Some(Problem::new(&at.path, message).help(help))
}

fn no_days(at: &Placed<'_>, given: &str) -> Problem {
    // Of a month and a year, the first day tells whether it is only out of range.
    let parts = given.split('/');
    let mut days = parts.flat_map(|part| ["", "-01", "-01-01"].map(|rest| [part, rest].concat()));
    let days = days.find(|day| Day::is_out_of_range(day));
    no_day(at, given, days.as_deref()).help(Words::new(
        "skriv dagen, 2026-08-18, eller månaden, 2026-08, eller året, 2026",
        "write the day, 2026-08-18, or the month, 2026-08, or the year, 2026",
    ))
}

/// The problem with what names no day; `out` is a day out of range that it names.
fn no_day(at: &Placed<'_>, given: &str, out: Option<&str>) -> Problem {
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
    let why = stafett_model::words::no_day(out.unwrap_or(given));
    let message = Words::new(
        format!("\"{}\" {}", short(given), why.sv),
        format!("\"{}\" {}", short(given), why.en),
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
pub(crate) fn choice<N: AsRef<str>, T: Copy>(
    at: &Placed<'_>,
    choices: &[(N, T)],
    problems: &mut Vec<Problem>,
) -> Option<T> {
    let given = shown(at, problems)?;
    if let Some((_, choice)) = choices.iter().find(|(name, _)| name.as_ref() == given) {
        return Some(*choice);
    }
    let known: Vec<String> = choices
        .iter()
        .map(|(name, _)| name.as_ref().to_owned())
        .collect();
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
    let given = shown(at, problems)?;
    let place = rows.clone().position(|meta| meta.id == given);
    if let Some(place) = place.and_then(|place| u16::try_from(place).ok()) {
        return Some(place);
    }
    let known = rows.map(|meta| meta.id.clone()).collect();
    problems.push(unknown(at, kind, &given, known));
    None
}

/// The place of the row with the written name, where many are looked up.
pub(crate) fn looked_up<T>(
    at: &Placed<'_>,
    kind: Kind,
    rows: Rows<'_, T>,
    problems: &mut Vec<Problem>,
) -> Option<u16> {
    let given = shown(at, problems)?;
    let place = rows.place(&given);
    if place.is_none() {
        problems.push(unknown(at, kind, &given, rows.names()));
    }
    place
}

fn unknown(at: &Placed<'_>, kind: Kind, given: &str, known: Vec<String>) -> Problem {
    let message = Words::new(
        format!("programmet har {} som heter \"{}\"", kind.sv, short(given)),
        format!(
            "the programme has no {} called \"{}\"",
            kind.en,
            short(given)
        ),
    );
    Problem::new(&at.path, message).unknown(given, known)
}

/// A value of a fact, as the number that stands for it.
pub(crate) fn of_fact(at: &Placed<'_>, fact: &Fact, problems: &mut Vec<Problem>) -> Option<i32> {
    let given = match at.node {
        Node::Fraction(number) => number.to_string().into(),
        Node::List(_) | Node::Map(_) | Node::Nothing => "…".into(),
        _ => shown(at, problems)?,
    };
    let is = |word: &str| given.eq_ignore_ascii_case(word);
    let value = match &fact.values {
        Values::YesNo if ["ja", "yes", "true"].into_iter().any(is) => Some(1),
        Values::YesNo if ["nej", "no", "false"].into_iter().any(is) => Some(0),
        Values::YesNo => None,
        Values::OneOf(names) => names
            .iter()
            .position(|name| is_meant(name, &given))
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
    let given = shown(at, problems)?;
    let names = &item.outcomes;
    let place = names
        .iter()
        .position(|name| is_meant(name, &given))
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

/// Whether a name is written, as it is or with spaces for its underscores.
fn is_meant(name: &str, given: &str) -> bool {
    let spaced = |letter| if letter == '_' { ' ' } else { letter };
    name == given || name.chars().map(spaced).eq(given.chars())
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
