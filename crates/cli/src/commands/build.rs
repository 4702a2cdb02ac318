//! `build`: check the programme, write everything that is made from it, and show one child's plan.

use super::{book, check, day_or_today, plan, prove, tell};
use crate::args::Build;
use crate::child;
use crate::files;
use crate::opened::{self, Opened};
use crate::output::Output;
use crate::trouble::{Outcome, Trouble};
use crate::view;
use stafett_formats::{artefact, schema};
use stafett_model::Day;
use stafett_model::proof::Proof;
use std::path::{Path, PathBuf};

/// The child that is shown where the programme has it.
const SHOWN_CHILD: &str = "tio_månader.yaml";

/// Runs the command.
pub(crate) fn run(wish: &Build, output: &mut Output) -> Result<Outcome, Trouble> {
    let as_of = day_or_today(wish.as_of.as_deref())?;
    let opened = opened::folder(&wish.dir, output)?;
    tell(&opened, output);
    let proof = prove(&opened, as_of);
    write(&opened, &proof, as_of, &wish.out)?;
    view::proof::summary(&opened.programme, &proof, &opened.texts, as_of, output);
    output.line("");
    let outcome = show_child(wish, &opened, &proof, output)?;
    next_steps(wish, &proof, output);
    Ok(outcome.max(check::outcome(&proof)))
}

/// Everything is made before anything is written.
fn write(opened: &Opened, proof: &Proof, as_of: Day, out: &Path) -> Result<(), Trouble> {
    let books = book::both(opened, proof)?;
    let report = check::report(Some(opened), Some(proof), as_of);
    files::put(&out.join("programme.json"), &artefact::write(&opened.programme, Some(proof)))?;
    files::put(&out.join("proof.json"), &report)?;
    for one in schema::ALL {
        files::put(&out.join("schema").join(one.file), one.text)?;
    }
    book::put(&books, &out.join("book"))
}

fn show_child(
    wish: &Build,
    opened: &Opened,
    proof: &Proof,
    output: &mut Output,
) -> Result<Outcome, Trouble> {
    let Some(path) = a_child(&wish.dir)? else { return Ok(Outcome::Clean) };
    let child = child::read(&path, &opened.programme)?;
    let as_of = plan::day(wish.as_of.as_deref(), &child.file)?;
    let summary = artefact::ProofSummary::of(proof);
    let plan = plan::of(opened, &child.file.child, as_of, Some(summary));
    view::plan::text(&plan, &child.file.child, output);
    Ok(Outcome::Clean)
}

/// The child to show: the usual one, else the first.
fn a_child(dir: &Path) -> Result<Option<PathBuf>, Trouble> {
    let children = dir.join("children");
    if !files::is_folder(&children) {
        return Ok(None);
    }
    let all = files::names(&children, &["yaml", "yml", "json"])?;
    let usual = all.iter().find(|path| {
        path.file_name().is_some_and(|name| files::slashed(Path::new(name)) == SHOWN_CHILD)
    });
    Ok(usual.or(all.first()).cloned())
}

fn next_steps(wish: &Build, proof: &Proof, output: &mut Output) {
    let (dir, out) = (files::slashed(&wish.dir), files::slashed(&wish.out));
    let name = proof.findings.first().map_or("no-service-named", |one| one.key.name.as_str());
    let child = format!("{dir}/children/nyfödd.yaml");
    output.say("Pröva sedan", "What to try next");
    output.say(
        &format!("  öppna {out}/book/sv/index.html      läs programmet som bok"),
        &format!("  open {out}/book/en/index.html       read the programme as a book"),
    );
    output.say(
        &format!("  stafett planera --child {child}   ett annat barns plan"),
        &format!("  stafett plan --child {child}      another child's plan"),
    );
    output.say(
        &format!("  stafett förklara {name}   vad ett fynd betyder för ett barn"),
        &format!("  stafett explain {name}    what a finding means for a child"),
    );
}
