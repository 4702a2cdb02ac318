//! `cargo run --release -p stafett-tests --bin faults`: prints what came of every mutant of the fault
//! corpus; with words after `--`, of those whose name has one of them. Ends with 1 where one is missed
//! or the clean programme is not clean, with 2 where the corpus cannot be read or printed.

use stafett_tests::faults::{Corpus, Of, Raised, judge, raised_by, table};
use std::io::{self, Write};
use std::process::ExitCode;

fn main() -> ExitCode {
    match run() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(why) => {
            writeln!(io::stderr(), "{why}").ok();
            ExitCode::from(2)
        }
    }
}

/// Prints the table; whether everything came of the mutants that must.
fn run() -> Result<bool, String> {
    let mut corpus = Corpus::read()?;
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    if !wanted.is_empty() {
        let named = |name: &str| wanted.iter().any(|word| name.contains(word.as_str()));
        corpus.mutants.retain(|mutant| named(&mutant.name));
    }
    let clean = raised_by(corpus.sources(Of::Clean));
    let not_clean: Vec<&Raised> = clean.iter().filter(|raised| raised.is_grave()).collect();
    let verdicts = judge(&corpus);
    let mut text = table(&verdicts);
    for raised in &not_clean {
        text.push_str(&format!("the clean programme itself raises {raised}\n"));
    }
    io::stdout()
        .write_all(text.as_bytes())
        .map_err(|error| error.to_string())?;
    Ok(not_clean.is_empty() && verdicts.iter().all(|verdict| verdict.missed.is_none()))
}
