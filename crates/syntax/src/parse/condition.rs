use stafett_grammar::Rule;

use super::node::Node;
use super::time::child_point;
use crate::tree::{Condition, Given, Guard, Identifier, Spanned, Test, Value};

/// The guard (`om …`, `om inte …`) among the children of `node`.
pub(super) fn child_guard(node: &Node<'_>) -> Option<Spanned<Guard>> {
    guard(&node.child(Rule::guard)?)
}

pub(super) fn guard(node: &Node<'_>) -> Option<Spanned<Guard>> {
    let negated = node.child(Rule::kw_unless).is_some();
    Some(node.spanned(Guard {
        negated,
        condition: child_condition(node)?,
    }))
}

/// The condition among the children of `node`.
pub(super) fn child_condition(node: &Node<'_>) -> Option<Spanned<Condition>> {
    any(&node.child(Rule::condition)?)
}

fn any(node: &Node<'_>) -> Option<Spanned<Condition>> {
    joined(node, Rule::all, all, Condition::Any)
}

fn all(node: &Node<'_>) -> Option<Spanned<Condition>> {
    joined(node, Rule::atom, atom, Condition::All)
}

/// One part alone is itself; several are joined.
fn joined<'a>(
    node: &Node<'a>,
    rule: Rule,
    build: impl Fn(&Node<'a>) -> Option<Spanned<Condition>>,
    join: impl Fn(Vec<Spanned<Condition>>) -> Condition,
) -> Option<Spanned<Condition>> {
    let mut parts = node
        .all(rule)
        .map(|part| build(&part))
        .collect::<Option<Vec<_>>>()?;
    if parts.len() == 1 {
        parts.pop()
    } else {
        Some(node.spanned(join(parts)))
    }
}

fn atom(node: &Node<'_>) -> Option<Spanned<Condition>> {
    let inner = node.first()?;
    match inner.rule() {
        Rule::negation => {
            let negated = atom(&inner.child(Rule::atom)?)?;
            Some(node.spanned(Condition::Not(Box::new(negated))))
        }
        Rule::group => child_condition(&inner),
        Rule::fact_test => {
            let test = match inner.child(Rule::test) {
                Some(test) => fact_test(&test)?,
                None => Test::Yes,
            };
            Some(node.spanned(Condition::Test {
                fact: inner.name()?,
                at: inner.child(Rule::at_visit).and_then(|at| at.name()),
                test,
            }))
        }
        Rule::dose_test => Some(node.spanned(Condition::Dose {
            series: inner.name()?,
            number: inner.number()?,
            given: given(&inner)?,
        })),
        _ => None,
    }
}

/// When, or with what, the dose of `node` was given.
fn given(node: &Node<'_>) -> Option<Given> {
    if let Some(before) = node.child(Rule::given_before) {
        return Some(Given::Before(child_point(&before)?));
    }
    if let Some(from) = node.child(Rule::given_from) {
        return Some(Given::From(child_point(&from)?));
    }
    Some(Given::With(node.child(Rule::given_with)?.name()?))
}

fn fact_test(node: &Node<'_>) -> Option<Test> {
    let inner = node.first()?;
    let mut integers = inner.integers();
    match inner.rule() {
        Rule::kw_unknown => Some(Test::Unknown),
        Rule::fact_at_least => Some(Test::AtLeast(integers.next()?)),
        Rule::fact_at_most => Some(Test::AtMost(integers.next()?)),
        Rule::fact_between => Some(Test::Between(integers.next()?, integers.next()?)),
        Rule::value_list => {
            let values = inner.all(Rule::value).map(|node| value(&node));
            Some(Test::OneOf(values.collect::<Option<Vec<_>>>()?))
        }
        _ => None,
    }
}

pub(super) fn value(node: &Node<'_>) -> Option<Spanned<Value>> {
    let inner = node.first()?;
    let value = match inner.rule() {
        Rule::kw_yes => Value::Yes,
        Rule::kw_no => Value::No,
        Rule::date => Value::Date(inner.as_date()?),
        Rule::integer => Value::Number(inner.as_integer()),
        Rule::name => Value::Name(Identifier::new(inner.text())),
        _ => return None,
    };
    Some(node.spanned(value))
}
