//! Where each point lies for every child of the population, located once and kept for all claims.

pub use crate::alike::Alike;
pub use crate::column::Column;
use crate::history::depends_on_start;
use stafett_model::{Day, Point, Programme};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

/// The places of points, by birth date.
pub struct Places<'p> {
    /// The programme.
    pub programme: &'p Programme,
    /// The birth dates of which the proof speaks: the first and the last, both included.
    pub born: (Day, Day),
    /// Their calendar years.
    pub(crate) years: Rc<Years>,
    known: RefCell<BTreeMap<Point, Rc<Column>>>,
}

/// Calendar years one after another.
pub(crate) struct Years {
    /// The years, ascending, without a gap.
    pub(crate) all: Vec<Year>,
}

/// A calendar year in which children of the population are born.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Year {
    /// Its number.
    pub(crate) number: i32,
    /// The first of January.
    pub(crate) first: Day,
    /// Its birth dates, in days from the first of January: first and last, both included.
    pub(crate) born: (i32, i32),
    /// How many days it has.
    length: i32,
}

impl Year {
    fn new(number: i32, (from, through): (Day, Day)) -> Option<Year> {
        let first = Day::from_ymd(number, 1, 1)?;
        let last = Day::from_ymd(number, 12, 31)?.since(first);
        Some(Year {
            number,
            first,
            born: (from.since(first).max(0), through.since(first).min(last)),
            length: last + 1,
        })
    }

    /// All its days.
    pub(crate) fn days(self) -> impl Iterator<Item = Day> {
        (0..self.length).filter_map(move |day| self.first.plus(day))
    }
}

impl Years {
    /// The year of a birth date, and its place.
    pub(crate) fn of(&self, birth: Day) -> Option<(usize, &Year)> {
        // No year is longer: the year itself, or one of the next where there are many.
        let guess = birth.since(self.all.first()?.first).div_euclid(366);
        let mut at = usize::try_from(guess).ok()?;
        while self.all.get(at + 1).is_some_and(|next| next.first <= birth) {
            at += 1;
        }
        let year = self.all.get(at)?;
        (birth.since(year.first) < year.length).then_some((at, year))
    }
}

impl<'p> Places<'p> {
    /// Nothing located yet, for the birth dates of the population.
    pub fn new(programme: &'p Programme) -> Places<'p> {
        let population = &programme.population;
        let born = (population.born_from, population.born_through);
        let numbers = born.0.year()..=born.1.year();
        Places {
            programme,
            born,
            years: Rc::new(Years {
                all: numbers.filter_map(|year| Year::new(year, born)).collect(),
            }),
            known: RefCell::default(),
        }
    }

    /// The values of the start fact that points may depend on; one `None` without such a fact.
    pub fn starts(&self) -> Vec<Option<i32>> {
        match &self.programme.school {
            Some(school) if school.start_fact.is_some() => (0..school.start_turning.len())
                .map(|value| i32::try_from(value).ok())
                .collect(),
            _ => vec![None],
        }
    }

    /// The values of the start fact that some points tell apart: one `None` where none of them
    /// depends on it.
    pub fn starts_for<'a>(&self, points: impl IntoIterator<Item = &'a Point>) -> Vec<Option<i32>> {
        let mut points = points.into_iter();
        if points.any(|point| depends_on_start(self.programme, point)) {
            self.starts()
        } else {
            vec![None]
        }
    }

    /// The birth dates of which the proof speaks.
    pub fn births(&self) -> impl Iterator<Item = Day> + use<> {
        (self.born.0.number()..=self.born.1.number()).filter_map(Day::from_number)
    }

    /// Where a point lies, for every child.
    pub fn column(&self, point: &Point) -> Rc<Column> {
        if let Some(column) = self.known.borrow().get(point) {
            return Rc::clone(column);
        }
        let column = Rc::new(Column::new(self, point));
        self.known
            .borrow_mut()
            .insert(point.clone(), Rc::clone(&column));
        column
    }
}

#[cfg(test)]
mod tests;
