//! Prose as a tree, for whoever typesets it: nothing in it is markup of any kind.

use pulldown_cmark::{Event, Tag};
use serde::Serialize;

/// How deep parts may lie inside each other; what lies deeper stands beside what is around it.
const DEEPEST: usize = 16;

/// A part of prose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Node {
    /// What it is.
    is: Kind,
    /// The text of a leaf; empty for what has parts.
    #[serde(skip_serializing_if = "String::is_empty")]
    text: String,
    /// Where a link leads.
    #[serde(skip_serializing_if = "Option::is_none")]
    href: Option<String>,
    /// The parts, in order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    of: Vec<Node>,
}

/// The kinds of parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
enum Kind {
    Text,
    Code,
    LineBreak,
    Rule,
    Paragraph,
    Heading,
    Emphasis,
    Strong,
    Link,
    Quote,
    Listing,
    Points,
    Numbered,
    Item,
}

impl Node {
    fn new(is: Kind) -> Self {
        Self {
            is,
            text: String::new(),
            href: None,
            of: Vec::new(),
        }
    }

    fn leaf(is: Kind, text: &str) -> Self {
        Self {
            text: text.to_owned(),
            ..Self::new(is)
        }
    }
}

/// The tree of events. What opens without a kind of its own passes its parts on to what is around it.
pub(super) fn of(events: &[Event<'_>]) -> Vec<Node> {
    let mut around = Vec::new();
    let mut parts = Vec::new();
    for event in events {
        match event {
            Event::Start(tag) => {
                let node = opened(tag).filter(|_| around.len() < DEEPEST);
                around.push((node, std::mem::take(&mut parts)));
            }
            Event::End(_) => {
                let Some((node, before)) = around.pop() else {
                    continue;
                };
                let inside = std::mem::replace(&mut parts, before);
                match node {
                    Some(node) => parts.push(Node { of: inside, ..node }),
                    None => parts.extend(inside),
                }
            }
            leaf => parts.extend(closed(leaf)),
        }
    }
    parts
}

fn opened(tag: &Tag<'_>) -> Option<Node> {
    let kind = match tag {
        Tag::Paragraph => Kind::Paragraph,
        Tag::Heading { .. } => Kind::Heading,
        Tag::BlockQuote(_) => Kind::Quote,
        Tag::CodeBlock(_) => Kind::Listing,
        Tag::List(None) => Kind::Points,
        Tag::List(Some(_)) => Kind::Numbered,
        Tag::Item => Kind::Item,
        Tag::Emphasis => Kind::Emphasis,
        Tag::Strong => Kind::Strong,
        Tag::Link { dest_url, .. } => {
            let href = Some(dest_url.trim().to_owned());
            let link = Node::new(Kind::Link);
            return Some(Node { href, ..link });
        }
        _ => return None,
    };
    Some(Node::new(kind))
}

fn closed(event: &Event<'_>) -> Option<Node> {
    Some(match event {
        Event::Text(text) => Node::leaf(Kind::Text, text),
        Event::Code(text) => Node::leaf(Kind::Code, text),
        Event::SoftBreak => Node::leaf(Kind::Text, " "),
        Event::HardBreak => Node::new(Kind::LineBreak),
        Event::Rule => Node::new(Kind::Rule),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::prose;

    /// The tree as nested words.
    fn shown(markdown: &str) -> String {
        fn nodes(all: &[super::Node]) -> String {
            all.iter().map(node).collect::<Vec<_>>().join(" ")
        }
        fn node(of: &super::Node) -> String {
            let leads = of.href.as_ref().map(|href| format!("<{href}>"));
            let text = format!("{:?}{}", of.is, leads.unwrap_or_default());
            match (of.text.is_empty(), of.of.is_empty()) {
                (false, _) => format!("{:?}", of.text),
                (_, true) => text,
                _ => format!("{text}({})", nodes(&of.of)),
            }
        }
        nodes(&prose(markdown, &|_| None).tree)
    }

    #[test]
    fn the_tree_keeps_what_prose_is_made_of() {
        assert_eq!(
            shown("# Å\n\n*b* **c** `d`\ne\n\n1. f\n\n- g\n\n> h"),
            "Heading(\"Å\") Paragraph(Emphasis(\"b\") \" \" Strong(\"c\") \" \" \"d\" \" \" \"e\") \
             Numbered(Item(\"f\")) Points(Item(\"g\")) Quote(Paragraph(\"h\"))"
        );
    }

    #[test]
    fn no_prose_is_too_deep() {
        let shown = shown(&format!("{} a", ">".repeat(2_000)));
        assert_eq!(shown.matches("Quote").count(), super::DEEPEST);
    }

    #[test]
    fn links_lead_to_the_web_or_are_text() {
        assert_eq!(
            shown("[a](https://x.se/) [b](javascript:x) ![c](https://y.se/)"),
            "Paragraph(Link<https://x.se/>(\"a\") \" \" \"b\" \" \" \"c\")"
        );
        assert_eq!(shown("<b onclick=x>"), "Paragraph(\"<b onclick=x>\")");
    }
}
