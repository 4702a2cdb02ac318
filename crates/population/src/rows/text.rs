//! Rows as lines of NDJSON. A line is put together from parts, most of which are the same in many: there are
//! hundreds of lines for each child.

use super::{DAYS, Row, Rows, done_through};
use crate::days::digits;
use stafett_model::Day;
use stafett_plan::Status;

/// The names of the days of a window, as they begin their fields.
const NAMES: [(&str, &str); 5] = [
    ("earliest", "earliest_preliminary"),
    ("recommended", "recommended_preliminary"),
    ("recommended_through", "recommended_through_preliminary"),
    ("latest", "latest_preliminary"),
    ("offered_through", "offered_through_preliminary"),
];

/// How many bytes a line has, about.
const LINE: usize = 360;

/// What lines are put together from.
struct Parts {
    children: Vec<String>,
    kinds: Vec<String>,
    statuses: Vec<String>,
    days: Vec<(String, String)>,
    services: Vec<String>,
    bodies: Vec<String>,
    end: String,
}

impl Rows<'_> {
    /// The rows, each on a line.
    pub(super) fn text(&self) -> Vec<u8> {
        let parts = Parts::of(self);
        let mut out = Vec::with_capacity(self.rows.len().saturating_mul(LINE));
        for row in &self.rows {
            parts.line(row, &mut out);
        }
        out
    }
}

impl Parts {
    fn of(rows: &Rows<'_>) -> Parts {
        let all = |names: &[String], name: &str| {
            let fields = names.iter().map(|one| field(name, one));
            fields.collect::<Vec<String>>()
        };
        let names = rows.names;
        let kinds = names.kinds.iter().map(|kind| {
            let content = kind.content.as_ref();
            let content = content.map_or_else(String::new, |one| field("content", one));
            [field("id", &kind.id), field("rule", &kind.rule), content].concat()
        });
        let children = rows.children.iter();
        let (as_of, known) = (rows.as_of.day.to_string(), rows.as_of.known.to_string());
        Parts {
            children: children
                .map(|child| format!("{{\"child\":{}", quoted(child)))
                .collect(),
            kinds: kinds.collect(),
            statuses: Status::ALL
                .map(|status| field("status", status.code()))
                .into(),
            days: NAMES
                .map(|(day, moves)| (format!(",\"{day}\":\""), format!(",\"{moves}\":true")))
                .into(),
            services: all(&names.services, "service"),
            bodies: all(&names.bodies, "body"),
            end: [&field("as_of", &as_of), &field("known_at", &known), "}\n"].concat(),
        }
    }

    fn line(&self, row: &Row, out: &mut Vec<u8>) {
        let line = &row.line;
        put(out, at(&self.children, row.child as usize));
        put(out, at(&self.kinds, row.kind.0 as usize));
        put(out, at(&self.statuses, line.status as usize));
        for (day, (name, moves)) in DAYS.iter().zip(&self.days) {
            if let Some(day) = day(&line.dates()) {
                dated(name, day.on, out);
                if day.preliminary {
                    put(out, moves);
                }
            }
        }
        if let Some(on) = line.done_on {
            dated(",\"done\":\"", on.first, out);
        }
        if let Some(last) = done_through(line) {
            dated(",\"done_through\":\"", last, out);
        }
        put(out, at(&self.services, line.service().index()));
        if let Some(body) = line.body() {
            put(out, at(&self.bodies, body.index()));
        }
        put(out, &self.end);
    }
}

fn at(parts: &[String], place: usize) -> &str {
    parts.get(place).map_or("", String::as_str)
}

fn put(out: &mut Vec<u8>, text: &str) {
    out.extend_from_slice(text.as_bytes());
}

/// A field after others.
fn field(name: &str, value: &str) -> String {
    format!(",\"{name}\":{}", quoted(value))
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// A field that is a day, whose name and first quote are `name`.
fn dated(name: &str, day: Day, out: &mut Vec<u8>) {
    put(out, name);
    out.extend_from_slice(&digits(day));
    out.push(b'"');
}
