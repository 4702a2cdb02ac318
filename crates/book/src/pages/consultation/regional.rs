//! What of a recipient's holds only in some regions: the visits that variants add or lay in the place of
//! others, and what of the base is only for children in certain places.

use super::visits::{VisitRow, row};
use crate::here::{Here, Link};
use crate::pages::places::Places;
use crate::recipient::Recipient;
use serde::Serialize;
use stafett_model::{Overlay, VariantId, Visit};

/// Visits of the same places.
#[derive(Serialize)]
pub(super) struct Regional {
    /// The variant; none for visits of the base.
    variant: Option<Link>,
    /// The places, by the value of the fact that tells them apart; empty for a variant.
    places: String,
    visits: Vec<VisitRow>,
}

impl Regional {
    /// How many visits.
    pub(super) fn count(&self) -> usize {
        self.visits.len()
    }
}

/// Takes what is only for some places out of rows of the base, by their places.
pub(super) fn taken(all: &mut [&mut Vec<VisitRow>]) -> Vec<Regional> {
    let mut regional: Vec<Regional> = Vec::new();
    let rows = all
        .iter_mut()
        .flat_map(|rows| rows.extract_if(.., |row| !row.places.is_empty()));
    for row in rows {
        match regional.iter_mut().find(|one| one.places == row.places) {
            Some(one) => one.visits.push(row),
            None => regional.push(Regional {
                variant: None,
                places: row.places.clone(),
                visits: vec![row],
            }),
        }
    }
    regional
}

/// The visits that variants have of their own, by variant.
pub(super) fn of_variants(here: &Here<'_>, who: &Recipient) -> Vec<Regional> {
    let p = here.programme();
    let mut regional: Vec<(VariantId, Regional)> = Vec::new();
    for id in &here.site.order {
        let Some((visit, variant)) = own(p.visit(*id), who) else {
            continue;
        };
        let row = row(here, who, *id, visit);
        match regional.iter_mut().find(|(of, _)| *of == variant) {
            Some((_, one)) => one.visits.push(row),
            None => {
                let one = Regional {
                    variant: Some(here.variant(variant)),
                    places: String::new(),
                    visits: vec![row],
                };
                regional.push((variant, one));
            }
        }
    }
    regional.sort_by_key(|(id, _)| *id);
    regional.into_iter().map(|(_, one)| one).collect()
}

/// A variant's visit that is the recipient's.
fn own<'v>(visit: Option<&'v Visit>, who: &Recipient) -> Option<(&'v Visit, VariantId)> {
    let visit = visit.filter(|visit| who.makes(visit))?;
    match visit.overlay {
        Some(Overlay::Variant(id)) => Some((visit, id)),
        Some(Overlay::Release(_)) | None => None,
    }
}

/// The places in which a visit of the base is made, in words; empty where that is everywhere.
pub(super) fn places_of(here: &Here<'_>, visit: &Visit) -> String {
    let places = Places::of(here.programme());
    let names = places.and_then(|places| places.names_of(here, visit));
    names.unwrap_or_default()
}
