use stafett_grammar::Rule;

use super::condition::{guard, value};
use super::node::Node;
use super::time::child_point;
use crate::tree::{Clause, EventField, FactField, Spanned, TargetGroupField, Values};

pub(super) fn fact(node: &Node<'_>) -> Option<FactField> {
    match node.rule() {
        Rule::values => Some(FactField::Values(values(node)?)),
        Rule::kw_fixed => Some(FactField::Fixed),
        Rule::kw_may_change => Some(FactField::MayChange),
        Rule::recorded_at => Some(FactField::RecordedAt(node.name()?)),
        Rule::if_unknown => Some(FactField::IfUnknown(value(&node.child(Rule::value)?)?)),
        Rule::fact_in_words => {
            let mut texts = node.strings();
            Some(FactField::InWords(Clause {
                holds: texts.next()?,
                denied: texts.next()?,
            }))
        }
        _ => None,
    }
}

fn values(node: &Node<'_>) -> Option<Spanned<Values>> {
    let inner = node.children().nth(1)?;
    let value = match inner.rule() {
        Rule::yes_or_no => Values::YesOrNo,
        Rule::one_of_names => Values::OneOf(inner.names()),
        Rule::whole_numbers => {
            let mut integers = inner.integers();
            Values::WholeNumber {
                least: integers.next()?,
                greatest: integers.next()?,
            }
        }
        Rule::kw_date => Values::Date,
        _ => return None,
    };
    Some(inner.spanned(value))
}

pub(super) fn event(node: &Node<'_>) -> Option<EventField> {
    match node.rule() {
        Rule::shown_by => Some(EventField::ShownBy(node.name_list())),
        _ => Some(EventField::Earliest(child_point(node)?)),
    }
}

pub(super) fn target_group(node: &Node<'_>) -> Option<TargetGroupField> {
    Some(TargetGroupField::If(guard(node)?))
}
