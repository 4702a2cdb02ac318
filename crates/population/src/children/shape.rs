//! How a Parquet table of children is built, as far as it can be read: its structs, lists and maps,
//! and where on the way to a value something may be missing.

use crate::Failure;
use parquet::basic::{ConvertedType, LogicalType, Repetition, Type as Physical};
use parquet::schema::types::Type;
use stafett_model::proof::Words;
use std::path::Path;

/// A field, and when it is there.
#[derive(Debug)]
pub(super) struct Shape {
    pub(super) name: String,
    /// The first of its columns.
    pub(super) column: usize,
    /// How many of its columns there are.
    pub(super) columns: usize,
    /// How much of the path must be there for it to be.
    pub(super) defined: i16,
    pub(super) of: Of,
}

/// What a field holds.
#[derive(Debug)]
pub(super) enum Of {
    Text,
    Day,
    Whole,
    Truth,
    Struct(Vec<Shape>),
    /// Elements, and the level at which a new one begins.
    List(Box<Shape>, i16),
    /// Keys and values, and the level at which a new pair begins.
    Map(Box<(Shape, Shape)>, i16),
}

/// The levels on the way to a field.
#[derive(Clone, Copy, Default)]
struct Levels {
    defined: i16,
    repeated: i16,
}

/// The fields of a table. A form that cannot be read is refused, with the field that has it.
pub(super) fn of(path: &Path, table: &Type) -> Result<Vec<Shape>, Failure> {
    let mut column = 0;
    let fields = table.get_fields().iter();
    let shapes = fields.map(|field| {
        let name = field.name();
        shape(field, Levels::default(), &mut column).ok_or_else(|| unreadable(path, name))
    });
    shapes.collect()
}

fn shape(field: &Type, at: Levels, column: &mut usize) -> Option<Shape> {
    let at = match field.get_basic_info().repetition() {
        Repetition::REQUIRED => at,
        Repetition::OPTIONAL => Levels {
            defined: at.defined + 1,
            ..at
        },
        // A list that is not marked as one.
        Repetition::REPEATED => return None,
    };
    let first = *column;
    let of = if field.is_group() {
        group(field, at, column)?
    } else {
        *column += 1;
        plain(field)?
    };
    Some(Shape {
        name: field.name().to_owned(),
        column: first,
        columns: *column - first,
        defined: at.defined,
        of,
    })
}

fn group(field: &Type, at: Levels, column: &mut usize) -> Option<Of> {
    let info = field.get_basic_info();
    let inner = Levels {
        defined: at.defined + 1,
        repeated: at.repeated + 1,
    };
    let is = |logical: LogicalType, converted: &[ConvertedType]| {
        info.logical_type_ref() == Some(&logical) || converted.contains(&info.converted_type())
    };
    if is(LogicalType::List, &[ConvertedType::LIST]) {
        let [element] = repeated(field)? else {
            return None;
        };
        let element = shape(element, inner, column)?;
        return Some(Of::List(Box::new(element), inner.repeated));
    }
    if is(
        LogicalType::Map,
        &[ConvertedType::MAP, ConvertedType::MAP_KEY_VALUE],
    ) {
        let [key, value] = repeated(field)? else {
            return None;
        };
        let pair = (shape(key, inner, column)?, shape(value, inner, column)?);
        let text = matches!(pair.0.of, Of::Text);
        return text.then(|| Of::Map(Box::new(pair), inner.repeated));
    }
    let fields = field.get_fields().iter();
    let fields = fields.map(|field| shape(field, at, column));
    fields.collect::<Option<Vec<Shape>>>().map(Of::Struct)
}

/// What is repeated inside a list or map.
fn repeated(field: &Type) -> Option<&[parquet::schema::types::TypePtr]> {
    match field.get_fields() {
        [inner] if inner.is_group() => {
            let repeats = inner.get_basic_info().repetition() == Repetition::REPEATED;
            repeats.then(|| inner.get_fields())
        }
        _ => None,
    }
}

fn plain(field: &Type) -> Option<Of> {
    let (logical, converted) = {
        let info = field.get_basic_info();
        (info.logical_type_ref(), info.converted_type())
    };
    let day = logical == Some(&LogicalType::Date) || converted == ConvertedType::DATE;
    let whole = matches!(logical, None | Some(LogicalType::Integer { .. }))
        && !matches!(
            converted,
            ConvertedType::TIME_MILLIS
                | ConvertedType::TIME_MICROS
                | ConvertedType::TIMESTAMP_MILLIS
                | ConvertedType::TIMESTAMP_MICROS
                | ConvertedType::DECIMAL
        );
    match field.get_physical_type() {
        Physical::INT32 if day => Some(Of::Day),
        Physical::INT32 | Physical::INT64 if whole => Some(Of::Whole),
        Physical::BOOLEAN => Some(Of::Truth),
        Physical::BYTE_ARRAY if converted != ConvertedType::DECIMAL => Some(Of::Text),
        _ => None,
    }
}

fn unreadable(path: &Path, name: &str) -> Failure {
    let shown = path.display();
    Failure::told(
        Words::new(
            format!("{shown}: kolumnen \"{name}\" har en form som inte kan läsas"),
            format!("{shown}: the column \"{name}\" has a form that cannot be read"),
        ),
        Words::new(
            "FORMAT.md visar kolumnernas former; dagar är DATE eller text, aldrig tidpunkter",
            "FORMAT.md shows the forms of the columns; days are DATE or text, never times of day",
        ),
    )
}
