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
