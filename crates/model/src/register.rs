//! Registers: tables in which somebody keeps account of what a programme must answer (known gaps, the
//! sentences of a bill, a list of wishes), row by row, each with where the programme expresses it,
//! which finding shows it, or why it does neither.

use crate::Programme;
use crate::proof::{Finding, Proof, Words};
use alloc::string::String;
use alloc::vec::Vec;

/// A register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Register {
    /// Its name.
    pub id: String,
    /// Its title.
    pub title: Words,
    /// What it keeps account of.
    pub about: Words,
    /// The edition of which its rows speak; `None` for the default one.
    pub edition: Option<String>,
    /// Whether its rows are proposals that somebody has to decide on, and not only an account of what is.
    pub proposals: bool,
    /// Its rows, in written order.
    pub rows: Vec<Row>,
}

/// A row of a register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its name, unique in the register.
    pub id: String,
    /// What it is about.
    pub title: Words,
    /// What became of it.
    pub status: Status,
    /// Names of declarations, of any kind.
    pub rules: Vec<String>,
    /// Findings: names of acceptances, or `name/area`; see [`raised`].
    pub findings: Vec<String>,
    /// What else is to be said of it; may be empty.
    pub note: Words,
}

/// What became of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// Rules express it.
    Expressed,
    /// The check finds it.
    Found,
    /// It is explained why no rule expresses it.
    Explained,
    /// It is mentioned, and no more.
    Mentioned,
    /// It stands in words and is not decided.
    InWords,
}

impl Status {
    /// Every status, in the order in which they are counted.
    pub const ALL: [Status; 5] = [
        Status::Expressed,
        Status::Found,
        Status::Explained,
        Status::Mentioned,
        Status::InWords,
    ];

    /// The status as it is written in a register.
    pub fn name(self) -> &'static str {
        match self {
            Status::Expressed => "expressed",
            Status::Found => "found",
            Status::Explained => "explained",
            Status::Mentioned => "mentioned",
            Status::InWords => "in-words",
        }
    }

    /// The status for people.
    pub fn words(self) -> Words {
        match self {
            Status::Expressed => Words::new("uttryckt i regler", "expressed in rules"),
            Status::Found => Words::new("visas av kontrollen", "shown by the check"),
            Status::Explained => Words::new("förklarat", "explained"),
            Status::Mentioned => Words::new("omnämnt", "mentioned"),
            Status::InWords => Words::new("i ord", "in words"),
        }
    }
}

/// A part of a register: a row, or one of its names, all counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// A row.
    Row(usize),
    /// A row's rule.
    Rule(usize, usize),
    /// A row's finding.
    Finding(usize, usize),
}

impl Register {
    /// How many rows have each status, in the order of [`Status::ALL`].
    pub fn counts(&self) -> [(Status, usize); 5] {
        Status::ALL.map(|status| {
            let rows = self.rows.iter().filter(|row| row.status == status);
            (status, rows.count())
        })
    }
}

/// The findings that a register's name means, as places in the proof: those that the acceptance of
/// that name covers, or those whose key begins with `name/area` (`name/rule` where the key has no
/// area).
pub fn raised(programme: &Programme, proof: &Proof, name: &str) -> Vec<usize> {
    let accepted = |finding: &Finding| {
        let acceptance = finding.accepted.and_then(|id| programme.acceptance(id));
        acceptance.is_some_and(|acceptance| acceptance.meta.id == name)
    };
    let named = |finding: &Finding| {
        let key = &finding.key;
        let mut parts = name.split('/');
        let mut known = key.area.iter().chain(&key.rules);
        parts.next() == Some(key.name.as_str())
            && name.contains('/')
            && parts.all(|part| known.next().is_some_and(|own| own == part))
    };
    let findings = proof.findings.iter().enumerate();
    findings
        .filter(|(_, finding)| accepted(finding) || named(finding))
        .map(|(place, _)| place)
        .collect()
}
