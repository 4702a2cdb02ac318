//! The days that a plan writes of a line.

use super::stand::{Case, Entry};
use super::window::{Frame, Planned, Until};
use stafett_plan::Status;
use std::collections::BTreeSet;

/// The five dates of a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Dates {
    pub earliest: Planned,
    pub recommended: Planned,
    pub through: Planned,
    pub latest: Planned,
    pub offered: Planned,
}

/// The days on which something may lie, whatever is unknown: first and last; `None` where it hangs in some
/// course.
type Range = Option<(i32, i32)>;

fn range(cases: &[Case], day: impl Fn(&Case) -> Option<i32>) -> Range {
    let days: Option<Vec<i32>> = cases.iter().map(day).collect();
    let days = days?;
    Some((days.iter().copied().min()?, days.into_iter().max()?))
}

/// What is the same within each value of what is unknown of the child; none where these differ.
fn same(cases: &[Vec<Case>], day: impl Fn(&[Case]) -> Planned) -> Planned {
    let told: BTreeSet<Planned> = cases.iter().map(|cases| day(cases)).collect();
    match told.len() {
        1 => told.first().copied().flatten(),
        _ => None,
    }
}

/// Of a range the last day, as of what begins.
fn beginning((first, last): (i32, i32)) -> (i32, bool) {
    (last, first < last)
}

/// Of a range the first day, as of what ends.
fn end((first, last): (i32, i32)) -> (i32, bool) {
    (first, first < last)
}

/// Where the days of a window may lie. Of what is unknown when the child starts school, those that lie there
/// whenever it does.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Ranges {
    begins: Range,
    ends: Range,
    recommended: Range,
    through: Range,
    /// The first day on which it may begin.
    soonest: Option<i32>,
    hangs: bool,
    is_dose: bool,
}

impl Ranges {
    fn of(cases: &[Case]) -> Ranges {
        Ranges {
            begins: range(cases, |case| case.own.begin),
            ends: range(cases, |case| case.own.end),
            recommended: range(cases, |case| case.own.recommended),
            through: range(cases, |case| case.own.through),
            soonest: cases.iter().filter_map(|case| case.own.soonest).min(),
            hangs: cases.iter().any(|case| case.own.end_hangs),
            is_dose: cases.iter().any(|case| case.is_dose),
        }
    }

    fn whenever(cases: &[Vec<Case>]) -> Ranges {
        let each = cases.iter().map(|cases| Ranges::of(cases));
        let both = |one: Ranges, other: Ranges| {
            // The last day of a dose is its own, whatever its visit: any of those on which it may lie.
            let either = || {
                let (one, other) = one.ends.zip(other.ends)?;
                Some((one.0.min(other.0), one.1.max(other.1)))
            };
            let same = |of: &dyn Fn(&Ranges) -> Range| of(&one).filter(|_| of(&one) == of(&other));
            let begins = one.begins == other.begins && one.soonest == other.soonest;
            Ranges {
                begins: one.begins.filter(|_| begins),
                soonest: one.soonest.filter(|_| begins),
                ends: match one.is_dose {
                    true => either(),
                    false => same(&|of| of.ends),
                },
                recommended: same(&|of| of.recommended),
                through: same(&|of| of.through),
                ..one
            }
        };
        each.reduce(both).expect("one way at least")
    }
}

/// The days of one window.
struct Shown {
    earliest: Planned,
    latest: Planned,
    recommended: Planned,
    through: Planned,
}

impl Shown {
    /// A first day that may lie after every last day is read as if it did not, and likewise a last day. A
    /// window without a day has its last day alone, unless it is offered `after` it until a day.
    fn of(ranges: Ranges, after: Option<Planned>) -> Shown {
        let Ranges {
            begins,
            ends,
            soonest,
            hangs,
            ..
        } = ranges;
        let (mut earliest, mut latest) = (begins.map(beginning), ends.map(end));
        let mut floor = soonest;
        if hangs {
            latest = None;
        }
        if let (Some((first, last)), Some((soon, late))) = (begins, ends) {
            if first <= late {
                let read = |from: i32, until: i32| (from, until.max(from));
                earliest = Some(beginning(read(first, last.min(late))));
                let ends = Some(end(read(soon.max(first), late))).filter(|_| !hangs);
                if last > late && ranges.is_dose {
                    // No day is certainly late enough for the dose.
                    (earliest, floor) = (None, None);
                }
                latest = at_least(earliest, ends);
            } else if !hangs {
                match after.filter(|until| until.is_none_or(|until| last <= until.0)) {
                    Some(until) => latest = until,
                    None => (earliest, floor) = (None, None),
                }
            }
        }
        let aim = |of: Range, planned: &dyn Fn((i32, i32)) -> (i32, bool)| {
            let (day, moves) = planned(of?);
            let starts = earliest.or(floor
                .map(|floor| (floor, false))
                .filter(|floor| floor.0 <= day));
            let starts = starts?;
            let (day, moves) = match day < starts.0 {
                // That may be the later of its own days, or a later one than that.
                true => {
                    let may_be = |of: (i32, i32)| of.0 < of.1 && starts.0 <= of.1;
                    (starts.0, starts.1 || of.is_some_and(may_be))
                }
                false => (day, moves),
            };
            let sooner = of.is_some_and(|of| latest.is_some_and(|latest| of.0 < latest.0));
            match latest {
                Some((last, flag)) if last < day => Some((last, flag || sooner)),
                _ => Some((day, moves)),
            }
        };
        let recommended = aim(ranges.recommended, &beginning);
        let through = aim(ranges.through, &end);
        Shown {
            earliest,
            latest,
            recommended,
            through: recommended.and_then(|from| Some(from.max(through?))),
        }
    }
}

impl Dates {
    /// What a plan writes of a window; of one that is offered after its last day, with `after` the end of
    /// that.
    pub fn of(cases: &[Vec<Case>], after: Option<Planned>) -> Dates {
        let shown = Shown::of(Ranges::whenever(cases), after);
        Dates {
            earliest: shown.earliest,
            recommended: shown.recommended,
            through: shown.through,
            latest: shown.latest,
            offered: after.flatten(),
        }
    }

    /// The days of a visit: its own, moved where what is still to be done at it may not be done earlier, and
    /// until what can be done longest where nothing can be done in its own time.
    pub fn of_visit(cases: &[Vec<Case>], contents: &[&Entry]) -> Dates {
        let ends = Dates::of(cases, None).latest;
        let offered = offered_longest(ends, contents);
        let after = offered.is_some() || contents.iter().any(|entry| entry.offered_after);
        let mut dates = Dates::of(cases, after.then_some(offered));
        let first = contents
            .iter()
            .filter_map(|entry| entry.dates.earliest)
            .min();
        let last = contents
            .iter()
            .filter_map(|entry| entry.dates.earliest)
            .max();
        if let (Some(own), Some(first)) = (dates.earliest, first) {
            dates.earliest = Some(own.max(first));
            if dates.latest.is_some_and(|latest| latest.0 < first.0) {
                dates.latest = dates.offered;
            }
            let fits = |day: &(i32, bool)| dates.latest.is_none_or(|latest| day.0 <= latest.0);
            let aim = |day: (i32, bool)| {
                let moved = day.max(last.filter(fits).unwrap_or(first));
                // Of what may not be done by then: when it should be, if the visit may still be then.
                let later = contents.iter().filter(|entry| {
                    let earliest = entry.dates.earliest;
                    day.0 < moved.0 && earliest.is_some_and(|earliest| day.0 < earliest.0)
                });
                let wishes = later.filter_map(|entry| entry.dates.recommended);
                moved.max(wishes.filter(fits).max().unwrap_or(moved))
            };
            dates.recommended = dates.recommended.map(aim);
            dates.through = dates.through.map(aim);
        }
        if first.is_none() && !contents.is_empty() {
            dates.earliest = None;
            if contents
                .iter()
                .all(|entry| entry.dates.recommended.is_none())
            {
                (dates.recommended, dates.through) = (None, None);
            }
        }
        let own: Vec<&Entry> = contents
            .iter()
            .copied()
            .filter(|entry| !entry.is_dose)
            .collect();
        Dates {
            offered: offered_longest(ends, &own),
            ..dates
        }
    }
}

/// Until when a line may be done after its last day, while it is offered then.
pub fn offered(cases: &[Vec<Case>], declined: bool, is_over: bool, status: Status) -> Planned {
    let until = same(cases, |cases| {
        let until = range(cases, |case| match case.told? {
            Until::Day(until) => Some(until - 1),
            Until::Never => None,
        });
        let ends = range(cases, |case| case.own.end.filter(|_| !case.own.end_hangs));
        let until = until.map(end);
        until.filter(|(last, _)| declined || ends.is_none_or(|ends| ends.0 < *last))
    });
    until
        .filter(|_| matches!(status, Status::Due | Status::Upcoming))
        .filter(|_| declined || is_over)
}

/// Whether a window is over for certain, or has no day.
pub fn is_closed(cases: &[Case], now: i32) -> bool {
    cases
        .iter()
        .all(|case| case.own.end.is_some_and(|end| end < now))
        || is_empty(cases, |case| case.own)
}

/// Whether each possible first day lies after each possible last.
pub fn is_empty(cases: &[Case], window: impl Fn(&Case) -> Frame) -> bool {
    let begins = range(cases, |case| window(case).begin);
    let ends = range(cases, |case| window(case).end);
    begins
        .zip(ends)
        .is_some_and(|(begins, ends)| ends.1 < begins.0)
}

/// Until when something of a visit is offered after the visit's own last day, where that is known.
fn offered_longest(own: Planned, contents: &[&Entry]) -> Planned {
    let after = |entry: &&&Entry| entry.offered_after;
    if contents
        .iter()
        .filter(after)
        .any(|entry| entry.dates.offered.is_none())
    {
        return None;
    }
    let longer = contents
        .iter()
        .filter(|entry| entry.offered_after || entry.dates.latest > own);
    let ends = longer.filter_map(|entry| entry.dates.offered.or(entry.dates.latest));
    ends.max().filter(|end| own.is_some_and(|own| own < *end))
}

fn at_least(least: Planned, day: Planned) -> Planned {
    match (least, day) {
        (Some((least, moves)), Some((day, _))) if day < least => Some((least, moves)),
        (_, day) => day,
    }
}
