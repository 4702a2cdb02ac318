use super::{Identifier, Spanned};

/// A field of `huvudman`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BodyField {
    /// `finns överallt` (true) or `finns inte överallt` (false).
    Everywhere(bool),
}

/// A field of `verksamhet`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ServiceField {
    /// `huvudman regionen`: the bodies that it acts for.
    Bodies(Vec<Spanned<Identifier>>),
    /// `roller sjuksköterska, läkare`.
    Roles(Vec<Spanned<Identifier>>),
    /// `finns överallt` (true) or `finns inte överallt` (false).
    Everywhere(bool),
}

/// The field type of declarations without fields (`roll`, `område`). It has no values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoField {}
