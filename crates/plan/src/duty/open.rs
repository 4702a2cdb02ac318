//! Who has the duty where points of an area rest on what is open: in each way in which that may turn out, so that
//! two points that rest on one day are never resolved apart.

use crate::facts::COMPLETIONS;
use crate::responsible::ends;
use crate::view::Given;
use alloc::vec::Vec;
use stafett_model::duty::{demanded, duty};
use stafett_model::locate::{Known, known, locate, shifted, variable_of};
use stafett_model::{Area, Day, FactId, Layer, Leg, Point, Variable, View};

/// What holds in one way in which everything open turns out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Way {
    /// Places in the area's legs of those that hold.
    pub(crate) legs: Vec<usize>,
    /// Whether the programme demands that somebody is responsible.
    pub(crate) demanded: bool,
}

/// The days on which some variables fall, seen by somebody.
struct Settled<'v> {
    view: &'v dyn View,
    on: &'v [(Variable, Day)],
}

impl View for Settled<'_> {
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
        let settled = self.on.iter().find(|(other, _)| *other == variable);
        match settled {
            Some((_, day)) => Some(Known::On(*day)),
            None => self.view.variable(variable),
        }
    }
}

/// Each way in which a layer of an area may be led on `day`; `None` where there are too many.
pub(crate) fn ways(
    given: Given<'_>,
    (area, layer): (&Area, Layer),
    view: &dyn View,
    day: Day,
) -> Option<Vec<Way>> {
    let mut settled: Vec<Vec<(Variable, Day)>> = Vec::from([Vec::new()]);
    for (variable, points) in open(given, (area, layer), view, day) {
        let days = days(given, (variable, &points), view, day)?;
        let count = settled.len().checked_mul(days.len())?;
        if count > COMPLETIONS {
            return None;
        }
        let with = |all: &Vec<(Variable, Day)>, day: Day| {
            let mut all = all.clone();
            all.push((variable, day));
            all
        };
        settled = (settled.iter())
            .flat_map(|all| days.iter().map(|day| with(all, *day)))
            .collect();
    }
    let way = |on: &Vec<(Variable, Day)>| {
        let view = Settled { view, on };
        Way {
            legs: duty(given.programme, area, layer, &view, day).certain,
            demanded: demanded(given.programme, area, &view, day) == Some(true),
        }
    };
    let mut ways: Vec<Way> = Vec::new();
    for way in settled.iter().map(way) {
        if !ways.contains(&way) {
            ways.push(way);
        }
    }
    Some(ways)
}

/// The days on which it may change which of some points have passed, besides the first and the last of each. Between
/// these lie days on which no period from one of them until another can lie, though on others it may: from 30 days
/// after a day until a month after it is a day where that lies in a month of 31, and none where it does not. Of what may
/// have happened, or may yet, as far as the as-of day.
pub(crate) fn breaks(given: Given<'_>, points: &[&Point]) -> Vec<Day> {
    let view = given.view();
    let mut found = Vec::new();
    for (variable, points) in together(given, points) {
        let known = known(given.programme, variable, &view);
        let known = known.filter(|_| points.len() > 1 && points.iter().any(|p| counts_months(p)));
        let Some(Known::Between { first, last }) = known else {
            continue;
        };
        let last = last.unwrap_or(given.as_of);
        let days = (first.number()..=last.number()).filter_map(Day::from_number);
        let on = |root| -> Option<Vec<Day>> {
            let days = points.iter().map(|p| shifted(given.programme, p, root));
            days.collect()
        };
        let mut before: Option<Vec<Day>> = None;
        for then in days.filter_map(on) {
            if let Some(before) = before.filter(|before| is_break(before, &then)) {
                found.extend(before.into_iter().chain(then.iter().copied()));
            }
            before = Some(then);
        }
    }
    found
}

/// Whether a point does not lie the same number of days after its root each time.
fn counts_months(point: &Point) -> bool {
    match point {
        Point::After(of, length) => length.years != 0 || length.months != 0 || counts_months(of),
        Point::DayOfYear { .. } => true,
        _ => false,
    }
}

/// Points by the variable on which each rests, each point once.
fn together<'p>(given: Given<'_>, points: &[&'p Point]) -> Vec<(Variable, Vec<&'p Point>)> {
    let view = given.view();
    let mut all: Vec<(Variable, Vec<&Point>)> = Vec::new();
    for point in points {
        let Some(variable) = variable_of(given.programme, point, &view) else {
            continue;
        };
        match all.iter_mut().find(|(other, _)| *other == variable) {
            Some((_, points)) if points.contains(point) => {}
            Some((_, points)) => points.push(point),
            None => all.push((variable, Vec::from([*point]))),
        }
    }
    all
}

/// Whether the periods from one of some points until another, on one day and on the next, do not follow each other
/// without a hole: only one of the two has a day, or a day lies between them.
fn is_break(before: &[Day], then: &[Day]) -> bool {
    let both = || before.iter().zip(then);
    both().any(|(from, from_then)| {
        both().any(
            |(until, until_then)| match (from < until, from_then < until_then) {
                (true, true) => until < from_then,
                (first, second) => first != second,
            },
        )
    })
}

/// The variables on which it rests whether points of the area have passed on `day`, each with these points.
fn open<'a>(
    given: Given<'_>,
    (area, layer): (&'a Area, Layer),
    view: &dyn View,
    day: Day,
) -> Vec<(Variable, Vec<&'a Point>)> {
    let legs = area.legs.iter().filter(|leg| leg.holder.layer() == layer);
    let span = area.span.iter().flat_map(|(from, until)| [from, until]);
    let mut open: Vec<(Variable, Vec<&Point>)> = Vec::new();
    for point in legs.flat_map(|leg: &Leg| ends(leg)).chain(span) {
        if locate(given.programme, point, view).passed(day).is_some() {
            continue;
        }
        let Some(variable) = variable_of(given.programme, point, view) else {
            continue;
        };
        match open.iter_mut().find(|(other, _)| *other == variable) {
            Some((_, points)) => points.push(point),
            None => open.push((variable, Vec::from([point]))),
        }
    }
    open
}

/// Days of a variable, one of each stretch of them in which the same of its points have passed on `day`.
fn days(
    given: Given<'_>,
    (variable, points): (Variable, &[&Point]),
    view: &dyn View,
    day: Day,
) -> Option<Vec<Day>> {
    let Some(Known::Between { first, last }) = known(given.programme, variable, view) else {
        return None;
    };
    let last = last.unwrap_or(Day::LAST);
    let passed =
        |point: &Point, root| shifted(given.programme, point, root).is_some_and(|on| on <= day);
    // The later the variable, the fewer of its points have passed.
    let turn = |point: &&Point| {
        let all = first.number()..=last.number().saturating_add(1);
        let (mut from, mut until) = all.into_inner();
        while from < until {
            let middle = from.saturating_add(until.saturating_sub(from) / 2);
            let holds = Day::from_number(middle).is_some_and(|root| passed(point, root));
            match holds {
                true => from = middle.saturating_add(1),
                false => until = middle,
            }
        }
        Day::from_number(from).filter(|turn| *turn <= last)
    };
    let mut days: Vec<Day> = points.iter().filter_map(turn).collect();
    days.push(first);
    days.sort_unstable();
    days.dedup();
    Some(days)
}
