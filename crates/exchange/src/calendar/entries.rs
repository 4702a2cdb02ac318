//! Which lines of a plan are in a calendar, and on which day.

use super::{Settings, Whose};
use crate::ids::Ids;
use stafett_model::Day;
use stafett_plan::{Named, NextHandover, Plan, PlannedDay, ResponsibleNow, Status, VisitItem};
use std::collections::BTreeMap;

/// One whole day in a calendar.
pub(super) struct Entry<'p> {
    /// The day.
    pub(super) day: Day,
    /// What is on it.
    pub(super) what: What<'p>,
}

/// What an entry is about.
pub(super) enum What<'p> {
    /// A visit or other contact that is to come.
    Visit(&'p VisitItem),
    /// An exchange between services.
    Handover {
        /// The exchange.
        next: &'p NextHandover,
        /// The service that hands over, where it is certain.
        giver: Option<&'p Named>,
        /// The areas that pass.
        areas: Vec<&'p Named>,
    },
}

impl Entry<'_> {
    /// The id by which calendars know the entry: the same in every later plan of the child.
    pub(super) fn uid(&self, ids: &Ids<'_>) -> String {
        match &self.what {
            What::Visit(item) => ids.of_visit(&item.id),
            What::Handover { next, .. } => ids.of_handover(&next.transition.id),
        }
    }
}

/// The entries of a calendar, by day; of one day visits in the plan's order, then exchanges.
pub(super) fn of<'p>(plan: &'p Plan, settings: &Settings) -> Vec<Entry<'p>> {
    let as_of = plan.receipt.as_of;
    let visits = plan.items.iter().filter_map(|item| {
        let day = visit(item, &settings.whose, as_of)?;
        let what = What::Visit(item);
        Some(Entry { day, what })
    });
    let mut all: Vec<Entry<'p>> = visits.chain(handovers(plan, &settings.whose)).collect();
    all.sort_by_key(|entry| entry.day);
    all
}

/// The day on which a visit stands: the recommended one while it lies ahead, then the as-of day for
/// as long as somebody should act. `None` for what nobody is to do, or whose day is not known.
fn visit(item: &VisitItem, whose: &Whose, as_of: Day) -> Option<Day> {
    let mine = match whose {
        Whose::Family => true,
        Whose::Service(id) => {
            let mut with = item.together_with.iter();
            item.service.id == *id || with.any(|service| service.id == *id)
        }
    };
    if !mine || item.as_needed {
        return None;
    }
    let window = &item.window;
    let aimed = window.recommended.or(window.earliest).map(|day| day.on);
    match item.status {
        Status::Upcoming => aimed.map(|day| day.max(as_of)),
        Status::Due => Some(aimed.map_or(as_of, |day| day.max(as_of))),
        Status::PastItsTime | Status::CarriedOver => Some(as_of),
        Status::Done
        | Status::Declined
        | Status::Missed
        | Status::Lapsed
        | Status::NotApplicable
        | Status::Undecided => None,
    }
}

/// The coming exchanges, by name. A family is told the day on which responsibility passes; a
/// service the day by which information must have been handed over. That one child health centre
/// hands over to another is nothing to a family for whom the service stays the same, nor is an exchange in an area
/// that the child does not need.
fn handovers<'p>(plan: &'p Plan, whose: &Whose) -> Vec<Entry<'p>> {
    let mut found: BTreeMap<&str, Entry<'p>> = BTreeMap::new();
    for area in &plan.responsible_now {
        let Some((next, day)) = handover(area, whose, plan.receipt.as_of) else {
            continue;
        };
        let entry = found.entry(&next.transition.id).or_insert_with(|| Entry {
            day,
            what: What::Handover {
                next,
                giver: area.service.holder.as_ref(),
                areas: Vec::new(),
            },
        });
        if let What::Handover { areas, .. } = &mut entry.what {
            areas.push(&area.area);
        }
    }
    found.into_values().collect()
}

fn handover<'p>(
    area: &'p ResponsibleNow,
    whose: &Whose,
    as_of: Day,
) -> Option<(&'p NextHandover, Day)> {
    let next = area.handover.as_ref()?;
    let ahead = |day: Option<PlannedDay>| day.map(|day| day.on).filter(|day| *day >= as_of);
    let stays = area
        .service
        .holder
        .as_ref()
        .is_some_and(|one| one.id == next.to.id);
    let day = match whose {
        Whose::Family => ahead(next.on).filter(|_| !stays && area.demanded != Some(false)),
        Whose::Service(id) => {
            let gives = area
                .service
                .holder
                .as_ref()
                .is_some_and(|one| one.id == *id);
            let mine = gives || next.to.id == *id;
            let day = if next.late {
                Some(as_of)
            } else {
                ahead(next.latest.or(next.on))
            };
            day.filter(|_| mine)
        }
    };
    Some((next, day?))
}
