use stafett_diag::Span;

use super::{Channel, Duration, Field, Identifier, Person, Qualifier, Spanned, When};

/// The services of a transition: `från SERVICE till SERVICE` in its first line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Direction {
    /// The service that gives.
    pub from: Spanned<Identifier>,
    /// The service that takes over.
    pub to: Spanned<Identifier>,
}

/// A field of `övergång`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TransitionField {
    /// `områden a, b`.
    Areas(Vec<Spanned<Identifier>>),
    /// `när skolstart`.
    When(Spanned<When>),
    /// `överlämning { … }`.
    Handover(Handover),
}

/// The handover of information inside a transition.
#[derive(Clone, Debug)]
pub struct Handover {
    /// The fields in the order written.
    pub fields: Vec<Field<HandoverField>>,
    /// What qualifies the whole handover.
    pub qualifiers: Vec<Qualifier>,
    /// From `överlämning` to its closing brace.
    pub span: Span,
}

impl PartialEq for Handover {
    fn eq(&self, other: &Self) -> bool {
        self.fields == other.fields && self.qualifiers == other.qualifiers
    }
}

impl Eq for Handover {}

/// A field of `överlämning`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HandoverField {
    /// `när tidigast POINT, senast POINT`.
    When(Spanned<When>),
    /// `kontaktsätt fysiskt, annars telefon`: how it is handed over, the first choice first.
    Channels(Vec<Spanned<Channel>>),
    /// `överlämnar NAME, NAME, kvarstående`.
    HandsOver(Vec<Spanned<Payload>>),
    /// `samtycke av …` or `utan samtycke enligt …`.
    Consent(Spanned<Consent>),
    /// `bekräftas inom 30 dagar, annars …`.
    Confirmed {
        /// Within how long.
        within: Spanned<Duration>,
        /// What happens if nobody confirms.
        otherwise: Option<Spanned<Otherwise>>,
    },
}

/// Something that is handed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Payload {
    /// A content item, a series or an area.
    Named(Identifier),
    /// `kvarstående`: every undone item.
    Outstanding,
}

/// By whose consent information may be handed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Consent {
    /// `samtycke av PERSON, inhämtas av SERVICE, annars "…"`.
    From {
        /// Whose.
        person: Spanned<Person>,
        /// Who asks for it.
        obtained_by: Option<Spanned<Identifier>>,
        /// What holds where the answer is no, or yes to a part only, in words.
        otherwise: Option<Spanned<String>>,
    },
    /// `utan samtycke enligt "…"`: the statute that allows it.
    WithoutUnder(Spanned<String>),
}

/// What happens if a handover is not confirmed in time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Otherwise {
    /// `annars följer SERVICE upp`.
    FollowsUp(Spanned<Identifier>),
    /// `annars behåller SERVICE ansvaret`.
    KeepsResponsibility(Spanned<Identifier>),
}
