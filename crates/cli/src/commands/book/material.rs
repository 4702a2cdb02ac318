//! What a book is made from besides the programme: its registers, the edition before it, its example
//! children and the engine.

use super::children;
use super::engine::Engine;
use crate::editions::Layers;
use crate::language;
use crate::opened::{self, Opened};
use crate::output::Output;
use crate::registers::Judged;
use crate::trouble::Trouble;
use stafett_book::authored::AuthoredPage;
use stafett_book::{Book, Language, Shown};
use stafett_diff::Comparison;
use stafett_model::proof::Proof;
use stafett_model::register::Register;
use stafett_model::review::ReviewNote;
use stafett_model::{Day, Programme};
use std::path::{Path, PathBuf};

/// Everything that the books of both languages are made from.
pub(crate) struct Material<'a> {
    opened: &'a Opened,
    proof: &'a Proof,
    registers: Vec<Register>,
    since: Option<Since>,
    children: Vec<Shown>,
    engine: Option<Engine>,
    notes: Option<&'a [ReviewNote]>,
    pages: &'a [AuthoredPage],
    as_of: Day,
}

/// The earlier edition, and the programme compared with it.
struct Since {
    earlier: Programme,
    comparison: Comparison,
}

/// What may be asked of a book.
#[derive(Clone, Copy, Default)]
pub(crate) struct Asked<'a> {
    /// The earlier edition with which it compares; without it that over which the programme is laid.
    pub(crate) since: Option<&'a Path>,
    /// The file of the engine.
    pub(crate) engine: Option<&'a Path>,
    /// Reviewers' notes, for the edition that shows them.
    pub(crate) notes: Option<&'a [ReviewNote]>,
    /// The authors' own pages.
    pub(crate) pages: &'a [AuthoredPage],
}

impl<'a> Material<'a> {
    /// Of an opened programme. `as_of` is the day for which the book holds, and that of the plans of
    /// children that name none.
    pub(crate) fn gather(
        opened: &'a Opened,
        proof: &'a Proof,
        registers: &[Judged],
        asked: Asked<'a>,
        as_of: Day,
        output: &mut Output,
    ) -> Result<Self, Trouble> {
        let earlier = asked.since.map(Path::to_owned).or_else(|| below(opened));
        let since = match earlier {
            Some(path) => Some(compared(&path, opened, output)?),
            None => None,
        };
        Ok(Self {
            opened,
            proof,
            registers: shown(registers),
            notes: asked.notes,
            pages: asked.pages,
            since,
            children: children::shown(opened, proof, as_of)?,
            engine: match asked.engine {
                Some(path) => Some(Engine::read(path, opened, proof)?),
                None => None,
            },
            as_of,
        })
    }

    /// The book in a language.
    pub(crate) fn book(&self, language: Language) -> Book<'_> {
        let mut book = Book::new(&self.opened.programme, self.proof, language)
            .registers(&self.registers)
            .digest(&self.opened.digest)
            .children(&self.children)
            .pages(self.pages)
            .as_of(self.as_of);
        if let Some(since) = &self.since {
            book = book.since(&since.comparison).earlier(&since.earlier);
        }
        let layers = self.opened.layers.as_ref();
        if let Some(consultation) = layers.and_then(Layers::consultation) {
            book = book.consultation(consultation);
        }
        if let Some(notes) = self.notes {
            book = book.notes(notes);
        }
        if let Some(Engine { wasm, programme }) = &self.engine {
            book = book.engine(stafett_book::Engine { wasm, programme });
        }
        book
    }
}

/// The folder over which a programme is laid.
fn below(opened: &Opened) -> Option<PathBuf> {
    let folders = &opened.layers.as_ref()?.folders;
    let below = folders.len().checked_sub(2)?;
    folders.get(below).cloned()
}

/// The programme compared with an earlier edition.
fn compared(path: &Path, new: &Opened, output: &mut Output) -> Result<Since, Trouble> {
    let earlier = opened::folder_or_artefact(path, output)?.programme;
    output.programme_language(language::of_programme(new.programme.language));
    let comparison = stafett_diff::compare(&earlier, &new.programme);
    Ok(Since {
        earlier,
        comparison,
    })
}

/// The registers that speak of the edition that the book shows.
fn shown(registers: &[Judged]) -> Vec<Register> {
    let judged = registers.iter().filter(|one| one.faults.is_some());
    judged.map(|one| one.register.clone()).collect()
}
