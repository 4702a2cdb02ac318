//! Registers for people: one line for each after a check, and the whole of one.

use crate::draw::{paragraph, plain};
use crate::language::{either, words};
use crate::output::{Output, To};
use crate::registers::Judged;
use stafett_diag::Language;
use stafett_model::Programme;
use stafett_model::proof::Proof;
use stafett_model::register::{Register, Row, raised};

/// Prints one line for each register: its title, and how many rows have each status.
pub(crate) fn lines(judged: &[Judged], output: &mut Output) {
    if judged.is_empty() {
        return;
    }
    output.say("Register", "Registers");
    for one in judged {
        let line = format!(
            "{}: {}; {}",
            head(&one.register, output.language()),
            counts(&one.register, output.language()),
            verdict(one, output.language())
        );
        output.print(To::Results, &paragraph("  ", &line));
    }
}

/// Prints the whole of one register.
pub(crate) fn table(one: &Judged, programme: &Programme, proof: &Proof, output: &mut Output) {
    let (register, language) = (&one.register, output.language());
    output.line(&head(register, language));
    let about = plain(words(&register.about, language));
    output.print(To::Results, &paragraph("", &about));
    output.line("");
    for row in &register.rows {
        self::row(row, programme, proof, output);
    }
    let line = format!("{}; {}", counts(register, language), verdict(one, language));
    output.print(To::Results, &paragraph("", &line));
}

fn head(register: &Register, language: Language) -> String {
    let title = words(&register.title, language);
    plain(&format!("{title} ({})", register.id))
}

/// "12 rader, uttryckt i regler 5, visas av kontrollen 7".
fn counts(register: &Register, language: Language) -> String {
    let rows = match (register.rows.len(), language) {
        (1, Language::Swedish) => "1 rad".to_owned(),
        (count, Language::Swedish) => format!("{count} rader"),
        (1, Language::English) => "1 row".to_owned(),
        (count, Language::English) => format!("{count} rows"),
    };
    let counted = register
        .counts()
        .into_iter()
        .filter(|(_, count)| *count > 0);
    let counted = counted.map(|(status, count)| {
        let says = status.words();
        format!("{} {count}", words(&says, language))
    });
    let parts: Vec<String> = std::iter::once(rows).chain(counted).collect();
    parts.join(", ")
}

fn verdict(one: &Judged, language: Language) -> String {
    let edition = one.register.edition.as_deref().unwrap_or_default();
    match (&one.faults, language) {
        (None, Language::Swedish) => {
            format!("gäller utgåvan {edition} och kontrolleras med den")
        }
        (None, Language::English) => {
            format!("speaks of the edition {edition} and is checked with it")
        }
        (Some(faults), _) if faults.is_empty() => {
            either(language, "alla rader stämmer", "every row is true").to_owned()
        }
        (Some(faults), Language::Swedish) => format!("{} fel", faults.len()),
        (Some(faults), Language::English) if faults.len() == 1 => "1 error".to_owned(),
        (Some(faults), Language::English) => format!("{} errors", faults.len()),
    }
}

fn row(row: &Row, programme: &Programme, proof: &Proof, output: &mut Output) {
    let language = output.language();
    let first = format!("{}  ", plain(&row.id));
    let title = plain(words(&row.title, language));
    output.print(To::Results, &paragraph(&first, &title));
    let status = row.status.words();
    let mut said = vec![words(&status, language).to_owned()];
    if !row.rules.is_empty() {
        let rules = row.rules.join(", ");
        said.push(format!("{}: {rules}", either(language, "regler", "rules")));
    }
    let findings: Vec<String> = row
        .findings
        .iter()
        .map(|name| finding(name, programme, proof))
        .collect();
    if !findings.is_empty() {
        let findings = findings.join(", ");
        said.push(format!(
            "{}: {findings}",
            either(language, "fynd", "findings")
        ));
    }
    said.push(words(&row.note, language).to_owned());
    for line in said.iter().filter(|line| !line.trim().is_empty()) {
        output.print(To::Results, &paragraph("    ", &plain(line)));
    }
    output.line("");
}

/// A finding's name with the numbers of those that it means, as `check` counts them.
fn finding(name: &str, programme: &Programme, proof: &Proof) -> String {
    let places = raised(programme, proof, name).into_iter();
    let numbers: Vec<String> = places.map(|place| (place + 1).to_string()).collect();
    match numbers.is_empty() {
        true => name.to_owned(),
        false => format!("{name} ({})", numbers.join(", ")),
    }
}
