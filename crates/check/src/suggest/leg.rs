//! A leg that covers a gap: the last holder stays until the next begins.

use super::{AddLeg, Found, Suggestion, closes, found};
use crate::places::Places;
use crate::{Options, relay, responsibility};
use stafett_diag::Name;
use stafett_model::proof::Finding;
use stafett_model::{Area, AreaId, Condition, Layer, Leg, Origin, Point, Programme};

/// The leg that closes a gap between two holders, or before the first or after the last.
pub(super) fn across_gap(
    programme: &Programme,
    options: &Options,
    finding: &Finding,
) -> Option<Suggestion> {
    let name = finding.key.area.as_ref()?;
    let place = programme
        .areas
        .iter()
        .position(|area| area.meta.id == *name)?;
    let area = programme.areas.get(place)?;
    // A leg of the base gives way to those of a variant: what it would close depends on the place.
    if area.legs.iter().any(|leg| leg.variant.is_some()) {
        return None;
    }
    let gap = Gap {
        programme,
        options,
        area: AreaId(u16::try_from(place).ok()?),
    };
    let before = gap.found(programme.clone());
    let mut candidates = candidates(programme, area, finding)?.into_iter();
    let closing = candidates.find(|leg| {
        let after = gap.found(gap.with(leg));
        closes(&finding.key, &before, &after)
    });
    closing.map(Suggestion::AddLeg)
}

/// A finding's gap, and the claims that a further leg touches.
struct Gap<'g> {
    programme: &'g Programme,
    options: &'g Options,
    area: AreaId,
}

impl Gap<'_> {
    /// What is found of this area alone.
    fn found(&self, mut programme: Programme) -> Found {
        for (place, area) in programme.areas.iter_mut().enumerate() {
            if place != self.area.index() {
                area.span = None;
            }
        }
        found(|report| responsibility::check(&Places::new(&programme), self.options, report))
    }

    /// The programme with the leg.
    fn with(&self, leg: &AddLeg) -> Programme {
        let mut changed = self.programme.clone();
        if let Some(area) = changed.areas.get_mut(self.area.index()) {
            let shared = |origin: Origin| {
                let leg = area.legs.iter().find(|leg| leg.origin == origin);
                leg.map(|leg| leg.condition.clone())
            };
            let condition = leg.condition_of.and_then(shared);
            area.legs.push(Leg {
                holder: leg.holder,
                contributors: Vec::new(),
                from: leg.from.clone(),
                until: leg.until.clone(),
                limit: None,
                deadline: None,
                condition: condition.unwrap_or(Condition::Always),
                variant: None,
                origin: leg.beside,
                notes: Vec::new(),
            });
        }
        changed
    }
}

/// The legs that may close the gap, the most telling first: for every child, then for those of the
/// leg before, then for those of the leg after.
fn candidates(programme: &Programme, area: &Area, finding: &Finding) -> Option<Vec<AddLeg>> {
    let [last, next] = neighbours(programme, area, finding);
    let stays = last.or(next)?;
    let region = finding.region.as_ref()?;
    let mut ends: Vec<(&Point, &Point)> = region
        .parts
        .iter()
        .map(|part| (&part.from, &part.until))
        .collect();
    ends.dedup();
    let (span_from, span_until) = area.span.as_ref()?;
    ends.push((
        last.map_or(span_from, |leg| &leg.until),
        next.map_or(span_until, |leg| &leg.from),
    ));
    if last.is_none() {
        // Where the first leg begins with an event that may never come, its holder is responsible
        // without it.
        ends.push((span_from, &stays.until));
    }
    let conditional = [Some(stays), next].into_iter().flatten();
    let conditional = conditional.filter(|leg| leg.condition != Condition::Always);
    let conditions: Vec<Option<Origin>> = std::iter::once(None)
        .chain(conditional.map(|leg| Some(leg.origin)))
        .collect();
    let candidate = |(from, until): (&Point, &Point), condition_of| AddLeg {
        beside: stays.origin,
        holder: stays.holder,
        from: from.clone(),
        until: until.clone(),
        condition_of,
    };
    let all = ends
        .into_iter()
        .flat_map(|ends| conditions.iter().map(move |of| candidate(ends, *of)));
    Some(all.collect())
}

/// The last leg before a gap and the first after it, where the finding points at them.
fn neighbours<'a>(
    programme: &Programme,
    area: &'a Area,
    finding: &Finding,
) -> [Option<&'a Leg>; 2] {
    let layer = if finding.key.name == Name::NoBodyHasDuty.as_str() {
        Layer::Body
    } else {
        Layer::Service
    };
    let pointed_at = |leg: &&Leg| {
        leg.holder.layer() == layer && finding.rules.iter().any(|rule| rule.origin == leg.origin)
    };
    let of = |place: usize| {
        let name = finding.key.rules.get(place)?;
        let mut legs = area.legs.iter().filter(pointed_at);
        legs.find(|leg| relay::id(programme, leg.holder) == name)
    };
    [of(0), of(1)]
}
