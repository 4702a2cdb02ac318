//! The index, and what a search needs of it.

mod common;
#[path = "common/html.rs"]
mod html;

use stafett_book::{Book, Language, render};
use std::collections::BTreeSet;

fn page(language: Language) -> String {
    let (programme, proof) = (common::programme(), common::proof());
    let pages = render(&Book::new(&programme, &proof, language)).unwrap();
    assert!(pages.iter().any(|page| page.path == "sok.js"));
    let page = pages.into_iter().find(|page| page.path == "sok.html");
    page.unwrap().content
}

#[test]
fn everything_with_a_place_of_its_own_is_in_the_index() {
    let page = page(Language::Swedish);
    let (_, index) = page.split_once("id=\"register-a-o\"").unwrap();
    let links: BTreeSet<&str> = html::attributes(index, "href").into_iter().collect();
    for link in [
        "besok/bhv-team-4v.html",
        "omrade/halsa.html",
        "overgang/till-skolan.html",
        "verksamhet/bvc.html",
        "moment.html#tillvaxt",
        "vaccinationer.html#rota",
        "krav.html#skollagen-2-27",
        "indikator/bhvq-tillvaxt.html",
        "malgrupper.html#uppgift-elev",
    ] {
        assert!(links.contains(link), "no {link}: {links:?}");
    }
}

#[test]
fn an_entry_carries_the_stems_of_the_programme_s_language() {
    let page = page(Language::English);
    let (_, entry) = page.split_once("data-stems=\"").unwrap();
    assert!(!entry.is_empty());
    let stems = html::attributes(&page, "data-stems").join(" ");
    // "Hälsobesök i årskurs 4" and "Vaccination", in Swedish stems.
    for stem in ["årskur", "vaccination", "hälsobesök"] {
        assert!(stems.split(' ').any(|one| one.starts_with(stem)), "{stems}");
    }
}

#[test]
fn every_other_page_leads_to_the_search() {
    let (programme, proof) = (common::programme(), common::proof());
    let pages = render(&Book::new(&programme, &proof, Language::Swedish)).unwrap();
    for page in pages.iter().filter(|page| page.path.ends_with(".html")) {
        let up = if page.path.contains('/') { "../" } else { "" };
        let form = format!("role=\"search\" action=\"{up}sok.html\"");
        assert_eq!(
            page.content.contains(&form),
            page.path != "sok.html",
            "{}",
            page.path
        );
    }
}

#[test]
fn an_entry_is_found_by_what_is_done_at_it_and_when() {
    let page = page(Language::Swedish);
    let more = more_of(&page, "besok/bhv-team-4v.html");
    for stem in ["bvc", "veck", "tillväxt"] {
        assert!(
            more.split(' ').any(|one| one.starts_with(stem)),
            "no {stem}: {more}"
        );
    }
}

#[test]
fn an_english_reader_finds_what_has_a_swedish_title() {
    let english = page(Language::English);
    let entry = |page: &str| entry_of(page, "moment.html#tillvaxt").to_owned();
    assert!(
        entry(&english).contains("data-also=\"growth\""),
        "{}",
        entry(&english)
    );
    assert!(!entry(&page(Language::Swedish)).contains("data-also"));
}

#[test]
fn chapters_and_the_rows_of_registers_can_be_sought() {
    let (programme, proof) = (common::programme(), common::proof());
    let registers = common::registers();
    let book = Book::new(&programme, &proof, Language::Swedish).registers(&registers);
    let pages = render(&book).unwrap();
    let page = pages.into_iter().find(|page| page.path == "sok.html");
    let page = page.unwrap().content;
    let (_, index) = page.split_once("id=\"register-a-o\"").unwrap();
    let links: BTreeSet<&str> = html::attributes(index, "href").into_iter().collect();
    for link in [
        "krav.html",
        "register/luckor.html",
        "register/luckor.html#rad-g1",
    ] {
        assert!(links.contains(link), "no {link}: {links:?}");
    }
}

#[test]
fn what_is_sought_by_its_sort_is_found_by_it() {
    for (language, href, word) in [
        (Language::Swedish, "krav.html#skollagen-2-27", "lag"),
        (Language::English, "krav.html#skollagen-2-27", "law"),
        (Language::Swedish, "omrade/halsa.html", "ansvar"),
    ] {
        let page = page(language);
        let (_, also) = entry_of(&page, href).split_once("data-also=\"").unwrap();
        let (also, _) = also.split_once('"').unwrap();
        assert!(also.split(' ').any(|one| one == word), "{href}: {also}");
    }
    let page = page(Language::Swedish);
    let visit = entry_of(&page, "besok/bhv-team-4v.html");
    assert!(!visit.contains("data-also"), "{visit}");
}

/// The entry that leads to a page.
fn entry_of<'p>(page: &'p str, href: &str) -> &'p str {
    let (_, index) = page.split_once("id=\"register-a-o\"").unwrap();
    let mut entries = index.split("<li").skip(1);
    let leads = format!("<a href=\"{href}\"");
    entries.find(|entry| entry.contains(&leads)).unwrap()
}

/// The stems of what is written beside the title of the entry that leads to a page.
fn more_of<'p>(page: &'p str, href: &str) -> &'p str {
    let (_, more) = entry_of(page, href).split_once("data-more=\"").unwrap();
    more.split_once('"').unwrap().0
}

#[test]
fn what_passes_between_two_services_is_found_as_what_is_handed_over() {
    let page = page(Language::English);
    let (before, _) = page.split_once("overgang/till-skolan.html").unwrap();
    let (_, entry) = before.rsplit_once("<li").unwrap();
    let also = html::attributes(entry, "data-also").join(" ");
    assert!(also.split(' ').any(|word| word == "handed"), "{entry}");
}
