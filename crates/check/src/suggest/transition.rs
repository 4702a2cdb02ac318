//! A transition for a change that has none.

use super::{AddTransition, Suggestion, closes, found};
use crate::places::Places;
use crate::{Options, changes, handovers};
use stafett_model::proof::Finding;
use stafett_model::{
    AreaId, Condition, Consent, Duration, Fallback, Handover, Meta, Payload, Point, Programme,
    ServiceId, Transition,
};

/// How long after the change the handover may still be made, and confirmed, where nobody has said
/// otherwise.
const PROPOSED_DAYS: u16 = 30;

/// The transition that a change lacks, with a handover of everything in its areas.
pub(super) fn of_change(
    programme: &Programme,
    options: &Options,
    finding: &Finding,
) -> Option<Suggestion> {
    let service = |place: usize| {
        let name = finding.key.rules.get(place)?;
        let mut rows = programme.services.iter();
        let place = rows.position(|row| row.meta.id == *name)?;
        u16::try_from(place).ok().map(ServiceId)
    };
    let (from, to) = (service(0)?, service(1)?);
    let areas = lacking(programme, (from, to), finding);
    let first = programme.area(*areas.first()?)?;
    let when = when(finding)?;
    let suggested = AddTransition {
        beside: first.responsibility.origin,
        from,
        to,
        latest: when.clone().plus(Duration::days(PROPOSED_DAYS.into())),
        when,
        areas,
        confirmed_within_days: PROPOSED_DAYS,
    };
    let told = |programme: &Programme| {
        found(|report| {
            let places = Places::new(programme);
            let needed = changes::check(&places, options, report);
            handovers::check(&places, &needed, report);
        })
    };
    let after = told(&with(programme, &suggested));
    closes(&finding.key, &told(programme), &after).then_some(Suggestion::AddTransition(suggested))
}

/// The areas with legs of the finding that no transition of the two services covers.
fn lacking(
    programme: &Programme,
    (from, to): (ServiceId, ServiceId),
    finding: &Finding,
) -> Vec<AreaId> {
    let covered = |area: &AreaId| {
        programme.transitions.iter().any(|row| {
            (row.from, row.to) == (from, to) && (row.areas.is_empty() || row.areas.contains(area))
        })
    };
    let pointed_at = |area: &AreaId| {
        programme.area(*area).is_some_and(|area| {
            let mut legs = area.legs.iter();
            legs.any(|leg| finding.rules.iter().any(|rule| rule.origin == leg.origin))
        })
    };
    let count = u16::try_from(programme.areas.len()).unwrap_or(u16::MAX);
    let all = (0..count).map(AreaId);
    all.filter(|area| pointed_at(area) && !covered(area))
        .collect()
}

/// The first day of the next service. Where areas differ in it, that of the least child's change.
fn when(finding: &Finding) -> Option<Point> {
    let parts = &finding.region.as_ref()?.parts;
    let witness = finding.witness.as_ref()?;
    let own = parts.iter().find(|part| {
        let mut born = part.born.iter();
        born.any(|(first, last)| *first <= witness.born && witness.born <= *last)
    });
    own.or(parts.first()).map(|part| part.from.clone())
}

/// The programme with the transition.
fn with(programme: &Programme, suggested: &AddTransition) -> Programme {
    let mut changed = programme.clone();
    let AddTransition {
        from,
        to,
        areas,
        when,
        latest,
        confirmed_within_days,
        ..
    } = suggested;
    let areas_handed_over = areas.iter().map(|area| Payload::Area(*area));
    changed.transitions.push(Transition {
        // After every name that a text can have.
        meta: Meta {
            id: String::from("\u{10ffff}"),
            ..Meta::default()
        },
        from: *from,
        to: *to,
        areas: areas.clone(),
        when: Some(when.clone()),
        handover: Some(Handover {
            earliest: Some(when.clone()),
            latest: Some(latest.clone()),
            channels: Vec::new(),
            payload: areas_handed_over.chain([Payload::Outstanding]).collect(),
            consent: Some(Consent::Of {
                holder: String::from("vårdnadshavarna"),
                obtained_by: Some(*from),
                otherwise: None,
            }),
            confirmed_within_days: Some(*confirmed_within_days),
            otherwise: Some(Fallback::FollowsUp(*from)),
            notes: Vec::new(),
        }),
        condition: Condition::Always,
        variant: None,
    });
    changed
}
