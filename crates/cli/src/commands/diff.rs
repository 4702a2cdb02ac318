//! `diff`: two programmes compared, rule by rule, with a child for each rule that changes a plan.

use super::tell;
use crate::args::{Diff, DiffFormat};
use crate::opened::{self, Opened};
use crate::output::{Output, To};
use crate::trouble::{Outcome, Trouble};
use crate::view;
use stafett_formats::comparison;

/// Runs the command.
pub(crate) fn run(wish: &Diff, output: &mut Output) -> Result<Outcome, Trouble> {
    let old = opened(&wish.old, output)?;
    let new = opened(&wish.new, output)?;
    let compared = stafett_diff::compare(&old.programme, &new.programme);
    match wish.format {
        DiffFormat::Human => view::diff::print(&compared, output),
        DiffFormat::Json => output.print(To::Results, &comparison::json(&compared)),
    }
    Ok(Outcome::Clean)
}

fn opened(path: &std::path::Path, output: &mut Output) -> Result<Opened, Trouble> {
    let opened = opened::folder_or_artefact(path, output)?;
    tell(&opened, output);
    Ok(opened)
}
