//! The table of plan lines: its rows, and what is written of them in each form. FORMAT.md tells what the
//! columns mean.
//!
//! | file | holds |
//! | --- | --- |
//! | `names` | the names that rows are written with, found once |
//! | `text` | rows as lines of NDJSON |
//! | `columns` | rows as columns of Parquet |

mod columns;
mod names;
mod text;

pub(crate) use columns::schema;
pub(crate) use names::Names;

use crate::sink::Encoded;
use crate::{Failure, TableForm, pieces};
use names::Kind;
use stafett_model::{AsOf, Day};
use stafett_plan::{Dates, Line, PlannedDay};

/// The days of a window, in the order of the columns.
const DAYS: [fn(&Dates) -> Option<PlannedDay>; 5] = [
    |dates| dates.earliest,
    |dates| dates.recommended,
    |dates| dates.recommended_through,
    |dates| dates.latest,
    |dates| dates.offered_through,
];

/// Rows of some children, one child after the other.
pub(crate) struct Rows<'n> {
    names: &'n Names,
    as_of: AsOf,
    children: Vec<String>,
    rows: Vec<Row>,
}

/// A line of the plan of one of the children.
#[derive(Clone, Copy)]
struct Row {
    /// The place of the child.
    child: u32,
    /// Of which rule and content it is.
    kind: Kind,
    line: Line,
}

impl<'n> Rows<'n> {
    pub(crate) fn new(names: &'n Names, as_of: AsOf) -> Rows<'n> {
        Rows {
            names,
            as_of,
            children: Vec::new(),
            rows: Vec::new(),
        }
    }

    /// Adds a child, whose lines are those that are added before the next child.
    pub(crate) fn child(&mut self, child: &str) {
        self.children.push(child.to_owned());
    }

    /// Adds a line of the child that was added last.
    pub(crate) fn line(&mut self, line: Line) {
        let last = self.children.len().saturating_sub(1);
        self.rows.push(Row {
            child: u32::try_from(last).unwrap_or(u32::MAX),
            kind: self.names.kind(line.visit(), line.item()),
            line,
        });
    }

    pub(crate) fn encode(&self, form: TableForm) -> Result<Encoded, Failure> {
        match form {
            TableForm::Ndjson => Ok(Encoded::Text(self.text())),
            TableForm::Parquet => pieces::encode(&schema()?, self.columns()).map(Encoded::Piece),
        }
    }
}

/// The last possible day on which it was done, where that is not the first.
fn done_through(line: &Line) -> Option<Day> {
    let on = line.done_on?;
    (on.last != on.first).then_some(on.last)
}
