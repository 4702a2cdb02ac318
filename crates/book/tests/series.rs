//! What a series says besides times stands under its table, in a sentence each; nothing where it says no
//! more.
#![allow(missing_docs)]

mod common;

use stafett_book::{Book, Language, render};
use stafett_model::programme::{Product, Validity};
use stafett_model::{Condition, Duration, FactId, FactRange, Point, ProductId, Programme};

fn page(programme: &Programme, language: Language) -> String {
    let proof = common::proof();
    let pages = render(&Book::new(programme, &proof, language)).unwrap();
    let mut pages = pages.into_iter();
    pages
        .find(|page| page.path == "vaccinationer.html")
        .unwrap()
        .content
}

/// The series with everything that it may say.
fn strict() -> Programme {
    let mut programme = common::programme();
    let meta = programme.series_table[0].meta.clone();
    programme.products.push(Product {
        meta,
        series: stafett_model::SeriesId(0),
    });
    let series = &mut programme.series_table[0];
    series.products.push(ProductId(0));
    series.grace = Duration::days(4);
    series.begun_by = Some(Point::age(Duration::days(100)));
    series.after_invalid = true;
    let second = series.doses[1];
    let dose = programme.items[second.index()].dose.as_mut().unwrap();
    dose.condition = Condition::Fact(FactRange {
        fact: FactId(0),
        allowed: vec![(0, 0)],
    });
    dose.valid = Validity {
        from: Some(Point::age(Duration::days(60))),
        distances: dose.window.distances.clone(),
    };
    programme
}

#[test]
fn what_a_series_says_is_told_in_both_languages() {
    let swedish = page(&strict(), Language::Swedish);
    for said in [
        "Kan ges med: Rotavirus.",
        "Den första dosen ges senast:",
        "4 dagar för tidig",
        "Avstånden hålls också till en given dos som inte räknas.",
        "Dos 2 är för barn där detta gäller:",
        "Dos 2 räknas när den har getts från och med:",
        "Dos 2 räknas när den har getts minst 4 veckor efter",
    ] {
        assert!(swedish.contains(said), "{said}");
    }
    let english = page(&strict(), Language::English);
    let english = english.replace("<span lang=\"sv\">Rotavirus</span>", "Rotavirus");
    for said in [
        "Can be given with: Rotavirus.",
        "4 days too early",
        "Dose 2 counts when it was given at least 4 weeks after",
    ] {
        assert!(english.contains(said), "{said}");
    }
}

#[test]
fn a_series_that_says_no_more_has_no_list() {
    let page = page(&common::programme(), Language::Swedish);
    assert!(!page.contains("Kan ges med") && !page.contains("och ändå räknas"));
}
