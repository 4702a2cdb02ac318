use stafett_grammar::Rule;

use super::node::Node;
use crate::tree::{Confidence, Qualifier, QualifierKind, Spanned};

pub(super) fn build(node: &Node<'_>) -> Option<Qualifier> {
    let inner = node.first()?;
    let kind = match inner.rule() {
        Rule::from_source => QualifierKind::Source {
            source: inner.name()?,
            place: inner.string(),
            confidence: inner
                .child(Rule::confidence)
                .and_then(|node| confidence(&node)),
        },
        Rule::assumption => QualifierKind::Assumption(inner.string()),
        Rule::interpretation => QualifierKind::Interpretation(inner.string()),
        Rule::proposal => QualifierKind::Proposal(inner.string()),
        Rule::disagreement => QualifierKind::Disagreement(inner.string()),
        _ => return None,
    };
    Some(Qualifier {
        kind,
        span: node.span(),
    })
}

pub(super) fn confidence(node: &Node<'_>) -> Option<Spanned<Confidence>> {
    let value = match node.first()?.rule() {
        Rule::kw_stated => Confidence::Stated,
        Rule::kw_derived => Confidence::Derived,
        Rule::kw_conflicting => Confidence::Conflicting,
        Rule::kw_unverified => Confidence::Unverified,
        _ => return None,
    };
    Some(node.spanned(value))
}
