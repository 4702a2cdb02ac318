//! What would be the case if a child, of which it is unknown when it starts school, started then or then.

use crate::facts::{Assumed, Unknown};
use crate::place::span::{Span, When};
use crate::view::{Given, Seen};
use alloc::vec::Vec;
use stafett_model::locate::locate;
use stafett_model::{Day, FactId, Point, Values, Window};

/// Where a window lies whenever the child starts school: what is the same for each of the values of the fact that
/// decides it.
pub(crate) fn whenever(given: Given<'_>, mut lies: impl FnMut(Seen<'_>) -> Span) -> Span {
    let mut all: Option<Span> = None;
    each(given, |seen| {
        let own = lies(seen);
        all = Some(all.map_or(own, |others| others.common(own)));
        false
    });
    all.unwrap_or(Span::NOWHERE)
}

/// The days on which a point may lie, whenever the child starts school.
pub(crate) fn when(given: Given<'_>, point: &Point) -> Option<When> {
    let whenever = || {
        Some(When {
            first: given.first_of(point)?,
            last: Some(last(given, point)?),
        })
    };
    given.when(point).or_else(whenever)
}

/// The last day on which a point may lie, whenever the child starts school; `None` where it may lie on none.
pub(crate) fn last(given: Given<'_>, point: &Point) -> Option<Day> {
    let mut last: Option<Day> = None;
    let lies_nowhere = |seen: Seen<'_>| {
        let own = locate(given.programme, point, &seen).last();
        last = last.max(own);
        own.is_none()
    };
    let nowhere = each(given, lies_nowhere);
    last.filter(|_| !nowhere)
}

/// When a window may begin, whenever the child starts school.
pub(crate) fn begins(given: Given<'_>, window: &Window) -> Option<When> {
    let mut all: Option<When> = None;
    each(given, |seen| {
        let own = Span::seen(seen, window).lower;
        all = match (all, own) {
            (Some(one), Some(other)) => Some(one.or(other)),
            (one, other) => one.or(other),
        };
        false
    });
    all
}

/// The first of the days that may be the last of a window, whenever the child starts school; only where it has one each
/// time, which hangs on nothing that has not happened.
pub(crate) fn closes(given: Given<'_>, window: &Window) -> Option<Day> {
    let mut first: Option<Day> = None;
    let hangs = each(given, |seen| {
        let own = Span::seen(seen, window).closes;
        first = first.into_iter().chain(own).min();
        own.is_none()
    });
    first.filter(|_| !hangs)
}

/// Whether the first days of all these windows have certainly come, whenever the child starts school; not where that is
/// known.
pub(crate) fn opened(given: Given<'_>, windows: [&Window; 2], day: Day) -> bool {
    let mut is_unknown = false;
    let may_be_to_come = each(given, |seen| {
        is_unknown = true;
        let mut windows = windows.iter();
        windows.any(|window| !Span::seen(seen, window).opened(day))
    });
    is_unknown && !may_be_to_come
}

/// The fact that decides when the child starts school, where it is unknown.
pub(crate) fn unknown(given: Given<'_>) -> Option<FactId> {
    let fact = given.programme.school.as_ref()?.start_fact?;
    given.value(fact, given.as_of).is_none().then_some(fact)
}

/// Whether something is so for one of the values of the unknown fact that decides school start.
pub(crate) fn each(given: Given<'_>, mut is: impl FnMut(Seen<'_>) -> bool) -> bool {
    let row = unknown(given).and_then(|fact| Some((fact, given.programme.fact(fact)?)));
    let Some((fact, Values::OneOf(names))) = row.map(|(fact, row)| (fact, &row.values)) else {
        return false;
    };
    let values = (0..names.len()).filter_map(|place| i32::try_from(place).ok());
    let facts = [Unknown {
        fact,
        values: values.collect::<Vec<i32>>(),
    }];
    (0..names.len()).any(|place| {
        let assumed = Assumed {
            facts: &facts,
            places: &[place],
        };
        is(Seen { given, assumed })
    })
}
