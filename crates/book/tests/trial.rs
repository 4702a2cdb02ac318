//! The page of invented children, and the children that the book shows.

mod common;

use data_encoding::BASE64;
use stafett_book::{Book, Engine, Language, Page, Shown, render};
use stafett_model::{Child, Event, EventKind, FactId, FactRecord, VisitId};

const WASM: &[u8] = b"\0asm and the rest";

fn children() -> Vec<Shown> {
    let programme = common::programme();
    let mut child = Child::born(common::day("2026-01-15"));
    child.facts = vec![FactRecord::new(FactId(0), 1, None)];
    let done = EventKind::Done {
        visit: VisitId(1),
        items: Vec::new(),
    };
    child.events = vec![Event::new("e1", common::day("2026-02-12"), done)];
    let plan = stafett_plan::plan(&programme, &child, common::day("2026-03-10"));
    vec![Shown {
        name: "två_månader".to_owned(),
        title: "Två månader".to_owned(),
        about: "Har varit på <b>ett</b> besök.".to_owned(),
        child,
        plan,
    }]
}

fn book(language: Language, with_engine: bool) -> Vec<Page> {
    let (programme, proof, children) = (common::programme(), common::proof(), children());
    let book = Book::new(&programme, &proof, language).children(&children);
    let engine = Engine {
        wasm: WASM,
        programme: "{\"å\": 1}",
    };
    render(&if with_engine {
        book.engine(engine)
    } else {
        book
    })
    .unwrap()
}

fn content(pages: &[Page], path: &str) -> String {
    let page = pages.iter().find(|page| page.path == path);
    page.unwrap_or_else(|| panic!("no {path}")).content.clone()
}

#[test]
fn a_child_stands_with_what_is_known_of_it_and_with_its_plan() {
    let pages = book(Language::Swedish, false);
    let page = content(&pages, "barn/tva-manader.html");
    for part in [
        "<h1>Två månader</h1>",
        "Har varit på &lt;b&gt;ett&lt;/b&gt; besök.",
        "Fött 15 januari 2026. Planen gäller den 10 mars 2026.",
        "12 februari 2026: Teambesök vid 4 veckor: genomfört",
        "Aktuellt nu (1)",
        "Genomfört (1)",
        "href=\"../besok/bhv-sex-veckor.html\"",
        "BVC",
    ] {
        assert!(page.contains(part), "no {part}: {page}");
    }
    let list = content(&pages, "prova.html");
    assert!(list.contains("href=\"barn/tva-manader.html\""));
}

#[test]
fn without_the_engine_nothing_runs_and_the_page_leads_to_the_example_children() {
    for (language, made_up) in [
        (Language::Swedish, "Hitta på barnet"),
        (Language::English, "Make the child up"),
    ] {
        let pages = book(language, false);
        let engine = |page: &Page| ["motor.js", "prova.js"].contains(&page.path.as_str());
        assert!(!pages.iter().any(engine));
        let page = content(&pages, "prova.html");
        assert!(!page.contains("<script") && !page.contains("id=\"prova\""));
        assert!(page.contains("href=\"barn/tva-manader.html\""), "{page}");
        assert!(!page.contains(made_up), "{page}");
    }
}

#[test]
fn the_engine_is_in_the_book_and_nothing_may_be_sent() {
    let pages = book(Language::Swedish, true);
    let engine = content(&pages, "motor.js");
    assert!(engine.contains(&BASE64.encode(WASM)));
    assert!(engine.contains(&BASE64.encode("{\"å\": 1}".as_bytes())));
    let page = content(&pages, "prova.html");
    assert!(page.contains("connect-src 'none'; frame-src 'none'"));
    let scripts: Vec<&str> = page.split("<script").skip(1).collect();
    assert_eq!(
        scripts.iter().map(|rest| &rest[..20]).collect::<Vec<_>>(),
        [" src=\"motor.js\" defer", " src=\"prova.js\" defer"].map(|script| &script[..20])
    );
    let with_engine = |page: &&Page| page.content.contains("src=\"motor.js\"");
    assert_eq!(pages.iter().filter(with_engine).count(), 1);
}

#[test]
fn everything_is_chosen_from_lists() {
    let pages = book(Language::English, true);
    let page = content(&pages, "prova.html");
    assert!(!page.contains("type=\"text\"") && !page.contains("<textarea"));
    for part in [
        "data-fact=\"elev\"",
        "<option value=\"ja\">yes</option>",
        "<option value=\"bhv.team_4v\" data-place=",
        "<option value=\"rota dos 1\" lang=\"sv\">",
        "<option value=\"till_skolan\" lang=\"sv\">",
        "min=\"2020-01-01\"",
        "No real children.",
        "The link holds what you have chosen",
    ] {
        assert!(page.contains(part), "no {part}: {page}");
    }
}

/// The page leaves out nothing that a plan may say of where a visit stands.
#[test]
fn every_status_has_its_words_in_the_page() {
    let page = content(&book(Language::English, true), "prova.html");
    let (_, codes) = page.split_once("data-statuses=\"").unwrap();
    let codes: Vec<&str> = codes.split('"').next().unwrap().split(' ').collect();
    assert_eq!(codes.len(), 10);
    for words in [
        "status-past-its-time=\"Past its time\"",
        "status-due=\"Due\"",
    ] {
        assert!(page.contains(words), "no {words}");
    }
}
