//! The authors' prose: Markdown → HTML, and a tree for print, that cannot carry anything but prose.
//! `[[bhv.v04_4v]]` is the way to a rule's page, by the rule's title; `[[bhv.v04_4v|besöket]]` by other
//! words.

mod tree;

use crate::address::web;
use crate::here::{Here, Link};
use crate::template::value;
use minijinja::Value;
use pulldown_cmark::{CowStr, Event, LinkType, Options, Parser, Tag, TagEnd, html};
use serde::Serialize;
use tree::Node;

/// Prose in the two forms in which the book shows it.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct Prose {
    /// For the pages.
    html: String,
    /// For the print edition.
    tree: Vec<Node>,
    /// Whether it is translated into the book's language.
    translated: bool,
}

impl From<Prose> for Value {
    fn from(prose: Prose) -> Self {
        value(prose)
    }
}

impl Here<'_> {
    /// Prose for the reader, with references to rules as links from this page.
    pub(crate) fn prose(&self, markdown: &str) -> Prose {
        Prose {
            translated: self.site.book.has_translated_prose(markdown),
            ..prose(markdown, &|name| self.rule(name))
        }
    }

    /// The same of prose that has been read already.
    pub(crate) fn prose_of<'t>(&self, events: impl Iterator<Item = Event<'t>>) -> Prose {
        of_events(events, &|name| self.rule(name))
    }

    /// The first sentence of prose, as plain text: for lists and page descriptions.
    pub(crate) fn first_sentence(&self, markdown: &str) -> String {
        self.first_sentence_of(parser(markdown))
    }

    /// The same of prose that has been read already.
    pub(crate) fn first_sentence_of<'t>(&self, events: impl Iterator<Item = Event<'t>>) -> String {
        first_sentence(events, &|name| self.rule(name))
    }
}

/// Where a reference leads.
type Find<'f> = &'f dyn Fn(&str) -> Option<Link>;

/// What an open link is.
enum Open {
    /// It leads somewhere.
    Leads,
    /// It leads to a rule whose title stands in the place of its name.
    Titled,
    /// Text only.
    Text,
}

/// Prose for the reader. Raw HTML is shown as the text that it is; a link leads to http or https or to
/// a rule, or is text only; an image is its description; a heading is a paragraph in bold, so that the
/// page keeps its own order of headings.
fn prose(markdown: &str, find: Find<'_>) -> Prose {
    of_events(parser(markdown), find)
}

fn of_events<'t>(events: impl Iterator<Item = Event<'t>>, find: Find<'_>) -> Prose {
    let mut links = Vec::new();
    let events = events.flat_map(|event| plain(event, &mut links, find));
    let events: Vec<Event<'_>> = events.collect();
    let tree = tree::of(&events);
    let mut html = String::new();
    html::push_html(&mut html, events.into_iter().map(without_headings));
    Prose {
        html,
        tree,
        translated: false,
    }
}

fn without_headings(event: Event<'_>) -> Event<'_> {
    match event {
        Event::Start(Tag::Heading { .. }) => Event::Html(CowStr::Borrowed("<p><strong>")),
        Event::End(TagEnd::Heading(_)) => Event::Html(CowStr::Borrowed("</strong></p>\n")),
        other => other,
    }
}

/// The reader of the authors' Markdown.
pub(crate) fn parser(markdown: &str) -> Parser<'_> {
    Parser::new_ext(markdown, Options::ENABLE_WIKILINKS)
}

/// The first sentence of prose, with references in their own words alone.
pub(crate) fn first_in_its_words(markdown: &str) -> String {
    first_sentence(parser(markdown), &|_| None)
}

/// Whether prose refers to the rule of a name.
pub(crate) fn refers(markdown: &str, name: &str) -> bool {
    let is_reference = |event: Event<'_>| match event {
        Event::Start(Tag::Link {
            link_type: LinkType::WikiLink { .. },
            dest_url,
            ..
        }) => dest_url.trim() == name,
        _ => false,
    };
    markdown.contains("[[") && parser(markdown).any(is_reference)
}

fn plain<'t>(event: Event<'t>, links: &mut Vec<Open>, find: Find<'_>) -> Vec<Event<'t>> {
    let event = match event {
        Event::Text(_) if matches!(links.last(), Some(Open::Titled)) => return Vec::new(),
        Event::Html(text) | Event::InlineHtml(text) => Event::Text(text),
        Event::Start(Tag::HtmlBlock) => Event::Start(Tag::Paragraph),
        Event::End(TagEnd::HtmlBlock) => Event::End(TagEnd::Paragraph),
        Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => return Vec::new(),
        Event::Start(Tag::Link {
            link_type: LinkType::WikiLink { has_pothole },
            dest_url,
            ..
        }) => return reference(&dest_url, has_pothole, links, find),
        Event::Start(Tag::Link { dest_url, .. }) if web(&dest_url).is_none() => {
            links.push(Open::Text);
            return Vec::new();
        }
        Event::Start(tag @ Tag::Link { .. }) => {
            links.push(Open::Leads);
            Event::Start(tag)
        }
        Event::End(TagEnd::Link) if matches!(links.pop(), Some(Open::Text) | None) => {
            return Vec::new();
        }
        other => other,
    };
    vec![event]
}

/// The beginning of a reference to a rule. Where there is no such rule, its name is text.
fn reference<'t>(
    name: &str,
    worded: bool,
    links: &mut Vec<Open>,
    find: Find<'_>,
) -> Vec<Event<'t>> {
    let Some(link) = find(name) else {
        links.push(Open::Text);
        return Vec::new();
    };
    links.push(if worded { Open::Leads } else { Open::Titled });
    let start = Event::Start(Tag::Link {
        link_type: LinkType::Inline,
        dest_url: link.href.into(),
        title: CowStr::Borrowed(""),
        id: CowStr::Borrowed(""),
    });
    let title = (!worded).then(|| Event::Text(link.title.into()));
    std::iter::once(start).chain(title).collect()
}

fn first_sentence<'t>(events: impl Iterator<Item = Event<'t>>, find: Find<'_>) -> String {
    let mut text = String::new();
    let mut links = Vec::new();
    for event in events.flat_map(|event| plain(event, &mut links, find)) {
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

    /// Prose in a book that has the rule `a.b` alone.
    fn shown(markdown: &str) -> String {
        prose(markdown, &rule).html
    }

    fn rule(name: &str) -> Option<Link> {
        (name == "a.b").then(|| Link {
            title: "Besök & <prov>".to_owned(),
            href: "../besok/a-b.html".to_owned(),
        })
    }

    #[test]
    fn a_reference_leads_to_its_rule_by_title_or_by_other_words() {
        assert_eq!(
            first_in_its_words("Se [[a.b|*besöket*]]. Mer."),
            "Se besöket."
        );
        assert!(refers("Se [[a.b|besöket]].", "a.b"));
        assert!(!refers("Se a.b och [[a.b2]].", "a.b"));
        let html = shown("Se [[a.b]], [[a.b|*besöket*]] och [[c]].");
        let titled = "<a href=\"../besok/a-b.html\">Besök &amp; &lt;prov&gt;</a>";
        assert!(html.contains(titled), "{html}");
        assert!(
            html.contains("<a href=\"../besok/a-b.html\"><em>besöket</em></a>"),
            "{html}"
        );
        assert!(html.ends_with("och c.</p>\n"), "{html}");
        assert_eq!(
            first_sentence(parser("Se [[a.b]]. Mer."), &rule),
            "Se Besök & <prov>."
        );
    }

    #[test]
    fn prose_carries_nothing_but_prose() {
        let html = shown(
            "# Rubrik\n\n<script>x</script>\n\na <b onclick=x>b</b> [k](javascript:x) ![bild](https://x/y.png) [w](https://x.se/)",
        );
        for bad in ["<script", "<b ", "javascript", "<img", "<h1"] {
            assert!(!html.contains(bad), "{bad} in {html}");
        }
        assert!(html.contains("<a href=\"https://x.se/\">w</a>"), "{html}");
        assert!(html.contains("&lt;script&gt;"), "{html}");
    }

    #[test]
    fn a_first_sentence_ends_at_its_full_stop() {
        assert_eq!(first_sentence(parser("Ett *två*. Tre."), &rule), "Ett två.");
        assert_eq!(first_sentence(parser(""), &rule), "");
    }
}
