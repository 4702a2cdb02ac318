//! In a book of another language than the programme's: what stands in the book's sentences in the programme's own words,
//! each marked with its language, so that it is read out as what it is (WCAG 3.1.2).
//!
//! Sentences are made in many rooms, and most of them name rules by their titles. So the titles are looked for in the
//! finished page, in every text that no element around it says to be the programme's already. What is translated is not
//! the programme's own: an element that says so of it is corrected.

use crate::markdown::first_in_its_words;
use crate::phrase::{lower, sentence};
use crate::{Book, texts};
use serde::Serialize;
use stafett_diag::Language;
use stafett_model::{Programme, Values, words};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Elements whose text cannot hold others, or is no text to read.
const CLOSED: [&str; 7] = [
    "code", "desc", "option", "script", "style", "textarea", "title",
];
/// Elements that have no end.
const VOID: [&str; 8] = ["br", "col", "hr", "img", "input", "link", "meta", "wbr"];
/// After what a value of a fact stands in a sentence.
const BEFORE_A_VALUE: [&str; 13] = [
    ": ",
    ", ",
    " or ",
    " nor ",
    " is ",
    " is not ",
    " neither ",
    " result ",
    " eller ",
    " är ",
    " är inte ",
    " varken ",
    " svaret ",
];

/// A text of the programme's, as it stands in a page.
struct Own {
    /// Escaped.
    text: String,
    /// How many bytes of it stand before its first word.
    lead: usize,
    /// Whether it is a value of a fact, which is known by what stands before it.
    value: bool,
}

/// The programme's own texts.
#[derive(Default)]
pub(crate) struct OwnWords {
    /// By their first words in small letters; the longest first.
    own: BTreeMap<String, Vec<Own>>,
    translated: Translated,
}

/// The texts that are translated, escaped.
#[derive(Default)]
struct Translated {
    texts: BTreeSet<String>,
    /// The short ones of them, to find a line of one that is broken into lines.
    lines: String,
}

impl Translated {
    fn of(book: &Book<'_>) -> Self {
        let all = || book.translated.into_iter().map(|(all, _)| all);
        let short = all().flat_map(|all| all.short());
        let short = short.flat_map(|text| {
            let forms = [text.to_owned(), lower(text), sentence(text)];
            forms.map(|form| escaped(&form))
        });
        let short: BTreeSet<String> = short.collect();
        let lines: Vec<&str> = short.iter().map(String::as_str).collect();
        let lines = lines.join("\n");
        let prose = all().flat_map(|all| all.prose());
        let first = |text: &str| text.split_inclusive(". ").next().map(escaped);
        let prose = prose.flat_map(|text| {
            let whole = escaped(&sentence(text));
            let linked = text.contains("[[").then(|| first_in_its_words(text));
            let linked = linked.map(|text| escaped(&text));
            [Some(escaped(text)), Some(whole), first(text), linked]
        });
        let prose = prose.flatten().map(|text| text.trim().to_owned());
        let texts = short.into_iter().chain(prose).collect();
        Self { texts, lines }
    }

    /// Whether a text is a translated one or a list of such, as a cell of the matrix in words. A number after it is that of
    /// a dose, what stands in brackets the release.
    fn has(&self, text: &str) -> bool {
        let dose = text.rsplit_once(' ');
        let dose = dose.filter(|(_, number)| number.bytes().all(|digit| digit.is_ascii_digit()));
        let release = text.strip_suffix(')');
        let release = release.and_then(|text| text.rsplit_once(" ("));
        let numbered = dose.or(release);
        self.has_list(text) || numbered.is_some_and(|(before, _)| self.has_list(before))
    }

    fn has_list(&self, text: &str) -> bool {
        let is_split_by = |between: &str| {
            let mut ends = text.match_indices(between);
            ends.any(|(end, _)| {
                let (one, rest) = text.split_at(end);
                let rest = rest.strip_prefix(between).unwrap_or_default();
                self.texts.contains(one) && self.has_list(rest)
            })
        };
        self.texts.contains(text) || is_split_by(": ") || is_split_by(", ") || is_split_by(" – ")
    }

    /// Whether a text is a line of a translated one.
    fn has_line(&self, text: &str) -> bool {
        self.lines.contains(text)
    }
}

impl OwnWords {
    /// The titles and values of a book's programme and of its earlier edition, but for those single words that the book's own texts have as well.
    pub(crate) fn of(book: &Book<'_>) -> Self {
        let said = said(book.language);
        let programmes = || [Some(book.programme), book.earlier].into_iter().flatten();
        let mut all = OwnWords {
            translated: Translated::of(book),
            ..OwnWords::default()
        };
        let titles: BTreeSet<&str> = programmes().flat_map(titles).collect();
        let own =
            |title: &&str| !said.contains(&title.to_lowercase()) && !book.has_translated(title);
        for title in titles.into_iter().filter(own) {
            all.add(title, false);
        }
        let values: BTreeSet<String> = programmes().flat_map(values).collect();
        for value in values.iter().filter(|value| !book.has_translated(value)) {
            all.add(value, true);
        }
        for own in all.own.values_mut() {
            own.sort_by(|one, other| {
                (other.text.len(), &one.text).cmp(&(one.text.len(), &other.text))
            });
        }
        all
    }

    fn add(&mut self, text: &str, value: bool) {
        let mut words = word_starts(text);
        let Some((at, word)) = words.next() else {
            return;
        };
        let own = Own {
            lead: escaped(text.get(..at).unwrap_or_default()).len(),
            text: escaped(text),
            value,
        };
        let own_of_word = self.own.entry(word.to_lowercase()).or_default();
        own_of_word.push(own);
    }

    /// A part of a page with the programme's texts marked by an attribute.
    pub(crate) fn mark(&self, html: &str, attribute: &str) -> String {
        let mut out = String::with_capacity(html.len() + html.len() / 8);
        let mut open: Vec<Open<'_>> = Vec::new();
        let mut rest = html;
        while let Some(at) = rest.find('<') {
            let (text, tag) = rest.split_at(at);
            self.mark_text(text, attribute, open.last(), &mut out);
            let end = tag.find('>').map_or(tag.len(), |end| end + 1);
            let (tag, after) = tag.split_at(end);
            let corrected = self.corrected(tag, after, attribute);
            let attribute = if corrected.is_none() { attribute } else { "" };
            step(&mut open, tag, attribute);
            out.push_str(corrected.as_deref().unwrap_or(tag));
            rest = after;
        }
        self.mark_text(rest, attribute, open.last(), &mut out);
        out
    }

    /// A tag without the attribute, if it has it and what it says it of is translated: its text, or where it has none
    /// before its first child the title that it shows.
    fn corrected(&self, tag: &str, after: &str, attribute: &str) -> Option<String> {
        let (before, rest) = tag.split_once(attribute)?;
        let text = after.split('<').next().unwrap_or_default().trim();
        let shown = || {
            let (_, title) = tag.split_once(" title=\"")?;
            title.split('"').next()
        };
        let text = if text.is_empty() { shown()? } else { text };
        let is_line = tag.starts_with("<text") && self.translated.has_line(text);
        let translated = is_line || self.translated.has(text);
        translated.then(|| format!("{before}{rest}"))
    }

    /// The lines of a drawn text, which stand apart in the page, with the programme's texts marked that run over several.
    pub(crate) fn mark_lines(&self, text: &str, attribute: &str) -> Vec<String> {
        let text = escaped(text);
        let whole = text.replace('\n', " ");
        let found = self.found(&whole);
        let mut start = 0;
        let mut lines = Vec::new();
        for line in text.split('\n') {
            let end = start + line.len();
            let within = found
                .iter()
                .map(|own| own.start.max(start)..own.end.min(end));
            let within: Vec<Range<usize>> = within.filter(|own| !own.is_empty()).collect();
            lines.push(marked(&whole, start..end, &within, ("tspan", attribute)));
            start = end + 1;
        }
        lines
    }

    fn mark_text(&self, text: &str, attribute: &str, within: Option<&Open<'_>>, out: &mut String) {
        if within.is_some_and(|within| within.done) {
            out.push_str(text);
            return;
        }
        let element = match within.is_some_and(|within| within.drawn) {
            true => "tspan",
            false => "span",
        };
        let found = self.found(text);
        out.push_str(&marked(text, 0..text.len(), &found, (element, attribute)));
    }

    /// Where the programme's texts stand in a text, one after the other.
    fn found(&self, text: &str) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        let mut told = 0;
        for (at, word) in word_starts(text) {
            let Some(own) = (at >= told)
                .then(|| self.at(text, told, at, word))
                .flatten()
            else {
                continue;
            };
            let start = at - own.lead;
            told = start + own.text.len();
            found.push(start..told);
        }
        found
    }

    /// The longest text of the programme's whose first word stands here, if nothing of it was told before.
    fn at(&self, text: &str, told: usize, at: usize, word: &str) -> Option<&Own> {
        let own = self.own.get(&word.to_lowercase())?;
        own.iter().find(|own| {
            let Some(start) = at.checked_sub(own.lead).filter(|start| *start >= told) else {
                return false;
            };
            let before = text.get(..start).unwrap_or_default();
            let here = text.get(start..).unwrap_or_default();
            let after = here.get(own.text.len()..).unwrap_or_default();
            begins_with(here, &own.text)
                && !after.starts_with(char::is_alphanumeric)
                && (!own.value || before.trim().is_empty() || is_before_a_value(before))
        })
    }
}

/// A part of a text, in which some stretches are elements with an attribute.
fn marked(
    text: &str,
    part: Range<usize>,
    own: &[Range<usize>],
    (element, attribute): (&str, &str),
) -> String {
    let mut out = String::new();
    let mut told = part.start;
    let mut add = |piece: &str| out.push_str(piece);
    for own in own {
        add(text.get(told..own.start).unwrap_or_default());
        let says = text.get(own.clone()).unwrap_or_default();
        for piece in ["<", element, attribute, ">", says, "</", element, ">"] {
            add(piece);
        }
        told = own.end;
    }
    add(text.get(told..part.end).unwrap_or_default());
    out
}

fn is_before_a_value(before: &str) -> bool {
    BEFORE_A_VALUE.iter().any(|end| before.ends_with(end))
}

/// Whether a text begins with another, the first letter of which may be small or capital.
fn begins_with(text: &str, own: &str) -> bool {
    let (Some(first), Some(own_first)) = (text.chars().next(), own.chars().next()) else {
        return false;
    };
    let rest = text.get(first.len_utf8()..).unwrap_or_default();
    let own_rest = own.get(own_first.len_utf8()..).unwrap_or_default();
    let alike = first == own_first || first.to_lowercase().eq(own_first.to_lowercase());
    alike && first.len_utf8() == own_first.len_utf8() && rest.starts_with(own_rest)
}

/// An element that is open.
struct Open<'h> {
    name: &'h str,
    /// Whether nothing in it is to be marked: it is in the programme's language as a whole, or cannot hold elements.
    done: bool,
    /// Whether it is part of a picture.
    drawn: bool,
}

/// What is open after a tag. Without an attribute the tag says nothing of the programme's language.
fn step<'h>(open: &mut Vec<Open<'h>>, tag: &'h str, attribute: &str) {
    let inside = tag.trim_start_matches('<').trim_end_matches('>');
    if let Some(name) = inside.strip_prefix('/') {
        while open.pop().is_some_and(|last| last.name != name) {}
        return;
    }
    let name = inside.split([' ', '/', '\n']).next().unwrap_or_default();
    if VOID.contains(&name) || inside.ends_with('/') || inside.starts_with('!') {
        return;
    }
    let around = open.last();
    let done = match inside.contains(" lang=\"") {
        true => !attribute.is_empty() && inside.contains(attribute),
        false => around.is_some_and(|around| around.done),
    };
    open.push(Open {
        name,
        done: done || CLOSED.contains(&name),
        drawn: name == "svg" || around.is_some_and(|around| around.drawn),
    });
}

/// The words of a text with the places at which they begin. What stands for a character ("&amp;") is none.
fn word_starts(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let rest = text.get(at..)?;
            let first = rest.chars().next()?;
            if first == '&' {
                at += rest.find(';').map_or(1, |end| end + 1);
            } else if first.is_alphanumeric() {
                let end = rest.find(|letter: char| !letter.is_alphanumeric());
                let word = rest.get(..end.unwrap_or(rest.len()))?;
                let start = at;
                at += word.len();
                return Some((start, word));
            } else {
                at += first.len_utf8();
            }
        }
    })
}

/// The titles of all that is declared, and of what the compiler made of it.
fn titles(programme: &Programme) -> impl Iterator<Item = &str> {
    let declared = programme.declarations().into_iter().map(|one| one.title);
    let facts = programme.facts.iter().map(|row| row.meta.title.as_str());
    let visits = programme.visits.iter().map(|row| row.meta.title.as_str());
    let items = programme.items.iter().map(|row| row.meta.title.as_str());
    let handovers = programme
        .transitions
        .iter()
        .map(|row| row.meta.title.as_str());
    let products = programme.products.iter().map(|row| row.meta.title.as_str());
    let all = declared.chain(facts).chain(visits).chain(items);
    let all = all.chain(handovers).chain(products);
    all.filter(|title| !title.is_empty())
}

/// The values that the programme names; the names of places are names in every language.
fn values(programme: &Programme) -> BTreeSet<String> {
    let ids = (0_u16..).map(stafett_model::FactId).zip(&programme.facts);
    let of_fact = |(id, fact): (stafett_model::FactId, &stafett_model::Fact)| {
        let names = match &fact.values {
            Values::OneOf(names) => names.len(),
            _ => 0,
        };
        let all = (0_i32..).take(names);
        let plain = all.filter_map(move |number| {
            let says = words::fact_value(programme, id, number);
            let plain = says == words::value(&fact.values, number);
            plain.then_some(says.sv)
        });
        plain.collect::<Vec<String>>()
    };
    ids.flat_map(of_fact).collect()
}

/// The words of the book's own texts, in small letters.
fn said(language: Language) -> BTreeSet<String> {
    let mut said = BTreeSet::new();
    add_words(texts::of(language), &mut said);
    add_words(texts::consultation::of(language), &mut said);
    said
}

fn add_words(texts: impl Serialize, said: &mut BTreeSet<String>) {
    let all = serde_json::to_value(texts).unwrap_or_default();
    let texts = all.as_object().into_iter().flat_map(|all| all.values());
    for text in texts.filter_map(|text| text.as_str()) {
        said.extend(word_starts(text).map(|(_, word)| word.to_lowercase()));
    }
}

/// A text as the templates write it.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#x27;"),
            '/' => out.push_str("&#x2f;"),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own(titles: &[&str], values: &[&str]) -> OwnWords {
        let mut all = OwnWords::default();
        titles.iter().for_each(|title| all.add(title, false));
        values.iter().for_each(|value| all.add(value, true));
        all.own
            .values_mut()
            .for_each(|own| own.sort_by_key(|own| usize::MAX - own.text.len()));
        all
    }

    fn marked(html: &str) -> String {
        let own = own(
            &["Syn", "Synprövning", "Mor & barn/far", "”Hem”"],
            &["ny prövning", "ingen"],
        );
        own.mark(html, " lang=\"sv\"").replace(" lang=\"sv\"", "*")
    }

    #[test]
    fn a_title_that_runs_over_two_lines_is_marked_on_both() {
        let own = own(&["Samtal med familjen"], &["remiss"]);
        assert_eq!(
            own.mark_lines("if samtal med\nfamiljen: remiss &", " lang=\"sv\""),
            [
                "if <tspan lang=\"sv\">samtal med</tspan>",
                "<tspan lang=\"sv\">familjen</tspan>: <tspan lang=\"sv\">remiss</tspan> &amp;"
            ]
        );
    }

    #[test]
    fn the_longest_title_is_marked_and_no_part_of_a_word() {
        assert_eq!(
            marked("<p>The visit synprövning, and Syn, not Synonym.</p>"),
            "<p>The visit <span*>synprövning</span>, and <span*>Syn</span>, not Synonym.</p>"
        );
        assert_eq!(
            marked("<p>a Mor &amp; barn&#x2f;far, ”Hem”</p>"),
            "<p>a <span*>Mor &amp; barn&#x2f;far</span>, <span*>”Hem”</span></p>"
        );
    }

    #[test]
    fn a_value_is_known_by_what_stands_before_it() {
        assert_eq!(
            marked("<p>Synprövning: ny prövning or ingen</p><p>an ingen</p><b>ingen</b>"),
            "<p><span*>Synprövning</span>: <span*>ny prövning</span> or <span*>ingen</span></p><p>an ingen</p><b><span*>ingen</span></b>"
        );
    }

    #[test]
    fn what_is_marked_or_cannot_hold_elements_stays_as_it_is() {
        for html in [
            "<p lang=\"sv\">a <b>Syn</b></p>",
            "<select><option>Syn</option></select>",
            "<svg><title>Syn</title></svg>",
            "<a title=\"Syn\" href=\"Syn\">b</a><code>Syn</code>",
        ] {
            assert_eq!(marked(html), html.replace(" lang=\"sv\"", "*"));
        }
        assert_eq!(
            marked("<svg><text x=\"1\">to Syn</text></svg><br>Syn"),
            "<svg><text x=\"1\">to <tspan*>Syn</tspan></text></svg><br><span*>Syn</span>"
        );
    }
}
