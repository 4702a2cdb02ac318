//! In a book in another language than the programme's, every text that is the programme's says in which language it is
//! (WCAG 3.1.2), so that it is read out as what it is: a text of its own, and a title in a sentence of the book's.
//!
//! Every text of the programme stands between marks here. No text of a page may show a mark but in an element that says
//! the programme's language.

mod common;

use stafett_book::{Book, Language, Page, render};
use stafett_model::{Consent, Meta, NoteKind, Payload, Programme};

/// Puts a text between marks.
fn mark(text: &mut String) {
    if !text.is_empty() {
        *text = format!("‹{text}›");
    }
}

fn mark_meta(meta: &mut Meta) {
    mark(&mut meta.title);
    mark(&mut meta.doc);
    for note in &mut meta.notes {
        mark(match &mut note.kind {
            NoteKind::Source { place, .. } => place,
            NoteKind::Assumption(text)
            | NoteKind::Interpretation(text)
            | NoteKind::Proposal(text)
            | NoteKind::Disagreement(text) => text,
        });
    }
}

fn marked() -> Programme {
    let mut p = common::programme();
    mark_meta(&mut p.meta);
    mark_meta(&mut p.population.meta);
    macro_rules! all {
        ($($table:ident),*) => { $(p.$table.iter_mut().for_each(|row| mark_meta(&mut row.meta));)* };
    }
    all!(
        sources,
        facts,
        events,
        bodies,
        services,
        roles,
        groups,
        areas,
        items,
        series_table
    );
    all!(visits, transitions, requirements, indicators);
    for item in &mut p.items {
        mark(&mut item.instrument);
        item.outcomes.iter_mut().for_each(mark);
    }
    let handovers = p.transitions.iter_mut();
    for handover in handovers.filter_map(|row| row.handover.as_mut()) {
        for thing in &mut handover.payload {
            if let Payload::Words(text) = thing {
                mark(text);
            }
        }
        if let Some(Consent::Of { otherwise, .. }) = &mut handover.consent {
            otherwise.iter_mut().for_each(mark);
        }
    }
    for requirement in &mut p.requirements {
        requirement.in_words.iter_mut().for_each(mark);
    }
    p
}

fn pages() -> Vec<Page> {
    let (programme, proof) = (marked(), common::proof());
    let mut old = marked();
    old.visits
        .iter_mut()
        .for_each(|visit| visit.minutes = Some(5));
    let since = stafett_diff::compare(&old, &programme);
    let children = [common::shown(&programme, "‹Barnet›")];
    let registers = common::registers();
    let book = Book::new(&programme, &proof, Language::English);
    let book = book.children(&children).registers(&registers);
    render(&book.since(&since).earlier(&old)).unwrap()
}

/// The texts of a page's body with something of the programme's of which no element around says the language.
fn silent(html: &str) -> Vec<String> {
    const VOID: [&str; 6] = ["br", "input", "meta", "link", "hr", "img"];
    let (_, body) = html.split_once("<body").unwrap();
    // The elements that are open, and whether each, or one around it, is in the programme's language.
    let mut open: Vec<(&str, bool)> = Vec::new();
    let mut found = Vec::new();
    for piece in body.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').unwrap_or((piece, ""));
        let name = tag.split([' ', '/']).find(|part| !part.is_empty());
        let name = name.unwrap_or_default();
        if tag.starts_with('/') {
            while open.pop().is_some_and(|(opened, _)| opened != name) {}
        } else if !VOID.contains(&name) && !tag.ends_with('/') {
            let around = open.last().is_some_and(|(_, foreign)| *foreign);
            let own = match tag.split_once(" lang=\"") {
                Some((_, language)) => language.starts_with("sv"),
                None => around,
            };
            open.push((name, own));
        }
        let hidden = open
            .iter()
            .any(|(name, _)| ["script", "option", "svg"].contains(name));
        let foreign = open.last().is_some_and(|(_, foreign)| *foreign);
        if !foreign && !hidden && text.contains(['‹', '›']) {
            found.push(text.trim().to_owned());
        }
    }
    found
}

#[test]
fn every_text_of_the_programmes_says_in_which_language_it_is() {
    let mut all = Vec::new();
    for page in pages().iter().filter(|page| page.path.ends_with(".html")) {
        let texts = silent(&page.content).into_iter();
        all.extend(texts.map(|text| format!("{}: {text}", page.path)));
    }
    assert!(all.is_empty(), "{} texts:\n{}", all.len(), all.join("\n"));
}

#[test]
fn the_test_sees_what_is_silent() {
    let html = "<body><p lang=\"sv\">‹a› <b>‹b›</b></p><p>‹c›, ‹d›</p><p>one ‹e›</p><br><i lang=\"en\">‹f›</i>";
    assert_eq!(silent(html), ["‹c›, ‹d›", "one ‹e›", "‹f›"]);
}
