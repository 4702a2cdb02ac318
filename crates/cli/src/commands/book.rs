//! `book`: write the book.

pub(crate) mod children;
mod engine;
mod material;
mod telling;
mod typeset;

pub(crate) use material::{Asked, Material};

use super::{day_or_today, prove, tell};
use crate::args::Book as Wish;
use crate::authored;
use crate::files;
use crate::notes;
use crate::opened;
use crate::output::Output;
use crate::registers;
use crate::translations;
use crate::trouble::{Outcome, Trouble};
use stafett_book::{Book, BookError, Page, Printed, print, render};
use stafett_diag::Language;
use std::panic::resume_unwind;
use std::path::Path;
use std::thread::{self, ScopedJoinHandle};
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
    let translations = translations::judge(&mut opened, output);
    let notes = notes::judge(&mut opened)?;
    let pages = authored::judge(&mut opened)?;
    tell(&opened, output);
    if let Some(table) = &wish.translations {
        translations::write(table, &translations, &opened, output)?;
    }
    let asked = Asked {
        since: wish.since.as_deref(),
        engine: wish.engine.as_deref(),
        notes: wish.review.then_some(notes.as_slice()),
        pages: &pages,
        translations: &translations,
    };
    let material = Material::gather(&opened, &proof, &registers, asked, as_of, output)?;
    let mut books = books(&material, output.asked())?;
    let made = match &typst {
        Some(typst) => typeset(typst, &mut books, &wish.out)?,
        None => Vec::new(),
    };
    let pages = all_pages(books)?;
    put_with(&pages, &made, &wish.out)?;
    let (count, out) = (pages.len() + made.len(), files::slashed(&wish.out));
    output.say(
        &format!("{count} filer i {out}"),
        &format!("{count} files in {out}"),
    );
    Ok(Outcome::Clean)
}

/// Makes something of each of all, at the same time.
fn of_each<T: Sync, R: Send>(all: &[T], make: impl Fn(&T) -> R + Sync) -> Vec<R> {
    thread::scope(|scope| {
        let running: Vec<_> = all.iter().map(|one| scope.spawn(|| make(one))).collect();
        let made = running.into_iter().map(ScopedJoinHandle::join);
        made.map(|made| made.unwrap_or_else(|panic| resume_unwind(panic)))
            .collect()
    })
}

/// A book, and where it lies.
struct Placed<'m> {
    book: Book<'m>,
    /// Its folder, with a slash at its end; empty where it is the one that was asked for.
    folder: String,
    /// The sources of its print edition.
    sources: Vec<Page>,
}

impl<'m> Placed<'m> {
    /// Books with their folders.
    fn all(books: Vec<(Book<'m>, String)>) -> Result<Vec<Self>, Trouble> {
        let printed = of_each(&books, |(book, _)| print(book));
        let placed = books.into_iter().zip(printed);
        let placed = placed.map(|((book, folder), sources)| {
            let sources = sources.map_err(|error| fault(&error))?;
            Ok(Self {
                sources: below(&folder, sources).collect(),
                book,
                folder,
            })
        });
        placed.collect()
    }

    /// A path in the book as one below the folder that is written.
    fn path(&self, path: &str) -> String {
        format!("{}{path}", self.folder)
    }
}

/// The book in the language that was asked for, else both, each in the folder of its language.
fn books<'m>(
    material: &'m Material<'_>,
    asked: Option<Language>,
) -> Result<Vec<Placed<'m>>, Trouble> {
    if let Some(language) = asked {
        return Placed::all(vec![(material.book(language), String::new())]);
    }
    let placed = FOLDERS.iter().map(|(language, folder, other)| {
        let book = material.book(*language).other_language(other);
        (book, format!("{folder}/"))
    });
    Placed::all(placed.collect())
}

/// The pages of both books, each below the folder of its language.
pub(crate) fn both(material: &Material<'_>) -> Result<Vec<Page>, Trouble> {
    all_pages(books(material, None)?)
}

/// Typesets the print editions and lets the pages lead to them: the names of what was made.
fn typeset(typst: &Typst, books: &mut [Placed<'_>], out: &Path) -> Result<Vec<String>, Trouble> {
    let (mut sheets, mut made) = (Vec::new(), Vec::new());
    for placed in books {
        for page in &placed.sources {
            files::put(&out.join(&page.path), &page.content)?;
        }
        let printed = Printed::of(placed.book.language);
        let name = placed.path(printed.pdf);
        sheets.push(Sheet {
            source: out.join(placed.path(printed.source)),
            pdf: out.join(&name),
        });
        made.push(name);
        placed.book = placed.book.typeset();
    }
    typst.typeset(&sheets)?;
    Ok(made)
}

/// The pages of books, and the sources of their print editions.
fn all_pages(books: Vec<Placed<'_>>) -> Result<Vec<Page>, Trouble> {
    let mut pages = Vec::new();
    let rendered = of_each(&books, |placed| render(&placed.book));
    for (placed, rendered) in books.into_iter().zip(rendered) {
        let rendered = rendered.map_err(|error| fault(&error))?;
        pages.extend(below(&placed.folder, rendered));
        pages.extend(placed.sources);
    }
    Ok(pages)
}

fn below(folder: &str, pages: Vec<Page>) -> impl Iterator<Item = Page> {
    pages.into_iter().map(move |page| Page {
        path: format!("{folder}{}", page.path),
        ..page
    })
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
