//! Why a changed rule changes no child's plan.

use crate::here::Here;
use stafett_diff::RuleChange;
use stafett_model::proof::Words;
use stafett_model::{DeclarationKind, Programme, Requirement, Transition};

/// The field of a visit of which a plan says nothing.
const ON_BEHALF_OF: &str = "On behalf of";

/// The fields of a transition of which a plan says nothing, besides its title.
const UNTOLD: [&str; 6] = [
    "Title",
    "Without consent under",
    "Consent obtained by",
    "Without full consent",
    "Confirmed within",
    "Otherwise",
];

/// Why, in one sentence; nothing where it is not known.
pub(super) fn why(here: &Here<'_>, kind: DeclarationKind, rule: &RuleChange) -> &'static str {
    let t = here.t();
    match kind {
        DeclarationKind::Transition if is_within(here.programme(), &rule.id) => t.no_plan_within,
        DeclarationKind::Transition if is_untold(rule) => t.no_plan_untold,
        DeclarationKind::Transition => t.no_plan_unforeseen,
        DeclarationKind::Visit if rule.fields.iter().all(|one| one.field.en == ON_BEHALF_OF) => {
            t.no_plan_behalf
        }
        DeclarationKind::Variant if is_of_norms(here, rule) => t.no_plan_norms,
        _ => "",
    }
}

/// Whether nothing of a transition is another of which a plan says something.
fn is_untold(rule: &RuleChange) -> bool {
    let mut fields = rule.fields.iter();
    fields.all(|field| UNTOLD.contains(&field.field.en.as_str()))
}

/// Whether a transition leads from one place of a service to another.
fn is_within(programme: &Programme, id: &str) -> bool {
    let of_id = |row: &&Transition| row.meta.id == id;
    let mut rows = programme.transitions.iter().filter(of_id);
    rows.any(|row| row.from == row.to)
}

/// Whether all that a variant changes is requirements and recommendations.
fn is_of_norms(here: &Here<'_>, rule: &RuleChange) -> bool {
    let programmes = [Some(here.programme()), here.site.book.earlier];
    let is_norm = |words: &Words| {
        let mut norms = programmes
            .iter()
            .flatten()
            .flat_map(|all| &all.requirements);
        norms.any(|norm: &Requirement| words.sv == norm.meta.title)
    };
    let mut fields = rule.fields.iter();
    fields.all(|field| field.old.iter().chain(&field.new).all(is_norm))
}
