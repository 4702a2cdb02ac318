//! A programme from folders of text or from an artefact.

use crate::editions::{self, Layers};
use crate::files;
use crate::language;
use crate::output::Output;
use crate::trouble::{Outcome, Shown, Trouble};
use stafett_compile::{Compiled, Source};
use stafett_diag::{Diagnostic, Name, Text};
use stafett_formats::artefact::{self, Artefact, ArtefactError, ProofSummary};
use stafett_model::Programme;
use std::path::Path;

/// A programme's text, compiled as far as it can be.
pub(crate) struct Read {
    /// The folders in which it lies.
    pub(crate) layers: Layers,
    /// What came of it.
    pub(crate) compiled: Compiled,
    /// The texts, by the diagnostics' file numbers.
    pub(crate) texts: Vec<Shown>,
}

/// A programme that can be used.
pub(crate) struct Opened {
    /// The programme.
    pub(crate) programme: Programme,
    /// Digest of its content.
    pub(crate) digest: String,
    /// What its proof came to, where it is known.
    pub(crate) proof: Option<ProofSummary>,
    /// What there is to tell of its text, though it could be compiled.
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// The folders of its text; none for an artefact.
    pub(crate) layers: Option<Layers>,
    /// Its texts; none for an artefact.
    pub(crate) texts: Vec<Shown>,
}

/// Reads and compiles the text that a folder stands for.
pub(crate) fn read(dir: &Path, output: &mut Output) -> Result<Read, Trouble> {
    let layers = editions::layers(dir)?;
    let mut sources: Vec<Vec<Source>> = Vec::new();
    for (folder, below) in layers.folders.iter().zip(&layers.below) {
        sources.push(sources_in(folder, below)?);
    }
    let mut named: Vec<&Source> = sources.iter().flatten().collect();
    named.sort();
    let shown = |source: &&Source| Shown {
        path: format!("{}/{}", layers.root, source.path),
        text: source.text.clone(),
    };
    let texts = named.iter().map(shown).collect();
    let slices: Vec<&[Source]> = sources.iter().map(Vec::as_slice).collect();
    let compiled = stafett_compile::compile_layers(&slices);
    let own = compiled
        .programme
        .as_ref()
        .map(|programme| language::of_programme(programme.language));
    let own = own.or_else(|| compiled.files.first().map(|file| file.language));
    own.into_iter()
        .for_each(|language| output.programme_language(language));
    Ok(Read {
        layers,
        compiled,
        texts,
    })
}

/// The texts in one folder, each named with what stands before its name.
fn sources_in(folder: &Path, below: &str) -> Result<Vec<Source>, Trouble> {
    let found = files::below(folder, &["stafett"], stafett_syntax::SIZE_LIMIT)?;
    if found.is_empty() {
        return Err(Trouble::new(empty(folder)));
    }
    let source = |file: files::Named| Source {
        path: format!("{below}{}", file.name),
        text: file.text,
    };
    Ok(found.into_iter().map(source).collect())
}

/// The programme whose text is in a folder.
pub(crate) fn folder(dir: &Path, output: &mut Output) -> Result<Opened, Trouble> {
    let Read {
        layers,
        compiled,
        texts,
    } = read(dir, output)?;
    let Compiled {
        programme,
        diagnostics,
        ..
    } = compiled;
    match programme {
        Some(programme) => {
            let digest = artefact::digest(&programme);
            Ok(Opened {
                programme,
                digest,
                proof: None,
                diagnostics,
                layers: Some(layers),
                texts,
            })
        }
        None => Err(Trouble {
            diagnostics,
            texts,
            outcome: Outcome::Findings,
        }),
    }
}

/// The programme in a folder or an artefact.
pub(crate) fn folder_or_artefact(path: &Path, output: &mut Output) -> Result<Opened, Trouble> {
    if files::is_folder(path) || !files::exists(path) {
        return folder(path, output);
    }
    let text = files::text(path, artefact::BYTES_LIMIT)?;
    let Artefact {
        programme,
        digest,
        proof,
    } = artefact::read(&text).map_err(|error| not_an_artefact(path, &error))?;
    output.programme_language(language::of_programme(programme.language));
    let diagnostics = Vec::new();
    Ok(Opened {
        programme,
        digest,
        proof,
        diagnostics,
        layers: None,
        texts: Vec::new(),
    })
}

fn empty(dir: &Path) -> Diagnostic {
    let shown = files::slashed(dir);
    let message = Text::new(
        format!("i mappen {shown} finns ingen fil som slutar på .stafett"),
        format!("the folder {shown} has no file that ends in .stafett"),
    );
    Diagnostic::without_place(Name::EmptyProgramme, message).help(Text::new(
        "ange mappen där programmets text ligger",
        "name the folder in which the programme's text lies",
    ))
}

fn not_an_artefact(path: &Path, error: &ArtefactError) -> Trouble {
    let shown = files::slashed(path);
    let (line, column) = (error.line, error.column);
    let message = Text::new(
        format!("{shown}:{line}:{column}: {}", error.message.sv),
        format!("{shown}:{line}:{column}: {}", error.message.en),
    );
    let diagnostic = Diagnostic::without_place(Name::ArtefactUnreadable, message);
    Trouble::new(diagnostic.help(language::text(&error.help)))
}
