//! For what a recipient is responsible, and what of it is new: a period of responsibility is the same if it reads
//! the same.

use super::direction::{Direction, Held, direction};
use crate::here::{Here, Kind, Link, ids};
use crate::pages::legs::LegView;
use crate::phrase::capital;
use crate::recipient::Recipient;
use serde::Serialize;
use stafett_model::{Area, AreaId, Holder, Leg, NoteKind, Programme, VariantId, words};

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

/// A period of responsibility that is new.
#[derive(Serialize)]
pub(super) struct Period {
    says: String,
    /// Why, where the edition says so of this period itself.
    reason: String,
}

/// What becomes of a recipient's responsibility for one area.
pub(super) struct Changed {
    pub(super) area: Link,
    /// Whether all of it was theirs, and of another at the same time.
    pub(super) alone: bool,
    pub(super) had: bool,
    pub(super) has: bool,
    /// Whether what they have is more or less than what they had.
    pub(super) direction: Direction,
    /// Whether their services take part where others lead.
    pub(super) takes_part: bool,
    pub(super) now: Vec<Period>,
    pub(super) was: Vec<String>,
    /// Why none of it is theirs any longer, where the edition says so of the periods of the others.
    pub(super) reason: String,
}

/// The areas in which a recipient's responsibility is another than in the earlier edition.
pub(super) fn changed(here: &Here<'_>, who: &Recipient) -> Vec<Changed> {
    let p = here.programme();
    let Some(earlier) = here.site.book.earlier else {
        return Vec::new();
    };
    let before = who.in_other(p, earlier);
    let of_area = |area: &Area| {
        let is: Vec<(String, &Leg)> = own(area, who)
            .map(|leg| (said(here, p, leg), leg))
            .collect();
        let same = earlier.areas.iter().find(|row| row.meta.id == area.meta.id);
        let was: Vec<String> = same
            .zip(before.as_ref())
            .map(|(row, before)| {
                own(row, before)
                    .map(|leg| said(here, earlier, leg))
                    .collect()
            })
            .unwrap_or_default();
        let shared = |p: &Programme, area: &Area, says: &String| {
            let others = area.legs.iter().filter(|leg| {
                leg.variant.is_none()
                    && matches!(leg.holder, Holder::Body(_))
                    && holder_id(p, leg.holder) != who.id(here.programme())
            });
            others.into_iter().any(|leg| said(here, p, leg) == *says)
        };
        let alone = |says: &String| {
            same.is_some_and(|row| shared(earlier, row, says)) && !shared(p, area, says)
        };
        let now = is
            .iter()
            .filter(|(says, _)| !was.contains(says) || alone(says));
        let gone = was
            .iter()
            .filter(|says| !is.iter().any(|(is, _)| is == *says));
        let now: Vec<Period> = now
            .map(|(says, leg)| Period {
                says: capital(says),
                reason: capital(&proposed(leg)),
            })
            .collect();
        let gone: Vec<String> = gone.cloned().collect();
        let change = here.changed(Kind::Area, &area.meta.id);
        let differs = !now.is_empty() || !gone.is_empty();
        differs.then(|| Changed {
            area: Link {
                title: area.meta.title.clone(),
                href: change.map_or_else(String::new, |change| change.href),
            },
            alone: is.iter().all(|(says, _)| was.contains(says)),
            had: !was.is_empty(),
            has: !is.is_empty(),
            direction: same
                .zip(before.as_ref())
                .map_or(Direction::Unclear, |(row, was)| {
                    let held = |programme, area, who| Held {
                        programme,
                        area,
                        who,
                    };
                    direction(held(earlier, row, was), held(p, area, who))
                }),
            takes_part: area.legs.iter().any(|leg| {
                let mut services = leg.contributors.iter();
                leg.variant.is_none() && services.any(|one| who.services.contains(one))
            }),
            now,
            was: gone,
            reason: match is.is_empty() {
                true => capital(&of_others(area)),
                false => String::new(),
            },
        })
    };
    p.areas.iter().filter_map(of_area).collect()
}

/// What the edition proposes of the periods of the bodies that have an area.
fn of_others(area: &Area) -> String {
    let bodies = area.legs.iter();
    let bodies =
        bodies.filter(|leg| leg.variant.is_none() && matches!(leg.holder, Holder::Body(_)));
    let reasons = bodies.map(proposed).filter(|reason| !reason.is_empty());
    reasons.collect::<Vec<_>>().join("; ")
}

/// The name of a holder in its programme.
fn holder_id(p: &Programme, holder: Holder) -> &str {
    let meta = match holder {
        Holder::Body(body) => p.body(body).map(|row| &row.meta),
        Holder::Service(service) => p.service(service).map(|row| &row.meta),
    };
    meta.map_or("", |meta| meta.id.as_str())
}

/// What the edition proposes of a period itself.
fn proposed(leg: &Leg) -> String {
    let texts = leg.notes.iter().filter_map(|note| match &note.kind {
        NoteKind::Proposal(text) => Some(text.trim_end_matches('.')),
        _ => None,
    });
    texts.collect::<Vec<_>>().join("; ")
}

/// The periods of an area that a recipient leads in the whole country.
pub(super) fn own<'p>(area: &'p Area, who: &'p Recipient) -> impl Iterator<Item = &'p Leg> {
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
