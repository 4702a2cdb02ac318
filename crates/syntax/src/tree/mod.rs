//! The tree of a file: what was written, typed, with its places, prose and order kept. Nothing is
//! resolved or checked here; one file per family of declarations.
//!
//! Equality ignores places, so that a file and its formatted text have equal trees.

mod actors;
mod basic;
mod condition;
mod content;
mod declaration;
mod edition;
mod facts;
mod indicator;
mod norms;
mod overlay;
mod programme;
mod qualifier;
mod repetition;
mod responsibility;
mod sources;
mod time;
mod transition;
mod visit;

pub use actors::{BodyField, NoField, ServiceField};
pub use basic::{Date, Identifier, MonthDay, Spanned};
pub use condition::{Condition, Given, Guard, Test, Value};
pub use content::{Clock, ItemField, Person, Product, SeriesField, Validity, WindowField};
pub use declaration::{Declaration, Declared, Field};
pub use edition::{Amended, Amendment};
pub use facts::{Clause, EventField, FactField, TargetGroupField, Values};
pub use indicator::{Better, Counted, IndicatorField, Numerator};
pub use norms::{NormField, Offered};
pub use overlay::{Change, Changed, ReleaseField, ReprioritisationField, VariantField};
pub use programme::{CalendarField, GradeLabels, MonthEnd, PopulationField, ProgrammeField};
pub use qualifier::{Confidence, Qualifier, QualifierKind};
pub use repetition::{Count, Every, Repetition};
pub use responsibility::{Demand, Leg, ResponsibilityField};
pub use sources::{AcceptanceField, RuleName, SourceField};
pub use time::{
    AgeRange, DateRange, Duration, End, Period, Point, Reach, Scheme, SchoolTerm, Term, TermYear,
    Unit, When, WhenPart,
};
pub use transition::{
    Consent, Direction, Handover, HandoverField, Otherwise, Payload, TransitionField,
};
pub use visit::{Afterwards, Audience, Births, Channel, Content, Performer, Place, VisitField};

use stafett_diag::{FileId, Language, Span};

/// One source file.
#[derive(Clone, Debug)]
pub struct File {
    /// Its number in the compilation.
    pub id: FileId,
    /// Its path, as given.
    pub path: String,
    /// The language of its keywords.
    pub language: Language,
    /// The declarations that could be read, in the order written.
    pub declarations: Vec<Declaration>,
    /// What an edition changes of the programme over which it is laid, in the order written.
    pub amendments: Vec<Amendment>,
    /// The comments, in the order written; doc comments stand with their declarations.
    pub comments: Vec<Comment>,
    /// The stretches of text that could not be read. Each has its diagnostic.
    pub unread: Vec<Span>,
}

impl File {
    /// The declarations that are written in the file, those included that an edition puts in the
    /// place of others.
    pub fn written(&self) -> impl Iterator<Item = &Declaration> {
        let amendments = self.amendments.iter();
        let substitutes = amendments.filter_map(|amendment| match &amendment.what {
            Amended::Substitutes(declaration) => Some(declaration.as_ref()),
            Amended::Drops { .. } => None,
        });
        self.declarations.iter().chain(substitutes)
    }
}

impl PartialEq for File {
    fn eq(&self, other: &Self) -> bool {
        self.declarations == other.declarations
            && self.amendments == other.amendments
            && self.comments == other.comments
    }
}

impl Eq for File {}

/// A comment.
#[derive(Clone, Debug)]
pub struct Comment {
    /// Its text with `//`, without space at the end.
    pub text: String,
    /// Where.
    pub span: Span,
    /// Whether something else stands before it on its line.
    pub trailing: bool,
}

impl PartialEq for Comment {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for Comment {}
