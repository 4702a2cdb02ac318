//! The whole programme: circles told, visits in an order in which each follows what it waits for.

mod dependencies;
mod from_resolved;
mod order;

pub(crate) use from_resolved::from_resolved;
