//! Words of a text without their endings, so that a search finds other forms of them.

use rust_stemmers::{Algorithm, Stemmer};
use stafett_model::ProgrammeLanguage;
use std::collections::BTreeSet;

/// The shortest stem that is worth keeping: shorter ones begin too many words.
const SHORTEST: usize = 3;

/// The stems of a text, each once, in order.
pub(crate) fn stems(text: &str, language: ProgrammeLanguage) -> BTreeSet<String> {
    let stemmer = Stemmer::create(match language {
        ProgrammeLanguage::Swedish => Algorithm::Swedish,
        ProgrammeLanguage::English => Algorithm::English,
    });
    let lower = text.to_lowercase();
    let words = lower.split(|letter: char| !letter.is_alphanumeric());
    let stems = words.map(|word| stemmer.stem(word).into_owned());
    stems
        .filter(|stem| stem.chars().count() >= SHORTEST)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_share_a_stem() {
        let swedish = |text: &str| stems(text, ProgrammeLanguage::Swedish);
        assert_eq!(swedish("Vaccinationerna"), swedish("vaccination"));
        assert_eq!(swedish("övergångar"), swedish("övergången"));
        assert!(swedish("på 4").is_empty());
        let english = stems("Handovers", ProgrammeLanguage::English);
        assert_eq!(english, stems("handover", ProgrammeLanguage::English));
    }
}
