//! How one day is counted: a point in words and as steps of the calendar.

use crate::DateStep;
use crate::arithmetic::{Anchor, CalendarStep, Counted};
use crate::place::span::When;
use crate::tell::sentences;
use crate::view::Given;
use crate::words::fill;
use alloc::string::ToString;
use alloc::vec::Vec;
use stafett_model::locate::{known, locate, variable_of};
use stafett_model::proof::Words;
use stafett_model::words;
use stafett_model::{Day, Duration, Edge, Period, Point, Variable};

/// How one day came about: the point in words, the day that it is counted from, the day that it is.
pub(crate) fn step(given: Given<'_>, what: &str, point: &Point) -> DateStep {
    let view = given.view();
    let when = |point: &Point| When::of(locate(given.programme, point, &view));
    let found = when(point);
    let root = point.root();
    let base = when(root).filter(|_| root != point);
    let says = said(
        words::point(given.programme, point),
        (base, found),
        given.as_of,
    );
    let ends = [
        "latest",
        "atMost",
        "offeredThrough",
        "until",
        "born",
        "begunBy",
        "seriesEnd",
    ]
    .contains(&what);
    let day = found.and_then(if ends {
        When::as_end
    } else {
        When::as_beginning
    });
    DateStep {
        what: what.to_string(),
        of_visit: false,
        says,
        day,
        first: found.map(|found| found.first),
        last: found.and_then(|found| found.last),
        counted: found.and_then(|_| counted(given, point)),
        of: None,
    }
}

/// A point in words, with the day that it is counted from and the day that it is, as known on `as_of`.
fn said(point: Words, (base, found): (Option<When>, Option<When>), as_of: Day) -> Words {
    match (base, found) {
        (_, None) => fill("{}: kan inte räknas ut", "{}: cannot be computed", &[point]),
        (Some(base), Some(_)) if base.last.is_none() => fill(
            "{}: räknas när det har skett",
            "{}: is counted once that has happened",
            &[point],
        ),
        (Some(base), Some(day)) => fill(
            "{}, räknat från {}: {}",
            "{}, counted from {}: {}",
            &[point, between(base, as_of), between(day, as_of)],
        ),
        (None, Some(day)) => fill("{}: {}", "{}: {}", &[point, between(day, as_of)]),
    }
}

/// The arithmetic of a point that lies somewhere.
fn counted(given: Given<'_>, point: &Point) -> Option<Counted> {
    let view = given.view();
    let (anchor, base, mut steps) = anchored(given, point.root())?;
    let when = When::of(locate(given.programme, &base, &view))?;
    each_step(point, &mut steps);
    Some(Counted {
        anchor,
        first: when.first,
        last: when.last,
        steps,
        month_end: given.programme.month_end,
    })
}

/// What a root is counted from, and the steps from there to it.
fn anchored(given: Given<'_>, root: &Point) -> Option<(Anchor, Point, Vec<CalendarStep>)> {
    let years = |years: i32| {
        CalendarStep::Add(Duration {
            years,
            ..Duration::ZERO
        })
    };
    let eve = CalendarStep::Add(Duration::days(-1));
    Some(match root {
        Point::Birth => (Anchor::Birth, Point::Birth, Vec::new()),
        Point::DueDate => (Anchor::DueDate, Point::DueDate, Vec::new()),
        Point::Period(
            period @ (Period::YearOfAge(number) | Period::CalendarYear(number)),
            edge,
        ) => {
            let first = *edge == Edge::First;
            let number = i32::from(*number).saturating_add(i32::from(!first));
            let mut steps = Vec::from([years(number)]);
            if matches!(period, Period::CalendarYear(_)) {
                steps.push(CalendarStep::DayOfYear { month: 1, day: 1 });
            }
            steps.extend((*edge == Edge::Last).then_some(eve));
            (Anchor::Birth, Point::Birth, steps)
        }
        Point::Period(period, Edge::Last) => {
            let after = Point::Period(*period, Edge::After);
            (Anchor::Term, after, Vec::from([eve]))
        }
        Point::Period(..) | Point::SchoolStart => (Anchor::Term, root.clone(), Vec::new()),
        Point::Date(_) => (Anchor::Date, root.clone(), Vec::new()),
        Point::Event(_) | Point::Visit(_) | Point::Item(_) => {
            let view = given.view();
            let happening = variable_of(given.programme, root, &view);
            let happening = happening.filter(|one| !matches!(one, Variable::Term(..)));
            known(given.programme, happening?, &view)?;
            (Anchor::Happening, root.clone(), Vec::new())
        }
        Point::After(..) | Point::DayOfYear { .. } => return None,
    })
}

/// The steps from a point's root to the point, in order.
fn each_step(point: &Point, steps: &mut Vec<CalendarStep>) {
    match point {
        Point::After(of, length) => {
            each_step(of, steps);
            steps.push(CalendarStep::Add(*length));
        }
        Point::DayOfYear { of, month, day } => {
            each_step(of, steps);
            let (month, day) = (*month, *day);
            steps.push(CalendarStep::DayOfYear { month, day });
        }
        _ => {}
    }
}

/// The days on which something may lie, in words.
fn between(when: When, as_of: Day) -> Words {
    match when.last {
        Some(last) if last == when.first => words::day(last),
        Some(last) => {
            let ends = [words::day(when.first), words::day(last)];
            fill("någon dag {} – {}", "some day {} – {}", &ends)
        }
        None if when.first <= as_of => sentences::plain(
            "det är okänt om det har skett",
            "it is not known whether it has happened",
        ),
        None => sentences::plain("har inte skett än", "has not happened yet"),
    }
}
