//! The names that rows are written with, found once for all of them.

use stafett_model::{ItemId, Meta, Programme, VisitId};

/// Of which rule and content a line is: its place among all that a plan may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Kind(pub(super) u32);

/// The names that rows are written with, by the places of ids in a programme.
pub(crate) struct Names {
    /// Of each visit, the kind of its own line; those of its contents follow.
    first: Vec<u32>,
    /// Of each visit, its contents.
    items: Vec<Vec<ItemId>>,
    pub(super) kinds: Vec<KindNames>,
    pub(super) services: Vec<String>,
    pub(super) bodies: Vec<String>,
}

/// What lines of one kind are called.
#[derive(Default)]
pub(super) struct KindNames {
    /// The line.
    pub(super) id: String,
    /// The rule.
    pub(super) rule: String,
    /// The content; `None` for a visit itself.
    pub(super) content: Option<String>,
}

impl Names {
    pub(crate) fn of(programme: &Programme) -> Names {
        let (mut first, mut kinds) = (Vec::new(), Vec::new());
        for visit in &programme.visits {
            let rule = &visit.meta.id;
            first.push(u32::try_from(kinds.len()).unwrap_or(u32::MAX));
            kinds.push(KindNames {
                id: rule.clone(),
                rule: rule.clone(),
                content: None,
            });
            kinds.extend(visit.items.iter().map(|item| {
                let content = programme.item(*item).map_or("", |row| &row.meta.id);
                KindNames {
                    id: format!("{rule}/{content}"),
                    rule: rule.clone(),
                    content: Some(content.to_owned()),
                }
            }));
        }
        let visits = programme.visits.iter();
        Names {
            first,
            items: visits.map(|visit| visit.items.clone()).collect(),
            kinds,
            services: ids(programme.services.iter().map(|row| &row.meta)),
            bodies: ids(programme.bodies.iter().map(|row| &row.meta)),
        }
    }

    /// The kind of a line. Every line that a plan has is of one.
    pub(super) fn kind(&self, visit: VisitId, item: Option<ItemId>) -> Kind {
        let place = visit.index();
        let first = self.first.get(place).copied().unwrap_or(u32::MAX);
        let own = item.and_then(|item| {
            let items = self.items.get(place)?;
            items.iter().position(|one| *one == item)
        });
        let after = own.map_or(0, |own| own.saturating_add(1));
        Kind(first.saturating_add(u32::try_from(after).unwrap_or(u32::MAX)))
    }
}

fn ids<'m>(rows: impl Iterator<Item = &'m Meta>) -> Vec<String> {
    rows.map(|meta| meta.id.clone()).collect()
}
