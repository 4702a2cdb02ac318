//! A page's Markdown as what stands below each other on it.

use crate::markdown::parser;
use pulldown_cmark::{Event, HeadingLevel, Tag};
use std::ops::Range;

/// What stands for itself on a page.
pub(crate) enum Block<'t> {
    /// A heading, as plain text.
    Heading {
        /// 1 for the highest.
        level: u8,
        says: String,
    },
    /// A table or picture of the book's own.
    Figure {
        /// What stands between the double braces.
        says: String,
        /// Where the braces stand, in bytes.
        place: Range<usize>,
    },
    /// Anything else, with the place of each part in bytes.
    Prose(Vec<(Event<'t>, Range<usize>)>),
}

/// The blocks of a page, in order.
pub(crate) fn blocks(markdown: &str) -> Vec<Block<'_>> {
    let mut blocks = Vec::new();
    let mut open = 0_usize;
    let mut parts = Vec::new();
    for (event, place) in parser(markdown).into_offset_iter() {
        match event {
            Event::Start(_) => open += 1,
            Event::End(_) => open = open.saturating_sub(1),
            _ => {}
        }
        parts.push((event, place));
        if open == 0 {
            blocks.push(block(std::mem::take(&mut parts)));
        }
    }
    blocks
}

fn block(parts: Vec<(Event<'_>, Range<usize>)>) -> Block<'_> {
    match parts.first() {
        Some((Event::Start(Tag::Heading { level, .. }), _)) => Block::Heading {
            level: number(*level),
            says: text(&parts),
        },
        Some((Event::Start(Tag::Paragraph), place)) => match figure(&parts) {
            Some(says) => Block::Figure {
                says,
                place: place.clone(),
            },
            None => Block::Prose(parts),
        },
        _ => Block::Prose(parts),
    }
}

/// What stands between double braces, where a paragraph holds nothing else.
fn figure(parts: &[(Event<'_>, Range<usize>)]) -> Option<String> {
    let inside = parts.get(1..parts.len().checked_sub(1)?)?;
    let plain = |(event, _): &(Event<'_>, _)| matches!(event, Event::Text(_));
    if !inside.iter().all(plain) {
        return None;
    }
    let text = text(parts);
    let says = text.trim().strip_prefix("{{")?.strip_suffix("}}")?;
    (!says.contains("{{")).then(|| says.trim().to_owned())
}

fn text(parts: &[(Event<'_>, Range<usize>)]) -> String {
    let part = |(event, _): &(Event<'_>, _)| match event {
        Event::Text(text) | Event::Code(text) => text.to_string(),
        Event::SoftBreak | Event::HardBreak => " ".to_owned(),
        _ => String::new(),
    };
    parts.iter().map(part).collect()
}

fn number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(markdown: &str) -> Vec<String> {
        let shown = |block: &Block<'_>| match block {
            Block::Heading { level, says } => format!("{level} {says}"),
            Block::Figure { says, place } => format!("{says} = {}", &markdown[place.clone()]),
            Block::Prose(parts) => format!("prose {}", text(parts)),
        };
        blocks(markdown).iter().map(shown).collect()
    }

    #[test]
    fn a_picture_stands_alone_in_its_paragraph() {
        let page = "# A *b*\n\nText {{c}}.\n\n{{ besök: bhv.v04_4v }}\n\n`{{d}}`\n\n{{e}} {{f}}\n\n* {{g}}\n";
        assert_eq!(
            shown(page),
            [
                "1 A b",
                "prose Text {{c}}.",
                "besök: bhv.v04_4v = {{ besök: bhv.v04_4v }}\n",
                "prose {{d}}",
                "prose {{e}} {{f}}",
                "prose {{g}}",
            ]
        );
    }
}
