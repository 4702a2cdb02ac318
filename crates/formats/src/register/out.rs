//! What became of a register, as JSON.

use crate::fault::Fault;
use serde::Serialize;
use stafett_model::Programme;
use stafett_model::proof::{Proof, Words};
use stafett_model::register::{Register, Row, raised};
use std::collections::BTreeMap;

/// The version of the form.
const VERSION: u32 = 1;

/// A register in short: how many rows have each status.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Summary {
    /// Its name.
    pub id: String,
    /// Its title.
    pub title: Words,
    /// Whether every row is true; `None` where it speaks of another edition and was not judged.
    pub holds: Option<bool>,
    /// How many rows have each status.
    pub counts: BTreeMap<&'static str, usize>,
}

impl Summary {
    /// The summary of a register.
    pub fn of(register: &Register, holds: Option<bool>) -> Summary {
        let counts = register.counts().into_iter();
        Summary {
            id: register.id.clone(),
            title: register.title.clone(),
            holds,
            counts: counts
                .map(|(status, count)| (status.name(), count))
                .collect(),
        }
    }
}

#[derive(Serialize)]
struct Out<'a> {
    stafett: &'static str,
    version: u32,
    #[serde(flatten)]
    summary: Summary,
    about: &'a Words,
    edition: Option<&'a str>,
    rows: Vec<RowOut<'a>>,
    faults: Vec<FaultOut<'a>>,
}

#[derive(Serialize)]
struct RowOut<'a> {
    id: &'a str,
    title: &'a Words,
    status: &'static str,
    says: Words,
    rules: &'a [String],
    findings: Vec<FindingOut<'a>>,
    note: &'a Words,
}

/// A finding that a row names, and the numbers of those that it means in the list of `check`.
#[derive(Serialize)]
struct FindingOut<'a> {
    name: &'a str,
    numbers: Vec<usize>,
}

#[derive(Serialize)]
struct FaultOut<'a> {
    line: u32,
    column: u32,
    message: &'a Words,
}

/// A register with what is false in it, as indented JSON; `faults` is `None` where it speaks of
/// another edition and was not judged.
pub fn json(
    register: &Register,
    programme: &Programme,
    proof: &Proof,
    faults: Option<&[Fault]>,
) -> String {
    let holds = faults.map(<[Fault]>::is_empty);
    let out = Out {
        stafett: "register",
        version: VERSION,
        summary: Summary::of(register, holds),
        about: &register.about,
        edition: register.edition.as_deref(),
        rows: register
            .rows
            .iter()
            .map(|row| row_out(row, programme, proof))
            .collect(),
        faults: faults
            .unwrap_or_default()
            .iter()
            .map(|fault| FaultOut {
                line: fault.line,
                column: fault.column,
                message: &fault.message,
            })
            .collect(),
    };
    crate::report::text(&out)
}

fn row_out<'a>(row: &'a Row, programme: &Programme, proof: &Proof) -> RowOut<'a> {
    let number = |place: usize| place.saturating_add(1);
    let finding = |name: &'a String| FindingOut {
        name,
        numbers: raised(programme, proof, name)
            .into_iter()
            .map(number)
            .collect(),
    };
    RowOut {
        id: &row.id,
        title: &row.title,
        status: row.status.name(),
        says: row.status.words(),
        rules: &row.rules,
        findings: row.findings.iter().map(finding).collect(),
        note: &row.note,
    }
}
