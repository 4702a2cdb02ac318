//! What speaks in the programme's words, and so is made once for each language of these: the programme, what was checked of
//! it, what it changes of the edition before it, plans, and the engine's programme.

use super::children::Invented;
use super::engine::Engine;
use stafett_book::Shown;
use stafett_book::translated::{Translations, Wordings, translate};
use stafett_check::Options;
use stafett_diff::Comparison;
use stafett_formats::artefact::ProofSummary;
use stafett_model::proof::Proof;
use stafett_model::{Day, Programme};
use std::borrow::Cow;

/// What speaks in the programme's words.
pub(super) struct Telling<'a> {
    pub(super) programme: Cow<'a, Programme>,
    pub(super) proof: Cow<'a, Proof>,
    pub(super) since: Option<Since>,
    pub(super) children: Vec<Shown>,
    pub(super) engine: Option<Engine>,
}

/// The earlier edition, and the programme compared with it.
pub(super) struct Since {
    pub(super) earlier: Programme,
    pub(super) comparison: Comparison,
}

/// What it is made from, whatever the words.
#[derive(Clone, Copy)]
pub(super) struct Given<'g> {
    /// The digest of the programme as its authors wrote it: plans name that.
    pub(super) digest: &'g str,
    pub(super) earlier: Option<&'g Programme>,
    pub(super) children: &'g [Invented],
    /// The module of the engine.
    pub(super) engine: Option<&'g [u8]>,
    pub(super) as_of: Day,
}

impl<'a> Telling<'a> {
    /// In the programme's own words.
    pub(super) fn own(programme: &'a Programme, proof: &'a Proof, given: Given<'_>) -> Self {
        let earlier = given.earlier.cloned();
        Self::of(
            Cow::Borrowed(programme),
            Cow::Borrowed(proof),
            earlier,
            given,
        )
    }

    /// In translated words; which they are is told with it. The findings are found again: they are the same, in other
    /// words.
    pub(super) fn translated(
        programme: &Programme,
        translations: &Translations,
        given: Given<'_>,
    ) -> (Self, Wordings) {
        let mut of_programme = translate(programme, translations);
        let programme = of_programme.programme;
        let earlier = given
            .earlier
            .map(|earlier| translate(earlier, translations));
        let earlier = earlier.map(|earlier| {
            of_programme.wordings.join(earlier.wordings);
            earlier.programme
        });
        let mut children = Vec::new();
        for child in given.children {
            for text in child.texts() {
                of_programme.wordings.note(&text, translations);
            }
            children.push(child.translated(translations));
        }
        let given = Given {
            children: &children,
            ..given
        };
        let proof = stafett_check::check(&programme, &Options::as_of(given.as_of));
        let telling = Self::of(Cow::Owned(programme), Cow::Owned(proof), earlier, given);
        (telling, of_programme.wordings)
    }

    fn of(
        programme: Cow<'a, Programme>,
        proof: Cow<'a, Proof>,
        earlier: Option<Programme>,
        given: Given<'_>,
    ) -> Self {
        let since = earlier.map(|earlier| Since {
            comparison: stafett_diff::compare(&earlier, &programme),
            earlier,
        });
        let summary = || Some(ProofSummary::of(&proof));
        let children = given.children.iter();
        let shown =
            |child: &Invented| child.shown(&programme, given.digest, summary(), given.as_of);
        Self {
            since,
            children: children.map(shown).collect(),
            engine: given
                .engine
                .map(|wasm| Engine::new(wasm, &programme, &proof)),
            programme,
            proof,
        }
    }
}
