//! The `stafett` command: the only room that reads files, knows today's date, prints, and draws
//! diagnostics.
//!
//! | file | holds |
//! | --- | --- |
//! | `args` | what can be asked for |
//! | `run` | from arguments to exit code |
//! | `commands` | one file per command |
//! | `files` | the only reading and writing of files |
//! | `editions` | which folders make up a programme |
//! | `opened` | a programme from folders or an artefact |
//! | `decided` | what a check came to |
//! | `suggest` | what would close a finding, as a change of the text |
//! | `which`, `clocks`, `witness` | one finding: which is meant, the days of its rules, its child as a scenario |
//! | `placed` | what is wrong with a text of YAML or JSON, as diagnostics |
//! | `registers` | the registers beside the programme, and whether their rows are true |
//! | `statistics` | what is known of a population, read from a folder |
//! | `children` | many children, from a folder or a file |
//! | `child` | a child's file, and its problems as diagnostics |
//! | `output` | the only printing |
//! | `progress` | how far a long run has come, for a person at a terminal |
//! | `draw` | diagnostics and findings, drawn with miette |
//! | `view` | proof, plan and derivation as text for people |
//! | `language` | Swedish or English |
//! | `meant` | what may have been meant by a name that nobody knows |
//! | `refused` | arguments that cannot be understood, in the reader's language |
//! | `today` | the only asking of the clock |
#![forbid(unsafe_code)]

mod args;
mod authored;
mod child;
mod children;
mod clocks;
mod commands;
mod decided;
mod draw;
mod editions;
mod files;
mod language;
mod meant;
mod notes;
mod opened;
mod organisations;
mod output;
mod placed;
mod progress;
mod refused;
mod registers;
mod run;
mod sought;
mod statistics;
mod suggest;
mod today;
mod translations;
mod trouble;
mod view;
mod which;
mod witness;

fn main() -> std::process::ExitCode {
    run::run()
}
