//! What results lead to: charts, tables, and the way from a visit to what follows.

mod common;
#[path = "common/html.rs"]
mod html;

use stafett_book::{Book, Language, Page, render};
use stafett_model::{Condition, Fact, FactId, FactRange, ItemId, Made, Programme, Values, VisitId};

/// A fact that the compiler makes.
fn made(id: &str, values: &[&str], made: Made) -> Fact {
    let mut fact = common::programme().facts[0].clone();
    fact.meta.id = id.to_owned();
    fact.if_unknown = None;
    fact.values = Values::OneOf(values.iter().map(|name| (*name).to_owned()).collect());
    fact.made = Some(made);
    fact
}

fn is(fact: u16, value: i32) -> Condition {
    Condition::Fact(FactRange {
        fact: FactId(fact),
        allowed: vec![(value, value)],
    })
}

/// The school visit follows from growth at the team visit, or from the team visit not taking place; the visit of
/// six weeks from the latter alone.
fn programme() -> Programme {
    let mut p = common::programme();
    let team = p
        .visits
        .iter()
        .position(|row| row.meta.id == "bhv.team_4v")
        .unwrap();
    let team = VisitId(u16::try_from(team).unwrap());
    let growth = Made::Result {
        item: ItemId(0),
        visit: team,
    };
    p.facts.push(made(
        "tillväxt vid team",
        &["följer_kurvan", "avviker", "inget_resultat"],
        growth,
    ));
    let went = ["genomfört", "avböjt", "uteblivet", "inte_aktuellt"];
    p.facts.push(made("team", &went, Made::Outcome(team)));
    for visit in &mut p.visits {
        visit.condition = match visit.meta.id.as_str() {
            "elevhälsan.åk4" => {
                Condition::Any(vec![is(1, 1), Condition::Not(Box::new(is(1, 0)))])
            }
            "bhv.sex_veckor" => is(2, 2),
            _ => Condition::Always,
        };
    }
    p
}

fn pages(programme: &Programme, language: Language) -> Vec<Page> {
    let proof = common::proof();
    render(&Book::new(programme, &proof, language)).unwrap()
}

fn content<'p>(pages: &'p [Page], path: &str) -> &'p str {
    let page = pages.iter().find(|page| page.path == path);
    &page.unwrap_or_else(|| panic!("no {path}")).content
}

#[test]
fn a_result_leads_from_the_visits_page_to_what_follows() {
    let pages = pages(&programme(), Language::Swedish);
    let visit = content(&pages, "besok/bhv-team-4v.html");
    let leads = visit
        .split("<ul class=\"leads\">")
        .nth(1)
        .unwrap()
        .split("</ul>")
        .next()
        .unwrap();
    assert!(
        leads.contains("”Tillväxt” ger svaret avviker eller inget resultat")
            && leads.contains("../besok/elevhalsan-ak4.html")
            && leads.contains("Elevhälsan · "),
        "{leads}"
    );
    assert!(visit.find("id=\"vagar\"") < visit.find("id=\"gors\""));
    let missed = visit
        .split("<ul class=\"leads\">")
        .nth(2)
        .unwrap()
        .split("</ul>")
        .next()
        .unwrap();
    assert!(
        missed.contains("Besöket uteblir") && missed.contains("../besok/bhv-sex-veckor.html"),
        "{missed}"
    );
    let later = content(&pages, "besok/elevhalsan-ak4.html");
    assert!(
        later.contains("”Tillväxt” ger svaret avviker eller inget resultat")
            && later.contains("../vag/tillvaxt.html"),
        "{later}"
    );
}

#[test]
fn each_pathway_has_a_chart_and_the_same_as_a_table() {
    for language in [Language::Swedish, Language::English] {
        let pages = pages(&programme(), language);
        let list = content(&pages, "vagar.html");
        assert!(
            list.contains("href=\"vag/tillvaxt.html\"")
                && list.contains("href=\"vag/besok-som-inte-blir-av.html\"")
        );
        let page = content(&pages, "vag/tillvaxt.html");
        assert_eq!(
            html::elements(page)
                .iter()
                .filter(|name| **name == "rect")
                .count(),
            8,
            "two boxes, drawn twice"
        );
        let edges = page.matches("class=\"edge\"").count();
        assert_eq!(edges, 4, "each box ends at the right too");
        assert_eq!(page.matches("class=\"flow-line\"").count(), 2);
        let table = page.split("class=\"steps\">").nth(1).unwrap();
        assert!(
            table.contains("bhv-team-4v.html") && table.contains("elevhalsan-ak4.html"),
            "{table}"
        );
    }
}

#[test]
fn a_programme_in_which_nothing_waits_for_a_result_has_no_pathways() {
    let pages = pages(&common::programme(), Language::Swedish);
    assert!(!pages.iter().any(|page| page.path.starts_with("vag")));
    assert!(!content(&pages, "index.html").contains("vagar.html"));
}

#[test]
fn a_demand_that_follows_on_missed_visits_names_those_on_which_it_does_not() {
    let mut p = programme();
    let mut demand = p.requirements[0].clone();
    demand.offers.truncate(1);
    demand.offers[0].condition = is(2, 2);
    p.requirements = vec![demand];
    let told = |p: &Programme| {
        let page = pages(p, Language::English);
        let page = content(&page, "krav.html");
        let told = page
            .split("Does not apply when these visits are missed")
            .nth(1);
        told.map(|told| told.split("</p>").next().unwrap().to_owned())
    };
    p.visits[0].condition = Condition::Always;
    let named = told(&p).unwrap();
    assert!(named.contains("besok/bhv-sex-veckor.html"), "{named}");
    assert!(!named.contains("besok/bhv-team-4v.html"), "{named}");
    assert!(!named.contains("elevhalsan"), "{named}");
    p.requirements[0].offers[0].condition = is(2, 1);
    assert_eq!(told(&p), None);
}
