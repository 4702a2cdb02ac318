//! What a book in another language than the programme's shows in the programme's: how much, and where.

use crate::site::Site;
use crate::texts;
use serde::Serialize;
use stafett_model::Programme;
use std::collections::BTreeSet;

/// The texts of a programme that are shown in its own language, by kind.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Untranslated {
    /// Titles of rules.
    titles: usize,
    /// Descriptions of rules.
    descriptions: usize,
    /// How many of both are translated.
    translated: usize,
    /// What rules rest on: places in sources, assumptions, interpretations, proposals, disagreements.
    notes: usize,
    /// The authors' own pages that have no translation, and all of them.
    pages: usize,
    pages_of: usize,
}

impl Untranslated {
    /// Of a book; nothing where it is in the programme's language.
    pub(crate) fn of(site: &Site<'_>) -> Option<Self> {
        let own = texts::programme_code(site.programme.language);
        if own == texts::code(site.book.language) {
            return None;
        }
        let (titles, descriptions, notes) = texts_of(site.programme);
        let own = |title: &&&str| !site.book.has_translated(title);
        let own_titles = titles.iter().filter(own).count();
        let own = |text: &&&str| !site.book.has_translated_prose(text);
        let own_descriptions = descriptions.iter().filter(own).count();
        let own = own_titles + own_descriptions;
        Some(Self {
            titles: own_titles,
            descriptions: own_descriptions,
            translated: (titles.len() + descriptions.len()).saturating_sub(own),
            notes,
            pages: site.authored.iter().filter(|page| page.foreign).count(),
            pages_of: site.authored.len(),
        })
    }
}

/// The titles and descriptions of the rules, each once, and how many notes they have.
fn texts_of(programme: &Programme) -> (BTreeSet<&str>, BTreeSet<&str>, usize) {
    let declared = programme.declarations();
    let titles = declared.iter().map(|one| one.title);
    let descriptions = declared.iter().map(|one| one.meta.doc.as_str());
    let legs = programme.areas.iter().flat_map(|area| &area.legs);
    let handovers = programme
        .transitions
        .iter()
        .filter_map(|row| row.handover.as_ref());
    let notes = declared.iter().map(|one| &one.meta.notes);
    let notes = notes.chain(legs.map(|leg| &leg.notes));
    let notes = notes.chain(handovers.map(|handover| &handover.notes));
    (
        titles.filter(|text| !text.is_empty()).collect(),
        descriptions.filter(|text| !text.is_empty()).collect(),
        notes.map(Vec::len).sum(),
    )
}

/// What an element has that shows the programme's wording beside its translation.
const BESIDE: &str = " class=\"wording\"";

/// How many different texts in a part of a page carry this attribute, but for wordings beside their translation.
pub(crate) fn texts_with(html: &str, attribute: &str) -> usize {
    let parts = || html.split(attribute);
    let marked = parts().zip(parts().skip(1));
    let alone = marked.filter(|(before, _)| !before.ends_with(BESIDE));
    let texts = alone.filter_map(|(_, rest)| {
        let (_, inside) = rest.split_once('>')?;
        inside.split("</").next()
    });
    texts.collect::<BTreeSet<&str>>().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_is_shown_twice_is_one_text() {
        let html = "<a href=\"x\" lang=\"sv\">Ett</a> <p lang=\"sv\">Två <b>b</b></p> <b>c</b> <a lang=\"sv\" id=\"y\">Ett</a>";
        assert_eq!(texts_with(html, " lang=\"sv\""), 2);
        assert_eq!(texts_with(html, " lang=\"en\""), 0);
        let beside = "<span class=\"wording\" lang=\"sv\">Ett</span> <b lang=\"sv\">Två</b>";
        assert_eq!(texts_with(beside, " lang=\"sv\""), 1);
    }
}
