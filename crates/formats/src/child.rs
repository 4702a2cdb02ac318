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
//!   - {id: e5, kind: done, visit: bhv.v03_8v, on: 2026-03-12, results: {epds: över_gränsen}}
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
mod events;
mod expected;
mod names;
mod recorded;
mod write;

pub use expected::{Expectation, Expected, ExpectedArea, ExpectedLine, Holds};
pub use names::Names;
pub(crate) use names::Rows;
pub(crate) use write::Out;
#[cfg(feature = "yaml")]
pub use write::scenario;
pub use write::{line, value, write};

pub use crate::fault::{ERRORS_LIMIT, Fault as ChildError, Unknown};

use crate::fault;
use crate::node::{self, Form, Node, Step};
use stafett_model::{Child, Day, Programme};
use unicode_normalization::UnicodeNormalization;

/// Greatest number of bytes of a child's text.
pub const BYTES_LIMIT: usize = 1_048_576;

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

/// Reads a child or scenario. Ids refer to `programme`.
///
/// # Errors
/// Everything that is wrong with the text, in its order; at most [`ERRORS_LIMIT`].
pub fn read(text: &str, form: Form, programme: &Programme) -> Result<ChildFile, Vec<ChildError>> {
    read_by(text, form, programme, &Names::of(programme))
}

/// As [`read()`], for those who read many children of one programme: `names` are the programme's, found
/// once.
///
/// # Errors
/// As of [`read()`].
pub fn read_by(
    text: &str,
    form: Form,
    programme: &Programme,
    names: &Names,
) -> Result<ChildFile, Vec<ChildError>> {
    if text.len() > BYTES_LIMIT {
        return Err(vec![fault::too_large(text.len(), BYTES_LIMIT)]);
    }
    if node::unmarked(text).trim().is_empty() {
        return Err(vec![fault::empty()]);
    }
    let node = fault::tree(text, form)?;
    let (mut file, problems) = decode::decode(&node, programme, names);
    if problems.is_empty() {
        for (place, expected) in file.expect.iter_mut().enumerate() {
            expected.line = line_of(text, &["expect".into(), place.into()]);
        }
        return Ok(file);
    }
    Err(fault::placed(problems, text))
}

/// A child that is no text but a row of a table, put together by whoever read that.
///
/// # Errors
/// As of [`read()`], each with its path; a row has no lines, so that all are told at line and column 1.
pub fn read_row(
    row: &Node<'_>,
    programme: &Programme,
    names: &Names,
) -> Result<Child, Vec<ChildError>> {
    let (file, problems) = decode::decode(row, programme, names);
    if problems.is_empty() {
        return Ok(file.child);
    }
    Err(fault::placed(problems, ""))
}

/// The edition that a scenario's text names, as far as it can be read: which programme its names
/// refer to is known only then.
pub fn edition(text: &str, form: Form) -> Option<String> {
    let Ok(Node::Map(entries)) = node::read(text, form) else {
        return None;
    };
    entries.into_iter().find_map(|(key, value)| match value {
        Node::Text(name) if key == "edition" => Some(name.nfc().collect()),
        _ => None,
    })
}

/// The line, from 1, on which the event with this id, or else the first record of the fact with
/// this name, stands in a child's text that [`read`] reads: where a plan's warning about it
/// belongs. With an empty `about`, that of the birth date.
pub fn line_about(text: &str, form: Form, about: &str) -> Option<u32> {
    let Ok(Node::Map(entries)) = node::read(text, form) else {
        return None;
    };
    if about.is_empty() {
        return Some(line_of(text, &["born".into()]));
    }
    let named = |list: &str, key: &str| {
        let (_, node) = entries.iter().find(|(name, _)| name == list)?;
        let Node::List(rows) = node else {
            return None;
        };
        let place = rows.iter().position(|row| match row {
            Node::Map(row) => row.iter().any(|(name, value)| {
                name == key && matches!(value, Node::Text(text) if text == about)
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
