//! The `stafett` command: the only room that reads files, knows today's date, prints, and draws
//! diagnostics.
//!
//! | file | holds |
//! | --- | --- |
//! | `args` | what can be asked for |
//! | `run` | from arguments to exit code |
//! | `commands` | one file per command |
//! | `files` | the only reading and writing of files |
//! | `opened` | a programme from a folder or an artefact |
//! | `child` | a child's file, and its problems as diagnostics |
//! | `output` | the only printing |
//! | `draw` | diagnostics and findings, drawn with miette |
//! | `view` | proof, plan and derivation as text for people |
//! | `language` | Swedish or English |
//! | `today` | the only asking of the clock |
#![forbid(unsafe_code)]

mod args;
mod child;
mod commands;
mod draw;
mod files;
mod language;
mod opened;
mod output;
mod run;
mod today;
mod trouble;
mod view;

fn main() -> std::process::ExitCode {
    run::run()
}
