//! Search: everything in the book that has a place of its own, in the order of the alphabet. A script
//! shows of it what is sought; without a script it is an index.

use crate::glossary::TERMS;
use crate::here::{Here, Link, ids};
use crate::stems::stems;
use crate::template::{Sheet, value};
use minijinja::context;
use serde::Serialize;
use stafett_diag::Language;
use stafett_model::{
    AreaId, BodyId, FactId, GroupId, IndicatorId, ItemId, Meta, ProgrammeLanguage, RequirementId,
    SeriesId, ServiceId, SourceId, TransitionId, VisitId, VisitKind,
};

/// Path of the page.
pub(crate) const PATH: &str = "sok.html";

/// What shows the entries that are sought.
pub(crate) const SCRIPT: &str = "sok.js";

/// One thing to find.
#[derive(Serialize)]
struct Entry {
    link: Link,
    /// Whether title and words are in the programme's language and not in the book's.
    foreign: bool,
    kind: String,
    /// What it is, in a sentence; may be empty.
    says: String,
    /// Its permanent address; empty of what has none.
    id: String,
    /// Stems of its title and sentence, with spaces between them.
    stems: String,
}

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
    entries.extend(authored(here));
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
        ($($table:ident, $id:path, $link:ident, $kind:expr;)*) => {
            $(for id in ids!(p.$table, $id) {
                let Some(row) = p.$table.get(id.index()) else { continue };
                all.push(entry(here, &row.meta, here.$link(id), $kind));
            })*
        };
    }
    add! {
        areas, AreaId, area, t.area; transitions, TransitionId, transition, t.transition;
        services, ServiceId, service, t.service; bodies, BodyId, body, t.body;
        series_table, SeriesId, series, t.series; sources, SourceId, source, t.source;
        facts, FactId, fact, t.fact; groups, GroupId, group, t.group;
        requirements, RequirementId, requirement, t.requirement;
        indicators, IndicatorId, indicator, t.indicator;
    }
    for id in ids!(p.visits, VisitId) {
        let Some(row) = p.visit(id) else { continue };
        let kind = match row.kind {
            VisitKind::Visit => t.visit,
            VisitKind::Contact => t.contact,
        };
        all.push(entry(here, &row.meta, here.visit(id), kind));
    }
    for id in ids!(p.items, ItemId) {
        let row = p.item(id).filter(|row| row.dose.is_none());
        all.extend(row.map(|row| entry(here, &row.meta, here.content(id), t.item)));
    }
    all.retain(|entry| !entry.link.href.ends_with('#') && !entry.link.title.is_empty());
    all
}

fn entry(here: &Here<'_>, meta: &Meta, link: Link, kind: &str) -> Entry {
    let says = here.first_sentence(&meta.doc);
    let text = format!("{} {says}", meta.title);
    let language = match here.programme().language {
        ProgrammeLanguage::Swedish => Language::Swedish,
        ProgrammeLanguage::English => Language::English,
    };
    Entry {
        link,
        foreign: true,
        kind: kind.to_lowercase(),
        id: meta.id.clone(),
        says,
        stems: spaced(&text, language),
    }
}

/// The authors' own pages.
fn authored<'h>(here: &'h Here<'_>) -> impl Iterator<Item = Entry> + 'h {
    here.site.authored.iter().map(|page| {
        let says = super::authored::about(here, page);
        let language = match (page.foreign, here.site.book.language) {
            (false, own) => own,
            (true, Language::Swedish) => Language::English,
            (true, Language::English) => Language::Swedish,
        };
        Entry {
            link: Link {
                title: page.title.clone(),
                href: page.path.clone(),
            },
            foreign: page.foreign,
            kind: here.t().page.to_owned(),
            id: String::new(),
            stems: spaced(&format!("{} {says}", page.title), language),
            says,
        }
    })
}

fn spaced(text: &str, language: Language) -> String {
    stems(text, language)
        .into_iter()
        .collect::<Vec<_>>()
        .join(" ")
}

/// The words that the book explains.
fn terms(here: &Here<'_>) -> impl Iterator<Item = Entry> {
    let language = here.site.book.language;
    let kind = here.t().word.to_owned();
    TERMS.iter().map(move |term| {
        let (word, other, means) = match language {
            Language::Swedish => (term.sv, term.en, term.means_sv),
            Language::English => (term.en, term.sv, term.means_en),
        };
        Entry {
            link: Link {
                title: crate::phrase::capital(word),
                href: "ordlista.html#ord".to_owned(),
            },
            foreign: false,
            kind: kind.clone(),
            says: format!("{means} ({other})"),
            id: String::new(),
            stems: spaced(&format!("{word} {means}"), language),
        }
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
