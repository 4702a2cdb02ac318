//! The declarations that variants and releases lay over the base, each as a whole declaration of its
//! own: the base's lines with theirs in the place of the same.
//!
//! Layers are fixed: base, then releases in the order of their days, then variants, each after the
//! one it builds on. A line of a later layer goes over the same line of an earlier one.

mod from_syntax;
mod merged;
mod plan;
mod told;

pub(crate) use from_syntax::from_syntax;
pub(crate) use plan::{Plan, Target};

use stafett_model::{Force, VisitKind};
use stafett_syntax::tree::{
    Declared, Direction, Guard, NormField, Spanned, TransitionField, VisitField,
};

/// Everything that is laid over the base.
#[derive(Default)]
pub(crate) struct Overlaid {
    /// Visits and contacts.
    pub(crate) visits: Vec<LaidVisit>,
    /// Transitions.
    pub(crate) transitions: Vec<LaidTransition>,
    /// Requirements and recommendations.
    pub(crate) norms: Vec<LaidNorm>,
    /// Who changes what.
    pub(crate) plan: Plan,
}

/// A visit as it is in one place and one release.
pub(crate) struct LaidVisit {
    /// Under which name it stands in the table; no name that can be written, unless it is added.
    pub(crate) key: String,
    pub(crate) kind: VisitKind,
    pub(crate) declared: Declared<VisitField>,
    /// Name of the visit of the base; `None` for an added one.
    pub(crate) base: Option<String>,
    /// Name of the variant; `None` for the base's places.
    pub(crate) variant: Option<String>,
    /// How many of the releases that change the visit are in force.
    pub(crate) era: usize,
    /// Name of the release that adds it.
    pub(crate) added_by: Option<String>,
    /// Further conditions, by which it is narrower.
    pub(crate) guards: Vec<Spanned<Guard>>,
}

/// A transition of a variant.
pub(crate) struct LaidTransition {
    pub(crate) key: String,
    pub(crate) declared: Declared<TransitionField, Direction>,
    /// Name of the transition of the base in whose place it stands; `None` for an added one.
    pub(crate) base: Option<String>,
    pub(crate) variant: String,
}

/// A requirement or recommendation of a variant.
pub(crate) struct LaidNorm {
    pub(crate) force: Force,
    pub(crate) declared: Declared<NormField>,
    pub(crate) variant: String,
}

/// The name under which a changed visit stands in the table.
pub(crate) fn visit_key(base: &str, variant: Option<&str>, era: usize) -> String {
    match (variant, era) {
        (None, 0) => base.to_owned(),
        (variant, era) => format!("{base}@{}@{era}", variant.unwrap_or_default()),
    }
}

/// The name under which a changed transition stands in the table.
pub(crate) fn transition_key(base: &str, variant: &str) -> String {
    format!("{base}@{variant}")
}
