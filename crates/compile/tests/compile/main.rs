//! The compiler, tried through text.

mod births;
mod common;
mod english;
mod errors;
mod order;
mod overlays;
mod recorded;
mod sample;
mod swedish_programme;
