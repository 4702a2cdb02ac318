//! Which of several visits of one declaration a visit is.

use alloc::string::String;
use serde::{Deserialize, Serialize};

/// One of the visits that one declaration makes: a visit that comes again, or one of several within
/// one time.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Occurrence {
    /// The name that is declared. The visit's own is that, a dot and its number.
    pub rule: String,
    /// The title that is declared. The visit's own also has its number.
    pub title: String,
    /// Which of them it is, from 1, in the order of time.
    pub number: u16,
    /// How many there are.
    pub of: u16,
}
