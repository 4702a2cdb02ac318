//! What would close a finding, as a change of the programme's text in the language of its file.

mod edits;
mod points;
mod transition;

use crate::draw::LIMIT;
use crate::opened::Opened;
use stafett_check::Options;
use stafett_check::suggest::suggestion;
use stafett_formats::report::Edit;
use stafett_model::proof::Proof;
use std::collections::BTreeMap;

/// The changes that would close findings, each alone, by the finding's place in the proof. Nothing is
/// suggested for what is accepted, nor for more findings than one run draws.
pub(crate) fn edits(opened: &Opened, options: &Options, proof: &Proof) -> BTreeMap<usize, Edit> {
    let findings = proof.findings.iter().enumerate();
    findings
        .filter(|(_, finding)| finding.fails())
        .take(LIMIT)
        .filter_map(|(place, finding)| {
            let suggested = suggestion(&opened.programme, options, finding)?;
            Some((place, edits::edit(opened, &suggested)?))
        })
        .collect()
}
