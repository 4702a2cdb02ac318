//! `build`: check the programme, write everything that is made from it, and show one child's plan.

use super::book::{self, Asked, Material};
use super::{check, day_or_today, decide, plan, tell};
use crate::args::Build;
use crate::authored;
use crate::child;
use crate::decided::Decided;
use crate::files;
use crate::notes;
use crate::opened::{self, Opened};
use crate::output::Output;
use crate::registers::{self, Judged};
use crate::translations;
use crate::trouble::{Outcome, Trouble};
use crate::view;
use stafett_book::Page;
use stafett_check::Options;
use stafett_formats::{artefact, schema};
use stafett_model::Day;
use stafett_model::proof::Proof;
use std::path::{Path, PathBuf};

/// The child that is shown where the programme has it.
const SHOWN_CHILD: &str = "tio_månader.yaml";

/// Runs the command.
pub(crate) fn run(wish: &Build, output: &mut Output) -> Result<Outcome, Trouble> {
    let as_of = day_or_today(wish.as_of.as_deref())?;
    let mut opened = opened::folder(&wish.dir, output)?;
    let decided = decide(&opened, &Options::as_of(as_of));
    let proof = &decided.proof;
    let registers = registers::judge(&mut opened, proof)?;
    let translations = translations::judge(&mut opened, output);
    notes::judge(&mut opened)?;
    let pages = authored::judge(&mut opened)?;
    tell(&opened, output);
    let asked = Asked::plain(&pages, &translations);
    let material = Material::gather(&opened, proof, &registers, asked, as_of, output)?;
    let books = book::both(&material)?;
    write(&opened, &decided, &registers, &books, &wish.out)?;
    view::proof::summary(&opened.programme, &decided, &opened.texts, output);
    view::registers::lines(&registers, output);
    output.line("");
    let home = opened
        .layers
        .as_ref()
        .map_or(&wish.dir, |layers| &layers.home);
    let children = children(home)?;
    show_child(children.first(), &opened, proof, as_of, output)?;
    next_steps(wish, &children, proof, output);
    Ok(check::outcome(proof, false).max(check::outcome_of(&opened)))
}

/// Everything is made before anything is written.
fn write(
    opened: &Opened,
    decided: &Decided,
    registers: &[Judged],
    books: &[Page],
    out: &Path,
) -> Result<(), Trouble> {
    let report = check::report(opened, decided, registers);
    files::put(
        &out.join("programme.json"),
        &artefact::write(&opened.programme, Some(&decided.proof)),
    )?;
    files::put(&out.join("proof.json"), &report)?;
    for one in schema::ALL {
        files::put(&out.join("schema").join(one.file), one.text)?;
    }
    book::put(books, &out.join("book"))
}

fn show_child(
    path: Option<&PathBuf>,
    opened: &Opened,
    proof: &Proof,
    as_of: Day,
    output: &mut Output,
) -> Result<(), Trouble> {
    let Some(path) = path else { return Ok(()) };
    let child = child::read(path, &opened.programme)?;
    let as_of = child.file.as_of.unwrap_or(as_of);
    let summary = artefact::ProofSummary::of(proof);
    let plan = plan::of(opened, &child.file.child, as_of, Some(summary));
    view::plan::text(&plan, &child.file.child, output);
    Ok(())
}

/// The programme's children, the one to show first.
fn children(dir: &Path) -> Result<Vec<PathBuf>, Trouble> {
    let folder = dir.join("children");
    if !files::is_folder(&folder) {
        return Ok(Vec::new());
    }
    let mut all = files::names(&folder, &["yaml", "yml", "json"])?;
    all.sort_by_key(|path| {
        path.file_name()
            .is_none_or(|name| files::slashed(Path::new(name)) != SHOWN_CHILD)
    });
    Ok(all)
}

fn next_steps(wish: &Build, children: &[PathBuf], proof: &Proof, output: &mut Output) {
    let (me, out) = (files::own_name(), files::slashed(&wish.out));
    output.say("Pröva sedan", "What to try next");
    output.say(
        &format!("  öppna {out}/book/sv/index.html\n      programmet som bok"),
        &format!("  open {out}/book/en/index.html\n      the programme as a book"),
    );
    if let Some(other) = children.get(1).or(children.first()) {
        let child = files::slashed(other);
        output.say(
            &format!("  {me} planera --child {child}\n      ett annat barns plan"),
            &format!("  {me} plan --child {child}\n      another child's plan"),
        );
    }
    let name = proof
        .findings
        .first()
        .map_or("no-service-named", |one| one.key.name.as_str());
    output.say(
        &format!("  {me} förklara {name}\n      vad ett fynd betyder för ett barn"),
        &format!("  {me} explain {name}\n      what a finding means for a child"),
    );
}
