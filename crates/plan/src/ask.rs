//! Single questions about a child, for those who need no plan: answered as the plan answers them.

use crate::doses;
use crate::facts::{self, Follows};
use crate::history::History;
use crate::settled;
use crate::view::{Given, Seen};
use stafett_model::locate::locate;
use stafett_model::{AsOf, Child, Condition, FactId, Located, Point, Programme, View};

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

/// What a question comes to by what is known of the child on `as_of`.
fn ask<T>(
    programme: &Programme,
    child: &Child,
    as_of: impl Into<AsOf>,
    question: impl FnOnce(Given<'_>) -> T,
) -> T {
    let as_of = as_of.into().day;
    let mut history = History::read(programme, child, as_of);
    doses::judge(programme, child, as_of, &mut history);
    settled::stand(programme, child, as_of, &mut history);
    question(Given {
        programme,
        child,
        as_of,
        history: &history,
    })
}
