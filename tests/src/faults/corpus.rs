//! The corpus as it stands in `tests/faults/`.

use super::mutant::{Mutant, Of};
use stafett_compile::Source;
use std::fs;
use std::path::{Path, PathBuf};

/// The programmes, and the mutants in the order of their numbers.
pub struct Corpus {
    clean: Vec<Source>,
    swedish: Vec<Source>,
    /// The mutants.
    pub mutants: Vec<Mutant>,
}

impl Corpus {
    /// Reads the corpus.
    ///
    /// # Errors
    /// Names the file that cannot be read, and why.
    pub fn read() -> Result<Corpus, String> {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        let faults = here.join("faults");
        let mutants = entries(&faults.join("mutants"))?;
        let mutants = mutants.iter().map(|path| mutant(path));
        Ok(Corpus {
            clean: programme(&faults.join("clean"))?,
            swedish: programme(&here.join("../programme/idag"))?,
            mutants: mutants.collect::<Result<_, _>>()?,
        })
    }

    /// The sources of a programme as they are without a change, by path.
    pub fn sources(&self, of: Of) -> &[Source] {
        match of {
            Of::Clean => &self.clean,
            Of::Swedish => &self.swedish,
        }
    }

    /// Whether any mutant changes a programme.
    pub fn changes(&self, of: Of) -> bool {
        self.mutants.iter().any(|mutant| mutant.of == of)
    }
}

fn mutant(path: &Path) -> Result<Mutant, String> {
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    Mutant::parse(&name, &text(path)?)
}

/// Every programme text below a folder, named by its path from there.
fn programme(folder: &Path) -> Result<Vec<Source>, String> {
    let mut sources = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for path in entries(&next)? {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "stafett") {
                let named = path.strip_prefix(folder).unwrap_or(&path);
                sources.push(Source {
                    path: named.to_string_lossy().into_owned(),
                    text: text(&path)?,
                });
            }
        }
    }
    sources.sort_by(|one, two| one.path.cmp(&two.path));
    Ok(sources)
}

fn text(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// The entries of a folder, by name.
fn entries(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let told = |error| format!("{}: {error}", folder.display());
    let entries = fs::read_dir(folder).map_err(told)?;
    let paths = entries.map(|entry| entry.map(|entry| entry.path()));
    let mut paths: Vec<PathBuf> = paths.collect::<Result<_, _>>().map_err(told)?;
    paths.sort();
    Ok(paths)
}
