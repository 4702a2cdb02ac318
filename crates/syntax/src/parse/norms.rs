use stafett_grammar::Rule;

use super::condition::child_guard;
use super::node::Node;
use super::time::{child_duration, child_reach};
use crate::tree::{NormField, Offered};

pub(super) fn norm(node: &Node<'_>) -> Option<NormField> {
    match node.rule() {
        Rule::offered => Some(NormField::Offered(Offered {
            count: node.number()?,
            item: node.name()?,
            by: node.child(Rule::by_service).and_then(|by| by.name()),
            reach: child_reach(node)?,
            guard: child_guard(node),
        })),
        Rule::evenly_spread => Some(NormField::EvenlySpread(child_duration(node)?)),
        Rule::in_words => Some(NormField::InWords(node.string()?)),
        _ => None,
    }
}
