//! **Claim.** Every content item and every dose is part of some visit.

use super::draft::{Draft, rule};
use crate::Report;
use stafett_diag::Name;
use stafett_model::proof::Words;
use stafett_model::{ContentItem, ItemId, Programme};
use std::collections::BTreeSet;

/// Decides the claim for every content item and dose.
pub fn check(programme: &Programme, report: &mut Report) {
    let name = Name::ContentNeverOffered;
    report.claim(
        name,
        Words::new(
            "varje moment och varje dos ingår i något besök",
            "every content item and every dose is part of some visit",
        ),
    );
    let visits = programme.visits.iter();
    let offered: BTreeSet<ItemId> = visits
        .flat_map(|visit| visit.items.iter().copied())
        .collect();
    for (at, item) in programme.items.iter().enumerate() {
        report.decided(name, 0);
        let is_offered = u16::try_from(at).is_ok_and(|at| offered.contains(&ItemId(at)));
        if !is_offered {
            report.add(told(item).about_the_text());
        }
    }
}

fn told(item: &ContentItem) -> Draft {
    let title = &item.meta.title;
    Draft {
        name: Name::ContentNeverOffered,
        rules: vec![item.meta.id.clone()],
        headline: Words::new(
            format!("\"{title}\" ingår inte i något besök"),
            format!("\"{title}\" is part of no visit"),
        ),
        story: Words::new(
            "Inget barn erbjuds det, hur väl programmet än följs.",
            "No child is offered it, however well the programme is followed.",
        ),
        concerned: vec![rule(&item.meta, Words::default())],
        help: Words::new(
            "lägg till det i `innehåll` för ett besök, eller ta bort det",
            "add it to the `contents` of a visit, or remove it",
        ),
    }
}
