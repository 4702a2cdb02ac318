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
//! | [`handovers`] | every transition hands over what the next service needs, on stated terms |
//! | [`visits`] | a visit's window lies within its service's leg |
//! | [`windows`] | no window is empty, no distances contradict each other |
//! | [`dates`] | days that depend on the month-end rule or the birth date are named; no visit on one single day |
//! | [`offers::recovery`] | whoever misses a visit is not lost |
//! | [`offers::duplicates`] | no content is offered twice |
//! | [`offers::never_offered`] | every content item and dose is part of some visit |
//! | [`offers::doses`] | a visit with a dose is made only when the dose may be given |
//! | [`offers::requirements`] | requirements of visits are met, and the visits not too far apart |
//! | [`offers::results`] | a result for which a visit waits can be known in time |
//! | [`offers::wrong_order`] | what a requirement wants first comes first |
//! | [`conditions`] | no condition that no child can meet |
//! | [`overlays`] | variants, moves, reprioritisations and releases lose nothing and drop nothing in silence |
//! | [`mod@registers`] | what a register claims of the programme is so |
//! | [`acceptance`] | what the owner accepts, and for how long |
#![forbid(unsafe_code)]

pub mod acceptance;
mod alike;
mod bits;
mod cells;
pub mod changes;
mod cohort;
mod column;
pub mod conditions;
mod cubes;
pub mod dates;
pub mod event_ends;
pub mod handovers;
mod history;
mod moments;
pub mod never_begins;
mod never_later;
pub mod offers;
mod order;
pub mod overlays;
pub mod places;
mod region;
pub mod registers;
mod relay;
mod report;
pub mod responsibility;
pub mod space;
mod story;
pub mod suggest;
mod terms;
pub mod timeline;
mod tree;
pub mod visits;
pub mod windows;
mod years;

use stafett_model::proof::Proof;
use stafett_model::{Day, Programme};

use places::Places;
pub use report::Report;

/// What the checker may spend, and the day by which acceptances are judged.
#[derive(Clone, Debug)]
pub struct Options {
    /// The day as of which the review days of accepted findings are judged.
    pub as_of: Day,
    /// How many combinations of facts one claim may look at for one area or rule. All values of a
    /// fact that leave the same conditions open are one, and facts that matter no more are not
    /// looked at: see [`space`]. Where more would be needed, the claim is not decided.
    pub combinations: usize,
    /// The birth dates to quantify over, first and last included; without, those of the population.
    pub born: Option<(Day, Day)>,
}

impl Options {
    /// The default budget: combinations of facts per claim.
    pub const COMBINATIONS: usize = 65_536;

    /// The default budget.
    pub fn as_of(as_of: Day) -> Options {
        Options {
            as_of,
            combinations: Options::COMBINATIONS,
            born: None,
        }
    }
}

/// Decides every claim.
pub fn check(programme: &Programme, options: &Options) -> Proof {
    match options.born {
        None => decided(programme, options),
        Some(born) => decided(&for_births(programme, born), options),
    }
}

/// The same programme for a population of other birth dates.
fn for_births(programme: &Programme, (from, through): (Day, Day)) -> Programme {
    let mut programme = programme.clone();
    programme.population.born_from = from;
    programme.population.born_through = through;
    programme
}

fn decided(programme: &Programme, options: &Options) -> Proof {
    let mut report = Report::default();
    let places = Places::new(programme);
    responsibility::check(&places, options, &mut report);
    never_begins::check(&places, options, &mut report);
    event_ends::check(programme, &mut report);
    let needed = changes::check(&places, options, &mut report);
    handovers::check(&places, &needed, &mut report);
    visits::check(&places, options, &mut report);
    windows::check(&places, &mut report);
    dates::check(&places, &mut report);
    offers::recovery::check(&places, options, &mut report);
    offers::duplicates::check(&places, options, &mut report);
    offers::never_offered::check(programme, &mut report);
    offers::doses::check(&places, options, &mut report);
    offers::requirements::check(&places, options, &mut report);
    offers::results::check(&places, options, &mut report);
    offers::wrong_order::check(&places, options, &mut report);
    conditions::check(programme, options, &mut report);
    overlays::check(&places, options, &mut report);
    acceptance::apply(programme, options.as_of, &mut report);
    report.close(programme)
}
