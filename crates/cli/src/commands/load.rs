//! `load`: expected visits and hours of a year.

use super::tell;
use crate::args::{DataFormat, Load as Wish};
use crate::beside;
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
use std::path::{Path, PathBuf};

/// The name of the folder in which statistics lie.
const FOLDER: &str = "statistik";

/// Runs the command.
pub(crate) fn run(wish: &Wish, output: &mut Output) -> Result<Outcome, Trouble> {
    let opened = opened::folder_or_artefact(&wish.dir, output)?;
    tell(&opened, output);
    let folder = match &wish.statistics {
        Some(folder) => folder.clone(),
        None => beside::folder(&wish.dir, FOLDER).ok_or_else(|| no_statistics(&wish.dir))?,
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

fn no_statistics(dir: &Path) -> Trouble {
    let shown = files::slashed(&PathBuf::from(dir).join(FOLDER));
    Trouble::usage(
        format!("det finns ingen statistik: varken {shown} eller en mapp med det namnet bredvid"),
        format!("there are no statistics: neither {shown} nor a folder of that name beside"),
        Some(Text::new(
            "skriv --statistics MAPP; hur filerna ser ut visar programme/statistik/födda.yaml",
            "write --statistics DIR; programme/statistik/födda.yaml shows what the files look like",
        )),
    )
}
