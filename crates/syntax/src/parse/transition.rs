use stafett_grammar::Rule;

use super::content::child_person;
use super::layout::{Block, Line};
use super::node::Node;
use super::reader::Reader;
use super::time::{child_duration, when};
use super::visit::channels;
use crate::tree::{
    Consent, Handover, HandoverField, Identifier, Otherwise, Payload, Spanned, TransitionField,
};

pub(super) fn transition(node: &Node<'_>) -> Option<TransitionField> {
    match node.rule() {
        Rule::areas => Some(TransitionField::Areas(node.name_list())),
        Rule::when => Some(TransitionField::When(when(node)?)),
        _ => None,
    }
}

pub(super) fn handover(
    reader: &mut Reader<'_>,
    line: &Line,
    block: &Block,
) -> Option<TransitionField> {
    let head = reader.piece(Rule::handover_head, line.range.clone());
    let body = reader.body(block, Rule::handover_line, handover_field);
    head.map(|_| {
        TransitionField::Handover(Handover {
            fields: body.fields,
            qualifiers: body.qualifiers,
            span: reader.source.span(line.range.start..block.end),
        })
    })
}

fn handover_field(node: &Node<'_>) -> Option<HandoverField> {
    match node.rule() {
        Rule::when => Some(HandoverField::When(when(node)?)),
        Rule::channels => Some(HandoverField::Channels(channels(node)?)),
        Rule::hands_over => {
            let payload = node.all(Rule::payload).map(|node| payload(&node));
            Some(HandoverField::HandsOver(
                payload.collect::<Option<Vec<_>>>()?,
            ))
        }
        Rule::consent => {
            let consent = Consent::From {
                person: child_person(node)?,
                obtained_by: node.name(),
                otherwise: node.string(),
            };
            Some(HandoverField::Consent(node.spanned(consent)))
        }
        Rule::consent_not_needed => Some(HandoverField::Consent(
            node.spanned(Consent::WithoutUnder(node.string()?)),
        )),
        Rule::confirmed => Some(HandoverField::Confirmed {
            within: child_duration(node)?,
            otherwise: node
                .child(Rule::otherwise)
                .and_then(|node| otherwise(&node)),
        }),
        _ => None,
    }
}

fn payload(node: &Node<'_>) -> Option<Spanned<Payload>> {
    let inner = node.first()?;
    let value = match inner.rule() {
        Rule::kw_outstanding => Payload::Outstanding,
        _ => Payload::Named(Identifier::new(inner.text())),
    };
    Some(node.spanned(value))
}

fn otherwise(node: &Node<'_>) -> Option<Spanned<Otherwise>> {
    let inner = node.values().next()?;
    let service = inner.name()?;
    let value = match inner.rule() {
        Rule::follows_up => Otherwise::FollowsUp(service),
        Rule::keeps_responsibility => Otherwise::KeepsResponsibility(service),
        _ => return None,
    };
    Some(inner.spanned(value))
}
