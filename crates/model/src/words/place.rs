//! The names of places: values of the fact by which most variants are told apart, and of those that narrow it.

use super::said::nothing_named;
use super::value;
use crate::proof::Words;
use crate::{Condition, Fact, FactId, Programme, Values};
use alloc::string::String;

/// A value as the name of a place; `None` where it is none.
pub(super) fn name(programme: &Programme, id: FactId, fact: &Fact, number: i32) -> Option<Words> {
    let words = value(&fact.values, number);
    let listed = matches!(fact.values, Values::OneOf(_));
    let named = listed && tells_places_apart(programme, id) && is_name(&words.sv, &fact.meta.title);
    named.then(|| Words::same(with_capitals(&words.sv)))
}

/// Whether most variants are about a fact (the region), or it is only named together with that one (the
/// municipality).
fn tells_places_apart(programme: &Programme, id: FactId) -> bool {
    if uses(programme, id) == 0 {
        return false;
    }
    let Some(main) = main_fact(programme) else {
        return false;
    };
    let mut own = programme.variants.iter();
    id == main
        || own.all(|variant| !names(&variant.condition, id) || names(&variant.condition, main))
}

/// The listed fact that most variants are about: the first of those with the most.
fn main_fact(programme: &Programme) -> Option<FactId> {
    let mut main: Option<(usize, FactId)> = None;
    let ids = (0_u16..).map(FactId).zip(&programme.facts);
    for (id, fact) in ids {
        let count = match fact.values {
            Values::OneOf(_) => uses(programme, id),
            _ => 0,
        };
        if count > main.map_or(0, |(most, _)| most) {
            main = Some((count, id));
        }
    }
    main.map(|(_, id)| id)
}

/// How many variants name a fact in their condition.
fn uses(programme: &Programme, id: FactId) -> usize {
    let variants = programme.variants.iter();
    variants
        .filter(|variant| names(&variant.condition, id))
        .count()
}

fn names(condition: &Condition, id: FactId) -> bool {
    match condition {
        Condition::Always => false,
        Condition::Fact(range) => range.fact == id,
        Condition::Unknown(fact) => *fact == id,
        Condition::Not(inner) => names(inner, id),
        Condition::All(parts) | Condition::Any(parts) => parts.iter().any(|part| names(part, id)),
    }
}

/// Whether a value is a name, and not a description such as "annan kommun" of the fact "Kommun", nor "ingen".
fn is_name(value: &str, title: &str) -> bool {
    let title = title.to_lowercase();
    nothing_named(value).is_none() && !value.split(' ').any(|word| word == title)
}

fn with_capitals(name: &str) -> String {
    let mut text = String::with_capacity(name.len());
    let mut before = ' ';
    for letter in name.chars() {
        match before {
            ' ' => text.extend(letter.to_uppercase()),
            _ => text.push(letter),
        }
        before = letter;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_capitals_and_a_description_has_none() {
        assert_eq!(with_capitals("västra götaland"), "Västra Götaland");
        assert_eq!(with_capitals("örebro"), "Örebro");
        assert!(is_name("göteborg", "Kommun"));
        assert!(!is_name("annan kommun", "Kommun"));
        assert!(!is_name("ingen", "Hembesöksprogram"));
    }
}
