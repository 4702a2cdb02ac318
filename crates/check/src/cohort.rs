//! Years of birth in which children born on the same day of the year have the same distances to
//! some points: one of the years is decided, and the decision holds for all.

use crate::column::{Column, kinds};
use crate::places::{Places, Year};
use crate::years::{Footing, Look, Reach, footing};
use stafett_model::{Day, Located, Point, Variable};
use std::collections::BTreeMap;
use std::rc::Rc;

/// Calendar years in which children who are born the same number of days into the year have the
/// same distances to some points.
pub(crate) struct Cohort {
    /// Places of the years, ascending.
    pub(crate) years: Vec<usize>,
    /// The birth dates in each, in days from the first of January: first and last, both included.
    pub(crate) born: (i32, i32),
    first_days: Vec<Day>,
}

impl Cohort {
    /// The birth dates of the first of its years, each of which stands for others.
    pub(crate) fn births(&self) -> impl Iterator<Item = Day> + '_ {
        let first = self.first_days.first().copied();
        (self.born.0..=self.born.1).filter_map(move |day| first?.plus(day))
    }

    /// The birth dates for which one of the first year stands, itself included, ascending.
    pub(crate) fn like(&self, birth: Day) -> impl Iterator<Item = Day> + '_ {
        let day = self.first_days.first().map(|first| birth.since(*first));
        self.first_days
            .iter()
            .filter_map(move |first| first.plus(day?))
    }
}

/// How a point that is counted from a date is taken in a year of birth.
#[derive(Clone, Copy)]
pub(crate) enum Dates {
    /// At its distance: every year is a cohort of its own.
    Distant,
    /// By its order only. Years are alike if the date comes before whatever else the points lead to,
    /// or after it.
    Ordered,
}

/// On which side of all that is counted from birth a day lies.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Side {
    Before,
    Among(i32),
    After,
}

impl Places<'_> {
    /// The birth years in cohorts, by their first year. In the years of a cohort the calendar is the
    /// same as far as any of `points` leads, and `beyond`: whatever is counted on from the points
    /// within that reach is the same, too.
    pub(crate) fn cohorts(&self, points: &[Point], beyond: Reach) -> Vec<Cohort> {
        let columns: Vec<Rc<Column>> = points.iter().map(|point| self.column(point)).collect();
        let reach = self.reach(points).ahead_by(beyond);
        let (looks, _) = kinds(&self.years, |year| Look::calendar(year.first, reach));
        self.sorted_years(&columns, reach, Dates::Distant, |year| looks[year])
    }

    /// The birth years in cohorts for which the points of `columns` differ in nothing.
    pub(crate) fn cohorts_of(
        &self,
        points: &[Point],
        columns: &[Rc<Column>],
        dates: Dates,
    ) -> Vec<Cohort> {
        self.sorted_years(columns, self.reach(points), dates, |_| 0)
    }

    /// How far any of the points leads that is counted from birth.
    fn reach(&self, points: &[Point]) -> Reach {
        let each = points.iter().map(|point| footing(self.programme, point));
        each.fold(Reach::default(), |all, footing| match footing {
            Footing::Date => all,
            Footing::BirthYear(reach) | Footing::BirthDay(reach) => all.and(reach),
        })
    }

    fn sorted_years(
        &self,
        columns: &[Rc<Column>],
        reach: Reach,
        dates: Dates,
        looks: impl Fn(usize) -> u16,
    ) -> Vec<Cohort> {
        let dated: Vec<_> = columns.iter().filter_map(|column| column.fixed()).collect();
        let mut cohorts: Vec<Cohort> = Vec::new();
        let mut known: BTreeMap<_, usize> = BTreeMap::new();
        for (at, year) in self.years.all.iter().enumerate() {
            let kinds: Vec<u16> = columns.iter().map(|column| column.kind(at)).collect();
            let sides: Vec<_> = dated
                .iter()
                .map(|place| sides(*place, year, reach, dates))
                .collect();
            let key = (looks(at), year.born, kinds, sides);
            let cohort = *known.entry(key).or_insert(cohorts.len());
            if cohort == cohorts.len() {
                cohorts.push(Cohort {
                    years: Vec::new(),
                    born: year.born,
                    first_days: Vec::new(),
                });
            }
            cohorts[cohort].years.push(at);
            cohorts[cohort].first_days.push(year.first);
        }
        cohorts
    }
}

/// The sides of the first and the last day of a dated place. A dated term may be the very variable on
/// which a point rests that is counted from birth; so its place is always among the others.
fn sides(place: Located, year: &Year, reach: Reach, dates: Dates) -> [Option<Side>; 2] {
    let of_term = matches!(
        place,
        Located::Open {
            variable: Variable::Term(..),
            ..
        }
    );
    // One year more on either side, so that not even the next day is among the others.
    let from = year.number.saturating_sub(reach.back).saturating_sub(1);
    let through = year.number.saturating_add(reach.ahead).saturating_add(1);
    let side = |day: Day| match dates {
        Dates::Ordered if !of_term && day.year() < from => Side::Before,
        Dates::Ordered if !of_term && day.year() > through => Side::After,
        Dates::Ordered | Dates::Distant => Side::Among(year.number),
    };
    [place.first().map(side), place.last().map(side)]
}

/// The birth dates of some cohorts, sorted by a number that is the same for all birth dates of one
/// cohort that lie the same number of days into the year.
pub(crate) struct Runs {
    /// By place of the year.
    years: Vec<usize>,
    /// By cohort: number, first and last day of neighbouring birth dates that have it.
    of_cohort: Vec<Vec<(usize, i32, i32)>>,
}

impl Runs {
    /// Numbers the birth dates. `number` is asked of a place of a year and a birth date in days from
    /// the first of January; in the order of the cohorts, and only of the first year of each.
    pub(crate) fn of(cohorts: &[Cohort], mut number: impl FnMut(usize, i32) -> usize) -> Runs {
        let mut years = vec![0; cohorts.iter().map(|cohort| cohort.years.len()).sum()];
        let mut of_cohort = Vec::with_capacity(cohorts.len());
        for (place, cohort) in cohorts.iter().enumerate() {
            cohort.years.iter().for_each(|year| years[*year] = place);
            let mut runs: Vec<(usize, i32, i32)> = Vec::new();
            for day in cohort.born.0..=cohort.born.1 {
                let own = number(cohort.years[0], day);
                match runs.last_mut() {
                    Some((known, _, last)) if *known == own => *last = day,
                    _ => runs.push((own, day, day)),
                }
            }
            of_cohort.push(runs);
        }
        Runs { years, of_cohort }
    }

    /// Numbers and birth dates, as closed intervals, ascending; those of one number may touch.
    pub(crate) fn intervals<'r>(
        &'r self,
        places: &'r Places,
    ) -> impl Iterator<Item = (usize, (Day, Day))> + 'r {
        let years = places.years.all.iter().zip(&self.years);
        years.flat_map(|(year, cohort)| {
            self.of_cohort[*cohort].iter().filter_map(|run| {
                let (number, first, last) = *run;
                Some((number, (year.first.plus(first)?, year.first.plus(last)?)))
            })
        })
    }
}

/// Adds a closed interval to ascending ones, after them.
pub(crate) fn append(births: &mut Vec<(Day, Day)>, (first, last): (Day, Day)) {
    match births.last_mut() {
        Some((_, end)) if end.plus(1) == Some(first) => *end = last,
        _ => births.push((first, last)),
    }
}
