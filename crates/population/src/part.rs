//! A file that comes into being beside its place and gets its name when it is whole.

use crate::Failure;
use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// A file that is being written.
#[derive(Debug)]
pub(crate) struct Part {
    out: PathBuf,
    beside: PathBuf,
    file: File,
    length: u64,
}

impl Part {
    /// Begins a file that will be `out`, with the folders that it needs.
    pub(crate) fn begin(out: &Path) -> Result<Part, Failure> {
        let folder = out.parent();
        if let Some(folder) = folder.filter(|folder| !folder.as_os_str().is_empty()) {
            fs::create_dir_all(folder).map_err(Failure::writing(folder))?;
        }
        let beside = beside(out, "part");
        let file = File::create(&beside).map_err(Failure::writing(&beside))?;
        Ok(Part {
            out: out.to_owned(),
            beside,
            file,
            length: 0,
        })
    }

    /// Continues a file that an earlier run began, after its first `length` bytes; `None` where
    /// that many are not there.
    pub(crate) fn continued(out: &Path, length: u64) -> Result<Option<Part>, Failure> {
        let beside = beside(out, "part");
        let opened = OpenOptions::new().write(true).open(&beside);
        let mut file = match opened {
            Ok(file) => file,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(Failure::Unwritable(beside, error)),
        };
        let there = file.metadata().map_err(Failure::writing(&beside))?.len();
        if there < length {
            return Ok(None);
        }
        file.set_len(length).map_err(Failure::writing(&beside))?;
        file.seek(SeekFrom::Start(length))
            .map_err(Failure::writing(&beside))?;
        Ok(Some(Part {
            out: out.to_owned(),
            beside,
            file,
            length,
        }))
    }

    /// How many bytes have been written.
    pub(crate) fn length(&self) -> u64 {
        self.length
    }

    /// Writes at the end.
    pub(crate) fn append(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        let written = self.file.write_all(bytes);
        written.map_err(Failure::writing(&self.beside))?;
        let more = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        self.length = self.length.saturating_add(more);
        Ok(())
    }

    /// Sees to it that what has been written outlasts a loss of power.
    pub(crate) fn sync(&self) -> Result<(), Failure> {
        self.file
            .sync_data()
            .map_err(Failure::writing(&self.beside))
    }

    /// Gives the whole file its name.
    pub(crate) fn finish(self) -> Result<(), Failure> {
        self.file
            .sync_all()
            .map_err(Failure::writing(&self.beside))?;
        named(&self.beside, &self.out)
    }
}

/// Writes a small file whole.
pub(crate) fn put(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let mut part = Part::begin(path)?;
    part.append(bytes)?;
    part.finish()
}

/// The name of a file beside another: hidden, and the same in each run, so that a later run finds it.
pub(crate) fn beside(path: &Path, what: &str) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(".");
    name.push(what);
    path.with_file_name(name)
}

fn named(from: &Path, to: &Path) -> Result<(), Failure> {
    fs::rename(from, to).map_err(Failure::writing(to))?;
    let folder = to.parent().filter(|folder| !folder.as_os_str().is_empty());
    // A new name outlasts a loss of power when its folder does. Not every system lets a folder be
    // opened; there the name is as safe as the system makes it.
    if let Ok(folder) = File::open(folder.unwrap_or_else(|| Path::new("."))) {
        let _ = folder.sync_all();
    }
    Ok(())
}
