//! The changes in short: how many rules of each area, and which children get another plan.

use crate::here::{Here, Kind, Link, ids};
use crate::phrase::capital;
use serde::Serialize;
use stafett_diff::{Comparison, Plans, RuleChange, What};
use stafett_model::{AreaId, ItemId, Programme, Requirement, Visit};
use std::collections::BTreeSet;

/// How many rules of an area differ.
#[derive(Default, Serialize)]
pub(crate) struct OfArea {
    /// The area; none for the rules that belong to none.
    area: Option<Link>,
    fresh: usize,
    changed: usize,
    gone: usize,
}

/// Children whose plan becomes another, and the rules that make it so.
#[derive(Serialize)]
pub(crate) struct OfChildren {
    /// What they have in common; empty for any child.
    facts: String,
    rules: Vec<Link>,
}

/// Every rule that differs, with its kind.
fn rules(compared: &Comparison) -> impl Iterator<Item = (Kind, &RuleChange)> {
    let groups = compared.groups.iter();
    groups.flat_map(|group| group.rules.iter().map(|rule| (group.kind, rule)))
}

/// The areas of which rules differ, in written order; the rules of no area last. A rule of several counts in each.
pub(crate) fn of_areas(here: &Here<'_>, compared: &Comparison) -> Vec<OfArea> {
    let p = here.programme();
    let mut rows: Vec<(Option<String>, OfArea)> = ids!(p.areas, AreaId)
        .filter_map(|id| Some((id, p.area(id)?)))
        .map(|(id, area)| (Some(area.meta.id.clone()), of_area(Some(here.area(id)))))
        .chain([(None, of_area(None))])
        .collect();
    for (kind, rule) in rules(compared) {
        let own = match (rule.what, here.site.book.earlier) {
            (What::Gone, Some(earlier)) => areas_of(earlier, kind, &rule.id),
            _ => areas_of(p, kind, &rule.id),
        };
        let known =
            |area: &Option<String>| area.as_ref().is_some_and(|id| own.contains(id.as_str()));
        let nowhere = !rows.iter().any(|(area, _)| known(area));
        for (area, row) in &mut rows {
            if known(area) || nowhere && area.is_none() {
                match rule.what {
                    What::New => row.fresh += 1,
                    What::Changed => row.changed += 1,
                    What::Gone => row.gone += 1,
                }
            }
        }
    }
    let rows = rows.into_iter().map(|(_, row)| row);
    rows.filter(|row| row.fresh + row.changed + row.gone > 0)
        .collect()
}

fn of_area(area: Option<Link>) -> OfArea {
    OfArea {
        area,
        ..OfArea::default()
    }
}

/// The names of the areas to which a rule belongs.
fn areas_of<'p>(p: &'p Programme, kind: Kind, id: &str) -> BTreeSet<&'p str> {
    let (items, mut areas) = touched(p, kind, id);
    let of_items = items.iter().filter_map(|item| p.item(*item));
    areas.extend(of_items.map(|row| row.area));
    let areas = areas.iter().filter_map(|area| p.area(*area));
    areas.map(|row| row.meta.id.as_str()).collect()
}

/// The content items and areas that a rule names.
fn touched(p: &Programme, kind: Kind, id: &str) -> (Vec<ItemId>, Vec<AreaId>) {
    macro_rules! row {
        ($table:ident) => {
            p.$table.iter().find(|row| row.meta.id == id)
        };
    }
    let items = match kind {
        Kind::Visit | Kind::Contact => {
            let visit = p.visits.iter().find(|row| is_called(row, id));
            visit.map(|row| row.items.clone())
        }
        Kind::Requirement | Kind::Recommendation => row!(requirements).map(items_of),
        Kind::Indicator => row!(indicators).map(|row| row.numerator.done.clone()),
        _ => None,
    };
    let areas = match kind {
        Kind::Area | Kind::Responsibility => ids!(p.areas, AreaId)
            .filter(|area| p.area(*area).is_some_and(|row| row.meta.id == id))
            .collect(),
        Kind::ContentItem => row!(items).map(|row| vec![row.area]).unwrap_or_default(),
        Kind::Series => row!(series_table)
            .map(|row| vec![row.area])
            .unwrap_or_default(),
        Kind::Transition => row!(transitions)
            .map(|row| row.areas.clone())
            .unwrap_or_default(),
        _ => Vec::new(),
    };
    (items.unwrap_or_default(), areas)
}

/// Whether a visit is the one of this name, or one of those that the declaration of this name makes.
pub(crate) fn is_called(visit: &Visit, id: &str) -> bool {
    let declared = visit.occurrence.as_ref().map(|of| of.rule.as_str());
    visit.meta.id == id || declared == Some(id)
}

fn items_of(row: &Requirement) -> Vec<ItemId> {
    row.offers.iter().map(|offer| offer.item).collect()
}

/// The children whose plans become others, by what they have in common, in the order of the rules.
pub(crate) fn of_children(here: &Here<'_>, compared: &Comparison) -> Vec<OfChildren> {
    let mut all: Vec<OfChildren> = Vec::new();
    for (kind, rule) in rules(compared) {
        let (Plans::Child(example), Some(change)) =
            (&rule.plans, here.site.changes.at(kind, &rule.id))
        else {
            continue;
        };
        let facts: Vec<String> = example.facts.iter().map(|fact| here.pick(fact)).collect();
        let both = format!(" {} ", here.t().and);
        let group = here.site.group_of(&facts.join(&both));
        let facts = match group {
            Some(group) => here.group(group).title,
            None => capital(&facts.join("; ")),
        };
        let link = Link {
            title: rule.title.clone(),
            href: format!("#{}", change.anchor),
        };
        match all.iter_mut().find(|one| one.facts == facts) {
            Some(one) => one.rules.push(link),
            None => all.push(OfChildren {
                facts,
                rules: vec![link],
            }),
        }
    }
    all.sort_by_key(|one| std::cmp::Reverse(one.rules.len()));
    all
}
