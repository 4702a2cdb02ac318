//! What must hold of every programme, over the random programmes of the judge
//! (`stafett_tests::judge`): the same ones in every run.
//!
//! | file | holds |
//! | --- | --- |
//! | `neutral` | what may be written otherwise without changing a finding |
//! | `monotone` | what can only add findings, or only take them away |
//! | `regions` | regions, witnesses and birth dates fit together |
//! | `whole` | the Swedish programme against random children, acceptances, budgets |
#![allow(missing_docs)]

#[path = "properties/changed.rs"]
mod changed;
#[path = "properties/essence.rs"]
mod essence;
#[path = "properties/monotone.rs"]
mod monotone;
#[path = "properties/neutral.rs"]
mod neutral;
#[path = "properties/regions.rs"]
mod regions;
#[path = "properties/seen.rs"]
mod seen;
mod support;
#[path = "properties/whole.rs"]
mod whole;
