//! The compiler, tried through text.

mod births;
mod common;
mod doses;
mod editions;
mod english;
mod errors;
mod handover;
mod indicators;
mod order;
mod overlays;
mod recorded;
mod repeated;
mod sample;
mod swedish_programme;
