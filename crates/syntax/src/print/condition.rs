use stafett_grammar::Rule;

use super::words::{Print, Words};
use crate::tree::{Condition, Given, Guard, Test, Value};

impl Print for Guard {
    fn print(&self, words: &mut Words) {
        words.keyword(if self.negated {
            Rule::kw_unless
        } else {
            Rule::kw_if
        });
        // `om inte a` would be read as `om inte`, and `om inte a och b` in two ways.
        let condition = &self.condition.value;
        let apart = if self.negated {
            is_joined(condition)
        } else {
            begins_with_not(condition)
        };
        add(words, condition, apart);
    }
}

fn begins_with_not(condition: &Condition) -> bool {
    match condition {
        Condition::Not(_) => true,
        Condition::All(parts) | Condition::Any(parts) => {
            parts.first().is_some_and(|part| {
                !is_joined(&part.value) || matches!(part.value, Condition::All(_))
            }) && parts
                .first()
                .is_some_and(|part| begins_with_not(&part.value))
        }
        Condition::Test { .. } | Condition::Dose { .. } => false,
    }
}

fn is_joined(condition: &Condition) -> bool {
    matches!(condition, Condition::All(_) | Condition::Any(_))
}

impl Print for Condition {
    fn print(&self, words: &mut Words) {
        match self {
            Condition::Any(parts) => {
                for (number, part) in parts.iter().enumerate() {
                    let swallowed = number > 0
                        && begins_bare(&part.value)
                        && ends_with_one_value(&parts[number - 1].value);
                    if number > 0 {
                        words.keyword(Rule::kw_or);
                    }
                    let nested = matches!(part.value, Condition::Any(_));
                    add(words, &part.value, nested || swallowed);
                }
            }
            Condition::All(parts) => {
                for (number, part) in parts.iter().enumerate() {
                    if number > 0 {
                        words.keyword(Rule::kw_and);
                    }
                    add(words, &part.value, is_joined(&part.value));
                }
            }
            Condition::Not(inner) => {
                words.keyword(Rule::kw_not);
                add(words, &inner.value, is_joined(&inner.value));
            }
            Condition::Test { fact, at, test } => {
                words.add(fact);
                if let Some(visit) = at {
                    words.keyword(Rule::kw_at).add(visit);
                }
                words.add(test);
            }
            Condition::Dose {
                series,
                number,
                given,
            } => {
                words.add(series).keyword(Rule::kw_dose).add(number);
                words.add(given);
            }
        }
    }
}

impl Print for Given {
    fn print(&self, words: &mut Words) {
        match self {
            Given::Before(point) => words.keyword(Rule::kw_before).add(point),
            Given::From(point) => words.keyword(Rule::kw_from).add(point),
            Given::With(product) => words.keyword(Rule::kw_with).add(product),
        };
    }
}

fn add(words: &mut Words, condition: &Condition, in_parentheses: bool) {
    if in_parentheses {
        words.parenthesised(|words| {
            words.add(condition);
        });
    } else {
        words.add(condition);
    }
}

/// Whether the words end with a fact and one value: a single word behind `eller` would be read as
/// one more value.
fn ends_with_one_value(condition: &Condition) -> bool {
    match condition {
        Condition::Test {
            test: Test::OneOf(values),
            ..
        } => values.len() == 1,
        Condition::Not(inner) => !is_joined(&inner.value) && ends_with_one_value(&inner.value),
        Condition::All(parts) => parts
            .last()
            .is_some_and(|part| !is_joined(&part.value) && ends_with_one_value(&part.value)),
        Condition::Any(_) | Condition::Test { .. } | Condition::Dose { .. } => false,
    }
}

/// Whether the words begin with a fact that has no test behind it.
fn begins_bare(condition: &Condition) -> bool {
    match condition {
        Condition::Test { at, test, .. } => at.is_none() && *test == Test::Yes,
        Condition::All(parts) => parts
            .first()
            .is_some_and(|part| !is_joined(&part.value) && begins_bare(&part.value)),
        Condition::Any(_) | Condition::Not(_) | Condition::Dose { .. } => false,
    }
}

impl Print for Test {
    fn print(&self, words: &mut Words) {
        match self {
            Test::Yes => {}
            Test::OneOf(values) => match values.split_last() {
                Some((last, [])) => {
                    words.add(last);
                }
                Some((last, others)) => {
                    words.list(others).keyword(Rule::kw_or).add(last);
                }
                None => {}
            },
            Test::AtLeast(least) => {
                words.keyword(Rule::kw_at_least).word(integer(least.value));
            }
            Test::AtMost(most) => {
                words.keyword(Rule::kw_at_most).word(integer(most.value));
            }
            Test::Between(least, greatest) => {
                words.word(format!(
                    "{}–{}",
                    integer(least.value),
                    integer(greatest.value)
                ));
            }
            Test::Unknown => {
                words.keyword(Rule::kw_unknown);
            }
        }
    }
}

impl Print for Value {
    fn print(&self, words: &mut Words) {
        match self {
            Value::Yes => words.keyword(Rule::kw_yes),
            Value::No => words.keyword(Rule::kw_no),
            Value::Name(name) => words.add(name),
            Value::Number(number) => words.word(integer(*number)),
            Value::Date(date) => words.add(date),
        };
    }
}

/// A whole number with the sign that the language writes.
pub(super) fn integer(number: i64) -> String {
    let sign = if number < 0 { "−" } else { "" };
    format!("{sign}{}", number.unsigned_abs())
}
