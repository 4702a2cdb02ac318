//! From arguments to exit code.

use crate::args::{Command, Wish};
use crate::output::{Output, To};
use crate::trouble::{Outcome, Trouble};
use crate::{args, commands, draw, language, refused};
use clap::Parser;
use std::path::PathBuf;
use std::process::ExitCode;

/// Does what the arguments ask for.
pub(crate) fn run() -> ExitCode {
    let wish = match Wish::try_parse() {
        Ok(wish) => wish,
        Err(refused) => return ExitCode::from(refuse(&refused).code()),
    };
    let mut output = Output::new(wish.language.map(language::asked));
    let outcome =
        obey(wish.command, &mut output).unwrap_or_else(|trouble| tell(&trouble, &mut output));
    ExitCode::from(ended(outcome, &mut output).code())
}

/// Tells what was wrong with the arguments, or the help or version that they ask for.
fn refuse(refused: &clap::Error) -> Outcome {
    if let Some(trouble) = refused::trouble(refused) {
        let mut output = Output::new(refused::language(std::env::args_os()));
        let outcome = tell(&trouble, &mut output);
        return ended(outcome, &mut output);
    }
    // A closed stream is the reader's wish; there is nobody left to tell.
    let _ = refused.print();
    match refused.use_stderr() {
        true => Outcome::NotRun,
        false => Outcome::Clean,
    }
}

fn obey(command: Option<Command>, output: &mut Output) -> Result<Outcome, Trouble> {
    match command.unwrap_or_else(main_job) {
        Command::Build(wish) => commands::build::run(&wish, output),
        Command::Check(wish) => commands::check::run(&wish, output),
        Command::Plan(wish) => commands::plan::run(&wish, output),
        Command::Book(wish) => commands::book::run(&wish, output),
        Command::Explain(wish) => commands::explain::run(&wish, output),
        Command::Fmt(wish) => commands::fmt::run(&wish, output),
        Command::Compile(wish) => commands::compile::run(&wish, output),
        Command::Diff(wish) => commands::diff::run(&wish, output),
        Command::Test(wish) => commands::test::run(&wish, output),
        Command::Indicators(wish) => commands::indicators::run(&wish, output),
        Command::Load(wish) => commands::load::run(&wish, output),
        Command::Provenance(wish) => commands::provenance::run(&wish, output),
        Command::Population(wish) => commands::population::run(&wish, output),
        Command::Generate(wish) => commands::generate::run(&wish, output),
    }
}

fn main_job() -> Command {
    let (dir, out) = (PathBuf::from("programme"), PathBuf::from("dist"));
    Command::Build(args::Build {
        dir,
        out,
        as_of: None,
    })
}

fn tell(trouble: &Trouble, output: &mut Output) -> Outcome {
    draw::diagnostics(
        &trouble.diagnostics,
        &trouble.texts,
        To::Diagnostics,
        output,
    );
    trouble.outcome
}

fn ended(outcome: Outcome, output: &mut Output) -> Outcome {
    let Err(error) = output.finish() else {
        return outcome;
    };
    let line = match output.language() {
        stafett_diag::Language::Swedish => format!("resultatet kunde inte skrivas ut: {error}\n"),
        stafett_diag::Language::English => format!("the result could not be printed: {error}\n"),
    };
    output.print(To::Diagnostics, &line);
    Outcome::NotRun
}
