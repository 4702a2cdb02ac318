//! Every text of the book, in both languages side by side, so that neither is forgotten. `{}`, `{n}`,
//! `{a}` and `{b}` stand for values. Each file holds the texts of one subject and hands them on to the next, so that
//! pages, templates and the print edition find all of them by one name in one place.

use serde::Serialize;
use stafett_diag::Language;
use stafett_model::ProgrammeLanguage;

macro_rules! texts {
    (; $($key:ident: $sv:literal, $en:literal;)*) => {
        /// The texts of one language.
        #[derive(Debug, Serialize)]
        pub(crate) struct Texts {
            $(pub(crate) $key: &'static str,)*
        }

        static SWEDISH: Texts = Texts { $($key: $sv,)* };
        static ENGLISH: Texts = Texts { $($key: $en,)* };
    };
}

#[macro_use]
mod about;
#[macro_use]
mod changes;
#[macro_use]
mod checks;
#[macro_use]
mod facts;
#[macro_use]
mod frame;
#[macro_use]
mod front;
#[macro_use]
mod glossary;
#[macro_use]
mod indicator;
#[macro_use]
mod matrix;
#[macro_use]
mod pathway;
#[macro_use]
mod register;
#[macro_use]
mod requirement;
#[macro_use]
mod responsibility;
#[macro_use]
mod rests;
#[macro_use]
mod school;
#[macro_use]
mod search;
#[macro_use]
mod service;
#[macro_use]
mod transition;
#[macro_use]
mod translation;
#[macro_use]
mod trial;
#[macro_use]
mod visit;
pub(crate) mod consultation;

/// The texts in `language`.
pub(crate) fn of(language: Language) -> &'static Texts {
    match language {
        Language::Swedish => &SWEDISH,
        Language::English => &ENGLISH,
    }
}

/// The language's code for `lang`.
pub(crate) fn code(language: Language) -> &'static str {
    match language {
        Language::Swedish => "sv",
        Language::English => "en",
    }
}

/// The code of the language of a programme's titles and prose.
pub(crate) fn programme_code(language: ProgrammeLanguage) -> &'static str {
    match language {
        ProgrammeLanguage::Swedish => "sv",
        ProgrammeLanguage::English => "en",
    }
}

frame! {
    about front changes trial search visit responsibility pathway transition service requirement facts school
    rests indicator checks translation register glossary matrix texts;
}
