//! Given a compiled programme, a child and a day: the plan, and the reason for each line.
//!
//! Others embed this crate. [`plan()`] is total, pure and deterministic: no clock, no files, no
//! locale, no hash order; the same input gives the same bytes on every platform, and the order of
//! a child's facts and events never matters.
//!
//! | file | holds |
//! | --- | --- |
//! | [`Planner`] | a programme made ready for many children |
//! | [`Outline`] | a plan without its text |
//! | [`mod@plan`] | the plan as data: what embedders read |
//! | [`Question`], [`Warning`] | what the plan asks and warns of |
//! | [`responsible`](mod@responsible) | who has the duty on a day, as data and as a question |
//! | [`timeline`](mod@timeline) | who is responsible on each day of a childhood |
//! | [`mod@why`] | the derivation of one line |
//! | [`words`] | statuses in words, in Swedish and English |
#![no_std]
#![forbid(unsafe_code)]
#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::unreachable
)]
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing,
        clippy::arithmetic_side_effects
    )
)]

extern crate alloc;

pub mod ask;
mod contents;
mod corrections;
mod derive;
mod doses;
mod facts;
mod handover;
mod history;
mod holding;
mod known;
mod lists;
mod named;
mod next;
mod outcomes;
mod outline;
mod overlay;
mod pause;
mod place;
pub mod plan;
mod planner;
mod pregnancy;
mod questions;
mod recorded;
mod records;
mod relay;
mod remarks;
mod render;
pub mod responsible;
mod sentences;
mod settled;
mod span;
mod spans;
mod stand;
mod tables;
pub mod timeline;
mod view;
mod visits;
mod warn;
pub mod why;
pub mod words;

#[cfg(test)]
mod tests;

/// What a programme and a child are, so that an embedder needs to name one crate only.
pub use stafett_model as model;

pub use outline::{Line, Outline};
pub use plan::*;
pub use planner::Planner;
pub use remarks::*;
pub use responsible::{Responsible, responsible};
pub use timeline::{Stretch, timeline};
pub use why::{DateStep, FactUsed, How, SourceUsed, Why, why};

use stafett_model::{AsOf, Child, Programme};

/// The version of this engine, as every receipt names it. The same version gives the same bytes.
pub const ENGINE: &str = concat!("stafett-plan ", env!("CARGO_PKG_VERSION"));

/// The plan of one child as of a day. Total: whatever is wrong with the input becomes a warning or
/// a question, and the rest of the plan stands.
///
/// # Where a content item stands
/// 1. Done at the visit, or outside any visit that has it on a day in the visit's window; a dose
///    wherever it was validly given: **done**.
/// 2. The visit's condition does not hold on the day judged (the as-of day, or the visit's last
///    day where that is earlier): **not applicable**. Nor is what counts from a visit that is not.
/// 3. Declined: **declined**, unless it is offered again at the following visit of the service.
/// 4. The condition depends on unknown facts: **undecided**. The result of a visit is unknown until it
///    is recorded; once the visit has lapsed or is not for the child, there is none.
/// 5. Its window has not begun for certain, or it waits for something: **upcoming**.
/// 6. Its window is open: **due**, also where the family once did not come.
/// 7. Its window has closed for certain. Closed before the history is complete: **undecided**.
///    Otherwise as the programme says: caught up or offered again **due** until then; carried over
///    **carried over**; and where nothing more is offered **lapsed**, or **missed** where the
///    family did not come. Offered again for the last time without being done: **past its time**.
///
/// # Where a visit stands
/// As its contents: the first of due, past its time, upcoming, undecided, carried over, done,
/// missed, declined, lapsed, not applicable that any of them has. So it is done when all are, or
/// when some are and the rest is settled. A visit without contents is its own only content.
///
/// # The pregnancy
/// A visit whose contents all concern the parents, and both ends of whose window are the due date or
/// counted back from it, belongs to the pregnancy: its last day is the day before the birth at the
/// latest. If the child was born before its first day it is **not applicable**.
///
/// # Reprioritisations
/// A reprioritisation that holds for the child takes its days out of the windows of what it suspends: a
/// first day that lies among them is the day after the last of them, and on each of them nothing that it
/// suspends is due (**upcoming**, from that day). Where it suspends the last days on which something was
/// offered, what the reprioritisation says follows, in the place of what the window says: caught up until
/// its day (or the window's own, where that is later), or **lapsed** as soon as no day is left. Whether
/// it holds is judged on the as-of day, or its last day where that is earlier; where that is unknown and
/// another status would follow, it is **undecided**. What was done stays done.
///
/// # After the end
/// From the day of death, emigration or opting out nothing is due: what was settled the day before
/// stays; what was open lapses; what had not begun is not applicable.
pub fn plan(programme: &Programme, child: &Child, as_of: impl Into<AsOf>) -> Plan {
    Planner::new(programme).plan(child, as_of)
}
