//! Which rows of a table are not shown, so that no small group can be seen or computed.
//!
//! A row is shown if none of its counts is a small group: at least 1, but below the smallest group. What
//! is not shown can be computed together, as the total less the shown rows. So the hidden rows
//! together must be fit to be shown too: no small group among their counts, more than one row, and
//! more children than rows (else each row has one). While they are not, the smallest of the shown
//! rows is hidden with them. The total is hidden where it has a small group itself, or where even all rows
//! together are not fit.
//!
//! No child is no group: a count of 0 is not hidden for its own sake.

use super::Cell;

/// What is not shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hidden {
    /// Of each row, whether it is hidden.
    pub rows: Vec<bool>,
    /// Whether the total is hidden.
    pub total: bool,
}

/// What is hidden of a table whose rows add up to a total that stands beside them.
pub fn hidden(rows: &[Cell], smallest_group: u16) -> Hidden {
    let small = |cell: Cell| is_small(cell, smallest_group);
    let mut hidden: Vec<bool> = rows.iter().map(|row| small(*row)).collect();
    let total = rows.iter().fold(Cell::default(), |sum, one| sum.plus(*one));
    if small(total) {
        return Hidden {
            rows: hidden,
            total: true,
        };
    }
    while hidden.contains(&true) && !fit(rows, &hidden, smallest_group) {
        let shown = rows.iter().zip(&hidden).enumerate();
        let shown = shown.filter(|(_, (_, hidden))| !**hidden);
        let smallest = shown.min_by_key(|(place, (row, _))| (row.all(), *place));
        let Some(place) = smallest.map(|(place, _)| place) else {
            return Hidden {
                rows: hidden,
                total: true,
            };
        };
        if let Some(row) = hidden.get_mut(place) {
            *row = true;
        }
    }
    Hidden {
        rows: hidden,
        total: false,
    }
}

/// Whether one of a row's counts is a small group.
fn is_small(cell: Cell, smallest_group: u16) -> bool {
    let small = |count: u32| count > 0 && count < u32::from(smallest_group);
    cell.parts().into_iter().any(small)
}

/// Whether the hidden rows may be known together.
fn fit(rows: &[Cell], hidden: &[bool], smallest_group: u16) -> bool {
    let all = rows.iter().zip(hidden).filter(|(_, hidden)| **hidden);
    let together = all
        .clone()
        .fold(Cell::default(), |sum, (row, _)| sum.plus(*row));
    let count = u32::try_from(all.count()).unwrap_or(u32::MAX);
    count > 1 && together.all() > count && !is_small(together, smallest_group)
}
