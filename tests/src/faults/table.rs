//! The results as a table for people.

use super::Verdict;
use super::mutant::Expected;
use std::collections::BTreeSet;

/// The table, one line per mutant, and the summary below it.
pub fn table(verdicts: &[Verdict]) -> String {
    let rows: Vec<[&str; 5]> = verdicts.iter().map(cells).collect();
    let head = ["number and name", "of", "raises", "outcome", "because"];
    let widths: [usize; 4] = std::array::from_fn(|column| {
        let cells = rows.iter().chain([&head]).map(|row| row[column]);
        cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
    });
    let mut table = line(&head, &widths);
    for (row, verdict) in rows.iter().zip(verdicts) {
        table.push_str(&line(row, &widths));
        if let Some(why) = &verdict.missed {
            table.push_str(&format!("    {why}\n"));
        }
    }
    table + &summary(verdicts)
}

fn cells<'v>(verdict: &'v Verdict) -> [&'v str; 5] {
    let mutant = verdict.mutant;
    let outcome = match (&mutant.expected, &verdict.missed) {
        (_, Some(_)) => "MISSED",
        (Expected::Finding { .. }, None) => "raised",
        (Expected::Nothing, None) => "clean",
    };
    [
        &mutant.name,
        mutant.of.as_str(),
        mutant.expected.as_str(),
        outcome,
        &mutant.because,
    ]
}

fn line(cells: &[&str; 5], widths: &[usize; 4]) -> String {
    let padded = cells.iter().zip(widths);
    let padded: Vec<String> = padded
        .map(|(cell, width)| format!("{cell:width$}"))
        .collect();
    format!("{}  {}\n", padded.join("  "), cells[4])
}

fn summary(verdicts: &[Verdict]) -> String {
    let of = |twin: bool| {
        let kind = |verdict: &&Verdict| (verdict.mutant.expected == Expected::Nothing) == twin;
        let all = verdicts.iter().filter(kind);
        let met = all.clone().filter(|verdict| verdict.missed.is_none());
        (met.count(), all.count())
    };
    let ((raised, faults), (clean, twins)) = (of(false), of(true));
    let names: BTreeSet<&str> = verdicts
        .iter()
        .filter(|verdict| verdict.missed.is_none())
        .map(|verdict| &verdict.mutant.expected)
        .filter(|expected| **expected != Expected::Nothing)
        .map(Expected::as_str)
        .collect();
    format!(
        "\n{raised} of {faults} faults raised, {clean} of {twins} twins clean, {} finding names covered\n",
        names.len()
    )
}
