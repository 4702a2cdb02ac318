use super::{Content, Duration, Guard, Identifier, Reach, Spanned};

/// A field of `krav` or `rekommendation`.
// There is one such field or two in a norm, so that the size of the others does not matter.
#[allow(clippy::large_enum_variant)]
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NormField {
    /// `erbjuds minst 3 besök med ITEM av SERVICE från … fram till …`.
    Offered(Offered),
    /// `erbjuds ITEM före ITEM`: the first is offered before the second, never on a later day.
    OfferedBefore {
        /// What comes first.
        first: Spanned<Content>,
        /// What comes after it.
        second: Spanned<Content>,
    },
    /// `jämnt fördelade: högst 5 år mellan två besök`.
    EvenlySpread(Spanned<Duration>),
    /// `i ord "…"`: an obligation that stays in words.
    InWords(Spanned<String>),
}

/// How many visits must be offered, with what, by whom and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offered {
    /// `minst 3 besök`; 1 where `once`.
    pub count: Spanned<u32>,
    /// `en gång`: one visit and no more.
    pub once: bool,
    /// `med ITEM`.
    pub item: Spanned<Identifier>,
    /// `av SERVICE`.
    pub by: Option<Spanned<Identifier>>,
    /// From when until when.
    pub reach: Reach,
    /// For whom.
    pub guard: Option<Spanned<Guard>>,
}
