//! The only reading and writing of files.

mod write;

pub(crate) use write::{put, put_folder, unwritable};

use crate::trouble::{Outcome, Shown, Trouble};
use stafett_diag::{Diagnostic, FileId, Name, Span, Text};
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use unicode_normalization::UnicodeNormalization;

/// How deep folders may lie inside each other.
const DEPTH_LIMIT: usize = 32;
/// How many files one folder may give.
const FILES_LIMIT: usize = 10_000;

/// A file with its text.
#[derive(Clone, Debug)]
pub(crate) struct Named {
    /// Where it is.
    pub(crate) path: PathBuf,
    /// Its path below the folder that was asked for, `/` between the parts, in NFC.
    pub(crate) name: String,
    /// Its text.
    pub(crate) text: String,
}

/// The texts of all files below `dir` whose names end in one of `extensions`, in the order of their
/// names. Folders and files whose names begin with a full stop are passed over.
pub(crate) fn below(dir: &Path, extensions: &[&str], limit: usize) -> Result<Vec<Named>, Trouble> {
    let paths = names(dir, extensions)?;
    let mut named = Vec::new();
    let mut trouble = Trouble {
        diagnostics: Vec::new(),
        texts: Vec::new(),
        outcome: Outcome::NotRun,
    };
    for path in paths {
        let name = slashed(path.strip_prefix(dir).unwrap_or(&path));
        match text(&path, limit) {
            Ok(text) => named.push(Named { path, name, text }),
            Err(unread) => trouble.join(unread),
        }
    }
    if !trouble.diagnostics.is_empty() {
        return Err(trouble);
    }
    named.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(named)
}

/// Where the files below `dir` are whose names end in one of `extensions`, in a fixed order.
pub(crate) fn names(dir: &Path, extensions: &[&str]) -> Result<Vec<PathBuf>, Trouble> {
    let mut paths = Vec::new();
    collect(dir, extensions, 0, &mut paths)?;
    Ok(paths)
}

fn collect(
    dir: &Path,
    extensions: &[&str],
    depth: usize,
    paths: &mut Vec<PathBuf>,
) -> Result<(), Trouble> {
    let listed = fs::read_dir(dir).and_then(Iterator::collect::<io::Result<Vec<_>>>);
    let mut entries = listed.map_err(|error| Trouble::new(unreadable(dir, &error)))?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let hidden = entry.file_name().to_string_lossy().starts_with('.');
        let kind = entry
            .file_type()
            .map_err(|error| Trouble::new(unreadable(&entry.path(), &error)))?;
        let path = entry.path();
        if hidden {
            continue;
        }
        if kind.is_dir() {
            if depth >= DEPTH_LIMIT {
                return Err(Trouble::new(too_deep(&path)));
            }
            collect(&path, extensions, depth + 1, paths)?;
        } else if has_extension(&path, extensions) {
            paths.push(path);
        }
        if paths.len() > FILES_LIMIT {
            return Err(Trouble::new(too_many(dir)));
        }
    }
    Ok(())
}

fn has_extension(path: &Path, extensions: &[&str]) -> bool {
    let extension = path
        .extension()
        .map(|extension| extension.to_string_lossy().to_lowercase());
    extension.is_some_and(|extension| extensions.contains(&extension.as_str()))
}

/// The text of a file of at most `limit` bytes; of standard input where the path is `-`.
pub(crate) fn text(path: &Path, limit: usize) -> Result<String, Trouble> {
    String::from_utf8(data(path, limit)?).map_err(|error| not_utf8(path, &error))
}

/// The bytes of a file of at most `limit` bytes; of standard input where the path is `-`.
pub(crate) fn data(path: &Path, limit: usize) -> Result<Vec<u8>, Trouble> {
    let bytes = bytes(path, limit).map_err(|error| Trouble::new(unreadable(path, &error)))?;
    if bytes.len() > limit {
        return Err(Trouble::new(too_large(path, limit)));
    }
    Ok(bytes)
}

fn bytes(path: &Path, limit: usize) -> io::Result<Vec<u8>> {
    let most = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
    let mut bytes = Vec::new();
    if path == Path::new("-") {
        io::stdin().lock().take(most).read_to_end(&mut bytes)?;
        return Ok(bytes);
    }
    // A pipe or device could keep the command waiting for ever.
    if !fs::metadata(path)?.is_file() {
        return Err(io::Error::other("not a file"));
    }
    File::open(path)?.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Whether something is at `path`.
pub(crate) fn exists(path: &Path) -> bool {
    path.exists()
}

/// The whole path of a folder, without links.
pub(crate) fn whole(path: &Path) -> Result<PathBuf, Trouble> {
    fs::canonicalize(path).map_err(|error| Trouble::new(unreadable(path, &error)))
}

/// Whether a folder is at `path`.
pub(crate) fn is_folder(path: &Path) -> bool {
    path.is_dir()
}

/// The command as the reader can type it again: its path where that is short, else its name.
pub(crate) fn own_name() -> String {
    let typed = std::env::args_os()
        .next()
        .map(|name| slashed(Path::new(&name)));
    typed
        .filter(|name| name.chars().count() <= 40)
        .unwrap_or_else(|| "stafett".to_owned())
}

/// A path as it is printed and compared: `/` between its parts, in NFC.
pub(crate) fn slashed(path: &Path) -> String {
    let text: String = path.to_string_lossy().nfc().collect();
    if std::path::MAIN_SEPARATOR == '/' {
        text
    } else {
        text.replace(std::path::MAIN_SEPARATOR, "/")
    }
}

/// What there is to tell of a file that cannot be read.
pub(crate) fn unreadable(path: &Path, error: &io::Error) -> Diagnostic {
    let shown = slashed(path);
    let why = reason(error);
    let message = Text::new(
        format!("{shown} kan inte läsas: {}", why.sv),
        format!("{shown} cannot be read: {}", why.en),
    );
    Diagnostic::without_place(Name::UnreadableFile, message).help(Text::new(
        "se efter att sökvägen stämmer och att du har rätt att läsa den",
        "see that the path is right and that you may read it",
    ))
}

/// Why the system refused, in both languages.
pub(crate) fn reason(error: &io::Error) -> Text {
    let (sv, en) = match error.kind() {
        io::ErrorKind::NotFound => ("den finns inte", "it does not exist"),
        io::ErrorKind::PermissionDenied => ("åtkomst nekas", "permission denied"),
        io::ErrorKind::NotADirectory => ("det är ingen mapp", "it is not a folder"),
        io::ErrorKind::IsADirectory => ("det är en mapp", "it is a folder"),
        io::ErrorKind::StorageFull => ("disken är full", "the disk is full"),
        io::ErrorKind::ReadOnlyFilesystem => (
            "filsystemet är skrivskyddat",
            "the file system is read-only",
        ),
        io::ErrorKind::Other if error.raw_os_error().is_none() => {
            ("det är ingen vanlig fil", "it is not an ordinary file")
        }
        _ => {
            let code = error.raw_os_error().unwrap_or(0);
            return Text::new(format!("systemets felkod {code}"), error.to_string());
        }
    };
    Text::new(sv, en)
}

fn too_large(path: &Path, limit: usize) -> Diagnostic {
    let shown = slashed(path);
    let message = Text::new(
        format!("{shown} är större än {limit} byte"),
        format!("{shown} has more than {limit} bytes"),
    );
    Diagnostic::without_place(Name::FileTooLarge, message).help(Text::new(
        "dela upp filen i flera",
        "split the file into several",
    ))
}

fn too_deep(path: &Path) -> Diagnostic {
    let shown = slashed(path);
    let message = Text::new(
        format!("{shown} ligger i fler än {DEPTH_LIMIT} mappar inuti varandra"),
        format!("{shown} lies in more than {DEPTH_LIMIT} folders inside each other"),
    );
    Diagnostic::without_place(Name::TooMany, message)
}

fn too_many(path: &Path) -> Diagnostic {
    let shown = slashed(path);
    let message = Text::new(
        format!("{shown} har fler än {FILES_LIMIT} filer"),
        format!("{shown} has more than {FILES_LIMIT} files"),
    );
    Diagnostic::without_place(Name::TooMany, message)
}

fn not_utf8(path: &Path, error: &std::string::FromUtf8Error) -> Trouble {
    let at = error.utf8_error().valid_up_to();
    let (shown, bytes) = (slashed(path), error.as_bytes());
    let line = bytes.iter().take(at).filter(|byte| **byte == b'\n').count() + 1;
    let message = Text::new(
        format!("{shown} är inte UTF-8-text: byte {at}, rad {line}"),
        format!("{shown} is not UTF-8 text: byte {at}, line {line}"),
    );
    let place = |byte: usize| u32::try_from(byte).unwrap_or(u32::MAX);
    // What stands for the byte when shown, U+FFFD, has three.
    let span = Span::new(FileId(0), place(at), place(at).saturating_add(3));
    let diagnostic = Diagnostic::new(Name::NotUtf8, span, message).help(Text::new(
        "spara filen som UTF-8 i redigeraren (inte Latin-1, Windows-1252 eller UTF-16)",
        "save the file as UTF-8 in your editor (not Latin-1, Windows-1252 or UTF-16)",
    ));
    let text = String::from_utf8_lossy(bytes).into_owned();
    let texts = vec![Shown { path: shown, text }];
    Trouble {
        diagnostics: vec![diagnostic],
        texts,
        outcome: Outcome::NotRun,
    }
}
