//! Conditions in words: clauses that are joined as one says them to another person.

use super::push;
use super::said::{self, Side};
use crate::Programme;
use crate::condition::Condition;
use crate::proof::Words;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

/// With what a clause begins that tells of the child. Of several in a row only the first says it.
const SUBJECTS: [&str; 2] = ["barnet ", "the child "];

/// A condition: "barnet går inte i förskola och bor i Skåne". What is denied is told of each fact by itself, and what is
/// said twice once.
pub fn condition(programme: &Programme, of: &Condition) -> Words {
    told(programme, of, false)
}

/// What holds between the facts of every child. That two things are never so together is told as what follows from the
/// first: "om barnet går i grundskola är det elev", not "barnet går inte i grundskola eller är elev".
pub fn invariant(programme: &Programme, of: &Condition) -> Words {
    let mut parts = Vec::new();
    flat(of, false, false, &mut parts);
    let [one, other] = parts.as_slice() else {
        return condition(programme, of);
    };
    let never_both = matches!(of, Condition::Not(_));
    let follows = never_both
        .then(|| implied(programme, *one, *other).or_else(|| implied(programme, *other, *one)));
    let follows = follows.flatten();
    follows.unwrap_or_else(|| condition(programme, of))
}

/// That where the one of two does not hold the other does; `None` where the other does not tell of the child, or the one
/// has no verb, as "ingen skolform".
fn implied(
    programme: &Programme,
    (one, one_denied): (&Condition, bool),
    (other, other_denied): (&Condition, bool),
) -> Option<Words> {
    let given = told(programme, one, !one_denied);
    let verbless = given.sv.split(' ').next().and_then(said::nothing_named);
    if verbless.is_some() {
        return None;
    }
    let follows = told(programme, other, other_denied);
    let [child, _] = SUBJECTS;
    // The subordinate clause comes first, and so the verb of the main clause before its subject.
    let (verb, rest) = follows.sv.strip_prefix(child)?.split_once(' ')?;
    let subject = if given.sv.starts_with(child) {
        "det"
    } else {
        "barnet"
    };
    Some(Words::new(
        format!("om {} {verb} {subject} {rest}", subordinate(&given.sv)),
        format!("if {}, {}", given.en, follows.en),
    ))
}

/// A main clause as a subordinate one: "inte" stands before the verb.
fn subordinate(clause: &str) -> String {
    let mut words = clause.splitn(4, ' ');
    match (words.next(), words.next(), words.next(), words.next()) {
        (Some(subject), Some(verb), Some("inte"), Some(rest)) => {
            format!("{subject} inte {verb} {rest}")
        }
        _ => clause.into(),
    }
}

/// A condition, or what it denies.
fn told(programme: &Programme, of: &Condition, denied: bool) -> Words {
    match of {
        Condition::Always if denied => Words::new("ingen", "no one"),
        Condition::Always => Words::new("alla", "everyone"),
        Condition::Fact(range) => said::of_range(programme, range, Side::of(denied)),
        Condition::Unknown(fact) => said::of_unknown(programme, *fact, denied),
        Condition::Not(inner) => told(programme, inner, !denied),
        Condition::All(_) | Condition::Any(_) => {
            let all = is_all(of, denied);
            let mut parts = Vec::new();
            flat(of, denied, all, &mut parts);
            joined(programme, &parts, all)
        }
    }
}

/// Whether a condition, or what it denies, asks for all of its parts.
fn is_all(of: &Condition, denied: bool) -> bool {
    matches!(of, Condition::All(_)) != denied
}

/// The parts of a condition and, of those that are joined by the same word, theirs; and whether each is denied.
fn flat<'c>(of: &'c Condition, denied: bool, all: bool, parts: &mut Vec<(&'c Condition, bool)>) {
    match of {
        Condition::Not(inner) => flat(inner, !denied, all, parts),
        Condition::All(own) | Condition::Any(own) if is_all(of, denied) == all => {
            own.iter().for_each(|part| flat(part, denied, all, parts));
        }
        _ => parts.push((of, denied)),
    }
}

fn joined(programme: &Programme, parts: &[(&Condition, bool)], all: bool) -> Words {
    let mut clauses: Vec<Words> = Vec::new();
    let composite = parts.iter().any(|(part, _)| is_composite(part));
    let simple = parts.iter();
    let simple = simple.filter(|(part, _)| composite && !is_composite(part));
    let simple: Vec<Words> = simple
        .map(|(part, denied)| told(programme, part, *denied))
        .collect();
    let adds = |(part, denied): &&(&Condition, bool)| {
        !is_composite(part) || !is_absorbed(programme, part, *denied, all, &simple)
    };
    let alone = parts.len() == 1;
    for (part, denied) in parts.iter().filter(adds) {
        let mut words = told(programme, part, *denied);
        if is_composite(part) && !alone {
            words = Words::new(format!("({})", words.sv), format!("({})", words.en));
        }
        if !clauses.contains(&words) {
            clauses.push(words);
        }
    }
    let (sv, en) = match all {
        true => (" och ", " and "),
        false => (" eller ", " or "),
    };
    Words {
        sv: in_a_row(clauses.iter().map(|clause| clause.sv.as_str()), sv),
        en: in_a_row(clauses.iter().map(|clause| clause.en.as_str()), en),
    }
}

/// Clauses with a word between them; a subject that the clause before has as well is left out.
fn in_a_row<'c>(clauses: impl Iterator<Item = &'c str>, between: &str) -> String {
    let mut row = String::new();
    let mut before: Option<&str> = None;
    for clause in clauses {
        let subject = SUBJECTS.into_iter().find(|one| clause.starts_with(one));
        let own = match subject {
            Some(subject) if before == Some(subject) => clause.strip_prefix(subject),
            _ => None,
        };
        push(&mut row, between, own.unwrap_or(clause));
        before = subject;
    }
    row
}

fn is_composite(of: &Condition) -> bool {
    matches!(of, Condition::All(_) | Condition::Any(_))
}

/// Whether a part says no more than one of the others does: "a and (a or b)" is "a", "a or (a and b)" too.
fn is_absorbed(
    programme: &Programme,
    part: &Condition,
    denied: bool,
    all: bool,
    others: &[Words],
) -> bool {
    let mut inner = Vec::new();
    flat(part, denied, !all, &mut inner);
    let mut inner = inner.into_iter();
    inner.any(|(part, denied)| others.contains(&told(programme, part, denied)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subordinate_clause_denies_before_its_verb() {
        assert_eq!(
            subordinate("barnet går inte i förskola"),
            "barnet inte går i förskola"
        );
        assert_eq!(subordinate("barnet är elev"), "barnet är elev");
    }

    #[test]
    fn of_several_clauses_on_the_child_only_the_first_says_so() {
        let clauses = [
            "barnet bor i Skåne",
            "barnet är elev",
            "BVC har en logoped",
            "barnet är ett",
        ];
        assert_eq!(
            in_a_row(clauses.into_iter(), " och "),
            "barnet bor i Skåne och är elev och BVC har en logoped och barnet är ett"
        );
    }
}
