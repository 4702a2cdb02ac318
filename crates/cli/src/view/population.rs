//! What a population's plans come to, for people.

use super::large;
use crate::draw::plain;
use crate::language::either;
use stafett_diag::Language;
use stafett_model::proof::Words;
use stafett_model::{Day, Programme};
use stafett_plan::Status;
use stafett_population::{Counts, Month, Summary};

/// The summary as text: visits per service and month, and where visits stand per rule.
pub(crate) fn text(
    programme: &Programme,
    summary: &Summary,
    as_of: Day,
    language: Language,
) -> String {
    let say = |sv, en| either(language, sv, en);
    let title = plain(&programme.meta.title);
    let children = large(summary.children);
    let mut text = format!(
        "{title}: {} {as_of}, {children} {}\n",
        say("planer per", "plans as of"),
        say("barn", "children"),
    );
    for service in &programme.services {
        let load = summary.load.iter();
        let own = load.filter(|((id, _), _)| {
            programme
                .service(*id)
                .is_some_and(|row| row.meta.id == service.meta.id)
        });
        let rows: Vec<(String, Counts)> = own
            .map(|((_, month), counts)| (month_name(*month, language), *counts))
            .collect();
        if !rows.is_empty() {
            text.push_str(&format!("\n{}\n", plain(&service.meta.title)));
            let first = say("rekommenderad månad", "recommended month");
            text.push_str(&table(first, &rows, language));
        }
    }
    let rules = summary.rules.iter().map(|(rule, counts)| {
        let id = programme
            .visit(*rule)
            .map_or("?", |row| row.meta.id.as_str());
        (plain(id), *counts)
    });
    let rules: Vec<(String, Counts)> = rules.collect();
    if !rules.is_empty() {
        text.push_str(&format!(
            "\n{}\n",
            say("Besök per regel", "Visits per rule")
        ));
        text.push_str(&table(say("regel", "rule"), &rules, language));
    }
    text
}

fn month_name(month: Option<Month>, language: Language) -> String {
    match month {
        Some(Month { year, month }) => format!("{year}-{month:02}"),
        None => either(language, "utan dag", "without a day").to_owned(),
    }
}

/// A table of the statuses that occur, in the order in which a reader asks for them.
fn table(first: &str, rows: &[(String, Counts)], language: Language) -> String {
    let occurs = |place: &usize| rows.iter().any(|(_, counts)| counts.get(*place) > Some(&0));
    let places: Vec<usize> = (0..Status::ALL.len()).filter(occurs).collect();
    let heading = |place: &usize| {
        Status::ALL.get(*place).map_or(String::new(), |status| {
            let words = Words::new(status.sv(), status.en());
            crate::language::words(&words, language).to_owned()
        })
    };
    let mut cells = vec![vec![first.to_owned()]];
    cells[0].extend(places.iter().map(heading));
    for (name, counts) in rows {
        let mut row = vec![name.clone()];
        let count = |place: &usize| counts.get(*place).copied().unwrap_or(0);
        row.extend(places.iter().map(|place| large(count(place))));
        cells.push(row);
    }
    aligned(&cells)
}

/// Rows of cells with the first column to the left and the others to the right.
fn aligned(cells: &[Vec<String>]) -> String {
    let columns = cells.first().map_or(0, Vec::len);
    let width = |column: usize| {
        let cells = cells.iter().filter_map(|row| row.get(column));
        cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..columns).map(width).collect();
    let mut text = String::new();
    for row in cells {
        for (place, (cell, width)) in row.iter().zip(&widths).enumerate() {
            let width = *width;
            text.push_str(&match place {
                0 => format!("  {cell:<width$}"),
                _ => format!("  {cell:>width$}"),
            });
        }
        text.push('\n');
    }
    text
}
