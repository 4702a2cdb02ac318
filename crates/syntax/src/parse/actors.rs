use stafett_grammar::Rule;

use super::node::Node;
use crate::tree::{BodyField, NoField, ServiceField};

pub(super) fn body(node: &Node<'_>) -> Option<BodyField> {
    match node.rule() {
        Rule::kw_everywhere => Some(BodyField::Everywhere(true)),
        Rule::kw_not_everywhere => Some(BodyField::Everywhere(false)),
        _ => None,
    }
}

pub(super) fn service(node: &Node<'_>) -> Option<ServiceField> {
    match node.rule() {
        Rule::bodies => Some(ServiceField::Bodies(node.name_list())),
        Rule::roles => Some(ServiceField::Roles(node.name_list())),
        Rule::kw_everywhere => Some(ServiceField::Everywhere(true)),
        Rule::kw_not_everywhere => Some(ServiceField::Everywhere(false)),
        _ => None,
    }
}

pub(super) fn nothing(_: &Node<'_>) -> Option<NoField> {
    None
}
