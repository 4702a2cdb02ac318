//! Findings told as one child's story, with that child's drawn timeline.

mod common;

use stafett_book::{Book, Language, render};
use stafett_model::proof::{Finding, Witness};

/// The page of what is checked, with one finding by a child born on a day.
fn page(language: Language, change: impl Fn(&mut Finding)) -> String {
    let (programme, mut proof) = (common::programme(), common::proof());
    let mut finding = common::finding(false);
    let mut witness = Witness::born(common::day("2026-01-15"), common::day("2032-08-20"));
    witness.until = Some(common::day("2032-09-20"));
    finding.witness = Some(witness);
    finding.key.area = Some("hälsa".to_owned());
    change(&mut finding);
    proof.findings = vec![finding];
    let pages = render(&Book::new(&programme, &proof, language)).unwrap();
    let page = pages.into_iter().find(|page| page.path == "kontroll.html");
    page.unwrap().content
}

#[test]
fn the_days_of_the_fault_are_drawn_with_who_meets_the_child() {
    let page = page(Language::Swedish, |_| ());
    let (_, figure) = page.split_once("<figure>").unwrap();
    let figure = figure.split("</figure>").next().unwrap();
    for part in [
        "Hälsoövervakning för ett barn fött 15 januari 2026",
        "class=\"fault\"",
        "Så länge varar felet: 20 augusti 2032–19 september 2032",
        "BVC",
    ] {
        assert!(figure.contains(part), "no {part}: {figure}");
    }
}

#[test]
fn a_finding_that_is_about_no_area_or_shows_by_no_child_has_no_picture() {
    let without_child = page(Language::English, |finding| finding.witness = None);
    assert!(!without_child.contains("class=\"fault\""));
    let without_area = page(Language::English, |finding| {
        finding.key.area = None;
        finding.rules.clear();
    });
    assert!(!without_area.contains("class=\"fault\""));
}

#[test]
fn a_fault_without_end_is_drawn_for_a_year() {
    let page = page(Language::English, |finding| {
        if let Some(witness) = &mut finding.witness {
            witness.until = None;
        }
    });
    assert!(
        page.contains("The fault lasts: 20 August 2032–20 August 2033"),
        "{page}"
    );
}
