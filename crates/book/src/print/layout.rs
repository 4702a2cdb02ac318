//! The layout's files, compiled in from `book/print/`.

macro_rules! files {
    ($($name:literal),* $(,)?) => {
        &[$((concat!("layout/", $name), include_str!(concat!("../../../../book/print/layout/", $name)))),*]
    };
}

/// The file that is typeset. Its name is the book's language's.
pub(super) const FIRST: &str = include_str!("../../../../book/print/book.typ");

/// What it is made of: names below its folder, and texts.
pub(super) const SHARED: &[(&str, &str)] = files![
    "book.typ",
    "data.typ",
    "look.typ",
    "parts.typ",
    "pictures.typ",
    "front.typ",
    "authored.typ",
    "matrix.typ",
    "visits.typ",
    "pathways.typ",
    "areas.typ",
    "transitions.typ",
    "variants.typ",
    "norms.typ",
    "checks.typ",
    "changes.typ",
    "recipients.typ",
    "lists.typ",
];
