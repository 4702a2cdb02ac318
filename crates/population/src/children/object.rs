//! A row of a Parquet table as a JSON object: the published form of a child, so that a row means what
//! the same child in a file means. What is null is left out.

use super::shape::{Of, Shape};
use crate::days::digits;
use crate::pieces::{Column, Values};
use parquet::data_type::ByteArray;
use stafett_formats::Fault;
use stafett_model::Day;
use stafett_model::proof::Words;
use std::fmt::Write;

/// Where in a column the next value is.
struct Cursor<'c> {
    column: &'c Column,
    /// How much of the path to a value there is when nothing is missing.
    whole: i16,
    level: usize,
    value: usize,
}

impl Cursor<'_> {
    /// How much of the path to the next value is there.
    fn defined(&self) -> i16 {
        let levels = &self.column.defined;
        levels.get(self.level).copied().unwrap_or(self.whole)
    }

    /// At which list the next value begins a new element; `None` where there is no next value.
    fn repeated(&self) -> Option<i16> {
        self.column.repeated.get(self.level).copied()
    }

    /// Goes on; the place of the value that was passed, if there was one.
    fn pass(&mut self) -> Option<usize> {
        let there = self.defined() == self.whole;
        let place = self.value;
        self.level += 1;
        self.value += usize::from(there);
        there.then_some(place)
    }
}

/// Gives `take` the rows of a table as JSON, each on one line. `whole` tells of each column how much of the path to a
/// value there is when nothing is missing.
pub(super) fn each(
    fields: &[Shape],
    columns: &[Column],
    whole: &[i16],
    rows: usize,
    mut take: impl FnMut(Result<&str, Fault>),
) {
    let cursors = columns.iter().zip(whole).map(|(column, whole)| Cursor {
        column,
        whole: *whole,
        level: 0,
        value: 0,
    });
    let mut reader = Reader {
        cursors: cursors.collect(),
        out: String::new(),
        fault: None,
    };
    for _ in 0..rows {
        reader.out.clear();
        reader.object(fields);
        take(reader.fault.take().map_or(Ok(&reader.out), Err));
    }
}

struct Reader<'c> {
    cursors: Vec<Cursor<'c>>,
    out: String,
    /// The first fault of the row. Its values are passed all the same, so that the next row begins
    /// where it should.
    fault: Option<Fault>,
}

impl Reader<'_> {
    fn object(&mut self, fields: &[Shape]) {
        self.out.push('{');
        let mut first = true;
        for field in fields {
            if self.is_there(field) {
                self.separate(&mut first);
                self.out.push_str(&field.key);
                self.value(field);
            } else {
                self.pass(field);
            }
        }
        self.out.push('}');
    }

    fn is_there(&self, shape: &Shape) -> bool {
        let first = self.cursors.get(shape.column);
        first.is_some_and(|cursor| cursor.defined() >= shape.defined)
    }

    /// Passes what is not there in every column of a field.
    fn pass(&mut self, shape: &Shape) {
        for column in shape.column..shape.column + shape.columns {
            self.next(column);
        }
    }

    fn next(&mut self, column: usize) -> Option<usize> {
        self.cursors.get_mut(column)?.pass()
    }

    /// Writes a value that is there.
    fn value(&mut self, shape: &Shape) {
        match &shape.of {
            Of::Struct(fields) => self.object(fields),
            Of::List(element, level) => {
                self.out.push('[');
                self.each(shape, *level, |reader, first| {
                    reader.separate(first);
                    reader.value_or_null(element);
                });
                self.out.push(']');
            }
            Of::Map(pair, level) => {
                self.out.push('{');
                self.each(shape, *level, |reader, first| {
                    reader.separate(first);
                    reader.value_or_null(&pair.0);
                    reader.out.push(':');
                    reader.value_or_null(&pair.1);
                });
                self.out.push('}');
            }
            Of::Text | Of::Day | Of::Whole | Of::Truth => self.leaf(shape),
        }
    }

    fn value_or_null(&mut self, shape: &Shape) {
        if self.is_there(shape) {
            self.value(shape);
        } else {
            self.out.push_str("null");
            self.pass(shape);
        }
    }

    /// Does `one` with each element of a list that is there and may be empty.
    fn each(&mut self, list: &Shape, level: i16, one: impl Fn(&mut Self, &mut bool)) {
        let defined = self.cursors.get(list.column).map(Cursor::defined);
        if defined.is_none_or(|defined| defined <= list.defined) {
            self.pass(list);
            return;
        }
        let mut first = true;
        loop {
            one(self, &mut first);
            let next = self.cursors.get(list.column).and_then(Cursor::repeated);
            if next.is_none_or(|next| next < level) {
                return;
            }
        }
    }

    fn leaf(&mut self, shape: &Shape) {
        let place = self.next(shape.column);
        let values = self
            .cursors
            .get(shape.column)
            .map(|cursor| &cursor.column.values);
        let Some((values, place)) = values.zip(place) else {
            self.out.push_str("null");
            return;
        };
        match values {
            Values::Texts(texts) => self.text(texts.get(place)),
            Values::Named(names, places) => {
                let place = places.get(place).map(|place| *place as usize);
                self.text(place.and_then(|place| names.get(place)));
            }
            Values::Numbers(numbers) => {
                let number = numbers.get(place).copied().unwrap_or_default();
                match (&shape.of, Day::from_number(number)) {
                    (Of::Day, Some(day)) => dated(&mut self.out, day),
                    (Of::Day, None) => self.wrong(no_day(number)),
                    _ => shown(&mut self.out, number),
                }
            }
            Values::Truths(truths) => {
                let truth = truths.get(place).copied().unwrap_or_default();
                shown(&mut self.out, truth);
            }
        }
    }

    fn text(&mut self, text: Option<&ByteArray>) {
        match text.map(ByteArray::as_utf8) {
            Some(Ok(text)) => quoted(&mut self.out, text),
            _ => self.wrong(not_utf8()),
        }
    }

    fn wrong(&mut self, fault: Fault) {
        self.fault.get_or_insert(fault);
    }

    fn separate(&mut self, first: &mut bool) {
        if !*first {
            self.out.push(',');
        }
        *first = false;
    }
}

fn no_day(number: i32) -> Fault {
    Fault::whole(
        Words::new(
            format!("dag {number} räknat från 1970-01-01 ligger utanför åren 1600–2799"),
            format!("day {number} from 1970-01-01 is outside the years 1600–2799"),
        ),
        Words::new("rätta datumet i tabellen", "correct the date in the table"),
    )
}

fn not_utf8() -> Fault {
    Fault::whole(
        Words::new(
            "en text på raden är inte UTF-8",
            "a text of the row is not UTF-8",
        ),
        Words::new(
            "skriv tabellens texter som UTF-8",
            "write the table's texts as UTF-8",
        ),
    )
}

fn shown(out: &mut String, value: impl std::fmt::Display) {
    // Writing to a text cannot fail.
    let _ = write!(out, "{value}");
}

fn dated(out: &mut String, day: Day) {
    out.push('"');
    out.push_str(std::str::from_utf8(&digits(day)).unwrap_or_default());
    out.push('"');
}

fn quoted(out: &mut String, text: &str) {
    let plain = |byte: u8| byte >= b' ' && byte != b'"' && byte != b'\\';
    if text.bytes().all(plain) {
        out.push('"');
        out.push_str(text);
        out.push('"');
    } else {
        shown(out, serde_json::Value::from(text));
    }
}
