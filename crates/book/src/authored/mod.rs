//! Pages that the programme's authors write in Markdown beside its text: prose with references to rules,
//! and the book's own tables and pictures where the authors want them.
//!
//! ```markdown
//! # Så läser du programmet
//!
//! Det första besöket är [[bhv.v04_4v]].
//!
//! {{besök: bhv.v04_4v}}
//! ```

mod blocks;
mod faults;
mod figure;

pub(crate) use blocks::{Block, blocks};
pub use faults::{Fault, faults};
pub(crate) use figure::Figure;

use crate::Book;
use crate::address::slugs;
use crate::texts;

/// A page that the authors have written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuthoredPage {
    /// Its name, from which its address follows: `så_läser_du`.
    pub name: String,
    /// Its text in the programme's language, Markdown.
    pub own: String,
    /// The same in the book's other language, where it has been written.
    pub other: Option<String>,
}

/// A page as the book of one language has it.
pub(crate) struct Chosen<'a> {
    /// Its path in the book.
    pub(crate) path: String,
    /// Its first heading of the highest level; its name where it has none.
    pub(crate) title: String,
    /// What follows the title.
    pub(crate) blocks: Vec<Block<'a>>,
    /// Whether it is in the programme's language, and that is not the book's.
    pub(crate) foreign: bool,
}

/// The pages of a book, in their order.
pub(crate) fn chosen<'a>(book: &Book<'a>) -> Vec<Chosen<'a>> {
    let own = texts::programme_code(book.programme.language) == texts::code(book.language);
    let paths = slugs(book.pages.iter().map(|page| page.name.as_str()));
    let pages = book.pages.iter().zip(paths);
    pages
        .map(|(page, slug)| {
            let other = page.other.as_deref().filter(|_| !own);
            let mut blocks = blocks(other.unwrap_or(&page.own));
            Chosen {
                path: format!("sidor/{slug}.html"),
                title: title(&mut blocks).unwrap_or_else(|| page.name.replace('_', " ")),
                blocks,
                foreign: !own && other.is_none(),
            }
        })
        .collect()
}

/// Takes the title off the page, if it begins with one.
fn title(blocks: &mut Vec<Block<'_>>) -> Option<String> {
    let Some(Block::Heading { level: 1, says }) = blocks.first() else {
        return None;
    };
    let says = says.clone();
    blocks.remove(0);
    Some(says)
}
