//! Why a run over a population ended early. A bad row is no failure: it is reported and the rest is
//! done.

use parquet::errors::ParquetError;
use stafett_model::proof::Words;
use std::io;
use std::path::{Path, PathBuf};

/// Why a run ended early.
#[derive(Debug)]
#[non_exhaustive]
pub enum Failure {
    /// A file could not be read.
    Unreadable(PathBuf, io::Error),
    /// A file could not be written.
    Unwritable(PathBuf, io::Error),
    /// Something about a file or a wish that people have to know.
    Told {
        /// What is wrong, one sentence without a full stop.
        message: Words,
        /// What to do about it.
        help: Words,
    },
}

impl Failure {
    pub(crate) fn reading(path: &Path) -> impl Fn(io::Error) -> Failure + use<> {
        let path = path.to_owned();
        move |error| Failure::Unreadable(path.clone(), error)
    }

    pub(crate) fn writing(path: &Path) -> impl Fn(io::Error) -> Failure + use<> {
        let path = path.to_owned();
        move |error| Failure::Unwritable(path.clone(), error)
    }

    pub(crate) fn told(message: Words, help: Words) -> Failure {
        Failure::Told { message, help }
    }

    /// What Parquet's reader says of a file.
    pub(crate) fn parquet(path: &Path, error: &ParquetError) -> Failure {
        let shown = path.display();
        Failure::told(
            Words::new(
                format!("{shown} kan inte läsas som Parquet: {error}"),
                format!("{shown} cannot be read as Parquet: {error}"),
            ),
            Words::new(
                "se efter att filen är hel och hur dess kolumner ska se ut: FORMAT.md",
                "see that the file is whole and what its columns must be like: FORMAT.md",
            ),
        )
    }

    /// That a table in memory could not be made into Parquet, which its schema rules out.
    pub(crate) fn encoding(error: &dyn std::fmt::Display) -> Failure {
        Failure::told(
            Words::new(
                format!("tabellen kan inte skrivas som Parquet: {error}"),
                format!("the table cannot be written as Parquet: {error}"),
            ),
            Words::new(
                "det är ett fel i stafett: skriv NDJSON så länge och berätta om det",
                "this is an error in stafett: write NDJSON meanwhile and report it",
            ),
        )
    }
}
