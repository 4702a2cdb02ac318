//! The views by which a proof locates points: every child born on a day, and one witness.

use stafett_model::locate::{Known, View, locate};
use stafett_model::proof::Witness;
use stafett_model::{Day, Duration, FactId, Located, Point, Programme, Variable, calendar};

/// Any child born on a day and with a given school start: every variable may fall anywhere that the
/// programme allows.
pub struct AnyChild<'p> {
    /// The programme.
    pub programme: &'p Programme,
    /// Day of birth.
    pub birth: Day,
    /// Value of the school calendar's start fact, where the claim depends on it.
    pub start: Option<i32>,
}

impl View for AnyChild<'_> {
    fn birth(&self) -> Day {
        self.birth
    }

    fn fact(&self, fact: FactId, _on: Day) -> Option<i32> {
        let school = self.programme.school.as_ref()?;
        (school.start_fact == Some(fact))
            .then_some(self.start)
            .flatten()
    }

    fn variable(&self, variable: Variable) -> Option<Known> {
        match variable {
            Variable::Term(..) => None,
            Variable::DueDate => Some(self.due_date()),
            Variable::Event(event) => {
                let earliest = self.programme.event(event).map(|event| &event.earliest)?;
                let first = match earliest {
                    Point::Event(_) => self.birth,
                    point => locate(self.programme, point, self)
                        .first()
                        .unwrap_or(self.birth),
                };
                Some(Known::Between { first, last: None })
            }
            Variable::Visit(_) | Variable::Item(_) => Some(Known::Between {
                first: self.birth,
                last: None,
            }),
        }
    }
}

impl AnyChild<'_> {
    /// The range of due dates that the population states, from birth; without one, three weeks before
    /// birth to eighteen weeks after it.
    pub fn due_range(programme: &Programme) -> (Duration, Duration) {
        let weeks = |weeks| Duration {
            weeks,
            ..Duration::ZERO
        };
        programme
            .population
            .due_date
            .unwrap_or((weeks(-3), weeks(18)))
    }

    fn due_date(&self) -> Known {
        let (early, late) = AnyChild::due_range(self.programme);
        let day = |duration| calendar::add(self.birth, duration, self.programme.month_end);
        Known::Between {
            first: day(early).unwrap_or(self.birth),
            last: Some(day(late).unwrap_or(self.birth)),
        }
    }
}

/// One child, with everything decided: an event that the witness does not name never happens.
pub struct OneChild<'w> {
    /// The witness.
    pub witness: &'w Witness,
}

impl View for OneChild<'_> {
    fn birth(&self) -> Day {
        self.witness.born
    }

    fn fact(&self, fact: FactId, _on: Day) -> Option<i32> {
        self.witness
            .facts
            .iter()
            .find(|(known, _)| *known == fact)
            .map(|(_, value)| *value)
    }

    fn variable(&self, variable: Variable) -> Option<Known> {
        match variable {
            Variable::Term(year, season) => self
                .witness
                .terms
                .iter()
                .find(|(y, s, _)| (*y, *s) == (year, season))
                .map(|(_, _, day)| Known::On(*day)),
            Variable::DueDate => self.witness.due_date.map(Known::On),
            Variable::Event(event) => Some(
                self.witness
                    .events
                    .iter()
                    .find(|(known, _)| *known == event)
                    .map_or(Known::Never, |(_, day)| Known::On(*day)),
            ),
            Variable::Visit(visit) => {
                let done = self
                    .witness
                    .visits
                    .iter()
                    .find(|(known, _)| *known == visit);
                Some(done.map_or(Known::Never, |(_, day)| Known::On(*day)))
            }
            Variable::Item(item) => {
                let done = self.witness.items.iter().find(|(known, _)| *known == item);
                Some(done.map_or(Known::Never, |(_, day)| Known::On(*day)))
            }
        }
    }
}

/// Whether the place of a point depends on the fact that decides when a child starts school.
pub fn depends_on_start(programme: &Programme, point: &Point) -> bool {
    let start_fact = programme
        .school
        .as_ref()
        .and_then(|school| school.start_fact);
    let root_is_school = matches!(
        point.root(),
        Point::SchoolStart | Point::Period(stafett_model::Period::SchoolYear(_), _)
    );
    start_fact.is_some() && root_is_school
}

/// Where a point lies for one witness.
pub fn place(programme: &Programme, point: &Point, witness: &Witness) -> Located {
    locate(programme, point, &OneChild { witness })
}
