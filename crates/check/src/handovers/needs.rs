//! What the receiver of a handover needs to be told, derived from the visits on both sides of it.

use super::Exchange;
use crate::offers::order::for_every_child;
use crate::places::Places;
use stafett_model::proof::{Rule, Words};
use stafett_model::{
    Afterwards, AreaId, ContentItem, Duration, ItemId, Point, Programme, SeriesId, Transition,
    Visit, VisitId, Window,
};
use std::collections::BTreeMap;

/// One thing that the receiver needs to be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Need {
    /// What came of an item that both sides do.
    Item(ItemId),
    /// Which doses of a series are given.
    Series(SeriesId),
    /// When a visit was made.
    Made(VisitId),
    /// What was not done of a visit whose undone work is carried over.
    Undone(VisitId),
}

/// What the receiver needs, each with the rule that makes it so.
pub(super) fn of(places: &Places, exchange: &Exchange) -> BTreeMap<Need, Rule> {
    let Some((givers, receivers)) = sides(places, exchange.transition) else {
        return BTreeMap::new();
    };
    let sides = Sides {
        programme: exchange.programme,
        areas: &exchange.transition.areas,
        givers,
        receivers,
    };
    let mut needs = BTreeMap::new();
    for (need, rule) in sides.needs() {
        needs.entry(need).or_insert(rule);
    }
    needs
}

/// A visit with its id.
type Row<'p> = (VisitId, &'p Visit);

/// The visits of the giver and of the receiver. Between two of one service those that are surely made
/// before the day on which responsibility passes, and those that are surely made from it on; `None`
/// where no such day is stated.
fn sides<'p>(places: &Places<'p>, transition: &Transition) -> Option<(Vec<Row<'p>>, Vec<Row<'p>>)> {
    let visits = || (0..=u16::MAX).map(VisitId).zip(&places.programme.visits);
    let of = |service| visits().filter(move |(_, visit)| visit.performer == service);
    if transition.from != transition.to {
        return Some((of(transition.from).collect(), of(transition.to).collect()));
    }
    let when = transition.when.as_ref()?;
    let before = |(_, visit): &Row| {
        let closed = visit.window.latest.clone().plus(Duration::days(1));
        for_every_child(places, &closed, when)
    };
    let from_then_on = |(_, visit): &Row| for_every_child(places, when, &visit.window.earliest);
    Some((
        of(transition.from).filter(before).collect(),
        of(transition.to).filter(from_then_on).collect(),
    ))
}

/// The visits on both sides of a handover.
struct Sides<'p> {
    programme: &'p Programme,
    /// The areas concerned; all where empty.
    areas: &'p [AreaId],
    givers: Vec<Row<'p>>,
    receivers: Vec<Row<'p>>,
}

impl<'p> Sides<'p> {
    /// Every need with the rule that makes it so; a need may come more than once.
    fn needs(&self) -> Vec<(Need, Rule)> {
        let mut needs = self.undone();
        for (_, visit) in &self.receivers {
            needs.extend(
                self.items(visit)
                    .flat_map(|(id, item)| self.shared(visit, id, item)),
            );
            needs.extend(self.counted_from(visit));
        }
        needs
    }

    /// The items of a visit that belong to the areas of the handover.
    fn items(&self, visit: &'p Visit) -> impl Iterator<Item = (ItemId, &'p ContentItem)> {
        items(self.programme, self.areas, visit)
    }

    /// The obligatory visits of the giver whose undone work is carried over.
    fn undone(&self) -> Vec<(Need, Rule)> {
        let carried = |window: &Window| window.afterwards == Afterwards::CarriedOver;
        let is_carried = |visit: &'p Visit| {
            let mut doses = self.items(visit).filter_map(|(_, item)| item.dose.as_ref());
            carried(&visit.window) || doses.any(|dose| carried(&dose.window))
        };
        self.givers
            .iter()
            .filter(|(_, visit)| !visit.as_needed && self.items(visit).next().is_some())
            .filter(|(_, visit)| is_carried(visit))
            .map(|(id, visit)| {
                let says = Words::new(
                    "det som inte blir gjort här förs över",
                    "what is not done here is carried over",
                );
                (Need::Undone(*id), rule(visit, says))
            })
            .collect()
    }

    /// An item of the receiver's that the giver does too, or a dose of a series that the giver has
    /// begun.
    fn shared(&self, visit: &Visit, id: ItemId, item: &ContentItem) -> Option<(Need, Rule)> {
        if let Some(dose) = &item.dose {
            let row = self.programme.series(dose.series)?;
            let begun = row.doses.iter().take(usize::from(dose.number));
            let given = begun.rev().find(|dose| self.giver_of(**dose).is_some())?;
            let (now, before) = (&item.meta.title, &self.programme.item(*given)?.meta.title);
            let says = Words::new(
                format!("här ges {now}; {before} ges före överlämningen"),
                format!("{now} is given here; {before} before the handover"),
            );
            return Some((Need::Series(dose.series), rule(visit, says)));
        }
        self.giver_of(id)?;
        let title = &item.meta.title;
        let says = Words::new(
            format!("\"{title}\" görs både här och före överlämningen"),
            format!("\"{title}\" is done both here and before the handover"),
        );
        Some((Need::Item(id), rule(visit, says)))
    }

    /// The visits and doses of the giver from which times of a visit, or of its doses, are counted.
    fn counted_from(&self, visit: &'p Visit) -> Vec<(Need, Rule)> {
        let doses = self.items(visit).filter_map(|(_, item)| item.dose.as_ref());
        let windows = doses.map(|dose| &dose.window).chain([&visit.window]);
        let roots = windows.flat_map(points).map(Point::root);
        roots
            .filter_map(|root| self.giver_point(root))
            .map(|(need, title)| {
                let says = Words::new(
                    format!("tiden räknas från {title}"),
                    format!("the time is counted from {title}"),
                );
                (need, rule(visit, says))
            })
            .collect()
    }

    /// What must be told where a time is counted from this point, and its title.
    fn giver_point(&self, root: &Point) -> Option<(Need, &'p str)> {
        match root {
            Point::Visit(visit) => {
                let (id, row) = self.givers.iter().find(|(id, _)| id == visit)?;
                self.items(row).next()?;
                Some((Need::Made(*id), &row.meta.title))
            }
            Point::Item(item) => {
                self.giver_of(*item)?;
                let row = self.programme.item(*item)?;
                let need = match &row.dose {
                    Some(dose) => Need::Series(dose.series),
                    None => Need::Item(*item),
                };
                Some((need, &row.meta.title))
            }
            _ => None,
        }
    }

    /// The giver's visit that carries an item of the areas.
    fn giver_of(&self, item: ItemId) -> Option<&'p Visit> {
        let carries = |visit: &&'p Visit| self.items(visit).any(|(id, _)| id == item);
        self.givers.iter().map(|(_, visit)| *visit).find(carries)
    }
}

/// The items of a visit that belong to these areas; all of them where no area is named.
pub(super) fn items<'p>(
    programme: &'p Programme,
    areas: &[AreaId],
    visit: &'p Visit,
) -> impl Iterator<Item = (ItemId, &'p ContentItem)> {
    visit
        .items
        .iter()
        .filter_map(|id| Some((*id, programme.item(*id)?)))
        .filter(|(_, item)| areas.is_empty() || areas.contains(&item.area))
}

/// The points on which a window rests.
fn points(window: &Window) -> impl Iterator<Item = &Point> {
    let own = [&window.earliest, &window.recommended, &window.latest];
    let distances = window.distances.iter().map(|distance| &distance.from);
    own.into_iter().chain(distances)
}

fn rule(visit: &Visit, says: Words) -> Rule {
    Rule {
        origin: visit.meta.origin,
        says,
    }
}
