//! The first day on which a dose may be given that comes after others, which are still to be given themselves.

use super::series::may_be_unrecorded;
use crate::tables::chains::{Chain, Link};
use crate::view::Given;
use alloc::vec::Vec;
use stafett_model::locate::{Known, locate, variable_of};
use stafett_model::{Day, FactId, ItemId, Point, Variable, View};

/// The first day on which each of some doses may be given, by content item.
pub(crate) type Firsts = Vec<Option<Day>>;

/// The first possible day of each dose in [`Chains`](crate::tables::chains::Chains) that was not given: after each that
/// comes before it, on the first day of that.
pub(crate) fn find(given: Given<'_>, firsts: &mut Firsts) {
    let earliest = |item| given.spans.earliest_dose(given.tables, item);
    let earliest = |item| earliest(item).map(|when| when.first);
    find_as((given, &given.view()), &earliest, firsts);
}

/// That of one of them, as somebody sees the child.
pub(crate) fn first_as(given: Given<'_>, view: &dyn View, item: ItemId) -> Option<Day> {
    let mut firsts = Firsts::new();
    find_as((given, view), &|_| None, &mut firsts);
    first_in(&firsts, item)
}

/// That of one of those that were found.
#[inline]
pub(crate) fn first_in(firsts: &[Option<Day>], item: ItemId) -> Option<Day> {
    firsts.get(item.index()).copied().flatten()
}

/// `earliest` tells the first days that hang on nothing that happens, where they are known.
fn find_as(
    (given, view): (Given<'_>, &dyn View),
    earliest: &dyn Fn(ItemId) -> Option<Day>,
    firsts: &mut Firsts,
) {
    let chains = &given.tables.chains.rows;
    firsts.clear();
    if !chains.is_empty() {
        firsts.resize(given.programme.items.len(), None);
    }
    for chain in chains {
        if !given.history.was_given(chain.item) {
            let along = Along {
                given,
                view,
                firsts,
            };
            let first = first(given, &along, (chain, earliest(chain.item)));
            if let Some(slot) = firsts.get_mut(chain.item.index()) {
                *slot = Some(first);
            }
        }
    }
}

fn first(given: Given<'_>, along: &Along<'_>, (chain, earliest): (&Chain, Option<Day>)) -> Day {
    let found = |point: &Point| match point {
        Point::Item(before) => match given.history.first_done(*before) {
            Some(on) => Some(on.first),
            None => first_in(along.firsts, *before),
        },
        _ => None,
    };
    let day = |point: &Point| {
        // What was given, or was found along the chain, needs no looking for.
        if let Some(first) = found(point) {
            return Some(first);
        }
        let known = locate(given.programme, point, along).first();
        known.or_else(|| given.first_of(point))
    };
    let own = || chain.earliest.as_ref().and_then(day);
    let links = chain.links.iter().filter(|link| counts(given, link));
    let after = links.filter_map(|link| given.tables.months.after(day(&link.from)?, &link.length));
    let bounds = earliest.or_else(own).into_iter().chain(after);
    bounds.fold(given.soonest(), Day::max)
}

/// Whether a dose certainly comes after what it is counted from, and that was not perhaps before the history is complete.
fn counts(given: Given<'_>, link: &Link) -> bool {
    let history = given.history;
    let is_open = |item: ItemId| {
        history.is_for_others(item)
            || history.is_undecided(item)
            || may_be_unrecorded(given, Variable::Item(item))
    };
    (link.root).is_none_or(|item| history.was_given(item) || !is_open(item))
}

/// Whether the first day of a dose rests on a variable, be it through others.
pub(crate) fn rests_on(
    given: Given<'_>,
    view: &dyn View,
    item: ItemId,
    variable: Variable,
) -> bool {
    let mut doses = Vec::from([item]);
    let mut at = 0_usize;
    while let Some(chain) = doses.get(at).map(|dose| given.tables.chains.of_dose(*dose)) {
        at = at.saturating_add(1);
        let Some(chain) = chain else {
            continue;
        };
        let links = chain.links.iter().filter(|link| counts(given, link));
        let points = links.map(|link| &link.from);
        for point in points.chain(&chain.earliest) {
            match variable_of(given.programme, point, view) {
                Some(own) if own == variable => return true,
                Some(Variable::Item(before)) if !doses.contains(&before) => doses.push(before),
                _ => {}
            }
        }
    }
    false
}

/// The child with the first days of the doses that were found.
struct Along<'a> {
    given: Given<'a>,
    view: &'a dyn View,
    firsts: &'a [Option<Day>],
}

impl View for Along<'_> {
    fn birth(&self) -> Day {
        self.view.birth()
    }

    fn fact(&self, fact: FactId, on: Day) -> Option<i32> {
        self.view.fact(fact, on)
    }

    fn recorded(&self, fact: FactId, on: Day) -> bool {
        self.view.recorded(fact, on)
    }

    fn variable(&self, variable: Variable) -> Option<Known> {
        let Given {
            tables, history, ..
        } = self.given;
        match variable {
            Variable::Item(item)
                if !history.was_given(item) && tables.chains.of_dose(item).is_some() =>
            {
                // Of doses that wait for each other none has a first day.
                let first = first_in(self.firsts, item);
                let first = first.unwrap_or(self.given.soonest());
                Some(Known::Between { first, last: None })
            }
            _ => self.view.variable(variable),
        }
    }
}
