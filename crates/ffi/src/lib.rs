//! One door for every language: the bytes of a compiled programme, a child as JSON, the day for
//! which a plan is wanted and the day until which records are known; out comes the plan as JSON, or
//! an error as JSON.
//!
//! The same functions as a C library (`include/stafett.h` is the contract) and as a wasm module that
//! imports nothing. The library opens no file and no connection, has no clock, keeps nothing between
//! calls and writes no log. The files in `conformance/` say, byte for byte, what must come out;
//! whoever binds another language runs them.
//!
//! | file | holds |
//! | --- | --- |
//! | `door` | the same in Rust: [`Programme`], bytes in and JSON out |
//! | `refusal` | [`Refusal`]: what cannot be used, by name, place and in words |
//! | `guard` | no panic leaves the library |
//! | `abi` | the C functions |
//! | `memory` | in wasm, room for what a host hands in |
//!
//! `abi` and `memory` hold the only `unsafe` of the workspace.
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
        clippy::indexing_slicing
    )
)]

pub mod abi;
mod door;
mod guard;
#[cfg(target_family = "wasm")]
pub mod memory;
mod refusal;

pub use door::{Days, Programme, plan};
pub use refusal::{Argument, Name, Problem, Refusal};
