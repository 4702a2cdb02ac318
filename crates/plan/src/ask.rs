//! Single questions about a child, for those who need no plan: answered as the plan answers them.

use crate::facts::{self, Follows};
use crate::known::Known;
use crate::records;
use crate::view::{Given, Seen};
use stafett_model::locate::locate;
use stafett_model::{AsOf, Child, Condition, Day, FactId, Located, Point, Programme, View};

/// The value of a fact on a day: what is recorded by then, else what the programme derives where
/// nothing is; `None` where it is unknown.
pub fn value(
    programme: &Programme,
    child: &Child,
    fact: FactId,
    day: impl Into<AsOf>,
) -> Option<i32> {
    ask(programme, child, day, |given| {
        given.value(fact, given.as_of)
    })
}

/// Where a point lies, by what is recorded until `as_of`.
pub fn located(
    programme: &Programme,
    child: &Child,
    as_of: impl Into<AsOf>,
    point: &Point,
) -> Located {
    ask(programme, child, as_of, |given| {
        locate(programme, point, &given.view())
    })
}

/// Whether a condition holds on a day, by what is recorded until then; `None` where that is not the
/// same under every completion of the unknown facts that the population allows.
pub fn holds(
    programme: &Programme,
    child: &Child,
    day: impl Into<AsOf>,
    condition: &Condition,
) -> Option<bool> {
    ask(programme, child, day, |given| {
        let day = given.as_of;
        let follows = facts::follows(given, day, &condition.facts(), &[condition], &|assumed| {
            let view = Seen { given, assumed };
            let value = |fact| view.fact(fact, day);
            let known = |fact| view.recorded(fact, day);
            condition.holds_knowing(&value, &known)
        });
        match follows {
            Follows::Same(holds) => Some(holds),
            Follows::Differs(..) | Follows::TooMany(_) => None,
        }
    })
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

/// What a question comes to by what is known of the child on `as_of`.
fn ask<T>(
    programme: &Programme,
    child: &Child,
    as_of: impl Into<AsOf>,
    question: impl FnOnce(Given<'_>) -> T,
) -> T {
    let mut known = Known::read(programme, child, as_of.into());
    known.stand(programme);
    question(known.given(programme))
}
