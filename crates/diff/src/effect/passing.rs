//! The exchange between two services, as the plan of a child shows it.

use super::{Differs, duty};
use crate::kid::Kid;
use stafett_model::proof::Words;
use stafett_model::{
    AreaId, Child, Condition, Day, Holder, Layer, Leg, Point, Programme, ServiceId, Transition,
    words,
};
use stafett_plan::{Asked, NextHandover, PlannedDay, Planner};
use std::collections::BTreeSet;

/// The conditions of a transition.
pub(super) fn conditions(programme: &Programme, id: &str) -> Vec<Condition> {
    let rows = rows(programme, id).into_iter();
    rows.map(|row| row.condition.clone()).collect()
}

/// The conditions of the legs between which a transition leads.
pub(super) fn of_legs(programme: &Programme, id: &str) -> Vec<Condition> {
    let legs = legs(programme, id).into_iter();
    legs.map(|leg| leg.condition.clone()).collect()
}

/// The legs between which a transition leads, of the areas that it concerns.
pub(super) fn legs<'p>(programme: &'p Programme, id: &str) -> Vec<&'p Leg> {
    let rows = rows(programme, id);
    let leads = |area: AreaId, holder: Holder| {
        let mut rows = rows.iter();
        rows.any(|row| {
            let concerned = row.areas.is_empty() || row.areas.contains(&area);
            concerned && [row.from, row.to].map(Holder::Service).contains(&holder)
        })
    };
    let areas = (0..=u16::MAX).map(AreaId).zip(&programme.areas);
    areas
        .flat_map(|(id, area)| area.legs.iter().map(move |leg| (id, leg)))
        .filter(|(id, leg)| leads(*id, leg.holder))
        .map(|(_, leg)| leg)
        .collect()
}

fn rows<'p>(programme: &'p Programme, id: &str) -> Vec<&'p Transition> {
    let rows = programme.transitions.iter();
    rows.filter(|row| row.meta.id == id).collect()
}

/// Where the two plans say something else of the exchange: on the day of the event from which it is counted, or
/// on the last of the child's months in which the service that gives still leads.
pub(super) fn differs([old, new]: &[Planner<'_>; 2], kid: &Kid, id: &str) -> Option<Differs> {
    let programmes = [old.programme(), new.programme()];
    let home = kid.come_home(programmes);
    let days = [new, old].into_iter().flat_map(|planner| {
        let last = last_day(planner, &home, id);
        let events = counted_from(planner.programme(), id).into_iter();
        let events = events.filter_map(|event| kid.event_day(programmes, event));
        last.into_iter().chain(events).collect::<Vec<_>>()
    });
    for day in days {
        let [was, is] = [old, new].map(|planner| {
            let child = home.child(planner.programme());
            let entries = planner.told(&child, day).responsible_now().into_iter();
            let mut next = entries.filter_map(|entry| entry.handover);
            next.find(|next| next.transition.id == id && comes_about(planner, &child, next))
        });
        if let Some((old, new)) = compared(was.as_ref(), is.as_ref()) {
            return Some(Differs {
                as_of: day,
                old,
                new,
                certain: true,
            });
        }
    }
    None
}

/// The names of the events from which a transition's days are counted.
fn counted_from<'p>(programme: &'p Programme, id: &str) -> BTreeSet<&'p str> {
    let rows = rows(programme, id).into_iter();
    let points = rows.flat_map(|row| {
        let handover = row.handover.iter();
        let window = handover.flat_map(|over| over.earliest.iter().chain(&over.latest));
        row.when.iter().chain(window)
    });
    let events = points.filter_map(|point| match point.root() {
        Point::Event(event) => programme.event(*event),
        _ => None,
    });
    events.map(|event| event.meta.id.as_str()).collect()
}

/// Whether the service that receives may lead something on the day on which it is to take over. Where a fact decides who
/// leads, and nothing says that it changes, it never does.
fn comes_about(planner: &Planner<'_>, child: &Child, next: &NextHandover) -> bool {
    let Some(on) = next.on else { return true };
    // Of two that are one service, that it leads at all says nothing.
    let row = planner.programme().transition(next.transition_id);
    let within = row.is_some_and(|row| row.from == row.to);
    let asked = planner.asked(child, on.on);
    let programme = planner.programme();
    let areas = (0..=u16::MAX).zip(&programme.areas);
    areas.map(|(place, _)| AreaId(place)).any(|area| {
        let held = asked.responsible(area, Layer::Service);
        let possible = held.possible.iter().filter(|_| !within);
        held.certain
            .iter()
            .chain(possible)
            .any(|holder| match holder {
                Holder::Service(service) => programme
                    .service(*service)
                    .is_some_and(|row| row.meta.id == next.to.id),
                Holder::Body(_) => false,
            })
    })
}

/// What the two say of the exchange: to whom and when, and what else differs; `None` where nothing
/// does.
fn compared(was: Option<&NextHandover>, is: Option<&NextHandover>) -> Option<(Words, Words)> {
    let (old, new) = (was.map(parts), is.map(parts));
    if old == new {
        return None;
    }
    let shown = |own: &Option<Vec<Words>>,
                 other: &Option<Vec<Words>>,
                 next: Option<&NextHandover>| {
        let (Some(own), Some(next)) = (own, next) else {
            return Words::new("ingen övergång i planen", "no transition in the plan");
        };
        let differs = |part: &&Words| other.as_ref().is_none_or(|other| !other.contains(part));
        let (head, rest) = own.split_at(own.len().min(HEAD));
        let rest = rest.iter().filter(differs);
        let shown = head.iter().chain(rest).filter(|part| !part.sv.is_empty());
        let shown: Vec<Words> = shown.cloned().collect();
        let title = &next.transition.title;
        let of = |text: fn(&Words) -> &str| shown.iter().map(text).collect::<Vec<_>>().join(", ");
        Words::new(
            format!("{title}: {}", of(|words| &words.sv)),
            format!("{title}: {}", of(|words| &words.en)),
        )
    };
    Some((shown(&old, &new, was), shown(&new, &old, is)))
}

/// The last of the months of a childhood in which the service that gives leads.
fn last_day(planner: &Planner<'_>, kid: &Kid, id: &str) -> Option<Day> {
    let programme = planner.programme();
    let child = kid.child(programme);
    let rows = rows(programme, id);
    let leads = |service: ServiceId, areas: &[AreaId], asked: &Asked<'_>| {
        // Where it has no leg, it never leads.
        let all = (0..=u16::MAX)
            .zip(&programme.areas)
            .filter(|(_, row)| {
                row.legs
                    .iter()
                    .any(|leg| leg.holder == Holder::Service(service))
            })
            .map(|(place, _)| AreaId(place));
        let mut concerned = all.filter(|area| areas.is_empty() || areas.contains(area));
        concerned.any(|area| {
            asked.responsible(area, Layer::Service).one() == Some(Holder::Service(service))
        })
    };
    let mut asked: Option<Asked<'_>> = None;
    let months = duty::months(kid.born);
    let mut latest = months.into_iter().rev();
    latest.find(|day| {
        let now = match asked.take() {
            Some(before) => planner.asked_again(&child, *day, before),
            None => planner.asked(&child, *day),
        };
        let found = rows.iter().any(|row| leads(row.from, &row.areas, &now));
        asked = Some(now);
        found
    })
}

/// How many parts are always shown: to whom, and on which day.
const HEAD: usize = 2;

/// What a plan says of the exchange.
fn parts(next: &NextHandover) -> Vec<Words> {
    let to = &next.to.title;
    let mut parts = vec![Words::new(format!("till {to}"), format!("to {to}"))];
    let mut day = |sv: &str, en: &str, day: Option<PlannedDay>| {
        parts.push(day.map_or_else(Words::default, |day| {
            let said = words::day(day.on);
            Words::new(format!("{sv} {}", said.sv), format!("{en} {}", said.en))
        }));
    };
    day("den", "on", next.on);
    day("överlämning tidigast", "handover earliest", next.earliest);
    day("överlämning senast", "handover latest", next.latest);
    if !next.channels.is_empty() {
        let channels = next.channels.iter().map(String::as_str);
        parts.push(words::channels(channels));
    }
    if let Some(consent) = &next.consent {
        let consent = words::person(consent);
        parts.push(Words::new(
            format!("med samtycke av {}", consent.sv),
            format!("with consent from {}", consent.en),
        ));
    }
    parts.extend(next.payload.iter().map(|part| {
        let title = &part.title;
        Words::new(
            format!("överlämnar {}", title.sv),
            format!("hands over {}", title.en),
        )
    }));
    parts
}
