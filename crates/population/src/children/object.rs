//! One row of a Parquet table as a JSON object: the published form of a child, so that a row means
//! what the same child in a file means. What is null is left out.

use super::whole;
use parquet::record::{Field, Row};
use stafett_formats::Fault;
use stafett_model::Day;
use stafett_model::proof::Words;
use std::fmt::Write;

/// A row as JSON, on one line.
pub(super) fn text(row: &Row) -> Result<String, Fault> {
    let mut out = String::with_capacity(1024);
    object(&mut out, row)?;
    Ok(out)
}

fn object(out: &mut String, row: &Row) -> Result<(), Fault> {
    out.push('{');
    let mut first = true;
    for (name, field) in row.get_column_iter() {
        if *field == Field::Null {
            continue;
        }
        separated(out, &mut first);
        quoted(out, name);
        out.push(':');
        value(out, field)?;
    }
    out.push('}');
    Ok(())
}

fn value(out: &mut String, field: &Field) -> Result<(), Fault> {
    match field {
        Field::Null => out.push_str("null"),
        Field::Str(text) => quoted(out, text),
        Field::Date(number) => day(out, *number)?,
        Field::Group(row) => object(out, row)?,
        Field::ListInternal(list) => {
            out.push('[');
            let mut first = true;
            for element in list.elements() {
                separated(out, &mut first);
                value(out, element)?;
            }
            out.push(']');
        }
        Field::MapInternal(map) => {
            out.push('{');
            let mut first = true;
            for (key, of) in map.entries() {
                separated(out, &mut first);
                value(out, key)?;
                out.push(':');
                value(out, of)?;
            }
            out.push('}');
        }
        Field::Bool(one) => shown(out, one),
        Field::Byte(one) => shown(out, one),
        Field::Short(one) => shown(out, one),
        Field::Int(one) => shown(out, one),
        Field::Long(one) => shown(out, one),
        Field::UByte(one) => shown(out, one),
        Field::UShort(one) => shown(out, one),
        Field::UInt(one) => shown(out, one),
        Field::ULong(one) => shown(out, one),
        // Of a time of day or a fraction the text tells what it is; no field of a child takes it.
        other => quoted(out, &other.to_string()),
    }
    Ok(())
}

fn separated(out: &mut String, first: &mut bool) {
    if !*first {
        out.push(',');
    }
    *first = false;
}

fn day(out: &mut String, number: i32) -> Result<(), Fault> {
    let Some(day) = Day::from_number(number) else {
        return Err(whole(
            Words::new(
                format!("dag {number} räknat från 1970-01-01 ligger utanför åren 1600–2799"),
                format!("day {number} from 1970-01-01 is outside the years 1600–2799"),
            ),
            Words::new("rätta datumet i tabellen", "correct the date in the table"),
        ));
    };
    shown(out, format_args!("\"{day}\""));
    Ok(())
}

fn shown(out: &mut String, value: impl std::fmt::Display) {
    // Writing to a text cannot fail.
    let _ = write!(out, "{value}");
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
