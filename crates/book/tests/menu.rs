//! The menu: what stands in it, and where.

mod common;
#[path = "common/html.rs"]
mod html;

use stafett_book::{Book, Language, Page, render};
use stafett_model::register::Register;

fn pages(registers: &[Register]) -> Vec<Page> {
    let (programme, proof) = (common::programme(), common::proof());
    render(&Book::new(&programme, &proof, Language::Swedish).registers(registers)).unwrap()
}

fn content<'p>(pages: &'p [Page], path: &str) -> &'p str {
    let page = pages.iter().find(|page| page.path == path);
    &page.unwrap_or_else(|| panic!("no {path}")).content
}

/// The menu beside the page.
fn menu(page: &str) -> &str {
    let (_, menu) = page.split_once("<nav class=\"side\"").unwrap();
    menu.split_once("</nav>").unwrap().0
}

#[test]
fn the_chapters_stand_in_parts_by_what_a_reader_comes_for() {
    let pages = pages(&common::registers());
    let menu = menu(content(&pages, "index.html"));
    let mut rest = menu;
    for part in ["Läs", "Ta ställning", "Vem gör vad", "Granska", "Slå upp"] {
        let head = format!("<span class=\"part\">{part}</span>\n<ul>");
        rest = rest
            .split_once(&head)
            .unwrap_or_else(|| panic!("no {part}: {rest}"))
            .1;
    }
    let links = html::attributes(menu, "href");
    let mut distinct = links.clone();
    distinct.sort_unstable();
    distinct.dedup();
    assert_eq!(links.len(), distinct.len(), "{links:?}");
}

#[test]
fn proposals_to_decide_on_stand_in_the_menu_itself_and_need_no_list() {
    let mut registers = common::registers();
    registers[0].proposals = true;
    let pages = pages(&registers);
    assert!(pages.iter().all(|page| page.path != "register.html"));
    let asks = "class=\"asks\"><a href=\"register/luckor.html\">Kända luckor</a>";
    assert!(menu(content(&pages, "index.html")).contains(asks));
    let own = menu(content(&pages, "register/luckor.html"));
    assert!(
        own.contains("href=\"../register/luckor.html\" aria-current=\"page\""),
        "{own}"
    );
    for page in pages.iter().filter(|page| page.path.ends_with(".html")) {
        assert!(!page.content.contains("register.html\""), "{}", page.path);
    }
}

#[test]
fn a_page_below_a_chapter_leads_back_to_it() {
    let pages = pages(&common::registers());
    let crumb = |path: &str| {
        let page = content(&pages, path);
        let (_, crumb) = page.split_once("<p class=\"crumb\">")?;
        Some(crumb.split_once("</p>")?.0.to_owned())
    };
    let visit = crumb("besok/bhv-team-4v.html");
    assert_eq!(
        visit.as_deref(),
        Some("<a href=\"../besok.html\">Besök och kontakter</a>")
    );
    let register = crumb("register/luckor.html");
    assert_eq!(
        register.as_deref(),
        Some("<a href=\"../register.html\">Register</a>")
    );
    assert_eq!(crumb("besok.html"), None);
}
