//! The forms for comments, and the edition that shows what reviewers say.

mod common;

use stafett_book::review::adrift;
use stafett_book::{Book, Language, Page, render};
use stafett_model::review::{Consultation, ReviewNote};

fn note(rule: &str, quote: &str) -> ReviewNote {
    ReviewNote {
        rule: rule.to_owned(),
        from: "Region Norr".to_owned(),
        role: "verksamhetschef".to_owned(),
        day: Some(common::day("2027-02-01")),
        quote: quote.to_owned(),
        comment: "För *kort*.".to_owned(),
        proposal: "60 minuter".to_owned(),
        importance: "hög".to_owned(),
        file: "synpunkter/norr.md".to_owned(),
        line: 1,
        column: 1,
    }
}

fn notes() -> Vec<ReviewNote> {
    vec![
        note("bhv.team_4v", "Längd: 45 minuter"),
        note("bhv.team_4v", "Längd: 30 minuter"),
        note("rota", ""),
        note("borttagen", ""),
    ]
}

fn pages(notes: Option<&[ReviewNote]>, consultation: Option<&Consultation>) -> Vec<Page> {
    let (programme, proof) = (common::programme(), common::proof());
    let mut book = Book::new(&programme, &proof, Language::Swedish);
    book.notes = notes;
    book.consultation = consultation;
    render(&book).unwrap()
}

fn content(pages: &[Page], path: &str) -> String {
    let page = pages.iter().find(|page| page.path == path);
    page.unwrap_or_else(|| panic!("no {path}")).content.clone()
}

fn consultation() -> Consultation {
    Consultation {
        sender: "Myndigheten & co".to_owned(),
        reply_to: "=remiss@example.org".to_owned(),
        reply_by: Some(common::day("2027-03-31")),
        reference: String::new(),
    }
}

#[test]
fn an_ordinary_edition_shows_no_notes_and_speaks_of_no_consultation() {
    let pages = pages(None, None);
    assert!(!pages.iter().any(|page| page.path == "synpunkter.html"));
    for page in &pages {
        assert!(!page.content.contains("Granskningsutgåva"), "{}", page.path);
        assert!(!page.content.contains("Sista svarsdag"), "{}", page.path);
    }
}

#[test]
fn notes_stand_with_their_rule_and_say_when_it_has_changed() {
    let notes = notes();
    let pages = pages(Some(&notes), None);
    let visit = content(&pages, "besok/bhv-team-4v.html");
    let (_, shown) = visit.split_once("class=\"reviewed\"").unwrap();
    for part in [
        "Region Norr",
        "verksamhetschef",
        "1 februari 2027",
        "För <em>kort</em>.",
        "60 minuter",
        "hög",
        "synpunkter/norr.md",
    ] {
        assert!(shown.contains(part), "no {part}: {shown}");
    }
    assert_eq!(shown.matches("Regeln har ändrats sedan dess").count(), 1);
    assert!(content(&pages, "vaccinationer.html").contains("class=\"reviewed\""));
    assert!(!content(&pages, "besok/bhv-sex-veckor.html").contains("class=\"reviewed\""));
    let list = content(&pages, "synpunkter.html");
    let (lost, kept) = list.split_once("id=\"regler\"").unwrap();
    assert!(lost.contains("<code>borttagen</code>") && !lost.contains("<code>rota</code>"));
    assert!(kept.contains("href=\"besok/bhv-team-4v.html\""));
    assert!(content(&pages, "index.html").contains("Granskningsutgåva"));
}

#[test]
fn a_note_has_lost_its_rule_where_that_is_gone_or_says_something_else() {
    let programme = common::programme();
    let lost = adrift(&[&programme], &notes());
    let said: Vec<(usize, &str)> = lost
        .iter()
        .map(|one| (one.note, one.says.en.as_str()))
        .collect();
    assert_eq!(
        said,
        [
            (
                1,
                "the rule \"bhv.team_4v\" does not say any more what the note quotes"
            ),
            (3, "there is no rule called \"borttagen\""),
        ]
    );
    assert!(lost[1].known.contains(&"bhv.team_4v".to_owned()) && lost[0].known.is_empty());
    // Prose of the rule may be quoted as well as its fields, in either language.
    for quote in [
        "Teambesök vid 4 veckor i en mening.",
        "Duration: 45 minutes",
    ] {
        assert_eq!(adrift(&[&programme], &[note("bhv.team_4v", quote)]), []);
    }
}

#[test]
fn the_spreadsheet_opens_with_its_letters_and_no_formula() {
    let consultation = consultation();
    let form = content(
        &pages(None, Some(&consultation)),
        "remiss/verksamhet-bvc.csv",
    );
    let mut letters = form.chars();
    assert_eq!(letters.next(), Some('\u{feff}'));
    let lines: Vec<&str> = form.split("\r\n").collect();
    assert!(
        lines.contains(&"\"Svar till\";\"'=remiss@example.org\""),
        "{form}"
    );
    assert!(lines.contains(&"\"Sista svarsdag\";\"2027-03-31\""));
    assert!(
        !form.contains("Diarienummer"),
        "what is not known is left out"
    );
    let row = lines
        .iter()
        .find(|line| line.starts_with("\"bhv.team_4v\""))
        .unwrap();
    let cells: Vec<&str> = row.split("\";\"").collect();
    assert_eq!(cells[1], "besok/bhv-team-4v.html");
    assert!(
        cells[3].contains("Längd: 45 minuter") && cells[3].ends_with('.'),
        "{row}"
    );
    assert_eq!(cells.len(), 7);
    assert!(!form.contains("elevhälsan.åk4"), "another's visit");
    let whole = content(&pages(None, None), "remiss/programmet.csv");
    assert!(whole.contains("elevhälsan.åk4") && whole.contains("\"rota\""));
}

#[test]
fn the_form_in_text() {
    let consultation = consultation();
    let form = content(
        &pages(None, Some(&consultation)),
        "remiss/verksamhet-elevhalsan.md",
    );
    insta::assert_snapshot!(form);
}

#[test]
fn the_page_of_notes() {
    let notes = notes();
    let list = content(&pages(Some(&notes), None), "synpunkter.html");
    let (_, main) = list.split_once("<main").unwrap();
    insta::assert_snapshot!(main.split("</main>").next().unwrap());
}
