use super::{Date, Identifier, MonthDay, Spanned};

/// A unit of duration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// `år`.
    Years,
    /// `månader`.
    Months,
    /// `veckor`.
    Weeks,
    /// `dagar`.
    Days,
}

/// One term of a duration: `2 år`, `−3 veckor`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    /// How many, with its sign.
    pub amount: i32,
    /// Of what.
    pub unit: Unit,
}

/// A duration: its terms in the order written (`2 år 6 månader`). Never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duration {
    /// The terms in the order written.
    pub terms: Vec<Spanned<Term>>,
}

/// A day of a child's life.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Point {
    /// `födseln`.
    Birth,
    /// `beräknat datum`.
    DueDate,
    /// `skolstart`: the first day in school.
    SchoolStart,
    /// `4 veckor` or `4 veckors ålder`: counted from birth.
    Age(Duration),
    /// `4 veckor korrigerad ålder`: counted from the due date.
    CorrectedAge(Duration),
    /// A named period: its first or last day, by the operator before it.
    Period(Period),
    /// `2026-08-18`.
    Date(Date),
    /// A declared event, or a visit: the day it was done.
    Named(Identifier),
    /// `SERIES dos 1`, or `dos 1` inside the series itself: the day the dose was given.
    Dose {
        /// The series; none inside the series itself.
        series: Option<Spanned<Identifier>>,
        /// The dose's number.
        number: Spanned<u32>,
    },
    /// `3 veckor efter POINT`.
    After {
        /// How long after.
        duration: Spanned<Duration>,
        /// After what.
        of: Box<Spanned<Point>>,
    },
    /// `3 veckor före POINT`.
    Before {
        /// How long before.
        duration: Spanned<Duration>,
        /// Before what.
        of: Box<Spanned<Point>>,
    },
    /// `15 augusti samma år som POINT`.
    SameYear {
        /// The day in the year.
        day: Spanned<MonthDay>,
        /// The point whose calendar year is meant.
        of: Box<Spanned<Point>>,
    },
}

/// A whole named period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Period {
    /// `årskurs 4 (nioårig)`, `årskurs 5 (tioårig)`, `gymnasiet 1`.
    Grade {
        /// The scheme that numbers it.
        scheme: Scheme,
        /// The grade's number.
        number: Spanned<u32>,
    },
    /// `förskoleklass`.
    PreschoolClass,
    /// `höstterminen året barnet fyller 7`, `höstterminen 2028`.
    Term {
        /// Autumn or spring.
        term: SchoolTerm,
        /// Of which year.
        year: Spanned<TermYear>,
    },
    /// `året barnet fyller 19`: a calendar year.
    YearOfTurning(Spanned<u32>),
    /// `20 års ålder`: from the 20th birthday to the day before the 21st. Only after `till och med`.
    YearOfAge(Spanned<u32>),
}

/// A way of numbering grades.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scheme {
    /// `nioårig`: the nine-year school.
    NineYear,
    /// `tioårig`: the ten-year school.
    TenYear,
    /// `gymnasiet`: upper secondary school.
    UpperSecondary,
}

/// A school term.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SchoolTerm {
    /// `höstterminen`.
    Autumn,
    /// `vårterminen`.
    Spring,
}

/// Which year's term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TermYear {
    /// `året barnet fyller 7`.
    Turning(u32),
    /// `2028`.
    Calendar(i32),
}

/// The end of a span.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum End {
    /// `fram till POINT`: the point's first day is not included.
    Until(Spanned<Point>),
    /// `till och med PERIOD`: the period's last day is included. Holds only [`Point::Period`] or
    /// [`Point::Date`].
    Through(Spanned<Point>),
}

/// `från POINT fram till POINT`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reach {
    /// The first day.
    pub from: Spanned<Point>,
    /// The end.
    pub end: Spanned<End>,
}

/// `från 2012-01-01 till och med 2031-12-31`: dates, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateRange {
    /// The first day.
    pub from: Spanned<Date>,
    /// The last day.
    pub through: Spanned<Date>,
}

/// When something is done: `4 veckor, tidigast 3 veckor, senast 6 veckor`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct When {
    /// The parts in the order written. Never empty.
    pub parts: Vec<Spanned<WhenPart>>,
}

/// One part of a [`When`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WhenPart {
    /// `4 veckor` as the first part, or `rekommenderat 4 veckor`.
    Recommended(Point),
    /// `6–8 veckor` as the first part, or `rekommenderat 6–8 veckor`.
    Range(AgeRange),
    /// `tidigast POINT`.
    Earliest(Point),
    /// `senast POINT`.
    Latest(Point),
    /// `minst 4 veckor efter dos 1`.
    AtLeast {
        /// How long.
        duration: Spanned<Duration>,
        /// After what.
        after: Spanned<Point>,
    },
    /// `högst 8 veckor efter dos 1`.
    AtMost {
        /// How long.
        duration: Spanned<Duration>,
        /// After what.
        after: Spanned<Point>,
    },
    /// `tidsfönster NAME`.
    Window(Identifier),
}

/// `6–8 veckor`, both ages included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AgeRange {
    /// The first age.
    pub first: Spanned<u32>,
    /// The last age.
    pub last: Spanned<u32>,
    /// The unit of both.
    pub unit: Unit,
    /// Whether the ages are corrected ones (counted from the due date).
    pub corrected: bool,
}
