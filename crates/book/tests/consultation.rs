//! The chapters for those who are asked.

mod common;

use stafett_book::{Book, Language, Page, render};
use stafett_diff::compare;
use stafett_model::{Programme, ServiceId};

/// The programme before: a shorter visit, one that is gone now, and one that another service made.
fn old() -> Programme {
    let mut old = common::programme();
    old.release = "0.9".to_owned();
    old.visits[1].minutes = Some(30);
    old.visits[0].performer = ServiceId(1);
    let mut gone = old.visits[1].clone();
    gone.meta.id = "bhv.borttaget".to_owned();
    gone.meta.title = "Det gamla besöket".to_owned();
    old.visits.push(gone);
    old.areas[0].legs[1].holder = stafett_model::Holder::Service(ServiceId(1));
    old
}

fn compared(language: Language) -> Vec<Page> {
    let (old, programme, proof) = (old(), common::programme(), common::proof());
    let since = compare(&old, &programme);
    let book = Book::new(&programme, &proof, language).since(&since);
    render(&book.earlier(&old)).unwrap()
}

fn alone(programme: &Programme) -> Vec<Page> {
    let proof = common::proof();
    render(&Book::new(programme, &proof, Language::Swedish)).unwrap()
}

fn content(pages: &[Page], path: &str) -> String {
    let page = pages.iter().find(|page| page.path == path);
    page.unwrap_or_else(|| panic!("no {path}")).content.clone()
}

/// The main part of a page from one heading's anchor to the next section.
fn section<'p>(page: &'p str, anchor: &str) -> &'p str {
    let (_, rest) = page.split_once(&format!("<h2 id=\"{anchor}\"")).unwrap();
    rest.split("</section>").next().unwrap()
}

#[test]
fn a_chapter_says_what_is_new_changed_gone_and_the_same() {
    let page = content(&compared(Language::Swedish), "remiss/verksamhet-bvc.html");
    let visits = section(&page, "besok");
    let (fresh, rest) = visits.split_once("<h3>Ändrade</h3>").unwrap();
    let (changed, gone) = rest.split_once("<h3>Inte längre våra</h3>").unwrap();
    assert!(fresh.contains("Nya för oss") && fresh.contains("<code>bhv.sex_veckor</code>"));
    assert!(changed.contains("<code>bhv.team_4v</code>"), "{changed}");
    assert!(changed.contains("<del>30 minuter</del>"), "{changed}");
    assert!(gone.contains("<code>bhv.borttaget</code>") && gone.contains("utgår"));
    assert!(!fresh.contains("bhv.team_4v") && !gone.contains("bhv.sex_veckor"));
}

#[test]
fn who_makes_a_visit_no_longer_is_told_who_makes_it_now() {
    let page = content(
        &compared(Language::Swedish),
        "remiss/verksamhet-elevhalsan.html",
    );
    let (_, gone) = section(&page, "besok")
        .split_once("Inte längre våra")
        .unwrap();
    assert!(gone.contains("går över till") && gone.contains("Barnhälsovården (BVC)"));
    assert!(gone.contains("<code>bhv.sex_veckor</code>"), "{gone}");
}

#[test]
fn the_time_of_a_child_is_summed_and_compared() {
    let pages = compared(Language::English);
    let page = content(&pages, "remiss/verksamhet-bvc.html");
    // Now two visits of 45 minutes; before two of 30, one of them gone.
    assert!(section(&page, "korthet").contains("1 h 30 min (previously 1 h)"));
    let body = content(&pages, "remiss/huvudman-regionen.html");
    assert!(body.contains("href=\"../remiss/verksamhet-bvc.html\""));
}

#[test]
fn handovers_stand_with_deadline_consent_and_fallback_on_both_sides() {
    let pages = alone(&common::programme());
    let gives = content(&pages, "remiss/verksamhet-bvc.html");
    let receives = content(&pages, "remiss/verksamhet-elevhalsan.html");
    let (before, after) = section(&gives, "overlamningar")
        .split_once("lamnar")
        .unwrap();
    assert!(before.contains("Inga överlämningar.") && after.contains("<code>till_skolan</code>"));
    for part in [
        "30 september",
        "vårdnadshavarna",
        "inom 30 dagar",
        "följer upp",
    ] {
        assert!(after.contains(part), "no {part}: {after}");
    }
    let (before, after) = section(&receives, "overlamningar")
        .split_once("lamnar")
        .unwrap();
    assert!(before.contains("<code>till_skolan</code>") && after.contains("Inga överlämningar."));
}

#[test]
fn proposals_requirements_and_open_findings_stand_with_those_whom_they_concern() {
    let pages = alone(&common::programme());
    let bvc = content(&pages, "remiss/verksamhet-bvc.html");
    let school = content(&pages, "remiss/verksamhet-elevhalsan.html");
    assert!(section(&bvc, "forslag").contains("vi föreslår det"));
    assert!(section(&school, "forslag").contains("Inga förslag"));
    assert!(section(&school, "lag").contains("<code>skollagen_2_27</code>"));
    assert!(section(&bvc, "lag").contains("Inga krav"));
    assert!(section(&bvc, "fynd").contains("../kontroll.html#fynd-2"));
}

#[test]
fn a_service_without_anything_to_do_has_no_chapter() {
    let mut programme = common::programme();
    let mut idle = programme.services[0].clone();
    idle.meta.id = "vilande".to_owned();
    programme.services.push(idle);
    let pages = alone(&programme);
    assert!(
        !pages
            .iter()
            .any(|page| page.path.contains("vilande.html") && page.path.starts_with("remiss"))
    );
    let own = content(&pages, "verksamhet/vilande.html");
    assert!(!own.contains("remiss/"), "{own}");
    assert!(
        content(&pages, "verksamhet/bvc.html").contains("href=\"../remiss/verksamhet-bvc.html\"")
    );
}

#[test]
fn without_an_earlier_edition_nothing_is_said_of_changes() {
    let page = content(&alone(&common::programme()), "remiss/verksamhet-bvc.html");
    assert!(page.contains("jämförs inte med någon tidigare utgåva"));
    assert!(!page.contains("Nya för oss") && !page.contains("Inte längre våra"));
    let list = content(&alone(&common::programme()), "remiss.html");
    assert!(!list.contains("Utgår"), "{list}");
}

#[test]
fn no_two_pages_have_the_same_heading() {
    for language in [Language::Swedish, Language::English] {
        let pages = compared(language);
        let heading = |page: &Page| {
            let (_, heading) = page.content.split_once("<h1")?;
            let (heading, _) = heading.split_once('>')?.1.split_once("</h1>")?;
            let mut words = String::new();
            heading.split('<').for_each(|part| {
                words.push_str(part.split_once('>').map_or(part, |(_, text)| text));
            });
            Some(words)
        };
        let mut headings: Vec<String> = pages.iter().filter_map(heading).collect();
        assert!(headings.contains(&"Barnhälsovården (BVC)".to_owned()));
        let all = headings.len();
        headings.sort();
        headings.dedup();
        assert_eq!(headings.len(), all, "{headings:?}");
    }
}
