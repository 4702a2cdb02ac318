//! The lines of one child's plan without text: the one place where this room asks the planner.

use serde::{Deserialize, Serialize};
use stafett_model::{AsOf, BodyId, Child, Day, ItemId, Occurred, Programme, ServiceId, VisitId};
use stafett_plan::{Dates, PlannedDay, Planner, Status};
use std::collections::BTreeMap;

/// One line of a plan: a visit, or one content of a visit.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The visit.
    pub visit: VisitId,
    /// Its content; `None` for the visit itself.
    pub item: Option<ItemId>,
    /// Where it stands.
    pub status: Status,
    /// Its window.
    pub dates: Dates,
    /// When it was first done.
    pub done: Option<Occurred>,
    /// The service that performs the visit.
    pub service: Option<ServiceId>,
    /// The body on whose duty the visit rests, where that is certain.
    pub body: Option<BodyId>,
}

/// A programme, ready to plan one child after another.
pub(crate) struct Lines<'p> {
    planner: Planner<'p>,
    services: BTreeMap<&'p str, ServiceId>,
    bodies: BTreeMap<&'p str, BodyId>,
}

impl<'p> Lines<'p> {
    pub(crate) fn new(programme: &'p Programme) -> Lines<'p> {
        let services = programme.services.iter().zip(0..);
        let bodies = programme.bodies.iter().zip(0..);
        Lines {
            planner: Planner::new(programme),
            services: services
                .map(|(row, id)| (row.meta.id.as_str(), ServiceId(id)))
                .collect(),
            bodies: bodies
                .map(|(row, id)| (row.meta.id.as_str(), BodyId(id)))
                .collect(),
        }
    }

    /// The lines of a child's plan, in the plan's order, each visit before its contents.
    pub(crate) fn of(&self, child: &Child, as_of: AsOf, lines: &mut Vec<Line>) {
        lines.clear();
        for visit in self.planner.plan(child, as_of).items {
            let line = Line {
                visit: visit.visit,
                item: None,
                status: visit.status,
                dates: visit.window,
                done: visit.done_on,
                service: self.services.get(visit.service.id.as_str()).copied(),
                body: visit
                    .body
                    .and_then(|body| self.bodies.get(body.id.as_str()).copied()),
            };
            let (service, body) = (line.service, line.body);
            lines.push(line);
            lines.extend(visit.contents.into_iter().map(|content| Line {
                visit: visit.visit,
                item: Some(content.item),
                status: content.status,
                dates: content.window,
                done: content.done_on,
                service,
                body,
            }));
        }
    }
}

/// Which lines are wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filter {
    /// Lines that are not for the child as well.
    pub all: bool,
    /// Only what can be done on the as-of day.
    pub due: bool,
    /// Only what is still open and may be done on this day or later.
    pub from: Option<Day>,
    /// Only what is still open and may be done on this day or earlier.
    pub through: Option<Day>,
}

impl Filter {
    /// Whether a line is wanted.
    pub fn wants(&self, line: &Line) -> bool {
        if self.due && line.status != Status::Due {
            return false;
        }
        if self.from.is_some() || self.through.is_some() {
            return self.open_in_time(line);
        }
        self.all || line.status != Status::NotApplicable
    }

    /// Whether a line is open and its time has a day in the span. A line whose beginning or end is
    /// not known may have.
    fn open_in_time(&self, line: &Line) -> bool {
        let open = matches!(
            line.status,
            Status::Upcoming | Status::Due | Status::PastItsTime | Status::Undecided
        );
        let dates = &line.dates;
        let end = dates.offered_through.or(dates.latest);
        let begins = |through: Day| on_or(dates.earliest, through) <= through;
        let ends = |from: Day| on_or(end, from) >= from;
        open && self.through.is_none_or(begins) && self.from.is_none_or(ends)
    }
}

fn on_or(day: Option<PlannedDay>, otherwise: Day) -> Day {
    day.map_or(otherwise, |day| day.on)
}

/// The name of a status in tables, as in a plan's JSON.
pub fn status_name(status: Status) -> &'static str {
    STATUSES
        .iter()
        .find(|(one, _)| *one == status)
        .map_or("", |(_, name)| name)
}

/// Every status with its name, in the order of [`Status`].
pub const STATUSES: [(Status, &str); 10] = [
    (Status::Upcoming, "upcoming"),
    (Status::Due, "due"),
    (Status::PastItsTime, "pastItsTime"),
    (Status::Done, "done"),
    (Status::Declined, "declined"),
    (Status::Missed, "missed"),
    (Status::Lapsed, "lapsed"),
    (Status::CarriedOver, "carriedOver"),
    (Status::NotApplicable, "notApplicable"),
    (Status::Undecided, "undecided"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statuses_have_the_names_of_a_plans_json() {
        for (place, (status, name)) in STATUSES.iter().enumerate() {
            assert_eq!(serde_json::to_value(status).unwrap(), *name);
            assert_eq!(*status as usize, place);
        }
    }
}
