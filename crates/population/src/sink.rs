//! A table that is written chunk by chunk, in either form.

use crate::Failure;
use crate::part::Part;
use crate::pieces::{Joined, MAGIC, Piece};
use parquet::schema::types::TypePtr;
use std::path::Path;

/// Rows in the form of a table.
#[derive(Debug)]
pub(crate) enum Encoded {
    /// Lines of NDJSON.
    Text(Vec<u8>),
    /// A piece of Parquet.
    Piece(Piece),
}

/// How a table begins.
#[derive(Debug)]
pub(crate) struct Opening {
    /// What stands first in the file.
    head: Vec<u8>,
    /// Of Parquet, the footer without rows.
    joined: Option<Joined>,
}

impl Opening {
    /// NDJSON that begins with these bytes.
    pub(crate) fn text(head: Vec<u8>) -> Opening {
        Opening { head, joined: None }
    }

    /// Parquet with these columns, and with what is said `about` the whole table.
    pub(crate) fn parquet(
        schema: &TypePtr,
        about: &[(String, String)],
    ) -> Result<Opening, Failure> {
        Ok(Opening {
            head: MAGIC.to_vec(),
            joined: Some(Joined::new(schema, about)?),
        })
    }
}

/// A table that is being written.
#[derive(Debug)]
pub(crate) struct Sink {
    part: Part,
    joined: Option<Joined>,
}

impl Sink {
    /// Begins a table.
    pub(crate) fn begin(out: &Path, opening: Opening) -> Result<Sink, Failure> {
        let mut part = Part::begin(out)?;
        part.append(&opening.head)?;
        Ok(Sink {
            part,
            joined: opening.joined,
        })
    }

    /// Continues a table that an earlier run began, after its first `length` bytes, of which
    /// `footer` tells; `None` where they are not there.
    pub(crate) fn continued(
        out: &Path,
        opening: Opening,
        length: u64,
        footer: &[u8],
    ) -> Result<Option<Sink>, Failure> {
        let mut joined = opening.joined;
        if let Some(joined) = &mut joined {
            joined.continue_from(footer)?;
        }
        let part = Part::continued(out, length)?;
        Ok(part.map(|part| Sink { part, joined }))
    }

    /// Adds rows.
    pub(crate) fn append(&mut self, rows: &Encoded) -> Result<(), Failure> {
        match (rows, &mut self.joined) {
            (Encoded::Piece(piece), Some(joined)) => {
                joined.append(piece, self.part.length())?;
                self.part.append(&piece.bytes)
            }
            (Encoded::Piece(Piece { bytes, .. }) | Encoded::Text(bytes), _) => {
                self.part.append(bytes)
            }
        }
    }

    /// Makes what has been written last, and tells what [`Sink::continued`] needs to know.
    pub(crate) fn kept(&self) -> Result<(u64, Vec<u8>), Failure> {
        self.part.sync()?;
        Ok((self.part.length(), self.footer()?))
    }

    /// Closes the table and gives it its name.
    pub(crate) fn finish(mut self) -> Result<(), Failure> {
        let footer = self.footer()?;
        self.part.append(&footer)?;
        self.part.finish()
    }

    fn footer(&self) -> Result<Vec<u8>, Failure> {
        let footer = self.joined.as_ref().map(Joined::footer);
        Ok(footer.transpose()?.unwrap_or_default())
    }
}
