//! A visit's page and the first page, as they are.

mod common;

use stafett_book::{Book, Language, render};

fn page(language: Language, path: &str) -> String {
    let (programme, proof) = (common::programme(), common::proof());
    let pages = render(&Book::new(&programme, &proof, language).digest("0123abcd")).unwrap();
    pages
        .into_iter()
        .find(|page| page.path == path)
        .unwrap()
        .content
}

#[test]
fn the_first_page() {
    insta::assert_snapshot!(page(Language::Swedish, "index.html"));
}

#[test]
fn a_visit_with_a_range_and_what_follows() {
    insta::assert_snapshot!(page(Language::Swedish, "besok/bhv-sex-veckor.html"));
}

#[test]
fn a_visit_in_english_with_every_kind_of_note() {
    insta::assert_snapshot!(page(Language::English, "besok/bhv-team-4v.html"));
}

#[test]
fn a_register() {
    let (programme, proof) = (common::programme(), common::proof());
    let registers = common::registers();
    let book = Book::new(&programme, &proof, Language::Swedish).registers(&registers);
    let pages = render(&book).unwrap();
    let page = pages
        .iter()
        .find(|page| page.path == "register/luckor.html");
    let (_, main) = page.unwrap().content.split_once("<main").unwrap();
    insta::assert_snapshot!(main.split("</main>").next().unwrap());
}

#[test]
fn a_chapter_for_a_recipient() {
    let page = page(Language::Swedish, "remiss/verksamhet-bvc.html");
    let (_, main) = page.split_once("<main").unwrap();
    insta::assert_snapshot!(main.split("</main>").next().unwrap());
}
