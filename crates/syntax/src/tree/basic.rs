use std::fmt;

use stafett_diag::Span;

/// A value and the place in the text where it was written.
///
/// Two spanned values are equal when their values are: the place does not matter.
#[derive(Clone, Copy, Debug, Default)]
pub struct Spanned<T> {
    /// What was written.
    pub value: T,
    /// Where.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// A value at a place.
    pub fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }

    /// The same place with another value.
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Spanned<U> {
        Spanned {
            value: f(self.value),
            span: self.span,
        }
    }
}

impl<T: PartialEq> PartialEq for Spanned<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<T: Eq> Eq for Spanned<T> {}

/// A name: letters, digits and `_`, in one or more parts joined by dots. Kept in Unicode NFC, so
/// that two ways of typing `ö` are one name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Identifier(String);

impl Identifier {
    /// A name from its text, which is taken to be in NFC.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The name's text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Identifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A date as it was written. Whether the calendar has such a day is not asked here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    /// The year, four digits.
    pub year: i32,
    /// The month, 1–12 where the author wrote it right.
    pub month: u32,
    /// The day of the month, 1–31 where the author wrote it right.
    pub day: u32,
}

/// A day in every year: `15 augusti`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MonthDay {
    /// The day of the month as written.
    pub day: u32,
    /// The month, 1–12.
    pub month: u32,
}
