//! Files come into being whole: each is written beside its place and then given its name.

use super::{reason, slashed};
use crate::trouble::Trouble;
use stafett_diag::{Diagnostic, Name, Text};
use std::fs;
use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};

/// The list, in a folder that [`put_folder`] writes, of what it wrote there.
const LIST: &str = ".stafett-files";

/// Writes a file, with the folders that it needs.
pub(crate) fn put(path: &Path, text: &str) -> Result<(), Trouble> {
    put_whole(path, text.as_bytes()).map_err(|error| Trouble::new(unwritable(path, &error)))
}

/// Writes files into a folder, and takes away what an earlier call wrote there and this one does
/// not. What others put into the folder stays. `made` are the names of files there that count as
/// written by this call, though another program has made them.
pub(crate) fn put_folder(
    dir: &Path,
    files: &[(String, String)],
    made: &[String],
) -> Result<(), Trouble> {
    let list = dir.join(LIST);
    let earlier = fs::read_to_string(&list).unwrap_or_default();
    for (name, text) in files {
        put(&dir.join(name), text)?;
    }
    let names = || files.iter().map(|(name, _)| name).chain(made);
    let written = |name: &str| names().any(|other| other == name);
    for stale in earlier
        .lines()
        .filter(|name| is_below(name) && !written(name))
    {
        // If it is gone already, so much the better.
        let _ = fs::remove_file(dir.join(stale));
    }
    let names: String = names().map(|name| format!("{name}\n")).collect();
    put(&list, &names)
}

/// Whether a name from the list stays in the folder.
fn is_below(name: &str) -> bool {
    !name.is_empty()
        && Path::new(name)
            .components()
            .all(|part| matches!(part, Component::Normal(_)))
}

fn put_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or_else(|| Path::new("."));
    fs::create_dir_all(folder)?;
    if path.is_dir() {
        return Err(io::Error::from(io::ErrorKind::IsADirectory));
    }
    let beside = beside(folder, path);
    let written = write_new(&beside, bytes).and_then(|()| fs::rename(&beside, path));
    if written.is_err() {
        let _ = fs::remove_file(&beside);
    }
    written
}

fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = fs::File::create(path)?;
    file.write_all(bytes)?;
    file.flush()
}

/// A name that no other run of the command uses.
fn beside(folder: &Path, path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    folder.join(format!(".{name}.{}.tmp", std::process::id()))
}

/// What there is to tell of a file that cannot be written.
pub(crate) fn unwritable(path: &Path, error: &io::Error) -> Diagnostic {
    let (shown, why) = (slashed(path), reason(error));
    let message = Text::new(
        format!("{shown} kan inte skrivas: {}", why.sv),
        format!("{shown} cannot be written: {}", why.en),
    );
    Diagnostic::without_place(Name::UnwritableFile, message).help(Text::new(
        "välj en annan plats med --out",
        "choose another place with --out",
    ))
}
