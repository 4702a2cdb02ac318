//! Statuses in words, and what sentences are put together with. Days, points and conditions have
//! their words in [`stafett_model::words`].

use crate::Status;
use alloc::string::String;
use alloc::vec::Vec;
use stafett_model::proof::Words;
use stafett_model::{Fact, Programme, words};

impl Status {
    /// Every status, in the order of its declaration.
    pub const ALL: [Status; 10] = [
        Status::Upcoming,
        Status::Due,
        Status::PastItsTime,
        Status::Done,
        Status::Declined,
        Status::Missed,
        Status::Lapsed,
        Status::CarriedOver,
        Status::NotApplicable,
        Status::Undecided,
    ];

    /// The status as plans in JSON spell it: `pastItsTime`. Stable.
    pub fn code(self) -> &'static str {
        match self {
            Status::Upcoming => "upcoming",
            Status::Due => "due",
            Status::PastItsTime => "pastItsTime",
            Status::Done => "done",
            Status::Declined => "declined",
            Status::Missed => "missed",
            Status::Lapsed => "lapsed",
            Status::CarriedOver => "carriedOver",
            Status::NotApplicable => "notApplicable",
            Status::Undecided => "undecided",
        }
    }

    /// The status in Swedish, as people read it.
    pub fn sv(self) -> &'static str {
        match self {
            Status::Upcoming => "kommande",
            Status::Due => "aktuellt nu",
            Status::PastItsTime => "ej genomfört i tid",
            Status::Done => "genomfört",
            Status::Declined => "avböjt",
            Status::Missed => "uteblivet",
            Status::Lapsed => "bortfaller",
            Status::CarriedOver => "förs vidare",
            Status::NotApplicable => "ej aktuellt",
            Status::Undecided => "kan inte avgöras",
        }
    }

    /// The status in English, as people read it.
    pub fn en(self) -> &'static str {
        match self {
            Status::Upcoming => "upcoming",
            Status::Due => "due",
            Status::PastItsTime => "past its time",
            Status::Done => "done",
            Status::Declined => "declined",
            Status::Missed => "missed",
            Status::Lapsed => "lapsed",
            Status::CarriedOver => "carried over",
            Status::NotApplicable => "not applicable",
            Status::Undecided => "undecided",
        }
    }
}

/// A sentence with the same gaps in both languages: each `{}` takes the next of `gaps`.
pub(crate) fn fill(sv: &str, en: &str, gaps: &[Words]) -> Words {
    Words {
        sv: fill_one(sv, gaps.iter().map(|words| words.sv.as_str())),
        en: fill_one(en, gaps.iter().map(|words| words.en.as_str())),
    }
}

fn fill_one<'w>(text: &str, mut gaps: impl Iterator<Item = &'w str>) -> String {
    let mut filled = String::with_capacity(text.len().saturating_add(24));
    // Looked for by one character: that is quicker than by two, and every sentence of a plan comes here.
    let mut parts = text.split('{');
    filled.push_str(parts.next().unwrap_or_default());
    for part in parts {
        match part.strip_prefix('}') {
            Some(rest) => {
                filled.push_str(gaps.next().unwrap_or_default());
                filled.push_str(rest);
            }
            None => {
                filled.push('{');
                filled.push_str(part);
            }
        }
    }
    filled
}

/// Facts in a row, by their titles.
pub(crate) fn facts_in_a_row<'f>(
    programme: &Programme,
    facts: impl Iterator<Item = &'f Fact>,
) -> Words {
    let titles: Vec<Words> = facts
        .map(|fact| words::fact_title(programme, fact))
        .collect();
    Words {
        sv: row(titles.iter().map(|title| title.sv.as_str())).sv,
        en: row(titles.iter().map(|title| title.en.as_str())).en,
    }
}

/// Titles in a row: `A, B`.
pub(crate) fn row<'w>(titles: impl Iterator<Item = &'w str>) -> Words {
    let mut text = String::new();
    for title in titles {
        if !text.is_empty() {
            text.push_str(", ");
        }
        text.push_str(title);
    }
    Words {
        en: text.clone(),
        sv: text,
    }
}
