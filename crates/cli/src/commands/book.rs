//! `book`: write the book.

mod children;
mod engine;
mod material;

pub(crate) use material::{Asked, Material};

use super::{day_or_today, prove, tell};
use crate::args::Book as Wish;
use crate::files;
use crate::opened;
use crate::output::Output;
use crate::registers;
use crate::trouble::{Outcome, Trouble};
use stafett_book::{Book, Page, render};
use stafett_diag::Language;
use std::path::Path;

/// The folders of the two books.
const FOLDERS: [(Language, &str, &str); 2] = [
    (Language::Swedish, "sv", "../en/"),
    (Language::English, "en", "../sv/"),
];

/// Runs the command.
pub(crate) fn run(wish: &Wish, output: &mut Output) -> Result<Outcome, Trouble> {
    let as_of = day_or_today(wish.as_of.as_deref())?;
    let mut opened = opened::folder(&wish.dir, output)?;
    let proof = prove(&opened, as_of);
    let registers = registers::judge(&mut opened, &proof)?;
    tell(&opened, output);
    let asked = Asked {
        since: wish.since.as_deref(),
        engine: wish.engine.as_deref(),
    };
    let material = Material::gather(&opened, &proof, &registers, asked, as_of, output)?;
    let pages = match output.asked() {
        Some(language) => rendered(&material.book(language))?,
        None => both(&material)?,
    };
    put(&pages, &wish.out)?;
    let (count, out) = (pages.len(), files::slashed(&wish.out));
    output.say(
        &format!("{count} filer i {out}"),
        &format!("{count} files in {out}"),
    );
    Ok(Outcome::Clean)
}

/// The pages of both books, each below the folder of its language.
pub(crate) fn both(material: &Material<'_>) -> Result<Vec<Page>, Trouble> {
    let mut pages = Vec::new();
    for (language, folder, other) in FOLDERS {
        let book = material.book(language).other_language(other);
        let below = |page: Page| Page {
            path: format!("{folder}/{}", page.path),
            ..page
        };
        pages.extend(rendered(&book)?.into_iter().map(below));
    }
    Ok(pages)
}

fn rendered(book: &Book<'_>) -> Result<Vec<Page>, Trouble> {
    render(book).map_err(|error| {
        Trouble::usage(
            format!("boken kunde inte framställas; det är ett fel i Stafett: {error}"),
            format!("the book could not be rendered; this is a fault of Stafett: {error}"),
            None,
        )
    })
}

/// Writes pages below a folder.
pub(crate) fn put(pages: &[Page], dir: &Path) -> Result<(), Trouble> {
    let named = |page: &'_ Page| (page.path.clone(), page.content.clone());
    let files: Vec<(String, String)> = pages.iter().map(named).collect();
    files::put_folder(dir, &files)
}
