//! The authors' prose: Markdown → HTML, and a tree for print, that cannot carry anything but prose.

mod tree;

use crate::address::web;
use crate::template::value;
use minijinja::Value;
use pulldown_cmark::{CowStr, Event, Parser, Tag, TagEnd, html};
use serde::Serialize;
use tree::Node;

/// Prose in the two forms in which the book shows it.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct Prose {
    /// For the pages.
    html: String,
    /// For the print edition.
    tree: Vec<Node>,
}

impl From<Prose> for Value {
    fn from(prose: Prose) -> Self {
        value(prose)
    }
}

/// Prose for the reader. Raw HTML is shown as the text that it is; a link leads to http or https or is
/// text only; an image is its description; a heading is a paragraph in bold, so that the page keeps
/// its own order of headings.
pub(crate) fn prose(markdown: &str) -> Prose {
    let mut links = Vec::new();
    let events = Parser::new(markdown).filter_map(|event| plain(event, &mut links));
    let events: Vec<Event<'_>> = events.collect();
    let tree = tree::of(&events);
    let mut html = String::new();
    html::push_html(&mut html, events.into_iter().map(without_headings));
    Prose { html, tree }
}

fn without_headings(event: Event<'_>) -> Event<'_> {
    match event {
        Event::Start(Tag::Heading { .. }) => Event::Html(CowStr::Borrowed("<p><strong>")),
        Event::End(TagEnd::Heading(_)) => Event::Html(CowStr::Borrowed("</strong></p>\n")),
        other => other,
    }
}

fn plain<'t>(event: Event<'t>, links: &mut Vec<bool>) -> Option<Event<'t>> {
    Some(match event {
        Event::Html(text) | Event::InlineHtml(text) => Event::Text(text),
        Event::Start(Tag::HtmlBlock) => Event::Start(Tag::Paragraph),
        Event::End(TagEnd::HtmlBlock) => Event::End(TagEnd::Paragraph),
        Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => return None,
        Event::Start(Tag::Link {
            link_type,
            dest_url,
            title,
            id,
        }) => {
            let leads = web(&dest_url).is_some();
            links.push(leads);
            if !leads {
                return None;
            }
            Event::Start(Tag::Link {
                link_type,
                dest_url,
                title,
                id,
            })
        }
        Event::End(TagEnd::Link) => {
            if !links.pop().unwrap_or(false) {
                return None;
            }
            Event::End(TagEnd::Link)
        }
        other => other,
    })
}

/// The first sentence of prose, as plain text: for lists and page descriptions.
pub(crate) fn first_sentence(markdown: &str) -> String {
    let mut text = String::new();
    for event in Parser::new(markdown) {
        match event {
            Event::Text(part) | Event::Code(part) => text.push_str(&part),
            Event::SoftBreak | Event::HardBreak => text.push(' '),
            Event::End(TagEnd::Paragraph) => break,
            _ => {}
        }
    }
    match text.find(". ") {
        Some(end) => text[..=end].to_owned(),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_carries_nothing_but_prose() {
        let html = prose(
            "# Rubrik\n\n<script>x</script>\n\na <b onclick=x>b</b> [k](javascript:x) ![bild](https://x/y.png) [w](https://x.se/)",
        )
        .html;
        for bad in ["<script", "<b ", "javascript", "<img", "<h1"] {
            assert!(!html.contains(bad), "{bad} in {html}");
        }
        assert!(html.contains("<a href=\"https://x.se/\">w</a>"), "{html}");
        assert!(html.contains("&lt;script&gt;"), "{html}");
    }

    #[test]
    fn a_first_sentence_ends_at_its_full_stop() {
        assert_eq!(first_sentence("Ett *två*. Tre."), "Ett två.");
        assert_eq!(first_sentence(""), "");
    }
}
