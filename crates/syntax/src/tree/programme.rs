use stafett_diag::Language;

use super::{
    Condition, Date, DateRange, Duration, End, Guard, MonthDay, Point, Reach, Scheme, SchoolTerm,
    Spanned,
};

/// A field of `program`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProgrammeField {
    /// `land "SE"`.
    Country(Spanned<String>),
    /// `språk svenska`.
    Language(Spanned<Language>),
    /// `månadsslut sista dagen`.
    MonthEnd(Spanned<MonthEnd>),
    /// `utgåva "2026.1"`.
    Release(Spanned<String>),
    /// `gäller från 2026-07-01`.
    InForceFrom(Spanned<Date>),
    /// `utkast "…"`: the text that says it is a draft.
    Draft(Spanned<String>),
    /// `vid inflyttning tas igen inom 60 dagar`: the rule for arrivals, where a variant has none.
    OnArrival(Spanned<Duration>),
}

/// What a month count gives where the target month lacks the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MonthEnd {
    /// `sista dagen`: that month's last day.
    LastDay,
    /// `nästa månad`: the first of the next month.
    NextMonth,
}

/// A field of `befolkning`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PopulationField {
    /// `födda från DATE till och med DATE`.
    Born(DateRange),
    /// `alltid COND`: an invariant between facts.
    Always(Spanned<Condition>, Option<Reach>),
    /// `beräknat datum från POINT till och med POINT`: how far the due date may lie from birth.
    DueDate {
        /// The first day it may be.
        from: Spanned<Point>,
        /// The last day it may be.
        through: Spanned<Point>,
    },
}

/// A field of `skolkalender`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CalendarField {
    /// `skolstart året barnet fyller 6 om skolstartstid vanlig`.
    SchoolStart {
        /// The age turned in that calendar year.
        turning: Spanned<u32>,
        /// For whom.
        guard: Option<Spanned<Guard>>,
    },
    /// `höstterminen från 15 augusti till och med 24 augusti`.
    TermRange {
        /// Which term.
        term: SchoolTerm,
        /// The earliest first day.
        from: Spanned<MonthDay>,
        /// The latest first day.
        through: Spanned<MonthDay>,
    },
    /// `höstterminen 2026 2026-08-18`: a published first day.
    TermStart {
        /// Which term.
        term: SchoolTerm,
        /// Of which year.
        year: Spanned<i32>,
        /// Its first day.
        date: Spanned<Date>,
    },
    /// `nioårig förskoleklass, årskurs 1–9 fram till höstterminen 2028`.
    Grades {
        /// The scheme.
        scheme: Spanned<Scheme>,
        /// Its labels in order.
        labels: Vec<Spanned<GradeLabels>>,
        /// From when the scheme is used; always, if absent.
        from: Option<Spanned<Point>>,
        /// Until when the scheme is used; for ever, if absent.
        end: Option<Spanned<End>>,
    },
}

/// Labels of grades.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GradeLabels {
    /// `förskoleklass`.
    PreschoolClass,
    /// `årskurs 1–9`, or `årskurs 1` (first and last the same).
    Grades {
        /// The first number.
        first: Spanned<u32>,
        /// The last number.
        last: Spanned<u32>,
    },
}
