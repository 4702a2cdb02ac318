//! What a book is made from besides the programme: its registers, the edition before it, its example
//! children and the engine.

use super::children;
use super::engine;
use super::telling::{Given, Since, Telling};
use crate::editions::Layers;
use crate::language;
use crate::opened::{self, Opened};
use crate::output::Output;
use crate::registers::Judged;
use crate::trouble::Trouble;
use stafett_book::authored::AuthoredPage;
use stafett_book::translated::{Translations, Wordings};
use stafett_book::{Book, Language};
use stafett_model::proof::Proof;
use stafett_model::register::Register;
use stafett_model::review::ReviewNote;
use stafett_model::{Day, Programme};
use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::thread::{self, ScopedJoinHandle};

/// Everything that the books of both languages are made from.
pub(crate) struct Material<'a> {
    opened: &'a Opened,
    registers: Vec<Register>,
    own: Telling<'a>,
    /// With translated texts: for the book in the language that is not the programme's.
    translated: Option<(Telling<'a>, Wordings)>,
    notes: Option<&'a [ReviewNote]>,
    pages: &'a [AuthoredPage],
    as_of: Day,
}

/// What may be asked of a book.
#[derive(Clone, Copy)]
pub(crate) struct Asked<'a> {
    /// The earlier edition with which it compares; without it that over which the programme is laid.
    pub(crate) since: Option<&'a Path>,
    /// The file of the engine.
    pub(crate) engine: Option<&'a Path>,
    /// Reviewers' notes, for the edition that shows them.
    pub(crate) notes: Option<&'a [ReviewNote]>,
    /// The authors' own pages.
    pub(crate) pages: &'a [AuthoredPage],
    /// Translations of the programme's texts.
    pub(crate) translations: &'a Translations,
}

impl<'a> Asked<'a> {
    /// Of a book that shows the programme and its authors' pages.
    pub(crate) fn plain(pages: &'a [AuthoredPage], translations: &'a Translations) -> Self {
        Self {
            since: None,
            engine: None,
            notes: None,
            pages,
            translations,
        }
    }
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
        let earlier = match earlier {
            Some(path) => Some(earlier_edition(&path, opened, output)?),
            None => None,
        };
        let engine = asked.engine.map(engine::module).transpose()?;
        let invented = children::read(opened)?;
        let given = Given {
            digest: &opened.digest,
            earlier: earlier.as_ref(),
            children: &invented,
            engine: engine.as_deref(),
            as_of,
        };
        let (programme, translations) = (&opened.programme, asked.translations);
        let own = language::of_programme(programme.language);
        let only_own = output.asked() == Some(own);
        let wanted = !translations.is_empty() && !only_own;
        let (own, translated) = thread::scope(|scope| {
            let made = || Telling::translated(programme, translations, given);
            let translated = wanted.then(|| scope.spawn(made));
            let own = Telling::own(programme, proof, given);
            let translated = translated.map(ScopedJoinHandle::join);
            (
                own,
                translated.map(|made| made.unwrap_or_else(|panic| resume_unwind(panic))),
            )
        });
        Ok(Self {
            opened,
            registers: shown(registers),
            own,
            translated,
            notes: asked.notes,
            pages: asked.pages,
            as_of,
        })
    }

    /// The book in a language.
    pub(crate) fn book(&self, language: Language) -> Book<'_> {
        let programme = &self.opened.programme;
        let foreign = language != language::of_programme(programme.language);
        let translated = self.translated.as_ref().filter(|_| foreign);
        let telling = translated.map_or(&self.own, |(telling, _)| telling);
        let mut book = Book::new(&telling.programme, &telling.proof, language)
            .registers(&self.registers)
            .digest(&self.opened.digest)
            .children(&telling.children)
            .pages(self.pages)
            .as_of(self.as_of);
        if let Some((_, wordings)) = translated {
            book = book.translated(wordings, programme);
        }
        if let Some(Since {
            earlier,
            comparison,
        }) = &telling.since
        {
            book = book.since(comparison).earlier(earlier);
        }
        let layers = self.opened.layers.as_ref();
        if let Some(consultation) = layers.and_then(Layers::consultation) {
            book = book.consultation(consultation);
        }
        if let Some(notes) = self.notes {
            book = book.notes(notes);
        }
        if let Some(engine) = &telling.engine {
            book = book.engine(engine.as_shown());
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

fn earlier_edition(path: &Path, new: &Opened, output: &mut Output) -> Result<Programme, Trouble> {
    let earlier = opened::folder_or_artefact(path, output)?.programme;
    output.programme_language(language::of_programme(new.programme.language));
    Ok(earlier)
}

/// The registers that speak of the edition that the book shows.
fn shown(registers: &[Judged]) -> Vec<Register> {
    let judged = registers.iter().filter(|one| one.faults.is_some());
    judged.map(|one| one.register.clone()).collect()
}
