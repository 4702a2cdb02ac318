//! Words in the language that was asked for.

use stafett_model::ProgrammeLanguage;
use stafett_model::proof::Words;

/// Writes in one language.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Say(pub(crate) ProgrammeLanguage);

impl Say {
    /// A sentence of the plan.
    pub(crate) fn words(self, words: &Words) -> &str {
        self.either(&words.sv, &words.en)
    }

    /// One of two wordings.
    pub(crate) fn either<'t>(self, sv: &'t str, en: &'t str) -> &'t str {
        match self.0 {
            ProgrammeLanguage::Swedish => sv,
            ProgrammeLanguage::English => en,
        }
    }

    /// The language's tag.
    pub(crate) fn tag(self) -> &'static str {
        match self.0 {
            ProgrammeLanguage::Swedish => "sv",
            ProgrammeLanguage::English => "en",
        }
    }
}
