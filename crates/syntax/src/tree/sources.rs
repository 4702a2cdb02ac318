use super::{Confidence, Content, Date, DateRange, Identifier, Reach, Spanned};

/// A field of `källa`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SourceField {
    /// `utgivare "…"`.
    Publisher(Spanned<String>),
    /// `länk "…"`.
    Link(Spanned<String>),
    /// `datum 2024-01-09`.
    Date(Spanned<Date>),
    /// `kontrollerad "…"`: how it was read.
    Checked(Spanned<String>),
    /// `säkerhet angiven`.
    Confidence(Spanned<Confidence>),
}

/// A field of `godtar`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AcceptanceField {
    /// `fynd no-service-named`: the finding's name.
    Finding(Spanned<String>),
    /// `område vaccination`.
    Area(Spanned<Identifier>),
    /// `regler a, rotavirus dos 1, slutet`: the rules that the finding's key lists.
    Rules(Vec<Spanned<RuleName>>),
    /// `dagar från … fram till …`.
    Days(Reach),
    /// `födda från … till och med …`.
    Born(DateRange),
    /// `skäl "…"`.
    Reason(Spanned<String>),
    /// `av "role"`.
    By(Spanned<String>),
    /// `beslutad 2026-11-21`.
    Decided(Spanned<Date>),
    /// `omprövas 2027-06-30`.
    ReviewBy(Spanned<Date>),
}

/// A rule as the key of a finding names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RuleName {
    /// Something declared, or a dose of a series.
    Named(Content),
    /// `födseln`: nothing comes before.
    Birth,
    /// `slutet`: nothing comes after.
    End,
}
