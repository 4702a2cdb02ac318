//! The lines of one child's plan without text: the one place where this room asks the planner.

use serde::{Deserialize, Serialize};
use stafett_model::{AsOf, Child, Day, Programme};
use stafett_plan::{Line, Outline, PlannedDay, Planner, Status};
use std::ops::Range;

/// A programme, ready to plan one child after another.
pub(crate) struct Lines<'p> {
    planner: Planner<'p>,
    /// Of each visit, where its id stands among the ids of all.
    ranks: Vec<u16>,
}

/// What planning the next child takes over from the last one. Each thread has its own.
#[derive(Default)]
pub(crate) struct Desk {
    outline: Outline,
    visits: Vec<(When, Range<usize>)>,
}

/// Where a visit stands in a plan: by recommended, else earliest, else latest day; those without any
/// day last; then by id.
type When = (bool, Option<Day>, u16);

impl<'p> Lines<'p> {
    pub(crate) fn new(programme: &'p Programme) -> Lines<'p> {
        let ids = || programme.visits.iter().map(|row| row.meta.id.as_str());
        let mut sorted: Vec<&str> = ids().collect();
        sorted.sort_unstable();
        sorted.dedup();
        let rank = |id| sorted.partition_point(|one| *one < id);
        Lines {
            planner: Planner::new(programme),
            ranks: ids()
                .map(|id| u16::try_from(rank(id)).unwrap_or(u16::MAX))
                .collect(),
        }
    }

    /// Gives `take` the lines of a child's plan, visit by visit in the plan's order, each visit's own before those of its
    /// contents.
    pub(crate) fn each(
        &self,
        child: &Child,
        as_of: AsOf,
        desk: &mut Desk,
        mut take: impl FnMut(&[Line]),
    ) {
        let Desk { outline, visits } = desk;
        self.planner.outline(child, as_of, outline);
        let lines = outline.lines();
        visits.clear();
        for (place, line) in lines.iter().enumerate() {
            match visits.last_mut() {
                Some((_, places)) if line.item().is_some() => places.end = place + 1,
                _ => visits.push((self.when(line), place..place + 1)),
            }
        }
        visits.sort_by_key(|(when, _)| *when);
        for (_, places) in &*visits {
            take(lines.get(places.clone()).unwrap_or_default());
        }
    }

    fn when(&self, visit: &Line) -> When {
        let dates = visit.dates();
        let day = dates.recommended.or(dates.earliest).or(dates.latest);
        let rank = self.ranks.get(visit.visit().index());
        (
            day.is_none(),
            day.map(|day| day.on),
            rank.copied().unwrap_or(u16::MAX),
        )
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
    /// Those that are wanted of a visit's lines, of which the first is its own: that one with any of the others, for
    /// what is done at a visit may be open for longer than the visit.
    pub fn of(self, lines: &[Line]) -> impl Iterator<Item = &Line> {
        let any = lines.iter().any(|line| self.wants(line));
        let lines = lines.iter().enumerate();
        let wanted = lines.filter(move |(place, line)| self.wants(line) || any && *place == 0);
        wanted.map(|(_, line)| line)
    }

    /// Whether a line is wanted for itself.
    fn wants(&self, line: &Line) -> bool {
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
            Status::Upcoming
                | Status::Due
                | Status::PastItsTime
                | Status::CarriedOver
                | Status::Undecided
        );
        let dates = line.dates();
        let end = match line.status {
            // Until it is done.
            Status::PastItsTime | Status::CarriedOver => None,
            _ => dates.offered_through.or(dates.latest),
        };
        let begins = |through: Day| on_or(dates.earliest, through) <= through;
        let ends = |from: Day| on_or(end, from) >= from;
        open && self.through.is_none_or(begins) && self.from.is_none_or(ends)
    }
}

fn on_or(day: Option<PlannedDay>, otherwise: Day) -> Day {
    day.map_or(otherwise, |day| day.on)
}
