//! What the plan says, one behaviour per test, over small programmes built by hand.

extern crate std;

mod ages;
mod answers;
mod build;
mod chain;
mod conditions;
mod counting;
mod doses;
mod events;
mod facts;
mod histories;
mod holding;
mod in_turn;
mod kid;
mod moves;
mod one_day;
mod pauses;
mod performing;
mod relay;
mod series;
mod short_ways;
mod stable;
mod status;
mod timeline;
mod untold;
mod views;
mod warnings;
mod why;
mod windows;
