//! Tables of children: read piece by piece, and written.
//!
//! | file | holds |
//! | --- | --- |
//! | `lines` | NDJSON read in chunks of rows |
//! | `table` | Parquet read in chunks of rows |
//! | `columns` | the columns of a Parquet table of children, and children as columns |
//! | `shape` | how a Parquet table of children is built |
//! | `object` | rows of a Parquet table as trees |

mod columns;
mod lines;
mod object;
mod shape;
mod table;

use crate::pieces::{self, Column};
use crate::sink::Encoded;
use crate::{Failure, TableForm};
use parquet::schema::types::TypePtr;
use serde::{Deserialize, Serialize};
use stafett_formats::{Fault, Form, Node, child};
use stafett_model::proof::Words;
use stafett_model::{Child, Programme};
use std::path::Path;
use std::sync::Arc;

/// How far a table has been read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    /// Rows: in NDJSON lines, empty ones included.
    pub rows: u64,
    /// Bytes; of Parquet none are counted.
    pub bytes: u64,
}

/// A row that could not be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadRow {
    /// Its number, from 1: in NDJSON the line.
    pub row: u64,
    /// In NDJSON: the byte of the file, from 0, at which the fault is.
    pub byte: Option<u64>,
    /// What is wrong, with the field in question.
    pub fault: Fault,
}

/// Some rows as they stand in the table, not yet understood.
#[derive(Debug)]
pub(crate) struct Chunk {
    rows: Raw,
    /// How far the table has been read with it.
    pub(crate) after: Position,
}

#[derive(Debug)]
enum Raw {
    Lines(Vec<lines::Line>),
    /// Rows of a Parquet table.
    Table {
        /// The number of the first, from 1.
        first: u64,
        /// How many.
        rows: usize,
        columns: Vec<Column>,
        form: Arc<table::Form>,
    },
}

/// The chunks of a table of children, each of `size` rows but the last, from `start` on.
pub(crate) fn chunks(
    path: &Path,
    form: TableForm,
    size: usize,
    start: Position,
) -> Result<Box<dyn Iterator<Item = Result<Chunk, Failure>> + Send>, Failure> {
    Ok(match form {
        TableForm::Ndjson => Box::new(lines::Lines::open(path, size, start)?),
        TableForm::Parquet => Box::new(table::Table::open(path, size, start)?),
    })
}

impl Chunk {
    /// The children of the rows, or what is wrong with a row.
    pub(crate) fn each(&self, reader: Reader<'_>, mut take: impl FnMut(Result<Child, BadRow>)) {
        match &self.rows {
            Raw::Lines(lines) => lines.iter().for_each(|line| match &line.text {
                Ok(text) => take(reader.read(text).map_err(|fault| BadRow {
                    row: line.number,
                    byte: Some(line.start.saturating_add(byte_of(text, fault.column))),
                    fault: Fault { line: 1, ..*fault },
                })),
                Err(fault) => take(Err(BadRow {
                    row: line.number,
                    byte: Some(line.start),
                    fault: *fault.clone(),
                })),
            }),
            Raw::Table {
                first,
                rows,
                columns,
                form,
            } => {
                let mut number = *first;
                object::each(&form.fields, columns, &form.whole, *rows, |row| {
                    let child = row.and_then(|row| reader.understand(&row));
                    take(child.map_err(|fault| in_table(number, *fault)));
                    number = number.saturating_add(1);
                });
            }
        }
    }
}

fn in_table(row: u64, fault: Fault) -> BadRow {
    BadRow {
        row,
        byte: None,
        fault,
    }
}

/// Understands what rows say of a programme's children.
#[derive(Clone, Copy)]
pub(crate) struct Reader<'p> {
    pub(crate) programme: &'p Programme,
    pub(crate) names: &'p child::Names,
}

impl Reader<'_> {
    /// A row that is a text.
    fn read(self, text: &str) -> Result<Child, Box<Fault>> {
        let file = child::read_by(text, Form::Json, self.programme, self.names);
        named(file.map(|file| file.child))
    }

    /// A row that was taken together from columns.
    fn understand(self, row: &Node<'_>) -> Result<Child, Box<Fault>> {
        named(child::read_row(row, self.programme, self.names))
    }
}

/// A child with an id, or the first fault of its row, which tells where to look.
fn named(child: Result<Child, Vec<Fault>>) -> Result<Child, Box<Fault>> {
    match child {
        Ok(child) if child.id.is_empty() => Err(Box::new(without_id())),
        Ok(child) => Ok(child),
        Err(faults) => Err(Box::new(
            faults.into_iter().next().unwrap_or_else(without_id),
        )),
    }
}

/// Without an id nobody could tell whose lines a row's are.
fn without_id() -> Fault {
    Fault {
        path: "id".to_owned(),
        ..Fault::whole(
            Words::new("barnet har inget id", "the child has no id"),
            Words::new(
                "ge varje barn ett id som inte säger vem det är",
                "give each child an id that does not tell who it is",
            ),
        )
    }
}

/// How many bytes stand before a column, which counts characters from 1.
fn byte_of(text: &str, column: u32) -> u64 {
    let before = usize::try_from(column)
        .unwrap_or(usize::MAX)
        .saturating_sub(1);
    let bytes = text.chars().take(before).map(char::len_utf8).sum::<usize>();
    u64::try_from(bytes).unwrap_or(u64::MAX)
}

/// Children encoded in the form of a table.
pub(crate) fn encode(
    programme: &Programme,
    children: &[Child],
    form: TableForm,
) -> Result<Encoded, Failure> {
    match form {
        TableForm::Ndjson => {
            let lines = children
                .iter()
                .map(|one| child::line(programme, one) + "\n");
            Ok(Encoded::Text(lines.collect::<String>().into_bytes()))
        }
        TableForm::Parquet => {
            let columns = columns::of(programme, children)?;
            pieces::encode(&schema()?, columns).map(Encoded::Piece)
        }
    }
}

/// The columns of a table of children.
pub(crate) fn schema() -> Result<TypePtr, Failure> {
    pieces::schema(columns::SCHEMA)
}
