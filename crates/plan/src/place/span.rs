//! Where a window lies for one child, and how its days are shown.

use crate::shared::Shared;
use crate::view::{Given, Seen};
use crate::{Dates, PlannedDay};
use alloc::vec::Vec;
use stafett_model::calendar::add;
use stafett_model::locate::{Located, locate};
use stafett_model::programme::{Bound, Distance};
use stafett_model::{Day, Duration, Occurred, Point, Variable, VisitId, Window};

/// The days on which a point may lie; without `last`, perhaps none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct When {
    pub(crate) first: Day,
    pub(crate) last: Option<Day>,
}

impl When {
    pub(crate) fn of(located: Located) -> Option<When> {
        located.first().map(|first| When {
            first,
            last: located.last(),
        })
    }

    /// The days on which the day that a distance names may lie.
    pub(crate) fn bound(given: Given<'_>, distance: &Distance) -> Option<When> {
        When::bound_from(given, distance, given.when(&distance.from))
    }

    /// The same, where what it is counted from lies there: of a dose of which it is not known whether it is for the child,
    /// on any.
    fn bound_from(given: Given<'_>, distance: &Distance, from: Option<When>) -> Option<When> {
        let bound = from?.after(given, distance.duration)?;
        let is_certain = is_certain(given, distance);
        Some(When {
            first: if is_certain { bound.first } else { Day::FIRST },
            ..bound
        })
    }

    /// The days on which the day so long after it may lie.
    fn after(self, given: Given<'_>, length: Duration) -> Option<When> {
        let plus = |day| add(day, length, given.programme.month_end);
        let first = plus(self.first)?;
        let last = match self.last {
            Some(last) if last == self.first => Some(first),
            Some(last) => Some(plus(last)?),
            None => None,
        };
        Some(When { first, last })
    }

    /// The day that is safe as a beginning: the last possible.
    pub(crate) fn as_beginning(self) -> Option<PlannedDay> {
        self.last.map(|on| PlannedDay {
            on,
            preliminary: on != self.first,
        })
    }

    /// The day that is safe as an end: the first possible. `None` where it may never come.
    pub(crate) fn as_end(self) -> Option<PlannedDay> {
        self.last.map(|last| PlannedDay {
            on: self.first,
            preliminary: last != self.first,
        })
    }

    /// Whether it may fall on one of several days, and on one of them for certain.
    pub(crate) fn is_open(self) -> bool {
        self.last.is_some_and(|last| last != self.first)
    }

    /// The day on which it certainly lies, where that is one.
    #[inline]
    pub(crate) fn as_day(self) -> Option<Day> {
        (self.last == Some(self.first)).then_some(self.first)
    }

    /// A day that is settled.
    pub(crate) fn on(day: Day) -> When {
        When {
            first: day,
            last: Some(day),
        }
    }

    /// The days on which one or the other may lie.
    pub(crate) fn or(self, other: When) -> When {
        When {
            first: self.first.min(other.first),
            last: self.last.zip(other.last).map(|(one, two)| one.max(two)),
        }
    }

    /// Each of its ends, moved.
    pub(crate) fn each(self, moved: impl Fn(Day) -> Day) -> When {
        When {
            first: moved(self.first),
            last: self.last.map(moved),
        }
    }

    /// The later of two.
    pub(crate) fn later(self, other: When) -> When {
        When {
            first: self.first.max(other.first),
            last: self.last.zip(other.last).map(|(one, two)| one.max(two)),
        }
    }

    /// The sooner of two.
    pub(crate) fn sooner(self, other: When) -> When {
        When {
            first: self.first.min(other.first),
            last: match (self.last, other.last) {
                (Some(one), Some(two)) => Some(one.min(two)),
                (one, two) => one.or(two),
            },
        }
    }
}

/// Where a window lies, its distances kept. `None` for what lies nowhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(crate) struct Span {
    pub(crate) lower: Option<When>,
    pub(crate) recommended: Option<When>,
    pub(crate) through: Option<When>,
    pub(crate) upper: Option<When>,
    /// Whether its own last day hangs on what has not happened, so that no last day can be told though a
    /// distance bounds it.
    pub(crate) hangs: bool,
    /// The first of the days that may be its last, of those that hang on nothing that has not happened.
    pub(crate) closes: Option<Day>,
    /// Whether it is a dose's: a first day of which may never be told too early.
    pub(crate) of_dose: bool,
}

/// Where the days of a window lie, before its distances are kept.
#[derive(Clone, Copy)]
pub(crate) struct Days {
    pub(crate) earliest: Option<When>,
    pub(crate) recommended: Option<When>,
    pub(crate) through: Option<When>,
    pub(crate) latest: Option<When>,
}

/// Until when something is offered after its window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(crate) struct Offered {
    /// Whether it is offered after its window at all.
    pub(crate) after: bool,
    /// Until when, that day included, where known.
    pub(crate) through: Option<PlannedDay>,
    /// The following visit at which it is offered again.
    pub(crate) at: Option<VisitId>,
}

impl Span {
    /// Nowhere.
    pub(crate) const NOWHERE: Span = Span {
        lower: None,
        recommended: None,
        through: None,
        upper: None,
        hangs: false,
        closes: None,
        of_dose: false,
    };

    /// Where a window lies of which each day is known and that nothing else bounds.
    #[inline]
    pub(crate) fn exactly([first, aim, last]: [Day; 3]) -> Span {
        Span::of(Days {
            earliest: Some(When::on(first)),
            recommended: Some(When::on(aim)),
            through: None,
            latest: Some(When::on(last)),
        })
    }

    /// Where a window of these days lies that has no distances.
    #[inline]
    pub(crate) fn of(days: Days) -> Span {
        Span {
            lower: days.earliest,
            recommended: days.recommended,
            through: days.through,
            upper: days.latest,
            hangs: days.latest.is_some_and(|upper| upper.last.is_none()),
            closes: days.latest.and_then(When::as_end).map(|end| end.on),
            of_dose: false,
        }
    }

    /// Where a window of these days lies, its distances kept: each with the day that it names.
    pub(crate) fn within(
        days: Days,
        distances: impl Iterator<Item = (Bound, Option<When>)>,
    ) -> Span {
        let mut span = Span::of(days);
        for (side, bound) in distances {
            match side {
                Bound::AtLeast => {
                    span.lower = span.lower.zip(bound).map(|(own, bound)| own.later(bound));
                }
                Bound::AtMost => {
                    let settled = bound.filter(|bound| bound.last.is_some());
                    let closes = settled.map(|bound| bound.first);
                    span.closes = span.closes.into_iter().chain(closes).min();
                    span.upper = match (span.upper, settled) {
                        (Some(own), Some(bound)) => Some(own.sooner(bound)),
                        (own, _) => own,
                    };
                }
            }
        }
        span
    }

    /// Where a window lies as somebody sees it.
    pub(crate) fn seen(seen: Seen<'_>, window: &Window) -> Span {
        let given = seen.given;
        let day = |point: &Point| When::of(locate(given.programme, point, &seen));
        let bound = |distance: &Distance| When::bound_from(given, distance, day(&distance.from));
        let distances = kept(given, window);
        let days = Days {
            earliest: day(&window.earliest),
            recommended: day(&window.recommended),
            through: window.recommended_through.as_ref().and_then(day),
            latest: day(&window.latest),
        };
        Span::within(
            days,
            distances.map(|distance| (distance.bound, bound(distance))),
        )
    }

    /// What is the same of two windows.
    pub(crate) fn common(self, other: Span) -> Span {
        let same = |one: Option<When>, other| one.filter(|_| one == other);
        let hangs = |when: Option<When>| when.is_some_and(|when| when.last.is_none());
        // One that hangs on what has not happened does so either way.
        let recommended = match hangs(self.recommended) && hangs(other.recommended) {
            true => self.recommended,
            false => same(self.recommended, other.recommended),
        };
        Span {
            lower: same(self.lower, other.lower),
            recommended,
            through: same(self.through, other.through),
            upper: same(self.upper, other.upper),
            closes: self.closes.filter(|_| self.closes == other.closes),
            ..self
        }
    }

    /// The window of a dose at a visit: not before the visit's first day.
    pub(crate) fn at_visit(self, visit: Span) -> Span {
        let lower = visit
            .lower
            .zip(self.lower)
            .map(|(visit, own)| own.later(visit));
        let recommended = match (self.recommended, visit.recommended) {
            (Some(own), Some(visit)) => Some(own.later(visit)),
            (own, visit) => own.or(visit),
        };
        Span {
            lower,
            recommended,
            of_dose: true,
            ..self
        }
    }

    /// Whether its first day has certainly come on `day`.
    pub(crate) fn opened(self, day: Day) -> bool {
        self.lower
            .and_then(|lower| lower.last)
            .is_some_and(|last| last <= day)
    }

    /// Whether its last day has certainly passed on `day`.
    pub(crate) fn closed(self, day: Day) -> bool {
        self.upper
            .and_then(|upper| upper.last)
            .is_some_and(|last| last < day)
    }

    /// Whether its last day may have passed on `day`.
    pub(crate) fn may_have_closed(self, day: Day) -> bool {
        self.upper
            .is_some_and(|upper| upper.last.is_some() && upper.first < day)
    }

    /// Whether distances have pushed its first day past its last for certain.
    pub(crate) fn emptied(self) -> bool {
        let last = self.upper.and_then(|upper| upper.last);
        let settled = self.lower.filter(|lower| lower.last.is_some());
        settled
            .zip(last)
            .is_some_and(|(lower, last)| lower.first > last)
    }

    /// Whether it is over for certain before what its first day is counted from can have happened long enough ago.
    pub(crate) fn ends_while_it_waits(self) -> bool {
        // Its first day is counted from tomorrow: from today it is a day sooner, and a few more for each end of a month
        // between the doses before it.
        const TODAY: i32 = -7;
        let last = self.upper.and_then(|upper| upper.last);
        let open = self.lower.filter(|lower| lower.last.is_none());
        let first = open.and_then(|lower| lower.first.plus(TODAY));
        first.zip(last).is_some_and(|(first, last)| last < first)
    }

    /// Whether one of the days may lie in it.
    pub(crate) fn may_hold(self, on: Occurred) -> bool {
        let begun = |lower: When| lower.last.is_some() && lower.first <= on.last;
        self.lower.is_some_and(begun)
            && self
                .upper
                .is_some_and(|upper| upper.last.is_none_or(|last| on.first <= last))
    }

    /// Its last day as it is shown: the first possible, `None` where that hangs on what has not happened.
    pub(crate) fn end(self) -> Option<PlannedDay> {
        self.upper.filter(|_| !self.hangs).and_then(When::as_end)
    }

    /// Read over the outcomes in which it has a day, where there are some.
    fn with_a_day(mut self) -> Span {
        if let (Some(lower), Some(upper)) = (&mut self.lower, &mut self.upper)
            && let Some(begins) = lower.last
            && upper.last.is_none_or(|ends| lower.first <= ends)
        {
            if !self.of_dose {
                lower.last = Some(upper.last.map_or(begins, |ends| ends.min(begins)));
            }
            upper.first = upper.first.max(lower.first);
        }
        self
    }

    /// Whether its first day may lie after each possible last day.
    fn may_lack_days(self) -> bool {
        let begins = self.lower.and_then(|lower| lower.last);
        let ends = self.upper.and_then(|upper| upper.last);
        begins.zip(ends).is_some_and(|(begins, ends)| ends < begins)
    }

    /// Its days where each of them is settled and they stand in order, as mostly: nothing moves them.
    #[inline]
    fn settled_dates(self) -> Option<Dates> {
        let first = self.lower?.as_day()?;
        let aim = self.recommended?.as_day()?;
        let last = self.upper?.as_day()?;
        let is_so = first <= aim && aim <= last && self.through.is_none() && !self.hangs;
        is_so.then_some(settled_dates([first, aim, last]))
    }

    /// Its days as they are shown, in order: over the outcomes in which it has a day. Where it has none,
    /// its last day alone, unless it is offered after that. Nor is a first day told of a dose of which each
    /// day may be too early.
    #[inline]
    pub(crate) fn dates(self, offered: Offered) -> Dates {
        match self.settled_dates() {
            Some(dates) => Dates {
                offered_through: offered.through,
                ..dates
            },
            None => self.open_dates(offered),
        }
    }

    /// The same, whatever is open.
    fn open_dates(self, offered: Offered) -> Dates {
        let read = self.with_a_day();
        let mut earliest = read.lower.and_then(When::as_beginning);
        let mut latest = read.end();
        let mut floor = self.lower.map(|lower| lower.first);
        if self.of_dose && !self.emptied() && self.may_lack_days() {
            (earliest, floor) = (None, None);
        }
        if let (Some(from), Some(to)) = (earliest, latest)
            && to.on < from.on
        {
            if !self.emptied() {
                latest = Some(PlannedDay {
                    on: from.on,
                    preliminary: true,
                });
            } else if offered.after && offered.through.is_none_or(|end| from.on <= end.on) {
                latest = offered.through;
            } else {
                (earliest, floor) = (None, None);
            }
        }
        let within = Within {
            earliest,
            latest,
            floor,
        };
        let recommended = self.recommended.and_then(|when| within.clamp(when));
        let through = self.through.and_then(|when| within.clamp(when));
        let recommended_through = recommended
            .zip(through)
            .map(|(from, through)| later(from, through));
        Dates {
            earliest,
            recommended,
            recommended_through,
            latest,
            offered_through: offered.through,
        }
    }
}

/// Days that are settled and stand in order, as they are shown: first, recommended, last.
#[inline]
fn settled_dates(days: [Day; 3]) -> Dates {
    let shown = |on| {
        Some(PlannedDay {
            on,
            preliminary: false,
        })
    };
    let [earliest, recommended, latest] = days.map(shown);
    Dates {
        earliest,
        recommended,
        recommended_through: None,
        latest,
        offered_through: None,
    }
}

/// The later of two days; the preliminary one of two equal ones.
pub(crate) fn later(one: PlannedDay, two: PlannedDay) -> PlannedDay {
    one.max(two)
}

/// Between which days a recommended day must lie.
struct Within {
    earliest: Option<PlannedDay>,
    latest: Option<PlannedDay>,
    /// A day before which it certainly may not be done.
    floor: Option<Day>,
}

impl Within {
    fn clamp(&self, when: When) -> Option<PlannedDay> {
        let day = when.as_beginning()?;
        let raised = match self.earliest {
            Some(earliest) if day.on < earliest.on => earliest,
            Some(_) => day,
            None if self.floor.is_some_and(|floor| floor <= day.on) => day,
            None => return None,
        };
        Some(match self.latest {
            Some(latest) if latest.on < raised.on => PlannedDay {
                on: latest.on,
                preliminary: latest.preliminary || when.first < latest.on,
            },
            _ => raised,
        })
    }
}

/// Those of the events, visits and items on which a window's days hang that have not happened: without a dose that
/// is not for the child.
pub(crate) fn awaited(given: Given<'_>, hangs_on: &[Variable]) -> Shared<Variable> {
    let awaited = |variable: &Variable| given.history.awaits(*variable);
    if !hangs_on.iter().any(awaited) {
        return Shared::default();
    }
    let waits: Vec<Variable> = hangs_on.iter().copied().filter(awaited).collect();
    waits.into()
}

/// The distances of a window that the child must keep: to a dose that is not for the child, none, unless
/// it was given all the same.
pub(crate) fn kept<'p>(given: Given<'_>, window: &'p Window) -> impl Iterator<Item = &'p Distance> {
    let distances = window.distances.iter();
    distances.filter(move |distance| is_kept(given, distance))
}

/// Whether the child must keep a distance.
pub(crate) fn is_kept(given: Given<'_>, distance: &Distance) -> bool {
    match distance.from.root() {
        Point::Item(item) => {
            let done = given.history.first_done.get(item.index());
            done.is_some_and(Option::is_some) || !given.history.is_for_others(*item)
        }
        _ => true,
    }
}

/// Whether a distance that the child must keep is certainly one: not to a dose that was not given and may turn out to be for
/// others.
pub(crate) fn is_certain(given: Given<'_>, distance: &Distance) -> bool {
    match distance.from.root() {
        Point::Item(item) => !given.history.is_undecided(*item),
        _ => true,
    }
}

/// Every point that bounds a window: its days, and what it must come after.
pub(crate) fn points(window: &Window) -> impl Iterator<Item = &Point> {
    core::iter::once(&window.recommended).chain(bounds(window))
}

/// The points of its first and last day, and what it must come after: without the recommended one it can still be
/// done.
pub(crate) fn bounds(window: &Window) -> impl Iterator<Item = &Point> {
    let ends = [&window.earliest, &window.latest];
    let at_least = window
        .distances
        .iter()
        .filter(|distance| distance.bound == Bound::AtLeast);
    ends.into_iter()
        .chain(at_least.map(|distance| &distance.from))
}
