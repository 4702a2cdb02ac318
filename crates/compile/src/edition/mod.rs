//! Layers → one set of declarations: the base's, with what an edition substitutes in their place and
//! without what it drops. Everything after this step sees one programme; a declaration's place is
//! that of the file in which it stands.

mod laying;
mod told;

use crate::source::Texts;
use laying::Laying;
use stafett_diag::{Diagnostic, Name, Span};
use stafett_model::Edition;
use stafett_syntax::tree::File;
use std::borrow::Cow;
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;

/// The files as the later steps read them.
pub(crate) struct Laid<'a> {
    /// Each with the declarations that stand in the end; amendments are done and gone.
    pub(crate) files: Cow<'a, [File]>,
    /// What the last layer changes of those before it; `None` where there is one layer only.
    pub(crate) edition: Option<Edition>,
    /// The names that it drops, and where it says so.
    pub(crate) dropped: BTreeMap<&'a str, Span>,
}

impl Laid<'_> {
    /// Says of each unknown name that the edition drops that it does: the rule that names it stands
    /// in the base, where nothing is wrong with it.
    pub(crate) fn explain(&self, texts: &Texts<'_>, diagnostics: &mut [Diagnostic]) {
        let unknown = |told: &&mut Diagnostic| told.name == Name::UnknownName;
        for diagnostic in diagnostics.iter_mut().filter(unknown) {
            let place = diagnostic.labels.first().map(|label| label.span);
            let spelled: String = place.map_or("", |span| texts.slice(span)).nfc().collect();
            if let Some(drop) = self.dropped.get(spelled.as_str()) {
                told::dropped(diagnostic, &spelled, *drop);
            }
        }
    }
}

/// Lays the layers over each other. `layers` has, for each file, the number of its layer: 0 is the
/// base, and each next is laid over those before it.
pub(crate) fn from_syntax<'a>(
    texts: &Texts<'a>,
    layers: &[usize],
    diagnostics: &mut Vec<Diagnostic>,
) -> Laid<'a> {
    let last = layers.iter().max().copied().unwrap_or(0);
    let amended = texts.files.iter().any(|file| !file.amendments.is_empty());
    if last == 0 && !amended {
        return Laid {
            files: Cow::Borrowed(texts.files),
            edition: None,
            dropped: BTreeMap::new(),
        };
    }
    let mut laying = Laying::new(texts, diagnostics);
    for layer in 0..=last {
        let of_layer = texts.files.iter().zip(layers);
        let files: Vec<&File> = of_layer
            .filter(|(_, of)| **of == layer)
            .map(|(file, _)| file)
            .collect();
        laying.lay(layer, &files);
    }
    laying.finish()
}
