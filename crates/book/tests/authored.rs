//! Pages of the authors' own: prose, and the book's figures by name.

mod common;

use stafett_book::authored::{AuthoredPage, faults};
use stafett_book::{Book, Language, Page, render};

fn page(name: &str, own: &str, other: Option<&str>) -> AuthoredPage {
    AuthoredPage {
        name: name.to_owned(),
        own: own.to_owned(),
        other: other.map(str::to_owned),
    }
}

fn pages(authored: &[AuthoredPage], language: Language) -> Vec<Page> {
    let (programme, proof) = (common::programme(), common::proof());
    let book = Book::new(&programme, &proof, language).other_language("../x/");
    render(&book.pages(authored)).unwrap()
}

fn content<'p>(pages: &'p [Page], path: &str) -> &'p str {
    let page = pages.iter().find(|page| page.path == path);
    &page.unwrap_or_else(|| panic!("no {path}")).content
}

#[test]
fn pages_stand_in_the_menu_after_the_first_in_their_order_and_can_be_sought() {
    let authored = [
        page("så_här", "# Så här\n\nLäs.", None),
        page("b", "Utan rubrik.", None),
    ];
    let pages = pages(&authored, Language::Swedish);
    let front = content(&pages, "index.html");
    let menu: Vec<&str> = front
        .split("<nav class=\"side\"")
        .nth(1)
        .unwrap()
        .split("href=\"")
        .skip(1)
        .collect();
    let begins = |at: usize, with: &str| assert!(menu[at].starts_with(with), "{}", menu[at]);
    begins(0, "index.html");
    begins(1, "sidor/sa-har.html\">Så här<");
    begins(2, "sidor/b.html\">b<");
    begins(3, "besok.html");
    let shown = content(&pages, "sidor/sa-har.html");
    assert!(
        shown.contains("<h1>Så här</h1>") && shown.contains("<p>Läs.</p>"),
        "{shown}"
    );
    assert!(shown.contains("aria-current=\"page\">Så här<"), "{shown}");
    assert!(content(&pages, "sok.html").contains("href=\"sidor/sa-har.html\">Så här<"));
}

#[test]
fn a_page_is_shown_in_its_translation_or_marked_with_its_own_language() {
    let authored = [
        page("a", "# Ett\n\nText.", Some("# One\n\nText in English.")),
        page("b", "# Två\n\n## Del\n\nText.", None),
    ];
    let english = pages(&authored, Language::English);
    let twin = content(&english, "sidor/a.html");
    assert!(
        twin.contains("<h1>One</h1>") && twin.contains("<div class=\"prose\"><p>Text in English."),
        "{twin}"
    );
    let alone = content(&english, "sidor/b.html");
    assert!(
        alone.contains("<h1 lang=\"sv\">Två</h1>")
            && alone.contains("<div class=\"prose\" lang=\"sv\"><p>Text."),
        "{alone}"
    );
    assert!(alone.contains("lang=\"sv\">Del</h2>"), "{alone}");
    let swedish = pages(&authored, Language::Swedish);
    assert!(content(&swedish, "sidor/a.html").contains("<h1>Ett</h1>"));
    assert!(!content(&swedish, "sidor/b.html").contains("lang=\"sv\">Två"));
}

#[test]
fn figures_stand_where_they_are_placed_by_either_name() {
    let text = "# A\n\nFöre [[bhv.team_4v]].\n\n{{besök: bhv.team_4v}}\n\nEfter.\n\n{{matrix: vaccination}}\n\n{{tidslinje}}\n\n\
        {{ansvar: hälsa}}\n\n{{Antal}}\n\n{{övergång: till_skolan}}\n\n{{checks}}\n\n{{ändringar}}\n\n{{bokstäver}}\n\n### Djupt\n\n{{ nej }}\n";
    let pages = pages(&[page("a", text, None)], Language::Swedish);
    let shown = content(&pages, "sidor/a.html");
    let main = shown.split("<main").nth(1).unwrap();
    let places = [
        "<a href=\"../besok/bhv-team-4v.html\">Teambesök vid 4 veckor</a>.",
        "<article class=\"card",
        "Efter.",
        "<table class=\"matrix\">",
        "class=\"picture\"",
        "<table role=\"table\" class=\"legs\">",
        "<table class=\"counts\">",
        "class=\"exchange\"",
        "class=\"sums\"",
        "Boken jämför inte med någon tidigare utgåva.",
        "class=\"key\"",
        "<h2 id=\"avsnitt-1-djupt\">Djupt</h2>",
        "{{nej}}",
    ];
    let mut rest = main;
    for place in places {
        let at = rest
            .find(place)
            .unwrap_or_else(|| panic!("no {place} in {rest}"));
        rest = &rest[at + place.len()..];
    }
    let matrix = main
        .split("<table class=\"matrix\">")
        .nth(1)
        .unwrap()
        .split("</table>")
        .next()
        .unwrap();
    assert!(
        matrix.contains("Rotavirus") && !matrix.contains("Tillväxt"),
        "one area: {matrix}"
    );
}

#[test]
fn what_leads_nowhere_is_told_at_its_place() {
    let programme = common::programme();
    let told = |text: &str| -> Vec<String> {
        let told = faults(&programme, text).into_iter();
        told.map(|fault| {
            format!(
                "{} | {} | {}",
                &text[fault.place], fault.says.sv, fault.given
            )
        })
        .collect()
    };
    assert_eq!(
        told("# A\n\n[[bhv.team_4v]]\n\n{{matris}}\n\n{{visit: bhv.team_4v}}\n\n`{{x}} [[y]]`\n"),
        [""; 0]
    );
    assert_eq!(
        told("Å\n\n{{matri}}\n\n{{besök: bhv.tem}}\n\nÅ [[bort|hit]].\n"),
        [
            "{{matri}} | det finns ingen bild eller tabell som heter \"matri\" | matri",
            "{{besök: bhv.tem}} | det finns inget besök som heter \"bhv.tem\" | bhv.tem",
            "bort | texten hänvisar till \"bort\", men det finns ingen regel med det namnet | bort",
        ]
    );
    assert_eq!(
        told("{{besök}}\n\n{{antal: x}}\n\nInne {{matris}} i.\n\n    {{kod}}\n"),
        [
            "{{besök}} | \"besök\" säger inte vad som ska visas | ",
            "{{antal: x}} | \"antal\" gäller hela programmet, men här står något efter kolonet | ",
            "{{matris}} i. | här börjar en bild eller tabell inne i ett stycke, och visas då som text | ",
        ]
    );
}
