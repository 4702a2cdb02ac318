use super::{Duration, Reach, SchoolTerm, Spanned};

/// `upprepas varje … från … fram till …`: a visit that comes again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repetition {
    /// How often.
    pub every: Every,
    /// From the first time until the end, before which the last time begins.
    pub reach: Reach,
}

/// How often a visit comes again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Every {
    /// `höstterminen och vårterminen`: each such term. Never empty.
    Terms(Vec<SchoolTerm>),
    /// `2 år`.
    Duration(Spanned<Duration>),
}

/// `antal 2–3`: so many visits within one time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    /// How many are planned.
    pub planned: Spanned<u32>,
    /// How many there may be, if more: those above the planned ones are as needed.
    pub most: Option<Spanned<u32>>,
}
