//! `book`: write the book.

mod children;
mod engine;
mod material;
mod typeset;

pub(crate) use material::{Asked, Material};

use super::{day_or_today, prove, tell};
use crate::args::Book as Wish;
use crate::files;
use crate::notes;
use crate::opened;
use crate::output::Output;
use crate::registers;
use crate::trouble::{Outcome, Trouble};
use stafett_book::{Book, BookError, Page, Printed, print, render};
use stafett_diag::Language;
use std::path::Path;
use typeset::{Sheet, Typst};

/// The folders of the two books.
const FOLDERS: [(Language, &str, &str); 2] = [
    (Language::Swedish, "sv", "../en/"),
    (Language::English, "en", "../sv/"),
];

/// Runs the command.
pub(crate) fn run(wish: &Wish, output: &mut Output) -> Result<Outcome, Trouble> {
    let typst = match wish.pdf {
        true => Some(Typst::find(wish.typst.as_deref())?),
        false => None,
    };
    let as_of = day_or_today(wish.as_of.as_deref())?;
    let mut opened = opened::folder(&wish.dir, output)?;
    let proof = prove(&opened, as_of);
    let registers = registers::judge(&mut opened, &proof)?;
    let notes = notes::judge(&mut opened)?;
    tell(&opened, output);
    let asked = Asked {
        since: wish.since.as_deref(),
        engine: wish.engine.as_deref(),
        notes: wish.review.then_some(notes.as_slice()),
    };
    let material = Material::gather(&opened, &proof, &registers, asked, as_of, output)?;
    let mut books = books(&material, output.asked());
    let made = match &typst {
        Some(typst) => typeset(typst, &mut books, &wish.out)?,
        None => Vec::new(),
    };
    let pages = all_pages(&books)?;
    put_with(&pages, &made, &wish.out)?;
    let (count, out) = (pages.len() + made.len(), files::slashed(&wish.out));
    output.say(
        &format!("{count} filer i {out}"),
        &format!("{count} files in {out}"),
    );
    Ok(Outcome::Clean)
}

/// A book and the folder in which it lies, with a slash at its end where it is not the one asked for.
type Placed<'m> = (Book<'m>, String);

/// The book in the language that was asked for, else both, each in the folder of its language.
fn books<'m>(material: &'m Material<'_>, asked: Option<Language>) -> Vec<Placed<'m>> {
    if let Some(language) = asked {
        return vec![(material.book(language), String::new())];
    }
    let placed = FOLDERS.iter().map(|(language, folder, other)| {
        let book = material.book(*language).other_language(other);
        (book, format!("{folder}/"))
    });
    placed.collect()
}

/// The pages of both books, each below the folder of its language.
pub(crate) fn both(material: &Material<'_>) -> Result<Vec<Page>, Trouble> {
    all_pages(&books(material, None))
}

/// Typesets the print editions and lets the pages lead to them: the names of what was made.
fn typeset(typst: &Typst, books: &mut [Placed<'_>], out: &Path) -> Result<Vec<String>, Trouble> {
    let (mut sheets, mut made) = (Vec::new(), Vec::new());
    for (book, folder) in books {
        for page in below(folder, print(book).map_err(|error| fault(&error))?) {
            files::put(&out.join(&page.path), &page.content)?;
        }
        let printed = Printed::of(book.language);
        let name = format!("{folder}{}", printed.pdf);
        sheets.push(Sheet {
            source: out.join(format!("{folder}{}", printed.source)),
            pdf: out.join(&name),
        });
        made.push(name);
        *book = book.typeset();
    }
    typst.typeset(&sheets)?;
    Ok(made)
}

fn all_pages(books: &[Placed<'_>]) -> Result<Vec<Page>, Trouble> {
    let mut pages = Vec::new();
    for (book, folder) in books {
        pages.extend(below(folder, rendered(book)?));
    }
    Ok(pages)
}

fn below(folder: &str, pages: Vec<Page>) -> impl Iterator<Item = Page> {
    pages.into_iter().map(move |page| Page {
        path: format!("{folder}{}", page.path),
        ..page
    })
}

fn rendered(book: &Book<'_>) -> Result<Vec<Page>, Trouble> {
    let pages = render(book).and_then(|pages| Ok([pages, print(book)?].concat()));
    pages.map_err(|error| fault(&error))
}

fn fault(error: &BookError) -> Trouble {
    Trouble::usage(
        format!("boken kunde inte framställas; det är ett fel i Stafett: {error}"),
        format!("the book could not be rendered; this is a fault of Stafett: {error}"),
        None,
    )
}

/// Writes pages below a folder.
pub(crate) fn put(pages: &[Page], dir: &Path) -> Result<(), Trouble> {
    put_with(pages, &[], dir)
}

/// Writes pages below a folder in which `made` lies already.
fn put_with(pages: &[Page], made: &[String], dir: &Path) -> Result<(), Trouble> {
    let named = |page: &'_ Page| (page.path.clone(), page.content.clone());
    let files: Vec<(String, String)> = pages.iter().map(named).collect();
    files::put_folder(dir, &files, made)
}
