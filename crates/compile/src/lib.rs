//! One visible function from sources to [`stafett_model::Programme`] and diagnostics.
//!
//! ```text
//! text ──stafett_syntax──► files ──edition──► one set of declarations, where layers were given
//!                                  ──repeated──► each time of a visit that comes again, as a declaration
//!                                  ──overlaid──► what variants and releases lay over the base
//!                                  ──named──► every declaration under its name, with its id
//!                                  ──resolved──► the rows of the tables: names are ids
//!                                  ──ordered──► circles told, visits in order: the programme
//!                                  ──references──► names in prose held against the rules
//! ```
//!
//! Each folder holds one tree with its types and a `from_<previous>`. Whatever is wrong with one
//! declaration is told once, and never hides what is wrong with the next.
#![forbid(unsafe_code)]

mod edition;
mod named;
mod ordered;
mod overlaid;
mod references;
mod repeated;
mod resolved;
mod source;
mod words;

pub use source::Source;

use stafett_diag::{Diagnostic, Severity};
use stafett_model::Programme;
use stafett_syntax::tree::File;

/// What came of a compilation.
#[derive(Clone, Debug)]
pub struct Compiled {
    /// The programme, where nothing is wrong with it.
    pub programme: Option<Programme>,
    /// The trees of the files in the order of their paths: a span's file is a place in this list.
    pub files: Vec<File>,
    /// What there is to tell, in the order of the text.
    pub diagnostics: Vec<Diagnostic>,
}

/// The whole way from text to tables. The order of the sources and of the declarations in them
/// does not matter.
pub fn compile(sources: &[Source]) -> Compiled {
    compile_layers(&[sources])
}

/// The whole way for an edition: the base's sources first, and each next layer laid over those
/// before it. The order of the sources and declarations within a layer does not matter.
pub fn compile_layers(layers: &[&[Source]]) -> Compiled {
    let mut diagnostics = Vec::new();
    let (sources, layers) = source::in_path_order(layers, &mut diagnostics);
    let written = source::read(&sources, &mut diagnostics);
    let texts = source::Texts::new(&sources, &written);
    let laid = edition::from_syntax(&texts, &layers, &mut diagnostics);
    let repeated::Expanded { files, occurrences } =
        repeated::from_syntax(&laid.files, &mut diagnostics);
    let texts = source::Texts::new(&sources, &files);
    let overlaid = overlaid::from_syntax(&files, &mut diagnostics);
    let mut named = named::from_syntax(&texts, &overlaid, &mut diagnostics);
    named.occurrences = occurrences;
    let resolved = resolved::from_named(&named, &texts, &mut diagnostics);
    let mut programme = ordered::from_resolved(resolved, &named, &mut diagnostics);
    if let Some(programme) = &mut programme {
        programme.edition.clone_from(&laid.edition);
        references::judge(programme, &sources, &mut diagnostics);
    }
    laid.explain(&texts, &mut diagnostics);
    source::in_text_order(&mut diagnostics);
    let failed = diagnostics
        .iter()
        .any(|told| told.severity == Severity::Error);
    Compiled {
        programme: programme.filter(|_| !failed),
        files: written,
        diagnostics,
    }
}
