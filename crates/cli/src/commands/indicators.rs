//! `indicators`: what the programme's indicators come to for a group of children.

use super::{day_or_today, tell};
use crate::args::{DataFormat, Indicators as Wish};
use crate::children;
use crate::opened;
use crate::output::{Output, To};
use crate::trouble::{Outcome, Trouble};
use crate::view;
use stafett_figures::indicators::indicators;
use stafett_formats::indicators as formats;

/// Runs the command.
pub(crate) fn run(wish: &Wish, output: &mut Output) -> Result<Outcome, Trouble> {
    let as_of = day_or_today(wish.as_of.as_deref())?;
    let opened = opened::folder_or_artefact(&wish.dir, output)?;
    tell(&opened, output);
    let children = children::read(&wish.children, &opened.programme)?;
    let outcomes = indicators(&opened.programme, &children, as_of);
    match wish.format {
        DataFormat::Human => {
            view::indicators::print(&opened.programme, &outcomes, as_of, output);
        }
        DataFormat::Json => {
            let text = formats::json(&opened.programme, &outcomes, as_of);
            output.print(To::Results, &text);
        }
    }
    Ok(Outcome::Clean)
}
