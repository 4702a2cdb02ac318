//! Windows: in each course the days on which something may be done, and what a plan writes of them.

use super::course::{Childhood, Course};
use stafett_model::{Afterwards, Bound, Distance, Point, Window};
use std::collections::BTreeSet;

/// A day, and whether it may still move.
pub type Planned = Option<(i32, bool)>;

/// A window in one course. A day is `None` where it hangs on something that has not happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Frame {
    pub begin: Option<i32>,
    /// The first day on which it may begin.
    pub soonest: Option<i32>,
    pub recommended: Option<i32>,
    pub through: Option<i32>,
    pub end: Option<i32>,
    /// Whether the last day hangs, so that none can be told though a distance bounds it.
    pub end_hangs: bool,
    /// Caught up until then, that day not included; `None` where it is not.
    pub until: Option<Until>,
}

/// Until when something is caught up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Until {
    /// Until that day, that day not included.
    Day(i32),
    /// Until something that has not happened.
    Never,
}

impl Frame {
    /// A window in one course, its days as they are counted.
    pub fn of(window: &Window, childhood: &Childhood, course: &Course, as_of: i32) -> Frame {
        let day = |point: &Point| childhood.day(point, course);
        let after = |from, length| {
            let rule = childhood.programme.month_end;
            childhood.almanac.after(from, length, rule)
        };
        let kept = |bound| {
            let kept = childhood.kept(window);
            kept.filter(move |distance: &&Distance| distance.bound == bound)
        };
        let least = kept(Bound::AtLeast).map(|d| Some(after(day(&d.from)?, d.duration)));
        let begins: Option<Vec<i32>> = least.chain([day(&window.earliest)]).collect();
        let certain = kept(Bound::AtLeast).filter(|distance| childhood.is_certain(distance));
        let soonest = certain.map(|distance| {
            let from = childhood.soonest(&distance.from, course, as_of)?;
            Some(after(from, distance.duration))
        });
        let first = childhood.soonest(&window.earliest, course, as_of);
        let soonest: Option<Vec<i32>> = soonest.chain([first]).collect();
        // A day counted from what has not happened bounds nothing yet.
        let most = kept(Bound::AtMost).map(|d| Some(after(day(&d.from)?, d.duration)));
        let ends = most.chain([day(&window.latest)]);
        let until = match &window.afterwards {
            Afterwards::CaughtUp { until } => Some(day(until).map_or(Until::Never, Until::Day)),
            _ => None,
        };
        Frame {
            begin: begins.and_then(|days| days.into_iter().max()),
            soonest: soonest.and_then(|days| days.into_iter().max()),
            recommended: day(&window.recommended),
            through: window.recommended_through.as_ref().and_then(day),
            end: ends.flatten().min(),
            end_hangs: day(&window.latest).is_none(),
            until,
        }
    }

    /// Not before a day.
    pub fn not_before(mut self, day: i32) -> Frame {
        self.begin = self.begin.map(|begin| begin.max(day));
        self.soonest = self.soonest.map(|soonest| soonest.max(day));
        self
    }

    /// Not after a day.
    pub fn not_after(mut self, day: i32) -> Frame {
        self.end = self.end.map(|end| end.min(day));
        self
    }

    /// A dose's window at a visit: not before the visit's first day, but until its own last day.
    pub fn at_visit(self, visit: Frame) -> Frame {
        Frame {
            begin: self
                .begin
                .zip(visit.begin)
                .map(|(own, other)| own.max(other)),
            soonest: self.soonest.max(visit.soonest),
            recommended: self
                .recommended
                .zip(visit.recommended)
                .map(|(own, other)| own.max(other)),
            ..self
        }
    }

    /// Whether one of its days hangs on what has not happened.
    pub fn hangs(&self) -> bool {
        self.begin.is_none() || self.recommended.is_none() || self.end_hangs
    }
}

/// The points on which a window rests, without what follows it and without the distances that need not be
/// kept.
pub fn points<'w>(childhood: &Childhood, window: &'w Window) -> Vec<&'w Point> {
    let mut points = vec![&window.earliest, &window.recommended, &window.latest];
    points.extend(&window.recommended_through);
    points.extend(childhood.kept(window).map(|distance| &distance.from));
    points
}

/// The same, and where it is caught up until when.
pub fn all_points<'w>(childhood: &Childhood, window: &'w Window) -> Vec<&'w Point> {
    let mut points = points(childhood, window);
    if let Afterwards::CaughtUp { until } = &window.afterwards {
        points.push(until);
    }
    points
}

/// The points of its first and last day, and what it must come after.
pub fn bounds<'w>(childhood: &Childhood, window: &'w Window) -> Vec<&'w Point> {
    let least = childhood.kept(window).filter(|d| d.bound == Bound::AtLeast);
    let ends = [&window.earliest, &window.latest];
    ends.into_iter()
        .chain(least.map(|distance| &distance.from))
        .collect()
}

/// Of a day's possible days the last, or the first, whichever is safe.
pub fn safe(days: &[Option<i32>], last: bool) -> Planned {
    let known: Option<BTreeSet<i32>> = days.iter().copied().collect();
    let known = known?;
    let day = if last { known.last() } else { known.first() };
    day.map(|day| (*day, known.len() > 1))
}
