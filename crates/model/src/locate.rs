//! Points → days, for one child.
//!
//! Some points are not settled by the birth date and the facts: a term begins on one of several
//! days, an event may come late or never. Such a point is [`Located::Open`] and names the one
//! [`Variable`] on which it depends, so that two points with the same variable are never resolved
//! apart.

use crate::{Day, EventId, FactId, ItemId, Period, Point, Programme, Season, VisitId, calendar};
use crate::{Duration, Edge};

/// What a point may depend on besides birth date and facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Variable {
    /// The due date.
    DueDate,
    /// First day of a term.
    Term(i32, Season),
    /// Day of a named event.
    Event(EventId),
    /// Day on which a visit is done.
    Visit(VisitId),
    /// Day on which a content item is done.
    Item(ItemId),
}

/// What is known of the day on which a variable falls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// It falls on this day.
    On(Day),
    /// It falls on some day from `first` (included) to `last` (included); without `last`, perhaps
    /// never.
    Between {
        /// First possible day.
        first: Day,
        /// Last possible day, if there is one.
        last: Option<Day>,
    },
    /// It never falls.
    Never,
}

/// Where a point lies for one child.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Located {
    /// On this day.
    At(Day),
    /// On a day that depends on a variable: from `first` to `last`, both included; without `last`,
    /// perhaps never.
    Open {
        /// What it depends on.
        variable: Variable,
        /// First possible day.
        first: Day,
        /// Last possible day, if there is one.
        last: Option<Day>,
    },
    /// On no day.
    Never,
}

impl Located {
    /// The first day on which the point may lie.
    pub fn first(self) -> Option<Day> {
        match self {
            Located::At(day) | Located::Open { first: day, .. } => Some(day),
            Located::Never => None,
        }
    }

    /// The last day on which the point may lie, where it cannot stay away for ever.
    pub fn last(self) -> Option<Day> {
        match self {
            Located::At(day) => Some(day),
            Located::Open { last, .. } => last,
            Located::Never => None,
        }
    }

    /// Whether on `day` the point lies on that day or before; `None` where that is open.
    pub fn passed(self, day: Day) -> Option<bool> {
        match self {
            Located::At(at) => Some(at <= day),
            Located::Open { first, .. } if day < first => Some(false),
            Located::Open {
                last: Some(last), ..
            } if last <= day => Some(true),
            Located::Open { .. } => None,
            Located::Never => Some(false),
        }
    }
}

/// What points are located by: one child, or one history that a proof looks at.
pub trait View {
    /// Day of birth.
    fn birth(&self) -> Day;
    /// The value of a fact on a day; `None` where it is unknown.
    fn fact(&self, fact: FactId, on: Day) -> Option<i32>;
    /// Whether anything is recorded of a fact on a day, where that differs from its value being
    /// known: a plan assumes values, a proof knows them all.
    fn recorded(&self, fact: FactId, on: Day) -> bool {
        self.fact(fact, on).is_some()
    }
    /// What is known of a variable. For a term, `None` leaves it to the programme's calendar.
    fn variable(&self, variable: Variable) -> Option<Known>;
}

/// Where `point` lies for the child of `view`. Unknown school start, a birth date out of range and
/// variables of which `view` knows nothing are [`Located::Never`].
pub fn locate(programme: &Programme, point: &Point, view: &dyn View) -> Located {
    match root(programme, point, view) {
        Root::Fixed(day) => shifted(programme, point, day).map_or(Located::Never, Located::At),
        Root::Variable(variable) => match known(programme, variable, view) {
            Some(Known::On(day)) => {
                shifted(programme, point, day).map_or(Located::Never, Located::At)
            }
            Some(Known::Between { first, last }) => {
                let shift = |day| shifted(programme, point, day);
                match (shift(first), last.map(shift)) {
                    (Some(first), None) => Located::Open {
                        variable,
                        first,
                        last: None,
                    },
                    (Some(first), Some(Some(last))) if first == last => Located::At(first),
                    (Some(first), Some(Some(last))) => Located::Open {
                        variable,
                        first,
                        last: Some(last),
                    },
                    _ => Located::Never,
                }
            }
            Some(Known::Never) | None => Located::Never,
        },
        Root::Nowhere => Located::Never,
    }
}

/// The variable on which `point` depends for the child of `view`, if it depends on one.
pub fn variable_of(programme: &Programme, point: &Point, view: &dyn View) -> Option<Variable> {
    match root(programme, point, view) {
        Root::Variable(variable) => Some(variable),
        Root::Fixed(_) | Root::Nowhere => None,
    }
}

/// What is known of a variable: by the view or, for a term, by the programme's calendar.
pub fn known(programme: &Programme, variable: Variable, view: &dyn View) -> Option<Known> {
    view.variable(variable).or_else(|| match variable {
        Variable::Term(year, season) => {
            let (first, last) = programme.school.as_ref()?.term_begins(year, season)?;
            Some(Known::Between {
                first,
                last: Some(last),
            })
        }
        _ => None,
    })
}

enum Root {
    Fixed(Day),
    Variable(Variable),
    Nowhere,
}

impl From<Option<Day>> for Root {
    fn from(day: Option<Day>) -> Root {
        day.map_or(Root::Nowhere, Root::Fixed)
    }
}

fn root(programme: &Programme, point: &Point, view: &dyn View) -> Root {
    match point.root() {
        Point::Birth => Root::Fixed(view.birth()),
        Point::DueDate => Root::Variable(Variable::DueDate),
        Point::Date(day) => Root::Fixed(*day),
        Point::Event(event) => Root::Variable(Variable::Event(*event)),
        Point::Visit(visit) => Root::Variable(Variable::Visit(*visit)),
        Point::Item(item) => Root::Variable(Variable::Item(*item)),
        Point::SchoolStart => period_root(programme, Period::SchoolYear(0), Edge::First, view),
        Point::Period(period, edge) => period_root(programme, *period, *edge, view),
        Point::After(..) | Point::DayOfYear { .. } => Root::Nowhere,
    }
}

/// The day or variable on which the edge of a period rests; [`edge_shift`] says how far from it.
fn period_root(programme: &Programme, period: Period, edge: Edge, view: &dyn View) -> Root {
    let birth_year = view.birth().year();
    let step = i32::from(edge != Edge::First);
    let year_turning = |turning: u8| birth_year.checked_add(turning.into());
    let term = |year: Option<i32>, season: Season| match (year, season, edge) {
        (Some(year), season, Edge::First) => Root::Variable(Variable::Term(year, season)),
        (Some(year), Season::Autumn, _) => year.checked_add(1).map_or(Root::Nowhere, |next| {
            Root::Variable(Variable::Term(next, Season::Spring))
        }),
        (Some(year), Season::Spring, _) => Root::Variable(Variable::Term(year, Season::Autumn)),
        (None, ..) => Root::Nowhere,
    };
    match period {
        Period::SchoolYear(index) => {
            let year = first_school_autumn(programme, view)
                .and_then(|year| year.checked_add(index.into())?.checked_add(step));
            year.map_or(Root::Nowhere, |year| {
                Root::Variable(Variable::Term(year, Season::Autumn))
            })
        }
        Period::Term { turning, season } => term(year_turning(turning), season),
        Period::DatedTerm { year, season } => term(Some(year), season),
        Period::CalendarYear(turning) => year_turning(turning)
            .and_then(|year| Day::from_ymd(year.checked_add(step)?, 1, 1))
            .into(),
        Period::YearOfAge(age) => i32::from(age)
            .checked_add(step)
            .and_then(|years| {
                let age = Duration {
                    years,
                    ..Duration::ZERO
                };
                calendar::add(view.birth(), age, programme.month_end)
            })
            .into(),
    }
}

/// The calendar year in whose autumn the child starts school.
pub fn first_school_autumn(programme: &Programme, view: &dyn View) -> Option<i32> {
    let school = programme.school.as_ref()?;
    let value = school
        .start_fact
        .and_then(|fact| view.fact(fact, Day::LAST));
    view.birth()
        .year()
        .checked_add(school.turning_at_start(value)?.into())
}

/// The day of `point` if its root falls on `root`. Monotone in `root`.
pub fn shifted(programme: &Programme, point: &Point, root: Day) -> Option<Day> {
    match point {
        Point::After(of, duration) => calendar::add(
            shifted(programme, of, root)?,
            *duration,
            programme.month_end,
        ),
        Point::DayOfYear { of, month, day } => {
            let year = shifted(programme, of, root)?.year();
            let month = u32::from(*month);
            Day::from_ymd(
                year,
                month,
                u32::from(*day).min(calendar::days_in_month(year, month)),
            )
        }
        Point::Period(_, Edge::Last) => root.plus(-1),
        _ => Some(root),
    }
}
