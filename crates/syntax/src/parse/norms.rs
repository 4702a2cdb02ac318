use stafett_grammar::Rule;

use super::condition::child_guard;
use super::node::Node;
use super::time::{child_duration, child_reach};
use super::visit::contents;
use crate::tree::{NormField, Offered};

pub(super) fn norm(node: &Node<'_>) -> Option<NormField> {
    match node.rule() {
        Rule::offered => Some(NormField::Offered(offered(node)?)),
        Rule::offered_before => {
            let mut contents = contents(node)?.into_iter();
            Some(NormField::OfferedBefore {
                first: contents.next()?,
                second: contents.next()?,
            })
        }
        Rule::evenly_spread => Some(NormField::EvenlySpread(child_duration(node)?)),
        Rule::in_words => Some(NormField::InWords(node.string()?)),
        _ => None,
    }
}

fn offered(node: &Node<'_>) -> Option<Offered> {
    let once = node.child(Rule::kw_once);
    Some(Offered {
        once: once.is_some(),
        count: match once {
            Some(once) => once.spanned(1),
            None => node.number()?,
        },
        item: node.name()?,
        by: node.child(Rule::by_service).and_then(|by| by.name()),
        reach: child_reach(node)?,
        guard: child_guard(node),
    })
}
