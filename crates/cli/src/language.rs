//! Swedish or English: what was asked for, else the programme's own.

use crate::args::Tongue;
use stafett_diag::{Language, Text};
use stafett_model::ProgrammeLanguage;
use stafett_model::proof::Words;

/// The language that was asked for.
pub(crate) fn asked(tongue: Tongue) -> Language {
    match tongue {
        Tongue::Sv => Language::Swedish,
        Tongue::En => Language::English,
    }
}

/// The language of a programme.
pub(crate) fn of_programme(language: ProgrammeLanguage) -> Language {
    match language {
        ProgrammeLanguage::Swedish => Language::Swedish,
        ProgrammeLanguage::English => Language::English,
    }
}

/// A language as programmes name theirs.
pub(crate) fn to_programme(language: Language) -> ProgrammeLanguage {
    match language {
        Language::Swedish => ProgrammeLanguage::Swedish,
        Language::English => ProgrammeLanguage::English,
    }
}

/// One of two wordings.
pub(crate) fn either<'t>(language: Language, sv: &'t str, en: &'t str) -> &'t str {
    match language {
        Language::Swedish => sv,
        Language::English => en,
    }
}

/// A sentence in one language.
pub(crate) fn words(words: &Words, language: Language) -> &str {
    either(language, &words.sv, &words.en)
}

/// A sentence of the model as one of the diagnostics.
pub(crate) fn text(words: &Words) -> Text {
    Text::new(words.sv.clone(), words.en.clone())
}
