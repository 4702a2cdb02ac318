//! What must be true of every page of any book.

mod common;
#[path = "common/html.rs"]
mod html;

use stafett_book::{Book, Engine, Language, Page, render};
use stafett_model::Occurrence;
use stafett_model::proof::{Finding, Proof, Weight, Words};
use stafett_model::{DeclarationKind, Edition, EditionBase, EditionChange, EditionDeed, Origin};
use std::collections::{BTreeMap, BTreeSet};

const ENGINE: Engine<'_> = Engine {
    wasm: b"\0asm",
    programme: "{}",
};

fn books() -> Vec<(Language, Vec<Page>)> {
    let (programme, proof) = (common::programme(), common::proof());
    let registers = common::registers();
    let mut old = programme.clone();
    old.visits[0].minutes = None;
    let since = stafett_diff::compare(&old, &programme);
    let children = [common::shown(&programme, "Barnet")];
    let authored = [common::authored("Så läser du [[bhv.team_4v]]")];
    [Language::Swedish, Language::English]
        .into_iter()
        .map(|language| {
            let book = Book::new(&programme, &proof, language).registers(&registers);
            let book = book.since(&since).earlier(&old);
            let book = book.children(&children).engine(ENGINE).pages(&authored);
            (language, render(&book).unwrap())
        })
        .collect()
}

fn web_pages(pages: &[Page]) -> impl Iterator<Item = &Page> {
    pages.iter().filter(|page| page.path.ends_with(".html"))
}

#[test]
fn every_page_has_language_title_one_h1_and_headings_without_jumps() {
    for (language, pages) in books() {
        let code = if language == Language::Swedish {
            "sv"
        } else {
            "en"
        };
        for page in web_pages(&pages) {
            assert!(
                page.content.contains(&format!("<html lang=\"{code}\">")),
                "{}",
                page.path
            );
            assert!(page.content.contains("<title>") && !page.content.contains("<title></title>"));
            let headings = html::headings(&page.content);
            let first = headings.iter().filter(|level| **level == 1).count();
            assert_eq!(first, 1, "{}: {headings:?}", page.path);
            assert_eq!(headings.first(), Some(&1), "{}", page.path);
            let jumps = headings.windows(2).any(|pair| pair[1] > pair[0] + 1);
            assert!(!jumps, "{}: {headings:?}", page.path);
        }
    }
}

#[test]
fn every_link_leads_somewhere() {
    for (_, pages) in books() {
        let ids: BTreeMap<&str, BTreeSet<&str>> = pages
            .iter()
            .map(|page| {
                (
                    page.path.as_str(),
                    html::attributes(&page.content, "id").into_iter().collect(),
                )
            })
            .collect();
        for page in web_pages(&pages) {
            for href in html::attributes(&page.content, "href") {
                if href.starts_with("https://") || href == "data:," {
                    continue;
                }
                let (path, anchor) = href.split_once('#').unwrap_or((href, ""));
                let path = if path.is_empty() {
                    page.path.clone()
                } else {
                    resolved(&page.path, path)
                };
                let target = ids.get(path.as_str());
                assert!(target.is_some(), "{} links to {href}", page.path);
                let known = anchor.is_empty() || target.unwrap().contains(anchor);
                assert!(known, "{} links to {href}: no such place", page.path);
            }
        }
    }
}

fn resolved(from: &str, href: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in href.split('/') {
        if part == ".." {
            parts.pop().expect("a link above the book");
        } else {
            parts.push(part);
        }
    }
    parts.join("/")
}

#[test]
fn ids_are_unique_and_labels_refer_to_them() {
    for (_, pages) in books() {
        for page in web_pages(&pages) {
            let ids = html::attributes(&page.content, "id");
            let unique: BTreeSet<_> = ids.iter().collect();
            assert_eq!(unique.len(), ids.len(), "{}: {ids:?}", page.path);
            for labels in html::attributes(&page.content, "aria-labelledby") {
                for label in labels.split(' ') {
                    assert!(ids.contains(&label), "{}: no {label}", page.path);
                }
            }
        }
    }
}

#[test]
fn nothing_is_fetched_from_elsewhere_and_only_the_book_s_own_scripts_run() {
    for (_, pages) in books() {
        for page in web_pages(&pages) {
            let elements = html::elements(&page.content);
            let foreign = ["img", "iframe", "object", "embed", "base"];
            let found = elements.iter().find(|element| foreign.contains(element));
            assert_eq!(found, None, "{}", page.path);
            let scripts = html::attributes(&page.content, "src");
            let count = |name| elements.iter().filter(|element| **element == name).count();
            assert_eq!(scripts.len(), count("script"), "{}", page.path);
            for script in scripts {
                let path = resolved(&page.path, script);
                assert!(pages.iter().any(|page| page.path == path), "{script}");
            }
            assert!(!page.content.contains("@import") && !page.content.contains("url(http"));
        }
    }
}

#[test]
fn a_draft_says_so_on_every_page_and_the_tool_stays_out_of_the_text() {
    for (_, pages) in books() {
        for page in web_pages(&pages) {
            assert!(
                page.content.contains("inget beslut av någon myndighet"),
                "{}",
                page.path
            );
            let text = page.content.replace("prov.stafett", "").to_lowercase();
            for word in ["stafett", "relay", "baton", "bevisa", "proven"] {
                assert!(!text.contains(word), "{}: {word}", page.path);
            }
        }
    }
}

#[test]
fn two_renders_are_the_same_bytes() {
    assert_eq!(books(), books());
}

#[test]
fn both_languages_have_the_same_pages_and_link_to_each_other() {
    let (programme, proof) = (common::programme(), common::proof());
    let registers = common::registers();
    let children = [common::shown(&programme, "Barnet")];
    let book = Book::new(&programme, &proof, Language::Swedish).registers(&registers);
    let book = book.children(&children).engine(ENGINE);
    let book = book.other_language("../en/");
    let pages = render(&book).unwrap();
    let [(_, swedish), (_, english)] = &books()[..] else {
        panic!("two books")
    };
    let paths = |pages: &[Page]| {
        pages
            .iter()
            .map(|page| page.path.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(paths(swedish), paths(english));
    for page in web_pages(&pages) {
        let up = if page.path.contains('/') { "../" } else { "" };
        let twin = format!("href=\"{up}../en/{}\"", page.path);
        assert!(page.content.contains(&twin), "{}", page.path);
    }
}

#[test]
fn the_first_page_is_small() {
    for (_, pages) in books() {
        let size = |path: &str| {
            pages
                .iter()
                .find(|page| page.path == path)
                .unwrap()
                .content
                .len()
        };
        assert!(size("index.html") + size("stil.css") < 300_000);
    }
}

#[test]
fn a_note_stands_by_itself_and_is_no_open_finding() {
    let (programme, plain) = (common::programme(), common::proof());
    let mut noted = plain.clone();
    noted.findings.push(Finding {
        weight: Weight::Note,
        headline: Words::new("Tre gränser", "Three bounds"),
        ..common::finding(false)
    });
    let checks = |proof: &Proof| {
        let pages = render(&Book::new(&programme, proof, Language::Swedish)).unwrap();
        let page = pages.into_iter().find(|page| page.path == "kontroll.html");
        page.unwrap().content
    };
    let (with, without) = (checks(&noted), checks(&plain));
    assert!(!without.contains("id=\"notiser\""));
    let (before, notes) = with.split_once("id=\"notiser\"").unwrap();
    assert!(!before.contains("Tre gränser") && notes.contains("Tre gränser"));
    let sums = |page: &str| {
        let from = page.split_once("<dl class=\"sums\">").unwrap().1;
        from.split_once("</dl>").unwrap().0.to_owned()
    };
    assert_eq!(sums(&with), sums(&without));
}

#[test]
fn a_book_without_registers_has_no_chapter_for_them() {
    let (programme, proof) = (common::programme(), common::proof());
    let pages = render(&Book::new(&programme, &proof, Language::Swedish)).unwrap();
    assert!(pages.iter().all(|page| !page.path.starts_with("register")));
    assert!(
        pages
            .iter()
            .all(|page| !page.content.contains("register.html"))
    );
}

#[test]
fn a_register_leads_to_rules_and_findings_and_is_found_from_the_contents_and_the_checks() {
    let (_, pages) = books().remove(0);
    let content = |path: &str| {
        let page = pages.iter().find(|page| page.path == path);
        page.unwrap().content.clone()
    };
    let page = content("register/luckor.html");
    for part in [
        "href=\"../besok/bhv-team-4v.html\"",
        "Sjuksköterska",
        "href=\"../kontroll.html#fynd-1\"",
        "href=\"../kontroll.html#fynd-2\"",
        "borttagen</span> <em>(finns inte i den här utgåvan)",
        "<code>empty-window/hälsa</code> <em>(finns inte",
        "Uttryckt i regler",
        "Visas av kontrollen",
        "En notering &amp; mer.",
    ] {
        assert!(page.contains(part), "no {part}: {page}");
    }
    assert!(content("kontroll.html").contains("href=\"register/luckor.html\""));
    assert!(content("index.html").contains("href=\"register.html\""));
}

#[test]
fn every_statement_is_counted_once_and_the_shares_add_up() {
    let (_, pages) = books().remove(0);
    let page = pages.iter().find(|page| page.path == "ursprung.html");
    let page = &page.unwrap().content;
    // The visit with every kind of note: the whole of it is a proposal, its time an assumption.
    let (_, row) = page.split_once(">Besök och kontakter</th>").unwrap();
    let (row, _) = row.split_once("</tr>").unwrap();
    let cells = row
        .split("</td>")
        .filter_map(|cell| cell.rsplit('>').next());
    let cells: Vec<&str> = cells.filter(|cell| !cell.is_empty()).collect();
    assert_eq!(cells, ["4", "–", "–", "–", "–", "–", "1", "1", "2"]);
    let statements = stafett_model::provenance::statements(&common::programme()).len();
    assert!(page.contains(&format!(
        "<th scope=\"row\">Totalt</th><td>{statements}</td>"
    )));
}

#[test]
fn an_edition_says_over_which_programme_it_is_laid() {
    let mut programme = common::programme();
    let change = |id: &str, what: EditionDeed| EditionChange {
        kind: DeclarationKind::Visit,
        id: id.to_owned(),
        title: id.to_owned(),
        what,
        origin: Origin::default(),
    };
    let drops = EditionDeed::Drops {
        reason: "skäl".to_owned(),
        was: Origin::default(),
    };
    programme.edition = Some(Edition {
        base: EditionBase {
            id: "idag".to_owned(),
            title: "Dagens <program>".to_owned(),
            release: "1".to_owned(),
        },
        changes: vec![change("a", EditionDeed::New), change("b", drops)],
    });
    let proof = common::proof();
    let pages = render(&Book::new(&programme, &proof, Language::Swedish)).unwrap();
    let front = pages.iter().find(|page| page.path == "index.html").unwrap();
    let says = "Utgår från Dagens &lt;program&gt; (1). Det som inte ändras här gäller som där.";
    assert!(front.content.contains(says));
    programme.edition = None;
    let pages = render(&Book::new(&programme, &proof, Language::Swedish)).unwrap();
    let front = pages.iter().find(|page| page.path == "index.html").unwrap();
    assert!(!front.content.contains("Utgår från"));
}

#[test]
fn the_table_of_ages_counts_every_visit_once() {
    let (mut programme, proof) = (common::programme(), common::proof());
    let told = |programme: &stafett_model::Programme| {
        let pages = render(&Book::new(programme, &proof, Language::Swedish)).unwrap();
        let text = |path: &str| {
            let page = pages.iter().find(|page| page.path == path).unwrap();
            page.content.clone()
        };
        (text("index.html"), text("matris.html"))
    };
    let before = stafett_model::Duration {
        weeks: -10,
        ..stafett_model::Duration::ZERO
    };
    programme.visits[0].window.recommended = stafett_model::Point::DueDate.plus(before);
    let (front, matrix) = told(&programme);
    let all = programme.visits.len();
    assert!(front.contains("<th scope=\"row\">Före födseln</th>"));
    assert!(front.contains(&format!("Tabellen räknar alla {all} besök")));
    assert!(
        matrix.contains(&format!("{all} av {all} besök visas")),
        "{matrix}"
    );
}

#[test]
fn the_times_of_a_visit_that_comes_again_lead_to_each_other() {
    let (mut programme, proof) = (common::programme(), common::proof());
    for (visit, number) in programme.visits.iter_mut().zip(1..=2) {
        visit.occurrence = Some(Occurrence {
            rule: "tand".to_owned(),
            title: "Tand".to_owned(),
            number,
            of: 2,
        });
        visit.meta.id = format!("tand.{number}");
    }
    let pages = render(&Book::new(&programme, &proof, Language::Swedish)).unwrap();
    let page = |path: &str| {
        let mut pages = pages.iter();
        let page = pages.find(|page| page.path == path);
        page.expect("each time has its page").content.clone()
    };
    let first = page("besok/tand-1.html");
    assert!(first.contains("Alla tillfällen") && first.contains("tand-2.html"));
    assert!(page("besok/tand-2.html").contains("tand-1.html"));
    let alone = pages
        .iter()
        .filter(|page| page.content.contains("Alla tillfällen"));
    assert_eq!(alone.count(), 2);
}

#[test]
fn an_indicator_says_how_it_is_counted() {
    for (language, at) in [(0, "1 års ålder"), (1, "1 year")] {
        let (_, pages) = books().remove(language);
        let page = pages
            .iter()
            .find(|page| page.path == "indikator/bhvq-tillvaxt.html");
        let page = &page.unwrap().content;
        for part in [
            at,
            "href=\"../moment.html#tillvaxt\"",
            "href=\"../vaccinationer.html#rota\"",
            "href=\"../malgrupper.html#uppgift-elev\"",
        ] {
            assert!(page.contains(part), "no {part}: {page}");
        }
        let list = pages.iter().find(|page| page.path == "indikatorer.html");
        assert!(
            list.unwrap()
                .content
                .contains("href=\"indikator/bhvq-tillvaxt.html\"")
        );
    }
    let mut programme = common::programme();
    programme.indicators.clear();
    let proof = common::proof();
    let pages = render(&Book::new(&programme, &proof, Language::Swedish)).unwrap();
    assert!(
        pages
            .iter()
            .all(|page| !page.content.contains("indikatorer.html"))
    );
}
