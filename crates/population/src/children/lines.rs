//! NDJSON read in chunks of rows: never more than one chunk in memory, and of one line never more
//! than a child may have.

use super::{Chunk, Position, Raw};
use crate::Failure;
use stafett_formats::Fault;
use stafett_formats::child::BYTES_LIMIT;
use stafett_model::proof::Words;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

/// A line that is not empty.
#[derive(Debug)]
pub(super) struct Line {
    /// Its number, from 1.
    pub(super) number: u64,
    /// The byte of the file, from 0, at which it begins.
    pub(super) start: u64,
    /// Its text, or why it is none.
    pub(super) text: Result<String, Box<Fault>>,
}

/// A file with a child on each line.
pub(super) struct Lines {
    path: PathBuf,
    reader: BufReader<File>,
    at: Position,
    size: usize,
    over: bool,
}

impl Lines {
    pub(super) fn open(path: &Path, size: usize, start: Position) -> Result<Lines, Failure> {
        let mut file = File::open(path).map_err(Failure::reading(path))?;
        file.seek(SeekFrom::Start(start.bytes))
            .map_err(Failure::reading(path))?;
        Ok(Lines {
            path: path.to_owned(),
            reader: BufReader::with_capacity(1 << 18, file),
            at: start,
            size,
            over: false,
        })
    }

    fn chunk(&mut self) -> io::Result<Option<Chunk>> {
        let mut lines = Vec::new();
        while lines.len() < self.size {
            let start = self.at.bytes;
            let mut bytes = Vec::new();
            if !self.line(&mut bytes)? {
                self.over = true;
                break;
            }
            self.at.rows = self.at.rows.saturating_add(1);
            if !bytes.iter().all(u8::is_ascii_whitespace) {
                let (number, text) = (self.at.rows, understood(bytes));
                lines.push(Line {
                    number,
                    start,
                    text,
                });
            }
        }
        let after = self.at;
        let rows = Raw::Lines(lines);
        let read = matches!(&rows, Raw::Lines(lines) if !lines.is_empty());
        Ok(read.then_some(Chunk { rows, after }))
    }

    /// Reads the next line, without its end and at most one byte more than a child may have; `false`
    /// where there is none.
    fn line(&mut self, bytes: &mut Vec<u8>) -> io::Result<bool> {
        let most = BYTES_LIMIT as u64 + 1;
        let read = self.reader.by_ref().take(most).read_until(b'\n', bytes)?;
        self.at.bytes = self.at.bytes.saturating_add(read as u64);
        if bytes.last() == Some(&b'\n') {
            bytes.pop();
        } else if bytes.len() > BYTES_LIMIT {
            let skipped = self.reader.skip_until(b'\n')?;
            self.at.bytes = self.at.bytes.saturating_add(skipped as u64);
        }
        Ok(read > 0)
    }
}

impl Iterator for Lines {
    type Item = Result<Chunk, Failure>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.over {
            return None;
        }
        let chunk = self.chunk().map_err(Failure::reading(&self.path));
        self.over |= chunk.is_err();
        chunk.transpose()
    }
}

fn understood(bytes: Vec<u8>) -> Result<String, Box<Fault>> {
    if bytes.len() > BYTES_LIMIT {
        return Err(Box::new(Fault::whole(
            Words::new(
                format!("raden är längre än {BYTES_LIMIT} byte"),
                format!("the line has more than {BYTES_LIMIT} bytes"),
            ),
            Words::new(
                "se efter att varje barn står på en egen rad",
                "see that each child stands on a line of its own",
            ),
        )));
    }
    String::from_utf8(bytes).map_err(|error| {
        let good = error.utf8_error().valid_up_to();
        Box::new(Fault::whole(
            Words::new(
                format!("raden är inte UTF-8: byte {good} i raden hör inte till något tecken"),
                format!("the line is not UTF-8: byte {good} of it belongs to no character"),
            ),
            Words::new("spara filen som UTF-8", "save the file as UTF-8"),
        ))
    })
}
