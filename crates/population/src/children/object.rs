//! A row of a Parquet table as the tree that the published form of a child has, so that a row means what
//! the same child in a file means. What is null is left out.

use super::shape::{Of, Shape};
use crate::pieces::{Column, Values};
use parquet::data_type::ByteArray;
use stafett_formats::{Fault, Node};
use stafett_model::Day;
use stafett_model::proof::Words;

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

/// Gives `take` the rows of a table. `whole` tells of each column how much of the path to a value there is when
/// nothing is missing.
pub(super) fn each<'c>(
    fields: &'c [Shape],
    columns: &'c [Column],
    whole: &[i16],
    rows: usize,
    mut take: impl FnMut(Result<Node<'c>, Box<Fault>>),
) {
    let cursors = columns.iter().zip(whole).map(|(column, whole)| Cursor {
        column,
        whole: *whole,
        level: 0,
        value: 0,
    });
    let mut reader = Reader {
        cursors: cursors.collect(),
        fault: None,
    };
    for _ in 0..rows {
        let row = reader.object(fields);
        take(reader.fault.take().map_or(Ok(row), Err));
    }
}

struct Reader<'c> {
    cursors: Vec<Cursor<'c>>,
    /// The first fault of the row. Its values are passed all the same, so that the next row begins
    /// where it should.
    fault: Option<Box<Fault>>,
}

impl<'c> Reader<'c> {
    fn object(&mut self, fields: &'c [Shape]) -> Node<'c> {
        let mut entries = Vec::with_capacity(fields.len());
        for field in fields {
            if self.is_there(field) {
                entries.push((field.name.as_str().into(), self.value(field)));
            } else {
                self.pass(field);
            }
        }
        Node::Map(entries)
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

    /// A value that is there.
    fn value(&mut self, shape: &'c Shape) -> Node<'c> {
        match &shape.of {
            Of::Struct(fields) => self.object(fields),
            Of::List(element, level) => {
                let mut elements = Vec::new();
                self.each(shape, *level, |reader| {
                    elements.push(reader.value_or_nothing(element));
                });
                Node::List(elements)
            }
            Of::Map(pair, level) => {
                let mut entries = Vec::new();
                self.each(shape, *level, |reader| {
                    let key = match reader.value_or_nothing(&pair.0) {
                        Node::Text(key) => key,
                        // A table whose keys are no texts is refused; a key that is none has a fault.
                        _ => "".into(),
                    };
                    entries.push((key, reader.value_or_nothing(&pair.1)));
                });
                Node::Map(entries)
            }
            Of::Text | Of::Day | Of::Whole | Of::Truth => self.leaf(shape),
        }
    }

    fn value_or_nothing(&mut self, shape: &'c Shape) -> Node<'c> {
        if self.is_there(shape) {
            return self.value(shape);
        }
        self.pass(shape);
        Node::Nothing
    }

    /// Does `one` with each element of a list that is there and may be empty.
    fn each(&mut self, list: &Shape, level: i16, mut one: impl FnMut(&mut Self)) {
        let defined = self.cursors.get(list.column).map(Cursor::defined);
        if defined.is_none_or(|defined| defined <= list.defined) {
            self.pass(list);
            return;
        }
        loop {
            one(self);
            let next = self.cursors.get(list.column).and_then(Cursor::repeated);
            if next.is_none_or(|next| next < level) {
                return;
            }
        }
    }

    fn leaf(&mut self, shape: &Shape) -> Node<'c> {
        let place = self.next(shape.column);
        let column = self.cursors.get(shape.column).map(|cursor| cursor.column);
        let Some((column, place)) = column.zip(place) else {
            return Node::Nothing;
        };
        match &column.values {
            Values::Texts(texts) => self.text(texts.get(place)),
            Values::Named(names, places) => {
                let place = places.get(place).map(|place| *place as usize);
                self.text(place.and_then(|place| names.get(place)))
            }
            Values::Numbers(numbers) => {
                let number = numbers.get(place).copied().unwrap_or_default();
                match (&shape.of, Day::from_number(number)) {
                    (Of::Day, Some(day)) => Node::Day(day),
                    (Of::Day, None) => self.wrong(no_day(number)),
                    _ => Node::Whole(number.into()),
                }
            }
            Values::Truths(truths) => Node::Truth(truths.get(place).copied().unwrap_or_default()),
        }
    }

    fn text(&mut self, text: Option<&'c ByteArray>) -> Node<'c> {
        match text.map(ByteArray::as_utf8) {
            Some(Ok(text)) => Node::Text(text.into()),
            _ => self.wrong(not_utf8()),
        }
    }

    fn wrong(&mut self, fault: Fault) -> Node<'c> {
        self.fault.get_or_insert_with(|| Box::new(fault));
        Node::Nothing
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
