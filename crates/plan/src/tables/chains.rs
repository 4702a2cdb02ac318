//! The doses that come after something that happens, be it after other doses: their first day is found along a chain.

use crate::tables::hangs_on_school_start;
use crate::tables::months::Age;
use crate::tables::windows::Windows;
use alloc::vec::Vec;
use stafett_model::programme::Bound;
use stafett_model::{Duration, ItemId, Point, Programme, Window};

/// These doses, each after those of them after which it comes.
#[derive(Clone, Debug, Default)]
pub(crate) struct Chains {
    pub(crate) rows: Vec<Chain>,
    /// Whether one of them comes after something whose day rests on when the child starts school.
    pub(crate) rest_on_start: bool,
}

/// Such a dose.
#[derive(Clone, Debug)]
pub(crate) struct Chain {
    pub(crate) item: ItemId,
    /// Its first day by its window, unless that is counted from what happens.
    pub(crate) earliest: Option<Point>,
    /// What it comes after, and how long: where its first day is counted from, if that happens, and its distances.
    pub(crate) links: Vec<Link>,
}

/// So long after a point.
#[derive(Clone, Debug)]
pub(crate) struct Link {
    pub(crate) from: Point,
    /// The dose, or other content item, from which that is counted.
    pub(crate) root: Option<ItemId>,
    pub(crate) length: Age,
}

impl Link {
    fn of(from: &Point, length: Duration) -> Link {
        Link {
            from: from.clone(),
            root: match from.root() {
                Point::Item(item) => Some(*item),
                _ => None,
            },
            length: Age::of(length),
        }
    }
}

impl Chains {
    /// Those of `programme`.
    pub(crate) fn of(programme: &Programme, windows: &Windows) -> Chains {
        let items = (0..=u16::MAX).map(ItemId).zip(&programme.items);
        let doses = items.filter_map(|(item, row)| Some((item, &row.dose.as_ref()?.window)));
        let chains = doses.map(|(item, window)| Chain::of(windows, item, window));
        let mut left: Vec<Chain> = chains.filter(|chain| !chain.links.is_empty()).collect();
        let rest_on_start = left.iter().any(Chain::rests_on_start);
        let mut rows: Vec<Chain> = Vec::with_capacity(left.len());
        // Doses that wait for each other in a circle come last, as they stand.
        while !left.is_empty() {
            let waits = |chain: &Chain| {
                let mut roots = chain.links.iter().filter_map(|link| link.root);
                roots.any(|root| left.iter().any(|other| other.item == root))
            };
            let next = left.iter().position(|chain| !waits(chain)).unwrap_or(0);
            rows.push(left.remove(next));
        }
        Chains {
            rows,
            rest_on_start,
        }
    }

    /// The row of a dose, where it has one.
    pub(crate) fn of_dose(&self, item: ItemId) -> Option<&Chain> {
        self.rows.iter().find(|chain| chain.item == item)
    }
}

impl Chain {
    fn of(windows: &Windows, item: ItemId, window: &Window) -> Chain {
        let bounds = windows.of_dose(item);
        let is_settled = bounds.is_some_and(|bounds| bounds.earliest.is_some());
        let earliest = Some(&window.earliest);
        let (own, counted) = match is_settled {
            true => (earliest, None),
            false => (None, earliest),
        };
        let distances = window.distances.iter();
        let least = distances.filter(|distance| distance.bound == Bound::AtLeast);
        let least = least.map(|distance| Link::of(&distance.from, distance.duration));
        let counted = counted.map(|from| Link::of(from, Duration::ZERO));
        Chain {
            item,
            earliest: own.cloned(),
            links: counted.into_iter().chain(least).collect(),
        }
    }

    fn rests_on_start(&self) -> bool {
        let links = self.links.iter().map(|link| &link.from);
        let mut points = links.chain(&self.earliest);
        points.any(hangs_on_school_start)
    }
}
