//! The table that a translator fills in: for each text the rule, which of its texts it is, the programme's wording and the
//! translation.

use super::{Text, Translations, What};
use crate::csv;
use stafett_diag::Language;
use stafett_model::Clause;
use stafett_model::proof::Words;
use std::collections::{BTreeMap, BTreeSet};

/// The heads of the columns, Swedish and English, in the order in which they are written.
const HEADS: [[&str; 2]; 4] = [
    ["regel", "rule"],
    ["text", "text"],
    ["lydelse", "wording"],
    ["översättning", "translation"],
];
/// What stands in the second column, Swedish and English.
const WHAT: [(What, [&str; 2]); 7] = [
    (What::Title, ["titel", "title"]),
    (What::Value, ["värde", "value"]),
    (What::Words, ["i ord", "in words"]),
    (What::Instrument, ["instrument", "instrument"]),
    (What::Publisher, ["utgivare", "publisher"]),
    (What::Description, ["beskrivning", "description"]),
    (What::Draft, ["utkast", "draft"]),
];

/// A row of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The line on which it begins, from 1.
    pub line: u32,
    /// The text in the programme's words, as it was when it was translated.
    pub text: Text,
    /// The translation; empty where there is none yet.
    pub translation: String,
}

/// What is wrong with a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The line, from 1.
    pub line: u32,
    /// Whether the row has lost its text, and not the form of a row.
    pub adrift: bool,
    /// What is wrong, one sentence without a full stop.
    pub says: Words,
    /// What to do about it.
    pub help: Words,
    /// Where there is no such rule: its name as it is written, and the names that there are.
    pub unknown: Option<(String, Vec<String>)>,
}

impl Fault {
    fn of_form(line: u32, says: Words, help: Words) -> Self {
        Self {
            line,
            adrift: false,
            says,
            help,
            unknown: None,
        }
    }
}

/// The rows of a table, and what is wrong with its form. What is wrong is left out, the rest holds.
pub fn read(text: &str) -> (Vec<Row>, Vec<Fault>) {
    let mut all = csv::rows(text).into_iter();
    let Some((_, heads)) = all.next() else {
        return (Vec::new(), Vec::new());
    };
    let column = |names: &[&str; 2]| {
        let is_it = |head: &String| names.contains(&head.to_lowercase().as_str());
        heads.iter().position(is_it)
    };
    let [Some(rule), Some(what), Some(wording), Some(translation)] = HEADS.each_ref().map(column)
    else {
        return (Vec::new(), vec![without_heads()]);
    };
    let (mut rows, mut faults) = (Vec::new(), Vec::new());
    for (line, cells) in all {
        let cell = |column: usize| cells.get(column).cloned().unwrap_or_default();
        let Some(kind) = of_name(&cell(what)) else {
            faults.push(unknown_kind(line, &cell(what)));
            continue;
        };
        rows.push(Row {
            line,
            text: Text::new(&cell(rule), kind, &cell(wording)),
            translation: cell(translation),
        });
    }
    faults.extend(rows.iter().filter_map(without_value));
    faults.extend(untranslated(&rows));
    (rows, faults)
}

/// Which of a rule's texts is called so in a table.
fn of_name(name: &str) -> Option<What> {
    let name = name.to_lowercase();
    let mut all = WHAT.iter();
    let (what, _) = all.find(|(_, names)| names.contains(&name.as_str()))?;
    Some(*what)
}

/// What each of a rule's texts is called in a table.
fn names(what: What) -> [&'static str; 2] {
    let mut all = WHAT.iter();
    all.find(|(one, _)| *one == what)
        .map_or([""; 2], |(_, names)| *names)
}

/// The rows that have lost their text: there is no such rule, or it has no such text of that wording.
pub fn adrift(rows: &[Row], texts: &[Text]) -> Vec<Fault> {
    let mut known: BTreeMap<&str, BTreeMap<What, Vec<&str>>> = BTreeMap::new();
    for text in texts {
        let of_rule = known.entry(&text.rule).or_default();
        of_rule.entry(text.what).or_default().push(&text.wording);
    }
    let fault = |row: &Row| {
        let Some(of_rule) = known.get(row.text.rule.as_str()) else {
            return Some(unknown(row, known.keys().copied()));
        };
        let wordings = of_rule.get(&row.text.what);
        let wordings = wordings.map_or(&[][..], Vec::as_slice);
        let there = wordings.contains(&row.text.wording.as_str());
        (!there).then(|| changed(row, wordings))
    };
    rows.iter().filter_map(fault).collect()
}

/// Adds the translations of a table to others; what is wrong is what was there already.
pub fn add(rows: &[Row], translations: &mut Translations) -> Vec<Fault> {
    let there = rows.iter().filter(|row| !row.translation.is_empty());
    let twice = there.filter(|row| !translations.add(row.text.clone(), &row.translation));
    twice.map(stands_twice).collect()
}

/// A table as a translator gets it: its rows, and one for each text that is not translated, in the order of the texts.
/// Rows of rules that are not there come last.
pub fn write(
    rows: &[Row],
    texts: &[Text],
    translations: &Translations,
    programme: Language,
) -> String {
    let places = texts.iter().enumerate().rev();
    let places: BTreeMap<&str, usize> = places.map(|(at, text)| (&*text.rule, at)).collect();
    let has: BTreeSet<&Text> = rows.iter().map(|row| &row.text).collect();
    let missing = texts.iter();
    let missing = missing.filter(|text| translations.of(text).is_none() && !has.contains(text));
    let kept = rows.iter().map(|row| (&row.text, &*row.translation));
    let mut all: Vec<(&Text, &str)> = missing.map(|text| (text, "")).chain(kept).collect();
    all.sort_by_key(|(text, _)| {
        let place = places.get(text.rule.as_str());
        (place.copied().unwrap_or(usize::MAX), *text)
    });
    let own = match programme {
        Language::Swedish => 0,
        Language::English => 1,
    };
    let word = |words: &[&'static str; 2]| words.get(own).copied().unwrap_or_default();
    let mut table = csv::BYTE_ORDER_MARK.to_string() + &csv::row(&HEADS.each_ref().map(word));
    for (text, translation) in all {
        let what = word(&names(text.what));
        table += &csv::row_of_prose(&[&text.rule, what, &text.wording, translation]);
    }
    table
}

fn without_heads() -> Fault {
    let heads = |own: usize| {
        let heads = HEADS.iter().filter_map(|names| names.get(own).copied());
        heads.collect::<Vec<_>>().join(";")
    };
    Fault::of_form(
        1,
        Words::new(
            "tabellens kolumner har inte de namn som de ska ha",
            "the columns of the table do not have the names that they should have",
        ),
        Words::new(
            format!("låt första raden vara {}", heads(0)),
            format!("let the first line be {}", heads(1)),
        ),
    )
}

fn unknown_kind(line: u32, given: &str) -> Fault {
    let all = |own: usize| {
        let all = WHAT.iter();
        let all = all.filter_map(|(_, names)| names.get(own).copied());
        all.collect::<Vec<_>>().join(", ")
    };
    Fault::of_form(
        line,
        Words::new(
            format!("\"{given}\" är inget som översätts"),
            format!("\"{given}\" is nothing that is translated"),
        ),
        Words::new(
            format!("skriv ett av orden i kolumnen text: {}", all(0)),
            format!("write one of these words in the column text: {}", all(1)),
        ),
    )
}

/// What a message calls a text by: the name of its rule, or of one that many rules have its wording.
fn whose(text: &Text) -> &str {
    if text.rule.is_empty() {
        &text.wording
    } else {
        &text.rule
    }
}

/// What is wrong where the translation of a clause does not have the value in the place in which it had one.
fn without_value(row: &Row) -> Option<Fault> {
    let has = |text: &str| text.contains(Clause::VALUE);
    let translated = row.text.what == What::Words && !row.translation.is_empty();
    if !translated || has(&row.text.wording) == has(&row.translation) {
        return None;
    }
    let rule = whose(&row.text);
    Some(Fault::of_form(
        row.line,
        Words::new(
            format!("{rule}: översättningen säger inte som texten var värdet står"),
            format!("{rule}: the translation does not say as the text does where the value stands"),
        ),
        Words::new(
            "skriv `…` i värdets ställe, och bara där texten har det",
            "write `…` in the place of the value, and only where the text has it",
        ),
    ))
}

/// One fault for all rows that are still to be translated, at the first of them.
fn untranslated(rows: &[Row]) -> Option<Fault> {
    let mut empty = rows.iter().filter(|row| row.translation.is_empty());
    let first = empty.next()?;
    let (count, rule) = (1 + empty.count(), whose(&first.text));
    Some(Fault::of_form(
        first.line,
        Words::new(
            format!("översättningar som fattas: {count}, den första för {rule}"),
            format!("translations that are missing: {count}, the first of {rule}"),
        ),
        Words::new(
            "texterna visas på programmets språk tills de är översatta",
            "the texts are shown in the programme's language until they are translated",
        ),
    ))
}

fn stands_twice(row: &Row) -> Fault {
    let (rule, [sv, en]) = (whose(&row.text), names(row.text.what));
    Fault::of_form(
        row.line,
        Words::new(
            format!("{rule}: översatt också på en annan rad ({sv})"),
            format!("{rule}: translated on another row too ({en})"),
        ),
        Words::new("behåll en av raderna", "keep one of the rows"),
    )
}

fn changed(row: &Row, wordings: &[&str]) -> Fault {
    let (rule, [sv, en]) = (whose(&row.text), names(row.text.what));
    let help = match (row.text.what, wordings) {
        (What::Title | What::Value, [_, ..]) => {
            let now = wordings.join("\", \"");
            Words::new(
                format!("nu står där \"{now}\": översätt det, och skriv det i kolumnen lydelse"),
                format!("now it is \"{now}\": translate that, and write it in the column wording"),
            )
        }
        _ => Words::new(
            "översätt texten som den är nu, och skriv den i kolumnen lydelse; eller ta bort raden",
            "translate the text as it is now, and write it in the column wording; or take the row away",
        ),
    };
    Fault {
        adrift: true,
        ..Fault::of_form(
            row.line,
            Words::new(
                format!("{rule}: texten har ändrats sedan den översattes ({sv})"),
                format!("{rule}: the text has changed since it was translated ({en})"),
            ),
            help,
        )
    }
}

fn unknown<'n>(row: &Row, known: impl Iterator<Item = &'n str>) -> Fault {
    let rule = &row.text.rule;
    Fault {
        adrift: true,
        unknown: Some((rule.clone(), known.map(str::to_owned).collect())),
        ..Fault::of_form(
            row.line,
            Words::new(
                format!("det finns ingen regel som heter \"{rule}\""),
                format!("there is no rule called \"{rule}\""),
            ),
            Words::new(
                "skriv regelns namn som det står längst ned på regelns sida i boken, eller ta bort raden",
                "write the rule's name as it stands at the foot of its page in the book, or take the row away",
            ),
        )
    }
}
