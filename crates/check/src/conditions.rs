//! **Claim.** Every condition can be met by some child of the population.

use crate::space::Space;
use crate::{Options, Report, report};
use stafett_diag::Name;
use stafett_model::proof::{Finding, Key, Rule, Words};
use stafett_model::{Condition, Meta, Programme, words};

/// Decides the claim for visits, target groups and requirements. Legs have their own: one that no
/// child can enter never begins.
pub fn check(programme: &Programme, options: &Options, report: &mut Report) {
    let name = Name::UnreachableCondition;
    report.claim(
        name,
        Words::new(
            "varje villkor kan uppfyllas av något barn i befolkningen",
            "every condition can be met by some child of the population",
        ),
    );
    let visits = programme
        .visits
        .iter()
        .map(|visit| (&visit.meta, &visit.condition));
    let groups = programme
        .groups
        .iter()
        .map(|group| (&group.meta, &group.condition));
    let offers = programme.requirements.iter().flat_map(|row| {
        row.offers
            .iter()
            .map(move |offer| (&row.meta, &offer.condition))
    });
    for (meta, condition) in visits.chain(groups).chain(offers) {
        match Space::build(programme, &[condition], &[], options.combinations) {
            Ok(space) => {
                report.decided(name, 0);
                if !space
                    .combinations
                    .iter()
                    .any(|combination| space.holds(condition, combination))
                {
                    report.add(finding(programme, meta, condition));
                }
            }
            Err(_) => report.not_decided(name, meta),
        }
    }
}

fn finding(programme: &Programme, meta: &Meta, condition: &Condition) -> Finding {
    let says = words::condition(programme, condition);
    Finding {
        key: Key {
            name: Name::UnreachableCondition.as_str().into(),
            area: None,
            rules: vec![meta.id.clone()],
        },
        weight: report::weight(Name::UnreachableCondition),
        headline: Words::new(
            format!("\"{}\": inget barn kan uppfylla villkoret", meta.title),
            format!("\"{}\": no child can meet the condition", meta.title),
        ),
        story: Words::new(
            format!(
                "Villkoret är: {}. Befolkningen har inget sådant barn.",
                says.sv
            ),
            format!(
                "The condition is: {}. The population has no such child.",
                says.en
            ),
        ),
        rules: vec![Rule {
            origin: meta.origin,
            says: Words::default(),
        }],
        help: vec![Words::new(
            "rätta villkoret, eller ändra vad befolkningen säger att uppgifterna `alltid` uppfyller",
            "correct the condition, or change what the population says that facts `always` meet",
        )],
        region: None,
        witness: None,
        accepted: None,
    }
}
