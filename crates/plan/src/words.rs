//! Statuses, days and lengths of time in words, in Swedish and English.

use crate::Status;
use alloc::format;
use alloc::string::String;
use stafett_model::proof::Words;
use stafett_model::{Day, Duration};

impl Status {
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

/// A day as Swedish and English people write it: `15 januari 2026`, `15 January 2026`.
pub fn day(day: Day) -> Words {
    let (year, month, of_month) = day.ymd();
    let (sv, en) = usize::try_from(month)
        .ok()
        .and_then(|month| MONTHS.get(month.saturating_sub(1)))
        .copied()
        .unwrap_or_default();
    Words {
        sv: format!("{of_month} {sv} {year}"),
        en: format!("{of_month} {en} {year}"),
    }
}

const MONTHS: [(&str, &str); 12] = [
    ("januari", "January"),
    ("februari", "February"),
    ("mars", "March"),
    ("april", "April"),
    ("maj", "May"),
    ("juni", "June"),
    ("juli", "July"),
    ("augusti", "August"),
    ("september", "September"),
    ("oktober", "October"),
    ("november", "November"),
    ("december", "December"),
];

/// A length of time in words: `2 år 6 månader`, `2 years 6 months`; without sign.
pub fn duration(duration: Duration) -> Words {
    let terms = [
        (duration.years, ("år", "år"), ("year", "years")),
        (duration.months, ("månad", "månader"), ("month", "months")),
        (duration.weeks, ("vecka", "veckor"), ("week", "weeks")),
        (duration.days, ("dag", "dagar"), ("day", "days")),
    ];
    let mut words = Words::default();
    for (count, sv, en) in terms.into_iter().filter(|(count, ..)| *count != 0) {
        let count = count.unsigned_abs();
        let pick = |(one, many): (&'static str, &'static str)| if count == 1 { one } else { many };
        let gap = if words.sv.is_empty() { "" } else { " " };
        words.sv.push_str(&format!("{gap}{count} {}", pick(sv)));
        words.en.push_str(&format!("{gap}{count} {}", pick(en)));
    }
    words
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
    for (place, part) in text.split("{}").enumerate() {
        if place > 0 {
            filled.push_str(gaps.next().unwrap_or_default());
        }
        filled.push_str(part);
    }
    filled
}

/// The same text in both languages: a title.
pub(crate) fn title(text: &str) -> Words {
    Words {
        sv: text.into(),
        en: text.into(),
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
