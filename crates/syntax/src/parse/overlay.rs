use stafett_grammar::Rule;

use super::condition::guard;
use super::declaration::{Head, dispatch};
use super::layout::{Block, Line};
use super::node::Node;
use super::reader::Reader;
use super::responsibility::responsibility;
use super::time::{child_duration, year};
use super::visit::{afterwards, channels, content, contents, places};
use super::words::{ChangeHead, change_head};
use crate::tree::{Change, Changed, DateRange, ReleaseField, ReprioritisationField, VariantField};

pub(super) fn variant(node: &Node<'_>) -> Option<VariantField> {
    match node.rule() {
        Rule::guard => Some(VariantField::If(guard(node)?)),
        Rule::builds_on => Some(VariantField::BuildsOn(node.name()?)),
        Rule::information_from => Some(VariantField::InformationFrom(year(node)?)),
        Rule::confirmed_by => Some(VariantField::ConfirmedBy(node.string()?)),
        Rule::on_arrival => Some(VariantField::OnArrival(child_duration(node)?)),
        Rule::drops => Some(VariantField::Change(drops(node)?)),
        _ => None,
    }
}

pub(super) fn release(node: &Node<'_>) -> Option<ReleaseField> {
    match node.rule() {
        Rule::in_force_from => Some(ReleaseField::InForceFrom(node.date()?)),
        Rule::born_from => Some(ReleaseField::BornFrom(node.date()?)),
        Rule::drops => Some(ReleaseField::Change(drops(node)?)),
        _ => None,
    }
}

pub(super) fn reprioritisation(node: &Node<'_>) -> Option<ReprioritisationField> {
    match node.rule() {
        Rule::in_force => {
            let mut dates = node.dates();
            Some(ReprioritisationField::InForce(DateRange {
                from: dates.next()?,
                through: dates.next()?,
            }))
        }
        Rule::guard => Some(ReprioritisationField::If(guard(node)?)),
        Rule::suspends => Some(ReprioritisationField::Suspends(contents(node)?)),
        Rule::switches_channel => Some(ReprioritisationField::SwitchesChannel {
            to: channels(node)?,
            of: node.name_list(),
        }),
        Rule::switches_place => Some(ReprioritisationField::SwitchesPlace {
            to: places(node)?,
            of: node.name_list(),
        }),
        Rule::afterwards => Some(ReprioritisationField::Afterwards(afterwards(node)?)),
        _ => None,
    }
}

fn drops(node: &Node<'_>) -> Option<Change> {
    Some(Change {
        what: Changed::Drops {
            what: content(&node.child(Rule::content)?)?,
            reason: node.string(),
        },
        span: node.span(),
    })
}

/// Reads a block inside a variant or release, whose other lines are read by `line_rule`.
pub(super) fn change(
    reader: &mut Reader<'_>,
    line: &Line,
    block: &Block,
    line_rule: Rule,
) -> Option<Change> {
    let Some(head) = change_head(reader.text(line.range.clone())) else {
        not_a_change(reader, line, line_rule);
        return None;
    };
    let what = match (head.verb, head.declaration) {
        (Rule::kw_substitutes, Rule::kw_responsibility_for) => legs(reader, line, block)?,
        _ => declaration(reader, line, block, &head)?,
    };
    Some(Change {
        what,
        span: reader.source.span(line.range.start..block.end),
    })
}

/// Says what is wrong with a line that has a block and is no change: the line itself, or the block.
fn not_a_change(reader: &mut Reader<'_>, line: &Line, line_rule: Rule) {
    if line.range.is_empty() || reader.piece(line_rule, line.range.clone()).is_some() {
        reader.block_not_allowed(line);
    }
}

fn legs(reader: &mut Reader<'_>, line: &Line, block: &Block) -> Option<Changed> {
    let head = reader.piece(Rule::substitutes_legs_head, line.range.clone());
    let body = reader.body(block, Rule::responsibility_line, responsibility);
    Some(Changed::SubstitutesLegs {
        area: head?.name()?,
        fields: body.fields,
        qualifiers: body.qualifiers,
    })
}

fn declaration(
    reader: &mut Reader<'_>,
    line: &Line,
    block: &Block,
    head: &ChangeHead,
) -> Option<Changed> {
    let (rule, change): (_, fn(_) -> _) = match head.verb {
        Rule::kw_adds => (Rule::adds_head, Changed::Adds),
        Rule::kw_narrows => (Rule::narrows_head, Changed::Narrows),
        _ => (Rule::substitutes_head, Changed::Substitutes),
    };
    let node = reader.piece(rule, line.range.clone());
    let head = Head {
        doc: &line.doc,
        start: line.range.start + head.at,
        keyword: head.declaration,
        node,
    };
    dispatch(reader, head, block).map(|declaration| change(Box::new(declaration)))
}
