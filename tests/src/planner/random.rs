//! Random programmes, children and days, the same for one seed and number in every run.

pub mod kid;
pub mod programme;
mod records;
