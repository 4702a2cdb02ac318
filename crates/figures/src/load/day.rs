//! The child of whom a load is expected: everything is done on its recommended day.

use stafett_model::locate::{Known, View, locate};
use stafett_model::{Day, FactId, ItemId, Located, Point, Programme, Variable, Visit};
use std::cell::Cell;

/// How many visits may wait for each other before a day is left open.
const DEPTH: u8 = 12;

/// A child born on a day, who starts school as this value of the programme's fact says.
pub(super) struct Expected<'a> {
    programme: &'a Programme,
    born: Day,
    start: Option<i32>,
    asked: Cell<bool>,
    depth: u8,
}

impl<'a> Expected<'a> {
    pub(super) fn of(programme: &'a Programme, born: Day, start: Option<i32>) -> Expected<'a> {
        Expected {
            programme,
            born,
            start,
            asked: Cell::new(false),
            depth: 0,
        }
    }

    /// The first day on which a point may lie.
    pub(super) fn first(&self, point: &Point) -> Option<Day> {
        locate(self.programme, point, self).first()
    }

    /// Whether the day of a point rests on when the child starts school.
    pub(super) fn asks_for_school(&self, point: &Point) -> bool {
        self.asked.set(false);
        let _ = self.first(point);
        self.asked.get()
    }

    /// Whether a visit's row is for the child's birth date and its dated conditions hold.
    pub(super) fn in_force(&self, visit: &Visit) -> bool {
        let is_for = visit.is_for_birth(self.born);
        is_for
            && visit.switches.iter().all(|switch| {
                let first = self.first(&switch.point);
                let place = first.map_or(Located::Never, Located::At);
                switch.holds(place) == Some(true)
            })
    }

    fn done(&self, recommended: Option<&Point>) -> Option<Known> {
        let depth = self.depth.checked_add(1).filter(|depth| *depth <= DEPTH)?;
        let deeper = Expected {
            depth,
            ..Expected::of(self.programme, self.born, self.start)
        };
        let day = deeper.first(recommended?);
        self.asked.set(self.asked.get() || deeper.asked.get());
        Some(day.map_or(Known::Never, Known::On))
    }

    /// The point at which a content item is recommended: a dose by its series, another by the first
    /// visit that carries it.
    fn recommended(&self, item: ItemId) -> Option<&'a Point> {
        let dose = self.programme.item(item)?.dose.as_ref();
        let carries = |visit: &&Visit| visit.items.contains(&item);
        let carrier = || self.programme.visits.iter().find(carries);
        dose.map(|dose| &dose.window.recommended)
            .or_else(|| carrier().map(|visit| &visit.window.recommended))
    }
}

impl View for Expected<'_> {
    fn birth(&self) -> Day {
        self.born
    }

    fn fact(&self, _fact: FactId, _on: Day) -> Option<i32> {
        // A point asks for no other fact than the one that decides when school starts.
        self.asked.set(true);
        self.start
    }

    fn variable(&self, variable: Variable) -> Option<Known> {
        match variable {
            Variable::DueDate => Some(Known::On(self.born)),
            Variable::Term(..) => None,
            Variable::Event(event) => {
                let row = self.programme.event(event);
                self.done(row.map(|row| &row.earliest))
            }
            Variable::Visit(visit) => {
                let row = self.programme.visit(visit);
                self.done(row.map(|row| &row.window.recommended))
            }
            Variable::Item(item) => self.done(self.recommended(item)),
        }
    }
}
