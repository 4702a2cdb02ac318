//! Search: everything in the book that has a place of its own, in the order of the alphabet. A script
//! shows of it what is sought; without a script it is an index.

mod entry;
mod more;

use super::{authored, consultation, pathways, registers};
use crate::glossary::TERMS;
use crate::here::{Here, Link, ids};
use crate::menu;
use crate::template::{Sheet, value};
use entry::{Entry, More};
use minijinja::context;
use serde::Serialize;
use stafett_diag::Language;
use stafett_model::{
    AreaId, BodyId, FactId, GroupId, IndicatorId, ItemId, ProgrammeLanguage, RequirementId,
    SeriesId, ServiceId, SourceId, TransitionId, VariantId, VisitId, VisitKind,
};

/// Path of the page.
pub(crate) const PATH: &str = "sok.html";

/// What shows the entries that are sought.
pub(crate) const SCRIPT: &str = "sok.js";

/// The entries under one letter.
#[derive(Serialize)]
struct Letter {
    letter: String,
    anchor: String,
    entries: Vec<Entry>,
}

/// The page.
pub(crate) fn sheet(here: &Here<'_>) -> Sheet {
    let mut entries = rules(here);
    entries.extend(own_pages(here));
    entries.extend(authored_pages(here));
    entries.extend(children(here));
    entries.extend(terms(here));
    entries.sort_by_cached_key(|entry| (alphabetical(&entry.link.title), entry.link.href.clone()));
    Sheet {
        path: PATH.to_owned(),
        template: "search.html",
        title: here.t().search.to_owned(),
        about: here.t().search_about.to_owned(),
        chapter: PATH,
        view: context! { count => entries.len(), letters => value(letters(entries)) },
    }
}

/// Every rule that has a place in the book.
fn rules(here: &Here<'_>) -> Vec<Entry> {
    let (p, t) = (here.programme(), here.t());
    let mut all = Vec::new();
    macro_rules! add {
        ($($table:ident, $id:path, $link:ident, $kind:expr, $more:ident, $weight:literal;)*) => {
            $(for id in ids!(p.$table, $id) {
                let Some(row) = p.$table.get(id.index()) else { continue };
                let more = More::$more(here, row);
                all.push(Entry {
                    weight: $weight + more.likely,
                    ..Entry::of_rule(here, &row.meta, here.$link(id), $kind, &more)
                });
            })*
        };
    }
    // Who seeks a word seldom means the source that has it in its title.
    add! {
        areas, AreaId, area, t.area, of_area, 3;
        transitions, TransitionId, transition, t.transition, of_transition, 1;
        services, ServiceId, service, t.service, of_service, 3;
        bodies, BodyId, body, t.body, none, 3;
        series_table, SeriesId, series, t.series, of_series, 2;
        sources, SourceId, source, t.source, of_source, -6;
        facts, FactId, fact, t.fact, none, -2;
        groups, GroupId, group, t.group, none, 0;
        requirements, RequirementId, requirement, t.requirement, of_requirement, 0;
        indicators, IndicatorId, indicator, t.indicator, none, -1;
        variants, VariantId, variant, here.c().variant, none, 0;
    }
    for id in ids!(p.visits, VisitId) {
        let Some(row) = p.visit(id) else { continue };
        let kind = match row.kind {
            VisitKind::Visit => t.visit,
            VisitKind::Contact => t.contact,
        };
        let more = More::of_visit(here, row);
        all.push(Entry::of_rule(here, &row.meta, here.visit(id), kind, &more));
    }
    for id in ids!(p.items, ItemId) {
        let Some(row) = p.item(id).filter(|row| row.dose.is_none()) else {
            continue;
        };
        let more = More::of_item(here, row);
        all.push(Entry::of_rule(
            here,
            &row.meta,
            here.content(id),
            t.item,
            &more,
        ));
    }
    all.retain(|entry| !entry.link.href.ends_with('#') && !entry.link.title.is_empty());
    all
}

/// The book's own pages: chapters, pathways, registers with their rows, and what concerns each who is asked.
fn own_pages(here: &Here<'_>) -> Vec<Entry> {
    let t = here.t();
    let parts = menu::parts(here.site).into_iter();
    let chapters = parts.flat_map(|part| part.chapters);
    let own = chapters.filter(|one| !one.asks && !one.link.href.contains('/'));
    let own = own.filter(|one| one.link.href != PATH);
    let mut pages: Vec<Entry> = own
        .map(|one| Entry::of_page(here, one.link, t.page, String::new()))
        .collect();
    let pathways = pathways::links(here).into_iter();
    pages.extend(pathways.map(|link| Entry {
        // The titles of several are joined by a word of the book's.
        foreign: false,
        weight: -1,
        ..Entry::of_title(here, link, t.pathways, String::new())
    }));
    let asked = consultation::links(here).into_iter();
    let chapter = here.c().chapter;
    pages.extend(asked.map(|link| Entry {
        // The name of who is asked, and the book's own question after it.
        foreign: false,
        ..Entry::of_title(here, link, chapter, chapter.to_owned())
    }));
    for register in registers::sought(here) {
        let kind = register.link.title.clone();
        pages.push(Entry::of_page(
            here,
            register.link,
            t.registers,
            register.about,
        ));
        let rows = register.rows.into_iter();
        // A row tells of many rules; those themselves come first.
        pages.extend(rows.map(|(link, note)| Entry {
            weight: -1,
            ..Entry::of_page(here, link, &kind, note)
        }));
    }
    pages
}

/// The authors' own pages.
fn authored_pages<'h>(here: &'h Here<'_>) -> impl Iterator<Item = Entry> + 'h {
    here.site.authored.iter().map(|page| {
        let language = match (page.foreign, here.site.book.language) {
            (false, own) => own,
            (true, Language::Swedish) => Language::English,
            (true, Language::English) => Language::Swedish,
        };
        let link = Link {
            title: page.title.clone(),
            href: page.path.clone(),
        };
        let says = authored::about(here, page);
        Entry {
            foreign: page.foreign,
            ..Entry::in_language(link, here.t().page, says, language)
        }
    })
}

/// The invented children, with what is told of them.
fn children<'h>(here: &'h Here<'_>) -> impl Iterator<Item = Entry> + 'h {
    let language = match here.programme().language {
        ProgrammeLanguage::Swedish => Language::Swedish,
        ProgrammeLanguage::English => Language::English,
    };
    let shown = here.site.book.children.iter().enumerate();
    shown.map(move |(place, shown)| {
        let link = here.shown_child(place, shown);
        let kind = here.t().example_child.to_lowercase();
        Entry {
            foreign: language != here.site.book.language,
            ..Entry::in_language(link, &kind, shown.about.clone(), language)
        }
    })
}

/// The words that the book explains.
fn terms(here: &Here<'_>) -> impl Iterator<Item = Entry> {
    let language = here.site.book.language;
    let kind = here.t().word;
    TERMS.iter().map(move |term| {
        let (word, other, means) = match language {
            Language::Swedish => (term.sv, term.en, term.means_sv),
            Language::English => (term.en, term.sv, term.means_en),
        };
        let link = Link {
            title: crate::phrase::capital(word),
            href: "ordlista.html#ord".to_owned(),
        };
        Entry::in_language(link, kind, format!("{means} ({other})"), language)
    })
}

fn letters(entries: Vec<Entry>) -> Vec<Letter> {
    let mut letters: Vec<Letter> = Vec::new();
    for entry in entries {
        let letter = initial(&entry.link.title);
        match letters.last_mut() {
            Some(last) if last.letter == letter => last.entries.push(entry),
            _ => letters.push(Letter {
                anchor: format!("bokstav-{}", letters.len() + 1),
                letter,
                entries: vec![entry],
            }),
        }
    }
    letters
}

/// The letter under which a title stands; figures and signs stand together.
fn initial(title: &str) -> String {
    let first = title.chars().find(|letter| letter.is_alphanumeric());
    first.filter(|letter| letter.is_alphabetic()).map_or_else(
        || "0–9".to_owned(),
        |letter| letter.to_uppercase().to_string(),
    )
}

/// A key that puts titles in the order of the Swedish alphabet, figures and signs first.
fn alphabetical(title: &str) -> (bool, String) {
    let place = |letter: char| match letter {
        'å' => '{',
        'ä' | 'æ' => '|',
        'ö' | 'ø' => '}',
        'é' | 'è' => 'e',
        'ü' => 'y',
        other => other,
    };
    let letters = title.chars().skip_while(|letter| !letter.is_alphanumeric());
    let key: String = letters.flat_map(char::to_lowercase).map(place).collect();
    (initial(title) != "0–9", key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_stand_in_the_order_of_the_alphabet() {
        let titles = ["4 veckor", "Amning", "Zonterapi", "Åtta", "Ätande", "Öron"];
        assert!(titles.is_sorted_by_key(|title| alphabetical(title)));
        assert_eq!(titles.map(initial), ["0–9", "A", "Z", "Å", "Ä", "Ö"]);
    }
}
