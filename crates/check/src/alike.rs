//! Children for whom some points lie alike: how a claim walks the birth dates without looking at one
//! twice.

use crate::cohort::{Cohort, Dates, Runs, append};
use crate::column::{Away, Column};
use crate::places::Places;
use stafett_model::{Day, Located, Point, Variable};
use std::collections::BTreeMap;
use std::rc::Rc;

/// Children for whom some points lie at the same distances from birth, on the same variables.
///
/// That holds for the points only. What is counted on from one of them by months may differ between
/// two of the children, since the months that follow may have other lengths.
#[derive(Clone, Debug)]
pub struct Alike {
    /// Value of the start fact, where one of the points depends on it.
    pub start: Option<i32>,
    /// Their birth dates: closed intervals, ascending.
    pub births: Vec<(Day, Day)>,
    /// Where each point lies for the first of them, in the order in which the points were given.
    pub located: Vec<Located>,
}

impl Places<'_> {
    /// The children sorted by how far from birth the points lie: by value of the start fact, then by
    /// least birth date. The term of one birth year's autumn is taken for that of another's. A point
    /// that is counted from a date lies at another distance for every birth date.
    pub fn alike(&self, points: &[Point]) -> Vec<Alike> {
        let columns: Vec<Rc<Column>> = points.iter().map(|point| self.column(point)).collect();
        let cohorts = self.cohorts_of(points, &columns, Dates::Distant);
        let mut alike = Vec::new();
        for start in self.starts_for(points) {
            alike.extend(self.alike_of_start(&columns, &cohorts, start));
        }
        alike
    }

    /// Whether something holds of where the points lie, for every child. It is asked once of children
    /// born on one day of the year for whom the points lie at the same distances, and so may look only
    /// at how they lie to each other.
    pub fn every(&self, points: &[Point], holds: impl Fn(&[Located]) -> bool) -> bool {
        let columns: Vec<Rc<Column>> = points.iter().map(|point| self.column(point)).collect();
        let cohorts = self.cohorts_of(points, &columns, Dates::Distant);
        let mut located = Vec::with_capacity(points.len());
        self.starts_for(points).into_iter().all(|start| {
            let mut births = cohorts.iter().flat_map(Cohort::births);
            births.all(|birth| {
                located.clear();
                located.extend(columns.iter().map(|column| column.at(birth, start)));
                holds(&located)
            })
        })
    }

    fn alike_of_start(
        &self,
        columns: &[Rc<Column>],
        cohorts: &[Cohort],
        start: Option<i32>,
    ) -> Vec<Alike> {
        type Distances = Vec<(Away, Option<Variable>)>;
        let mut known: BTreeMap<Distances, usize> = BTreeMap::new();
        let mut births: Vec<Vec<(Day, Day)>> = Vec::new();
        let (mut row, mut last): (Distances, Distances) = Default::default();
        let mut number = 0;
        let runs = Runs::of(cohorts, |year, day| {
            row.clear();
            row.extend(columns.iter().map(|column| {
                let away = column.away(year, day, start);
                let variable = away.is_open().then(|| column.variable(year, start));
                (away, variable.flatten())
            }));
            // Neighbouring birth dates are mostly alike.
            if row != last || known.is_empty() {
                let next = known.len();
                number = *known.entry(row.clone()).or_insert(next);
                std::mem::swap(&mut row, &mut last);
            }
            number
        });
        for (place, interval) in runs.intervals(self) {
            if place >= births.len() {
                births.resize_with(place + 1, Vec::new);
            }
            append(&mut births[place], interval);
        }
        births
            .into_iter()
            .filter_map(|births| {
                let least = births.first()?.0;
                let located = columns.iter().map(|column| column.at(least, start));
                Some(Alike {
                    start,
                    located: located.collect(),
                    births,
                })
            })
            .collect()
    }
}
