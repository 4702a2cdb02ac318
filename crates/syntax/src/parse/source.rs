use std::ops::Range;

use stafett_diag::{FileId, Span};
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// A file's text in NFC, and the way back to the places in the text as it was given.
pub(super) struct Source {
    file: FileId,
    /// The text in NFC.
    pub(super) text: String,
    /// Where a stretch begins in `text` and in the given text; empty if the two are the same.
    stretches: Vec<Stretch>,
}

struct Stretch {
    here: usize,
    given: usize,
    /// Whether the two texts are the same, byte by byte, over this stretch.
    same: bool,
}

impl Source {
    pub(super) fn new(file: FileId, given: &str) -> Self {
        if is_nfc(given) {
            return Self {
                file,
                text: given.to_string(),
                stretches: Vec::new(),
            };
        }
        let mut text = String::with_capacity(given.len());
        let mut stretches = Vec::new();
        for group in groups(given) {
            let composed: String = given[group.clone()].nfc().collect();
            let same = composed == given[group.clone()];
            stretches.push(Stretch {
                here: text.len(),
                given: group.start,
                same,
            });
            text.push_str(&composed);
        }
        stretches.push(Stretch {
            here: text.len(),
            given: given.len(),
            same: false,
        });
        Self {
            file,
            text,
            stretches,
        }
    }

    /// The place in the given text of a range of `text`.
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        let start = self.given(range.start, false);
        let end = self.given(range.end, true).max(start);
        // The size limit is far below 4 GiB, so that offsets fit.
        Span::new(self.file, start as u32, end as u32)
    }

    fn given(&self, here: usize, as_end: bool) -> usize {
        let after = self
            .stretches
            .partition_point(|stretch| stretch.here <= here);
        let Some(stretch) = after.checked_sub(1).and_then(|i| self.stretches.get(i)) else {
            return here;
        };
        if stretch.same || stretch.here == here {
            return stretch.given + (here - stretch.here);
        }
        let next = self
            .stretches
            .get(after)
            .map_or(stretch.given, |next| next.given);
        if as_end { next } else { stretch.given }
    }
}

/// Stretches that can be composed one by one: an ASCII character never composes with what stands
/// before it, so that each begins a stretch of its own.
fn groups(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut starts: Vec<usize> = text
        .char_indices()
        .filter(|(i, c)| *i == 0 || c.is_ascii())
        .map(|(i, _)| i)
        .collect();
    starts.push(text.len());
    (1..starts.len()).map(move |i| starts[i - 1]..starts[i])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn composed_letters_keep_their_given_places() {
        let given = "a bo\u{308}c d";
        let source = Source::new(FileId(0), given);
        assert_eq!(source.text, "a böc d");
        let word = source
            .text
            .find("böc")
            .map(|at| source.span(at..at + "böc".len()));
        assert_eq!(word, Some(Span::new(FileId(0), 2, 7)));
        let last = source.text.len();
        assert_eq!(source.span(last - 1..last), Span::new(FileId(0), 8, 9));
    }
}
