//! One finding with the points of its rules, as JSON.

use super::{Checked, FindingOut, Place, Writer, text};
use serde::Serialize;
use stafett_model::proof::Words;
use stafett_model::{Day, Located, Origin};

/// A point of a rule, and where it lies for a finding's child.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clock {
    /// The rule.
    pub rule: Origin,
    /// What the point is to the rule: "från", "senast".
    pub what: Words,
    /// Point, day and what the day rests on, as a sentence without a full stop.
    pub says: Words,
    /// Where it lies.
    pub at: Located,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Out<'a> {
    stafett: &'static str,
    version: u32,
    as_of: Day,
    claim: Option<&'a Words>,
    finding: FindingOut<'a>,
    points: Vec<PointOut<'a>>,
}

#[derive(Serialize)]
struct PointOut<'a> {
    rule: Place,
    what: &'a Words,
    says: &'a Words,
    first: Option<Day>,
    last: Option<Day>,
}

/// The finding at `place` of the proof, counted from 0, with the points of its rules. `None` where
/// nothing was proven or there are not so many findings.
pub fn story(checked: &Checked<'_>, place: usize, clocks: &[Clock]) -> Option<String> {
    let writer = Writer::of(checked)?;
    let proof = checked.proof?;
    let finding = proof.findings.get(place)?;
    let claim = proof
        .claims
        .iter()
        .find(|claim| claim.name == finding.key.name);
    let point = |clock: &'_ Clock| writer.place(clock.rule, Words::default());
    Some(text(&Out {
        stafett: "finding",
        version: super::VERSION,
        as_of: checked.as_of,
        claim: claim.map(|claim| &claim.says),
        finding: writer.finding(place, finding),
        points: clocks
            .iter()
            .map(|clock| PointOut {
                rule: point(clock),
                what: &clock.what,
                says: &clock.says,
                first: clock.at.first(),
                last: clock.at.last(),
            })
            .collect(),
    }))
}
