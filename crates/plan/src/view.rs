//! One child as points are located by it.

use crate::facts::Assumed;
use crate::facts::worlds::Worlds;
use crate::place::span::When;
use crate::place::spans::Spans;
use crate::place::start;
use crate::records::history::History;
use crate::records::recorded::Recorded;
use crate::stand::doses::{chain, given};
use crate::tables::{Tables, hangs_on_school_start};
use stafett_model::locate::{Known, locate, shifted};
use stafett_model::{
    Child, Day, Duration, EventId, FactId, ItemId, Occurred, Point, Programme, Variable, View,
    calendar::add,
};

/// Through so many things that happen, each counted from the next, the first day of an event is looked for: no programme
/// has as many.
const CHAIN: usize = 100;

/// Everything that a plan is made from, on the day on which it is judged.
#[derive(Clone, Copy)]
pub(crate) struct Given<'a> {
    pub(crate) programme: &'a Programme,
    pub(crate) tables: &'a Tables,
    /// Where windows lie that hang on nothing that happens.
    pub(crate) spans: &'a Spans,
    pub(crate) child: &'a Child,
    /// The day for which the plan holds; facts and events by that day count.
    pub(crate) as_of: Day,
    pub(crate) facts: &'a Recorded,
    pub(crate) history: &'a History,
    /// The completions of unknown facts that were looked at.
    pub(crate) worlds: &'a Worlds,
}

impl<'a> Given<'a> {
    /// The child as it is known.
    pub(crate) fn view(self) -> Seen<'a> {
        Seen {
            given: self,
            assumed: Assumed::NOTHING,
        }
    }

    /// The value of a fact on a day, from what is known by the as-of day.
    pub(crate) fn value(self, fact: FactId, on: Day) -> Option<i32> {
        if given::is_made_of_dose(self, fact) {
            return given::value(self, fact);
        }
        let nothing = || {
            let settled = self.history.nothing.contains(&fact);
            self.programme.fact(fact).filter(|_| settled)?.nothing()
        };
        self.recorded(fact, on)
            .map(|(value, _)| value)
            .or_else(nothing)
            .or_else(|| self.programme.fact(fact)?.if_unknown)
    }

    /// The day from which the child's history is complete.
    pub(crate) fn complete_from(self) -> Day {
        self.child
            .history_complete_from
            .map_or(self.child.born, |from| from.max(self.child.born))
    }

    /// The day after that on which the child is judged, not before birth: the first on which what has not
    /// happened may.
    pub(crate) fn soonest(self) -> Day {
        let next = self.as_of.plus(1).unwrap_or(self.as_of);
        next.max(self.child.born)
    }

    /// What is known of something that happened on `on`, or not yet, and cannot before `earliest`.
    fn happening(self, on: Option<Occurred>, earliest: impl FnOnce() -> Option<Day>) -> Known {
        if let Some(on) = on {
            return known(on);
        }
        let first = earliest().map_or(self.soonest(), |day| day.max(self.soonest()));
        Known::Between { first, last: None }
    }

    /// The first day on which an event may have happened that nobody recorded, where that lies before the child's
    /// history is complete.
    pub(crate) fn untold(self, event: EventId) -> Option<Day> {
        let complete = self.complete_from();
        let happened = self.history.happened.get(event.index())?;
        if happened.is_some() || complete <= self.child.born {
            return None;
        }
        let first = self.can_happen_from(event)?;
        (first < complete && first <= self.as_of).then_some(first)
    }

    /// The first day on which an event can happen, whatever is unknown.
    pub(crate) fn can_happen_from(self, event: EventId) -> Option<Day> {
        let earliest = &self.programme.event(event)?.earliest;
        Some(self.soonest_of(earliest, CHAIN))
    }

    /// The soonest day of a point, not before birth: of what is counted from what happens, from the first day on which
    /// that was or, if nothing says that it happened, on which it can. No further than through so many others.
    fn soonest_of(self, point: &Point, others: usize) -> Day {
        let born = self.child.born;
        let (variable, earliest) = match point.root() {
            Point::Event(event) => {
                let row = self.programme.event(*event);
                (Variable::Event(*event), row.map(|row| &row.earliest))
            }
            Point::Visit(visit) => {
                let row = self.programme.visit(*visit);
                let earliest = row.map(|row| &row.window.earliest);
                (Variable::Visit(*visit), earliest)
            }
            Point::Item(item) => {
                let dose = self.programme.item(*item).and_then(|row| row.dose.as_ref());
                let earliest = dose.map(|dose| &dose.window.earliest);
                (Variable::Item(*item), earliest)
            }
            _ => return self.first_of(point).map_or(born, |first| first.max(born)),
        };
        let root = match (self.happened(variable), earliest, others.checked_sub(1)) {
            (Some(on), ..) => on.first,
            (None, Some(earliest), Some(others)) => self.soonest_of(earliest, others),
            _ => born,
        };
        let first = shifted(self.programme, point, root);
        first.map_or(born, |first| first.max(born))
    }

    /// The first day on which a point may lie, of whatever happens.
    pub(crate) fn first_of(self, point: &Point) -> Option<Day> {
        self.view().first_of(point)
    }

    /// The first day on which a point may lie that rests on when the child starts school, which is unknown.
    fn first_start(self, point: &Point) -> Option<Day> {
        let mut first: Option<Day> = None;
        if hangs_on_school_start(point) {
            start::each(self, |seen| {
                let day = locate(self.programme, point, &seen).first();
                first = first.into_iter().chain(day).min();
                false
            });
        }
        first
    }

    /// The days on which a point may lie; see [`locate`]. What happens itself has its days without being looked for.
    pub(crate) fn when(self, point: &Point) -> Option<When> {
        let variable = match point {
            Point::Event(event) => Variable::Event(*event),
            Point::Visit(visit) => Variable::Visit(*visit),
            Point::Item(item) => Variable::Item(*item),
            _ => return When::of(locate(self.programme, point, &self.view())),
        };
        match self.view().variable(variable)? {
            Known::On(day) => Some(When::on(day)),
            Known::Between { first, last } => Some(When { first, last }),
            Known::Never => None,
        }
    }

    fn due_date(self) -> Option<Known> {
        if let Some(on) = self.child.due_date {
            return Some(Known::On(on));
        }
        let (first, last) = due_dates(self.programme, self.child.born)?;
        Some(Known::Between {
            first,
            last: Some(last),
        })
    }

    /// When something was that happens, or was done, as far as is recorded.
    fn happened(self, variable: Variable) -> Option<Occurred> {
        let history = self.history;
        match variable {
            Variable::Event(event) => history.happened.get(event.index()).copied().flatten(),
            Variable::Visit(visit) => history.visits.get(visit.index()).and_then(|at| at.done),
            Variable::Item(item) => history.first_done.get(item.index()).copied().flatten(),
            Variable::DueDate | Variable::Term(..) => None,
        }
    }

    fn settled(self, variable: Variable) -> Option<Known> {
        match variable {
            Variable::DueDate => self.due_date(),
            Variable::Term(year, season) => self
                .child
                .terms
                .iter()
                .filter(|term| term.year == year && term.season == season)
                .filter(|term| term.first_day.year() == year)
                .map(|term| term.first_day)
                .max()
                .map(Known::On),
            Variable::Event(_) | Variable::Visit(_) | Variable::Item(_) => None,
        }
    }
}

/// The days on one of which the birth was expected, both included: as far from it as the programme lets them be, or from
/// 3 weeks before it through 18 weeks after it.
pub(crate) fn due_dates(programme: &Programme, born: Day) -> Option<(Day, Day)> {
    let weeks = |weeks| Duration {
        weeks,
        ..Duration::ZERO
    };
    let (from, through) = (programme.population.due_date).unwrap_or((weeks(-3), weeks(18)));
    let on = |length| add(born, length, programme.month_end);
    Some((on(from)?, on(through)?))
}

/// The child as it is known, with values assumed for some unknown facts.
#[derive(Clone, Copy)]
pub(crate) struct Seen<'a> {
    pub(crate) given: Given<'a>,
    pub(crate) assumed: Assumed<'a>,
}

impl Seen<'_> {
    /// The first day on which a point may lie, of whatever happens, with what is assumed.
    fn first_of(self, point: &Point) -> Option<Day> {
        let known = locate(self.given.programme, point, &Newborn(self)).first();
        known.or_else(|| self.given.first_start(point))
    }

    /// The first day on which a dose may be given that was not and comes after others: see [`chain`].
    fn first_along(self, item: ItemId) -> Option<Day> {
        let Given {
            history, tables, ..
        } = self.given;
        let first = chain::first_in(&history.firsts, item)?;
        let start = self.given.programme.school.as_ref();
        let start = start.and_then(|school| school.start_fact);
        let is_assumed = start.is_some_and(|fact| self.assumed.value(fact).is_some());
        match tables.chains.rest_on_start && is_assumed {
            true => chain::first_as(self.given, &self, item),
            false => Some(first),
        }
    }

    /// The same from what has happened already.
    fn first_by_now(self, point: &Point) -> Option<Day> {
        let known = locate(self.given.programme, point, &Happened(self)).first();
        known.or_else(|| self.given.first_start(point))
    }
}

impl View for Seen<'_> {
    fn birth(&self) -> Day {
        self.given.child.born
    }

    fn fact(&self, fact: FactId, on: Day) -> Option<i32> {
        self.assumed
            .value(fact)
            .or_else(|| self.given.value(fact, on))
    }

    fn recorded(&self, fact: FactId, on: Day) -> bool {
        self.given.has(fact, on)
    }

    fn variable(&self, variable: Variable) -> Option<Known> {
        let Given {
            programme,
            tables,
            spans,
            ..
        } = self.given;
        let happening = |settled: Option<When>, earliest| {
            let first = || settled.map(|when| when.first);
            let on = self.given.happened(variable);
            (self.given).happening(on, || first().or_else(|| self.first_by_now(earliest)))
        };
        match variable {
            Variable::Event(event) => {
                let earliest = &programme.event(event)?.earliest;
                Some(match self.given.untold(event) {
                    Some(first) => Known::Between { first, last: None },
                    None => happening(None, earliest),
                })
            }
            Variable::Visit(visit) => {
                let earliest = &programme.visit(visit)?.window.earliest;
                Some(happening(spans.earliest_visit(tables, visit), earliest))
            }
            Variable::Item(item) => {
                if let Some(first) = self.first_along(item) {
                    return Some(Known::Between { first, last: None });
                }
                let dose = programme.item(item)?.dose.as_ref();
                let earliest = dose.map_or(&Point::Birth, |dose| &dose.window.earliest);
                Some(happening(spans.earliest_dose(tables, item), earliest))
            }
            settled => self.given.settled(settled),
        }
    }
}

/// What is known of something that happened then.
fn known(on: Occurred) -> Known {
    let Occurred { first, last } = on;
    let last = Some(last);
    on.day().map_or(Known::Between { first, last }, Known::On)
}

/// The child without its events: where things that need nothing else to happen may first lie.
pub(crate) struct Newborn<'a>(pub(crate) Seen<'a>);

impl View for Newborn<'_> {
    fn birth(&self) -> Day {
        self.0.birth()
    }

    fn fact(&self, fact: FactId, on: Day) -> Option<i32> {
        self.0.fact(fact, on)
    }

    fn variable(&self, variable: Variable) -> Option<Known> {
        self.0.given.settled(variable)
    }
}

/// The child with what has happened, of which nothing else is to come.
struct Happened<'a>(Seen<'a>);

impl View for Happened<'_> {
    fn birth(&self) -> Day {
        self.0.birth()
    }

    fn fact(&self, fact: FactId, on: Day) -> Option<i32> {
        self.0.fact(fact, on)
    }

    fn variable(&self, variable: Variable) -> Option<Known> {
        let given = self.0.given;
        let happened = given.happened(variable).map(known);
        happened.or_else(|| given.settled(variable))
    }
}
