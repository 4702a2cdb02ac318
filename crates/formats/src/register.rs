//! A register from YAML or JSON, and what became of it as JSON.
//!
//! ```yaml
//! id: luckor
//! title: { sv: "Kända luckor", en: "Known gaps" }
//! about: { sv: "…", en: "…" }
//! edition: idag                 # optional: the edition of which the rows speak
//! kind: account                 # optional: an account of what is, or `proposals` to decide on
//! rows:
//!   - id: G2
//!     title: { sv: "Vaccination i förskoleklass", en: "Vaccination in the preschool class" }
//!     status: found             # expressed, found, explained, mentioned or in-words
//!     rules: [bhv.v07_10m]
//!     findings: [vaccination_i_förskoleklass, no-service-named/vaccination]
//!     note: { sv: "…", en: "…" }
//! ```

mod out;

pub use out::{Summary, json};

use crate::fault::{self, Fault, Problem};
use crate::fields::{Fields, Placed};
use crate::node::{self, Form, Step};
use crate::values;
use stafett_model::proof::Words;
use stafett_model::register::{Part, Register, Row, Status};

/// Greatest number of bytes of a register's text.
pub const BYTES_LIMIT: usize = 1_048_576;

/// Reads a register. Whether its rows are true, the checker tells.
///
/// # Errors
/// Everything that is wrong with the text, in its order; at most [`fault::ERRORS_LIMIT`].
pub fn read(text: &str, form: Form) -> Result<Register, Vec<Fault>> {
    if text.len() > BYTES_LIMIT {
        return Err(vec![fault::too_large(text.len(), BYTES_LIMIT)]);
    }
    let root = fault::tree(text, form)?;
    let mut problems = Vec::new();
    let at = Placed::root(&root);
    match register(&at, &mut problems) {
        Some(register) if problems.is_empty() => Ok(register),
        _ => Err(fault::placed(problems, text)),
    }
}

/// Line and column, from 1, on which a part of a register stands in the text that [`read`] read.
pub fn place(text: &str, part: Part) -> (u32, u32) {
    let path: Vec<Step> = match part {
        Part::Row(row) => vec!["rows".into(), row.into(), "id".into()],
        Part::Rule(row, at) => vec!["rows".into(), row.into(), "rules".into(), at.into()],
        Part::Finding(row, at) => vec!["rows".into(), row.into(), "findings".into(), at.into()],
    };
    node::locate(text, &path, false)
}

fn register(at: &Placed<'_>, problems: &mut Vec<Problem>) -> Option<Register> {
    let mut fields = Fields::of(at, problems)?;
    let id = text(&mut fields, "id", problems);
    let title = words(&mut fields, "title", problems);
    let about = words(&mut fields, "about", problems);
    let edition = fields.get("edition");
    let edition = edition.and_then(|at| values::text(&at, problems));
    let kind = fields.get("kind");
    let kinds = [("account", false), ("proposals", true)];
    let proposals = kind.and_then(|at| values::choice(&at, &kinds, problems));
    let mut rows: Vec<Row> = Vec::new();
    for at in fields.list("rows", problems) {
        let Some(row) = self::row(&at, problems) else {
            continue;
        };
        if rows.iter().any(|other| other.id == row.id) {
            problems.push(Problem::new(&at.path, twice(&row.id)));
        }
        rows.push(row);
    }
    fields.finish(problems);
    Some(Register {
        id: id?,
        title: title?,
        about: about?,
        edition,
        proposals: proposals.unwrap_or_default(),
        rows,
    })
}

fn twice(id: &str) -> Words {
    let id = fault::short(id);
    Words::new(
        format!("två rader heter \"{id}\""),
        format!("two rows are called \"{id}\""),
    )
}

fn row(at: &Placed<'_>, problems: &mut Vec<Problem>) -> Option<Row> {
    let statuses = Status::ALL.map(|status| (status.name(), status));
    let mut fields = Fields::of(at, problems)?;
    let id = text(&mut fields, "id", problems);
    let title = words(&mut fields, "title", problems);
    let status = fields.must("status", problems);
    let status = status.and_then(|at| values::choice(&at, &statuses, problems));
    let rules = names(&mut fields, "rules", problems);
    let findings = names(&mut fields, "findings", problems);
    let note = fields.get("note");
    let note = note.and_then(|at| values::words(&at, problems));
    fields.finish(problems);
    Some(Row {
        id: id?,
        title: title?,
        status: status?,
        rules,
        findings,
        note: note.unwrap_or_default(),
    })
}

fn text(
    fields: &mut Fields<'_>,
    name: &'static str,
    problems: &mut Vec<Problem>,
) -> Option<String> {
    let at = fields.must(name, problems)?;
    values::text(&at, problems)
}

fn words(
    fields: &mut Fields<'_>,
    name: &'static str,
    problems: &mut Vec<Problem>,
) -> Option<Words> {
    let at = fields.must(name, problems)?;
    values::words(&at, problems)
}

fn names(fields: &mut Fields<'_>, name: &'static str, problems: &mut Vec<Problem>) -> Vec<String> {
    let all = fields.list(name, problems);
    all.iter()
        .filter_map(|at| values::text(at, problems))
        .collect()
}
