//! Rows as columns of Parquet.

use super::names::KindNames;
use super::{DAYS, Row, Rows, done_through};
use crate::Failure;
use crate::pieces::{self, Column, Values};
use parquet::data_type::ByteArray;
use parquet::schema::types::TypePtr;
use stafett_model::{BodyId, Day};
use stafett_plan::{PlannedDay, Status};

/// What a column holds, in the order of the schema.
#[derive(Clone, Copy)]
enum Holds {
    Child,
    Id,
    Rule,
    Content,
    Status,
    On(usize),
    Moves(usize),
    Done,
    DoneThrough,
    Service,
    Body,
    AsOf,
    KnownAt,
}

const COLUMNS: [Holds; 21] = [
    Holds::Child,
    Holds::Id,
    Holds::Rule,
    Holds::Content,
    Holds::Status,
    Holds::On(0),
    Holds::Moves(0),
    Holds::On(1),
    Holds::Moves(1),
    Holds::On(2),
    Holds::Moves(2),
    Holds::On(3),
    Holds::Moves(3),
    Holds::On(4),
    Holds::Moves(4),
    Holds::Done,
    Holds::DoneThrough,
    Holds::Service,
    Holds::Body,
    Holds::AsOf,
    Holds::KnownAt,
];

impl Rows<'_> {
    /// The columns, in the order of the schema, each put together when it is asked for: all at once they
    /// would take several times the memory of the rows.
    pub(super) fn columns(&self) -> impl Iterator<Item = Column> {
        COLUMNS.into_iter().map(|of| self.column(of))
    }

    fn column(&self, of: Holds) -> Column {
        let names = self.names;
        let all = |day: Day| Column::whole(Values::Numbers(vec![day.number(); self.rows.len()]));
        match of {
            Holds::Child => {
                let children = named(&self.children);
                self.texts(&children, |row| row.child as usize).required()
            }
            Holds::Id => self.kinds(|kind| Some(&kind.id)).required(),
            Holds::Rule => self.kinds(|kind| Some(&kind.rule)).required(),
            Holds::Content => self.kinds(|kind| kind.content.as_deref()),
            Holds::Status => {
                let statuses = Status::ALL.map(|status| Some(ByteArray::from(status.code())));
                self.texts(&statuses, |row| row.line.status as usize)
                    .required()
            }
            Holds::On(which) => self.days(|row| Some(day(row, which)?.on)),
            Holds::Moves(which) => {
                let moves = |row: &Row| day(row, which).is_some_and(|day| day.preliminary);
                Column::whole(Values::Truths(self.rows.iter().map(moves).collect()))
            }
            Holds::Done => self.days(|row| Some(row.line.done_on?.first)),
            Holds::DoneThrough => self.days(|row| done_through(&row.line)),
            Holds::Service => self.texts(&named(&names.services), |row| row.line.service().index()),
            Holds::Body => {
                let body = |row: &Row| row.line.body().map_or(usize::MAX, BodyId::index);
                self.texts(&named(&names.bodies), body)
            }
            Holds::AsOf => all(self.as_of.day),
            Holds::KnownAt => all(self.as_of.known),
        }
    }

    /// A column of the texts at these places of a list; where there is none, a row lacks it.
    fn texts(&self, texts: &[Option<ByteArray>], place: impl Fn(&Row) -> usize) -> Column {
        let known = |place: usize| texts.get(place)?.as_ref().and(u32::try_from(place).ok());
        let places = self.rows.iter().map(|row| known(place(row)));
        let texts = texts.iter().map(|text| text.clone().unwrap_or_default());
        let texts = texts.collect();
        Column::of(places, |places| Values::Named(texts, places))
    }

    /// A column of what the rows' kinds are called.
    fn kinds(&self, name: fn(&KindNames) -> Option<&str>) -> Column {
        let kinds = self.names.kinds.iter();
        let texts: Vec<_> = kinds.map(|kind| name(kind).map(ByteArray::from)).collect();
        self.texts(&texts, |row| row.kind.0 as usize)
    }

    fn days(&self, day: impl Fn(&Row) -> Option<Day>) -> Column {
        let number = |row| day(row).map(Day::number);
        Column::of(self.rows.iter().map(number), Values::Numbers)
    }
}

fn day(row: &Row, which: usize) -> Option<PlannedDay> {
    DAYS.get(which).and_then(|day| day(&row.line.dates()))
}

fn named(names: &[String]) -> Vec<Option<ByteArray>> {
    let text = |name: &String| Some(ByteArray::from(name.as_str()));
    names.iter().map(text).collect()
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
