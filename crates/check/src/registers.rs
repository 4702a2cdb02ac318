//! A register's rows against the programme and its proof: a row may not claim what is not so.

use stafett_model::Programme;
use stafett_model::declared::Kind;
use stafett_model::proof::{Proof, Words};
use stafett_model::register::{Part, Register, Row, Status, raised};

/// What a row claims although it is not so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FalseRow {
    /// The part of the register that is wrong.
    pub part: Part,
    /// What is wrong, one sentence without a full stop.
    pub says: Words,
    /// What to do about it.
    pub help: Words,
    /// Of a name that is unknown, the names that are known, for "did you mean".
    pub known: Vec<String>,
}

/// What is false in a register that speaks of this programme, in its order.
pub fn registers(programme: &Programme, proof: &Proof, register: &Register) -> Vec<FalseRow> {
    let declared = declared(programme);
    let mut found = Vec::new();
    for (place, row) in register.rows.iter().enumerate() {
        found.extend(lacks(place, row));
        for (at, name) in row.rules.iter().enumerate() {
            if declared.binary_search(name).is_err() {
                found.push(undeclared(Part::Rule(place, at), name, &declared));
            }
        }
        for (at, name) in row.findings.iter().enumerate() {
            if raised(programme, proof, name).is_empty() {
                found.push(not_raised(Part::Finding(place, at), name, programme, proof));
            }
        }
    }
    found
}

/// The names of all rules, ascending: those that are declared, and of a declaration that makes several
/// visits also the name of each. An acceptance is no rule.
fn declared(programme: &Programme) -> Vec<String> {
    let all = programme.declarations();
    let rules = all.iter().filter(|one| one.kind != Kind::Acceptance);
    let rules = rules.map(|one| one.id.to_owned());
    let visits = programme.visits.iter().map(|visit| visit.meta.id.clone());
    let mut names: Vec<String> = rules.chain(visits).collect();
    names.sort();
    names.dedup();
    names
}

/// What a row's status asks for and the row does not have.
fn lacks(place: usize, row: &Row) -> Option<FalseRow> {
    let status = row.status.name();
    let (missing, field) = match row.status {
        Status::Expressed => (row.rules.is_empty(), "rules"),
        Status::Found => (row.findings.is_empty(), "findings"),
        Status::Explained | Status::Mentioned | Status::InWords => (
            row.note.sv.trim().is_empty() || row.note.en.trim().is_empty(),
            "note",
        ),
    };
    missing.then(|| FalseRow {
        part: Part::Row(place),
        says: Words::new(
            format!("raden {} har status {status} men inget \"{field}\"", row.id),
            format!("the row {} has status {status} but no \"{field}\"", row.id),
        ),
        help: Words::new(
            "expressed kräver rules, found kräver findings, de andra kräver note på båda språken",
            "expressed needs rules, found needs findings, the others need a note in both languages",
        ),
        known: Vec::new(),
    })
}

fn undeclared(part: Part, name: &str, declared: &[String]) -> FalseRow {
    FalseRow {
        part,
        says: Words::new(
            format!("programmet har ingen regel som heter \"{name}\""),
            format!("the programme has no rule called \"{name}\""),
        ),
        help: Words::new(
            "skriv regelns namn som det står i programmets text",
            "write the rule's name as it stands in the programme's text",
        ),
        known: declared.to_vec(),
    }
}

fn not_raised(part: Part, name: &str, programme: &Programme, proof: &Proof) -> FalseRow {
    let acceptance = programme.acceptances.iter().any(|one| one.meta.id == name);
    let says = if acceptance {
        Words::new(
            format!("godtagandet \"{name}\" finns, men kontrollen ger inget sådant fynd"),
            format!("the acceptance \"{name}\" exists, but the check gives no such finding"),
        )
    } else {
        Words::new(
            format!("kontrollen ger inget fynd som heter \"{name}\""),
            format!("the check gives no finding called \"{name}\""),
        )
    };
    FalseRow {
        part,
        says,
        help: Words::new(
            "skriv namnet på ett godtagande, eller fyndets namn och område: no-service-named/vaccination",
            "write the name of an acceptance, or the finding's name and area: no-service-named/vaccination",
        ),
        known: known_findings(programme, proof),
    }
}

/// Every name by which a finding of the proof can be meant, ascending.
fn known_findings(programme: &Programme, proof: &Proof) -> Vec<String> {
    let mut names = Vec::new();
    for finding in &proof.findings {
        let acceptance = finding.accepted.and_then(|id| programme.acceptance(id));
        names.extend(acceptance.map(|acceptance| acceptance.meta.id.clone()));
        let key = &finding.key;
        let about = key.area.as_ref().or(key.rules.first());
        names.extend(about.map(|about| format!("{}/{about}", key.name)));
    }
    names.sort();
    names.dedup();
    names
}
