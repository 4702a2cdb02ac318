//! The compiler, tried through text.

mod common;
mod english;
mod errors;
mod handover;
mod indicators;
mod order;
mod overlays;
mod repeated;
mod sample;
mod swedish_programme;
