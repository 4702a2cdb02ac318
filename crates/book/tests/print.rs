//! The print edition's sources: data that says what the pages say, and a layout that nothing of it enters.

mod common;
#[path = "common/html.rs"]
mod html;

use serde_json::{Value, json};
use stafett_book::{Book, Language, Page, Printed, print, render};
use stafett_model::Programme;
use std::collections::BTreeSet;

/// What would be markup or code where text is read as either.
const HOSTILE: &str = "#panic(\"x\") #read(\"/etc/passwd\") $ x^ \\ ] [ } { * _ ` @a <b> = c // d /* \"e\" \u{0}\u{202e}";

fn content<'p>(pages: &'p [Page], end: &str) -> &'p str {
    let page = pages.iter().find(|page| page.path.ends_with(end));
    &page.unwrap_or_else(|| panic!("no {end}")).content
}

fn data(book: &Book<'_>) -> Value {
    serde_json::from_str(content(&print(book).unwrap(), "/data.json")).unwrap()
}

/// The pages of the data, chapter by chapter.
fn pages(data: &Value) -> impl Iterator<Item = (&str, &Value)> {
    let chapters = data["chapters"].as_array().unwrap().iter();
    chapters.flat_map(|chapter| {
        let sections = chapter["sections"].as_array().unwrap().iter();
        let pages = sections.flat_map(|section| section["pages"].as_array().unwrap());
        pages.map(|page| (chapter["kind"].as_str().unwrap(), page))
    })
}

/// Every string in a value.
fn strings(value: &Value) -> Vec<&str> {
    match value {
        Value::String(text) => vec![text],
        Value::Array(all) => all.iter().flat_map(strings).collect(),
        Value::Object(all) => all.values().flat_map(strings).collect(),
        _ => Vec::new(),
    }
}

/// The permanent names of the rules that a value holds.
fn addresses(value: &Value) -> BTreeSet<String> {
    let inside = match value {
        Value::Array(all) => all.iter().collect(),
        Value::Object(all) => all.values().collect(),
        _ => Vec::new(),
    };
    let own = value["address"]["id"].as_str().map(str::to_owned);
    own.into_iter()
        .chain(inside.into_iter().flat_map(addresses))
        .collect()
}

#[test]
fn the_chapters_stand_in_the_order_of_a_book() {
    let (programme, proof, registers) = (common::programme(), common::proof(), common::registers());
    let book = Book::new(&programme, &proof, Language::Swedish);
    let book = book.registers(&registers).as_of(common::day("2026-11-22"));
    let mut data = data(&book.digest("0123abcd"));
    let pages: Vec<String> = pages(&data)
        .map(|(kind, page)| format!("{kind}: {}", page["path"].as_str().unwrap()))
        .collect();
    data["chapters"] = json!(pages);
    for texts in ["texts", "consultation"] {
        data[texts] = Value::Null;
    }
    insta::assert_snapshot!(serde_json::to_string_pretty(&data).unwrap());
}

#[test]
fn a_visit_with_every_kind_of_note() {
    let (programme, proof) = (common::programme(), common::proof());
    let data = data(&Book::new(&programme, &proof, Language::English));
    let visit = pages(&data).find(|(_, page)| page["path"] == "besok/bhv-team-4v.html");
    insta::assert_snapshot!(serde_json::to_string_pretty(visit.unwrap().1).unwrap());
}

#[test]
fn every_rule_with_a_place_on_the_web_has_one_in_print() {
    let (programme, proof) = (common::programme(), common::proof());
    let book = Book::new(&programme, &proof, Language::Swedish);
    let of_page = |page: &Page| -> Vec<String> {
        let after = page.content.split("class=\"address\"").skip(1);
        let ids = after.filter_map(|rest| rest.split("<code>").nth(1)?.split("</code>").next());
        ids.map(str::to_owned).collect()
    };
    let web: BTreeSet<String> = render(&book).unwrap().iter().flat_map(of_page).collect();
    let printed: BTreeSet<String> = pages(&data(&book))
        .flat_map(|(_, page)| addresses(page))
        .collect();
    assert!(web.len() > 15, "{web:?}");
    let missing: Vec<_> = web.difference(&printed).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn every_chapter_has_a_layout() {
    let (programme, proof, registers) = (common::programme(), common::proof(), common::registers());
    let book = Book::new(&programme, &proof, Language::English).registers(&registers);
    let sources = print(&book).unwrap();
    let layout = content(&sources, "layout/book.typ");
    let (_, kinds) = layout.split_once("#let kinds = (").unwrap();
    let kinds = kinds.split("\n)").next().unwrap();
    for (kind, _) in pages(&data(&book)) {
        assert!(kinds.contains(&format!(" {kind}: ")), "{kind}");
    }
}

/// A programme whose titles, prose and addresses are hostile.
fn hostile() -> Programme {
    let mut programme = common::programme();
    let visits = programme.visits.iter_mut().map(|row| &mut row.meta);
    let areas = programme.areas.iter_mut().map(|row| &mut row.meta);
    let sources = programme.sources.iter_mut().map(|row| &mut row.meta);
    for meta in visits
        .chain(areas)
        .chain(sources)
        .chain([&mut programme.meta])
    {
        for text in [&mut meta.title, &mut meta.doc, &mut meta.id] {
            HOSTILE.clone_into(text);
        }
    }
    programme.sources[0].link = "javascript:alert(1)".to_owned();
    programme.draft = Some(HOSTILE.to_owned());
    programme
}

#[test]
fn nothing_of_the_programme_is_markup() {
    let (honest, hostile, proof) = (common::programme(), hostile(), common::proof());
    let of = |programme| print(&Book::new(programme, &proof, Language::Swedish)).unwrap();
    let (honest, sources) = (of(&honest), of(&hostile));
    assert_eq!(sources.len(), honest.len());
    for (page, honest) in sources.iter().zip(&honest) {
        assert_eq!(page.path, honest.path);
        if page.path.ends_with(".typ") {
            assert_eq!(page.content, honest.content);
            assert!(!page.content.contains("eval("), "{}", page.path);
        }
    }
    let data = data(&Book::new(&hostile, &proof, Language::Swedish));
    assert_eq!(data["title"], HOSTILE);
    assert!(
        strings(&data)
            .iter()
            .filter(|text| **text == HOSTILE)
            .count()
            > 10
    );
    let links = pages(&data).filter(|(kind, _)| *kind == "sources");
    for (_, page) in links {
        assert_eq!(page["page"]["sources"][0]["href"], Value::Null);
    }
}

#[test]
fn pages_lead_to_the_typeset_book_where_there_is_one() {
    let (programme, proof) = (common::programme(), common::proof());
    for language in [Language::Swedish, Language::English] {
        let book = Book::new(&programme, &proof, language);
        let pdf = Printed::of(language).pdf;
        let web = |pages: Vec<Page>| {
            pages
                .into_iter()
                .filter(|page| page.path.ends_with(".html"))
        };
        for page in web(render(&book).unwrap()) {
            assert!(!page.content.contains(pdf), "{}", page.path);
        }
        for page in web(render(&book.typeset()).unwrap()) {
            let up = if page.path.contains('/') { "../" } else { "" };
            let hrefs = html::attributes(&page.content, "href");
            assert!(
                hrefs.contains(&format!("{up}{pdf}").as_str()),
                "{}",
                page.path
            );
        }
    }
}
