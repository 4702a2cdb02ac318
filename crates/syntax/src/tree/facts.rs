use super::{Guard, Identifier, Point, Spanned, Value};

/// A field of `uppgift`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FactField {
    /// `värden …`.
    Values(Spanned<Values>),
    /// `fast`: known at birth or never changing.
    Fixed,
    /// `kan ändras`.
    MayChange,
    /// `noteras vid VISIT`.
    RecordedAt(Spanned<Identifier>),
    /// `om okänt VALUE`: what is derived where nothing is recorded.
    IfUnknown(Spanned<Value>),
    /// `i ord "…", annars "…"`: how a condition on it is said.
    InWords(Clause),
}

/// A fact as a clause of a sentence; `…` stands for the value, if it has more than yes and no.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// Where it is so.
    pub holds: Spanned<String>,
    /// Where it is not.
    pub denied: Spanned<String>,
}

/// What values a fact can have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Values {
    /// `ja eller nej`.
    YesOrNo,
    /// `en av a, b, c`.
    OneOf(Vec<Spanned<Identifier>>),
    /// `heltal 0–30`, both included.
    WholeNumber {
        /// The least.
        least: Spanned<i64>,
        /// The greatest.
        greatest: Spanned<i64>,
    },
    /// `datum`.
    Date,
}

/// A field of `händelse`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EventField {
    /// `tidigast POINT`.
    Earliest(Spanned<Point>),
    /// `visas av besök hos SERVICE, …`: a visit that one of them has made shows that it has happened.
    ShownBy(Vec<Spanned<Identifier>>),
}

/// A field of `målgrupp`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TargetGroupField {
    /// `om COND`.
    If(Spanned<Guard>),
}
