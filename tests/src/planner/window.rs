//! Windows: in each course the days on which something may be done, and what a plan writes of them.

use super::course::{Childhood, Course};
use stafett_model::{Afterwards, Bound, Point, Window};
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
    /// A window in one course.
    pub fn of(window: &Window, childhood: &Childhood, course: &Course, as_of: i32) -> Frame {
        let day = |point: &Point| childhood.day(point, course);
        let distances = |bound| {
            let chosen = move |distance: &&stafett_model::Distance| distance.bound == bound;
            window.distances.iter().filter(chosen).map(|distance| {
                let from = day(&distance.from)?;
                let rule = childhood.programme.month_end;
                Some(childhood.almanac.after(from, distance.duration, rule))
            })
        };
        let begins: Option<Vec<i32>> = distances(Bound::AtLeast)
            .chain([day(&window.earliest)])
            .collect();
        let begin = begins.and_then(|days| days.into_iter().max());
        let least = window
            .distances
            .iter()
            .filter(|d| d.bound == Bound::AtLeast);
        let soonest = least.map(|distance| {
            let from = childhood.soonest(&distance.from, course, as_of)?;
            let rule = childhood.programme.month_end;
            Some(childhood.almanac.after(from, distance.duration, rule))
        });
        let first = childhood.soonest(&window.earliest, course, as_of);
        let soonest: Option<Vec<i32>> = soonest.chain([first]).collect();
        let soonest = soonest.and_then(|days| days.into_iter().max());
        // A day counted from what has not happened bounds nothing yet.
        let bounds = distances(Bound::AtMost).chain([day(&window.latest)]);
        let end = bounds.flatten().min();
        let until = match &window.afterwards {
            Afterwards::CaughtUp { until } => Some(day(until).map_or(Until::Never, Until::Day)),
            _ => None,
        };
        let through = match &window.recommended_through {
            Some(point) => day(point),
            None => None,
        };
        Frame {
            begin,
            soonest,
            recommended: day(&window.recommended),
            through,
            end,
            until,
        }
        .after(as_of)
        .in_order()
    }

    /// What has not happened happens after the as-of day. So a day that is recommended until then
    /// hangs where the beginning does.
    fn after(mut self, as_of: i32) -> Frame {
        let hangs = self.begin.is_none() && self.recommended.is_some_and(|day| day <= as_of);
        if hangs {
            (self.recommended, self.through) = (None, None);
        }
        self
    }

    /// What is recommended, moved inside the window.
    fn in_order(mut self) -> Frame {
        let inside = |day: Option<i32>| {
            let before = self.end.map_or(day, |end| day.map(|day| day.min(end)));
            self.begin
                .map_or(before, |begin| before.map(|day| day.max(begin)))
        };
        (self.recommended, self.through) = (inside(self.recommended), inside(self.through));
        self
    }

    /// Whether it has no day.
    pub fn is_empty(&self) -> bool {
        self.soonest
            .zip(self.end)
            .is_some_and(|(begin, end)| end < begin)
    }

    /// The days that both allow; what is recommended is this one's.
    pub fn narrowed(self, other: Frame) -> Frame {
        let begin = self.begin.zip(other.begin).map(|(a, b)| a.max(b));
        let end = match (self.end, other.end) {
            (Some(one), Some(two)) => Some(one.min(two)),
            (one, two) => one.or(two),
        };
        let soonest = self.soonest.max(other.soonest);
        Frame {
            begin,
            soonest,
            end,
            ..self
        }
        .in_order()
    }

    /// Whether the day lies in it.
    pub fn has(&self, day: i32) -> bool {
        self.begin.is_some_and(|begin| begin <= day) && self.end.is_none_or(|end| day <= end)
    }
}

/// The points on which a window rests, without what follows it.
pub fn points(window: &Window) -> Vec<&Point> {
    let mut points = vec![&window.earliest, &window.recommended, &window.latest];
    points.extend(&window.recommended_through);
    points.extend(window.distances.iter().map(|distance| &distance.from));
    points
}

/// The same, and where it is caught up until when.
pub fn all_points(window: &Window) -> Vec<&Point> {
    let mut points = points(window);
    if let Afterwards::CaughtUp { until } = &window.afterwards {
        points.push(until);
    }
    points
}

/// Of a day's possible days the last, or the first, whichever is safe.
pub fn safe(days: &[Option<i32>], last: bool) -> Planned {
    let known: Option<BTreeSet<i32>> = days.iter().copied().collect();
    let known = known?;
    let day = if last { known.last() } else { known.first() };
    day.map(|day| (*day, known.len() > 1))
}
