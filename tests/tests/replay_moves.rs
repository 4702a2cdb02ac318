//! The witnesses of the claims on moves and releases, given to the planner: on the day on which a
//! finding says that something is lost, the plan offers it no more; the day before, it still did.
#![allow(missing_docs)]

mod support;

use stafett_model::proof::{Finding, Witness};
use stafett_model::{Day, ItemId, Programme, VisitId};
use stafett_plan::Status;
use std::collections::BTreeSet;
use support::{AS_OF, entries, file_name, here, sources_below};

/// Whether the plan as of a day still has any visit ahead that offers one of the contents.
fn is_ahead(
    programme: &Programme,
    witness: &Witness,
    contents: &BTreeSet<ItemId>,
    on: Day,
) -> bool {
    let child = witness.child(programme);
    let plan = stafett_plan::plan(programme, &child, on);
    plan.items.iter().any(|item| {
        let carries = programme
            .visit(item.visit)
            .is_some_and(|visit| visit.items.iter().any(|item| contents.contains(item)));
        carries && matches!(item.status, Status::Upcoming | Status::Due)
    })
}

/// The contents of the visit that a finding's key names last.
fn contents(programme: &Programme, finding: &Finding) -> BTreeSet<ItemId> {
    let name = finding.key.rules.last().expect("a key has rules");
    let rows = (0..=u16::MAX).map(VisitId).zip(&programme.visits);
    rows.filter(|(_, visit)| visit.meta.id == *name)
        .flat_map(|(_, visit)| visit.items.iter().copied())
        .collect()
}

/// What is wrong with the witness of a finding; `None` for one of another claim.
fn faults(programme: &Programme, finding: &Finding) -> Option<Vec<String>> {
    let moves = match finding.key.name.as_str() {
        "lost-in-a-move" => true,
        "lost-at-release" => false,
        _ => return None,
    };
    let witness = finding.witness.as_ref().expect("a child");
    let contents = contents(programme, finding);
    let mut faults = Vec::new();
    if is_ahead(programme, witness, &contents, witness.day) {
        faults.push(format!(
            "{:?}: still offered on {}",
            finding.key, witness.day
        ));
    }
    if moves {
        // Who stays a day longer is still offered it.
        let mut stayed = witness.clone();
        stayed
            .facts
            .retain(|(fact, _)| !witness.before.iter().any(|(old, _)| old == fact));
        stayed.facts.extend(&witness.before);
        stayed.before.clear();
        if !is_ahead(programme, &stayed, &contents, witness.day.before()) {
            faults.push(format!(
                "{:?}: not offered before the move either",
                finding.key
            ));
        }
        // The last day of a harmful move, and the day after it.
        if let Some(until) = witness.until {
            for (on, harm) in [(until.before(), true), (until, false)] {
                if is_ahead(programme, &stayed, &contents, on) != harm {
                    faults.push(format!(
                        "{:?}: a move on {on} should harm: {harm}",
                        finding.key
                    ));
                }
            }
        }
    }
    Some(faults)
}

#[test]
fn what_is_lost_is_offered_no_more() {
    let mut told = Vec::new();
    let mut replayed = 0;
    for folder in entries(&here().join("conformance")) {
        let (Some(programme), _) = support::compiled(&sources_below(&folder)) else {
            continue;
        };
        for finding in &support::prove(&programme, AS_OF).findings {
            if let Some(faults) = faults(&programme, finding) {
                replayed += 1;
                let name = file_name(&folder);
                told.extend(faults.into_iter().map(|fault| format!("{name}: {fault}")));
            }
        }
    }
    assert!(replayed >= 3, "only {replayed} findings");
    assert!(told.is_empty(), "{}", told.join("\n"));
}
