//! The page of what has changed, and the ways to it.

mod common;
#[path = "common/html.rs"]
mod html;

use stafett_book::{Book, Language, Page, render};
use stafett_diff::{Comparison, compare};
use stafett_model::{BodyId, Holder, Programme};

/// The programme before: a shorter visit, a visit that is gone now, and one area under another title.
fn old() -> Programme {
    let mut old = common::programme();
    old.release = "0.9".to_owned();
    old.visits[1].minutes = Some(30);
    let mut gone = old.visits[1].clone();
    gone.meta.id = "bhv.borttaget".to_owned();
    gone.meta.title = "Det gamla besöket".to_owned();
    old.visits.push(gone);
    old.areas[0].meta.title = "Hälsa".to_owned();
    old
}

fn book(since: Option<&Comparison>, language: Language) -> Vec<Page> {
    let (programme, proof) = (common::programme(), common::proof());
    let book = Book::new(&programme, &proof, language);
    render(&since.map_or(book, |since| book.since(since))).unwrap()
}

fn content(pages: &[Page], path: &str) -> String {
    let page = pages.iter().find(|page| page.path == path);
    page.unwrap_or_else(|| panic!("no {path}")).content.clone()
}

#[test]
fn a_rule_stands_with_what_it_said_and_what_it_says_and_with_a_child() {
    let compared = compare(&old(), &common::programme());
    let pages = book(Some(&compared), Language::Swedish);
    let page = content(&pages, "andringar.html");
    let (_, rule) = page.split_once("id=\"besok-bhv-team-4v\"").unwrap();
    let rule = rule.split("</article>").next().unwrap();
    for part in [
        "href=\"besok/bhv-team-4v.html\"",
        "<del>30 minuter</del>",
        "<ins>45 minuter</ins>",
        "Ett barn",
        "Fött ",
        "Planen gäller den",
    ] {
        assert!(rule.contains(part), "no {part}: {rule}");
    }
}

#[test]
fn a_rule_that_is_gone_leads_nowhere_and_is_counted() {
    let compared = compare(&old(), &common::programme());
    let pages = book(Some(&compared), Language::English);
    let page = content(&pages, "andringar.html");
    let (before, rule) = page.split_once("id=\"besok-bhv-borttaget\"").unwrap();
    let head = before.rsplit("<details").next().unwrap();
    assert!(head.contains("Removed") && head.contains("Det gamla besöket"));
    let rule = rule.split("</article>").next().unwrap();
    assert!(!rule.contains("The whole rule"), "{rule}");
    let front = content(&pages, "index.html");
    assert!(front.contains("href=\"andringar.html\""));
    let sums = "<dt>New rules</dt><dd>0</dd></div>\n<div><dt>Changed rules</dt><dd>3</dd></div>\n\
                <div><dt>Rules removed</dt><dd>1</dd>";
    assert!(front.contains(sums), "{front}");
}

#[test]
fn the_page_of_a_changed_rule_leads_to_what_it_said() {
    let compared = compare(&old(), &common::programme());
    let pages = book(Some(&compared), Language::Swedish);
    for (path, anchor) in [
        ("besok/bhv-team-4v.html", "besok-bhv-team-4v"),
        ("omrade/halsa.html", "omrade-halsa"),
    ] {
        let way = format!("href=\"../andringar.html#{anchor}\"");
        assert!(content(&pages, path).contains(&way), "{path}: no {way}");
        let ids = content(&pages, "andringar.html");
        assert!(html::attributes(&ids, "id").contains(&anchor));
    }
    let unchanged = content(&pages, "besok/bhv-sex-veckor.html");
    assert!(!unchanged.contains("andringar.html#"));
}

#[test]
fn a_programme_without_an_earlier_edition_says_so() {
    let pages = book(None, Language::Swedish);
    for path in ["andringar.html", "index.html"] {
        let says = "Boken jämför inte med någon tidigare utgåva.";
        assert!(content(&pages, path).contains(says), "{path}");
    }
    let same = compare(&common::programme(), &common::programme());
    let pages = book(Some(&same), Language::Swedish);
    assert!(content(&pages, "andringar.html").contains("Reglerna är desamma."));
}

#[test]
fn the_page_begins_with_a_summary_and_ends_with_the_programmes_head() {
    let (old, programme, proof) = (old(), common::programme(), common::proof());
    let compared = compare(&old, &programme);
    let book = Book::new(&programme, &proof, Language::Swedish).since(&compared);
    let page = content(&render(&book.earlier(&old)).unwrap(), "andringar.html");
    let places = [
        "class=\"sums\"",
        "<h2 id=\"omraden\"",
        "<h2 id=\"barn\"",
        "<h2 id=\"regler\"",
        "<h2 id=\"slag-besok\"",
        "<h2 id=\"slag-program\"",
    ];
    let at = |part: &str| page.find(part).unwrap_or_else(|| panic!("no {part}"));
    assert!(places.map(at).is_sorted(), "{:?}", places.map(at));
    let (_, areas) = page.split_once("<table class=\"counts by-area\">").unwrap();
    let row = areas
        .split("<tr>")
        .find(|row| row.contains("Hälsoövervakning"));
    let row = row.unwrap().split("</tr>").next().unwrap();
    // The area itself and the team visit are changed; the visit that is gone was of the same area.
    assert!(row.ends_with("<td>–</td><td>2</td><td>1</td>"), "{row}");
    let (_, children) = page.split_once("<h2 id=\"barn\"").unwrap();
    let children = children.split("</section>").next().unwrap();
    assert!(
        children.contains("href=\"#besok-bhv-team-4v\""),
        "{children}"
    );
}

#[test]
fn the_main_changes_are_told_in_sentences_and_fewer_on_the_first_page() {
    let (old, programme, proof) = (old(), common::programme(), common::proof());
    let compared = compare(&old, &programme);
    let pages = |language| {
        let book = Book::new(&programme, &proof, language).since(&compared);
        render(&book.earlier(&old)).unwrap()
    };
    let swedish = pages(Language::Swedish);
    let page = content(&swedish, "andringar.html");
    let (_, list) = page.split_once("<ul class=\"in-words\">").unwrap();
    let list = list.split("</ul>").next().unwrap();
    let gone = "Bland besöken och kontakterna utgår en: <a href=\"#besok-bhv-borttaget\">Det gamla besöket</a>.";
    assert!(list.contains(gone), "{list}");
    assert!(list.contains("Ansvaret ändras inom ett område"), "{list}");
    assert!(!list.contains("nya"), "{list}");
    let front = content(&swedish, "index.html");
    assert!(front.contains("<li>Bland besöken och kontakterna utgår en.</li>"));
    let english = content(&pages(Language::English), "index.html");
    assert!(english.contains("<li>Of the visits and contacts, one is removed.</li>"));
}

#[test]
fn a_rule_that_changes_no_plan_says_why() {
    let why = |change: fn(&mut Programme)| {
        let (mut old, new) = (common::programme(), common::programme());
        change(&mut old);
        let pages = book(Some(&compare(&old, &new)), Language::English);
        let page = content(&pages, "andringar.html");
        let told = page.split("children tried. ").nth(1).unwrap_or_default();
        told.split("</p>").next().unwrap_or_default().to_owned()
    };
    let confirmed = why(|old| {
        let handover = old.transitions[0].handover.as_mut().unwrap();
        handover.confirmed_within_days = Some(5);
    });
    assert_eq!(confirmed, "A plan says nothing of what changes.");
    let new = why(|old| old.transitions.clear());
    assert_eq!(new, "");
    let behalf = why(|old| old.visits[1].on_behalf_of = Some(Holder::Body(BodyId(0))));
    assert_eq!(
        behalf,
        "A plan says who makes the visit but not on whose behalf."
    );
}
