//! What a programme's indicators come to for a group of children.
//!
//! Each child is counted on its own day (`vid`), by what is recorded until that day, if the day has come
//! by the as-of day and what the programme offers had not ended for the child. What is not known is
//! never taken for no: a child of whom it is not known whether it belongs to the denominator, or to the
//! numerator, is counted apart, and an unknown value of a stratum is a stratum.
//!
//! A content is done if the record says so of a day until then; a dose, if it was validly given. A
//! content that is not recorded is not done, or unknown where the history is not complete from birth.
//!
//! Small groups are not shown, nor what would give them away: see [`hide`]. That holds for each
//! indicator by itself.

mod counted;
pub mod hide;

use counted::{Counted, Record};
use hide::hidden;
use stafett_model::{Child, Day, FactId, Indicator, IndicatorId, Programme};
use stafett_plan::Planner;
use std::collections::BTreeMap;

/// How many of some children are counted in, how many are not, and of how many that is not known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// Counted in.
    pub yes: u32,
    /// Not counted in.
    pub no: u32,
    /// Not known.
    pub unknown: u32,
}

impl Cell {
    /// All of them: the denominator.
    pub fn all(self) -> u32 {
        self.yes
            .saturating_add(self.no)
            .saturating_add(self.unknown)
    }

    /// The share of those counted in among those of whom it is known, 0 through 1; `None` where it
    /// is known of nobody.
    pub fn share(self) -> Option<f64> {
        let known = self.yes.saturating_add(self.no);
        (known > 0).then(|| f64::from(self.yes) / f64::from(known))
    }

    fn parts(self) -> [u32; 3] {
        [self.yes, self.no, self.unknown]
    }

    fn plus(self, other: Cell) -> Cell {
        Cell {
            yes: self.yes.saturating_add(other.yes),
            no: self.no.saturating_add(other.no),
            unknown: self.unknown.saturating_add(other.unknown),
        }
    }
}

/// What an indicator comes to. What is `None` is not shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The indicator.
    pub indicator: IndicatorId,
    /// All children of the denominator.
    pub total: Option<Cell>,
    /// Those with the same values, in the order of the values; one row without values where the
    /// indicator is not divided.
    pub rows: Vec<Row>,
    /// Children of whom it is not known whether they belong to the denominator.
    pub denominator_unknown: Shown,
}

/// The children who have the same values of an indicator's facts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The value of each of the indicator's facts, in its order; `None` where it is unknown.
    pub values: Vec<Option<i32>>,
    /// How many there are; `None` where that is not shown.
    pub cell: Option<Cell>,
}

/// A number that may be too small to be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// So many.
    Number(u32),
    /// At least one, but fewer than this.
    FewerThan(u16),
}

/// What each indicator of the programme comes to on `as_of`, in the order of the table.
pub fn indicators(programme: &Programme, children: &[Child], as_of: Day) -> Vec<Outcome> {
    let mut tables: Vec<Table> = programme
        .indicators
        .iter()
        .map(|_| Table::default())
        .collect();
    let planner = Planner::new(programme);
    for child in children {
        let mut record = Record::of(&planner, child, as_of);
        for (indicator, table) in programme.indicators.iter().zip(&mut tables) {
            table.add(indicator, &mut record);
        }
    }
    let rows = programme.indicators.iter().zip(tables).zip(0..=u16::MAX);
    rows.map(|((indicator, table), id)| table.shown(IndicatorId(id), indicator.smallest_group))
        .collect()
}

/// What has been counted of one indicator.
#[derive(Default)]
struct Table {
    rows: BTreeMap<Vec<Option<i32>>, Cell>,
    denominator_unknown: u32,
}

impl Table {
    fn add(&mut self, indicator: &Indicator, record: &mut Record<'_>) {
        match record.counted(indicator) {
            Counted::Not => {}
            Counted::DenominatorUnknown => {
                self.denominator_unknown = self.denominator_unknown.saturating_add(1);
            }
            Counted::As { on, numerator } => {
                let value = |fact: &FactId| record.value(*fact, on);
                let values = indicator.strata.iter().map(value).collect();
                let one = match numerator {
                    Some(true) => Cell {
                        yes: 1,
                        ..Cell::default()
                    },
                    Some(false) => Cell {
                        no: 1,
                        ..Cell::default()
                    },
                    None => Cell {
                        unknown: 1,
                        ..Cell::default()
                    },
                };
                let cell = self.rows.entry(values).or_default();
                *cell = cell.plus(one);
            }
        }
    }

    fn shown(self, indicator: IndicatorId, smallest_group: u16) -> Outcome {
        let cells: Vec<Cell> = self.rows.values().copied().collect();
        let hidden = hidden(&cells, smallest_group);
        let total = cells
            .iter()
            .fold(Cell::default(), |sum, one| sum.plus(*one));
        let rows = self.rows.into_iter().zip(&hidden.rows);
        Outcome {
            indicator,
            total: (!hidden.total).then_some(total),
            rows: rows
                .map(|((values, cell), hidden)| Row {
                    values,
                    cell: (!hidden).then_some(cell),
                })
                .collect(),
            denominator_unknown: match self.denominator_unknown {
                few if few > 0 && few < u32::from(smallest_group) => {
                    Shown::FewerThan(smallest_group)
                }
                number => Shown::Number(number),
            },
        }
    }
}
