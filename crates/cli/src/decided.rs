//! What a check of a programme came to, and what the command adds to it.

use stafett_formats::report::Edit;
use stafett_model::Day;
use stafett_model::proof::Proof;
use std::collections::BTreeMap;
use std::time::Duration;

/// What a check of a programme came to.
pub(crate) struct Decided {
    /// The proof.
    pub(crate) proof: Proof,
    /// What would close a finding, by the finding's place in the proof.
    pub(crate) edits: BTreeMap<usize, Edit>,
    /// The day as of which acceptances were judged.
    pub(crate) as_of: Day,
    /// How long the proof took. For people only: nothing that is written may depend on it.
    pub(crate) took: Duration,
}
