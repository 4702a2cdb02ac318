//! For what a recipient is responsible, and what of it is new: a period of responsibility is the same if it reads
//! the same.

use crate::here::{Here, Kind, Link, ids};
use crate::pages::legs::LegView;
use crate::recipient::Recipient;
use serde::Serialize;
use stafett_model::{Area, AreaId, Leg, Programme, VariantId, words};

/// The periods of responsibility of a recipient.
#[derive(Default, Serialize)]
pub(super) struct Duty {
    /// Theirs in both editions and the same or, where nothing is compared, all of them.
    legs: Vec<LegView>,
    /// Theirs now, and in the earlier edition not or not so.
    pub(super) fresh: Vec<LegView>,
    /// What was theirs in the earlier edition and is no longer, or no longer so: the area and the period.
    was: Vec<(String, String)>,
    /// Those of variants, by variant.
    regional: Vec<(Link, Vec<LegView>)>,
    /// The areas of those that are new or no longer theirs, with the way to the change.
    changed: Vec<(Link, Link)>,
}

/// A period in words, and the name of its area.
type Said<'p> = (&'p Area, String);

/// What a recipient is responsible for.
pub(super) fn duty(here: &Here<'_>, who: &Recipient) -> Duty {
    let p = here.programme();
    let mut duty = Duty {
        regional: regional(here, who),
        ..Duty::default()
    };
    let before = here.site.book.earlier;
    let before = before.map(|earlier| said_before(here, who, p, earlier));
    let mut now = Vec::new();
    for id in ids!(p.areas, AreaId) {
        let Some(area) = p.area(id) else { continue };
        let fresh = duty.fresh.len();
        for leg in own(area, who) {
            let says = (area, said(here, p, leg));
            let is_new = before
                .as_ref()
                .is_some_and(|before| !before.iter().any(|was| is_same(was, &says)));
            match is_new {
                true => duty.fresh.push(here.leg(id, leg)),
                false => duty.legs.push(here.leg(id, leg)),
            }
            now.push(says);
        }
        let lost = before
            .iter()
            .flatten()
            .any(|was| was.0.meta.id == area.meta.id && !now.iter().any(|now| is_same(now, was)));
        let change = here.changed(Kind::Area, &area.meta.id);
        if let Some(change) = change.filter(|_| duty.fresh.len() > fresh || lost) {
            duty.changed.push((here.area(id), change));
        }
    }
    let was = before.into_iter().flatten();
    let was = was.filter(|was| !now.iter().any(|now| is_same(now, was)));
    duty.was = was
        .map(|(area, says)| (area.meta.title.clone(), says))
        .collect();
    duty
}

/// The periods of an area that a recipient leads in the whole country.
fn own<'p>(area: &'p Area, who: &'p Recipient) -> impl Iterator<Item = &'p Leg> {
    let legs = area.legs.iter();
    legs.filter(|leg| leg.variant.is_none() && who.holds(leg))
}

/// What the recipient led in the earlier edition.
fn said_before<'p>(
    here: &Here<'_>,
    who: &Recipient,
    now: &Programme,
    earlier: &'p Programme,
) -> Vec<Said<'p>> {
    let Some(before) = who.in_other(now, earlier) else {
        return Vec::new();
    };
    let mut all = Vec::new();
    for area in &earlier.areas {
        all.extend(own(area, &before).map(|leg| (area, said(here, earlier, leg))));
    }
    all
}

/// A period in words: from when until when, and for whom.
fn said(here: &Here<'_>, programme: &Programme, leg: &Leg) -> String {
    let span = here.pick(&words::leg_span(programme, leg).in_one());
    match &leg.condition {
        stafett_model::Condition::Always => span,
        condition => {
            let whom = here.pick(&words::condition(programme, condition));
            format!("{span} ({whom})")
        }
    }
}

fn is_same(one: &Said<'_>, other: &Said<'_>) -> bool {
    one.0.meta.id == other.0.meta.id && one.1 == other.1
}

/// The periods of responsibility that variants give a recipient.
fn regional(here: &Here<'_>, who: &Recipient) -> Vec<(Link, Vec<LegView>)> {
    let p = here.programme();
    let legs_of = |variant: VariantId| {
        let areas = ids!(p.areas, AreaId).filter_map(|id| Some((id, p.area(id)?)));
        let legs = areas.flat_map(|(id, area)| area.legs.iter().map(move |leg| (id, leg)));
        let own = legs.filter(|(_, leg)| leg.variant == Some(variant) && who.holds(leg));
        own.map(|(id, leg)| here.leg(id, leg)).collect::<Vec<_>>()
    };
    let variants = ids!(p.variants, VariantId).map(|id| (here.variant(id), legs_of(id)));
    variants.filter(|(_, legs)| !legs.is_empty()).collect()
}
