//! Who has the duty for a child, who comes next, and who holds the child: day by day, body and service.

pub(crate) mod handover;
pub(crate) mod holding;
pub(crate) mod leaders;
pub(crate) mod next;
pub(crate) mod open;
pub(crate) mod performing;
pub(crate) mod relay;
