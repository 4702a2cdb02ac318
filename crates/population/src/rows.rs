//! The table of plan lines: its columns, and its rows in each form. FORMAT.md tells what they mean.

use crate::line::{Line, STATUSES, status_name};
use crate::pieces::{self, Column, Values};
use crate::sink::Encoded;
use crate::{Failure, TableForm};
use parquet::data_type::ByteArray;
use parquet::schema::types::TypePtr;
use serde::Serialize;
use stafett_model::{AsOf, Day, ItemId, Programme, VisitId};
use stafett_plan::{Dates, PlannedDay};
use std::collections::BTreeMap;

/// The days of a window, in the order of the columns.
const DAYS: [fn(&Dates) -> Option<PlannedDay>; 5] = [
    |dates| dates.earliest,
    |dates| dates.recommended,
    |dates| dates.recommended_through,
    |dates| dates.latest,
    |dates| dates.offered_through,
];

/// The names that rows are written with, by the places of ids in a programme.
pub(crate) struct Names {
    /// Of visits: what a line and its rule are called.
    visits: Vec<String>,
    items: Vec<String>,
    services: Vec<String>,
    bodies: Vec<String>,
}

impl Names {
    pub(crate) fn of(programme: &Programme) -> Names {
        Names {
            visits: programme
                .visits
                .iter()
                .map(|row| row.meta.id.clone())
                .collect(),
            items: programme
                .items
                .iter()
                .map(|row| row.meta.id.clone())
                .collect(),
            services: programme
                .services
                .iter()
                .map(|row| row.meta.id.clone())
                .collect(),
            bodies: programme
                .bodies
                .iter()
                .map(|row| row.meta.id.clone())
                .collect(),
        }
    }
}

/// Rows of some children, one child after the other.
pub(crate) struct Rows<'n> {
    names: &'n Names,
    as_of: AsOf,
    children: Vec<String>,
    lines: Vec<(usize, Line)>,
}

impl<'n> Rows<'n> {
    pub(crate) fn new(names: &'n Names, as_of: AsOf) -> Rows<'n> {
        Rows {
            names,
            as_of,
            children: Vec::new(),
            lines: Vec::new(),
        }
    }

    /// Adds a child's lines.
    pub(crate) fn add(&mut self, child: &str, lines: impl Iterator<Item = Line>) {
        let place = self.children.len();
        self.children.push(child.to_owned());
        self.lines.extend(lines.map(|line| (place, line)));
    }

    pub(crate) fn encode(&self, form: TableForm) -> Result<Encoded, Failure> {
        match form {
            TableForm::Ndjson => self.text().map(Encoded::Text),
            TableForm::Parquet => pieces::encode(&schema()?, &self.columns()).map(Encoded::Piece),
        }
    }

    fn text(&self) -> Result<Vec<u8>, Failure> {
        let mut text = Vec::with_capacity(self.lines.len().saturating_mul(256));
        for (child, line) in &self.lines {
            serde_json::to_writer(&mut text, &self.row(*child, line))
                .map_err(|error| Failure::encoding(&error))?;
            text.push(b'\n');
        }
        Ok(text)
    }

    fn row<'r>(&'r self, child: usize, line: &Line) -> Row<'r> {
        let visit = name(&self.names.visits, line.visit.index());
        let content = line.item.map(|item| name(&self.names.items, item.index()));
        Row {
            child: name(&self.children, child),
            id: self.id(line),
            rule: visit,
            content,
            status: status_name(line.status),
            earliest: on(line.dates.earliest),
            earliest_preliminary: preliminary(line.dates.earliest),
            recommended: on(line.dates.recommended),
            recommended_preliminary: preliminary(line.dates.recommended),
            recommended_through: on(line.dates.recommended_through),
            recommended_through_preliminary: preliminary(line.dates.recommended_through),
            latest: on(line.dates.latest),
            latest_preliminary: preliminary(line.dates.latest),
            offered_through: on(line.dates.offered_through),
            offered_through_preliminary: preliminary(line.dates.offered_through),
            done: line.done.map(|on| on.first),
            done_through: done_through(line),
            service: line
                .service
                .map(|id| name(&self.names.services, id.index())),
            body: line.body.map(|id| name(&self.names.bodies, id.index())),
            as_of: self.as_of.day,
            known_at: self.as_of.known,
        }
    }

    fn columns(&self) -> Vec<Column> {
        let lines = || self.lines.iter().map(|(_, line)| line);
        let names = self.names;
        let (visits, items) = (named(&names.visits), named(&names.items));
        let (services, bodies) = (named(&names.services), named(&names.bodies));
        let children = named(&self.children);
        let owner = self.lines.iter().map(|(child, _)| text(&children, *child));
        let mut columns = vec![
            always(Values::Texts(owner.collect())),
            always(Values::Texts(self.ids())),
            always(Values::Texts(
                lines()
                    .map(|line| text(&visits, line.visit.index()))
                    .collect(),
            )),
            perhaps(
                lines().map(|line| Some(text(&items, line.item?.index()))),
                Values::Texts,
            ),
            always(Values::Texts(statuses(lines()))),
        ];
        for day in DAYS {
            let numbers = lines().map(|line| Some(day(&line.dates)?.on.number()));
            columns.push(perhaps(numbers, Values::Numbers));
            let moves = lines().map(|line| preliminary(day(&line.dates)));
            columns.push(always(Values::Truths(moves.collect())));
        }
        let done = lines().map(|line| Some(line.done?.first.number()));
        columns.push(perhaps(done, Values::Numbers));
        let through = lines().map(|line| done_through(line).map(Day::number));
        columns.push(perhaps(through, Values::Numbers));
        let service = |line: &Line| Some(text(&services, line.service?.index()));
        columns.push(perhaps(lines().map(service), Values::Texts));
        let body = |line: &Line| Some(text(&bodies, line.body?.index()));
        columns.push(perhaps(lines().map(body), Values::Texts));
        for day in [self.as_of.day, self.as_of.known] {
            columns.push(always(Values::Numbers(vec![
                day.number();
                self.lines.len()
            ])));
        }
        columns
    }

    /// The ids of the lines: each distinct one is put together once.
    fn ids(&self) -> Vec<ByteArray> {
        let mut ids: BTreeMap<(VisitId, Option<ItemId>), ByteArray> = BTreeMap::new();
        let id = |(_, line): &(usize, Line)| {
            let put = || ByteArray::from(self.id(line).into_bytes());
            ids.entry((line.visit, line.item))
                .or_insert_with(put)
                .clone()
        };
        self.lines.iter().map(id).collect()
    }

    fn id(&self, line: &Line) -> String {
        let visit = name(&self.names.visits, line.visit.index());
        match line.item {
            Some(item) => format!("{visit}/{}", name(&self.names.items, item.index())),
            None => visit.to_owned(),
        }
    }
}

fn statuses<'l>(lines: impl Iterator<Item = &'l Line>) -> Vec<ByteArray> {
    let names = STATUSES.map(|(_, name)| ByteArray::from(name));
    lines
        .map(|line| text(&names, line.status as usize))
        .collect()
}

/// One row as JSON.
#[derive(Serialize)]
struct Row<'r> {
    child: &'r str,
    id: String,
    rule: &'r str,
    #[serde(skip_serializing_if = "Option::is_none")]
    content: Option<&'r str>,
    status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    earliest: Option<Day>,
    #[serde(skip_serializing_if = "is_false")]
    earliest_preliminary: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    recommended: Option<Day>,
    #[serde(skip_serializing_if = "is_false")]
    recommended_preliminary: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    recommended_through: Option<Day>,
    #[serde(skip_serializing_if = "is_false")]
    recommended_through_preliminary: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    latest: Option<Day>,
    #[serde(skip_serializing_if = "is_false")]
    latest_preliminary: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    offered_through: Option<Day>,
    #[serde(skip_serializing_if = "is_false")]
    offered_through_preliminary: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    done: Option<Day>,
    #[serde(skip_serializing_if = "Option::is_none")]
    done_through: Option<Day>,
    #[serde(skip_serializing_if = "Option::is_none")]
    service: Option<&'r str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    body: Option<&'r str>,
    as_of: Day,
    known_at: Day,
}

fn is_false(truth: &bool) -> bool {
    !truth
}

fn on(day: Option<PlannedDay>) -> Option<Day> {
    day.map(|day| day.on)
}

fn preliminary(day: Option<PlannedDay>) -> bool {
    day.is_some_and(|day| day.preliminary)
}

/// The last possible day on which it was done, where that is not the first.
fn done_through(line: &Line) -> Option<Day> {
    let on = line.done?;
    (on.last != on.first).then_some(on.last)
}

fn name(names: &[String], place: usize) -> &str {
    names.get(place).map_or("", String::as_str)
}

fn named(names: &[String]) -> Vec<ByteArray> {
    names
        .iter()
        .map(|name| ByteArray::from(name.as_str()))
        .collect()
}

fn text(names: &[ByteArray], place: usize) -> ByteArray {
    names
        .get(place)
        .cloned()
        .unwrap_or_else(|| ByteArray::from(""))
}

/// A column that lacks nothing.
fn always(values: Values) -> Column {
    Column {
        values,
        defined: Vec::new(),
        repeated: Vec::new(),
    }
}

/// A column that may lack values.
fn perhaps<T>(all: impl Iterator<Item = Option<T>>, values: fn(Vec<T>) -> Values) -> Column {
    let (mut there, mut defined) = (Vec::new(), Vec::new());
    for one in all {
        defined.push(i16::from(one.is_some()));
        there.extend(one);
    }
    Column {
        values: values(there),
        defined,
        repeated: Vec::new(),
    }
}

/// The columns, in Parquet's notation.
const SCHEMA: &str = "message plan {
  required binary child (STRING);
  required binary id (STRING);
  required binary rule (STRING);
  optional binary content (STRING);
  required binary status (STRING);
  optional int32 earliest (DATE);
  required boolean earliest_preliminary;
  optional int32 recommended (DATE);
  required boolean recommended_preliminary;
  optional int32 recommended_through (DATE);
  required boolean recommended_through_preliminary;
  optional int32 latest (DATE);
  required boolean latest_preliminary;
  optional int32 offered_through (DATE);
  required boolean offered_through_preliminary;
  optional int32 done (DATE);
  optional int32 done_through (DATE);
  optional binary service (STRING);
  optional binary body (STRING);
  required int32 as_of (DATE);
  required int32 known_at (DATE);
}";

pub(crate) fn schema() -> Result<TypePtr, Failure> {
    pieces::schema(SCHEMA)
}
