//! `generate`: the children of a synthetic country.

use super::population::{cores, trouble};
use super::{day_or_today, tell};
use crate::args::Generate as Wish;
use crate::draw;
use crate::files;
use crate::opened::{self, Opened};
use crate::output::{Output, To};
use crate::progress::Progress;
use crate::statistics;
use crate::trouble::{Outcome, Trouble};
use crate::view::large;
use stafett_figures::statistics::Statistics;
use stafett_population::{Country, generate};

/// Runs the command.
pub(crate) fn run(wish: &Wish, output: &mut Output) -> Result<Outcome, Trouble> {
    let as_of = day_or_today(wish.as_of.as_deref())?;
    let opened = opened::folder_or_artefact(&wish.programme, output)?;
    tell(&opened, output);
    let statistics = known(wish, &opened, output)?;
    let country = Country {
        programme: &opened.programme,
        statistics: &statistics,
        number: wish.children,
        seed: wish.seed,
        as_of,
        out: &wish.out,
        threads: cores(wish.threads),
    };
    let progress = Progress::begin(Some(wish.children), output);
    let made = generate(&country, |children| progress.reached(children));
    progress.end();
    made.map_err(trouble)?;
    let (children, out) = (large(wish.children), files::slashed(&wish.out));
    output.say(
        &format!("{children} påhittade barn i {out}"),
        &format!("{children} made-up children in {out}"),
    );
    Ok(Outcome::Clean)
}

/// What is known of the population: from the folder that was asked for, else from the one beside the
/// programme, else nothing.
fn known(wish: &Wish, opened: &Opened, output: &mut Output) -> Result<Statistics, Trouble> {
    let beside = opened.layers.as_ref().map(|layers| layers.statistics());
    let beside = beside.filter(|folder| files::is_folder(folder));
    let Some(folder) = wish.statistics.clone().or(beside) else {
        return Ok(Statistics::default());
    };
    let read = statistics::read(&folder, &opened.programme)?;
    draw::diagnostics(&read.told, &read.texts, To::Diagnostics, output);
    Ok(read.statistics)
}
