//! Spans, the [`Diagnostic`] value, and the one table of finding [`Name`]s, each bound to its
//! explanation page. Depends on nothing, so that every room can speak of its errors in one form.
//!
//! A diagnostic is data. Nothing here draws: the command line does, and other shells may.
#![forbid(unsafe_code)]

mod diagnostic;
mod names;
mod span;
mod suggest;

pub use diagnostic::{Diagnostic, Label, Language, Severity, Text};
pub use names::{Name, Page};
pub use span::{FileId, Span};
pub use suggest::closest;
