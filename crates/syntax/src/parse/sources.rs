use stafett_grammar::Rule;

use super::node::Node;
use super::qualifier::confidence;
use super::time::{child_date_range, child_reach};
use super::visit::content;
use crate::tree::{AcceptanceField, RuleName, SourceField, Spanned};

pub(super) fn source(node: &Node<'_>) -> Option<SourceField> {
    match node.rule() {
        Rule::publisher => Some(SourceField::Publisher(node.string()?)),
        Rule::link => Some(SourceField::Link(node.string()?)),
        Rule::source_date => Some(SourceField::Date(node.date()?)),
        Rule::checked => Some(SourceField::Checked(node.string()?)),
        Rule::source_confidence => Some(SourceField::Confidence(confidence(
            &node.child(Rule::confidence)?,
        )?)),
        _ => None,
    }
}

pub(super) fn acceptance(node: &Node<'_>) -> Option<AcceptanceField> {
    match node.rule() {
        Rule::finding => {
            let name = node.child(Rule::finding_name)?;
            Some(AcceptanceField::Finding(
                name.spanned(name.text().trim().to_string()),
            ))
        }
        Rule::in_area => Some(AcceptanceField::Area(node.name()?)),
        Rule::rules => {
            let names = node.all(Rule::rule_name).map(|name| rule_name(&name));
            Some(AcceptanceField::Rules(names.collect::<Option<Vec<_>>>()?))
        }
        Rule::day_range => Some(AcceptanceField::Days(child_reach(node)?)),
        Rule::born => Some(AcceptanceField::Born(child_date_range(node)?)),
        Rule::reason => Some(AcceptanceField::Reason(node.string()?)),
        Rule::by => Some(AcceptanceField::By(node.string()?)),
        Rule::decided => Some(AcceptanceField::Decided(node.date()?)),
        Rule::review_by => Some(AcceptanceField::ReviewBy(node.date()?)),
        _ => None,
    }
}

fn rule_name(node: &Node<'_>) -> Option<Spanned<RuleName>> {
    let inner = node.first()?;
    let value = match inner.rule() {
        Rule::kw_birth => RuleName::Birth,
        Rule::kw_the_end => RuleName::End,
        _ => RuleName::Named(content(&inner)?.value),
    };
    Some(node.spanned(value))
}
