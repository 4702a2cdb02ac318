//! One file per command, and what several of them need.

pub(crate) mod book;
pub(crate) mod build;
pub(crate) mod check;
pub(crate) mod compile;
pub(crate) mod diff;
mod exchange;
pub(crate) mod explain;
pub(crate) mod fmt;
pub(crate) mod generate;
pub(crate) mod indicators;
pub(crate) mod load;
pub(crate) mod plan;
pub(crate) mod population;
pub(crate) mod provenance;
pub(crate) mod test;

use crate::decided::Decided;
use crate::draw;
use crate::opened::Opened;
use crate::output::{Output, To};
use crate::suggest;
use crate::today::{Stopwatch, today};
use crate::trouble::Trouble;
use stafett_check::Options;
use stafett_diag::Text;
use stafett_model::Day;
use stafett_model::proof::Proof;

/// The day that was asked for with `--as-of`.
fn asked_day(wish: Option<&str>) -> Result<Option<Day>, Trouble> {
    day_of("--as-of", wish)
}

/// The day that was asked for with an option.
fn day_of(option: &str, wish: Option<&str>) -> Result<Option<Day>, Trouble> {
    let day = |text: &str| {
        Day::parse(text).map_err(|refused| {
            let given = refused.given;
            let why = stafett_model::words::no_day(&given);
            Trouble::usage(
                format!("{option} \"{given}\" {}", why.sv),
                format!("{option} \"{given}\" {}", why.en),
                Some(Text::new(
                    "skriv år, månad och dag: 2026-08-18",
                    "write year, month and day: 2026-08-18",
                )),
            )
        })
    };
    wish.map(day).transpose()
}

/// The day that was asked for, else today.
fn day_or_today(wish: Option<&str>) -> Result<Day, Trouble> {
    Ok(asked_day(wish)?.unwrap_or_else(today))
}

/// The proof of an opened programme.
fn prove(opened: &Opened, as_of: Day) -> Proof {
    stafett_check::check(&opened.programme, &Options::as_of(as_of))
}

/// The proof of an opened programme, with what would close its findings.
fn decide(opened: &Opened, options: &Options) -> Decided {
    let started = Stopwatch::start();
    let proof = stafett_check::check(&opened.programme, options);
    let took = started.stop();
    let edits = suggest::edits(opened, options, &proof);
    Decided {
        proof,
        edits,
        as_of: options.as_of,
        took,
    }
}

/// Prints what there is to tell of a programme's text, though it could be compiled.
fn tell(opened: &Opened, output: &mut Output) {
    draw::diagnostics(&opened.diagnostics, &opened.texts, To::Diagnostics, output);
}
