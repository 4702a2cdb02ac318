//! The offerings of a content item, in each place, and which of them are matched.

use super::super::offering::{is_for, open_through, over_from, points};
use super::Place;
use crate::alike::Alike;
use crate::places::Places;
use crate::space::{OverBudget, Space};
use stafett_model::{Condition, Day, FactId, ItemId, Located, Programme, Visit, VisitId};
use std::collections::BTreeSet;

/// Two matched offerings of a content: the visit of the old place and that of the new.
pub(super) type Pair = (VisitId, VisitId);

/// A visit that offers the item in a place.
pub(super) type Row = VisitId;

/// The content items that some variant offers otherwise than the base.
pub(super) fn told_apart(programme: &Programme) -> Vec<ItemId> {
    let laid = |visit: &&Visit| visit.overlay.is_some_and(is_variant);
    let mut items: BTreeSet<ItemId> = BTreeSet::new();
    for visit in programme.visits.iter().filter(laid) {
        items.extend(&visit.items);
        let base = visit.stands_for.and_then(|base| programme.visit(base));
        items.extend(base.into_iter().flat_map(|base| &base.items));
    }
    items.into_iter().collect()
}

fn is_variant(overlay: stafett_model::Overlay) -> bool {
    matches!(overlay, stafett_model::Overlay::Variant(_))
}

/// An item's offerings, with when each may lie ahead and when it is over, for every child.
pub(super) struct Offered<'p> {
    programme: &'p Programme,
    rows: Vec<Offering<'p>>,
    children: Vec<Alike>,
}

struct Offering<'p> {
    id: VisitId,
    visit: &'p Visit,
    /// For each kind of child: the last day on which it may lie ahead, and the first on which it is
    /// over; `None` for never. Nothing where it does not apply to the child.
    days: Vec<Option<(Option<Day>, Option<Day>)>>,
}

impl<'p> Offered<'p> {
    /// The obligatory visits that offer an item.
    pub(super) fn of(places: &Places<'p>, item: ItemId) -> Offered<'p> {
        let programme = places.programme;
        let rows: Vec<(VisitId, &Visit)> = (0..=u16::MAX)
            .map(VisitId)
            .zip(&programme.visits)
            .filter(|(_, visit)| !visit.as_needed && visit.items.contains(&item))
            .collect();
        let mut all = Vec::new();
        for (_, visit) in &rows {
            all.extend(points(&visit.window));
            all.extend(visit.switches.iter().map(|switch| switch.point.clone()));
            all.extend(
                visit
                    .switches
                    .iter()
                    .map(|switch| stafett_model::Point::Date(switch.day)),
            );
        }
        // Behind the others, whose places are counted.
        all.extend(rows.iter().flat_map(|(_, visit)| visit.birth_points()));
        let children = places.alike(&all);
        let mut at = 0;
        let rows = rows.into_iter().map(|(id, visit)| {
            let own = points(&visit.window).len();
            let first = at;
            at += own + 2 * visit.switches.len();
            let days = children
                .iter()
                .map(|child| days(visit, child, first, own))
                .collect();
            Offering { id, visit, days }
        });
        let rows = rows.collect();
        Offered {
            programme,
            rows,
            children,
        }
    }

    /// The rows that may apply in a place, in the order of the table.
    pub(super) fn in_place(&self, place: &Place) -> Vec<Row> {
        let never = Condition::Any(Vec::new());
        let applies =
            |row: &&Offering| row.visit.condition.knowing(&|fact| place.value(fact)) != never;
        self.rows.iter().filter(applies).map(|row| row.id).collect()
    }

    /// The offerings of the old place, each matched with one of the new: the same visit, else in the
    /// order of their windows. What both share is no matter of a move.
    pub(super) fn matched(&self, old: &[Row], new: &[Row]) -> Vec<Pair> {
        let only = |here: &[Row], there: &[Row]| -> Vec<Row> {
            here.iter()
                .copied()
                .filter(|row| !there.contains(row))
                .collect()
        };
        let (mut old, mut new) = (only(old, new), only(new, old));
        let mut pairs = Vec::new();
        old.retain(|row| {
            let base = self.programme.base_of(*row);
            let same = new
                .iter()
                .position(|other| self.programme.base_of(*other) == base);
            let Some(place) = same else { return true };
            pairs.push((*row, new.remove(place)));
            false
        });
        old.sort_by_key(|row| self.order(*row));
        new.sort_by_key(|row| self.order(*row));
        pairs.extend(old.into_iter().zip(new));
        pairs
    }

    /// When a row's window closes for the least child, for the order of what is left.
    fn order(&self, row: Row) -> (Option<Day>, Row) {
        let days = self
            .row(row)
            .and_then(|row| row.days.iter().flatten().next());
        (days.and_then(|(open, _)| *open), row)
    }

    fn row(&self, id: Row) -> Option<&Offering<'p>> {
        self.rows.iter().find(|row| row.id == id)
    }

    /// Whether some child may fall between the two.
    pub(super) fn may_lose(&self, pair: &Pair) -> bool {
        (0..self.children.len()).any(|child| self.harm(pair, child).is_some())
    }

    /// The days of a move on which the child gets neither: from the first, included, to the last,
    /// included; no last where there is none.
    fn harm(&self, (old, new): &Pair, child: usize) -> Option<(Day, Option<Day>)> {
        let (open, _) = (*self.row(*old)?.days.get(child)?)?;
        let (_, over) = (*self.row(*new)?.days.get(child)?)?;
        let over = over?;
        open.is_none_or(|open| over <= open).then_some((over, open))
    }

    /// The children who may fall between the two, least first, each with the days.
    pub(super) fn losing(&self, pair: &Pair) -> Vec<(&Alike, (Day, Option<Day>))> {
        let children = self.children.iter().enumerate();
        let mut losing: Vec<_> = children
            .filter_map(|(at, child)| Some((child, self.harm(pair, at)?)))
            .collect();
        losing.sort_by_key(|(child, _)| (child.births.first().copied(), child.start));
        losing
    }

    /// The facts, other than those of the places, of a child who is offered the one in the old place
    /// and the other in the new; `None` where there is no such child or no such move.
    pub(super) fn child(
        &self,
        (old, new): &Pair,
        from: &Place,
        to: &Place,
        limit: usize,
    ) -> Result<Option<Vec<(FactId, i32)>>, OverBudget> {
        if from.change_to(self.programme, to).is_none() {
            return Ok(None);
        }
        let (Some(old), Some(new)) = (self.row(*old), self.row(*new)) else {
            return Ok(None);
        };
        let one = old.visit.condition.knowing(&|fact| from.value(fact));
        let other = new.visit.condition.knowing(&|fact| to.value(fact));
        Space::some_child(self.programme, &[&one, &other], &[], limit)
    }
}

/// When a visit may lie ahead and when it is over for a kind of child.
fn days(
    visit: &Visit,
    child: &Alike,
    first: usize,
    own: usize,
) -> Option<(Option<Day>, Option<Day>)> {
    let at = |place: usize| {
        child
            .located
            .get(first + place)
            .copied()
            .unwrap_or(Located::Never)
    };
    let applies = visit
        .switches
        .iter()
        .enumerate()
        .all(|(place, switch)| switch.holds(at(own + place)).unwrap_or(true));
    if !applies || !is_for(visit, child) || at(0) == Located::Never || at(1) == Located::Never {
        return None;
    }
    let caught_up = (own > 2).then(|| at(2));
    Some((open_through(at(1)), over_from(visit, at(1), caught_up)))
}
