//! Words and marks: how to read the book.

use crate::glossary::TERMS;
use crate::here::Here;
use crate::template::{Sheet, value};
use minijinja::{Value, context};
use stafett_diag::Language;

/// The page of words and marks.
pub(crate) fn sheet(here: &Here<'_>) -> Sheet {
    let language = here.site.book.language;
    let term = |term: &crate::glossary::Term| {
        let explained = match language {
            Language::Swedish => term.means_sv,
            Language::English => term.means_en,
        };
        context! { sv => term.sv, en => term.en, explained }
    };
    let terms: Vec<Value> = TERMS.iter().map(term).collect();
    Sheet {
        path: "ordlista.html".to_owned(),
        template: "glossary.html",
        title: here.t().glossary.to_owned(),
        about: here.t().glossary_about.to_owned(),
        chapter: "ordlista.html",
        view: context! { terms, services => value(super::legs::holders(here)) },
    }
}
