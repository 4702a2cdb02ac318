//! What a run leaves beside its unfinished table, so that another can go on where it ended.

use crate::children::Position;
use crate::line::Filter;
use crate::part::{beside, put};
use crate::summary::Summary;
use crate::{Failure, TableForm};
use serde::{Deserialize, Serialize};
use stafett_model::Day;
use stafett_model::proof::Words;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// From what a table is made. Two runs of which all of this is the same write the same bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Made {
    /// SHA-256 of the table of children.
    pub(crate) children: String,
    /// Digest of the programme.
    pub(crate) programme: String,
    pub(crate) engine: String,
    pub(crate) as_of: Day,
    pub(crate) known_at: Day,
    pub(crate) filter: Filter,
    pub(crate) form: TableForm,
    /// Children in a chunk.
    pub(crate) chunk: usize,
}

/// How far a run has come.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Reached {
    /// Of the table of children.
    pub(crate) read: Position,
    /// Bytes of the table that is written, its footer not counted.
    pub(crate) written: u64,
    /// What has been counted.
    pub(crate) summary: Summary,
}

/// The first line of a checkpoint; behind it stands the footer of the table so far.
#[derive(Serialize, Deserialize)]
struct Head {
    made: Made,
    reached: Reached,
}

/// A checkpoint that was read.
pub(crate) struct Checkpoint {
    pub(crate) reached: Reached,
    pub(crate) footer: Vec<u8>,
}

fn place(out: &Path) -> PathBuf {
    beside(out, "checkpoint")
}

/// Leaves a checkpoint.
pub(crate) fn leave(
    out: &Path,
    made: &Made,
    reached: &Reached,
    footer: &[u8],
) -> Result<(), Failure> {
    let head = Head {
        made: made.clone(),
        reached: reached.clone(),
    };
    let mut bytes = serde_json::to_vec(&head).map_err(|error| Failure::encoding(&error))?;
    bytes.push(b'\n');
    bytes.extend_from_slice(footer);
    put(&place(out), &bytes)
}

/// The checkpoint of an earlier run, where there is one.
///
/// # Errors
/// It was left by a run over something else, or cannot be read.
pub(crate) fn find(out: &Path, made: &Made) -> Result<Option<Checkpoint>, Failure> {
    let path = place(out);
    let bytes = match fs::read(&path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(Failure::Unreadable(path, error)),
    };
    let end = bytes.iter().position(|byte| *byte == b'\n');
    let (head, footer) = bytes.split_at(end.unwrap_or(bytes.len()));
    let head: Head = serde_json::from_slice(head).map_err(|_| {
        refused(
            &path,
            "filen är ingen läsbar minnesfil",
            "the file is no checkpoint that can be read",
        )
    })?;
    if let Some((sv, en)) = difference(&head.made, made) {
        return Err(refused(&path, sv, en));
    }
    Ok(Some(Checkpoint {
        reached: head.reached,
        footer: footer.get(1..).unwrap_or_default().to_vec(),
    }))
}

/// Takes a checkpoint away, where there is one.
pub(crate) fn forget(out: &Path) -> Result<(), Failure> {
    let path = place(out);
    match fs::remove_file(&path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(Failure::Unwritable(path, error)),
        _ => Ok(()),
    }
}

/// In what a run differs from one that left a checkpoint.
fn difference(then: &Made, now: &Made) -> Option<(&'static str, &'static str)> {
    if then.children != now.children {
        return Some((
            "barnens tabell är en annan",
            "the table of children is another",
        ));
    }
    if then.programme != now.programme {
        return Some(("programmet är ett annat", "the programme is another"));
    }
    if (then.as_of, then.known_at) != (now.as_of, now.known_at) {
        return Some(("dagarna är andra", "the days are others"));
    }
    (then != now).then_some((
        "valen eller versionen av stafett är andra",
        "the options or the version of stafett are others",
    ))
}

fn refused(path: &Path, sv: &str, en: &str) -> Failure {
    let shown = path.display();
    Failure::told(
        Words::new(
            format!("körningen som lämnade {shown} kan inte fortsättas: {sv}"),
            format!("the run that left {shown} cannot be continued: {en}"),
        ),
        Words::new(
            "kör utan --resume för att börja om från början",
            "run without --resume to begin anew",
        ),
    )
}
