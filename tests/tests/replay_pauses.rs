//! The witnesses of the claim on reprioritisations, given to the planner: what a finding calls lost is
//! not due on any day of its window nor after it; without the reprioritisation it is.
#![allow(missing_docs)]

mod support;

use stafett_model::Programme;
use stafett_model::proof::Finding;
use stafett_plan::Status;
use support::{AS_OF, entries, here, sources_below};

/// On how many days, from the first of the window through the one after its last, the plan of the
/// finding's child says that its visit is due.
fn days_due(programme: &Programme, finding: &Finding) -> usize {
    let witness = finding.witness.as_ref().expect("a child");
    let visit = finding.key.rules.last().expect("a key has rules");
    let child = witness.child(programme);
    let until = witness.until.expect("the day after the window");
    let days = (0..).map_while(|days| witness.day.plus(days).filter(|day| *day <= until));
    days.filter(|day| {
        let plan = stafett_plan::plan(programme, &child, *day);
        let of = |item: &&stafett_plan::VisitItem| item.rule == *visit;
        plan.items
            .iter()
            .find(of)
            .is_some_and(|item| item.status == Status::Due)
    })
    .count()
}

#[test]
fn what_a_reprioritisation_loses_is_never_due_and_would_be_without_it() {
    let mut replayed = 0;
    for folder in entries(&here().join("conformance")) {
        let (Some(programme), _) = support::compiled(&sources_below(&folder)) else {
            continue;
        };
        for finding in &support::prove(&programme, AS_OF).findings {
            if finding.key.name == "lost-in-reprioritisation" {
                replayed += 1;
                assert_eq!(days_due(&programme, finding), 0, "{:?}", finding.key);
                let mut without = programme.clone();
                without.reprioritisations.clear();
                assert!(days_due(&without, finding) > 0, "{:?}", finding.key);
            }
        }
    }
    assert!(replayed >= 1, "no finding");
}
