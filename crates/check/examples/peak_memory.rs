//! How much memory a check of the national programme takes at most, in kibibytes: first for its own
//! population, then for every birth date of 400 years. Reads what Linux says of the process.
#![allow(clippy::print_stdout)] // printing is what it is for

#[path = "../benches/national/mod.rs"]
mod national;

use national::{compiled, its_own, sources, whole_cycle};
use stafett_check::check;

fn main() {
    let programme = compiled(&sources());
    println!("read and compiled: {}", peak());
    let proof = check(&programme, &its_own());
    println!("{} birth dates: {}", proof.birth_dates, peak());
    let proof = check(&programme, &whole_cycle());
    println!("{} birth dates: {}", proof.birth_dates, peak());
}

/// The most memory that the process has held so far.
fn peak() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    peak.map_or("not known here".into(), |peak| peak.trim().into())
}
