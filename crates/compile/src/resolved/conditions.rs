//! Conditions in words → conditions over the numbers of values.

use super::room::Room;
use crate::words::Kind;
use stafett_diag::{Diagnostic, Name, Span, Text};
use stafett_model::{Condition, FactId, FactRange, Values};
use stafett_syntax::tree::{self, Guard, Spanned, Test, Value};

impl Room<'_> {
    /// `om …`, `om inte …`; without one, everybody.
    pub(super) fn guard(&mut self, guard: Option<&Spanned<Guard>>) -> Option<Condition> {
        let Some(guard) = guard else {
            return Some(Condition::Always);
        };
        let condition = self.condition(&guard.value.condition)?;
        Some(if guard.value.negated {
            Condition::Not(Box::new(condition))
        } else {
            condition
        })
    }

    /// The condition; every part that is wrong is told.
    pub(super) fn condition(&mut self, condition: &Spanned<tree::Condition>) -> Option<Condition> {
        match &condition.value {
            tree::Condition::All(parts) => self.conditions(parts).map(Condition::All),
            tree::Condition::Any(parts) => self.conditions(parts).map(Condition::Any),
            tree::Condition::Not(inner) => {
                let inner = self.condition(inner)?;
                Some(Condition::Not(Box::new(inner)))
            }
            tree::Condition::Test { fact, at, test } => {
                let id = match at {
                    Some(visit) => self.result_id(fact, visit)?,
                    None => self.fact_id(fact)?,
                };
                self.test(id, test, condition.span)
            }
            tree::Condition::Dose {
                series,
                number,
                given,
            } => self.given_test(series, number, given),
        }
    }

    fn conditions(&mut self, parts: &[Spanned<tree::Condition>]) -> Option<Vec<Condition>> {
        let parts: Vec<Option<Condition>> = parts.iter().map(|part| self.condition(part)).collect();
        parts.into_iter().collect()
    }

    fn test(&mut self, fact: FactId, test: &Test, span: Span) -> Option<Condition> {
        let allowed = match test {
            Test::Unknown => return Some(Condition::Unknown(fact)),
            Test::Yes => self.is_yes(fact, span)?,
            Test::OneOf(values) => self.listed(fact, values)?,
            Test::AtLeast(least) => {
                let (_, through) = self.numbers(fact, least.span)?;
                vec![(self.number_of(fact, least)?, through)]
            }
            Test::AtMost(most) => {
                let (from, _) = self.numbers(fact, most.span)?;
                vec![(from, self.number_of(fact, most)?)]
            }
            Test::Between(least, most) => {
                self.numbers(fact, least.span)?;
                let (low, high) = (self.number_of(fact, least), self.number_of(fact, most));
                let (low, high) = (low?, high?);
                if low > high {
                    return self.reversed(least.span.merge(most.span));
                }
                vec![(low, high)]
            }
        };
        Some(Condition::Fact(FactRange { fact, allowed }))
    }

    fn is_yes(&mut self, fact: FactId, span: Span) -> Option<Vec<(i32, i32)>> {
        match self.values.get(fact.index())?.clone()? {
            Values::YesNo => Some(vec![(1, 1)]),
            values => {
                let name = self.fact_name(fact).to_owned();
                let help = self.choices(&values, span);
                self.not_of_that_sort(fact, span, Text::new(
                    format!("\"{name}\" är inte en uppgift som är ja eller nej, så här måste stå vilket värde som menas"),
                    format!("\"{name}\" is not a fact that is yes or no, so this must say which value is meant"),
                ), help)
            }
        }
    }

    fn listed(&mut self, fact: FactId, values: &[Spanned<Value>]) -> Option<Vec<(i32, i32)>> {
        let numbers: Vec<Option<i32>> = values
            .iter()
            .map(|value| self.fact_value(fact, value))
            .collect();
        let numbers: Option<Vec<i32>> = numbers.into_iter().collect();
        Some(intervals(numbers?))
    }

    /// The least and the greatest value of a fact that is a number.
    fn numbers(&mut self, fact: FactId, span: Span) -> Option<(i32, i32)> {
        match self.values.get(fact.index())?.clone()? {
            Values::Whole { from, through } => Some((from, through)),
            values => {
                let name = self.fact_name(fact).to_owned();
                let help = self.choices(&values, span);
                self.not_of_that_sort(fact, span, Text::new(
                    format!("\"{name}\" är inte ett heltal, så den kan inte vara minst eller högst något"),
                    format!("\"{name}\" is not a whole number, so it cannot be at least or at most something"),
                ), help)
            }
        }
    }

    fn number_of(&mut self, fact: FactId, number: &Spanned<i64>) -> Option<i32> {
        self.fact_value(
            fact,
            &Spanned::new(Value::Number(number.value), number.span),
        )
    }

    fn not_of_that_sort<T>(
        &mut self,
        fact: FactId,
        span: Span,
        message: Text,
        help: Text,
    ) -> Option<T> {
        let mut told = Diagnostic::new(Name::WrongKind, span, message);
        if let Some(at) = self.declared_at(Kind::Fact, self.fact_name(fact)) {
            told = told.label(at, Text::new("uppgiften", "the fact"));
        }
        self.tell(told.help(help));
        None
    }
}

/// Numbers as closed intervals, ascending and not touching.
fn intervals(mut numbers: Vec<i32>) -> Vec<(i32, i32)> {
    numbers.sort_unstable();
    let mut intervals: Vec<(i32, i32)> = Vec::new();
    for number in numbers {
        match intervals.last_mut() {
            Some((_, high)) if number <= high.saturating_add(1) => *high = number,
            _ => intervals.push((number, number)),
        }
    }
    intervals
}

#[cfg(test)]
mod tests {
    use super::intervals;

    #[test]
    fn neighbours_are_one_interval() {
        assert_eq!(intervals(vec![5, 1, 2, 2, 4]), [(1, 2), (4, 5)]);
    }
}
