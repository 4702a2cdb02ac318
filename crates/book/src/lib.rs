//! Renders a compiled programme, and what was checked of it, for readers: static pages that need no
//! server and no network, and a script only to search and to invent a child of one's own.
//!
//! [`render`] is pure: the same programme, proof and language give the same bytes. It reads no file;
//! templates, style and prose are compiled in from the folder `book/`, and whoever calls it writes
//! the pages.
//!
//! ```
//! # fn pages(programme: &stafett_model::Programme, proof: &stafett_model::proof::Proof)
//! # -> Result<(), stafett_book::BookError> {
//! use stafett_book::{Book, Language, render};
//! let swedish = render(&Book::new(programme, proof, Language::Swedish).other_language("../en/"))?;
//! let english = render(&Book::new(programme, proof, Language::English).other_language("../sv/"))?;
//! # Ok(()) }
//! ```
//!
//! | folder | holds |
//! | --- | --- |
//! | `authored` | what the programme's authors write for the book: prose, with figures by name |
//! | `pages` | one file per kind of page: the programme's tables → what the template shows |
//! | `picture` | geometry of the drawn pictures; the templates draw |
//! | `print` | the same views as data for the print edition, and the layout that typesets it |
//! | `translated` | what a translator wrote for a book in another language than the programme's |
//! | `texts` | every text of the book in both languages |
//!
//! Everything from the programme's text is escaped by the template engine; doc prose is Markdown
//! whose raw HTML, images and links other than http and https come out as text.
#![forbid(unsafe_code)]

mod address;
pub mod authored;
mod changes;
mod csv;
mod example;
mod glossary;
mod here;
mod markdown;
mod marks;
mod menu;
mod notes;
mod own_words;
mod pages;
mod pathway;
mod phrase;
mod picture;
mod print;
mod recipient;
pub mod review;
mod reviewed;
mod rules;
mod site;
mod stems;
mod template;
mod texts;
mod thesaurus;
pub mod translated;
mod translation;
mod trial;
mod usual;

use authored::AuthoredPage;
use stafett_diff::Comparison;
use stafett_model::proof::Proof;
use stafett_model::register::Register;
use stafett_model::review::{Consultation, ReviewNote};
use stafett_model::{Day, Programme};
use std::fmt;
use translated::Wordings;

pub use print::{Printed, print};
pub use stafett_diag::Language;
pub use trial::{Engine, Shown};

/// What a book is made from.
#[derive(Clone, Copy, Debug)]
pub struct Book<'a> {
    /// The programme to show; where its texts are translated, with these.
    pub programme: &'a Programme,
    /// Which of the texts of the programme and of its earlier edition are in the book's language, where that is not
    /// the programme's, and the programme as its authors wrote it.
    pub translated: Option<(&'a Wordings, &'a Programme)>,
    /// What was checked of it.
    pub proof: &'a Proof,
    /// The language of the book's own texts. What is not translated of the programme stays in the
    /// programme's language.
    pub language: Language,
    /// The path from this book's folder to that of the same book in the other language, with a
    /// slash at its end. Both books have the same page paths, so that every page can link to its
    /// twin. Without it the pages have no language switch.
    pub other_language: Option<&'a str>,
    /// What identifies the compiled programme (its digest): printed in the foot of each page.
    pub digest: Option<&'a str>,
    /// The registers that speak of the programme, in the order in which they are listed.
    pub registers: &'a [Register],
    /// The programme compared with its earlier edition. Without it the page of changes says that
    /// there is none.
    pub since: Option<&'a Comparison>,
    /// The earlier edition itself, from which the chapters for recipients know what was theirs. Without
    /// it they show what is theirs, and not what changes for them.
    pub earlier: Option<&'a Programme>,
    /// The consultation in which the book is read. Without it the book says nothing of one.
    pub consultation: Option<&'a Consultation>,
    /// What reviewers say of the rules, for an edition that is read by reviewers; `None` for every
    /// other edition.
    pub notes: Option<&'a [ReviewNote]>,
    /// Invented children that the book shows with their plans.
    pub children: &'a [Shown],
    /// The authors' own pages, in the order in which they are read.
    pub pages: &'a [AuthoredPage],
    /// The engine with which a reader invents others. Without it the book has the children only.
    pub engine: Option<Engine<'a>>,
    /// The day for which the book holds: the date of its print edition, which has none without it.
    pub as_of: Option<Day>,
    /// Whether the print edition is typeset, at [`Printed::pdf`]: then the pages lead to it.
    pub typeset: bool,
}

impl<'a> Book<'a> {
    /// A book without twin and without digest.
    pub fn new(programme: &'a Programme, proof: &'a Proof, language: Language) -> Self {
        Self {
            programme,
            translated: None,
            proof,
            language,
            other_language: None,
            digest: None,
            registers: &[],
            since: None,
            earlier: None,
            consultation: None,
            notes: None,
            children: &[],
            pages: &[],
            engine: None,
            as_of: None,
            typeset: false,
        }
    }

    /// Says which texts are translated, and of what; see [`Book::translated`].
    #[must_use]
    pub fn translated(mut self, wordings: &'a Wordings, original: &'a Programme) -> Self {
        self.translated = Some((wordings, original));
        self
    }

    /// Adds the path to the book's twin; see [`Book::other_language`].
    #[must_use]
    pub fn other_language(mut self, path: &'a str) -> Self {
        self.other_language = Some(path);
        self
    }

    /// Adds the compiled programme's digest; see [`Book::digest`].
    #[must_use]
    pub fn digest(mut self, digest: &'a str) -> Self {
        self.digest = Some(digest);
        self
    }

    /// Adds registers; see [`Book::registers`].
    #[must_use]
    pub fn registers(mut self, registers: &'a [Register]) -> Self {
        self.registers = registers;
        self
    }

    /// Adds the comparison with the earlier edition; see [`Book::since`].
    #[must_use]
    pub fn since(mut self, comparison: &'a Comparison) -> Self {
        self.since = Some(comparison);
        self
    }

    /// Adds the earlier edition itself; see [`Book::earlier`].
    #[must_use]
    pub fn earlier(mut self, programme: &'a Programme) -> Self {
        self.earlier = Some(programme);
        self
    }

    /// Adds the consultation; see [`Book::consultation`].
    #[must_use]
    pub fn consultation(mut self, consultation: &'a Consultation) -> Self {
        self.consultation = Some(consultation);
        self
    }

    /// Adds reviewers' notes, if there are none too: the book is then a review edition; see
    /// [`Book::notes`].
    #[must_use]
    pub fn notes(mut self, notes: &'a [ReviewNote]) -> Self {
        self.notes = Some(notes);
        self
    }

    /// Adds invented children; see [`Book::children`].
    #[must_use]
    pub fn children(mut self, children: &'a [Shown]) -> Self {
        self.children = children;
        self
    }

    /// Adds the authors' own pages; see [`Book::pages`].
    #[must_use]
    pub fn pages(mut self, pages: &'a [AuthoredPage]) -> Self {
        self.pages = pages;
        self
    }

    /// Adds the engine; see [`Book::engine`].
    #[must_use]
    pub fn engine(mut self, engine: Engine<'a>) -> Self {
        self.engine = Some(engine);
        self
    }

    /// Adds the day for which the book holds; see [`Book::as_of`].
    #[must_use]
    pub fn as_of(mut self, day: Day) -> Self {
        self.as_of = Some(day);
        self
    }

    /// Whether a title or value is in the book's language though the programme's is another.
    pub(crate) fn has_translated(&self, text: &str) -> bool {
        self.translated.is_some_and(|(all, _)| all.has(text))
    }

    /// Whether a description is in the book's language though the programme's is another.
    pub(crate) fn has_translated_prose(&self, text: &str) -> bool {
        self.translated.is_some_and(|(all, _)| all.has_prose(text))
    }

    /// What a rule with a translated title is called in the programme text.
    pub(crate) fn wording(&self, rule: &str, title: &str) -> Option<&'a str> {
        self.translated?.0.wording(rule, title)
    }

    /// Says that the print edition is typeset; see [`Book::typeset`].
    #[must_use]
    pub fn typeset(mut self) -> Self {
        self.typeset = true;
        self
    }
}

/// One file of the book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// Path below the book's folder: lower-case ASCII, parts separated by `/`.
    pub path: String,
    /// The whole content, UTF-8.
    pub content: String,
}

/// A page that could not be rendered: a fault of the book's templates, not of the programme.
#[derive(Debug)]
pub struct BookError {
    /// Path of the page.
    pub path: String,
    cause: minijinja::Error,
}

impl fmt::Display for BookError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "the page {} of the book could not be rendered: {:#}",
            self.path, self.cause
        )
    }
}

impl std::error::Error for BookError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.cause)
    }
}

/// The pages of the book, in a fixed order: the style sheet and the scripts, then the pages as a reader meets them.
///
/// # Errors
/// [`BookError`] where a template does not render.
pub fn render(book: &Book<'_>) -> Result<Vec<Page>, BookError> {
    let site = site::Site::new(book);
    let press = template::Press::new(book)?;
    pages::all(&site, &press)
}
