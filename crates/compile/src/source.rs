//! The sources, their order, and what the later steps ask of their texts.

use crate::words;
use stafett_diag::{Diagnostic, FileId, Language, Name, Span, Text};
use stafett_model::Origin;
use stafett_syntax::tree::File;
use unicode_normalization::UnicodeNormalization;

/// One source file: its path, as it is to be printed, and its text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Source {
    /// Its path.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// The most rows that a table may have, and files that a programme may have.
pub(crate) const MOST_ROWS: usize = 65_000;

/// The sources in the order of their paths, with the number of each one's layer; those over the
/// limit are told and left out.
pub(crate) fn in_path_order<'a>(
    layers: &[&'a [Source]],
    diagnostics: &mut Vec<Diagnostic>,
) -> (Vec<&'a Source>, Vec<usize>) {
    let numbered = layers.iter().enumerate();
    let mut sources: Vec<(&Source, usize)> = numbered
        .flat_map(|(layer, sources)| sources.iter().map(move |source| (source, layer)))
        .collect();
    sources.sort();
    if sources.len() > MOST_ROWS {
        let message = Text::new(
            format!(
                "programmet har {} filer; gränsen är {MOST_ROWS}",
                sources.len()
            ),
            format!(
                "the programme has {} files; the limit is {MOST_ROWS}",
                sources.len()
            ),
        );
        diagnostics.push(Diagnostic::without_place(Name::TooMany, message));
        sources.truncate(MOST_ROWS);
    }
    sources.into_iter().unzip()
}

/// The trees of the sources, in their order.
pub(crate) fn read(sources: &[&Source], diagnostics: &mut Vec<Diagnostic>) -> Vec<File> {
    let ids = (0..=u16::MAX).map(FileId);
    ids.zip(sources)
        .map(|(id, source)| {
            let parsed = stafett_syntax::parse(id, &source.path, &source.text);
            diagnostics.extend(parsed.diagnostics);
            parsed.tree
        })
        .collect()
}

/// In the order of the text, what has no place first; nothing twice.
pub(crate) fn in_text_order(diagnostics: &mut Vec<Diagnostic>) {
    let place = |told: &Diagnostic| told.labels.first().map(|label| label.span);
    diagnostics.sort_by(|a, b| (place(a), a).cmp(&(place(b), b)));
    diagnostics.dedup();
}

/// The texts behind the trees.
pub(crate) struct Texts<'a> {
    sources: &'a [&'a Source],
    /// The trees.
    pub(crate) files: &'a [File],
    /// Byte places of the line breaks of each file.
    breaks: Vec<Vec<u32>>,
    /// The text of each stretch that could not be read.
    unread: Vec<String>,
}

impl<'a> Texts<'a> {
    pub(crate) fn new(sources: &'a [&'a Source], files: &'a [File]) -> Self {
        let breaks = sources
            .iter()
            .map(|source| line_breaks(&source.text))
            .collect();
        let mut texts = Texts {
            sources,
            files,
            breaks,
            unread: Vec::new(),
        };
        let stretches = files.iter().flat_map(|file| &file.unread);
        texts.unread = stretches
            .map(|span| texts.slice(*span).nfc().collect())
            .collect();
        texts
    }

    /// What stands at `span`.
    pub(crate) fn slice(&self, span: Span) -> &'a str {
        let text = self
            .sources
            .get(usize::from(span.file.0))
            .map_or("", |source| &source.text);
        let place = |byte: u32| usize::try_from(byte).unwrap_or(usize::MAX);
        text.get(place(span.start)..place(span.end).min(text.len()))
            .unwrap_or_default()
    }

    /// Where `span` is, for the programme.
    pub(crate) fn origin(&self, span: Span) -> Origin {
        let breaks = self.breaks.get(usize::from(span.file.0));
        let before = breaks.map_or(0, |breaks| breaks.partition_point(|at| *at < span.start));
        let line = u32::try_from(before).unwrap_or(u32::MAX).saturating_add(1);
        Origin {
            file: span.file.0,
            line,
            start: span.start,
            end: span.end,
        }
    }

    /// The language of the keywords of the file of `span`.
    pub(crate) fn language(&self, span: Span) -> Language {
        let file = self.files.get(usize::from(span.file.0));
        file.map_or(Language::Swedish, |file| file.language)
    }

    /// A keyword as the file of `span` spells it.
    pub(crate) fn keyword(&self, rule: stafett_grammar::Rule, span: Span) -> &'static str {
        words::keyword(rule, self.language(span))
    }

    /// Whether something inside `span` could not be read, so that what seems missing may be there.
    pub(crate) fn has_unread(&self, span: Span) -> bool {
        let file = self.files.get(usize::from(span.file.0));
        file.is_some_and(|file| {
            file.unread
                .iter()
                .any(|unread| unread.start < span.end && span.start < unread.end)
        })
    }

    /// Whether `word` stands in something that could not be read, so that it may be declared there.
    pub(crate) fn unread_mentions(&self, word: &str) -> bool {
        self.unread.iter().any(|text| {
            let is_part = |letter: char| letter.is_alphanumeric() || letter == '_' || letter == '.';
            text.match_indices(word).any(|(at, _)| {
                let before = text.get(..at).and_then(|text| text.chars().next_back());
                let after = text
                    .get(at + word.len()..)
                    .and_then(|text| text.chars().next());
                !before.is_some_and(is_part) && !after.is_some_and(is_part)
            })
        })
    }

    /// Paths of the files, in their order.
    pub(crate) fn paths(&self) -> Vec<String> {
        self.sources
            .iter()
            .map(|source| source.path.clone())
            .collect()
    }
}

fn line_breaks(text: &str) -> Vec<u32> {
    text.bytes()
        .zip(0_u32..)
        .filter_map(|(byte, at)| (byte == b'\n').then_some(at))
        .collect()
}
