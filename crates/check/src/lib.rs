//! The proofs, over the compiled programme: every claim is decided for every birth date of the
//! population, every value of the facts that matter and every day.
//!
//! What must hold never depends on how far two points lie apart, only on their order. So the birth
//! dates are sorted into classes in which all points of a claim stand in the same order
//! ([`timeline`]); each class is decided once, and the decision holds for every birth date in it.
//! Nothing is sampled.
//!
//! One file per claim, each with its check and its message; the conformance corpus, the oracle and the
//! replay in `tests/` hold them to the definitions:
//!
//! | file | claim |
//! | --- | --- |
//! | [`responsibility`] | exactly one body and one service per area and day |
//! | [`never_begins`] | every leg holds for some child on some day |
//! | [`event_ends`] | a leg that ends with an event names its latest day |
//! | [`changes`] | every change of service has a transition, and every transition a change |
//! | [`visits`] | a visit's window lies within its service's leg |
//! | [`windows`] | no window is empty, no distances contradict each other |
//! | [`conditions`] | no condition that no child can meet |
//! | [`acceptance`] | what the owner accepts, and for how long |
#![forbid(unsafe_code)]

pub mod acceptance;
pub mod changes;
pub mod conditions;
mod cubes;
pub mod event_ends;
mod history;
mod moments;
pub mod never_begins;
pub mod places;
mod region;
mod relay;
mod report;
pub mod responsibility;
pub mod space;
mod story;
pub mod timeline;
pub mod visits;
pub mod windows;

use stafett_model::proof::Proof;
use stafett_model::{Day, Programme};

use places::Places;
pub use report::Report;

/// What the checker may spend, and the day by which acceptances are judged.
#[derive(Clone, Debug)]
pub struct Options {
    /// The day as of which the review days of accepted findings are judged.
    pub as_of: Day,
    /// How many combinations of fact values one claim may look at. Where more would be needed, the
    /// claim is not decided.
    pub combinations: usize,
}

impl Options {
    /// The default budget: 65 536 combinations of facts per claim.
    pub fn as_of(as_of: Day) -> Options {
        Options {
            as_of,
            combinations: 65_536,
        }
    }
}

/// Decides every claim.
pub fn check(programme: &Programme, options: &Options) -> Proof {
    let mut report = Report::default();
    let places = Places::new(programme);
    responsibility::check(&places, options, &mut report);
    never_begins::check(&places, options, &mut report);
    event_ends::check(programme, &mut report);
    changes::check(&places, options, &mut report);
    visits::check(&places, options, &mut report);
    windows::check(&places, &mut report);
    conditions::check(programme, options, &mut report);
    acceptance::apply(programme, options.as_of, &mut report);
    report.close(programme)
}
