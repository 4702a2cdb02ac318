//! `provenance`: on what the programme's statements rest.

use super::tell;
use crate::args::{DataFormat, Provenance as Wish};
use crate::opened;
use crate::output::{Output, To};
use crate::trouble::{Outcome, Trouble};
use crate::view;
use stafett_formats::provenance;

/// Runs the command.
pub(crate) fn run(wish: &Wish, output: &mut Output) -> Result<Outcome, Trouble> {
    let opened = opened::folder_or_artefact(&wish.dir, output)?;
    tell(&opened, output);
    match wish.format {
        DataFormat::Human => view::provenance::table(&opened.programme, output),
        DataFormat::Json => {
            output.print(To::Results, &provenance::json(&opened.programme));
        }
    }
    Ok(Outcome::Clean)
}
