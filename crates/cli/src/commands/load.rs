//! `load`: expected visits and hours of a year.

use super::tell;
use crate::args::{DataFormat, Load as Wish};
use crate::draw;
use crate::files;
use crate::opened;
use crate::output::{Output, To};
use crate::statistics;
use crate::trouble::{Outcome, Trouble};
use crate::view;
use stafett_diag::Text;
use stafett_figures::load::load;
use stafett_formats::load as formats;
use std::path::PathBuf;

/// Runs the command.
pub(crate) fn run(wish: &Wish, output: &mut Output) -> Result<Outcome, Trouble> {
    let opened = opened::folder_or_artefact(&wish.dir, output)?;
    tell(&opened, output);
    let folder = match (&wish.statistics, &opened.layers) {
        (Some(folder), _) => folder.clone(),
        (None, Some(layers)) => existing(layers.statistics())?,
        (None, None) => return Err(of_an_artefact()),
    };
    let read = statistics::read(&folder, &opened.programme)?;
    draw::diagnostics(&read.told, &read.texts, To::Diagnostics, output);
    let load = load(&opened.programme, &read.statistics, wish.year);
    match wish.format {
        DataFormat::Human => view::load::print(&opened.programme, &read.statistics, &load, output),
        DataFormat::Json => {
            let text = formats::json(&opened.programme, &read.statistics, &load);
            output.print(To::Results, &text);
        }
    }
    Ok(Outcome::Clean)
}

/// The folder of statistics, which must be there.
fn existing(folder: PathBuf) -> Result<PathBuf, Trouble> {
    if files::is_folder(&folder) {
        return Ok(folder);
    }
    let shown = files::slashed(&folder);
    Err(Trouble::usage(
        format!("det finns ingen statistik: mappen {shown} saknas"),
        format!("there are no statistics: the folder {shown} is missing"),
        Some(how()),
    ))
}

fn of_an_artefact() -> Trouble {
    Trouble::usage(
        "bredvid ett kompilerat program finns ingen statistik",
        "there are no statistics beside a compiled programme",
        Some(how()),
    )
}

fn how() -> Text {
    Text::new(
        "skriv --statistics MAPP; hur filerna ser ut visar programme/statistik/födda.yaml",
        "write --statistics DIR; programme/statistik/födda.yaml shows what the files look like",
    )
}
