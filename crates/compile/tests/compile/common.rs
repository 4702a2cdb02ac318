//! A small complete programme, and what is told of it when it is changed.

use stafett_compile::{Compiled, Source, compile};
use stafett_diag::Diagnostic;
use stafett_model::Programme;

pub(crate) const SAMPLE: &str = include_str!("sample.stafett");

/// Compiles one text.
pub(crate) fn compiled(text: &str) -> Compiled {
    compile(&[Source {
        path: "prov.stafett".to_owned(),
        text: text.to_owned(),
    }])
}

/// The programme of a text of which there is nothing to tell.
pub(crate) fn programme(text: &str) -> Programme {
    let compiled = compiled(text);
    assert!(
        compiled.diagnostics.is_empty(),
        "{:#?}",
        compiled.diagnostics
    );
    compiled
        .programme
        .expect("nothing is wrong, so there is a programme")
}

/// The sample with one piece replaced by another.
pub(crate) fn changed(old: &str, new: &str) -> String {
    assert_eq!(
        SAMPLE.matches(old).count(),
        1,
        "the sample has {old:?} once"
    );
    SAMPLE.replace(old, new)
}

/// The sample with a piece at its end.
pub(crate) fn with(more: &str) -> String {
    format!("{SAMPLE}\n{more}\n")
}

/// What is told of a text, as `name: message | help | help`.
pub(crate) fn told(text: &str) -> Vec<String> {
    compiled(text).diagnostics.iter().map(line).collect()
}

fn line(told: &Diagnostic) -> String {
    let help: String = told
        .help
        .iter()
        .map(|help| format!(" | {}", help.sv))
        .collect();
    assert!(!told.message.en.is_empty() && told.help.iter().all(|help| !help.en.is_empty()));
    format!("{}: {}{help}", told.name.as_str(), told.message.sv)
}
