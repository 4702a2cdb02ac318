//! Where what belongs to a programme lies: registers, statistics.

use crate::files;
use std::path::{Path, PathBuf};

/// The folder of this name beside the text of the programme in `dir`, or beside that folder; `None`
/// where there is none.
pub(crate) fn folder(dir: &Path, name: &str) -> Option<PathBuf> {
    let above = match dir.parent() {
        Some(above) if !above.as_os_str().is_empty() => above.to_owned(),
        _ => dir.join(".."),
    };
    [dir.join(name), above.join(name)]
        .into_iter()
        .find(|folder| files::is_folder(folder))
}
