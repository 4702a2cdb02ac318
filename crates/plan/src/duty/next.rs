//! Who comes after the service that holds an area, by the area's own periods.

use crate::duty::relay::turning_points;
use crate::place::span::When;
use crate::place::{Applies, applies};
use crate::responsible::{Responsible, lead};
use crate::tables::NamedFacts;
use crate::tell::named::{holder_named, service_named};
use crate::view::Given;
use crate::{Held, NextHolder, PlannedDay, Unnamed};
use alloc::vec::Vec;
use stafett_model::locate::{locate, variable_of};
use stafett_model::{Area, Day, Holder, Layer, Leg, Point, Variable};

/// Who comes after `held`.
pub(crate) fn after(given: Given<'_>, area: &Area, held: &Held) -> Option<NextHolder> {
    let holder = held.holder_id?;
    match held.until {
        Some(until) => on_a_day(given, area, holder, until),
        None => with_an_event(given, area, holder),
    }
}

/// Who comes after a stretch that ends on a known day: the first who leads for certain from then on.
fn on_a_day(
    given: Given<'_>,
    area: &Area,
    holder: Holder,
    until: PlannedDay,
) -> Option<NextHolder> {
    let days = turning_points(given, area, Layer::Service);
    let to_come = days.iter().copied().filter(|day| *day >= until.on);
    let mut unnamed = false;
    let mut candidates: Vec<Holder> = Vec::new();
    for day in to_come {
        let then = lead(given, area, Layer::Service, day);
        unnamed |= then.nobody();
        match then.one() {
            Some(one) if one != holder => {
                let from = PlannedDay {
                    on: day,
                    preliminary: moves(given, area, day),
                };
                let gap = unnamed.then_some(Unnamed {
                    from: until,
                    until: from,
                });
                return Some(certain(given, one, Some(from), gap));
            }
            _ => candidates.extend(others(&then, holder)),
        }
    }
    possible(given, candidates)
}

/// Who comes with the event with which a stretch ends; where another may come with an event before it is over, also who
/// may lead on the day on which it is.
fn with_an_event(given: Given<'_>, area: &Area, holder: Holder) -> Option<NextHolder> {
    let view = given.view();
    let rests_on = |point: &Point| variable_of(given.programme, point, &view);
    let services = || {
        let of_service = |leg: &&Leg| leg.holder.layer() == Layer::Service;
        area.legs.iter().filter(of_service)
    };
    let own = || for_child(given, area, holder);
    let ending: Vec<Variable> = own().filter_map(|leg| rests_on(&leg.until)).collect();
    let begins = |leg: &&Leg| rests_on(&leg.from).is_some_and(|with| ending.contains(&with));
    let mut next: Vec<(bool, Holder)> = services()
        .filter(|leg| leg.holder != holder)
        .filter(begins)
        .map(|leg| {
            let facts = leg.condition.facts();
            (
                applies(given, &leg.condition, NamedFacts::once(&facts), given.as_of),
                leg.holder,
            )
        })
        .filter(|(applies, _)| *applies != Applies::No)
        .map(|(applies, leader)| (applies == Applies::Yes, leader))
        .collect();
    let to_come = own().filter_map(|leg| end_of(given, leg));
    for day in to_come.filter(|day| given.as_of < *day) {
        let then = lead(given, area, Layer::Service, day);
        next.extend(others(&then, holder).map(|leader| (false, leader)));
    }
    next.sort();
    next.dedup();
    match next.as_slice() {
        [(true, one)] => Some(certain(given, *one, None, None)),
        _ => possible(given, next.into_iter().map(|(_, leader)| leader).collect()),
    }
}

/// The periods of a holder that may be for the child and have begun.
fn for_child<'a>(
    given: Given<'a>,
    area: &'a Area,
    holder: Holder,
) -> impl Iterator<Item = &'a Leg> + 'a {
    let begun = move |leg: &&Leg| {
        let from = locate(given.programme, &leg.from, &given.view());
        from.passed(given.as_of) == Some(true)
    };
    let legs = area.legs.iter().filter(move |leg| leg.holder == holder);
    legs.filter(begun).filter(move |leg| {
        let facts = leg.condition.facts();
        let named = NamedFacts::once(&facts);
        applies(given, &leg.condition, named, given.as_of) != Applies::No
    })
}

/// The first day that may be that after the last of a period, where it ends on one without waiting for an event.
fn end_of(given: Given<'_>, leg: &Leg) -> Option<Day> {
    let until = When::of(locate(given.programme, &leg.until, &given.view()))?;
    until.last.map(|_| until.first)
}

/// Whether the service that holds an area on the as-of day ceases to on a day, without waiting for an event.
pub(crate) fn ends_on_a_day(given: Given<'_>, area: &Area, holder: Holder) -> bool {
    let ends = for_child(given, area, holder).map(|leg| end_of(given, leg));
    let mut ends = ends.filter(|end| end.is_none_or(|day| given.as_of < day));
    ends.all(|end| end.is_some())
}

fn others(then: &Responsible, holder: Holder) -> impl Iterator<Item = Holder> + '_ {
    let all = then.certain.iter().chain(&then.possible).copied();
    all.filter(move |other| *other != holder)
}

fn certain(
    given: Given<'_>,
    one: Holder,
    from: Option<PlannedDay>,
    gap: Option<Unnamed>,
) -> NextHolder {
    let service_id = match one {
        Holder::Service(service) => Some(service),
        Holder::Body(_) => None,
    };
    NextHolder {
        service: service_id.and_then(|service| service_named(given.programme, service)),
        service_id,
        candidates: Vec::new(),
        from,
        gap,
    }
}

fn possible(given: Given<'_>, mut candidates: Vec<Holder>) -> Option<NextHolder> {
    candidates.sort();
    candidates.dedup();
    let named = candidates.into_iter();
    let named = named.filter_map(|holder| holder_named(given.programme, holder));
    let candidates: Vec<_> = named.collect();
    (!candidates.is_empty()).then_some(NextHolder {
        service: None,
        service_id: None,
        candidates,
        from: None,
        gap: None,
    })
}

/// Whether a period may begin before `day`, its last possible first day.
fn moves(given: Given<'_>, area: &Area, day: Day) -> bool {
    let view = given.view();
    area.legs.iter().any(|leg| {
        let when = When::of(locate(given.programme, &leg.from, &view));
        when.is_some_and(|when| when.last == Some(day) && when.first != day)
    })
}
