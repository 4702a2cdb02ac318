//! The old programme with the titles of the new one, so that a thing that was given another title is
//! one change, and not a change of every rule that speaks of it.

use stafett_model::{Meta, Programme};
use std::collections::BTreeMap;

/// `old` with the titles that `new` gives to the rows of the same names.
pub(crate) fn with_titles_of(new: &Programme, old: &Programme) -> Programme {
    let mut renamed = old.clone();
    macro_rules! tables {
        ($($table:ident),*) => {
            $(
                let titles = titles_of(new.$table.iter().map(|row| &row.meta));
                for row in &mut renamed.$table {
                    rename(&mut row.meta, &titles);
                }
            )*
        };
    }
    tables!(
        sources,
        facts,
        events,
        bodies,
        services,
        roles,
        groups,
        areas,
        items,
        series_table,
        visits,
        transitions,
        requirements,
        indicators,
        variants,
        releases,
        reprioritisations
    );
    renamed
}

fn titles_of<'p>(rows: impl Iterator<Item = &'p Meta>) -> BTreeMap<&'p str, &'p str> {
    rows.map(|meta| (meta.id.as_str(), meta.title.as_str()))
        .collect()
}

fn rename(meta: &mut Meta, titles: &BTreeMap<&str, &str>) {
    if let Some(title) = titles.get(meta.id.as_str()) {
        (*title).clone_into(&mut meta.title);
    }
}
