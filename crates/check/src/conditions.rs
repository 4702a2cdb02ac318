//! **Claim.** Every condition can be met by some child of the population.

use crate::report::{self, Told};
use crate::space::Space;
use crate::{Options, Report};
use stafett_diag::Name;
use stafett_model::proof::{Finding, Words};
use stafett_model::{Condition, Meta, Programme, words};

/// Decides the claim for visits, target groups, requirements and areas. Legs have their own: one that no
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
    let areas = programme
        .areas
        .iter()
        .filter(|area| area.condition != Condition::Always)
        .map(|area| (&area.responsibility, &area.condition));
    for (meta, condition) in visits.chain(groups).chain(offers).chain(areas) {
        match Space::some_child(programme, &[condition], &[], options.combinations) {
            Ok(child) => {
                report.decided(name, 0);
                if child.is_none() {
                    report.add(finding(programme, meta, condition));
                }
            }
            Err(_) => report.not_decided(name, meta),
        }
    }
}

fn finding(programme: &Programme, meta: &Meta, condition: &Condition) -> Finding {
    let says = words::condition(programme, condition);
    let told = Told {
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
        help: Words::new(
            "rätta villkoret, eller ändra vad befolkningen säger att uppgifterna `alltid` uppfyller",
            "correct the condition, or change what the population says that facts `always` meet",
        ),
    };
    let rule = (meta.id.as_str(), meta.origin);
    report::about_text(Name::UnreachableCondition, None, rule, told)
}
