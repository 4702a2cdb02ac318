//! What a book in another language than the programme's says of what is not translated.

mod common;

use stafett_book::{Book, Language, Page, render};

fn pages(language: Language) -> Vec<Page> {
    let (programme, proof) = (common::programme(), common::proof());
    let authored = [common::authored("Text")];
    render(&Book::new(&programme, &proof, language).pages(&authored)).unwrap()
}

/// How many texts a page says that it shows in the programme's language.
fn count(page: &Page) -> Option<usize> {
    let (_, rest) = page.content.split_once("<p class=\"untranslated\">")?;
    let says = rest.split("</p>").next()?;
    let digits: String = says
        .chars()
        .skip_while(|c| !c.is_ascii_digit())
        .take_while(char::is_ascii_digit)
        .collect();
    digits.parse().ok()
}

#[test]
fn each_page_counts_what_it_shows_in_the_programmes_language() {
    let pages = pages(Language::English);
    for page in pages.iter().filter(|page| page.path.ends_with(".html")) {
        let main = page.content.split("<main").nth(1).unwrap();
        let main = main.split("</main>").next().unwrap();
        let marked = main.matches(" lang=\"sv\"").count();
        let counted = count(page).unwrap_or_default();
        assert!(
            counted <= marked && (counted > 0) == (marked > 0),
            "{}: {counted} of {marked}",
            page.path
        );
        assert!(!page.content.contains("Texter på sidan"), "{}", page.path);
    }
    let visit = pages
        .iter()
        .find(|page| page.path == "besok/bhv-team-4v.html")
        .unwrap();
    assert!(
        count(visit) > Some(5) && visit.content.contains("../kontroll.html#sprak"),
        "{:?}",
        count(visit)
    );
}

#[test]
fn the_sum_stands_with_what_is_checked() {
    let pages = pages(Language::English);
    let checks = pages
        .iter()
        .find(|page| page.path == "kontroll.html")
        .unwrap();
    let section = checks.content.split("id=\"sprak\"").nth(1).unwrap();
    let section = section.split("</section>").next().unwrap();
    assert!(
        section.contains("Titles of rules</dt><dd>") && !section.contains("<dd>0</dd>"),
        "{section}"
    );
    assert!(
        section.contains("own pages</dt><dd>1 of 1</dd>"),
        "{section}"
    );
}

#[test]
fn a_book_in_the_programmes_language_says_nothing_of_it() {
    for page in pages(Language::Swedish) {
        assert!(
            !page.content.contains("class=\"untranslated\"")
                && !page.content.contains("id=\"sprak\""),
            "{}",
            page.path
        );
    }
}
