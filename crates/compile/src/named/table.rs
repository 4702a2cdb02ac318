//! Rows in the order of their names.

use stafett_diag::Span;

/// A named row, before anything in it is resolved.
#[derive(Clone)]
pub(crate) struct Row<R> {
    pub(crate) name: String,
    /// Where the name stands.
    pub(crate) span: Span,
    pub(crate) value: R,
}

/// Rows in the order of their names, each name once. A row's place is its id.
pub(crate) struct Table<R> {
    rows: Vec<Row<R>>,
}

impl<R> Default for Table<R> {
    fn default() -> Self {
        Table { rows: Vec::new() }
    }
}

impl<R> Table<R> {
    /// Adds a row; [`Table::settle`] must follow the last.
    pub(super) fn push(&mut self, name: impl Into<String>, span: Span, value: R) {
        self.rows.push(Row {
            name: name.into(),
            span,
            value,
        });
    }

    /// Puts the rows in order. Of rows of one name the first in the text stays, and of too many
    /// rows the first `most`; says how many there were.
    pub(super) fn settle(&mut self, most: usize) -> usize {
        self.rows
            .sort_by(|a, b| (&a.name, a.span).cmp(&(&b.name, b.span)));
        self.rows
            .dedup_by(|later, earlier| later.name == earlier.name);
        let count = self.rows.len();
        self.rows.truncate(most);
        count
    }

    pub(crate) fn find(&self, name: &str) -> Option<u16> {
        let place = self
            .rows
            .binary_search_by(|row| row.name.as_str().cmp(name))
            .ok()?;
        u16::try_from(place).ok()
    }

    pub(crate) fn rows(&self) -> &[Row<R>] {
        &self.rows
    }

    pub(crate) fn row(&self, place: u16) -> Option<&Row<R>> {
        self.rows.get(usize::from(place))
    }
}
