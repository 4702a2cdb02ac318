//! A child from YAML or JSON, against a programme, and back.
//!
//! ```yaml
//! id: tio-manader
//! born: 2026-01-15
//! as_of: 2026-11-21                    # optional: the day for which a plan is wanted
//! due_date: 2026-01-20                 # optional
//! history_complete_from: 2026-01-15    # optional, by default birth
//! facts:
//!   - {fact: elev, value: ja, from: 2026-01-15}
//! events:
//!   - {id: e1, kind: done, visit: bhv.v02_4v, on: 2026-02-12, items: [tillväxt]}
//!   - {id: e2, kind: declined, item: mpr dos 1, on: 2026-02-12}
//!   - {id: e3, kind: happened, event: hemkomst, on: 2026-01-18}
//!   - {id: e4, kind: ended, reason: emigrated, on: 2026-05-01}
//! terms:
//!   - {year: 2026, season: autumn, first_day: 2026-08-18}
//! ```
//!
//! A scenario is a child with a list of what its plan must be like:
//!
//! ```yaml
//! edition: idag                        # optional: the edition of the programme
//! title: Tvillingar födda i vecka 33   # optional
//! note: varför barnet finns med        # optional
//! expect:
//!   - {item: bhv.v02_4v, status: due, latest: 2026-02-26}
//!   - {absent: bhv.bcg}                # no such line, or not for this child
//!   - {area: vaccination, body: regionen, service: none}
//!   - {question: elev}                 # the plan asks for the fact
//! ```

mod decode;
mod expected;
mod write;

pub use expected::{Expectation, Expected, ExpectedArea, ExpectedLine, Holds};
pub(crate) use write::Out;
pub use write::{scenario, write};

use crate::node::{self, Form, Step, Unreadable, Why};
use stafett_model::proof::Words;
use stafett_model::{Child, Day, Programme};
use unicode_normalization::UnicodeNormalization;

/// Greatest number of bytes of a child's text.
pub const BYTES_LIMIT: usize = 1_048_576;

/// Greatest number of errors that one reading reports.
pub const ERRORS_LIMIT: usize = 50;

/// What a child's text says.
#[derive(Clone, Debug, PartialEq)]
pub struct ChildFile {
    /// The child.
    pub child: Child,
    /// The day for which its author wants the plan.
    pub as_of: Option<Day>,
    /// Of a scenario, the edition on which it is run; the default one where none is named.
    pub edition: Option<String>,
    /// Of a scenario, what it is about.
    pub title: Option<String>,
    /// Of a scenario, why it was written: a source or a rule.
    pub note: Option<String>,
    /// Of a scenario, what the plan must be like.
    pub expect: Vec<Expected>,
}

/// Something in a child's text, or in another of its form, that cannot be used, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChildError {
    /// Line, from 1.
    pub line: u32,
    /// Column, from 1, in characters.
    pub column: u32,
    /// Where in the data: `events[3].visit`; empty for the whole.
    pub path: String,
    /// What is wrong, one sentence without a full stop.
    pub message: Words,
    /// What to do about it.
    pub help: Option<Words>,
    /// Where a name is unknown: what was written and what is known, for "did you mean".
    pub unknown: Option<Unknown>,
}

/// A name that is unknown, and those that are known in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unknown {
    /// What was written.
    pub given: String,
    /// What could have been.
    pub known: Vec<String>,
}

/// Reads a child or scenario. Ids refer to `programme`.
///
/// # Errors
/// Everything that is wrong with the text, in its order; at most [`ERRORS_LIMIT`].
pub fn read(text: &str, form: Form, programme: &Programme) -> Result<ChildFile, Vec<ChildError>> {
    let node = tree(text, form)?;
    let (mut file, problems) = decode::decode(&node, programme);
    if problems.is_empty() {
        for (place, expected) in file.expect.iter_mut().enumerate() {
            expected.line = line_of(text, &["expect".into(), place.into()]);
        }
        return Ok(file);
    }
    Err(placed(problems, text))
}

/// The edition that a scenario's text names, as far as it can be read: which programme its names
/// refer to is known only then.
pub fn edition(text: &str, form: Form) -> Option<String> {
    let Ok(node::Node::Map(entries)) = tree(text, form) else {
        return None;
    };
    entries.into_iter().find_map(|(key, value)| match value {
        node::Node::Text(name) if key == "edition" => Some(name.nfc().collect()),
        _ => None,
    })
}

/// The tree of a text, or why it has none.
pub(crate) fn tree(text: &str, form: Form) -> Result<node::Node, Vec<ChildError>> {
    if text.len() > BYTES_LIMIT {
        return Err(vec![too_large(text.len())]);
    }
    node::read(text, form).map_err(|error| vec![unreadable(&error, form, text)])
}

/// The first problems at their places in the text, in its order.
pub(crate) fn placed(problems: Vec<Problem>, text: &str) -> Vec<ChildError> {
    let mut errors: Vec<ChildError> = problems
        .into_iter()
        .take(ERRORS_LIMIT)
        .map(|problem| problem.placed(text))
        .collect();
    errors.sort_by_key(|error| (error.line, error.column));
    errors
}

/// The line, from 1, on which the event with this id, or else the first record of the fact with
/// this name, stands in a child's text that [`read`] reads: where a plan's warning about it
/// belongs. With an empty `about`, that of the birth date.
pub fn line_about(text: &str, form: Form, about: &str) -> Option<u32> {
    let Ok(node::Node::Map(entries)) = node::read(text, form) else {
        return None;
    };
    if about.is_empty() {
        return Some(line_of(text, &["born".into()]));
    }
    let named = |list: &str, key: &str| {
        let (_, node) = entries.iter().find(|(name, _)| name == list)?;
        let node::Node::List(rows) = node else {
            return None;
        };
        let place = rows.iter().position(|row| match row {
            node::Node::Map(row) => row.iter().any(|(name, value)| {
                name == key && matches!(value, node::Node::Text(text) if text == about)
            }),
            _ => false,
        })?;
        Some(line_of(text, &[list.into(), place.into()]))
    };
    named("events", "id")
        .or_else(|| named("facts", "fact"))
        .or_else(|| named("events", "item"))
}

fn line_of(text: &str, path: &[Step]) -> u32 {
    node::locate(text, path, false).0
}

impl From<&str> for Step {
    fn from(key: &str) -> Step {
        Step::Key(key.to_owned())
    }
}

impl From<usize> for Step {
    fn from(place: usize) -> Step {
        Step::Place(place)
    }
}

/// A problem that has a path but no place in the text yet.
#[derive(Clone, Debug)]
pub(crate) struct Problem {
    path: Vec<Step>,
    at_key: bool,
    message: Words,
    help: Option<Words>,
    unknown: Option<Unknown>,
}

impl Problem {
    pub(crate) fn new(path: &[Step], message: Words) -> Problem {
        Problem {
            path: path.to_vec(),
            at_key: false,
            message,
            help: None,
            unknown: None,
        }
    }

    pub(crate) fn at_key(mut self) -> Problem {
        self.at_key = true;
        self
    }

    pub(crate) fn help(mut self, help: Words) -> Problem {
        self.help = Some(help);
        self
    }

    pub(crate) fn unknown(mut self, given: &str, known: Vec<String>) -> Problem {
        self.unknown = Some(Unknown {
            given: short(given),
            known,
        });
        self
    }

    fn placed(self, text: &str) -> ChildError {
        let (line, column) = node::locate(text, &self.path, self.at_key);
        ChildError {
            line,
            column,
            path: path_text(&self.path),
            message: self.message,
            help: self.help,
            unknown: self.unknown,
        }
    }
}

fn path_text(path: &[Step]) -> String {
    let mut text = String::new();
    for step in path {
        match step {
            Step::Key(key) if text.is_empty() => text.push_str(&short(key)),
            Step::Key(key) => text.push_str(&format!(".{}", short(key))),
            Step::Place(place) => text.push_str(&format!("[{place}]")),
        }
    }
    text
}

/// At most so much of what was written as a message can hold, without control characters.
pub(crate) fn short(text: &str) -> String {
    let plain = |letter: char| if letter.is_control() { ' ' } else { letter };
    let mut letters = text.chars();
    let mut short: String = letters.by_ref().take(60).map(plain).collect();
    if letters.next().is_some() {
        short.push('…');
    }
    short
}

fn whole(line: u32, column: u32, message: Words, help: Words) -> ChildError {
    ChildError {
        line,
        column,
        path: String::new(),
        message,
        help: Some(help),
        unknown: None,
    }
}

fn too_large(bytes: usize) -> ChildError {
    let (sv, en) = (
        format!("filen är {bytes} byte stor; ett barns fil får vara högst {BYTES_LIMIT}"),
        format!("the file has {bytes} bytes; a child's file may have at most {BYTES_LIMIT}"),
    );
    whole(
        1,
        1,
        Words::new(sv, en),
        Words::new(
            "dela upp filen: ett barn i varje",
            "split the file: one child in each",
        ),
    )
}

fn unreadable(error: &Unreadable, form: Form, text: &str) -> ChildError {
    let form = match form {
        Form::Yaml => "YAML",
        Form::Json => "JSON",
    };
    let (message, help) = match error.kind {
        Why::Malformed => (
            Words::new(
                format!("texten här är inte giltig {form}"),
                format!(
                    "the text here is not valid {form}: {}",
                    short(&error.detail)
                ),
            ),
            Words::new(
                "se efter indrag, tabbtecken, citattecken och klamrar på raden och raden ovanför",
                "look at indentation, tabs, quotes and brackets on this line and the one above",
            ),
        ),
        Why::TooDeep => (
            Words::new(
                "för många nivåer inuti varandra",
                "too many levels inside each other",
            ),
            Words::new(
                "ett barns fil behöver högst fyra nivåer",
                "a child's file needs four levels at most",
            ),
        ),
        Why::TooMany => (
            Words::new(
                format!(
                    "filen har fler än {} värden, upprepningar genom alias inräknade",
                    node::NODES_LIMIT
                ),
                format!(
                    "the file has more than {} values, repeats by aliases included",
                    node::NODES_LIMIT
                ),
            ),
            Words::new(
                "ta bort alias (*) och upprepningar",
                "remove aliases (*) and repeats",
            ),
        ),
    };
    // What is missing at the end is missing after the last line.
    let last = u32::try_from(text.lines().count())
        .unwrap_or(u32::MAX)
        .max(1);
    let (line, column) = if error.line > last {
        (last, 1)
    } else {
        (error.line, error.column)
    };
    whole(line, column, message, help)
}
