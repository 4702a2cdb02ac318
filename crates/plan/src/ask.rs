//! Single questions about a child, for those who need no plan: answered as the plan answers them.

use crate::Planner;
use crate::facts::{self, Follows};
use crate::known::Known;
use crate::records;
use crate::view::Given;
use alloc::boxed::Box;
use stafett_model::locate::locate;
use stafett_model::{AsOf, Child, Condition, Day, FactId, Located, Point, Programme};

/// The value of a fact on a day: what is recorded by then, else what the programme derives where
/// nothing is; `None` where it is unknown.
pub fn value(
    programme: &Programme,
    child: &Child,
    fact: FactId,
    day: impl Into<AsOf>,
) -> Option<i32> {
    Planner::new(programme).value(child, fact, day)
}

/// Where a point lies, by what is recorded until `as_of`.
pub fn located(
    programme: &Programme,
    child: &Child,
    as_of: impl Into<AsOf>,
    point: &Point,
) -> Located {
    Planner::new(programme).located(child, as_of, point)
}

/// Whether a condition holds on a day, by what is recorded until then; `None` where that is not the
/// same under every completion of the unknown facts that the population allows.
pub fn holds(
    programme: &Programme,
    child: &Child,
    day: impl Into<AsOf>,
    condition: &Condition,
) -> Option<bool> {
    Planner::new(programme).holds(child, day, condition)
}

impl Planner<'_> {
    /// As [`value`].
    pub fn value(&self, child: &Child, fact: FactId, day: impl Into<AsOf>) -> Option<i32> {
        self.ask(child, day, |given| given.value(fact, given.as_of))
    }

    /// As [`located`].
    pub fn located(&self, child: &Child, as_of: impl Into<AsOf>, point: &Point) -> Located {
        self.ask(child, as_of, |given| {
            locate(given.programme, point, &given.view())
        })
    }

    /// As [`holds`].
    pub fn holds(
        &self,
        child: &Child,
        day: impl Into<AsOf>,
        condition: &Condition,
    ) -> Option<bool> {
        self.ask(child, day, |given| {
            let day = given.as_of;
            match facts::holds(given, day, &condition.facts(), condition) {
                Follows::Same(holds) => Some(holds),
                Follows::Differs(..) | Follows::TooMany(_) => None,
            }
        })
    }

    /// What a question comes to by what is known of the child on `as_of`.
    fn ask<T>(
        &self,
        child: &Child,
        as_of: impl Into<AsOf>,
        question: impl FnOnce(Given<'_>) -> T,
    ) -> T {
        let mut known = Known::read(self, child, as_of.into(), Box::default());
        known.stand();
        question(known.given())
    }
}

/// The child with the records that stand by a day: what was known then, corrections and retractions carried
/// out, and nothing that is said in two ways. For those who look at records themselves.
pub fn standing(programme: &Programme, child: &Child, known: Day) -> Child {
    let standing = records::standing(programme, child, known);
    Child {
        facts: standing.facts.into_iter().cloned().collect(),
        events: standing.events.into_iter().cloned().collect(),
        ..child.clone()
    }
}
