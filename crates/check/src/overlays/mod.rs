//! The claims about what is laid over the base: variants, moves between them, reprioritisations and
//! releases.
//!
//! That each variant alone satisfies every other claim needs no claim of its own: its rows are rows of
//! the programme under its condition, and every claim quantifies over the facts.

mod collide;
mod dropping;
pub(crate) mod moves;
mod narrowing;
mod offering;
mod releases;
mod suspended;

use crate::places::Places;
use crate::{Options, Report};
use stafett_model::{Changed, Programme, Variant, VariantId};

/// Decides the claims.
pub fn check(places: &Places, options: &Options, report: &mut Report) {
    collide::check(places.programme, options, report);
    narrowing::check(places, report);
    dropping::check(places.programme, options, report);
    moves::check(places, options, report);
    suspended::check(places, options, report);
    releases::check(places, report);
}

/// Every variant with its id.
fn variants(programme: &Programme) -> impl Iterator<Item = (VariantId, &Variant)> {
    (0..=u16::MAX).map(VariantId).zip(&programme.variants)
}

/// Whether a variant builds on another, directly or through others.
fn builds_on(programme: &Programme, upper: VariantId, lower: VariantId) -> bool {
    let mut next = programme
        .variant(upper)
        .and_then(|variant| variant.builds_on);
    // No chain is longer than there are variants.
    for _ in 0..programme.variants.len() {
        match next {
            Some(id) if id == lower => return true,
            Some(id) => next = programme.variant(id).and_then(|variant| variant.builds_on),
            None => return false,
        }
    }
    false
}

/// The name of what a difference is about.
fn name_of(programme: &Programme, of: Changed) -> &str {
    let meta = match of {
        Changed::Visit { base, .. } => programme.visit(base).map(|row| &row.meta),
        Changed::Legs(area) => programme.area(area).map(|row| &row.meta),
        Changed::Transition(id) => programme.transition(id).map(|row| &row.meta),
        Changed::Requirement(id) => programme.requirement(id).map(|row| &row.meta),
        Changed::Item(id) => programme.item(id).map(|row| &row.meta),
    };
    meta.map_or("?", |meta| &meta.id)
}

/// The title of what a difference is about.
fn title_of(programme: &Programme, of: Changed) -> &str {
    let meta = match of {
        Changed::Visit { base, .. } => programme.visit(base).map(|row| &row.meta),
        Changed::Legs(area) => programme.area(area).map(|row| &row.meta),
        Changed::Transition(id) => programme.transition(id).map(|row| &row.meta),
        Changed::Requirement(id) => programme.requirement(id).map(|row| &row.meta),
        Changed::Item(id) => programme.item(id).map(|row| &row.meta),
    };
    meta.map_or("?", |meta| &meta.title)
}
