//! What the proof says of a requirement: met, met but for what is accepted, or not.

use super::is_proposed;
use crate::here::{Here, Link};
use crate::phrase::capital;
use serde::Serialize;
use stafett_diag::Name;
use stafett_model::Requirement;
use stafett_model::proof::{Finding, Weight};

/// How a requirement came out of the proof.
#[derive(Serialize)]
pub(crate) struct Standing {
    /// In a word or two.
    short: &'static str,
    /// One sentence.
    says: &'static str,
    /// Whether it is met for every child, or stands in words alone.
    good: bool,
    /// The findings against it.
    findings: Vec<Link>,
}

/// What the proof says of `row`.
pub(crate) fn standing(here: &Here<'_>, row: &Requirement) -> Standing {
    let t = here.t();
    let proof = here.site.book.proof;
    let against: Vec<(usize, &Finding)> = proof
        .findings
        .iter()
        .enumerate()
        .filter(|(_, finding)| is_against(finding, row))
        .collect();
    let open = against
        .iter()
        .any(|(_, finding)| finding.accepted.is_none());
    // What stands in words beside what is counted is followed by no claim, and must not look as if it were.
    let in_part = !row.in_words.is_empty();
    let (short, says, good) = match (row.offers.is_empty(), against.is_empty(), open) {
        (true, ..) => (t.in_words_only, t.demand_in_words, true),
        (_, true, _) if is_proposed(row) && in_part => {
            (t.would_meet_part, t.would_meet_part_long, true)
        }
        (_, true, _) if in_part => (t.is_met_in_part, t.demand_met_in_part, true),
        (_, true, _) if is_proposed(row) => (t.would_meet, t.would_meet_long, true),
        (_, true, _) => (t.is_met, t.demand_met, true),
        (_, _, false) => (t.is_met_but_for, t.demand_met_but_for, false),
        (_, _, true) => (t.is_not_met, t.demand_not_met, false),
    };
    let link = |(place, finding): (usize, &Finding)| Link {
        title: capital(&here.pick(&finding.headline)),
        href: format!("{}kontroll.html#fynd-{}", here.root, place + 1),
    };
    Standing {
        short,
        says,
        good,
        findings: against.into_iter().map(link).collect(),
    }
}

fn is_against(finding: &Finding, row: &Requirement) -> bool {
    let name = finding.key.name.as_str();
    let decides = [Name::RequirementNotMet, Name::VisitsTooFarApart];
    finding.weight != Weight::Note
        && decides.iter().any(|one| one.as_str() == name)
        && finding.key.rules.contains(&row.meta.id)
}
