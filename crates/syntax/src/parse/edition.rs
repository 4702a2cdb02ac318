use stafett_diag::{Diagnostic, Name, Text};
use stafett_grammar::{Rule, keywords};

use super::declaration::{self, Head};
use super::layout::{Block, Chunk};
use super::reader::Reader;
use super::words::{amending_verb, change_head};
use crate::tree::{Amended, Amendment};

/// Whether the first line of a chunk begins with a verb by which an edition differs from what it is
/// laid over.
pub(super) fn begins(reader: &Reader<'_>, chunk: &Chunk) -> bool {
    amending_verb(reader.text(chunk.head.clone())).is_some()
}

/// Reads one amendment. What cannot be read is reported.
pub(super) fn read(reader: &mut Reader<'_>, chunk: &Chunk) -> Option<Amendment> {
    if chunk.broken {
        reader.skip(chunk.head.clone());
        return None;
    }
    let verb = amending_verb(reader.text(chunk.head.clone()))?;
    let (what, end) = match (verb.rule, &chunk.block) {
        (Rule::kw_drops, None) => (drops(reader, chunk)?, chunk.head.end),
        (Rule::kw_drops, Some(_)) => {
            no_block(reader, chunk);
            return None;
        }
        (_, Some(block)) => (substitutes(reader, chunk, block)?, block.end),
        (_, None) => {
            if reader
                .piece(head_rule(reader, chunk), chunk.head.clone())
                .is_some()
            {
                declaration::missing_block(reader, chunk);
            }
            return None;
        }
    };
    Some(Amendment {
        what,
        span: reader.source.span(chunk.head.start..end),
    })
}

fn drops(reader: &mut Reader<'_>, chunk: &Chunk) -> Option<Amended> {
    let node = reader.piece(Rule::amending_drop, chunk.head.clone())?;
    let kind = node
        .children()
        .skip(1)
        .find(|part| keywords::of_rule(part.rule()).is_some());
    Some(Amended::Drops {
        kind: kind.map(|kind| kind.spanned(kind.rule())),
        name: node.name()?,
        reason: node.string(),
    })
}

fn substitutes(reader: &mut Reader<'_>, chunk: &Chunk, block: &Block) -> Option<Amended> {
    let rule = head_rule(reader, chunk);
    let written = change_head(reader.text(chunk.head.clone()));
    let node = reader.piece(rule, chunk.head.clone());
    let written = written?;
    let head = Head {
        doc: &chunk.doc,
        start: chunk.head.start + written.at,
        keyword: written.declaration,
        node,
    };
    let declaration = declaration::dispatch(reader, head, block)?;
    Some(Amended::Substitutes(Box::new(declaration)))
}

fn head_rule(reader: &Reader<'_>, chunk: &Chunk) -> Rule {
    let head = change_head(reader.text(chunk.head.clone()));
    match head.map(|head| head.declaration) {
        Some(Rule::kw_responsibility_for) => Rule::amending_responsibility_head,
        Some(Rule::kw_transition) => Rule::amending_transition_head,
        _ => Rule::amending_head,
    }
}

fn no_block(reader: &mut Reader<'_>, chunk: &Chunk) {
    let span = reader.source.span(chunk.head.clone());
    reader.skip(chunk.head.clone());
    let message = Text::new(
        "det som utgår har inget block",
        "what is dropped has no block",
    );
    let help = Text::new(
        "skriv namnet och skälet på en rad: utgår bhv.extra \"ersätts av hembesök\"",
        "write the name and the reason on one line: drops bhv.extra \"replaced by home visits\"",
    );
    reader.report(Diagnostic::new(Name::UnexpectedText, span, message).help(help));
}
