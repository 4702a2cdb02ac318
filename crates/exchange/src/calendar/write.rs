//! The calendar as text.

use crate::say::Say;
use icalendar::{Calendar, Class, Component, EventStatus, Property};
use stafett_model::Day;

/// Greatest number of bytes of a line, its end not counted.
const LINE_LIMIT: usize = 75;

/// What is written of one entry.
pub(super) struct Event {
    /// The id by which calendars know it.
    pub(super) uid: String,
    /// Its day.
    pub(super) day: Day,
    /// The line that is always shown.
    pub(super) summary: String,
    /// What is shown when it is opened.
    pub(super) description: String,
}

/// A calendar of whole days. Everything that the library would take from a clock or from chance is
/// given: the stamp is the as-of day, and a later plan has a greater sequence.
pub(super) fn calendar(
    name: &str,
    say: Say,
    as_of: Day,
    events: impl Iterator<Item = Event>,
) -> String {
    let mut calendar = Calendar::empty();
    let product = format!("-//Stafett//Plan//{}", say.tag().to_uppercase());
    calendar
        .append_property(("VERSION", "2.0"))
        .append_property(("PRODID", product.as_str()))
        .append_property(("CALSCALE", "GREGORIAN"))
        .append_property(("METHOD", "PUBLISH"))
        .append_property(text("NAME", name))
        .append_property(text("X-WR-CALNAME", name));
    for event in events {
        calendar.push(written(&event, as_of));
    }
    folded(&calendar.to_string())
}

/// Lines of at most 75 bytes, none broken inside a letter. The library folds as well, but its last
/// piece of a line may be a byte too long.
fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let whole = text.replace("\r\n ", "");
    for line in whole.split_terminator("\r\n") {
        let mut length = 0;
        for letter in line.chars() {
            if length + letter.len_utf8() > LINE_LIMIT {
                out.push_str("\r\n ");
                length = 1;
            }
            out.push(letter);
            length += letter.len_utf8();
        }
        out.push_str("\r\n");
    }
    out
}

fn written(event: &Event, as_of: Day) -> icalendar::Event {
    let next = event.day.plus(1).unwrap_or(event.day);
    let mut written = icalendar::Event::new();
    written
        .uid(&event.uid)
        .add_property("DTSTAMP", format!("{}T000000Z", digits(as_of)))
        .sequence(as_of.number().max(0).unsigned_abs())
        .append_property(date("DTSTART", event.day))
        .append_property(date("DTEND", next))
        .append_property(text("SUMMARY", &event.summary))
        .append_property(text("DESCRIPTION", &event.description))
        .class(Class::Private)
        .status(EventStatus::Tentative)
        .append_property(("TRANSP", "TRANSPARENT"));
    written.done()
}

fn digits(day: Day) -> String {
    day.to_string().replace('-', "")
}

fn date(key: &str, day: Day) -> Property {
    let mut property = Property::new(key, digits(day));
    property.add_parameter("VALUE", "DATE").done()
}

/// A text: line ends are line feeds, which the library escapes, and no other control character is
/// left in it, since one could end the line.
fn text(key: &str, text: &str) -> Property {
    let plain: String = text
        .replace("\r\n", "\n")
        .chars()
        .map(|one| {
            if one.is_control() && one != '\n' {
                ' '
            } else {
                one
            }
        })
        .collect();
    let mut property = Property::new(key, plain);
    match key {
        "SUMMARY" | "DESCRIPTION" => property,
        // The library escapes what it knows to be text.
        _ => property.add_parameter("VALUE", "TEXT").done(),
    }
}
