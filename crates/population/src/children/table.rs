//! Parquet read in chunks of rows.

use super::{Chunk, Position, Raw, columns, object};
use crate::Failure;
use parquet::errors::ParquetError;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::file::serialized_reader::ReadOptionsBuilder;
use parquet::record::Row;
use parquet::record::reader::RowIter;
use std::fs::File;
use std::path::{Path, PathBuf};

/// A Parquet table of children.
pub(super) struct Table {
    path: PathBuf,
    rows: RowIter<'static>,
    read: u64,
    size: usize,
    over: bool,
}

impl Table {
    pub(super) fn open(path: &Path, size: usize, start: Position) -> Result<Table, Failure> {
        let unreadable = |error: ParquetError| Failure::parquet(path, &error);
        let file = || File::open(path).map_err(Failure::reading(path));
        let whole = SerializedFileReader::new(file()?).map_err(unreadable)?;
        columns::judge(path, whole.metadata().file_metadata().schema())?;
        let (groups, rows) = passed(&whole, start.rows);
        let rest = ReadOptionsBuilder::new()
            .with_predicate(Box::new(move |_, group| group >= groups))
            .build();
        let rest = SerializedFileReader::new_with_options(file()?, rest).map_err(unreadable)?;
        let mut table = Table {
            path: path.to_owned(),
            rows: RowIter::from_file_into(Box::new(rest)),
            read: start.rows,
            size,
            over: false,
        };
        for _ in 0..rows {
            table.row()?;
        }
        Ok(table)
    }

    fn row(&mut self) -> Result<Option<Row>, Failure> {
        let next = self.rows.next().transpose();
        next.map_err(|error| Failure::parquet(&self.path, &error))
    }

    fn chunk(&mut self) -> Result<Option<Chunk>, Failure> {
        let (mut rows, first) = (Vec::with_capacity(self.size), self.read.saturating_add(1));
        while rows.len() < self.size {
            let Some(row) = self.row()? else {
                self.over = true;
                break;
            };
            // As text a row takes a tenth of the room that it takes as the reader's own.
            rows.push(object::text(&row));
            self.read = self.read.saturating_add(1);
        }
        let after = Position {
            rows: self.read,
            bytes: 0,
        };
        let some = !rows.is_empty();
        let rows = Raw::Table(first, rows);
        Ok(some.then_some(Chunk { rows, after }))
    }
}

/// How many whole row groups the first `rows` rows fill, and how many of them stand in the next.
fn passed(whole: &SerializedFileReader<File>, mut rows: u64) -> (usize, u64) {
    let groups = whole.metadata().row_groups();
    for (place, group) in groups.iter().enumerate() {
        let own = u64::try_from(group.num_rows()).unwrap_or(0);
        if rows < own {
            return (place, rows);
        }
        rows -= own;
    }
    (groups.len(), 0)
}

impl Iterator for Table {
    type Item = Result<Chunk, Failure>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.over {
            return None;
        }
        let chunk = self.chunk();
        self.over |= chunk.is_err();
        chunk.transpose()
    }
}
