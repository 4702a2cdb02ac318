use std::ops::Range;

use stafett_diag::{Diagnostic, Name, Text};
use stafett_grammar::Rule;

use super::condition::child_guard;
use super::explain::unknown_declaration;
use super::layout::{Block, Chunk};
use super::node::Node;
use super::reader::{Body, Reader};
use super::time::child_reach;
use super::words::declaration_keyword;
use super::{
    actors, content, facts, indicator, norms, overlay, programme, responsibility, sources,
    transition, visit,
};
use crate::tree::{
    Declaration, Declared, Demand, Direction, NoField, ReleaseField, Spanned, VariantField,
};

/// What stands before the block of a declaration.
pub(super) struct Head<'a, 'l> {
    /// The lines of its doc comment.
    pub(super) doc: &'l [Range<usize>],
    /// Where its keyword begins.
    pub(super) start: usize,
    /// The rule of its keyword.
    pub(super) keyword: Rule,
    /// Its first line; none if that could not be read.
    pub(super) node: Option<Node<'a>>,
}

/// Reads one declaration. What cannot be read is reported, line by line.
pub(super) fn read(reader: &mut Reader<'_>, chunk: &Chunk) -> Option<Declaration> {
    let Some(keyword) = declaration_keyword(reader.text(chunk.head.clone())) else {
        let whole = chunk.head.start..chunk.block.as_ref().map_or(chunk.head.end, |b| b.end);
        if !chunk.broken {
            let diagnostic = unknown_declaration(reader, chunk.head.clone());
            reader.report(diagnostic);
        }
        reader.skip(whole);
        return None;
    };
    let node = read_head(reader, chunk, keyword.rule);
    let Some(block) = &chunk.block else {
        if node.is_some() {
            missing_block(reader, chunk);
        }
        return None;
    };
    let head = Head {
        doc: &chunk.doc,
        start: chunk.head.start,
        keyword: keyword.rule,
        node,
    };
    dispatch(reader, head, block)
}

fn read_head<'a>(reader: &mut Reader<'a>, chunk: &Chunk, keyword: Rule) -> Option<Node<'a>> {
    let rule = match keyword {
        Rule::kw_responsibility_for => Rule::responsibility_head,
        Rule::kw_transition => Rule::transition_head,
        _ => Rule::titled_head,
    };
    if chunk.broken {
        reader.skip(chunk.head.clone());
        return None;
    }
    reader.piece(rule, chunk.head.clone())
}

pub(super) fn missing_block(reader: &mut Reader<'_>, chunk: &Chunk) {
    let span = reader.source.span(chunk.head.clone());
    reader.skip(chunk.head.clone());
    let message = Text::new(
        "deklarationen saknar sitt block",
        "the declaration lacks its block",
    );
    let help = Text::new(
        "skriv `{` sist på raden, fälten på rader under, och `}` på en egen rad; `{ }` om inget ska stå där",
        "write `{` at the end of the line, the fields on lines below, and `}` on a line of its own; `{ }` if there is nothing to say",
    );
    reader.report(Diagnostic::new(Name::NotClosed, span, message).help(help));
}

/// The body is read even where the head cannot be, so that its errors are seen too.
pub(super) fn dispatch<'a>(
    reader: &mut Reader<'a>,
    head: Head<'a, '_>,
    block: &Block,
) -> Option<Declaration> {
    macro_rules! plain {
        ($variant:ident, $line:ident, $build:expr) => {{
            let body = reader.body(block, Rule::$line, $build);
            declared(reader, &head, block, (), body).map(Declaration::$variant)
        }};
    }
    match head.keyword {
        Rule::kw_programme => plain!(Programme, programme_line, programme::programme),
        Rule::kw_population => plain!(Population, population_line, programme::population),
        Rule::kw_school_calendar => plain!(Calendar, calendar_line, programme::calendar),
        Rule::kw_body => plain!(Body, body_line, actors::body),
        Rule::kw_role => plain!(Role, plain_line, actors::nothing),
        Rule::kw_service => plain!(Service, service_line, actors::service),
        Rule::kw_area => plain!(Area, plain_line, |node: &Node<'_>| -> Option<NoField> {
            actors::nothing(node)
        }),
        Rule::kw_fact => plain!(Fact, fact_line, facts::fact),
        Rule::kw_event => plain!(Event, event_line, facts::event),
        Rule::kw_target_group => plain!(TargetGroup, target_group_line, facts::target_group),
        Rule::kw_item => plain!(Item, item_line, content::item),
        Rule::kw_series => plain!(Series, series_line, content::series),
        Rule::kw_window => plain!(Window, window_line, content::window),
        Rule::kw_visit => plain!(Visit, visit_line, visit::visit),
        Rule::kw_contact => plain!(Contact, visit_line, visit::visit),
        Rule::kw_requirement => plain!(Requirement, norm_line, norms::norm),
        Rule::kw_recommendation => plain!(Recommendation, norm_line, norms::norm),
        Rule::kw_source => plain!(Source, source_line, sources::source),
        Rule::kw_accepts => plain!(Acceptance, acceptance_line, sources::acceptance),
        Rule::kw_responsibility_for => {
            let body = reader.body(
                block,
                Rule::responsibility_line,
                responsibility::responsibility,
            );
            let node = head.node.as_ref()?;
            let demand = Box::new(Demand {
                reach: child_reach(node)?,
                guard: child_guard(node),
            });
            declared(reader, &head, block, demand, body).map(Declaration::Responsibility)
        }
        Rule::kw_transition => {
            let body = reader.body_with_blocks(
                block,
                Rule::transition_line,
                transition::transition,
                transition::handover,
            );
            let mut names = head.node.as_ref()?.names().into_iter().skip(1);
            let direction = Direction {
                from: names.next()?,
                to: names.next()?,
            };
            declared(reader, &head, block, direction, body).map(Declaration::Transition)
        }
        Rule::kw_variant => {
            let line = Rule::variant_line;
            let body =
                reader.body_with_blocks(block, line, overlay::variant, |reader, inner, block| {
                    overlay::change(reader, inner, block, line).map(VariantField::Change)
                });
            declared(reader, &head, block, (), body).map(Declaration::Variant)
        }
        Rule::kw_release => {
            let line = Rule::release_line;
            let body =
                reader.body_with_blocks(block, line, overlay::release, |reader, inner, block| {
                    overlay::change(reader, inner, block, line).map(ReleaseField::Change)
                });
            declared(reader, &head, block, (), body).map(Declaration::Release)
        }
        Rule::kw_reprioritisation => plain!(
            Reprioritisation,
            reprioritisation_line,
            overlay::reprioritisation
        ),
        Rule::kw_indicator => plain!(Indicator, indicator_line, indicator::indicator),
        _ => None,
    }
}

fn declared<F, H>(
    reader: &Reader<'_>,
    written: &Head<'_, '_>,
    block: &Block,
    head: H,
    body: Body<F>,
) -> Option<Declared<F, H>> {
    let node = written.node.as_ref()?;
    Some(Declared {
        name: node.name()?,
        title: node.string(),
        head,
        doc: written
            .doc
            .iter()
            .map(|line| doc_line(reader, line.clone()))
            .collect(),
        fields: body.fields,
        qualifiers: body.qualifiers,
        span: reader.source.span(written.start..block.end),
    })
}

fn doc_line(reader: &Reader<'_>, range: Range<usize>) -> Spanned<String> {
    let text = &reader.source.text[range.clone()];
    let text = text.strip_prefix("///").unwrap_or(text);
    let text = text.strip_prefix(' ').unwrap_or(text).trim_end();
    Spanned::new(text.to_string(), reader.source.span(range))
}
