//! On what a programme's statements rest, as JSON.

use serde::Serialize;
use stafett_model::Programme;
use stafett_model::proof::Words;
use stafett_model::provenance::{Basis, Counts, Statement, by_kind, in_all, statements};
use std::collections::BTreeMap;

/// The version of the form.
pub const VERSION: u32 = 1;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Out<'a> {
    stafett: &'static str,
    version: u32,
    programme: &'a str,
    release: &'a str,
    in_all: CountsOut,
    kinds: Vec<KindOut>,
    statements: Vec<StatementOut<'a>>,
}

#[derive(Serialize)]
struct CountsOut {
    statements: u32,
    sourced: u32,
    /// By the names of the bases.
    on: BTreeMap<&'static str, u32>,
}

#[derive(Serialize)]
struct KindOut {
    kind: Words,
    #[serde(flatten)]
    counts: CountsOut,
}

#[derive(Serialize)]
struct StatementOut<'a> {
    id: &'a str,
    about: Option<&'a str>,
    basis: &'static str,
    file: &'a str,
    line: u32,
}

/// The counts of a programme, kind by kind, and each statement, as indented JSON.
pub fn json(programme: &Programme) -> String {
    let all = statements(programme);
    let kind = |(kind, counts): (stafett_model::declared::Kind, Counts)| {
        let (sv, en) = kind.plural();
        KindOut {
            kind: Words::new(sv, en),
            counts: counts_out(counts),
        }
    };
    crate::report::text(&Out {
        stafett: "provenance",
        version: VERSION,
        programme: &programme.meta.id,
        release: &programme.release,
        in_all: counts_out(in_all(&all)),
        kinds: by_kind(&all).into_iter().map(kind).collect(),
        statements: all.iter().map(|one| statement(programme, one)).collect(),
    })
}

fn counts_out(counts: Counts) -> CountsOut {
    let on = Basis::ALL.map(|basis| (basis.name(), counts.on(basis)));
    CountsOut {
        statements: counts.total(),
        sourced: counts.sourced(),
        on: on.into(),
    }
}

fn statement<'a>(programme: &'a Programme, one: &Statement<'a>) -> StatementOut<'a> {
    let file = programme.files.get(usize::from(one.of.origin.file));
    StatementOut {
        id: one.id,
        about: one.about,
        basis: one.basis.name(),
        file: file.map_or("", String::as_str),
        line: one.of.origin.line,
    }
}
