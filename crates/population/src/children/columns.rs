//! The columns of a Parquet table of children: the published form of a child, with lists of records
//! inside a row. FORMAT.md tells what they mean.

use super::schema;
use crate::Failure;
use crate::pieces::{Column, Values};
use parquet::basic::{ConvertedType, LogicalType, Repetition, Type as Physical};
use parquet::data_type::ByteArray;
use parquet::schema::types::{Type, TypePtr};
use serde_json::Value;
use stafett_formats::child;
use stafett_model::proof::Words;
use stafett_model::{Child, Day, Programme};
use std::path::Path;

/// The columns, in Parquet's notation.
pub(super) const SCHEMA: &str = "message children {
  required binary id (STRING);
  required int32 born (DATE);
  optional int32 due_date (DATE);
  optional int32 history_complete_from (DATE);
  optional group facts (LIST) {
    repeated group list {
      required group element {
        optional binary id (STRING);
        optional binary fact (STRING);
        optional binary value (STRING);
        optional int32 from (DATE);
        optional int32 recorded (DATE);
        optional binary corrects (STRING);
      }
    }
  }
  optional group events (LIST) {
    repeated group list {
      required group element {
        optional binary id (STRING);
        optional binary kind (STRING);
        optional binary visit (STRING);
        optional binary item (STRING);
        optional binary product (STRING);
        optional binary event (STRING);
        optional binary transition (STRING);
        optional binary reason (STRING);
        optional binary on (STRING);
        optional int32 recorded (DATE);
        optional binary corrects (STRING);
        optional group items (LIST) {
          repeated group list {
            required group element {
              required binary item (STRING);
              optional binary product (STRING);
            }
          }
        }
        optional group results (MAP) {
          repeated group key_value {
            required binary key (STRING);
            optional binary value (STRING);
          }
        }
      }
    }
  }
  optional group terms (LIST) {
    repeated group list {
      required group element {
        optional int32 year;
        optional binary season (STRING);
        optional int32 first_day (DATE);
      }
    }
  }
}";

/// Refuses a table whose columns are none of a child's, before the first row is read.
pub(super) fn judge(path: &Path, given: &Type) -> Result<(), Failure> {
    let known = schema()?;
    let named = |fields: &[TypePtr], name: &str| fields.iter().any(|field| field.name() == name);
    let shown = path.display();
    let help = Words::new(
        "välj ut och döp om kolumnerna efter FORMAT.md",
        "select and name the columns after FORMAT.md",
    );
    for field in given.get_fields() {
        let name = field.name();
        if !named(known.get_fields(), name) {
            let message = Words::new(
                format!("{shown}: ett barn har ingen kolumn \"{name}\""),
                format!("{shown}: a child has no column \"{name}\""),
            );
            return Err(Failure::told(message, help));
        }
    }
    for name in ["id", "born"] {
        if !named(given.get_fields(), name) {
            let message = Words::new(
                format!("{shown}: kolumnen \"{name}\" saknas"),
                format!("{shown}: the column \"{name}\" is missing"),
            );
            return Err(Failure::told(message, help));
        }
    }
    Ok(())
}

/// Children as columns.
pub(super) fn of(programme: &Programme, children: &[Child]) -> Result<Vec<Column>, Failure> {
    let schema = schema()?;
    let mut shredder = Shredder {
        columns: Vec::new(),
    };
    schema
        .get_fields()
        .iter()
        .for_each(|field| shredder.open(field));
    for child in children {
        let row = child::value(programme, child);
        let mut column = 0;
        for field in schema.get_fields() {
            let value = row.get(field.name());
            shredder.put(field, value, Levels::default(), &mut column);
        }
    }
    Ok(shredder.columns)
}

/// Where on the path from the row to a value we are.
#[derive(Clone, Copy, Default)]
struct Levels {
    /// How many of the optional and repeated steps so far are there.
    defined: i16,
    /// At which list a new element has begun.
    repeated: i16,
    /// How many lists we are inside.
    lists: i16,
}

/// Takes rows apart into columns, after "Dremel: Interactive Analysis of Web-Scale Datasets" (VLDB
/// 2010), as Parquet asks.
struct Shredder {
    columns: Vec<Column>,
}

impl Shredder {
    /// Adds the columns of a field.
    fn open(&mut self, field: &TypePtr) {
        if field.is_group() {
            field.get_fields().iter().for_each(|inner| self.open(inner));
            return;
        }
        let values = match field.get_physical_type() {
            Physical::INT32 => Values::Numbers(Vec::new()),
            _ => Values::Texts(Vec::new()),
        };
        self.columns.push(Column {
            values,
            defined: Vec::new(),
            repeated: Vec::new(),
        });
    }

    /// Puts a value into the columns of its field, of which `column` is the first; afterwards it is
    /// the first of the next field.
    fn put(&mut self, field: &TypePtr, value: Option<&Value>, at: Levels, column: &mut usize) {
        let value = value.filter(|value| !value.is_null());
        let optional = field.get_basic_info().repetition() == Repetition::OPTIONAL;
        let Some(value) = value else {
            self.nothing(field, at, column);
            return;
        };
        let at = Levels {
            defined: at.defined + i16::from(optional),
            ..at
        };
        if !field.is_group() {
            self.leaf(field, value, at, column);
            return;
        }
        match field.get_fields() {
            [repeated] if is_repeated(repeated) => self.elements(repeated, value, at, column),
            fields => {
                // A text in the place of a struct is its first field: an item without a product.
                let alone = value.is_string();
                for (place, inner) in fields.iter().enumerate() {
                    let own = match (alone, place) {
                        (false, _) => value.get(inner.name()),
                        (true, 0) => Some(value),
                        (true, _) => None,
                    };
                    self.put(inner, own, at, column);
                }
            }
        }
    }

    /// Puts the elements of a list, or the entries of a map.
    fn elements(&mut self, repeated: &TypePtr, value: &Value, at: Levels, column: &mut usize) {
        let elements: Vec<Vec<Value>> = match value {
            Value::Array(elements) => elements.iter().map(|one| vec![one.clone()]).collect(),
            Value::Object(entries) => {
                let pair =
                    |(key, value): (&String, &Value)| vec![key.as_str().into(), value.clone()];
                entries.iter().map(pair).collect()
            }
            _ => Vec::new(),
        };
        if elements.is_empty() {
            self.nothing(repeated, at, column);
            return;
        }
        let first = *column;
        let lists = at.lists + 1;
        for (place, element) in elements.iter().enumerate() {
            *column = first;
            let at = Levels {
                defined: at.defined + 1,
                repeated: if place == 0 { at.repeated } else { lists },
                lists,
            };
            for (field, value) in repeated.get_fields().iter().zip(element) {
                self.put(field, Some(value), at, column);
            }
        }
    }

    /// Notes in every column of a field that there is no value.
    fn nothing(&mut self, field: &TypePtr, at: Levels, column: &mut usize) {
        if field.is_group() {
            for inner in field.get_fields() {
                self.nothing(inner, at, column);
            }
            return;
        }
        if let Some(own) = self.columns.get_mut(*column) {
            own.defined.push(at.defined);
            own.repeated.push(at.repeated);
        }
        *column += 1;
    }

    fn leaf(&mut self, field: &TypePtr, value: &Value, at: Levels, column: &mut usize) {
        if let Some(own) = self.columns.get_mut(*column) {
            own.defined.push(at.defined);
            own.repeated.push(at.repeated);
            match &mut own.values {
                Values::Texts(texts) => texts.push(ByteArray::from(plain(value).as_str())),
                Values::Numbers(numbers) => numbers.push(number(field, value)),
                Values::Truths(truths) => truths.push(value.as_bool().unwrap_or(false)),
                // Columns are opened with texts of their own.
                Values::Named(..) => {}
            }
        }
        *column += 1;
    }
}

fn is_repeated(field: &TypePtr) -> bool {
    field.get_basic_info().repetition() == Repetition::REPEATED
}

fn plain(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}

/// A whole number, or the number of a day.
fn number(field: &TypePtr, value: &Value) -> i32 {
    let of = field.get_basic_info();
    let is_day = of.logical_type_ref() == Some(&LogicalType::Date)
        || of.converted_type() == ConvertedType::DATE;
    let number = if is_day {
        value
            .as_str()
            .and_then(|text| Day::parse(text).ok())
            .map(Day::number)
    } else {
        value.as_i64().and_then(|number| i32::try_from(number).ok())
    };
    number.unwrap_or_default()
}
