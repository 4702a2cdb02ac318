use stafett_grammar::Rule;

use super::condition::{child_guard, guard};
use super::node::Node;
use super::time::child_point;
use super::visit::contents;
use crate::tree::{Better, Counted, IndicatorField, Numerator, Spanned};

pub(super) fn indicator(node: &Node<'_>) -> Option<IndicatorField> {
    match node.rule() {
        Rule::counted_at => Some(IndicatorField::At(child_point(node)?)),
        Rule::denominator => Some(IndicatorField::Denominator(counted(node)?)),
        Rule::numerator => Some(IndicatorField::Numerator(Numerator {
            done: match node.child(Rule::contents_done) {
                Some(done) => contents(&done)?,
                None => Vec::new(),
            },
            guard: child_guard(node),
        })),
        Rule::strata => Some(IndicatorField::Strata(node.name_list())),
        Rule::smallest_group => Some(IndicatorField::SmallestGroup(node.number()?)),
        Rule::direction => Some(IndicatorField::Direction(better(node)?)),
        _ => None,
    }
}

fn counted(node: &Node<'_>) -> Option<Spanned<Counted>> {
    match node.child(Rule::kw_everyone) {
        Some(everyone) => Some(everyone.spanned(Counted::Everyone)),
        None => Some(guard(&node.child(Rule::guard)?)?.map(Counted::If)),
    }
}

fn better(node: &Node<'_>) -> Option<Spanned<Better>> {
    let word = node.children().nth(1)?;
    let value = match word.rule() {
        Rule::kw_higher => Better::Higher,
        Rule::kw_lower => Better::Lower,
        _ => return None,
    };
    Some(word.spanned(value))
}
