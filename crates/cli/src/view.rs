//! Proof, one finding, plan and derivation as text for people.

pub(crate) mod coverage;
pub(crate) mod diff;
pub(crate) mod indicators;
pub(crate) mod load;
pub(crate) mod plan;
pub(crate) mod population;
pub(crate) mod proof;
pub(crate) mod provenance;
pub(crate) mod registers;
pub(crate) mod story;
pub(crate) mod timeline;
pub(crate) mod why;

use stafett_diag::Language;
use stafett_model::{Day, words};

/// A day in words: 15 januari 2026.
pub(crate) fn day(day: Day, language: Language) -> String {
    crate::language::words(&words::day(day), language).to_owned()
}

/// What is said of a programme as a draft.
pub(crate) fn draft(says: &str, language: Language) -> String {
    let word = crate::language::either(language, "Utkast", "Draft");
    let first = if says.starts_with(word) {
        String::new()
    } else {
        format!("{word}: ")
    };
    crate::draw::paragraph(&first, says)
}

/// A number with its thousands apart: 146 097.
pub(crate) fn number(number: u32) -> String {
    large(number.into())
}

/// A number of any size with its thousands apart: 151 000 000.
pub(crate) fn large(number: u64) -> String {
    let digits = number.to_string();
    let apart = |(place, digit): (usize, char)| {
        let left = digits.len() - place;
        let gap = (place > 0 && left.is_multiple_of(3)).then_some('\u{a0}');
        gap.into_iter().chain([digit])
    };
    digits.chars().enumerate().flat_map(apart).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn thousands_stand_apart() {
        assert_eq!(super::number(7), "7");
        assert_eq!(super::number(146_097), "146\u{a0}097");
    }
}
