//! The tests that cross rooms stand beside this file; what they share with the commands of this
//! package stands in it.

pub mod faults;
pub mod judge;
pub mod planner;
