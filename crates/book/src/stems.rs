//! Words of a text without their endings, so that a search finds other forms of them.

use rust_stemmers::{Algorithm, Stemmer};
use stafett_diag::Language;
use std::collections::BTreeSet;

/// The shortest stem that is worth keeping: shorter ones begin too many words. Numbers are kept whole.
const SHORTEST: usize = 3;

/// The words of a text in lower case.
pub(crate) fn words(text: &str) -> impl Iterator<Item = String> {
    let lower = text.to_lowercase();
    let words = lower.split(|letter: char| !letter.is_alphanumeric());
    let words = words.filter(|word| !word.is_empty()).map(str::to_owned);
    words.collect::<Vec<_>>().into_iter()
}

/// The stems of a text, each once, in order.
pub(crate) fn stems(text: &str, language: Language) -> BTreeSet<String> {
    let stemmer = Stemmer::create(match language {
        Language::Swedish => Algorithm::Swedish,
        Language::English => Algorithm::English,
    });
    let stems = words(text).map(|word| stemmer.stem(&word).into_owned());
    let number = |stem: &str| stem.chars().all(|sign| sign.is_ascii_digit());
    stems
        .filter(|stem| stem.chars().count() >= SHORTEST || number(stem))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_share_a_stem() {
        let swedish = |text: &str| stems(text, Language::Swedish);
        assert_eq!(swedish("Vaccinationerna"), swedish("vaccination"));
        assert_eq!(swedish("övergångar"), swedish("övergången"));
        assert!(swedish("på av").is_empty());
        let english = stems("Handovers", Language::English);
        assert_eq!(english, stems("handover", Language::English));
    }

    #[test]
    fn numbers_are_kept() {
        assert_eq!(stems("10 månader", Language::Swedish).len(), 2);
    }
}
