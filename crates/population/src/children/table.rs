//! Parquet read in chunks of rows, column by column; what the rows say is put together later, by
//! whoever does the work.

use super::shape::{self, Shape};
use super::{Chunk, Position, Raw, columns};
use crate::Failure;
use crate::pieces::{Column, Values};
use parquet::column::reader::{ColumnReader, ColumnReaderImpl};
use parquet::data_type::DataType;
use parquet::errors::ParquetError;
use parquet::file::reader::{FileReader, SerializedFileReader};
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What is the same for all rows of a table.
#[derive(Debug)]
pub(super) struct Form {
    pub(super) fields: Vec<Shape>,
    /// Of each column, how much of the path to a value there is when nothing is missing.
    pub(super) whole: Vec<i16>,
}

/// A Parquet table of children.
pub(super) struct Table {
    path: PathBuf,
    file: SerializedFileReader<File>,
    form: Arc<Form>,
    /// The row group that is being read, and how many of its rows are left.
    group: usize,
    left: usize,
    readers: Vec<ColumnReader>,
    read: u64,
    size: usize,
    over: bool,
}

impl Table {
    pub(super) fn open(path: &Path, size: usize, start: Position) -> Result<Table, Failure> {
        let file = File::open(path).map_err(Failure::reading(path))?;
        let unreadable = |error: ParquetError| Failure::parquet(path, &error);
        let file = SerializedFileReader::new(file).map_err(unreadable)?;
        let metadata = file.metadata().file_metadata();
        columns::judge(path, metadata.schema())?;
        let leaves = metadata.schema_descr().columns().iter();
        let form = Form {
            fields: shape::of(path, metadata.schema())?,
            whole: leaves.map(|leaf| leaf.max_def_level()).collect(),
        };
        let mut table = Table {
            path: path.to_owned(),
            file,
            form: Arc::new(form),
            group: 0,
            left: 0,
            readers: Vec::new(),
            read: 0,
            size,
            over: false,
        };
        table.leave_out(start.rows).map_err(unreadable)?;
        Ok(table)
    }

    /// Passes the first rows of the table: whole row groups without a look at them.
    fn leave_out(&mut self, rows: u64) -> Result<(), ParquetError> {
        self.read = rows;
        let mut rows = usize::try_from(rows).unwrap_or(usize::MAX);
        while rows > 0 {
            let Some(own) = self.rows_of(self.group) else {
                return Ok(());
            };
            if rows < own {
                self.begin()?;
                self.left -= rows;
                for reader in &mut self.readers {
                    passed(reader, rows)?;
                }
                return Ok(());
            }
            rows -= own;
            self.group += 1;
        }
        Ok(())
    }

    fn rows_of(&self, group: usize) -> Option<usize> {
        let group = self.file.metadata().row_groups().get(group)?;
        usize::try_from(group.num_rows()).ok()
    }

    /// Begins the next row group; `false` where there is none.
    fn begin(&mut self) -> Result<bool, ParquetError> {
        let Some(rows) = self.rows_of(self.group) else {
            return Ok(false);
        };
        let group = self.file.get_row_group(self.group)?;
        let readers = (0..group.num_columns()).map(|column| group.get_column_reader(column));
        self.readers = readers.collect::<Result<_, ParquetError>>()?;
        self.left = rows;
        self.group += 1;
        Ok(true)
    }

    fn chunk(&mut self) -> Result<Option<Chunk>, ParquetError> {
        let first = self.read.saturating_add(1);
        let (mut columns, mut rows) = (Vec::new(), 0);
        while rows < self.size {
            if self.left == 0 && !self.begin()? {
                self.over = true;
                break;
            }
            let wanted = self.left.min(self.size - rows);
            if columns.is_empty() {
                columns = self.readers.iter().map(empty).collect();
            }
            for (reader, column) in self.readers.iter_mut().zip(&mut columns) {
                read(reader, column, wanted)?;
            }
            self.left -= wanted;
            rows += wanted;
        }
        self.read = self
            .read
            .saturating_add(u64::try_from(rows).unwrap_or(u64::MAX));
        let after = Position {
            rows: self.read,
            bytes: 0,
        };
        let form = self.form.clone();
        let rows = Raw::Table {
            first,
            rows,
            columns,
            form,
        };
        Ok((self.read >= first).then_some(Chunk { rows, after }))
    }
}

fn empty(reader: &ColumnReader) -> Column {
    let values = match reader {
        ColumnReader::BoolColumnReader(_) => Values::Truths(Vec::new()),
        ColumnReader::Int32ColumnReader(_) | ColumnReader::Int64ColumnReader(_) => {
            Values::Numbers(Vec::new())
        }
        _ => Values::Texts(Vec::new()),
    };
    Column {
        values,
        defined: Vec::new(),
        repeated: Vec::new(),
    }
}

/// Adds the values of `rows` rows to a column.
fn read(reader: &mut ColumnReader, column: &mut Column, rows: usize) -> Result<(), ParquetError> {
    let Column {
        values,
        defined,
        repeated,
    } = column;
    match (reader, values) {
        (ColumnReader::BoolColumnReader(reader), Values::Truths(truths)) => {
            records(reader, (defined, repeated), truths, rows)
        }
        (ColumnReader::Int32ColumnReader(reader), Values::Numbers(numbers)) => {
            records(reader, (defined, repeated), numbers, rows)
        }
        (ColumnReader::Int64ColumnReader(reader), Values::Numbers(numbers)) => {
            let mut wide = Vec::new();
            records(reader, (defined, repeated), &mut wide, rows)?;
            // No field takes a number that has no room here: one end stands for all beyond it.
            let narrow = |wide: &i64| match i32::try_from(*wide) {
                Ok(number) => number,
                Err(_) if *wide < 0 => i32::MIN,
                Err(_) => i32::MAX,
            };
            numbers.extend(wide.iter().map(narrow));
            Ok(())
        }
        (ColumnReader::ByteArrayColumnReader(reader), Values::Texts(texts)) => {
            records(reader, (defined, repeated), texts, rows)
        }
        // The forms of the columns were judged before.
        _ => Err(ParquetError::General(
            "a column changed its type".to_owned(),
        )),
    }
}

fn records<T: DataType>(
    reader: &mut ColumnReaderImpl<T>,
    (defined, repeated): (&mut Vec<i16>, &mut Vec<i16>),
    values: &mut Vec<T::T>,
    rows: usize,
) -> Result<(), ParquetError> {
    let mut left = rows;
    while left > 0 {
        let (read, _, _) =
            reader.read_records(left, Some(&mut *defined), Some(&mut *repeated), values)?;
        if read == 0 {
            let short = "a column ends before its row group does";
            return Err(ParquetError::EOF(short.to_owned()));
        }
        left -= read.min(left);
    }
    Ok(())
}

fn passed(reader: &mut ColumnReader, rows: usize) -> Result<(), ParquetError> {
    let skipped = match reader {
        ColumnReader::BoolColumnReader(reader) => reader.skip_records(rows),
        ColumnReader::Int32ColumnReader(reader) => reader.skip_records(rows),
        ColumnReader::Int64ColumnReader(reader) => reader.skip_records(rows),
        ColumnReader::ByteArrayColumnReader(reader) => reader.skip_records(rows),
        _ => Ok(0),
    };
    skipped.map(|_| ())
}

impl Iterator for Table {
    type Item = Result<Chunk, Failure>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.over {
            return None;
        }
        let chunk = self.chunk();
        self.over |= chunk.is_err();
        chunk
            .map_err(|error| Failure::parquet(&self.path, &error))
            .transpose()
    }
}
