//! The print edition: the pages as one file of data, and the layout that typesets it.
//!
//! The data is what the pages show, gathered once more as seen from the book's folder. The layout is
//! written in Typst and reads the data as text, so that nothing a programme says is ever markup.

mod edition;
mod layout;

use crate::site::Site;
use crate::{Book, BookError, Page};
use edition::Edition;
use stafett_diag::Language;

/// Where the print edition of a book lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Printed {
    /// The layout's first file, which is to be typeset: a path below the book's folder.
    pub source: &'static str,
    /// The typeset book.
    pub pdf: &'static str,
}

/// The data that the layout reads, in its folder.
const DATA: &str = "data.json";

impl Printed {
    /// Of the book in a language.
    pub fn of(language: Language) -> Self {
        match language {
            Language::Swedish => Self {
                source: "tryck/bok.typ",
                pdf: "tryck/bok.pdf",
            },
            Language::English => Self {
                source: "print/book.typ",
                pdf: "print/book.pdf",
            },
        }
    }

    /// A path in the folder in which they lie.
    fn beside(self, name: &str) -> String {
        let folder = self.source.split('/').next().unwrap_or_default();
        format!("{folder}/{name}")
    }
}

/// The sources of the print edition: data and layout, in a fixed order. They are typeset by Typst,
/// which gives the same bytes for the same sources.
///
/// # Errors
/// [`BookError`] where the data cannot be written.
pub fn print(book: &Book<'_>) -> Result<Vec<Page>, BookError> {
    let printed = Printed::of(book.language);
    let file = |path: String, content: String| Page { path, content };
    let path = printed.beside(DATA);
    let site = Site::new(book);
    let data = match serde_json::to_string(&Edition::new(&site)) {
        Ok(data) => file(path, data),
        Err(cause) => return Err(unwritten(path, cause)),
    };
    let first = file(printed.source.to_owned(), layout::FIRST.to_owned());
    let shared = layout::SHARED.iter();
    let shared = shared.map(|(name, text)| file(printed.beside(name), (*text).to_owned()));
    Ok([data, first].into_iter().chain(shared).collect())
}

fn unwritten(path: String, cause: serde_json::Error) -> BookError {
    let kind = minijinja::ErrorKind::BadSerialization;
    let cause = minijinja::Error::new(kind, "the data of the print edition").with_source(cause);
    BookError { path, cause }
}
