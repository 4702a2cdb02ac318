//! Figures of a programme: what it asks of the services in a year, and what its indicators come to for
//! a group of children. No files, no clock; the same input gives the same figures.
//!
//! | file | holds |
//! | --- | --- |
//! | [`statistics`] | what is known of a population: births, shares of facts, norms |
//! | [`load`] | expected visits and hours of a year |
//! | [`indicators`] | indicators over children, without small groups |
#![forbid(unsafe_code)]

pub mod indicators;
pub mod load;
pub mod statistics;
