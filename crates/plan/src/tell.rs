//! From where things stand to what people read: lines, reasons, questions, and the days counted step by step.

pub(crate) mod derive;
pub(crate) mod duty;
mod editions;
mod explain;
mod may_change;
pub(crate) mod named;
mod prose;
pub(crate) mod questions;
pub(crate) mod render;
pub(crate) mod sentences;
pub(crate) mod transition;
