use super::{Date, Identifier, Point, Spanned};

/// `om COND` or `om inte COND`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guard {
    /// Whether it is `om inte`: it holds where the whole condition does not.
    pub negated: bool,
    /// The condition.
    pub condition: Spanned<Condition>,
}

/// A condition over facts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// `a och b`; two or more.
    All(Vec<Spanned<Condition>>),
    /// `a eller b`; two or more.
    Any(Vec<Spanned<Condition>>),
    /// `inte a`.
    Not(Box<Spanned<Condition>>),
    /// A test of one fact, of a result, or of how a visit went.
    Test {
        /// The fact; before `vid`, the content item; otherwise perhaps a visit.
        fact: Spanned<Identifier>,
        /// `vid VISIT`: at which visit the result of the content item was recorded.
        at: Option<Spanned<Identifier>>,
        /// What is asked of it.
        test: Test,
    },
    /// A test of a dose of a series that was validly given.
    Dose {
        /// The series.
        series: Spanned<Identifier>,
        /// The dose's number.
        number: Spanned<u32>,
        /// When, or with what, it was given.
        given: Given,
    },
}

/// When, or with what, a dose was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Given {
    /// `före 15 år`.
    Before(Spanned<Point>),
    /// `från 15 år`: on that day or after it.
    From(Spanned<Point>),
    /// `med rotateq`.
    With(Spanned<Identifier>),
}

/// What is asked of a fact, a result or a visit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Test {
    /// `FACT` alone: a yes/no fact is yes.
    Yes,
    /// `FACT VALUE` or `FACT VALUE, VALUE eller VALUE`.
    OneOf(Vec<Spanned<Value>>),
    /// `FACT minst 3`.
    AtLeast(Spanned<i64>),
    /// `FACT högst 3`.
    AtMost(Spanned<i64>),
    /// `FACT 3–5`, both included.
    Between(Spanned<i64>, Spanned<i64>),
    /// `FACT okänt`.
    Unknown,
}

/// A value of a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// `ja`.
    Yes,
    /// `nej`.
    No,
    /// One of the fact's named values.
    Name(Identifier),
    /// A whole number.
    Number(i64),
    /// A date.
    Date(Date),
}
