//! `compile`: write the compiled programme. Nothing is proven of it here, and it says so.

use super::tell;
use crate::args::Compile;
use crate::files;
use crate::opened;
use crate::output::Output;
use crate::trouble::{Outcome, Trouble};
use stafett_formats::artefact;

/// Runs the command.
pub(crate) fn run(wish: &Compile, output: &mut Output) -> Result<Outcome, Trouble> {
    let opened = opened::folder(&wish.dir, output)?;
    tell(&opened, output);
    files::put(&wish.out, &artefact::write(&opened.programme, None))?;
    let (out, digest) = (files::slashed(&wish.out), &opened.digest);
    output.line(&format!("{out}  {digest}"));
    Ok(Outcome::Clean)
}
