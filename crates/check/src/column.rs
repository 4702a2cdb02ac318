//! Where one point lies for every child.
//!
//! A place is kept as distances, and only once for all years of birth that look alike to the point
//! (see [`years`](crate::years)): from the day of birth or, where the point is counted from the
//! calendar year, from the first of January.

use crate::history::{AnyChild, depends_on_start};
use crate::places::{Places, Year, Years};
use crate::years::{Footing, Look, dated, footing};
use stafett_model::locate::{locate, variable_of};
use stafett_model::{Day, Located, Point, Programme, Variable};
use std::collections::BTreeMap;
use std::rc::Rc;

/// The place of one point for every birth date, and for every value of the start fact if it depends
/// on that.
pub struct Column {
    years: Rc<Years>,
    /// How many values of the start fact are told apart.
    starts: usize,
    rows: Rows,
    /// The earliest and the latest distance from birth, for all children: the second [`i32::MAX`]
    /// where the point may stay away. `None` for a point that is counted from a date.
    bounds: Option<(i32, i32)>,
}

enum Rows {
    /// One place for all.
    One(Located),
    /// By year of birth its kind; by kind and value of the start fact the block.
    Kinds(Vec<u16>, Vec<Block>),
}

impl Rows {
    fn bounds(&self) -> Option<(i32, i32)> {
        let Rows::Kinds(_, blocks) = self else {
            return None;
        };
        let all = blocks.iter().map(|block| block.away.bounds());
        all.reduce(|(first, last), (other_first, other_last)| {
            (first.min(other_first), last.max(other_last))
        })
    }
}

/// Children of one value of the start fact, born in years that look alike.
struct Block {
    /// The variable on which the point rests, if it does; the year of a term counted from the year
    /// of birth.
    variable: Option<Variable>,
    away: Distances,
}

enum Distances {
    /// From the first of January of the birth year.
    FromNewYear(Away),
    /// From birth, by day of the year (0 is the first of January).
    FromBirth(Vec<Away>),
}

/// How many days after birth a point lies at the earliest and at the latest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Away {
    /// The first possible day; [`Away::NEVER`] has none.
    pub(crate) first: i32,
    /// The last possible day, or [`i32::MAX`] for a point that may never come. Equal to `first` if
    /// and only if the place is not open.
    pub(crate) last: i32,
}

impl Away {
    /// On no day.
    pub(crate) const NEVER: Away = Away {
        first: i32::MAX,
        last: i32::MAX,
    };
    /// On the day of birth.
    pub(crate) const BIRTH: Away = Away { first: 0, last: 0 };

    fn of(place: Located, from: Day) -> Away {
        let end = |day: Option<Day>| day.map_or(i32::MAX, |day| day.since(from));
        match place {
            Located::Never => Away::NEVER,
            Located::At(_) | Located::Open { .. } => Away {
                first: end(place.first()),
                last: end(place.last()),
            },
        }
    }

    /// The same place counted from a day that lies `days` later.
    fn seen_after(self, days: i32) -> Away {
        let end = |day: i32| if day == i32::MAX { day } else { day - days };
        Away {
            first: end(self.first),
            last: end(self.last),
        }
    }

    /// Whether the place is open.
    pub(crate) fn is_open(self) -> bool {
        self.first != self.last
    }

    fn located(self, from: Day, variable: impl Fn() -> Option<Variable>) -> Option<Located> {
        if self == Away::NEVER {
            return Some(Located::Never);
        }
        let first = from.plus(self.first)?;
        if !self.is_open() {
            return Some(Located::At(first));
        }
        let last = (self.last != i32::MAX).then(|| from.plus(self.last));
        Some(Located::Open {
            variable: variable()?,
            first,
            last: last.flatten(),
        })
    }
}

impl Column {
    /// Locates a point for every year that looks different.
    pub(crate) fn new(places: &Places, point: &Point) -> Column {
        let programme = places.programme;
        let starts = if depends_on_start(programme, point) {
            places.starts()
        } else {
            vec![None]
        };
        let years = Rc::clone(&places.years);
        let rows = match footing(programme, point) {
            Footing::Date => Rows::One(dated(programme, point)),
            Footing::BirthYear(reach) | Footing::BirthDay(reach) => {
                let look =
                    |year: &Year| Look::to_point(programme, point, reach, year.first, &starts);
                let (kinds, first_of_kind) = kinds(&years, look);
                let blocks = first_of_kind.iter().flat_map(|year| {
                    let block = |start: &Option<i32>| block(programme, point, *year, *start);
                    starts.iter().map(block)
                });
                let blocks = blocks.collect();
                Rows::Kinds(kinds, blocks)
            }
        };
        Column {
            years,
            starts: starts.len(),
            bounds: rows.bounds(),
            rows,
        }
    }

    /// The place for a child. `start` is not looked at where the point does not depend on it.
    /// [`Located::Never`] for a birth date of which the proof does not speak.
    pub fn at(&self, birth: Day, start: Option<i32>) -> Located {
        match self.years.of(birth) {
            Some((at, year)) => self.located(at, birth.since(year.first), start),
            None => Located::Never,
        }
    }

    /// The place for a child born `day` days after the first of January of a year, given by place.
    pub(crate) fn located(&self, year: usize, day: i32, start: Option<i32>) -> Located {
        if let Rows::One(place) = self.rows {
            return place;
        }
        let Year { first, number, .. } = self.years.all[year];
        let away = self.away(year, day, start).seen_after(-day);
        let variable = || match self.variable(year, start)? {
            Variable::Term(after, season) => Some(Variable::Term(number + after, season)),
            other => Some(other),
        };
        away.located(first, variable).unwrap_or(Located::Never)
    }

    /// The one place of a point that is counted from a date.
    pub(crate) fn fixed(&self) -> Option<Located> {
        match self.rows {
            Rows::One(place) => Some(place),
            Rows::Kinds(..) => None,
        }
    }

    /// Whether the latest day on which this point comes for any child is, counted from birth, no later
    /// than the earliest on which the other does.
    pub(crate) fn is_wholly_before(&self, other: &Column) -> bool {
        self.bounds
            .zip(other.bounds)
            .is_some_and(|((_, last), (first, _))| last != i32::MAX && last <= first)
    }

    /// What tells years of birth apart: equal numbers are years in which the place is the same for
    /// children born the same number of days into the year.
    pub(crate) fn kind(&self, year: usize) -> u16 {
        match &self.rows {
            Rows::One(_) => 0,
            Rows::Kinds(kinds, _) => kinds[year],
        }
    }

    /// The distances from the birth of a child born `day` days after the first of January of a year,
    /// given by place.
    pub(crate) fn away(&self, year: usize, day: i32, start: Option<i32>) -> Away {
        match &self.rows {
            Rows::One(place) => Away::of(*place, self.years.all[year].first).seen_after(day),
            Rows::Kinds(kinds, blocks) => match blocks.get(self.place(kinds[year], start)) {
                Some(block) => block.away.of(day),
                None => Away::NEVER,
            },
        }
    }

    /// The variable on which the place rests where it is open; the year of a term counted from the
    /// year of birth, which is given by place.
    pub(crate) fn variable(&self, year: usize, start: Option<i32>) -> Option<Variable> {
        match &self.rows {
            Rows::One(Located::Open { variable, .. }) => {
                Some(from_birth_year(*variable, self.years.all[year].number))
            }
            Rows::One(_) => None,
            Rows::Kinds(kinds, blocks) => {
                let block = blocks.get(self.place(kinds[year], start));
                block.and_then(|block| block.variable)
            }
        }
    }

    /// The place of a block.
    fn place(&self, kind: u16, start: Option<i32>) -> usize {
        let start = usize::try_from(start.unwrap_or(0)).unwrap_or(0);
        let start = if self.starts == 1 { 0 } else { start };
        usize::from(kind) * self.starts + start
    }
}

impl Distances {
    fn bounds(&self) -> (i32, i32) {
        match self {
            Distances::FromNewYear(away) => (away.seen_after(365).first, away.last),
            Distances::FromBirth(days) => (
                days.iter().map(|away| away.first).min().unwrap_or(0),
                days.iter().map(|away| away.last).max().unwrap_or(i32::MAX),
            ),
        }
    }

    fn of(&self, day: i32) -> Away {
        match self {
            Distances::FromNewYear(away) => away.seen_after(day),
            Distances::FromBirth(days) => {
                let day = usize::try_from(day).ok().and_then(|day| days.get(day));
                day.copied().unwrap_or(Away::NEVER)
            }
        }
    }
}

/// The kind of each year, and the first year of each kind.
pub(crate) fn kinds<L: Ord>(years: &Years, look: impl Fn(&Year) -> L) -> (Vec<u16>, Vec<Year>) {
    let mut known: BTreeMap<L, u16> = BTreeMap::new();
    let mut first_of_kind = Vec::new();
    let mut kinds = Vec::with_capacity(years.all.len());
    for year in &years.all {
        let next = u16::try_from(known.len()).unwrap_or(u16::MAX);
        let kind = *known.entry(look(year)).or_insert(next);
        if kind == next {
            first_of_kind.push(*year);
        }
        kinds.push(kind);
    }
    (kinds, first_of_kind)
}

fn block(programme: &Programme, point: &Point, year: Year, start: Option<i32>) -> Block {
    let child = |birth| AnyChild {
        programme,
        birth,
        start,
    };
    let variable = variable_of(programme, point, &child(year.first));
    let away = match footing(programme, point) {
        Footing::BirthYear(_) => {
            let place = locate(programme, point, &child(year.first));
            Distances::FromNewYear(Away::of(place, year.first))
        }
        Footing::Date | Footing::BirthDay(_) => {
            let away = |birth| Away::of(locate(programme, point, &child(birth)), birth);
            Distances::FromBirth(year.days().map(away).collect())
        }
    };
    Block {
        variable: variable.map(|variable| from_birth_year(variable, year.number)),
        away,
    }
}

fn from_birth_year(variable: Variable, year: i32) -> Variable {
    match variable {
        Variable::Term(of, season) => Variable::Term(of - year, season),
        other => other,
    }
}
