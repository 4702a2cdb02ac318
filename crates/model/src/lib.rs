//! The compiled programme as plain, serialisable data, together with the one calendar and the one
//! evaluation of points, conditions and duty that the checker and the planner share, so that they
//! cannot disagree about what a rule means.
//!
//! Others embed this crate. It has no clock, no files, no locale and no hash order; it forbids
//! `unsafe` and, by lint, everything that could panic.
//!
//! | file | holds |
//! | --- | --- |
//! | [`day`] | [`Day`], a day number, and the only conversions to and from year–month–day |
//! | [`calendar`] | the only code that adds months to a day |
//! | [`point`] | points in a childhood as data |
//! | [`condition`] | conditions over facts as data, and their truth |
//! | [`school`] | the school calendar: terms, school start, grades |
//! | [`programme`] | the tables of a compiled programme |
//! | [`artefact`] | a compiled programme from the bytes in which it is kept |
//! | `named` | ids and values by name |
//! | [`child`] | one child's facts and events |
//! | [`locate`] | points → days, for one child |
//! | [`indicator`] | measures for follow-up as data |
//! | [`occurrence`] | which of several visits of one declaration a visit is |
//! | [`overlay`] | differences of variants, releases and reprioritisations |
//! | [`edition`] | what an edition changes of the programme over which it is laid |
//! | [`declared`] | every declaration, whatever its kind |
//! | [`duty`] | who has the duty for an area on a day |
//! | [`proof`] | findings and the proof status, as data |
//! | [`provenance`] | on what a programme's statements rest, counted |
//! | [`register`] | tables of what a programme must answer, as data |
//! | [`review`] | a consultation, and what reviewers say of rules, as data |
//! | [`words`] | days, durations, points and conditions in words, Swedish and English |
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

pub mod artefact;
pub mod born;
pub mod calendar;
pub mod child;
pub mod condition;
pub mod day;
pub mod declared;
pub mod duty;
pub mod edition;
pub mod indicator;
pub mod locate;
mod named;
pub mod occurred;
pub mod occurrence;
pub mod overlay;
pub mod point;
pub mod programme;
pub mod proof;
pub mod provenance;
pub mod register;
pub mod review;
pub mod school;
pub mod words;

pub use born::{BirthSeason, Born};
pub use calendar::MonthEnd;
pub use child::{AsOf, Child, Event, EventKind, FactRecord};
pub use condition::{Condition, FactRange};
pub use day::{Day, NotADay};
pub use duty::Duty;
pub use edition::{DeclarationKind, Edition, EditionBase, EditionChange, EditionDeed};
pub use indicator::{Better, Indicator, Numerator};
pub use locate::{Located, Variable, View};
pub use occurred::Occurred;
pub use occurrence::Occurrence;
pub use overlay::{
    Change as OverlayChange, ChangeKind, Changed, Overlay, Release, Reprioritisation, Switch,
    Variant, WaySwitch,
};
pub use point::{Duration, Edge, Period, Point, Season};
pub use programme::*;
