//! What may be done until a day that rests on the same open day as its beginning: whenever that is, it may be
//! over before it begins.

use crate::place::span::{is_certain, kept};
use crate::stand::doses::chain;
use crate::view::Given;
use alloc::vec::Vec;
use stafett_model::locate::{Known, known, shifted, variable_of};
use stafett_model::programme::{Bound, Distance};
use stafett_model::{Day, FactId, ItemId, Point, Variable, View, Window};

/// What may lie on one of more days than this is not looked at on each: somebody will record when it was.
const LENGTH: i32 = 1000;

/// Something that may be done in the windows of itself and of its visit, and not before a day.
#[derive(Clone, Copy)]
pub(crate) struct Offer<'a> {
    pub(crate) given: Given<'a>,
    pub(crate) windows: [&'a Window; 2],
    /// The first day on which it may be done, whatever is open.
    pub(crate) from: Day,
}

/// A first day, and what it waits for, where that has not happened.
struct Begin {
    at: Point,
    after: Option<After>,
}

/// What something waits for.
enum After {
    /// That whose first day this is.
    First(Point),
    /// A dose that comes after others.
    Dose(ItemId),
}

/// Where an offer ends.
pub(crate) struct Limit {
    at: Point,
    /// Whether it may be done on that day too.
    through: bool,
}

impl Limit {
    /// On the day of a point.
    pub(crate) fn on(at: Point) -> Limit {
        Limit { at, through: true }
    }

    /// Before the day of a point.
    pub(crate) fn before(at: Point) -> Limit {
        Limit { at, through: false }
    }

    /// The last days of a window.
    pub(crate) fn of(given: Given<'_>, window: &Window) -> Vec<Limit> {
        let distances = kept(given, window).filter(|distance| distance.bound == Bound::AtMost);
        let latest = core::iter::once(window.latest.clone());
        latest.chain(distances.map(end)).map(Limit::on).collect()
    }
}

impl Offer<'_> {
    /// Whether it is over before it begins: on each day on which the root of one of its ends may fall, its first day lies
    /// after the first of them.
    pub(crate) fn is_over(&self, ends: &[Limit]) -> bool {
        let (programme, view) = (self.given.programme, self.given.view());
        let variables = ends
            .iter()
            .filter_map(|end| variable_of(programme, &end.at, &view));
        variables
            .into_iter()
            .any(|variable| self.is_over_on_each(variable, ends))
    }

    /// Whether it is over on each day on which a variable may fall.
    fn is_over_on_each(&self, variable: Variable, ends: &[Limit]) -> bool {
        let programme = self.given.programme;
        let Some(Known::Between {
            first,
            last: Some(last),
        }) = known(programme, variable, &self.given.view())
        else {
            return false;
        };
        let begins = self.begins(variable);
        let length = last.number().saturating_sub(first.number());
        if begins.is_empty() || length > LENGTH {
            return false;
        }
        let mut days = (first.number()..=last.number()).filter_map(Day::from_number);
        days.all(|day| {
            let begins = begins
                .iter()
                .filter_map(|begin| self.day(begin, (variable, day)));
            let begins = begins.fold(self.from, Day::max);
            let mut last_days = ends
                .iter()
                .filter_map(|end| self.last_day(end, variable, day));
            last_days.any(|last| last < begins)
        })
    }

    /// The last day before an end, where what it rests on falls on a day; the last possible one where it rests on
    /// something else.
    fn last_day(&self, end: &Limit, variable: Variable, on: Day) -> Option<Day> {
        let programme = self.given.programme;
        let rests = variable_of(programme, &end.at, &self.given.view()) == Some(variable);
        let day = match rests {
            true => shifted(programme, &end.at, on),
            false => self.given.when(&end.at)?.last,
        }?;
        Some(match end.through {
            true => day,
            false => day.before(),
        })
    }

    /// The days that it comes after and that rest on a variable.
    fn begins(&self, variable: Variable) -> Vec<Begin> {
        let all = self.windows.iter().flat_map(|window| {
            let least = kept(self.given, window).filter(|distance| {
                distance.bound == Bound::AtLeast && is_certain(self.given, distance)
            });
            least.map(end).chain([window.earliest.clone()])
        });
        all.filter_map(|at| self.resting_on(variable, at)).collect()
    }

    fn resting_on(&self, variable: Variable, at: Point) -> Option<Begin> {
        let view = self.given.view();
        let programme = self.given.programme;
        let own = variable_of(programme, &at, &view)?;
        if own == variable {
            return Some(Begin { at, after: None });
        }
        let awaited = Some(own).filter(|own| self.given.history.awaits(*own))?;
        let (after, rests) = match awaited {
            Variable::Item(item) if self.given.tables.chains.of_dose(item).is_some() => {
                let rests = chain::rests_on(self.given, &view, item, variable);
                (After::Dose(item), rests)
            }
            _ => {
                let first = self.first_of(awaited)?;
                let rests = variable_of(programme, first, &view) == Some(variable);
                (After::First(first.clone()), rests)
            }
        };
        rests.then_some(Begin {
            at,
            after: Some(after),
        })
    }

    /// The first day of what may happen.
    fn first_of(&self, variable: Variable) -> Option<&Point> {
        let programme = self.given.programme;
        match variable {
            Variable::Event(event) => Some(&programme.event(event)?.earliest),
            Variable::Visit(visit) => Some(&programme.visit(visit)?.window.earliest),
            Variable::Item(item) => Some(&programme.item(item)?.dose.as_ref()?.window.earliest),
            Variable::DueDate | Variable::Term(..) => None,
        }
    }

    /// A first day, where what it rests on falls on a day.
    fn day(&self, begin: &Begin, (variable, on): (Variable, Day)) -> Option<Day> {
        let programme = self.given.programme;
        let root = match &begin.after {
            Some(After::First(first)) => shifted(programme, first, on)?.max(self.given.soonest()),
            Some(After::Dose(item)) => {
                let view = Falls {
                    view: &self.given.view(),
                    variable,
                    on,
                };
                chain::first_as(self.given, &view, *item)?
            }
            None => on,
        };
        shifted(programme, &begin.at, root)
    }
}

/// The day that a distance names.
fn end(distance: &Distance) -> Point {
    distance.from.clone().plus(distance.duration)
}

/// The child, if something falls on a day.
struct Falls<'a> {
    view: &'a dyn View,
    variable: Variable,
    on: Day,
}

impl View for Falls<'_> {
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
        match variable == self.variable {
            true => Some(Known::On(self.on)),
            false => self.view.variable(variable),
        }
    }
}
