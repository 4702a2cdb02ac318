//! Who has the duty for a child, who comes next, and who holds the child: day by day, body and service.

pub(crate) mod bodies;
mod handover;
pub(crate) mod holding;
mod next;
pub(crate) mod open;
pub(crate) mod relay;
