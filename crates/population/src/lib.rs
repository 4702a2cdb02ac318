//! The same planner over a whole country: a table of children in, a table of plan lines out, in
//! memory that does not grow with the country, on all cores, with the same bytes however many there
//! are.
//!
//! This room reads and writes its two tables itself, because no country fits into memory. It knows no
//! clock and prints nothing. What the tables look like stands in `FORMAT.md`.
//!
//! | file | holds |
//! | --- | --- |
//! | `run` | the whole way from one table to the other |
//! | `children` | tables of children |
//! | `line` | the lines of one child's plan: the one place that asks the planner |
//! | `rows` | the table of plan lines |
//! | `country` | a synthetic country, from a seed |
//! | `summary` | what the rows come to |
//! | `pipeline` | work on all cores, results in order |
//! | `sink`, `pieces`, `part` | a table written chunk by chunk, in either form, whole or not at all |
//! | `checkpoint`, `digest` | how a run goes on where another ended |
//! | `days` | days as text |
//! | `form`, `failure` | the forms of a table; why a run ended early |
#![forbid(unsafe_code)]

mod checkpoint;
mod children;
mod country;
mod days;
mod digest;
mod failure;
mod form;
mod line;
mod part;
mod pieces;
mod pipeline;
mod rows;
mod run;
mod sink;
mod summary;

pub use children::{BadRow, Position};
pub use country::{Children, Country, generate};
pub use failure::Failure;
pub use form::TableForm;
pub use line::Filter;
pub use run::{Job, Pace, VERSION, Watch, run};
pub use summary::{Counts, Load, Month, Summary};
