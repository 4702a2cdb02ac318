//! The pages of variants: each as its differences from the base.

mod common;

use stafett_book::{Book, Language, Page, render};
use stafett_model::*;

/// The small programme with a variant that makes one visit shorter and drops an item.
fn varied(confirmed_by: &str) -> Programme {
    let mut p = common::programme();
    let only = Condition::Fact(FactRange {
        fact: FactId(0),
        allowed: vec![(0, 0)],
    });
    let mut own = p.visits[1].clone();
    own.minutes = Some(30);
    own.condition = only.clone();
    own.stands_for = Some(VisitId(1));
    own.overlay = Some(Overlay::Variant(VariantId(0)));
    p.visits.push(own);
    let change = |kind, of, reason: &str| OverlayChange {
        kind,
        of,
        reason: reason.to_owned(),
        origin: Origin::default(),
    };
    let (base, row) = (VisitId(1), Some(VisitId(3)));
    p.variants = vec![Variant {
        meta: common::meta("norr", "Region Norr", 90),
        condition: only,
        builds_on: None,
        information_from: Some(2019),
        confirmed_by: confirmed_by.to_owned(),
        arrival: None,
        changes: vec![
            change(ChangeKind::Substitutes, Changed::Visit { base, row }, ""),
            change(ChangeKind::Drops, Changed::Item(ItemId(0)), "görs inte där"),
        ],
    }];
    p
}

fn pages(programme: &Programme) -> Vec<Page> {
    let proof = common::proof();
    render(&Book::new(programme, &proof, Language::Swedish)).unwrap()
}

fn content(pages: &[Page], path: &str) -> String {
    let page = pages.iter().find(|page| page.path == path);
    page.unwrap_or_else(|| panic!("no {path}")).content.clone()
}

#[test]
fn a_variant_is_shown_as_what_differs_with_its_year_and_that_nobody_confirmed_it() {
    let pages = pages(&varied(""));
    let page = content(&pages, "variant/norr.html");
    for part in [
        "<dd>2019</dd>",
        "Ingen har bekräftat uppgifterna.",
        "I övrigt</span> 45 minuter</dd>",
        "Här</span> 30 minuter</dd>",
        "görs inte där",
        "<code>bhv.team_4v</code>",
        "Fast adress: <code>norr</code>",
    ] {
        assert!(page.contains(part), "no {part}: {page}");
    }
    assert!(
        !page.contains("Förr") && !page.contains("<del>"),
        "what holds elsewhere is not over"
    );
    assert!(
        !page.contains("Plats"),
        "what is the same is left out: {page}"
    );
    let list = content(&pages, "varianter.html");
    assert!(list.contains("href=\"variant/norr.html\"") && list.contains("ingen"));
    assert!(content(&pages, "malgrupper.html").contains("href=\"varianter.html\""));
}

#[test]
fn who_confirmed_a_variant_is_named() {
    let page = content(&pages(&varied("Region Norr <hälsa>")), "variant/norr.html");
    assert!(page.contains("Region Norr &lt;hälsa&gt;") && !page.contains("Ingen har bekräftat"));
}

#[test]
fn a_programme_without_variants_has_no_such_chapter() {
    let pages = pages(&common::programme());
    assert!(!pages.iter().any(|page| page.path == "varianter.html"));
    assert!(!content(&pages, "index.html").contains("varianter.html"));
}

#[test]
fn the_rule_of_the_base_keeps_its_page_beside_that_of_the_variant() {
    let pages = pages(&varied(""));
    let base = content(&pages, "besok/bhv-team-4v.html");
    let own = content(&pages, "besok/bhv-team-4v-norr.html");
    assert!(base.contains("45 minuter") && !base.contains("Gäller bara:"));
    assert!(own.contains("30 minuter") && own.contains("Gäller bara:"));
    let first = content(&pages, "index.html");
    assert!(
        first.contains("1 av dem ersätter i en viss region ett besök som ges i övriga landet.")
    );
    let paths: std::collections::BTreeSet<&str> =
        pages.iter().map(|page| page.path.as_str()).collect();
    assert_eq!(paths.len(), pages.len(), "no page lies over another");
}

#[test]
fn a_chapter_keeps_what_is_of_the_whole_country_apart_from_what_is_of_some_regions() {
    let page = content(&pages(&varied("")), "remiss/verksamhet-bvc.html");
    let (_, visits) = page.split_once("<h2 id=\"besok\"").unwrap();
    let visits = visits.split("</section>").next().unwrap();
    let (national, regional) = visits
        .split_once("<h3 id=\"regionalt\">Bara i vissa regioner</h3>")
        .unwrap();
    assert_eq!(national.matches("<code>bhv.team_4v</code>").count(), 1);
    assert!(regional.contains("../variant/norr.html"), "{regional}");
    assert_eq!(regional.matches("<code>bhv.team_4v</code>").count(), 1);
    assert!(regional.contains("30 minuter") && !national.contains("30 minuter"));
}

#[test]
fn the_page_of_a_variants_visit_leads_to_the_one_that_holds_elsewhere() {
    let pages = pages(&varied(""));
    let leads = |page: &&Page| {
        page.content
            .contains("<dt>I övrigt</dt><dd><a href=\"../besok/bhv-team-4v.html\">")
    };
    let own: Vec<&Page> = pages.iter().filter(leads).collect();
    let paths: Vec<&str> = own.iter().map(|page| page.path.as_str()).collect();
    assert!(
        paths.len() == 1 && paths[0] != "besok/bhv-team-4v.html",
        "{paths:?}"
    );
}
