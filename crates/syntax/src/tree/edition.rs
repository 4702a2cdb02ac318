use stafett_diag::Span;
use stafett_grammar::Rule;

use super::{Declaration, Identifier, Spanned};

/// What an edition does with one declaration of the programme over which it is laid.
#[derive(Clone, Debug)]
pub struct Amendment {
    /// What it does.
    pub what: Amended,
    /// From its verb to its end.
    pub span: Span,
}

impl PartialEq for Amendment {
    fn eq(&self, other: &Self) -> bool {
        self.what == other.what
    }
}

impl Eq for Amendment {}

/// What an amendment does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Amended {
    /// `byter ut besök NAME "…" { … }`: a whole declaration of any kind, in the place of the one of
    /// that kind and name.
    Substitutes(Box<Declaration>),
    /// `utgår NAME "skäl"`: a declaration that is left out.
    Drops {
        /// The keyword of its kind, where the name alone does not tell: `utgår ansvar för NAME`.
        kind: Option<Spanned<Rule>>,
        /// Its name.
        name: Spanned<Identifier>,
        /// Why.
        reason: Option<Spanned<String>>,
    },
}
