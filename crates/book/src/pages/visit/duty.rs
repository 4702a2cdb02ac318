//! Who is responsible at a visit.

use crate::here::{Actor, Here, Link};
use crate::usual::{day_of, may_all_hold};
use serde::Serialize;
use stafett_model::{Condition, Holder, Leg, Point, ServiceId, Visit};

/// Who is responsible for some areas on the visit's recommended day, and on which condition.
#[derive(Serialize)]
pub(super) struct DutyView {
    areas: Vec<Link>,
    holders: Vec<(Actor, String)>,
}

/// Who has the duty, each with for whom where that is not everyone, and for which areas.
type Told = (Vec<(Holder, String)>, Vec<Link>);

/// For the areas of the contents, the periods in which the recommended day lies, for children of the example child's age
/// for whom the visit is; those together of which the same is said.
pub(super) fn of(here: &Here<'_>, visit: &Visit) -> Vec<DutyView> {
    let p = here.programme();
    // Of a child for whom the visit is not, nothing is said: another may have another in charge.
    if here.site.child.settled(&visit.condition) == Some(false) {
        return Vec::new();
    }
    if here.site.child.first(&visit.window.recommended).is_none() {
        return Vec::new();
    }
    let mut areas: Vec<_> = visit
        .items
        .iter()
        .filter_map(|id| Some(p.item(*id)?.area))
        .collect();
    areas.sort();
    areas.dedup();
    let mut told: Vec<Told> = Vec::new();
    for id in areas {
        let Some(area) = p.area(id) else { continue };
        let holders = area.legs.iter().filter(|leg| holds_at(here, visit, leg));
        let holders: Vec<_> = holders
            .map(|leg| (leg.holder, whom(here, visit, &leg.condition)))
            .collect();
        match told.iter_mut().find(|(same, _)| *same == holders) {
            Some((_, areas)) => areas.push(here.area(id)),
            None => told.push((holders, vec![here.area(id)])),
        }
    }
    let view = |(holders, areas): Told| DutyView {
        areas,
        holders: holders
            .into_iter()
            .map(|(holder, whom)| (here.actor(holder), whom))
            .collect(),
    };
    told.into_iter().map(view).collect()
}

/// Whether a period lasts when the visit is made, for some child for whom the visit is.
fn holds_at(here: &Here<'_>, visit: &Visit, leg: &Leg) -> bool {
    let child = here.site.child;
    let day = day_of(&child, visit);
    let shown = |point: &Point| is_shown_by(here, visit.performer, point);
    let begun = shown(&leg.from) || child.drawn(&leg.from).is_some_and(|from| from <= day);
    let ended = shown(&leg.until) || child.leg_end(leg).is_some_and(|until| until <= day);
    let is_usual = || child.settled(&leg.condition) != Some(false);
    begun
        && !ended
        && is_for_some(here, visit, &leg.condition)
        && (is_usual() || is_for_all(here, visit, &leg.condition))
}

/// Whether a condition may hold for a child for whom the visit is. True where the visit is for nobody on its day, as one
/// for pupils is before school start.
fn is_for_some(here: &Here<'_>, visit: &Visit, condition: &Condition) -> bool {
    let child = here.site.child;
    let day = day_of(&child, visit);
    let may = |conditions: &[&Condition]| may_all_hold(&child, conditions, day);
    may(&[&visit.condition, condition]) || !may(&[&visit.condition])
}

/// Whether a condition holds for every child for whom the visit is.
fn is_for_all(here: &Here<'_>, visit: &Visit, condition: &Condition) -> bool {
    !is_for_some(here, visit, &Condition::Not(Box::new(condition.clone())))
}

/// Whether a point is an event that has happened once a service has made a visit.
fn is_shown_by(here: &Here<'_>, service: ServiceId, point: &Point) -> bool {
    let Point::Event(event) = point else {
        return false;
    };
    let event = here.programme().event(*event);
    event.is_some_and(|event| event.shown_by.contains(&service))
}

/// For whom a period is, where that is not everyone for whom the visit is.
fn whom(here: &Here<'_>, visit: &Visit, condition: &Condition) -> String {
    let is_usual = here.site.child.settled(condition) == Some(true);
    match is_usual || is_for_all(here, visit, condition) {
        true => String::new(),
        false => here.condition(condition),
    }
}
