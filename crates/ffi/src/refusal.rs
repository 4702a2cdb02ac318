//! What cannot be used, by name, place and in words.
//!
//! ```json
//! {"stafett":"error","version":1,"errors":[{
//!   "name":"unknownName","argument":"child","path":"events[0].visit","line":1,"column":42,
//!   "message":{"sv":"…","en":"…"},"help":{"sv":"…","en":"…"}}]}
//! ```

use serde::Serialize;
use stafett_formats::artefact::{ArtefactError, ArtefactFault};
use stafett_formats::child::{BYTES_LIMIT, ChildError};
use stafett_model::proof::Words;

/// The version of the form of an error.
pub const VERSION: u32 = 1;

/// Why there is no answer: one problem or, of a child, as many as were found, in the text's order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The problems; never empty.
    pub problems: Vec<Problem>,
}

/// One thing that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Problem {
    /// Its permanent name, for machines.
    pub name: Name,
    /// The argument in which it is.
    pub argument: Argument,
    /// Where in the child's data, such as `events[3].visit`; empty for the whole argument.
    pub path: String,
    /// Line of the argument's text, from 1, where one is known.
    pub line: Option<u32>,
    /// Column, from 1, in characters, where one is known.
    pub column: Option<u32>,
    /// What is wrong, one sentence without a full stop.
    pub message: Words,
    /// What to do about it.
    pub help: Option<Words>,
}

/// The names of problems. Names are only added.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Name {
    /// An argument that is needed was not given.
    Missing,
    /// The bytes are no UTF-8.
    NotUtf8,
    /// There are more bytes than the argument may have.
    TooLarge,
    /// The bytes are no compiled programme.
    NotAProgramme,
    /// The programme was compiled to another version of the form than this library reads.
    OtherVersion,
    /// The programme was changed after it was compiled.
    DigestDiffers,
    /// The child's text is no JSON, or something in it cannot be used.
    InvalidChild,
    /// The child's text names something that the programme lacks.
    UnknownName,
    /// The day is no day from 1600-01-01 through 2799-12-31, written 2026-11-21.
    NotADay,
    /// The programme has no visit, content item at a visit or area of this id.
    UnknownRule,
    /// An error of the library itself.
    Internal,
}

/// The arguments of the library's functions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Argument {
    /// The compiled programme.
    Programme,
    /// The child.
    Child,
    /// The day for which the plan holds.
    AsOf,
    /// The last day of what is known.
    KnownAt,
    /// The id of which an explanation is wanted.
    Rule,
    /// None of them.
    None,
}

#[derive(Serialize)]
struct Out<'r> {
    stafett: &'static str,
    version: u32,
    errors: &'r [Problem],
}

impl Refusal {
    /// As one line of JSON without a line feed.
    pub fn json(&self) -> String {
        let out = Out {
            stafett: "error",
            version: VERSION,
            errors: &self.problems,
        };
        serde_json::to_string(&out).unwrap_or_default()
    }

    /// Whether the library itself is at fault and not an argument.
    pub fn is_internal(&self) -> bool {
        let internal = |problem: &Problem| problem.name == Name::Internal;
        self.problems.iter().any(internal)
    }
}

impl Problem {
    pub(crate) fn new(name: Name, argument: Argument, message: Words) -> Problem {
        Problem {
            name,
            argument,
            path: String::new(),
            line: None,
            column: None,
            message,
            help: None,
        }
    }

    pub(crate) fn help(mut self, help: Words) -> Problem {
        self.help = Some(help);
        self
    }
}

impl From<Problem> for Refusal {
    fn from(problem: Problem) -> Refusal {
        Refusal {
            problems: vec![problem],
        }
    }
}

impl From<ArtefactError> for Problem {
    fn from(error: ArtefactError) -> Problem {
        let name = match error.fault {
            ArtefactFault::TooLarge => Name::TooLarge,
            ArtefactFault::NotAProgramme => Name::NotAProgramme,
            ArtefactFault::OtherVersion => Name::OtherVersion,
            ArtefactFault::DigestDiffers => Name::DigestDiffers,
        };
        Problem {
            line: Some(error.line),
            column: Some(error.column),
            ..Problem::new(name, Argument::Programme, error.message).help(error.help)
        }
    }
}

impl Problem {
    /// The problem that `error` is in the child's `text`.
    pub(crate) fn of_child(error: ChildError, text: &str) -> Problem {
        let name = match error.unknown {
            Some(_) => Name::UnknownName,
            None if text.len() > BYTES_LIMIT => Name::TooLarge,
            None => Name::InvalidChild,
        };
        Problem {
            path: error.path,
            line: Some(error.line),
            column: Some(error.column),
            help: error.help,
            ..Problem::new(name, Argument::Child, error.message)
        }
    }
}
