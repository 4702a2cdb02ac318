//! Which folders make up the programme of a folder: the folder itself, the edition that its manifest
//! names, and what that edition is laid over.

use crate::files;
use crate::placed::diagnostic;
use crate::trouble::{Outcome, Shown, Trouble};
use stafett_diag::{Diagnostic, Name, Text};
use stafett_formats::manifest::{self, Manifest};
use stafett_model::review::Consultation;
use std::path::{Component, Path, PathBuf};

/// The folders of one programme.
#[derive(Clone, Debug)]
pub(crate) struct Layers {
    /// The folders with its text, as they can be opened: the base first, each next laid over those
    /// before it. There is at least one.
    pub(crate) folders: Vec<PathBuf>,
    /// For each folder, what stands before the names of its files below [`Layers::root`]: empty, or
    /// ending in `/`.
    pub(crate) below: Vec<String>,
    /// The folder below which its files are named, as it is printed.
    pub(crate) root: String,
    /// The folder of children, scenarios and the like: that of the family of editions where there
    /// is one, else the folder that was asked for.
    pub(crate) home: PathBuf,
    /// The name of the edition, where the folder belongs to a family of editions.
    pub(crate) edition: Option<String>,
    /// Whether that edition's own folder was asked for.
    pub(crate) named: bool,
    /// What the manifest in [`Layers::home`] says.
    pub(crate) manifest: Manifest,
    /// What the manifest in the programme's own folder says, the last of [`Layers::folders`].
    pub(crate) own: Manifest,
}

impl Layers {
    /// The folder of reviewers' notes on the programme.
    pub(crate) fn notes(&self) -> Option<PathBuf> {
        let named = self.own.notes.as_deref();
        let folder = self.folders.last()?;
        Some(folder.join(named.unwrap_or("synpunkter")))
    }

    /// The consultation on the programme.
    pub(crate) fn consultation(&self) -> Option<&Consultation> {
        self.own.consultation.as_ref()
    }

    /// The folder of the authors' scenarios.
    pub(crate) fn scenarios(&self) -> PathBuf {
        let named = self.manifest.scenarios.as_deref();
        self.home.join(named.unwrap_or("scenarier"))
    }

    /// The folder of the registers.
    pub(crate) fn registers(&self) -> PathBuf {
        let named = self.manifest.registers.as_deref();
        self.home.join(named.unwrap_or("register"))
    }

    /// The folder of the statistics.
    pub(crate) fn statistics(&self) -> PathBuf {
        let named = self.manifest.statistics.as_deref();
        self.home.join(named.unwrap_or("statistik"))
    }

    /// The folder of the translations.
    pub(crate) fn translations(&self) -> PathBuf {
        let named = self.manifest.translations.as_deref();
        self.home.join(named.unwrap_or("översättningar"))
    }

    /// The folder of an edition of the same family.
    pub(crate) fn sibling(&self, edition: &str) -> Option<PathBuf> {
        let known = self.edition.is_some() && self.manifest.has_edition(edition);
        known.then(|| self.home.join(edition))
    }
}

/// A family of editions: the folder of its manifest, and which edition is meant.
struct Family {
    dir: PathBuf,
    edition: String,
    manifest: Manifest,
}

/// The folders of the programme that `dir` stands for.
pub(crate) fn layers(dir: &Path) -> Result<Layers, Trouble> {
    let own = manifest_of(dir)?;
    let family = match &own {
        Some(manifest) => own_family(dir, manifest)?,
        None => None,
    };
    let family = match family {
        Some(family) => Some(family),
        None => family_above(dir)?,
    };
    let inside = family.as_ref().filter(|family| family.dir == dir);
    let folder = inside.map_or_else(|| dir.to_owned(), |family| dir.join(&family.edition));
    let folders = chain(&folder)?;
    let named = Naming::of(
        dir,
        family.as_ref().map(|family| family.dir.as_path()),
        &folders,
    )?;
    let (home, edition, manifest) = match family {
        Some(family) => (family.dir, Some(family.edition), family.manifest),
        None => (dir.to_owned(), None, own.unwrap_or_default()),
    };
    Ok(Layers {
        own: manifest_of(&folder)?.unwrap_or_default(),
        named: edition.is_some() && home != dir,
        folders,
        below: named.below,
        root: named.root,
        home,
        edition,
        manifest,
    })
}

fn manifest_of(dir: &Path) -> Result<Option<Manifest>, Trouble> {
    let path = dir.join(manifest::FILE);
    if !files::exists(&path) {
        return Ok(None);
    }
    let shown = Shown {
        path: files::slashed(&path),
        text: files::text(&path, manifest::BYTES_LIMIT)?,
    };
    manifest::read(&shown.text)
        .map(Some)
        .map_err(|errors| Trouble {
            diagnostics: errors
                .iter()
                .map(|error| diagnostic(Name::ManifestUnreadable, error, &shown.text))
                .collect(),
            texts: vec![shown],
            outcome: Outcome::NotRun,
        })
}

/// The family whose folder this is, with the edition that is meant where none is named.
fn own_family(dir: &Path, manifest: &Manifest) -> Result<Option<Family>, Trouble> {
    let Some(edition) = &manifest.default else {
        return Ok(None);
    };
    if !files::is_folder(&dir.join(edition)) {
        return Err(Trouble::new(no_folder(dir, edition)));
    }
    Ok(Some(Family {
        dir: dir.to_owned(),
        edition: edition.clone(),
        manifest: manifest.clone(),
    }))
}

/// The family among whose editions the folder is, if there is one.
fn family_above(dir: &Path) -> Result<Option<Family>, Trouble> {
    let whole = files::whole(dir)?;
    let name = whole
        .file_name()
        .map(|name| files::slashed(Path::new(name)));
    let (Some(edition), above) = (name, above(dir)) else {
        return Ok(None);
    };
    let manifest = manifest_of(&above)?.filter(|manifest| manifest.has_edition(&edition));
    Ok(manifest.map(|manifest| Family {
        dir: above,
        edition,
        manifest,
    }))
}

/// A folder and those that it is laid over, the base first.
fn chain(folder: &Path) -> Result<Vec<PathBuf>, Trouble> {
    let mut folders = vec![folder.to_owned()];
    let mut seen = vec![files::whole(folder)?];
    let mut top = folder.to_owned();
    while let Some(base) = manifest_of(&top)?.and_then(|manifest| manifest.builds_on) {
        let below = plain(&top.join(&base));
        if !files::is_folder(&below) {
            return Err(Trouble::new(no_folder(&top, &base)));
        }
        let whole = files::whole(&below)?;
        if seen.contains(&whole) {
            return Err(Trouble::new(circle(&top)));
        }
        seen.push(whole);
        folders.push(below.clone());
        top = below;
    }
    folders.reverse();
    Ok(folders)
}

/// How the files of several folders are named.
struct Naming {
    root: String,
    below: Vec<String>,
}

impl Naming {
    /// Names below the folder that all have in common: the family's, if they lie in it.
    fn of(dir: &Path, family: Option<&Path>, folders: &[PathBuf]) -> Result<Naming, Trouble> {
        let mut wholes = Vec::new();
        for folder in folders {
            wholes.push(files::whole(folder)?);
        }
        let first = match family {
            Some(family) => Some(files::whole(family)?),
            None => wholes.first().cloned(),
        };
        let mut common = first.unwrap_or_default();
        while !wholes.iter().all(|whole| whole.starts_with(&common)) && common.pop() {}
        let below = wholes.iter().map(|whole| {
            let rest = files::slashed(whole.strip_prefix(&common).unwrap_or(whole));
            if rest.is_empty() {
                rest
            } else {
                format!("{rest}/")
            }
        });
        Ok(Naming {
            root: printed(dir, &common)?,
            below: below.collect(),
        })
    }
}

/// The folder `whole` as it is reached from the one that was typed.
fn printed(typed: &Path, whole: &Path) -> Result<String, Trouble> {
    let mut here = typed.to_owned();
    let typed_whole = files::whole(typed)?;
    let Ok(steps) = typed_whole.strip_prefix(whole) else {
        return Ok(files::slashed(whole));
    };
    for _ in steps.components() {
        here = above(&here);
    }
    let shown = files::slashed(&here);
    let bare = shown.trim_end_matches('/');
    Ok(if bare.is_empty() {
        shown
    } else {
        bare.to_owned()
    })
}

/// The folder in which a folder lies, by the way in which it was typed.
fn above(dir: &Path) -> PathBuf {
    let named = matches!(dir.components().next_back(), Some(Component::Normal(_)));
    match dir.parent().filter(|_| named) {
        Some(parent) if parent.as_os_str().is_empty() => PathBuf::from("."),
        Some(parent) => parent.to_owned(),
        None => plain(&dir.join("..")),
    }
}

/// A path without the steps that lead nowhere: `a/../b` is `b`.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for component in path.components() {
        let named = matches!(plain.components().next_back(), Some(Component::Normal(_)));
        match component {
            Component::CurDir => {}
            Component::ParentDir if named => {
                plain.pop();
            }
            other => plain.push(other),
        }
    }
    if plain.as_os_str().is_empty() {
        plain.push(".");
    }
    plain
}

fn no_folder(dir: &Path, named: &str) -> Diagnostic {
    let shown = files::slashed(&dir.join(manifest::FILE));
    let message = Text::new(
        format!("{shown} nämner \"{named}\", men där finns ingen mapp"),
        format!("{shown} names \"{named}\", but there is no folder"),
    );
    Diagnostic::without_place(Name::ManifestUnreadable, message).help(Text::new(
        "skriv vägen från filens egen mapp, som ../idag",
        "write the way from the file's own folder, as ../today",
    ))
}

fn circle(dir: &Path) -> Diagnostic {
    let shown = files::slashed(&dir.join(manifest::FILE));
    let message = Text::new(
        format!("{shown}: upplagorna bygger på varandra i en cirkel"),
        format!("{shown}: the editions build on each other in a circle"),
    );
    Diagnostic::without_place(Name::ManifestUnreadable, message).help(Text::new(
        "låt grunden stå utan builds_on",
        "leave the base without builds_on",
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_way_is_as_short_as_it_can_be_without_asking_the_disk() {
        let cases = [
            ("programme/nationellt/../idag", "programme/idag"),
            ("./../idag", "../idag"),
            ("../a/../../b", "../../b"),
            ("a/..", "."),
            ("/a/../b", "/b"),
        ];
        for (given, wanted) in cases {
            assert_eq!(plain(Path::new(given)), Path::new(wanted), "{given}");
        }
        let above_of = |dir: &str| above(Path::new(dir));
        assert_eq!(above_of("programme/idag"), Path::new("programme"));
        assert_eq!(above_of("idag"), Path::new("."));
        assert_eq!(above_of("."), Path::new(".."));
        assert_eq!(above_of(".."), Path::new("../.."));
    }
}
