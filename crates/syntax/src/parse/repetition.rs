use stafett_grammar::Rule;

use super::node::Node;
use super::time::{child_duration, child_reach, school_terms};
use crate::tree::{Count, Every, Repetition, Spanned};

pub(super) fn repeated(node: &Node<'_>) -> Option<Spanned<Repetition>> {
    let every = match node.child(Rule::each_term) {
        Some(terms) => Every::Terms(school_terms(&terms)?),
        None => Every::Duration(child_duration(node)?),
    };
    let reach = child_reach(node)?;
    Some(node.spanned(Repetition { every, reach }))
}

pub(super) fn count(node: &Node<'_>) -> Option<Spanned<Count>> {
    let mut numbers = node.numbers();
    let planned = numbers.next()?;
    let most = numbers.next();
    Some(node.spanned(Count { planned, most }))
}
