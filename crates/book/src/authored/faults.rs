//! What is wrong with a page: references and figures that lead nowhere.

use super::{Block, Figure, blocks};
use pulldown_cmark::{Event, LinkType, Tag};
use stafett_model::Programme;
use stafett_model::proof::Words;
use std::collections::BTreeSet;
use std::ops::Range;

/// Something wrong on a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where it stands, in bytes of the text: the first inclusive, the end exclusive.
    pub place: Range<usize>,
    /// What is wrong, one sentence without a full stop.
    pub says: Words,
    /// What to do about it.
    pub help: Words,
    /// The name that leads nowhere; empty where no name is wrong.
    pub given: String,
    /// The names that there are.
    pub known: Vec<String>,
}

/// Everything that is wrong with the Markdown of a page, in its order.
pub fn faults(programme: &Programme, markdown: &str) -> Vec<Fault> {
    let declared = programme.declarations();
    let visits = programme.visits.iter().map(|visit| visit.meta.id.as_str());
    let known: BTreeSet<&str> = declared.iter().map(|one| one.id).chain(visits).collect();
    let mut faults = Vec::new();
    for block in blocks(markdown) {
        match block {
            Block::Heading { .. } => {}
            Block::Figure { says, place } => {
                let wrong = Figure::read(programme, &says).err();
                faults.extend(wrong.map(|wrong| Fault {
                    place: braces(markdown, place),
                    says: wrong.says,
                    help: wrong.help,
                    given: wrong.given,
                    known: wrong.known,
                }));
            }
            Block::Prose(parts) => in_prose(&parts, &known, &mut faults),
        }
    }
    faults
}

/// The place of the braces inside their paragraph.
fn braces(markdown: &str, paragraph: Range<usize>) -> Range<usize> {
    let text = markdown.get(paragraph.clone()).unwrap_or_default();
    let start = paragraph.start + text.len() - text.trim_start().len();
    start..start + text.trim().len()
}

fn in_prose(parts: &[(Event<'_>, Range<usize>)], known: &BTreeSet<&str>, faults: &mut Vec<Fault>) {
    let code = matches!(parts.first(), Some((Event::Start(Tag::CodeBlock(_)), _)));
    for (event, place) in parts {
        match event {
            Event::Start(Tag::Link {
                link_type: LinkType::WikiLink { .. },
                dest_url,
                ..
            }) if !known.contains(dest_url.trim()) => {
                faults.push(no_rule(dest_url.trim(), place, known));
            }
            Event::Text(text) if !code => {
                let at = text.find("{{").map(|at| place.start + at);
                faults.extend(at.map(|at| not_alone(at..place.end)));
            }
            _ => {}
        }
    }
}

fn no_rule(name: &str, link: &Range<usize>, known: &BTreeSet<&str>) -> Fault {
    let start = link.start + "[[".len();
    Fault {
        place: start..start + name.len(),
        says: Words::new(
            format!("texten hänvisar till \"{name}\", men det finns ingen regel med det namnet"),
            format!("the text refers to \"{name}\", but there is no rule of that name"),
        ),
        help: Words::new(
            "skriv regelns namn mellan [[ och ]], som det står i regelns första rad",
            "write the rule's name between [[ and ]], as it stands in the rule's first line",
        ),
        given: name.to_owned(),
        known: known.iter().map(|name| (*name).to_owned()).collect(),
    }
}

fn not_alone(place: Range<usize>) -> Fault {
    Fault {
        place,
        says: Words::new(
            "här börjar en bild eller tabell inne i ett stycke, och visas då som text",
            "a picture or table begins inside a paragraph here, and is then shown as text",
        ),
        help: Words::new(
            "låt {{…}} stå ensamt, med en tom rad före och en tom rad efter",
            "let {{…}} stand alone, with an empty line before it and one after it",
        ),
        given: String::new(),
        known: Vec::new(),
    }
}
