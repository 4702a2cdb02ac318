use stafett_grammar::Rule;

use super::condition::child_guard;
use super::node::Node;
use super::time::{child_end, child_point, child_reach};
use crate::tree::{Leg, ResponsibilityField};

pub(super) fn responsibility(node: &Node<'_>) -> Option<ResponsibilityField> {
    match node.rule() {
        Rule::body_leg => Some(ResponsibilityField::Body(leg(node)?)),
        Rule::service_leg => Some(ResponsibilityField::Service(leg(node)?)),
        _ => None,
    }
}

fn leg(node: &Node<'_>) -> Option<Leg> {
    Some(Leg {
        holder: node.name()?,
        jointly_with: node
            .child(Rule::jointly_with)
            .map(|list| list.name_list())
            .unwrap_or_default(),
        reach: child_reach(node)?,
        limit: node.child(Rule::limit).and_then(|limit| child_end(&limit)),
        deadline: node
            .child(Rule::deadline)
            .and_then(|deadline| child_point(&deadline)),
        guard: child_guard(node),
    })
}
