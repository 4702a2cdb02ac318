//! What is said of a fact, as a clause of a sentence: in the words that the author has given it (`i ord`), else by its
//! title. Results, how visits went and when doses were given are told as what happened.

use super::{fact_title, fact_value, title, value};
use crate::proof::Words;
use crate::{Clause, Fact, FactId, FactRange, Made, Programme, ProgrammeLanguage, Values, VisitId};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

/// A word in Swedish and in English.
pub(super) type Pair = (&'static str, &'static str);

/// Whether a range of values is asked for or denied.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// The fact has one of the values.
    Holds,
    /// It has another.
    Denied,
}

impl Side {
    pub(super) fn of(denied: bool) -> Self {
        if denied { Side::Denied } else { Side::Holds }
    }

    /// The first where the range is asked for, else the second.
    fn pick<T>(self, holds: T, denied: T) -> T {
        match self {
            Side::Holds => holds,
            Side::Denied => denied,
        }
    }
}

/// What a fact is said to be: "barnet går i förskola", "”Skolform” är grundskola eller specialskola".
pub fn fact_range(programme: &Programme, range: &FactRange) -> Words {
    of_range(programme, range, Side::Holds)
}

/// What a fact is said to be, or not to be: "barnet går inte i förskola", "”Skolform” är inte grundskola".
pub(super) fn of_range(programme: &Programme, range: &FactRange, side: Side) -> Words {
    let Some(fact) = programme.fact(range.fact) else {
        return Words::same("?");
    };
    match &fact.made {
        Some(Made::Outcome(visit)) => return went(programme, *visit, range, side),
        Some(Made::Result { .. }) => return gave(programme, fact, range, side),
        _ => {}
    }
    let own = said(programme, fact, range, side);
    let by_title = by_title(programme, fact, range, side);
    match (own, language_of(programme, fact)) {
        (None, _) => by_title,
        (Some(own), ProgrammeLanguage::Swedish) => Words::new(own, by_title.en),
        (Some(own), ProgrammeLanguage::English) => Words::new(by_title.sv, own),
    }
}

/// The language of a fact's clause.
fn language_of(programme: &Programme, fact: &Fact) -> ProgrammeLanguage {
    let of_clause = fact.clause.as_ref().and_then(|clause| clause.language);
    of_clause.unwrap_or(programme.language)
}

/// That a fact is unknown, or known.
pub(super) fn of_unknown(programme: &Programme, fact: FactId, denied: bool) -> Words {
    let Some(fact) = programme.fact(fact) else {
        return Words::same("?");
    };
    let (sv, en) = match denied {
        true => ("är känt", "is known"),
        false => ("är inte känt", "is not known"),
    };
    after_title(programme, fact, Words::new(sv, en))
}

/// After which words of a clause "någon skolform" may stand as well as "grundskola": "barnet går i …", "the child goes to …".
const PREPOSITIONS: [&str; 14] = [
    "i", "på", "till", "av", "från", "hos", "med", "vid", "in", "at", "to", "by", "from", "with",
];

/// The author's own clause, with the values in it; `None` where there is none, or where the value says that there is none
/// and the clause does not go with that.
fn said(programme: &Programme, fact: &Fact, range: &FactRange, side: Side) -> Option<String> {
    let Clause { holds, denied, .. } = fact.clause.as_ref()?;
    if fact.values == Values::YesNo {
        let is_yes = only_value(range)? != 0;
        let says = if is_yes == (side == Side::Holds) {
            holds
        } else {
            denied
        };
        return Some(says.clone());
    }
    let values = in_a_row(&among(programme, fact, range), Side::Holds);
    let values = match language_of(programme, fact) {
        ProgrammeLanguage::Swedish => values.sv,
        ProgrammeLanguage::English => values.en,
    };
    match nothing_named(&values) {
        None => Some(side.pick(holds, denied).replace(Clause::VALUE, &values)),
        Some((_, (any, _))) => said_of_none(programme, fact, any, side),
    }
}

/// That there is none, as the denial that there is any, and the other way about: "barnet går inte i någon skolform", "barnet
/// går i någon skolform". `None` where the clause names no value after a preposition: "orten har programmet någon …".
fn said_of_none(programme: &Programme, fact: &Fact, any: &str, side: Side) -> Option<String> {
    let Clause { holds, denied, .. } = fact.clause.as_ref()?;
    let title = fact_title(programme, fact);
    let (any, title) = match language_of(programme, fact) {
        ProgrammeLanguage::Swedish => (any, title.sv),
        ProgrammeLanguage::English => (side.pick("any", "some"), title.en),
    };
    let clause = side.pick(denied, holds);
    let (before, _) = clause.split_once(Clause::VALUE)?;
    let last = before.split_whitespace().next_back()?;
    let goes = before.ends_with(' ') && PREPOSITIONS.contains(&last);
    goes.then(|| clause.replace(Clause::VALUE, &format!("{any} {}", small(&title))))
}

/// What is said of a fact by its title.
fn by_title(programme: &Programme, fact: &Fact, range: &FactRange, side: Side) -> Words {
    if fact.values == Values::YesNo
        && let Some(value) = only_value(range)
    {
        let says = match (value != 0) == (side == Side::Holds) {
            true => Words::new("gäller", "applies"),
            false => Words::new("gäller inte", "does not apply"),
        };
        return after_title(programme, fact, says);
    }
    if fact.nothing().is_some() && fact.nothing() == only_value(range) {
        let says = side.pick(
            Words::new("är inte given", "is not given"),
            Words::new("är given", "is given"),
        );
        return after_title(programme, fact, says);
    }
    let values = among(programme, fact, range);
    if let [value] = values.as_slice()
        && let Some((none, any)) = nothing_named(&value.sv)
    {
        return none_of(programme, fact, side.pick(none, any));
    }
    let (sv, en) = match (side, values.len()) {
        (Side::Holds, _) => ("är", "is"),
        (Side::Denied, 1) => ("är inte", "is not"),
        (Side::Denied, _) => ("är varken", "is neither"),
    };
    let values = in_a_row(&values, side);
    let says = Words::new(format!("{sv} {}", values.sv), format!("{en} {}", values.en));
    after_title(programme, fact, says)
}

/// Of a fact of which there is nothing, or anything: "ingen skolform", "any skolform".
fn none_of(programme: &Programme, fact: &Fact, (sv, en): (&str, &str)) -> Words {
    let title = fact_title(programme, fact);
    Words::new(
        format!("{sv} {}", small(&title.sv)),
        format!("{en} {}", small(&title.en)),
    )
}

/// A title within a sentence.
fn small(title: &str) -> String {
    let mut letters = title.chars();
    let first = letters.next().map(char::to_lowercase);
    first.into_iter().flatten().chain(letters).collect()
}

/// What a value that says that there is none is called, and what its denial; `None` for any other value.
pub(super) fn nothing_named(value: &str) -> Option<(Pair, Pair)> {
    match value {
        "ingen" => Some((("ingen", "no"), ("någon", "any"))),
        "inget" => Some((("inget", "no"), ("något", "any"))),
        "inga" => Some((("inga", "no"), ("några", "any"))),
        "none" => Some((("ingen", "no"), ("någon", "any"))),
        _ => None,
    }
}

/// What came out of a content item at a visit: "”Synprövning” vid ”Besök vid 4 år” gav svaret ny prövning".
fn gave(programme: &Programme, fact: &Fact, range: &FactRange, side: Side) -> Words {
    let Some(Made::Result { item, visit }) = fact.made else {
        return Words::same("?");
    };
    let item = title(programme.item(item).map(|row| &row.meta)).sv;
    let visit = title(programme.visit(visit).map(|row| &row.meta)).sv;
    let (sv, en) = (
        format!("”{item}” vid ”{visit}”"),
        format!("“{item}” at “{visit}”"),
    );
    if fact.nothing() == only_value(range) {
        return side.pick(
            Words::new(
                format!("{sv} gav inget svar"),
                format!("{en} gave no result"),
            ),
            Words::new(format!("{sv} gav ett svar"), format!("{en} gave a result")),
        );
    }
    let values = among(programme, fact, range);
    let (gave_sv, gave_en) = match (side, values.len()) {
        (Side::Holds, _) => ("gav svaret", "gave the result"),
        (Side::Denied, 1) => ("gav inte svaret", "did not give the result"),
        (Side::Denied, _) => ("gav varken svaret", "gave neither the result"),
    };
    // English has no article for a result that is a noun: the sign shows it to be the answer as it is written.
    let quoted = |words: &Words| Words::new(words.sv.clone(), format!("“{}”", words.en));
    let values: Vec<Words> = values.iter().map(quoted).collect();
    let values = in_a_row(&values, side);
    Words::new(
        format!("{sv} {gave_sv} {}", values.sv),
        format!("{en} {gave_en} {}", values.en),
    )
}

/// How a visit went, in the order of the values of [`Made::Outcome`]: what is said of it in Swedish and the same denied,
/// and the word that English has after "was".
const WENT: [(&str, &str, &str); 4] = [
    ("genomfördes", "genomfördes inte", "done"),
    ("avböjdes", "avböjdes inte", "declined"),
    ("uteblev", "uteblev inte", "missed"),
    ("var inte aktuellt", "var aktuellt", "not applicable"),
];

/// How a visit went: "”Besök vid 4 år” uteblev".
fn went(programme: &Programme, visit: VisitId, range: &FactRange, side: Side) -> Words {
    let ways = (0..).zip(&WENT).filter(|(value, _)| range.allows(*value));
    let ways: Vec<_> = ways.map(|(_, way)| way).collect();
    let (sv, en): (String, String) = match (side, ways.as_slice()) {
        (Side::Denied, [(_, denied, "not applicable")]) => {
            ((*denied).into(), "was applicable".into())
        }
        (Side::Denied, [(_, denied, en)]) => ((*denied).into(), format!("was not {en}")),
        (Side::Denied, _) => {
            let all = each(&ways, |way| Words::new(way.0, way.2));
            let all = in_a_row(&all, side);
            (
                format!("varken {}", all.sv),
                format!("was neither {}", all.en),
            )
        }
        (Side::Holds, _) => {
            let all = each(&ways, |way| Words::new(way.0, way.2));
            let all = in_a_row(&all, side);
            (all.sv, format!("was {}", all.en))
        }
    };
    let visit = title(programme.visit(visit).map(|row| &row.meta)).sv;
    Words::new(format!("”{visit}” {sv}"), format!("“{visit}” {en}"))
}

fn each<T>(all: &[&T], words: impl Fn(&T) -> Words) -> Vec<Words> {
    all.iter().map(|one| words(one)).collect()
}

fn after_title(programme: &Programme, fact: &Fact, says: Words) -> Words {
    let title = fact_title(programme, fact);
    Words::new(
        format!("”{}” {}", title.sv, says.sv),
        format!("“{}” {}", title.en, says.en),
    )
}

/// The values that a range allows.
fn among(programme: &Programme, fact: &Fact, range: &FactRange) -> Vec<Words> {
    let mut all = Vec::new();
    for (low, high) in &range.allowed {
        let names = match &fact.values {
            Values::YesNo => 2,
            Values::OneOf(names) => names.len(),
            Values::Whole { .. } | Values::Date => 0,
        };
        let named = (0..).take(names).filter(|one| (low..=high).contains(&one));
        all.extend(named.map(|one| fact_value(programme, range.fact, one)));
        if names == 0 {
            let (low, high) = (value(&fact.values, *low), value(&fact.values, *high));
            all.push(match low == high {
                true => low,
                false => Words::new(
                    format!("{}–{}", low.sv, high.sv),
                    format!("{}–{}", low.en, high.en),
                ),
            });
        }
    }
    all
}

/// "grundskola, sameskola eller specialskola"; of what is denied the same, after which "inte" or "varken" goes.
fn in_a_row(values: &[Words], side: Side) -> Words {
    let (sv, en) = match side {
        Side::Holds => (" eller ", " or "),
        Side::Denied => (" eller ", " nor "),
    };
    let row = |of: fn(&Words) -> &str, last| {
        let mut row = String::new();
        for (place, words) in (1..).zip(values) {
            let between = if place == values.len() { last } else { ", " };
            super::push(&mut row, between, of(words));
        }
        row
    };
    Words {
        sv: row(|words| &words.sv, sv),
        en: row(|words| &words.en, en),
    }
}

/// The value of a range that allows no other.
fn only_value(range: &FactRange) -> Option<i32> {
    match range.allowed.as_slice() {
        [(low, high)] if low == high => Some(*low),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn to_deny_none_is_to_say_any() {
        let (_, any) = nothing_named("ingen").unwrap();
        assert_eq!(any, ("någon", "any"));
        assert_eq!(nothing_named("grundskola"), None);
    }
}
